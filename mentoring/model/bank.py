"""The bank of mentors and mentees: the personal register of гл. 3 п. 17 пп. 3, as cards with a journal of steps."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import MentorListId, PersonId, UnitId
from mentoring.model.people import Role
from mentoring.model.units import UnitSettings
from mentoring.refusals import Gone

#: Nobody has more lasting mentees, whatever a unit sets.
MOST_MENTEES = 3
#: Up to so many years of experience a teacher counts as young unless the curator says otherwise.
YOUNG_YEARS = 3
LONGEST_TRAINING = 500
LONGEST_WISHES = 500
LONGEST_REASON = 300
LONGEST_REMARK = 1000

#: Languages of talks a mentor may offer, by their ISO codes.
SPOKEN = ("ru", "en", "de", "fr", "es", "zh", "tt", "ba")

#: Who may be asked to help without having been approved as a mentor: the register begins with them as candidates.
MENTOR_ROLES = frozenset({Role.MENTOR, Role.GUEST})
#: With one of these an approved mentor may mentor.
APPROVABLE = MENTOR_ROLES | {Role.HEAD}


class Kind(StrEnum):
    """The kinds of mentoring; several may be on at once (гл. 4 п. 6 пп. 1–7)."""

    VIRTUAL = "virtual"
    GROUP = "group"
    GOAL = "goal"
    REVERSE = "reverse"
    SITUATIONAL = "situational"
    SPEED = "speed"
    TRADITIONAL = "traditional"


class RoleForm(StrEnum):
    """Who mentors whom (гл. 4 п. 4)."""

    TEACHER_TEACHER = "teacher_teacher"
    HEAD_TEACHER = "head_teacher"
    EMPLOYER_STUDENT = "employer_student"
    LECTURER_TEACHER = "lecturer_teacher"


class PartOfDay(StrEnum):
    """Before noon, until 16:00, later."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, order=True)
class WeeklySlot:
    """A part of a weekday (0 is Monday, 5 Saturday) on which a mentor has time, week by week."""

    weekday: int
    part: PartOfDay

    def __str__(self) -> str:
        return f"{self.weekday}-{self.part}"

    @classmethod
    def of(cls, code: str) -> "WeeklySlot":
        """The slot of a stored or pressed code; Gone for what is none."""
        for slot in WEEK:
            if str(slot) == code:
                return slot
        raise Gone


WEEK = tuple(WeeklySlot(weekday, part) for weekday in range(6) for part in PartOfDay)


class MentorState(StrEnum):
    """Where a mentor stands (гл. 1 п. 3 пп. 3, гл. 3 п. 14 пп. 3, п. 17 пп. 1)."""

    CANDIDATE = "candidate"
    #: On a list that waits for the head.
    PROPOSED = "proposed"
    APPROVED = "approved"
    PAUSED = "paused"
    FORMER = "former"


class MenteeCategory(StrEnum):
    """Why a teacher is a mentee (гл. 1 п. 3 пп. 4)."""

    YOUNG = "young"
    NEW = "new"
    RETURNING = "returning"
    ANY = "any"


class Decision(StrEnum):
    """What became of one person of a list."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    #: The curator took it back, or the person did.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOffer:
    """What a mentor is ready to give; how they meet stands in the person's own ways to meet."""

    kinds: frozenset[Kind] = frozenset()
    forms: frozenset[RoleForm] = frozenset()
    #: How many lasting mentees at once; None means the unit's usual number.
    capacity: int | None = None
    times: frozenset[WeeklySlot] = frozenset()
    training: str = ""
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorCard:
    """A mentor in a unit's bank. Whoever holds a mentor's role without a stored card is a candidate."""

    person_id: PersonId
    unit_id: UnitId
    state: MentorState = MentorState.CANDIDATE
    offer: MentorOffer = MentorOffer()
    #: None while nothing has been stored.
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorList:
    """A curator's list of mentors for the head to approve (гл. 3 п. 17 пп. 1)."""

    id: MentorListId
    unit_id: UnitId
    proposed_by: PersonId
    proposed_at: datetime
    closed_at: datetime | None = None


def usual_capacity(roles: Collection[Role], settings: UnitSettings) -> int:
    """How many lasting mentees a mentor with these roles has room for unless they say otherwise."""
    return settings.guest_capacity if {Role.GUEST, Role.HEAD} & set(roles) else settings.mentor_capacity


def most_capacity(roles: Collection[Role], settings: UnitSettings) -> int:
    """How many they may offer at most: guests and the head no more than is usual for them."""
    return settings.guest_capacity if {Role.GUEST, Role.HEAD} & set(roles) else MOST_MENTEES


def capacity_of(offered: int | None, roles: Collection[Role], settings: UnitSettings) -> int:
    """The capacity that counts now, whatever was allowed when it was offered."""
    wanted = usual_capacity(roles, settings) if offered is None else offered
    return min(wanted, most_capacity(roles, settings))


def usual_category(experience_years: int | None) -> MenteeCategory:
    """The category until the curator sets another: young with up to three years of experience."""
    is_young = experience_years is not None and experience_years <= YOUNG_YEARS
    return MenteeCategory.YOUNG if is_young else MenteeCategory.ANY


def known_languages(codes: Iterable[str]) -> frozenset[str]:
    """The codes, every one of which must be a language the product lists."""
    languages = frozenset(codes)
    if not languages <= set(SPOKEN):
        raise Gone
    return languages
