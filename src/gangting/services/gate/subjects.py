"""Who stands at the gate: from a scan, from the officer's choice, or from an earlier attempt."""

import hashlib
import hmac
from dataclasses import replace
from uuid import UUID

from gangting.domain.crossings import Attempt
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.holders import Known
from gangting.domain.pass_code import KeyRing, ReadPass, Unreadable, read
from gangting.domain.passes import Category, HolderRef, PassState
from gangting.domain.scan_text import (
    PassScan,
    ProductScan,
    Scan,
    ShortNumberScan,
    ThermometerScan,
    UnknownScan,
)
from gangting.domain.short_number import format_serial, parse_serial
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Identified
from gangting.domain.visits import Visit, VisitKind
from gangting.storage.unit_of_work import Work


_OF_VISITS = {
    VisitKind.VISITOR: Category.VISITOR,
    VisitKind.DELIVERY: Category.DELIVERY,
    VisitKind.VEHICLE: Category.VEHICLE,
}


@frozen
class Subject:
    """Who or what is to be judged, and how it is known."""

    identified: Identified
    scan: Scan | None = None
    unreadable: Unreadable | None = None
    read: ReadPass | None = None
    known: Known | None = None
    visit: Visit | None = None
    linked_id: UUID | None = None
    raw: str = ""
    raw_hash: str = ""

    @property
    def holder_ref(self) -> HolderRef | None:
        """The holder in the records."""
        holder = self.known.holder if self.known else None
        return holder.ref if holder else None

    @property
    def entry_pass(self) -> EntryPass | None:
        """The pass in the records."""
        return self.known.entry_pass if self.known else None

    @property
    def category(self) -> Category | None:
        """The record's category, else the card's, else the visit's."""
        if self.entry_pass is not None:
            return self.entry_pass.category
        if self.read is not None:
            return self.read.fields.category
        return _OF_VISITS[self.visit.kind] if self.visit else None


class SubjectReader:
    """Finds the subject in the books; writes nothing."""

    def __init__(self, compound: int, keys: KeyRing) -> None:
        self._compound, self._keys = compound, keys

    def of_scan(self, work: Work, scan: Scan) -> Subject:
        """Read what was scanned."""
        match scan:
            case PassScan(code):
                return self._of_code(work, scan, code)
            case ShortNumberScan(serial):
                known = work.crossings.known_pass(serial)
                if known is None:
                    unknown = self._unreadable(scan, format_serial(serial), Unreadable.MALFORMED)
                    return replace(unknown, identified=Identified.SHORT_NUMBER)
                raw = format_serial(serial)
                return Subject(Identified.SHORT_NUMBER, scan, known=known, raw=raw)
            case ProductScan(text) | ThermometerScan(text) | UnknownScan(text):
                return self._unreadable(scan, text, Unreadable.MALFORMED)

    def of_holder(self, work: Work, ref: HolderRef, identified: Identified) -> Subject:
        """Read the one whom the officer chose; ``not_found`` where there is no such holder."""
        known = work.crossings.known_holder(ref)
        if known.holder is None:
            raise KnownError("not_found")
        passes = work.passes.of_holder(ref.id)
        best = min(passes, key=_rank, default=None)
        return Subject(identified, known=replace(known, entry_pass=best))

    def of_visit(self, work: Work, ref: HolderRef) -> Subject:
        """Read a visitor who is registered at this gate."""
        subject = self.of_holder(work, ref, Identified.REGISTERED)
        return replace(subject, visit=work.visits.find(ref.id))

    def of_attempt(self, work: Work, attempt: Attempt) -> Subject:
        """Read an attempt's subject again, as the books are now."""
        subject = self._again(work, attempt)
        return replace(subject, linked_id=attempt.linked_id, raw_hash=attempt.raw_hash)

    def _again(self, work: Work, attempt: Attempt) -> Subject:
        if attempt.identified in {Identified.CARD, Identified.SHORT_NUMBER} and not attempt.raw:
            codes = {code.value for code in attempt.reasons}
            kept = (kind for kind in Unreadable if kind.value in codes)
            return Subject(attempt.identified, unreadable=next(kept, Unreadable.MALFORMED))
        if attempt.identified is Identified.CARD:
            return self.of_scan(work, PassScan(attempt.raw))
        if attempt.identified is Identified.SHORT_NUMBER:
            return self.of_scan(work, ShortNumberScan(parse_serial(attempt.raw)))
        if attempt.holder is None:
            raise KnownError("attempt_closed")
        if attempt.identified is Identified.REGISTERED:
            return self.of_visit(work, attempt.holder)
        return self.of_holder(work, attempt.holder, Identified.GUARD)

    def _of_code(self, work: Work, scan: PassScan, code: str) -> Subject:
        reading = read(code, self._keys, self._compound)
        if isinstance(reading, Unreadable):
            return self._unreadable(scan, code, reading)
        known = work.crossings.known_pass(reading.fields.serial)
        return Subject(Identified.CARD, scan, read=reading, known=known, raw=code)

    def _unreadable(self, scan: Scan, text: str, why: Unreadable) -> Subject:
        """Keep a keyed hash only: what is no pass of ours may be somebody's identity number.

        A booth that has lost its keys keeps nothing: without one anybody could try numbers.
        """
        secret = next((key.secret for key in self._keys), None)
        digest = hmac.digest(secret, text.encode(), hashlib.sha256).hex() if secret else ""
        return Subject(Identified.CARD, scan, why, raw_hash=digest)


def _rank(entry_pass: EntryPass) -> tuple[int, float]:
    order = (PassState.ACTIVE, PassState.SUSPENDED, PassState.PRINTED, PassState.APPLIED)
    place = order.index(entry_pass.state) if entry_pass.state in order else len(order)
    return place, -entry_pass.changed_at.timestamp()
