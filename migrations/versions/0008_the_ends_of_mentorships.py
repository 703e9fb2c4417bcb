"""Ends of mentorships with their voices, mediations, who left a group, and what a head owes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "closings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ground", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("leaver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("ripe_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_closings_author_id_people")),
        sa.ForeignKeyConstraint(["leaver_id"], ["people.id"], name=op.f("fk_closings_leaver_id_people")),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_closings_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closings")),
    )
    with op.batch_alter_table("closings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closings_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_closings_due_at", ["due_at"], unique=False)
        batch_op.create_index("ix_closings_mentorship_id_state", ["mentorship_id", "state"], unique=False)

    op.create_table(
        "mediations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("is_open_to_all", sa.Boolean(), nullable=False),
        sa.Column("mediator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_mediations_asked_by_people")),
        sa.ForeignKeyConstraint(["mediator_id"], ["people.id"], name=op.f("fk_mediations_mediator_id_people")),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mediations_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mediations_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediations")),
    )
    with op.batch_alter_table("mediations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediations_asked_by"), ["asked_by"], unique=False)
        batch_op.create_index("ix_mediations_due_at", ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediations_mediator_id"), ["mediator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediations_mentorship_id"), ["mentorship_id"], unique=False)

    op.create_table(
        "closing_voices",
        sa.Column("closing_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closings.id"], name=op.f("fk_closing_voices_closing_id_closings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_closing_voices_person_id_people")),
        sa.PrimaryKeyConstraint("closing_id", "person_id", name=op.f("pk_closing_voices")),
    )
    with op.batch_alter_table("closing_voices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closing_voices_person_id"), ["person_id"], unique=False)

    op.create_table(
        "mediation_candidates",
        sa.Column("mediation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediation_id"],
            ["mediations.id"],
            name=op.f("fk_mediation_candidates_mediation_id_mediations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mediation_candidates_person_id_people")),
        sa.PrimaryKeyConstraint("mediation_id", "person_id", name=op.f("pk_mediation_candidates")),
    )
    with op.batch_alter_table("mediation_candidates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_candidates_person_id"), ["person_id"], unique=False)

    op.create_table(
        "mediation_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mediation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_mediation_notes_author_id_people")),
        sa.ForeignKeyConstraint(
            ["mediation_id"],
            ["mediations.id"],
            name=op.f("fk_mediation_notes_mediation_id_mediations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_notes")),
    )
    with op.batch_alter_table("mediation_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_notes_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_notes_mediation_id"), ["mediation_id"], unique=False)

    with op.batch_alter_table("mentorship_members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))

    with op.batch_alter_table("mentorship_tracks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("conditions", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.create_index("ix_mentorships_state_due_at", ["state", "due_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.drop_index("ix_mentorships_state_due_at")

    with op.batch_alter_table("mentorship_tracks", schema=None) as batch_op:
        batch_op.drop_column("conditions")

    with op.batch_alter_table("mentorship_members", schema=None) as batch_op:
        batch_op.drop_column("left_on")

    with op.batch_alter_table("mediation_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_notes_mediation_id"))
        batch_op.drop_index(batch_op.f("ix_mediation_notes_author_id"))

    op.drop_table("mediation_notes")
    with op.batch_alter_table("mediation_candidates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_candidates_person_id"))

    op.drop_table("mediation_candidates")
    with op.batch_alter_table("closing_voices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closing_voices_person_id"))

    op.drop_table("closing_voices")
    with op.batch_alter_table("mediations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediations_mentorship_id"))
        batch_op.drop_index(batch_op.f("ix_mediations_mediator_id"))
        batch_op.drop_index("ix_mediations_due_at")
        batch_op.drop_index(batch_op.f("ix_mediations_asked_by"))

    op.drop_table("mediations")
    with op.batch_alter_table("closings", schema=None) as batch_op:
        batch_op.drop_index("ix_closings_mentorship_id_state")
        batch_op.drop_index("ix_closings_due_at")
        batch_op.drop_index(batch_op.f("ix_closings_author_id"))

    op.drop_table("closings")
