"""Requests for a mentor told as stories: from a need to a mutual yes, past silence, questions and full mentors."""

import re
from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.announcements import announce
from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipRequestId
from mentoring.model.mentorship_request import LONGEST_DIFFICULTY, LONGEST_EXPECTATIONS, LONGEST_QUESTION, MOST_TOPICS
from mentoring.model.people import Actor, Language, Mode, Role
from mentoring.model.profile import LONGEST_NAME
from mentoring.notices import TopicName
from mentoring.notices.mentor_requests import MentorAsked
from mentoring.use_cases.mentorships import MentorshipVerb
from sandbox import Sandbox
from tests.conftest import MONDAY_MORNING, NoHolidays
from tests.conversations.dsl import TEXTS, Someone, Stage, playing
from tests.mentors import approve
from tests.school import School


def known(person: Someone) -> Actor:
    assert person.actor is not None
    return person.actor


async def approved(stage: Stage, name: str, *roles: Role, capacity: int | None = None, level: int = 3) -> Someone:
    """A mentor approved long ago, strong in discipline."""
    mentor = await stage.joined(
        name, *(roles or (Role.MENTOR,)), strengths={"discipline": level}, subjects=("Физика",), position="учитель"
    )
    await approve(stage.school, known(mentor), capacity=capacity)
    return mentor


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    """Strongest in discipline, with one place."""
    return await approved(stage, "Вяткин Борис Андреевич", capacity=1)


@pytest.fixture
async def vera(stage: Stage) -> Someone:
    return await approved(stage, "Соснина Вера Павловна", level=2)


async def comes_to_mentors(mentee: Someone, *, words: str = "Пятый класс <шумит>") -> None:
    """From home to the list of mentors, in as few taps as a tired teacher has."""
    await mentee.says("/start")
    await mentee.presses("Наставник")
    await mentee.presses("Найти наставника")
    await mentee.presses("Дальше")
    await mentee.says(words)
    await mentee.presses("Пропустить")
    await mentee.presses("Подходит")
    if any("пн утром" in button for button in mentee.buttons):
        await mentee.presses("Пропустить")


async def asks(mentee: Someone, *mentors: str) -> None:
    """The whole way to a request for these mentors, in this order."""
    await comes_to_mentors(mentee)
    for mentor in mentors:
        await mentee.presses(mentor)
    await mentee.presses(f"Дальше · {len(mentors)}")
    await mentee.presses("Отправить")


# One mentor at a time


async def test_a_silent_first_mentor_is_passed_and_the_second_says_yes(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.", "Соснина В. П.")
    anya.sees("Заявка отправлена", "Ждём ответа: Вяткин Борис Андреевич, до чт, 26 ноября", "спросим следующим")
    boris.sees("просит вас стать наставником", "Лугова Аня Сергеевна", "Пятый класс <шумит>", "до чт, 26 ноября, 10:00")
    vera.does_not_see("просит вас стать наставником")
    await stage.passes(days=1)
    boris.sees_new("ждёт вашего ответа до чт, 26 ноября")
    await stage.passes(days=1)
    await stage.passes(days=1)
    boris.sees("время ответа вышло", "Ничего страшного, у всех бывают такие недели")
    boris.sees_no_button("Интересно")
    anya.sees_new("Ответа пока нет, поэтому не ждём. Теперь спросили следующего: Соснина Вера Павловна.")
    await boris.presses("Открыть")
    boris.sees("Я — наставник")
    await vera.presses("Интересно")
    vera.sees("Вы сказали «да»: Лугова Аня Сергеевна")
    anya.sees_new("Наставник нашёлся: Соснина Вера Павловна", "15 минут")
    await anya.presses("Моя заявка")
    anya.sees(
        "Решают совет и куратор", "1. Вяткин Борис Андреевич: ответа не было", "2. Соснина Вера Павловна: согласие"
    )
    for person, other in ((anya, "Соснина Вера Павловна"), (vera, "Лугова Аня Сергеевна")):
        await person.presses("Открыть пару")
        person.sees_button("Встреча")
        assert other in person.messages[-1]["text"]


async def test_an_old_reminder_ends_in_words(stage: Stage, anya: Someone, boris: Someone) -> None:
    await asks(anya, "Вяткин Б. А.")
    await stage.passes(days=1)
    await boris.presses("Интересно")
    assert "уже закончена" in await boris.presses("Открыть")
    await boris.says("/start")
    await boris.presses("Меня просят в наставники")
    boris.sees("Сейчас никто не ждёт")


async def test_a_mentor_wants_to_know_more_and_the_clock_stands_still_meanwhile(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.", "Соснина В. П.")
    await boris.presses("Расскажите больше")
    await boris.says("Какой это <класс>?")
    boris.sees("Срок вашего ответа пока стоит", "Вы спросили: Какой это <класс>?")
    anya.sees_new("Вяткин Борис Андреевич хочет знать больше", "Какой это <класс>?")
    await anya.says("/start")
    anya.sees("Наставник ждёт вашего ответа на вопрос")
    await stage.passes(days=2)
    boris.does_not_see("время ответа вышло")
    await anya.presses("Ответить")
    await anya.says("Пятый «Б»")
    anya.sees("Передал: Вяткин Борис Андреевич увидит ваш ответ", "1. Вяткин Борис Андреевич: ждём ответа")
    boris.sees_new("Пятый «Б»")
    boris.sees("ответ ниже")
    assert "Вопросов" not in await anya.presses("Ответить")
    anya.sees("Вопросов к вам сейчас нет")
    await boris.presses("Расскажите больше")
    boris.sees("Вопрос вы уже задали")
    await boris.presses("К заявке")
    await boris.presses("Интересно")
    anya.sees_new("Наставник нашёлся: Вяткин Борис Андреевич")


async def test_a_question_without_an_answer_sets_the_clock_going_and_both_are_told(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.", "Соснина В. П.")
    await boris.presses("Расскажите больше")
    await boris.says("Какой это класс?")
    await stage.passes(days=3)
    boris.sees_new("пока не отвечает на ваш вопрос")
    anya.sees_new("время вышло", "Ещё можно успеть")
    await anya.presses("Ответить")
    await anya.says("Пятый")
    boris.sees_new("Пятый")
    await stage.passes(days=5)
    boris.sees_new("Ничего страшного")
    vera.sees("просит вас стать наставником")


async def test_a_mentor_declines_with_a_reason_and_rests(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.", "Соснина В. П.")
    await boris.presses("Не смогу")
    await boris.presses("Назад")
    await boris.presses("Не смогу")
    await boris.presses("Нет времени")
    boris.sees("Спасибо за честный ответ")
    anya.sees_new("Коллега сейчас не сможет", "Соснина Вера Павловна")
    anya.does_not_see("Нет времени")
    await boris.presses("Неделю не надо")
    await vera.says("/start")
    vera.sees("1 коллега просит вас стать наставником")
    await vera.presses("Меня просят в наставники · 1")
    await vera.presses("Лугова А. С.")
    vera.sees("Трудность", "Пятый класс <шумит>")
    await vera.presses("Не смогу")
    await vera.presses("Другая причина")
    vera.sees("Сейчас никто не ждёт")
    anya.sees_new("Заявка у куратора")
    # Who rests is not shown, and is again when the rest is over.
    await comes_to_mentors(anya)
    anya.sees_no_button("Вяткин Б. А.")
    anya.sees_button("Соснина В. П.")
    await stage.passes(days=8)
    await comes_to_mentors(anya)
    anya.sees_button("Вяткин Б. А.")


async def test_a_mentee_withdraws_and_old_buttons_end_in_words(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.")
    await anya.presses("Отозвать заявку")
    anya.sees("Отозвать заявку?")
    await anya.presses("К заявке")
    await anya.presses("Отозвать заявку")
    await anya.presses("Да, отозвать")
    anya.sees("Вы отозвали заявку")
    anya.sees_no_button("Отозвать заявку")
    boris.sees("отвечать больше не нужно")
    assert "уже закончена" in await boris.forges("qa:yes:1")
    assert "уже закончена" in await boris.forges("qd:no_time:1")
    assert "больше нет" in await vera.forges("qa:yes:1")


# Places


async def test_a_full_mentor_has_a_line_and_the_first_in_it_is_asked_by_itself(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 2})
    await asks(anya, "Вяткин Б. А.")
    await boris.presses("Интересно")
    await comes_to_mentors(nikita)
    nikita.sees("мест нет, вы будете 1-й в очереди")
    await nikita.presses("⏳ Вяткин Б. А. · очередь, вы 1-й")
    nikita.sees("🥇 Вяткин Борис Андреевич")
    await nikita.presses("Дальше · 1")
    await nikita.presses("Отправить")
    nikita.sees("Наставника ищет куратор. Место в очереди остаётся за вами.", "ждём места, вы 1-й в очереди")
    program = stage.program
    async with program.begin() as work:
        [pair] = await work.mentorships.of_person(known(boris).id)
        verb = MentorshipVerb(program.begin, program.clock, NoHolidays())
        await verb.call_off(work, pair, by=known(boris).id)
    await stage.passes(seconds=10)
    nikita.sees_new("Место освободилось! Теперь спросили следующего: Вяткин Борис Андреевич")
    boris.sees_new("просит вас стать наставником", "Бажов Никита Денисович")
    await boris.presses("Интересно")
    nikita.sees_new("Наставник нашёлся")


async def test_who_asked_a_mentor_that_is_full_meanwhile_waits_and_the_next_is_asked(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 2})
    await asks(anya, "Вяткин Б. А.")
    await asks(nikita, "Вяткин Б. А.", "Соснина В. П.")
    await boris.says("/start")
    boris.sees("2 коллеги просят вас стать наставником")
    await boris.presses("Меня просят в наставники · 2")
    await boris.presses("Лугова А. С.")
    await boris.presses("Интересно")
    boris.sees("Сейчас никто не ждёт", "Бажов Никита Денисович: сейчас вы не можете взять нового")
    await stage.passes(seconds=10)
    nikita.sees_new("сейчас не может", "Соснина Вера Павловна")
    vera.sees("Бажов Никита Денисович")


# Choosing


async def test_where_nobody_fits_the_curator_looks(stage: Stage, anya: Someone) -> None:
    await stage.joined("Кандидатов Олег Ильич", Role.MENTOR, strengths={"discipline": 3})
    await comes_to_mentors(anya)
    anya.sees("Сейчас никто не подходит")
    anya.sees_no_button("Дальше ·")
    await anya.presses("Пусть подберёт куратор")
    anya.sees("Наставника подберёт куратор")
    await anya.presses("Отправить")
    anya.sees("Наставника ищет куратор")


async def test_mentors_are_shown_with_reasons_and_never_with_a_number_of_it(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await comes_to_mentors(anya)
    anya.sees(
        "Вяткин Борис Андреевич, учитель, Физика", "сильная сторона: Дисциплина и внимание ●●●; 1 свободное место"
    )
    anya.does_not_see("%")
    screen = anya.messages[-1]["text"]
    assert screen.index("Вяткин") < screen.index("Соснина")


async def test_the_head_is_shown_to_who_asks_for_the_head_and_to_nobody_else(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await approved(stage, "Рябинина Елена Викторовна", Role.HEAD, Role.MENTOR)
    await comes_to_mentors(anya)
    anya.sees_no_button("Рябинина")
    await anya.presses("Вяткин Б. А.")
    await anya.presses("Дальше · 1")
    await anya.presses("Условия")
    await anya.presses("Форма")
    await anya.presses("Руководитель – педагог")
    await anya.presses("Подходит")
    anya.sees("Форма: руководитель – педагог", "Наставника подберёт куратор")
    await anya.presses("Наставники")
    anya.sees_no_button("Вяткин")
    await anya.presses("Рябинина Е. В.")
    await anya.presses("Дальше · 1")
    await anya.presses("Отправить")
    anya.sees("Ждём ответа: Рябинина Елена Викторовна")


async def test_who_is_kept_apart_is_not_shown(stage: Stage, anya: Someone, boris: Someone, marina: Someone) -> None:
    async with stage.program.begin() as work:
        await work.bank_cards.keep_apart(
            stage.unit.id,
            known(anya).id,
            known(boris).id,
            by=known(marina).id,
            reason="Спор",
            now=stage.box.clock.now(),
        )
    await comes_to_mentors(anya)
    anya.sees("Сейчас никто не подходит")


async def test_at_most_three_mentors_and_five_topics_are_chosen(stage: Stage, anya: Someone) -> None:
    names = ["Первый", "Второй", "Третий", "Четвёртый"]
    for name in names:
        await approved(stage, f"{name} Пётр Ильич")
    await anya.presses("Наставник")
    await anya.presses("Найти наставника")
    await anya.presses("Методика")
    for topic in ("План урока", "Приёмы и формы", "Оценивание", "Открытый урок"):
        await anya.presses(topic)
    anya.sees("Отмечено: 5 из 5")
    assert "не больше 5" in await anya.presses("Организация класса")
    await anya.presses("Готово")
    anya.sees_button("✅ План урока")
    await anya.presses("Дальше")
    await anya.presses("Пропустить")
    await anya.presses("Пропустить")
    await anya.presses("Подходит")
    await anya.presses("Пропустить")
    for name in names[:3]:
        await anya.presses(f"{name} П. И.")
    assert "не больше 3" in await anya.presses("Четвёртый П. И.")
    await anya.presses("🥈 Второй П. И.")
    await anya.presses("Четвёртый П. И.")
    await anya.presses("Дальше · 3")
    anya.sees("🥇 Первый Пётр Ильич\n🥈 Третий Пётр Ильич\n🥉 Четвёртый Пётр Ильич")


async def test_enough_requests_and_a_pause_are_said_before_the_first_question(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.")
    await asks(anya, "Соснина В. П.")
    await anya.presses("К заявкам")
    await anya.presses("Найти наставника")
    anya.sees("Открытых заявок уже 2")
    anya.sees_no_button("Дальше")
    await anya.presses("К моим заявкам")
    await stage.program.use_cases.pause_until(date(2026, 12, 1), by=known(anya))
    await anya.says("/start")
    await anya.presses("Наставник")
    await anya.presses("Найти наставника")
    anya.sees("Вы на паузе до")
    anya.sees_no_button("Дисциплина")


async def test_a_group_is_left_to_the_curator(stage: Stage, anya: Someone, boris: Someone) -> None:
    await comes_to_mentors(anya)
    await anya.presses("Вяткин Б. А.")
    await anya.presses("Дальше · 1")
    await anya.presses("Условия")
    await anya.presses("Вид")
    await anya.presses("Групповое")
    await anya.presses("Традиционное")
    assert "хотя бы одно" in await anya.presses("Групповое")
    await anya.presses("Готово")
    anya.sees("Группу собирает куратор")
    await anya.presses("Подходит")
    anya.sees("Наставника подберёт куратор")
    await anya.presses("Отправить")
    anya.sees("Вид: групповое", "Наставника ищет куратор")


async def test_the_draft_outlasts_a_restart_and_going_back(
    sqlite_engine: AsyncEngine, box: Sandbox, calendar: NoHolidays
) -> None:
    school = School(sqlite_engine, box.clock)
    unit = await school.unit()
    async with playing(box, sqlite_engine, calendar) as program:
        stage = Stage(box, program, school, unit)
        await approved(stage, "Вяткин Борис Андреевич")
        anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3})
        await comes_to_mentors(anya, words="Шумят на уроке")
        await anya.presses("Вяткин Б. А.")
    async with playing(box, sqlite_engine, calendar) as program:
        stage.program = program
        for _ in range(5):
            await anya.presses("Назад")
        anya.sees_button("✅ Дисциплина")
        await anya.presses("Дальше")
        anya.sees("Записано: Шумят на уроке")
        await anya.presses("Дальше")
        await anya.presses("Пропустить")
        await anya.presses("Срок")
        await anya.presses("6")
        await anya.presses("Подходит")
        await anya.presses("ср днём")
        await anya.presses("Дальше")
        anya.sees_button("🥇 Вяткин Б. А.")
        await anya.presses("Дальше · 1")
        anya.sees("Трудность: Шумят на уроке", "Срок: 6 месяцев", "ср днём", "🥇 Вяткин Борис Андреевич")
        await anya.presses("Трудность")
        await anya.presses("Убрать")
        await anya.presses("Пропустить")
        anya.does_not_see("Трудность: Шумят на уроке")
        await anya.presses("Отправить")
        anya.sees("Ждём ответа: Вяткин Борис Андреевич")
        # The times are known now, and kept in the profile.
        await anya.says("/start")
        await anya.presses("Мой профиль")
        await anya.presses("Когда удобно")
        anya.sees_button("✅ ср днём")
        await anya.presses("пт вечером")
        await anya.presses("Готово")
        await comes_to_mentors(anya)
        anya.sees("Кого вы хотели бы?")
        anya.does_not_see("пн утром")


# Kinds


async def test_four_questions_recommend_a_kind_which_goes_into_the_request(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await anya.presses("Наставник")
    await anya.presses("Найти наставника")
    await anya.presses("Дальше")
    await anya.presses("Пропустить")
    await anya.presses("Пропустить")
    await anya.presses("Вид")
    await anya.presses("Помочь выбрать")
    anya.sees("1 из 4", "Чего вы ищете?")
    await anya.presses("Учиться друг у друга")
    await anya.presses("Назад")
    await anya.presses("Учиться друг у друга")
    await anya.presses("Надолго")
    await anya.presses("Только меня")
    await anya.presses("Да, в школе")
    anya.sees("Вам подойдёт: Реверсивное", "честнее учиться друг у друга")
    await anya.presses("Подробнее")
    anya.sees("Когда подходит", "Что делать", "Меняйтесь ролями")
    await anya.presses("Выбрать это")
    anya.sees("Вид: реверсивное")


async def test_everybody_may_read_about_kinds_and_a_mentee_begins_a_request_from_a_card(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("О видах наставничества")
    await boris.presses("Скоростное")
    boris.sees("Приготовьте один вопрос")
    boris.sees_no_button("Найти наставника")
    await anya.presses("Наставник")
    await anya.presses("О видах наставничества")
    await anya.presses("Краткосрочное, под цель")
    await anya.presses("Найти наставника")
    await anya.presses("Дальше")
    await anya.presses("Пропустить")
    await anya.presses("Пропустить")
    anya.sees("Вид: краткосрочное, под цель")


# The longest words, forged presses, and the other language


@pytest.mark.parametrize("language", list(Language))
def test_the_longest_request_fits_into_one_message(language: Language) -> None:
    asked = MentorAsked(
        request_id=MentorshipRequestId(1),
        mentee_name="я" * LONGEST_NAME,
        topics=tuple(TopicName(code=None, name="я" * 80) for _ in range(MOST_TOPICS)),
        difficulty="я" * LONGEST_DIFFICULTY,
        expectations="я" * LONGEST_EXPECTATIONS,
        kinds=tuple(Kind),
        modes=tuple(Mode),
        months=12,
        answer_by=MONDAY_MORNING,
        question="я" * LONGEST_QUESTION,
        reply="я" * LONGEST_QUESTION,
    )
    text = announce(asked, TEXTS.in_language(language)).text
    assert len(re.sub(r"<[^>]+>", "", text)) <= 4096


async def test_forged_presses_reach_no_other_school(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    other = await stage.school.unit("Другая школа")
    stranger = await stage.joined("Чужая Инна Юрьевна", Role.MENTEE, Role.MENTOR, Role.CURATOR, unit=other)
    await asks(anya, "Вяткин Б. А.")
    for data in ("qa:yes:1", "qa:more:1", "qa:open:1", "qd:other:1", "qr:open:1", "qr:reply:1", "qa:yes:999"):
        assert await stranger.forges(data), data
    assert "больше нет" in await stranger.forges("qa:yes:1")
    assert "больше нет" in await stranger.forges("qr:open:1")
    assert "больше нет" in await marina.forges("qr:open:1")
    assert "больше нет" in await boris.forges("qr:reply:1")
    await anya.says("/start")
    await anya.presses("Наставник")
    _, button = anya.button("Дисциплина")
    assert "больше нет" in await anya.forges(f"{button['data'].rpartition(':')[0]}:999")
    await boris.presses("Интересно")


async def test_it_all_reads_in_english(stage: Stage, boris: Someone) -> None:
    jane = await stage.joined(
        "Harlow Jane Ann", Role.MENTEE, Role.MENTOR, language=Language.EN, needs={"discipline": 3}
    )
    await jane.presses("Mentor")
    jane.sees("Nothing yet")
    await jane.presses("Find a mentor")
    jane.sees("What do you need support with?", "Marked: 1")
    await jane.presses("Next")
    await jane.says("My fifth form is noisy")
    await jane.presses("Skip")
    jane.sees("Kind: traditional", "Term: 9 months")
    await jane.presses("Fits")
    await jane.presses("Skip")
    jane.sees("strong in: Discipline", "1 free place")
    await jane.presses("Вяткин Б. А.")
    await jane.presses("Next · 1")
    await jane.presses("Send")
    jane.sees("Your request is sent", "Waiting for Вяткин Борис Андреевич")
    await boris.presses("Не смогу")
    await boris.presses("Другая причина")
    jane.sees_new("Your colleague cannot just now, it happens. The curator has your request")


async def test_what_nobody_took_waits_for_the_curator_who_closes_it_with_words(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya, "Вяткин Б. А.")
    await boris.presses("Не смогу")
    await boris.presses("Не моя тема")
    await marina.says("/start")
    await marina.presses("Решения · 1")
    marina.sees("Лугова Аня Сергеевна", "не моя тема", "Пятый класс <шумит>")
    await marina.presses("Закрыть со словами")
    await marina.says("Вернёмся к этому <в сентябре>")
    anya.sees_new("Куратор закрыл вашу заявку", "Вернёмся к этому <в сентябре>")
    await anya.presses("Моя заявка")
    anya.sees("Куратор закрыл заявку")
    # The next morning nothing is told of it, and of another one only the count.
    await asks(anya, "Вяткин Б. А.")
    await boris.presses("Не смогу")
    await boris.presses("Нет времени")
    await stage.passes(days=1)
    marina.sees_new("Доброе утро")
