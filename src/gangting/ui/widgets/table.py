"""A list in pages: rows a finger high, no scrolling."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from gangting.ui import sizes, theme
from gangting.ui.models.rows import Column, Row, RowsModel
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.cells import GAP, CellPainter, cell_width
from gangting.ui.widgets.label import Label, Role


def share_out(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Give each column its width.

    Those that share the spare room keep a quarter of it all, or what they want where that is less;
    they are content with a fifth where that lets every other column stay whole.
    """
    shares = sum(column.share for column in columns)
    fixed = sum(width for width, column in zip(widths, columns, strict=True) if not column.share)
    wanted = sum(width for width, column in zip(widths, columns, strict=True) if column.share)
    if not fixed:
        fixed = 1
    least = room // 5 if fixed <= room - room // 5 else room // 4
    kept = min(fixed, room - min(wanted or room, least) if shares else room)
    spare = room - kept
    return [
        max(1, spare * column.share // shares if column.share else width * kept // fixed)
        for column, width in zip(columns, widths, strict=True)
    ]


class _View(QTableView):
    """A table that acts when the finger is lifted where it went down, and never scrolls."""

    acted = Signal(int, int)
    turned = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(CellPainter(self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().hide()
        self._down = QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the columns have another room: the view is placed after the list is."""
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the finger went down."""
        self._down = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act if the finger is lifted where it went down."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self._down:
            self.acted.emit(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row in hand with the space bar and turn pages; Enter is a scanner's."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.acted.emit(index.row(), index.column())
        elif event.key() == Qt.Key.Key_PageDown:
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)


class PagedTable(QWidget):
    """Rows in pages of as many as fit.

    Give it all rows (`set_rows`), or one page at a time: it asks with `page_wanted(offset,
    limit)` and is answered with `show_page`. `pressed(key, column)` tells what was touched.
    """

    pressed = Signal(str, int)
    page_wanted = Signal(int, int)

    def __init__(
        self, columns: Sequence[Column], *, name: str = "", pager: bool = True, header: bool = True
    ) -> None:
        super().__init__()
        self._all: tuple[Row, ...] | None = ()
        self._in_hand = ""
        self._offset = 0
        self._total = 0
        self._limit = 0
        self._with_pager = pager
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._model = RowsModel(columns)
        self._view = _View()
        self._view.setModel(self._model)
        self._view.setAccessibleName(name)
        self._view.horizontalHeader().setVisible(header)
        self._view.acted.connect(self._act)
        self._view.turned.connect(self._turn)
        self._view.resized.connect(self._fit_columns)
        self._empty = Label("", Role.HINT, wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self._pager = QWidget()
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._foot: QWidget | None = None
        strip = layouts.row(self._pager)
        strip.addStretch(1)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        box = layouts.column(self, gap=8)
        box.addWidget(self._view, 1)
        box.addWidget(self._empty, 1)
        box.addWidget(self._pager)
        self._pager.hide()
        self._say()

    # -- what is shown

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, all of them known; the page stays where it was if it still exists."""
        self._all = tuple(rows)
        self._total = len(self._all)
        self._fit_rows()
        self._show()

    def show_page(self, rows: Sequence[Row], offset: int, total: int) -> None:
        """Show one page of many; other pages will be asked for."""
        self._all = None
        self._offset, self._total = offset, total
        self._fit_rows()
        # Page keys come and go with the total, so another number of rows may fit than was asked.
        enough = len(rows) >= self._limit or offset + len(rows) >= total
        if enough and offset % self._limit == 0:
            self._fill(rows[: self._limit])
        else:
            self._show()

    def set_empty_text(self, sentence: str) -> None:
        """Say this when there are no rows."""
        self._empty.setText(sentence)
        self._swap()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Say the titles in another language."""
        self._model.set_columns(columns)
        self._fit_columns()

    def add_foot(self, part: QWidget) -> None:
        """Put a part under the rows, before the page keys, whose line then always stays."""
        self._foot = part
        strip = self._pager.layout()
        assert isinstance(strip, QHBoxLayout)
        strip.insertWidget(0, part)
        self.fit_foot()

    def fit_foot(self) -> None:
        """Give the rows the room of a foot that was hidden, or take it back."""
        self._measure()
        self._show_pager()

    @property
    def _with_foot(self) -> bool:
        return self._foot is not None and not self._foot.isHidden()

    def first_page(self) -> None:
        """Go back to the first page."""
        self._offset = 0
        self._show()

    @property
    def limit(self) -> int:
        """How many rows fit on a page now."""
        return max(1, self._limit)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._model.rows

    def select(self, key: str) -> None:
        """Put the row with this key in hand, on whatever page it is; an empty key lets go."""
        self._in_hand = key
        self._view.clearSelection()
        for place, row in enumerate(self._model.rows):
            if row.key == key:
                self._view.selectRow(place)

    # -- pages

    def _show(self) -> None:
        limit = self.limit
        last = max(0, math.ceil(self._total / limit) - 1) * limit
        self._offset = min(self._offset // limit * limit, last)
        if self._all is None:
            self.page_wanted.emit(self._offset, limit)
        else:
            self._fill(self._all[self._offset : self._offset + limit])

    def _fill(self, rows: Sequence[Row]) -> None:
        self._model.set_rows(rows)
        self.select(self._in_hand)
        self._fit_columns()
        self._swap()
        self._show_pager()

    def _show_pager(self) -> None:
        pages = max(1, math.ceil(self._total / self.limit))
        page = self._offset // self.limit + 1
        self._place.setText(f"{page} / {pages}")
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < pages)
        # Beside a foot the keys stay: to show one lays the window out, in the middle of a resize.
        self._pager.setVisible((self._with_pager and pages > 1) or self._with_foot)

    def _swap(self) -> None:
        empty = not self._model.rows and bool(self._empty.text())
        self._view.setVisible(not empty)
        self._empty.setVisible(empty)

    def _turn(self, pages: int) -> None:
        wanted = self._offset + pages * self.limit
        if 0 <= wanted < self._total:
            self._offset = wanted
            self._show()

    def _act(self, row: int, column: int) -> None:
        self.pressed.emit(self._model.rows[row].key, column)

    # -- sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit rows and columns into the new size."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force; measure anew when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        elif event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        row = self._row_height()
        self._view.verticalHeader().setDefaultSectionSize(row)
        self._view.horizontalHeader().setFixedHeight(theme.text_px(36))
        before, shown = self._limit, self._place_in_hand()
        self._fit_rows()
        if self._limit != before:
            if shown is not None:
                self._offset = shown  # what was touched stays in sight
            self._show()
        self._fit_columns()

    def _place_in_hand(self) -> int | None:
        """Tell where among all rows the one in hand is, if it is on this page."""
        if self._all is None or not self._in_hand:
            return None
        keys = [row.key for row in self._model.rows]
        if self._in_hand not in keys:
            return None
        return self._offset + keys.index(self._in_hand)

    def _row_height(self) -> int:
        return max(sizes.row(), theme.text_px(32) + 8)

    def _fit_rows(self) -> None:
        """Count how many rows fit, and whether the page keys take their place from them."""
        header = self._view.horizontalHeader()
        room = self.height() - (0 if header.isHidden() else theme.text_px(36))
        self._limit = max(1, room // self._row_height())
        if self._with_foot or (self._with_pager and self._total > self._limit):
            pager = self._pager.sizeHint().height() + 8
            self._limit = max(1, (room - pager) // self._row_height())

    def _fit_columns(self) -> None:
        columns = self._model.columns
        titles = self._view.horizontalHeader().fontMetrics()
        widths = [0] * len(columns)
        for place, column in enumerate(columns):
            cells = [row.cells[place] for row in self._model.rows if place < len(row.cells)]
            widest = max((cell_width(cell) for cell in cells), default=0)
            title = titles.horizontalAdvance(column.title) + 2 * GAP if column.title else 0
            widths[place] = max(widest, title)
        for place, width in enumerate(share_out(columns, widths, self._view.width())):
            self._view.setColumnWidth(place, width)

    def minimumSizeHint(self) -> QSize:
        """Need room for one row."""
        header = self._view.horizontalHeader()
        foot = self._pager.sizeHint().height() + 8 if self._with_foot else 0
        return QSize(160, sizes.row() + (0 if header.isHidden() else theme.text_px(36)) + foot)

    def _say(self) -> None:
        self._before.setAccessibleName(self.tr("Previous page"))
        self._after.setAccessibleName(self.tr("Next page"))
