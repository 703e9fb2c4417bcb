"""Meetings as people live them: proposed, agreed, in the phone's calendar, reminded of, told of (гл. 4 п. 6)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.callbacks import DisputePress, MeetingAction, MeetingPress, MeetingTimePress
from mentoring.model.bank import Kind
from mentoring.model.meetings import Meeting, MeetingState
from mentoring.model.mentorship import Mentorship, MentorshipState, Track
from mentoring.model.people import Language, Mode, Role
from mentoring.use_cases.meetings import MeetingPlan
from tests.conversations.dsl import Someone, Stage
from tests.conversations.files import newest_calendar
from tests.conversations.test_my_mentorships import opens_card, paired

#: Wednesday, 15:00 in Yekaterinburg.
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE)


async def begins_meeting(person: Someone, other: str) -> None:
    await opens_card(person, other)
    await person.presses("📅 Встреча")


async def agrees(
    stage: Stage, pair: Mentorship, boris: Someone, anya: Someone, at: datetime = WEDNESDAY, **fields: Any
) -> Meeting:
    """Boris proposes the time and Anya agrees."""
    assert boris.actor is not None
    assert anya.actor is not None
    plan = MeetingPlan(times=(at,), minutes=45, mode=Mode.IN_PERSON, place="каб. 12")
    use_cases = stage.program.use_cases
    proposed = await use_cases.propose_meeting(pair.id, replace(plan, **fields), by=boris.actor)
    agreed = await use_cases.confirm_meeting(proposed.id, at, by=anya.actor)
    await stage.settles()
    return agreed


async def state_of(stage: Stage, meeting: Meeting) -> MeetingState:
    async with stage.program.begin() as work:
        return (await work.meetings.get(meeting.id)).state


async def test_two_times_are_proposed_one_is_taken_and_both_have_it_in_their_calendars(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await paired(stage, boris, anya)
    await begins_meeting(boris, "Лугова А. С.")
    boris.sees("Встреча: Лугова Аня Сергеевна", "когда свободны все", "до 3 вариантов")
    await boris.says("когда-нибудь")
    boris.sees("Напишите день и время так")
    await boris.says("ср 15:30")
    await boris.presses("Другой день")
    await boris.presses("26")
    boris.sees("Во сколько?")
    await boris.presses("10:00")
    boris.sees("ср, 25 ноября, 15:30", "чт, 26 ноября, 10:00")
    await boris.presses("Дальше")
    await boris.presses("Место или ссылка")
    await boris.says("каб. <12>")
    await boris.presses("О чём")
    await boris.presses("Что получается и что мешает на уроках")
    boris.sees("⏱ 45 мин · очно", "📍 каб. <12>", "💬 Что получается")
    await boris.presses("Отправить")
    boris.sees("Вторая сторона выберет время")

    anya.sees("Вяткин Борис Андреевич предлагает встретиться", "📍 каб. <12>", "Какое время подходит?")
    assert "Договорились" in await anya.presses("✅ чт, 26 ноября, 10:00")
    anya.sees("Время выбрано", "Договорились о встрече: Вяткин Борис Андреевич")
    boris.sees("Договорились о встрече: Лугова Аня Сергеевна")
    for person in (anya, boris):
        entry = (await newest_calendar(stage, person)).vevent
        assert entry.dtstart.value == datetime(2026, 11, 26, 5, tzinfo=UTC)
        assert entry.dtend.value - entry.dtstart.value == timedelta(minutes=45)
        assert (entry.location.value, entry.status.value, entry.sequence.value) == ("каб. <12>", "CONFIRMED", "0")
    # Two ends of one meeting.
    uids = {(await newest_calendar(stage, person)).vevent.uid.value for person in (anya, boris)}
    assert len(uids) == 1
    # Their phones show it on their own clocks.
    unix = int(datetime(2026, 11, 26, 5, tzinfo=UTC).timestamp())
    assert f'<tg-time unix="{unix}" format="wDt">' in anya.newest("Договорились о встрече")["html"]


async def test_a_first_meeting_is_fifteen_minutes_and_each_reads_it_in_their_own_time(
    stage: Stage, boris: Someone
) -> None:
    lena = await stage.joined("Москвина Лена Ильинична", Role.MENTEE, zone="Europe/Moscow")
    pair = await paired(stage, boris, lena, state=MentorshipState.COUNCIL)
    await begins_meeting(boris, "Москвина Л. И. · у совета")
    boris.sees("Знакомство: Москвина Лена Ильинична")
    await boris.says("вт 14:30")
    await boris.presses("Дальше")
    boris.sees("⏱ 15 мин")
    boris.sees_no_button("Повторять")
    await boris.presses("Отправить")
    lena.sees("предлагает познакомиться", "вт, 24 ноября, 12:30")
    await lena.presses("✅ вт, 24 ноября, 12:30")
    entry = (await newest_calendar(stage, lena)).vevent
    assert entry.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Moscow"]
    assert entry.dtstart.value == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    await opens_card(boris, "Москвина Л. И.")
    boris.sees("Ближайшая встреча: вт, 24 ноября, 14:30")
    # She moves to Kamchatka after they agreed: reminders follow her.
    async with stage.program.begin() as work:
        assert lena.actor is not None
        person = await work.people.get(lena.actor.id)
        await work.people.save(replace(person, zone="Asia/Kamchatka"))
    await stage.passes(hours=27, minutes=35)
    lena.sees_new("Скоро встреча: Вяткин Борис Андреевич", "вт, 24 ноября, 21:30")
    assert pair.id


async def test_the_clock_reminds_twice_asks_afterwards_and_one_word_with_silence_counts(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    meeting = await agrees(stage, pair, boris, anya, mode=Mode.ONLINE, place="https://call.example/1")
    await stage.passes(hours=29)
    anya.sees_new("Скоро встреча", "через 24 часа")
    anya.sees_no_button("Опаздываю")
    await stage.passes(hours=23)
    anya.sees_new("через 60 минут", "🔗 https://call.example/1")
    _, link = anya.button("Подключиться")
    assert link["url"] == "https://call.example/1"
    await anya.presses("Опаздываю")
    await anya.presses("10 мин")
    anya.sees("Передано")
    boris.sees("Лугова Аня Сергеевна опаздывает на 10 мин.")
    await stage.passes(hours=2, minutes=15)
    for person in (anya, boris):
        person.sees_new("Состоялась ли встреча?")
    assert "Ждём слова второй стороны" in await boris.presses("✅ Состоялась")
    await stage.passes(hours=48)
    assert await state_of(stage, meeting) is MeetingState.HELD
    anya.sees("Встреча ср, 25 ноября, 15:00: состоялась ✅")


async def test_another_time_is_an_answer_and_no_time_is_one_too(stage: Stage, anya: Someone, boris: Someone) -> None:
    pair = await paired(stage, boris, anya)
    assert boris.actor is not None
    plan = MeetingPlan(times=(WEDNESDAY,), minutes=45, mode=Mode.IN_PERSON)
    await stage.program.use_cases.propose_meeting(pair.id, plan, by=boris.actor)
    await stage.settles()
    await anya.presses("Другое время")
    anya.sees("Какое другое время предложить?")
    await anya.says("27.11 16:00")
    await anya.presses("Дальше")
    anya.sees_no_button("Повторять")
    await anya.presses("Отправить")
    anya.sees("Предложено другое время")
    boris.sees_new("Лугова Аня Сергеевна предлагает другое время", "пт, 27 ноября, 16:00")
    await boris.presses("Не могу")
    boris.sees("Не получается встретиться?")
    await boris.presses("Да, не могу")
    boris.sees("Передано")
    anya.sees_new("Вяткин Борис Андреевич: встретиться не получается")
    # The button of the first proposal lies in a chat for years.
    old = MeetingTimePress(meeting=1, at=int(WEDNESDAY.timestamp())).pack()
    assert "отменена или уже прошла" in await anya.forges(old)


async def test_an_agreed_meeting_is_moved_and_then_called_off_and_calendars_follow(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    await agrees(stage, pair, boris, anya)
    await anya.says("/start")
    await anya.presses("Мои встречи · 1")
    await anya.presses("ср, 25 нояб., 15:00 · Вяткин Б. А. · договорились")
    await anya.presses("Перенести")
    await anya.says("26.11 16:00")
    await anya.presses("Дальше")
    await anya.presses("Отправить")
    boris.sees_new("Лугова Аня Сергеевна просит перенести встречу", "Было: ср, 25 ноября, 15:00")
    await boris.presses("✅ чт, 26 ноября, 16:00")
    anya.sees("Встреча перенесена")
    moved = (await newest_calendar(stage, anya)).vevent
    assert (moved.sequence.value, moved.dtstart.value) == ("1", datetime(2026, 11, 26, 11, tzinfo=UTC))
    await boris.presses("Открыть встречу")
    await boris.presses("✖️ Отменить")
    await boris.says("Заболел <увы>")
    boris.sees("Встреча отменена, вторая сторона знает")
    anya.sees("Вяткин Борис Андреевич: встреча отменена", "Заболел <увы>")
    off = await newest_calendar(stage, anya)
    assert (off.method.value, off.vevent.status.value, off.vevent.sequence.value) == ("CANCEL", "CANCELLED", "2")
    assert off.vevent.uid.value == moved.uid.value
    await stage.passes(days=5)
    anya.does_not_see("Скоро встреча", "Состоялась ли встреча")


async def test_a_clash_and_a_day_off_are_shown_before_anything_is_sent_and_the_past_is_refused(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone
) -> None:
    other = await paired(stage, boris, nikita)
    await agrees(stage, other, boris, nikita)
    await paired(stage, boris, anya)
    await begins_meeting(anya, "Вяткин Б. А.")
    await anya.says("25.11 15:15")
    anya.sees("другая встреча: Вяткин Борис Андреевич")
    anya.does_not_see("Бажов")
    await anya.says("28.11 12:00")
    anya.sees("сб, 28 ноября, 12:00 ⚠️ выходной")
    await anya.says("23.11 9:00")
    anya.sees("Это время уже прошло")
    await anya.says("23.11 11:00")
    anya.sees("не раньше пн, 23 ноября, 12:00")
    await anya.says("20.12 11:00")
    anya.sees("Так далеко вперёд не договариваются")
    await anya.presses("Дальше")
    await anya.presses("Отправить")
    boris.sees("ср, 25 ноября, 15:15 — у вас другая встреча", "сб, 28 ноября, 12:00")


async def test_a_weekly_meeting_comes_again_with_a_reminder_that_brings_its_file(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await paired(stage, boris, anya)
    await begins_meeting(boris, "Лугова А. С.")
    await boris.says("25.11 15:00")
    await boris.presses("Дальше")
    await boris.presses("Длительность")
    await boris.says("сорок")
    boris.sees("Напишите число минут")
    await boris.says("40")
    await boris.presses("Повторять")
    await boris.presses("Каждую неделю")
    boris.sees("⏱ 40 мин", "Повторяется каждую неделю")
    await boris.presses("Отправить")
    anya.sees("Повторяется каждую неделю", "Подходит?")
    await anya.presses("✅ ср, 25 ноября, 15:00")
    await stage.passes(days=8, hours=5)
    anya.sees_new("Скоро встреча: Вяткин Борис Андреевич", "ср, 2 декабря, 15:00")
    assert (await newest_calendar(stage, anya)).vevent.dtstart.value == WEDNESDAY + timedelta(days=7)
    await anya.presses("Открыть встречу")
    await anya.presses("Больше не повторять")
    await anya.presses("Не повторять")
    anya.sees("Повтор остановлен")
    await stage.passes(days=30)
    anya.does_not_see("16 декабря")


async def test_a_schedule_of_goals_is_agreed_to_at_once_and_each_is_told_reached_at_the_next(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await paired(stage, boris, anya, kinds=frozenset({Kind.GOAL}))
    await begins_meeting(boris, "Лугова А. С.")
    await boris.says("25.11 15:00")
    await boris.presses("Дальше")
    await boris.presses("Повторять")
    await boris.presses("Расписание с целями")
    await boris.says("Тишина за минуту\nВопросы по цепочке")
    boris.sees("Расписание: 2 встречи, раз в неделю", "🎯 Тишина за минуту")
    await boris.presses("Отправить")
    anya.sees("Расписание: 2 встречи")
    await anya.presses("✅ ср, 25 ноября, 15:00")
    await stage.passes(days=2, hours=7)
    for person in (boris, anya):
        await person.presses("✅ Состоялась")
    await stage.passes(days=7)
    await anya.says("/start")
    await anya.presses("Мои встречи")
    await anya.presses("❗ ср, 2 дек.")
    anya.sees("🎯 Вопросы по цепочке", "Цель прошлой встречи: Тишина за минуту")
    await anya.presses("Цель достигнута")
    anya.sees("Тишина за минуту — достигнута")


async def test_in_a_group_each_answers_for_themselves_and_the_mentor_ticks_who_came(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone
) -> None:
    group = await paired(stage, boris, anya, nikita)
    meeting = await agrees(stage, group, boris, anya)
    nikita.sees("Договорились о встрече")
    await nikita.presses("Открыть встречу")
    nikita.sees_no_button("Отменить")
    await nikita.presses("Не могу")
    nikita.sees("Встреча состоится без вас")
    await nikita.presses("Да, не могу")
    boris.sees("Бажов Никита Денисович не сможет прийти")
    await stage.passes(days=2, hours=7)
    nikita.does_not_see("Вы были на встрече группы?")
    anya.sees("Вы были на встрече группы?")
    await anya.presses("Я был(а)")
    await boris.presses("✅ Состоялась")
    boris.sees("Кто был на встрече?")
    boris.sees_button("✅ Лугова Аня Сергеевна")
    await boris.presses("Бажов Никита Денисович")
    boris.sees_button("✅ Бажов Никита Денисович")
    async with stage.program.begin() as work:
        assert all(each.came for each in (await work.meetings.get(meeting.id)).attendees)


async def test_my_meetings_by_week_month_and_past_with_one_file_and_what_was_held_without_the_bot(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    await anya.says("/start")
    await anya.presses("Мои встречи")
    anya.sees("Встреч нет")
    await anya.presses("Файл календаря")
    anya.sees("В календаре пока нет ни одной встречи")
    await agrees(stage, pair, boris, anya)
    await anya.presses("Записать прошедшую")
    await anya.presses("Вяткин Б. А.")
    await anya.says("20.11 16:00")
    anya.sees("Записано: пт, 20 ноября, 16:00", "состоялась")
    boris.sees("Лугова Аня Сергеевна записал(а) прошедшую встречу с вами")
    await anya.presses("К встречам")
    anya.sees("1 встреча")
    await anya.presses("Прошлые")
    anya.sees_button("пт, 20 нояб., 16:00 · Вяткин Б. А. · состоялась")
    await anya.presses("Месяц")
    anya.sees_button("25•")
    await anya.presses("20•")
    anya.sees("Мои встречи · пт, 20 ноября")
    await anya.presses("Файл календаря")
    anya.sees("Все ваши встречи: 2")
    events = (await newest_calendar(stage, anya)).vevent_list
    assert [event.dtstart.value for event in events] == [datetime(2026, 11, 20, 11, tzinfo=UTC), WEDNESDAY]


async def test_different_words_are_settled_by_the_curator_who_sees_no_private_word(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    meeting = await agrees(stage, pair, boris, anya, agenda="Только между нами", goal="Наша цель")
    await marina.says("/start")
    await marina.presses("Встречи школы")
    await marina.presses("ср, 25 нояб., 15:00 · Вяткин Б. А. → Лугова А. С.")
    marina.sees("договорились", "⏱ 45 мин")
    marina.does_not_see("Только между нами", "Наша цель", "каб. 12")
    await stage.passes(days=2, hours=7)
    await boris.presses("✅ Состоялась")
    await anya.presses("Не состоялась")
    anya.sees("вы сказали разное")
    marina.sees_new("участники говорят разное")
    await marina.says("/start")
    # What waits for a decision is listed first, and stands in the one queue.
    await marina.presses("Встречи школы")
    await marina.presses("ср, 25 нояб., 15:00")
    marina.sees("Вяткин Борис Андреевич: состоялась", "Лугова Аня Сергеевна: не состоялась")
    await marina.presses("Домой")
    await marina.presses("Решения · 1")
    marina.sees("О встрече ср, 25 ноября, 15:00 участники говорят разное", "Лугова Аня Сергеевна: не состоялась")
    await marina.presses("✅ Состоялась")
    marina.sees("Всё решено")
    assert await state_of(stage, meeting) is MeetingState.HELD
    anya.sees("Куратор записал: встреча ср, 25 ноября, 15:00 состоялась")
    # Old and forged presses end in words.
    assert "уже записан" in await marina.forges(DisputePress(meeting=meeting.id, is_held=False).pack())
    held = MeetingPress(action=MeetingAction.HELD, meeting=meeting.id).pack()
    assert "уже записан" in await anya.forges(held)
    assert "больше нет" in await marina.forges(held)
    assert "больше нет" in await anya.forges(DisputePress(meeting=999, is_held=True).pack())


async def test_after_two_meetings_each_is_asked_whether_it_fits(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    assert boris.actor is not None
    for days in (3, 6):
        at = stage.box.clock.now() - timedelta(days=days)
        await stage.program.use_cases.put_meeting_in(pair.id, at, minutes=45, mode=Mode.IN_PERSON, by=boris.actor)
    await stage.settles()
    anya.sees("Вы встретились дважды: Вяткин Борис Андреевич")
    anya.sees_button("Искать другого наставника")
    assert "Хороших встреч" in await boris.presses("Да, подходит")
    boris.sees_no_button("Поговорить с куратором")
    await anya.presses("Искать другого наставника")
    anya.sees("С чем нужна поддержка?")
    await anya.presses("Поговорить с куратором")
    marina.sees("Лугова Аня Сергеевна хочет поговорить с вами")
    boris.does_not_see("хочет поговорить")


async def test_who_leads_a_reverse_pair_is_said_and_the_screens_speak_english(stage: Stage, boris: Someone) -> None:
    kate = await stage.joined("Field Kate Ann", Role.MENTEE, language=Language.EN)
    assert kate.actor is not None
    assert boris.actor is not None
    tracks = (Track(mentor_id=boris.actor.id), Track(mentor_id=kate.actor.id))
    await paired(stage, boris, kate, kinds=frozenset({Kind.REVERSE}), tracks=tracks)
    await kate.presses("My mentorships")
    await kate.presses("Вяткин Б. А.")
    await kate.presses("📅 Meeting")
    kate.sees("When would it suit you?")
    await kate.says("Thu 15:00")
    await kate.presses("Next")
    kate.sees("Вяткин Борис Андреевич leads this time")
    await kate.presses("Send")
    await boris.presses("✅ чт, 26 ноября, 15:00")
    kate.sees("A meeting is agreed", "Thu, November 26, 15:00")
    await kate.says("/start")
    await kate.presses("My meetings · 1")
    await kate.presses("Month")
    kate.sees_button("26•")
