"""Let a leader's PIN decide, without leaving the screen."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.leader_dialog import LeaderDialog


Agreed = Callable[[Officer], None]


class LeaderGuard(QObject):
    """Asks for a leader and goes on once the PIN was right."""

    def __init__(self, context: Context, leaders: Sequence[Officer], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._leaders = tuple(leaders)
        self._parent = parent

    def ask(self, why: str, right: Right, agreed: Agreed) -> None:
        """Show the dialog; ``agreed`` gets the leader who confirmed, once, or is never called."""
        names = [(str(officer.id), officer.name) for officer in self._leaders]
        dialog = LeaderDialog(names, why, self._parent)
        _Question(self._context, dialog, right, agreed)
        dialog.open()


class _Question(QObject):
    """One dialog until it is closed; an answer that comes after that is nobody's any more."""

    def __init__(
        self, context: Context, dialog: LeaderDialog, right: Right, agreed: Agreed
    ) -> None:
        super().__init__(dialog)
        self._context, self._dialog = context, dialog
        self._right, self._agreed = right, agreed
        self._open = True
        dialog.tried.connect(self._try)
        dialog.finished.connect(self._close)

    def _try(self, officer_id: str, pin: str) -> None:
        check = partial(
            self._context.services.officers.confirm_pin, UUID(officer_id), pin, self._right
        )
        self._context.jobs.submit(check, self._confirmed, self._refused)

    def _confirmed(self, leader: Officer) -> None:
        if self._open:
            self._dialog.accept()
            self._agreed(leader)

    def _refused(self, error: KnownError) -> None:
        if self._open:
            self._dialog.show_error(self._context.words().error(error.code, **error.params))

    def _close(self) -> None:
        """Forget the dialog with the PIN that was typed into it."""
        self._open = False
        self._dialog.deleteLater()
