"""What the screens of situational help read, on SQL: as many statements for a full list as for an empty one."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from statistics import fmean, median
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union,
)
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.engine import READS_ONLY
from bot.storage.matters import matters
from bot.storage.meeting_desk import meetings_waiting
from bot.storage.mentorship_desk import ends_waiting
from bot.storage.mentorships import IS_IN
from bot.storage.notices import DEAD
from bot.storage.people import is_on_leave
from bot.storage.rotations import rotations_waiting
from bot.storage.rows import (
    AnswerRow,
    HelpOfferRow,
    HelpRequestRow,
    LogEntryRow,
    MeetingRow,
    MembershipRow,
    MentorshipChangeRow,
    MentorshipChangeYesRow,
    MentorshipChoiceRow,
    MentorshipMemberRow,
    MentorshipRequestRow,
    MentorshipRow,
    NoticeRow,
    OrderItemRow,
    OrderRow,
    ParticipationConsentRow,
    PersonRow,
    PersonTopicRow,
    SpeedMeetingRow,
    TalkMessageRow,
    TopicRow,
)
from bot.storage.talk import talk_message
from mentoring.help_desk import (
    FEWEST_RATINGS,
    FEWEST_WAITS,
    FIGURES_PERIOD,
    RATING_WAITS,
    AnswerLine,
    AnswerTopic,
    Asked,
    Assignable,
    DeadLetter,
    Figures,
    RequestCard,
    RequestLine,
    Waiting,
)
from mentoring.model.changes import ChangeState
from mentoring.model.help_request import (
    LIVE,
    AnswerState,
    DeclineReason,
    HelpState,
    OfferState,
    Part,
    Step,
    TalkMessage,
    Urgency,
)
from mentoring.model.ids import AnswerId, HelpRequestId, NoticeId, PersonId, TopicId, UnitId
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import MentorshipState
from mentoring.model.mentorship_request import LIVE as LIVE_MENTOR_REQUESTS
from mentoring.model.mentorship_request import ChoiceState
from mentoring.model.orders import OrderState
from mentoring.model.participation import ConsentState
from mentoring.model.people import DECIDERS, Bent, Role
from mentoring.model.rotation import SHOWN_AFTER
from mentoring.notices import TopicName
from mentoring.reading import Page
from mentoring.refusals import Gone

Query = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]

Mentee, Mentor, Direction = aliased(PersonRow), aliased(PersonRow), aliased(TopicRow)

#: The usual wait is that of the newest so many requests: more would not change what a person is told.
WAITS_LOOKED_AT = 500

IS_LIVE = HelpRequestRow.state.in_(sorted(LIVE))
IS_OPEN = HelpRequestRow.state == HelpState.OPEN
IS_CLAIMED = HelpRequestRow.state == HelpState.CLAIMED
IS_WITH_CURATOR = and_(IS_OPEN, HelpRequestRow.step == Step.CURATOR)


class SqlHelpDesk:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(**{READS_ONLY: True})

    async def waiting(
        self,
        person_id: PersonId,
        unit_id: UnitId,
        *,
        decides: bool,
        mentors: bool,
        now: datetime,
        judges: bool = False,
    ) -> Waiting:
        whose = {
            "person_id": person_id,
            "unit_id": unit_id,
            "rated_since": now - RATING_WAITS,
            "dead_since": now - FIGURES_PERIOD,
            "now": now,
            "rotations_since": now - SHOWN_AFTER,
        }
        [row] = await self._rows(_waiting(judges=judges, decides=decides, mentors=mentors), whose)
        return Waiting(**row._mapping)

    async def my_requests(self, mentee_id: PersonId, limit: int = 10) -> list[RequestLine]:
        query = (
            _lines(mentee_id)
            .where(HelpRequestRow.mentee_id == mentee_id)
            .order_by(case((IS_LIVE, 0), else_=1), HelpRequestRow.asked_at.desc(), HelpRequestRow.id.desc())
            .limit(limit)
        )
        return [_line(row) for row in await self._rows(query)]

    async def my_helping(self, mentor_id: PersonId, limit: int = 20) -> list[RequestLine]:
        in_hand = select(HelpRequestRow.id).where(HelpRequestRow.mentor_id == mentor_id, IS_CLAIMED)
        offered = select(HelpRequestRow.id).where(HelpRequestRow.id.in_(_offered_to(mentor_id)), IS_OPEN)
        query = (
            _lines(mentor_id)
            .where(HelpRequestRow.id.in_(union(in_hand, offered)))
            .order_by(case((IS_CLAIMED, 0), else_=1), HelpRequestRow.asked_at, HelpRequestRow.id)
            .limit(limit)
        )
        return [_line(row) for row in await self._rows(query)]

    async def card(self, request_id: HelpRequestId, *, reader_id: PersonId) -> RequestCard:
        def offers(state: OfferState) -> ColumnElement[int]:
            return _count(HelpOfferRow.id, HelpOfferRow.request_id == request_id, HelpOfferRow.state == state)

        entry = _count(LogEntryRow.request_id, LogEntryRow.request_id == request_id, LogEntryRow.author_id == reader_id)
        query = _lines(reader_id).add_columns(
            HelpRequestRow.claimed_at,
            HelpRequestRow.answered_at,
            HelpRequestRow.due_at,
            HelpRequestRow.rating,
            offers(OfferState.OPEN).label("offers_open"),
            offers(OfferState.DECLINED).label("offers_declined"),
            entry.label("entries"),
        )
        found = await self._rows(query.where(HelpRequestRow.id == request_id, _may_be_read_by(reader_id)))
        if not found:
            raise Gone
        row = found[0]
        contents = [message.content for message in await self.contents(request_id)]
        return RequestCard(
            line=_line(row),
            words="\n".join(content.text.strip() for content in contents if content.text.strip()),
            files=sum(content.file is not None for content in contents),
            offers_open=row.offers_open,
            offers_declined=row.offers_declined,
            rating=row.rating if row.mentee_id == reader_id else None,
            is_logged=row.entries > 0,
            claimed_at=row.claimed_at,
            answered_at=row.answered_at,
            due_at=row.due_at,
        )

    async def contents(self, request_id: HelpRequestId) -> list[TalkMessage]:
        query = (
            select(TalkMessageRow)
            .where(TalkMessageRow.request_id == request_id, TalkMessageRow.part == Part.QUESTION)
            .order_by(TalkMessageRow.id)
        )
        return [talk_message(row) for row in await self._rows(query)]

    async def asked(self, request_id: HelpRequestId) -> list[Asked]:
        query = (
            select(PersonRow.id, PersonRow.name, HelpOfferRow.state, HelpOfferRow.reason)
            .join(PersonRow, PersonRow.id == HelpOfferRow.mentor_id)
            .where(HelpOfferRow.request_id == request_id)
            .order_by(HelpOfferRow.offered_at, HelpOfferRow.id)
        )
        return [
            Asked(
                person_id=PersonId(row.id),
                name=row.name,
                state=OfferState(row.state),
                reason=None if row.reason is None else DeclineReason(row.reason),
            )
            for row in await self._rows(query)
        ]

    async def queue(self, unit_id: UnitId, *, page: int, size: int) -> Page[RequestLine]:
        live = (HelpRequestRow.unit_id == unit_id, IS_LIVE)
        query = (
            _lines(None)
            .where(*live)
            .order_by(case((IS_WITH_CURATOR, 0), else_=1), HelpRequestRow.asked_at, HelpRequestRow.id)
        )
        total, number, rows = await self._page(query, _count(HelpRequestRow.id, *live), page, size)
        return Page(lines=[_line(row) for row in rows], total=total, number=number, size=size)

    async def figures(self, unit_id: UnitId, now: datetime) -> Figures:
        rows = await self._rows(
            select(
                HelpRequestRow.state,
                HelpRequestRow.asked_at,
                HelpRequestRow.answered_at,
                HelpRequestRow.answer_by,
                HelpRequestRow.ended_at,
                HelpRequestRow.rating,
            ).where(HelpRequestRow.unit_id == unit_id, HelpRequestRow.asked_at > now - FIGURES_PERIOD)
        )
        [waiting] = await self._rows(
            select(_count(HelpRequestRow.id, HelpRequestRow.unit_id == unit_id, IS_OPEN).label("number"))
        )
        singles = await self._rows(
            select(SpeedMeetingRow.rating)
            .join(MeetingRow, MeetingRow.id == SpeedMeetingRow.meeting_id)
            .where(
                MeetingRow.unit_id == unit_id,
                MeetingRow.starts_at > now - FIGURES_PERIOD,
                MeetingRow.state == MeetingState.HELD,
            )
        )
        rated = [row.rating for row in singles if row.rating is not None]
        due = [row for row in rows if row.answered_at or row.answer_by < (row.ended_at or now)]
        in_time = [row for row in due if row.answered_at and row.answered_at <= row.answer_by]
        ratings = [row.rating for row in rows if row.rating is not None]
        states = [HelpState(row.state) for row in rows]
        return Figures(
            asked=len(rows),
            answered=sum(row.answered_at is not None for row in rows),
            in_time_share=len(in_time) / len(due) if due else None,
            median_wait=_median_wait(rows),
            by_state={state: states.count(state) for state in HelpState if state in states},
            rating_mean=fmean(ratings) if len(ratings) >= FEWEST_RATINGS else None,
            ratings=len(ratings),
            waiting_now=waiting.number,
            single_meetings=len(singles),
            single_mean=fmean(rated) if len(rated) >= FEWEST_RATINGS else None,
        )

    async def usual_wait(self, unit_id: UnitId, urgency: Urgency, now: datetime) -> timedelta | None:
        query = (
            select(HelpRequestRow.asked_at, HelpRequestRow.answered_at)
            .where(
                HelpRequestRow.unit_id == unit_id,
                HelpRequestRow.asked_at > now - FIGURES_PERIOD,
                HelpRequestRow.urgency == urgency,
                HelpRequestRow.answered_at.is_not(None),
            )
            .order_by(HelpRequestRow.asked_at.desc())
            .limit(WAITS_LOOKED_AT)
        )
        rows = await self._rows(query)
        return _median_wait(rows) if len(rows) >= FEWEST_WAITS else None

    async def assignable(
        self, request_id: HelpRequestId, now: datetime, today: date, limit: int = 20
    ) -> list[Assignable]:
        asked_on, strong_in = aliased(TopicRow), aliased(TopicRow)
        direction = func.coalesce(asked_on.parent_id, asked_on.id)
        fit = (
            select(func.max(case((strong_in.id == asked_on.id, 2), else_=1)))
            .select_from(PersonTopicRow)
            .join(strong_in, strong_in.id == PersonTopicRow.topic_id)
            .where(
                PersonTopicRow.person_id == PersonRow.id,
                PersonTopicRow.bent == Bent.STRENGTH,
                or_(strong_in.id == direction, strong_in.parent_id == direction),
            )
            .correlate(PersonRow, asked_on)
            .scalar_subquery()
        )
        in_hand = aliased(HelpRequestRow)
        claims = (
            select(func.count())
            .where(in_hand.mentor_id == PersonRow.id, in_hand.state == HelpState.CLAIMED)
            .correlate(PersonRow)
            .scalar_subquery()
        )
        is_away = or_(
            func.coalesce(PersonRow.paused_until >= today, false()),
            func.coalesce(PersonRow.no_offers_until > now, false()),
            is_on_leave(today),
            ~PersonRow.is_reachable,
        )
        mentors = select(MembershipRow.person_id).where(
            MembershipRow.unit_id == HelpRequestRow.unit_id, MembershipRow.role.in_((Role.MENTOR, Role.GUEST))
        )
        query = (
            select(
                PersonRow.id,
                PersonRow.name,
                func.coalesce(fit, 0).label("fit"),
                claims.label("claims"),
                case((is_away, 1), else_=0).label("away"),
            )
            .select_from(HelpRequestRow)
            .join(asked_on, asked_on.id == HelpRequestRow.topic_id)
            .join(PersonRow, PersonRow.id.in_(mentors))
            .where(
                HelpRequestRow.id == request_id,
                PersonRow.id != HelpRequestRow.mentee_id,
                PersonRow.joined_at.is_not(None),
                PersonRow.left_at.is_(None),
            )
            .order_by("away", func.coalesce(fit, 0).desc(), "claims", PersonRow.name, PersonRow.id)
            .limit(limit)
        )
        return [
            Assignable(
                person_id=PersonId(row.id), name=row.name, fit=row.fit, claims=row.claims, is_away=bool(row.away)
            )
            for row in await self._rows(query)
        ]

    async def dead_letters(self, unit_id: UnitId, limit: int = 20) -> list[DeadLetter]:
        query = (
            select(NoticeRow.id, PersonRow.name, NoticeRow.kind, NoticeRow.fault, NoticeRow.sent_at)
            .join(PersonRow, PersonRow.id == NoticeRow.person_id)
            .where(NoticeRow.state == DEAD, PersonRow.home_unit_id == unit_id)
            .order_by(NoticeRow.sent_at.desc(), NoticeRow.id.desc())
            .limit(limit)
        )
        return [
            DeadLetter(id=NoticeId(row.id), person_name=row.name, kind=row.kind, fault=row.fault or "", at=row.sent_at)
            for row in await self._rows(query)
        ]

    async def answer_topics(self, unit_id: UnitId) -> list[AnswerTopic]:
        query = (
            select(TopicRow.id, TopicRow.code, TopicRow.name, func.count().label("answers"))
            .select_from(AnswerRow)
            .join(TopicRow, TopicRow.id == AnswerRow.topic_id)
            .outerjoin(Direction, Direction.id == TopicRow.parent_id)
            .where(AnswerRow.unit_id == unit_id, AnswerRow.state == AnswerState.PUBLISHED)
            .group_by(TopicRow.id, Direction.id)
            .order_by(
                func.coalesce(Direction.place, TopicRow.place),
                func.coalesce(Direction.id, TopicRow.id),
                case((Direction.id.is_(None), 0), else_=1),
                TopicRow.place,
                TopicRow.id,
            )
        )
        return [
            AnswerTopic(topic_id=TopicId(row.id), topic=TopicName(code=row.code, name=row.name), answers=row.answers)
            for row in await self._rows(query)
        ]

    async def answers(
        self, unit_id: UnitId, state: AnswerState, *, topic_id: TopicId | None = None, page: int = 0, size: int = 20
    ) -> Page[AnswerLine]:
        wanted = [AnswerRow.unit_id == unit_id, AnswerRow.state == state]
        if topic_id is not None:
            wanted.append(AnswerRow.topic_id == topic_id)
        query = _answers().where(*wanted).order_by(AnswerRow.id.desc())
        total, number, rows = await self._page(query, _count(AnswerRow.id, *wanted), page, size)
        return Page(lines=[_answer(row) for row in rows], total=total, number=number, size=size)

    async def answer(self, answer_id: AnswerId) -> AnswerLine:
        found = await self._rows(_answers().where(AnswerRow.id == answer_id))
        if not found:
            raise Gone
        return _answer(found[0])

    async def _page(
        self, query: Query, count: ColumnElement[int], page: int, size: int
    ) -> tuple[int, int, list[AnyRow]]:
        """How many there are, the number of the page shown (the last one when there is no such page), and its rows."""
        [counted] = await self._rows(select(count.label("total")))
        number = min(page, max(0, (counted.total - 1) // size))
        return counted.total, number, await self._rows(query.offset(number * size).limit(size))

    async def _rows(self, query: Query, values: Mapping[str, object] | None = None) -> list[AnyRow]:
        async with self._engine.connect() as connection:
            return list(await connection.execute(query, values))


@cache
def _waiting(*, judges: bool, decides: bool, mentors: bool) -> Query:
    """The menu's one statement, by roles. Made once: to put it together takes longer than to run it."""
    person_id: Any = bindparam("person_id")
    unit_id: Any = bindparam("unit_id")
    is_mine, in_unit = HelpRequestRow.mentee_id == person_id, HelpRequestRow.unit_id == unit_id
    counts = {"my_live": _count(HelpRequestRow.id, is_mine, IS_LIVE)}
    counts["unrated"] = _count(
        HelpRequestRow.id,
        is_mine,
        HelpRequestRow.state.in_((HelpState.SOLVED, HelpState.UNSOLVED)),
        HelpRequestRow.rating.is_(None),
        HelpRequestRow.ended_at > bindparam("rated_since"),
    )
    counts |= _of_mentor_requests(person_id)
    counts |= _own_papers(person_id)
    counts |= ends_waiting(person_id)
    counts |= meetings_waiting(person_id, bindparam("now"))
    counts |= rotations_waiting(person_id, bindparam("rotations_since"))
    if judges:
        theirs = matters(MembershipRow.person_id == person_id)
        counts["decisions"] = select(func.count()).select_from(theirs).scalar_subquery()
    if mentors or decides:
        counts["claims"] = _count(HelpRequestRow.id, HelpRequestRow.mentor_id == person_id, IS_CLAIMED)
        counts["offers"] = _count(HelpRequestRow.id, HelpRequestRow.id.in_(_offered_to(person_id)), IS_OPEN)
    if decides:
        counts["queue"] = _count(HelpRequestRow.id, in_unit, IS_LIVE)
        counts["queue_with_curator"] = _count(HelpRequestRow.id, in_unit, IS_WITH_CURATOR)
        counts["proposals"] = _count(
            AnswerRow.id, AnswerRow.unit_id == unit_id, AnswerRow.state == AnswerState.PROPOSED
        )
        counts |= _of_papers(unit_id)
        counts["dead_letters"] = _count(
            NoticeRow.id,
            NoticeRow.state == DEAD,
            NoticeRow.sent_at > bindparam("dead_since"),
            _is_of_reader_in(unit_id),
        )
    return select(*(count.label(name) for name, count in counts.items()))


def _count(column: Any, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count(column)).where(*conditions).scalar_subquery()


def _offered_to(mentor_id: PersonId) -> Query:
    return select(HelpOfferRow.request_id).where(
        HelpOfferRow.mentor_id == mentor_id, HelpOfferRow.state == OfferState.OPEN
    )


def _of_mentor_requests(person_id: Any) -> dict[str, ColumnElement[int]]:
    """Requests for a mentor of the person, and those that wait for them."""
    live = select(MentorshipRequestRow.id).where(MentorshipRequestRow.state.in_(sorted(LIVE_MENTOR_REQUESTS)))
    mine = live.where(MentorshipRequestRow.mentee_id == person_id)

    def choices(state: ChoiceState, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return _count(MentorshipChoiceRow.request_id, MentorshipChoiceRow.state == state, *conditions)

    is_theirs = and_(MentorshipChoiceRow.mentor_id == person_id, MentorshipChoiceRow.request_id.in_(live))
    return {
        "mentor_requests": _count(MentorshipRequestRow.id, MentorshipRequestRow.id.in_(mine)),
        "mentor_questions": choices(ChoiceState.QUESTION, MentorshipChoiceRow.request_id.in_(mine)),
        "mentor_asks": choices(ChoiceState.ASKED, is_theirs),
    }


def _may_be_read_by(reader_id: PersonId) -> ColumnElement[bool]:
    """By its two sides, who was asked, and who decides for its unit."""
    was_asked = HelpRequestRow.id.in_(select(HelpOfferRow.request_id).where(HelpOfferRow.mentor_id == reader_id))
    decided_by_reader = select(MembershipRow.unit_id).where(
        MembershipRow.person_id == reader_id, MembershipRow.role.in_(sorted(DECIDERS))
    )
    return or_(
        HelpRequestRow.mentee_id == reader_id,
        HelpRequestRow.mentor_id == reader_id,
        was_asked,
        HelpRequestRow.unit_id.in_(decided_by_reader),
    )


def _is_of_reader_in(unit_id: UnitId) -> ColumnElement[bool]:
    # Asked of each dead letter; as a list of readers SQLite would look through all that was ever said to them.
    reader = select(PersonRow.id).where(PersonRow.id == NoticeRow.person_id, PersonRow.home_unit_id == unit_id)
    return reader.correlate(NoticeRow).exists()


def _lines(reader_id: PersonId | None) -> Query:
    """Requests with the names a line shows, as the reader sees them; without a reader nothing is theirs."""
    is_offered: ColumnElement[bool] = literal(False)
    is_mine: ColumnElement[bool] = literal(False)
    if reader_id is not None:
        is_offered = and_(IS_OPEN, HelpRequestRow.id.in_(_offered_to(reader_id)))
        is_mine = and_(IS_CLAIMED, HelpRequestRow.mentor_id == reader_id)
    return (
        select(
            HelpRequestRow.id,
            HelpRequestRow.unit_id,
            HelpRequestRow.urgency,
            HelpRequestRow.state,
            HelpRequestRow.step,
            HelpRequestRow.asked_at,
            HelpRequestRow.answer_by,
            HelpRequestRow.ended_at,
            HelpRequestRow.mentee_id,
            HelpRequestRow.mentor_id,
            TopicRow.code.label("topic_code"),
            TopicRow.name.label("topic_name"),
            Mentee.name.label("mentee_name"),
            Mentor.name.label("mentor_name"),
            is_offered.label("is_offered"),
            is_mine.label("is_mine"),
        )
        .join(TopicRow, TopicRow.id == HelpRequestRow.topic_id)
        .join(Mentee, Mentee.id == HelpRequestRow.mentee_id)
        .outerjoin(Mentor, Mentor.id == HelpRequestRow.mentor_id)
    )


def _line(row: AnyRow) -> RequestLine:
    return RequestLine(
        id=HelpRequestId(row.id),
        unit_id=UnitId(row.unit_id),
        topic=TopicName(code=row.topic_code, name=row.topic_name),
        urgency=Urgency(row.urgency),
        state=HelpState(row.state),
        step=Step(row.step),
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        ended_at=row.ended_at,
        mentee_id=PersonId(row.mentee_id),
        mentee_name=row.mentee_name,
        mentor_id=None if row.mentor_id is None else PersonId(row.mentor_id),
        mentor_name=row.mentor_name,
        is_offered=bool(row.is_offered),
        is_mine=bool(row.is_mine),
    )


def _answers() -> Query:
    return select(
        AnswerRow.id,
        AnswerRow.unit_id,
        AnswerRow.topic_id,
        AnswerRow.question,
        AnswerRow.answer,
        AnswerRow.state,
        TopicRow.code.label("topic_code"),
        TopicRow.name.label("topic_name"),
    ).join(TopicRow, TopicRow.id == AnswerRow.topic_id)


def _answer(row: AnyRow) -> AnswerLine:
    return AnswerLine(
        id=AnswerId(row.id),
        unit_id=UnitId(row.unit_id),
        topic_id=TopicId(row.topic_id),
        topic=TopicName(code=row.topic_code, name=row.topic_name),
        question=row.question,
        answer=row.answer,
        state=AnswerState(row.state),
    )


def _median_wait(rows: Iterable[AnyRow]) -> timedelta | None:
    """The databases have no median in common, and a month of one unit is small."""
    waits = [(row.answered_at - row.asked_at).total_seconds() for row in rows if row.answered_at is not None]
    return timedelta(seconds=median(waits)) if waits else None


# Papers, consents to take part and orders


def _own_papers(person_id: PersonId) -> dict[str, ColumnElement[int]]:
    """What a member has to do with their own papers."""
    own = select(MentorshipMemberRow.mentorship_id).where(MentorshipMemberRow.person_id == person_id, *IS_IN)
    is_own = MentorshipRow.id.in_(own)
    has_sent = exists().where(
        ParticipationConsentRow.mentorship_id == MentorshipRow.id,
        ParticipationConsentRow.person_id == person_id,
        ParticipationConsentRow.state.in_((ConsentState.HANDED_IN, ConsentState.REGISTERED)),
    )
    has_said_yes = exists().where(
        MentorshipChangeYesRow.change_id == MentorshipChangeRow.id, MentorshipChangeYesRow.person_id == person_id
    )
    active = select(MentorshipRow.id).where(is_own, MentorshipRow.state == MentorshipState.ACTIVE)
    return {
        "consents_owed": _count(MentorshipRow.id, is_own, MentorshipRow.state == MentorshipState.APPROVED, ~has_sent),
        "changes_asked": _count(
            MentorshipChangeRow.id,
            MentorshipChangeRow.mentorship_id.in_(active),
            MentorshipChangeRow.state == ChangeState.WAITING,
            ~has_said_yes,
        ),
    }


def _of_papers(unit_id: UnitId) -> dict[str, ColumnElement[int]]:
    """What the deciders of a unit have to do with papers."""
    in_unit = select(MentorshipRow.id).where(MentorshipRow.unit_id == unit_id)
    owes = exists(
        select(literal(1))
        .select_from(MentorshipMemberRow)
        .where(
            MentorshipMemberRow.mentorship_id == MentorshipRow.id,
            *IS_IN,
            ~exists().where(
                ParticipationConsentRow.mentorship_id == MentorshipMemberRow.mentorship_id,
                ParticipationConsentRow.person_id == MentorshipMemberRow.person_id,
                ParticipationConsentRow.state == ConsentState.REGISTERED,
            ),
        )
        .correlate(MentorshipRow)
    )
    is_agreed = exists().where(
        MentorshipChangeRow.mentorship_id == MentorshipRow.id, MentorshipChangeRow.state == ChangeState.AGREED
    )
    waits = exists().where(OrderItemRow.mentorship_id == MentorshipRow.id, OrderItemRow.is_live)
    return {
        "consents_to_check": _count(
            ParticipationConsentRow.id,
            ParticipationConsentRow.mentorship_id.in_(in_unit),
            ParticipationConsentRow.state == ConsentState.HANDED_IN,
        ),
        "orders_returned": _count(OrderRow.id, OrderRow.unit_id == unit_id, OrderRow.state == OrderState.RETURNED),
        "for_an_order": _count(
            MentorshipRow.id,
            MentorshipRow.unit_id == unit_id,
            ~waits,
            or_(
                and_(MentorshipRow.state == MentorshipState.APPROVED, ~owes),
                and_(MentorshipRow.state == MentorshipState.ACTIVE, is_agreed),
            ),
        ),
    }
