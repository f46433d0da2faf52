"""What the desks of the passes have in common: facts that change as one value, and a signal."""

from dataclasses import Field, replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal


class _Fields(Protocol):
    """A dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Known = TypeVar("Known", bound=_Fields)


class Knowing(QObject, Generic[Known]):
    """Holds what is known, frozen, and tells when something else is."""

    changed = Signal()

    def __init__(self, facts: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts

    @property
    def facts(self) -> Known:
        """What is known."""
        return self._facts

    def change(self, **facts: object) -> None:
        """Know something else."""
        self._facts = replace(self._facts, **facts)
        self.changed.emit()
