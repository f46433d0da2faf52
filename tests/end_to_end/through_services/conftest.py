"""The steps of the features, in the booth's own words, through the services."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from gangting.domain import desk as desks
from gangting.domain.desk import Desk, Record, Value
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site, Source, to_tenths
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason
from gangting.services.gate.outcome import GateOutcome, Measured
from gangting.services.visits import DeliveryForm, VisitForm


ENTRY, EXIT = Direction.ENTRY, Direction.EXIT


@dataclass
class Story:
    """What has happened so far."""

    post: Any
    cards: dict[str, Any] = field(default_factory=dict)
    outcomes: dict[str, GateOutcome] = field(default_factory=dict)
    last: GateOutcome | None = None
    old_code: str = ""
    consent: str = ""
    slip: Any = None
    desk: Desk = field(default_factory=Desk)
    records: list[Record] = field(default_factory=list)

    @property
    def her(self):
        return self.cards["沈青"]

    def scan(self, code: str, direction: Direction, celsius: str = "") -> None:
        tenths = to_tenths(celsius) if celsius else None
        self.last = self.post.scan(code, tenths, direction)

    def measured(self, celsius: str, site: Site = Site.FOREHEAD) -> None:
        self.last = self.post.measure(self.last, to_tenths(celsius), site)


@pytest.fixture
def story(make_post):
    return Story(make_post("sqlite"))


# who is there


@given(parsers.parse("{name} lives at {room} and has a resident pass"))
def _(story, name, room):
    phone = {"沈青": "13812344821"}.get(name, "")
    story.cards[name] = story.post.issue(name, room, phone=phone)


@given(parsers.parse("{name} stands at the gate"))
def _(story, name):
    assert name in story.post.officers


@given("she came home an hour ago")
def _(story):
    assert story.post.enter(story.her).passed
    story.post.clock.advance(3600)


# what happened to the card


@given("her pass ran out yesterday")
def _(story):
    today = story.post.clock.now().date()
    story.post.act(story.her.serial, PassAction.EXTEND, until=today)
    story.her.code = story.post.card(story.post.s.passes.show(story.her.serial)).code
    story.post.clock.advance(timedelta(days=1))


@given("her card was reported lost")
def _(story):
    story.post.act(story.her.serial, PassAction.REPORT_LOST, "丢了")


@given("her card was made void")
def _(story):
    story.post.act(story.her.serial, PassAction.VOID, "换证")


@given("her pass was reissued and collected")
def _(story):
    story.old_code = story.her.code
    story.post.act(story.her.serial, PassAction.REISSUE, "丢了")
    story.cards["沈青"] = story.post.card(story.post.act(story.her.serial, PassAction.COLLECT))


@given("the key of the compound was changed and the old one retired")
def _(story):
    story.post.booth.rotate_key(story.post.leader)
    story.post.booth.keys.retire(story.post.booth.ref.compound, 0)


@given("the clock of the booth is set back by two hours")
def _(story):
    story.post.clock.set(story.post.clock.now() - timedelta(hours=2))


# scanning


@when(parsers.parse("she scans her card and {celsius} is measured"))
@when(parsers.parse("she scans her new card and {celsius} is measured"))
def _(story, celsius):
    story.scan(story.her.code, ENTRY, celsius)


@when("she scans her card at the exit")
@when("somebody scans her card at the exit")
def _(story):
    story.scan(story.her.code, EXIT)


@when("somebody scans her card at the entrance")
def _(story):
    story.scan(story.her.code, ENTRY)


@when("somebody scans her old card at the entrance")
def _(story):
    story.scan(story.old_code, ENTRY)


@when(parsers.parse('何平 finds her by "{typed}", compares, and measures {celsius}'))
def _(story, typed, celsius):
    [found] = story.post.s.people.find(typed)
    say = story.post.say(to_tenths(celsius))
    story.last = story.post.s.gate.identify(found.ref, say, ENTRY, linked_id=story.last.attempt_id)


@when("何平 confirms")
def _(story):
    story.last = story.post.s.gate.confirm(story.last.attempt_id, story.post.volunteer)


# what the panel says


@then(parsers.parse('the panel says to look closer because the pass is "{reason}"'))
@then(parsers.parse('the panel says to look closer because the temperature is "{reason}"'))
def _(story, reason):
    assert story.last.verdict.decision is Decision.ATTENTION
    assert story.last.verdict.main.reason == reason
    assert not story.last.passed


@then(parsers.parse('the panel refuses the card because it is "{reason}"'))
@then(parsers.parse('the panel refuses the visitor because of "{reason}"'))
def _(story, reason):
    assert story.last.verdict.decision is Decision.REFUSE
    assert story.last.verdict.main.reason == reason
    assert not story.last.passed


# where somebody is


@then("she is inside")
def _(story):
    assert story.post.presence(story.her.ref) is Presence.INSIDE


@then("she is outside")
def _(story):
    assert story.post.presence(story.her.ref) is Presence.OUTSIDE


@then("she is nowhere yet")
def _(story):
    assert story.post.presence(story.her.ref) is Presence.UNKNOWN


# what the book holds


@then(parsers.parse('the book shows "{reason}" beside her entry'))
def _(story, reason):
    [line] = story.post.s.book.recent(1)
    assert line.holder_name == "沈青"
    assert Reason(reason) in line.attempt.reasons
    assert line.attempt.passed


@then("the passage belongs to nobody")
def _(story):
    [line] = story.post.s.book.recent(1)
    assert line.attempt.holder is None


@then("the exit is in the book, and nobody's")
def _(story):
    [line] = story.post.s.book.recent(1)
    assert (line.attempt.direction, line.attempt.passed) == (EXIT, True)
    assert line.attempt.holder is None


@then("both versions are in the book")
def _(story):
    new, old = story.post.s.book.recent(2)
    assert old.attempt.undone_at is not None
    assert new.attempt.linked_id == old.attempt.id


@then(parsers.parse('her temperatures are "{values}"'))
def _(story, values):
    assert _celsius(story, "沈青") == values


@then(parsers.re('the temperatures of (?P<name>.+) are "(?P<values>.*)"'))
def _(story, name, values):
    assert _celsius(story, name) == values


def _celsius(story, name):
    return " ".join(f"{t / 10:.1f}" for t in story.post.readings_of(story.cards[name].ref))


# temperatures and rechecks


@when(parsers.parse("{celsius} is measured at the wrist"))
def _(story, celsius):
    story.measured(celsius, Site.WRIST)


@when(parsers.parse("{celsius} is measured for the recheck under the arm"))
def _(story, celsius):
    [view] = story.post.s.rechecks.open()
    measured = Measured(to_tenths(celsius), Site.AXILLARY)
    story.post.s.rechecks.measure(view.case.id, measured, story.post.volunteer)


@then("a recheck is open")
def _(story):
    assert len(story.post.s.rechecks.open()) == 1


@then("no recheck is open")
def _(story):
    assert story.post.s.rechecks.open() == ()


def _decide(story, decision):
    [view] = story.post.s.rechecks.open()
    return story.post.s.rechecks.decide(view.case.id, decision, story.post.volunteer)


@then("it cannot be closed by letting her in")
def _(story):
    with pytest.raises(KnownError) as raised:
        _decide(story, CaseDecision.ADMIT)
    assert raised.value.code == "case_needs_reading"


@then("she cannot be turned away")
def _(story):
    with pytest.raises(KnownError):
        _decide(story, CaseDecision.TURN_AWAY)


@when("何平 lets her in")
def _(story):
    _decide(story, CaseDecision.ADMIT)


@when(parsers.parse('何平 sends her straight home and tells "{who}"'))
def _(story, who):
    view = _decide(story, CaseDecision.STRAIGHT_HOME)
    story.post.s.rechecks.tell(view.case.id, who, story.post.volunteer)


@then(parsers.parse("the day's list to report has {count:d} case"))
def _(story, count):
    cases = story.post.s.rechecks.today()
    assert len(cases) == count
    assert [told.who for told in cases[0].case.told] == ["居委会"]


@when("the power fails and the booth starts again")
def _(story):
    story.post.reopened()


# whose temperature it is: the desk and the gate together


@when(parsers.parse("{name} scans at the entrance"))
def _(story, name):
    outcome = story.post.scan(story.cards[name].code, None, ENTRY)
    story.outcomes[name] = outcome
    story.post.clock.advance(3)
    _record(
        story,
        *desks.scanned(
            story.desk, outcome.attempt_id, outcome.recorded_at, needs_reading=outcome.needs_reading
        ),
    )


@when(parsers.parse("the thermometer says {celsius}"))
def _(story, celsius):
    value = Value(to_tenths(celsius), Source.SERIAL, story.post.clock.now())
    _record(story, *desks.measured(story.desk, value))


@when(parsers.parse("何平 taps on {name}"))
def _(story, name):
    attempt_id = story.outcomes[name].attempt_id
    _record(story, *desks.picked(story.desk, attempt_id, story.post.clock.now()))


@then("nothing was recorded")
def _(story):
    assert story.records == []
    assert story.post.count("reading") == 0


def _record(story, desk, records):
    story.desk = desk
    for record in records:
        story.records.append(record)
        value = record.value
        measured = Measured(value.tenths, value.site, value.source, value.taken_at)
        story.post.s.gate.measure(record.attempt_id, measured, story.post.volunteer)


# visitors


@given(parsers.parse("the host of {room} agreed to the visit"))
def _(story, room):
    story.consent = "住户"


@when(parsers.parse("{name} is registered to visit {room}"))
def _(story, name, room):
    form = VisitForm(name, "13900000002", host_room=room, consent_by=story.consent)
    story.last = story.post.s.visits.register_visitor(form, story.post.volunteer)


@when(parsers.re(r"(?P<celsius>[\d.]+) is measured of the visitor"))
def _(story, celsius):
    story.measured(celsius)


@when(parsers.parse("the host agrees and {celsius} is measured of the visitor"))
def _(story, celsius):
    story.post.s.visits.consent(story.last.visit.id, "住户", story.post.volunteer)
    story.measured(celsius)


@when(parsers.parse("a rider of {company} with {tail} is registered and {celsius} is measured"))
def _(story, company, tail, celsius):
    form = DeliveryForm(company, tail)
    story.last = story.post.s.visits.register_delivery(form, story.post.volunteer)
    story.measured(celsius)


@then(parsers.parse("{count:d} visitor is inside"))
@then(parsers.parse("{count:d} visitors are inside"))
def _(story, count):
    assert len(story.post.s.visits.inside()) == count
    assert story.post.s.book.counters().visitors_inside == count


@when("the slip is printed and scanned at the exit")
def _(story):
    visit = story.post.s.visits.find(story.last.visit.id)
    story.slip = story.post.s.passes.issue_temporary(visit, story.post.volunteer)
    story.post.clock.advance(3600)
    story.scan(story.post.card(story.slip).code, EXIT)


@then("the slip is returned")
def _(story):
    serial = story.slip.entry_pass.serial
    assert story.post.s.passes.show(serial).entry_pass.state is PassState.RETURNED


@when(parsers.parse("the visitor form holds the name {name}"))
def _(story, name):
    story.post.s.drafts.save("visitor", {"name": name})


@then(parsers.parse("the visitor form still holds the name {name}"))
def _(story, name):
    assert story.post.s.drafts.load("visitor") == {"name": name}


# undo and correction


@when(parsers.parse("何平 undoes it after {seconds:d} seconds"))
def _(story, seconds):
    story.post.clock.advance(seconds)
    story.post.s.corrections.undo(story.last.attempt_id, story.post.volunteer)


@when(parsers.parse("{seconds:d} seconds pass"))
def _(story, seconds):
    story.post.clock.advance(seconds)


@then("何平 cannot undo it")
def _(story):
    with pytest.raises(KnownError) as raised:
        story.post.s.corrections.undo(story.last.attempt_id, story.post.volunteer)
    assert raised.value.code == "undo_expired"


@when("周岚 corrects it to an exit")
def _(story):
    story.post.s.corrections.correct(
        story.last.attempt_id, story.post.leader, "她是出门", direction=EXIT
    )
