"""Taking an act back: the opposite movements, and what the act had begun or ended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.supplies.loans import LoanEnd, TagState
from gangting.domain.supplies.movements import Booked, Movement, MovementKind
from gangting.domain.supplies.opened import OpenedEnd
from gangting.services.hands import Hands
from gangting.services.station.books import Booker
from gangting.storage.unit_of_work import Work


#: What is never taken back: a reversal, and what an accepted count booked.
FIXED = frozenset({MovementKind.REVERSAL, MovementKind.ADJUST})


class Undoing:
    """Refuses where later bookings stand on the act; says which."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def reverse(
        self, work: Work, acts: Sequence[Booked], books: Booker, officer: Officer, note: str
    ) -> None:
        """Book the opposite of each movement.

        Refused as ``must_be_reversible`` says, ``before_count`` where a count was accepted after
        it, ``act_has_followers`` where goods of it went out meanwhile or a loan went on.
        """
        must_be_reversible(acts)
        first = acts[0].movement
        self._must_be_after_count(work, acts)
        self._undo_what_followed(work, first, books)
        _must_be_there(work, acts)
        for line in reversed(acts):  # what went out last comes back first: never below zero
            movement = line.movement
            opposite = replace(
                movement,
                id=self._hands.new_id(),
                act_id=books.act_id,
                kind=MovementKind.REVERSAL,
                delta=-movement.delta,
                note=note,
                reverses=movement.id,
            )
            place = work.place(books.now, officer.id)
            work.supplies.stock.book(opposite, place)

    def _must_be_after_count(self, work: Work, acts: Sequence[Booked]) -> None:
        wall = work.supplies.counts.wall(acts[0].movement.item_id)
        if wall is not None and any(line.mark < wall.mark for line in acts):
            raise KnownError("before_count")

    def _undo_what_followed(self, work: Work, first: Movement, books: Booker) -> None:
        """Take back a loan, an end of a loan, an opening."""
        loans = work.supplies.loans
        if first.kind is MovementKind.LEND:
            loan = loans.of_act(first.act_id)
            if loan is None or not loan.open:
                raise KnownError("act_has_followers")
            loans.end(loan.id, LoanEnd.UNDONE, books.now, books.act_id)
        elif first.kind is MovementKind.OPEN:
            opened = loans.opened_by(first.act_id)
            if opened is None or opened.end is not None:
                raise KnownError("act_has_followers")
            loans.end_opened(opened.id, OpenedEnd.UNDONE, books.now)
        elif first.kind in {MovementKind.RETURN, MovementKind.DISCARD}:
            loan = loans.ended_by(first.act_id)
            if loan is None:
                _bring_tag_back(work, first)
                return
            tag = work.supplies.catalogue.tag(loan.tag)
            assert tag is not None
            # The number may be on a new thing since, or the thing was lent once more.
            revived = loan.end is not LoanEnd.RETURNED and tag.state is not TagState.GONE
            retired = loan.end is LoanEnd.RETURNED and tag.state is TagState.GONE
            if revived or retired or loans.lent_again(loan.id):
                raise KnownError("act_has_followers")
            loans.end(loan.id, None, None, None)
            work.supplies.catalogue.mark_tag(tag.id, gone=False)


def _bring_tag_back(work: Work, first: Movement) -> None:
    """Put the tag of a numbered thing that was thrown away into use again."""
    tag = work.supplies.catalogue.tag(first.party) if first.party else None
    if tag is None:
        return
    if tag.state is not TagState.GONE:  # the number is on a new thing since
        raise KnownError("act_has_followers")
    work.supplies.catalogue.mark_tag(tag.id, gone=False)


def must_be_reversible(acts: Sequence[Booked]) -> None:
    """Raise ``not_reversible`` for reversals and counts, ``already_reversed``."""
    if acts[0].movement.kind in FIXED:
        raise KnownError("not_reversible")
    if any(line.reversed_by is not None for line in acts):
        raise KnownError("already_reversed")


def _must_be_there(work: Work, acts: Sequence[Booked]) -> None:
    """Refuse to take back goods that have gone out since."""
    running = work.supplies.stock.running()
    changes: Counter[UUID] = Counter()
    for line in acts:
        changes[line.movement.lot_id] += line.movement.delta
    if any(running.get(lot_id, 0) < change for lot_id, change in changes.items()):
        raise KnownError("act_has_followers")
