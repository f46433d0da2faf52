"""Set a booth up."""

from dataclasses import dataclass, replace

from gangting.booth import Booth, BoothRef, NewBooth, create_booth, create_demo
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.host.ids import random_below
from gangting.services.setup import random_compound


@dataclass(frozen=True, slots=True)
class New:
    """What ``init`` was given; ``people`` are to be invented, None for a real compound."""

    compound: str | None
    gate: str | None
    compound_number: int | None
    booth: int
    people: int | None


def init(asked: Asked, new: New) -> Answer:
    """Set up a real booth, or the practice compound with its invented people."""
    if new.people is None:
        booth = _real(asked, new)
    else:
        booth = _practice(replace(asked, practice=True), new, new.people)
    try:
        site = booth.services.setup.site()
        assert site is not None
        people = booth.services.people.count()
    finally:
        booth.close()
    body = {"compound": site.compound, "gate": site.gate, "booth": site.booth, "people": people}
    line = asked.words.sentence("cli.set_up", name=site.name, **body)
    return Answer(body, (line, str(booth.folder)))


def _real(asked: Asked, new: New) -> Booth:
    number = new.compound_number
    if number is None:
        number = random_compound(random_below)
    names = NewBooth(new.compound or "", new.gate or "")
    return create_booth(asked.where, names, BoothRef(number, new.booth))


def _practice(asked: Asked, new: New, people: int) -> Booth:
    return create_demo(
        asked.where, people, name=new.compound or "", gate=new.gate or "", booth=new.booth
    )
