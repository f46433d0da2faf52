"""Find people."""

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened
from gangting.cli.jobs.sentences import masked_holder
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.phone import mask_phone
from gangting.domain.people import Found
from gangting.services.disclosures import Disclosures
from gangting.wording import Words


def find(asked: Asked, text: str, limit: int, *, full: bool, left_too: bool) -> Answer:
    """Find by what was typed; whole names are journalled."""
    with opened(asked) as booth:
        found = booth.services.people.find(text, limit, left_too=left_too)
        people = [_person(booth, one, asked.words, full=full) for one in found]
        if full:
            officer = booth.services.officers.command_line()
            Disclosures(booth.services.database, booth.services.hands).note(
                "people.find", len(found), officer
            )
    gone = asked.words.sentence("person_change.left")
    lines = tuple(_said(person, gone) for person in people)
    return Answer({"people": people}, lines or (asked.words.error("not_found"),))


def _person(booth: Booth, one: Found, words: Words, *, full: bool) -> dict[str, object]:
    passes = booth.services.people.passes_of(one.ref)
    name, room, phone = one.name, one.place, one.phone
    if not full:
        name = masked_holder(one.ref.kind, name, words)
        room, phone = mask_address(room), mask_phone(phone)
    return {
        "kind": one.ref.kind.value,
        "name": name,
        "room": room,
        "phone": phone,
        "standing": one.standing.value if one.standing else None,
        "passes": [entry_pass.serial_text for entry_pass in passes],
        **({"left": True} if one.left else {}),
    }


def _said(person: dict[str, object], gone: str) -> str:
    serials = person["passes"]
    assert isinstance(serials, list)
    left = gone if "left" in person else ""
    parts = (person["name"], person["room"], person["phone"], left, *serials)
    return "  ".join(str(part) for part in parts if part)
