"""The compound's rules of how many passes a person and a household may have."""

from collections.abc import Mapping
from typing import Any

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


_SETTING = "pass_rules"
_MOST = 20


class PassRuleBook:
    """Reads and writes the rules; whatever is unreadable falls back to no rule."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def current(self) -> PassRules:
        """Return the rules in force."""
        with self._database.read() as work:
            return pass_rules_of(work)

    def save(self, rules: PassRules, officer: Officer, seen: PassRules | None = None) -> PassRules:
        """Write the rules, a leader's right; ``invalid_number`` out of range.

        ``seen`` are the rules the officer looked at: ``rules_changed`` where somebody else has
        written others since.
        """
        officer.must(Right.MANAGE)
        if not 0 <= rules.most_per_household <= _MOST:
            raise KnownError("invalid_number")
        values = {"one_per": rules.one_per.value, "most_per_household": rules.most_per_household}
        with self._database.write() as work:
            if seen is not None and pass_rules_of(work) != seen:
                raise KnownError("rules_changed")
            work.site.save_setting(_SETTING, values)
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, "rules.changed", detail=values)
        return rules


def pass_rules_of(work: Work) -> PassRules:
    """Return the rules as a running transaction sees them."""
    return _rules(work.site.settings().get(_SETTING, {}))


def _rules(values: Mapping[str, Any]) -> PassRules:
    one_per = next((one for one in OnePer if one == values.get("one_per")), OnePer.NOBODY)
    most = values.get("most_per_household")
    if not isinstance(most, int) or isinstance(most, bool) or not 0 <= most <= _MOST:
        most = 0
    return PassRules(one_per, most)
