"""Lighter orders: no moment of their own for what a batch brought, and a smaller index of days.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_SEVERAL_DAYS = sa.text("last_day > first_day")


def upgrade() -> None:
    """Let imported orders do with the moment of their batch; index only orders of several days."""
    op.drop_index("ix_sale_days", table_name="sale")
    op.add_column("sale", sa.Column("at_counter", sa.DateTime(), nullable=True))
    op.execute("UPDATE sale SET at_counter = recorded_at WHERE batch_id IS NULL")
    op.drop_column("sale", "recorded_at")
    op.execute("ALTER TABLE sale RENAME COLUMN at_counter TO recorded_at")
    op.create_index(
        "ix_sale_days",
        "sale",
        ["last_day", "first_day"],
        unique=False,
        sqlite_where=_SEVERAL_DAYS,
        postgresql_where=_SEVERAL_DAYS,
    )
