"""Levels set by hand, and the notices of reviews with a grace period.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables of overrides, gifts and notices."""
    op.create_table(
        "level_override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("level_before", sa.Integer(), nullable=False),
        sa.Column("base_before", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.String(), server_default="", nullable=False),
        sa.Column("end_reason", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_level_override_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level_override")),
    )
    op.create_index(
        "ix_level_override_customer_id", "level_override", ["customer_id"], unique=False
    )
    op.create_index("ix_level_override_ended", "level_override", ["ended"], unique=False)
    op.create_table(
        "review_notice",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_review_notice_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_review_notice")),
    )
