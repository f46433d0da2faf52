"""A line to write in."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from gangting.ui import icons, sizes, theme
from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.ui.widgets.style import set_style


_ICON_FROM = 260
"""A narrower line has no room for an icon beside a long name or a whole address."""


class LineEdit(QLineEdit):
    """The line itself, 60 pixels high; the input method is off unless the text is free.

    A short line gives the place of its icon to the text.
    """

    focused = Signal()

    def __init__(self, icon: str = "", *, free_text: bool = False) -> None:
        self._free_text = free_text
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=free_text)
        if not free_text:
            self.setInputMethodHints(
                Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoPredictiveText
            )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(icon, 26, "muted") if icon else None
        if self._icon:
            self._icon.setParent(self)
        self.clear_key = QToolButton(self)
        self.clear_key.setObjectName("clear")
        self.clear_key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_key.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_key.setIcon(icons.icon("close", "muted"))
        self.clear_key.hide()
        self.clear_key.clicked.connect(self._empty)
        self.textChanged.connect(self._show_clear)

    def _empty(self) -> None:
        self.clear()
        self.setFocus()

    def _show_clear(self, text: str) -> None:
        self.clear_key.setVisible(bool(text) and self.isEnabled() and not self.isReadOnly())

    def _place(self) -> None:
        left, side = 0, theme.text_px(26)
        if self._icon:
            self._icon.setVisible(self.width() >= theme.text_px(_ICON_FROM))
        if self._icon and not self._icon.isHidden():
            self._icon.setGeometry(20, (self.height() - side) // 2, side, side)
            left = side + 14
        width = min(self.height(), sizes.touch())
        self.clear_key.setGeometry(self.width() - width - 4, 0, width, self.height())
        self.clear_key.setIconSize(QSize(theme.text_px(22), theme.text_px(22)))
        self.setTextMargins(left, 0, width - 12, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon on the left and the clear key on the right."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Grow the icon with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._place()

    def sizeHint(self) -> QSize:
        """Be 60 pixels high, or 15 mm where that is more."""
        height = max(sizes.px(60), sizes.mm(15), theme.text_px(20) + 24)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Stay a finger high."""
        return QSize(140, max(sizes.touch(), theme.text_px(20) + 16))

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: object) -> object:
        """Tell input methods to stay away; QLineEdit would answer yes whatever its attribute."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self._free_text and self.isEnabled() and not self.isReadOnly()
        return super().inputMethodQuery(query, *argument)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys of the screen now write here."""
        super().focusInEvent(event)
        self.focused.emit()


class Field(QWidget):
    """A label, a line with an icon and a clear key, and room for what is wrong with it."""

    text_changed = Signal(str)
    submitted = Signal(str)
    focused = Signal()

    def __init__(
        self,
        label: str = "",
        placeholder: str = "",
        icon: str = "",
        *,
        free_text: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._left_out = False
        self._label = Label(label, Role.MUTED)
        self._error = Label("", Role.ERROR, wrap=True)
        self._error.hide()
        self.line = LineEdit(icon, free_text=free_text)
        self._label.setBuddy(self.line)
        self._line_box = layouts.row(gap=8)
        self._line_box.addWidget(self.line, 1)
        box = layouts.column(self, gap=4)
        box.addWidget(self._label)
        box.addLayout(self._line_box)
        box.addWidget(self._error)
        box.addStretch(1)  # an alignment to the top would not see that an error takes two lines
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._changed)
        self.line.returnPressed.connect(lambda: self.submitted.emit(self.line.text()))
        self.line.focused.connect(self.focused)
        self.set_words(label, placeholder, name)
        self._name_clear()

    def set_words(self, label: str, placeholder: str = "", name: str = "") -> None:
        """Say what belongs here; `name` is read aloud where there is no label."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name or label or placeholder)

    def text(self) -> str:
        """Give what is written."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write this."""
        self.line.setText(text)

    def insert(self, text: str) -> None:
        """Write at the cursor, as a key of a keypad does."""
        self.line.insert(text)

    def backspace(self) -> None:
        """Take one character back."""
        self.line.backspace()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and how to mend it; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        set_style(self.line, wrong=bool(sentence))

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def keep_to(self, most: int) -> None:
        """Take no more characters than these; what is left out is said below the line."""
        self.line.setMaxLength(most)
        self.line.inputRejected.connect(self._leave_out)

    def _leave_out(self) -> None:
        self._left_out = True  # the text changes only now, if anything of it still fits
        self._say_full()

    def _say_full(self) -> None:
        said = self.tr("At most %1 characters; the rest was left out")
        self.show_error(said.replace("%1", str(self.line.maxLength())))

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget on the right of the line."""
        self._line_box.addWidget(widget)

    def _changed(self, text: str) -> None:
        full = self._left_out and len(text) >= self.line.maxLength()
        self._left_out = False
        if full:
            self._say_full()
        else:
            self.show_error("")
        self.text_changed.emit(text)

    def _name_clear(self) -> None:
        self.line.clear_key.setAccessibleName(self.tr("Clear"))

    def changeEvent(self, event: QEvent) -> None:
        """Name the clear key in the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_clear()


class SearchField(Field):
    """A field to find things with: a magnifier, no input method, an answer per keystroke."""

    def __init__(self, placeholder: str = "", name: str = "", icon: str = "magnify") -> None:
        super().__init__("", placeholder, icon, name=name)
