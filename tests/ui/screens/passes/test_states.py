"""What may be done with a pass, what is said of it, and what a form means."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from gangting.domain.actors import Officer, Role
from gangting.domain.entry_pass import EntryPass, Holder, PassEvent
from gangting.domain.passes import MOVES, Category, HolderKind, HolderRef, PassAction, PassState
from gangting.host import paths
from gangting.services.pass_values import PassView
from gangting.ui.dates import months_on, read_day
from gangting.ui.screens.passes.form_state import Slot, card_of, check, read_room, request_of
from gangting.ui.screens.passes.list_state import Room, Viewer, rows
from gangting.ui.screens.passes.naming import holder_name
from gangting.ui.screens.passes.panel_state import Teller, facts_of, keys, life_of
from gangting.ui.screens.passes.values import ACTIONS, Act, FactKind, FormText, Place
from gangting.wording.words import Words


TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
CLERK = Officer(uuid4(), "林一", Role.PASS_CLERK)
VOLUNTEER = Officer(uuid4(), "何田", Role.VOLUNTEER)
OFFICERS = {CLERK.id: CLERK.name}


@pytest.fixture(scope="module")
def words():
    return Words("zh_CN", paths.resources_dir() / "wording")


@pytest.fixture
def teller(words):
    return Teller(words, NOW, "Asia/Shanghai")


def event(action, after, minute, reason="", edition=0, before=None):
    at = NOW.replace(minute=minute)
    return PassEvent(action, before, after, edition, at, CLERK.id, reason)


def view(
    state=PassState.ACTIVE,
    category=Category.RESIDENT,
    until=date(2027, 11, 21),
    events=(),
    edition=0,
    kind=HolderKind.PERSON,
    name="沈青",
):
    ref = HolderRef(kind, uuid4())
    one = EntryPass(
        uuid4(), 48271936, category, ref, 0, TODAY, until, edition, state, NOW, NOW, CLERK.id
    )
    holder = Holder(ref, name, "3-2-501", "3号楼 2单元 501", "13912344821")
    return PassView(one, holder, tuple(events))


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("state", PassState)
def test_every_key_is_one_the_life_of_a_pass_allows(state, category):
    offered = keys(view(state, category), CLERK, TODAY).all

    changing = {act: ACTIONS[act] for act in offered if act in ACTIONS}
    assert [act for act, action in changing.items() if state not in MOVES[action][0]] == []
    assert len(set(offered)) == len(offered)
    assert Act.LIFE in offered


@pytest.mark.parametrize(
    ("state", "main"),
    [
        (PassState.APPLIED, Act.PRINT),
        (PassState.PRINTED, Act.COLLECT),
        (PassState.ACTIVE, None),
        (PassState.SUSPENDED, Act.RESUME),
        (PassState.LOST, Act.REISSUE),
        (PassState.VOID, None),
        (PassState.RETURNED, None),
    ],
)
def test_the_next_step_stands_out(state, main):
    assert keys(view(state), CLERK, TODAY).main is main


def test_a_pass_that_ends_soon_is_best_extended_now():
    assert keys(view(until=date(2026, 12, 20)), CLERK, TODAY).main is Act.EXTEND
    assert keys(view(until=date(2026, 12, 21)), CLERK, TODAY).main is None
    assert keys(view(until=date(2026, 11, 1)), CLERK, TODAY).main is Act.EXTEND


def test_only_a_temporary_pass_is_taken_back():
    assert Act.RETURN in keys(view(category=Category.VISITOR), CLERK, TODAY).all
    assert Act.RETURN not in keys(view(), CLERK, TODAY).all


@pytest.mark.parametrize("state", PassState)
def test_who_may_not_issue_may_only_look(state):
    assert keys(view(state), VOLUNTEER, TODAY).all == (Act.LIFE,)
    assert keys(view(state), None, TODAY).all == (Act.LIFE,)


def test_the_facts_are_the_steps_of_this_card(teller):
    events = [
        event(PassAction.ISSUE, PassState.APPLIED, 1),
        event(PassAction.PRINT_DONE, PassState.PRINTED, 2),
        event(PassAction.COLLECT, PassState.ACTIVE, 3),
        event(PassAction.REISSUE, PassState.APPLIED, 4, "damaged", edition=1),
        event(PassAction.PRINT_DONE, PassState.PRINTED, 5, edition=1),
    ]
    found = facts_of(view(PassState.PRINTED, events=events, edition=1), OFFICERS, teller)

    said = {fact.kind: fact.value for fact in found}
    assert said[FactKind.VALID] == "2026-11-21 – 2027-11-21"
    assert said[FactKind.PHONE] == "139****4821"
    assert said[FactKind.ISSUED] == "今天 14:01 · 林一"
    assert said[FactKind.PRINTED] == "今天 14:05 · 林一"
    assert FactKind.COLLECTED not in said, "that was the card before"
    assert said[FactKind.EDITION] == "1"


def test_the_facts_say_why_a_pass_is_not_good_any_more(teller):
    events = [
        event(PassAction.ISSUE, PassState.APPLIED, 1),
        event(PassAction.REPORT_LOST, PassState.LOST, 9, "family_reports"),
    ]
    found = facts_of(view(PassState.LOST, events=events), OFFICERS, teller)

    assert [(f.word, f.value) for f in found[-2:]] == [
        ("挂失", "今天 14:09 · 林一"),
        ("", "家人代报"),
    ]


def test_the_life_names_whoever_acted_and_says_typed_reasons_as_they_are(teller):
    unknown = PassEvent(PassAction.VOID, None, PassState.VOID, 0, NOW, uuid4(), "楼上邻居的")
    cli = uuid4()
    by_command = PassEvent(PassAction.ISSUE, None, PassState.APPLIED, 0, NOW, cli, "")
    lines = life_of(view(events=[by_command, unknown]), {cli: "cli"}, teller)

    assert [(line.what, line.who, line.why) for line in lines] == [
        ("作废", "", "楼上邻居的"),
        ("办证", "命令行", ""),
    ]


@pytest.mark.parametrize(
    ("whole", "name", "place"), [(True, "沈青", "3-2-501"), (False, "沈*", "3-2-5**")]
)
def test_rows_are_whole_for_who_compares_and_masked_for_others(words, whole, name, place):
    [row] = rows([view()], Viewer(whole, TODAY, words))

    assert [cell.text for cell in row.cells] == [
        name,
        place,
        "居民证",
        "482 719 368",
        "已领取",
        "2027-11-21",
    ]


def test_a_narrow_list_leaves_columns_out(words):
    [middle] = rows([view()], Viewer(True, TODAY, words, Room.MIDDLE))
    [narrow] = rows([view()], Viewer(True, TODAY, words, Room.NARROW))

    assert [cell.text for cell in middle.cells] == ["沈青", "3-2-501", "482 719 368", "已领取"]
    assert [cell.text for cell in narrow.cells] == ["沈青", "3-2-501", "已领取"]


def test_a_pass_past_its_day_is_told_expired_and_a_lost_one_has_no_day(words):
    viewer = Viewer(True, TODAY, words)
    old, lost = rows([view(until=date(2026, 11, 20)), view(PassState.LOST)], viewer)

    assert old.cells[4].text == "已过期"
    assert (lost.cells[4].text, lost.cells[5].text) == ("已挂失", "—")


def test_a_car_is_written_as_its_plate_is_painted():
    car = view(kind=HolderKind.VEHICLE, name="京AD12345").holder

    assert holder_name(car, whole=True) == "京A·D12345"
    assert holder_name(car, whole=False) == "京A·***345"


# -- days


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 21), 12, date(2027, 11, 21)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2027, 1, 31), -1, date(2026, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_on(day, months, then):
    assert months_on(day, months) == then


@pytest.mark.parametrize(
    "text", ["2026-12-31", "2026/12/31", "2026年12月31日", "20261231", " 2026.12.31 "]
)
def test_a_day_in_any_form(text):
    assert read_day(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-30", "31-12-2026", "202612", "0000-01-01"]
)
def test_no_day(text):
    assert read_day(text) is None


# -- the form

GOOD = FormText("沈青", "resident", "3#2-501室", "139 1234 4821", "", "2027-11-21")


def with_(**changes):
    fields = {name: getattr(GOOD, name) for name in FormText.__dataclass_fields__}
    return FormText(**(fields | changes))


def test_a_good_form_has_nothing_wrong():
    assert check(GOOD, TODAY) == {}
    asked = request_of(GOOD)
    assert (asked.category, asked.until) == (Category.RESIDENT, date(2027, 11, 21))


@pytest.mark.parametrize(
    ("changes", "slot", "code"),
    [
        ({"name": " "}, Slot.NAME, "name_missing"),
        ({"name": "沈"}, Slot.NAME, "invalid_name"),
        ({"room": ""}, Slot.ROOM, "room_missing"),
        ({"room": "501"}, Slot.ROOM, "invalid_address"),
        ({"phone": "138"}, Slot.PHONE, "invalid_phone"),
        ({"until": "soon"}, Slot.UNTIL, "invalid_date"),
        ({"until": "2026-11-20"}, Slot.UNTIL, "dates_out_of_order"),
        ({"category": "vehicle", "plate": "京A1"}, Slot.PLATE, "invalid_plate"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(changes, slot, code):
    wrong = check(with_(**changes), TODAY)

    assert {place: error.code for place, error in wrong.items()} == {slot: code}


def test_a_worker_may_belong_to_a_place_in_plain_words_or_to_none():
    assert check(with_(category="worker", room="物业"), TODAY) == {}
    assert check(with_(category="worker", room=""), TODAY) == {}
    assert read_room(with_(category="worker", room="物业")).plain
    assert read_room(with_(room="物业")).flaw


def test_the_compound_s_name_before_a_room_is_no_area():
    for room in ("晴川里3-2-501", "晴川里小区 3-2-501", "3-2-501"):
        assert read_room(with_(room=room), "晴川里小区") == read_room(with_(room="3-2-501"))
        card = card_of(with_(room=room), Place("晴川里", "", ""), TODAY)
        assert card.place == read_room(with_(room="3-2-501")).spoken
    assert Slot.ROOM in check(with_(room="晴川里"), TODAY, "晴川里")


def test_a_car_needs_no_name_and_is_asked_for_no_phone():
    car = with_(category="vehicle", plate="京AD12345", name="", phone="nonsense")

    assert check(car, TODAY) == {}
    assert request_of(car).phone == ""
    assert request_of(with_(plate="京AD12345")).plate == "", "a person's pass has no plate"


def test_the_card_as_it_grows_holds_no_code_that_opens_anything():
    card = card_of(GOOD, Place("晴川里小区", "南门岗", ""), TODAY)

    assert (card.holder, card.place) == ("沈青", "3号楼 2单元 501")
    assert set(card.code) == {"0"}
    assert len(card.code) == 53
    assert not any(character.isdigit() for character in card.short_number)
