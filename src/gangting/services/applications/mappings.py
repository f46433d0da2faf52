"""How the columns of a list were read the last time, by the heads of its columns."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Stored
from datetime import datetime
from typing import Any

from gangting.domain.applications.columns import Layout, Mapping, plain_header
from gangting.domain.applications.values import ColumnRole
from gangting.domain.passes import Category
from gangting.storage.unit_of_work import Work


_SETTING = "import_columns"
_KEPT = 40


def remembered(work: Work, layout: Layout) -> Mapping | None:
    """Return what was remembered for a list with these heads."""
    stored = work.site.settings().get(_SETTING, {}).get(layout.signature)
    return _read(stored, layout) if isinstance(stored, dict) else None


def remember(work: Work, layout: Layout, mapping: Mapping, now: datetime) -> None:
    """Keep a mapping for the next list with these heads; the oldest of many are forgotten."""
    values = work.site.settings().get(_SETTING, {})
    if layout.signature in values and remembered(work, layout) == mapping:
        return
    given = ((key, mapping.roles[column]) for key, column in _keys(layout))
    columns = {key: role.value for key, role in given if role is not None}
    entry = {"columns": columns, "category": mapping.category.value, "at": now.isoformat()}
    newest = sorted(values.items(), key=lambda pair: str(pair[1].get("at", "")), reverse=True)
    others = [pair for pair in newest if pair[0] != layout.signature][: _KEPT - 1]
    work.site.save_setting(_SETTING, {layout.signature: entry, **dict(others)})


def _read(stored: Stored[str, Any], layout: Layout) -> Mapping | None:
    """Read a stored mapping; one that another version wrote otherwise is as good as none."""
    columns, category = stored.get("columns"), stored.get("category")
    roles: list[ColumnRole | None] = [None] * len(layout.headers)
    known = set(ColumnRole)
    if not isinstance(columns, dict) or category not in set(Category):
        return None
    for key, column in _keys(layout):
        role = columns.get(key)
        if role in known and role not in roles:
            roles[column] = ColumnRole(role)
    return Mapping(tuple(roles), Category(category))


def _keys(layout: Layout) -> Iterator[tuple[str, int]]:
    """Name each column by its head, and by a number where heads are alike."""
    seen: Counter[str] = Counter()
    for column, header in enumerate(layout.headers):
        if column not in layout.hidden:
            plain = plain_header(header)
            seen[plain] += 1
            yield f"{plain}#{seen[plain]}", column
