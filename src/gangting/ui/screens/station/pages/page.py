"""What every page of the station is: a head with a way back, and work done off the window."""

from collections.abc import Callable
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gangting.domain.actors import Right
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.screens.base import Draft
from gangting.ui.widgets import layouts
from gangting.ui.widgets.page_head import PageHead


Result = TypeVar("Result")


class StationPage(QWidget):
    """One page: the station shows it, `back` leaves it.

    `changed` tells that the stock is another one now, `pictures_changed` that a picture is;
    `edit_wanted` asks for the catalogue at an item.
    """

    back = Signal()
    changed = Signal()
    pictures_changed = Signal()
    edit_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.context = context
        self.head = PageHead(with_back=True)
        self.head.back.connect(self.leave)
        self.box: QVBoxLayout = layouts.column(self, gap=12, margin=16)
        self.box.addWidget(self.head)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def leave(self) -> None:
        """Go back; a page with steps of its own goes back one of them."""
        self.back.emit()

    def on_enter(self) -> None:
        """Read what is shown, each time the page comes to the front."""

    def take_scan(self, text: str) -> bool:  # noqa: ARG002 - the default takes none
        """Take a scan before the gate does; True if it was meant for this page."""
        return False

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return None

    def restore(self, draft: Draft) -> None:
        """Fill in again what `draft` gave."""

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""

    def showEvent(self, event: QShowEvent) -> None:
        """Hold the focus itself, else Qt would give it to the way back."""
        super().showEvent(event)
        self.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def ask(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Ask a service; what it refuses is announced where the page has no place for it."""
        self.context.jobs.submit(work, done, failed or self.announce)

    def announce(self, error: KnownError) -> None:
        """Say in the banner line what could not be done."""
        self.context.announce(self.sentence(error))

    def sentence(self, error: KnownError) -> str:
        """Word a refusal."""
        return self.context.words().error(error.code, **error.params)

    def may(self, right: Right) -> bool:
        """Whether whoever is on duty has a right; nobody has any while the booth is locked."""
        officer = self.context.on_duty()
        return officer is not None and officer.may(right)

    def zone(self) -> ZoneInfo:
        """Give the compound's time zone."""
        return ZoneInfo(self.context.zone())
