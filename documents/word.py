"""Word files from templates with placeholders: what stands in for one is text, whatever was written in it.

Importing this takes a third of a second, so callers do it where a paper is wanted; making one is work for a thread.
"""

from collections.abc import Mapping
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from documents.spreadsheets import printable

#: The type of a relationship that the library has no name for.
ATTACHED_TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def environment() -> SandboxedEnvironment:
    """What placeholders may do and how their values are written: escaped, without characters no file can hold."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_writable)


def filled(template: bytes, values: Mapping[str, object]) -> bytes:
    """The DOCX with values for its placeholders; they are filled in in the body, in headers and in footers.

    Raises what the libraries raise when the template is at fault.
    """
    word, jinja = DocxTemplate(BytesIO(template)), environment()
    word.render_init()
    body = word.build_xml(values, jinja)
    # The library mends XML that is not well-formed, silently and at the cost of text; this does not.
    parse_xml(body)
    tree = word.fix_tables(body)
    for cell in tree.iter(qn("w:tc")):
        if cell[-1].tag != qn("w:p"):
            # A loop over nothing leaves a cell empty, which Word takes for damage.
            cell.append(OxmlElement("w:p"))
    word.fix_docpr_ids(tree)
    word.map_tree(tree)
    for place in (word.HEADER_URI, word.FOOTER_URI):
        for key, xml in word.build_headers_footers_xml(values, place, jinja):
            word.map_headers_footers_xml(key, xml)
    _forget_other_template(word.docx)
    buffer = BytesIO()
    word.docx.save(buffer)
    return buffer.getvalue()


def _forget_other_template(document: Document) -> None:
    """Word would look for the template on which ours was once based, on another computer or the net."""
    settings = document.settings.element
    for element in settings.findall(qn("w:attachedTemplate")):
        settings.remove(element)
    relations = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key in [key for key, relation in relations.items() if relation.reltype == ATTACHED_TEMPLATE]:
        del relations[key]


def _writable(value: object) -> object:
    return printable(value) if isinstance(value, str) else value
