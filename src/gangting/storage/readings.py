"""The temperatures of a crossing, in the order they were taken down."""

from uuid import UUID

from sqlalchemy import Connection, select

from gangting.domain.temperature import Reading
from gangting.storage.rows.gate import ReadingRow


def readings_of(connection: Connection, compound: int, attempt_id: UUID) -> tuple[Reading, ...]:
    """Return the temperatures of an attempt, the oldest first.

    The booth's own order decides, for its clock may have been set back between two readings; only
    readings of several booths are ordered by time.
    """
    rows = connection.execute(
        select(
            ReadingRow.booth,
            ReadingRow.epoch,
            ReadingRow.sequence,
            ReadingRow.recorded_at,
            ReadingRow.tenths,
            ReadingRow.site,
            ReadingRow.source,
            ReadingRow.occurred_at,
        ).where(ReadingRow.compound == compound, ReadingRow.attempt_id == attempt_id)
    ).all()
    if len({row.booth for row in rows}) > 1:
        ordered = sorted(rows, key=lambda row: row.recorded_at)
    else:
        ordered = sorted(rows, key=lambda row: (row.epoch, row.sequence))
    return tuple(Reading(*row[4:]) for row in ordered)
