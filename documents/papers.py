"""Papers of mentorships: orders of the head, consents to take part, addenda to contracts, records of mentors.

Each comes from a template with placeholders that is edited in Word; a school may put its own in the place of ours. The
fields of the classes below are the placeholders. All texts are words as they shall stand on paper, dates too; an empty
text leaves its phrase out, or a line to fill in by hand where paper needs one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

from mentoring.model.papers import PaperKind, TemplateFault

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A mentor or a mentee as an order names them."""

    name: str
    position: str
    #: The category of attestation.
    qualification: str
    experience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Who mentors whom: a pair or a group has one, a reverse pair two."""

    mentor: Participant
    mentees: Sequence[Participant]
    topics: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointedRow:
    """A mentorship that an order puts in force."""

    number: int
    tracks: Sequence[Track]
    form: str
    kinds: str
    mode: str
    starts_on: str
    ends_on: str
    pay: str
    #: Number and date of the addendum to the contract.
    addendum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an order changes about a mentorship."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedRow:
    """A mentorship with all that changes about it."""

    number: int
    tracks: Sequence[Track]
    #: Number and date of the order that put it in force.
    order: str
    changes: Sequence[Change]
    changes_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedRow:
    """A mentorship that passes from one mentor to another; tracks are those that hold from now on."""

    number: int
    previous: Participant
    tracks: Sequence[Track]
    order: str
    form: str
    kinds: str
    mode: str
    starts_on: str
    ends_on: str
    pay: str
    addendum: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminatedRow:
    """A mentorship that comes to its end."""

    number: int
    tracks: Sequence[Track]
    order: str
    ends_on: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What all orders say."""

    organisation: str
    town: str
    #: Empty while the order is a draft, and so is the date: lines to fill in by hand.
    number: str = ""
    signed_on: str = ""
    school_year: str
    #: By what the regulation on mentoring was approved.
    regulation: str
    #: Number and date of the minutes in which the council gave its opinion.
    protocol: str
    curator: str
    #: Who sees to it that the order is carried out; empty means the head.
    control: str
    head: str
    head_position: str
    #: Who signs that they have read the order.
    acquainted: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointingOrder(Order):
    """Mentorships come into force."""

    rows: Sequence[AppointedRow]
    #: Working days within which the programmes are handed in.
    programme_days: int
    report_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingOrder(Order):
    """The term, the kinds or the pay of mentorships changes."""

    rows: Sequence[AmendedRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacingOrder(Order):
    """Mentorships pass to other mentors."""

    rows: Sequence[ReplacedRow]
    programme_days: int
    report_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminatingOrder(Order):
    """Mentorships end."""

    rows: Sequence[TerminatedRow]
    report_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A person's consent to take part, not to be taken for the consent to the processing of personal data."""

    organisation: str
    head: str
    head_position: str
    name: str
    position: str
    subjects: str
    #: Both in a reverse pair.
    as_mentor: bool
    as_mentee: bool
    #: Whose pay and duties an addendum settles; guests have no contract.
    is_employee: bool
    partners: Sequence[str]
    form: str
    kinds: str
    mode: str
    starts_on: str
    ends_on: str
    regulation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """A draft of the addendum by which mentoring becomes part of a contract of employment (ст. 351.8 ТК РФ)."""

    organisation: str
    town: str
    number: str = ""
    signed_on: str = ""
    #: Number and date of the contract.
    contract: str
    head: str
    head_position: str
    name: str
    position: str
    mentees: Sequence[str]
    #: The content of the work, a line each.
    tasks: Sequence[str]
    form: str
    kinds: str
    mode: str
    starts_on: str
    ends_on: str
    pay: str
    #: Number and date of the order on the mentorship.
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfPair:
    """A mentorship in a mentor's record."""

    number: int
    mentees: str
    form: str
    kinds: str
    term: str
    meetings: int
    hours: str
    topics: str
    results: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfMeeting:
    """A held meeting in a mentor's record."""

    number: int
    day: str
    mentees: str
    topics: str
    mode: str
    hours: str
    #: What was agreed on, each with a mark of what became of it.
    steps: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfEvent:
    """An open hour or a circle of meetings in a mentor's record."""

    number: int
    day: str
    #: What it was: an open hour on its topic, a circle by its title.
    what: str
    people: int
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfHelp:
    """Requests for help that a mentor has answered on a topic."""

    topic: str
    solved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfMentoring:
    """What a mentor did in a period: whom, how long, about what, with which results."""

    organisation: str
    name: str
    position: str
    qualification: str
    since: str
    until: str
    pairs: Sequence[RecordOfPair]
    meetings: Sequence[RecordOfMeeting]
    events: Sequence[RecordOfEvent]
    help: Sequence[RecordOfHelp]
    meeting_count: int
    hours: str
    steps: int
    steps_done: int
    helped: int
    #: Meetings outside any mentorship.
    one_off: int
    one_off_hours: str
    event_count: int
    event_hours: str
    #: Of meetings and events together.
    all_hours: str


Paper = AppointingOrder | AmendingOrder | ReplacingOrder | TerminatingOrder | Consent | Addendum | RecordOfMentoring

PAPERS: Mapping[PaperKind, type[Paper]] = MappingProxyType(
    {
        PaperKind.ORDER_APPOINT: AppointingOrder,
        PaperKind.ORDER_AMEND: AmendingOrder,
        PaperKind.ORDER_REPLACE: ReplacingOrder,
        PaperKind.ORDER_TERMINATE: TerminatingOrder,
        PaperKind.CONSENT: Consent,
        PaperKind.ADDENDUM: Addendum,
        PaperKind.RECORD_SHEET: RecordOfMentoring,
    }
)


def kind_of(paper: Paper) -> PaperKind:
    """Whose template the paper is made from."""
    return next(kind for kind, made in PAPERS.items() if isinstance(paper, made))


def own_template(kind: PaperKind, language: str) -> bytes:
    """The template that the program brings, for a school to begin its own with."""
    return (TEMPLATES / f"{kind}.{language}.docx").read_bytes()


def paper_file(paper: Paper, language: str, template: bytes | None = None) -> bytes:
    """The paper as DOCX, from the school's template or else from ours; a template must have passed `check_template`.

    What people wrote is text in it, never a placeholder or markup. Callers run it in a thread.
    """
    # Loading it takes a third of a second, which nobody waits for who needs no paper.
    from documents.word import filled

    return filled(template or own_template(kind_of(paper), language), asdict(paper))


def check_template(kind: PaperKind, content: bytes) -> tuple[TemplateFault, ...]:
    """What keeps a file from being the template of the paper, each fault once; empty when it may be.

    Callers run it in a thread.
    """
    from documents.template_check import faults_of

    return tuple(dict.fromkeys(faults_of(kind, content)))
