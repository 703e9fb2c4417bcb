"""Notices on their way: pace, failures of Telegram, people out of reach, rewriting, and what is never sent twice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import SqlNoticeQueue
from bot.storage.rows import NoticeRow
from mentoring.model.people import Role
from mentoring.notices import HelpOfferOver, OfferEnd, PersonJoined, RolesChanged, TopicName
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def anya(stage: Stage) -> Someone:
    return await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def marina(stage: Stage) -> Someone:
    return await stage.joined("Ключевская Марина Олеговна", Role.CURATOR)


async def tell(stage: Stage, reader: Someone, name: str, **options: Any) -> None:
    """Post «… has joined us»: a notice that is only words."""
    assert reader.actor is not None
    async with stage.program.begin() as work:
        await work.notices.post(
            reader.actor.id, PersonJoined(joined_id=reader.actor.id, name=name), now=stage.box.clock.now(), **options
        )


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(select(NoticeRow.state).order_by(NoticeRow.id)))


async def leased(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return await connection.scalar(select(func.count()).where(NoticeRow.leased_until.is_not(None))) or 0


async def test_a_notice_arrives_in_the_readers_language_at_once(stage: Stage, anya: Someone) -> None:
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.sees("Теперь с нами Борис")


async def test_a_notice_is_not_sent_before_its_time(stage: Stage, anya: Someone) -> None:
    await tell(stage, anya, "Борис", not_before=stage.box.clock.now() + timedelta(hours=1))
    await stage.settles()
    anya.does_not_see("Борис")
    await stage.passes(hours=1)
    anya.sees("Теперь с нами Борис")


async def test_a_notice_that_comes_too_late_is_dropped(stage: Stage, anya: Someone, story_engine: AsyncEngine) -> None:
    stage.box.control.add_fault("sendMessage", status=502)
    await tell(stage, anya, "Борис", not_after=stage.box.clock.now() + timedelta(seconds=1))
    await stage.settles()
    await stage.passes(hours=1)
    anya.does_not_see("Борис")
    assert await states(story_engine) == ["dropped"]


@pytest.mark.parametrize("fault", [{"status": 502}, {"status": 500}, {"status": 429, "retry_after": 1}])
async def test_a_failure_of_telegram_delays_and_loses_nothing(
    stage: Stage, anya: Someone, fault: dict[str, Any]
) -> None:
    stage.box.control.add_fault("sendMessage", **fault)
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.does_not_see("Борис")
    await stage.passes(minutes=1)
    anya.sees("Теперь с нами Борис")


async def test_telegram_out_of_reach_for_hours_loses_nothing(stage: Stage, anya: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=502, times=12)
    await tell(stage, anya, "Борис")
    await stage.passes(hours=3)
    assert [message["text"].count("Борис") for message in anya.messages].count(1) == 1


async def test_a_429_holds_everybody_back(stage: Stage, anya: Someone, marina: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=429, retry_after=1)
    await tell(stage, anya, "Первый")
    await tell(stage, marina, "Вторая")
    await stage.settles()
    await stage.passes(seconds=2)
    anya.sees("Первый")
    marina.sees("Вторая")


async def test_who_blocked_the_bot_is_marked_and_the_curator_told(
    stage: Stage, anya: Someone, marina: Someone, story_engine: AsyncEngine
) -> None:
    stage.box.control.block(anya.account)
    await stage.settles()
    marina.sees("Лугова Аня Сергеевна", "сообщения не доходят")
    await tell(stage, anya, "Борис")
    await stage.settles()
    assert "dead" in await states(story_engine)
    await marina.says("/start")
    await marina.presses("Не дошло")
    marina.sees("Лугова Аня Сергеевна")
    stage.box.control.block(anya.account, False)
    await stage.settles()
    await anya.says("/start")
    await tell(stage, anya, "Вера")
    await stage.settles()
    anya.sees("Теперь с нами Вера")


async def test_a_403_while_sending_marks_the_person(stage: Stage, anya: Someone, marina: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=403)
    await tell(stage, anya, "Борис")
    await stage.settles()
    marina.sees("сообщения не доходят")


async def test_the_urgent_goes_first(stage: Stage, anya: Someone) -> None:
    assert anya.actor is not None
    now = stage.box.clock.now()
    async with stage.program.begin() as work:
        await work.notices.post(anya.actor.id, RolesChanged(roles=("mentee",)), now=now)
        offer = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.post(anya.actor.id, offer, now=now - timedelta(minutes=1))
    await stage.settles()
    anya.sees("Погода", "Ваши роли изменились")
    assert anya.screen.index("Погода") < anya.screen.index("Ваши роли")


async def test_what_is_withdrawn_before_it_was_sent_never_comes(stage: Stage, anya: Someone) -> None:
    soon = stage.box.clock.now() + timedelta(minutes=5)
    await tell(stage, anya, "Борис", not_before=soon, subject="joined:1")
    async with stage.program.begin() as work:
        await work.notices.withdraw("joined:1")
    await stage.passes(hours=1)
    anya.does_not_see("Борис")


async def test_rewriting_changes_what_was_sent_and_stops_what_was_not(
    stage: Stage, anya: Someone, marina: Someone
) -> None:
    now = stage.box.clock.now()
    await tell(stage, anya, "Борис", subject="joined:1")
    await tell(stage, marina, "Борис", subject="joined:1", not_before=now + timedelta(hours=1))
    await stage.settles()
    async with stage.program.begin() as work:
        body = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.rewrite("joined:1", body, now=now)
    await stage.settles()
    await stage.passes(hours=2)
    anya.sees("Погода")
    anya.does_not_see("Борис")
    marina.does_not_see("Борис", "Погода")


async def test_a_rewriting_waits_for_the_message_that_is_being_sent(
    stage: Stage, anya: Someone, story_engine: AsyncEngine
) -> None:
    stage.box.control.add_fault("sendMessage", delay=0.3)
    await tell(stage, anya, "Борис", subject="joined:1")
    while not await leased(story_engine):
        pass
    async with stage.program.begin() as work:
        body = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.rewrite("joined:1", body, now=stage.box.clock.now())
    await stage.settles()
    await stage.passes(seconds=5)
    anya.sees("Погода")
    anya.does_not_see("Борис")


async def test_what_was_leased_and_not_marked_goes_out_after_a_crash(
    stage: Stage, anya: Someone, story_engine: AsyncEngine
) -> None:
    queue = SqlNoticeQueue(story_engine)
    later = stage.box.clock.now() + timedelta(minutes=1)
    await tell(stage, anya, "Борис", not_before=later)
    # Another process took it and died.
    assert len(await queue.lease(later, 10)) == 1
    await stage.passes(minutes=2)
    anya.does_not_see("Борис")
    await stage.passes(minutes=3)
    anya.sees("Теперь с нами Борис")


async def test_somebody_who_left_is_not_written_to(stage: Stage, anya: Someone, story_engine: AsyncEngine) -> None:
    assert anya.actor is not None
    async with story_engine.begin() as connection:
        await connection.execute(text("UPDATE people SET left_at = joined_at WHERE id = :id"), {"id": anya.actor.id})
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.does_not_see("Борис")


async def test_two_deliveries_never_take_the_same_notice(engine: AsyncEngine, school: Any, unit: Any) -> None:
    reader = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    now = reader.person.joined_at
    async with school.begin() as work:
        body = PersonJoined(joined_id=reader.id, name="Борис")
        await work.notices.post_many([(reader.id, body, now)] * 60, now=now)
    queue = SqlNoticeQueue(engine)
    taken = await asyncio.gather(*(queue.lease(now, 20) for _ in range(6)))
    ids = [lease.id for leases in taken for lease in leases]
    assert len(ids) == len(set(ids)) == 60
