"""The annex with a list of mentors, from a template that is edited in Word (гл. 3 п. 14 пп. 3, п. 17 пп. 1)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """A mentor of the annex, in words."""

    name: str
    position: str
    subjects: str
    experience: str
    qualification: str
    strengths: str
    kinds: str
    capacity: int
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What the placeholders of `mentor_list.<language>.docx` stand for."""

    unit: str
    proposer: str
    proposed_on: str
    rows: Sequence[AnnexRow]


def annex_file(annex: Annex, language: str) -> bytes:
    """The annex as DOCX. What people wrote is text in it, never a placeholder or markup. Callers run it in a thread."""
    # Loading it takes a third of a second, which nobody waits for who needs no paper.
    from documents.word import filled

    return filled((TEMPLATES / f"mentor_list.{language}.docx").read_bytes(), asdict(annex))
