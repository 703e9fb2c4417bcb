"""Circles of meetings: six mentors and six mentees, one of whom does not come; and what is pressed too late."""

import re

import pytest

from bot.callbacks import DeskAction, DeskPress, RotationAction, RotationMarkPress, RotationPress
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.mentors import approve

FAMILIES = ("Ангелова", "Беляева", "Волкова", "Громова", "Дёмина", "Ершова")


@pytest.fixture
async def mentors(stage: Stage) -> list[Someone]:
    return [
        await stage.joined(f"{family} Нина Ильинична", Role.MENTOR, strengths={"discipline": 3}) for family in FAMILIES
    ]


@pytest.fixture
async def mentees(stage: Stage) -> list[Someone]:
    return [await stage.joined(f"{family} Юлия Петровна", Role.MENTEE, needs={"discipline": 2}) for family in FAMILIES]


async def gathers(organiser: Someone, *, rounds: str = "4 раунда") -> None:
    """A circle for eleven o'clock today, everybody invited."""
    await organiser.says("/start")
    await organiser.presses("Другие встречи")
    await organiser.presses("🔄 Круги встреч")
    await organiser.presses("➕ Собрать круг")
    await organiser.says("Знакомство <&>")
    await organiser.presses("23")
    await organiser.presses("11:00")
    await organiser.says("Актовый зал <&>")
    await organiser.presses(rounds)
    await organiser.presses("Дальше")
    await organiser.presses("Дальше")
    await organiser.presses("Дальше")
    await organiser.presses("📨 Позвать")


def the_message(person: Someone, mark: str = "Раунд") -> str:
    """The one message of a circle under way in the person's chat."""
    [found] = [each["text"] for each in person.messages if mark in (each.get("text") or "")]
    return str(found)


def table_of(person: Someone) -> tuple[int, str]:
    found = re.search(r"Стол (\d+) — (.+)", the_message(person))
    assert found is not None, person.screen
    return int(found[1]), found[2]


async def test_a_circle_of_six_and_six_with_one_absent(
    stage: Stage, marina: Someone, mentors: list[Someone], mentees: list[Someone]
) -> None:
    await gathers(marina)
    marina.sees("Приглашения ушли", "Придут: наставников 0, наставляемых 0. Не ответили: 12")
    anya, *others = mentees
    anya.sees("Круг встреч «Знакомство <&>»", "пн, 23 ноября, 11:00", "4 раунда по 5 мин")
    assert await anya.presses("Не смогу") == "Понятно, в другой раз. Если планы изменятся, нажмите «Приду»."
    anya.sees_no_button("Не смогу")
    for person in (anya, *others, *mentors):
        await person.presses("✅ Приду")
    anya.sees("✅ Вы придёте.")
    await anya.presses("Открыть")
    await anya.presses("⭐ С кем хочу поговорить")
    await anya.presses("Волкова Нина Ильинична")
    anya.sees_button("✅ Волкова Нина Ильинична")
    await anya.presses("Темы")
    await anya.presses("Дисциплина")
    await anya.presses("‹ К кругу")
    anya.sees("Хочу поговорить: Волкова Н. И., ")

    await marina.presses("🔄 Обновить")
    marina.sees("Придут: наставников 6, наставляемых 6. Не ответили: 0")
    assert "Начать можно" not in await marina.presses("📋 Составить и разослать план")
    anya.sees("📋 Ваш план: «Знакомство <&>»", "1. стол 3 — Волкова Нина Ильинична")
    await stage.passes(hours=1)
    await marina.presses("▶ Начать")
    assert table_of(anya) == (3, "Волкова Нина Ильинична")
    assert "Раунд 1 из 4 · до 11:05" in the_message(anya)
    anya.sees("Круг «Знакомство <&>» начался")
    marina.sees("Раунд 1 из 4 · до 11:05", "на местах 12, нет 0")
    sent = {person.account: len(person.messages) for person in (*mentees, *mentors)}

    # Somebody is not there: whoever was to meet them rests in this round, and the others are planned anew.
    missing = others[-1]
    partner = next(each for each in mentors if table_of(each)[1] == "Ершова Юлия Петровна")
    await marina.presses("👥 Отметить людей")
    assert await marina.presses("✅ Ершова Ю. П.") == "Нет на круге: остальные раунды составлены заново."
    marina.sees_button("✖ Ершова Ю. П.")
    assert "В этом раунде вы отдыхаете." in the_message(partner)
    missing.sees("Мы вас ждём: Актовый зал <&>")
    assert not any("Ершова Юлия" in each["text"] for each in anya.messages if "Раунд" in (each.get("text") or ""))
    marina.sees("на местах 11, нет 1")

    await stage.passes(minutes=4)
    assert "осталась минута" in the_message(anya)
    met = {anya.account: [table_of(anya)[1]]}
    await stage.passes(minutes=1)
    assert "☕ Переход к следующему столу · до 11:06" in the_message(anya, "☕")
    assert "Раунд 2: стол" in the_message(anya)
    # The missing one comes after all, and says so.
    assert await missing.presses("✅ Я на месте") == "Рад, что вы здесь! Ваш стол будет в следующем раунде."
    await stage.passes(minutes=1)
    assert "Раунд 2 из 4 · до 11:11" in the_message(missing)
    assert len({table_of(each)[0] for each in mentees}) == 6
    met[anya.account].append(table_of(anya)[1])

    # The organiser stops the time, and does not wait for the clock.
    before = marina.button("⏸ Пауза")[1]["data"]
    await marina.presses("⏸ Пауза")
    assert "⏸ Пауза · раунд 2 из 4" in the_message(anya, "⏸")
    assert "ушёл вперёд" in await marina.forges(before)
    await stage.passes(minutes=30)
    await marina.presses("▶ Продолжить")
    assert "до 11:41" in the_message(anya)
    await marina.presses("⏭ Дальше")
    await marina.presses("⏭ Дальше")
    assert "Раунд 3 из 4" in the_message(anya)
    met[anya.account].append(table_of(anya)[1])
    assert len(set(met[anya.account])) == 3
    assert {person.account: len(person.messages) for person in (*mentees, *mentors)} == sent

    await marina.presses("🏁 Закончить")
    await marina.presses("Да, закончить")
    marina.sees("🏁 Круг закончился.", "Пришли: 12 из 12. Встреч: 17.", "Были: Ангелова Н. И., ")
    anya.sees("Встреч у вас: 3")
    missing.sees("Встреч у вас: 2")
    assert {person.account: len(person.messages) for person in (*mentees, *mentors)} == sent

    # One tap, and contacts when both want it; then the way to a lasting pair.
    assert await anya.presses("🤩") == "Спасибо! Организатор увидит только общий счёт."
    await anya.presses("🤝 Кого я встретил(а)")
    assert await anya.presses("Волкова Нина Ильинична") == "Отмечено. Скажу, если это взаимно."
    third = mentors[2]
    third.does_not_see("взаимно")
    await third.presses("🤝 Кого я встретил(а)")
    assert await third.presses("Ангелова Юлия Петровна") == "Это взаимно! Контакт пришёл отдельным сообщением."
    third.sees("Ангелова Юлия Петровна тоже хочет остаться на связи")
    third.sees_no_button("Попросить стать наставником")
    anya.sees("Волкова Нина Ильинична тоже хочет остаться на связи")
    assert third.actor is not None
    await approve(stage.school, third.actor)
    await anya.presses("🤝 Попросить стать наставником")
    await anya.presses("Дальше")
    await anya.presses("Пропустить")
    await anya.presses("Пропустить")
    await anya.presses("Подходит")
    await anya.presses("Пропустить")
    anya.sees_button("🥇 Волкова Н. И.")
    await marina.says("/start")
    await marina.presses("Другие встречи")
    await marina.presses("🔄 Круги встреч")
    await marina.presses("🏁 Знакомство")
    marina.sees("Отзывы покажу, когда их будет хотя бы пять.")
    for person in mentors[:4]:
        await person.presses("🙂")
    await marina.presses("‹ К кругам")
    await marina.presses("🏁 Знакомство")
    marina.sees("Отзывы: 🤩 1 · 🙂 4 · 🙁 0")


async def test_a_circle_is_called_off_and_late_presses_end_in_words(
    stage: Stage, marina: Someone, anya: Someone, boris: Someone
) -> None:
    await gathers(marina)
    await boris.presses("✅ Приду")
    assert "хотя бы один наставник" in await marina.presses("▶ Начать")
    await anya.presses("✅ Приду")
    await marina.presses("✖ Отменить круг")
    marina.sees("Отменить круг «Знакомство <&>»?")
    await marina.presses("Да, отменить")
    marina.sees("✖ Круг отменён.")
    anya.sees_new("Круг «Знакомство <&>» (пн, 23 ноября, 11:00) отменён.")
    anya.sees_no_button("Не смогу")
    old = RotationPress(action=RotationAction.COME, rotation=1).pack()
    assert "уже начался, закончился или отменён" in await anya.forges(old)
    assert "сейчас не идёт" in await anya.forges(RotationPress(action=RotationAction.LATE, rotation=1).pack())
    assert "когда круг закончится" in await anya.forges(RotationMarkPress(rotation=1, mark=3).pack())
    # Forged: another's desk, a circle there is none of.
    for action in (DeskAction.NEXT, DeskAction.PAUSE, DeskAction.RESUME):
        assert await anya.forges(DeskPress(action=action, rotation=1, beat=0).pack())
        assert await anya.forges(DeskPress(action=action, rotation=99, beat=0).pack())
    await anya.forges(DeskPress(action=DeskAction.PEOPLE, rotation=1, beat=0).pack())
    anya.does_not_see("Кто на круге")
    await stage.passes(hours=6)
    marina.does_not_see("никто не начал")


async def test_bad_answers_are_asked_again_and_a_mentor_gathers_only_where_the_unit_lets_them(
    stage: Stage, marina: Someone, anya: Someone, boris: Someone
) -> None:
    await boris.presses("Другие встречи")
    await boris.presses("🔄 Круги встреч")
    boris.sees("Когда вас позовут, круг появится здесь.")
    boris.sees_no_button("Собрать круг")
    assert marina.actor is not None
    await stage.program.use_cases.change_unit_setting("mentors_may_gather", True, by=marina.actor)
    await boris.says("/start")
    await boris.presses("Другие встречи")
    await boris.presses("🔄 Круги встреч")
    await boris.presses("➕ Собрать круг")
    await boris.says("я" * 101)
    boris.sees_new("100")
    await boris.says("Вечер")
    await boris.presses("23")
    await boris.says("в обед")
    boris.sees_new("Напишите время так: 14:30.")
    await boris.says("9:00")
    boris.sees_new("Это время уже прошло")
    await boris.says("16:20")
    await boris.says("Кабинет 5")
    boris.sees("Раундов: 5, по 5 мин, перерыв 1 мин. Всего 29 мин.")
    await boris.presses("Дальше")
    await boris.presses("Снять все отметки")
    boris.sees_no_button("Дальше")
    await boris.presses("Вяткин Борис Андреевич")
    await boris.presses("Дальше")
    await boris.presses("Дальше")
    boris.sees("пн, 23 ноября, 16:20", "Наставников: 1, наставляемых: 1.")
    await boris.presses("📨 Позвать")
    anya.sees("Зовёт Вяткин Борис Андреевич")
    await anya.presses("✅ Приду")
    await boris.presses("✅ Приду")
    boris.sees("за час до начала")
    boris.sees_no_button("▶ Начать")
    await stage.passes(hours=5, minutes=25)
    await boris.presses("🔄 Обновить")
    boris.sees_button("▶ Начать")
    # Two who were forgotten: one is asked, the other has come when it is under way.
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE)
    await boris.presses("➕ Позвать ещё")
    assert "Приглашение ушло" in await boris.presses("Наставляемый: Бажов Никита Денисович")
    boris.sees_no_button("Наставляемый: Бажов Никита Денисович")
    await nikita.presses("✅ Приду")
    await boris.presses("‹ К кругу")
    await boris.presses("📋 Составить и разослать план")
    await boris.presses("▶ Начать")
    vera = await stage.joined("Соснина Вера Павловна", Role.MENTOR)
    await boris.presses("➕ Позвать ещё")
    assert "составлены заново" in await boris.presses("Наставник: Соснина Вера Павловна")
    vera.sees("Раунд 1 из 3", "В этом раунде вы отдыхаете", "2. стол 2 — Лугова Аня Сергеевна")


async def test_a_circle_reads_in_english_too(stage: Stage, marina: Someone, boris: Someone) -> None:
    ann = await stage.joined("Лугова Анна Сергеевна", Role.MENTEE, language=Language.EN)
    await gathers(marina)
    ann.sees("Circle of meetings “Знакомство <&>”", "4 rounds of 5 min")
    await ann.presses("✅ I am coming")
    await boris.presses("✅ Приду")
    await stage.passes(hours=1)
    await marina.presses("▶ Начать")
    ann.sees("Round 1 of 1 · until 11:05", "Table 1 — Вяткин Борис Андреевич")
    await stage.passes(minutes=4)
    ann.sees("a minute left")
    await stage.passes(minutes=1)
    ann.sees("You met 1 person")
    await ann.presses("🤝 Whom I met")
    ann.sees("Mark with whom you would like to keep in touch.")
