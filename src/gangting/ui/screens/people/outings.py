"""What a household has used of its outing quota, in one line."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from gangting.domain.quota import used_up
from gangting.services.quota import QuotaUse


translate = QCoreApplication.translate


def outings_said(use: QuotaUse, who: UUID) -> tuple[str, bool]:
    """Say what is used of each limit, and whether this person's next outing is one too many.

    Nothing is said where the rule sets no limit: such outings are not counted.
    """
    rule, used = use.rule, use.used
    parts = []
    if rule.outings:
        parts.append(_fill(translate("People", "%1/%2 outings"), used.outings, rule.outings))
    if rule.persons:
        parts.append(_fill(translate("People", "%1/%2 people"), len(used.persons), rule.persons))
    if not parts:
        return "", False
    gone = used_up(rule, used, who)
    today = use.first_day == use.last_day
    if today:
        pattern = translate("People", "Household today: %1")
    else:
        pattern = translate("People", "Household since %2: %1")
    said = _fill(pattern, " · ".join(parts), use.first_day[5:])
    return (_fill(translate("People", "%1 · used up"), said) if gone else said), gone


def _fill(pattern: str, *values: object) -> str:
    for place, value in enumerate(values, 1):
        pattern = pattern.replace(f"%{place}", str(value))
    return pattern
