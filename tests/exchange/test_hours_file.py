"""The hours of duty as a file: what the roster's page saves is what the books say."""

from datetime import date
from types import SimpleNamespace

import pytest
from tests.crew import Crew

from gangting.domain.errors import KnownError
from gangting.exchange.reading import read_rows
from gangting.ui.jobs import ManualJobs
from gangting.ui.screens.handover.roster_page import RosterPage
from gangting.wording.words import Words


@pytest.fixture
def crew(make_post, clock):
    made = Crew(make_post("sqlite"), clock)
    made.s.duty.begin(made.officer("何平"))
    made.pass_time(hours=3)
    return made


@pytest.fixture
def saved(crew, clock, checkout, qtbot):
    """Return a way to save the hours to a place, and what was said then."""
    jobs = ManualJobs()
    said = []
    words = Words("zh_CN", checkout / "resources" / "wording")
    context = SimpleNamespace(
        services=crew.s, jobs=jobs, words=lambda: words, now=clock.now, announce=said.append,
        zone=lambda: "Asia/Shanghai", officer=lambda: crew.officer("周岚"),
        on_duty=lambda: crew.officer("周岚"),
    )  # fmt: skip
    page = RosterPage(context)
    qtbot.addWidget(page)

    def save(folder, key="export"):
        page.save_wanted.connect(lambda name, then: then(folder / name))
        page.on_enter()
        jobs.drain()
        page.hours_key.click()
        jobs.drain()
        getattr(page, key).click()
        jobs.drain()
        return said

    yield save
    jobs.stop()


def test_the_hours_are_written_for_a_spreadsheet(crew, saved, tmp_path):
    said = saved(tmp_path)

    [path] = tmp_path.glob("*.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = read_rows(path).cells
    assert len(head) == 6
    today = date(2026, 11, 21)
    assert rows == [
        tuple(str(part) for part in line) for line in crew.s.roster.hours_rows(
            date(2026, 10, 22), today
        )
    ]  # fmt: skip
    assert rows[0][0] == "何平"
    assert rows[0][5] == "3.0"
    assert path.name in said[-1]


def test_a_name_is_never_a_formula(crew, saved, tmp_path):
    crew.post.sql("update officer set name = '=1+1' where name = '何平'")

    saved(tmp_path)

    [path] = tmp_path.glob("*.csv")
    assert read_rows(path).cells[1][0] == "'=1+1"


def test_a_folder_that_is_gone_is_told(saved, tmp_path):
    said = saved(tmp_path / "gone")

    assert "写不进去" in said[-1]


def test_they_are_a_workbook_too_and_the_journal_says_who_took_them(crew, saved, tmp_path):
    saved(tmp_path, "excel")

    [path] = tmp_path.glob("*.xlsx")
    head, row = read_rows(path).cells
    assert head == ("姓名", "从", "到", "天数", "次数", "小时")
    assert (row[0], float(row[5])) == ("何平", 3.0)
    assert crew.post.count("journal", "action = 'hours.saved'") == 1


def test_who_may_only_look_takes_no_hours(crew, saved, tmp_path):
    observer = crew.post.officers["乔远"]
    with pytest.raises(KnownError, match="not_allowed"):
        crew.s.roster.take_hours(date(2026, 11, 1), date(2026, 11, 21), observer)
    assert crew.post.count("journal", "action = 'hours.saved'") == 0
