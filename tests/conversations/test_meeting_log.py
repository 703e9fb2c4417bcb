"""«Записать»: a meeting recorded by taps and voice, steps ticked at the next one, and the mentor's record in hand."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import mammoth
import pytest
from python_calamine import CalamineWorkbook

from bot.callbacks import MeetingAction, MeetingPress
from mentoring.model.bank import RoleForm
from mentoring.model.ids import TopicId
from mentoring.model.meetings import Meeting, MeetingState
from mentoring.model.mentorship import Mentorship, Track
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.files import newest_file
from tests.conversations.test_my_mentorships import opens_card, paired
from tests.records import held


def at(day: int, hour: int = 9) -> datetime:
    """A moment of November 2026 in Yekaterinburg; the stories begin on Monday the 23rd at 10."""
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("Asia/Yekaterinburg")).astimezone(UTC)


async def discipline(stage: Stage) -> TopicId:
    async with stage.program.begin() as work:
        return next(topic.id for topic in (await work.topics.tree(stage.unit.id)).topics if topic.code == "discipline")


@pytest.fixture
async def pair(stage: Stage, anya: Someone, boris: Someone) -> Mentorship:
    """Boris mentors Anya in discipline."""
    assert boris.actor is not None
    track = Track(mentor_id=boris.actor.id, topics=(await discipline(stage),), goals="Тишина")
    return await paired(stage, boris, anya, tracks=(track,))


@pytest.fixture
async def first(stage: Stage, pair: Mentorship) -> Meeting:
    return await held(stage.program.begin, pair, at(16))


async def opens_meeting(person: Someone, other: str, day: str) -> None:
    await opens_card(person, other)
    await person.presses("Дневник встреч")
    await person.presses(day)


async def test_a_meeting_is_recorded_by_taps_and_voice_and_its_steps_come_back_at_the_next(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone
) -> None:
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    boris.sees("Запись · 1 из 4", "Встреча: Лугова А. С. · Дисциплина и внимание", "Это прочитают все")
    boris.sees_no_button("Вся запись")
    await boris.presses("Начало урока спокойное")
    boris.sees_button("✅ Начало урока спокойное")
    await boris.presses("Дело движется")
    await boris.presses("✅ Дело движется")
    await boris.presses("Дальше")
    await boris.sends("photo.jpg", "image/jpeg", kind="photo")
    boris.sees("Сюда подойдут слова или голосовое сообщение")
    await boris.sends("голос.ogg", "audio/ogg", kind="voice")
    await boris.presses("Неделю держать один сигнал тишины")
    await boris.presses("Дальше")
    await boris.says("Приду <во вторник> & посмотрю")
    boris.sees("Запись о встрече", "45 мин", "Тема: Дисциплина и внимание")
    boris.sees("Вяткин Б. А.: Начало урока спокойное", "Вяткин Б. А.: 🎤 голосом")
    boris.sees("▫️ Неделю держать один сигнал тишины", "▫️ Приду <во вторник> & посмотрю")

    # The two notes cannot be taken for each other.
    await boris.presses("👥 Общая запись")
    await boris.says("Начинаем в среду <&>")
    boris.sees("Это прочитают другие: Лугова А. С.", "Начинаем в среду <&>")
    assert boris.button("Да, показать участникам")[1]["style"] == "primary"
    await boris.presses("Да, показать участникам")
    await boris.presses("👥 Общая запись")
    await boris.says("Она очень устала")
    await boris.presses("Нет, только для меня")
    boris.sees("Это увидите только вы", "Она очень устала")
    assert boris.button("Да, только для меня")[1]["style"] == "success"
    await boris.presses("Да, только для меня")
    boris.sees("👥 Общая запись", "Начинаем в среду <&>", "видите только вы", "Она очень устала")

    await opens_meeting(anya, "Вяткин Б. А.", "📝 пн, 16 ноября")
    anya.sees("Запись о встрече", "Начало урока спокойное", "Начинаем в среду <&>", "Приду <во вторник> & посмотрю")
    anya.does_not_see("Она очень устала")
    await anya.presses("Целиком и голос")
    anya.sees_new("[voice]", "Мешает")
    await anya.presses("Дополнить ответы")
    anya.sees("Уже записано:", "Вяткин Б. А.: Начало урока спокойное")
    await anya.says("Пятый класс слышит меня")
    await anya.presses("Вся запись")
    await anya.presses("Личная заметка")
    await anya.sends("своё.ogg", "audio/ogg", kind="voice")
    await anya.presses("Да, только для меня")
    await anya.presses("Моё голосовое")
    anya.sees_new("[voice]")

    await held(stage.program.begin, pair, at(23))
    await opens_meeting(anya, "Вяткин Б. А.", "пн, 23 ноября")
    anya.sees("Прошлые шаги · 1 из 2", "Шаг наставляемого, пн, 16 ноября", "Неделю держать один сигнал тишины")
    await anya.presses("Берём дальше")
    anya.sees("Прошлые шаги · 2 из 2", "Шаг наставника", "Приду <во вторник> & посмотрю")
    await anya.presses("Сделано")
    anya.sees("Запись · 1 из 4")
    await anya.presses("Пропустить")
    await anya.presses("Вся запись")
    anya.sees("С прошлых встреч", "▫️ Неделю держать один сигнал тишины", "✅ Приду <во вторник> & посмотрю")
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    boris.sees("✅ Приду <во вторник> & посмотрю")


async def test_after_held_one_press_leads_to_the_record_and_one_more_to_the_next_meeting(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone
) -> None:
    """From the question after the meeting to times proposed for the next."""
    silent = {"state": MeetingState.CONFIRMED, "due_at": at(23, 9), "minutes": 45}
    meeting = await held(stage.program.begin, pair, at(23, 8), **silent)
    nobody_spoke = tuple(replace(each, outcome=None, came=None) for each in meeting.attendees)
    async with stage.program.begin() as work:
        await work.meetings.save(replace(meeting, attendees=nobody_spoke), expected=meeting)
    await stage.passes(minutes=1)
    boris.sees("Лугова Аня Сергеевна")
    await boris.presses("Состоялась")
    boris.sees_new("Запишете, пока свежо?")
    await boris.presses("Записать")
    boris.sees("Запись · 1 из 4")
    await boris.presses("Начало урока спокойное")
    await boris.presses("Вся запись")
    await boris.presses("Встретиться пн, 30 ноября, 08:00")
    boris.sees("30 ноября, 08:00")
    await boris.presses("Дальше")
    await boris.presses("Отправить")
    anya.sees("30 ноября")
    await anya.presses("Состоялась")
    anya.sees_button("Записать")
    await opens_meeting(boris, "Лугова А. С.", "📝 пн, 23 ноября")
    boris.sees_no_button("Встретиться")


async def test_an_old_button_of_a_meeting_that_was_not_held_ends_in_words(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone, marina: Someone
) -> None:
    missed = await held(stage.program.begin, pair, at(20), state=MeetingState.MISSED)
    press = MeetingPress(action=MeetingAction.RECORD, meeting=missed.id).pack()
    assert "когда она состоялась" in await boris.forges(press)
    for stranger, meeting_id in ((marina, first.id), (boris, 999)):
        foreign = MeetingPress(action=MeetingAction.RECORD, meeting=meeting_id).pack()
        assert "больше нет" in await stranger.forges(foreign)
        await stranger.says("/start")
        stranger.sees_button("Мой профиль")
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    boris.sees("Запись · 1 из 4")


async def test_what_was_said_can_be_taken_back_and_the_topic_changes_the_phrases(
    stage: Stage, first: Meeting, anya: Someone, boris: Someone
) -> None:
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    await boris.says("Сказано не то")
    await boris.presses("Назад")
    boris.sees("Ваши слова: Сказано не то")
    await boris.presses("Стереть моё")
    boris.does_not_see("Ваши слова")
    await boris.presses("Начало урока спокойное")
    await boris.presses("Вся запись")
    await boris.presses("Тема")
    await boris.presses("Психология и педагогика")
    await boris.presses("Родители")
    boris.sees_button("✅ Родители")
    await boris.presses("Готово")
    boris.sees("Тема: Родители")
    await boris.presses("Дополнить ответы")
    boris.sees_button("Разговор с родителями спокойный")
    boris.sees_button("✅ Начало урока спокойное")
    await boris.presses("Вся запись")
    for note, button in (("Общее", "👥 Общая запись"), ("Личное", "🔒 Личная заметка")):
        await boris.presses(button)
        await boris.says(note)
        await boris.presses("Да, ")
        await boris.presses(button)
        await boris.presses("Стереть")
        await boris.presses("Да, стереть")
    page = boris.newest("Запись о встрече")["text"]
    assert "Общее" not in page
    assert "Личное" not in page


async def test_the_curator_reads_dates_and_steps_and_the_head_sums(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone, marina: Someone
) -> None:
    egor = await stage.joined("Лебедев Егор Николаевич", Role.HEAD)
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    await boris.says("Секретные слова")
    await boris.presses("Пропустить")
    await boris.says("Завести сигнал")
    await boris.presses("Вся запись")

    await marina.presses("Пары школы")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Дневник встреч")
    marina.sees("Встреч: 1", "Вместе: 45 мин", "пн, 16 ноября", "Дисциплина и внимание", "▫️ Завести сигнал")
    marina.does_not_see("Секретные слова")
    await egor.presses("Пары школы")
    await egor.presses("Вяткин Б. А.")
    egor.sees_no_button("Дневник встреч")
    await egor.presses("К парам")
    await egor.presses("Часы и шаги")
    egor.sees("Встреч: 1, из них с записью: 1", "Вместе: 45 мин", "Шагов намечено: 1, сделано: 0")
    egor.does_not_see("Завести сигнал", "Вяткин")
    await egor.presses("Прошлый учебный год")
    egor.sees("За это время встреч не было")


async def test_of_a_pair_with_the_head_the_curator_reads_dates_alone(
    stage: Stage, anya: Someone, marina: Someone
) -> None:
    egor = await stage.joined("Лебедев Егор Николаевич", Role.HEAD)
    pair = await paired(stage, egor, anya, form=RoleForm.HEAD_TEACHER)
    await held(stage.program.begin, pair, at(16))
    await opens_meeting(egor, "Лугова А. С.", "пн, 16 ноября")
    await egor.says("Между нами")
    await marina.says("/start")
    await marina.presses("Пары школы")
    await marina.presses("Лебедев Е. Н.")
    await marina.presses("Дневник встреч")
    marina.sees("пн, 16 ноября", "видны только даты")
    marina.does_not_see("45 мин", "Вместе")


# The record sheet


async def recorded(stage: Stage, anya: Someone, boris: Someone, pair: Mentorship) -> None:
    """Two meetings of Boris and Anya, with a step that was done."""
    await opens_meeting(boris, "Лугова А. С.", "пн, 16 ноября")
    await boris.says("Секретные слова")
    await boris.presses("Пропустить")
    await boris.presses("Неделю держать один сигнал тишины")
    await held(stage.program.begin, pair, at(23))
    await opens_meeting(anya, "Вяткин Б. А.", "пн, 23 ноября")
    await anya.presses("Сделано")


async def test_the_record_sheet_is_opened_and_read_by_other_programs(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone
) -> None:
    await recorded(stage, anya, boris, pair)
    await boris.says("/start")
    await boris.presses("Мои пары")
    await boris.presses("Лист учёта наставника")
    boris.sees("педагог-наставник")
    await boris.presses("Прошлый учебный год")
    boris.sees("За это время записей нет")
    await boris.presses("Назад")
    await boris.presses("Учебный год")
    boris.sees("Встреч: 2, часов: 1 ч 30 мин", "Шагов намечено: 1, сделано: 1", "Лугова А. С.: встреч 2")

    await boris.presses("Таблица Excel")
    name, content = await newest_file(stage, boris)
    assert name.endswith("01.09.2026–23.11.2026.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == ["Наставляемые", "Встречи", "Открытые часы и круги", "Помощь коллегам"]
    sums = book.get_sheet_by_name("Наставляемые").to_python()
    assert (sums[1][1], sums[1][5:7], sums[1][8:10]) == ("Лугова Аня Сергеевна", [2, 1.5], [1, 1])
    assert (sums[-1][1], sums[-1][5:7]) == ("Всего", [2, 1.5])
    meetings = book.get_sheet_by_name("Встречи").to_python()
    assert [row[1] for row in meetings[1:]] == ["16.11.2026", "23.11.2026"]
    assert meetings[1][7] == "Наставляемый: Неделю держать один сигнал тишины — сделано"

    await boris.presses("Документ Word")
    name, content = await newest_file(stage, boris)
    assert name.endswith(".docx")
    paper = mammoth.extract_raw_text(BytesIO(content)).value
    for text in ("Лист учёта работы наставника", "с 01.09.2026 по 23.11.2026", "Вяткин Борис Андреевич"):
        assert text in paper
    for text in ("Лугова Аня Сергеевна", "Дисциплина и внимание", "1 ч 30 мин", "шагов сделано: 1 из 1", "16.11.2026"):
        assert text in paper
    for file in (paper, repr(meetings), repr(sums)):
        assert "Секретные слова" not in file


async def test_where_papers_stay_off_the_chat_the_record_sheet_lies_on_the_server_without_a_name(
    stage: Stage, pair: Mentorship, first: Meeting, anya: Someone, boris: Someone, marina: Someone, tmp_path: Path
) -> None:
    assert marina.actor is not None
    await stage.program.use_cases.change_unit_setting("keeps_papers_off_chat", True, by=marina.actor)
    await recorded(stage, anya, boris, pair)
    await boris.says("/start")
    await boris.presses("Мои пары")
    await boris.presses("Лист учёта наставника")
    await boris.presses("Учебный год")
    for button, ending in (("Документ Word", ".docx"), ("Таблица Excel", ".xlsx")):
        await boris.presses(button)
        boris.sees_new("Лист учёта наставника", ending)
    assert not any(message.get("document") for message in boris.messages)
    laid_out = [file.name for file in (tmp_path / "papers").glob("* Гимназия*/*")]
    assert len(laid_out) == 2
    assert not any("Вяткин" in name for name in laid_out)


async def test_a_meeting_is_recorded_in_english(stage: Stage) -> None:
    ann = await stage.joined("Meadow Ann Marie", Role.MENTEE, language=Language.EN)
    bob = await stage.joined("Briggs Bob James", Role.MENTOR, language=Language.EN)
    assert bob.actor is not None
    track = Track(mentor_id=bob.actor.id, topics=(await discipline(stage),))
    await held(stage.program.begin, await paired(stage, bob, ann, tracks=(track,)), at(16))
    await bob.presses("My mentorships")
    await bob.presses("Meadow A. M.")
    await bob.presses("Diary of meetings")
    await bob.presses("Mon, November 16")
    bob.sees("Record · 1 of 4", "Meeting with Meadow A. M. · Discipline and attention")
    await bob.presses("Lessons begin calmly")
    await bob.presses("The whole record")
    bob.sees("Briggs B. J.: Lessons begin calmly", "45 min")
    await bob.presses("Private note")
    await bob.says("Patience")
    bob.sees("Only you will see this")
    await bob.presses("Yes, for me only")
    bob.sees("only you see it", "Patience")
