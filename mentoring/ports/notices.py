"""The queue of notices, as use cases fill it and as the delivery empties it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.help_request import TalkMessage
from mentoring.model.ids import AccountId, HelpRequestId, NoticeId, PersonId, TalkMessageId
from mentoring.model.people import Language
from mentoring.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A notice in the hands of the delivery, with what sending needs of its reader."""

    id: NoticeId
    body: Notice
    person_id: PersonId
    person_name: str
    account: AccountId | None
    language: Language
    zone: str
    attempts: int
    subject: str | None
    #: True for a notice that changes a message sent before; `chat_message` is that message.
    is_rewrite: bool
    chat_message: int | None
    #: True when that message is being sent at this moment: the change has to wait for it.
    is_early_rewrite: bool
    not_after: datetime | None
    is_reachable: bool
    has_left: bool
    #: True for what was over the day's number and comes together with the rest.
    is_for_digest: bool
    #: The reader's day among whose unasked messages it counts already.
    counted_on: date | None


class Notices(Protocol):
    async def post(
        self,
        person_id: PersonId,
        body: Notice,
        *,
        now: datetime,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        subject: str | None = None,
    ) -> None: ...

    async def post_many(
        self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str | None = None
    ) -> None:
        """Several at once, each with its reader, body and "not before"."""
        ...

    async def is_waiting(self, subject: str) -> bool:
        """Whether something of this subject is still to be sent."""
        ...

    async def told(self, kind: type[Notice], readers: Collection[PersonId], since: datetime) -> set[PersonId]:
        """Who of these has been posted a notice of the kind since the moment, and it was not withdrawn."""
        ...

    async def withdraw(self, subject: str) -> None:
        """What has not been sent of this subject will not be."""
        ...

    async def show(self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str) -> None:
        """Each reader has one message of this subject, which looks like this from now on.

        Where it stands in the chat it is changed at once; who has none gets it, not before the moment given.
        """
        ...

    async def rewrite(
        self,
        subject: str,
        body: Notice,
        *,
        now: datetime,
        only_to: PersonId | None = None,
        except_to: PersonId | None = None,
    ) -> None:
        """Withdraw what waits of this subject, and change what was sent into the new body."""
        ...

    async def renew(self, subject: str, body: Notice, *, now: datetime) -> None:
        """What waits of this subject, and is no rewriting, says this instead; what was sent is changed into it."""
        ...

    async def count_on(self, notice_id: NoticeId, day: date) -> None:
        """The notice counts among the unasked messages of this day of its reader's."""
        ...

    async def kind_told(self, notice_id: NoticeId, to: PersonId) -> type[Notice] | None:
        """The kind of a notice that stands in the person's chat as it was sent; None when it does not."""
        ...

    async def remind(self, notice_id: NoticeId, body: Notice, *, now: datetime, not_before: datetime) -> None:
        """Post a reminder that points to the notice's message, in place of an earlier one still to come.

        What withdraws or rewrites the notice withdraws the reminder.
        """
        ...


class NoticeQueue(Protocol):
    """The delivery's side of the notices: leased, sent, marked."""

    async def lease(self, now: datetime, limit: int) -> list[Lease]:
        """Due notices, the most urgent first, nobody else's until the lease ends; one statement when none is due."""
        ...

    async def lease_for_digest(self, person_id: PersonId, now: datetime) -> list[Lease]:
        """The rest of what is due to come to the person in their digest."""
        ...

    async def drop(self, notice_ids: Sequence[NoticeId]) -> None:
        """The notices come too late to be of use."""
        ...

    async def mark_sent(self, notice_ids: Sequence[NoticeId], chat_message: int | None, now: datetime) -> None: ...

    async def put_off(self, notice_ids: Sequence[NoticeId], not_before: datetime, fault: str | None) -> None:
        """Try again later; without a fault it does not count as an attempt."""
        ...

    async def hold_back(self, notice_ids: Sequence[NoticeId], until: datetime, *, for_digest: bool) -> None:
        """The reader has had enough for now."""
        ...

    async def give_up(self, notice_ids: Sequence[NoticeId], fault: str, now: datetime) -> None:
        """The notices go to the dead letters, which the curator can read."""
        ...

    async def keep_copies(self, person_id: PersonId, copies: Sequence[tuple[int, TalkMessageId]]) -> None:
        """Remember in which messages of the person's chat the talk messages stand."""
        ...

    async def copies(self, person_id: PersonId, message_id: TalkMessageId) -> list[int]: ...

    async def talk_messages(self, message_ids: Collection[TalkMessageId]) -> list[TalkMessage]:
        """These messages with all others of their albums, in order."""
        ...

    async def question(self, request_id: HelpRequestId) -> list[TalkMessage]:
        """What the mentee asked, with everything added."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next notice may go."""
        ...
