"""Circles of meetings: who is invited, and who meets whom in which round."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rotations",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("unit_id", _KEY, nullable=False),
        sa.Column("organiser_id", _KEY, nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=12), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds_left", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organiser_id"], ["people.id"], name=op.f("fk_rotations_organiser_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_rotations_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotations")),
    )
    with op.batch_alter_table("rotations", schema=None) as batch_op:
        batch_op.create_index("ix_rotations_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_rotations_organiser_id"), ["organiser_id"], unique=False)
        batch_op.create_index("ix_rotations_unit_id_starts_at", ["unit_id", "starts_at"], unique=False)

    op.create_table(
        "rotation_people",
        sa.Column("rotation_id", _KEY, nullable=False),
        sa.Column("person_id", _KEY, nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=True),
        sa.Column("presence", sa.String(length=12), nullable=False),
        sa.Column("table_number", sa.Integer(), nullable=True),
        sa.Column("wished_people", sa.JSON(), nullable=False),
        sa.Column("wished_topics", sa.JSON(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_rotation_people_person_id_people")),
        sa.ForeignKeyConstraint(
            ["rotation_id"],
            ["rotations.id"],
            name=op.f("fk_rotation_people_rotation_id_rotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rotation_id", "person_id", name=op.f("pk_rotation_people")),
    )
    with op.batch_alter_table("rotation_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rotation_people_person_id"), ["person_id"], unique=False)

    op.create_table(
        "rotation_meetings",
        sa.Column("rotation_id", _KEY, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mentor_id", _KEY, nullable=False),
        sa.Column("mentee_id", _KEY, nullable=False),
        sa.Column("mentor_keeps", sa.Boolean(), nullable=False),
        sa.Column("mentee_keeps", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], name=op.f("fk_rotation_meetings_mentee_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_rotation_meetings_mentor_id_people")),
        sa.ForeignKeyConstraint(
            ["rotation_id"],
            ["rotations.id"],
            name=op.f("fk_rotation_meetings_rotation_id_rotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rotation_id", "round", "mentor_id", name=op.f("pk_rotation_meetings")),
        sa.UniqueConstraint(
            "rotation_id", "mentor_id", "mentee_id", name=op.f("uq_rotation_meetings_rotation_id_mentor_id_mentee_id")
        ),
        sa.UniqueConstraint(
            "rotation_id", "round", "mentee_id", name=op.f("uq_rotation_meetings_rotation_id_round_mentee_id")
        ),
    )
    with op.batch_alter_table("rotation_meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rotation_meetings_mentee_id"), ["mentee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rotation_meetings_mentor_id"), ["mentor_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("rotation_meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rotation_meetings_mentor_id"))
        batch_op.drop_index(batch_op.f("ix_rotation_meetings_mentee_id"))

    op.drop_table("rotation_meetings")
    with op.batch_alter_table("rotation_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rotation_people_person_id"))

    op.drop_table("rotation_people")
    with op.batch_alter_table("rotations", schema=None) as batch_op:
        batch_op.drop_index("ix_rotations_unit_id_starts_at")
        batch_op.drop_index(batch_op.f("ix_rotations_organiser_id"))
        batch_op.drop_index("ix_rotations_due_at")

    op.drop_table("rotations")
