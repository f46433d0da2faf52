"""Looking after things: a kit's contents, gifts and thanks."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import must_be_quantity
from gangting.domain.supplies.catalogue import ItemKind
from gangting.domain.supplies.kits import KitCheck, Present
from gangting.domain.supplies.movements import MovementKind, Source
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.services.station.books import must_work, the_item, today_of
from gangting.services.station.values import Gift
from gangting.storage.unit_of_work import Database


_MOST = 500


class Care:
    """Kits are checked against their contents; donors are thanked, and it is written down."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands

    def check_kit(
        self,
        item_id: UUID,
        found: Mapping[str, tuple[int, date | None]],
        officer: Officer,
    ) -> KitCheck:
        """Write down what a kit held; a content that is not named was not there."""
        must_work(officer)
        now = self._hands.clock.now()
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, item_id)
            if item.kind is not ItemKind.KIT:
                raise KnownError("not_a_kit")
            lines = tuple(
                Present(
                    part.name,
                    part.quantity,
                    must_be_quantity(found.get(part.name, (0, None))[0]),
                    found.get(part.name, (0, None))[1],
                )
                for part in item.contents
            )
            complete = not any(line.short(today) for line in lines)
            check = KitCheck(self._hands.new_id(), item_id, now, lines, complete)
            work.supplies.loans.add_kit_check(check, work.place(now, officer.id))
            return check

    def gifts(self) -> tuple[Gift, ...]:
        """Return what was donated, the newest first, and how the donors were thanked."""
        with self._database.read() as work:
            books = work.supplies
            items = {item.id: item for item in books.catalogue.items(every=True)}
            thanks = books.loans.thanks()
            lines = books.stock.received(Source.DONATED, _MOST)
        return tuple(
            Gift(
                line.movement.act_id,
                items[line.movement.item_id],
                line.movement.delta,
                line.movement.party,
                line.occurred_at,
                *thanks.get(line.movement.act_id, ("", None)),
            )
            for line in lines
        )

    def thank(self, act_id: UUID, how: str, officer: Officer) -> None:
        """Write down how a donor was thanked; ``how_missing``, ``not_a_gift``."""
        must_work(officer)
        if not how.strip():
            raise KnownError("how_missing")
        now = self._hands.clock.now()
        with self._database.write() as work:
            acts = work.supplies.stock.act(act_id)
            if not acts or acts[0].movement.source is not Source.DONATED:
                raise KnownError("not_a_gift")
            if acts[0].movement.kind is not MovementKind.RECEIVE or acts[0].reversed_by:
                raise KnownError("not_a_gift")
            place = work.place(now, officer.id)
            work.supplies.loans.add_thanks(self._hands.new_id(), place, act_id, how.strip())
