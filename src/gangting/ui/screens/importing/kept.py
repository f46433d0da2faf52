"""What is kept of a list over a restart: where its file is, and what was said of its columns.

Of the rows nothing is kept: the file has them, and is read again.
"""

from collections.abc import Mapping as Stored
from pathlib import Path

from gangting.domain.applications.columns import Mapping
from gangting.domain.applications.values import ColumnRole
from gangting.domain.passes import Category
from gangting.ui.screens.importing.values import Facts, Kept, Step


_BETWEEN = ","
_GOES_ON = frozenset({Step.COLUMNS, Step.ROLE, Step.CHECK})


def to_draft(facts: Facts) -> dict[str, object] | None:
    """Give what is to be kept of the list in hand, if there is one that is not taken in."""
    kept = facts.kept
    if facts.step in _GOES_ON and facts.source is not None and facts.mapping is not None:
        source = facts.source
        kept = Kept(
            source.path,
            source.digest,
            source.listing.layout.signature,
            facts.mapping,
            issue=facts.issue,
            checked=facts.step is Step.CHECK,
        )
    if kept is None:
        return None
    return {
        "file": str(kept.path),
        "digest": kept.digest,
        "signature": kept.signature,
        "roles": _BETWEEN.join(role.value if role else "" for role in kept.mapping.roles),
        "category": kept.mapping.category.value,
        "issue": kept.issue,
        "checked": kept.checked,
    }


def from_draft(draft: Stored[str, object]) -> Kept | None:
    """Read a draft; one that another version wrote otherwise is as good as none."""
    file, category, roles = (_text(draft.get(key)) for key in ("file", "category", "roles"))
    known = {"", *(role.value for role in ColumnRole)}
    if not file or category not in set(Category) or not known.issuperset(roles.split(_BETWEEN)):
        return None
    mapping = Mapping(
        tuple(ColumnRole(role) if role else None for role in roles.split(_BETWEEN)),
        Category(category),
    )
    return Kept(
        Path(file),
        _text(draft.get("digest")),
        _text(draft.get("signature")),
        mapping,
        issue=draft.get("issue") is not False,
        checked=draft.get("checked") is True,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
