"""Few unasked messages a day, the digest of the rest, and notices put off; also when two deliveries are at work."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import SqlNoticeQueue
from mentoring.model.ids import HelpRequestId, MentorListId, NoticeId, PersonId, TalkMessageId
from mentoring.model.people import Actor, Role
from mentoring.model.school_calendar import PeriodKind
from mentoring.model.units import Unit
from mentoring.notices import Notice, TopicName
from mentoring.notices.bank import MentorListDecided, MentorListOver, MentorsProposed
from mentoring.notices.help import HelpDetailAdded, HelpWithdrawn
from mentoring.notices.peace import SnoozeOver
from mentoring.notices.people import PersonJoined
from mentoring.ports.notices import Lease
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.own_time import TakeLeave
from mentoring.use_cases.peace import HeldBack, LetThrough, Snooze, SnoozeNotice
from mentoring.use_cases.profile import AnswerProfile
from mentoring.use_cases.school_calendar import EnterPeriod
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import Counting, SetClock
from tests.school import School, Verb

#: Monday 16:00 in Yekaterinburg, and Tuesday 08:00.
DIGEST, TUESDAY = datetime(2026, 11, 23, 11, tzinfo=UTC), datetime(2026, 11, 24, 3, tzinfo=UTC)
PROPOSED = MentorsProposed(list_id=MentorListId(1), count=2, proposer_name="Ключевская Марина")

Leased = Callable[[], Awaitable[list[Lease]]]


@pytest.fixture
def queue(engine: AsyncEngine) -> SqlNoticeQueue:
    return SqlNoticeQueue(engine)


async def post(school: School, reader: Actor, clock: SetClock, *bodies: Notice, subject: str | None = None) -> None:
    now = clock.now()
    async with school.begin() as work:
        await work.notices.post_many([(reader.id, body, now) for body in bodies], now=now, subject=subject)


def joined(number: int) -> PersonJoined:
    return PersonJoined(joined_id=PersonId(number), name=f"Новичок {number}")


@pytest.fixture
async def notice(school: School, head: Actor, clock: SetClock, queue: SqlNoticeQueue) -> NoticeId:
    """A notice the head was sent, with something to decide."""
    await post(school, head, clock, PROPOSED, subject="mentors:1")
    (lease,) = await queue.lease(clock.now(), 10)
    await queue.mark_sent([lease.id], 77, clock.now())
    return lease.id


async def test_two_go_and_the_rest_waits_for_the_digest(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    await post(school, curator, clock, *map(joined, range(4)))
    found = [await verb(LetThrough)(lease) for lease in await queue.lease(clock.now(), 10)]
    later = HeldBack(until=DIGEST, for_digest=True)
    assert found == [None, None, later, later]


async def test_the_number_is_the_units_setting_and_begins_anew_with_the_readers_day(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    await verb(ChangeUnitSetting)("unasked_a_day", 1, by=curator)
    await post(school, curator, clock, joined(1), joined(2))
    first, second = await queue.lease(clock.now(), 10)
    assert await verb(LetThrough)(first) is None
    assert await verb(LetThrough)(second) is not None
    clock.set(TUESDAY)
    assert await verb(LetThrough)(second) is None


async def test_what_was_let_through_and_did_not_arrive_is_not_counted_twice(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    await post(school, curator, clock, joined(1), joined(2), joined(3))
    first, *_ = await queue.lease(clock.now(), 1)
    assert await verb(LetThrough)(first) is None
    await queue.put_off([first.id], clock.now(), "TelegramNetworkError")
    again = await queue.lease(clock.now(), 10)
    assert [await verb(LetThrough)(lease) is None for lease in again] == [True, True, False]


async def test_of_many_let_through_at_once_two_go(
    verb: Verb, school: School, unit: Unit, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    for number in range(8):
        reader = await school.person(unit, f"Читатель Пётр{number}", Role.CURATOR)
        await post(school, reader, clock, *map(joined, range(6)))
        leases = [
            lease
            for leased in await asyncio.gather(*(queue.lease(clock.now(), 3) for _ in range(2)))
            for lease in leased
        ]
        found = await asyncio.gather(*(verb(LetThrough)(lease) for lease in leases))
        assert found.count(None) == 2
        await queue.mark_sent([lease.id for lease in leases], None, clock.now())


async def test_what_was_posted_before_a_leave_or_a_day_off_was_known_waits_all_the_same(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    await post(school, curator, clock, joined(1))
    (lease,) = await queue.lease(clock.now(), 10)
    await verb(TakeLeave)(date(2026, 11, 23), date(2026, 11, 23), by=curator)
    assert await verb(LetThrough)(lease) == HeldBack(until=TUESDAY, for_digest=False)
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, date(2026, 11, 24), date(2026, 11, 24), by=curator)
    assert await verb(LetThrough)(lease) == HeldBack(until=TUESDAY + timedelta(days=1), for_digest=False)


async def test_who_has_moved_to_another_time_zone_is_left_in_peace_by_its_clock_but_for_help_and_what_they_wait_for(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    awaited = MentorListDecided(list_id=MentorListId(1), by_name="Петров Иван", approved=2, refused=0)
    help_taken = HelpWithdrawn(request_id=HelpRequestId(1), topic=TopicName(code="lesson", name=None))
    urgent = HelpDetailAdded(request_id=HelpRequestId(1), message_id=TalkMessageId(1))
    await post(school, curator, clock, awaited, joined(1), help_taken, urgent)
    # Sunday evening there; on Monday at eight it is ten in the evening at the school.
    await verb(AnswerProfile)(zone="America/Anchorage", by=curator)
    monday = HeldBack(until=datetime(2026, 11, 23, 17, tzinfo=UTC), for_digest=False)
    leases = {type(lease.body): lease for lease in await queue.lease(clock.now(), 10)}
    assert await verb(LetThrough)(leases[MentorListDecided]) == await verb(LetThrough)(leases[PersonJoined]) == monday
    assert await verb(LetThrough)(leases[HelpWithdrawn]) is await verb(LetThrough)(leases[HelpDetailAdded]) is None
    clock.set(monday.until)
    assert await verb(LetThrough)(leases[MentorListDecided]) is None


async def test_held_back_it_is_due_again_with_the_rest_of_the_digest(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue
) -> None:
    await post(school, curator, clock, *map(joined, range(5)))
    leases = await queue.lease(clock.now(), 10)
    await queue.mark_sent([lease.id for lease in leases[:2]], 1, clock.now())
    await queue.hold_back([lease.id for lease in leases[2:]], DIGEST, for_digest=True)
    assert await queue.next_due() == DIGEST
    assert await queue.lease(clock.now(), 10) == []
    clock.set(DIGEST)
    (first,) = await queue.lease(clock.now(), 1)
    rest = await queue.lease_for_digest(curator.id, clock.now())
    assert [lease.id for lease in (first, *rest)] == [lease.id for lease in leases[2:]]
    assert all(lease.is_for_digest and lease.attempts == 1 for lease in (first, *rest))
    assert await queue.lease_for_digest(curator.id, clock.now()) == []
    assert await verb(LetThrough)(first) is None


async def test_letting_through_takes_as_many_statements_whatever_waits(
    verb: Verb, school: School, curator: Actor, clock: SetClock, queue: SqlNoticeQueue, counting: Counting
) -> None:
    await post(school, curator, clock, *map(joined, range(60)))
    leases = await queue.lease(clock.now(), 60)
    costs = []
    for lease in leases[:4]:
        with counting() as statements:
            await verb(LetThrough)(lease)
        costs.append(len(statements))
    assert costs == [4, 4, 3, 3]
    with counting() as statements:
        await queue.hold_back([lease.id for lease in leases], DIGEST, for_digest=True)
        await queue.lease_for_digest(curator.id, DIGEST)
        await queue.mark_sent([lease.id for lease in leases], None, DIGEST)
    assert len(statements) == 4


@pytest.mark.parametrize(
    ("until", "then"),
    [
        (Snooze.HOUR, datetime(2026, 11, 27, 15, 30, tzinfo=UTC)),
        (Snooze.TOMORROW, datetime(2026, 11, 28, 3, tzinfo=UTC)),
        (Snooze.SCHOOL_DAY, datetime(2026, 11, 30, 3, tzinfo=UTC)),
    ],
)
async def test_a_notice_is_put_off_from_friday_evening(
    verb: Verb,
    school: School,
    head: Actor,
    clock: SetClock,
    notice: NoticeId,
    queue: SqlNoticeQueue,
    until: Snooze,
    then: datetime,
) -> None:
    clock.set(datetime(2026, 11, 27, 14, 30, tzinfo=UTC))
    assert await verb(SnoozeNotice)(notice, until, by=head) == then
    assert await queue.next_due() == then
    (reminder,) = await queue.lease(then, 10)
    assert reminder.body == SnoozeOver()
    assert (reminder.chat_message, reminder.is_rewrite, reminder.is_early_rewrite) == (77, False, False)


async def test_put_off_again_it_is_said_once_and_at_the_later_choice(
    verb: Verb, school: School, head: Actor, notice: NoticeId, queue: SqlNoticeQueue
) -> None:
    for _ in range(5):
        await asyncio.gather(*(verb(SnoozeNotice)(notice, until, by=head) for until in Snooze))
    await verb(SnoozeNotice)(notice, Snooze.HOUR, by=head)
    assert await school.notices(head.id) == [SnoozeOver()]


async def test_what_decides_the_matter_takes_the_reminder_back(
    verb: Verb, school: School, head: Actor, clock: SetClock, notice: NoticeId
) -> None:
    await verb(SnoozeNotice)(notice, Snooze.TOMORROW, by=head)
    over = MentorListOver(list_id=MentorListId(1), by_name="Другой", approved=2, refused=0)
    async with school.begin() as work:
        await work.notices.rewrite("mentors:1", over, now=clock.now())
    assert await school.notices(head.id) == [over]
    with pytest.raises(Gone):
        await verb(SnoozeNotice)(notice, Snooze.HOUR, by=head)


async def test_only_ones_own_notice_of_a_kind_that_has_time_is_put_off(
    verb: Verb, school: School, head: Actor, curator: Actor, clock: SetClock, notice: NoticeId, queue: SqlNoticeQueue
) -> None:
    with pytest.raises(Gone):
        await verb(SnoozeNotice)(notice, Snooze.HOUR, by=curator)
    with pytest.raises(Gone):
        await verb(SnoozeNotice)(NoticeId(999), Snooze.HOUR, by=head)
    await post(school, head, clock, joined(1))
    (lease,) = await queue.lease(clock.now(), 10)
    with pytest.raises(Gone):
        await verb(SnoozeNotice)(lease.id, Snooze.HOUR, by=head)
    await queue.mark_sent([lease.id], 78, clock.now())
    with pytest.raises(Gone):
        await verb(SnoozeNotice)(lease.id, Snooze.HOUR, by=head)
    gone = await school.person(await school.unit("Другая"), "Ушедший Олег", Role.HEAD, left_at=clock.now())
    with pytest.raises(NotAllowed):
        await verb(SnoozeNotice)(notice, Snooze.HOUR, by=gone)
