"""How people, plates and companies are called on the gate: whole on the panel, masked in lists."""

from gangting.domain.crossings import AttemptLine
from gangting.domain.entry_pass import Holder
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import Plate, mask_plate, read_plate
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.short_number import short_number
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Reason
from gangting.domain.visits import Visit, VisitKind
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.screens.gate.card_values import Mark, Mood
from gangting.wording.words import Words


@frozen
class Called:
    """How somebody who waits is called: by name, and by name and place where it must be plain."""

    name: str
    place: str = ""

    @property
    def whole(self) -> str:
        """Name and place."""
        return f"{self.name} {self.place}".strip()


CATEGORY_MOODS = {
    Category.RESIDENT: Mood.BRAND,
    Category.TENANT: Mood.BRAND,
    Category.WORKER: Mood.OK,
    Category.SERVICE: Mood.WARM,
    Category.DELIVERY: Mood.WARM,
    Category.VISITOR: Mood.MUTED,
    Category.VEHICLE: Mood.MUTED,
}


_DEAD = {
    Reason.VOID: PassState.VOID,
    Reason.LOST: PassState.LOST,
    Reason.RETURNED: PassState.RETURNED,
}
"""What a card is that is refused for itself."""


def company_word(company: str, words: Words) -> str:
    """Say a company's code; a name that was typed stands for itself."""
    return words.company(company) if words.has(f"company.{company}") else company


def drop_word(place: str, words: Words) -> str:
    """Say a drop point's code; one that was typed stands for itself."""
    key = f"drop_point.{place}"
    return words.sentence(key) if words.has(key) else place


def whole_name(holder: Holder, words: Words) -> str:
    """Name the one on the panel."""
    if holder.ref.kind is HolderKind.VISIT:
        return company_word(holder.name, words)
    plate = read_plate(holder.name) if holder.ref.kind is HolderKind.VEHICLE else None
    return plate.shown if isinstance(plate, Plate) else holder.name


def whole_place(holder: Holder, visit: Visit | None, words: Words) -> str:
    """Say where the one on the panel belongs or goes."""
    if holder.ref.kind is HolderKind.HOUSEHOLD:
        return ""
    if holder.ref.kind is not HolderKind.VISIT:
        return holder.place_spoken
    kind = visit_word(visit, words)
    goes = drop_word(visit.drop_point, words) if visit and visit.drop_point else ""
    goes = goes or holder.place_spoken
    return f"{kind} → {goes}" if goes else kind


def visit_word(visit: Visit | None, words: Words) -> str:
    """Name the kind of a visit."""
    kind = visit.kind if visit else VisitKind.VISITOR
    return words.sentence(f"visit_kind.{kind.value}")


def masked_name(line: AttemptLine, words: Words) -> str:
    """Name the one of a list line so that a passer-by cannot read who it is."""
    holder = line.attempt.holder
    if holder is None:
        return ""
    if holder.kind is HolderKind.HOUSEHOLD:
        return mask_address(line.place_short)
    if holder.kind is HolderKind.VEHICLE:
        return mask_plate(line.holder_name)
    if holder.kind is HolderKind.VISIT and line.company:
        return company_word(line.company, words)
    if holder.kind is HolderKind.VISIT and any(c.isdigit() for c in line.holder_name):
        return mask_plate(line.holder_name)
    return mask_name(line.holder_name)


def card_name(line: AttemptLine) -> str:
    """Name a card of ours that was refused by its number: who had it is not known."""
    if line.attempt.holder is not None or line.serial is None:
        return ""
    return short_number(line.serial)


def card_state(line: AttemptLine, words: Words) -> str:
    """Say where such a card stands, in the place of the door that is not known."""
    if not card_name(line):
        return ""
    return " ".join(words.state(_DEAD[one]) for one in line.attempt.reasons if one in _DEAD)


def masked_place(line: AttemptLine, words: Words) -> str:
    """Say where the one of a list line belongs or goes; the door is hidden."""
    return _place(line, mask_address(line.place_short), words)


def _place(line: AttemptLine, room: str, words: Words) -> str:
    holder = line.attempt.holder
    if holder is None or holder.kind is HolderKind.HOUSEHOLD:
        return ""
    if holder.kind is not HolderKind.VISIT:
        return room
    if line.company:
        return line.phone[-4:]
    visitor = words.sentence("visit_kind.visitor")
    return f"{visitor} → {room}" if room else visitor


def line_mark(line: AttemptLine, words: Words) -> Mark | None:
    """Give the category of a list line."""
    attempt = line.attempt
    category = attempt.category
    if category is None and attempt.holder is not None:
        category = _category_of(attempt.holder.kind, line)
    if category is None:
        return None
    return Mark(words.category(category.value), CATEGORY_MOODS[category])


def _category_of(kind: HolderKind, line: AttemptLine) -> Category | None:
    if kind is HolderKind.VEHICLE:
        return Category.VEHICLE
    if kind is HolderKind.VISIT:
        return Category.DELIVERY if line.company else Category.VISITOR
    return None


def called(line: AttemptLine, words: Words) -> Called:
    """Name the one of a list line where the officer has to tell people apart."""
    holder = line.attempt.holder
    if holder is None or holder.kind is HolderKind.HOUSEHOLD:
        return Called(line.holder_name)
    return Called(company_word(line.holder_name, words), _place(line, line.place_short, words))


def deferred_detail(outcome: GateOutcome, words: Words) -> str:
    """Say whom the locked screen scanned, masked."""
    holder = outcome.holder
    if holder is None:
        main = outcome.verdict.main
        return words.reason(main.reason.value) if main else ""
    mask = {HolderKind.VEHICLE: mask_plate, HolderKind.HOUSEHOLD: mask_address}
    name = mask.get(holder.ref.kind, mask_name)(holder.name)
    place = "" if holder.ref.kind is HolderKind.HOUSEHOLD else mask_address(holder.place_short)
    return f"{name}  {place}".strip()
