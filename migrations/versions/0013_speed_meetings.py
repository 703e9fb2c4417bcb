"""What mentors publish for single meetings, and the meetings booked in it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "availabilities",
        sa.Column("person_id", key, nullable=False),
        sa.Column("unit_id", key, nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("weekly", sa.JSON(), nullable=False),
        sa.Column("single", sa.JSON(), nullable=False),
        sa.Column("closed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_availabilities_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_availabilities_unit_id_units")),
        sa.PrimaryKeyConstraint("person_id", "unit_id", name=op.f("pk_availabilities")),
    )
    op.create_index(op.f("ix_availabilities_unit_id"), "availabilities", ["unit_id"], unique=False)
    op.create_table(
        "speed_meetings",
        sa.Column("id", key, nullable=False),
        sa.Column("unit_id", key, nullable=False),
        sa.Column("mentee_id", key, nullable=False),
        sa.Column("mentor_id", key, nullable=False),
        sa.Column("topic_id", key, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("meeting_id", key, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_speed_meetings_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], name=op.f("fk_speed_meetings_mentee_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_speed_meetings_mentor_id_people")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_speed_meetings_topic_id_topics")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_speed_meetings_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speed_meetings")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_speed_meetings_meeting_id")),
    )
    op.create_index("ix_speed_meetings_due_at", "speed_meetings", ["due_at"], unique=False)
    op.create_index("ix_speed_meetings_unit_id_state", "speed_meetings", ["unit_id", "state"], unique=False)
    op.create_index(op.f("ix_speed_meetings_mentee_id"), "speed_meetings", ["mentee_id"], unique=False)
    op.create_index(op.f("ix_speed_meetings_mentor_id"), "speed_meetings", ["mentor_id"], unique=False)
    op.create_index(
        "uq_speed_meetings_waiting",
        "speed_meetings",
        ["mentor_id", "starts_at"],
        unique=True,
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )


def downgrade() -> None:
    op.drop_table("speed_meetings")
    op.drop_table("availabilities")
