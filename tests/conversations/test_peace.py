"""Peace and quiet: two unasked messages a day and one digest, and notices that are put off."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.announcements.base import Announcement, button
from bot.announcements.digest import DIGEST_TEXT, digests
from bot.storage.rows import NoticeRow
from mentoring.model.ids import MentorListId, PersonId
from mentoring.model.people import Language, Role
from mentoring.notices import Notice, TopicName
from mentoring.notices.answers import AnswerProposed
from mentoring.notices.bank import MentorListOver, MentorsProposed
from mentoring.notices.people import PersonJoined
from tests.conversations.dsl import TEXTS, Someone, Stage

PROPOSED = MentorsProposed(list_id=MentorListId(1), count=2, proposer_name="Ключевская Марина")


@pytest.fixture
async def ivan(stage: Stage) -> Someone:
    return await stage.joined("Петров Иван Сергеевич", Role.HEAD)


async def tell(stage: Stage, reader: Someone, *bodies: Notice, subject: str | None = None) -> None:
    assert reader.actor is not None
    now = stage.box.clock.now()
    async with stage.program.begin() as work:
        await work.notices.post_many([(reader.actor.id, body, now) for body in bodies], now=now, subject=subject)
    await stage.settles()


def joined(name: str) -> PersonJoined:
    return PersonJoined(joined_id=PersonId(1), name=name)


async def test_the_third_unasked_message_of_a_day_comes_in_the_digest(stage: Stage, marina: Someone) -> None:
    await tell(stage, marina, joined("Первый"))
    await tell(stage, marina, joined("Вторая"))
    await tell(stage, marina, joined("Третий & <сын>"))
    await tell(stage, marina, AnswerProposed(topic=TopicName(code="discipline", name=None)))
    marina.sees("Теперь с нами Первый", "Теперь с нами Вторая")
    marina.does_not_see("Третий", "Новый ответ")
    await stage.passes(hours=5, minutes=59)
    marina.does_not_see("Сводка")
    await stage.passes(minutes=1)
    marina.sees_new("Сводка: 2 сообщения", "1. 👋 Теперь с нами Третий & <сын>", "2. 📝 Новый ответ для всех")
    await marina.presses("2 · Открыть")
    marina.sees_new("Проверять нечего")
    # Tomorrow is another day.
    await stage.passes(hours=16)
    await tell(stage, marina, joined("Четвёртая"))
    marina.sees("Теперь с нами Четвёртая")


async def test_one_message_left_for_the_digest_comes_as_it_is(
    stage: Stage, ivan: Someone, sqlite_engine: AsyncEngine
) -> None:
    await tell(stage, ivan, joined("Первый"), joined("Вторая"), PROPOSED, subject="mentors:1")
    ivan.does_not_see("Наставники на утверждение")
    await stage.passes(hours=6)
    ivan.sees("Наставники на утверждение")
    ivan.does_not_see("Сводка")
    async with stage.program.begin() as work:
        over = MentorListOver(list_id=MentorListId(1), by_name="Другой", approved=2, refused=0)
        await work.notices.rewrite("mentors:1", over, now=stage.box.clock.now())
    await stage.settles()
    ivan.does_not_see("Наставники на утверждение")


async def test_what_was_withdrawn_meanwhile_is_not_in_the_digest(stage: Stage, ivan: Someone) -> None:
    await tell(stage, ivan, joined("Первый"), joined("Вторая"))
    await tell(stage, ivan, joined("Третий"), joined("Четвёртая"))
    await tell(stage, ivan, PROPOSED, subject="mentors:1")
    async with stage.program.begin() as work:
        await work.notices.withdraw("mentors:1")
    await stage.passes(hours=6)
    ivan.sees("Сводка: 2 сообщения")
    ivan.does_not_see("Наставники на утверждение")


async def test_help_comes_however_many_messages_there_were(stage: Stage, boris: Someone, anya: Someone) -> None:
    await tell(stage, boris, *(joined(f"Новичок {number}") for number in range(3)))
    await anya.presses("Нужна помощь")
    await anya.presses("⭐")
    await anya.presses("Сегодня")
    await anya.says("Пятый класс не слышит меня")
    await anya.presses("Отправить")
    boris.sees("Коллеге нужна ваша помощь")
    boris.sees_no_button("Позже")


async def test_a_digest_that_fails_comes_later_and_once(
    stage: Stage, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    await tell(stage, marina, *(joined(f"Новичок {number}") for number in range(6)))
    stage.box.control.add_fault("sendMessage", status=502)
    await stage.passes(hours=6)
    marina.does_not_see("Сводка")
    await stage.passes(minutes=1)
    assert marina.screen.count("Сводка: 4 сообщения") == 1
    async with sqlite_engine.connect() as connection:
        rows = (await connection.execute(select(NoticeRow.state, NoticeRow.body, NoticeRow.chat_message))).all()
    assert {row.state for row in rows} == {"sent"}
    assert all(row.body == {} for row in rows)
    assert sum(row.chat_message is None for row in rows) == 4


async def test_of_a_digest_that_telegram_refuses_each_notice_comes_alone(
    stage: Stage, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    await tell(stage, marina, *(joined(f"Новичок {number}") for number in range(5)))
    stage.box.control.add_fault("sendMessage", status=400, times=2)
    await stage.passes(hours=6)
    marina.does_not_see("Сводка", "Новичок 2")
    marina.sees("Новичок 3", "Новичок 4")
    async with sqlite_engine.connect() as connection:
        states = list(await connection.scalars(select(NoticeRow.state).order_by(NoticeRow.id)))
    assert states == ["sent", "sent", "dead", "sent", "sent"]


async def test_a_digest_waits_for_the_end_of_a_leave_taken_meanwhile(stage: Stage, marina: Someone) -> None:
    await tell(stage, marina, *(joined(f"Новичок {number}") for number in range(4)))
    assert marina.actor is not None
    today = stage.box.clock.now().date()
    await stage.program.use_cases.take_leave(today, today + timedelta(days=1), by=marina.actor)
    await stage.passes(hours=30)
    marina.does_not_see("Сводка")
    await stage.passes(hours=16)
    marina.sees("Сводка: 2 сообщения")


async def test_a_notice_is_put_off_for_an_hour_and_points_to_itself(stage: Stage, ivan: Someone) -> None:
    await tell(stage, ivan, PROPOSED, subject="mentors:1")
    first = ivan.newest("Наставники на утверждение")["id"]
    await ivan.presses("⏰ Позже")
    ivan.sees_button("Открыть")
    await ivan.presses("Назад")
    await ivan.presses("⏰ Позже")
    assert await ivan.presses("Через час") == "Напомню: пн, 23 ноября, 11:00"
    ivan.sees_button("⏰ Напомню: пн, 23 ноября, 11:00")
    await stage.passes(minutes=59)
    ivan.does_not_see("Вы просили напомнить")
    await stage.passes(minutes=1)
    ivan.sees("Вы просили напомнить об этом")
    assert ivan.newest("Вы просили напомнить")["reply_to"] == first


async def test_put_off_to_the_next_school_day_it_comes_after_the_weekend(stage: Stage, ivan: Someone) -> None:
    await stage.passes(days=4)
    await tell(stage, ivan, PROPOSED)
    await ivan.presses("⏰ Позже")
    await ivan.presses("Завтра")
    await ivan.presses("⏰ Напомню: сб, 28 ноября, 08:00")
    await ivan.presses("В учебный день")
    await stage.passes(days=2)
    ivan.does_not_see("Вы просили напомнить")
    await stage.passes(hours=22)
    assert ivan.screen.count("Вы просили напомнить") == 1


async def test_a_reminder_of_a_message_its_reader_deleted_comes_all_the_same(stage: Stage, ivan: Someone) -> None:
    await tell(stage, ivan, PROPOSED)
    await ivan.presses("⏰ Позже")
    await ivan.presses("Через час")
    await stage.program.bot.delete_message(ivan.account, ivan.newest("Наставники на утверждение")["id"])
    await stage.passes(hours=1)
    ivan.sees("Вы просили напомнить об этом")
    await ivan.presses("Домой")


async def test_what_is_decided_meanwhile_is_not_reminded_of_and_cannot_be_put_off(stage: Stage, ivan: Someone) -> None:
    await tell(stage, ivan, PROPOSED, subject="mentors:1")
    _, later = ivan.button("⏰ Позже")
    await ivan.presses("⏰ Позже")
    _, hour = ivan.button("Через час")
    await ivan.presses("Через час")
    over = MentorListOver(list_id=MentorListId(1), by_name="Другой", approved=2, refused=0)
    async with stage.program.begin() as work:
        await work.notices.rewrite("mentors:1", over, now=stage.box.clock.now())
    await stage.settles()
    await stage.passes(hours=2)
    ivan.does_not_see("Вы просили напомнить")
    assert "больше нет" in await ivan.forges(hour["data"])
    assert later["data"]


async def test_somebody_elses_notice_cannot_be_put_off(
    stage: Stage, ivan: Someone, marina: Someone, anya: Someone
) -> None:
    await tell(stage, ivan, PROPOSED)
    await ivan.presses("⏰ Позже")
    _, hour = ivan.button("Через час")
    for other in (marina, anya):
        assert "больше нет" in await other.forges(hour["data"])
    assert await anya.forges("ns:yesterday:1")
    stranger = await stage.someone("Пётр")
    await stranger.says("/start")
    assert await stranger.forges(hour["data"])


def test_a_digest_is_cut_into_messages_that_telegram_takes_and_shares_buttons_that_lead_to_one_place() -> None:
    l10n = TEXTS.in_language(Language.RU)
    people = [Announcement(text=f"Новичок {number}", rows=[[button("Открыть", "go:people")]]) for number in range(5)]
    lists = [Announcement(text="Список", rows=[[button("Открыть", "bl:1")]]), Announcement(text="Просто слова")]
    (one,) = digests([*people, *lists], l10n)
    assert [row[0].text for row in one.rows] == ["1…5 · Открыть", "6 · Открыть", "🏠 Домой"]
    assert "<b>7.</b> Просто слова" in one.text
    long = [Announcement(text="я" * 1000) for _ in range(8)]
    parts = digests(long, l10n)
    assert len(parts) == 3
    assert all(len(part.text) < DIGEST_TEXT + 300 for part in parts)
    many = digests([Announcement(text="я", rows=[[button("Открыть", f"bl:{number}")]]) for number in range(90)], l10n)
    assert [len(part.rows) for part in many] == [41, 41, 11]
