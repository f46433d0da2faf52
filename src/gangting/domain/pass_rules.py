"""How many passes a person and a household may have at once (domain B.2, B.3); off by default."""

from enum import StrEnum

from gangting.domain.passes import Category, PassState
from gangting.domain.values import frozen


class OnePer(StrEnum):
    """Whether one pass at most belongs to a person or to a whole household."""

    NOBODY = "nobody"
    PERSON = "person"
    HOUSEHOLD = "household"


@frozen
class PassRules:
    """The compound's rules; ``most_per_household`` is 0 where there is no such limit."""

    one_per: OnePer = OnePer.NOBODY
    most_per_household: int = 0

    @property
    def household_limit(self) -> int | None:
        """How many counted passes a household may have at once; None: as many as it wants."""
        if self.one_per is OnePer.HOUSEHOLD:
            return 1
        return self.most_per_household or None


#: The errors of a pass that is one too many; a reason lets it be issued all the same.
RULE_ERRORS = frozenset({"one_per_person", "one_per_plate", "one_per_household", "household_limit"})
#: The passes that the limits count: of those who live here. A car's or a helper's is no outing.
COUNTED_CATEGORIES = frozenset({Category.RESIDENT, Category.TENANT})
#: A pass that is lost or void is in nobody's hand.
COUNTED_STATES = frozenset(
    {PassState.APPLIED, PassState.PRINTED, PassState.ACTIVE, PassState.SUSPENDED}
)
