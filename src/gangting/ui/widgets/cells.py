"""How a cell of a list is drawn."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from gangting.ui import icons, sizes, theme
from gangting.ui.models.rows import CELL, Cell, CellKind, Index
from gangting.ui.widgets.chip import chip_size, paint_chip


GAP = 12
_TOKENS = {
    CellKind.TEXT: "ink",
    CellKind.STRONG: "ink",
    CellKind.MUTED: "muted",
    CellKind.LINK: "brand",
}


def cell_width(cell: Cell) -> int:
    """Measure what a cell wants, with the gap to its neighbour."""
    if cell.kind is CellKind.CHIP:
        return chip_size(cell.text, cell.icon).width() + 2 * GAP if cell.text else 0
    if cell.kind is CellKind.TICK:
        return max(sizes.touch(), theme.text_px(28))
    bold = cell.kind is CellKind.STRONG
    width = QFontMetrics(theme.font(bold=bold)).horizontalAdvance(cell.text)
    if cell.after:
        width += GAP + QFontMetrics(theme.font()).horizontalAdvance(cell.after)
    if cell.icon:
        width += theme.text_px(22) + 8
    least = sizes.touch() if cell.kind is CellKind.LINK else 0
    return max(width + 2 * GAP + 2, least)


class CellPainter(QStyledItemDelegate):
    """Draws cells; a hairline under every row, the row in hand on a soft ground."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure the cell."""
        return QSize(cell_width(index.data(CELL)), sizes.row())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the hairline and the cell."""
        rect = QRect(option.rect)
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, theme.color("brand_soft"))
        below = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(below, theme.color("hairline"))
        right = index.model().columns[index.column()].right  # type: ignore[attr-defined]
        inner = rect.adjusted(GAP if index.column() else 0, 0, -GAP, 0)
        if cell.kind is CellKind.CHIP:
            _chip(painter, inner, cell)
        elif cell.kind is CellKind.TICK:
            _tick(painter, inner, on=bool(cell.text))
        else:
            _words(painter, inner, cell, right=right)
        painter.restore()


def _tick(painter: QPainter, room: QRect, *, on: bool) -> None:
    side = theme.text_px(26)
    spot = QRect(room.left(), room.center().y() - side // 2, side, side)
    name = "checkbox-marked" if on else "checkbox-blank-outline"
    icons.draw(painter, spot, name, "brand" if on else "faint")


def _chip(painter: QPainter, room: QRect, cell: Cell) -> None:
    if not cell.text:
        return
    size = chip_size(cell.text, cell.icon)
    width = min(size.width(), room.width())
    top = room.center().y() - size.height() / 2 + 0.5
    rect = QRectF(room.left(), top, width, size.height())
    paint_chip(painter, rect, cell.text, cell.tone, cell.icon)


def _words(painter: QPainter, room: QRect, cell: Cell, *, right: bool) -> None:
    token = _TOKENS[cell.kind]
    if cell.icon:
        side = theme.text_px(22)
        spot = QRect(room.left(), room.center().y() - side // 2, side, side)
        icons.draw(painter, spot, cell.icon, token)
        room = room.adjusted(side + 8, 0, 0, 0)
    font = theme.font(bold=cell.kind is CellKind.STRONG)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
    side_flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(side_flag | Qt.AlignmentFlag.AlignVCenter), shown)
    if cell.after and shown == cell.text:
        used = metrics.horizontalAdvance(shown) + GAP
        rest = room.adjusted(used, 0, 0, 0)
        plain = theme.font()
        painter.setFont(plain)
        after = QFontMetrics(plain).elidedText(
            cell.after, Qt.TextElideMode.ElideRight, max(0, rest.width())
        )
        painter.drawText(
            rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), after
        )
