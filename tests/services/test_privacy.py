"""Names, phones, rooms and numbers stay in the books: not in journal, errors, logs, file names."""

import ast
import json
import logging
from contextlib import suppress

import pytest

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, HolderKind, HolderRef, PassAction
from gangting.domain.verdict.facts import Direction, HealthCode
from gangting.services.visits import DeliveryForm, VehicleForm, VisitForm


PERSONAL = {
    "name": "欧阳娜娜",
    "visitor": "陆一鸣",
    "phone": "13812344821",
    "tail": "4821",
    "id": "11010519491231002X",
    "plate": "京A12345",
    "room": "3-2-501",
    "spoken": "3号楼",
}


def a_busy_day(post):
    """Do nearly everything that can be done, and much that cannot."""
    s, gate = post.s, post.s.gate
    shen = post.issue(PERSONAL["name"], PERSONAL["room"], phone=PERSONAL["phone"])
    car = post.issue(PERSONAL["name"], PERSONAL["room"], Category.VEHICLE, plate=PERSONAL["plate"])
    form = {
        "phone": PERSONAL["phone"],
        "host_room": PERSONAL["room"],
        "consent_by": PERSONAL["name"],
    }
    visitor = s.visits.register_visitor(VisitForm(PERSONAL["visitor"], **form), post.volunteer)
    by_number = VisitForm(
        PERSONAL["visitor"],
        id_number=PERSONAL["id"],
        host_room=PERSONAL["room"],
        plate=PERSONAL["plate"],
        health_code=HealthCode.GREEN,
    )
    s.visits.consent(
        s.visits.register_visitor(by_number, post.volunteer).visit.id,
        PERSONAL["name"],
        post.volunteer,
    )
    s.visits.register_delivery(DeliveryForm("外卖", PERSONAL["tail"]), post.volunteer)
    s.visits.register_vehicle(
        VehicleForm(PERSONAL["plate"], PERSONAL["room"], PERSONAL["name"]), post.volunteer
    )
    visitor = post.measure(visitor, 364)
    slip = s.passes.issue_temporary(visitor.visit, post.volunteer)
    post.enter(shen)
    out = post.leave(shen)
    s.corrections.undo(out.attempt_id, post.volunteer)
    back = post.scan(car.code, None, Direction.ENTRY)
    s.corrections.correct(back.attempt_id, post.leader, "扫错了", direction=Direction.EXIT)
    case = post.enter(post.issue("沈" + PERSONAL["name"], "5-1-302"), 378).case
    s.rechecks.tell(case.id, "居委会", post.volunteer)
    gate.defer(PERSONAL["id"])
    post.scan(PERSONAL["phone"])
    post.scan(PERSONAL["id"])
    for action in (PassAction.EXTEND, PassAction.SUSPEND, PassAction.RESUME, PassAction.REISSUE):
        post.act(shen.serial, action, "换证")
    post.act(slip.entry_pass.serial, PassAction.RETURN)
    gate.confirm_clock(post.leader)
    s.officers.add("丁一", Role.VOLUNTEER, "4711", post.leader)
    return shen


def failures(post, shen):
    """Provoke every error that has something personal at hand."""
    s = post.s
    nobody = HolderRef(HolderKind.PERSON, shen.view.entry_pass.id)
    request = {"name": PERSONAL["name"], "room": PERSONAL["room"], "category": Category.RESIDENT}
    from gangting.services.passes import IssueRequest  # noqa: PLC0415

    def issue(**changes):
        return lambda: s.passes.issue(IssueRequest(**request | changes), post.leader)

    def visit(**changes):
        form = {"name": PERSONAL["visitor"], "phone": PERSONAL["phone"], "host_room": "3-2-501"}
        return lambda: s.visits.register_visitor(VisitForm(**form | changes), post.volunteer)

    return [
        issue(name=PERSONAL["name"] * 40),
        issue(room=PERSONAL["spoken"] + "楼上"),
        issue(phone=PERSONAL["phone"] + "99999"),
        issue(category=Category.VEHICLE, plate=PERSONAL["plate"] + "Z99"),
        visit(phone="", id_number=PERSONAL["id"][:-1] + "1"),
        visit(name=""),
        visit(plate=PERSONAL["plate"] + "Z99"),
        visit(host_room=" "),
        lambda: s.visits.register_delivery(DeliveryForm("", PERSONAL["tail"]), post.volunteer),
        lambda: s.gate.identify(nobody, post.say()),
        lambda: s.people.person(nobody.id),
        lambda: post.act(shen.serial, PassAction.RETURN),
        lambda: s.officers.add("周岚", Role.VOLUNTEER, "4711", post.leader),
        lambda: s.officers.sign_in(post.volunteer.id, PERSONAL["tail"]),
        lambda: s.corrections.correct(nobody.id, post.leader, PERSONAL["name"]),
    ]


@pytest.fixture
def post(make_post):
    return make_post("sqlite")


def leaked(text: str) -> list[str]:
    return [kind for kind, value in PERSONAL.items() if value in text]


def test_the_journal_names_nobody(post):
    a_busy_day(post)
    rows = post.sql("select action, subject_kind, detail from journal")
    assert len(rows) > 15
    assert leaked(json.dumps(rows, ensure_ascii=False)) == []
    kinds = {kind for _, kind, _ in rows}
    assert kinds <= {"", "entry_pass", "officer", "visit"}


def test_a_correction_keeps_both_versions_without_a_name(post):
    a_busy_day(post)
    rows = post.sql("select before, after from correction")
    assert rows
    assert leaked(json.dumps(rows, ensure_ascii=False)) == []


def test_an_attempt_keeps_no_unknown_text(post):
    a_busy_day(post)
    rows = post.sql("select raw, raw_hash, reasons, override_reason from attempt")
    assert leaked(json.dumps(rows, ensure_ascii=False)) == []


def test_errors_name_nobody(post):
    shen = a_busy_day(post)
    for provoke in failures(post, shen):
        with pytest.raises(KnownError) as raised:
            provoke()
        error = raised.value
        shown = f"{error} {error!r} {error.args} {error.params}"
        assert leaked(shown) == [], error.code


def test_logs_name_nobody(post, caplog):
    with caplog.at_level(logging.DEBUG):
        shen = a_busy_day(post)
        for provoke in failures(post, shen):
            with suppress(KnownError):
                provoke()
        post.reopened()
    assert leaked(caplog.text) == []


def test_file_names_name_nobody(post):
    a_busy_day(post)
    post.booth.close()
    names = " ".join(path.name for path in post.where.folder.rglob("*"))
    assert leaked(names) == []


def test_the_code_on_a_card_holds_no_personal_data(post):
    card = post.issue(PERSONAL["name"], PERSONAL["room"], phone=PERSONAL["phone"])
    same = post.s.passes.show(card.serial).entry_pass
    with post.s.database.write() as work:
        work.people.update(card.ref.id, name="别人", phone="", phone_tail="")
    assert post.s.passes.code(same) == card.code, "it does not depend on who they are"


ALLOWED = {
    "why", "state", "action", "right", "seconds", "decision", "compound", "key_id", "file",
    "folder", "field", "line", "what", "left", "most", "least", "value", "choices", "detail",
    "command", "name", "icon", "category", "entry", "step", "path", "number", "booth", "printer",
    "count", "first", "last", "point", "serial", "serials", "barcode", "tag", "wanted", "move",
}  # fmt: skip


# an expected delivery and a pick-up point: the vegetable truck, the east gate; not a person
NAMES_A_THING = {"listed_twice", "not_expected", "pickup_elsewhere"}


def test_what_errors_carry_is_known(checkout):
    """In the rooms that know people, an error carries codes and counts only."""
    rooms = [checkout / "src" / "gangting" / room for room in ("domain", "services", "storage")]
    carried: dict[str, str] = {}
    for path in (file for room in rooms for file in room.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "KnownError":
                code = getattr(call.args[0], "value", "")
                if code not in NAMES_A_THING:
                    carried |= {k.arg: path.name for k in call.keywords if k.arg is not None}
    personal = {"name", "phone", "room", "plate", "holder", "text", "value", "person", "address"}
    assert {k: f for k, f in carried.items() if k not in ALLOWED - personal} == {}
