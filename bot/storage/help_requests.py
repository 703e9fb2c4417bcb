"""Help requests and their offers on SQL."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from bot.storage.people import is_on_leave, person_of
from bot.storage.rows import (
    HelpOfferRow,
    HelpRequestRow,
    LogEntryRow,
    MembershipRow,
    PersonRow,
    PersonTopicRow,
    TopicRow,
    UnitRow,
)
from bot.storage.topics import topic_of
from bot.storage.units import unit_of
from bot.storage.upsert import insert_for
from mentoring.model.help_request import (
    DeclineReason,
    HelpLog,
    HelpOffer,
    HelpRequest,
    HelpState,
    OfferState,
    Step,
    Urgency,
)
from mentoring.model.ids import HelpOfferId, HelpRequestId, PersonId, TopicId, UnitId
from mentoring.model.people import Bent, Role
from mentoring.ports.help import HelpCase
from mentoring.ports.mentorships import Candidate
from mentoring.refusals import Gone

LIVE = (HelpState.OPEN, HelpState.CLAIMED)


def help_request_of(row: Any) -> HelpRequest:
    return HelpRequest(
        id=HelpRequestId(row.id),
        unit_id=UnitId(row.unit_id),
        mentee_id=PersonId(row.mentee_id),
        topic_id=TopicId(row.topic_id),
        urgency=Urgency(row.urgency),
        state=HelpState(row.state),
        step=Step(row.step),
        due_at=row.due_at,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        mentor_id=None if row.mentor_id is None else PersonId(row.mentor_id),
        claimed_at=row.claimed_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        rating=row.rating,
        is_reminded=row.is_reminded,
    )


def _values(request: HelpRequest) -> dict[str, Any]:
    return {
        "unit_id": request.unit_id,
        "mentee_id": request.mentee_id,
        "topic_id": request.topic_id,
        "urgency": request.urgency,
        "state": request.state,
        "step": request.step,
        "due_at": request.due_at,
        "asked_at": request.asked_at,
        "answer_by": request.answer_by,
        "mentor_id": request.mentor_id,
        "claimed_at": request.claimed_at,
        "answered_at": request.answered_at,
        "ended_at": request.ended_at,
        "rating": request.rating,
        "is_reminded": request.is_reminded,
    }


class SqlHelpRequests:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, request: HelpRequest) -> HelpRequest:
        row = (
            await self._connection.execute(insert(HelpRequestRow).values(_values(request)).returning(HelpRequestRow))
        ).one()
        return help_request_of(row)

    async def case(self, request_id: HelpRequestId, *, actor_id: PersonId | None = None) -> HelpCase:
        mentor = aliased(PersonRow)
        # Three tables with columns of the same names: each is read as its own group of columns.
        groups = (HelpRequestRow, UnitRow, TopicRow, PersonRow)
        columns = [
            column.label(f"{group.__tablename__}_{column.key}") for group in groups for column in _columns(group)
        ]
        row = (
            await self._connection.execute(
                select(*columns, mentor.name.label("mentor_name"), HelpOfferRow.state.label("offer_state"))
                .select_from(HelpRequestRow)
                .join(UnitRow, UnitRow.id == HelpRequestRow.unit_id)
                .join(TopicRow, TopicRow.id == HelpRequestRow.topic_id)
                .join(PersonRow, PersonRow.id == HelpRequestRow.mentee_id)
                .outerjoin(mentor, mentor.id == HelpRequestRow.mentor_id)
                .outerjoin(
                    HelpOfferRow,
                    and_(HelpOfferRow.request_id == HelpRequestRow.id, HelpOfferRow.mentor_id == actor_id),
                )
                .where(HelpRequestRow.id == request_id)
            )
        ).first()
        if row is None:
            raise Gone
        return HelpCase(
            request=help_request_of(_Group(row, HelpRequestRow.__tablename__)),
            unit=unit_of(_Group(row, UnitRow.__tablename__)),
            topic=topic_of(_Group(row, TopicRow.__tablename__)),
            mentee=person_of(_Group(row, PersonRow.__tablename__)),
            mentor_name=row.mentor_name,
            offer=None if row.offer_state is None else OfferState(row.offer_state),
        )

    async def save(self, after: HelpRequest, *, expected: HelpRequest) -> bool:
        saved = await self._connection.execute(
            update(HelpRequestRow)
            .where(
                HelpRequestRow.id == expected.id,
                HelpRequestRow.state == expected.state,
                HelpRequestRow.step == expected.step,
                HelpRequestRow.mentor_id.is_not_distinct_from(expected.mentor_id),
                HelpRequestRow.due_at.is_not_distinct_from(expected.due_at),
            )
            .values(_values(after))
            .returning(HelpRequestRow.id)
        )
        return saved.first() is not None

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(HelpRequestRow.due_at)))

    async def due(self, now: datetime, limit: int) -> list[HelpRequestId]:
        query = (
            select(HelpRequestRow.id).where(HelpRequestRow.due_at <= now).order_by(HelpRequestRow.due_at).limit(limit)
        )
        return [HelpRequestId(request_id) for request_id in await self._connection.scalars(query)]

    async def open_count(self, mentee_id: PersonId) -> int:
        return await self._count(HelpRequestRow.mentee_id == mentee_id, HelpRequestRow.state.in_(LIVE))

    async def claim_count(self, mentor_id: PersonId) -> int:
        return await self._count(HelpRequestRow.mentor_id == mentor_id, HelpRequestRow.state == HelpState.CLAIMED)

    async def live_of(self, person_id: PersonId) -> list[HelpRequest]:
        query = (
            select(HelpRequestRow)
            .where(
                or_(HelpRequestRow.mentee_id == person_id, HelpRequestRow.mentor_id == person_id),
                HelpRequestRow.state.in_(LIVE),
            )
            .order_by(HelpRequestRow.id)
        )
        return [help_request_of(row) for row in await self._connection.execute(query)]

    async def offered_to(self, mentor_id: PersonId) -> list[HelpRequest]:
        query = (
            select(HelpRequestRow)
            .join(HelpOfferRow, HelpOfferRow.request_id == HelpRequestRow.id)
            .where(
                HelpOfferRow.mentor_id == mentor_id,
                HelpOfferRow.state == OfferState.OPEN,
                HelpRequestRow.state == HelpState.OPEN,
            )
            .order_by(HelpRequestRow.id)
        )
        return [help_request_of(row) for row in await self._connection.execute(query)]

    async def pool(
        self, request: HelpRequest, *, now: datetime, today: date, lately: datetime, max_claims: int, limit: int
    ) -> list[Candidate]:
        """Level on the topic counts twice the level on its direction; who named no strengths comes last of all."""
        direction = select(TopicRow.parent_id).where(TopicRow.id == request.topic_id).scalar_subquery()
        strengths = (
            select(
                PersonTopicRow.person_id,
                func.max(
                    case(
                        (PersonTopicRow.topic_id == request.topic_id, 2 * PersonTopicRow.level),
                        (PersonTopicRow.topic_id == direction, PersonTopicRow.level),
                        else_=0,
                    )
                ).label("fit"),
            )
            .where(PersonTopicRow.bent == Bent.STRENGTH)
            .group_by(PersonTopicRow.person_id)
            .subquery()
        )
        claims = _number(HelpRequestRow.mentor_id == PersonRow.id, HelpRequestRow.state == HelpState.CLAIMED)
        asked = _number(HelpOfferRow.mentor_id == PersonRow.id, HelpOfferRow.offered_at > lately)
        is_asked = (
            select(HelpOfferRow.id)
            .where(HelpOfferRow.request_id == request.id, HelpOfferRow.mentor_id == PersonRow.id)
            .exists()
        )
        query = (
            select(PersonRow)
            .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
            .outerjoin(strengths, strengths.c.person_id == PersonRow.id)
            .where(
                MembershipRow.unit_id == request.unit_id,
                MembershipRow.role == Role.MENTOR,
                PersonRow.id != request.mentee_id,
                PersonRow.joined_at.is_not(None),
                PersonRow.left_at.is_(None),
                PersonRow.is_reachable,
                or_(PersonRow.paused_until.is_(None), PersonRow.paused_until < today),
                or_(PersonRow.no_offers_until.is_(None), PersonRow.no_offers_until <= now),
                ~is_on_leave(today),
                or_(strengths.c.fit.is_(None), strengths.c.fit > 0),
                claims < max_claims,
                ~is_asked,
            )
            .order_by(func.coalesce(strengths.c.fit, 0).desc(), claims, asked, PersonRow.id)
            .limit(limit)
        )
        people = [person_of(row) for row in await self._connection.execute(query)]
        return [Candidate(person_id=person.id, own_time=person.own_time) for person in people]

    async def offer(self, request_id: HelpRequestId, mentors: Collection[PersonId], now: datetime) -> None:
        await self._connection.execute(
            insert(HelpOfferRow),
            [
                {"request_id": request_id, "mentor_id": mentor, "state": OfferState.OPEN, "offered_at": now}
                for mentor in mentors
            ],
        )

    async def offers(self, request_id: HelpRequestId, state: OfferState) -> list[HelpOffer]:
        query = (
            select(HelpOfferRow)
            .where(HelpOfferRow.request_id == request_id, HelpOfferRow.state == state)
            .order_by(HelpOfferRow.id)
        )
        return [
            HelpOffer(
                id=HelpOfferId(row.id),
                request_id=HelpRequestId(row.request_id),
                mentor_id=PersonId(row.mentor_id),
                state=OfferState(row.state),
                offered_at=row.offered_at,
            )
            for row in await self._connection.execute(query)
        ]

    async def answer_offer(
        self,
        request_id: HelpRequestId,
        mentor_id: PersonId,
        state: OfferState,
        now: datetime,
        *,
        reason: DeclineReason | None = None,
        expected: OfferState = OfferState.OPEN,
    ) -> bool:
        answered = await self._connection.execute(
            update(HelpOfferRow)
            .where(
                HelpOfferRow.request_id == request_id,
                HelpOfferRow.mentor_id == mentor_id,
                HelpOfferRow.state == expected,
            )
            .values(state=state, reason=reason, answered_at=now)
            .returning(HelpOfferRow.id)
        )
        return answered.first() is not None

    async def take(self, request_id: HelpRequestId, mentor_id: PersonId, now: datetime) -> None:
        is_taker = HelpOfferRow.mentor_id == mentor_id
        changed = await self._connection.execute(
            update(HelpOfferRow)
            .where(HelpOfferRow.request_id == request_id, or_(is_taker, HelpOfferRow.state == OfferState.OPEN))
            .values(state=case((is_taker, OfferState.TAKEN), else_=OfferState.OVER), answered_at=now)
            .returning(HelpOfferRow.mentor_id)
        )
        if mentor_id not in set(changed.scalars()):
            await self._connection.execute(
                insert(HelpOfferRow).values(
                    request_id=request_id,
                    mentor_id=mentor_id,
                    state=OfferState.TAKEN,
                    offered_at=now,
                    answered_at=now,
                )
            )

    async def close_offers(self, request_id: HelpRequestId, now: datetime) -> None:
        await self._connection.execute(
            update(HelpOfferRow)
            .where(HelpOfferRow.request_id == request_id, HelpOfferRow.state == OfferState.OPEN)
            .values(state=OfferState.OVER, answered_at=now)
        )

    async def forget_offers(self, request_id: HelpRequestId) -> None:
        await self._connection.execute(delete(HelpOfferRow).where(HelpOfferRow.request_id == request_id))

    async def rate(self, request_id: HelpRequestId, rating: int, now: datetime) -> bool:
        rated = await self._connection.execute(
            update(HelpRequestRow)
            .where(HelpRequestRow.id == request_id, HelpRequestRow.rating.is_(None))
            .values(rating=rating, rated_at=now)
            .returning(HelpRequestRow.id)
        )
        return rated.first() is not None

    async def write_log(self, request_id: HelpRequestId, author_id: PersonId, log: HelpLog, now: datetime) -> None:
        upsert = insert_for(self._connection)
        fields = {
            "works": log.works,
            "hinders": log.hinders,
            "mentee_step": log.mentee_step,
            "mentor_step": log.mentor_step,
            "written_at": now,
        }
        await self._connection.execute(
            upsert(LogEntryRow)
            .values(request_id=request_id, author_id=author_id, **fields)
            .on_conflict_do_update(index_elements=[LogEntryRow.request_id, LogEntryRow.author_id], set_=fields)
        )

    async def log_of(self, request_id: HelpRequestId, author_id: PersonId) -> HelpLog:
        row = (
            await self._connection.execute(
                select(LogEntryRow).where(LogEntryRow.request_id == request_id, LogEntryRow.author_id == author_id)
            )
        ).first()
        if row is None:
            return HelpLog()
        return HelpLog(works=row.works, hinders=row.hinders, mentee_step=row.mentee_step, mentor_step=row.mentor_step)

    async def _count(self, *conditions: Any) -> int:
        return await self._connection.scalar(select(func.count()).select_from(HelpRequestRow).where(*conditions)) or 0


def _number(*conditions: Any) -> Any:
    """A count of rows that belong to the person of the outer query."""
    return select(func.count()).where(*conditions).correlate(PersonRow).scalar_subquery()


def _columns(table: Any) -> Any:
    return table.__table__.columns


class _Group:
    """One table's columns of a joined row, under their own names."""

    def __init__(self, row: Any, table: str) -> None:
        self._row, self._prefix = row, f"{table}_"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, self._prefix + name)
