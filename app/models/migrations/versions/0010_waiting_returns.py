"""Returns that wait: the document they take back is named, but its order is not in the shop yet.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Let a line name the document of the order that it will take back."""
    op.add_column("sale_line", sa.Column("original", sa.String(), nullable=True))
    waiting = sa.text("voided = 0 AND original IS NOT NULL")
    op.create_index(
        "ix_sale_line_original",
        "sale_line",
        ["original"],
        unique=False,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
