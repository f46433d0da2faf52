"""Alembic's environment: the connection is handed in, there is no alembic.ini."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from gangting.storage.rows import whole


def render_item(kind: str, obj: Any, autogen_context: object) -> str | Literal[False]:
    """Keep migrations free of the app's own types."""
    if kind == "type" and isinstance(obj, TypeDecorator):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=whole.metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
