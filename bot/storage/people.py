"""People, their roles, topics and consents."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.invites import UNDECIDED
from bot.storage.rows import (
    AvailabilityRow,
    ClosingRow,
    ClosingVoiceRow,
    ConsentRow,
    ConsentTextRow,
    HelpOfferRow,
    HelpRequestRow,
    InviteRow,
    LogEntryRow,
    MediationCandidateRow,
    MediationNoteRow,
    MediationRow,
    MeetingAttendeeRow,
    MeetingLogRow,
    MeetingRow,
    MeetingSeriesRow,
    MembershipRow,
    MenteeCardRow,
    MentorCardRow,
    MentorListEntryRow,
    MentorshipChangeRow,
    MentorshipChoiceRow,
    MentorshipMemberRow,
    MentorshipRequestRow,
    MentorshipRow,
    MentorshipStepRow,
    MentorshipTrackRow,
    MentorStepRow,
    NextStepRow,
    NoticeRow,
    OpenHourRow,
    OrderItemRow,
    OrderRow,
    ParticipationConsentRow,
    PersonRow,
    PersonTopicRow,
    PrivateNoteRow,
    RemarkRow,
    RotationMeetingRow,
    RotationPersonRow,
    RotationRow,
    SignUpRow,
    SpeedMeetingRow,
    TalkMessageRow,
    TopicRow,
    UnitRow,
)
from bot.storage.upsert import insert_for
from mentoring.model.ids import AccountId, HelpRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import LIVE
from mentoring.model.people import Acting, Actor, Bent, Language, Mode, Person, ProfileQuestion, Role, TopicLevel
from mentoring.model.school_calendar import Lesson, Span
from mentoring.model.staff_list import name_key
from mentoring.refusals import Gone

HAS_JOINED: tuple[ColumnElement[bool], ...] = (PersonRow.joined_at.is_not(None), PersonRow.left_at.is_(None))


def is_on_leave(day: date) -> ColumnElement[bool]:
    """Whether the person of the row is on leave that day; never NULL."""
    return and_(PersonRow.leave_from.is_not(None), PersonRow.leave_from <= day, PersonRow.leave_until >= day)


class SqlPeople:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def acting(self, account: AccountId) -> Acting | None:
        statement = (
            select(PersonRow, UnitRow.zone.label("unit_zone"), MembershipRow.unit_id, MembershipRow.role)
            .join(UnitRow, UnitRow.id == PersonRow.home_unit_id)
            .outerjoin(MembershipRow, MembershipRow.person_id == PersonRow.id)
            .where(PersonRow.account == account)
        )
        rows = (await self._connection.execute(statement)).all()
        if not rows:
            return None
        memberships = [(row.unit_id, row.role) for row in rows if row.role is not None]
        actor = Actor(person=person_of(rows[0]), roles=_by_unit(memberships))
        return Acting(actor=actor, zone=actor.person.zone or rows[0].unit_zone)

    async def actor(self, account: AccountId) -> Actor | None:
        acting = await self.acting(account)
        return None if acting is None else acting.actor

    async def get(self, person_id: PersonId) -> Person:
        row = (await self._connection.execute(select(PersonRow).where(PersonRow.id == person_id))).one_or_none()
        if row is None:
            raise Gone
        return person_of(row)

    async def several(self, person_ids: Collection[PersonId]) -> list[Person]:
        statement = select(PersonRow).where(PersonRow.id.in_(person_ids)).order_by(PersonRow.name_key, PersonRow.id)
        return [person_of(row) for row in await self._connection.execute(statement)]

    async def hold(self, *person_ids: PersonId) -> None:
        # Not against rows that only refer to these. SQLite has one writer at a time anyway, and drops the lock. In the
        # order of their numbers, so that no two wait for each other.
        are_held = select(PersonRow.id).where(PersonRow.id.in_(person_ids)).order_by(PersonRow.id)
        await self._connection.execute(are_held.with_for_update(key_share=True))

    async def add(self, person: Person) -> Person:
        statement = insert(PersonRow).values(_values(person)).returning(PersonRow)
        return person_of((await self._connection.execute(statement)).one())

    async def add_many(self, people: Sequence[Person]) -> dict[str, PersonId]:
        if not people:
            return {}
        # Found again by name and not by order: to give the order back, SQLite would be sent one row at a time.
        statement = insert(PersonRow).returning(PersonRow.name, PersonRow.id)
        rows = await self._connection.execute(statement, [_values(person) for person in people])
        return {row.name: PersonId(row.id) for row in rows}

    async def save(self, person: Person) -> None:
        await self._connection.execute(update(PersonRow).where(PersonRow.id == person.id).values(_values(person)))

    async def save_listed(self, people: Sequence[Person]) -> None:
        if not people:
            return
        # Nothing else: somebody on the list may be joining at this very moment.
        values = [{column: _values(person)[column] for column in _LISTED} | {"of": person.id} for person in people]
        statement = (
            update(PersonRow.__table__)  # type: ignore[arg-type]  # the row class would be updated by its own primary key
            .where(PersonRow.id == bindparam("of"))
            .values({column: bindparam(column) for column in _LISTED})
        )
        await self._connection.execute(statement, values)

    async def remove(self, person_id: PersonId, now: datetime) -> None:
        is_unused = and_(PersonRow.id == person_id, PersonRow.joined_at.is_(None))
        theirs = select(PersonRow.id).where(is_unused)
        await self._connection.execute(
            update(InviteRow).where(InviteRow.person_id.in_(theirs), UNDECIDED).values(revoked_at=now)
        )
        await self._connection.execute(delete(PersonRow).where(is_unused))

    async def mark_reachable(self, account: AccountId, is_reachable: bool) -> Person | None:
        statement = (
            update(PersonRow)
            .where(PersonRow.account == account, PersonRow.is_reachable.is_not(is_reachable))
            .values(is_reachable=is_reachable)
            .returning(PersonRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else person_of(row)

    async def put_offers_off(self, person_id: PersonId, until: datetime | None) -> None:
        await self._connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(no_offers_until=until))

    async def count_unasked(self, person_id: PersonId, day: date, most: int) -> bool:
        is_another_day = PersonRow.told_on.is_distinct_from(day)
        counted = await self._connection.execute(
            update(PersonRow)
            .where(PersonRow.id == person_id, or_(is_another_day, PersonRow.told < most))
            .values(told_on=day, told=case((is_another_day, 1), else_=PersonRow.told + 1))
        )
        return counted.rowcount == 1

    async def enter_talk(self, person_id: PersonId, request_id: HelpRequestId | None) -> None:
        await self._connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(in_talk=request_id))

    async def begin_talk(self, request_id: HelpRequestId, mentor_id: PersonId, mentee_id: PersonId) -> None:
        is_free_mentee = and_(PersonRow.id == mentee_id, PersonRow.in_talk.is_(None))
        await self._connection.execute(
            update(PersonRow).where(or_(PersonRow.id == mentor_id, is_free_mentee)).values(in_talk=request_id)
        )

    async def leave_talk(self, request_id: HelpRequestId) -> None:
        await self._connection.execute(update(PersonRow).where(PersonRow.in_talk == request_id).values(in_talk=None))

    async def holders(self, unit_id: UnitId, *roles: Role) -> list[Person]:
        are_holders = PersonRow.id.in_(
            select(MembershipRow.person_id).where(MembershipRow.unit_id == unit_id, MembershipRow.role.in_(roles))
        )
        statement = select(PersonRow).where(are_holders, *HAS_JOINED).order_by(PersonRow.name_key, PersonRow.id)
        return [person_of(row) for row in await self._connection.execute(statement)]

    async def roles(self, person_id: PersonId, unit_id: UnitId) -> frozenset[Role]:
        return (await self.roles_of(unit_id, [person_id])).get(person_id, frozenset())

    async def roles_by_unit(self, person_id: PersonId) -> dict[UnitId, frozenset[Role]]:
        statement = select(MembershipRow.unit_id, MembershipRow.role).where(MembershipRow.person_id == person_id)
        return _by_unit((row.unit_id, row.role) for row in await self._connection.execute(statement))

    async def roles_of(self, unit_id: UnitId, person_ids: Collection[PersonId]) -> dict[PersonId, frozenset[Role]]:
        if not person_ids:
            return {}
        statement = select(MembershipRow.person_id, MembershipRow.role).where(
            MembershipRow.unit_id == unit_id, MembershipRow.person_id.in_(person_ids)
        )
        found: dict[PersonId, set[Role]] = defaultdict(set)
        for row in await self._connection.execute(statement):
            found[PersonId(row.person_id)].add(Role(row.role))
        return {person_id: frozenset(roles) for person_id, roles in found.items()}

    async def set_roles(self, person_id: PersonId, unit_id: UnitId, roles: Collection[Role], now: datetime) -> None:
        await self._connection.execute(
            delete(MembershipRow).where(
                MembershipRow.person_id == person_id, MembershipRow.unit_id == unit_id, MembershipRow.role.not_in(roles)
            )
        )
        await self.add_roles(unit_id, {person_id: roles}, now)

    async def add_roles(self, unit_id: UnitId, roles: Mapping[PersonId, Collection[Role]], now: datetime) -> None:
        values = [
            {"person_id": person_id, "unit_id": unit_id, "role": role, "since": now}
            for person_id, held in roles.items()
            for role in sorted(held)
        ]
        if values:
            statement = insert_for(self._connection.engine)(MembershipRow).on_conflict_do_nothing()
            await self._connection.execute(statement, values)

    async def named(self, unit_id: UnitId, names: Collection[str]) -> dict[str, Person]:
        names_by_key: dict[str, list[str]] = defaultdict(list)
        for name in names:
            names_by_key[name_key(name)].append(name)
        if not names_by_key:
            return {}
        are_members = PersonRow.id.in_(select(MembershipRow.person_id).where(MembershipRow.unit_id == unit_id))
        # Namesakes: the one who came last stands aside for the one known longer.
        statement = (
            select(PersonRow).where(are_members, PersonRow.name_key.in_(names_by_key)).order_by(PersonRow.id.desc())
        )
        rows = (await self._connection.execute(statement)).all()
        return {name: person_of(row) for row in rows for name in names_by_key[row.name_key]}

    async def topics(self, person_id: PersonId) -> list[TopicLevel]:
        statement = (
            select(PersonTopicRow)
            .join(TopicRow, TopicRow.id == PersonTopicRow.topic_id)
            .where(PersonTopicRow.person_id == person_id)
            .order_by(PersonTopicRow.level.desc(), TopicRow.place, TopicRow.id)
        )
        return [
            TopicLevel(topic_id=TopicId(row.topic_id), bent=Bent(row.bent), level=row.level)
            for row in await self._connection.execute(statement)
        ]

    async def set_topics(self, person_id: PersonId, bent: Bent, topics: Sequence[TopicLevel]) -> None:
        await self._connection.execute(
            delete(PersonTopicRow).where(PersonTopicRow.person_id == person_id, PersonTopicRow.bent == bent)
        )
        values = [
            {"person_id": person_id, "topic_id": topic.topic_id, "bent": bent, "level": topic.level} for topic in topics
        ]
        if values:
            await self._connection.execute(insert(PersonTopicRow), values)

    async def give_consent(self, person_id: PersonId, unit_id: UnitId, version: int, now: datetime) -> None:
        statement = insert(ConsentRow).values(person_id=person_id, unit_id=unit_id, version=version, given_at=now)
        await self._connection.execute(statement)

    async def withdraw_consent(self, person_id: PersonId, now: datetime) -> None:
        statement = update(ConsentRow).where(ConsentRow.person_id == person_id, ConsentRow.withdrawn_at.is_(None))
        await self._connection.execute(statement.values(withdrawn_at=now))

    async def leavers(self, before: datetime, limit: int) -> list[PersonId]:
        statement = select(PersonRow.id).where(PersonRow.left_at < before, PersonRow.name != "").limit(limit)
        return [PersonId(person_id) for person_id in await self._connection.scalars(statement)]

    async def erase(self, person_id: PersonId) -> None:
        # Who consented to what and when stays: the school must be able to prove it had leave.
        for statement in (
            delete(MembershipRow).where(MembershipRow.person_id == person_id),
            delete(PersonTopicRow).where(PersonTopicRow.person_id == person_id),
            delete(MentorCardRow).where(MentorCardRow.person_id == person_id),
            delete(MenteeCardRow).where(MenteeCardRow.person_id == person_id),
            delete(RemarkRow).where(or_(RemarkRow.person_id == person_id, RemarkRow.author_id == person_id)),
            # That a step was taken stays in the journal; why, may tell of the person.
            update(MentorStepRow).where(MentorStepRow.person_id == person_id).values(reason=""),
            update(MentorListEntryRow).where(MentorListEntryRow.person_id == person_id).values(reason=""),
            # Requests for a mentor stay for the counts, without anybody's own words.
            update(MentorshipRequestRow)
            .where(MentorshipRequestRow.mentee_id == person_id)
            .values(difficulty="", expectations=""),
            update(MentorshipChoiceRow)
            .where(MentorshipChoiceRow.request_id.in_(_own_mentor_requests(person_id)))
            .values(question="", reply=""),
            update(MentorshipChoiceRow).where(MentorshipChoiceRow.mentor_id == person_id).values(question="", reply=""),
            *_forgotten_of_mentorships(person_id),
            *_forgotten_of_logs(person_id),
            # Orders and the fact that a paper was signed stay, as the law on archives has it; what was said does not.
            update(MentorshipChangeRow).where(MentorshipChangeRow.proposed_by == person_id).values(words=""),
            # That an open hour was held stays, for the hours of those who came; not what its host said of it.
            update(OpenHourRow).where(OpenHourRow.host_id == person_id).values(about="", place="", words=""),
            delete(SignUpRow).where(SignUpRow.person_id == person_id),
            delete(AvailabilityRow).where(AvailabilityRow.person_id == person_id),
            update(SpeedMeetingRow).where(SpeedMeetingRow.mentee_id == person_id).values(question="", words=""),
            update(SpeedMeetingRow).where(SpeedMeetingRow.mentor_id == person_id).values(place=""),
            delete(NoticeRow).where(NoticeRow.person_id == person_id),
            delete(TalkMessageRow).where(TalkMessageRow.author_id == person_id),
            delete(LogEntryRow).where(LogEntryRow.author_id == person_id),
            *_forgotten_of_rotations(person_id),
            update(InviteRow).where(InviteRow.person_id == person_id).values(opened_by=None),
            update(PersonRow).where(PersonRow.id == person_id).values(_ERASED),
        ):
            await self._connection.execute(statement)

    async def record_of(self, person_id: PersonId) -> Mapping[str, object]:
        is_theirs = or_(HelpRequestRow.mentee_id == person_id, HelpRequestRow.mentor_id == person_id)
        sections = {
            "person": _columns(PersonRow, without={"name_key", "told_on", "told"}).where(PersonRow.id == person_id),
            "roles": select(UnitRow.name.label("unit"), MembershipRow.role, MembershipRow.since)
            .join(UnitRow, UnitRow.id == MembershipRow.unit_id)
            .where(MembershipRow.person_id == person_id)
            .order_by(MembershipRow.since),
            "topics": select(TopicRow.code, TopicRow.name, PersonTopicRow.bent, PersonTopicRow.level)
            .join(TopicRow, TopicRow.id == PersonTopicRow.topic_id)
            .where(PersonTopicRow.person_id == person_id)
            .order_by(PersonTopicRow.bent, TopicRow.id),
            "consents": select(
                UnitRow.name.label("unit"),
                ConsentRow.version,
                ConsentRow.given_at,
                ConsentRow.withdrawn_at,
                ConsentTextRow.text,
            )
            .join(UnitRow, UnitRow.id == ConsentRow.unit_id)
            .outerjoin(
                ConsentTextRow,
                (ConsentTextRow.unit_id == ConsentRow.unit_id) & (ConsentTextRow.version == ConsentRow.version),
            )
            .where(ConsentRow.person_id == person_id)
            .order_by(ConsentRow.given_at),
            "invites": _columns(InviteRow, without={"token_hash", "created_by"}).where(
                InviteRow.person_id == person_id
            ),
            "mentor_cards": _columns(MentorCardRow, without={"person_id"}).where(MentorCardRow.person_id == person_id),
            "mentor_steps": select(MentorStepRow.state, MentorStepRow.reason, MentorStepRow.at)
            .where(MentorStepRow.person_id == person_id)
            .order_by(MentorStepRow.id),
            "mentee_cards": _columns(MenteeCardRow, without={"person_id"}).where(MenteeCardRow.person_id == person_id),
            # What was written about them, too: see WriteRemark.
            "remarks": select(UnitRow.name.label("unit"), RemarkRow.text, RemarkRow.written_at)
            .join(UnitRow, UnitRow.id == RemarkRow.unit_id)
            .where(RemarkRow.person_id == person_id)
            .order_by(RemarkRow.written_at),
            "mentor_requests": _columns(MentorshipRequestRow, without={"mentee_id", "due_at", "version"})
            .where(MentorshipRequestRow.mentee_id == person_id)
            .order_by(MentorshipRequestRow.asked_at, MentorshipRequestRow.id),
            # Each side's own words and reasons are in its own record only.
            "mentor_choices": _columns(
                MentorshipChoiceRow, without={"mentor_id", "decline_reason", "question", "reminders", "time_left"}
            )
            .where(MentorshipChoiceRow.request_id.in_(_own_mentor_requests(person_id)))
            .order_by(MentorshipChoiceRow.request_id, MentorshipChoiceRow.rank),
            "mentor_asks": _columns(MentorshipChoiceRow, without={"mentor_id", "rank", "reply", "time_left"})
            .where(MentorshipChoiceRow.mentor_id == person_id)
            .order_by(MentorshipChoiceRow.request_id),
            "requests": _columns(HelpRequestRow, without={"topic_id"})
            .add_columns(TopicRow.code.label("topic_code"), TopicRow.name.label("topic_name"))
            .join(TopicRow, TopicRow.id == HelpRequestRow.topic_id)
            .where(is_theirs)
            .order_by(HelpRequestRow.asked_at, HelpRequestRow.id),
            "slots": _columns(AvailabilityRow, without={"person_id"}).where(AvailabilityRow.person_id == person_id),
            # What a mentee thought of it is theirs alone.
            "speed_meetings": _columns(SpeedMeetingRow, without={"mentor_id", "mentee_id", "due_at", "version"})
            .where(SpeedMeetingRow.mentee_id == person_id)
            .order_by(SpeedMeetingRow.starts_at, SpeedMeetingRow.id),
            "speed_meetings_given": select(
                SpeedMeetingRow.starts_at, SpeedMeetingRow.minutes, SpeedMeetingRow.place, SpeedMeetingRow.state
            )
            .where(SpeedMeetingRow.mentor_id == person_id)
            .order_by(SpeedMeetingRow.starts_at, SpeedMeetingRow.id),
            "open_hours": _columns(OpenHourRow, without={"host_id", "due_at", "version", "taken"})
            .where(OpenHourRow.host_id == person_id)
            .order_by(OpenHourRow.starts_at, OpenHourRow.id),
            "open_hour_seats": select(SignUpRow.state, SignUpRow.since, SignUpRow.came, OpenHourRow.starts_at)
            .join(OpenHourRow, OpenHourRow.id == SignUpRow.hour_id)
            .where(SignUpRow.person_id == person_id)
            .order_by(OpenHourRow.starts_at),
            "offers": _columns(HelpOfferRow, without={"mentor_id"}).where(HelpOfferRow.mentor_id == person_id),
            "messages": _columns(TalkMessageRow, without={"author_id"})
            .where(TalkMessageRow.author_id == person_id)
            .order_by(TalkMessageRow.written_at, TalkMessageRow.id),
            "log_entries": _columns(LogEntryRow, without={"author_id"}).where(LogEntryRow.author_id == person_id),
            **_mentorship_sections(person_id),
            **_rotation_sections(person_id),
            **_log_sections(person_id),
            "participation_consents": select(
                ParticipationConsentRow.state,
                ParticipationConsentRow.number,
                ParticipationConsentRow.signed_on,
                ParticipationConsentRow.paper,
                ParticipationConsentRow.words,
                ParticipationConsentRow.at,
            )
            .where(ParticipationConsentRow.person_id == person_id)
            .order_by(ParticipationConsentRow.id),
            "orders": select(
                OrderRow.kind, OrderRow.number, OrderRow.signed_on, OrderItemRow.pay, OrderItemRow.addendum
            )
            .join(OrderItemRow, OrderItemRow.order_id == OrderRow.id)
            .join(MentorshipMemberRow, MentorshipMemberRow.mentorship_id == OrderItemRow.mentorship_id)
            .where(MentorshipMemberRow.person_id == person_id, OrderRow.signed_on.is_not(None))
            .order_by(OrderRow.signed_on, OrderRow.id),
            "mentorship_changes": select(
                MentorshipChangeRow.state,
                MentorshipChangeRow.months,
                MentorshipChangeRow.kinds,
                MentorshipChangeRow.modes,
                MentorshipChangeRow.words,
                MentorshipChangeRow.proposed_at,
            )
            .where(MentorshipChangeRow.proposed_by == person_id)
            .order_by(MentorshipChangeRow.id),
            "notices": select(NoticeRow.kind, NoticeRow.posted_at, NoticeRow.sent_at, NoticeRow.state)
            .where(NoticeRow.person_id == person_id)
            .order_by(NoticeRow.posted_at, NoticeRow.id),
        }
        record: dict[str, Any] = {
            section: [dict(row) for row in (await self._connection.execute(statement)).mappings()]
            for section, statement in sections.items()
        }
        if not record["person"]:
            raise Gone
        spoken_of = {topic for request in record["mentor_requests"] for topic in request["topics"]}
        spoken_of |= {topic for rotation in record["rotations"] for topic in rotation["wished_topics"]}
        named = select(TopicRow.id, func.coalesce(TopicRow.name, TopicRow.code)).where(TopicRow.id.in_(spoken_of))
        names = {topic_id: name for topic_id, name in await self._connection.execute(named)}
        for request in record["mentor_requests"]:
            request["topics"] = [names[topic] for topic in request["topics"] if topic in names]
        for rotation in record["rotations"]:
            rotation["wished_topics"] = [names[topic] for topic in rotation["wished_topics"] if topic in names]
            # Who the others are is theirs.
            rotation["wished_people"] = len(rotation["wished_people"])
        # What the other side did in a shared request is theirs: their number and rating are not handed out.
        for request in record["requests"]:
            is_mentee = request.pop("mentee_id") == person_id
            request.pop("mentor_id")
            request["as"] = "mentee" if is_mentee else "mentor"
            if not is_mentee:
                del request["rating"], request["rated_at"]
        return record | {"person": record["person"][0]}


def _forgotten_of_mentorships(person_id: PersonId) -> list[Any]:
    """That people were together, from when to when, stays in the school's papers; what was written goes."""
    theirs = select(MentorshipMemberRow.mentorship_id).where(MentorshipMemberRow.person_id == person_id)
    # A group goes on with the others, whose goals they are.
    over = select(MentorshipRow.id).where(MentorshipRow.id.in_(theirs), MentorshipRow.state.not_in(sorted(LIVE)))
    closings = select(ClosingRow.id).where(ClosingRow.mentorship_id.in_(over))
    mediations = select(MediationRow.id).where(MediationRow.mentorship_id.in_(over))
    met = select(MeetingAttendeeRow.meeting_id).where(MeetingAttendeeRow.person_id == person_id)
    outside = and_(MeetingRow.mentorship_id.is_(None), MeetingRow.id.in_(met))
    return [
        update(MentorshipRow).where(MentorshipRow.id.in_(over)).values(rationale=""),
        update(MeetingRow)
        .where(or_(MeetingRow.mentorship_id.in_(over), outside))
        .values(place="", agenda="", goal="", excuse=""),
        update(MeetingRow).where(MeetingRow.cancelled_by == person_id).values(excuse=""),
        update(MeetingSeriesRow).where(MeetingSeriesRow.mentorship_id.in_(over)).values(place="", agenda="", goals=[]),
        update(MentorshipTrackRow).where(MentorshipTrackRow.mentorship_id.in_(over)).values(goals="", conditions=""),
        update(MentorshipStepRow)
        .where(or_(MentorshipStepRow.mentorship_id.in_(over), MentorshipStepRow.author_id == person_id))
        .values(words=""),
        update(ClosingRow).where(ClosingRow.author_id == person_id).values(reason=""),
        update(ClosingRow)
        .where(or_(ClosingRow.mentorship_id.in_(over), ClosingRow.author_id == person_id))
        .values(facts=""),
        update(ClosingVoiceRow)
        .where(or_(ClosingVoiceRow.closing_id.in_(closings), ClosingVoiceRow.person_id == person_id))
        .values(words=""),
        update(MediationRow).where(MediationRow.asked_by == person_id).values(words=""),
        delete(MediationNoteRow).where(
            or_(MediationNoteRow.mediation_id.in_(mediations), MediationNoteRow.author_id == person_id)
        ),
        delete(MediationCandidateRow).where(MediationCandidateRow.person_id == person_id),
    ]


def _forgotten_of_rotations(person_id: PersonId) -> list[Any]:
    """That somebody was there stays for the others; what they wished for and thought of it goes."""
    said: dict[str, Any] = {"wished_people": [], "wished_topics": [], "mark": None}
    return [
        update(RotationPersonRow).where(RotationPersonRow.person_id == person_id).values(said),
        update(RotationMeetingRow).where(RotationMeetingRow.mentor_id == person_id).values(mentor_keeps=False),
        update(RotationMeetingRow).where(RotationMeetingRow.mentee_id == person_id).values(mentee_keeps=False),
    ]


def _rotation_sections(person_id: PersonId) -> dict[str, Any]:
    """Circles of meetings: what the person said, and in which rounds they met somebody; the others are not named."""
    is_mentor = RotationMeetingRow.mentor_id == person_id
    return {
        "rotations": select(
            RotationRow.id.label("rotation"),
            RotationRow.title,
            RotationRow.starts_at,
            RotationRow.place,
            RotationPersonRow.side,
            RotationPersonRow.comes,
            RotationPersonRow.presence,
            RotationPersonRow.wished_people,
            RotationPersonRow.wished_topics,
            RotationPersonRow.mark,
        )
        .join(RotationPersonRow, RotationPersonRow.rotation_id == RotationRow.id)
        .where(RotationPersonRow.person_id == person_id)
        .order_by(RotationRow.id),
        "rotation_meetings": select(
            RotationMeetingRow.rotation_id.label("rotation"),
            RotationMeetingRow.round,
            case((is_mentor, RotationMeetingRow.mentor_keeps), else_=RotationMeetingRow.mentee_keeps).label("keeps"),
        )
        .where(or_(is_mentor, RotationMeetingRow.mentee_id == person_id))
        .order_by(RotationMeetingRow.rotation_id, RotationMeetingRow.round),
    }


def _forgotten_of_logs(person_id: PersonId) -> list[Any]:
    """That they met, and how long, stays; what this person said of it goes, and what others wrote where it is over.

    Ready phrases of others, and steps that are phrases, name nobody and stay.
    """
    theirs = select(MentorshipMemberRow.mentorship_id).where(MentorshipMemberRow.person_id == person_id)
    over = select(MentorshipRow.id).where(MentorshipRow.id.in_(theirs), MentorshipRow.state.not_in(sorted(LIVE)))
    attended = select(MeetingAttendeeRow.meeting_id).where(MeetingAttendeeRow.person_id == person_id)
    meetings = select(MeetingRow.id).where(
        MeetingRow.id.in_(attended), or_(MeetingRow.mentorship_id.is_(None), MeetingRow.mentorship_id.in_(over))
    )
    wordless = {"works_words": "", "works_voice": None, "hinders_words": "", "hinders_voice": None, "note": ""}
    return [
        delete(PrivateNoteRow).where(
            or_(PrivateNoteRow.author_id == person_id, PrivateNoteRow.meeting_id.in_(meetings))
        ),
        delete(MeetingLogRow).where(MeetingLogRow.author_id == person_id),
        update(MeetingLogRow).where(MeetingLogRow.meeting_id.in_(meetings)).values(wordless),
        delete(NextStepRow).where(
            NextStepRow.chip.is_(None), or_(NextStepRow.author_id == person_id, NextStepRow.meeting_id.in_(meetings))
        ),
    ]


def _mentorship_sections(person_id: PersonId) -> dict[str, Any]:
    """What is stored of a person's mentorships, but for what others wrote in confidence."""
    theirs = select(MentorshipMemberRow.mentorship_id).where(MentorshipMemberRow.person_id == person_id)
    return {
        "mentorships": select(
            MentorshipRow.id.label("mentorship"),
            UnitRow.name.label("unit"),
            MentorshipRow.state,
            MentorshipMemberRow.side,
            MentorshipMemberRow.answer,
            MentorshipMemberRow.answered_at,
            MentorshipMemberRow.left_on,
            MentorshipRow.form,
            MentorshipRow.role_model,
            MentorshipRow.kinds,
            MentorshipRow.modes,
            MentorshipRow.months,
            MentorshipRow.rationale,
            MentorshipRow.proposed_at,
            MentorshipRow.starts_on,
            MentorshipRow.ends_on,
        )
        .join(MentorshipMemberRow, MentorshipMemberRow.mentorship_id == MentorshipRow.id)
        .join(UnitRow, UnitRow.id == MentorshipRow.unit_id)
        .where(MentorshipMemberRow.person_id == person_id)
        .order_by(MentorshipRow.id),
        "mentorship_goals": select(
            MentorshipTrackRow.mentorship_id.label("mentorship"),
            case((MentorshipTrackRow.mentor_id == person_id, literal("mentor")), else_=literal("mentee")).label("as"),
            MentorshipTrackRow.goals,
            MentorshipTrackRow.conditions,
        )
        .where(MentorshipTrackRow.mentorship_id.in_(theirs))
        .order_by(MentorshipTrackRow.mentorship_id),
        "meetings": select(
            MeetingRow.mentorship_id.label("mentorship"),
            MeetingRow.state,
            MeetingAttendeeRow.side,
            MeetingRow.proposed_at,
            MeetingRow.starts_at,
            MeetingRow.minutes,
            MeetingRow.mode,
            MeetingRow.place,
            MeetingRow.agenda,
            MeetingRow.goal,
            MeetingAttendeeRow.answer,
            MeetingAttendeeRow.outcome,
            MeetingAttendeeRow.came,
            case((MeetingRow.cancelled_by == person_id, MeetingRow.excuse), else_=literal("")).label("excuse"),
        )
        .join(MeetingAttendeeRow, MeetingAttendeeRow.meeting_id == MeetingRow.id)
        .where(MeetingAttendeeRow.person_id == person_id)
        .order_by(MeetingRow.id),
        # What others wrote into the journal is theirs; opinions of the council are given in confidence.
        "mentorship_steps": select(
            MentorshipStepRow.mentorship_id.label("mentorship"),
            MentorshipStepRow.kind,
            MentorshipStepRow.at,
            MentorshipStepRow.words,
        )
        .where(MentorshipStepRow.author_id == person_id)
        .order_by(MentorshipStepRow.id),
        "closings": select(
            ClosingRow.mentorship_id.label("mentorship"),
            ClosingRow.ground,
            ClosingRow.state,
            ClosingRow.opened_at,
            ClosingRow.ends_on,
            case((ClosingRow.author_id == person_id, ClosingRow.reason), else_=literal("")).label("reason"),
            ClosingRow.facts,
            ClosingVoiceRow.agrees,
            ClosingVoiceRow.words,
            ClosingVoiceRow.at,
        )
        .outerjoin(
            ClosingVoiceRow,
            and_(ClosingVoiceRow.closing_id == ClosingRow.id, ClosingVoiceRow.person_id == person_id),
        )
        .where(or_(ClosingRow.mentorship_id.in_(theirs), ClosingRow.author_id == person_id))
        .order_by(ClosingRow.id),
        "mediations": select(
            MediationRow.mentorship_id.label("mentorship"),
            case((MediationRow.asked_by == person_id, literal("asked")), else_=literal("mediator")).label("as"),
            MediationRow.state,
            MediationRow.asked_at,
            case((MediationRow.asked_by == person_id, MediationRow.words), else_=literal("")).label("words"),
        )
        .where(or_(MediationRow.asked_by == person_id, MediationRow.mediator_id == person_id))
        .order_by(MediationRow.id),
        "mediation_notes": select(MediationNoteRow.text, MediationNoteRow.at)
        .where(MediationNoteRow.author_id == person_id)
        .order_by(MediationNoteRow.id),
    }


def _log_sections(person_id: PersonId) -> dict[str, Any]:
    """What a person has written into records of meetings, and the steps they are to take; notes of their own alone."""
    own_side = select(MeetingAttendeeRow.side).where(
        MeetingAttendeeRow.meeting_id == NextStepRow.meeting_id, MeetingAttendeeRow.person_id == person_id
    )
    return {
        "meeting_logs": select(
            MeetingRow.starts_at.label("at"),
            MeetingLogRow.works_chips,
            MeetingLogRow.works_words,
            MeetingLogRow.works_voice,
            MeetingLogRow.hinders_chips,
            MeetingLogRow.hinders_words,
            MeetingLogRow.hinders_voice,
            MeetingLogRow.note,
            MeetingLogRow.written_at,
        )
        .join(MeetingRow, MeetingRow.id == MeetingLogRow.meeting_id)
        .where(MeetingLogRow.author_id == person_id)
        .order_by(MeetingRow.starts_at, MeetingRow.id),
        "next_steps": select(
            MeetingRow.starts_at.label("at"),
            NextStepRow.owner.label("side"),
            NextStepRow.chip,
            NextStepRow.words,
            NextStepRow.voice,
            NextStepRow.state,
        )
        .join(MeetingRow, MeetingRow.id == NextStepRow.meeting_id)
        .where(or_(NextStepRow.author_id == person_id, NextStepRow.owner == own_side.scalar_subquery()))
        .order_by(MeetingRow.starts_at, NextStepRow.id),
        "private_notes": select(
            MeetingRow.starts_at.label("at"), PrivateNoteRow.words, PrivateNoteRow.voice, PrivateNoteRow.written_at
        )
        .join(MeetingRow, MeetingRow.id == PrivateNoteRow.meeting_id)
        .where(PrivateNoteRow.author_id == person_id)
        .order_by(MeetingRow.starts_at, MeetingRow.id),
    }


def person_of(row: Any) -> Person:
    return Person(
        id=PersonId(row.id),
        account=None if row.account is None else AccountId(row.account),
        home_unit_id=UnitId(row.home_unit_id),
        name=row.name,
        language=Language(row.language),
        zone=row.zone,
        position=row.position,
        organisation=row.organisation,
        subjects=tuple(row.subjects),
        experience_years=row.experience_years,
        category=row.category,
        ways_to_meet=frozenset(map(Mode, row.ways_to_meet)),
        next_question=None if row.next_question is None else ProfileQuestion(row.next_question),
        paused_until=row.paused_until,
        no_offers_until=row.no_offers_until,
        hours=None if row.hours_from is None else (row.hours_from, row.hours_until),
        leave=None if row.leave_from is None else Span(row.leave_from, row.leave_until),
        methodical_day=row.methodical_day,
        lessons=frozenset(Lesson(weekday, number) for weekday, number in row.lessons),
        is_reachable=row.is_reachable,
        in_talk=None if row.in_talk is None else HelpRequestId(row.in_talk),
        is_on_staff_list=row.is_on_staff_list,
        joined_at=row.joined_at,
        left_at=row.left_at,
    )


def _values(person: Person) -> dict[str, Any]:
    """The columns of a person but for those with verbs of their own: reachability and the talk."""
    return {
        "account": person.account,
        "home_unit_id": person.home_unit_id,
        "name": person.name,
        "name_key": name_key(person.name),
        "language": person.language,
        "zone": person.zone,
        "position": person.position,
        "organisation": person.organisation,
        "subjects": list(person.subjects),
        "experience_years": person.experience_years,
        "category": person.category,
        "ways_to_meet": sorted(person.ways_to_meet),
        "next_question": person.next_question,
        "paused_until": person.paused_until,
        "no_offers_until": person.no_offers_until,
        "hours_from": person.hours[0] if person.hours else None,
        "hours_until": person.hours[1] if person.hours else None,
        "leave_from": person.leave.first if person.leave else None,
        "leave_until": person.leave.last if person.leave else None,
        "methodical_day": person.methodical_day,
        "lessons": [[lesson.weekday, lesson.number] for lesson in sorted(person.lessons)],
        "is_on_staff_list": person.is_on_staff_list,
        "joined_at": person.joined_at,
        "left_at": person.left_at,
    }


_LISTED = ("name", "name_key", "position", "subjects", "experience_years", "category", "is_on_staff_list")

_ERASED: dict[str, Any] = {
    "account": None,
    "name": "",
    "name_key": "",
    "zone": None,
    "position": "",
    "organisation": "",
    "subjects": [],
    "experience_years": None,
    "category": "",
    "ways_to_meet": [],
    "next_question": None,
    "paused_until": None,
    "no_offers_until": None,
    "hours_from": None,
    "hours_until": None,
    "leave_from": None,
    "leave_until": None,
    "methodical_day": None,
    "lessons": [],
    "told_on": None,
    "told": 0,
    "is_on_staff_list": False,
    "in_talk": None,
}


def _by_unit(memberships: Any) -> dict[UnitId, frozenset[Role]]:
    found: dict[UnitId, set[Role]] = defaultdict(set)
    for unit_id, role in memberships:
        found[UnitId(unit_id)].add(Role(role))
    return {unit_id: frozenset(roles) for unit_id, roles in found.items()}


def _own_mentor_requests(person_id: PersonId) -> Any:
    return select(MentorshipRequestRow.id).where(MentorshipRequestRow.mentee_id == person_id)


def _columns(row: Any, *, without: set[str]) -> Any:
    return select(*(column for column in row.__table__.columns if column.name not in without))
