"""Messages of help requests on SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import NoticeRow, TalkCopyRow, TalkMessageRow
from mentoring.model.help_request import Content, ContentKind, Part, TalkMessage
from mentoring.model.ids import HelpRequestId, PersonId, TalkMessageId


def talk_message(row: Row[Any]) -> TalkMessage:
    return TalkMessage(
        id=TalkMessageId(row.id),
        request_id=HelpRequestId(row.request_id),
        author_id=PersonId(row.author_id),
        part=Part(row.part),
        content=Content(
            kind=ContentKind(row.kind),
            text=row.text,
            file=row.file,
            album=row.album,
            source_message=row.source_message,
        ),
        written_at=row.written_at,
    )


class SqlTalk:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, request_id: HelpRequestId, author_id: PersonId, part: Part, contents: Sequence[Content], now: datetime
    ) -> list[TalkMessage]:
        rows = await self._connection.execute(
            insert(TalkMessageRow).returning(TalkMessageRow, sort_by_parameter_order=True),
            [
                {
                    "request_id": request_id,
                    "author_id": author_id,
                    "part": part.value,
                    "kind": content.kind.value,
                    "text": content.text,
                    "file": content.file,
                    "album": content.album,
                    "source_message": content.source_message,
                    "written_at": now,
                }
                for content in contents
            ],
        )
        return [talk_message(row) for row in rows]

    async def request_of_written(self, author_id: PersonId, contents: Sequence[Content]) -> HelpRequestId | None:
        sources = [content.source_message for content in contents if content.source_message is not None]
        if not sources:
            return None
        found = await self._connection.scalar(
            select(TalkMessageRow.request_id)
            .where(TalkMessageRow.author_id == author_id, TalkMessageRow.source_message.in_(sources))
            .limit(1)
        )
        return None if found is None else HelpRequestId(found)

    async def messages(self, request_id: HelpRequestId, *parts: Part) -> list[TalkMessage]:
        query = select(TalkMessageRow).where(TalkMessageRow.request_id == request_id).order_by(TalkMessageRow.id)
        if parts:
            query = query.where(TalkMessageRow.part.in_(parts))
        return [talk_message(row) for row in await self._connection.execute(query)]

    async def request_of_reply(self, person_id: PersonId, chat_message: int) -> HelpRequestId | None:
        """A message of the person's chat is one they wrote, one passed on to them, or a notice about a request."""
        written = select(TalkMessageRow.request_id).where(
            TalkMessageRow.author_id == person_id, TalkMessageRow.source_message == chat_message
        )
        passed_on = (
            select(TalkMessageRow.request_id)
            .join(TalkCopyRow, TalkCopyRow.talk_message_id == TalkMessageRow.id)
            .where(TalkCopyRow.person_id == person_id, TalkCopyRow.chat_message == chat_message)
        )
        found = await self._connection.scalar(union_all(written, passed_on).limit(1))
        if found is None:
            subject = await self._connection.scalar(
                select(NoticeRow.subject)
                .where(NoticeRow.person_id == person_id, NoticeRow.chat_message == chat_message)
                .limit(1)
            )
            kind, _, rest = (subject or "").partition(":")
            found = int(rest.partition(":")[0]) if kind == "help" else None
        return None if found is None else HelpRequestId(found)

    async def edit(self, author_id: PersonId, source_message: int, text: str) -> TalkMessage | None:
        row = (
            await self._connection.execute(
                update(TalkMessageRow)
                .where(
                    TalkMessageRow.author_id == author_id,
                    TalkMessageRow.source_message == source_message,
                    TalkMessageRow.text != text,
                )
                .values(text=text)
                .returning(TalkMessageRow)
            )
        ).first()
        return talk_message(row) if row else None
