"""The audit log as a chain, personal values beside it where they can be erased.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Bind audit lines to each other; lines from before the chain keep an empty link."""
    op.add_column("audit", sa.Column("bound", sa.String(), server_default="", nullable=False))
    op.add_column("audit", sa.Column("chain", sa.String(), server_default="", nullable=False))
    op.drop_column("audit", "reason")
    op.create_table(
        "audit_value",
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="{}", nullable=False),
        sa.Column("erased", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["audit.id"], name=op.f("fk_audit_value_line_id")),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_audit_value")),
    )
    op.create_index("ix_audit_value_customer_id", "audit_value", ["customer_id"], unique=False)
    op.create_table(
        "audit_tip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_tip")),
    )
    op.execute(
        "INSERT INTO audit_tip (id, line_id, chain) SELECT 1, coalesce(max(id), 0), '' FROM audit"
    )
