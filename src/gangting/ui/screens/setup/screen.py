"""The first start at work: fill in, check, hand over to the composition root."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from gangting.ui.screens.setup.layout import SetupLayout
from gangting.ui.screens.setup.state import Entry, Flaw, NewSite, flaws


class SetupScreen(SetupLayout):
    """Asks for the site and the first leader; it writes nothing itself."""

    name = "setup"
    icon = "home-edit"
    in_rail = False

    wanted = Signal(object)
    practice_wanted = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._focused = Entry.SITE
        self._wrong: dict[Entry, Flaw] = {}
        for entry, field in self.fields.items():
            field.focused.connect(lambda entry=entry: self._focus(entry))
            field.submitted.connect(lambda _="", entry=entry: self._next(entry))
        self.keypad.typed.connect(self._type)
        self.keypad.erased.connect(self._erase)
        self.start.clicked.connect(self._start)
        self.practise.clicked.connect(self.practice_wanted)
        self.head.back.connect(self.back)
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word."""
        return self.tr("Set up the booth")

    def values(self) -> NewSite:
        """Return what was filled in."""
        return NewSite(**{entry.value: field.text() for entry, field in self.fields.items()})

    def show_trouble(self, sentence: str) -> None:
        """Say why the booth could not be set up; what was typed stays."""
        self.error.setText(sentence)
        self.start.setEnabled(True)

    def draft(self) -> Mapping[str, object]:
        """Keep the names; a PIN is never kept."""
        kept = (Entry.SITE, Entry.GATE, Entry.PHONE, Entry.LEADER)
        return {e.value: t for e in kept if (t := self.fields[e].text())}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Fill the names in again."""
        for name, text in draft.items():
            self.fields[Entry(name)].set_text(str(text))

    def on_enter(self) -> None:
        """Begin with the first line."""
        self.fields[Entry.SITE].setFocus()

    def _focus(self, entry: Entry) -> None:
        self._focused = entry

    def _type(self, digit: str) -> None:
        self.fields[self._focused].insert(digit)

    def _erase(self) -> None:
        self.fields[self._focused].backspace()

    def _next(self, entry: Entry) -> None:
        order = list(Entry)
        place = order.index(entry) + 1
        if place < len(order):
            self.fields[order[place]].setFocus()
        else:
            self._start()

    def _start(self) -> None:
        new = self.values()
        self._wrong = flaws(new)
        self._say_wrong()
        if self._wrong:
            self.fields[next(entry for entry in Entry if entry in self._wrong)].setFocus()
            return
        self.error.setText("")
        self.start.setEnabled(False)
        self.wanted.emit(new)

    def _say_wrong(self) -> None:
        sentences = self._sentences()
        for entry, field in self.fields.items():
            field.show_error(sentences[self._wrong[entry]] if entry in self._wrong else "")

    def _sentences(self) -> dict[Flaw, str]:
        return {
            Flaw.EMPTY: self.tr("Please fill this in"),
            Flaw.PIN_FORM: self.tr("4 to 6 digits"),
            Flaw.PIN_SIMPLE: self.tr("Too easy to guess; please choose another"),
            Flaw.PIN_DIFFERS: self.tr("Not the same as the first PIN; type it again"),
        }

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.title(), self.tr("Once only; all of it can be changed later"))
        words = {
            Entry.SITE: (self.tr("Name of the compound"), self.tr("e.g. Sunny Brook")),
            Entry.GATE: (self.tr("Name of the gate"), self.tr("e.g. South gate")),
            Entry.PHONE: (self.tr("Telephone of the booth (may stay empty)"), ""),
            Entry.LEADER: (self.tr("Name of the first leader"), ""),
            Entry.PIN: (self.tr("PIN of the leader, 4 to 6 digits"), ""),
            Entry.AGAIN: (self.tr("The same PIN again"), ""),
        }
        for entry, (label, placeholder) in words.items():
            self.fields[entry].set_words(label, placeholder)
        self.note.setText(
            self.tr(
                "The leader adds the other officers in the settings. "
                "Data stays on this machine; nothing is sent anywhere."
            )
        )
        for entry in [entry for entry in self._wrong if not self.fields[entry].error]:
            del self._wrong[entry]  # mended since
        self._say_wrong()
        self.practise.setText(self.tr("Practise first"))
        self.start.setText(self.tr("Open the booth"))
