"""How well a mentor suits a mentee (гл. 4 п. 5 пп. 1–2): one rule for the list a mentee reads and for pairing all.

A number comes out, so that mentors can be put in order and pairs weighed against each other; people are shown the
reasons and never the number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import nsmallest
from typing import Self, TypeAlias, TypeVar

from mentoring.model.bank import MOST_MENTEES, WEEK, Kind, MentorState, RoleForm, WeeklySlot
from mentoring.model.ids import PersonId, TopicId
from mentoring.model.people import STRONGEST, Mode
from mentoring.model.topics import TopicTree
from mentoring.model.units import UnitSettings

#: What every part of a fit gives at most, before its weight: halves, thirds and sixths of it are whole.
PART = 60
#: So many parts of days in common are enough; more of them say nothing more.
ENOUGH_TIMES = 3


class Stop(StrEnum):
    """Why two people are not paired, whatever speaks for it. The first that holds is told."""

    SAME_PERSON = "same_person"
    #: On the list of those who are kept apart: in confidence, so for no eyes but the curator's.
    KEPT_APART = "kept_apart"
    NOT_APPROVED = "not_approved"
    #: Paused as a mentor, or away as a person.
    AWAY = "away"
    FULL = "full"
    #: The mentor is the mentee's head, and the mentee has not said yes to that.
    SUPERIOR = "superior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """A mentee with what they look for; what they leave open is empty and speaks neither for nor against anybody."""

    person_id: PersonId
    #: 0 (none) to 3, as the mentee scored them.
    needs: Mapping[TopicId, int] = field(default_factory=dict)
    #: As `subject_keys` gives them.
    subjects: frozenset[str] = frozenset()
    times: frozenset[WeeklySlot] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    forms: frozenset[RoleForm] = frozenset()
    modes: frozenset[Mode] = frozenset()
    #: Mentors they named in a request or said they were interested in.
    likes: frozenset[PersonId] = frozenset()
    kept_apart_from: frozenset[PersonId] = frozenset()
    accepts_superior: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorProfile:
    """A mentor with what they give."""

    person_id: PersonId
    state: MentorState
    is_away: bool = False
    is_head: bool = False
    #: How many lasting mentees they have, and how many more they could take.
    mentees: int = 0
    room: int
    #: 1 to 3.
    strengths: Mapping[TopicId, int] = field(default_factory=dict)
    #: As `subject_keys` gives them.
    subjects: frozenset[str] = frozenset()
    times: frozenset[WeeklySlot] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    forms: frozenset[RoleForm] = frozenset()
    modes: frozenset[Mode] = frozenset()
    #: Mentees they said they were interested in.
    likes: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FitWeights:
    """How much each part of a fit counts, 0 (not at all) to 10; the unit's settings."""

    topic: int
    subject: int
    interest: int
    times: int
    ways: int
    room: int

    @classmethod
    def of(cls, settings: UnitSettings) -> Self:
        return cls(
            topic=settings.weight_topic,
            subject=settings.weight_subject,
            interest=settings.weight_interest,
            times=settings.weight_times,
            ways=settings.weight_ways,
            room=settings.weight_room,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """By what fit is measured in a unit: its weights, and which of its topics lie near each other."""

    weights: FitWeights
    #: Of a topic its direction, of a direction its topics.
    nearby: Mapping[TopicId, Sequence[TopicId]] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: UnitSettings, tree: TopicTree) -> Self:
        nearby: dict[TopicId, list[TopicId]] = {}
        for topic in tree.topics:
            if topic.parent_id is not None:
                nearby[topic.id] = [topic.parent_id]
                nearby.setdefault(topic.parent_id, []).append(topic.id)
        return cls(weights=FitWeights.of(settings), nearby=nearby)


# Reasons: what the words need, in the order in which they are told


@dataclass(frozen=True, slots=True)
class StrongInTopic:
    """The mentor is strong (1–3) in what the mentee needs (1–3)."""

    topic_id: TopicId
    need: int
    strength: int


@dataclass(frozen=True, slots=True)
class StrongNearby:
    """The mentor is strong in the direction of the topic needed or, where a direction is needed, in a topic of it."""

    topic_id: TopicId
    need: int
    strength: int
    nearby_id: TopicId


@dataclass(frozen=True, slots=True)
class SameSubject:
    """Both teach these subjects (keys)."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """One has named the other, or both have (гл. 4 п. 5 пп. 2)."""

    of_mentee: bool
    of_mentor: bool

    @property
    def is_mutual(self) -> bool:
        """What one side alone has said is not for the other to read; until both have, only the curator may."""
        return self.of_mentee and self.of_mentor


@dataclass(frozen=True, slots=True)
class CommonTimes:
    """Both have time then, week by week."""

    slots: tuple[WeeklySlot, ...]


@dataclass(frozen=True, slots=True)
class WayWanted:
    """The mentor offers these of the kinds, role forms and modes the mentee wants."""

    kinds: tuple[Kind, ...]
    forms: tuple[RoleForm, ...]
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class HasRoom:
    """The mentor could take so many mentees."""

    places: int


Reason: TypeAlias = StrongInTopic | StrongNearby | SameSubject | Interest | CommonTimes | WayWanted | HasRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What came of holding a mentor against a mentee: a stop, or a score with its reasons, or neither (score 0)."""

    mentor_id: PersonId
    score: int = 0
    reasons: tuple[Reason, ...] = ()
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whom a mentee should best be paired with, everybody considered."""

    mentee_id: PersonId
    mentor_id: PersonId


_Value = TypeVar("_Value")
#: How far strengths carry: for each topic twice the level in it or the level nearby, and in which topic that is.
_Reach: TypeAlias = Mapping[TopicId, tuple[int, TopicId]]
#: Points of topic, subject, interest, times, ways, room.
_Points: TypeAlias = tuple[int, int, int, int, int, int]
_NOTHING: _Points = (0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A mentor with what is the same for all mentees, worked out once."""

    mentor: MentorProfile
    stop: Stop | None
    reach: _Reach
    room: int

    @classmethod
    def by(cls, yardstick: Yardstick, mentor: MentorProfile) -> Self:
        reach = _reach(mentor.strengths, yardstick.nearby)
        return cls(mentor, _stop_of(mentor), reach, room_points(mentor.room, yardstick.weights))


def fit(seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick) -> Fit:
    """How well the mentor suits the mentee, and why (гл. 4 п. 5 пп. 1–2, гл. 3 п. 18 пп. 3).

    - Topics: the mentee's level of need times the mentor's level of strength. A strength in the topic's direction
      counts half; so does one in a topic of the direction needed. A need the mentor does not meet lessens the fit.
    - A subject both teach; interest: half when one side has it, full when both; up to three common times of the week;
      those of kind, role form and mode wanted that the mentor offers; free places, up to the most anybody may have.
    - Each gives up to PART points times its weight. A reason is told exactly when it gave points.
    - Free places and time are nothing to build on: without a topic, a subject or interest in common the score is 0.
    """
    return _fit(seeker, _Measured.by(yardstick, mentor), yardstick.weights)


def ranked(seeker: Seeker, mentors: Iterable[MentorProfile], yardstick: Yardstick, *, limit: int) -> list[Fit]:
    """So many of those who fit the mentee, best first; of equals who has fewer mentees, then who was known first."""
    everybody = [_Measured.by(yardstick, mentor) for mentor in mentors]
    scored = [(_score(seeker, measured, yardstick.weights), measured) for measured in everybody]
    best = nsmallest(limit, scored, key=lambda each: (-each[0], each[1].mentor.mentees, each[1].mentor.person_id))
    return [_fit(seeker, measured, yardstick.weights) for score, measured in best if score]


def scores(seekers: Iterable[Seeker], mentors: Sequence[MentorProfile], yardstick: Yardstick) -> Iterator[list[int]]:
    """For each mentee their scores with all the mentors: those of `fit`, for many pairs."""
    everybody = [_Measured.by(yardstick, mentor) for mentor in mentors]
    for seeker in seekers:
        yield [_score(seeker, measured, yardstick.weights) for measured in everybody]


def room_points(places: int, weights: FitWeights) -> int:
    """What so many free places add to a fit; pairing everybody counts them down as it fills them."""
    return weights.room * PART * min(places, MOST_MENTEES) // MOST_MENTEES


def _fit(seeker: Seeker, measured: _Measured, weights: FitWeights) -> Fit:
    mentor_id = measured.mentor.person_id
    stop = _stop_between(seeker, measured)
    if stop is not None:
        return Fit(mentor_id=mentor_id, stop=stop)
    points = _points(seeker, measured, weights)
    return Fit(mentor_id=mentor_id, score=sum(points), reasons=tuple(_reasons(seeker, measured, points)))


def _score(seeker: Seeker, measured: _Measured, weights: FitWeights) -> int:
    return 0 if _stop_between(seeker, measured) else sum(_points(seeker, measured, weights))


def _stop_of(mentor: MentorProfile) -> Stop | None:
    if mentor.state not in (MentorState.APPROVED, MentorState.PAUSED):
        return Stop.NOT_APPROVED
    if mentor.is_away or mentor.state is MentorState.PAUSED:
        return Stop.AWAY
    return Stop.FULL if mentor.room < 1 else None


def _stop_between(seeker: Seeker, measured: _Measured) -> Stop | None:
    mentor = measured.mentor
    if seeker.person_id == mentor.person_id:
        return Stop.SAME_PERSON
    if mentor.person_id in seeker.kept_apart_from:
        return Stop.KEPT_APART
    if measured.stop is None and mentor.is_head and not seeker.accepts_superior:
        return Stop.SUPERIOR
    return measured.stop


def _reach(strengths: Mapping[TopicId, int], nearby: Mapping[TopicId, Sequence[TopicId]]) -> _Reach:
    reach = {topic: (2 * level, topic) for topic, level in strengths.items()}
    for strong, level in strengths.items():
        for topic in nearby.get(strong, ()):
            if topic not in reach or reach[topic][0] < level:
                reach[topic] = level, strong
    return reach


def _points(seeker: Seeker, measured: _Measured, weights: FitWeights) -> _Points:
    mentor, reach = measured.mentor, measured.reach
    met = needed = 0
    for wanted, need in seeker.needs.items():
        needed += need
        if wanted in reach:
            met += need * reach[wanted][0]
    # Rounded up: a small part of much that is needed is not nothing.
    topic = -(-weights.topic * PART * met // (2 * STRONGEST * needed)) if met else 0
    subject = 0 if seeker.subjects.isdisjoint(mentor.subjects) else weights.subject * PART
    sides = (mentor.person_id in seeker.likes) + (seeker.person_id in mentor.likes)
    interest = weights.interest * PART * sides // 2
    if not (topic or subject or interest):
        return _NOTHING
    common = len(seeker.times & mentor.times)
    times = weights.times * PART * min(common, ENOUGH_TIMES) // ENOUGH_TIMES
    return topic, subject, interest, times, _ways(seeker, mentor, weights), measured.room


def _ways(seeker: Seeker, mentor: MentorProfile, weights: FitWeights) -> int:
    asked = bool(seeker.kinds) + bool(seeker.forms) + bool(seeker.modes)
    if not asked:
        return 0
    offered = (
        (not seeker.kinds.isdisjoint(mentor.kinds))
        + (not seeker.forms.isdisjoint(mentor.forms))
        + (not seeker.modes.isdisjoint(mentor.modes))
    )
    return weights.ways * PART * offered // asked


def _reasons(seeker: Seeker, measured: _Measured, points: _Points) -> Iterator[Reason]:
    mentor = measured.mentor
    topic, subject, interest, times, ways, room = points
    if topic:
        yield from _topics_met(seeker, measured)
    if subject:
        yield SameSubject(tuple(sorted(seeker.subjects & mentor.subjects)))
    if interest:
        yield Interest(
            of_mentee=mentor.person_id in seeker.likes,
            of_mentor=seeker.person_id in mentor.likes,
        )
    if times:
        yield CommonTimes(_common(WEEK, seeker.times, mentor.times))
    if ways:
        yield WayWanted(
            kinds=_common(Kind, seeker.kinds, mentor.kinds),
            forms=_common(RoleForm, seeker.forms, mentor.forms),
            modes=_common(Mode, seeker.modes, mentor.modes),
        )
    if room:
        yield HasRoom(mentor.room)


def _topics_met(seeker: Seeker, measured: _Measured) -> Iterator[StrongInTopic | StrongNearby]:
    """What weighs most first."""
    reach, strengths = measured.reach, measured.mentor.strengths
    met = [(topic, need, *reach[topic]) for topic, need in seeker.needs.items() if need and topic in reach]
    for topic, need, _, source in sorted(met, key=lambda each: (-each[1] * each[2], each[0])):
        if source == topic:
            yield StrongInTopic(topic, need, strengths[source])
        else:
            yield StrongNearby(topic, need, strengths[source], source)


def _common(order: Iterable[_Value], ones: frozenset[_Value], others: frozenset[_Value]) -> tuple[_Value, ...]:
    return tuple(each for each in order if each in ones and each in others)
