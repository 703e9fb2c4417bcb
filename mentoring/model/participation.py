"""Written consents to take part in a mentorship: each is a paper of its own, kept by the school (гл. 3 п. 14 пп. 5).

They are not consents to the processing of personal data, which are given in the bot and stand elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import MentorshipId, ParticipationConsentId, PersonId
from mentoring.model.mentorship import MentorshipState
from mentoring.refusals import NotAPaper, PaperDateUnclear, PaperTooLarge

LONGEST_PAPER_NUMBER = 40
#: A photo or scan of a signed paper, in bytes.
PAPER_LIMIT = 10 * 1024 * 1024
#: A paper was signed within so long before it is registered.
OLDEST_PAPER = timedelta(days=366)


#: States of a mentorship in which the papers of its people matter.
PAPER_STATES = frozenset({MentorshipState.APPROVED, MentorshipState.ON_ORDER, MentorshipState.ACTIVE})


class PaperFormat(StrEnum):
    """What a photo or scan of a paper may be; the value is the ending of its file's name."""

    JPEG = "jpg"
    PNG = "png"
    PDF = "pdf"


_SIGNATURES = {
    PaperFormat.JPEG: b"\xff\xd8\xff",
    PaperFormat.PNG: b"\x89PNG\r\n\x1a\n",
    PaperFormat.PDF: b"%PDF-",
}


def format_of(content: bytes) -> PaperFormat:
    """What the file is by what stands in it; its name may say anything. Raises PaperTooLarge, NotAPaper."""
    if len(content) > PAPER_LIMIT:
        raise PaperTooLarge(megabytes=PAPER_LIMIT // 1024**2)
    for kind, signature in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    raise NotAPaper


class ConsentState(StrEnum):
    """Where a paper stands; of a person's papers in a mentorship at most one waits and one counts."""

    #: The person sent a photo of it; the curator has yet to look.
    HANDED_IN = "handed_in"
    #: It counts.
    REGISTERED = "registered"
    #: The curator could not take the photo, and said why.
    SENT_BACK = "sent_back"
    #: Another took its place.
    SUPERSEDED = "superseded"


#: Papers that wait or count.
STANDING = frozenset({ConsentState.HANDED_IN, ConsentState.REGISTERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationConsent:
    """A person's signed paper, known by its number and date or by a photo of it. It is superseded, never edited."""

    id: ParticipationConsentId
    mentorship_id: MentorshipId
    person_id: PersonId
    state: ConsentState
    author_id: PersonId
    at: datetime
    number: str = ""
    signed_on: date | None = None
    #: The name of its photo or scan among the papers.
    paper: str | None = None
    #: Why it was sent back.
    words: str = ""


def must_be_recent(signed_on: date, today: date) -> None:
    """Refuse (PaperDateUnclear) the date of a paper that lies ahead or more than a year back."""
    if not today - OLDEST_PAPER <= signed_on <= today:
        raise PaperDateUnclear


def missing_of(people: Iterable[PersonId], signed: Iterable[PersonId]) -> set[PersonId]:
    """Whose paper is still awaited."""
    return set(people) - set(signed)
