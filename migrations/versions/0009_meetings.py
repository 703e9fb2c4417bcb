"""Meetings with their attendees, and the series they come from. First meetings of 15 minutes become meetings."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_series",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organiser_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("step_days", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("goals", sa.JSON(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_meeting_series_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["organiser_id"], ["people.id"], name=op.f("fk_meeting_series_organiser_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_meeting_series_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
    )
    with op.batch_alter_table("meeting_series", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_series_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_series_mentorship_id"), ["mentorship_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("organiser_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("is_goal_reached", sa.Boolean(), nullable=True),
        sa.Column("leader_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("excuse", sa.Text(), nullable=False),
        sa.Column("cancelled_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cancelled_by"], ["people.id"], name=op.f("fk_meetings_cancelled_by_people")),
        sa.ForeignKeyConstraint(["leader_id"], ["people.id"], name=op.f("fk_meetings_leader_id_people")),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_meetings_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["organiser_id"], ["people.id"], name=op.f("fk_meetings_organiser_id_people")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["meeting_series.id"], name=op.f("fk_meetings_series_id_meeting_series")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_meetings_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index("ix_meetings_due_at", ["due_at"], unique=False)
        batch_op.create_index("ix_meetings_mentorship_id_starts_at", ["mentorship_id", "starts_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_series_id"), ["series_id"], unique=False)
        batch_op.create_index("ix_meetings_unit_id_starts_at", ["unit_id", "starts_at"], unique=False)
        batch_op.create_index("ix_meetings_unit_id_state", ["unit_id", "state"], unique=False)

    op.create_table(
        "meeting_attendees",
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=6), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_attendees_meeting_id_meetings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_meeting_attendees_person_id_people")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_attendees")),
    )
    with op.batch_alter_table("meeting_attendees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_attendees_person_id"), ["person_id"], unique=False)

    _make_meetings_of_acquaintances(op.get_bind())
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_mentorships_acquaintance_by_people"), type_="foreignkey")
        batch_op.drop_column("acquaintance_by")
        batch_op.drop_column("acquaintance_place")
        batch_op.drop_column("acquaintance_at")


def _make_meetings_of_acquaintances(connection: sa.Connection) -> None:
    """Each was proposed in plain words and stood unless the other proposed otherwise: it counts as agreed on.

    What is past is left without a result, for nobody was asked about it, and nobody is asked now.
    """
    mentorships = sa.table(
        "mentorships",
        sa.column("id", sa.BigInteger),
        sa.column("unit_id", sa.BigInteger),
        sa.column("acquaintance_at", sa.DateTime(timezone=True)),
        sa.column("acquaintance_place", sa.String),
        sa.column("acquaintance_by", sa.BigInteger),
    )
    members = sa.table(
        "mentorship_members",
        sa.column("mentorship_id", sa.BigInteger),
        sa.column("person_id", sa.BigInteger),
        sa.column("side", sa.String),
        sa.column("answer", sa.String),
        sa.column("left_on", sa.Date),
    )
    meetings = sa.table(
        "meetings",
        *(sa.column(name) for name in ("id", "unit_id", "mentorship_id", "purpose", "organiser_id", "minutes", "mode")),
        sa.column("times", sa.JSON),
        sa.column("topics", sa.JSON),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("proposed_at", "starts_at", "ends_at", "due_at")),
        *(sa.column(name) for name in ("place", "agenda", "goal", "state", "excuse", "sequence", "version")),
    )
    attendees = sa.table(
        "meeting_attendees", *(sa.column(name) for name in ("meeting_id", "person_id", "side", "answer"))
    )
    ahead = sa.select(mentorships).where(mentorships.c.acquaintance_at > datetime.now(UTC))
    for row in connection.execute(ahead).all():
        starts_at: datetime = row.acquaintance_at.replace(tzinfo=row.acquaintance_at.tzinfo or UTC)
        values: dict[str, Any] = {
            "unit_id": row.unit_id,
            "mentorship_id": row.id,
            "purpose": "acquaintance",
            "organiser_id": row.acquaintance_by,
            "times": [starts_at.isoformat()],
            "topics": [],
            "minutes": 15,
            "mode": "in_person",
            "proposed_at": datetime.now(UTC),
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=15),
            "due_at": starts_at - timedelta(hours=1),
            "place": row.acquaintance_place[:200],
            "agenda": "",
            "goal": "",
            "state": "confirmed",
            "excuse": "",
            "sequence": 0,
            "version": 1,
        }
        meeting_id = connection.execute(sa.insert(meetings).values(values).returning(meetings.c.id)).scalar_one()
        current = sa.select(members).where(
            members.c.mentorship_id == row.id, members.c.answer != "no", members.c.left_on.is_(None)
        )
        people = [
            {"meeting_id": meeting_id, "person_id": member.person_id, "side": member.side, "answer": "yes"}
            for member in connection.execute(current)
        ]
        connection.execute(sa.insert(attendees), people)


def downgrade() -> None:
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("acquaintance_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("acquaintance_place", sa.String(length=300), nullable=True))
        batch_op.add_column(
            sa.Column("acquaintance_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_mentorships_acquaintance_by_people"), "people", ["acquaintance_by"], ["id"]
        )

    with op.batch_alter_table("meeting_attendees", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_attendees_person_id"))

    op.drop_table("meeting_attendees")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index("ix_meetings_unit_id_state")
        batch_op.drop_index("ix_meetings_unit_id_starts_at")
        batch_op.drop_index(batch_op.f("ix_meetings_series_id"))
        batch_op.drop_index("ix_meetings_mentorship_id_starts_at")
        batch_op.drop_index("ix_meetings_due_at")

    op.drop_table("meetings")
    with op.batch_alter_table("meeting_series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_series_mentorship_id"))
        batch_op.drop_index("ix_meeting_series_due_at")

    op.drop_table("meeting_series")
