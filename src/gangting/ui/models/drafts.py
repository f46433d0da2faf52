"""Half-filled forms as plain values that can be written down and read back."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar


Form = TypeVar("Form")


def to_draft(form: Any, empty: Any) -> dict[str, object] | None:  # noqa: ANN401  any frozen form
    """Give what differs from an empty form; None where nothing does."""
    draft: dict[str, object] = {}
    for field in fields(form):
        value = getattr(form, field.name)
        if value != getattr(empty, field.name):
            draft[field.name] = list(value) if isinstance(value, tuple) else value
    return draft or None


def from_draft(
    draft: Mapping[str, object], empty: Form, codes: Mapping[str, Collection[str]]
) -> Form:
    """Read a draft back; what an older or newer program wrote differently is left out.

    ``codes`` names the parts that hold codes, and which there are.
    """
    known: dict[str, Any] = {}
    for field in fields(empty):  # type: ignore[arg-type]  # a frozen form
        value = draft.get(field.name)
        if isinstance(value, list):
            value = tuple(value)
        same_kind = type(value) is type(getattr(empty, field.name))
        if same_kind and _fits(value, codes.get(field.name)):
            known[field.name] = value
    return replace(empty, **known)  # type: ignore[type-var]  # a frozen form


def _fits(value: object, codes: Collection[str] | None) -> bool:
    if codes is None or not value:
        return True
    return all(code in codes for code in (value if isinstance(value, tuple) else (value,)))
