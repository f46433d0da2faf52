"""Both sides of cards"""

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tell of every run whether it prints backs; those before this version printed none."""
    both_sides: sa.Column[bool] = sa.Column(
        "both_sides", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("print_batch", both_sides)


def downgrade() -> None:
    """Forget it; the cards point at the table, so it is not written anew."""
    op.drop_column("print_batch", "both_sides")
