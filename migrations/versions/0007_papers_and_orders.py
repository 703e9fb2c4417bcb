"""Written consents to take part; orders of the head with a journal; changes agreed; templates of the school's own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("drawn_up_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("drawn_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("programme_days", sa.Integer(), nullable=False),
        sa.Column("protocol", sa.String(length=100), nullable=False),
        sa.Column("regulation", sa.String(length=200), nullable=False),
        sa.Column("report_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("number_key", sa.String(length=30), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("paper", sa.String(length=80), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["drawn_up_by"], ["people.id"], name=op.f("fk_orders_drawn_up_by_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_orders_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint(
            "unit_id", "number_year", "number_key", name=op.f("uq_orders_unit_id_number_year_number_key")
        ),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index("ix_orders_due_at", ["due_at"], unique=False)
        batch_op.create_index("ix_orders_unit_id_state", ["unit_id", "state"], unique=False)

    op.create_table(
        "paper_templates",
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_paper_templates_author_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_paper_templates_unit_id_units")),
        sa.PrimaryKeyConstraint("unit_id", "kind", "version", name=op.f("pk_paper_templates")),
    )
    op.create_table(
        "order_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_order_steps_author_id_people")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_steps_order_id_orders"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_steps")),
    )
    with op.batch_alter_table("order_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_steps_order_id"), ["order_id"], unique=False)

    op.create_table(
        "mentorship_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("proposed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=True),
        sa.Column("modes", sa.JSON(), nullable=True),
        sa.Column("pay", sa.String(length=300), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_changes_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_mentorship_changes_proposed_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_changes")),
    )
    with op.batch_alter_table("mentorship_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentorship_changes_mentorship_id"), ["mentorship_id"], unique=False)
        batch_op.create_index(
            "uq_mentorship_changes_open",
            ["mentorship_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('waiting', 'agreed', 'ordered')"),
            postgresql_where=sa.text("state IN ('waiting', 'agreed', 'ordered')"),
        )

    op.create_table(
        "mentorship_change_yeses",
        sa.Column("change_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["mentorship_changes.id"],
            name=op.f("fk_mentorship_change_yeses_change_id_mentorship_changes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_change_yeses_person_id_people")),
        sa.PrimaryKeyConstraint("change_id", "person_id", name=op.f("pk_mentorship_change_yeses")),
    )
    op.create_table(
        "order_items",
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("pay", sa.String(length=300), nullable=False),
        sa.Column("addendum", sa.String(length=60), nullable=False),
        sa.Column("ground", sa.String(length=300), nullable=False),
        sa.Column("replaces_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_replaced", sa.Boolean(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_order_items_mentorship_id_mentorships")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_items_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["mentorships.id"], name=op.f("fk_order_items_replaces_id_mentorships")
        ),
        sa.PrimaryKeyConstraint("order_id", "mentorship_id", name=op.f("pk_order_items")),
    )
    with op.batch_alter_table("order_items", schema=None) as batch_op:
        batch_op.create_index("ix_order_items_mentorship_id", ["mentorship_id"], unique=False)
        batch_op.create_index(
            "uq_order_items_live",
            ["mentorship_id"],
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )

    op.create_table(
        "participation_consents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentorship_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("paper", sa.String(length=80), nullable=True),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_participation_consents_author_id_people")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name=op.f("fk_participation_consents_decided_by_people")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_participation_consents_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_participation_consents_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_consents")),
    )
    with op.batch_alter_table("participation_consents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_consents_mentorship_id"), ["mentorship_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_consents_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_participation_consents_standing",
            ["mentorship_id", "person_id", "state"],
            unique=True,
            sqlite_where=sa.text("state IN ('handed_in', 'registered')"),
            postgresql_where=sa.text("state IN ('handed_in', 'registered')"),
        )


def downgrade() -> None:
    with op.batch_alter_table("participation_consents", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_participation_consents_standing",
            sqlite_where=sa.text("state IN ('handed_in', 'registered')"),
            postgresql_where=sa.text("state IN ('handed_in', 'registered')"),
        )
        batch_op.drop_index(batch_op.f("ix_participation_consents_person_id"))
        batch_op.drop_index(batch_op.f("ix_participation_consents_mentorship_id"))

    op.drop_table("participation_consents")
    with op.batch_alter_table("order_items", schema=None) as batch_op:
        batch_op.drop_index("uq_order_items_live", sqlite_where=sa.text("is_live"), postgresql_where=sa.text("is_live"))
        batch_op.drop_index("ix_order_items_mentorship_id")

    op.drop_table("order_items")
    op.drop_table("mentorship_change_yeses")
    with op.batch_alter_table("mentorship_changes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_mentorship_changes_open",
            sqlite_where=sa.text("state IN ('waiting', 'agreed', 'ordered')"),
            postgresql_where=sa.text("state IN ('waiting', 'agreed', 'ordered')"),
        )
        batch_op.drop_index(batch_op.f("ix_mentorship_changes_mentorship_id"))

    op.drop_table("mentorship_changes")
    with op.batch_alter_table("order_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_steps_order_id"))

    op.drop_table("order_steps")
    op.drop_table("paper_templates")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index("ix_orders_unit_id_state")
        batch_op.drop_index("ix_orders_due_at")

    op.drop_table("orders")
