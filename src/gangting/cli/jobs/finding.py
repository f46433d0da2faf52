"""What one check of the doctor found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """A state, and the key of the sentence that says more with what fills it."""

    state: State
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


def ok(detail: str, **params: object) -> Finding:
    """Say that it works."""
    return Finding(State.OK, f"check_detail.{detail}", params)


def warn(detail: str, **params: object) -> Finding:
    """Say that it works as far as can be known, or can be done without."""
    return Finding(State.WARN, f"check_detail.{detail}", params)


def fail(detail: str, **params: object) -> Finding:
    """Say that it does not work."""
    return Finding(State.FAIL, f"check_detail.{detail}", params)


def lacking(error: str, **params: object) -> Finding:
    """Say that something is not there, with the sentence of its error; one can do without."""
    return Finding(State.WARN, f"error.{error}", params)
