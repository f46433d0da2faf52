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


class LeaderGuard(QObject):
    """Asks for a leader and goes on once the PIN was right."""

    def __init__(self, context: Context, leaders: Sequence[Officer], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._leaders = tuple(leaders)
        self._parent = parent

    def ask(self, why: str, proceed: Callable[[], None]) -> None:
        """Show the dialog; ``proceed`` is called once, or never."""
        names = [(str(officer.id), officer.name) for officer in self._leaders]
        dialog = LeaderDialog(names, why, self._parent)

        def agreed(_: Officer) -> None:
            dialog.accept()
            proceed()

        def refused(error: KnownError) -> None:
            dialog.show_error(self._context.words().error(error.code, **error.params))

        def tried(officer_id: str, pin: str) -> None:
            check = partial(
                self._context.services.officers.confirm_pin,
                UUID(officer_id),
                pin,
                Right.LEAVE_KIOSK,
            )
            self._context.jobs.submit(check, agreed, refused)

        dialog.tried.connect(tried)
        dialog.open()
