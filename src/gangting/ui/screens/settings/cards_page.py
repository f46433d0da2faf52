"""The cards of the compound: their two sides, their seal, and where they are handed over."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.documents.card_back import rules_of, usual_lines
from gangting.domain.card_back import NOTICE, RULES, USUAL, CardBack
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.printing import Sides
from gangting.storage.site import Site
from gangting.ui.card_art import CardArt
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.screens.settings.back_form import KINDS, BackForm
from gangting.ui.screens.settings.card_art import CARD, Sample, SealBox
from gangting.ui.screens.settings.front_part import FrontPart
from gangting.ui.screens.settings.points_list import PointsList
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Role
from gangting.ui.widgets.segmented import Choice


RULES_PAGE, NOTICE_PAGE, SEAL_PAGE, POINTS_PAGE = "rules", "notice", "seal", "points"
_A_YEAR = timedelta(days=365)
_SETTLED_MS = 150


class CardsPage(QWidget):
    """Four parts, one at a time."""

    def __init__(self, context: Context, art: Callable[[], CardArt], seal: SealBox) -> None:
        super().__init__()
        self._context, self._art = context, art
        self._back: CardBack = USUAL
        self._sample = Sample()
        self._drawing = 0
        self._saving = False
        self.rules, self.notice = BackForm(RULES), BackForm(NOTICE, more=True)
        self.front, self.points = FrontPart(context, seal), PointsList(context)
        self.seal = self.front.seal
        self._parts: dict[str, QWidget] = {
            RULES_PAGE: self.rules,
            NOTICE_PAGE: self.notice,
            SEAL_PAGE: self.front,
            POINTS_PAGE: self.points,
        }
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.draw)
        self.tabs = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.tabs.chosen.connect(self.open)
        self._stack = QStackedWidget()
        box = layouts.column(self, gap=10)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        for part in self._parts.values():
            self._stack.addWidget(part)
        for form in (self.rules, self.notice):
            form.changed.connect(self._edited)
            form.saved.connect(partial(self._save, form))
            form.cleared.connect(partial(self._take_usual, form))
            form.picture.room_changed.connect(self._settled.start)
        self.seal.changed.connect(self.draw)
        self.seal.picture.room_changed.connect(self._settled.start)
        self.retranslate()
        self.rules.show_lines(rules_of(self.rules.kind()))
        self.open(RULES_PAGE)

    def open(self, code: str) -> None:
        """Show one of the parts: `rules`, `notice`, `seal`, `points`."""
        self.tabs.choose(code)
        self._stack.setCurrentWidget(self._parts[code])
        self._settled.start()

    # -- reading

    def load(self) -> None:
        """Read everything anew; what was written and not saved is let go."""
        services, jobs = self._context.services, self._context.jobs
        jobs.submit(services.setup.site, self._know_site, self._failed)
        jobs.submit(services.card_back.current, self._know, self._failed)
        self.front.load()
        self.points.load()

    def _know_site(self, site: Site | None) -> None:
        if site is not None:
            today = self._context.now().astimezone(ZoneInfo(self._context.zone())).date()
            self._sample = Sample(
                site.name, site.gate, site.phone, "沈青", "3号楼 2单元 501", today + _A_YEAR
            )
            self._say_usual()
            self.draw()

    def _know(self, back: CardBack) -> None:
        self._back = back
        for form in (self.rules, self.notice):
            form.show_back(back)
            form.say("")
        self._say_usual()
        self.draw()

    # -- writing

    def written(self) -> CardBack:
        """Return the back as it stands in the fields."""
        return self.notice.written_into(self.rules.written_into(self._back))

    def _edited(self) -> None:
        for form in (self.rules, self.notice):
            form.say("")
        self._say_usual()
        self.rules.show_lines(rules_of(self.rules.kind()))
        self._settled.start()

    def _take_usual(self, form: BackForm) -> None:
        """Empty the fields; nothing is written until it is saved."""
        form.clear()
        self._edited()
        form.say(self.tr("The usual text is back; save it to print it."))

    def _save(self, form: BackForm) -> None:
        """Write this form's fields, once; the other form's stay until they are saved."""
        if self._saving:
            return
        self._saving = True
        work = partial(
            self._context.services.card_back.save,
            form.written_into(self._back),
            self._context.officer(),
            self._back,
        )
        self._context.jobs.submit(work, partial(self._saved, form), partial(self._not_saved, form))

    def _saved(self, form: BackForm, back: CardBack) -> None:
        self._saving, self._back = False, back
        form.show_back(back)
        self._say_usual()
        self.draw()
        form.say(self.tr("Saved: every card printed from now on says so"))

    def _not_saved(self, form: BackForm, error: KnownError) -> None:
        """Say why; what another leader has written meanwhile is shown where nothing was here."""
        self._saving = False
        self._refused(form, error)
        if error.code == "rules_changed":
            read = self._context.services.card_back.current
            self._context.jobs.submit(read, self._follow, self._failed)

    def _follow(self, back: CardBack) -> None:
        before, self._back = self._back, back
        for form in (self.rules, self.notice):
            form.follow(before, back)
        self._say_usual()
        self.draw()

    def _refused(self, form: BackForm, error: KnownError) -> None:
        form.say(self._context.words().error(error.code, **error.params), Role.ERROR)

    def _failed(self, error: KnownError) -> None:
        self._refused(self.rules, error)

    # -- the card

    def draw(self) -> None:
        """Draw the card of the part in front, off the GUI thread."""
        self._drawing += 1
        if not self._sample.site:
            return  # not read yet
        shown = self._stack.currentWidget()
        if isinstance(shown, BackForm):
            sample = self._sample.of(shown.kind(), self._drawable())
            self._draw(shown.picture, sample, Sides.BACK)
        elif shown is self.front:
            self._draw(self.seal.picture, self._sample, Sides.FRONT)

    def _drawable(self) -> CardBack:
        """Return what is written as far as it can be printed; its fault is said on saving."""
        try:
            return self.written().checked()
        except KnownError:
            return self._back

    def _draw(self, picture: CardPicture, sample: Sample, side: Sides) -> None:
        number, art = self._drawing, self._art()

        def show(image: QImage | None) -> None:
            if number == self._drawing:
                picture.show_image(image)

        def fail(error: KnownError) -> None:
            picture.show_image(None)
            picture.show_words(self._context.words().error(error.code, **error.params))

        work = partial(art.preview, sample.printable(), CARD, *picture.room(), side)
        self._context.jobs.submit(work, show, fail, lane=Lane.LONG)

    # -- words

    def _say_usual(self) -> None:
        if not self._sample.site:
            return  # not read yet
        days = max(0, self.notice.written_into(self._back).keep_days)
        lines = usual_lines(self._sample.site, self._sample.gate, days)
        for form in (self.rules, self.notice):
            form.show_usual(lines, self._sample.phone)

    def retranslate(self) -> None:
        """Write the page's words."""
        chosen = self.tabs.code()
        self.tabs.set_choices(
            [
                Choice(RULES_PAGE, self.tr("Rules on the back")),
                Choice(NOTICE_PAGE, self.tr("Privacy notice")),
                Choice(SEAL_PAGE, self.tr("Front")),
                Choice(POINTS_PAGE, self.tr("Pick-up points")),
            ]
        )
        self.tabs.setAccessibleName(self.tr("Cards"))
        self.tabs.choose(chosen)
        words = self._context.words()
        kinds: dict[Category, str] = {kind: words.pass_name(kind.value) for kind in KINDS}
        for form in (self.rules, self.notice):
            form.retranslate(kinds)
        self._say_usual()
        self.front.retranslate()
        self.points.retranslate()
