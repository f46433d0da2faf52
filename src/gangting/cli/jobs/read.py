"""Read codes and pictures, and judge them; nothing is recorded."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, zone_of
from gangting.cli.jobs.sentences import verdict_message
from gangting.domain.errors import KnownError
from gangting.domain.pass_code import VERSION, PassFields
from gangting.domain.scan_text import PassScan, clean
from gangting.domain.short_number import format_serial
from gangting.domain.verdict.facts import Direction
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class _Found:
    """A text of one input; ``problem`` says why a picture gave none."""

    text: str
    problem: str = ""


def read(asked: Asked, inputs: tuple[str, ...]) -> Answer:
    """Judge every code of every input as an entry, without presence or temperature."""
    results: list[dict[str, object]] = []
    lines: list[str] = []
    with opened(asked) as booth:
        today = booth.services.hands.clock.now().astimezone(zone_of(booth)).date()
        for given in inputs:
            for found in _texts(given, asked.words):
                result = _result(booth, given, found, asked.words, today)
                results.append(result)
                said = (asked.words.decision(str(result["decision"])), result["message"])
                lines.append(f"{given}: {' · '.join(map(str, said))}")
    return Answer({"results": results}, tuple(lines))


def _texts(given: str, words: Words) -> Iterator[_Found]:
    if not os.path.isfile(given):  # noqa: PTH113  Path.is_file raises on some of what was typed
        yield _Found(given)
        return
    from gangting.devices.image_reader import read_codes  # noqa: PLC0415  brings Qt and Pillow

    try:
        codes = read_codes(Path(given))
    except KnownError as error:
        yield _Found("", words.error(error.code, **error.params))
        return
    if not codes:
        yield _Found("", words.error("no_code_in_image"))
    for code in codes:
        yield _Found(code)


def _result(
    booth: Booth, given: str, found: _Found, words: Words, today: date
) -> dict[str, object]:
    outcome = booth.services.gate.look(found.text, Direction.ENTRY)
    policy = booth.services.policies.current().temperature
    message = found.problem or verdict_message(outcome, words, today, policy)
    return {
        "input": given,
        "text": clean(found.text),
        "code": outcome.scan.code if isinstance(outcome.scan, PassScan) else None,
        "decision": outcome.verdict.decision.value,
        "reasons": [reason.value for reason in outcome.verdict.reasons],
        "message": message,
        "fields": _fields(outcome.fields) if outcome.fields is not None else {},
        "holder": outcome.holder.name if outcome.holder is not None else None,
    }


def _fields(fields: PassFields) -> dict[str, object]:
    return {
        "version": VERSION,
        "key_id": fields.key_id,
        "compound": fields.compound,
        "serial": format_serial(fields.serial),
        "category": fields.category.value,
        "valid_from": fields.valid_from.isoformat(),
        "valid_until": fields.valid_until.isoformat(),
        "edition": fields.edition,
    }
