"""What customers like, and the words it is found by.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables of preferences."""
    op.create_table(
        "preference",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_preference_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", "kind", name=op.f("pk_preference")),
    )
    op.create_table(
        "preference_word",
        sa.Column(
            "word",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_preference_word_customer_id")
        ),
        sa.PrimaryKeyConstraint("word", "customer_id", name=op.f("pk_preference_word")),
        sqlite_with_rowid=False,
    )
