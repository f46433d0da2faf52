"""A verdict in a sentence, and names as lists may show them."""

from datetime import date

from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import mask_plate
from gangting.domain.passes import HolderKind
from gangting.domain.scan_text import PassScan, ProductScan, Scan, ShortNumberScan, ThermometerScan
from gangting.domain.temperature import TemperaturePolicy, celsius
from gangting.domain.verdict.facts import Finding, Override, Reason
from gangting.services.gate.outcome import GateOutcome
from gangting.wording import Words


def verdict_message(
    outcome: GateOutcome, words: Words, today: date, policy: TemperaturePolicy
) -> str:
    """Say the main reason and the next step, or that the person may pass."""
    main = outcome.verdict.main
    if main is None:
        return words.decision(outcome.verdict.decision)
    override = Override.NOBODY
    if not outcome.passed and not outcome.verdict.confirmable:
        override = outcome.verdict.override
    what = _not_a_pass(outcome.scan) if main.reason is Reason.MALFORMED else ""
    if what:
        return words.message("unknown_scan", "scan_again", override, what=what)
    params = _params(main, outcome, words, policy)
    return words.message(main.reason, main.step, override, **params, today=today)


def company_word(company: str, words: Words) -> str:
    """Say a company's code; a name that was typed stands for itself."""
    return words.company(company) if words.has(f"company.{company}") else company


def masked_holder(kind: HolderKind, name: str, words: Words, company: str = "") -> str:
    """Hide a name as its kind is hidden; a company's name is nobody's."""
    if name and name == company:
        return company_word(company, words)
    return mask_plate(name) if kind is HolderKind.VEHICLE else mask_name(name)


def _params(
    main: Finding, outcome: GateOutcome, words: Words, policy: TemperaturePolicy
) -> dict[str, object]:
    params: dict[str, object] = dict(main.params)
    officer = f"officer.{params.get('changed_by', '')}"
    if words.has(officer):
        params["changed_by"] = words.sentence(officer)
    if outcome.reading is not None:
        params["value"] = outcome.reading.celsius
        params["limit"] = celsius(policy.threshold(outcome.reading.site))
    return params


def _not_a_pass(scan: Scan | None) -> str:
    """Return the code of what was scanned instead of a pass; nothing for a pass gone wrong."""
    match scan:
        case None | PassScan():
            return ""
        case ProductScan():
            return "product"
        case ThermometerScan():
            return "thermometer"
        case ShortNumberScan():
            return "short_number"
        case _:
            digits = scan.text.replace(" ", "").replace("-", "")
            return "short_number" if len(digits) == 9 and digits.isdecimal() else "text"
