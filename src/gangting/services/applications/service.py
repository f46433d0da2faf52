"""Lists of applicants: how their columns are read, what would become of them, and taking them."""

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from itertools import count
from typing import Final

from gangting.domain.actors import Officer, Right
from gangting.domain.applications.columns import ApplicantList, Mapping, match_columns
from gangting.domain.applications.packing import made, plain
from gangting.domain.applications.reading import RowReader
from gangting.domain.applications.values import Application, RowError
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import address_from_key
from gangting.domain.packed import Packed, Packing, in_pieces
from gangting.domain.pass_rules import PassRules
from gangting.domain.passes import Category
from gangting.domain.values import frozen
from gangting.services.applications import known as books
from gangting.services.applications import mappings
from gangting.services.applications.again import Again, Told
from gangting.services.applications.past import keep_import, past_imports
from gangting.services.applications.plan import Figures, Plan, Planner
from gangting.services.applications.values import (
    Applied,
    Cancelled,
    PastImport,
    Preview,
    Progress,
    RowOutcome,
    never,
    silent,
)
from gangting.services.applications.writing import Prepared, Preparer
from gangting.services.hands import Hands, local_day
from gangting.services.pass_rules import pass_rules_of
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


_BETWEEN_LOOKS = 200
_LOOKS = 3
_AT_HOME = frozenset({Category.RESIDENT, Category.TENANT})


class _Part(Enum):
    """What is done one after the other."""

    READING = auto()
    PREPARING = auto()
    SETTLING = auto()
    WRITING = auto()


#: Where each part begins and ends, of the whole, by how long they take.
_SHARES: Final = {
    _Part.READING: (0.0, 0.4),
    _Part.PREPARING: (0.4, 0.85),
    _Part.SETTLING: (0.85, 0.9),
    _Part.WRITING: (0.9, 1.0),
}


@frozen
class _Read:
    """A list after its cells were read and before the books were asked."""

    reader: RowReader
    applications: Packed[Application]
    told: Told
    children: dict[str, int]
    errors: tuple[RowError, ...]
    today: date


#: How much is in the books, the rules of households, the key that signs.
_Basis = tuple[tuple[int, ...], PassRules, int]


@frozen
class _Ready:
    """A list that lies beside the books and may go in as long as they are what they were."""

    basis: _Basis
    figures: Figures
    errors: tuple[RowError, ...]
    prepared: Prepared


class Applications:
    """Takes lists of applicants in: every good row, in one transaction, or nothing."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands

    def mapping_for(self, listing: ApplicantList) -> Mapping:
        """Return how the columns are read: as the last time, else by the words of their heads."""
        with self._database.read() as work:
            known = mappings.remembered(work, listing.layout)
        return known or match_columns(listing.layout)

    def preview(
        self,
        listing: ApplicantList,
        mapping: Mapping,
        *,
        issue: bool = True,
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> Preview:
        """Tell what would become of every row; nothing is written.

        ``name_column_missing``, ``address_column_missing``, ``nothing_to_import``, ``cancelled``.
        """
        watch = _Watch(progress, cancelled, len(listing.rows))
        read = self._read(listing, mapping, watch)
        with self._database.read() as work:
            figures, errors = self._plan(work, read, watch, _nothing, issue=issue)
        watch.finish()
        return Preview(
            figures.count(RowOutcome.CREATED),
            figures.count(RowOutcome.UPDATED),
            figures.count(RowOutcome.UNCHANGED),
            len({error.row for error in errors}),
            figures.passes,
            errors,
            tuple(figures.notices),
        )

    def apply(
        self,
        listing: ApplicantList,
        mapping: Mapping,
        officer: Officer,
        *,
        issue: bool = True,
        file: str = "",
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> Applied:
        """Write every good row in one transaction, with a pass for whom has none.

        The books are asked again: what another officer did since the preview is seen. All is
        prepared while the gate goes on; if people or passes change meanwhile, it is prepared anew.
        The list's mapping is remembered. Fails as ``preview`` does, and then nothing is written.
        """
        officer.must(Right.ISSUE_PASSES)
        watch = _Watch(progress, cancelled, len(listing.rows))
        read = self._read(listing, mapping, watch)

        def write(work: Work, ready: _Ready) -> Applied:
            answer = self._write(work, ready, listing, mapping, officer, watch)
            keep_import(work, answer, file, officer.id, self._hands.clock.now())
            return answer

        with self._database.bench() as bench:
            for _ in range(_LOOKS):
                with bench.read() as work:
                    ready = self._prepare(work, read, officer, watch, issue=issue)
                with bench.write() as work:
                    if self._basis(work) == ready.basis:
                        return write(work, ready)
            # The books are too busy to be prepared for: now everybody else waits.
            with bench.write() as work:
                ready = self._prepare(work, read, officer, watch, issue=issue)
                return write(work, ready)

    def past(self) -> tuple[PastImport, ...]:
        """Return the lists that were taken in lately, the newest first."""
        with self._database.read() as work:
            return past_imports(work)

    def _prepare(
        self, work: Work, read: _Read, officer: Officer, watch: "_Watch", *, issue: bool
    ) -> _Ready:
        """Decide about every row, and lay what is to be written beside the books."""
        preparer = Preparer(work, self._hands, officer, read.today)
        figures, errors = self._plan(work, read, watch, preparer.lay, issue=issue)
        return _Ready(self._basis(work), figures, errors, preparer.prepared())

    def _basis(self, work: Work) -> _Basis:
        """Return what every decision about a row rests upon."""
        key_id = self._hands.keys().signing(work.booth.compound).key_id
        return work.applications.standing_at(), pass_rules_of(work), key_id

    def _write(
        self,
        work: Work,
        ready: _Ready,
        listing: ApplicantList,
        mapping: Mapping,
        officer: Officer,
        watch: "_Watch",
    ) -> Applied:
        """Copy what was prepared into the books: all that is left to do while others wait."""
        watch.begin(_Part.WRITING, 1)
        work.staging.write(work.run(ready.prepared.at, ready.prepared.facts), watch.look)
        figures, errors = ready.figures, ready.errors
        answer = Applied(
            figures.count(RowOutcome.CREATED),
            figures.count(RowOutcome.UPDATED),
            figures.count(RowOutcome.UNCHANGED),
            len({error.row for error in errors}),
            errors,
            tuple(figures.notices),
            ready.prepared.passes,
        )
        self._write_down(work, listing, mapping, officer, answer)
        watch.finish()
        return answer

    def _write_down(
        self,
        work: Work,
        listing: ApplicantList,
        mapping: Mapping,
        officer: Officer,
        answer: Applied,
    ) -> None:
        """Remember the mapping, and put the figures into the journal: no names."""
        now = self._hands.clock.now()
        mappings.remember(work, listing.layout, mapping, now)
        detail = {
            "created": answer.created,
            "updated": answer.updated,
            "unchanged": answer.unchanged,
            "rejected": answer.rejected,
            "passes": len(answer.passes),
        }
        place = work.place(now, officer.id)
        work.journal.append(self._hands.new_id(), place, "people.imported", detail=detail)

    def _read(self, listing: ApplicantList, mapping: Mapping, watch: "_Watch") -> _Read:
        """Read the cells: the longest part, and done before the books are locked."""
        if not listing.rows:
            raise KnownError("nothing_to_import")
        if not mapping.named:
            raise KnownError("name_column_missing")
        if not mapping.placed and mapping.category in _AT_HOME:
            raise KnownError("address_column_missing")
        policy = self._policies.current()
        today = local_day(self._hands.clock.now(), policy.zone)
        with self._database.read() as work:
            site = work.site.find()
        reader = RowReader(listing, mapping, today, site.name if site else "")
        applications, again = Packing(plain, made), Again()
        children: dict[str, int] = {}
        errors: list[RowError] = []
        watch.begin(_Part.READING, len(listing.rows))
        for done, row in enumerate(listing.rows):
            watch.at(done)
            reading = reader.read(row)
            if reading is None:
                continue
            errors.extend(reading.errors)
            if (door := reading.child_at) is not None:
                children[door.key] = children.get(door.key, 0) + 1
            if reading.application is not None:
                applications.add(reading.application)
                again.add(reading.application)
        return _Read(reader, applications.packed(), again.told(), children, tuple(errors), today)

    def _plan(
        self,
        work: Work,
        read: _Read,
        watch: "_Watch",
        lay: Callable[[Plan], None],
        *,
        issue: bool,
    ) -> tuple[Figures, tuple[RowError, ...]]:
        """Decide about every row; what is planned goes on to ``lay`` some rows at a time."""
        rules, new_id = pass_rules_of(work), self._hands.new_id
        figures = Figures(len(read.applications))
        planner = Planner(read.told, read.children, figures, rules, read.today, new_id, issue=issue)
        errors = list(read.errors)
        watch.begin(_Part.PREPARING, len(read.applications))
        merged = work.applications.absorbed()
        numbers = count()
        for some in read.applications.pieces():
            planner.know(books.load(work, merged, some))
            for one in some:
                watch.at(number := next(numbers))
                refusal = planner.take(number, one)
                if refusal is not None:
                    errors.append(read.reader.error(one.row, *refusal))
            lay(planner.planned())
        planner.finish()
        doors = [address_from_key(key) for key in planner.children_alone]
        watch.begin(_Part.SETTLING, len(doors))
        for alone in in_pieces(doors):
            planner.know(books.load(work, merged, (), alone))
            for door in alone:
                planner.child(door)
            lay(planner.planned())
        lay(planner.planned())
        return figures, tuple(sorted(errors, key=lambda error: error.row))


def _nothing(_plan: Plan) -> None:
    """Write nothing."""


class _Watch:
    """Tells how far it is and asks whether to go on, now and then."""

    def __init__(self, progress: Progress, cancelled: Cancelled, rows: int) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._total = 2 * rows
        self._next = 0
        self._told = 0

    def begin(self, part: _Part, of: int) -> None:
        """Begin a part of the work with so many steps; ``cancelled``."""
        self._from, self._to = (int(self._total * share) for share in _SHARES[part])
        self._of = max(of, 1)
        self._next = 0
        self.at(0)

    def at(self, done: int) -> None:
        """Have done so many steps; ``cancelled``."""
        if done >= self._next:
            self._next = done + _BETWEEN_LOOKS
            self._look(self._from + (self._to - self._from) * done // self._of)

    def look(self) -> None:
        """Ask whether to go on, where steps are few and long; ``cancelled``."""
        self._look(self._told)

    def finish(self) -> None:
        """Be at the end; the last moment to stop."""
        self._look(self._total)

    def _look(self, at: int) -> None:
        if self._cancelled():
            raise KnownError("cancelled")
        # What is prepared a second time is no step back to whoever watches.
        self._told = max(self._told, at)
        self._progress(self._told, self._total)
