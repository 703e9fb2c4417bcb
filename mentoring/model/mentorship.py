"""Mentorships: one mentor with one or more mentees, from the first yes to the order and to the end (гл. 4 пп. 3–6)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.people import Mode, Role, initials
from mentoring.refusals import (
    AlreadyAnswered,
    CouncilAgainst,
    CouncilSilent,
    FormImpossible,
    Gone,
    GroupSizeWrong,
    MonthsOutOfRange,
    NothingChosen,
    OwnMentor,
    TracksWrong,
)

#: A mentorship and its programme last from 3 months to a year (гл. 1 п. 3 пп. 8).
SHORTEST_MONTHS, LONGEST_MONTHS = 3, 12
#: How many mentees a group has.
SMALLEST_GROUP, LARGEST_GROUP = 2, 8
LONGEST_GOALS = 1000
LONGEST_RATIONALE = 500
#: How long the reason of an opinion and the words of a decision may be.
LONGEST_WORDS = 1000

#: Kinds that follow from the people and the tracks, so that nobody ticks them off afterwards.
FIXED_KINDS = frozenset({Kind.GROUP, Kind.REVERSE})


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
#: States of what has been in force.
BEGUN = frozenset({MentorshipState.ACTIVE, MentorshipState.ENDED})


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
    def needs_council(self) -> bool:
        """Whether it is approved by council and curator together: so where a head mentors (гл. 4 п. 6 пп. 9)."""
        return self.form is RoleForm.HEAD_TEACHER

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

    def with_terms(
        self, *, months: int, modes: frozenset[Mode], kinds: frozenset[Kind], goals: Mapping[PersonId, str]
    ) -> "Mentorship":
        """The same people on other terms; goals by who mentors, the others stay.

        What follows from the people stays as well: a group is a group, and a reverse mentorship has two tracks.
        Raises NothingChosen, MonthsOutOfRange, Gone for goals of who does not mentor in it.
        """
        kinds = (kinds - FIXED_KINDS) | (self.kinds & FIXED_KINDS)
        if not kinds or not modes:
            raise NothingChosen
        if not goals.keys() <= {track.mentor_id for track in self.tracks}:
            raise Gone
        must_be_sound(self.mentor_id, self.mentees, kinds, months)
        tracks = tuple(replace(track, goals=goals.get(track.mentor_id, track.goals)) for track in self.tracks)
        return replace(self, months=months, modes=modes, kinds=kinds, tracks=tracks)


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


def must_be_proposable(
    mentor_id: PersonId,
    mentees: Collection[PersonId],
    tracks: Collection[Track],
    *,
    form: RoleForm,
    kinds: Collection[Kind],
    months: int,
    mentor_roles: Collection[Role],
) -> None:
    """Refuse what `must_be_sound` does, and a form or tracks that do not belong to these people.

    A head mentors in the form head–teacher only, and nobody else in it (гл. 4 п. 6 пп. 9). In a reverse pair each
    mentors the other in topics of their own; else the mentor alone has a track (гл. 4 п. 6 пп. 4).
    Raises FormImpossible, TracksWrong.
    """
    must_be_sound(mentor_id, mentees, kinds, months)
    if (form is RoleForm.HEAD_TEACHER) is not (Role.HEAD in mentor_roles):
        raise FormImpossible
    is_reverse = Kind.REVERSE in kinds
    mentoring = [mentor_id, *mentees] if is_reverse else [mentor_id]
    if sorted(track.mentor_id for track in tracks) != sorted(mentoring):
        raise TracksWrong
    if is_reverse and (len(mentees) != 1 or not all(track.topics for track in tracks)):
        raise TracksWrong


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
    #: Those of the council who were silent about a head's mentorship were reminded.
    COUNCIL_REMINDED = "council_reminded"
    #: Everybody of the council has spoken, or its time is over.
    COUNCIL_OVER = "council_over"
    #: The curator asks the council anew.
    COUNCIL_ASKED = "council_asked"
    APPROVED = "approved"
    RETURNED = "returned"
    SENT_AGAIN = "sent_again"
    #: Nobody changed what was returned, so the curator has it again.
    RETURN_LAPSED = "return_lapsed"
    REFUSED = "refused"
    #: The curator looks for another mentor.
    ANOTHER_MENTOR = "another_mentor"
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


class Opinion(StrEnum):
    """What a member of the council thinks of a mentorship (гл. 3 п. 18)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"

    @property
    def step(self) -> StepKind:
        """Its line in the journal."""
        return StepKind(f"opinion_{self}")


#: Lines of the journal that say an opinion; the mentorship's own people do not read them.
OPINIONS = {opinion.step: opinion for opinion in Opinion}
#: After these the council speaks anew, and what it said before no longer counts.
NEW_ROUND = frozenset({StepKind.SENT_AGAIN, StepKind.COUNCIL_ASKED})
#: What a curator decides. A decision is superseded by a later one, never changed.
DECISIONS = frozenset({StepKind.APPROVED, StepKind.RETURNED, StepKind.REFUSED, StepKind.ANOTHER_MENTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilOpinions:
    """What the council has said in this round: of each member the newest line."""

    by_person: Mapping[PersonId, MentorshipStep]
    #: Who was silent has been reminded in this round.
    is_reminded: bool = False

    @classmethod
    def of(cls, steps: Iterable[MentorshipStep]) -> "CouncilOpinions":
        """Out of a journal, oldest line first."""
        spoken: dict[PersonId, MentorshipStep] = {}
        is_reminded = False
        for step in steps:
            if step.kind in NEW_ROUND:
                spoken, is_reminded = {}, False
            elif step.kind in OPINIONS and step.author_id is not None:
                spoken[step.author_id] = step
            elif step.kind is StepKind.COUNCIL_REMINDED:
                is_reminded = True
        return cls(by_person=spoken, is_reminded=is_reminded)

    def number_of(self, opinion: Opinion) -> int:
        return sum(step.kind is opinion.step for step in self.by_person.values())

    @property
    def is_for(self) -> bool:
        """More are for it than against it."""
        return self.number_of(Opinion.FOR) > self.number_of(Opinion.AGAINST)

    @property
    def is_against(self) -> bool:
        return self.number_of(Opinion.AGAINST) > self.number_of(Opinion.FOR)

    def must_agree(self) -> None:
        """Where the council approves too, silence is no consent. Raises CouncilAgainst, CouncilSilent."""
        if self.is_against:
            raise CouncilAgainst
        if not self.is_for:
            raise CouncilSilent
