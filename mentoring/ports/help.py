"""Repositories of situational help."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.help_request import (
    Answer,
    AnswerState,
    Content,
    DeclineReason,
    HelpLog,
    HelpOffer,
    HelpRequest,
    OfferState,
    Part,
    TalkMessage,
)
from mentoring.model.ids import AnswerId, HelpRequestId, PersonId, TopicId, UnitId
from mentoring.model.people import Person
from mentoring.model.topics import Topic
from mentoring.model.units import Unit
from mentoring.ports.mentorships import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCase:
    """A request with what every decision about it needs, loaded in one statement."""

    request: HelpRequest
    unit: Unit
    topic: Topic
    mentee: Person
    mentor_name: str | None
    #: The state of the offer to the one who acts, if there is one.
    offer: OfferState | None


class HelpRequests(Protocol):
    async def add(self, request: HelpRequest) -> HelpRequest: ...

    async def case(self, request_id: HelpRequestId, *, actor_id: PersonId | None = None) -> HelpCase:
        """Raises Gone."""
        ...

    async def save(self, after: HelpRequest, *, expected: HelpRequest) -> bool:
        """Compare-and-set on state, step, mentor and clock: False when the request has moved on meanwhile."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next clock of a request runs out."""
        ...

    async def due(self, now: datetime, limit: int) -> list[HelpRequestId]:
        """Requests whose clock has run out, oldest first."""
        ...

    async def open_count(self, mentee_id: PersonId) -> int: ...

    async def claim_count(self, mentor_id: PersonId) -> int: ...

    async def live_of(self, person_id: PersonId) -> list[HelpRequest]:
        """Live requests the person has asked or has in hand."""
        ...

    async def offered_to(self, mentor_id: PersonId) -> list[HelpRequest]:
        """Open requests whose offer the mentor has not answered."""
        ...

    async def pool(
        self, request: HelpRequest, *, now: datetime, today: date, lately: datetime, max_claims: int, limit: int
    ) -> list[Candidate]:
        """Mentors of the topic not asked yet, best first: level, free capacity, not asked lately.

        `today` is the day of the unit, by which a pause is over or not.
        """
        ...

    async def offer(self, request_id: HelpRequestId, mentors: Collection[PersonId], now: datetime) -> None: ...

    async def offers(self, request_id: HelpRequestId, state: OfferState) -> list[HelpOffer]: ...

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
        """Compare-and-set on the offer's state."""
        ...

    async def take(self, request_id: HelpRequestId, mentor_id: PersonId, now: datetime) -> None:
        """The mentor's offer is taken (made if there was none), all other open ones are over."""
        ...

    async def close_offers(self, request_id: HelpRequestId, now: datetime) -> None:
        """All open offers of the request are over."""
        ...

    async def forget_offers(self, request_id: HelpRequestId) -> None:
        """A request opened again asks everybody anew."""
        ...

    async def rate(self, request_id: HelpRequestId, rating: int, now: datetime) -> bool: ...

    async def write_log(self, request_id: HelpRequestId, author_id: PersonId, log: HelpLog, now: datetime) -> None:
        """Saves the author's entry, replacing an earlier one."""
        ...

    async def log_of(self, request_id: HelpRequestId, author_id: PersonId) -> HelpLog: ...


class Talk(Protocol):
    async def add(
        self, request_id: HelpRequestId, author_id: PersonId, part: Part, contents: Sequence[Content], now: datetime
    ) -> list[TalkMessage]: ...

    async def request_of_written(self, author_id: PersonId, contents: Sequence[Content]) -> HelpRequestId | None:
        """The request in which these very messages of the author stand already: their update came a second time."""
        ...

    async def messages(self, request_id: HelpRequestId, *parts: Part) -> list[TalkMessage]: ...

    async def request_of_reply(self, person_id: PersonId, chat_message: int) -> HelpRequestId | None:
        """Which request a message in the person's chat belongs to: one they wrote or one passed on to them."""
        ...

    async def edit(self, author_id: PersonId, source_message: int, text: str) -> TalkMessage | None:
        """Change the text of the author's message; None when it is not part of any talk or did not change."""
        ...


class Answers(Protocol):
    async def propose(
        self, unit_id: UnitId, topic_id: TopicId, request_id: HelpRequestId, question: str, answer: str, now: datetime
    ) -> bool:
        """False when the request was proposed before."""
        ...

    async def get(self, answer_id: AnswerId) -> Answer:
        """Raises Gone."""
        ...

    async def edit(self, answer_id: AnswerId, *, question: str, answer: str) -> None: ...

    async def decide(
        self, answer_id: AnswerId, state: AnswerState, now: datetime, *, expected: AnswerState
    ) -> bool: ...

    async def published(self, topic_id: TopicId, limit: int) -> list[Answer]:
        """Published answers on the topic, or on its direction, newest first."""
        ...

    async def of_unit(self, unit_id: UnitId, state: AnswerState, limit: int) -> list[Answer]: ...
