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
    marina.sees("Соснина В. П.: ✅ № 15", "Все подписали")
    await marina.presses("В приказ")
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


async def proposes(marina: Someone, mentee: str, mentor: str) -> None:
    await marina.says("/start")
    await marina.presses("Банк")
    await marina.presses("Наставляемые")
    await marina.presses(mentee)
    await marina.presses("Подобрать наставника")
    await marina.presses(mentor)


async def test_a_group_a_reverse_pair_one_with_the_head_and_one_with_a_guest_stand_on_one_order(
    stage: Stage, anya: Someone, mentors: tuple[Someone, Someone], marina: Someone
) -> None:
    boris, vera = mentors
    gleb = await stage.joined("Тарханов Глеб Ильич", Role.COUNCIL)
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 2})
    emily = await stage.joined("Ершова Эмилия Львовна", Role.MENTEE, needs={"discipline": 1}, strengths={"tools": 3})
    timur = await stage.joined("Гарифов Тимур Ринатович", Role.MENTEE, needs={"discipline": 3})
    zoya = await stage.joined("Юрьева Зоя Ильинична", Role.MENTEE, needs={"discipline": 3})
    elena = await stage.joined("Рябинина Елена Викторовна", Role.HEAD, Role.MENTOR, strengths={"discipline": 2})
    guest = await stage.joined("Снегирёва Юлия Ильинична", Role.GUEST, Role.MENTOR, strengths={"discipline": 3})
    for mentor in (elena, guest):
        assert mentor.actor is not None
        await approve(stage.school, mentor.actor)

    await marina.says("/start")
    await marina.presses("Банк")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предложить наставляемого")
    await marina.presses("Лугова А. С.")
    await marina.presses("Бажов Н. Д.")
    await marina.presses("Дальше")
    await marina.presses("Предложить всем")
    await proposes(marina, "Ершова Э. Л.", "Соснина В. П.")
    await marina.presses("Виды")
    await marina.presses("Реверсивное")
    await marina.presses("К предложению")
    await marina.presses("Темы в ответ")
    for _ in range(4):
        await marina.presses("▶")
    await marina.presses("Программы и сервисы")
    await marina.presses("К предложению")
    await marina.presses("Предложить всем")
    await proposes(marina, "Гарифов Т. Р.", "Рябинина Е. В.")
    await marina.presses("Предложить всем")
    await proposes(marina, "Юрьева З. И.", "Снегирёва Ю. И.")
    await marina.presses("Предложить всем")
    for person in (boris, anya, nikita, vera, emily, elena, timur, guest, zoya):
        await person.presses("Интересно")

    # The council is silent about three; with the head it has to agree.
    await gleb.says("/start")
    await gleb.presses("Решения · 4")
    while "Рябинина Е. В. → Гарифов Т. Р." not in gleb.messages[-1]["text"]:
        await gleb.presses("Позже")
    await gleb.presses("За")
    await stage.passes(days=3)
    await marina.says("/start")
    await marina.presses("Решения · 4")
    for _ in range(4):
        await marina.presses("Утвердить")
    marina.sees("Всё решено")

    await marina.says("/start")
    await marina.presses("Согласия")
    for pair, people in {
        "Вяткин Б. А. → Бажов Н. Д., Лугова А. С.": ("Вяткин", "Лугова", "Бажов"),
        "Соснина В. П. → Ершова Э. Л.": ("Соснина", "Ершова"),
        "Рябинина Е. В. → Гарифов Т. Р.": ("Рябинина", "Гарифов"),
        "Снегирёва Ю. И. → Юрьева З. И.": ("Снегирёва", "Юрьева"),
    }.items():
        await marina.presses(pair)
        for name in people:
            await marina.presses(f"⏳ {name}")
            await marina.presses("Номер и дата")
            await marina.presses("Без номера")
            await marina.presses("Сегодня")
        await marina.presses("К списку")
    await marina.says("/start")
    await marina.presses("Приказы")
    await marina.presses("Новый приказ")
    await marina.presses("О закреплении")
    for name in ("Вяткин", "Соснина", "Рябинина", "Снегирёва"):
        await marina.presses(name)
    await marina.presses("В приказ · 4")
    await marina.presses("Отправить руководителю")
    await elena.says("/start")
    await elena.presses("Решения · 1")
    await elena.presses("Подписать")
    await elena.says("13-к")
    await elena.presses("Сегодня")
    await elena.presses("✍️ Подписать")
    elena.sees("Приказ № 13-к подписан")
    await marina.presses("Приказ Word")
    words = await paper_of(stage, marina, "Приказ")
    for said in ("Бажов Никита", "реверсивное", "групповое", "руководитель – педагог", "Снегирёва Юлия", "Программы и"):
        assert said in words
    for person in (anya, nikita, emily, timur, zoya):
        person.sees("У вас есть наставник", "приказ № 13-к")
