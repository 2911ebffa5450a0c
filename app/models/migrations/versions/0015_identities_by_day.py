"""Identities by day: those of rows of the same days stand together in their index.

Revision ID: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_LIVE = sa.text("voided = 0 AND identity IS NOT NULL")
# As app/domain/importing_identity.py makes them: ten bits of the day, 54 of the content.
_CONTENT = (1 << 54) - 1


def upgrade() -> None:
    """Give every imported row the identity that a file read today would give it."""
    op.drop_index("uq_sale_line_identity", table_name="sale_line")
    op.execute(
        "UPDATE sale_line SET identity = "
        f"(CAST((day >> 3) & 1023 AS BIGINT) << 54) | ((identity >> 10) & {_CONTENT}) "
        "WHERE identity IS NOT NULL"
    )
    op.create_index(
        "uq_sale_line_identity",
        "sale_line",
        ["identity"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )
