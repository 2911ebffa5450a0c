"""Numbers of identity cards: kept apart, for shops whose owner turned them on.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table of ID numbers."""
    op.create_table(
        "id_number",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("stored_by", sa.String(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_id_number_batch_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_id_number_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_id_number")),
    )
    op.create_index("ix_id_number_number", "id_number", ["number"], unique=False)
    op.create_index("ix_id_number_batch_id", "id_number", ["batch_id"], unique=False)
