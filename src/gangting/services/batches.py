"""Printing many cards: a run knows which came out, so a jam loses none and prints none twice.

The face asks for the next sheets, tells that they were sent, and tells what came out. Each step is
a transaction of its own, so a run can be taken up again after any of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.passes import MOVES, PassAction
from gangting.domain.printing import (
    MOST_CARDS,
    TWO_SIDED,
    BatchState,
    CardState,
    PrintBatch,
    PrintCard,
    Sheet,
    in_range,
    next_sheets,
    per_sheet,
    stopped_at,
)
from gangting.services.hands import Hands
from gangting.services.pass_life import PassLife
from gangting.storage.unit_of_work import Database, Work


_PRINTABLE = MOVES[PassAction.PRINT_DONE][0]
#: As many cards as are written in one transaction: the gate waits for them, some 30 ms.
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class BatchView:
    """A run as it stands; ``unsure`` were sent, and nobody has said what became of them."""

    batch: PrintBatch
    cards: tuple[PrintCard, ...]

    def count(self, state: CardState) -> int:
        """Return how many cards stand in a state."""
        return sum(card.state is state for card in self.cards)

    @property
    def unsure(self) -> tuple[PrintCard, ...]:
        """The cards that may lie in the tray, in the printer or nowhere."""
        return tuple(card for card in self.cards if card.state is CardState.SENT)

    @property
    def left(self) -> int:
        """How many cards are not on paper yet."""
        done = self.count(CardState.PRINTED) + self.count(CardState.DROPPED)
        return len(self.cards) - done


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of the list of runs."""

    batch: PrintBatch
    counts: dict[CardState, int]

    @property
    def total(self) -> int:
        """How many cards it has."""
        return sum(self.counts.values())


class Batches:
    """The print runs of the compound."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands
        self._life = PassLife(hands)

    # looking

    def show(self, batch_id: UUID) -> BatchView:
        """Return a run with its cards; ``not_found``."""
        with self._database.read() as work:
            return _view(work, _find(work, batch_id))

    def open(self) -> tuple[BatchLine, ...]:
        """Return the runs that are not over, the newest first."""
        with self._database.read() as work:
            return _lines(work, work.printing.open())

    def over(self, limit: int = 20) -> tuple[BatchLine, ...]:
        """Return the runs that are over, the newest first."""
        with self._database.read() as work:
            return _lines(work, work.printing.over(limit))

    # beginning and going on

    def begin(
        self,
        serials: Sequence[int],
        layout: str,
        officer: Officer,
        *,
        both_sides: bool = False,
    ) -> BatchView:
        """Begin a run of these passes, in this order; ``ValueError`` for a back that is none.

        ``nothing_chosen``, ``too_many``, ``not_found``, ``wrong_state`` for a pass that is not to
        be printed, ``in_another_batch`` for one that an open run holds already.
        """
        officer.must(Right.ISSUE_PASSES)
        if both_sides and layout not in TWO_SIDED:
            raise ValueError(f"{layout} has no back.")
        wanted = tuple(dict.fromkeys(serials))
        if not wanted:
            raise KnownError("nothing_chosen")
        if len(wanted) > MOST_CARDS:
            raise KnownError("too_many", most=MOST_CARDS)
        size, now = per_sheet(layout), self._hands.clock.now()
        with self._database.write() as work:
            passes = _printable(work, wanted)
            held = work.printing.wanted_elsewhere([one.id for one in passes])
            if held:
                raise KnownError("in_another_batch", serial=f"{held[0]:08d}", count=len(held))
            batch = PrintBatch(
                self._hands.new_id(),
                layout,
                size,
                BatchState.PRINTING,
                now,
                officer.id,
                self._database.booth.booth,
                both_sides=both_sides,
            )
            cards = tuple(
                PrintCard(number, one.id, one.serial, one.edition, CardState.WAITING)
                for number, one in enumerate(passes, 1)
            )
            place = work.place(now, officer.id)
            work.printing.add(batch, ((self._hands.new_id(), card) for card in cards), place)
            told = {"both_sides": True} if both_sides else {}
            self._note(work, batch, "begun", officer, cards=len(cards), layout=layout, **told)
            return BatchView(batch, cards)

    def next(self, batch_id: UUID, sheets: int = 1) -> tuple[Sheet, ...]:
        """Return the next sheets to print, at most so many; nothing once all are sent.

        A card whose pass was reissued meanwhile carries the new edition; one whose pass is void,
        lost or already collected is dropped. ``batch_stopped`` until somebody lets it go on.
        """
        with self._database.write() as work:
            batch = _find(work, batch_id)
            if batch.state is BatchState.DONE:
                return ()
            _printing(batch)
            cards = self._brought_up_to_date(work, batch)
            self._finish(work, batch, {card.state for card in cards}, None)
            return next_sheets(cards, batch.per_sheet, sheets)

    def sent(self, batch_id: UUID, sheets: Iterable[Sheet], officer: Officer) -> BatchView:
        """Write down that these sheets, as ``next`` gave them, go to the printer now.

        Call it before the printer gets them: a crash in between leaves cards that somebody is
        asked about, never one that is printed twice unnoticed. ``card_not_waiting``.
        """
        officer.must(Right.ISSUE_PASSES)
        wanted = tuple(sheets)

        def change(work: Work, batch: PrintBatch, cards: tuple[PrintCard, ...]) -> PrintBatch:
            _printing(batch)
            by_number = {card.number: card for card in cards}
            last, changed = batch.sheets_sent, []
            for last, sheet in enumerate(wanted, batch.sheets_sent + 1):
                if not 0 < len(sheet.cards) <= batch.per_sheet:
                    raise KnownError("too_many", most=batch.per_sheet)
                for number in sheet.numbers:
                    card = by_number.pop(number, None)
                    if card is None or card.state not in _TO_SEND:
                        raise KnownError("card_not_waiting")
                    copies = card.copies + 1
                    changed.append(replace(card, state=CardState.SENT, sheet=last, copies=copies))
            self._save(work, batch, changed)
            return replace(batch, sheets_sent=last)

        return self._change(batch_id, officer, change)

    # what became of the paper

    def printed(self, batch_id: UUID, numbers: Iterable[int], officer: Officer) -> BatchView:
        """Write down that these cards came out; their passes are printed with them.

        Many are written some at a time, so that the gate never waits for long. Told again, nothing
        changes: after a crash in between, the rest is asked about again. ``card_not_sent`` for one
        that was never sent.
        """
        officer.must(Right.ISSUE_PASSES)
        chosen = frozenset(numbers)
        view = self.show(batch_id)
        these = [card for card in view.cards if card.number in chosen]
        if view.batch.state is BatchState.DONE:
            _must_be_printed(these)
            return view
        _must_be_open(view.batch)
        _must_be_sent(card for card in these if card.state is not CardState.PRINTED)
        out = tuple(card.number for card in these)
        for start in range(0, len(out), _AT_ONCE):
            self._some_printed(batch_id, out[start : start + _AT_ONCE], officer)
        return self.show(batch_id)

    def _some_printed(self, batch_id: UUID, numbers: Sequence[int], officer: Officer) -> None:
        with self._database.write() as work:
            batch = _find(work, batch_id)
            cards = work.printing.cards(batch_id, numbers)
            if batch.state is BatchState.DONE:  # another desk was quicker
                _must_be_printed(cards)
                return
            _must_be_open(batch)
            self._came_out(work, batch, cards, officer)
            self._finish(work, batch, work.printing.card_counts(batch_id), officer)

    def all_printed(self, batch_id: UUID, officer: Officer) -> BatchView:
        """Write down that everything that was sent came out."""
        view = self.show(batch_id)
        return self.printed(batch_id, (card.number for card in view.unsure), officer)

    def stopped(self, batch_id: UUID, at: int, why: str, officer: Officer) -> BatchView:
        """Write down that the printer stopped at a card.

        What was sent on earlier sheets came out, the sheet of that card is spoiled and printed
        again, later sheets wait again. ``card_not_sent``.
        """
        officer.must(Right.ISSUE_PASSES)
        view = self.show(batch_id)
        if view.batch.state.open:
            self.printed(batch_id, stopped_at(view.cards, at).printed, officer)

        def change(work: Work, batch: PrintBatch, cards: tuple[PrintCard, ...]) -> PrintBatch:
            stop = stopped_at(cards, at)
            by_number = {card.number: card for card in cards}
            self._came_out(work, batch, [by_number[one] for one in stop.printed], officer)
            again = (
                *((number, CardState.SPOILED) for number in stop.spoiled),
                *((number, CardState.WAITING) for number in stop.waiting),
            )
            self._save(work, batch, (replace(by_number[one], state=to) for one, to in again))
            self._note(work, batch, "stopped", officer, at=at)
            return replace(batch, state=BatchState.STOPPED, why=free_text(why))

        return self._change(batch_id, officer, change)

    def halt(self, batch_id: UUID, why: str, officer: Officer) -> BatchView:
        """Stop sending: the printer failed, or somebody paused it; what was sent stays unsure."""
        officer.must(Right.ISSUE_PASSES)

        def change(work: Work, batch: PrintBatch, _: tuple[PrintCard, ...]) -> PrintBatch:
            self._note(work, batch, "stopped", officer)
            return replace(batch, state=BatchState.STOPPED, why=free_text(why))

        return self._change(batch_id, officer, change)

    def not_sent(self, batch_id: UUID, numbers: Iterable[int], officer: Officer) -> BatchView:
        """Write down that the printer never took these: they wait again. ``card_not_sent``."""
        officer.must(Right.ISSUE_PASSES)
        chosen = frozenset(numbers)

        def change(work: Work, batch: PrintBatch, cards: tuple[PrintCard, ...]) -> PrintBatch:
            these = [card for card in cards if card.number in chosen]
            _must_be_sent(these)
            self._save(work, batch, (replace(card, state=CardState.WAITING) for card in these))
            return batch

        return self._change(batch_id, officer, change)

    def continue_(self, batch_id: UUID, officer: Officer) -> BatchView:
        """Let a run go on with what is not on paper yet.

        ``cards_unsure`` while nobody has said what became of the cards that were sent.
        """
        officer.must(Right.ISSUE_PASSES)

        def change(work: Work, batch: PrintBatch, cards: tuple[PrintCard, ...]) -> PrintBatch:
            _must_be_sure(cards)
            self._note(work, batch, "continued", officer)
            return replace(batch, state=BatchState.PRINTING, why="")

        return self._change(batch_id, officer, change)

    def reprint(
        self, batch_id: UUID, first: int, last: int, why: str, officer: Officer
    ) -> BatchView:
        """Print a range again: those cards are no good. Their passes keep their edition.

        ``reprint_not_possible`` where a card is in somebody's hand: that takes a reissue.
        """
        officer.must(Right.ISSUE_PASSES)
        if not why.strip():
            raise KnownError("reason_missing")
        with self._database.write() as work:
            batch = _find(work, batch_id)
            if batch.state is BatchState.CANCELLED:
                raise KnownError("batch_over")
            cards = in_range(work.printing.cards(batch_id), first, last)
            again = [card for card in cards if card.state is CardState.PRINTED]
            held = work.printing.wanted_elsewhere([card.pass_id for card in again])
            if held:
                raise KnownError("in_another_batch", serial=f"{held[0]:08d}", count=len(held))
            passes = work.passes.with_ids([card.pass_id for card in again])
            for card in again:
                entry_pass = passes.get(card.pass_id)
                if entry_pass is None or entry_pass.state not in _PRINTABLE:
                    raise KnownError("reprint_not_possible", number=card.number)
            self._save(work, batch, (replace(card, state=CardState.SPOILED) for card in again))
            batch = replace(batch, state=BatchState.PRINTING, why="", ended_at=None)
            work.printing.save(batch)
            self._note(work, batch, "reprinted", officer, first=first, last=last)
            return _view(work, batch)

    def cancel(self, batch_id: UUID, why: str, officer: Officer) -> BatchView:
        """End a run; what is not on paper stays to be printed another time. ``cards_unsure``."""
        officer.must(Right.ISSUE_PASSES)

        def change(work: Work, batch: PrintBatch, cards: tuple[PrintCard, ...]) -> PrintBatch:
            _must_be_sure(cards)
            self._note(work, batch, "cancelled", officer)
            now = self._hands.clock.now()
            return replace(batch, state=BatchState.CANCELLED, why=free_text(why), ended_at=now)

        return self._change(batch_id, officer, change)

    # inside

    def _change(
        self,
        batch_id: UUID,
        officer: Officer,
        change: Callable[[Work, PrintBatch, tuple[PrintCard, ...]], PrintBatch],
    ) -> BatchView:
        with self._database.write() as work:
            batch = _find(work, batch_id)
            _must_be_open(batch)
            after = change(work, batch, work.printing.cards(batch_id))
            if after != batch:
                work.printing.save(after, None if after.state.open else officer.id)
            cards = work.printing.cards(batch_id)
            states = {card.state for card in cards}
            return BatchView(self._finish(work, after, states, officer), cards)

    def _came_out(
        self, work: Work, batch: PrintBatch, cards: Sequence[PrintCard], officer: Officer
    ) -> None:
        """Mark cards and their passes printed; a card of an old edition is no good any more."""
        fresh = [card for card in cards if card.state is not CardState.PRINTED]
        _must_be_sent(fresh)
        passes = work.passes.with_ids([card.pass_id for card in fresh])
        settled, out = [], []
        for card in fresh:
            entry_pass = passes.get(card.pass_id)
            state = CardState.PRINTED
            if entry_pass is None or entry_pass.state not in _PRINTABLE:
                state = CardState.DROPPED if _gone(entry_pass) else state
            elif entry_pass.edition != card.edition:
                state = CardState.SPOILED
            else:
                out.append(entry_pass)
            settled.append(replace(card, state=state))
        self._life.print_all(work, out, officer)
        self._save(work, batch, settled)

    def _brought_up_to_date(self, work: Work, batch: PrintBatch) -> tuple[PrintCard, ...]:
        cards = work.printing.cards(batch.id)
        now = work.printing.passes_now(batch.id)
        changed = []
        for card in cards:
            known = now.get(card.number)
            if card.state not in _TO_SEND or known is None:
                continue
            if known.state not in _PRINTABLE:
                changed.append(replace(card, state=CardState.DROPPED))
            elif known.edition != card.edition:
                changed.append(replace(card, edition=known.edition))
        if not changed:
            return cards
        self._save(work, batch, changed)
        return work.printing.cards(batch.id)

    def _finish(
        self, work: Work, batch: PrintBatch, states: Iterable[CardState], officer: Officer | None
    ) -> PrintBatch:
        """End a run in which no card is left to print; ``states`` are those its cards are in."""
        if not batch.state.open or not _UNDONE.isdisjoint(states):
            return batch
        now = self._hands.clock.now()
        done = replace(batch, state=BatchState.DONE, why="", ended_at=now)
        work.printing.save(done, officer.id if officer else None)
        return done

    def _save(self, work: Work, batch: PrintBatch, cards: Iterable[PrintCard]) -> None:
        work.printing.save_cards(batch.id, cards, self._hands.clock.now())

    def _note(
        self, work: Work, batch: PrintBatch, what: str, officer: Officer, **detail: object
    ) -> None:
        place = work.place(self._hands.clock.now(), officer.id)
        work.journal.append(
            self._hands.new_id(),
            place,
            f"print.{what}",
            subject=("print_batch", batch.id),
            detail=detail,
        )


_TO_SEND = frozenset({CardState.WAITING, CardState.SPOILED})
_UNDONE = frozenset({*_TO_SEND, CardState.SENT})


def _find(work: Work, batch_id: UUID) -> PrintBatch:
    batch = work.printing.find(batch_id)
    if batch is None:
        raise KnownError("not_found", what="batch")
    return batch


def _view(work: Work, batch: PrintBatch) -> BatchView:
    return BatchView(batch, work.printing.cards(batch.id))


def _lines(work: Work, batches: Iterable[PrintBatch]) -> tuple[BatchLine, ...]:
    return tuple(BatchLine(batch, work.printing.card_counts(batch.id)) for batch in batches)


def _must_be_open(batch: PrintBatch) -> None:
    if not batch.state.open:
        raise KnownError("batch_over")


def _printing(batch: PrintBatch) -> None:
    _must_be_open(batch)
    if batch.state is BatchState.STOPPED:
        raise KnownError("batch_stopped")


def _printable(work: Work, serials: Sequence[int]) -> tuple[EntryPass, ...]:
    found = {one.serial: one for one in work.passes.with_serials(serials)}
    for serial in serials:
        one = found.get(serial)
        if one is None:
            raise KnownError("not_found", what="pass")
        if one.state not in _PRINTABLE:
            raise KnownError(
                "wrong_state", state=one.state.value, action=PassAction.PRINT_DONE.value
            )
    return tuple(found[serial] for serial in serials)


def _must_be_sent(cards: Iterable[PrintCard]) -> None:
    for card in cards:
        if card.state is not CardState.SENT:
            raise KnownError("card_not_sent", number=card.number)


def _must_be_printed(cards: Iterable[PrintCard]) -> None:
    for card in cards:
        if card.state is not CardState.PRINTED:
            raise KnownError("card_not_sent", number=card.number)


def _must_be_sure(cards: Iterable[PrintCard]) -> None:
    numbers = [card.number for card in cards if card.state is CardState.SENT]
    if numbers:
        raise KnownError("cards_unsure", first=numbers[0], last=numbers[-1], count=len(numbers))


def _gone(entry_pass: EntryPass | None) -> bool:
    """Whether a card that came out belongs to no pass in use: void, lost, handed back."""
    return entry_pass is None or entry_pass.state not in MOVES[PassAction.EXTEND][0]
