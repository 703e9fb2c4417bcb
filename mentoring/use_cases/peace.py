"""Peace and quiet: how many unasked messages a reader gets, the digest of the rest, and putting a notice off."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import NoticeId
from mentoring.model.people import Actor
from mentoring.notices import Priority
from mentoring.notices.peace import SnoozeOver
from mentoring.ports.notices import Lease
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.use_case import UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """A notice does not go now."""

    until: datetime
    for_digest: bool


class LetThrough(UseCase):
    """Whether a notice that is due may go to its reader now; None: it may.

    Never in quiet hours, on days off, in leave or in the middle of a lesson, as they are at this moment: calendars,
    leaves and time zones change after a notice was posted. What the reader waits for goes at any hour; so do help and
    meetings, whose use cases know when.

    Of the unasked that may go, the first `unasked_a_day` of the reader's day do; what comes after them waits for the
    next digest, which comes at `digest_at` on a school day. One that was let through and did not arrive is not counted
    twice on that day.
    """

    async def __call__(self, lease: Lease) -> HeldBack | None:
        body, now = lease.body, self.clock.now()
        if body.is_prompt or body.is_timed or body.priority is Priority.URGENT:
            return None
        async with self.begin(reads_only=not body.is_unasked) as work:
            person = await work.people.get(lease.person_id)
            unit = await work.units.get(person.home_unit_id)
            clock, reader = self.school_clock(unit), person.own_time
            allowed = clock.when_allowed(now, reader)
            if allowed > now:
                return HeldBack(until=allowed, for_digest=lease.is_for_digest)
            today = clock.day_of(now, reader)
            if not body.is_unasked or lease.is_for_digest or lease.counted_on == today:
                return None
            if await work.people.count_unasked(person.id, today, unit.settings.unasked_a_day):
                await work.notices.count_on(lease.id, today)
                return None
            return HeldBack(until=clock.next_at(now, unit.settings.digest_at, reader), for_digest=True)


class Snooze(StrEnum):
    """Until when a notice can be put off."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    SCHOOL_DAY = "school_day"


class SnoozeNotice(UseCase):
    """A reader has a notice said again in an hour, tomorrow when their quiet hours end, or on the next school day.

    They asked for it, so it comes then, whatever the hour, and counts as no unasked message. Only their own notice, of
    a kind that has time, and while nothing has changed it; chosen again, the new time is in place of the old.
    """

    async def __call__(self, notice_id: NoticeId, until: Snooze, *, by: Actor) -> datetime:
        if not by.person.has_joined:
            raise NotAllowed
        now = self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id)
            kind = await work.notices.kind_told(notice_id, by.id)
            if kind is None or not kind.can_be_snoozed:
                raise Gone
            clock, reader = self.school_clock(await work.units.get(by.unit_id)), by.person.own_time
            match until:
                case Snooze.HOUR:
                    then = now + timedelta(hours=1)
                case Snooze.TOMORROW:
                    then = clock.morning(now, 1, reader)
                case Snooze.SCHOOL_DAY:
                    then = clock.next_day(now, reader)
            await work.notices.remind(notice_id, SnoozeOver(), now=now, not_before=then)
            return then
