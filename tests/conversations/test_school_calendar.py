"""The curator keeps the school's calendar and bells in chat, and the bot goes by them."""

from datetime import date, time

import pytest

from bot.dialogs.days import runs_of, typed_days, typed_times
from mentoring.model.people import Language, Role
from mentoring.model.school_calendar import SEEDED_CALENDAR, PeriodKind, SchoolCalendar, Span
from mentoring.model.units import Unit
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    await olga.presses("Настройки школы")
    await olga.presses("Календарь")
    return olga


async def unit_of(stage: Stage) -> Unit:
    async with stage.program.begin() as work:
        return await work.units.get(stage.unit.id)


async def calendar_of(stage: Stage) -> SchoolCalendar:
    return (await unit_of(stage)).calendar


async def test_the_seeded_year_is_shown_and_holidays_are_changed_by_words(stage: Stage, olga: Someone) -> None:
    olga.sees("Календарь школы · 2026/27", "Учебный год: 1 сент. – 26 мая", "24 окт. – 1 нояб.", "Выходные школы: нет")
    await olga.presses("Каникулы")
    await olga.presses("27 мар. – 4 апр.")
    olga.sees("27 мар. – 4 апр. · 9 дней")
    await olga.presses("Изменить")
    await olga.says("29.03–05.04")
    assert "пересекаются" in olga.screen
    await olga.says("28.03–04.04")
    olga.sees_button("28 мар. – 4 апр.")
    assert (await calendar_of(stage)).spans(PeriodKind.HOLIDAYS)[-1] == Span(date(2027, 3, 28), date(2027, 4, 4))


async def test_days_off_are_entered_by_taps_and_taken_away_after_a_question(stage: Stage, olga: Someone) -> None:
    await olga.presses("Выходные школы")
    olga.sees("Пока ничего не внесено")
    await olga.presses("Добавить")
    olga.sees("С какого дня?")
    olga.sees_button("ноябрь 2026")
    await olga.presses("26")
    olga.sees("С чт, 26 ноября", "По какой день включительно?")
    await olga.presses("27")
    await olga.presses("26–27 нояб.")
    await olga.presses("Удалить")
    olga.sees("Удалить?")
    assert len((await calendar_of(stage)).spans(PeriodKind.DAY_OFF)) == 1
    await olga.presses("Назад")
    await olga.presses("Удалить")
    await olga.presses("Да, удалить")
    olga.sees("Пока ничего не внесено")
    assert await calendar_of(stage) == SEEDED_CALENDAR


async def test_bad_dates_are_told_in_sentences_and_change_nothing(stage: Stage, olga: Someone) -> None:
    await olga.presses("Четверти")
    await olga.presses("Добавить")
    for words, told in (
        ("осенью", "Нужна дата"),
        ("31.02–05.03", "Нужна дата"),
        ("05.12–01.12", "Последний день раньше первого"),
        ("01.06.2027–05.06.2027", "не попадают в учебный год"),
        ("01.12–05.12", "пересекаются с другой записью: пн, 2 ноября – ср, 30 декабря"),
    ):
        await olga.says(words)
        olga.sees_new(told)
    assert await calendar_of(stage) == SEEDED_CALENDAR


async def test_a_working_saturday_is_one_day(stage: Stage, olga: Someone) -> None:
    await olga.presses("Рабочие дни взамен")
    await olga.presses("Добавить")
    await olga.says("05.12–12.12")
    olga.sees_new("Нужна дата")
    await olga.says("04.12")
    olga.sees_new("и так рабочий")
    await olga.says("05.12")
    olga.sees_button("5 дек.")
    assert (await calendar_of(stage)).days(PeriodKind.WORKING_DAY) == {date(2026, 12, 5)}


async def test_the_next_year_is_entered_shown_and_taken_away_with_what_is_in_it(stage: Stage, olga: Someone) -> None:
    await olga.presses("Учебный год")
    await olga.presses("Добавить")
    await olga.says("01.09.2027 – 26.05.2028")
    await olga.presses("2027/28")
    await olga.presses("Открыть этот год")
    olga.sees("Календарь школы · 2027/28", "Четверти: нет")
    await olga.presses("Четверти")
    await olga.presses("Добавить")
    olga.sees_button("сентябрь 2027")
    await olga.says("01.09–29.10")
    olga.sees_button("1 сент. – 29 окт.")
    await olga.presses("К календарю")
    await olga.presses("Учебный год")
    await olga.presses("2027/28")
    await olga.presses("Удалить")
    olga.sees("Вместе с годом уйдёт всё, что в нём: 1 запись")
    await olga.presses("Да, удалить")
    assert await calendar_of(stage) == SEEDED_CALENDAR


async def test_without_any_year_only_a_year_can_be_entered(stage: Stage, olga: Someone) -> None:
    await olga.presses("Учебный год")
    await olga.presses("2026/27")
    await olga.presses("Удалить")
    await olga.presses("Да, удалить")
    await olga.presses("К календарю")
    olga.sees("Учебного года пока нет")
    olga.sees_no_button("Каникулы")
    await olga.presses("Учебный год")
    await olga.presses("Добавить")
    await olga.says("1.9.26-26.5.27")
    await olga.presses("К календарю")
    olga.sees("Календарь школы · 2026/27")


async def test_bells_are_written_as_one_message(stage: Stage, olga: Someone) -> None:
    await olga.presses("Звонки")
    olga.sees("1. 08:00–08:40", "8. 14:10–14:50")
    await olga.says("8:00–8:45\nперемена")
    olga.sees_new("Не получилось понять строку «перемена»")
    await olga.says("8:00–8:45\n8:40–9:25")
    olga.sees_new("Урок 2 не подходит")
    await olga.says("1. 8:30–9:15\n2. 9.25 - 10.10")
    olga.sees("1. 08:30–09:15", "2. 09:25–10:10")
    assert [bell.begins for bell in (await unit_of(stage)).bells] == [time(8, 30), time(9, 25)]


async def test_forged_entries_are_answered_and_change_nothing(stage: Stage, olga: Someone) -> None:
    _, button = olga.button("Каникулы")
    assert await olga.forges(f"{button['data'].rpartition(':')[0]}:fortnight")
    await olga.presses("Каникулы")
    _, button = olga.button("24 окт.")
    for item in ("2026-10-25", "31.12.2026", "x"):
        assert await olga.forges(f"{button['data'].rpartition(':')[0]}:{item}")
    assert await calendar_of(stage) == SEEDED_CALENDAR


async def test_two_curators_at_one_entry_are_told_when_it_is_gone(stage: Stage, olga: Someone) -> None:
    irina = await stage.joined("Куратова Ирина Ивановна", Role.CURATOR)
    for who in (irina,):
        await who.presses("Настройки школы")
        await who.presses("Календарь")
    for who in (olga, irina):
        await who.presses("Каникулы")
        await who.presses("24 окт.")
        await who.presses("Удалить")
    await olga.presses("Да, удалить")
    assert "больше нет" in await irina.presses("Да, удалить")


async def test_a_notice_waits_over_the_schools_days_off(stage: Stage, olga: Someone, anya: Someone) -> None:
    """A request for this week that nobody can take: the curator learns of it when the school is open again."""
    await olga.presses("Выходные школы")
    await olga.presses("Добавить")
    await olga.says("23.11–25.11")
    await anya.presses("Нужна помощь")
    await anya.presses("⭐")
    await anya.presses("На этой неделе")
    await anya.says("Как говорить с родителями?")
    await anya.presses("Отправить")
    olga.does_not_see("Никто не взял запрос")
    await stage.passes(days=2, hours=21, minutes=59)
    olga.does_not_see("Никто не взял запрос")
    await stage.passes(minutes=1)
    olga.sees("Никто не взял запрос")


async def test_a_head_reads_the_calendar_in_english(stage: Stage) -> None:
    ivan = await stage.joined("Петров Иван Сергеевич", Role.HEAD, language=Language.EN)
    await ivan.presses("School settings")
    await ivan.presses("Calendar")
    ivan.sees("School calendar · 2026/27", "School year: Sep 1 – May 26", "Oct 24 – Nov 1")
    await ivan.presses("Days off")
    ivan.sees("Nothing has been entered yet")


SCHOOL_YEAR = Span(date(2026, 9, 1), date(2027, 5, 26))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24.10–01.11", (date(2026, 10, 24), date(2026, 11, 1))),
        ("с 24.10 по 1.11", (date(2026, 10, 24), date(2026, 11, 1))),
        ("31.12 - 10.01", (date(2026, 12, 31), date(2027, 1, 10))),
        ("31/12/2026-10/01/27", (date(2026, 12, 31), date(2027, 1, 10))),
        ("2026-12-31 2027-01-10", (date(2026, 12, 31), date(2027, 1, 10))),
        ("5.12", (date(2026, 12, 5), None)),
        ("5.5", (date(2027, 5, 5), None)),
        # Outside the year: named as it is meant, so that the refusal is about it.
        ("05.12–01.12", (date(2026, 12, 5), date(2026, 12, 1))),
        ("15.07", (date(2026, 7, 15), None)),
        ("29.02", None),
        ("31.02–05.03", None),
        ("10:30", None),
        ("1.2.3.4", None),
        ("1.09 2.09 3.09", None),
        ("завтра", None),
    ],
)
def test_days_are_understood_as_people_write_them(text: str, days: object) -> None:
    assert typed_days(text, SCHOOL_YEAR) == days


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("8:00–8:40", (time(8), time(8, 40))),
        ("1. 8.00 - 8.40", (time(8), time(8, 40))),
        ("3) 09:45—10:25 математика", (time(9, 45), time(10, 25))),
        ("8:00", None),
        ("25:00–26:00", None),
        ("перемена", None),
    ],
)
def test_times_are_understood_as_people_write_them(text: str, times: object) -> None:
    assert typed_times(text) == times


def test_days_in_a_row_are_told_as_one_run() -> None:
    days = [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 4)]
    assert runs_of(days) == [Span(days[0], days[1]), Span(days[2], days[2])]
    assert runs_of([]) == []
