"""The booth's own order of facts: (booth, epoch, sequence), taken inside the transaction."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, update

from gangting.domain.values import frozen
from gangting.storage.prepared import Prepared
from gangting.storage.rows.site import BoothRow


@frozen
class Place:
    """Where a fact stands: whose booth, which epoch, which number, when, by whom."""

    compound: int
    booth: int
    epoch: int
    sequence: int
    recorded_at: datetime
    officer_id: UUID | None

    def columns(self, fact_id: UUID, occurred_at: datetime | None = None) -> dict[str, Any]:
        """Return the columns every fact carries."""
        return {
            "id": fact_id,
            "compound": self.compound,
            "booth": self.booth,
            "epoch": self.epoch,
            "sequence": self.sequence,
            "occurred_at": occurred_at or self.recorded_at,
            "recorded_at": self.recorded_at,
            "officer_id": self.officer_id,
        }


@frozen
class Run:
    """Places in a row that were taken at once: the epoch, and the first one's number."""

    epoch: int
    first: int


_other = BoothRow.__table__.alias().c
_SELECT = select(
    BoothRow.epoch,
    BoothRow.last_sequence,
    BoothRow.last_recorded_at,
    select(func.count()).where(_other.compound == bindparam("c")).scalar_subquery(),
).where(BoothRow.compound == bindparam("c"), BoothRow.number == bindparam("n"))
_READ = Prepared(_SELECT)
_READ_LOCKED = Prepared(_SELECT.with_for_update(of=BoothRow))
_SAVE = Prepared(
    update(BoothRow)
    .where(BoothRow.compound == bindparam("c"), BoothRow.number == bindparam("n"))
    .values(last_sequence=bindparam("s"), last_recorded_at=bindparam("r"))
)


class Places:
    """Hands out places; the booth's row is locked from the first one to the commit."""

    def __init__(self, connection: Connection, compound: int, booth: int, *, lock: bool) -> None:
        self._connection = connection
        self._read = _READ_LOCKED if lock else _READ
        self._compound, self._booth = compound, booth
        self._epoch: int | None = None
        self._sequence = 0
        self._newest: datetime | None = None
        self._taken = False
        self._booths = 1

    @property
    def newest_recorded_at(self) -> datetime | None:
        """When this booth last recorded something, before this transaction."""
        self._load()
        return self._newest

    @property
    def alone(self) -> bool:
        """Whether this is the compound's only booth."""
        self._load()
        return self._booths == 1

    def next(self, now: datetime, officer_id: UUID | None) -> Place:
        """Take the next place."""
        run = self.run(now, 1)
        return Place(self._compound, self._booth, run.epoch, run.first, now, officer_id)

    def run(self, now: datetime, length: int) -> Run:
        """Take so many places at once."""
        epoch = self._load()
        first = self._sequence + 1
        if length:
            self._sequence += length
            self._taken = True
            self._newest = now if self._newest is None else max(self._newest, now)
        return Run(epoch, first)

    def save(self) -> None:
        """Write the last place taken, if any."""
        if self._taken:
            _SAVE.run(
                self._connection,
                {
                    "c": self._compound,
                    "n": self._booth,
                    "s": self._sequence,
                    "r": self._newest,
                },
            )

    def _load(self) -> int:
        if self._epoch is None:
            row = self._read.first(self._connection, {"c": self._compound, "n": self._booth})
            assert row is not None, "this booth is not in the books"
            self._epoch, self._sequence, self._newest, self._booths = row
        assert self._epoch is not None
        return self._epoch
