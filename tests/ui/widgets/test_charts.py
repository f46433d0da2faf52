"""Painted counts: a month of stock, and bars side by side."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QColor, QImage

from gangting.ui import theme
from gangting.ui.theme import Look
from gangting.ui.widgets.bars import Bar, Bars
from gangting.ui.widgets.stock_chart import ChartDay, ChartWords, StockChart


def colours(widget) -> set[str]:
    """List the colours a widget is painted in."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = set()
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            seen.add(QColor(image.pixel(x, y)).name())
    return seen


@pytest.fixture
def chart(theme_of, qtbot) -> StockChart:
    made = StockChart()
    qtbot.addWidget(made)
    made.resize(520, 320)
    made.set_words(ChartWords("结存", "入库", "用出", "底线"), "近 30 天")
    first = date(2026, 10, 23)
    days = [
        ChartDay(first + timedelta(days=n), 100 - 3 * n, 100 if n == 0 else 0, 3) for n in range(30)
    ]
    made.show_days(days, 40)
    return made


@pytest.mark.parametrize("night", [False, True])
def test_the_month_is_painted_in_the_colours_of_the_legend(chart, theme_of, night):
    theme_of.set_look(Look(night=night))
    seen = colours(chart)
    for token in ("brand", "ok", "warm", "stop"):
        assert theme.color(token).name() in seen, token


def test_the_month_is_said_to_who_cannot_see_it(chart):
    assert chart.accessibleName() == "近 30 天"
    assert chart.accessibleDescription() == "结存 13, 入库 100, 用出 90"


@pytest.mark.parametrize("size", [(280, 170), (900, 600), (60, 40)])
def test_any_room_will_do(chart, size):
    chart.resize(*size)
    assert not chart.grab().isNull()


def test_an_empty_month_and_an_empty_shelf_are_painted(theme_of, qtbot):
    made = StockChart()
    qtbot.addWidget(made)
    made.resize(400, 300)
    assert not made.grab().isNull()
    made.show_days([ChartDay(date(2026, 11, 21), 0, 0, 0)], 0)
    assert not made.grab().isNull()


def test_bars_are_painted_and_said(theme_of, qtbot):
    made = Bars()
    qtbot.addWidget(made)
    made.resize(500, 200)
    assert not made.grab().isNull()
    made.show_bars([Bar("送餐员", 34, "moped"), Bar("保洁员", 0, "broom")])
    assert theme.color("warm").name() in colours(made)
    assert made.accessibleDescription() == "送餐员 34, 保洁员 0"
