"""Papers of mentorships: which there are, and every way in which a school's own template of one may be at fault."""

from dataclasses import dataclass
from enum import StrEnum

#: What a template may weigh, in bytes: a page of text with a coat of arms is a tenth of it.
TEMPLATE_LIMIT = 2 * 1024 * 1024


class PaperKind(StrEnum):
    """Papers that come out of the records; the value is the name of the template's file."""

    ORDER_APPOINT = "order_appoint"
    #: The term, the kinds or the pay of mentorships changes.
    ORDER_AMEND = "order_amend"
    #: Another mentor takes a mentorship over.
    ORDER_REPLACE = "order_replace"
    ORDER_TERMINATE = "order_terminate"
    #: To take part; consent to the processing of personal data is another paper.
    CONSENT = "consent"
    #: To the contract of employment (ст. 351.8 ТК РФ).
    ADDENDUM = "addendum"
    #: What a mentor did in a period, as evidence for the category «педагог-наставник».
    RECORD_SHEET = "record_sheet"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Why a file cannot be the template of a paper; whoever sent it puts it right, the old one stays."""


@dataclass(frozen=True, slots=True)
class NotADocument(TemplateFault):
    """The file is no text document at all."""


@dataclass(frozen=True, slots=True)
class OtherFormat(TemplateFault):
    """A text document in another format (DOC, RTF, ODT, DOTX, Pages, strict OOXML): saved as DOCX it can be taken."""


@dataclass(frozen=True, slots=True)
class LockedTemplate(TemplateFault):
    """The file is protected by a password."""


@dataclass(frozen=True, slots=True)
class DamagedTemplate(TemplateFault):
    """The file is damaged or not what it says it is."""


@dataclass(frozen=True, slots=True)
class TemplateTooLarge(TemplateFault):
    """The file is larger than TEMPLATE_LIMIT, or unpacks to more than a template can be."""


@dataclass(frozen=True, slots=True)
class HoldsPrograms(TemplateFault):
    """There are macros, controls or embedded files in it: things that could do more than be read."""


@dataclass(frozen=True, slots=True)
class ReachesOutside(TemplateFault):
    """It takes a part of itself from elsewhere: a linked picture, an included file."""

    #: From where, as the file says it.
    target: str


@dataclass(frozen=True, slots=True)
class BrokenPlaceholder(TemplateFault):
    """Braces without a partner, a slip in a condition, a loop that is not closed."""

    #: The text of the paragraph, shortened.
    where: str


@dataclass(frozen=True, slots=True)
class ForbiddenPlaceholder(TemplateFault):
    """More than a field, a condition or a loop over a list: such things templates do not do."""

    #: The text of the paragraph, shortened.
    where: str


@dataclass(frozen=True, slots=True)
class MisplacedPlaceholder(TemplateFault):
    """A placeholder where none is filled in: a footnote, a comment, the file's properties, a picture's description."""

    #: The text around it, shortened.
    where: str


@dataclass(frozen=True, slots=True)
class UnknownPlaceholder(TemplateFault):
    """The paper has no such field."""

    #: As the template writes it.
    name: str
    #: The field that may be meant; empty when none is near.
    meant: str


@dataclass(frozen=True, slots=True)
class MissingPlaceholder(TemplateFault):
    """Without this field or table the paper would not be what it is."""

    #: As our own template writes it.
    name: str


@dataclass(frozen=True, slots=True)
class SpoiltLayout(TemplateFault):
    """Filled in, it is no document any more: a loop begins in one row or paragraph and ends inside another."""
