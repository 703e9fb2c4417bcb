"""The talk of a help request: messages pass through the bot both ways, so that nobody needs a phone number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from mentoring.model.help_request import Content, HelpRequest, HelpState, Part
from mentoring.model.ids import HelpRequestId, PersonId
from mentoring.model.people import Actor
from mentoring.notices.help import TalkEdited, TalkPassedOn
from mentoring.ports import UnitOfWork
from mentoring.ports.help import HelpCase
from mentoring.refusals import AlreadyClaimed, NotInTalk, NotYourClaim, RequestOver
from mentoring.use_cases.ladder import Ladder
from mentoring.use_cases.situational_help import AddDetail, talk_case

#: How long the parts of an album are waited for.
ALBUM_GATHERS = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """Where a message went."""

    case: HelpCase
    #: How many talks the writer has at once; with several it is worth saying which one got the message.
    live_talks: int
    #: False when nobody has the request yet and the message was added to the question.
    is_talk: bool


class PassOn(Ladder):
    """Pass a person's messages on to the other side of a talk.

    A reply goes to the talk of the message replied to; anything else goes where the person is "in the talk". The
    mentee's words to a request nobody has yet are added to the question. The mentor's first word stops the lock.
    """

    async def __call__(self, contents: Sequence[Content], *, reply_to: int | None = None, by: Actor) -> PassedOn:
        try:
            return await self._pass(contents, reply_to, by)
        except AlreadyClaimed:
            # The request moved at this very moment, e.g. the clock reminded the mentor: look where the words go now.
            return await self._pass(contents, reply_to, by)

    async def _pass(self, contents: Sequence[Content], reply_to: int | None, by: Actor) -> PassedOn:
        now = self.clock.now()
        async with self.begin() as work:
            request_id = await work.talk.request_of_reply(by.id, reply_to) if reply_to is not None else None
            request_id = request_id or by.person.in_talk
            if request_id is None:
                raise NotInTalk
            case = await work.help_requests.case(request_id)
            request = case.request
            live = len(await work.help_requests.live_of(by.id))
            if request.state is HelpState.CLAIMED:
                if by.id not in (request.mentee_id, request.mentor_id):
                    raise NotYourClaim
                if await work.talk.request_of_written(by.id, contents) is not None:
                    # The same update once more: it was passed on already.
                    return PassedOn(case=case, live_talks=live, is_talk=True)
                from_mentor = by.id == request.mentor_id
                if from_mentor and request.answered_at is None:
                    await self._store(work, request, request.answered(now))
                other = request.other_side(by.id)
                for message in await work.talk.add(request_id, by.id, Part.TALK, contents, now):
                    body = TalkPassedOn(
                        request_id=request_id,
                        message_id=message.id,
                        kind=message.content.kind,
                        author_name=by.person.name,
                        from_mentor=from_mentor,
                    )
                    if other is not None:
                        await self._send(work, other, body, request, message.content.album)
                return PassedOn(case=case, live_talks=live, is_talk=True)
            if not request.state.is_live:
                raise RequestOver
            if by.id != request.mentee_id:
                raise NotYourClaim
        await AddDetail(self.begin, self.clock, self.calendar)(request_id, contents, by=by)
        return PassedOn(case=case, live_talks=live, is_talk=False)

    async def _send(
        self, work: UnitOfWork, other: PersonId, body: TalkPassedOn, request: HelpRequest, album: str | None
    ) -> None:
        """An album comes in parts: the notice of its first waits a moment, and takes the others along."""
        now = self.clock.now()
        if album is None:
            await work.notices.post(other, body, now=now, subject=f"{request.subject}:talk")
            return
        subject = f"{request.subject}:album:{album}"
        if not await work.notices.is_waiting(subject):
            await work.notices.post(other, body, now=now, not_before=now + ALBUM_GATHERS, subject=subject)


class EditMessage(Ladder):
    """The author edited a message they wrote in a talk: what was passed on changes too. Says whether there was one."""

    async def __call__(self, source_message: int, text: str, *, by: Actor) -> bool:
        now = self.clock.now()
        async with self.begin() as work:
            message = await work.talk.edit(by.id, source_message, text)
            if message is None:
                return False
            case = await work.help_requests.case(message.request_id)
            if not case.request.state.is_live:
                return True
            if message.part is Part.TALK:
                other = case.request.other_side(by.id)
                if other is not None:
                    edited = TalkEdited(
                        request_id=message.request_id,
                        message_id=message.id,
                        author_name=by.person.name,
                        from_mentor=by.id == case.request.mentor_id,
                    )
                    await work.notices.post(other, edited, now=now, subject=f"{case.request.subject}:talk")
            return True


class EnterTalk(Ladder):
    """Plain messages of the person go to this request's talk from now on; None: to none."""

    async def __call__(self, request_id: HelpRequestId | None, *, by: Actor) -> HelpRequest | None:
        async with self.begin() as work:
            request = None
            if request_id is not None:
                request = (await talk_case(work, request_id, by)).request
                if not request.state.is_live:
                    raise RequestOver
            await work.people.enter_talk(by.id, request_id)
            return request
