import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from gangting.ui import theme
from gangting.ui.models.rows import CELL, Cell, CellKind, Column, Row, RowsModel
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.table import PagedTable, share_out


COLUMNS = [
    Column("时间"),
    Column("姓名", share=1),
    Column("状态"),
    Column(),
    Column("操作", right=True),
]


def row(number: int) -> Row:
    return Row(
        f"k{number}",
        (
            Cell("14:31", CellKind.MUTED),
            Cell("沈*", CellKind.STRONG, after="3-2-501", icon="account"),
            Cell("通行", CellKind.CHIP, Tone.OK, "check"),
            Cell("on" if number % 2 else "", CellKind.TICK),
            Cell("更正", CellKind.LINK),
        ),
    )


ROWS = [row(number) for number in range(20)]


@pytest.fixture
def table(qtbot, theme_of, language):
    made = PagedTable(COLUMNS, name="最近")
    qtbot.addWidget(made)
    made.resize(700, 36 + 5 * 48 + 56 + 8)
    made.show()
    qtbot.waitExposed(made)
    return made


def keys(table: PagedTable) -> list[str]:
    return [shown.key for shown in table.rows]


def press(table: PagedTable, place: int, column: int) -> None:
    index = table._model.index(place, column)
    spot = table._view.visualRect(index).center()
    QTest.mouseClick(table._view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_model_keeps_the_rules_of_qt(qapp):
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.set_rows([])
    model.set_rows(ROWS[:3])
    assert model.rowCount() == 3
    assert model.columnCount() == 5
    assert tester.model() is model


def test_a_cell_is_read_with_what_follows_it(qapp):
    model = RowsModel(COLUMNS)
    model.set_rows(ROWS[:1])
    index = model.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "沈* 3-2-501"
    assert index.data(CELL) == ROWS[0].cells[1]
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    title = model.headerData(1, Qt.Orientation.Horizontal)
    assert title == "姓名"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None


def test_a_row_shorter_than_the_columns_is_empty_at_its_end(qapp):
    model = RowsModel(COLUMNS)
    model.set_rows([Row("a", (Cell("甲"),))])
    assert model.index(0, 4).data(CELL) == Cell()


def test_as_many_rows_as_fit_and_page_keys_for_the_rest(table):
    table.set_rows(ROWS)
    assert keys(table) == ["k0", "k1", "k2", "k3", "k4"]
    assert table._place.text() == "1 / 4"
    assert not table._before.isEnabled()
    table._after.click()
    assert keys(table) == ["k5", "k6", "k7", "k8", "k9"]
    table._before.click()
    assert keys(table)[0] == "k0"
    table.first_page()
    assert keys(table)[0] == "k0"


def test_rows_are_48_pixels_high_and_nothing_scrolls(table):
    table.set_rows(ROWS)
    assert table._view.rowHeight(0) == 48
    last = table._view.visualRect(table._model.index(4, 0))
    assert last.bottom() <= table._view.viewport().height()
    assert not table._view.verticalScrollBar().isVisible()
    assert table._view.verticalScrollBar().maximum() == 0


def test_a_few_rows_need_no_page_keys(table):
    table.set_rows(ROWS[:2])
    assert not table._pager.isVisible()


def test_a_foot_keeps_its_line_under_few_rows_and_many(table):
    foot = Button("批量续期", size=ButtonSize.SMALL)
    table.add_foot(foot)
    table.set_rows(ROWS[:2])
    assert foot.isVisible()
    assert not table._after.isEnabled()
    table.set_rows(ROWS)
    assert keys(table) == ["k0", "k1", "k2", "k3", "k4"]
    assert table._after.isEnabled()
    foot.hide()
    table.set_rows(ROWS[:2])
    table.fit_foot()
    assert not table._pager.isVisible()


def test_a_smaller_table_shows_fewer_rows_and_stays_on_its_page(table, qtbot):
    table.set_rows(ROWS)
    table._after.click()
    table.resize(700, 36 + 2 * 48 + 56 + 8)
    qtbot.waitUntil(lambda: table.limit == 2)
    assert keys(table) == ["k4", "k5"]


def test_what_was_touched_stays_in_sight_when_the_table_gets_smaller(table, qtbot):
    """Its whole sentence comes out under the rows, and takes the room of some of them."""
    table.set_rows(ROWS)
    table.select("k4")
    table.resize(700, 36 + 3 * 48 + 56 + 8)
    qtbot.waitUntil(lambda: table.limit == 3)
    assert keys(table) == ["k3", "k4", "k5"]


def test_fewer_rows_bring_back_the_last_page_there_is(table):
    table.set_rows(ROWS)
    for _ in range(3):
        table._after.click()
    assert keys(table)[0] == "k15"
    table.set_rows(ROWS[:7])
    assert keys(table) == ["k5", "k6"]


def test_pages_can_be_fetched_one_at_a_time(table, qtbot):
    with qtbot.waitSignal(table.page_wanted) as told:
        table.show_page(ROWS[:3], 0, 300)
    assert told.args == [0, 5], "more fit than came"
    table.show_page(ROWS[:6], 0, 300)
    assert keys(table) == ["k0", "k1", "k2", "k3", "k4"]
    assert table._place.text() == "1 / 60"
    with qtbot.waitSignal(table.page_wanted) as told:
        table._after.click()
    assert told.args == [5, 5]
    table.show_page(ROWS[5:10], 5, 300)
    assert keys(table)[0] == "k5"
    with qtbot.waitSignal(table.page_wanted) as told:
        table.first_page()
    assert told.args == [0, 5]


def test_a_touch_tells_row_and_column(table, qtbot):
    table.set_rows(ROWS)
    with qtbot.waitSignal(table.pressed) as told:
        press(table, 2, 4)
    assert told.args == ["k2", 4]


def test_a_finger_that_slides_to_another_row_does_nothing(table, qtbot):
    table.set_rows(ROWS)
    viewport = table._view.viewport()
    with qtbot.assertNotEmitted(table.pressed):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(20, 120))


def test_the_list_works_by_keyboard(table, qtbot):
    table.set_rows(ROWS)
    table._view.setFocus()
    table._view.setCurrentIndex(table._model.index(0, 0))
    QTest.keyClick(table._view, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.pressed) as told:
        QTest.keyClick(table._view, Qt.Key.Key_Space)
    assert told.args[0] == "k1"
    with qtbot.assertNotEmitted(table.pressed):
        QTest.keyClick(table._view, Qt.Key.Key_Return)
    QTest.keyClick(table._view, Qt.Key.Key_PageDown)
    assert keys(table)[0] == "k5"
    QTest.keyClick(table._view, Qt.Key.Key_PageUp)
    QTest.keyClick(table._view, Qt.Key.Key_PageUp)
    assert keys(table)[0] == "k0"


def test_a_row_can_be_put_in_hand(table):
    table.set_rows(ROWS)
    table.select("k3")
    picked = table._view.selectionModel().selectedRows()
    assert [index.row() for index in picked] == [3]
    image = table._view.viewport().grab().toImage()
    assert image.pixelColor(2, 3 * 48 + 5).name() == theme.color("brand_soft").name()
    table.select("")
    assert not table._view.selectionModel().hasSelection()


def test_an_empty_list_says_so(table):
    table.set_empty_text("没有记录")
    table.set_rows([])
    assert table._empty.isVisible()
    assert not table._view.isVisible()
    table.set_rows(ROWS)
    assert table._view.isVisible()


def test_titles_can_change_language(table):
    table.set_rows(ROWS)
    table.set_columns([Column("Time"), *COLUMNS[1:]])
    assert table._model.headerData(0, Qt.Orientation.Horizontal) == "Time"


def test_a_list_without_pages_cuts_at_its_height(qtbot, theme_of):
    table = PagedTable(COLUMNS, pager=False, header=False)
    qtbot.addWidget(table)
    table.resize(600, 3 * 48 + 10)
    table.show()
    table.set_rows(ROWS)
    assert keys(table) == ["k0", "k1", "k2"]
    assert not table._pager.isVisible()
    assert table.minimumSizeHint().height() == 48


@pytest.mark.parametrize(
    ("widths", "room", "given"),
    [
        ([100, 50, 60], 500, [100, 340, 60]),
        ([300, 200, 300], 400, [150, 100, 150]),
        ([300, 50, 300], 400, [175, 50, 175]),
        ([200, 200, 120], 400, [200, 80, 120]),
        ([200, 200, 130], 400, [181, 100, 118]),
    ],
)
def test_the_sharing_column_keeps_a_quarter_or_what_it_wants(widths, room, given):
    columns = [Column(), Column(share=1), Column()]
    assert share_out(columns, widths, room) == given


def test_columns_fill_the_room_they_are_given_last(qtbot, theme_of):
    table = PagedTable(COLUMNS)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    table.set_rows(ROWS)
    table.resize(900, 300)
    qtbot.waitUntil(lambda: table._view.width() == 900)
    widths = [table._view.columnWidth(place) for place in range(len(COLUMNS))]
    assert sum(widths) == pytest.approx(900, abs=len(COLUMNS))


def test_columns_without_a_share_keep_their_width():
    assert share_out([Column(), Column()], [100, 50], 500) == [100, 50]
    assert share_out([Column(), Column()], [400, 400], 400) == [200, 200]
    assert share_out([Column(share=1)], [0], 400) == [399]


def test_the_row_in_hand_stays_in_hand_when_the_rows_come_again(qtbot, theme_of):
    table = PagedTable([Column(share=1)], name="in_hand", header=False)
    qtbot.addWidget(table)
    rows = [Row("a", (Cell("甲"),)), Row("b", (Cell("乙"),))]
    table.set_rows(rows)
    table.select("b")
    table.set_rows(rows)
    chosen = table._view.selectionModel().selectedRows()
    assert [index.row() for index in chosen] == [1]
    table.select("")
    table.set_rows(rows)
    assert table._view.selectionModel().selectedRows() == []
