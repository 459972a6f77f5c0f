"""What staff say of the links between the plan and the acts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "plan_links",
        sa.Column("node_id", sa.String(200), primary_key=True),
        sa.Column("act_id", sa.String(300), primary_key=True),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("plan_links")
