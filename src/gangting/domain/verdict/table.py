"""The table of the decisions page, as data: a reason, and a cell for each of its columns.

The columns are: entry of one who lives here, entry of others, exit. A cell is a colour with its
next step; where a cell depends on more than the column it is a function of the facts.
"""

from collections.abc import Callable
from datetime import timedelta

from gangting.domain.passes import Category
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import (
    Confirm,
    Decision,
    Direction,
    Facts,
    Override,
    Policy,
    Reason,
)


@frozen
class Cell:
    """One cell of the table."""

    decision: Decision
    step: str
    override: Override = Override.LEADER
    confirm: Confirm = Confirm.PRESS


CellRule = Callable[[Facts, Policy], Cell | None]
Entry = Cell | CellRule | None


@frozen
class Row:
    """The three cells of a reason."""

    entry_lives_here: Entry
    entry_others: Entry
    exit: Entry

    def cell(self, facts: Facts, policy: Policy) -> Cell | None:
        """Return the cell that applies, or None where the table has a dash."""
        if facts.direction is Direction.EXIT:
            entry = self.exit
        elif facts.lives_here:
            entry = self.entry_lives_here
        else:
            entry = self.entry_others
        return entry if entry is None or isinstance(entry, Cell) else entry(facts, policy)


def _attention(step: str) -> Cell:
    return Cell(Decision.ATTENTION, step)


def _refuse(step: str, override: Override = Override.LEADER) -> Cell:
    return Cell(Decision.REFUSE, step, override)


def _everywhere(step: str) -> Row:
    return Row(_attention(step), _attention(step), _attention(step))


def _stays_in(facts: Facts, _: Policy) -> Cell:
    """Leave by one who must stay at home, or by somebody else with such a pass."""
    if facts.lives_here:
        return _refuse("stay_home", Override.ANY_OFFICER)
    return _attention("report")


def _outside_its_dates(facts: Facts, policy: Policy) -> Cell:
    """Refuse others, but never by a doubtful clock; workers have days of grace."""
    dates = facts.record or facts.card
    if facts.clock_doubtful:
        return _attention("check_date")
    if dates is not None and facts.known_category is Category.WORKER:
        grace = timedelta(days=policy.worker_grace_days)
        if dates.valid_from - grace <= facts.today <= dates.valid_until + grace:
            return _attention("come_in_renew")
    return _refuse("renew")


#: Whom a barred compound lets in all the same; who carries one of their cards is no visitor.
_NOT_BARRED = frozenset({Category.WORKER, Category.RESIDENT, Category.TENANT})


def _barred(facts: Facts, _: Policy) -> Cell | None:
    """Keep visitors out; deliveries go on to the drop point, and so does an expected vehicle.

    The vegetable truck inside its hours is white-listed (product page, "Vehicles"): a closed
    compound lives on it.
    """
    if facts.known_category in _NOT_BARRED:
        return None
    if facts.known_category is Category.DELIVERY or facts.visit.expected:
        return _attention("drop_point_only")
    return _refuse("turn_away_barred")


def _exit_temperature(facts: Facts, _: Policy) -> Cell | None:
    """Ask at an exit only where the setting says so, and never hold it back."""
    return _attention("measure") if facts.temperature.needed else None


def _needs_reading(step: str) -> Cell:
    return Cell(Decision.ATTENTION, step, Override.ANY_OFFICER, Confirm.READING)


def _low(facts: Facts, _: Policy) -> Cell:
    """Never take a low value for normal: one press confirms it after a second reading only."""
    if facts.temperature.readings >= 2:
        return _attention("confirm_low")
    return Cell(
        Decision.ATTENTION, "measure_wrist_or_neck", Override.LEADER, Confirm.SECOND_READING
    )


_NOT_OURS = Row(_refuse("identify"), _refuse("identify_or_turn_away"), _attention("identify_exit"))
_KEEP_CARD = Row(_refuse("keep_card_identify"), _refuse("keep_card"), _attention("keep_card_exit"))
_COMPARE = _everywhere("compare_card")
_OBSERVED = Row(_attention("straight_home"), _refuse("observed_elsewhere"), _stays_in)
_DATES = Row(_attention("come_in_renew"), _outside_its_dates, _attention("renew_soon"))

TABLE: dict[Reason, Row] = {
    Reason.MALFORMED: _NOT_OURS,
    Reason.UNKNOWN_VERSION: _NOT_OURS,
    Reason.UNKNOWN_KEY: _NOT_OURS,
    Reason.FORGED: _NOT_OURS,
    Reason.OTHER_COMPOUND: _NOT_OURS,
    Reason.RETIRED_KEY: Row(
        _attention("compare_renew"), _refuse("renew"), _attention("compare_renew")
    ),
    Reason.VOID: _KEEP_CARD,
    Reason.LOST: _KEEP_CARD,
    Reason.RETURNED: _KEEP_CARD,
    Reason.OLDER_EDITION: _KEEP_CARD,
    Reason.NEWER_EDITION: _COMPARE,
    Reason.UNKNOWN_PASS: _COMPARE,
    Reason.SUSPENDED: _OBSERVED,
    Reason.UNDER_OBSERVATION: _OBSERVED,
    Reason.NOT_COLLECTED: _everywhere("hand_over_now"),
    Reason.NOT_YET_VALID: _DATES,
    Reason.EXPIRED: _DATES,
    Reason.BLOCKED: Row(_attention("report"), _refuse("blocked_report"), _attention("report")),
    Reason.COLLECT_TEMPORARY_PASS: Row(None, None, _attention("take_back_pass")),
    Reason.VISITORS_BARRED: Row(None, _barred, None),
    Reason.NO_HOST_CONSENT: Row(None, _refuse("ask_host"), None),
    Reason.HEALTH_CODE_RED: Row(None, _refuse("health_code_report"), None),
    Reason.HEALTH_CODE_YELLOW: Row(
        _attention("health_code_ask"), _attention("health_code_ask"), None
    ),
    Reason.SCREENING_YES: Row(
        _attention("register_returnee"), _attention("register_returnee"), None
    ),
    Reason.ALREADY_INSIDE: _everywhere("compare_missed_scan"),
    Reason.ALREADY_OUTSIDE: _everywhere("compare_missed_scan"),
    Reason.CLONE_SUSPECTED: _everywhere("compare_copy"),
    Reason.CLOCK_DOUBTFUL: _everywhere("check_clock"),
    Reason.QUOTA_USED: Row(None, None, _refuse("quota_reason", Override.ANY_OFFICER)),
    Reason.LATE_RETURN: Row(_attention("late_return"), None, None),
    Reason.RECHECK_OPEN: Row(
        _refuse("continue_case", Override.NOBODY),
        _refuse("continue_case", Override.NOBODY),
        _attention("continue_case"),
    ),
    Reason.TEMPERATURE_MISSING: Row(
        _needs_reading("measure"), _needs_reading("measure"), _exit_temperature
    ),
    Reason.TEMPERATURE_IMPLAUSIBLE: Row(
        _needs_reading("type_again"), _needs_reading("type_again"), _needs_reading("type_again")
    ),
    Reason.TEMPERATURE_LOW: Row(_low, _low, _low),
    Reason.TEMPERATURE_HIGH: Row(
        _refuse("recheck", Override.NOBODY),
        _refuse("recheck", Override.NOBODY),
        _attention("recheck_offered"),
    ),
    Reason.SHORT_NUMBER_ONLY: _everywhere("compare_person"),
    Reason.IDENTIFIED_BY_GUARD: _everywhere("compare_person"),
    Reason.CHILDREN_ALONE: _everywhere("call_family"),
}
