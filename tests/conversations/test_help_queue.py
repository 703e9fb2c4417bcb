"""The curator's queue: every request gets a mentor, an answer or words."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, event, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.callbacks import CuratorAction, CuratorPress
from bot.storage.rows import HelpRequestRow, TopicRow
from mentoring.model.help_request import HelpState
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage

OPEN_FIRST = CuratorPress(action=CuratorAction.OPEN, request=1).pack()


async def asks(mentee: Someone, words: str = "Класс <шумит>") -> None:
    await mentee.presses("Нужна помощь")
    await mentee.presses("⭐ Дисциплина и внимание")
    await mentee.presses("Сейчас")
    await mentee.says(words)
    await mentee.presses("Отправить")


async def opens_card(curator: Someone) -> None:
    await curator.presses("Запросы о помощи")
    await curator.presses("Лугова А. С.")


async def test_an_empty_queue_says_so(marina: Someone) -> None:
    await marina.presses("Запросы о помощи")
    marina.sees("Очередь пуста")


async def test_a_line_tells_urgency_age_topic_and_where_the_request_stands(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await stage.passes(minutes=12)
    await marina.presses("Запросы о помощи")
    marina.sees("🔴 Дисциплина и внимание, 12 мин: спрашиваем наставников")
    marina.sees_button("🔴 12 мин · Лугова А. С.")
    await stage.passes(minutes=20)
    assert await marina.presses("Обновить") == "Обновлено"
    marina.sees("🔴 Дисциплина и внимание, 32 мин: ждёт вас")


async def test_a_notice_opens_the_card_and_it_tells_who_was_asked(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await boris.presses("Не могу")
    await boris.presses("Нет времени")
    await stage.passes(minutes=5)
    await marina.presses("Решить")
    marina.sees("Запрос: Дисциплина и внимание", "🔴 Срочно, Лугова Аня Сергеевна", "Класс <шумит>")
    marina.sees("Вяткин Б. А.: не может. Нет времени", "Никто не взял, ждут уже 5 мин")


async def test_the_curator_gives_a_request_to_a_mentor_by_two_taps(
    anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await opens_card(marina)
    await marina.presses("Передать наставнику")
    await marina.presses("⭐ Вяткин Б. А.")
    marina.sees("Передать запрос: Вяткин Борис Андреевич?", "сильная тема")
    await marina.presses("✅ Передать")
    marina.sees("Помогает Вяткин Б. А.")
    marina.sees_no_button("Передать")
    boris.sees("Куратор просит вас помочь")
    anya.sees("Вам поможет Вяткин Борис Андреевич")


async def test_with_nobody_to_give_it_to_the_curator_is_told_so(anya: Someone, marina: Someone) -> None:
    await asks(anya)
    await opens_card(marina)
    await marina.presses("Передать наставнику")
    marina.sees("Передать пока некому")


async def test_a_request_taken_meanwhile_is_refused_in_words(anya: Someone, boris: Someone, marina: Someone) -> None:
    await asks(anya)
    await opens_card(marina)
    await boris.presses("Беру")
    assert "успел раньше" in await marina.presses("Отвечу сам")
    await marina.presses("← К очереди")
    marina.sees("помогает Вяткин Б. А.")


async def test_the_curator_answers_alone_and_the_talk_goes_through_the_bot(
    anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await opens_card(marina)
    await marina.presses("Отвечу сам")
    marina.sees("Запрос у вас")
    await marina.says("Попробуйте начать с тишины")
    anya.sees("Ключевская Марина Олеговна", "Попробуйте начать с тишины")
    await marina.presses("К разговору")
    marina.sees_button("Решено")


async def test_the_curator_closes_a_request_with_words(anya: Someone, marina: Someone) -> None:
    await asks(anya)
    await opens_card(marina)
    await marina.presses("Закрыть с объяснением")
    await marina.says("ы" * 1001)
    marina.sees_button("← К запросу")
    await marina.says("Спросите психолога, кабинет 12")
    marina.sees("Запрос закрыт")
    marina.sees_no_button("Закрыть с объяснением")
    anya.sees("Спросите психолога, кабинет 12")


async def test_ones_own_request_is_left_to_others(stage: Stage) -> None:
    both = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, Role.CURATOR, needs={"discipline": 3})
    await asks(both)
    await both.says("/start")
    await opens_card(both)
    both.sees("ваш собственный запрос")
    both.sees_no_button("Передать наставнику")
    both.sees_no_button("Закрыть с объяснением")


async def test_neither_a_mentor_nor_another_schools_curator_opens_a_card(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await asks(anya)
    other = await stage.school.unit("Другая школа")
    foreign = await stage.joined("Чужая Чара Чеславовна", Role.CURATOR, unit=other)
    for stranger in (boris, foreign):
        assert await stranger.forges(OPEN_FIRST)
        stranger.sees_no_button("Закрыть с объяснением")
        stranger.does_not_see("Кого спросили")


async def test_attachments_come_below_and_the_card_below_them(anya: Someone, marina: Someone) -> None:
    await anya.presses("Нужна помощь")
    await anya.presses("⭐ Дисциплина и внимание")
    await anya.presses("Сейчас")
    await anya.sends("доска.jpg", "image/jpeg", text="Вот доска")
    await anya.presses("Отправить")
    await opens_card(marina)
    marina.does_not_see("[photo]")
    await marina.presses("Показать вложения: 1")
    marina.sees("Вот доска [photo]")
    assert "Запрос: Дисциплина" in marina.messages[-1]["text"]


async def test_a_long_queue_costs_as_much_as_a_short_one(
    stage: Stage, anya: Someone, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    await remember(sqlite_engine, anya, 2)
    short = await statements_of(sqlite_engine, marina, "Запросы о помощи")
    await remember(sqlite_engine, anya, 500)
    await marina.says("/start")
    long = await statements_of(sqlite_engine, marina, "Запросы о помощи")
    assert long == short
    marina.sees("Сейчас 502 запроса")
    marina.sees_button("1 / 84")
    await marina.presses("▶")
    marina.sees_button("2 / 84")


async def test_a_page_that_is_no_more_gives_way_to_the_last(
    anya: Someone, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    await remember(sqlite_engine, anya, 7)
    await marina.presses("Запросы о помощи")
    await marina.presses("▶")
    async with sqlite_engine.begin() as connection:
        await connection.execute(delete(HelpRequestRow).where(HelpRequestRow.id > 3))
    await marina.presses("Обновить")
    assert len([text for text in marina.buttons if "Лугова" in text]) == 3


async def test_a_mean_of_few_ratings_is_not_told(anya: Someone, marina: Someone, sqlite_engine: AsyncEngine) -> None:
    await remember(sqlite_engine, anya, 4, state=HelpState.SOLVED, rating=5)
    await marina.presses("Запросы о помощи")
    await marina.presses("Цифры")
    marina.sees("Средняя оценка появится", "Обычно ждут: 10 минут", "Вовремя: 100 %", "Решено 4")
    await remember(sqlite_engine, anya, 1, state=HelpState.SOLVED, rating=4)
    await marina.presses("← К очереди")
    await marina.presses("Цифры")
    marina.sees("Средняя оценка: 4,8 из 5")


async def test_the_queue_speaks_english(
    stage: Stage, anya: Someone, boris: Someone, sqlite_engine: AsyncEngine
) -> None:
    head = await stage.joined("Reader Rita Robertovna", Role.HEAD, language=Language.EN)
    await head.presses("Help requests")
    head.sees("Nobody is waiting")
    await asks(anya)
    await head.presses("Refresh")
    head.sees("🔴 Discipline", "mentors are being asked")
    await head.presses("Лугова")
    head.sees("Request: Discipline", "🔴 Urgent", "Who was asked", "Вяткин Б. А.: no answer yet")
    await head.presses("Close with an explanation")
    head.sees("Write a few words")
    await head.presses("To the request")
    await head.presses("Give to a mentor")
    head.sees("Who gets the request?")
    await head.presses("Вяткин")
    head.sees("Give the request to Вяткин Борис Андреевич?")
    await head.presses("Give it")
    head.sees("Вяткин Б. А. is helping")
    await remember(sqlite_engine, anya, 5, state=HelpState.SOLVED, rating=5)
    await head.presses("All requests")
    await head.presses("Figures")
    head.sees("Help in the last 30 days", "Requests: 6, answered: 5", "Mean rating: 5")


async def statements_of(engine: AsyncEngine, who: Someone, button: str) -> int:
    """How many statements reading requests a press costs."""
    counted: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "FROM help_requests" in statement:
            counted.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        await who.presses(button)
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
    return len(counted)


async def remember(
    engine: AsyncEngine, mentee: Someone, number: int, *, state: HelpState = HelpState.OPEN, rating: int | None = None
) -> None:
    """Requests as they would be if they had been asked an hour ago, and those over: answered after ten minutes."""
    asked_at = mentee.stage.box.clock.now() - timedelta(hours=1)
    is_over = not state.is_live
    async with engine.begin() as connection:
        topic_id = await connection.scalar(select(TopicRow.id).where(TopicRow.code == "discipline").limit(1))
        row = {
            "unit_id": mentee.stage.unit.id,
            "mentee_id": mentee.actor.id if mentee.actor else None,
            "topic_id": topic_id,
            "urgency": "urgent",
            "state": state.value,
            "step": "pool",
            "asked_at": asked_at,
            "answer_by": asked_at + timedelta(minutes=30),
            "answered_at": asked_at + timedelta(minutes=10) if is_over else None,
            "ended_at": asked_at + timedelta(minutes=20) if is_over else None,
            "rating": rating,
        }
        await connection.execute(insert(HelpRequestRow), [row] * number)
