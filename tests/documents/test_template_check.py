"""A school's own template is taken when it makes the paper, and else told what is wrong with it."""

import re
import zipfile
from io import BytesIO
from time import process_time

import pytest
from docx import Document

from documents.papers import check_template, own_template
from documents.template_check import PART_LIMIT, TAG_LIMIT, UNPACKED_LIMIT
from mentoring.model.papers import (
    TEMPLATE_LIMIT,
    BrokenPlaceholder,
    DamagedTemplate,
    ForbiddenPlaceholder,
    HoldsPrograms,
    LockedTemplate,
    MisplacedPlaceholder,
    MissingPlaceholder,
    NotADocument,
    OtherFormat,
    PaperKind,
    ReachesOutside,
    SpoiltLayout,
    TemplateFault,
    TemplateTooLarge,
    UnknownPlaceholder,
)
from tests.documents.packing import archive, changed, parts_of

ORDER = own_template(PaperKind.ORDER_APPOINT, "ru")
CONSENT = own_template(PaperKind.CONSENT, "ru")
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
OPENDOCUMENT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
DOCUMENT_TYPE = "wordprocessingml.document.main+xml"


def faults(content: bytes, kind: PaperKind = PaperKind.CONSENT) -> list[TemplateFault]:
    return list(check_template(kind, content))


def with_text(*texts: str, kind: PaperKind = PaperKind.CONSENT) -> bytes:
    """Our own template with more paragraphs at its end."""
    document = Document(BytesIO(own_template(kind, "ru")))
    for text in texts:
        document.add_paragraph(text)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_relation(kind: str, target: str, *, external: bool = True) -> bytes:
    """A consent whose body has one more relationship."""
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="rId99" Type="{RELATION}/{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(CONSENT, "</Relationships>", relation, part="word/_rels/document.xml.rels")


def with_field(said: str) -> bytes:
    """A consent with a field of Word that is kept in two pieces."""
    half = len(said) // 2
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (said[:half], said[half:]))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return changed(CONSENT, "<w:sectPr", f"<w:p>{begin}{runs}{end}</w:p><w:sectPr")


# --- what is taken


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_our_own_templates_pass(kind: PaperKind, language: str) -> None:
    assert faults(own_template(kind, language), kind) == []


def test_a_template_that_was_edited_in_word_passes() -> None:
    """Word takes texts to pieces, notes spelling in between, and turns straight quotes into curly ones."""
    pieces = "</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>"
    edited = changed(CONSENT, "{{ form }}", f"{{{pieces}{{ fo{pieces}rm }}{pieces}}}")
    edited = changed(edited, "{{ kinds }}", "{% if form == “другая” %}–{% else %}{{ kinds }}{% endif %}")
    assert faults(edited) == []


def test_links_and_comments_and_ordinary_braces_are_no_fault() -> None:
    assert faults(with_relation("hyperlink", "https://gymnasium.example/")) == []
    assert faults(with_field('HYPERLINK "https://gymnasium.example/LINK"')) == []
    assert faults(with_text("{# для секретаря #}", "множество {1, 2} и 100 %")) == []


# --- the file as a whole


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", NotADocument()),
        (b"hello", NotADocument()),
        (b"\xff\xd8\xff\xe0 a photo", NotADocument()),
        (archive({"1.jpg": b""}), NotADocument()),
        (archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), NotADocument()),
        (b"{\\rtf1 hello}", OtherFormat()),
        (OLD_OFFICE, OtherFormat()),
        (archive(OPENDOCUMENT, compression=zipfile.ZIP_STORED), OtherFormat()),
        (archive({"Index/Document.iwa": b""}), OtherFormat()),
        (
            changed(CONSENT, DOCUMENT_TYPE, "wordprocessingml.template.main+xml", part="[Content_Types].xml"),
            OtherFormat(),
        ),
        (
            changed(CONSENT, "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", part="_rels/.rels"),
            OtherFormat(),
        ),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), LockedTemplate()),
        (CONSENT[: len(CONSENT) // 2], DamagedTemplate()),
        (b"PK\x03\x04", DamagedTemplate()),
        (changed(CONSENT, "</w:body>", ""), DamagedTemplate()),
        (
            changed(CONSENT, "officeDocument/2006/relationships/officeDocument", "x", part="_rels/.rels"),
            DamagedTemplate(),
        ),
        (archive({name: part for name, part in parts_of(CONSENT).items() if "styles" not in name}), DamagedTemplate()),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, TemplateFault) else "",
)
def test_files_that_are_no_template_are_told_apart(content: bytes, fault: TemplateFault) -> None:
    assert faults(content) == [fault]


def test_a_file_with_a_password_inside_is_told() -> None:
    locked = bytearray(CONSENT)
    # The flag stands in the directory, beside each name.
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert faults(bytes(locked)) == [LockedTemplate()]


def test_two_megabytes_are_taken_and_a_byte_more_is_not() -> None:
    def of_size(size: int) -> bytes:
        rest = size - len(archive(parts_of(CONSENT) | {"word/media/arms.png": b""}, compression=zipfile.ZIP_STORED))
        arms = {"word/media/arms.png": bytes(rest)}
        return archive(parts_of(CONSENT) | arms, compression=zipfile.ZIP_STORED)

    assert len(of_size(TEMPLATE_LIMIT)) == TEMPLATE_LIMIT
    assert faults(of_size(TEMPLATE_LIMIT)) == []
    assert faults(of_size(TEMPLATE_LIMIT + 1)) == [TemplateTooLarge()]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive(parts_of(CONSENT) | {"word/media/image1.xml": bytes(UNPACKED_LIMIT)})
    assert len(bomb) < 100_000

    def unpack(*_: object) -> None:
        raise AssertionError("the bomb was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    assert faults(bomb) == [TemplateTooLarge()]


def test_very_many_parts_and_very_many_placeholders_are_refused() -> None:
    assert faults(archive({f"word/{number}": b"" for number in range(PART_LIMIT + 1)})) == [TemplateTooLarge()]
    assert faults(with_text(*["{{ name }}"] * (TAG_LIMIT + 1))) == [TemplateTooLarge()]


def test_entities_are_refused_before_they_grow() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = changed(CONSENT, "<w:document ", f'<!DOCTYPE x [<!ENTITY e0 "haha">{entities}]><w:document ')
    started = process_time()
    assert faults(changed(bomb, "СОГЛАСИЕ", "&e11;")) == [DamagedTemplate()]
    reading = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document '
    assert faults(changed(changed(CONSENT, "<w:document ", reading), "СОГЛАСИЕ", "&e;")) == [DamagedTemplate()]
    assert process_time() - started < 5


@pytest.mark.parametrize("kind", ["vbaProject", "oleObject", "package", "control", "aFChunk"])
def test_what_could_do_more_than_be_read_is_refused(kind: str) -> None:
    with_part = parts_of(with_relation(kind, "thing.bin", external=False)) | {"word/thing.bin": b"thing"}
    assert faults(archive(with_part)) == [HoldsPrograms()]


def test_a_document_with_macros_is_refused_under_whichever_name() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    ours = f"application/vnd.openxmlformats-officedocument.{DOCUMENT_TYPE}"
    assert faults(changed(CONSENT, ours, kind, part="[Content_Types].xml")) == [HoldsPrograms()]


def test_what_is_fetched_from_elsewhere_is_named() -> None:
    assert faults(with_relation("image", "https://elsewhere.example/arms.png")) == [
        ReachesOutside("https://elsewhere.example/arms.png")
    ]
    fetching = ' INCLUDETEXT "//elsewhere/secret.docx"'
    assert faults(with_field(fetching)) == [ReachesOutside(fetching.strip())]
    starting = 'DDEAUTO c:\\\\windows\\\\calc.exe "x"'
    assert faults(with_field(starting)) == [ReachesOutside(starting)]


# --- placeholders


def test_an_unknown_placeholder_is_named_with_the_one_that_may_be_meant() -> None:
    assert faults(with_text("{{ nmae }}", "{{ salary_of_the_head }}", "{{ name.family }}")) == [
        UnknownPlaceholder("nmae", "name"),
        UnknownPlaceholder("salary_of_the_head", ""),
        UnknownPlaceholder("name.family", ""),
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "fault"),
    [
        (
            "track.mentor.name",
            "track.mentor.nmae",
            UnknownPlaceholder("track.mentor.nmae", "track.mentor.name"),
        ),
        ("in row.tracks", "in row.trakcs", UnknownPlaceholder("row.trakcs", "row.tracks")),
        ("{{ mentee.name }}", "{{ mente.name }}", UnknownPlaceholder("mente.name", "mentee.name")),
        ("if protocol", "if protokol", UnknownPlaceholder("protokol", "protocol")),
    ],
)
def test_an_unknown_field_in_a_loop_or_a_condition_is_named(ours: str, theirs: str, fault: TemplateFault) -> None:
    assert fault in faults(changed(ORDER, ours, theirs), PaperKind.ORDER_APPOINT)


def test_a_placeholder_of_another_paper_is_unknown() -> None:
    assert UnknownPlaceholder("rows", "") in [
        UnknownPlaceholder(fault.name, "") if isinstance(fault, UnknownPlaceholder) else fault
        for fault in faults(ORDER, PaperKind.CONSENT)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Имя: {{ name",
        "Имя: name }}",
        "Имя: { { name }}",
        "Имя: {{ name }",
        "{{ name {{ form }} }}",
        "{% if form }} да {% endif %}",
        "{% if form %}",
        "{% endif %}",
        "{% if form %} да {% endfor %}",
        "{% for partner partners %} да {% endfor %}",
        "{% if %} да {% endif %}",
        "{{ }}",
        "{{ name. }}",
        "{% vm %}",
        "{%p if form %}да{%p endif %}",
        "да {%p if form %}",
        "скобка {",
    ],
)
def test_a_slip_in_braces_or_words_is_shown_where_it_is(text: str) -> None:
    found = faults(with_text(text))
    assert found
    for fault in found:
        assert isinstance(fault, BrokenPlaceholder)
        assert fault.where
        assert fault.where in text


def test_a_placeholder_does_not_go_over_two_paragraphs() -> None:
    assert faults(with_text("Имя: {{ name", "}} и форма")) == [
        BrokenPlaceholder("Имя: {{ name"),
        BrokenPlaceholder("}} и форма"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ name|upper }}",
        "{{ name * 1000000000 }}",
        "{{ 'a' ~ name }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ name() }}",
        "{{ name['x'] }}",
        "{{ [name] }}",
        "{{ partners }}",
        "{{ as_mentor }}",
        "{{ 'ready' if form else '' }}",
        "{{r name }}",
        "{{p name }}",
        "{% set name = 1 %}",
        "{% include 'other' %}",
        "{% macro x() %}{% endmacro %}",
        "{% raw %}{% endraw %}",
        "{% if name is defined %}{% endif %}",
        "{%tc for partner in partners %}",
        "{% for x in range(1000000000) %}{% endfor %}",
        "{% for x, y in partners %}{% endfor %}",
        "{% for x in name %}{% endfor %}",
        "{% for x in partners recursive %}{% endfor %}",
        "{% for x in partners %}{% for y in partners %}{% endfor %}{% endfor %}",
        "{{ " + "x" * 400 + " }}",
    ],
)
def test_more_than_fields_conditions_and_loops_is_refused(text: str) -> None:
    found = faults(with_text(text))
    assert found
    assert all(isinstance(fault, ForbiddenPlaceholder) for fault in found)


@pytest.mark.parametrize(
    ("around", "within"),
    [
        ("{% for row in rows %}{% for d in row.tracks %}", "{% for e in row.tracks %}"),
        ("{% for row in rows %}", "{% for name in acquainted %}"),
    ],
)
def test_a_loop_in_a_loop_goes_over_a_list_of_what_is_around_it_and_never_over_the_same_again(
    around: str, within: str
) -> None:
    loops = around + within
    template = with_text(loops + "{% endfor %}" * loops.count("{% for"), kind=PaperKind.ORDER_APPOINT)
    assert faults(template, PaperKind.ORDER_APPOINT) == [ForbiddenPlaceholder(within)]


@pytest.mark.parametrize("text", ["{{ __class__ }}", "{{ name.__class__ }}", "{{ loop }}", "{{ self }}", "{{ range }}"])
def test_nothing_but_the_fields_of_the_paper_can_be_named(text: str) -> None:
    [fault] = faults(with_text(text))
    assert isinstance(fault, UnknownPlaceholder)


def test_placeholders_where_none_is_filled_in_are_shown() -> None:
    in_properties = changed(CONSENT, "</dc:title>", " {{ name }}</dc:title>", part="docProps/core.xml")
    assert [type(fault) for fault in faults(in_properties)] == [MisplacedPlaceholder]
    in_styles = changed(CONSENT, 'w:val="Normal"', 'w:val="{{ name }}"', part="word/styles.xml")
    assert faults(in_styles) == [MisplacedPlaceholder("{{ name }}")]
    assert [type(fault) for fault in faults(with_field("AUTHOR {{ name }}"))] == [MisplacedPlaceholder]
    between = changed(CONSENT, "<w:sectPr", "{{ name }}<w:sectPr")
    assert faults(between) == [MisplacedPlaceholder("{{ name }}")]


@pytest.mark.parametrize(
    ("kind", "ours", "missing"),
    [
        (PaperKind.ORDER_APPOINT, "{{ number }}", "number"),
        (PaperKind.ORDER_APPOINT, "{{ signed_on }}", "signed_on"),
        (PaperKind.ORDER_APPOINT, "{{ head }}", "head"),
        (PaperKind.ORDER_APPOINT, "{{ track.mentor.name }}", "track.mentor.name"),
        (PaperKind.ORDER_APPOINT, "{{ mentee.name }}", "mentee.name"),
        (PaperKind.ORDER_APPOINT, "{{ row.ends_on }}", "row.ends_on"),
        (PaperKind.ORDER_AMEND, "{{ change.before }}", "change.before"),
        (PaperKind.ORDER_REPLACE, "{{ row.previous.name }}", "row.previous.name"),
        (PaperKind.ORDER_TERMINATE, "{{ row.ground }}", "row.ground"),
        (PaperKind.CONSENT, "{{ ends_on }}", "ends_on"),
        (PaperKind.ADDENDUM, "{{ pay }}", "pay"),
    ],
)
def test_a_field_the_paper_cannot_do_without_is_named(kind: PaperKind, ours: str, missing: str) -> None:
    assert faults(changed(own_template(kind, "ru"), ours, ""), kind) == [MissingPlaceholder(missing)]


def test_when_the_table_is_gone_its_fields_are_not_named_one_by_one() -> None:
    parts = parts_of(ORDER)
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(r"<w:tbl>(?:(?!<w:tbl>).)*?in rows .*?</w:tbl>", "", body).encode()
    assert faults(archive(parts), PaperKind.ORDER_APPOINT) == [MissingPlaceholder("rows")]


def test_all_faults_are_told_at_once() -> None:
    wrong = changed(changed(CONSENT, "{{ form }}", "{{ from }}"), "{{ mode }}", "{{ mode|upper }}")
    assert faults(wrong) == [UnknownPlaceholder("from", "form"), ForbiddenPlaceholder("{{ mode|upper }}")]


def test_all_slips_in_braces_are_told_at_once_and_nothing_that_follows_from_them() -> None:
    assert faults(with_text("{% if form }", "{{ mode", "{% endif %}")) == [
        BrokenPlaceholder("{% if form }"),
        BrokenPlaceholder("{{ mode"),
    ]


def test_numbers_may_be_compared() -> None:
    words = "{% if programme_days > 5 and programme_days != 10 %}не торопясь{% endif %}"
    assert faults(with_text(words, kind=PaperKind.ORDER_APPOINT), PaperKind.ORDER_APPOINT) == []


def test_a_loop_that_begins_outside_a_table_and_ends_in_it_spoils_the_layout() -> None:
    document = Document(BytesIO(CONSENT))
    document.add_paragraph("{% for partner in partners %}")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{{ partner }}{% endfor %}"
    buffer = BytesIO()
    document.save(buffer)
    assert faults(buffer.getvalue()) == [SpoiltLayout()]


def test_braces_without_partners_are_found_without_trying_every_pair() -> None:
    started = process_time()
    for text in ("{{" * 200_000, "{{tr " * 100_000, "{%" * 200_000, "{% colspan" + " " * 400_000):
        assert faults(with_text(text))
    lonely = "<w:p><w:r><w:t>{</w:t></w:r></w:p>" * 20_000
    assert faults(changed(CONSENT, "<w:sectPr", f"{lonely}<w:sectPr")) == [BrokenPlaceholder("{")]
    assert process_time() - started < 5
