"""A number plate: its shape, and the keys to write it."""

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gangting.domain.identity.plate import Plate, PlateKind, read_plate
from gangting.ui import sizes, theme
from gangting.ui.widgets import layouts
from gangting.ui.widgets.keypad import MAIN_INKS, Key
from gangting.ui.widgets.style import set_style


PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""GA 36 has no I and no O."""
DIGITS = "1234567890"
LONGEST = 8
"""New energy has eight characters, all others seven."""
WIDE, MIDDLE, NARROW = 10, 8, 5
"""Columns of the keys: as many as digits want, a small window has, a side panel has."""
_FIRST_PAGE = PROVINCES + "使"
_SECOND_PAGE = DIGITS + LETTERS + "挂学警港澳领"
_TYPED = frozenset(DIGITS + LETTERS)
TEMPORARY = "临"
"""Stands before a temporary plate, after its letter or behind it: its key is on both pages."""
_ENERGY = frozenset({PlateKind.NEW_ENERGY_SMALL, PlateKind.NEW_ENERGY_LARGE})


class PlateDisplay(QWidget):
    """Seven boxes with the dot after the second, and an eighth in green for new energy."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plate(self, text: str) -> None:
        """Show what is written so far."""
        self._text = text[:LONGEST]
        self.setAccessibleName(self._text)
        self.update()

    def sizeHint(self) -> QSize:
        """Want boxes as large as a finger."""
        side = max(56, sizes.touch(), theme.text_px(36) + 12)
        return QSize(side * 9, side + 8)

    def minimumSizeHint(self) -> QSize:
        """Take narrow boxes."""
        return QSize(8 * 34 + 40, max(52, theme.text_px(36)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, dot = 6.0, 22.0
        side = min((self.width() - 2 - 7 * gap - dot) / LONGEST, self.height() * 1.15)
        energy = self._energy
        dot_after = 2 if self._text.startswith(TEMPORARY) else 1
        left = 0.5
        for place in range(LONGEST):
            box = QRectF(left, 0.5, side, self.height() - 1)
            self._paint_box(painter, box, place, energy=energy)
            left += side + gap
            if place == dot_after:
                painter.setPen(theme.color("muted"))
                spot = QRectF(left, 0, dot - gap, self.height())
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "·")
                left += dot

    @property
    def _energy(self) -> bool:
        """Whether this is a plate of new energy: others of eight characters stay white."""
        if len(self._text) < LONGEST:
            return False
        plate = read_plate(self._text)
        return not isinstance(plate, Plate) or plate.kind in _ENERGY

    def _paint_box(self, painter: QPainter, box: QRectF, place: int, *, energy: bool) -> None:
        extra = place == LONGEST - 1
        written = place < len(self._text)
        pen = QPen(self._line(place, energy=energy), 2 if place == len(self._text) else 1)
        if extra and not written:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("ok_soft" if energy else "surface"))
        painter.drawRoundedRect(box, 10, 10)
        if written:
            painter.setFont(theme.font(28, bold=True))
            painter.setPen(theme.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text[place])
        elif extra:
            painter.setFont(theme.font(16))
            painter.setPen(theme.color("ok"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
            painter.drawText(box.adjusted(2, 0, -2, 0), int(flags), self.tr("EV"))

    def _line(self, place: int, *, energy: bool) -> QColor:
        if place == len(self._text) and place < LONGEST - 1:
            return theme.color("brand")
        extra = place == LONGEST - 1 and place >= len(self._text)
        return theme.color("ok" if energy or extra else "line")


class PlateKeypad(QWidget):
    """Keys for a plate: provinces first (京 津 冀 lead), then digits and letters.

    `show_for(text)` turns to the page the next character needs; a key turns it by hand.
    `columns` is `WIDE`, `MIDDLE` or `NARROW`.
    """

    typed = Signal(str)
    erased = Signal()
    confirmed = Signal()

    def __init__(self, main_text: str = "", *, columns: int = WIDE) -> None:
        super().__init__()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page(_FIRST_PAGE, min(columns, MIDDLE)))
        self._pages.addWidget(self._page(_SECOND_PAGE, columns))
        self._turn = Key()
        set_style(self._turn, word=True)
        self._temporary = self._typing(TEMPORARY)
        self._backspace = Key(icon="backspace-outline")
        self._main = Key(main_text, inks=MAIN_INKS)
        set_style(self._main, main=True, word=True)
        self._main.setVisible(bool(main_text))
        self._turn.clicked.connect(self._turn_page)
        self._backspace.clicked.connect(self.erased)
        self._main.clicked.connect(self.confirmed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = layouts.column(self, gap=6)
        box.addWidget(self._pages, math.ceil(len(_SECOND_PAGE) / columns))
        bottom = layouts.row(gap=6)
        keys = ((self._turn, 3), (self._temporary, 2), (self._backspace, 2), (self._main, 4))
        for key, share in keys:
            bottom.addWidget(key, share)
        box.addLayout(bottom, 1)
        self._name_keys()

    def _page(self, characters: str, columns: int) -> QWidget:
        page = QWidget()
        box = layouts.grid(page, gap=6)
        for place, character in enumerate(characters):
            row, column = divmod(place, columns)
            box.setRowStretch(row, 1)
            box.setColumnStretch(column, 1)
            box.addWidget(self._typing(character), row, column)
        return page

    def _typing(self, character: str) -> Key:
        key = Key(character)
        set_style(key, small=True)
        key.clicked.connect(lambda: self.typed.emit(character))
        return key

    def show_for(self, text: str) -> None:
        """Turn to the page that the character after this text needs."""
        self._pages.setCurrentIndex(0 if text in {"", TEMPORARY} else 1)
        self._name_keys()

    def set_main_text(self, text: str) -> None:
        """Change the word on the main key; without one the key is hidden."""
        self._main.setText(text)
        self._main.setVisible(bool(text))

    def _turn_page(self) -> None:
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())
        self._name_keys()

    def changeEvent(self, event: QEvent) -> None:
        """Name the keys in the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_keys()

    def _name_keys(self) -> None:
        provinces = self._pages.currentIndex() == 0
        self._turn.setText("ABC 123" if provinces else "京津冀")
        letters, places = self.tr("Letters and digits"), self.tr("Provinces")
        self._turn.setAccessibleName(letters if provinces else places)
        self._backspace.setAccessibleName(self.tr("Backspace"))
        self.setAccessibleName(self.tr("Plate keys"))


class PlateInput(QWidget):
    """Boxes and keys together: holds the plate, cleaned of spaces and dots."""

    plate_changed = Signal(str)
    confirmed = Signal(str)

    def __init__(self, main_text: str = "", *, columns: int = WIDE) -> None:
        super().__init__()
        self._text = ""
        self.display = PlateDisplay()
        self.keypad = PlateKeypad(main_text, columns=columns)
        self.keypad.typed.connect(self._type)
        self.keypad.erased.connect(self._erase)
        self.keypad.confirmed.connect(lambda: self.confirmed.emit(self._text))
        box = layouts.column(self)
        box.addWidget(self.display)
        box.addWidget(self.keypad, 1)

    def plate(self) -> str:
        """Give what is written."""
        return self._text

    def set_plate(self, text: str) -> None:
        """Write this plate; longer than eight characters is cut."""
        self._text = text[:LONGEST]
        self.display.show_plate(self._text)
        self.keypad.show_for(self._text)
        self.plate_changed.emit(self._text)

    def _type(self, character: str) -> None:
        if len(self._text) < LONGEST:
            self.set_plate(self._text + character)

    def _erase(self) -> None:
        self.set_plate(self._text[:-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with a real keyboard too: letters, digits, backspace."""
        letter = event.text().upper()
        if event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif len(letter) == 1 and letter in _TYPED:
            self._type(letter)
        else:
            super().keyPressEvent(event)
