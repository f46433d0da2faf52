"""Lists of applicants: how their columns are read, what would become of them, and taking them."""

from datetime import date

from gangting.domain.actors import Officer, Right
from gangting.domain.applications.columns import ApplicantList, Mapping, match_columns
from gangting.domain.applications.reading import RowReader
from gangting.domain.applications.values import Application, RowError
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import Address
from gangting.domain.passes import Category
from gangting.domain.values import frozen
from gangting.services.applications import known as books
from gangting.services.applications import mappings
from gangting.services.applications.plan import Plan, Planner
from gangting.services.applications.values import (
    Applied,
    Cancelled,
    Line,
    Preview,
    Progress,
    RowOutcome,
    never,
    silent,
)
from gangting.services.applications.writing import Writer
from gangting.services.hands import Hands, local_day
from gangting.services.name_keys import name_keys
from gangting.services.pass_rules import pass_rules_of
from gangting.services.policies import Policies
from gangting.storage.people import FindKeys
from gangting.storage.unit_of_work import Database, Work


_BETWEEN_LOOKS = 200
_AT_HOME = frozenset({Category.RESIDENT, Category.TENANT})


@frozen
class _Read:
    """A list after its cells were read and before the books were asked."""

    reader: RowReader
    applications: tuple[Application, ...]
    children: tuple[Address, ...]
    errors: tuple[RowError, ...]
    today: date


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
            plan, errors = self._plan(work, read, issue=issue)
        watch.finish()
        refused = {error.row for error in errors}
        lines = {row: Line(row, RowOutcome.REJECTED) for row in refused} | plan.lines
        return Preview(
            plan.count(RowOutcome.CREATED),
            plan.count(RowOutcome.UPDATED),
            plan.count(RowOutcome.UNCHANGED),
            len(refused),
            len(plan.passes),
            errors,
            tuple(plan.notices),
            tuple(lines[row] for row in sorted(lines)),
        )

    def apply(
        self,
        listing: ApplicantList,
        mapping: Mapping,
        officer: Officer,
        *,
        issue: bool = True,
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> Applied:
        """Write every good row in one transaction, with a pass for whom has none.

        The books are asked again: what another officer did since the preview is seen. The list's
        mapping is remembered. Fails as ``preview`` does, and then nothing is written.
        """
        officer.must(Right.ISSUE_PASSES)
        watch = _Watch(progress, cancelled, 2 * len(listing.rows))
        read = self._read(listing, mapping, watch)
        keys = {name: _keys(name) for name in {one.name for one in read.applications}}
        with self._database.write() as work:
            plan, errors = self._plan(work, read, issue=issue)
            rows, size = len(listing.rows), max(Writer.size(plan), 1)
            writer = Writer(
                work, self._hands, officer, lambda done: watch.at(rows + rows * done // size)
            )
            with work.applications.roomy():
                passes = writer.write(plan, keys, read.today)
            answer = Applied(
                plan.count(RowOutcome.CREATED),
                plan.count(RowOutcome.UPDATED),
                plan.count(RowOutcome.UNCHANGED),
                len({error.row for error in errors}),
                errors,
                tuple(plan.notices),
                passes,
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
        applications: list[Application] = []
        children: list[Address] = []
        errors: list[RowError] = []
        for done, row in enumerate(listing.rows):
            watch.at(done)
            reading = reader.read(row)
            if reading is None:
                continue
            errors.extend(reading.errors)
            if reading.child_at is not None:
                children.append(reading.child_at)
            if reading.application is not None:
                applications.append(reading.application)
        return _Read(reader, tuple(applications), tuple(children), tuple(errors), today)

    def _plan(self, work: Work, read: _Read, *, issue: bool) -> tuple[Plan, tuple[RowError, ...]]:
        known = books.load(work, read.applications, read.children)
        rules = pass_rules_of(work)
        planner = Planner(known, rules, read.today, self._hands.new_id, issue=issue)
        errors = list(read.errors)
        for one in read.applications:
            refusal = planner.take(one)
            if refusal is not None:
                errors.append(read.reader.error(one.row, *refusal))
        for door in read.children:
            planner.child(door)
        return planner.finish(), tuple(sorted(errors, key=lambda error: error.row))


class _Watch:
    """Tells how far it is and asks whether to go on, now and then."""

    def __init__(self, progress: Progress, cancelled: Cancelled, total: int) -> None:
        self._progress, self._cancelled, self._total = progress, cancelled, total
        self._told = -_BETWEEN_LOOKS

    def at(self, done: int) -> None:
        """Be at this step; ``cancelled``."""
        if done - self._told >= _BETWEEN_LOOKS:
            self._told = done
            self._look(done)

    def finish(self) -> None:
        """Be at the end; the last moment to stop."""
        self._look(self._total)

    def _look(self, done: int) -> None:
        if self._cancelled():
            raise KnownError("cancelled")
        self._progress(done, self._total)


def _keys(name: str) -> FindKeys:
    keys = name_keys(name)
    return FindKeys(keys.initials, keys.pinyin)
