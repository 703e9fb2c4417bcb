"""The tables. One class a table; only the adapters beside this file read and write them."""

from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment. SQLite keeps no zone, so it is given back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


#: SQLite numbers rows by itself only where the key is INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        date: Date,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
        bool: Boolean,
    }


class UnitRow(Base):
    __tablename__ = "units"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    zone: Mapped[str] = mapped_column(String(64))
    #: Only what differs from the defaults.
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: Entries as [kind, first, last], and lessons as [begins, ends]; NULL while the unit goes by the seeded ones.
    calendar: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    bells: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]


class PersonRow(Base):
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    account: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    home_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    #: The name without case, ё and needless spaces, for finding: SQLite's LOWER knows no Cyrillic.
    name_key: Mapped[str] = mapped_column(String(400))
    language: Mapped[str] = mapped_column(String(8))
    zone: Mapped[str | None] = mapped_column(String(64))
    position: Mapped[str] = mapped_column(String(200), default="")
    organisation: Mapped[str] = mapped_column(String(200), default="", server_default="")
    subjects: Mapped[list[str]] = mapped_column(JSON, default=list)
    experience_years: Mapped[int | None]
    category: Mapped[str] = mapped_column(String(100), default="")
    ways_to_meet: Mapped[list[str]] = mapped_column(JSON, default=list)
    next_question: Mapped[str | None] = mapped_column(String(20))
    paused_until: Mapped[date | None]
    no_offers_until: Mapped[datetime | None]
    #: When the person may be written to unasked; both or none.
    hours_from: Mapped[time | None]
    hours_until: Mapped[time | None]
    leave_from: Mapped[date | None]
    leave_until: Mapped[date | None]
    methodical_day: Mapped[int | None]
    #: Each as [weekday, number of the bell].
    lessons: Mapped[list[list[int]]] = mapped_column(JSON, default=list, server_default="[]")
    #: How many unasked messages the person has been sent on which of their days.
    told_on: Mapped[date | None]
    told: Mapped[int] = mapped_column(default=0, server_default="0")
    is_reachable: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: The school keeps its record of these even when they do not consent.
    is_on_staff_list: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: No foreign key: people and requests would need each other to be made.
    in_talk: Mapped[int | None] = mapped_column(BigInteger, index=True)
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]


class MembershipRow(Base):
    __tablename__ = "memberships"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[datetime]

    __table_args__ = (Index("ix_memberships_unit_id_role", "unit_id", "role"),)


class ConsentTextRow(Base):
    """A version of the unit's text of consent to personal data; versions are never edited."""

    __tablename__ = "consent_texts"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


class ConsentRow(Base):
    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    version: Mapped[int]
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class InviteRow(Base):
    __tablename__ = "invites"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    #: None for an owner's link: the person is made when they consent.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    opened_by: Mapped[int | None] = mapped_column(BigInteger)
    opened_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class TopicRow(Base):
    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"))
    #: Set on the seeded topics; their names are in the texts until the curator writes another.
    code: Mapped[str | None] = mapped_column(String(40))
    name: Mapped[str | None] = mapped_column(String(80))
    place: Mapped[int] = mapped_column(default=0)
    is_archived: Mapped[bool] = mapped_column(default=False, server_default=false())


class PersonTopicRow(Base):
    __tablename__ = "person_topics"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True)
    bent: Mapped[str] = mapped_column(String(10), primary_key=True)
    level: Mapped[int]

    __table_args__ = (Index("ix_person_topics_topic_id_bent", "topic_id", "bent"),)


class MentorCardRow(Base):
    """A mentor in a unit's bank; lists hold the values of the model's enumerations."""

    __tablename__ = "mentor_cards"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    forms: Mapped[list[str]] = mapped_column(JSON)
    #: None: the unit's usual number.
    capacity: Mapped[int | None]
    times: Mapped[list[str]] = mapped_column(JSON)
    training: Mapped[str] = mapped_column(Text)
    languages: Mapped[list[str]] = mapped_column(JSON)
    entered_at: Mapped[datetime]

    __table_args__ = (Index("ix_mentor_cards_unit_id_state", "unit_id", "state"),)


class MentorStepRow(Base):
    """The journal of mentors' states: lines are added, never changed."""

    __tablename__ = "mentor_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    state: Mapped[str] = mapped_column(String(10))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime]

    __table_args__ = (Index("ix_mentor_steps_person_id_unit_id", "person_id", "unit_id"),)


class MenteeCardRow(Base):
    """What a unit's bank knows of a mentee beside their person and topics."""

    __tablename__ = "mentee_cards"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    #: None: what years of experience say.
    category: Mapped[str | None] = mapped_column(String(10))
    wishes: Mapped[str] = mapped_column(Text)
    times: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")


class KeptApartRow(Base):
    """Two people of a unit whom its curators do not put together; the one with the lower number comes first."""

    __tablename__ = "kept_apart"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(String(300))
    since: Mapped[datetime]

    __table_args__ = (CheckConstraint("one_id < other_id", name="lower_first"),)


class RemarkRow(Base):
    """A curator's own remark about a person."""

    __tablename__ = "remarks"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


class MentorListRow(Base):
    """A list of mentors a curator has proposed to the head."""

    __tablename__ = "mentor_lists"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    #: Once nobody of the list waits.
    closed_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_mentor_lists_unit_id_closed_at", "unit_id", "closed_at"),)


class MentorListEntryRow(Base):
    __tablename__ = "mentor_list_entries"

    list_id: Mapped[int] = mapped_column(ForeignKey("mentor_lists.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    decision: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(300))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]


class MentorshipRequestRow(Base):
    """A mentee's request for a lasting mentor; lists hold the values of the model's enumerations, topics their ids."""

    __tablename__ = "mentorship_requests"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    topics: Mapped[list[int]]
    difficulty: Mapped[str] = mapped_column(Text)
    expectations: Mapped[str] = mapped_column(Text)
    kinds: Mapped[list[str]]
    form: Mapped[str] = mapped_column(String(20))
    modes: Mapped[list[str]]
    months: Mapped[int]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    #: No foreign key: each would need the other to be made.
    mentorship_id: Mapped[int | None] = mapped_column(BigInteger)
    version: Mapped[int]

    __table_args__ = (
        Index("ix_mentorship_requests_due_at", "due_at"),
        Index("ix_mentorship_requests_unit_id_state_asked_at", "unit_id", "state", "asked_at"),
    )


class MentorshipChoiceRow(Base):
    """A mentor whom a mentee has ranked in a request."""

    __tablename__ = "mentorship_choices"

    request_id: Mapped[int] = mapped_column(ForeignKey("mentorship_requests.id", ondelete="CASCADE"), primary_key=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    rank: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    since: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    decline_reason: Mapped[str | None] = mapped_column(String(20))
    question: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    reminders: Mapped[int]
    #: Seconds of working time left while the clock stands still.
    time_left: Mapped[int | None]

    __table_args__ = (Index("ix_mentorship_choices_mentor_id_state", "mentor_id", "state"),)


class MentorshipRow(Base):
    """A mentorship; lists hold the values of the model's enumerations."""

    __tablename__ = "mentorships"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    state: Mapped[str] = mapped_column(String(12))
    form: Mapped[str] = mapped_column(String(20))
    role_model: Mapped[str | None] = mapped_column(String(24))
    kinds: Mapped[list[str]]
    modes: Mapped[list[str]]
    months: Mapped[int]
    rationale: Mapped[str] = mapped_column(Text)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_requests.id"), index=True)
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    version: Mapped[int]

    __table_args__ = (
        Index("ix_mentorships_due_at", "due_at"),
        # The clock of terms also looks for active ones it was never set for.
        Index("ix_mentorships_state_due_at", "state", "due_at"),
        Index("ix_mentorships_unit_id_state_proposed_at", "unit_id", "state", "proposed_at"),
    )


class MentorshipMemberRow(Base):
    __tablename__ = "mentorship_members"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    side: Mapped[str] = mapped_column(String(8))
    answer: Mapped[str] = mapped_column(String(8))
    answered_at: Mapped[datetime | None]
    #: The last day of a mentee who left a group that went on.
    left_on: Mapped[date | None]

    __table_args__ = (Index("ix_mentorship_members_person_id_side", "person_id", "side"),)


class MentorshipTrackRow(Base):
    """Who mentors in what within a mentorship; topics by their ids."""

    __tablename__ = "mentorship_tracks"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), primary_key=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    topics: Mapped[list[int]]
    goals: Mapped[str] = mapped_column(Text)
    conditions: Mapped[str] = mapped_column(Text, default="", server_default="")


class SuggestedPairRow(Base):
    """A pair of the unit's plan, before its curator has proposed it."""

    __tablename__ = "suggested_pairs"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))


class MentorshipStepRow(Base):
    """The journal of mentorships: lines are added, never changed."""

    __tablename__ = "mentorship_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    #: None: the clock.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text)


class ClosingRow(Base):
    """An end of a mentorship in the making, and what became of it."""

    __tablename__ = "closings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    ground: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(12))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    opened_at: Mapped[datetime]
    ends_on: Mapped[date | None]
    leaver_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    #: Read by its author alone.
    reason: Mapped[str] = mapped_column(Text)
    facts: Mapped[str] = mapped_column(Text)
    ripe_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_closings_due_at", "due_at"),
        Index("ix_closings_mentorship_id_state", "mentorship_id", "state"),
    )


class ClosingVoiceRow(Base):
    """Who is asked about an end, and what they said."""

    __tablename__ = "closing_voices"

    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    agrees: Mapped[bool | None]
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime | None]


class MediationRow(Base):
    """A confidential case of the council."""

    __tablename__ = "mediations"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    asked_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))
    is_open_to_all: Mapped[bool]
    mediator_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    #: Read by the mediator alone.
    words: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_mediations_due_at", "due_at"),)


class MediationCandidateRow(Base):
    """Members of the council who may still take a case."""

    __tablename__ = "mediation_candidates"

    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)


class MediationNoteRow(Base):
    """A mediator's own log."""

    __tablename__ = "mediation_notes"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class MorningRow(Base):
    """A morning on which the deciders of a unit are told how much waits for them.

    A row more than is needed does no harm, and so nobody who adds one waits for another.
    """

    __tablename__ = "mornings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(index=True)


class ParticipationConsentRow(Base):
    """A written consent to take part: that the paper is there, its number, and the name of its photo."""

    __tablename__ = "participation_consents"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    number: Mapped[str] = mapped_column(String(40))
    signed_on: Mapped[date | None]
    paper: Mapped[str | None] = mapped_column(String(80))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(String(300))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        # Of a person's papers in a mentorship one waits at most, and one counts.
        Index(
            "uq_participation_consents_standing",
            "mentorship_id",
            "person_id",
            "state",
            unique=True,
            sqlite_where=text("state IN ('handed_in', 'registered')"),
            postgresql_where=text("state IN ('handed_in', 'registered')"),
        ),
    )


class OrderRow(Base):
    """An order of the head on mentorships."""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    drawn_up_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    drawn_up_at: Mapped[datetime]
    programme_days: Mapped[int]
    protocol: Mapped[str] = mapped_column(String(100))
    regulation: Mapped[str] = mapped_column(String(200))
    report_on: Mapped[date | None]
    number: Mapped[str] = mapped_column(String(30))
    #: The number without case and spaces, and the year, by which it is the only one; None while it has none.
    number_key: Mapped[str | None] = mapped_column(String(30))
    number_year: Mapped[int | None]
    signed_on: Mapped[date | None]
    paper: Mapped[str | None] = mapped_column(String(80))
    due_at: Mapped[datetime | None]
    version: Mapped[int]

    __table_args__ = (
        UniqueConstraint("unit_id", "number_year", "number_key"),
        Index("ix_orders_unit_id_state", "unit_id", "state"),
        Index("ix_orders_due_at", "due_at"),
    )


class OrderItemRow(Base):
    """A mentorship on an order; what is replaced stands on it too, with nothing but its number."""

    __tablename__ = "order_items"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id"), primary_key=True)
    place: Mapped[int]
    pay: Mapped[str] = mapped_column(String(300))
    addendum: Mapped[str] = mapped_column(String(60))
    ground: Mapped[str] = mapped_column(String(300))
    #: The mentorship that is replaced by this one.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("mentorships.id"))
    is_replaced: Mapped[bool]
    #: Whether the order can still be signed, repeated here for the index.
    is_live: Mapped[bool]

    __table_args__ = (
        Index("ix_order_items_mentorship_id", "mentorship_id"),
        # A mentorship stands on one order at most that is not signed yet.
        Index(
            "uq_order_items_live",
            "mentorship_id",
            unique=True,
            sqlite_where=text("is_live"),
            postgresql_where=text("is_live"),
        ),
    )


class OrderStepRow(Base):
    """The journal of orders: lines are added, never changed."""

    __tablename__ = "order_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    #: None: the clock.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text)


class MentorshipChangeRow(Base):
    """What its people agree to change about a mentorship; lists hold the values of the model's enumerations."""

    __tablename__ = "mentorship_changes"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    months: Mapped[int | None]
    kinds: Mapped[list[str] | None]
    modes: Mapped[list[str] | None]
    pay: Mapped[str | None] = mapped_column(String(300))
    words: Mapped[str] = mapped_column(Text)
    version: Mapped[int]

    __table_args__ = (
        Index(
            "uq_mentorship_changes_open",
            "mentorship_id",
            unique=True,
            sqlite_where=text("state IN ('waiting', 'agreed', 'ordered')"),
            postgresql_where=text("state IN ('waiting', 'agreed', 'ordered')"),
        ),
    )


class MentorshipChangeYesRow(Base):
    """A person who has said yes to a change."""

    __tablename__ = "mentorship_change_yeses"

    change_id: Mapped[int] = mapped_column(ForeignKey("mentorship_changes.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class PaperTemplateRow(Base):
    """A version of a unit's own template of a paper; versions are never edited."""

    __tablename__ = "paper_templates"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: None: the product's own again.
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class MeetingRow(Base):
    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    mentorship_id: Mapped[int | None] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(String(12))
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    #: Moments in ISO 8601.
    times: Mapped[list[str]] = mapped_column(JSON)
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    proposed_at: Mapped[datetime]
    starts_at: Mapped[datetime | None]
    #: Follows from the start and the length; kept so that clashes are found without arithmetic in SQL.
    ends_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(String(200))
    agenda: Mapped[str] = mapped_column(Text)
    topics: Mapped[list[int]] = mapped_column(JSON)
    goal: Mapped[str] = mapped_column(Text)
    is_goal_reached: Mapped[bool | None]
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    excuse: Mapped[str] = mapped_column(Text)
    cancelled_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    sequence: Mapped[int]
    #: When something happens by itself: a proposal runs out, a reminder, the question afterwards, the end of silence.
    due_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        Index("ix_meetings_due_at", "due_at"),
        Index("ix_meetings_mentorship_id_starts_at", "mentorship_id", "starts_at"),
        Index("ix_meetings_unit_id_starts_at", "unit_id", "starts_at"),
        Index("ix_meetings_unit_id_state", "unit_id", "state"),
    )


class MeetingAttendeeRow(Base):
    __tablename__ = "meeting_attendees"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    side: Mapped[str] = mapped_column(String(6))
    answer: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str | None] = mapped_column(String(8))
    came: Mapped[bool | None]


class MeetingSeriesRow(Base):
    """Meetings that come again, of which only those within the horizon are in the table of meetings."""

    __tablename__ = "meeting_series"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    step_days: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    place: Mapped[str] = mapped_column(String(200))
    agenda: Mapped[str] = mapped_column(Text)
    goals: Mapped[list[str]] = mapped_column(JSON)
    left: Mapped[int | None]
    next_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (Index("ix_meeting_series_due_at", "due_at"),)


class OpenHourRow(Base):
    __tablename__ = "open_hours"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    host_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    place: Mapped[str] = mapped_column(String(300))
    seats: Mapped[int]
    #: How many of the seats are given: kept, not counted, so that giving one is a single compare-and-set.
    taken: Mapped[int]
    admission: Mapped[str] = mapped_column(String(12))
    audience: Mapped[str] = mapped_column(String(8))
    about: Mapped[str] = mapped_column(Text)
    step_days: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text)
    #: When something happens by itself: a reminder, or its end.
    due_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        Index("ix_open_hours_due_at", "due_at"),
        Index("ix_open_hours_unit_id_starts_at", "unit_id", "starts_at"),
        Index("ix_open_hours_host_id_starts_at", "host_id", "starts_at"),
        CheckConstraint("taken >= 0 AND taken <= seats", name="seats"),
    )


class SignUpRow(Base):
    """A person's seat in an open hour, or their place in its waiting list."""

    __tablename__ = "open_hour_sign_ups"

    hour_id: Mapped[int] = mapped_column(ForeignKey("open_hours.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    state: Mapped[str] = mapped_column(String(8))
    since: Mapped[datetime]
    came: Mapped[bool | None]


class AvailabilityRow(Base):
    """What a mentor has published for single meetings; moments in ISO 8601, times of the week as "0-15:00"."""

    __tablename__ = "availabilities"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True, index=True)
    zone: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    place: Mapped[str] = mapped_column(String(300))
    weekly: Mapped[list[str]] = mapped_column(JSON)
    single: Mapped[list[str]] = mapped_column(JSON)
    closed: Mapped[list[str]] = mapped_column(JSON)


class SpeedMeetingRow(Base):
    __tablename__ = "speed_meetings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    question: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    place: Mapped[str] = mapped_column(String(300))
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    rating: Mapped[int | None]
    due_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        Index("ix_speed_meetings_due_at", "due_at"),
        Index("ix_speed_meetings_unit_id_state", "unit_id", "state"),
        Index(
            "uq_speed_meetings_waiting",
            "mentor_id",
            "starts_at",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )


class MeetingLogRow(Base):
    """One person's part of the shared record of a meeting; steps and what is private stand in tables of their own."""

    __tablename__ = "meeting_logs"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    works_chips: Mapped[list[str]] = mapped_column(JSON)
    works_words: Mapped[str] = mapped_column(Text)
    works_voice: Mapped[str | None] = mapped_column(String(200))
    hinders_chips: Mapped[list[str]] = mapped_column(JSON)
    hinders_words: Mapped[str] = mapped_column(Text)
    hinders_voice: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


class NextStepRow(Base):
    """A step agreed on at a meeting: one phrase, words, or a voice message."""

    __tablename__ = "next_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    mentorship_id: Mapped[int | None] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    owner: Mapped[str] = mapped_column(String(6))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    chip: Mapped[str | None] = mapped_column(String(80))
    words: Mapped[str] = mapped_column(Text)
    voice: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(8))
    #: At which meeting it was ticked last.
    ticked_in: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    carried: Mapped[int]

    __table_args__ = (
        UniqueConstraint("meeting_id", "owner", "chip"),
        Index("ix_next_steps_mentorship_id_state", "mentorship_id", "state"),
    )


class PrivateNoteRow(Base):
    """What a person keeps of a meeting for themselves. Every statement on this table names its author."""

    __tablename__ = "private_notes"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    words: Mapped[str] = mapped_column(Text)
    voice: Mapped[str | None] = mapped_column(String(200))
    written_at: Mapped[datetime]


class HelpRequestRow(Base):
    __tablename__ = "help_requests"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    urgency: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(12))
    step: Mapped[str] = mapped_column(String(10))
    #: When the ladder (while open) or the lock (while claimed and silent) moves on; None when nothing is awaited.
    due_at: Mapped[datetime | None]
    asked_at: Mapped[datetime]
    #: By when the unit means to have it answered; what "answered in time" is measured by.
    answer_by: Mapped[datetime]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    claimed_at: Mapped[datetime | None]
    #: The mentor's first word to the mentee after taking the request.
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    #: 1–5; shown to the curator only summed up.
    rating: Mapped[int | None]
    rated_at: Mapped[datetime | None]
    #: One lock reminder a claim.
    is_reminded: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (
        Index("ix_help_requests_due_at", "due_at"),
        Index("ix_help_requests_unit_id_state_asked_at", "unit_id", "state", "asked_at"),
        Index("ix_help_requests_unit_id_asked_at", "unit_id", "asked_at"),
        CheckConstraint("(state = 'claimed') <= (mentor_id IS NOT NULL)", name="claimed_has_mentor"),
    )


class HelpOfferRow(Base):
    __tablename__ = "help_offers"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(20))
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("request_id", "mentor_id"),
        Index("ix_help_offers_mentor_id_offered_at", "mentor_id", "offered_at"),
    )


class TalkMessageRow(Base):
    """A message of a help request: the question itself, an aside before the claim, or the talk."""

    __tablename__ = "talk_messages"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    part: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[str | None] = mapped_column(String(255))
    #: Messages of one album share this.
    album: Mapped[str | None] = mapped_column(String(64))
    #: The author's own message, by which an edit or a reply finds this one.
    source_message: Mapped[int | None] = mapped_column(BigInteger)
    written_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_talk_messages_request_id", "request_id"),
        Index("ix_talk_messages_author_id_source_message", "author_id", "source_message"),
    )


class TalkCopyRow(Base):
    """Where a talk message stands in the other person's chat, so that a reply and an edit find their way."""

    __tablename__ = "talk_copies"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    chat_message: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    talk_message_id: Mapped[int] = mapped_column(ForeignKey("talk_messages.id", ondelete="CASCADE"), index=True)


class LogEntryRow(Base):
    """Four optional fields after a talk, written by either side."""

    __tablename__ = "log_entries"

    request_id: Mapped[int] = mapped_column(ForeignKey("help_requests.id", ondelete="CASCADE"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    works: Mapped[str | None] = mapped_column(Text)
    hinders: Mapped[str | None] = mapped_column(Text)
    mentee_step: Mapped[str | None] = mapped_column(Text)
    mentor_step: Mapped[str | None] = mapped_column(Text)
    written_at: Mapped[datetime]


class AnswerRow(Base):
    """A solved case turned into an answer for everybody in the unit."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("help_requests.id", ondelete="SET NULL"), unique=True)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    proposed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_answers_unit_id_state_topic_id", "unit_id", "state", "topic_id"),)


class NoticeRow(Base):
    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: What the notice is about, e.g. "help:12": by this it is withdrawn or rewritten.
    subject: Mapped[str | None] = mapped_column(String(60))
    #: 0 urgent … 3 broadcast.
    priority: Mapped[int]
    not_before: Mapped[datetime]
    not_after: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    #: The message in the person's chat, once sent.
    chat_message: Mapped[int | None] = mapped_column(BigInteger)
    #: The notice whose message this one changes instead of sending another.
    rewrites: Mapped[int | None] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"))
    #: The notice to whose message this one points, which its reader had put off. No foreign key: once that one is
    #: deleted, the reminder points to nothing and is still of use.
    reminds: Mapped[int | None] = mapped_column(BigInteger)
    #: Held back until the digest, in which it comes together with others.
    is_for_digest: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: The reader's day among whose unasked messages it counts.
    counted_on: Mapped[date | None]
    fault: Mapped[str | None] = mapped_column(String(300))
    posted_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_notices_due",
            "not_before",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_notices_dead",
            "sent_at",
            sqlite_where=text("state = 'dead'"),
            postgresql_where=text("state = 'dead'"),
        ),
        # Deleting a notice looks for those that rewrite it.
        Index(
            "ix_notices_rewrites",
            "rewrites",
            sqlite_where=text("rewrites IS NOT NULL"),
            postgresql_where=text("rewrites IS NOT NULL"),
        ),
        Index(
            "ix_notices_reminds",
            "reminds",
            sqlite_where=text("reminds IS NOT NULL"),
            postgresql_where=text("reminds IS NOT NULL"),
        ),
        Index(
            "ix_notices_digest",
            "person_id",
            sqlite_where=text("state = 'waiting' AND is_for_digest"),
            postgresql_where=text("state = 'waiting' AND is_for_digest"),
        ),
        Index("ix_notices_subject", "subject"),
        Index("ix_notices_person_id_chat_message", "person_id", "chat_message"),
        Index("ix_notices_sent_at", "sent_at"),
    )


class HandledUpdateRow(Base):
    """Updates handled of late, so that one delivered twice is not run twice."""

    __tablename__ = "handled_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    handled_at: Mapped[datetime] = mapped_column(index=True)


class DialogStateRow(Base):
    """State of conversations, one row a chat."""

    __tablename__ = "dialog_states"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    touched_at: Mapped[datetime] = mapped_column(index=True)


# Circles of meetings


class RotationRow(Base):
    __tablename__ = "rotations"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    organiser_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(100))
    starts_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(300))
    rounds: Mapped[int]
    minutes: Mapped[int]
    break_minutes: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    round: Mapped[int]
    phase: Mapped[str] = mapped_column(String(12))
    beat: Mapped[int]
    until: Mapped[datetime | None]
    #: Seconds left of a round or break while the circle is paused.
    seconds_left: Mapped[int | None]
    due_at: Mapped[datetime | None]
    version: Mapped[int]

    __table_args__ = (
        Index("ix_rotations_unit_id_starts_at", "unit_id", "starts_at"),
        Index("ix_rotations_due_at", "due_at"),
    )


class RotationPersonRow(Base):
    """Who was invited, on which side, and what became of it."""

    __tablename__ = "rotation_people"

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotations.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    side: Mapped[str] = mapped_column(String(8))
    comes: Mapped[bool | None]
    presence: Mapped[str] = mapped_column(String(12))
    table_number: Mapped[int | None]
    wished_people: Mapped[list[int]] = mapped_column(JSON)
    wished_topics: Mapped[list[int]] = mapped_column(JSON)
    mark: Mapped[int | None]


class RotationMeetingRow(Base):
    """Two people at a table in a round, planned or held."""

    __tablename__ = "rotation_meetings"

    rotation_id: Mapped[int] = mapped_column(ForeignKey("rotations.id", ondelete="CASCADE"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    mentor_keeps: Mapped[bool]
    mentee_keeps: Mapped[bool]

    __table_args__ = (
        # Nobody meets twice, and nobody is in two places.
        UniqueConstraint("rotation_id", "mentor_id", "mentee_id"),
        UniqueConstraint("rotation_id", "round", "mentee_id"),
    )
