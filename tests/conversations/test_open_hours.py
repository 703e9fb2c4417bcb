"""Open hours told as stories: announced in a few taps, filled, moved up the line, held and called off."""

import pytest

from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.files import newest_calendar
from tests.mentors import approve


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})
    assert boris.actor is not None
    await approve(stage.school, boris.actor)
    return boris


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE)


async def plans(host: Someone, *, day: str = "26", seats: str = "3") -> None:
    """From home to the summary: Thursday the 26th, 15:00, room 305."""
    await host.says("/start")
    await host.presses("Другие встречи")
    await host.presses("Открытые часы")
    await host.presses("Мои открытые часы")
    await host.presses("Назначить открытый час")
    await host.presses("Психология")
    await host.presses("Дисциплина")
    await host.says("Шумный класс <и что с ним делать>")
    await host.presses(day)
    await host.says("15:00")
    await host.says("каб. 305")
    await host.presses("Мест: 10")
    await host.presses(seats)


async def test_an_open_hour_from_plan_to_attendance(
    stage: Stage, boris: Someone, anya: Someone, nikita: Someone, marina: Someone
) -> None:
    await plans(boris)
    boris.sees("Шумный класс <и что с ним делать>", "чт, 26 ноября, 15:00", "каб. 305")
    await boris.presses("Мест: 3")
    await boris.says("1")
    await boris.presses("Длится: 60 мин")
    await boris.presses("Повтор: нет")
    assert "узнают" in await boris.presses("Объявить")
    boris.sees("Придут: 0 из 1", "Каждую неделю")
    for person in (anya, nikita, marina):
        person.sees_new("Открытый час", "Ведёт Вяткин Борис Андреевич", "чт, 26 ноября, 15:00, 90 мин")
    # One tap under the notice; of two quick taps the second changes nothing.
    assert "место за вами" in await anya.presses("Приду")
    assert "место за вами" in await anya.forges("oh:join:1")
    assert "ваш номер 1" in await nikita.presses("Приду")
    await nikita.says("/start")
    await nikita.presses("Другие встречи")
    await nikita.presses("Открытые часы")
    await nikita.presses("Дисциплина")
    nikita.sees("Занято мест: 1 из 1, в очереди 1", "ваш номер 1")
    assert "не ждём" in await anya.presses("Не приду")
    nikita.sees_new("Место освободилось, и теперь оно ваше")
    assert "номер 1" in await anya.presses("Приду")
    # The day before and the hour before.
    await stage.passes(days=2, hours=5)
    nikita.sees_new("Через 24 часа открытый час, на который вы записаны")
    boris.sees_new("Через 24 часа ваш открытый час. Придёт 1 человек.")
    await stage.passes(hours=23)
    nikita.sees_new("Через 60 минут открытый час, на который вы записаны")
    boris.sees_new("Через 60 минут ваш открытый час. Придёт 1 человек.")
    anya.does_not_see("открытый час, на который вы записаны")
    await stage.passes(hours=1)
    assert "уже начался" in await anya.presses("Не приду")
    await stage.passes(hours=2)
    boris.sees_new("Отметьте, пожалуйста, кто был")
    await boris.presses("Отметить, кто был")
    boris.sees("Записались: 1 из 1")
    await boris.presses("Остальные были")
    boris.sees("✅ Бажов Никита Денисович")
    await boris.presses("✅ Бажов Н. Д.")
    boris.sees("❌ Бажов Никита Денисович")
    await boris.presses("❌ Бажов Н. Д.")
    await boris.presses("К моим часам")
    boris.sees("Проведено открытых часов: 1, всего 90 мин", "Мои открытые часы")
    boris.sees_button("чт 3 дек. 15:00")
    anya.sees_new("чт, 3 декабря, 15:00")


async def test_it_stands_among_ones_meetings_and_in_the_calendar_and_what_meets_it_is_warned_of(
    stage: Stage, boris: Someone, anya: Someone
) -> None:
    await plans(boris)
    await boris.presses("Объявить")
    await anya.presses("Приду")
    await anya.says("/start")
    await anya.presses("Мои встречи")
    anya.sees("Встреч с парой нет, есть другие")
    await anya.presses("Открытый час: Дисциплина и внимание")
    anya.sees("✅ Вы записаны", "Ведёт Вяткин Борис Андреевич")
    await anya.presses("В календарь")
    event = (await newest_calendar(stage, anya)).vevent
    assert event.summary.value == "Открытый час: Дисциплина и внимание"
    assert f"{event.dtstart.value:%d.%m %H:%M}" == "26.11 15:00"
    assert (event.location.value, event.uid.value) == ("каб. 305", "open_hour-1@nastavnik")
    await boris.says("/start")
    await boris.presses("Мои встречи")
    await boris.presses("Месяц")
    boris.sees_button("26")
    await boris.presses("К встречам")
    await boris.presses("Файл календаря")
    assert (await newest_calendar(stage, boris)).vevent.uid.value == "open_hour-1@nastavnik"
    # The host plans another for the same time, and who has a seat takes one there: both are told, neither is stopped.
    await plans(boris)
    boris.sees("У вас в это время уже есть встреча")
    await boris.presses("Объявить")
    assert "есть ещё встреча" in await anya.presses("Приду")


async def test_the_host_chooses_whom_to_give_the_seats(
    stage: Stage, boris: Someone, anya: Someone, nikita: Someone
) -> None:
    await plans(boris)
    await boris.presses("Места: кто раньше")
    await boris.presses("Объявить")
    assert "Ведущий решит" in await anya.presses("Приду")
    assert "Ведущий решит" in await nikita.presses("Приду")
    boris.sees_new("На ваш открытый час просятся")
    await boris.presses("Кто придёт")
    boris.sees("Просятся: 2", "1. Лугова Аня Сергеевна")
    await boris.presses("Бажов Н. Д.")
    boris.sees("Придут: 1 из 3", "• Бажов Никита Денисович")
    nikita.sees_new("Ведущий отдал вам место")
    anya.does_not_see("отдал вам место")


async def test_moved_and_called_off_with_words_everybody_hears(
    stage: Stage, boris: Someone, anya: Someone, nikita: Someone, marina: Someone
) -> None:
    await plans(boris)
    await boris.presses("Объявить")
    await anya.presses("Приду")
    await boris.presses("Перенести")
    await boris.presses("27")
    await boris.presses("16:00")
    await boris.presses("каб. 305")
    boris.sees("пт, 27 ноября, 16:00")
    anya.sees_new("Открытый час перенесён", "Было: чт, 26 ноября, 15:00", "пт, 27 ноября, 16:00")
    nikita.sees("пт, 27 ноября, 16:00")
    nikita.does_not_see("чт, 26 ноября, 15:00", "перенесён")
    # The curator may call it off when the host is ill; anybody else finds nothing to press.
    await marina.presses("Открыть")
    await marina.presses("Кто придёт")
    await marina.presses("Отменить")
    await marina.says("Борис Андреевич <заболел>")
    marina.sees("Причина, которую увидят", "Борис Андреевич <заболел>")
    await marina.presses("Отменить")
    anya.sees_new("Открытый час отменён", "Борис Андреевич <заболел>")
    boris.sees_new("Открытый час отменён")
    nikita.sees("Этот открытый час отменён")
    nikita.sees_no_button("Приду")
    assert "отменён" in await nikita.forges("oh:join:1")
    await nikita.says("/start")
    await nikita.presses("Другие встречи")
    await nikita.presses("Открытые часы")
    nikita.sees("Сейчас ни одного не объявлено")
    assert await nikita.forges("oh:host:1") != ""
    assert await nikita.forges("oh:join:999") != ""


async def test_a_free_day_is_warned_of_and_nonsense_is_asked_again(stage: Stage, boris: Someone) -> None:
    await plans(boris, day="28", seats="5")
    boris.sees("В этот день школа не работает")
    await boris.presses("Мест: 5")
    await boris.says("много")
    boris.sees("Не понял число")
    await boris.says("500")
    boris.sees("Мест может быть от 1 до 100")
    await boris.says("12")
    await boris.presses("Назад")
    await boris.presses("Назад")
    await boris.says("после обеда")
    boris.sees("Не понял время")
    await boris.says("14:10")
    await boris.says("https://example.org/meet")
    boris.sees("сб, 28 ноября, 14:10", "https://example.org/meet")
    await boris.presses("Объявить")
    boris.sees("Придут: 0 из 12", "⚠️ В этот день школа не работает.")
    # Moved to a school day, and onto an hour of one's own: what is warned of changes with it.
    await boris.presses("Перенести")
    await boris.presses("27")
    await boris.presses("16:00")
    await boris.says("каб. 305")
    boris.does_not_see("⚠️")
    await plans(boris, day="27")
    await boris.presses("Объявить")
    boris.does_not_see("⚠️")
    await boris.presses("Перенести")
    await boris.presses("27")
    await boris.presses("16:00")
    await boris.says("каб. 306")
    boris.sees("⚠️ У ведущего в это время есть ещё встреча.")


async def test_a_candidate_is_told_who_may_hold_one_and_english_is_spoken_too(stage: Stage, boris: Someone) -> None:
    anna = await stage.joined("Smith Anna", Role.MENTEE, language=Language.EN, needs={"discipline": 2})
    other = await stage.joined("Кандидатов Иван Ильич", Role.MENTOR)
    await plans(other)
    assert "утверждённые наставники" in await other.presses("Объявить")
    await plans(boris)
    await boris.presses("Сообщить: всем")
    await boris.presses("Объявить")
    anna.sees_new("Open hour", "Held by Вяткин Борис Андреевич", "Thu, November 26, 15:00, 60 min")
    other.does_not_see("можно прийти со своими вопросами")
    assert "have a seat" in await anna.presses("I'll come")
