"""The rows of a list that were not taken, in a file that can be mended and imported again."""

from collections.abc import Sequence

from gangting.domain.applications.columns import PROBLEM, ApplicantList, plain_header
from gangting.domain.applications.values import RowError
from gangting.exchange.values import Sheet
from gangting.wording import Words


def bad_rows(listing: ApplicantList, errors: Sequence[RowError], words: Words) -> Sheet:
    """Return the rejected rows under their own heads, and a last column with what is wrong.

    Its head is 问题 in every language: the next import knows it and leaves it alone. Columns that
    are never read are left out.
    """
    problems: dict[int, list[str]] = {}
    for error in errors:
        problems.setdefault(error.row, []).append(told(error, words))
    headers = listing.layout.headers
    kept = [
        column
        for column, header in enumerate(headers)
        if column not in listing.layout.hidden and plain_header(header) != PROBLEM
    ]
    rows = tuple(
        (*(cells[column] for column in kept), "\n".join(problems[number]))
        for number, cells in listing.rows
        if number in problems
    )
    heads = (*(headers[column] for column in kept), PROBLEM)
    return Sheet(words.sentence("bad_rows.title"), heads, rows)


def told(error: RowError, words: Words) -> str:
    """Say what is wrong in which column."""
    text = sentence(error, words)
    if not error.column:
        return text
    return words.sentence("layout.in_column", column=error.column, text=text)


def sentence(error: RowError, words: Words) -> str:
    """Say what is wrong and how to mend it."""
    return words.sentence(f"row_error.{error.code.value}", **dict(error.params))
