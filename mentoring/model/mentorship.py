"""Mentorships: one mentor with one or more mentees, from the first yes to the order and to the end (гл. 4 пп. 3–6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.people import Mode, initials
from mentoring.refusals import AlreadyAnswered, Gone, GroupSizeWrong, MonthsOutOfRange, OwnMentor

#: A mentorship and its programme last from 3 months to a year (гл. 1 п. 3 пп. 8).
SHORTEST_MONTHS, LONGEST_MONTHS = 3, 12
#: How many mentees a group has.
SMALLEST_GROUP, LARGEST_GROUP = 2, 8
LONGEST_GOALS = 1000
LONGEST_RATIONALE = 500


class RoleModel(StrEnum):
    """Who the two are to each other within teacher–teacher (гл. 3 п. 13)."""

    EXPERIENCED_YOUNG = "experienced_young"
    LEADER_STRUGGLING = "leader_struggling"
    INNOVATOR_CONSERVATIVE = "innovator_conservative"
    SUBJECT_SUBJECT = "subject_subject"


class MentorshipState(StrEnum):
    """Where a mentorship stands on its way to the order, and after it."""

    #: Not everybody in it has said yes yet.
    PROPOSED = "proposed"
    #: The council gives its opinion.
    COUNCIL = "council"
    #: The curator decides.
    CURATOR = "curator"
    #: The curator gave it back with words; its people change it and send it again.
    RETURNED = "returned"
    #: Waits for the written consents and for its place on an order.
    APPROVED = "approved"
    #: Stands on an order that is not signed yet.
    ON_ORDER = "on_order"
    ACTIVE = "active"
    ENDED = "ended"
    #: It never became active: somebody said no, stepped back, or the curator refused.
    CALLED_OFF = "called_off"

    @property
    def is_live(self) -> bool:
        return self in LIVE


#: States in which a mentorship takes a place of its mentor's capacity.
TAKES_A_PLACE = frozenset(MentorshipState) - {
    MentorshipState.PROPOSED,
    MentorshipState.ENDED,
    MentorshipState.CALLED_OFF,
}
LIVE = TAKES_A_PLACE | {MentorshipState.PROPOSED}


class Side(StrEnum):
    MENTOR = "mentor"
    MENTEE = "mentee"


class MemberAnswer(StrEnum):
    """What a person said to being in a mentorship: both sides must be willing (гл. 4 п. 5 пп. 2)."""

    WAITING = "waiting"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in a mentorship, on one of its sides."""

    person_id: PersonId
    side: Side
    answer: MemberAnswer = MemberAnswer.WAITING
    answered_at: datetime | None = None
    #: The last day of a mentee who left a group that went on.
    left_on: date | None = None

    @property
    def is_in(self) -> bool:
        return self.answer is not MemberAnswer.NO and self.left_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Who mentors in what. A reverse mentorship has two, each member mentoring the other (гл. 4 п. 6 пп. 4)."""

    mentor_id: PersonId
    topics: tuple[TopicId, ...] = ()
    goals: str = ""
    #: What a head owes the teacher they mentor: conditions and resources (гл. 4 п. 6 пп. 9).
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """A first meeting of 15 minutes, agreed in plain words (гл. 4 п. 5 пп. 2)."""

    at: datetime
    place: str
    proposed_by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """One mentor with one mentee or a group of them. Several kinds may be on at once (гл. 4 пп. 4, 6)."""

    id: MentorshipId
    unit_id: UnitId
    state: MentorshipState
    members: tuple[Member, ...]
    tracks: tuple[Track, ...]
    form: RoleForm
    kinds: frozenset[Kind]
    modes: frozenset[Mode]
    months: int
    proposed_at: datetime
    #: Who brought these people together: the mentee by a request, or the curator.
    proposed_by: PersonId
    role_model: RoleModel | None = None
    #: Why this form and these people (гл. 4 п. 4).
    rationale: str = ""
    request_id: MentorshipRequestId | None = None
    acquaintance: Acquaintance | None = None
    #: When the clock of this state runs out; None when nothing is awaited.
    due_at: datetime | None = None
    #: From the order: first and last day.
    starts_on: date | None = None
    ends_on: date | None = None
    #: Counts changes, so that a card looked at earlier is known to be old.
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices about this mentorship are found by."""
        return f"mentorship:{self.id}"

    @property
    def mentor_id(self) -> PersonId:
        return next(member.person_id for member in self.members if member.side is Side.MENTOR)

    @property
    def mentees(self) -> tuple[PersonId, ...]:
        """Who is mentored, has not said no and has not left."""
        return tuple(member.person_id for member in self.current if member.side is Side.MENTEE)

    @property
    def current(self) -> tuple[Member, ...]:
        """Everybody who has not said no, nor left the group."""
        return tuple(member for member in self.members if member.is_in)

    @property
    def people(self) -> frozenset[PersonId]:
        return frozenset(member.person_id for member in self.current)

    @property
    def is_group(self) -> bool:
        return Kind.GROUP in self.kinds

    @property
    def is_agreed(self) -> bool:
        """Whether everybody who is in it has said yes."""
        return all(member.answer is MemberAnswer.YES for member in self.current)

    def member(self, person_id: PersonId) -> Member:
        """The person's place in it. Raises Gone for who is not, or no longer, in it."""
        for member in self.current:
            if member.person_id == person_id:
                return member
        raise Gone

    def others(self, person_id: PersonId) -> list[PersonId]:
        return [member.person_id for member in self.current if member.person_id != person_id]

    @property
    def mentors(self) -> frozenset[PersonId]:
        """Everybody who mentors in it: in a reverse mentorship, both."""
        return frozenset(track.mentor_id for track in self.tracks) | {self.mentor_id}

    def may_go_on_without(self, person_id: PersonId) -> bool:
        """Whether others are left to be mentored if this mentee goes."""
        return self.is_group and person_id != self.mentor_id and len(self.mentees) > 1

    def left_by(self, person_id: PersonId, day: date) -> "Mentorship":
        """The group without one of its mentees, whose last day this was."""
        members = tuple(
            replace(member, left_on=day) if member.person_id == person_id else member for member in self.members
        )
        return replace(self, members=members)

    def answered(self, person_id: PersonId, answer: MemberAnswer, now: datetime) -> "Mentorship":
        """The person says yes or no, once. Raises Gone, AlreadyAnswered."""
        if self.member(person_id).answer is not MemberAnswer.WAITING:
            raise AlreadyAnswered
        members = tuple(
            replace(member, answer=answer, answered_at=now) if member.person_id == person_id else member
            for member in self.members
        )
        return replace(self, members=members)

    def moved(self, state: MentorshipState, due_at: datetime | None = None) -> "Mentorship":
        return replace(self, state=state, due_at=due_at)


def must_be_sound(mentor_id: PersonId, mentees: Iterable[PersonId], kinds: Iterable[Kind], months: int) -> None:
    """Refuse what can be no mentorship: oneself as a mentor, a group of the wrong size, a term outside 3–12 months.

    Raises OwnMentor, GroupSizeWrong, MonthsOutOfRange.
    """
    people = list(mentees)
    if mentor_id in people:
        raise OwnMentor
    is_group = Kind.GROUP in set(kinds)
    sizes = range(SMALLEST_GROUP, LARGEST_GROUP + 1) if is_group else (1,)
    if len(set(people)) != len(people) or len(people) not in sizes:
        raise GroupSizeWrong(least=SMALLEST_GROUP, most=LARGEST_GROUP)
    if not SHORTEST_MONTHS <= months <= LONGEST_MONTHS:
        raise MonthsOutOfRange(least=SHORTEST_MONTHS, most=LONGEST_MONTHS)


def pair_title(mentor_name: str, mentees: Iterable[str]) -> str:
    """How lists and notices name a mentorship: «Вяткин Б. А. → Лугова А. С.»."""
    return f"{initials(mentor_name)} → {', '.join(map(initials, mentees))}"


class StepKind(StrEnum):
    """What happened to a mentorship, for its journal; lines are added, never changed."""

    PROPOSED = "proposed"
    SAID_YES = "said_yes"
    SAID_NO = "said_no"
    #: A member of the council; the newest of each of them counts.
    OPINION_FOR = "opinion_for"
    OPINION_AGAINST = "opinion_against"
    OPINION_ABSTAINED = "opinion_abstained"
    #: The council's time is over.
    COUNCIL_OVER = "council_over"
    APPROVED = "approved"
    RETURNED = "returned"
    SENT_AGAIN = "sent_again"
    REFUSED = "refused"
    CONSENT = "consent"
    PUT_ON_ORDER = "put_on_order"
    TAKEN_OFF_ORDER = "taken_off_order"
    ACTIVATED = "activated"
    CHANGED = "changed"
    #: An end was announced, or a warning given.
    END_ANNOUNCED = "end_announced"
    WARNED = "warned"
    #: It was taken back, or the curator let it go on.
    WENT_ON = "went_on"
    #: A mentee left the group, which goes on.
    LEFT = "left"
    ENDED = "ended"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipStep:
    """A line of a mentorship's journal; without an author what the clock did."""

    kind: StepKind
    author_id: PersonId | None
    at: datetime
    words: str = ""
