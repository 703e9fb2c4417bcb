"""Notices on SQL: written in the fact's transaction, leased by the delivery, sent, marked."""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import JSON, and_, bindparam, case, exists, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from bot.storage.engine import READS_ONLY
from bot.storage.rows import NoticeRow, PersonRow, TalkCopyRow, TalkMessageRow, UnitRow
from bot.storage.talk import talk_message
from bot.storage.upsert import insert_for
from mentoring.model.help_request import Part, TalkMessage
from mentoring.model.ids import AccountId, HelpRequestId, NoticeId, PersonId, TalkMessageId
from mentoring.model.people import Language
from mentoring.notices import Notice
from mentoring.ports.notices import Lease

logger = logging.getLogger(__name__)

WAITING, SENT, WITHDRAWN, DROPPED, DEAD = "waiting", "sent", "withdrawn", "dropped", "dead"

#: The fault of a notice of a kind this program does not know: a newer program wrote it.
UNREADABLE = "unreadable"

#: How long the delivery has a notice for itself. Longer than the longest time one sending may take.
LEASE = timedelta(minutes=2)

#: More lines of a digest are not taken at once.
MOST_IN_DIGEST = 100


def kinds() -> Iterator[type[Notice]]:
    """Every kind of notice there is."""
    pending = list(Notice.__subclasses__())
    for kind in pending:
        yield kind
        pending.extend(kind.__subclasses__())


@cache
def _codec(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter({each.__name__: each for each in kinds()}[kind])


def _dump(body: Notice) -> dict[str, Any]:
    dumped: dict[str, Any] = _codec(type(body).__name__).dump_python(body, mode="json")
    return dumped


class SqlNotices:
    """The side of the use cases: posting, withdrawing, rewriting."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        #: The earliest moment at which something posted here may go; None while nothing was.
        self.soonest: datetime | None = None

    async def post(
        self,
        person_id: PersonId,
        body: Notice,
        *,
        now: datetime,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        subject: str | None = None,
    ) -> None:
        await self._insert([self._row(person_id, body, now, not_before or now, not_after, subject)])

    async def post_many(
        self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str | None = None
    ) -> None:
        if posts:
            await self._insert(
                [self._row(person_id, body, now, not_before, None, subject) for person_id, body, not_before in posts]
            )

    async def is_waiting(self, subject: str) -> bool:
        found = await self._connection.scalar(select(NoticeRow.id).where(*_waiting(subject)).limit(1))
        return found is not None

    async def told(self, kind: type[Notice], readers: Collection[PersonId], since: datetime) -> set[PersonId]:
        statement = select(NoticeRow.person_id).where(
            NoticeRow.person_id.in_(readers),
            NoticeRow.kind == kind.__name__,
            NoticeRow.posted_at > since,
            NoticeRow.state != WITHDRAWN,
        )
        return {PersonId(person_id) for person_id in await self._connection.scalars(statement)}

    async def withdraw(self, subject: str) -> None:
        await self._connection.execute(update(NoticeRow).where(*_waiting(subject)).values(state=WITHDRAWN, body={}))

    async def show(self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str) -> None:
        if not posts:
            return
        readers = NoticeRow.person_id.in_([person_id for person_id, _, _ in posts])
        # One being sent at this moment is left to the rewriting, which waits for its message.
        unsent = [*_waiting(subject), or_(NoticeRow.leased_until.is_(None), NoticeRow.leased_until <= now), readers]
        await self._connection.execute(update(NoticeRow).where(*unsent).values(state=WITHDRAWN, body={}))
        standing = select(NoticeRow.person_id, func.max(NoticeRow.id).label("id")).where(
            NoticeRow.subject == subject, NoticeRow.rewrites.is_(None), NoticeRow.state.in_((SENT, WAITING)), readers
        )
        originals = {
            row.person_id: row.id for row in await self._connection.execute(standing.group_by(NoticeRow.person_id))
        }
        rows = []
        for person_id, body, not_before in posts:
            original = originals.get(person_id)
            row = self._row(person_id, body, now, not_before if original is None else now, None, subject)
            rows.append(row | {"rewrites": original})
        await self._insert(rows)

    async def rewrite(
        self,
        subject: str,
        body: Notice,
        *,
        now: datetime,
        only_to: PersonId | None = None,
        except_to: PersonId | None = None,
    ) -> None:
        readers: list[ColumnElement[bool]] = []
        if only_to is not None:
            readers.append(NoticeRow.person_id == only_to)
        if except_to is not None:
            readers.append(NoticeRow.person_id != except_to)
        # One being sent at this moment is left to the rewriting, which waits for its message.
        unsent = [*_waiting(subject), _is_at_rest(now), *readers]
        await self._connection.execute(update(NoticeRow).where(*unsent).values(state=WITHDRAWN, body={}))
        await self._rewrite(subject, body, now, NoticeRow.state.in_((SENT, WAITING)), *readers)

    async def renew(self, subject: str, body: Notice, *, now: datetime) -> None:
        unsent = [*_waiting(subject), _is_at_rest(now)]
        row = self._row(PersonId(0), body, now, now, None, subject)
        fresh = update(NoticeRow).where(*unsent, NoticeRow.rewrites.is_(None))
        await self._connection.execute(fresh.values(body=row["body"], kind=row["kind"]))
        outdated = update(NoticeRow).where(*unsent, NoticeRow.rewrites.is_not(None))
        await self._connection.execute(outdated.values(state=WITHDRAWN, body={}))
        is_in_hand = and_(NoticeRow.state == WAITING, NoticeRow.leased_until > now)
        await self._rewrite(subject, body, now, or_(NoticeRow.state == SENT, is_in_hand))

    async def _rewrite(self, subject: str, body: Notice, now: datetime, *which: ColumnElement[bool]) -> None:
        row = self._row(PersonId(0), body, now, now, None, subject)
        columns = {key: value for key, value in row.items() if key not in {"person_id", "body"}}
        originals = select(
            NoticeRow.person_id,
            NoticeRow.id,
            literal(row["body"], JSON),
            *(literal(value, NoticeRow.__table__.c[key].type) for key, value in columns.items()),
        ).where(NoticeRow.subject == subject, NoticeRow.rewrites.is_(None), *which)
        await self._connection.execute(
            insert(NoticeRow).from_select(["person_id", "rewrites", "body", *columns], originals)
        )
        self._note(now)

    async def count_on(self, notice_id: NoticeId, day: date) -> None:
        await self._connection.execute(update(NoticeRow).where(NoticeRow.id == notice_id).values(counted_on=day))

    async def kind_told(self, notice_id: NoticeId, to: PersonId) -> type[Notice] | None:
        rewriting = aliased(NoticeRow)
        is_rewritten = select(rewriting.id).where(rewriting.rewrites == NoticeRow.id).exists()
        kind = await self._connection.scalar(
            select(NoticeRow.kind).where(
                NoticeRow.id == notice_id,
                NoticeRow.person_id == to,
                NoticeRow.state == SENT,
                NoticeRow.chat_message.is_not(None),
                ~is_rewritten,
            )
        )
        return next((each for each in kinds() if each.__name__ == kind), None)

    async def remind(self, notice_id: NoticeId, body: Notice, *, now: datetime, not_before: datetime) -> None:
        earlier = (NoticeRow.reminds == notice_id, NoticeRow.state == WAITING)
        await self._connection.execute(update(NoticeRow).where(*earlier).values(state=WITHDRAWN, body={}))
        row = self._row(PersonId(0), body, now, not_before, None, None)
        columns = {key: value for key, value in row.items() if key not in {"person_id", "subject", "body"}}
        original = select(
            NoticeRow.person_id,
            NoticeRow.subject,
            NoticeRow.id,
            literal(row["body"], JSON),
            *(literal(value, NoticeRow.__table__.c[key].type) for key, value in columns.items()),
        ).where(NoticeRow.id == notice_id)
        await self._connection.execute(
            insert(NoticeRow).from_select(["person_id", "subject", "reminds", "body", *columns], original)
        )
        self._note(not_before)

    async def _insert(self, rows: list[dict[str, Any]]) -> None:
        await self._connection.execute(insert(NoticeRow), rows)
        self._note(min(row["not_before"] for row in rows))

    def _note(self, moment: datetime) -> None:
        self.soonest = moment if self.soonest is None else min(self.soonest, moment)

    def _row(
        self,
        person_id: PersonId,
        body: Notice,
        now: datetime,
        not_before: datetime,
        not_after: datetime | None,
        subject: str | None,
    ) -> dict[str, Any]:
        return {
            "person_id": person_id,
            "kind": type(body).__name__,
            "body": _dump(body),
            "subject": subject,
            "priority": int(body.priority),
            "not_before": not_before,
            "not_after": not_after,
            "state": WAITING,
            "attempts": 0,
            "posted_at": now,
        }


def _is_at_rest(now: datetime) -> ColumnElement[bool]:
    """Whether nobody is sending it at this moment."""
    return or_(NoticeRow.leased_until.is_(None), NoticeRow.leased_until <= now)


class SqlNoticeQueue:
    """The side of the delivery. Each call is a transaction of its own, so that what was sent is marked at once."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def lease(self, now: datetime, limit: int) -> list[Lease]:
        return await self._leased(now, limit)

    async def lease_for_digest(self, person_id: PersonId, now: datetime) -> list[Lease]:
        return await self._leased(
            now, MOST_IN_DIGEST, NoticeRow.person_id == person_id, NoticeRow.is_for_digest.is_(True)
        )

    async def _leased(self, now: datetime, limit: int, *which: ColumnElement[bool]) -> list[Lease]:
        due = (
            select(NoticeRow.id)
            .where(
                NoticeRow.state == WAITING,
                NoticeRow.not_before <= now,
                or_(NoticeRow.leased_until.is_(None), NoticeRow.leased_until <= now),
                *which,
            )
            .order_by(NoticeRow.priority, NoticeRow.not_before, NoticeRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        async with self._engine.begin() as connection:
            leased = await connection.execute(
                update(NoticeRow)
                .where(NoticeRow.id.in_(due))
                .values(leased_until=now + LEASE, attempts=NoticeRow.attempts + 1)
                .returning(NoticeRow.id)
            )
            ids = list(leased.scalars())
            return await self._read(connection, ids, now) if ids else []

    async def _read(self, connection: AsyncConnection, ids: Sequence[int], now: datetime) -> list[Lease]:
        """These leased notices with what sending needs; what nobody can read becomes a dead letter."""
        original = aliased(NoticeRow)
        rows = await connection.execute(
            select(
                NoticeRow,
                original.chat_message.label("original_message"),
                original.state.label("original_state"),
                PersonRow.name.label("person_name"),
                PersonRow.account,
                PersonRow.language,
                PersonRow.is_reachable,
                PersonRow.left_at,
                func.coalesce(PersonRow.zone, UnitRow.zone).label("zone"),
            )
            .join(PersonRow, PersonRow.id == NoticeRow.person_id)
            .join(UnitRow, UnitRow.id == PersonRow.home_unit_id)
            .outerjoin(original, original.id == func.coalesce(NoticeRow.rewrites, NoticeRow.reminds))
            .where(NoticeRow.id.in_(ids))
            .order_by(NoticeRow.priority, NoticeRow.not_before, NoticeRow.id)
        )
        leases = []
        for row in rows:
            body = _load(row.kind, row.body)
            if body is None:
                # One that nobody can read must not stop all the others.
                logger.error("Notice %s of the unknown kind %s is a dead letter", row.id, row.kind)
                await connection.execute(
                    update(NoticeRow)
                    .where(NoticeRow.id == row.id)
                    .values(state=DEAD, fault=UNREADABLE, sent_at=now, body={})
                )
                continue
            leases.append(_lease(row, body))
        return leases

    async def reclaim(self) -> None:
        """End all leases: whoever had them is dead, as is known where only one program may run."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(NoticeRow)
                .where(NoticeRow.state == WAITING, NoticeRow.leased_until.is_not(None))
                .values(leased_until=None)
            )

    async def drop(self, notice_ids: Sequence[NoticeId]) -> None:
        await self._end(notice_ids, state=DROPPED)

    async def mark_sent(self, notice_ids: Sequence[NoticeId], chat_message: int | None, now: datetime) -> None:
        await self._end(notice_ids, state=SENT, chat_message=chat_message, sent_at=now, fault=None)

    async def put_off(self, notice_ids: Sequence[NoticeId], not_before: datetime, fault: str | None) -> None:
        attempts = case((literal(fault is None), NoticeRow.attempts - 1), else_=NoticeRow.attempts)
        newer = aliased(NoticeRow)
        # A change of a message that was overtaken by a newer one would bring the old words back.
        is_overtaken = exists().where(
            newer.subject == NoticeRow.subject,
            newer.rewrites == NoticeRow.rewrites,
            newer.id > NoticeRow.id,
            newer.state.in_((WAITING, SENT)),
        )
        await self._change(
            notice_ids,
            not_before=not_before,
            leased_until=None,
            attempts=attempts,
            fault=fault,
            state=case((is_overtaken, literal(WITHDRAWN)), else_=NoticeRow.state),
            body=case((is_overtaken, literal({}, JSON)), else_=NoticeRow.body),
        )

    async def hold_back(self, notice_ids: Sequence[NoticeId], until: datetime, *, for_digest: bool) -> None:
        attempts = NoticeRow.attempts - 1
        await self._change(notice_ids, not_before=until, leased_until=None, attempts=attempts, is_for_digest=for_digest)

    async def give_up(self, notice_ids: Sequence[NoticeId], fault: str, now: datetime) -> None:
        await self._end(notice_ids, state=DEAD, fault=fault[:300], sent_at=now)

    async def keep_copies(self, person_id: PersonId, copies: Sequence[tuple[int, TalkMessageId]]) -> None:
        if not copies:
            return
        upsert = insert_for(self._engine)
        async with self._engine.begin() as connection:
            await connection.execute(
                upsert(TalkCopyRow).on_conflict_do_nothing(),
                [
                    {"person_id": person_id, "chat_message": chat_message, "talk_message_id": message_id}
                    for chat_message, message_id in copies
                ],
            )

    async def copies(self, person_id: PersonId, message_id: TalkMessageId) -> list[int]:
        async with self._reading.begin() as connection:
            found = await connection.scalars(
                select(TalkCopyRow.chat_message)
                .where(TalkCopyRow.person_id == person_id, TalkCopyRow.talk_message_id == message_id)
                .order_by(TalkCopyRow.chat_message)
            )
            return list(found)

    async def talk_messages(self, message_ids: Collection[TalkMessageId]) -> list[TalkMessage]:
        part = aliased(TalkMessageRow)
        query = (
            select(TalkMessageRow)
            .join(
                part,
                or_(
                    part.id == TalkMessageRow.id,
                    and_(
                        part.album == TalkMessageRow.album,
                        part.request_id == TalkMessageRow.request_id,
                        part.author_id == TalkMessageRow.author_id,
                    ),
                ),
            )
            .where(part.id.in_(bindparam("ids", list(message_ids), expanding=True)))
            .order_by(TalkMessageRow.id)
            .distinct()
        )
        async with self._reading.begin() as connection:
            return [talk_message(row) for row in await connection.execute(query)]

    async def question(self, request_id: HelpRequestId) -> list[TalkMessage]:
        query = (
            select(TalkMessageRow)
            .where(TalkMessageRow.request_id == request_id, TalkMessageRow.part == Part.QUESTION)
            .order_by(TalkMessageRow.id)
        )
        async with self._reading.begin() as connection:
            return [talk_message(row) for row in await connection.execute(query)]

    async def next_due(self) -> datetime | None:
        is_leased = NoticeRow.leased_until > NoticeRow.not_before
        query = select(func.min(case((is_leased, NoticeRow.leased_until), else_=NoticeRow.not_before))).where(
            NoticeRow.state == WAITING
        )
        async with self._reading.begin() as connection:
            due: datetime | None = await connection.scalar(query)
            return due

    async def _end(self, notice_ids: Sequence[NoticeId], **values: Any) -> None:
        """Nothing will read the bodies again, and they name people: they go."""
        await self._change(notice_ids, body={}, **values)

    async def _change(self, notice_ids: Sequence[NoticeId], **values: Any) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(update(NoticeRow).where(NoticeRow.id.in_(notice_ids)).values(**values))


def _load(kind: str, body: Any) -> Notice | None:
    try:
        loaded: Notice = _codec(kind).validate_python(body)
    except (KeyError, ValidationError):
        return None
    return loaded


def _lease(row: Any, body: Notice) -> Lease:
    return Lease(
        id=NoticeId(row.id),
        body=body,
        person_id=PersonId(row.person_id),
        person_name=row.person_name,
        account=None if row.account is None else AccountId(row.account),
        language=Language(row.language),
        zone=row.zone,
        attempts=row.attempts,
        subject=row.subject,
        is_rewrite=row.rewrites is not None,
        chat_message=row.original_message,
        is_early_rewrite=row.original_state == WAITING,
        not_after=row.not_after,
        is_reachable=row.is_reachable,
        has_left=row.left_at is not None,
        is_for_digest=row.is_for_digest,
        counted_on=row.counted_on,
    )


def _waiting(subject: str) -> list[ColumnElement[bool]]:
    return [NoticeRow.subject == subject, NoticeRow.state == WAITING]
