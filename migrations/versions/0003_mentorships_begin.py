"""Requests for a mentor with the mentors chosen; mentorships with their people and journal; who is kept apart."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_apart",
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("one_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_kept_apart_lower_first")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_kept_apart_author_id_people")),
        sa.ForeignKeyConstraint(
            ["one_id"], ["people.id"], name=op.f("fk_kept_apart_one_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["people.id"], name=op.f("fk_kept_apart_other_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_kept_apart_unit_id_units")),
        sa.PrimaryKeyConstraint("unit_id", "one_id", "other_id", name=op.f("pk_kept_apart")),
    )
    with op.batch_alter_table("kept_apart", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_apart_other_id"), ["other_id"], unique=False)

    op.create_table(
        "mentorship_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=False),
        sa.Column("expectations", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentorship_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], name=op.f("fk_mentorship_requests_mentee_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentorship_requests_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_requests")),
    )
    with op.batch_alter_table("mentorship_requests", schema=None) as batch_op:
        batch_op.create_index("ix_mentorship_requests_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentorship_requests_mentee_id"), ["mentee_id"], unique=False)
        batch_op.create_index(
            "ix_mentorship_requests_unit_id_state_asked_at", ["unit_id", "state", "asked_at"], unique=False
        )

    op.create_table(
        "mentorship_choices",
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.String(length=20), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("time_left", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_mentorship_choices_mentor_id_people")),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentorship_requests.id"],
            name=op.f("fk_mentorship_choices_request_id_mentorship_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("request_id", "mentor_id", name=op.f("pk_mentorship_choices")),
    )
    with op.batch_alter_table("mentorship_choices", schema=None) as batch_op:
        batch_op.create_index("ix_mentorship_choices_mentor_id_state", ["mentor_id", "state"], unique=False)

    op.create_table(
        "mentorships",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("role_model", sa.String(length=24), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("proposed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acquaintance_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acquaintance_place", sa.String(length=300), nullable=True),
        sa.Column("acquaintance_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["acquaintance_by"], ["people.id"], name=op.f("fk_mentorships_acquaintance_by_people")),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_mentorships_proposed_by_people")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["mentorship_requests.id"], name=op.f("fk_mentorships_request_id_mentorship_requests")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentorships_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorships")),
    )
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.create_index("ix_mentorships_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentorships_request_id"), ["request_id"], unique=False)
        batch_op.create_index(
            "ix_mentorships_unit_id_state_proposed_at", ["unit_id", "state", "proposed_at"], unique=False
        )

    op.create_table(
        "mentorship_members",
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_members_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_members_person_id_people")),
        sa.PrimaryKeyConstraint("mentorship_id", "person_id", name=op.f("pk_mentorship_members")),
    )
    with op.batch_alter_table("mentorship_members", schema=None) as batch_op:
        batch_op.create_index("ix_mentorship_members_person_id_side", ["person_id", "side"], unique=False)

    op.create_table(
        "mentorship_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_mentorship_steps_author_id_people")),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_steps_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_steps")),
    )
    with op.batch_alter_table("mentorship_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentorship_steps_mentorship_id"), ["mentorship_id"], unique=False)

    op.create_table(
        "mentorship_tracks",
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_mentorship_tracks_mentor_id_people")),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_tracks_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mentorship_id", "mentor_id", name=op.f("pk_mentorship_tracks")),
    )
    with op.batch_alter_table("mentee_cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("times", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("mentee_cards", schema=None) as batch_op:
        batch_op.drop_column("times")

    op.drop_table("mentorship_tracks")
    with op.batch_alter_table("mentorship_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentorship_steps_mentorship_id"))

    op.drop_table("mentorship_steps")
    with op.batch_alter_table("mentorship_members", schema=None) as batch_op:
        batch_op.drop_index("ix_mentorship_members_person_id_side")

    op.drop_table("mentorship_members")
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.drop_index("ix_mentorships_unit_id_state_proposed_at")
        batch_op.drop_index(batch_op.f("ix_mentorships_request_id"))
        batch_op.drop_index("ix_mentorships_due_at")

    op.drop_table("mentorships")
    with op.batch_alter_table("mentorship_choices", schema=None) as batch_op:
        batch_op.drop_index("ix_mentorship_choices_mentor_id_state")

    op.drop_table("mentorship_choices")
    with op.batch_alter_table("mentorship_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_mentorship_requests_unit_id_state_asked_at")
        batch_op.drop_index(batch_op.f("ix_mentorship_requests_mentee_id"))
        batch_op.drop_index("ix_mentorship_requests_due_at")

    op.drop_table("mentorship_requests")
    with op.batch_alter_table("kept_apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_apart_other_id"))

    op.drop_table("kept_apart")
