"""The school's calendar and bells, a person's own time, and what keeps unasked messages few."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_REMINDS, _DIGEST = sa.text("reminds IS NOT NULL"), sa.text("state = 'waiting' AND is_for_digest")


# Nothing here is done in a batch: on SQLite that would copy a table and drop the old one, and all that refers to it.


def upgrade() -> None:
    op.add_column("units", sa.Column("calendar", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("units", sa.Column("bells", sa.JSON(none_as_null=True), nullable=True))

    op.add_column("people", sa.Column("hours_from", sa.Time(), nullable=True))
    op.add_column("people", sa.Column("hours_until", sa.Time(), nullable=True))
    op.add_column("people", sa.Column("leave_from", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("leave_until", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("methodical_day", sa.Integer(), nullable=True))
    op.add_column("people", sa.Column("lessons", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("people", sa.Column("told_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("told", sa.Integer(), server_default="0", nullable=False))

    op.add_column("notices", sa.Column("reminds", sa.BigInteger(), nullable=True))
    op.add_column("notices", sa.Column("is_for_digest", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("notices", sa.Column("counted_on", sa.Date(), nullable=True))
    op.create_index("ix_notices_reminds", "notices", ["reminds"], sqlite_where=_REMINDS, postgresql_where=_REMINDS)
    op.create_index("ix_notices_digest", "notices", ["person_id"], sqlite_where=_DIGEST, postgresql_where=_DIGEST)


def downgrade() -> None:
    op.drop_index("ix_notices_digest", "notices")
    op.drop_index("ix_notices_reminds", "notices")
    for table, columns in (
        ("notices", ("counted_on", "is_for_digest", "reminds")),
        ("people", ("told", "told_on", "lessons", "methodical_day")),
        ("people", ("leave_until", "leave_from", "hours_until", "hours_from")),
        ("units", ("bells", "calendar")),
    ):
        for column in columns:
            op.drop_column(table, column)
