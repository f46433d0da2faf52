"""The gate as the window sees it: painted first, attended to once that is done."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QShowEvent

from gangting.ui.context import Context
from gangting.ui.screens.gate.camera_view import CameraState, Quad
from gangting.ui.screens.gate.layout import GateLayout


if TYPE_CHECKING:  # these bring the rules and the words, which the first paint does not wait for
    from uuid import UUID

    from gangting.domain.temperature import Site
    from gangting.services.gate.outcome import GateOutcome
    from gangting.ui.screens.gate.acts import Acts
    from gangting.ui.screens.gate.attendant import Attendant
    from gangting.ui.screens.gate.book_hand import BookHand
    from gangting.ui.screens.gate.desk_hand import DeskHand
    from gangting.ui.screens.gate.finder import Finder
    from gangting.ui.screens.gate.list_hand import ListHand
    from gangting.ui.screens.gate.panel_hand import PanelHand
    from gangting.ui.screens.gate.road import Road


WARM_UP_MS = 300
_DIGITS = 3


class GateScreen(GateLayout):
    """The screen in front most of the day.

    `sound_wanted` names one of admit, exit, attention, refuse, recorded; `open_wanted` one of
    visitor, delivery, vehicle, image; `deferred_shown` carries word, detail and icon of a scan
    made while locked; `slip_wanted` the visit whose temporary pass is to be printed;
    `clock_judged` tells of each verdict whether the clock was in doubt.

    With `wait` nothing is attended to before `begin`. Until then the keys write only for the one
    who was scanned last (`scan_kept`), and their digits follow the scan when it is taken.
    """

    name = "gate"
    icon = "shield-check"

    sound_wanted = Signal(str)
    say_wanted = Signal(str)
    open_wanted = Signal(str)
    slip_wanted = Signal(object)
    deferred_shown = Signal(str, str, str)
    deferred_counted = Signal(int)
    clock_judged = Signal(bool)
    activity = Signal()

    def __init__(self, context: Context, *, wait: bool = False) -> None:
        super().__init__()
        self._context = context
        self._attended = False
        self._scans_kept = 0
        self._digits_kept = ""
        self.desk_card.keypad.typed.connect(self._keep_digit)
        self.desk_card.keypad.erased.connect(self._drop_digit)
        self._warm_up = QTimer(self)
        self._warm_up.setSingleShot(True)
        self._warm_up.setInterval(WARM_UP_MS)
        self._warm_up.timeout.connect(self.prepare)
        self.retranslate()
        if not wait:
            self.begin()

    def begin(self) -> None:
        """Attend to what happens from now on."""
        _ = self.attendant
        # What was scanned is handed over at once; what is left was scanned for another screen.
        QTimer.singleShot(0, self, self._forget_kept)

    # -- before anybody attends

    def scan_kept(self) -> None:
        """Know that a scan waits for the booth to be open: what is typed now is for that one."""
        if not self._attended:
            self._scans_kept += 1
            self._show_kept("")

    def _keep_digit(self, digit: str) -> None:
        if not self._attended and self._scans_kept:
            self._show_kept((self._digits_kept + digit)[-_DIGITS:])

    def _drop_digit(self) -> None:
        if not self._attended:
            self._show_kept(self._digits_kept[:-1])

    def _show_kept(self, digits: str) -> None:
        self._digits_kept = digits
        self.desk_card.display.show_typed(digits)

    def _forget_kept(self) -> None:
        self._scans_kept = 0
        if self._digits_kept:
            self._digits_kept = ""
            self.attendant.panel.render_desk()

    @cached_property
    def attendant(self) -> "Attendant":
        """Whoever hears the cards and has the hands."""
        from gangting.ui.screens.gate.attendant import Attendant  # noqa: PLC0415  not for painting

        made = Attendant(self, self._context)
        self._attended = True
        made.sound_wanted.connect(self.sound_wanted)
        made.say_wanted.connect(self.say_wanted)
        made.open_wanted.connect(self.open_wanted)
        made.slip_wanted.connect(self.slip_wanted)
        made.deferred_shown.connect(self.deferred_shown)
        made.deferred_counted.connect(self.deferred_counted)
        made.clock_judged.connect(self.clock_judged)
        made.activity.connect(self.activity)
        return made

    # -- the hands

    @property
    def hand(self) -> "DeskHand":
        """Keeps the desk."""
        return self.attendant.hand

    @property
    def road(self) -> "Road":
        """Asks the books."""
        return self.attendant.road

    @property
    def panel_hand(self) -> "PanelHand":
        """Shows who is in front."""
        return self.attendant.panel

    @property
    def books(self) -> "BookHand":
        """Keeps the lists and figures."""
        return self.attendant.books

    @property
    def acts(self) -> "Acts":
        """Does what the panel's keys say."""
        return self.attendant.acts

    @property
    def list_hand(self) -> "ListHand":
        """Shows a list in the panel's place."""
        return self.attendant.list_hand

    @property
    def finder(self) -> "Finder":
        """Finds people as they are typed."""
        return self.attendant.finder

    # -- what it is told

    def handle_scan(self, text: str) -> None:
        """Take any text of a scanner, the camera or a picture; the newest always wins."""
        self.attendant.handle_scan(text)
        self._scans_kept = max(self._scans_kept - 1, 0)
        if not self._scans_kept:
            digits, self._digits_kept = self._digits_kept, ""
            self.attendant.type_for_the_one_scanned(digits)

    def thermometer_value(self, celsius: float, site: "Site") -> None:
        """Take a value of a thermometer on a cable, in degrees."""
        self.attendant.thermometer_value(celsius, site)

    def show_outcome(self, outcome: "GateOutcome") -> None:
        """Show the verdict of somebody registered elsewhere; their temperature comes next."""
        self.attendant.show_outcome(outcome)

    def show_case(self, case_id: "UUID") -> None:
        """Bring a recheck to the front."""
        self.attendant.show_case(case_id)

    def show_inside(self) -> None:
        """List the visitors who have not left."""
        self.attendant.show_inside()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a property
        """While locked, scans are only kept; after that they are offered to who unlocked."""
        self.attendant.set_locked(locked)

    def set_slips(self, offered: bool) -> None:  # noqa: FBT001 - a property
        """Offer a visitor's slip after admission; somebody must listen to `slip_wanted`."""
        self.attendant.panel.slips = offered

    def set_prompts(self, shown: bool) -> None:  # noqa: FBT001 - a property
        """Show the sentence an officer may say at each step, or leave it out."""
        self.attendant.set_prompts(shown)

    def set_usual_site(self, site: "Site") -> None:
        """Take temperatures as measured there, unless something else is chosen."""
        self.attendant.panel.use_site(site)

    def refresh(self) -> None:
        """Read the lists and figures again."""
        self.attendant.refresh()

    def refresh_soon(self) -> None:
        """Read them when whoever stands here has been answered."""
        self.attendant.refresh_soon()

    def set_camera_frame(self, image: QImage) -> None:
        """Show the camera's next picture."""
        self.idle.camera.show_frame(image)

    def set_camera_found(self, quad: Quad | None) -> None:
        """Frame the code that was found, by its corners in pixels of the picture."""
        self.idle.camera.show_found(quad)

    def set_camera_state(self, camera: CameraState | str) -> None:
        """Say how the camera is: absent, starting, on, trouble."""
        self.idle.camera.show_state(CameraState(camera))

    # -- the life of a screen

    def title(self) -> str:
        """Say the word on the rail."""
        return self.tr("Gate")

    def on_enter(self) -> None:
        """Refresh when it comes to the front."""
        if self._attended:
            self.attendant.enter()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        super().retranslate()
        self.setAccessibleName(self.title())
        if self._attended:
            self.attendant.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the panel of the first verdict once the welcome is painted."""
        super().showEvent(event)
        if self._attended and "verdict" not in self.__dict__:
            self._warm_up.start()

    def prepare(self) -> None:
        """Make the panel that a scan needs, so that the first one is as quick as any."""
        _ = self.verdict

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, backspace and Enter of a real keyboard; Escape goes back."""
        if self._attended and event.key() == Qt.Key.Key_Escape:
            self.attendant.escape()
        elif not self.desk_card.keypad.take_key(event):
            super().keyPressEvent(event)
