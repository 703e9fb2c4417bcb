"""Orders, consents and addenda: all that was put in stands on paper, what people wrote stays text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from benchmarks.papers import order_on
from documents.papers import (
    PAPERS,
    Addendum,
    AmendedRow,
    AmendingOrder,
    AppointedRow,
    AppointingOrder,
    Change,
    Consent,
    Paper,
    Participant,
    RecordOfEvent,
    RecordOfHelp,
    RecordOfMeeting,
    RecordOfMentoring,
    RecordOfPair,
    ReplacedRow,
    ReplacingOrder,
    TerminatedRow,
    TerminatingOrder,
    Track,
    check_template,
    kind_of,
    own_template,
    paper_file,
)
from mentoring.model.papers import PaperKind
from tests.documents.packing import archive, changed, parts_of

HEAD: dict[str, Any] = {
    "organisation": "Гимназия № 35",
    "town": "г. Екатеринбург",
    "number": "97/3-од",
    "signed_on": "15.09.2026",
    "school_year": "2026/2027",
    "regulation": "утверждено приказом от 01.09.2025 № 83-од",
    "protocol": "от 10.09.2026 № 1",
    "curator": "Ключевская Марина Олеговна",
    "control": "Петрова Инна Ивановна",
    "head": "Лебедева Анна Петровна",
    "head_position": "Директор",
    "acquainted": ["Вяткин Борис Андреевич", "Соснина Вера Павловна"],
}
TERMS: dict[str, Any] = {
    "form": "педагог – педагог",
    "kinds": "традиционное, групповое",
    "mode": "очно",
    "starts_on": "16.09.2026",
    "ends_on": "26.05.2027",
}


def mentor(name: str) -> Participant:
    return Participant(name=name, position="учитель физики", qualification="высшая", experience="")


def mentee(name: str) -> Participant:
    return Participant(name=name, position="учитель математики", qualification="", experience="1 год")


def track(mentor_name: str, *mentee_names: str, topics: str = "") -> Track:
    return Track(mentor=mentor(mentor_name), mentees=[mentee(name) for name in mentee_names], topics=topics)


PAIR = track("Вяткин Борис Андреевич", "Соснина Вера Павловна", topics="дисциплина на уроке")
ROW = AppointedRow(number=1, tracks=[PAIR], pay="3 000 руб. в месяц", addendum="№ 12 от 14.09.2026", **TERMS)
APPOINTING = AppointingOrder(rows=[ROW], programme_days=10, report_due="20.05.2027", **HEAD)
#: What changes is told of people by name and position.
NAMES = Track(
    mentor=Participant(name="Вяткин Борис Андреевич", position="учитель физики", qualification="", experience=""),
    mentees=[Participant(name="Соснина Вера Павловна", position="учитель", qualification="", experience="")],
    topics="",
)
AMENDING = AmendingOrder(
    rows=[
        AmendedRow(
            number=1,
            tracks=[NAMES],
            order="№ 97/3-од от 15.09.2026",
            changes=[
                Change(what="Срок", before="по 26.05.2027", after="по 31.08.2027"),
                Change(what="Выплата", before="3 000 руб.", after="4 000 руб."),
            ],
            changes_on="01.02.2027",
        )
    ],
    **HEAD,
)
REPLACING = ReplacingOrder(
    rows=[
        ReplacedRow(
            number=1,
            previous=replace(mentor("Гордеев Павел Ильич"), qualification=""),
            tracks=[PAIR],
            order="№ 90-од от 01.09.2026",
            pay="3 000 руб. в месяц",
            addendum="№ 12 от 14.09.2026",
            ground="перевод в другую школу",
            **TERMS,
        )
    ],
    programme_days=5,
    report_due="01.02.2027",
    **HEAD,
)
TERMINATING = TerminatingOrder(
    rows=[
        TerminatedRow(
            number=1,
            tracks=[track("Вяткин Борис Андреевич", "Соснина Вера Павловна")],
            order="№ 90-од от 01.09.2026",
            ends_on="31.01.2027",
            ground="план выполнен",
        )
    ],
    report_due="05.02.2027",
    **HEAD,
)
CONSENT = Consent(
    organisation="Гимназия № 35",
    head="Лебедева Анна Петровна",
    head_position="Директор",
    name="Вяткин Борис Андреевич",
    position="учитель физики",
    subjects="физика, астрономия",
    as_mentor=True,
    as_mentee=False,
    is_employee=True,
    partners=["Соснина Вера Павловна", "Лебедев Тимур"],
    regulation="утверждено приказом от 01.09.2025 № 83-од",
    **TERMS,
)
ADDENDUM = Addendum(
    organisation="Гимназия № 35",
    town="г. Екатеринбург",
    number="12",
    signed_on="14.09.2026",
    contract="№ 15 от 01.09.2019",
    head="Лебедева Анна Петровна",
    head_position="Директор",
    name="Вяткин Борис Андреевич",
    position="учитель физики",
    mentees=["Соснина Вера Павловна", "Лебедев Тимур"],
    tasks=["вести персонализированную программу", "посещать уроки и обсуждать их"],
    pay="3 000 рублей в месяц",
    order="№ 97/3-од от 15.09.2026",
    **TERMS,
)
RECORD = RecordOfMentoring(
    organisation="Гимназия № 35",
    name="Вяткин Борис Андреевич",
    position="учитель физики",
    qualification="высшая",
    since="01.09.2026",
    until="31.05.2027",
    pairs=[
        RecordOfPair(
            number=1,
            mentees="Соснина Вера Павловна",
            form="педагог – педагог",
            kinds="традиционное",
            term="16.09.2026–26.05.2027",
            meetings=12,
            hours="9 ч",
            topics="дисциплина на уроке",
            results="шагов сделано: 7 из 9",
        )
    ],
    meetings=[
        RecordOfMeeting(
            number=1,
            day="16.11.2026",
            mentees="Соснина Вера Павловна",
            topics="мотивация",
            mode="лично",
            hours="45 мин",
            steps=["Наставник: прийти на урок — сделано", "Наставляемый: начать с примера — в работе"],
        )
    ],
    events=[RecordOfEvent(number=1, day="20.11.2026", what="Открытый час: мотивация", people=4, hours="1 ч")],
    help=[RecordOfHelp(topic="оценивание", solved=3)],
    meeting_count=13,
    hours="9 ч 30 мин",
    steps=9,
    steps_done=7,
    helped=3,
    one_off=1,
    one_off_hours="30 мин",
    event_count=1,
    event_hours="1 ч",
    all_hours="10 ч 30 мин",
)
EACH: list[Paper] = [APPOINTING, AMENDING, REPLACING, TERMINATING, CONSENT, ADDENDUM, RECORD]

each_paper = pytest.mark.parametrize("paper", EACH, ids=kind_of)
each_language = pytest.mark.parametrize("language", ["ru", "en"])


def opened(paper: Paper, language: str = "ru", template: bytes | None = None) -> DocumentObject:
    return Document(BytesIO(paper_file(paper, language, template)))


def text_of(document: DocumentObject) -> str:
    """All that can be read, a line a paragraph, body and tables in their order."""
    return "\n".join(paragraph.text for paragraph in document.element.body.iter(qn("w:p")))


def cells_of(document: DocumentObject, heading: str) -> list[list[str]]:
    """The table of which the heading has such a cell; cells that are merged say the same."""
    [table] = [table for table in document.tables if heading in [cell.text for cell in table.rows[0].cells]]
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts_in(value: object) -> Iterator[str]:
    """Every text somewhere in a paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def test_every_kind_has_its_class_and_every_class_its_kind() -> None:
    assert set(PAPERS) == set(PaperKind)
    assert [kind_of(paper) for paper in EACH] == list(PaperKind)


@each_paper
@each_language
def test_all_that_was_put_in_stands_on_paper_and_nothing_of_the_template_is_left(paper: Paper, language: str) -> None:
    text = text_of(opened(paper, language))
    assert [each for each in texts_in(paper) if each not in text] == []
    assert not {"{", "}", "%"} & set(text)


@each_paper
@each_language
def test_paper_is_a4_with_margins_and_a_table_fits_between_them(paper: Paper, language: str) -> None:
    document = opened(paper, language)
    [section] = document.sections
    sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    width, height, left, right = (round(side.mm) for side in sides if side is not None)
    assert sorted([width, height]) == [210, 297]
    for grid in document.element.body.iter(qn("w:tblGrid")):
        assert sum(column.w.mm for column in grid.iter(qn("w:gridCol"))) <= width - left - right + 0.5


def with_texts(value: Any, text: str) -> Any:
    """The same paper with one text in the place of every other; what is empty stays so."""
    if isinstance(value, str):
        return value and text
    if isinstance(value, list):
        return [with_texts(each, text) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: with_texts(getattr(value, field.name), text) for field in fields(value)})
    return value


@each_paper
@each_language
@pytest.mark.parametrize("bad", ["{{ head }}", "{% for x in y %}", "<w:p/> & <b>", "{{ ''.__class__ }}", "]]>&lt;"])
def test_what_people_wrote_is_never_a_placeholder_nor_markup(paper: Paper, language: str, bad: str) -> None:
    ordinary, strange = opened(paper, language), opened(with_texts(paper, bad), language)
    assert text_of(strange).count(bad) >= sum(text != "" for text in texts_in(paper))
    assert [each.tag for each in strange.element.iter()] == [each.tag for each in ordinary.element.iter()]


@each_paper
@each_language
def test_empty_texts_leave_no_gaps_in_the_structure(paper: Paper, language: str) -> None:
    document = opened(with_texts(paper, ""), language)
    assert not {"{", "}", "%"} & set(text_of(document))
    assert "None" not in text_of(document)
    for cell in document.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


@each_paper
def test_very_long_names_are_kept_whole(paper: Paper) -> None:
    name = "Константинопольская-Задунайская " * 30
    assert name in text_of(opened(with_texts(paper, name)))


def test_characters_no_document_can_hold_are_left_out_and_lines_are_kept() -> None:
    text = text_of(opened(replace(CONSENT, organisation="Гим\x00на\x0bзия\ud800\nимени А. С. Пушкина")))
    assert "Гимназия\nимени А. С. Пушкина" in text


@each_language
def test_a_draft_has_lines_for_number_and_date(language: str) -> None:
    draft = text_of(opened(replace(APPOINTING, number="", signed_on=""), language))
    signed = text_of(opened(APPOINTING, language))
    assert "№ ____" in draft or "No. ____" in draft
    assert "______________ 20____" in draft
    assert "____ 20____" not in signed
    assert "97/3-од" in signed


def test_a_group_is_one_row_with_every_mentee_on_a_line() -> None:
    group = track("Вяткин Борис Андреевич", "Соснина Вера Павловна", "Лебедев Тимур", "Ким Алла")
    [_, row] = cells_of(opened(replace(APPOINTING, rows=[replace(ROW, tracks=[group])])), "Срок")
    assert row[2].splitlines() == [
        "1) Соснина Вера Павловна, учитель математики, стаж: 1 год",
        "2) Лебедев Тимур, учитель математики, стаж: 1 год",
        "3) Ким Алла, учитель математики, стаж: 1 год",
    ]


def test_a_reverse_pair_shows_both_tracks_under_one_number() -> None:
    both = [track("Вяткин Борис", "Лебедев Тимур", topics="методика"), track("Лебедев Тимур", "Вяткин Борис")]
    rows = [replace(ROW, tracks=both), replace(ROW, number=2)]
    [_, first, second, third] = cells_of(opened(replace(APPOINTING, rows=rows)), "Срок")
    assert [row[0] for row in (first, second, third)] == ["1", "1", "2"]
    assert [row[1].split(",")[0] for row in (first, second)] == ["Вяткин Борис", "Лебедев Тимур"]
    assert first[2].endswith("Темы: методика")
    # Term and pay are those of the mentorship and stand once, in a cell across both tracks.
    assert first[4] == second[4] == "с 16.09.2026 по 26.05.2027"


@pytest.mark.parametrize("order", [AMENDING, REPLACING, TERMINATING], ids=kind_of)
def test_later_orders_show_both_tracks_of_a_reverse_pair_too(order: Any) -> None:
    both = [track("Вяткин Борис", "Лебедев Тимур"), track("Лебедев Тимур", "Вяткин Борис")]
    rows = [replace(row, tracks=both) for row in order.rows]
    text = text_of(opened(replace(order, acquainted=[], rows=rows)))
    assert (text.count("Вяткин Борис"), text.count("Лебедев Тимур")) == (2, 2)


def test_an_amendment_has_what_was_beside_what_is_to_be() -> None:
    [_, term, pay] = cells_of(opened(AMENDING), "Было")
    assert [row[2:5] for row in (term, pay)] == [
        ["Срок", "по 26.05.2027", "по 31.08.2027"],
        ["Выплата", "3 000 руб.", "4 000 руб."],
    ]
    assert term[0] == pay[0] == "1"


def test_a_replacement_has_the_old_mentor_beside_the_new_one() -> None:
    [_, row] = cells_of(opened(REPLACING), "Прежний наставник")
    assert row[1].startswith("Гордеев Павел Ильич, учитель физики; приказ № 90-од")
    assert row[2].startswith("Вяткин Борис Андреевич")


def test_whoever_is_named_signs_that_they_have_read_the_order() -> None:
    rows = cells_of(opened(APPOINTING), "Подпись")
    assert rows == [
        ["№", "Фамилия, имя, отчество", "Подпись", "Дата"],
        ["1", "Вяткин Борис Андреевич", "", ""],
        ["2", "Соснина Вера Павловна", "", ""],
    ]
    assert "ознакомлены" not in text_of(opened(replace(APPOINTING, acquainted=[])))


def test_the_head_keeps_the_control_unless_it_is_given_to_somebody() -> None:
    assert "оставляю за собой" in text_of(opened(replace(APPOINTING, control="")))
    assert "осуществляет Петрова Инна Ивановна" in text_of(opened(APPOINTING))


@pytest.mark.parametrize(
    ("as_mentor", "as_mentee", "words"),
    [
        (True, False, "соглашаюсь быть наставником в"),
        (False, True, "соглашаюсь быть наставляемым в"),
        (True, True, "соглашаюсь быть наставником и наставляемым (взаимное, реверсивное наставничество) в"),
    ],
)
def test_a_consent_says_as_whom(as_mentor: bool, as_mentee: bool, words: str) -> None:
    assert words in text_of(opened(replace(CONSENT, as_mentor=as_mentor, as_mentee=as_mentee)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["не является согласием на обработку персональных данных", "не менее чем за три рабочих дня"]),
        ("en", ["not the consent to the processing of personal data", "at least three working days’ notice"]),
    ],
)
def test_a_consent_is_not_taken_for_another_and_can_be_given_up(language: str, words: list[str]) -> None:
    text = text_of(opened(CONSENT, language))
    assert [each for each in words if each not in text] == []


def test_only_employees_are_promised_an_addendum() -> None:
    assert "дополнительном соглашении" in text_of(opened(CONSENT))
    assert "дополнительном соглашении" not in text_of(opened(replace(CONSENT, is_employee=False)))


def test_an_addendum_leaves_lines_for_what_is_not_settled_yet() -> None:
    settled = text_of(opened(ADDENDUM))
    assert "Размер и условия выплаты за наставничество: 3 000 рублей в месяц." in settled
    assert "не менее чем за три рабочих дня" in settled
    open_text = text_of(opened(replace(ADDENDUM, number="", signed_on="", contract="", pay="", tasks=[])))
    assert "выплаты за наставничество: ________" in open_text
    assert "СОГЛАШЕНИЕ № ______" in open_text
    assert "к трудовому договору № ________" in open_text


def test_the_template_of_a_school_takes_the_place_of_ours() -> None:
    template = changed(own_template(PaperKind.CONSENT, "ru"), "СОГЛАСИЕ", "ЗАЯВЛЕНИЕ {{ mode }}")
    assert "ЗАЯВЛЕНИЕ очно" in text_of(opened(CONSENT, template=template))


def test_placeholders_in_headers_and_footers_are_filled_in() -> None:
    document = Document(BytesIO(own_template(PaperKind.CONSENT, "ru")))
    document.sections[0].first_page_header.paragraphs[0].text = "{{ organisation }}"
    document.sections[0].footer.paragraphs[0].text = "{{ name }}"
    buffer = BytesIO()
    document.save(buffer)
    [section] = opened(replace(CONSENT, name="<Боря> & {{ head }}"), template=buffer.getvalue()).sections
    assert section.first_page_header.paragraphs[0].text == "Гимназия № 35"
    assert section.footer.paragraphs[0].text == "<Боря> & {{ head }}"


def test_a_paper_does_not_look_for_the_template_its_template_was_based_on() -> None:
    parts = parts_of(own_template(PaperKind.CONSENT, "ru"))
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:zoom", b'<w:attachedTemplate r:id="rId7"/><w:zoom', 1
    )
    assert b"attachedTemplate" in parts["word/settings.xml"]
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///C:/Users/Secretary/Gymnasium.dotm" TargetMode="External"/></Relationships>'
    )
    template = archive(parts)
    assert check_template(PaperKind.CONSENT, template) == ()
    paper = parts_of(paper_file(CONSENT, "ru", template))
    assert not [name for name, part in paper.items() if b"attachedTemplate" in part or b"Gymnasium.dotm" in part]


def test_two_hundred_pairs_take_less_than_two_seconds() -> None:
    order = order_on(200)
    # What this process works, not how long it waits for its turn on a busy machine.
    started = process_time()
    document = opened(order)
    assert process_time() - started < 2
    assert len(document.tables[1].rows) == 201
    assert len(document.tables[-1].rows) == 401
