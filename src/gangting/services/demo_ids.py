"""From the numbers of the invented community to ids as a booth makes them."""

from collections.abc import Callable
from uuid import UUID

from gangting.domain.demo.values import DemoCommunity, DemoRef
from gangting.domain.passes import HolderKind, HolderRef


class DemoIds:
    """Gives everything of a community one id each, in the order of its numbers."""

    def __init__(self, made: DemoCommunity, new_id: Callable[[], UUID]) -> None:
        self._officers = [new_id() for _ in made.officers]
        self._households = [new_id() for _ in made.households]
        self._holders = {
            HolderKind.PERSON: [new_id() for _ in made.people],
            HolderKind.VEHICLE: [new_id() for _ in made.vehicles],
            HolderKind.VISIT: [new_id() for _ in made.visits],
        }
        self._passes = {entry_pass.serial: new_id() for entry_pass in made.passes}
        self._attempts = [new_id() for _ in made.crossings]

    def officer(self, number: int) -> UUID:
        """Return an officer's id."""
        return self._officers[number]

    def household(self, number: int) -> UUID:
        """Return a household's id."""
        return self._households[number]

    def holder(self, ref: DemoRef) -> HolderRef:
        """Return who holds a pass or crosses."""
        return HolderRef(ref.kind, self._holders[ref.kind][ref.number])

    def entry_pass(self, serial: int) -> UUID:
        """Return a pass's id."""
        return self._passes[serial]

    def attempt(self, number: int) -> UUID:
        """Return an attempt's id."""
        return self._attempts[number]
