"""The page of a person's photo: the photo there is, the camera, the frame over a new picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.domain.pictures import Picture
from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.file_question import FileQuestion
from gangting.ui.live_camera import Sight
from gangting.ui.photo.crop_view import CropView
from gangting.ui.photo.desk import PhotoDesk
from gangting.ui.photo.drop import PictureDrop
from gangting.ui.photo.live_view import LiveView
from gangting.ui.photo.values import PhotoFacts, PhotoTools, Source, Step, Subject
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Portrait
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import Label, Role


_WIDTH, _HEIGHT = 165, 231
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class PhotoPage(QWidget):
    """Takes, chooses, frames, keeps and removes; `stored` brings what was done, to be undone."""

    stored = Signal(object)
    left = Signal()

    def __init__(self, context: Context, tools: PhotoTools) -> None:
        super().__init__()
        self._context, self._camera = context, tools.camera
        self._picture: Picture | None = None
        ask_file = tools.ask_file or FileQuestion(self).ask_file
        self.desk = PhotoDesk(context, tools.camera, ask_file, self)
        self.title = Label("", Role.SECTION, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.portrait = Portrait(sizes.px(_WIDTH), sizes.px(_HEIGHT))
        self.hint = Label("", Role.MUTED, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.live, self.crop = LiveView(tools.camera), CropView()
        self.take = Button("", "camera", ButtonKind.PRIMARY)
        self.choose = Button("", "image-outline")
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.leave = Button(size=ButtonSize.SMALL)
        self.shoot = Button("", "camera", ButtonKind.PRIMARY)
        self.live_back = Button()
        self.farther = Button("", "minus", size=ButtonSize.SMALL)
        self.nearer = Button("", "plus", size=ButtonSize.SMALL)
        self.turn = Button("", "rotate-right", size=ButtonSize.SMALL)
        self.keep = Button("", "check", ButtonKind.PRIMARY)
        self.again = Button()
        self.crop_back = Button()
        self._stack = QStackedWidget()
        self._pages = {Step.SHOW: self._shown(), Step.LIVE: self._seen(), Step.FRAME: self._cut()}
        box = layouts.column(self, gap=10)
        box.addWidget(self.title)
        box.addWidget(self.error)
        box.addWidget(self._stack, 1)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.drop = PictureDrop(self)
        self._connect()
        self.retranslate()

    def _shown(self) -> QWidget:
        page = QWidget()
        box = layouts.column(page, gap=12)
        box.addStretch(1)
        box.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.hint)
        box.addStretch(1)
        ways, rest = layouts.row(gap=12), layouts.row(gap=12)
        for key in (self.take, self.choose):
            ways.addWidget(key, 1)
        for key in (self.remove, self.leave):
            rest.addWidget(key, 1)
        box.addLayout(ways)
        box.addLayout(rest)
        return page

    def _seen(self) -> QWidget:
        page = QWidget()
        box = layouts.column(page, gap=12)
        box.addWidget(self.live, 1)
        keys = layouts.row(gap=12)
        keys.addWidget(self.shoot, 1)
        keys.addWidget(self.live_back, 1)
        box.addLayout(keys)
        return page

    def _cut(self) -> QWidget:
        page = QWidget()
        box = layouts.column(page, gap=12)
        box.addWidget(self.crop, 1)
        hand, keys = layouts.row(gap=12), layouts.row(gap=12)
        for key in (self.farther, self.nearer, self.turn):
            hand.addWidget(key, 1)
        for key in (self.keep, self.again, self.crop_back):
            keys.addWidget(key, 1)
        box.addLayout(hand)
        box.addLayout(keys)
        return page

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self.show_facts)
        desk.stored.connect(self.stored)
        desk.left.connect(self.left)
        self.drop.dropped.connect(desk.open)
        self.take.clicked.connect(desk.look)
        self.choose.clicked.connect(lambda: desk.ask(self.tr("Pictures")))
        self.remove.clicked.connect(desk.remove)
        self.shoot.setEnabled(False)
        self.live.ready.connect(self.shoot.setEnabled)
        self.shoot.clicked.connect(desk.shoot)
        self.again.clicked.connect(lambda: desk.again(self.tr("Pictures")))
        for back in (self.leave, self.live_back, self.crop_back):
            back.clicked.connect(desk.back)
        self.farther.clicked.connect(self.crop.farther)
        self.nearer.clicked.connect(self.crop.nearer)
        self.turn.clicked.connect(self.crop.turn)
        self.keep.clicked.connect(lambda: desk.keep(self.crop.framing.cut()))
        self.crop.changed.connect(self._show_reach)

    # -- coming and going

    def begin(self, subject: Subject) -> None:
        """Take the photo of a person in hand."""
        self.desk.begin(subject)

    def forget(self) -> None:
        """Forget what was not kept: the page is left, or another officer is on duty."""
        if self.desk.facts.subject is not None:
            self.desk.end()

    def step_back(self) -> None:
        """Go a step back, as Escape does."""
        self.desk.back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or keep with Enter, a step back with Escape."""
        step = self.desk.facts.step
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        elif event.key() in _TAKES and step is Step.LIVE:
            self.shoot.click()
        elif event.key() in _TAKES and step is Step.FRAME:
            self.keep.click()
        else:
            super().keyPressEvent(event)

    # -- what is known

    def show_facts(self) -> None:
        """Show everything that is known."""
        facts = self.desk.facts
        self._show_picture(facts)
        words, wrong = self._context.words(), facts.error
        self.error.setText(words.error(wrong.code, **wrong.params) if wrong else "")
        self.error.setVisible(wrong is not None)
        self._show_photo(facts)
        self.setEnabled(not facts.busy)
        page = self._pages[facts.step]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if facts.step is Step.FRAME:
                self.crop.setFocus()
            elif self.isVisible():
                self.setFocus()

    def _show_photo(self, facts: PhotoFacts) -> None:
        subject = facts.subject
        photo = QPixmap()
        if subject is not None and subject.jpeg:
            photo.loadFromData(subject.jpeg)
        self.portrait.show_tone(Tone.MUTED, photo=photo)
        self.take.setVisible(facts.camera)
        has = bool(subject and subject.jpeg)
        self.remove.setVisible(has)
        self.choose.set_kind(ButtonKind.PLAIN if facts.camera else ButtonKind.PRIMARY)
        again = facts.source is Source.CAMERA and facts.camera
        self.again.setText(self.tr("Take again") if again else self.tr("Another file"))
        name = subject.name if subject else ""
        self.title.setText(self.tr("Photo of %1").replace("%1", name))
        self.hint.setText(self._hint())

    def _hint(self) -> str:
        """Say why there is no camera, and what else can be done."""
        hint = self.tr("A picture file can also be dropped here.")
        why = {
            Sight.OFF: self.tr("The camera is switched off in the settings."),
            Sight.ABSENT: self.tr("No camera is plugged in."),
        }.get(self._camera.sight, "")
        return f"{why} {hint}".strip()

    def _show_picture(self, facts: PhotoFacts) -> None:
        if facts.picture is self._picture:
            return
        self._picture = facts.picture
        if facts.picture is None:
            self.crop.drop_picture()
        else:
            self.crop.show_picture(facts.picture)

    def _show_reach(self) -> None:
        framing = self.crop.framing
        self.nearer.setEnabled(framing.zoom < framing.closest)
        self.farther.setEnabled(framing.zoom > 1.0)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.take.setText(self.tr("Take a photo"))
        self.choose.setText(self.tr("Choose a file"))
        self.remove.setText(self.tr("Remove the photo"))
        self.leave.setText(self.tr("Back"))
        self.shoot.setText(self.tr("Take it"))
        self.live_back.setText(self.tr("Back"))
        self.farther.setText(self.tr("Wider"))
        self.nearer.setText(self.tr("Nearer"))
        self.turn.setText(self.tr("Turn"))
        self.keep.setText(self.tr("Use it"))
        self.crop_back.setText(self.tr("Leave it"))
        self.crop.setAccessibleName(self.tr("The frame: drag it, or use arrows, plus and minus"))
        self.portrait.setAccessibleName(self.tr("The photo"))
        self.show_facts()
