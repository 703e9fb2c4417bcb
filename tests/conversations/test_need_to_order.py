"""The whole way: a need, a silent mentor and a willing one, a silent council, the curator, papers, the head's order."""

from io import BytesIO

import pytest
from docx import Document

from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage
from tests.mentors import approve


@pytest.fixture
async def mentors(stage: Stage) -> tuple[Someone, Someone]:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})
    vera = await stage.joined("Соснина Вера Павловна", Role.MENTOR, strengths={"discipline": 2})
    for mentor in (boris, vera):
        assert mentor.actor is not None
        await approve(stage.school, mentor.actor)
    return boris, vera


async def paper_of(stage: Stage, person: Someone, beginning: str) -> str:
    """The words of the newest file in the chat whose name begins so."""
    message = next(
        each
        for each in reversed(person.messages)
        if str((each.get("document") or {}).get("file_name", "")).startswith(beginning)
    )
    file = await stage.program.bot.get_file(message["document"]["file_id"])
    assert file.file_path is not None
    content = await stage.program.bot.download_file(file.file_path)
    assert isinstance(content, BytesIO)
    document = Document(content)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_from_a_need_to_a_signed_order_and_to_the_mentors_first_call_for_help(
    stage: Stage, anya: Someone, mentors: tuple[Someone, Someone], marina: Someone
) -> None:
    boris, vera = mentors
    await stage.joined("Тарханов Глеб Ильич", Role.COUNCIL)
    elena = await stage.joined("Рябинина Елена Викторовна", Role.HEAD)

    await anya.presses("Наставник")
    await anya.presses("Найти наставника")
    await anya.presses("Дальше")
    await anya.says("Пятый класс <шумит>")
    await anya.presses("Пропустить")
    await anya.presses("Подходит")
    await anya.presses("Дальше")
    await anya.presses("Вяткин Б. А.")
    await anya.presses("Соснина В. П.")
    await anya.presses("Дальше · 2")
    await anya.presses("Отправить")
    boris.sees("Коллега просит вас стать наставником", "Пятый класс <шумит>")

    # Boris stays silent for three working days; Vera is asked and willing.
    await stage.passes(days=3)
    boris.sees("ответа не было, и мы спросили другого коллегу")
    await vera.presses("Интересно")
    anya.sees("Наставник нашёлся: Соснина Вера Павловна")

    # The council says nothing in its two working days; the curator approves.
    marina.does_not_see("Вас ждёт")
    await stage.passes(days=4)
    await marina.says("/start")
    await marina.presses("Решения · 1")
    marina.sees("Соснина В. П. → Лугова А. С.", "молчат 1")
    await marina.presses("Утвердить")
    marina.sees("Всё решено")

    # Nothing is ordered before both have signed.
    await marina.says("/start")
    await marina.presses("Согласия")
    await marina.presses("Соснина В. П. → Лугова А. С. · 0/2")
    for person in ("Соснина В. П.", "Лугова А. С."):
        await marina.presses(f"⏳ {person}")
        await marina.presses("Номер и дата")
        await marina.says("15")
        await marina.presses("Сегодня")
    marina.sees("Соснина В. П.: ✅ № 15")

    await marina.says("/start")
    await marina.presses("Приказы")
    await marina.presses("Новый приказ")
    await marina.presses("О закреплении")
    await marina.presses("Соснина В. П. → Лугова А. С.")
    await marina.presses("В приказ · 1")
    await marina.presses("Отправить руководителю")
    await elena.says("/start")
    await elena.presses("Решения · 1")
    elena.sees("Приказ на подпись: о закреплении")
    await elena.presses("Подписать")
    await elena.says("12-к")
    await elena.presses("Сегодня")
    await elena.presses("✍️ Подписать")
    elena.sees("Приказ № 12-к подписан")
    await marina.says("/start")
    await marina.presses("Приказы")
    await marina.presses("№ 12-к")
    await marina.presses("Приказ Word")
    words = await paper_of(stage, marina, "Приказ")
    for said in ("12-к", "Соснина Вера Павловна", "Лугова Аня Сергеевна"):
        assert said in words

    # From now on the mentor hears of an urgent need first, and after fifteen silent minutes so do the others.
    await anya.says("/start")
    await anya.presses("Нужна помощь")
    await anya.presses("⭐ Дисциплина и внимание")
    await anya.presses("Сейчас")
    await anya.says("Помогите, пожалуйста")
    await anya.presses("Отправить")
    anya.sees("спрашиваем вашего наставника")
    vera.sees_button("Беру")
    boris.sees_no_button("Беру")
    await stage.passes(minutes=15)
    boris.sees_button("Беру")
