"""From the approved pair to the signed order and beyond: papers, orders, changes, forms, on four phones."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.orders import OrderKind
from mentoring.model.people import Language, Role
from mentoring.model.units import Unit
from tests.conversations.dsl import Someone, Stage
from tests.mentorships import pair
from tests.papers import PHOTO, TODAY

OF_BORIS = "Вяткин Б. А. → Лугова А. С."


@pytest.fixture
async def egor(stage: Stage) -> Someone:
    return await stage.joined("Директоров Егор Петрович", Role.HEAD, position="директор")


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    return await stage.joined(
        "Вяткин Борис Андреевич", Role.MENTOR, position="учитель", subjects=("Физика",), category="высшая"
    )


@pytest.fixture
async def approved(stage: Stage, anya: Someone, boris: Someone) -> Mentorship:
    return await paired(stage, boris, anya)


async def paired(
    stage: Stage, mentor: Someone, *mentees: Someone, state: MentorshipState = MentorshipState.APPROVED, **fields: Any
) -> Mentorship:
    actors = [mentee.actor for mentee in mentees]
    assert mentor.actor is not None
    mentorship = await pair(stage.school, mentor.actor, *actors, state=state, **fields)  # type: ignore[arg-type]
    for person in (mentor, *mentees):
        await person.says("/start")
    return mentorship


async def signed(stage: Stage, mentorship: Mentorship, by: Someone) -> None:
    """The papers of all are there."""
    assert by.actor is not None
    for person_id in mentorship.people:
        await stage.program.use_cases.register_consent(
            mentorship.id, person_id, number="1", signed_on=TODAY, by=by.actor
        )
    await by.says("/start")


async def in_force(stage: Stage, mentorship: Mentorship, curator: Someone, head: Someone, number: str = "1-п") -> None:
    """An order has put it in force today."""
    use_cases = stage.program.use_cases
    assert curator.actor is not None
    assert head.actor is not None
    await signed(stage, mentorship, curator)
    order = await use_cases.draw_up_order(OrderKind.APPOINT, [mentorship.id], stage.unit.id, by=curator.actor)
    order = await use_cases.send_order(order.id, by=curator.actor)
    await use_cases.sign_order(
        order.id, number=number, signed_on=TODAY, version=order.version, paper=b"PK", by=head.actor
    )
    await stage.settles()


async def now(stage: Stage, mentorship: Mentorship | int) -> Mentorship:
    number = mentorship if isinstance(mentorship, int) else mentorship.id
    async with stage.program.begin() as work:
        return await work.mentorships.get(MentorshipId(number))


def documents(person: Someone) -> list[dict[str, Any]]:
    return [message["document"] for message in person.messages if message.get("document")]


async def read(stage: Stage, person: Someone, name: str) -> BytesIO:
    """The newest file of this name in the person's chat."""
    document = next(each for each in reversed(documents(person)) if each["file_name"] == name)
    file = await stage.program.bot.get_file(document["file_id"])
    assert file.file_path is not None
    content = await stage.program.bot.download_file(file.file_path)
    assert isinstance(content, BytesIO)
    return content


def text_of(content: BytesIO | bytes) -> str:
    document = Document(BytesIO(content) if isinstance(content, bytes) else content)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def presses_all(person: Someone, *texts: str) -> str:
    answer = ""
    for text in texts:
        answer = await person.presses(text)
    return answer


# Consents


async def test_blanks_come_from_the_record_and_papers_are_registered_by_number_and_date(
    stage: Stage, marina: Someone, anya: Someone, approved: Mentorship
) -> None:
    await marina.says("/start")
    await presses_all(marina, "Согласия", "⏳ Вяткин Б. А. → Лугова А. С. · 0/2", "Бланки всем")
    marina.sees("Бланки готовы")
    assert {each["file_name"] for each in documents(marina)} == {
        "Согласие Вяткин Б. А.docx",
        "Согласие Лугова А. С.docx",
    }
    blank = text_of(await read(stage, marina, "Согласие Вяткин Б. А.docx"))
    assert "Я, Вяткин Борис Андреевич, учитель (Физика), добровольно соглашаюсь быть наставником" in blank
    assert "с дня подписания приказа по последний день 9-го месяца" in blank
    await presses_all(marina, "⏳ Лугова А. С.", "Номер и дата")
    await marina.says("№ 17")
    await marina.says("вчера")
    marina.sees_new("Нужна дата подписи")
    await marina.says("20.11")
    marina.sees("Лугова А. С.: ✅ № 17 от 20.11.2026", "Вяткин Б. А.: ⏳ ещё нет")
    await presses_all(marina, "⏳ Вяткин Б. А.", "Номер и дата", "Без номера", "Сегодня")
    marina.sees("Вяткин Б. А.: ✅ подписано 23.11.2026")
    await presses_all(marina, "К списку")
    marina.sees_button("✅ Вяткин Б. А. → Лугова А. С. · 2/2")
    await marina.says("/start")
    marina.sees("Готовы к приказу: 1 пара")


async def test_a_member_signs_sends_a_photo_and_the_curator_takes_it(
    stage: Stage, marina: Someone, anya: Someone, approved: Mentorship
) -> None:
    await marina.says("/start")
    await presses_all(marina, "Согласия", OF_BORIS, "Напомнить")
    marina.sees("Напомню: 2 человека")
    anya.sees("Нужна ваша подпись")
    await presses_all(anya, "Открыть", "Бланк согласия")
    assert "соглашаюсь быть наставляемым" in text_of(await read(stage, anya, "Согласие на участие.docx"))
    await anya.presses("Прислать подписанное")
    await anya.says("вот")
    anya.sees_new("Пришлите фото или PDF")
    await anya.sends("virus.pdf", "application/pdf", b"MZ not a paper")
    anya.sees_new("Это не фото и не PDF")
    await anya.sends("photo.jpg", "image/jpeg", PHOTO)
    anya.sees("Спасибо! Куратор посмотрит", "Моё согласие на участие: 🖼 фото ждёт проверки")
    await marina.says("/start")
    marina.sees("Пришли подписанные согласия: 1")
    await presses_all(marina, "Согласия · 1", "🖼 Вяткин", "🖼 Лугова А. С.", "Посмотреть")
    assert (await read(stage, marina, "Согласие.jpg")).getvalue() == PHOTO
    await presses_all(marina, "Вернуть")
    await marina.says("Не видно подписи")
    anya.sees("прислать согласие ещё раз: Не видно подписи")
    await presses_all(anya, "Открыть", "Прислать подписанное")
    await anya.sends("scan.pdf", "application/pdf", b"%PDF-1.7 signed", text="подпись")
    # The card stands as it was; the person's own window is fresh.
    await presses_all(marina, "Лугова А. С.", "✅ Принять")
    marina.sees("Лугова А. С.: ✅ фото принято 23.11.2026")
    anya.sees("Ваше согласие принято")
    await anya.says("/start")
    anya.sees_new("Сейчас от вас ничего не ждут")


async def test_the_curator_sends_a_photo_of_a_paper_in_hand(
    stage: Stage, marina: Someone, approved: Mentorship
) -> None:
    await marina.says("/start")
    await presses_all(marina, "Согласия", OF_BORIS, "⏳ Вяткин Б. А.")
    await marina.says("он подписал")
    marina.sees_new("Пришлите фото или PDF")
    await marina.sends("paper.png", "image/png", b"\x89PNG\r\n\x1a\n paper", kind="document")
    marina.sees("Вяткин Б. А.: ✅ фото принято")


async def test_a_file_too_large_is_refused_before_it_is_fetched(
    stage: Stage, anya: Someone, approved: Mentorship
) -> None:
    await presses_all(anya, "Мои бумаги · 1", OF_BORIS, "Прислать подписанное")
    await anya.sends("scan.pdf", "application/pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024))
    anya.sees_new("Файл больше 10 МБ")
    assert not [call for call in stage.box.control.calls() if call["method"] == "getFile"]


# The order


async def test_the_head_signs_on_the_phone_and_everybody_knows(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, approved: Mentorship
) -> None:
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении")
    marina.sees("Готовы: 1, отмечено: 0")
    await presses_all(marina, OF_BORIS, "В приказ · 1", "Основания и сроки", "Протокол совета")
    await marina.says("№ 3 от 20.11.2026")
    await presses_all(marina, "Положение")
    await marina.says("утверждено приказом от 01.09.2025 № 83-од")
    await presses_all(marina, "Выплата для всех")
    await marina.says("3 000 руб. в месяц")
    await presses_all(marina, "Срок отчёта")
    await marina.says("20.05.2027")
    marina.sees("Протокол совета: № 3 от 20.11.2026", "Отчёт до 20 мая 2027", "рабочих дней: 10")
    await presses_all(marina, "К приказу", OF_BORIS, "№ доп. соглашения")
    await marina.says("12")
    marina.sees("Выплата: 3 000 руб. в месяц", "Доп. соглашение № 12")
    await presses_all(marina, "К приказу", "Приказ Word")
    draft = text_of(await read(stage, marina, "Приказ (проект 1) о закреплении.docx"))
    assert "с дня подписания приказа по последний день 9-го месяца" in draft
    assert "№ ____________" in draft
    await presses_all(marina, "Отправить руководителю")
    marina.sees("Приказ у руководителя", "Состояние: у руководителя")
    egor.sees("Приказ на подпись: о закреплении", "1 пара, составлен: Ключевская Марина Олеговна")
    await egor.presses("Открыть")
    assert documents(egor)[-1]["file_name"] == "Приказ (проект 1) о закреплении.docx"
    await egor.presses("✍️ Подписать")
    await egor.says("97/3-од")
    await egor.says("32.13.2026")
    egor.sees_new("Нужна дата приказа")
    await egor.presses("Сегодня")
    egor.sees("Подписать приказ № 97/3-од от 23 ноября 2026?", "Вступит в силу сразу")
    await egor.presses("✍️ Подписать")
    egor.sees("Приказ № 97/3-од подписан", "Состояние: подписан")
    egor.sees("✅ Приказ № 97/3-од подписан: о закреплении")
    marina.sees("Приказ № 97/3-од от 23 ноября 2026 подписан")
    anya.sees("У вас есть наставник: Вяткин Борис Андреевич", "С 23 ноября 2026 по 22 августа 2027, приказ № 97/3-од")
    boris.sees("Вы наставник: Лугова Аня Сергеевна")
    active = await now(stage, approved)
    assert (active.state, active.starts_on, active.ends_on) == (MentorshipState.ACTIVE, TODAY, date(2027, 8, 22))
    await egor.presses("Приказ Word")
    order = text_of(await read(stage, egor, "Приказ № 97-3-од от 23.11.2026 о закреплении.docx"))
    for words in (
        "23.11.2026",
        "№ 97/3-од",
        "протокол № 3 от 20.11.2026",
        "утверждено приказом от 01.09.2025 № 83-од",
        "Вяткин Борис Андреевич, учитель, категория: высшая",
        "с 23.11.2026 по 22.08.2027",
        "3 000 руб. в месяц; доп. соглашение № 12",
        "20.05.2027",
        "Ключевская Марина Олеговна",
        "директор",
        "Директоров Егор Петрович",
    ):
        assert words in order, words
    await marina.presses("Открыть")
    await presses_all(marina, "Доп. соглашения")
    addendum = text_of(await read(stage, marina, f"Доп. соглашение {OF_BORIS}.docx"))
    assert "№ 12" in addendum
    assert "приказ № 97/3-од от 23.11.2026" in addendum
    await marina.presses("История")
    marina.sees("составлен, Ключевская", "подписан, Директоров")


async def test_an_order_comes_back_with_words_is_mended_and_sent_again(
    stage: Stage, marina: Someone, egor: Someone, approved: Mentorship
) -> None:
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await marina.presses("Отправить руководителю")
    await egor.says("/start")
    await egor.presses("Решения")
    egor.sees("Приказ на подпись: о закреплении", OF_BORIS, "Ключевская Марина Олеговна")
    await egor.presses("Вернуть")
    await egor.says("Нет протокола совета")
    egor.sees("Приказ у куратора", "Всё решено")
    marina.sees("Руководитель вернул приказ", "Нет протокола совета")
    await marina.says("/start")
    marina.sees("Руководитель вернул приказы: 1")
    await presses_all(marina, "Приказы · 1", "↩️ о закреплении")
    marina.sees("Директоров Егор Петрович", "Нет протокола совета", "вернули на доработку")
    await presses_all(marina, "Основания и сроки", "Протокол совета")
    await marina.says("№ 3")
    await presses_all(marina, "К приказу", "Отправить руководителю")
    await egor.says("/start")
    await presses_all(egor, "Решения", "Открыть приказ")
    egor.sees("№ 3")
    await presses_all(egor, "✍️ Подписать")
    await egor.says("5")
    await presses_all(egor, "Сегодня", "✍️ Подписать")
    assert (await now(stage, approved)).state is MentorshipState.ACTIVE


async def test_the_head_signs_from_the_queue_and_the_next_decision_comes(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, vera: Someone, approved: Mentorship
) -> None:
    second = await paired(stage, vera, anya)
    for mentorship in (approved, second):
        await signed(stage, mentorship, marina)
        assert marina.actor is not None
        use_cases = stage.program.use_cases
        order = await use_cases.draw_up_order(OrderKind.APPOINT, [mentorship.id], stage.unit.id, by=marina.actor)
        await use_cases.send_order(order.id, by=marina.actor)
    await stage.settles()
    await egor.says("/start")
    egor.sees("2 решения ждут вас")
    await egor.presses("Решения · 2")
    egor.sees("ждут: 2", "Приказ на подпись: о закреплении\n1 пара", OF_BORIS)
    await egor.presses("✍️ Подписать")
    await egor.says("5")
    await presses_all(egor, "Сегодня", "✍️ Подписать")
    egor.sees("Приказ № 5 подписан", "ждут: 1", "Соснина В. П. → Лугова А. С.")
    await presses_all(egor, "Списком", "📄 Ключевская М. О. · 1", "Открыть приказ")
    egor.sees("Состояние: у руководителя")
    await marina.says("/start")
    marina.sees("Сейчас от вас ничего не ждут")
    marina.sees_no_button("Решения · 1")


async def test_what_the_head_reads_is_what_is_signed(
    stage: Stage, marina: Someone, egor: Someone, approved: Mentorship
) -> None:
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await marina.presses("Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("5")
    await egor.presses("Сегодня")
    await marina.presses("Забрать")
    await egor.presses("✍️ Подписать")
    egor.sees("Пока вы смотрели, здесь кое-что изменилось", "Состояние: черновик")
    assert (await now(stage, approved)).state is MentorshipState.ON_ORDER
    egor.sees("Приказ забрали, чтобы поправить")


async def test_a_number_of_this_year_is_refused_in_words(
    stage: Stage, marina: Someone, egor: Someone, boris: Someone, anya: Someone, approved: Mentorship
) -> None:
    await in_force(stage, approved, marina, egor, number="7-к")
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE)
    second = await paired(stage, boris, nikita)
    await signed(stage, second, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", "Вяткин Б. А. → Бажов", "В приказ · 1")
    await marina.presses("Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("7-К")
    egor.sees_new("Приказ № 7-К в этом году уже есть")
    await egor.says("8-к")
    egor.sees("Приказ № 8-к")


async def test_no_order_before_all_have_signed_and_the_list_says_who_is_missing(
    stage: Stage, marina: Someone, approved: Mentorship
) -> None:
    await marina.says("/start")
    await presses_all(marina, "Приказы", "Новый приказ", "О закреплении")
    marina.sees("нет одобренных пар, где подписали все", "⏳ Вяткин Б. А. → Лугова А. С. · 0/2")
    await presses_all(marina, "К приказам", "Новый приказ", "Об изменении")
    marina.sees("нет изменений, с которыми согласны все")
    await presses_all(marina, "К приказам", "Новый приказ", "О прекращении")
    marina.sees("все закончившие пары уже в приказах")


async def test_a_draft_is_changed_and_discarded_and_its_pairs_wait_for_another(
    stage: Stage, marina: Someone, boris: Someone, approved: Mentorship
) -> None:
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE)
    second = await paired(stage, boris, nikita)
    for mentorship in (approved, second):
        await signed(stage, mentorship, marina)
    await presses_all(marina, "Приказы · 2", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1", "➕ Пары")
    marina.sees("Готовы: 1, отмечено: 0")
    await presses_all(marina, "Вяткин Б. А. → Бажов Н. Д.", "В приказ · 1")
    marina.sees("2 пары")
    await presses_all(marina, OF_BORIS, "Убрать из приказа")
    marina.sees("1 пара")
    assert (await now(stage, approved)).state is MentorshipState.APPROVED
    await presses_all(marina, "Отменить приказ", "Да, отменить")
    marina.sees("Пока ни одного")
    assert (await now(stage, second)).state is MentorshipState.APPROVED


async def test_with_a_date_ahead_the_pair_begins_on_that_morning(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, approved: Mentorship
) -> None:
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await marina.presses("Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("5")
    await egor.says("01.12.2026")
    egor.sees("Вступит в силу в этот день")
    await egor.presses("✍️ Подписать")
    egor.sees("Вступит в силу 1 декабря 2026")
    anya.sees("С 1 декабря 2026 по 31 августа 2027")
    assert (await now(stage, approved)).state is MentorshipState.ON_ORDER
    await stage.passes(days=7)
    assert (await now(stage, approved)).state is MentorshipState.ON_ORDER
    await stage.passes(hours=14)
    assert (await now(stage, approved)).state is MentorshipState.ACTIVE


# Minimum in chat


async def test_where_papers_stay_off_the_chat_documents_are_found_on_the_server(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, approved: Mentorship, tmp_path: Path
) -> None:
    assert marina.actor is not None
    await stage.program.use_cases.change_unit_setting("keeps_papers_off_chat", True, by=marina.actor)
    await presses_all(anya, "Мои бумаги · 1", OF_BORIS)
    anya.sees("Бланк возьмите у куратора")
    anya.sees_no_button("Прислать подписанное")
    await marina.says("/start")
    await presses_all(marina, "Согласия", OF_BORIS, "Бланки всем")
    marina.sees("Документ лежит на сервере школы", f"Согласие, пара {approved.id}-1.docx")
    await presses_all(marina, "⏳ Вяткин Б. А.")
    marina.sees("Бумаги хранятся в школе")
    await marina.sends("photo.jpg", "image/jpeg", PHOTO)
    marina.sees_new("бумаги не пересылают через чат")
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await presses_all(marina, "Отправить руководителю")
    egor.sees("Приказ на подпись: о закреплении\n1 пара. Откройте")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("97/3-од")
    await presses_all(egor, "Сегодня", "✍️ Подписать", "Приказ Word", "Доп. соглашения")
    names = {file.name for file in (tmp_path / "papers").glob("* Гимназия*/*")}
    assert names == {
        f"Согласие, пара {approved.id}-1.docx",
        f"Согласие, пара {approved.id}-2.docx",
        "Приказ (проект 1) о закреплении.docx",
        "Приказ № 97-3-од от 23.11.2026 о закреплении.docx",
        "Доп. соглашение, приказ 1-1.docx",
    }
    egor.sees("Приказ № 97-3-од от 23.11.2026 о закреплении.docx")
    [order] = (tmp_path / "papers").glob("*/Приказ № 97-3-од*")
    assert "Вяткин Борис Андреевич" in text_of(order.read_bytes())
    anya.sees("У вас есть наставник\nС 23 ноября 2026")
    for person in (marina, egor, anya, boris):
        assert documents(person) == []


async def test_the_registers_and_the_annex_stay_off_the_chat_too(
    stage: Stage, marina: Someone, egor: Someone, boris: Someone, tmp_path: Path
) -> None:
    assert marina.actor is not None
    assert boris.actor is not None
    await stage.program.use_cases.change_unit_setting("keeps_papers_off_chat", True, by=marina.actor)
    await stage.program.use_cases.propose_mentors([boris.actor.id], stage.unit.id, by=marina.actor)
    await marina.says("/start")
    await presses_all(marina, "Банк", "Реестры Excel")
    await marina.says("/start")
    await presses_all(marina, "Банк", "Списки руководителю", "⏳ 1", "Список Word")
    found = {file.name: file for file in (tmp_path / "papers").glob("* Гимназия*/*")}
    assert set(found) == {"Банк наставничества.xlsx", "Список наставников.docx"}
    assert "Вяткин Борис Андреевич" in text_of(found["Список наставников.docx"].read_bytes())
    marina.sees("Гимназия № 35/Список наставников.docx")
    assert documents(marina) == []


# Changes, replacement, termination


async def test_both_agree_to_a_longer_term_and_an_order_makes_it_so(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, approved: Mentorship
) -> None:
    await in_force(stage, approved, marina, egor)
    await anya.says("/start")
    await presses_all(anya, "Мои пары", "Вяткин", "Бумаги", "✏️ Изменить", "Срок", "12")
    await presses_all(anya, "Встречи", "Онлайн", "Лично", "Готово", "Пояснение")
    await anya.says("Не успеваем <к экзаменам>")
    anya.sees("Срок: 12 месяцев, до 22 ноября 2027", "Встречи: онлайн", "Не успеваем <к экзаменам>")
    await anya.presses("Предложить")
    anya.sees("Предложено", "Согласны: 1 из 2")
    boris.sees("Предлагают изменить вашу пару: Лугова Аня Сергеевна")
    await boris.presses("Открыть")
    boris.sees("Срок: 12 месяцев, до 22 ноября 2027", "Не успеваем <к экзаменам>")
    await boris.presses("Согласен(на)")
    boris.sees("Согласны все")
    anya.sees("С изменением согласны все")
    await marina.says("/start")
    marina.sees("Готовы к приказу: 1 пара")
    await presses_all(marina, "Приказы · 1", "Новый приказ", "Об изменении", OF_BORIS, "В приказ · 1", OF_BORIS)
    marina.sees("Срок: по 22.08.2027 → по 22.11.2027", "Режим: лично → онлайн")
    await presses_all(marina, "К приказу", "Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("20-к")
    await presses_all(egor, "Сегодня", "✍️ Подписать", "Приказ Word")
    order = text_of(await read(stage, egor, "Приказ № 20-к от 23.11.2026 об изменении.docx"))
    for words in ("по 22.08.2027", "по 22.11.2027", "№ 1-п от 23.11.2026", "онлайн"):
        assert words in order, words
    assert (await now(stage, approved)).ends_on == date(2027, 11, 22)
    boris.sees("Изменение принято, приказ № 20-к", "до 22 ноября 2027")


async def test_a_member_who_does_not_agree_leaves_all_as_it_was(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, approved: Mentorship
) -> None:
    await in_force(stage, approved, marina, egor)
    await marina.says("/start")
    await presses_all(marina, "Пары школы", "🤝 Вяткин", "Бумаги", "✏️ Изменить", "Выплата")
    await marina.says("5 000 руб.")
    await presses_all(marina, "Виды", "Дистанционное", "Готово", "Предложить")
    marina.sees("Согласны: 0 из 2", "Выплата: 5 000 руб.")
    await anya.says("/start")
    anya.sees("Вашу пару предлагают изменить")
    await presses_all(anya, "Мои бумаги · 1", "✏️ Вяткин", "Не согласен(на)")
    marina.sees("Изменение не принято")
    boris.sees("Это предложение уже решено")
    boris.does_not_see("Посмотрите и скажите")
    assert (await now(stage, approved)).months == 9


async def test_another_mentor_takes_over_by_an_order(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone, vera: Someone, approved: Mentorship
) -> None:
    await in_force(stage, approved, marina, egor)
    after = await paired(stage, vera, anya)
    await signed(stage, after, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О замене наставника")
    await presses_all(marina, "Соснина В. П. → Лугова А. С.", "В приказ · 1", "Соснина В. П. → Лугова А. С.")
    marina.sees(f"Вместо: {OF_BORIS}")
    await presses_all(marina, "Основание")
    await marina.says("перевод в другую школу")
    await presses_all(marina, "К приказу", "Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("21-к")
    await egor.says("01.12.2026")
    await egor.presses("✍️ Подписать")
    boris.sees("Наставник заменён, приказ № 21-к (Лугова Аня Сергеевна)", "Последний день: 30 ноября 2026")
    anya.sees("У вас есть наставник: Соснина Вера Павловна")
    await egor.presses("Приказ Word")
    order = text_of(await read(stage, egor, "Приказ № 21-к от 01.12.2026 о замене наставника.docx"))
    assert "Вяткин Борис Андреевич" in order
    assert "основание: перевод в другую школу" in order
    await stage.passes(days=8)
    assert [(await now(stage, each)).state for each in (approved, after)] == [
        MentorshipState.ENDED,
        MentorshipState.ACTIVE,
    ]


async def test_ended_pairs_are_gathered_into_a_terminating_order(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, boris: Someone
) -> None:
    await paired(
        stage, boris, anya, state=MentorshipState.ENDED, starts_on=date(2026, 9, 1), ends_on=date(2026, 11, 20)
    )
    await marina.says("/start")
    await presses_all(marina, "Приказы", "Новый приказ", "О прекращении", OF_BORIS, "В приказ · 1")
    await presses_all(marina, "Основания и сроки", "Основание для всех")
    await marina.says("истечение срока")
    await presses_all(marina, "К приказу", "Отправить руководителю")
    await egor.presses("Открыть")
    await egor.presses("✍️ Подписать")
    await egor.says("30-к")
    await presses_all(egor, "Сегодня", "✍️ Подписать", "Приказ Word")
    order = text_of(await read(stage, egor, "Приказ № 30-к от 23.11.2026 о прекращении.docx"))
    assert "20.11.2026" in order
    assert "истечение срока" in order
    anya.sees("Работа пары прекращена, приказ № 30-к", "Последний день: 20 ноября 2026")


async def test_without_orders_the_last_paper_begins_the_work(
    stage: Stage, marina: Someone, anya: Someone, approved: Mentorship
) -> None:
    assert marina.actor is not None
    await stage.program.use_cases.change_unit_setting("has_order_step", False, by=marina.actor)
    await signed(stage, approved, marina)
    await stage.settles()
    anya.sees("У вас есть наставник: Вяткин Борис Андреевич\nС 23 ноября 2026 по 22 августа 2027.")


# Forms


async def test_the_school_replaces_a_form_and_goes_back(stage: Stage, marina: Someone, approved: Mentorship) -> None:
    await marina.says("/start")
    await presses_all(marina, "Настройки школы", "Бланки документов", "Согласие на участие", "Скачать бланк")
    content = (await read(stage, marina, "Согласие на участие.docx")).getvalue()
    document = Document(BytesIO(content))
    document.add_paragraph("Форма утверждена педсоветом гимназии")
    await marina.sends("our consent.docx", DOCX, saved(document))
    marina.sees("Бланк принят", "Действует ваш, редакция 1: Ключевская Марина Олеговна")
    await marina.says("/start")
    await presses_all(marina, "Согласия", OF_BORIS, "⏳ Лугова А. С.", "Бланк согласия")
    consent = text_of(await read(stage, marina, "Согласие Лугова А. С.docx"))
    assert "Форма утверждена педсоветом гимназии" in consent
    assert "Я, Лугова Аня Сергеевна" in consent
    await marina.says("/start")
    await presses_all(marina, "Настройки школы", "Бланки документов", "✅ Согласие на участие", "Вернуть готовый")
    await marina.presses("Да, вернуть")
    marina.sees("Действует готовый бланк программы")
    await presses_all(marina, "Прежние редакции", "1. Ключевская")
    assert b"word/document.xml" in (await read(stage, marina, "Согласие на участие.docx")).getvalue()
    assert "больше нет" in await marina.presses("2. готовый")


async def test_a_broken_form_is_told_in_words_and_the_old_one_stays(stage: Stage, marina: Someone) -> None:
    await marina.says("/start")
    await presses_all(marina, "Настройки школы", "Бланки документов", "Приказ о закреплении", "Скачать бланк")
    document = Document(await read(stage, marina, "Приказ о закреплении.docx"))
    document.paragraphs[0].text = "{{ organisaton }} <&>"
    await marina.sends("order.docx", DOCX, saved(document))
    marina.sees_new("Этот бланк взять нельзя, прежний остался", "Такого поля нет: organisaton", "organisation")
    for name, content, words in (
        ("letter.docx", b"a letter", "Это не текстовый документ"),
        ("order.rtf", b"{\\rtf1 order}", "документ другого формата"),
        ("order.docx", b"PK\x03\x04 broken", "Файл повреждён"),
        ("order.docx", b"PK" + b"0" * (2 * 1024 * 1024), "Файл слишком велик"),
    ):
        await marina.sends(name, DOCX, content)
        marina.sees_new(words)
    await marina.says("вот бланк")
    marina.sees_new("Пришлите бланк файлом .docx")
    marina.sees("Действует готовый бланк программы")


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# Who may not


async def test_forged_presses_reach_no_other_school_and_no_other_persons_paper(
    stage: Stage, marina: Someone, egor: Someone, anya: Someone, approved: Mentorship, sqlite_engine: AsyncEngine
) -> None:
    other: Unit = await stage.school.unit("Другая школа")
    stranger = await stage.joined("Чужая Инна Юрьевна", Role.CURATOR, Role.HEAD, unit=other)
    colleague = await stage.joined("Соснина Вера Павловна", Role.MENTOR, Role.COUNCIL)
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await marina.presses("Отправить руководителю")
    for person in (stranger, colleague, anya):
        assert "больше нет" in await person.forges("or:1")
    for person in (stranger, colleague):
        assert "больше нет" in await person.forges(f"pa:{approved.id}")
    # Who decides sees the pair among the consents, but has no papers of their own in it.
    assert "больше нет" in await marina.forges(f"pa:{approved.id}")
    await stranger.presses("Согласия")
    stranger.sees("Сейчас собирать нечего")
    for person in (stranger, colleague, anya, marina):
        assert documents(person) == []


async def test_an_old_button_of_an_order_that_is_gone_ends_in_words(
    stage: Stage, marina: Someone, egor: Someone, approved: Mentorship
) -> None:
    assert "больше нет" in await egor.forges("or:77")
    assert "больше нет" in await egor.forges("pa:77")
    await signed(stage, approved, marina)
    await presses_all(marina, "Приказы · 1", "Новый приказ", "О закреплении", OF_BORIS, "В приказ · 1")
    await presses_all(marina, "Отправить руководителю", "Отменить приказ", "Да, отменить")
    egor.sees("Приказ отменён до подписания")
    await egor.presses("Открыть")
    egor.sees("Состояние: отменён")
    egor.sees_no_button("✍️ Подписать")


async def test_a_refusal_after_the_press_was_answered_comes_as_a_message(
    stage: Stage, marina: Someone, egor: Someone, approved: Mentorship, tmp_path: Path
) -> None:
    await in_force(stage, approved, marina, egor)
    for file in (tmp_path / "papers/kept").iterdir():
        file.unlink()
    assert await marina.presses("Открыть") == ""
    marina.sees_new("больше нет")


async def test_it_all_reads_in_english(stage: Stage) -> None:
    jane = await stage.joined("Harlow Jane", *Role, language=Language.EN, position="head")
    ann = await stage.joined("Miller Ann", Role.MENTEE, language=Language.EN)
    mentorship = await paired(stage, jane, ann)
    await signed(stage, mentorship, jane)
    await presses_all(
        jane, "Orders · 1", "New order", "Of appointment", "Harlow J. → Miller A.", "Put on the order · 1"
    )
    jane.sees("Order of appointment", "1 pair")
    await presses_all(jane, "Send to the head", "✍️ Sign")
    await jane.says("7")
    await presses_all(jane, "Today")
    jane.sees("Sign order № 7 of November 23, 2026?")
    await jane.presses("✍️ Sign")
    jane.sees("Order № 7 is signed")
    ann.sees("You have a mentor: Harlow Jane", "From November 23, 2026 to August 22, 2027, order № 7")
