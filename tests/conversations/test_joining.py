"""Opening a link, consent to personal data, and the first questions."""

import asyncio

import pytest

from mentoring.model.people import Language, ProfileQuestion, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.links import account_of, invite, join, owner_link


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    return await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)


async def test_a_newcomer_reads_what_this_is_consents_and_answers_to_the_end(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    anna.sees("Здравствуйте, Новикова Анна Петровна!", "Гимназия № 35", "наставляемый")
    await anna.presses("Дальше")
    anna.sees("Согласие на персональные данные", "Оператор: Гимназия № 35")
    await anna.presses("Согласен(на)")
    olga.sees("Новикова Анна Петровна")
    anna.sees("Знакомство · 2 из 8", "Кем вы работаете?")
    await anna.says("учитель математики")
    anna.sees("Знакомство · 3 из 8", "Что вы преподаёте?")
    await anna.presses("Математика")
    await anna.says("робототехника, физика")
    anna.sees_button("✅ робототехника")
    anna.sees_button("✅ Физика")
    await anna.presses("Готово")
    anna.sees("Сколько лет вы работаете")
    await anna.presses("3")
    anna.sees("В чём вам пригодилась бы поддержка?")
    await anna.presses("Методика")
    await anna.presses("Оценивание")
    await anna.presses("● Оценивание")
    anna.sees_button("●● Оценивание")
    await anna.presses("К направлениям")
    anna.sees("Отмечена 1 тема")
    await anna.presses("Готово")
    anna.sees("Как вам удобнее встречаться")
    await anna.presses("Онлайн")
    await anna.presses("Готово")
    anna.sees("На каком языке")
    await anna.presses("Русский")
    anna.sees("Где вы живёте?", "10:00")
    await anna.says("омск")
    anna.sees("Профиль заполнен")
    acting = await stage.program.use_cases.who_acts(account_of(anna))
    assert acting is not None
    person = acting.actor.person
    assert person.next_question is None
    assert (person.position, person.experience_years, person.zone) == ("учитель математики", 3, "Asia/Omsk")
    assert person.subjects == ("Математика", "робототехника", "Физика")


async def test_what_was_answered_is_kept_and_the_rest_is_asked_days_later(stage: Stage, olga: Someone) -> None:
    anna = await join(stage, await invite(olga, "Новикова Анна Петровна", "Наставник"), "Anna")
    await anna.says("учитель физики")
    await anna.presses("Физика")
    await anna.presses("Продолжить позже")
    acting = await stage.program.use_cases.who_acts(account_of(anna))
    assert acting is not None
    assert acting.actor.person.subjects == ("Физика",)
    assert acting.actor.person.next_question is ProfileQuestion.EXPERIENCE
    await stage.passes(days=3)
    await anna.says("/start")
    await anna.presses("Мой профиль")
    anna.sees("Остались вопросы", "учитель физики")
    await anna.presses("Ответить на вопросы")
    anna.sees("Сколько лет вы работаете")


async def test_joining_goes_on_after_the_window_is_lost(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    await stage.passes(days=2)
    await anna.says("/start")
    anna.sees_new("Здравствуйте, Новикова Анна Петровна!")
    await anna.says("/menu")
    await anna.presses("Дальше")
    await anna.presses("Согласен(на)")
    anna.sees("Кем вы работаете?")


async def test_refusing_is_respected_the_curator_is_told_and_the_link_is_over(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    await anna.presses("Дальше")
    await anna.presses("Не согласен(на)")
    anna.sees("Без согласия не получится", "сообщит об этом куратору")
    await anna.presses("Вернуться к тексту")
    await anna.presses("Не согласен(на)")
    await anna.presses("Отказаться")
    anna.sees("Хорошо, ничего не сохраняем")
    assert await stage.program.use_cases.who_acts(account_of(anna)) is None
    olga.sees("Новикова Анна Петровна")
    await anna.says(f"/start {token}")
    anna.sees_new("Ссылку уже")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda token: token[:-1], "Такой ссылки нет"),
        (lambda token: token[::-1], "Такой ссылки нет"),
        (lambda token: "x", "Такой ссылки нет"),
    ],
)
async def test_a_mistyped_link_is_told_so(stage: Stage, olga: Someone, change: object, words: str) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {change(token)}")  # type: ignore[operator]
    anna.sees(words)


async def test_a_used_an_expired_and_a_revoked_link_are_each_told_apart(stage: Stage, olga: Someone) -> None:
    used = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    await join(stage, used, "Anna")
    stranger = await stage.someone("Egor")
    await stranger.says(f"/start {used}")
    stranger.sees_new("Ссылку уже открыл другой человек")
    revoked = await invite(olga, "Сидоров Пётр Ильич", "Наставник")
    await olga.presses("К списку")
    await olga.presses("Сидоров П. И.")
    await olga.presses("Отозвать")
    await olga.presses("Да, отозвать")
    await stranger.says(f"/start {revoked}")
    stranger.sees_new("Куратор отозвал эту ссылку")
    late = await invite(olga, "Поздняя Инна Юрьевна", "Наставник")
    await stage.passes(days=15)
    await stranger.says(f"/start {late}")
    stranger.sees_new("Срок ссылки истёк")


async def test_the_owner_chooses_to_be_curator_or_head_and_gives_a_name(stage: Stage) -> None:
    ivan = await stage.someone("Иван")
    await ivan.says(f"/start {await owner_link(stage)}")
    ivan.sees("Вы первый человек здесь")
    await ivan.presses("Дальше")
    ivan.sees("Кто вы в школе?")
    await ivan.presses("Руководитель")
    await ivan.presses("Согласен(на)")
    ivan.sees("Как к вам обращаться?")
    await ivan.says("Иван")
    ivan.sees("Нужны фамилия и имя")
    await ivan.says("Петров Иван Сергеевич")
    ivan.sees("Кем вы работаете?")
    acting = await stage.program.use_cases.who_acts(account_of(ivan))
    assert acting is not None
    assert acting.actor.holds(Role.HEAD)


async def test_somebody_here_already_gets_a_second_role_in_words(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Другова Инна Павловна", "Наставник")
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTEE, needs={"discipline": 1})
    await boris.says(f"/start {token}")
    await boris.presses("Дальше")
    await boris.presses("Согласен(на)")
    boris.sees("Ваши роли теперь: наставляемый, наставник")
    await boris.says(f"/start {token}")
    boris.sees_new("Эта ссылка для вас уже не нужна")


async def test_a_text_changed_while_reading_is_shown_anew(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    await anna.presses("Дальше")
    assert olga.actor is not None
    await stage.program.use_cases.write_consent_text("Наш <свой> текст & правила", by=olga.actor)
    await anna.presses("Согласен(на)")
    anna.sees("текст согласия обновили", "Наш <свой> текст & правила", "редакция 1")
    await anna.presses("Согласен(на)")
    anna.sees("Кем вы работаете?")


async def test_a_stranger_without_a_link_is_told_whom_to_ask(stage: Stage) -> None:
    egor = await stage.someone("Egor")
    await egor.says("/start")
    egor.sees("куратор")
    await egor.says("/help")
    egor.sees_new("Войти можно по личной ссылке")
    await egor.says("/language")
    egor.sees_new("Войти можно по личной ссылке")


async def test_joining_speaks_the_language_of_the_phone(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Smith Anna", "Наставник")
    anna = await stage.someone("Anna", language="en")
    await anna.says(f"/start {token}")
    anna.sees("Hello, Smith Anna!")
    await anna.presses("Next")
    anna.sees("Consent to personal data")
    await anna.presses("I agree")
    anna.sees("Getting to know you · 2 of 8")
    acting = await stage.program.use_cases.who_acts(account_of(anna))
    assert acting is not None
    assert acting.actor.person.language is Language.EN


async def test_a_photo_instead_of_words_is_answered_kindly_and_the_question_stays(stage: Stage, olga: Someone) -> None:
    anna = await join(stage, await invite(olga, "Новикова Анна Петровна", "Наставник"), "Anna")
    await anna.sends("кот.jpg", "image/jpeg")
    anna.sees_new("нужен ответ словами", "Кем вы работаете?")
    await anna.says("я" * 500)
    anna.sees_new("Слишком длинно")


async def test_a_link_taken_back_while_deciding_lets_nobody_in_and_start_tells_whom_to_ask(
    stage: Stage, olga: Someone
) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    await anna.presses("Дальше")
    await olga.presses("К списку")
    await olga.presses("Новикова А. П.")
    await olga.presses("Отозвать")
    await olga.presses("Да, отозвать")
    assert "Куратор отозвал эту ссылку" in await anna.presses("Согласен(на)")
    await anna.says("/start")
    anna.sees_new("куратор")
    assert await stage.program.use_cases.who_acts(account_of(anna)) is None


async def test_pressing_agree_twice_joins_once(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Новикова Анна Петровна", "Наставляемый")
    anna = await stage.someone("Anna")
    await anna.says(f"/start {token}")
    await anna.presses("Дальше")
    await asyncio.gather(anna.presses("Согласен(на)"), anna.presses("Согласен(на)"))
    anna.sees("Кем вы работаете?")
    async with stage.program.begin() as work:
        assert len(await work.people.holders(stage.unit.id, Role.MENTEE)) == 1
