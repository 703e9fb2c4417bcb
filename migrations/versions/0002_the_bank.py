"""The bank: cards of mentors and mentees, the journal, remarks, lists for the head; where guests come from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mentee_cards",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category", sa.String(length=10), nullable=True),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mentee_cards_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentee_cards_unit_id_units")),
        sa.PrimaryKeyConstraint("person_id", "unit_id", name=op.f("pk_mentee_cards")),
    )
    op.create_table(
        "mentor_cards",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("training", sa.Text(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mentor_cards_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentor_cards_unit_id_units")),
        sa.PrimaryKeyConstraint("person_id", "unit_id", name=op.f("pk_mentor_cards")),
    )
    with op.batch_alter_table("mentor_cards", schema=None) as batch_op:
        batch_op.create_index("ix_mentor_cards_unit_id_state", ["unit_id", "state"], unique=False)

    op.create_table(
        "mentor_lists",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proposed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_mentor_lists_proposed_by_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentor_lists_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_lists")),
    )
    with op.batch_alter_table("mentor_lists", schema=None) as batch_op:
        batch_op.create_index("ix_mentor_lists_unit_id_closed_at", ["unit_id", "closed_at"], unique=False)

    op.create_table(
        "mentor_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_mentor_steps_author_id_people")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mentor_steps_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_mentor_steps_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_steps")),
    )
    with op.batch_alter_table("mentor_steps", schema=None) as batch_op:
        batch_op.create_index("ix_mentor_steps_person_id_unit_id", ["person_id", "unit_id"], unique=False)

    op.create_table(
        "remarks",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["people.id"], name=op.f("fk_remarks_author_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_remarks_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_remarks_unit_id_units")),
        sa.PrimaryKeyConstraint("person_id", "unit_id", "author_id", name=op.f("pk_remarks")),
    )
    op.create_table(
        "mentor_list_entries",
        sa.Column("list_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_mentor_list_entries_decided_by_people")),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["mentor_lists.id"],
            name=op.f("fk_mentor_list_entries_list_id_mentor_lists"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mentor_list_entries_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("list_id", "person_id", name=op.f("pk_mentor_list_entries")),
    )
    with op.batch_alter_table("mentor_list_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentor_list_entries_person_id"), ["person_id"], unique=False)

    op.add_column("people", sa.Column("organisation", sa.String(length=200), server_default="", nullable=False))


def downgrade() -> None:
    # Not in a batch: on SQLite that would copy the table and drop the old one, and all that refers to people with it.
    op.drop_column("people", "organisation")

    with op.batch_alter_table("mentor_list_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentor_list_entries_person_id"))

    op.drop_table("mentor_list_entries")
    op.drop_table("remarks")
    with op.batch_alter_table("mentor_steps", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_steps_person_id_unit_id")

    op.drop_table("mentor_steps")
    with op.batch_alter_table("mentor_lists", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_lists_unit_id_closed_at")

    op.drop_table("mentor_lists")
    with op.batch_alter_table("mentor_cards", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_cards_unit_id_state")

    op.drop_table("mentor_cards")
    op.drop_table("mentee_cards")
