"""Records of meetings, the next steps agreed on at them, and private notes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_logs",
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("works_chips", sa.JSON(), nullable=False),
        sa.Column("works_words", sa.Text(), nullable=False),
        sa.Column("works_voice", sa.String(length=200), nullable=True),
        sa.Column("hinders_chips", sa.JSON(), nullable=False),
        sa.Column("hinders_words", sa.Text(), nullable=False),
        sa.Column("hinders_voice", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_meeting_logs_author_id_people")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_logs_meeting_id_meetings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "author_id", name=op.f("pk_meeting_logs")),
    )
    with op.batch_alter_table("meeting_logs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_logs_author_id"), ["author_id"], unique=False)

    op.create_table(
        "next_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("owner", sa.String(length=6), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chip", sa.String(length=80), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("ticked_in", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_next_steps_author_id_people")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_next_steps_meeting_id_meetings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_next_steps_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["ticked_in"], ["meetings.id"], name=op.f("fk_next_steps_ticked_in_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_steps")),
        sa.UniqueConstraint("meeting_id", "owner", "chip", name=op.f("uq_next_steps_meeting_id_owner_chip")),
    )
    with op.batch_alter_table("next_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_next_steps_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_next_steps_mentorship_id_state", ["mentorship_id", "state"], unique=False)

    op.create_table(
        "private_notes",
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(length=200), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_private_notes_author_id_people")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_private_notes_meeting_id_meetings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "author_id", name=op.f("pk_private_notes")),
    )
    with op.batch_alter_table("private_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_private_notes_author_id"), ["author_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("private_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_private_notes_author_id"))

    op.drop_table("private_notes")
    with op.batch_alter_table("next_steps", schema=None) as batch_op:
        batch_op.drop_index("ix_next_steps_mentorship_id_state")
        batch_op.drop_index(batch_op.f("ix_next_steps_author_id"))

    op.drop_table("next_steps")
    with op.batch_alter_table("meeting_logs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_logs_author_id"))

    op.drop_table("meeting_logs")
