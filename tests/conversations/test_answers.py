"""Frequently asked questions: a solved case becomes an answer for all."""

from bot.callbacks import Place, PlacePress
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage


async def shares_a_case(mentee: Someone, mentor: Someone, *, advice: str = "Аня, начните с тишины") -> None:
    """From the call to the asker's leave to share."""
    await mentee.presses("Нужна помощь")
    await mentee.presses("⭐ Дисциплина и внимание")
    await mentee.presses("Сейчас")
    await mentee.says("Пятый класс не слышит меня")
    await mentee.presses("Отправить")
    await mentor.presses("Беру")
    if advice:
        await mentor.says(advice)
    await mentor.presses("Решено")
    await mentee.presses("Поделиться с коллегами")


async def publishes(curator: Someone) -> None:
    await curator.says("/start")
    await curator.presses("Частые вопросы")
    await curator.presses("Ждут вас: 1")
    await curator.presses("Пятый класс")
    await curator.presses("Опубликовать")


async def test_without_answers_everybody_is_told_where_they_come_from(anya: Someone) -> None:
    await anya.presses("Частые вопросы")
    anya.sees("Пока пусто")
    anya.sees_no_button("Ждут вас")


async def test_the_curator_checks_edits_and_publishes(anya: Someone, boris: Someone, marina: Someone) -> None:
    await shares_a_case(anya, boris)
    await marina.says("/start")
    await marina.presses("Частые вопросы")
    await marina.presses("Ждут вас: 1")
    marina.sees("Ждут вашей проверки: 1")
    await marina.presses("Пятый класс")
    marina.sees("Видите только вы", "…, начните с тишины")
    await marina.presses("✏️ Ответ")
    await marina.says("ы" * 1501)
    marina.sees("Напишите ответ заново")
    await marina.says("Начните урок с минуты тишины")
    marina.sees("Начните урок с минуты тишины")
    await marina.presses("✏️ Вопрос")
    await marina.says("Класс не слышит. Что делать?")
    assert "видят все коллеги" in await marina.presses("Опубликовать")
    marina.sees_no_button("Опубликовать")
    marina.sees_button("Снять с публикации")


async def test_everybody_in_the_unit_reads_a_published_answer_by_topic(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await shares_a_case(anya, boris)
    await publishes(marina)
    vera = await stage.joined("Соснина Вера Павловна", Role.MENTEE)
    await vera.presses("Частые вопросы")
    await vera.presses("Дисциплина и внимание · 1")
    vera.sees("1 ответ")
    await vera.presses("Пятый класс не слышит меня")
    vera.sees("Вопрос", "Пятый класс не слышит меня", "Ответ", "начните с тишины")
    for button in ("Опубликовать", "✏️", "Отклонить", "Снять с публикации"):
        vera.sees_no_button(button)
    await vera.presses("← К списку")
    await vera.presses("← К темам")
    vera.sees_button("Дисциплина и внимание · 1")
    other = await stage.school.unit("Другая школа")
    foreign = await stage.joined("Чужая Чара Чеславовна", Role.MENTEE, unit=other)
    await foreign.presses("Частые вопросы")
    foreign.sees("Пока пусто")


async def test_an_answer_taken_back_waits_to_be_checked_again(anya: Someone, boris: Someone, marina: Someone) -> None:
    await shares_a_case(anya, boris)
    await publishes(marina)
    await marina.presses("Снять с публикации")
    marina.sees("Снять ответ с публикации?")
    await marina.presses("Снять с публикации")
    marina.sees("Видите только вы")
    await anya.says("/start")
    await anya.presses("Частые вопросы")
    anya.sees("Пока пусто")


async def test_a_refused_case_is_gone_from_the_list(anya: Someone, boris: Someone, marina: Someone) -> None:
    await shares_a_case(anya, boris)
    await marina.says("/start")
    await marina.presses("Частые вопросы")
    await marina.presses("Ждут вас: 1")
    await marina.presses("Пятый класс")
    await marina.presses("Отклонить")
    await marina.presses("← Не менять")
    await marina.presses("Отклонить")
    marina.sees("вернуть его нельзя")
    await marina.presses("Отклонить")
    marina.sees("Проверять нечего")


async def test_a_case_without_an_answer_is_published_only_once_it_is_written(
    anya: Someone, boris: Someone, marina: Someone
) -> None:
    await shares_a_case(anya, boris, advice="")
    await marina.says("/start")
    await marina.presses("Частые вопросы")
    await marina.presses("Ждут вас: 1")
    await marina.presses("Пятый класс")
    marina.sees("Допишите вопрос и ответ", "(пусто)")
    marina.sees_no_button("Опубликовать")
    await marina.presses("✏️ Ответ")
    await marina.says("Начните с тишины")
    marina.sees_button("Опубликовать")


async def test_a_card_taken_back_under_the_readers_eyes_is_gone(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await shares_a_case(anya, boris)
    await publishes(marina)
    vera = await stage.joined("Соснина Вера Павловна", Role.MENTEE)
    await vera.presses("Частые вопросы")
    await vera.presses("Дисциплина и внимание · 1")
    await marina.presses("Снять с публикации")
    await marina.presses("Снять с публикации")
    assert await vera.presses("Пятый класс не слышит меня")
    vera.does_not_see("начните с тишины")


async def test_answers_speak_english(stage: Stage, anya: Someone, boris: Someone) -> None:
    head = await stage.joined("Reader Rita Robertovna", Role.HEAD, language=Language.EN)
    await head.presses("Common questions")
    head.sees("Nothing here yet")
    await shares_a_case(anya, boris)
    await head.forges(PlacePress(place=Place.ANSWERS).pack())
    head.sees("Waiting for your check: 1")
    await head.presses("Пятый класс")
    head.sees("Only you can see it")
    await head.presses("✏️ Question")
    head.sees("What is the question?")
    await head.presses("Leave as it is")
    await head.presses("✏️ Answer")
    head.sees("What is the answer?")
    await head.presses("Leave as it is")
    await head.presses("Refuse")
    head.sees("Refuse this case?")
    await head.presses("Leave as it is")
    await head.presses("Publish")
    await head.presses("Unpublish")
    head.sees("Unpublish this answer?")
    await head.presses("Leave as it is")
    await head.presses("To the list")
    head.sees("Nothing to check")
    await head.presses("To the topics")
    await head.presses("Discipline")
    head.sees("1 answer.")
