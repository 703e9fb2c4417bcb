"""Frequently asked questions: solved cases, stripped of names, that the curator edits and publishes."""

import re
from collections.abc import Collection, Iterable

from mentoring.model.help_request import Answer, AnswerState, HelpState, Part, TalkMessage
from mentoring.model.ids import AnswerId, HelpRequestId, PersonId, TopicId
from mentoring.model.people import DECIDERS, Actor, Role
from mentoring.notices.answers import AnswerProposed
from mentoring.ports import UnitOfWork
from mentoring.refusals import AlreadyAnswered, Gone, RequestOver, TextMissing, TextTooLong
from mentoring.use_cases.ladder import topic_name
from mentoring.use_cases.situational_help import own_case
from mentoring.use_cases.use_case import UseCase

LONGEST_ANSWER = 1500
#: What stands where a name stood.
NO_NAME = "…"


def without_names(text: str, names: Collection[str]) -> str:
    """The text with every word of the names struck out, whatever its case ending (a stem of 4 letters or more).

    It is a first pass for the curator, who reads and edits before anything is published.
    """
    stems = {word[: max(4, len(word) - 2)] for name in names for word in name.split() if len(word) >= 3}
    if not stems:
        return text
    pattern = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True))
    return re.sub(rf"\b(?:{pattern})\w*", NO_NAME, text, flags=re.IGNORECASE)


def words_of(messages: Iterable[TalkMessage], author_id: PersonId | None) -> str:
    return "\n".join(
        message.content.text.strip()
        for message in messages
        if message.author_id == author_id and message.content.text.strip()
    )[:LONGEST_ANSWER]


class ProposeAnswer(UseCase):
    """With the asker's leave a solved case is proposed to the curator as an answer for all, stripped of names."""

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            case = await own_case(work, request_id, by)
            request = case.request
            if request.state is not HelpState.SOLVED:
                raise RequestOver
            messages = await work.talk.messages(request_id, Part.QUESTION, Part.TALK)
            names = [case.mentee.name, case.mentor_name or ""]
            question = without_names(words_of(messages, request.mentee_id), names)
            answer = without_names(words_of(messages, request.mentor_id), names)
            is_new = await work.answers.propose(request.unit_id, request.topic_id, request_id, question, answer, now)
            if not is_new:
                raise AlreadyAnswered
            curators = await work.people.holders(request.unit_id, Role.CURATOR)
            await self.tell_all(work, case.unit, curators, AnswerProposed(topic=topic_name(case.topic)))


class EditAnswer(UseCase):
    """The curator rewrites the question or the answer."""

    async def __call__(
        self, answer_id: AnswerId, *, question: str | None = None, answer: str | None = None, by: Actor
    ) -> Answer:
        for text in (question, answer):
            if text is not None and not text.strip():
                raise TextMissing
            if text is not None and len(text) > LONGEST_ANSWER:
                raise TextTooLong(LONGEST_ANSWER)
        async with self.begin() as work:
            found = await curators_answer(work, answer_id, by)
            await work.answers.edit(
                answer_id,
                question=found.question if question is None else question.strip(),
                answer=found.answer if answer is None else answer.strip(),
            )
            return await work.answers.get(answer_id)


class DecideAnswer(UseCase):
    """The curator publishes an answer to the unit, or refuses it, or takes a published one back."""

    async def __call__(self, answer_id: AnswerId, state: AnswerState, *, by: Actor) -> Answer:
        async with self.begin() as work:
            found = await curators_answer(work, answer_id, by)
            if state is AnswerState.PUBLISHED and not (found.question.strip() and found.answer.strip()):
                raise TextMissing
            if found.state is state:
                raise AlreadyAnswered
            if not await work.answers.decide(answer_id, state, self.clock.now(), expected=found.state):
                raise AlreadyAnswered
            return await work.answers.get(answer_id)


class AnswersOnTopic(UseCase):
    """Published answers on a topic or its direction, newest first, for a member of the unit; not for mere guests."""

    async def __call__(self, topic_id: TopicId, *, by: Actor, limit: int = 5) -> list[Answer]:
        async with self.begin(reads_only=True) as work:
            topic = await work.topics.get(topic_id)
            if by.roles_in(topic.unit_id) <= {Role.GUEST}:
                raise Gone
            return await work.answers.published(topic_id, limit)


async def curators_answer(work: UnitOfWork, answer_id: AnswerId, by: Actor) -> Answer:
    """An answer of a unit the person decides for; to others it does not exist."""
    found = await work.answers.get(answer_id)
    if not by.roles_in(found.unit_id):
        raise Gone
    by.must_hold(*DECIDERS, unit_id=found.unit_id)
    return found
