"""Cases and satisfaction answers may belong to a batch, so that an undo takes them along.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Give both tables the number of their batch; none for what was logged by hand."""
    op.add_column("service_case", sa.Column("batch_id", sa.Integer(), nullable=True))
    op.add_column("feedback", sa.Column("batch_id", sa.Integer(), nullable=True))
