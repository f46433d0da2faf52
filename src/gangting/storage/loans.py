"""Queries of what is out or in use: loans, opened ones, kit checks, thanks to donors."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from gangting.domain.supplies.kits import KitCheck, Present
from gangting.domain.supplies.loans import Loan, LoanEnd
from gangting.domain.supplies.movements import Worker
from gangting.domain.supplies.opened import Opened, OpenedEnd
from gangting.storage.places import Place
from gangting.storage.rows.supplies import (
    KitCheckRow,
    LoanRow,
    OpenedRow,
    TagRow,
    ThanksRow,
)


class Loans:
    """What of a booth is out, opened, checked."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    # -- loans

    def add(self, loan: Loan, tag_id: UUID, place: Place) -> None:
        """Write down what was lent."""
        self._connection.execute(
            insert(LoanRow).values(
                **place.columns(loan.id, loan.lent_at),
                item_id=loan.item_id,
                tag_id=tag_id,
                worker=loan.worker,
                phone_tail=loan.phone_tail,
                due_at=loan.due_at,
                act_id=loan.act_id,
            )
        )

    def end(
        self, loan_id: UUID, end: LoanEnd | None, at: datetime | None, act_id: UUID | None
    ) -> None:
        """Write down how a loan ended, or that it did not."""
        self._connection.execute(
            update(LoanRow)
            .where(LoanRow.compound == self._compound, LoanRow.id == loan_id)
            .values(end=end, ended_at=at, end_act_id=act_id)
        )

    def out(self) -> tuple[Loan, ...]:
        """Return what this booth has out, what is due first."""
        return self._loans(
            LoanRow.booth == self._booth, LoanRow.ended_at.is_(None), order=LoanRow.due_at
        )

    def any_out(self, item_id: UUID) -> bool:
        """Whether any booth of the compound has an item out."""
        open_ = (LoanRow.item_id == item_id, LoanRow.ended_at.is_(None))
        return bool(self._loans(*open_, order=LoanRow.due_at))

    def of_tag(self, tag_id: UUID) -> Loan | None:
        """Return the open loan of a numbered thing."""
        found = self._loans(
            LoanRow.tag_id == tag_id, LoanRow.ended_at.is_(None), order=LoanRow.due_at
        )
        return found[0] if found else None

    def lent_again(self, loan_id: UUID) -> bool:
        """Whether the thing of a loan went out once more after it, at any booth.

        A booth's own order tells; between booths there is nothing but time.
        """
        first, later = LoanRow.__table__.alias("first").c, LoanRow.__table__.alias("later").c
        here = and_(
            later.booth == first.booth,
            tuple_(later.epoch, later.sequence) > tuple_(first.epoch, first.sequence),
        )
        elsewhere = and_(later.booth != first.booth, later.recorded_at > first.recorded_at)
        found = self._connection.scalar(
            select(later.id)
            .join_from(first.id.table, later.id.table, later.tag_id == first.tag_id)
            .where(
                first.compound == self._compound,
                first.id == loan_id,
                or_(later.end.is_(None), later.end != LoanEnd.UNDONE),
                or_(here, elsewhere),
            )
            .limit(1)
        )
        return found is not None

    def of_phone(self, tail: str) -> tuple[Loan, ...]:
        """Return what is out at any booth to a phone that ends so, what is due first."""
        if not tail:
            return ()
        return self._loans(
            LoanRow.phone_tail == tail, LoanRow.ended_at.is_(None), order=LoanRow.due_at
        )

    def of_act(self, act_id: UUID) -> Loan | None:
        """Return the loan that an act began."""
        found = self._loans(LoanRow.act_id == act_id, order=LoanRow.due_at)
        return found[0] if found else None

    def ended_by(self, act_id: UUID) -> Loan | None:
        """Return the loan that an act ended."""
        found = self._loans(LoanRow.end_act_id == act_id, order=LoanRow.due_at)
        return found[0] if found else None

    # -- opened ones

    def add_opened(self, opened: Opened, place: Place) -> None:
        """Write down that one was opened."""
        self._connection.execute(
            insert(OpenedRow).values(
                **place.columns(opened.id, opened.opened_at),
                item_id=opened.item_id,
                act_id=opened.act_id,
                use_by=opened.use_by,
            )
        )

    def end_opened(self, opened_id: UUID, end: OpenedEnd | None, at: datetime | None) -> None:
        """Write down that an opened one is done with, or that it is not."""
        self._connection.execute(
            update(OpenedRow)
            .where(OpenedRow.compound == self._compound, OpenedRow.id == opened_id)
            .values(end=end, ended_at=at)
        )

    def opened(self) -> tuple[Opened, ...]:
        """Return what is in use, the oldest first."""
        return self._opened(OpenedRow.booth == self._booth, OpenedRow.ended_at.is_(None))

    def opened_with_id(self, opened_id: UUID) -> Opened | None:
        """Return one opened."""
        found = self._opened(OpenedRow.id == opened_id)
        return found[0] if found else None

    def opened_by(self, act_id: UUID) -> Opened | None:
        """Return the one that an act opened."""
        found = self._opened(OpenedRow.act_id == act_id)
        return found[0] if found else None

    # -- kits and thanks

    def add_kit_check(self, check: KitCheck, place: Place) -> None:
        """Write down what a kit held."""
        lines = [
            {
                "name": line.name,
                "quantity": line.quantity,
                "wanted": line.wanted,
                "expiry": line.expiry.isoformat() if line.expiry else None,
            }
            for line in check.lines
        ]
        self._connection.execute(
            insert(KitCheckRow).values(
                **place.columns(check.id, check.at),
                item_id=check.item_id,
                complete=check.complete,
                lines={"lines": lines},
            )
        )

    def last_kit_checks(self) -> dict[UUID, KitCheck]:
        """Return each kit's last check in the booth's order, whatever a clock said."""
        newest = (
            select(
                KitCheckRow.id,
                func.row_number()
                .over(
                    partition_by=KitCheckRow.item_id,
                    order_by=(KitCheckRow.epoch.desc(), KitCheckRow.sequence.desc()),
                )
                .label("age"),
            )
            .where(KitCheckRow.compound == self._compound, KitCheckRow.booth == self._booth)
            .subquery()
        )
        rows = self._connection.execute(
            select(
                KitCheckRow.id,
                KitCheckRow.item_id,
                KitCheckRow.occurred_at,
                KitCheckRow.lines,
                KitCheckRow.complete,
            ).join(newest, (newest.c.id == KitCheckRow.id) & (newest.c.age == 1))
        )
        return {
            item_id: KitCheck(
                check_id, item_id, at, tuple(_present(line) for line in body["lines"]), complete
            )
            for check_id, item_id, at, body, complete in rows
        }

    def add_thanks(self, thanks_id: UUID, place: Place, act_id: UUID, how: str) -> None:
        """Write down how a donor was thanked."""
        self._connection.execute(
            insert(ThanksRow).values(**place.columns(thanks_id), act_id=act_id, how=how)
        )

    def thanks(self) -> dict[UUID, tuple[str, datetime]]:
        """Return the last thanks for each gift."""
        rows = self._connection.execute(
            select(ThanksRow.act_id, ThanksRow.how, ThanksRow.occurred_at)
            .where(ThanksRow.compound == self._compound)
            .order_by(ThanksRow.recorded_at, ThanksRow.sequence)
        )
        return {act_id: (how, at) for act_id, how, at in rows}

    def _loans(self, *where: ColumnElement[bool], order: Any) -> tuple[Loan, ...]:
        rows = self._connection.execute(
            select(LoanRow, TagRow.number)
            .join(TagRow, TagRow.id == LoanRow.tag_id)
            .where(LoanRow.compound == self._compound, *where)
            .order_by(order, LoanRow.sequence)
        )
        return tuple(
            Loan(
                row.id,
                row.item_id,
                row.number,
                Worker(row.worker),
                row.phone_tail,
                row.occurred_at,
                row.due_at,
                row.act_id,
                LoanEnd(row.end) if row.end else None,
                row.ended_at,
                row.end_act_id,
            )
            for row in rows
        )

    def _opened(self, *where: ColumnElement[bool]) -> tuple[Opened, ...]:
        rows = self._connection.execute(
            select(OpenedRow)
            .where(OpenedRow.compound == self._compound, *where)
            .order_by(OpenedRow.occurred_at, OpenedRow.sequence)
        )
        return tuple(
            Opened(
                row.id,
                row.item_id,
                row.occurred_at,
                row.use_by,
                row.act_id,
                OpenedEnd(row.end) if row.end else None,
                row.ended_at,
            )
            for row in rows
        )


def _present(line: dict[str, Any]) -> Present:
    expiry = date.fromisoformat(line["expiry"]) if line["expiry"] else None
    return Present(line["name"], line["wanted"], line["quantity"], expiry)
