"""What the station shows to others: who was served, and who gave what and was thanked."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from gangting.documents.report.blocks import (
    Block,
    Column,
    Paragraph,
    Report,
    Table,
    TableRow,
)
from gangting.documents.report.pages import Paper, ReportDocument
from gangting.documents.shopping_list import Letterhead
from gangting.domain.supplies.movements import Worker
from gangting.services.station.values import Gift
from gangting.wording.words import Words


def services_document(
    served: Mapping[Worker, int],
    days: tuple[date, date],
    head: Letterhead,
    words: Words,
    paper: Paper,
) -> ReportDocument:
    """Return the services of some days by kind of worker; nobody is named."""

    def said(code: str, **gaps: object) -> str:
        return words.sentence(f"services.{code}", **gaps)

    first, last = (day.isoformat() for day in days)
    rows = [
        TableRow((words.sentence(f"worker.{worker}"), f"{count:,}"))
        for worker, count in served.items()
    ]
    total = TableRow((said("total"), f"{sum(served.values()):,}"), strong=True)
    columns = (Column(said("worker"), 3), Column(said("count"), 1, "right"))
    blocks = (
        head.title(said("title")),
        Paragraph(said("range", first=first, last=last)),
        Table(columns, (*rows, total)),
        Paragraph(said("note"), small=True),
    )
    return ReportDocument(Report(blocks, head.foot(words)), paper)


def thanks_document(
    gifts: Sequence[Gift], head: Letterhead, words: Words, paper: Paper
) -> ReportDocument:
    """Return the thanks book, the newest gift first."""

    def said(code: str) -> str:
        return words.sentence(f"thanks.{code}")

    zone = head.at.tzinfo
    blocks: list[Block] = [head.title(said("title"))]
    if not gifts:
        blocks.append(Paragraph(said("nothing")))
    elif paper.height is None:
        for gift in gifts:
            day, item, quantity, donor, thanked = _gift(gift, words, zone)
            blocks.append(Paragraph(f"{day}  {item} {quantity}", strong=True))
            blocks.append(Paragraph(" · ".join(part for part in (donor, thanked) if part)))
    else:
        columns = (
            Column(said("day"), 1.6),
            Column(said("item"), 2.6),
            Column(said("quantity"), 1.4, "right"),
            Column(said("donor"), 2.4),
            Column(said("thanked"), 3),
        )
        blocks.append(Table(columns, tuple(TableRow(_gift(g, words, zone)) for g in gifts)))
    return ReportDocument(Report(tuple(blocks), head.foot(words)), paper)


def _gift(gift: Gift, words: Words, zone: tzinfo | None) -> tuple[str, str, str, str, str]:
    language = words.language
    return (
        f"{gift.at.astimezone(zone):%Y-%m-%d}",
        gift.item.named(language),
        f"{gift.quantity} {gift.item.unit_named(language)}",
        gift.donor or words.sentence("thanks.nobody"),
        gift.thanked,
    )
