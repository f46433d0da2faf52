"""One person and whom was found, as rows: whole for who compares, masked for everybody else."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.crossings import AttemptLine
from gangting.domain.entry_pass import EntryPass
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.phone import mask_phone
from gangting.domain.identity.plate import Plate, mask_plate, read_plate
from gangting.domain.passes import PassState
from gangting.domain.people import Found, Person, PersonChange
from gangting.domain.temperature import Reading, celsius
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Decision
from gangting.services.person_card import PersonCard
from gangting.services.station.values import LoanLine
from gangting.ui.models.rows import Cell, CellKind, Row
from gangting.ui.screens.people.values import Opened, Tab
from gangting.ui.theme import Tone
from gangting.wording.words import Words


_STATE_TONES = {
    PassState.APPLIED: Tone.BRAND,
    PassState.PRINTED: Tone.WARN,
    PassState.ACTIVE: Tone.OK,
    PassState.LOST: Tone.STOP,
    PassState.VOID: Tone.STOP,
}
_OUTCOME_TONES = {"passed": Tone.OK, "refuse": Tone.STOP}
#: What a change may tell; the rest are ids.
_TOLD = frozenset(
    {"name", "phone", "standing", "blocked", "under_observation", "room", "left_on", "photo"}
)
PASS, PERSON = "pass:", "person:"


@frozen
class Eyes:
    """Who looks, when, and in which words.

    ``children`` words how many there are, ``car``, ``lent`` and ``overdue`` what a thing is,
    ``due`` until when it should be back; ``yes`` and ``no`` what a mark was.
    """

    whole: bool
    words: Words
    now: datetime
    zone: str
    children: str = "%1"
    car: str = ""
    lent: str = ""
    overdue: str = ""
    due: str = "%1"
    yes: str = ""
    no: str = ""

    @property
    def today(self) -> date:
        """The compound's own day."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def name(self, name: str) -> str:
        """Write a name."""
        return name if self.whole else mask_name(name)

    def place(self, place: str) -> str:
        """Write an address."""
        return place if self.whole or not place else mask_address(place)

    def phone(self, phone: str) -> str:
        """Write a telephone number."""
        return phone if self.whole or not phone else mask_phone(phone)

    def plate(self, plate: str) -> str:
        """Write a plate."""
        if not self.whole:
            return mask_plate(plate)
        read = read_plate(plate)
        return read.shown if isinstance(read, Plate) else plate

    def moment(self, at: datetime) -> str:
        """Write a moment in the compound's own time, as short as it can be."""
        local = at.astimezone(ZoneInfo(self.zone))
        return f"{local:%m-%d %H:%M}" if local.year == self.today.year else f"{local:%Y-%m-%d}"


def found_rows(answers: tuple[Found, ...], eyes: Eyes) -> list[Row]:
    """List whom a text found."""
    return [
        Row(
            str(one.ref.id),
            _found(one, eyes),
        )
        for one in answers
    ]


def _found(one: Found, eyes: Eyes) -> tuple[Cell, ...]:
    """Write whom was found; who left is paler and says so in place of the phone."""
    name, place = eyes.name(one.name), eyes.place(one.place)
    if one.left:
        gone = eyes.words.sentence("person_change.left")
        return Cell(name, CellKind.MUTED), Cell(place, CellKind.MUTED), Cell(gone, CellKind.CHIP)
    phone = Cell(eyes.phone(one.phone), CellKind.MUTED)
    return Cell(name, CellKind.STRONG), Cell(place), phone


def tab_rows(opened: Opened, tab: Tab, eyes: Eyes) -> list[Row]:
    """List a side of the card; readings and changes are for those who compare."""
    card = opened.card
    if tab is Tab.HOME:
        return _home(card, eyes)
    if tab is Tab.PASSES:
        return [_pass(one, eyes) for one in (*card.passes, *card.household_passes)]
    if tab is Tab.GATE:
        return [_crossing(line, eyes) for line in card.crossings]
    if not eyes.whole:
        return []
    if tab is Tab.WARMTH:
        return [_reading(reading, place, eyes) for place, reading in enumerate(card.temperatures)]
    return [_change(one, n, opened.officers, eyes) for n, one in enumerate(card.changes)]


def _home(card: PersonCard, eyes: Eyes) -> list[Row]:
    rows = [_family(one, eyes) for one in card.others]
    if card.household is not None and card.household.children:
        told = eyes.children.replace("%1", str(card.household.children))
        rows.append(Row("children", (Cell(told), Cell(), Cell())))
    rows += [
        Row(
            f"car:{car.plate}",
            (Cell(eyes.plate(car.plate), CellKind.STRONG), Cell(eyes.car, CellKind.CHIP), Cell()),
        )
        for car in card.vehicles
    ]
    rows += [_lent(line, eyes) for line in card.loans]
    return rows


def _lent(line: LoanLine, eyes: Eyes) -> Row:
    """Say what is out to their phone's end, and until when it should be back."""
    word, tone = (eyes.overdue, Tone.WARN) if line.overdue else (eyes.lent, Tone.BRAND)
    cells = (
        Cell(line.item.named(eyes.words.language), CellKind.STRONG, after=line.loan.tag),
        Cell(word, CellKind.CHIP, tone),
        Cell(eyes.due.replace("%1", eyes.moment(line.loan.due_at)), CellKind.MUTED),
    )
    return Row(f"loan:{line.loan.id}", cells)


def _family(one: Person, eyes: Eyes) -> Row:
    standing = eyes.words.sentence(f"standing.{one.standing.value}")
    cells = (
        Cell(eyes.name(one.name), CellKind.STRONG),
        Cell(standing, CellKind.CHIP),
        Cell(eyes.phone(one.phone), CellKind.MUTED),
    )
    return Row(f"{PERSON}{one.id}", cells)


def _pass(one: EntryPass, eyes: Eyes) -> Row:
    expired = one.state is PassState.ACTIVE and one.expired(eyes.today)
    state = eyes.words.state("expired" if expired else one.state.value)
    tone = Tone.WARN if expired else _STATE_TONES.get(one.state, Tone.MUTED)
    cells = (
        Cell(eyes.words.pass_name(one.category.value), CellKind.STRONG, after=one.short_number),
        Cell(state, CellKind.CHIP, tone),
        Cell(one.valid_until.isoformat(), CellKind.MUTED),
    )
    return Row(f"{PASS}{one.serial}", cells)


def _crossing(line: AttemptLine, eyes: Eyes) -> Row:
    attempt, code = line.attempt, _outcome(line)
    warm = f"{celsius(attempt.tenths)} ℃" if attempt.tenths and eyes.whole else ""
    cells = (
        Cell(eyes.moment(attempt.recorded_at), after=eyes.words.direction(attempt.direction.value)),
        Cell(eyes.words.outcome(code), CellKind.CHIP, _OUTCOME_TONES.get(code, Tone.WARN)),
        Cell(warm, CellKind.MUTED),
    )
    return Row(str(attempt.id), cells)


def _outcome(line: AttemptLine) -> str:
    attempt = line.attempt
    if attempt.deferred:
        return "deferred"
    if attempt.undone_at is not None:
        return "undone"
    if attempt.passed:
        return "overridden" if attempt.overridden else "passed"
    if attempt.decision is Decision.REFUSE:
        return "recheck" if line.rechecking else "refuse"
    return "unfinished" if attempt.unfinished else "attention"


def _reading(reading: Reading, place: int, eyes: Eyes) -> Row:
    cells = (
        Cell(eyes.moment(reading.taken_at)),
        Cell(f"{reading.celsius} ℃", CellKind.STRONG),
        Cell(eyes.words.site(reading.site.value), CellKind.MUTED),
    )
    return Row(str(place), cells)


def _change(one: PersonChange, place: int, officers: Mapping[UUID, str], eyes: Eyes) -> Row:
    who = officers.get(one.officer_id, "") if one.officer_id else ""
    what = eyes.words.sentence(f"person_change.{one.kind.value}")
    cells = (
        Cell(eyes.moment(one.at), CellKind.MUTED),
        Cell(what, CellKind.CHIP, Tone.BRAND),
        _what_and_why(told(one, eyes), one.reason, who),
    )
    return Row(str(place), cells)


def _what_and_why(said: str, reason: str, who: str) -> Cell:
    """Write a change so that what was changed is seen; the rest may be longer than its line."""
    what, _, values = said.partition(" ")
    return Cell(what, after=" · ".join(part for part in (values, reason, who) if part))


def whole(row: Row) -> str:
    """Say the whole of a change."""
    cell = row.cells[-1]
    return f"{cell.text} {cell.after}".strip()


def told(one: PersonChange, eyes: Eyes) -> str:
    """Say what a change changed, field by field; whose eyes are not for names see the field."""
    fields = [key for key in _TOLD if key in one.after]
    said = []
    for key in sorted(fields):
        word = eyes.words.sentence(f"person_field.{key}")
        if key == "photo":
            said.append(f"{word}: {eyes.words.sentence(f'photo_change.{one.after[key]}')}")
            continue
        old = _value(key, one.before.get(key), eyes)
        new = _value(key, one.after.get(key), eyes)
        said.append(f"{word} {old} → {new}")
    return ", ".join(said)


def _value(key: str, value: Any, eyes: Eyes) -> str:  # noqa: ANN401  a name, a yes or no, nothing
    if isinstance(value, bool):
        return eyes.yes if value else eyes.no
    if value in (None, ""):
        return "—"
    text = str(value)
    if key == "standing":
        return eyes.words.sentence(f"standing.{text}")
    masks = {"name": eyes.name, "phone": eyes.phone, "room": eyes.place}
    return masks[key](text) if key in masks else text
