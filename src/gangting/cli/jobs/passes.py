"""Issue a pass, look at it, and do something to it."""

from dataclasses import dataclass
from datetime import date

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, serial_of
from gangting.domain.entry_pass import EntryPass
from gangting.domain.passes import Category, PassAction
from gangting.services.hands import local_day
from gangting.services.passes import IssueRequest, PassView, a_year_from
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class Application:
    """What ``pass issue`` was given."""

    name: str
    room: str
    category: Category
    phone: str = ""
    plate: str = ""
    until: date | None = None
    override: str = ""


def issue(asked: Asked, application: Application) -> Answer:
    """Issue a pass; a second one of the same holder is pointed out."""
    request = IssueRequest(
        application.name,
        application.room,
        application.category,
        application.phone,
        application.plate,
        application.until,
        application.override,
    )
    with opened(asked) as booth:
        view = booth.services.passes.issue(request, booth.services.officers.command_line())
        answer = _answer(booth, view, asked.words)
    if not view.others:
        return answer
    others = asked.words.sentence("cli.others", count=view.others)
    return Answer(answer.body, (*answer.lines, others))


def show(asked: Asked, serial: str) -> Answer:
    """Look at a pass."""
    number = serial_of(serial)
    with opened(asked) as booth:
        return _answer(booth, booth.services.passes.show(number), asked.words)


def act(
    asked: Asked, serial: str, action: PassAction, reason: str, until: date | None = None
) -> Answer:
    """Do something to a pass."""
    number = serial_of(serial)
    with opened(asked) as booth:
        officer = booth.services.officers.command_line()
        view = booth.services.passes.act(number, action, officer, reason.strip(), until)
        return _answer(booth, view, asked.words)


def reissue(asked: Asked, serial: str, reason: str, until: date | None, override: str) -> Answer:
    """Issue a new card; ``override`` is the reason to do so against the compound's rules.

    Both reasons are kept.
    """
    number, reasons = serial_of(serial), (reason.strip(), override.strip())
    why = " · ".join(dict.fromkeys(one for one in reasons if one))
    with opened(asked) as booth:
        officer = booth.services.officers.command_line()
        view = booth.services.passes.act(
            number, PassAction.REISSUE, officer, why, until, despite_rules=bool(override.strip())
        )
        return _answer(booth, view, asked.words)


def pass_body(booth: Booth, entry_pass: EntryPass) -> dict[str, object]:
    """Return a pass as every command answers it."""
    return {
        "serial": entry_pass.serial_text,
        "short_number": entry_pass.short_number,
        "code": booth.services.passes.code(entry_pass),
        "category": entry_pass.category.value,
        "valid_from": entry_pass.valid_from.isoformat(),
        "valid_until": entry_pass.valid_until.isoformat(),
        "state": entry_pass.state.value,
    }


def extend_many(asked: Asked, serials: tuple[str, ...], reason: str, until: date | None) -> Answer:
    """Give several passes the same last day: all of them, or none."""
    numbers = tuple(serial_of(serial) for serial in serials)
    with opened(asked) as booth:
        services = booth.services
        today = local_day(services.hands.clock.now(), services.policies.current().zone)
        last = until or a_year_from(today)
        officer = services.officers.command_line()
        services.passes.extend_many(numbers, last, officer, reason)
        answers = [
            _answer(booth, services.passes.show(number), asked.words)
            for number in dict.fromkeys(numbers)
        ]
    lines = tuple(answer.lines[0] for answer in answers)
    return Answer({"passes": [answer.body for answer in answers]}, lines)


def _answer(booth: Booth, view: PassView, words: Words) -> Answer:
    entry_pass = view.entry_pass
    body = pass_body(booth, entry_pass)
    line = " · ".join(
        (
            words.pass_name(entry_pass.category),
            entry_pass.serial_text,
            entry_pass.short_number,
            words.state(entry_pass.state),
            f"{entry_pass.valid_from} – {entry_pass.valid_until}",
        )
    )
    return Answer(body, (line, str(body["code"])))
