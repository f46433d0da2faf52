"""What is wrong with a window as it stands: cut, outside, too small for a finger, overlapping."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QTableView,
    QWidget,
)

from gangting.ui import sizes
from gangting.ui.models.rows import CELL, CellKind
from gangting.ui.widgets.cells import cell_width
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.face import FaceButton
from gangting.ui.widgets.label import ElidedLabel, FittedLabel
from gangting.ui.widgets.question import Question


LETTERS = 0.65  # how far the letters of a key may shrink
SLACK = 2


def faults(top: QWidget) -> Iterator[str]:
    """Tell what is cut, outside, or too small for a finger, by what it says."""
    parts = [part for part in top.findChildren(QWidget) if part.isVisible()]
    for part in parts:
        parent = part.parentWidget()
        if part.isWindow() or parent is None:
            continue
        if part.width() and part.height() and not parent.rect().contains(part.geometry()):
            yield f"outside: {said(part)} {part.geometry()} in {parent.rect()}"
        if isinstance(part, QAbstractButton):
            yield from small(part)
        yield from cut(part)
    keys = [k for k in parts if isinstance(k, FaceButton)]
    spots = [k.rect().translated(k.mapTo(top, QPoint())) for k in keys]
    for number, spot in enumerate(spots):
        for other in range(number + 1, len(spots)):
            if spot.intersects(spots[other]):
                yield f"overlap: {said(keys[number])} and {said(keys[other])}"


def small(key: QAbstractButton) -> Iterator[str]:
    least = sizes.touch() - 1
    if min(key.width(), key.height()) < least:
        yield f"small: {said(key)} {key.width()}×{key.height()} of {least}"


def cut(part: QWidget) -> Iterator[str]:
    asked = part.parentWidget()
    if isinstance(asked, Question) and asked.error and isinstance(part, ElidedLabel):
        return  # beside what is missing the question gives up its end
    if isinstance(part, FaceButton):
        room = part.width() - 16
        face = part.face_size().width()
        word = QFontMetrics(part.font()).horizontalAdvance(part.text())
        if face - word * (1 - LETTERS) > room + SLACK:
            yield f"cut key: {said(part)} {face} of {room}"
    elif isinstance(part, QLabel):
        yield from cut_label(part)
    elif isinstance(part, QLineEdit):
        yield from cut_line(part)
    elif isinstance(part, Chip):
        if part.width() < part.sizeHint().width() - SLACK:
            yield f"cut chip: {part.text}"
    elif isinstance(part, QTableView):
        yield from cut_cells(part)


def cut_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text:
        return
    metrics = QFontMetrics(label.font())
    room = label.contentsRect()
    wide = metrics.horizontalAdvance(text)
    if label.height() < metrics.capHeight():
        yield f"flat: {text} {label.height()}"
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"cut lines: {text} {label.height()} of {label.heightForWidth(label.width())}"
    elif isinstance(label, FittedLabel):
        if wide / 2 > room.width() + SLACK:
            yield f"cut: {text} {wide // 2} in {room.width()}"
    elif "\n" not in text and wide > room.width() + SLACK:
        yield f"cut: {text} {wide} in {room.width()}"


def cut_line(line: QLineEdit) -> Iterator[str]:
    shown = line.text() or line.placeholderText()
    if line.echoMode() is QLineEdit.EchoMode.Password or not shown:
        return
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    room -= line.textMargins().left() + line.textMargins().right() + 4
    wide = QFontMetrics(line.font()).horizontalAdvance(shown)
    if wide > room + SLACK:
        yield f"cut line: {shown} {wide} in {room}"


def cut_cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            cell = index.data(CELL)
            width = table.visualRect(index).width()
            if width and cell is not None and cell.kind is not CellKind.TICK:
                wanted = cell_width(replace(cell, after="")) if cell.after else cell_width(cell)
                if wanted - 12 > width + SLACK:
                    yield f"cut cell: {cell.text} {wanted} in {width}"


def said(part: QWidget) -> str:
    text = part.text() if isinstance(part, QAbstractButton | QLabel) else ""
    return f"{type(part).__name__} {text or part.accessibleName() or part.objectName()}"
