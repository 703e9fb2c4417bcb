"""Judging a school's own template of a paper before it takes the place of ours.

Four looks, each only when those before it found nothing: the package outside, its parts, the placeholders, and the
paper filled in with samples. Placeholders are fields, conditions and loops over lists, nothing else, so that what
stands in a template can neither reach anything nor take longer than the paper it makes.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import BytesIO
from itertools import groupby
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from documents.packages import OLD_OFFICE_START, PACKAGE_START, Flaw, FlawedPackage, part_names
from documents.papers import PAPERS
from documents.word import ATTACHED_TEMPLATE, environment, filled
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

#: What a template may unpack to: several times a page of text with pictures, far less than what would hurt.
UNPACKED_LIMIT = 10 * 1024 * 1024
PART_LIMIT = 300
#: A placeholder is shorter, and there are fewer; ours have 35 characters and 90 of them.
TAG_LENGTH_LIMIT, TAG_LIMIT = 300, 400

#: Without these a paper would not be what it is.
_ORDER = ("number", "signed_on", "head", "rows", "rows.tracks", "rows.tracks.mentor.name")
NEEDED: Mapping[PaperKind, Sequence[str]] = MappingProxyType(
    {
        PaperKind.ORDER_APPOINT: (*_ORDER, "rows.tracks.mentees.name", "rows.starts_on", "rows.ends_on"),
        PaperKind.ORDER_AMEND: (*_ORDER, "rows.changes", "rows.changes.before", "rows.changes.after"),
        PaperKind.ORDER_REPLACE: (*_ORDER, "rows.tracks.mentees.name", "rows.previous.name"),
        PaperKind.ORDER_TERMINATE: (*_ORDER, "rows.tracks.mentees.name", "rows.ends_on", "rows.ground"),
        PaperKind.CONSENT: ("name", "as_mentor", "as_mentee", "partners", "starts_on", "ends_on"),
        PaperKind.RECORD_SHEET: ("name", "since", "until", "pairs.mentees", "pairs.hours", "meetings.day"),
        PaperKind.ADDENDUM: ("name", "mentees", "tasks", "form", "starts_on", "ends_on", "pay"),
    }
)

_FLAWS: Mapping[Flaw, type[TemplateFault]] = {
    Flaw.OLD: OtherFormat,
    Flaw.LOCKED: LockedTemplate,
    Flaw.DAMAGED: DamagedTemplate,
    Flaw.TOO_LARGE: TemplateTooLarge,
}
#: Relationships to things that do more than be read, by the ends of their types.
_PROGRAMS = ("/vbaProject", "/oleObject", "/package", "/control", "/aFChunk", "/attachedToolbars")
#: A link is only followed by a reader, and the other template is left behind.
_MAY_BE_ELSEWHERE = {RELATIONSHIP_TYPE.HYPERLINK, ATTACHED_TEMPLATE}
#: Fields of Word that fetch what is elsewhere or start a program.
_FETCHING = re.compile(r"\s*(DATABASE|DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)\b", re.IGNORECASE)

_BRACE = re.compile(r"\{[{%#]")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_PARTNERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
#: A statement: the row or paragraph it stands for, and its keyword.
_STATEMENT = re.compile(r"\{%(tr|p)?(?:-\s*|\s+)(\w+)")
_ENDS = {"for": "endfor", "if": "endif"}
_BETWEEN = {"elif", "else", "vm"}
_SHOWN = 80

#: The XML parts of a package by their names.
_Parts = Mapping[str, Any]


def faults_of(kind: PaperKind, content: bytes) -> list[TemplateFault]:
    """See `documents.papers.check_template`; the same fault may come several times."""
    found = list(_faults_outside(content))
    if found:
        return found
    try:
        parts = _xml_parts(content)
        found = list(_faults_of_parts(parts))
        if found:
            return found
        word = DocxTemplate(BytesIO(content))
        word.init_docx()
    except Exception:
        # A hostile or damaged file fails in whatever way its parts lead the libraries into.
        return [DamagedTemplate()]
    return (
        list(_faults_of_tags(parts, word))
        or list(_faults_of_placeholders(kind, word))
        or list(_faults_when_filled(kind, content))
    )


# --- the package and its parts


def _faults_outside(content: bytes) -> Iterator[TemplateFault]:
    if len(content) > TEMPLATE_LIMIT:
        yield TemplateTooLarge()
    elif content.startswith(b"{\\rtf"):
        yield OtherFormat()
    elif not content.startswith((PACKAGE_START, OLD_OFFICE_START)):
        yield NotADocument()
    else:
        try:
            names = part_names(content, most_parts=PART_LIMIT, most_unpacked=UNPACKED_LIMIT)
        except FlawedPackage as fault:
            yield _FLAWS[fault.flaw]()
        else:
            # OpenDocument names its kind in the first part, which is never compressed; the other one is of Pages.
            if b"opendocument.text" in content[:200] or "Index/Document.iwa" in names:
                yield OtherFormat()
            elif "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
                yield NotADocument()


def _faults_of_parts(parts: _Parts) -> Iterator[TemplateFault]:
    kinds = [element.get("ContentType", "") for element in parts["[Content_Types].xml"]]
    relations = [element for name, part in parts.items() if name.endswith(".rels") for element in part]
    types = [element.get("Type", "") for element in relations]
    if any("macroEnabled" in kind for kind in kinds) or any(each.endswith(_PROGRAMS) for each in types):
        yield HoldsPrograms()
    elif any("template.main" in kind for kind in kinds) or any("purl.oclc.org" in each for each in types):
        yield OtherFormat()
    else:
        for element in relations:
            if element.get("TargetMode") == "External" and element.get("Type") not in _MAY_BE_ELSEWHERE:
                yield ReachesOutside(_shown(element.get("Target", "")))
        for part in parts.values():
            yield from (ReachesOutside(_shown(said)) for said in _fields(part) if _FETCHING.match(said))


def _xml_parts(content: bytes) -> _Parts:
    """ValueError for a part that declares entities."""
    parts: dict[str, Any] = {}
    plain = etree.XMLParser(resolve_entities=False)
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parts[name] = etree.fromstring(archive.read(name), plain)
                if parts[name].getroottree().docinfo.doctype:
                    raise ValueError("office files declare no entities")
    return parts


def _fields(part: Any) -> Iterator[str]:
    """What the fields of a part say; Word splits them into pieces at will."""
    for simple in part.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    said = ""
    for piece in part.iter(qn("w:fldChar"), qn("w:instrText")):
        if piece.tag == qn("w:instrText"):
            said += piece.text or ""
        elif said:
            yield said
            said = ""


# --- braces


def _faults_of_tags(parts: _Parts, word: DocxTemplate) -> Iterator[TemplateFault]:
    """Braces that do not pair, and all that the library would take for more than a field, a condition or a loop.

    It gets to see only what passes here: its patterns take quadratic time on braces without partners.
    """
    places = {str(part.partname).removeprefix("/") for part in (word.docx.part, *_headers_and_footers(word))}
    if not places <= parts.keys():
        yield DamagedTemplate()
        return
    for name, part in parts.items():
        beside = _texts_beside(part, is_filled_in=name in places)
        yield from (MisplacedPlaceholder(_shown(text)) for text in beside if _is_open(text) or _BRACE.search(text))
    paragraphs = [text for name in parts if name in places for text in _paragraphs(parts[name])]
    tags = [(text, _tags(text)) for text in paragraphs]
    broken = [BrokenPlaceholder(_shown(text)) for text, found in tags if found is None or _is_open(text)]
    if broken:
        # Which block is closed by what is not to be told while some tags are none.
        yield from broken
        return
    if sum(len(found or ()) for _, found in tags) > TAG_LIMIT:
        yield TemplateTooLarge()
    open_blocks: list[tuple[str, str]] = []
    for text, found in tags:
        for tag in found or ():
            yield from _faults_of_tag(tag, text, open_blocks)
    yield from (BrokenPlaceholder(_shown(tag)) for _, tag in open_blocks)


def _headers_and_footers(word: DocxTemplate) -> list[Any]:
    return [part for place in (word.HEADER_URI, word.FOOTER_URI) for _, part in word.get_headers_footers(place)]


def _paragraphs(part: Any) -> Iterator[str]:
    """The text of each paragraph; one with a text box in it comes in the pieces before and after."""
    pieces = part.iter(qn("w:t"))
    for _, together in groupby(pieces, key=lambda piece: next(piece.iterancestors(qn("w:p")), None)):
        yield "".join(piece.text or "" for piece in together)


def _texts_beside(part: Any, *, is_filled_in: bool) -> Iterator[str]:
    """Texts in which no placeholder is filled in: attributes, fields, and all of the parts that are left alone."""
    for element in part.iter():
        yield from (str(value) for value in element.attrib.values())
        yield element.tail or ""
        if not (is_filled_in and element.tag == qn("w:t")):
            yield element.text or ""


def _is_open(text: str) -> bool:
    """The library joins a brace at the end of a text with one that begins the next."""
    return text.endswith("{")


def _tags(text: str) -> list[str] | None:
    """The tags of a text in order, comments left out; None when the braces do not pair."""
    tags: list[str] = []
    opened: re.Match[str] | None = None
    for brace in _BRACES.finditer(text):
        if opened is None:
            if brace[0] not in _PARTNERS:
                return None
            opened = brace
        elif brace[0] != _PARTNERS[opened[0]]:
            return None
        else:
            if opened[0] != "{#":
                tags.append(text[opened.start() : brace.end()])
            opened = None
    return None if opened else tags


def _faults_of_tag(tag: str, paragraph: str, open_blocks: list[tuple[str, str]]) -> Iterator[TemplateFault]:
    if len(tag) > TAG_LENGTH_LIMIT:
        yield ForbiddenPlaceholder(_shown(tag))
    elif tag.startswith("{{"):
        # {{r …}} and the like would put a text where only markup may stand.
        if re.match(r"\{\{(tr|tc|p|r)\s", tag):
            yield ForbiddenPlaceholder(_shown(tag))
    elif (statement := _STATEMENT.match(tag)) is None:
        yield ForbiddenPlaceholder(_shown(tag))
    else:
        whole, keyword = statement.groups()
        if whole and paragraph.strip() != tag:
            # Its whole paragraph gives way to it, and with it whatever else stands there.
            yield BrokenPlaceholder(_shown(paragraph))
        if keyword in _ENDS:
            open_blocks.append((keyword, tag))
        elif keyword in _ENDS.values():
            if not open_blocks or _ENDS[open_blocks.pop()[0]] != keyword:
                yield BrokenPlaceholder(_shown(tag))
        elif keyword not in _BETWEEN:
            yield ForbiddenPlaceholder(_shown(tag))


# --- placeholders


@dataclass(frozen=True, slots=True)
class _Text:
    """A field that is printed."""

    #: What it may be, and what it is when there is nothing to say.
    sample: str | int = '<sample> & "text"'
    nothing: str | int = ""


class _Flag:
    """A field that is asked for in a condition."""


@dataclass(frozen=True, slots=True)
class _Many:
    """A list to loop over."""

    each: "_Shape"


@dataclass(frozen=True, slots=True)
class _Record:
    """Something with fields."""

    fields: Mapping[str, "_Shape"]


_Shape = _Text | _Flag | _Many | _Record

_NUMBER = _Text(sample=1, nothing=0)
_LOOP = _Record({name: _NUMBER for name in ("index", "first", "last", "length")})


def _record_of(kind: type) -> _Record:
    """The fields of a paper's class, or of a class in it."""
    return _Record({name: _shape_of(hint) for name, hint in get_type_hints(kind).items()})


def _shape_of(hint: Any) -> _Shape:
    if hint is str:
        return _Text()
    if hint is int:
        return _NUMBER
    if hint is bool:
        return _Flag()
    if get_origin(hint) is Sequence:
        return _Many(_shape_of(get_args(hint)[0]))
    return _record_of(hint)


def _paths(shape: _Shape, path: str = "") -> Iterator[str]:
    """The path of every field: `rows.tracks.mentor.name`."""
    if path:
        yield path
    match shape:
        case _Many(each):
            yield from (below for below in _paths(each, path) if below != path)
        case _Record(fields):
            for name, inner in fields.items():
                yield from _paths(inner, f"{path}.{name}" if path else name)


def _written(path: str, paper: _Record) -> str:
    """A path as our templates write it, with the variable of the innermost loop: `track.mentor.name`."""
    written: list[str] = []
    shape: _Shape | None = paper
    for name in path.split("."):
        if isinstance(shape, _Many):
            written, shape = [written[-1].removesuffix("s")], shape.each
        written.append(name)
        shape = shape.fields[name] if isinstance(shape, _Record) else None
    return ".".join(written)


def _faults_of_placeholders(kind: PaperKind, word: DocxTemplate) -> Iterator[TemplateFault]:
    paper = _record_of(PAPERS[kind])
    known = {path: _written(path, paper) for path in _paths(paper)}
    reading = _Reading(names=known.values())
    for source in [word.get_xml(), *map(word.get_part_xml, _headers_and_footers(word))]:
        # A line a tag, so that the number of a line tells of which tag a fault speaks.
        patched = re.sub(r"(?=\{[{%])", "\n", word.patch_xml(source).replace("\n", " "))
        lines = patched.split("\n")
        try:
            parsed = environment().parse(patched)
        except TemplateSyntaxError as fault:
            yield BrokenPlaceholder(_tag_of(lines[fault.lineno - 1]))
            return
        reading.lines = lines
        reading.block(parsed.body, {name: (inner, name) for name, inner in paper.fields.items()})
    yield from reading.faults
    if not reading.faults:
        missing: list[str] = []
        for path in NEEDED[kind]:
            # When a list is missing there is no use in naming what would stand in it.
            if path not in reading.used and not any(path.startswith(f"{above}.") for above in missing):
                missing.append(path)
                yield MissingPlaceholder(known[path])


#: What a name stands for, and the path to it.
_Scope = Mapping[str, tuple[_Shape, str]]


@dataclass(slots=True)
class _Reading:
    """What the placeholders of a template name, held against the fields of the paper."""

    #: Every field as our templates write it.
    names: Collection[str]
    #: What is being read, a line a tag.
    lines: Sequence[str] = ()
    faults: list[TemplateFault] = field(default_factory=list)
    #: The paths of texts printed, flags asked for and lists looped over.
    used: set[str] = field(default_factory=set)

    def block(self, statements: Sequence[nodes.Node], scope: _Scope, around: Sequence[str] = ()) -> None:
        """Read what stands in the loops over `around`."""
        for statement in statements:
            match statement:
                case nodes.Output():
                    for part in statement.nodes:
                        if not isinstance(part, nodes.TemplateData):
                            self._print(part, scope)
                case nodes.If():
                    self._ask(statement.test, scope)
                    self.block([*statement.body, *statement.elif_, *statement.else_], scope, around)
                case nodes.For():
                    self._loop(statement, scope, around)
                case _:
                    self._forbid(statement)

    def _print(self, part: nodes.Node, scope: _Scope) -> None:
        match part:
            case nodes.Name() | nodes.Getattr():
                found = self._find(part, scope)
                if found is not None and isinstance(found[0], _Text):
                    self.used.add(found[1])
                elif found is not None:
                    self._forbid(part)
            case _:
                self._forbid(part)

    def _ask(self, test: nodes.Node, scope: _Scope) -> None:
        match test:
            case nodes.Name() | nodes.Getattr():
                found = self._find(test, scope)
                if found is not None and isinstance(found[0], _Flag):
                    self.used.add(found[1])
            case nodes.And() | nodes.Or():
                self._ask(test.left, scope)
                self._ask(test.right, scope)
            case nodes.Not():
                self._ask(test.node, scope)
            case nodes.Compare():
                for side in (test.expr, *(operand.expr for operand in test.ops)):
                    self._ask(side, scope)
            case nodes.Const():
                pass
            case _:
                self._forbid(test)

    def _loop(self, loop: nodes.For, scope: _Scope, around: Sequence[str]) -> None:
        if not isinstance(loop.target, nodes.Name) or not isinstance(loop.iter, nodes.Name | nodes.Getattr):
            self._forbid(loop)
            return
        found = self._find(loop.iter, scope)
        if found is None:
            return
        shape, path = found
        # A list inside itself, or a list of the paper inside another one, could take hours.
        if not isinstance(shape, _Many) or path in around or (around and "." not in path) or loop.recursive:
            self._forbid(loop)
            return
        self.used.add(path)
        inner = {**scope, loop.target.name: (shape.each, path), "loop": (_LOOP, "loop")}
        if loop.test is not None:
            self._ask(loop.test, inner)
        self.block(loop.body, inner, [*around, path])
        self.block(loop.else_, scope, around)

    def _find(self, node: nodes.Name | nodes.Getattr, scope: _Scope) -> tuple[_Shape, str] | None:
        """What a name or a field of it stands for; a fault and None when it stands for nothing."""
        written = _dotted(node)
        if written is None:
            self._forbid(node)
            return None
        first, *rest = written.split(".")
        shape, path = scope.get(first, (None, first))
        for name in rest:
            shape, path = (shape.fields.get(name) if isinstance(shape, _Record) else None), f"{path}.{name}"
        if shape is None:
            near = get_close_matches(written, self.names, n=1)
            self.faults.append(UnknownPlaceholder(_shown(written), near[0] if near else ""))
            return None
        return shape, path

    def _forbid(self, node: nodes.Node) -> None:
        self.faults.append(ForbiddenPlaceholder(_tag_of(self.lines[node.lineno - 1])))


def _dotted(node: nodes.Node) -> str | None:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            above = _dotted(node.node)
            return above and f"{above}.{node.attr}"
        case _:
            return None


# --- the paper filled in


def _faults_when_filled(kind: PaperKind, content: bytes) -> Iterator[TemplateFault]:
    """Filled in with samples the template must make a document, whichever way its conditions go."""
    for is_full in (True, False):
        try:
            paper = filled(content, _sample(_record_of(PAPERS[kind]), is_full=is_full))
            DocxTemplate(BytesIO(paper)).init_docx()
        except Exception:
            # The libraries fail in many ways on markup that a condition or a loop has torn apart.
            yield SpoiltLayout()
            return


def _sample(shape: _Shape, *, is_full: bool) -> Any:
    """Sample values: every text, flag and list filled, or none of them."""
    match shape:
        case _Text(sample, nothing):
            return sample if is_full else nothing
        case _Flag():
            return is_full
        case _Many(each):
            return [_sample(each, is_full=is_full)] * (2 if is_full else 0)
        case _Record(fields):
            return {name: _sample(inner, is_full=is_full) for name, inner in fields.items()}


def _tag_of(line: str) -> str:
    """The tag that a line begins with, as it may be quoted."""
    return _shown(re.sub(r"(?<=[%}]\}).*", "", line))


def _shown(text: str) -> str:
    """A text as it may be quoted in a message: one line, 80 characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
