"""Frozen values, quick to declare.

The standard library compiles six functions for every frozen data class, and a start declares a
hundred and fifty: that alone took half as long as a bare window. Here they share what they can,
and the initialiser is compiled when the first value is made.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform


T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Declare a frozen value: as ``@dataclass(frozen=True, slots=True)``, only sooner done."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    key = _key(fields(made))
    made.__init__ = _initialiser_when_needed(made)
    made.__eq__ = _equality(key)
    made.__hash__ = _hashing(key)
    for name, shared in _SHARED.items():
        if name not in cls.__dict__:
            setattr(made, name, shared)
    return made  # type: ignore[no-any-return]  # the same class, with slots


def _initialiser_when_needed(cls: type[Any]) -> Callable[..., None]:
    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807
        compiled = _initialiser(cls)
        cls.__init__ = compiled
        compiled(self, *args, **named)

    return __init__


def _initialiser(cls: type[Any]) -> Callable[..., None]:
    """Compile ``__init__``; it writes to the slots, past the ``__setattr__`` that forbids it."""
    known: dict[str, Any] = {"_missing": MISSING}
    heads, lines = ["self"], []
    for number, item in enumerate(fields(cls)):
        name, given = item.name, item.name
        known[f"_set_{number}"] = getattr(cls, name).__set__
        if item.default is not MISSING:
            known[f"_default_{number}"] = item.default
            heads.append(f"{name}=_default_{number}")
        elif item.default_factory is not MISSING:
            known[f"_make_{number}"] = item.default_factory
            heads.append(f"{name}=_missing")
            given = f"_make_{number}() if {name} is _missing else {name}"
        else:
            heads.append(name)
        lines.append(f"_set_{number}(self, {given})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    source = f"def __init__({', '.join(heads)}):\n " + "\n ".join(lines or ["pass"])
    made: dict[str, Any] = {}
    exec(source, known, made)  # noqa: S102  as the standard library does, of declared names
    compiled: Callable[..., None] = made["__init__"]
    return compiled


def _key(items: tuple[Field[Any], ...]) -> Callable[[Any], object]:
    """Return what a value is compared by."""
    names = [item.name for item in items]
    return attrgetter(*names) if names else lambda _: ()


def _equality(key: Callable[[Any], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    return __eq__


def _hashing(key: Callable[[Any], object]) -> Callable[[object], int]:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    return __hash__


def _repr(self: Any) -> str:  # noqa: ANN401  any value
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self))
    return f"{self.__class__.__qualname__}({shown})"


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:  # noqa: ANN401  as above
    return self.__class__, tuple(getattr(self, item.name) for item in fields(self))


def _setattr(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: dict[str, Callable[..., object]] = {
    "__repr__": _repr,
    "__reduce__": _reduce,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
}
