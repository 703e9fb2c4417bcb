"""One message a reader: what `show` does with it, however far its sending is. On both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import DEAD, SqlNoticeQueue
from bot.storage.rows import NoticeRow
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.rotations import RotationUnderWay
from mentoring.ports import BeginWork
from mentoring.ports.notices import Lease
from tests.conftest import Counting, SetClock
from tests.school import School

SUBJECT = "rotation:1:live"


class Message:
    """The message of each reader, as the delivery comes to know it."""

    def __init__(self, begin: BeginWork, engine: AsyncEngine, clock: SetClock, readers: list[Actor]) -> None:
        self.queue = SqlNoticeQueue(engine)
        self._begin, self._clock, self._readers = begin, clock, readers

    async def shows(self, title: str) -> None:
        now = self._clock.now()
        async with self._begin() as work:
            posts = [(reader.id, RotationUnderWay(title=title), now) for reader in self._readers]
            await work.notices.show(posts, now=now, subject=SUBJECT)

    async def leased(self) -> list[Lease]:
        return await self.queue.lease(self._clock.now(), 10)

    async def sent(self, *leases: Lease) -> None:
        for lease in leases:
            chat_message = None if lease.is_rewrite else 100 + lease.id
            await self.queue.mark_sent([lease.id], chat_message, self._clock.now())


@pytest.fixture
async def readers(school: School, unit: Unit) -> list[Actor]:
    return [await school.person(unit, f"Лугова Анна{number} Ильинична", Role.MENTEE) for number in range(2)]


@pytest.fixture
def message(begin: BeginWork, engine: AsyncEngine, clock: SetClock, readers: list[Actor]) -> Message:
    return Message(begin, engine, clock, readers)


def told(leases: list[Lease]) -> list[tuple[str, bool]]:
    return [(lease.body.title, lease.is_rewrite) for lease in leases if isinstance(lease.body, RotationUnderWay)]


async def test_what_was_not_sent_is_replaced_and_what_was_sent_is_changed(message: Message) -> None:
    await message.shows("один")
    await message.shows("два")
    first, second = await message.leased()
    assert told([first, second]) == [("два", False)] * 2
    await message.sent(first, second)
    await message.shows("три")
    await message.shows("четыре")
    changes = await message.leased()
    assert told(changes) == [("четыре", True)] * 2
    assert {lease.chat_message for lease in changes} == {100 + first.id, 100 + second.id}
    await message.sent(*changes)
    assert await message.leased() == []


async def test_what_is_being_sent_is_changed_and_who_could_not_be_reached_gets_it_anew(
    message: Message, engine: AsyncEngine
) -> None:
    await message.shows("один")
    being_sent, lost = await message.leased()
    async with engine.begin() as connection:
        await connection.execute(update(NoticeRow).where(NoticeRow.id == lost.id).values(state=DEAD))
    await message.shows("два")
    changed, anew = sorted(await message.leased(), key=lambda lease: not lease.is_rewrite)
    assert (changed.is_early_rewrite, changed.person_id) == (True, being_sent.person_id)
    assert (anew.is_rewrite, anew.person_id) == (False, lost.person_id)


async def test_a_change_that_had_to_wait_does_not_bring_the_old_words_back(message: Message, clock: SetClock) -> None:
    await message.shows("один")
    await message.sent(*await message.leased())
    await message.shows("два")
    slow = await message.leased()
    await message.shows("три")
    await message.sent(*await message.leased())
    for lease in slow:
        await message.queue.put_off([lease.id], clock.now() + timedelta(seconds=5), "TelegramNetworkError")
    clock.advance(seconds=5)
    assert await message.leased() == []
    # One that nothing has overtaken comes again.
    await message.shows("четыре")
    for lease in await message.leased():
        await message.queue.put_off([lease.id], clock.now(), "TelegramNetworkError")
    assert told(await message.leased()) == [("четыре", True)] * 2


async def test_it_takes_three_statements_however_many_readers_there_are(message: Message, counting: Counting) -> None:
    await message.shows("один")
    await message.sent(*await message.leased())
    with counting() as statements:
        await message.shows("два")
    assert len(statements) == 3
