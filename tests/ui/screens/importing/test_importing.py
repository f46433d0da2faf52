"""A list taken in through the window: what is shown is checked against what was stored."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from tests.applicants import PLANTED, as_csv, as_xlsx, faulty_list, good_list

from gangting.domain.applications.values import ColumnRole
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassState
from gangting.exchange.reading import read_rows
from gangting.ui.file_question import FileQuestion
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.importing.files import asking_with, dropped_list
from gangting.ui.screens.importing.screen import ImportScreen
from gangting.ui.screens.importing.values import Busy, Step


ROWS = 120


@pytest.fixture
def wizard(desk, tmp_path):
    screen = ImportScreen(
        desk.context,
        ask_list=lambda _kinds, then: then(tmp_path / "list.xlsx"),
        ask_place=lambda name, then: then(tmp_path / name),
    )
    desk.show(screen)
    return screen


def open_list(desk, wizard, path, table):
    as_xlsx(path, table)
    wizard.desk.open(path)
    desk.settle()


def press(desk, key):
    assert key.isEnabled(), key.text()
    key.click()
    desk.settle()


def cells(table):
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def figures(page):
    stats = page.figures.stats.items()
    return {code: stat._value.text() for code, stat in stats if not stat.isHidden()}


def test_a_good_list_becomes_people_and_passes_to_print(desk, wizard, tmp_path):
    people = desk.services.people.count()
    as_xlsx(tmp_path / "list.xlsx", good_list(ROWS))
    wanted = []
    wizard.print_wanted.connect(lambda: wanted.append(True))

    press(desk, wizard.file.choose)
    assert wizard.desk.facts.step is Step.COLUMNS
    assert ("手机号码", "120", "电话", "") in cells(wizard.columns.table)
    press(desk, wizard.columns.next)
    shown = figures(wizard.check)
    assert (shown["created"], shown["rejected"], shown["passes"]) == ("120", "0", "120")
    assert desk.services.people.count() == people
    press(desk, wizard.check.apply)

    assert wizard.desk.facts.step is Step.DONE
    assert desk.services.people.count() == people + ROWS
    assert desk.services.passes.counts()[PassState.APPLIED] >= ROWS
    press(desk, wizard.done.print)
    assert wanted == [True]


def test_each_row_to_mend_says_its_row_its_column_and_how(desk, wizard, tmp_path):
    table, wanted = faulty_list(200)
    open_list(desk, wizard, tmp_path / "list.xlsx", table)
    press(desk, wizard.columns.next)

    words = desk.context.words()
    rows = wizard.check.rows.table._all
    found = {(int(row.cells[0].text), row.cells[1].text) for row in rows}
    assert found == {(row, column) for row, column, _ in wanted}
    assert figures(wizard.check)["rejected"] == str(len(PLANTED))
    assert words.sentence("row_error.name_missing") in {row.cells[2].text for row in rows}
    wizard.show_whole(wizard.check.rows.table.rows[0].key)
    assert wizard.check.rows.whole.text() == wizard.check.rows.table.rows[0].cells[2].text


def test_the_saved_rows_are_mended_and_taken_in(desk, wizard, tmp_path):
    table = good_list(10)
    table[3] = ("", *table[3][1:])
    open_list(desk, wizard, tmp_path / "list.xlsx", table)
    press(desk, wizard.columns.next)
    press(desk, wizard.check.apply)
    assert figures(wizard.done)["rejected"] == "1"
    press(desk, wizard.done.save)

    [saved] = list(tmp_path.glob("要修改的行-*.xlsx"))
    assert saved.name in wizard.note.text()
    head, row = read_rows(saved).cells
    assert head[-1] == "问题"
    open_list(desk, wizard, saved, [head, (good_list(10)[3][0], *row[1:])])
    press(desk, wizard.columns.next)
    assert figures(wizard.check)["created"] == "1"


def test_the_same_list_again_has_nothing_to_take_in(desk, wizard, tmp_path):
    for _ in range(2):
        open_list(desk, wizard, tmp_path / "list.xlsx", good_list(20))
        press(desk, wizard.columns.next)
        if wizard.desk.facts.preview.created:
            press(desk, wizard.check.apply)
            wizard.done.again.click()

    assert figures(wizard.check)["unchanged"] == "20"
    assert not wizard.check.apply.isEnabled()


def test_a_column_is_read_as_somebody_says_and_that_is_remembered(desk, wizard, tmp_path):
    table = [row[:6] for row in good_list(6)]
    table[0] = ("谁", *table[0][1:])
    open_list(desk, wizard, tmp_path / "list.xlsx", table)
    press(desk, wizard.columns.next)
    assert "姓名" in wizard.note.text()
    assert wizard.desk.facts.step is Step.COLUMNS

    wizard.columns.table.pressed.emit("0", 0)
    wizard.role.roles.button(ColumnRole.NAME.value).click()
    press(desk, wizard.columns.next)
    assert figures(wizard.check)["created"] == "6"
    press(desk, wizard.check.apply)
    wizard.done.again.click()
    open_list(desk, wizard, tmp_path / "list.xlsx", table)

    assert wizard.desk.facts.mapping.roles[0] is ColumnRole.NAME


def test_people_come_in_without_passes_where_none_are_wanted(desk, wizard, tmp_path):
    before = desk.services.passes.counts()
    open_list(desk, wizard, tmp_path / "list.xlsx", good_list(6))
    press(desk, wizard.columns.next)
    wizard.check.issue.click()
    desk.settle()
    assert figures(wizard.check)["passes"] == "0"
    press(desk, wizard.check.apply)

    assert desk.services.passes.counts() == before
    assert wizard.done.print.isHidden()


def test_the_work_under_way_is_named_in_the_language_in_force(desk, wizard, language, tmp_path):
    open_list(desk, wizard, tmp_path / "list.xlsx", good_list(40))
    press(desk, wizard.columns.next)
    wizard.check.apply.click()
    language.switch(ENGLISH)
    QApplication.processEvents()
    assert wizard.strip._word.text() == "Writing the rows"
    language.switch(CHINESE)
    QApplication.processEvents()
    assert wizard.strip._word.text() == "正在写入"
    desk.settle()


def test_stopping_while_it_is_written_leaves_nothing(desk, wizard, tmp_path):
    people = desk.services.people.count()
    open_list(desk, wizard, tmp_path / "list.xlsx", good_list(40))
    press(desk, wizard.columns.next)
    wizard.check.apply.click()
    assert wizard.desk.facts.busy is Busy.WRITING
    assert not wizard.strip.isHidden()
    assert not wizard.stack.isEnabled()
    wizard.strip.cancelled.emit()
    desk.settle()

    assert desk.services.people.count() == people
    assert wizard.desk.facts.step is Step.CHECK
    assert wizard.note.text() == "已停止：什么都没有写入。"
    press(desk, wizard.check.apply)
    assert desk.services.people.count() == people + 40


def test_a_file_that_is_no_list_is_said_and_another_can_be_chosen(desk, wizard, tmp_path):
    bad = tmp_path / "broken.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(200))
    wizard.desk.open(bad)
    desk.settle()

    assert wizard.note.text() == desk.context.words().error("file_unreadable", file="broken.xlsx")
    assert wizard.desk.facts.step is Step.FILE
    as_csv(tmp_path / "list.csv", good_list(3), "gb18030")
    wizard.desk.open(tmp_path / "list.csv")
    desk.settle()
    assert wizard.note.text() == ""
    assert wizard.desk.facts.source.path.name == "list.csv"


def test_a_list_without_rows_says_so_when_it_is_checked(desk, wizard, tmp_path):
    open_list(desk, wizard, tmp_path / "list.xlsx", good_list(0))
    press(desk, wizard.columns.next)

    assert wizard.note.text() == desk.context.words().error("nothing_to_import")


def test_a_list_is_dropped_and_a_picture_is_not(tmp_path):
    def data(*names):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        return mime

    assert dropped_list(data("a.XLSX")) == tmp_path / "a.XLSX"
    assert dropped_list(data("card.png")) is None
    assert dropped_list(data("a.csv", "b.csv")) is None


def test_what_is_dropped_is_read_unless_another_list_is_being_taken_in(desk, wizard, tmp_path):
    def drop(name):
        as_xlsx(tmp_path / name, good_list(3))
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        at, copy, keys = QPointF(40, 40), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(at, copy, mime, Qt.MouseButton.LeftButton, keys)
        wizard.dropEvent(event)
        desk.settle()
        return event.isAccepted()

    assert drop("first.xlsx")
    press(desk, wizard.columns.next)
    assert drop("second.xlsx")
    assert wizard.desk.facts.source.path.name == "first.xlsx"
    assert wizard.desk.facts.step is Step.CHECK


def test_who_may_issue_no_passes_imports_nothing(desk, wizard, monkeypatch):
    locked = KnownError("nobody_on_duty")

    def nobody():
        raise locked

    monkeypatch.setattr(type(desk.context), "officer", property(lambda _: nobody))
    wizard.on_enter()

    assert not wizard.stack.isEnabled()
    assert wizard.note.text() != ""


def test_a_step_back_keeps_the_list_until_the_file_is_given_up(desk, wizard, tmp_path):
    open_list(desk, wizard, tmp_path / "list.xlsx", good_list(3))
    press(desk, wizard.columns.next)
    wizard.step_back()
    assert wizard.desk.facts.step is Step.COLUMNS
    wizard.step_back()
    assert wizard.desk.facts.source is None


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
def test_every_step_fits_and_every_key_has_a_name(
    desk, wizard, language, checks, tmp_path, size, spoken
):
    language.switch(spoken)
    desk.window.resize(*size)
    desk.frame(practice=True, banner=True)
    as_xlsx(tmp_path / "list.xlsx", faulty_list(200)[0])
    steps = [
        lambda: None,
        wizard.file.choose.click,
        lambda: wizard.desk.ask_role(3),
        wizard.desk.back,
        wizard.columns.next.click,
        lambda: wizard.show_whole("0"),
        wizard.check.apply.click,
    ]
    for step in steps:
        step()
        desk.settle()
        for _ in range(3):
            QApplication.processEvents()
        assert desk.window.size().toTuple() == size
        assert checks["nameless"](wizard) == []
        assert checks["too_small"](wizard) == []
        assert checks["outside"](wizard) == []
    assert wizard.desk.facts.step is Step.DONE


def test_the_systems_own_question_reads_lists_and_proposes_a_workbook(qtbot, theme_of):
    parent = QWidget()
    qtbot.addWidget(parent)
    question, chosen = FileQuestion(parent), []
    asking_with(question)("名单", chosen.append)
    [first] = parent.findChildren(QFileDialog)
    assert first.nameFilters() == ["名单 (*.xlsx *.xls *.csv)"]
    assert first.fileMode() is QFileDialog.FileMode.ExistingFile
    first.fileSelected.emit("/tmp/list.csv")

    question.ask("要修改的行.xlsx", chosen.append)
    assert first.isHidden()
    second = question._dialog
    assert second.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in second.selectedFiles()] == ["要修改的行.xlsx"]
    question.close()

    assert second.isHidden()
    assert chosen == [Path("/tmp/list.csv")]


class TestOverARestart:
    """The file, what was said of its columns and the answers are kept; the rows are not."""

    @pytest.fixture
    def again(self, desk):
        def make(draft):
            screen = ImportScreen(desk.context)
            screen.restore(draft)
            desk.show(screen)
            screen.on_enter()
            desk.settle()
            return screen

        return make

    def begun(self, desk, wizard, path):
        table = [row[:6] for row in good_list(6)]
        table[0] = ("谁", *table[0][1:])
        open_list(desk, wizard, path, table)
        wizard.columns.table.pressed.emit("0", 0)
        wizard.role.roles.button(ColumnRole.NAME.value).click()
        wizard.columns.categories.chosen.emit("tenant")
        return table

    def test_what_was_said_of_the_columns_is_there_again(self, desk, wizard, again, tmp_path):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        draft = wizard.draft()
        assert "赵一一" not in str(draft)
        other = again(draft)

        assert other.desk.facts.step is Step.COLUMNS
        assert other.desk.facts.mapping == wizard.desk.facts.mapping
        assert other.note.isHidden()
        assert other.draft() == draft

    def test_a_checked_list_is_checked_again(self, desk, wizard, again, tmp_path):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        press(desk, wizard.columns.next)
        wizard.check.issue.click()
        desk.settle()
        other = again(wizard.draft())

        assert other.desk.facts.step is Step.CHECK
        assert figures(other.check) == figures(wizard.check)
        assert figures(other.check)["passes"] == "0"
        assert not other.check.issue.isChecked()

    def test_a_file_that_changed_is_looked_at_again(self, desk, wizard, again, tmp_path):
        table = self.begun(desk, wizard, tmp_path / "list.xlsx")
        press(desk, wizard.columns.next)
        draft = wizard.draft()
        as_xlsx(tmp_path / "list.xlsx", table[:4])
        other = again(draft)

        assert other.desk.facts.step is Step.COLUMNS
        assert other.desk.facts.mapping == wizard.desk.facts.mapping
        assert other.note.text() == "文件在您开始之后改过，请再看一遍各列。"
        press(desk, other.columns.next)
        assert figures(other.check)["created"] == "3"

    def test_other_columns_are_read_by_their_heads(self, desk, wizard, again, tmp_path):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        draft = wizard.draft()
        as_xlsx(tmp_path / "list.xlsx", good_list(3))
        other = again(draft)

        assert other.desk.facts.mapping.roles[0] is ColumnRole.NAME
        assert len(other.desk.facts.mapping.roles) == len(good_list(0)[0])
        assert not other.note.isHidden()

    def test_a_file_that_is_gone_is_said_and_may_come_back(self, desk, wizard, again, tmp_path):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        draft = wizard.draft()
        (tmp_path / "list.xlsx").rename(tmp_path / "elsewhere.xlsx")
        other = again(draft)

        assert other.desk.facts.step is Step.FILE
        assert "list.xlsx" in other.note.text()
        assert other.draft() == draft
        other.desk.open(tmp_path / "elsewhere.xlsx")
        desk.settle()
        assert other.desk.facts.mapping == wizard.desk.facts.mapping
        assert other.draft()["file"] == str(tmp_path / "elsewhere.xlsx")

    def test_nothing_is_kept_of_a_list_that_is_taken_in_or_given_up(self, desk, wizard, tmp_path):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        wizard.step_back()
        assert wizard.draft() is None
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        press(desk, wizard.columns.next)
        press(desk, wizard.check.apply)
        assert wizard.desk.facts.step is Step.DONE
        assert wizard.draft() is None

    @pytest.mark.parametrize(
        "change",
        [{"file": ""}, {"file": 7}, {"roles": ["name"]}, {"roles": "soul"}, {"category": "x"}],
    )
    def test_what_another_version_kept_otherwise_is_as_good_as_nothing(
        self, desk, wizard, again, tmp_path, change
    ):
        self.begun(desk, wizard, tmp_path / "list.xlsx")
        other = again(dict(wizard.draft()) | change)

        assert other.desk.facts.step is Step.FILE or other.note.isHidden()


def test_what_was_taken_in_lately_stands_under_the_place_for_the_next(desk, wizard, tmp_path):
    before = wizard.file.before
    assert not before.isVisibleTo(wizard)
    open_list(desk, wizard, tmp_path / "居民名单.xlsx", good_list(ROWS))
    press(desk, wizard.columns.next)
    press(desk, wizard.check.apply)
    wizard.desk.back()
    desk.settle()
    assert before.isVisibleTo(wizard)
    [said] = [label.text() for label in wizard.file.past if label.isVisibleTo(wizard)]
    assert "居民名单.xlsx" in said
    assert "新增 120，更新 0，待改 0，新证 120" in said


def test_not_knowing_the_last_lists_does_not_end_what_is_under_way(
    desk, wizard, tmp_path, monkeypatch
):
    as_xlsx(tmp_path / "list.xlsx", good_list(6))

    def broken():
        raise KnownError("database_busy")

    monkeypatch.setattr(desk.services.applications, "past", broken)
    wizard.desk.look_back()
    wizard.desk.open(tmp_path / "list.xlsx")
    desk.jobs.run_next()

    assert wizard.desk.facts.busy is Busy.READING
    desk.settle()
    assert wizard.desk.facts.step is Step.COLUMNS
