"""Open hours, and who signed up for them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "open_hours",
        sa.Column("id", key, nullable=False),
        sa.Column("unit_id", key, nullable=False),
        sa.Column("host_id", key, nullable=False),
        sa.Column("topic_id", key, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("admission", sa.String(length=12), nullable=False),
        sa.Column("audience", sa.String(length=8), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("step_days", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken >= 0 AND taken <= seats", name=op.f("ck_open_hours_seats")),
        sa.ForeignKeyConstraint(["host_id"], ["people.id"], name=op.f("fk_open_hours_host_id_people")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_open_hours_topic_id_topics")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_open_hours_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_hours")),
    )
    op.create_index("ix_open_hours_due_at", "open_hours", ["due_at"], unique=False)
    op.create_index("ix_open_hours_unit_id_starts_at", "open_hours", ["unit_id", "starts_at"], unique=False)
    op.create_index("ix_open_hours_host_id_starts_at", "open_hours", ["host_id", "starts_at"], unique=False)
    op.create_table(
        "open_hour_sign_ups",
        sa.Column("hour_id", key, nullable=False),
        sa.Column("person_id", key, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hour_id"], ["open_hours.id"], name=op.f("fk_open_hour_sign_ups_hour_id_open_hours"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_open_hour_sign_ups_person_id_people")),
        sa.PrimaryKeyConstraint("hour_id", "person_id", name=op.f("pk_open_hour_sign_ups")),
    )
    op.create_index(op.f("ix_open_hour_sign_ups_person_id"), "open_hour_sign_ups", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("open_hour_sign_ups")
    op.drop_table("open_hours")
