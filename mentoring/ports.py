"""What the domain asks of the world: the clock, the calendar, repositories, and the unit of work that ties them."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.agenda import Engagement
from mentoring.model.bank import Decision, MenteeCategory, MentorCard, MentorList, MentorOffer, MentorState, WeeklySlot
from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.closings import Closing
from mentoring.model.fit import Assignment, MentorProfile, Seeker, Yardstick
from mentoring.model.help_request import (
    Answer,
    AnswerState,
    Content,
    DeclineReason,
    HelpLog,
    HelpOffer,
    HelpRequest,
    OfferState,
    Part,
    TalkMessage,
)
from mentoring.model.ids import (
    AccountId,
    AnswerId,
    ClosingId,
    HelpRequestId,
    InviteId,
    MediationId,
    MeetingId,
    MentorListId,
    MentorshipChangeId,
    MentorshipId,
    MentorshipRequestId,
    NextStepId,
    NoticeId,
    OpenHourId,
    OrderId,
    ParticipationConsentId,
    PersonId,
    RotationId,
    SeriesId,
    SpeedMeetingId,
    TalkMessageId,
    TopicId,
    UnitId,
)
from mentoring.model.invites import Invite
from mentoring.model.mediation import Mediation, MediationNote
from mentoring.model.meeting_log import MeetingLog, NextStep, PrivateNote
from mentoring.model.meetings import Meeting, MeetingState, Series
from mentoring.model.mentorship import LIVE as LIVE_MENTORSHIPS
from mentoring.model.mentorship import CouncilOpinions, Mentorship, MentorshipState, MentorshipStep, StepKind
from mentoring.model.mentorship_request import MentorshipRequest
from mentoring.model.open_hours import OpenHour, SeatState, SignUp
from mentoring.model.orders import Order, OrderStep, OrderStepKind
from mentoring.model.papers import PaperKind
from mentoring.model.participation import STANDING as STANDING_CONSENTS
from mentoring.model.participation import ConsentState, ParticipationConsent
from mentoring.model.people import Acting, Actor, Bent, Language, Person, Role, TopicLevel
from mentoring.model.rotation import Rotation, RotationState
from mentoring.model.school_calendar import Bell, SchoolCalendar
from mentoring.model.school_clock import OwnTime
from mentoring.model.slots import Availability
from mentoring.model.speed_meetings import SpeedMeeting
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import Unit, UnitSettings
from mentoring.notices import Notice
from mentoring.pairing import Pairing


class Clock(Protocol):
    """Gives the time; in the sandbox it can travel."""

    def now(self) -> datetime: ...


class Calendar(Protocol):
    """Knows the state's calendar of the year of a moment and of the next."""

    def days_off(self, around: datetime) -> frozenset[date]:
        """Public holidays, with those moved to other days."""
        ...

    def working_days(self, around: datetime) -> frozenset[date]:
        """Weekends worked in exchange for a holiday."""
        ...


class Progress(Protocol):
    """Hears now and then how far a long job is."""

    async def __call__(self, done: int, total: int) -> None: ...


class Matcher(Protocol):
    """Pairs all mentees with mentors at once."""

    async def assign(
        self,
        seekers: Sequence[Seeker],
        mentors: Sequence[MentorProfile],
        yardstick: Yardstick,
        *,
        progress: Progress | None = None,
    ) -> list[Assignment]:
        """The pairs of the greatest total fit: one mentor for a mentee, no more mentees than a mentor has room for.

        What room adds to a fit falls with each place taken, so that of equals the less loaded come first. Nobody is
        paired against a stop or without a fit; who finds nobody is left out. A city takes minutes: `progress` hears how
        many mentees have been weighed.
        """
        ...


class Units(Protocol):
    async def add(self, name: str, language: Language, zone: str, now: datetime) -> Unit: ...

    async def get(self, unit_id: UnitId) -> Unit:
        """Raises Gone."""
        ...

    async def all(self) -> list[Unit]:
        """All units, the oldest first."""
        ...

    async def hold(self, unit_id: UnitId) -> None:
        """Make other work about the whole unit wait until this one ends, e.g. about who is its last curator."""
        ...

    async def save_settings(self, unit_id: UnitId, settings: UnitSettings) -> None: ...

    async def save_calendar(self, unit_id: UnitId, calendar: SchoolCalendar) -> None: ...

    async def save_bells(self, unit_id: UnitId, bells: Sequence[Bell]) -> None: ...

    async def rename(self, unit_id: UnitId, *, name: str, language: Language, zone: str) -> None: ...

    async def consent_text(self, unit_id: UnitId) -> tuple[int, str] | None:
        """The newest version of the unit's own text; None while it uses the product's."""
        ...

    async def add_consent_text(self, unit_id: UnitId, text: str, now: datetime) -> int: ...


class People(Protocol):
    async def acting(self, account: AccountId) -> Acting | None:
        """The person of a messenger account with all their roles and their zone, in one statement."""
        ...

    async def actor(self, account: AccountId) -> Actor | None: ...

    async def get(self, person_id: PersonId) -> Person:
        """Raises Gone."""
        ...

    async def several(self, person_ids: Collection[PersonId]) -> list[Person]:
        """These people by name; who does not exist is left out."""
        ...

    async def hold(self, *person_ids: PersonId) -> None:
        """Make other work about these people wait until this one ends, so that a limit counted is a limit kept."""
        ...

    async def add(self, person: Person) -> Person:
        """The id given is ignored; the stored person has its own."""
        ...

    async def add_many(self, people: Sequence[Person]) -> dict[str, PersonId]:
        """Their ids by name; no two of them may have the same."""
        ...

    async def save(self, person: Person) -> None:
        """Everything but reachability and the talk, which change unasked and have verbs of their own."""
        ...

    async def save_listed(self, people: Sequence[Person]) -> None:
        """Of several people what a staff list says: name, position, subjects, experience, category, being on it."""
        ...

    async def remove(self, person_id: PersonId, now: datetime) -> None:
        """Delete somebody who has never joined; what is left of their links leads nowhere."""
        ...

    async def mark_reachable(self, account: AccountId, is_reachable: bool) -> Person | None:
        """The person whose mark changed; None when nobody's did."""
        ...

    async def put_offers_off(self, person_id: PersonId, until: datetime | None) -> None:
        """No offers of help to the person until the moment; None: they are welcome now."""
        ...

    async def count_unasked(self, person_id: PersonId, day: date, most: int) -> bool:
        """Compare-and-set: count one more unasked message of the reader's day; False when it has had as many."""
        ...

    async def enter_talk(self, person_id: PersonId, request_id: HelpRequestId | None) -> None:
        """Plain messages of the person go to this request's talk from now on."""
        ...

    async def begin_talk(self, request_id: HelpRequestId, mentor_id: PersonId, mentee_id: PersonId) -> None:
        """Both are in the talk of the request; the mentee only if they are in no other."""
        ...

    async def leave_talk(self, request_id: HelpRequestId) -> None:
        """Nobody is in the talk of this request any more."""
        ...

    async def holders(self, unit_id: UnitId, *roles: Role) -> list[Person]:
        """Joined people who hold any of the roles in the unit."""
        ...

    async def roles(self, person_id: PersonId, unit_id: UnitId) -> frozenset[Role]: ...

    async def roles_by_unit(self, person_id: PersonId) -> dict[UnitId, frozenset[Role]]: ...

    async def roles_of(self, unit_id: UnitId, person_ids: Collection[PersonId]) -> dict[PersonId, frozenset[Role]]:
        """The roles of several people in the unit; who has none is left out."""
        ...

    async def set_roles(self, person_id: PersonId, unit_id: UnitId, roles: Collection[Role], now: datetime) -> None:
        """No roles: the person is no longer of the unit."""
        ...

    async def add_roles(self, unit_id: UnitId, roles: Mapping[PersonId, Collection[Role]], now: datetime) -> None:
        """Give roles to several people; nobody loses one."""
        ...

    async def named(self, unit_id: UnitId, names: Collection[str]) -> dict[str, Person]:
        """People of the unit by their names, compared without case, spaces and ё/е."""
        ...

    async def topics(self, person_id: PersonId) -> list[TopicLevel]: ...

    async def set_topics(self, person_id: PersonId, bent: Bent, topics: Sequence[TopicLevel]) -> None: ...

    async def give_consent(self, person_id: PersonId, unit_id: UnitId, version: int, now: datetime) -> None: ...

    async def withdraw_consent(self, person_id: PersonId, now: datetime) -> None: ...

    async def leavers(self, before: datetime, limit: int) -> list[PersonId]:
        """People who left before the moment and are not erased yet."""
        ...

    async def erase(self, person_id: PersonId) -> None:
        """Forget everything personal; records that others need keep a person without a name."""
        ...

    async def record_of(self, person_id: PersonId) -> Mapping[str, object]:
        """Everything stored about the person, by section; moments and dates as such. Raises Gone."""
        ...


class Invites(Protocol):
    async def add(self, invite: Invite, token_hash: str) -> Invite: ...

    async def add_many(self, invites: Sequence[tuple[Invite, str]]) -> None: ...

    async def by_hash(self, token_hash: str) -> Invite | None: ...

    async def get(self, invite_id: InviteId) -> Invite:
        """Raises Gone."""
        ...

    async def open_for(self, invite_id: InviteId, account: AccountId, now: datetime) -> bool:
        """Compare-and-set: False when another account was faster."""
        ...

    async def accept(self, invite_id: InviteId, account: AccountId, person_id: PersonId, now: datetime) -> bool: ...

    async def refuse(self, invite_id: InviteId, now: datetime) -> bool: ...

    async def revoke(self, invite_id: InviteId, now: datetime) -> bool: ...

    async def revoke_for(self, person_ids: Collection[PersonId], now: datetime, *, opened_too: bool = False) -> None:
        """Take back what is still unopened for these people, before new links are made; once they joined, all."""
        ...

    async def revoke_owners(self, now: datetime) -> None:
        """Take back the owner's links nobody has opened, before a new one is made."""
        ...

    async def pass_on(self, before: PersonId, after: PersonId) -> None:
        """The invites of one record of a person are those of another record of the same person."""
        ...

    async def opened_by(self, account: AccountId) -> Invite | None:
        """The invite the account opened last and has not decided on; one taken back since, if there is no other."""
        ...

    async def any_owner(self) -> bool:
        """Whether the installation has a joined head or curator."""
        ...


class Topics(Protocol):
    async def tree(self, unit_id: UnitId) -> TopicTree: ...

    async def get(self, topic_id: TopicId) -> Topic:
        """Raises Gone."""
        ...

    async def seed(self, unit_id: UnitId) -> None:
        """Plant the tree a new unit begins with."""
        ...

    async def add(self, unit_id: UnitId, parent_id: TopicId | None, name: str) -> Topic:
        """A new topic, the last in its place."""
        ...

    async def save(self, *topics: Topic) -> None: ...

    async def is_in_use(self, topic_id: TopicId) -> bool:
        """Whether a live request speaks of the topic, or of one under it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mentor who could be asked, and what it needs to know when they may be."""

    person_id: PersonId
    own_time: OwnTime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCase:
    """A request with what every decision about it needs, loaded in one statement."""

    request: HelpRequest
    unit: Unit
    topic: Topic
    mentee: Person
    mentor_name: str | None
    #: The state of the offer to the one who acts, if there is one.
    offer: OfferState | None


class MentorshipRequests(Protocol):
    async def add(self, request: MentorshipRequest) -> MentorshipRequest:
        """The id given is ignored; the stored request has its own."""
        ...

    async def get(self, request_id: MentorshipRequestId) -> MentorshipRequest:
        """Raises Gone."""
        ...

    async def save(self, after: MentorshipRequest, *, expected: MentorshipRequest) -> MentorshipRequest | None:
        """Compare-and-set on the version: the request as stored, or None when it has moved on meanwhile.

        The mentors chosen and what became of each are saved with it.
        """
        ...

    async def live_of(self, mentee_id: PersonId) -> list[MentorshipRequest]:
        """What the mentee has asked and not got yet, oldest first."""
        ...

    async def of_mentee(self, mentee_id: PersonId, limit: int) -> list[MentorshipRequest]:
        """What the mentee has asked: live requests first, then the newest."""
        ...

    async def asked_of(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        """Live requests in which the mentor is being asked, stands in line or is waited for, oldest first."""
        ...

    async def waitlist(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        """Live requests that wait for a place with the mentor, who came first before the others."""
        ...

    async def lines(self, mentors: Collection[PersonId]) -> dict[PersonId, list[MentorshipRequestId]]:
        """Who waits for a place with each of these, in their order; nobody waits for who is missing."""
        ...

    async def asking_count(self, mentor_id: PersonId) -> int:
        """In how many live requests the mentor's answer is awaited."""
        ...

    async def look_again(self, unit_id: UnitId, now: datetime, *, mentor_id: PersonId | None = None) -> None:
        """Requests of the unit in which nobody is asked, but a mentor is waited for (this one), are due now."""
        ...

    async def due(self, now: datetime, limit: int) -> list[MentorshipRequestId]:
        """Requests whose clock has run out, oldest first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next clock of a request runs out."""
        ...


class Mentorships(Protocol):
    async def add(self, mentorship: Mentorship) -> Mentorship:
        """The id given is ignored; the stored mentorship has its own. Its first line in the journal is the caller's."""
        ...

    async def get(self, mentorship_id: MentorshipId) -> Mentorship:
        """Raises Gone."""
        ...

    async def several(self, mentorship_ids: Collection[MentorshipId]) -> list[Mentorship]:
        """These mentorships by id; what does not exist is left out."""
        ...

    async def hold(self, *mentorship_ids: MentorshipId) -> None:
        """Make other work about these mentorships wait until this one ends. Who holds people too holds them first."""
        ...

    async def save(self, after: Mentorship, *, expected: Mentorship) -> Mentorship | None:
        """Compare-and-set on the version: the mentorship as stored, or None when it has moved on meanwhile.

        Its members and tracks are saved with it.
        """
        ...

    async def record(
        self,
        mentorship_ids: Collection[MentorshipId],
        kind: StepKind,
        by: PersonId | None,
        now: datetime,
        words: str = "",
    ) -> None:
        """A line in the journal of each; without an author it was the clock."""
        ...

    async def steps(self, mentorship_id: MentorshipId) -> list[MentorshipStep]:
        """The journal, oldest first."""
        ...

    async def opinions(self, mentorship_ids: Collection[MentorshipId]) -> dict[MentorshipId, CouncilOpinions]:
        """What the council has said of each in this round."""
        ...

    async def of_person(
        self, person_id: PersonId, states: Collection[MentorshipState] = LIVE_MENTORSHIPS
    ) -> list[Mentorship]:
        """Mentorships in these states in which the person still is, on either side, oldest first."""
        ...

    async def save_all(self, changes: Sequence[tuple[Mentorship, Mentorship]]) -> bool:
        """`save` of several, each given as it shall be and as expected; False when one of them has moved on meanwhile.

        Nothing is changed then. Their members and tracks stay as they were.
        """
        ...

    async def with_mentees(
        self, unit_id: UnitId, mentees: Collection[PersonId], states: Collection[MentorshipState]
    ) -> list[Mentorship]:
        """Mentorships of the unit in these states in which any of these is a mentee."""
        ...

    async def places_taken(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        """How many mentorships take a place of each mentor's capacity, in every unit; a group is one."""
        ...

    async def places_in_force(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        """How many of them are active, or will be by an order that is signed."""
        ...

    async def own_mentors(
        self, mentee_id: PersonId, unit_id: UnitId, *, now: datetime, today: date, max_claims: int
    ) -> list[Candidate]:
        """The mentors of the mentee's active mentorships in the unit who can take a request of help now.

        Situational help asks them first. As in the pool: nobody who is paused, away, out of reach, or has
        `max_claims` requests in hand. `today` is the day of the unit.
        """
        ...

    async def is_mentored_by(self, mentee_id: PersonId, mentor_id: PersonId, unit_id: UnitId) -> bool:
        """Whether an active mentorship of the unit has the one as a mentor of the other."""
        ...

    async def due(
        self, now: datetime, limit: int, states: Collection[MentorshipState] = LIVE_MENTORSHIPS
    ) -> list[MentorshipId]:
        """Mentorships in these states whose clock has run out, oldest first."""
        ...

    async def next_due(self, states: Collection[MentorshipState] = LIVE_MENTORSHIPS) -> datetime | None:
        """When the next clock of a mentorship in these states runs out."""
        ...

    async def terms_due(self, now: datetime, limit: int) -> list[MentorshipId]:
        """Active mentorships the clock of whose term has run out, and those it was never set for."""
        ...


class Mornings(Protocol):
    """On which morning the deciders of a unit are told how much waits for them."""

    async def arm(self, unit_id: UnitId, at: datetime, now: datetime) -> None:
        """The deciders are told at the moment, unless they are to be told even earlier. It never waits for others."""
        ...

    async def take(self, unit_id: UnitId, now: datetime) -> bool:
        """Whether the unit's morning has come; it has come only once."""
        ...

    async def waiting(self, unit_id: UnitId) -> dict[PersonId, int]:
        """Who has something to decide in the unit, and how much in all their units."""
        ...

    async def due(self, now: datetime, limit: int) -> list[UnitId]:
        """Units whose morning has come."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next morning comes on which somebody is told."""
        ...


class Closings(Protocol):
    """Ends in the making, each with the voices of those who are asked about it."""

    async def add(self, closing: Closing) -> Closing:
        """The id given is ignored; the stored closing has its own."""
        ...

    async def get(self, closing_id: ClosingId) -> Closing:
        """Raises Gone."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Closing]:
        """What may still come to something, oldest first."""
        ...

    async def save(self, after: Closing, *, expected: Closing) -> bool:
        """Compare-and-set on the state: False when it has moved on meanwhile. The voices are saved with it."""
        ...

    async def due(self, now: datetime, limit: int) -> list[ClosingId]:
        """Those whose clock has run out, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class Mediations(Protocol):
    """Confidential cases of the council; each is read by who asked and by the mediator only."""

    async def add(self, mediation: Mediation) -> Mediation:
        """The id given is ignored; the stored mediation has its own."""
        ...

    async def get(self, mediation_id: MediationId) -> Mediation:
        """Raises Gone."""
        ...

    async def hold(self, mediation_id: MediationId) -> None:
        """Make other work about the mediation wait until this one ends. People are held before mediations."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Mediation]:
        """Those not settled yet, oldest first."""
        ...

    async def open_with(self, person_id: PersonId, unit_id: UnitId) -> list[Mediation]:
        """Those of the unit in which the person is the mediator, or may become it."""
        ...

    async def save(self, after: Mediation, *, expected: Mediation) -> bool:
        """Compare-and-set on state and mediator: False when it has moved on meanwhile. Candidates are saved with it."""
        ...

    async def note(self, mediation_id: MediationId, author_id: PersonId, text: str, now: datetime) -> None:
        """A line in the mediator's own log."""
        ...

    async def notes(self, mediation_id: MediationId, author_id: PersonId) -> list[MediationNote]:
        """The author's lines, oldest first."""
        ...

    async def due(self, now: datetime, limit: int) -> list[MediationId]: ...

    async def next_due(self) -> datetime | None: ...


class SuggestedPairs(Protocol):
    """The plan of a unit: for some mentees the mentor the curator means to propose; the mentee comes first."""

    async def replace(self, unit_id: UnitId, pairs: Mapping[PersonId, PersonId]) -> None:
        """A new plan in the place of the old one."""
        ...

    async def put(self, unit_id: UnitId, mentee_id: PersonId, mentor_id: PersonId) -> None: ...

    async def take(self, unit_id: UnitId, mentees: Collection[PersonId] | None = None) -> dict[PersonId, PersonId]:
        """Take pairs, of these mentees or all, off the plan; what another took meanwhile is not among them."""
        ...

    async def of_unit(self, unit_id: UnitId) -> dict[PersonId, PersonId]: ...


class BankCards(Protocol):
    """Cards of mentors and mentees, the journal of a mentor's steps, and curators' own remarks."""

    async def mentor(self, person_id: PersonId, unit_id: UnitId) -> MentorCard:
        """What is stored, or a candidate's empty card."""
        ...

    async def mentors(self, person_ids: Collection[PersonId], unit_id: UnitId) -> dict[PersonId, MentorCard]:
        """The same for several."""
        ...

    async def move(
        self,
        unit_id: UnitId,
        person_ids: Collection[PersonId],
        to: MentorState,
        *,
        expected: Collection[MentorState],
        by: PersonId,
        reason: str = "",
        now: datetime,
    ) -> set[PersonId]:
        """Compare-and-set, with a line in the journal for each who moved; who is missing had another state."""
        ...

    async def save_offer(self, person_id: PersonId, unit_id: UnitId, offer: MentorOffer, now: datetime) -> None:
        """The card is made if there is none; its state is left alone."""
        ...

    async def last_author(self, person_id: PersonId, unit_id: UnitId) -> PersonId | None:
        """Who took the newest step with the mentor's card."""
        ...

    async def save_category(self, person_id: PersonId, unit_id: UnitId, category: MenteeCategory | None) -> None: ...

    async def save_wishes(self, person_id: PersonId, unit_id: UnitId, wishes: str) -> None: ...

    async def times_of(self, mentee_id: PersonId, unit_id: UnitId) -> frozenset[WeeklySlot]:
        """When in the week a mentee has time; empty while they have not said."""
        ...

    async def save_times(self, mentee_id: PersonId, unit_id: UnitId, times: Collection[WeeklySlot]) -> None: ...

    async def keep_apart(
        self, unit_id: UnitId, one: PersonId, other: PersonId, *, by: PersonId, reason: str, now: datetime
    ) -> None:
        """The two are not put together in this unit; saying so again replaces author and reason."""
        ...

    async def let_meet(self, unit_id: UnitId, one: PersonId, other: PersonId) -> bool:
        """The opposite; False when they were not kept apart."""
        ...

    async def kept_apart(self, unit_id: UnitId) -> set[tuple[PersonId, PersonId]]:
        """Everybody kept apart in the unit, each couple both ways round."""
        ...

    async def save_remark(
        self, person_id: PersonId, unit_id: UnitId, author_id: PersonId, text: str, now: datetime
    ) -> None:
        """The author's one remark about the person; an empty text takes it away."""
        ...

    async def forget_remarks_by(self, author_id: PersonId, units: Collection[UnitId]) -> None: ...


class Papers(Protocol):
    """Scans and photos of papers, and the orders that were signed: files beside the records.

    What is kept in a unit of work stays if it commits and is gone if it does not; what is given up goes with the
    commit.
    """

    async def keep(self, content: bytes, ending: str) -> str:
        """The name by which it is found again, made of chance; the ending tells of the format."""
        ...

    async def read(self, name: str) -> bytes:
        """Raises Gone."""
        ...

    def give_up(self, names: Collection[str]) -> None: ...


class LaidOutPapers(Protocol):
    """Where documents are laid out for people who work on the server, when the chat is not to carry them."""

    async def lay_out(self, unit: Unit, title: str, content: bytes) -> str:
        """Where the document is found; an earlier one of the unit under that title gives way to it."""
        ...


class ParticipationConsents(Protocol):
    """Written consents to take part. Papers are superseded, never edited."""

    async def add(self, consent: ParticipationConsent) -> ParticipationConsent | None:
        """The id given is ignored; None when another paper of the person has come to wait, or to count, meanwhile."""
        ...

    async def get(self, consent_id: ParticipationConsentId) -> ParticipationConsent:
        """Raises Gone."""
        ...

    async def of(self, mentorship_ids: Collection[MentorshipId]) -> list[ParticipationConsent]:
        """The papers that wait and those that count."""
        ...

    async def supersede(
        self,
        mentorship_id: MentorshipId,
        person_id: PersonId | None = None,
        states: Collection[ConsentState] = STANDING_CONSENTS,
    ) -> list[str]:
        """Papers of the person, or of all, in these states are superseded; the names of files nobody needs now."""
        ...

    async def decide(
        self, consent_id: ParticipationConsentId, state: ConsentState, *, by: PersonId, words: str = "", now: datetime
    ) -> bool:
        """Compare-and-set: False when the paper no longer waits."""
        ...

    async def papers_of(self, person_id: PersonId) -> list[str]:
        """The names of the files of what the person signed."""
        ...

    async def forget_papers_of(self, person_id: PersonId) -> None:
        """What the person signed stays known by number and date alone."""
        ...


class Orders(Protocol):
    """Orders of the head. A mentorship stands on one at most that is not signed yet."""

    async def add(self, order: Order) -> Order | None:
        """The id given is ignored; None when one of its mentorships stands on another live order."""
        ...

    async def get(self, order_id: OrderId) -> Order:
        """Raises Gone."""
        ...

    async def save(self, after: Order, *, expected: Order) -> Order | None:
        """Compare-and-set on the version: None when the order has moved on meanwhile, or when one of its mentorships
        stands on another live order; the caller's work must then be undone."""
        ...

    async def record(
        self, order_id: OrderId, kind: OrderStepKind, by: PersonId | None, now: datetime, words: str = ""
    ) -> None:
        """A line in its journal; without an author it was the clock."""
        ...

    async def steps(self, order_id: OrderId) -> list[OrderStep]:
        """The journal, oldest first."""
        ...

    async def live_with(self, mentorship_id: MentorshipId) -> Order | None:
        """The order on which the mentorship waits to be signed."""
        ...

    async def newest(self, unit_id: UnitId) -> Order | None: ...

    async def settled(self, mentorship_ids: Collection[MentorshipId]) -> set[MentorshipId]:
        """Which of these an order has ended or replaced already."""
        ...

    async def is_number_taken(self, unit_id: UnitId, number: str, year: int) -> bool: ...

    async def due(self, now: datetime, limit: int) -> list[OrderId]:
        """Signed orders that come into force, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class MentorshipChanges(Protocol):
    """Changes of mentorships in force; of each at most one is open."""

    async def add(self, change: MentorshipChange) -> MentorshipChange | None:
        """The id given is ignored; None when another is open."""
        ...

    async def get(self, change_id: MentorshipChangeId) -> MentorshipChange:
        """Raises Gone."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[MentorshipChange]: ...

    async def save(self, after: MentorshipChange, *, expected: MentorshipChange) -> MentorshipChange | None:
        """Compare-and-set on the version."""
        ...

    async def move(self, change_ids: Collection[MentorshipChangeId], to: ChangeState) -> None:
        """With the order on which they stand."""
        ...


class Meetings(Protocol):
    """Meetings and the series they come from."""

    async def add(self, meeting: Meeting) -> Meeting:
        """The id given is ignored; the stored meeting has its own."""
        ...

    async def get(self, meeting_id: MeetingId) -> Meeting:
        """Raises Gone."""
        ...

    async def save(self, after: Meeting, *, expected: Meeting) -> Meeting | None:
        """Compare-and-set on the version: the meeting as stored, or None when it has moved on meanwhile."""
        ...

    async def of_mentorship(
        self, mentorship_id: MentorshipId, states: Collection[MeetingState], limit: int
    ) -> list[Meeting]:
        """Its newest meetings in these states, the newest first: by their start, else by when they were proposed."""
        ...

    async def open_of(self, mentorship_id: MentorshipId) -> list[Meeting]:
        """What is proposed or agreed on in it."""
        ...

    async def held_count(self, mentorship_id: MentorshipId) -> int: ...

    async def due(self, now: datetime, limit: int) -> list[MeetingId]:
        """Meetings whose clock has struck, the earliest first."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def add_series(self, series: Series) -> Series:
        """The id given is ignored; the stored series has its own."""
        ...

    async def series(self, series_id: SeriesId) -> Series:
        """Raises Gone."""
        ...

    async def series_of(self, mentorship_id: MentorshipId) -> list[Series]:
        """The series of it that still go on, or wait for their first meeting to be agreed on."""
        ...

    async def save_series(self, after: Series, *, expected: Series) -> Series | None:
        """Compare-and-set on the version."""
        ...

    async def series_due(self, now: datetime, limit: int) -> list[SeriesId]:
        """Series whose next meeting has come within the horizon."""
        ...

    async def next_series_due(self) -> datetime | None: ...


class Agendas(Protocol):
    """What people are to be at, of all kinds together."""

    async def of(self, people: Collection[PersonId], since: datetime, until: datetime) -> list[Engagement]:
        """What takes any of the span for one of these, the earliest first, in one statement.

        Agreed meetings to which they come, open hours they hold or have a seat in, circles to which they said yes.
        """
        ...


class OpenHours(Protocol):
    """Open hours and who signed up for them."""

    async def add(self, hour: OpenHour) -> OpenHour:
        """The id given is ignored; the stored hour has its own."""
        ...

    async def get(self, hour_id: OpenHourId) -> OpenHour:
        """Raises Gone."""
        ...

    async def held(self, hour_id: OpenHourId) -> OpenHour:
        """The hour as it stands; other work about this one hour waits until this ends. Raises Gone."""
        ...

    async def save(self, after: OpenHour, *, expected: OpenHour) -> OpenHour | None:
        """Compare-and-set on the version. The seats taken are left as they are."""
        ...

    async def ahead_of(self, host_id: PersonId, now: datetime) -> list[OpenHour]:
        """What the person will host, the earliest first."""
        ...

    async def take_seat(self, hour_id: OpenHourId) -> bool:
        """Compare-and-set: one more seat is taken; False when there is none, or the hour is not planned any more."""
        ...

    async def free_seat(self, hour_id: OpenHourId) -> None: ...

    async def sign_up(self, hour_id: OpenHourId, person_id: PersonId) -> SignUp | None:
        """Where the person stands; None when they have never signed up."""
        ...

    async def put(self, hour_id: OpenHourId, sign_up: SignUp) -> None:
        """Where the person stands from now on."""
        ...

    async def move(self, hour_id: OpenHourId, person_id: PersonId, state: SeatState, *, expected: SeatState) -> bool:
        """Compare-and-set."""
        ...

    async def mark(self, hour_id: OpenHourId, people: Collection[PersonId], came: bool) -> None:
        """Whether these of the seated were there."""
        ...

    async def signed_up(self, hour_id: OpenHourId, *states: SeatState) -> list[SignUp]:
        """Who came first before the others."""
        ...

    async def signed_up_by(self, person_id: PersonId, now: datetime) -> list[OpenHour]:
        """What lies ahead for which the person has a seat, or waits for one."""
        ...

    async def interested(self, unit_id: UnitId, topic_id: TopicId) -> set[PersonId]:
        """Who of the unit needs help in the topic, in its direction, or in one under it."""
        ...

    async def due(self, now: datetime, limit: int) -> list[OpenHourId]:
        """Whose clock has struck, the earliest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class Slots(Protocol):
    """What mentors have published for single meetings; of each in a unit one record."""

    async def get(self, person_id: PersonId, unit_id: UnitId) -> Availability | None: ...

    async def save(self, availability: Availability) -> None: ...

    async def published(self, unit_id: UnitId) -> list[Availability]:
        """Of everybody in the unit who has published a slot."""
        ...

    async def forget(self, person_id: PersonId, units: Collection[UnitId]) -> None: ...


class SpeedMeetings(Protocol):
    """Single meetings, from the slot chosen to what came of them."""

    async def add(self, speed: SpeedMeeting) -> SpeedMeeting | None:
        """The id given is ignored; None when another request waits for the same slot."""
        ...

    async def get(self, speed_id: SpeedMeetingId) -> SpeedMeeting:
        """Raises Gone."""
        ...

    async def of_meeting(self, meeting_id: MeetingId) -> SpeedMeeting | None: ...

    async def save(self, after: SpeedMeeting, *, expected: SpeedMeeting) -> SpeedMeeting | None:
        """Compare-and-set on the version."""
        ...

    async def waiting_for(self, mentors: Collection[PersonId], now: datetime) -> list[SpeedMeeting]:
        """Requests for slots of these that lie ahead and wait for a curator."""
        ...

    async def waiting_of(self, person_id: PersonId) -> list[SpeedMeeting]:
        """Requests the person has asked, or is to be met in, that wait for a curator."""
        ...

    async def agreed_of(self, person_id: PersonId, now: datetime) -> list[SpeedMeeting]:
        """Those ahead whose meeting still stands, for the mentee as for the mentor."""
        ...

    async def due(self, now: datetime, limit: int) -> list[SpeedMeetingId]:
        """Requests whose time to be decided on is over."""
        ...

    async def next_due(self) -> datetime | None: ...


class MeetingLogs(Protocol):
    """Records of meetings, the steps agreed on at them, and what each keeps for themselves."""

    async def of(self, meeting_id: MeetingId, author_id: PersonId) -> MeetingLog | None:
        """The author's part of the shared record."""
        ...

    async def save(self, log: MeetingLog) -> None:
        """In the place of the author's earlier one; an empty one is none."""
        ...

    async def steps(self, meeting_id: MeetingId) -> list[NextStep]:
        """What was agreed on at the meeting, in the order written."""
        ...

    async def step(self, step_id: NextStepId) -> NextStep:
        """Raises Gone."""
        ...

    async def add_step(self, step: NextStep) -> bool:
        """The id given is ignored; False when the same phrase stands there for this side already."""
        ...

    async def save_step(self, after: NextStep, *, expected: NextStep) -> bool:
        """Compare-and-set on what was said of it; False when somebody has ticked it meanwhile."""
        ...

    async def remove_step(self, step: NextStep) -> bool:
        """The same, for one taken back."""
        ...

    async def write_private(self, note: PrivateNote) -> None:
        """In the place of the author's earlier one."""
        ...

    async def forget_private(self, meeting_id: MeetingId, author_id: PersonId) -> None: ...


class PaperTemplates(Protocol):
    """The unit's own templates of papers, in versions."""

    async def content(self, unit_id: UnitId, kind: PaperKind) -> bytes | None:
        """The newest; None while the unit uses the product's own."""
        ...

    async def add(self, unit_id: UnitId, kind: PaperKind, content: bytes | None, by: PersonId, now: datetime) -> int:
        """The number of the new version; without content it is the product's own again."""
        ...

    async def version(self, unit_id: UnitId, kind: PaperKind, number: int) -> bytes:
        """Raises Gone, also for a version that was the product's own."""
        ...


class MentorLists(Protocol):
    async def add(self, unit_id: UnitId, person_ids: Collection[PersonId], by: PersonId, now: datetime) -> MentorList:
        """A list on which everybody waits."""
        ...

    async def get(self, list_id: MentorListId) -> MentorList:
        """Raises Gone."""
        ...

    async def hold(self, list_id: MentorListId) -> None:
        """Make other decisions about the list wait until this one ends."""
        ...

    async def decisions(self, list_id: MentorListId) -> dict[PersonId, Decision]: ...

    async def decider_name(self, list_id: MentorListId, person_id: PersonId) -> str:
        """Who decided about the person of the list."""
        ...

    async def decide(
        self,
        list_id: MentorListId,
        person_ids: Collection[PersonId],
        decision: Decision,
        *,
        by: PersonId,
        reason: str = "",
        now: datetime,
    ) -> set[PersonId]:
        """Compare-and-set: who still waited and is decided about now."""
        ...

    async def close(self, list_id: MentorListId, now: datetime) -> None: ...

    async def waiting_with(self, person_id: PersonId, units: Collection[UnitId]) -> list[MentorListId]:
        """The lists of these units on which the person waits."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLine:
    """A circle of meetings as one line of a reader's list."""

    id: RotationId
    title: str
    starts_at: datetime
    state: RotationState
    #: What the reader said: None while they have not, and for who is not invited.
    comes: bool | None
    is_invited: bool


class Rotations(Protocol):
    """Circles of meetings."""

    async def add(self, rotation: Rotation) -> Rotation:
        """The id given is ignored."""
        ...

    async def get(self, rotation_id: RotationId) -> Rotation:
        """Raises Gone."""
        ...

    async def hold(self, rotation_id: RotationId) -> None:
        """Make other changes of the circle wait until this one ends."""
        ...

    async def save(self, after: Rotation, *, expected: Rotation) -> bool:
        """Compare-and-set on the version: False when the circle has changed meanwhile."""
        ...

    async def topics(self, rotation: Rotation) -> Mapping[PersonId, frozenset[TopicId]]:
        """The strengths of the mentors invited, and the needs of the mentees."""
        ...

    async def lines(
        self, person_id: PersonId, unit_id: UnitId, *, since: datetime, whole_unit: bool, limit: int
    ) -> list[RotationLine]:
        """Live ones and those since the moment that the person is in or leads, or all of the unit, the latest first."""
        ...

    async def due(self, now: datetime, limit: int) -> list[RotationId]:
        """Those the clock has to move on, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class HelpRequests(Protocol):
    async def add(self, request: HelpRequest) -> HelpRequest: ...

    async def case(self, request_id: HelpRequestId, *, actor_id: PersonId | None = None) -> HelpCase:
        """Raises Gone."""
        ...

    async def save(self, after: HelpRequest, *, expected: HelpRequest) -> bool:
        """Compare-and-set on state, step, mentor and clock: False when the request has moved on meanwhile."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next clock of a request runs out."""
        ...

    async def due(self, now: datetime, limit: int) -> list[HelpRequestId]:
        """Requests whose clock has run out, oldest first."""
        ...

    async def open_count(self, mentee_id: PersonId) -> int: ...

    async def claim_count(self, mentor_id: PersonId) -> int: ...

    async def live_of(self, person_id: PersonId) -> list[HelpRequest]:
        """Live requests the person has asked or has in hand."""
        ...

    async def offered_to(self, mentor_id: PersonId) -> list[HelpRequest]:
        """Open requests whose offer the mentor has not answered."""
        ...

    async def pool(
        self, request: HelpRequest, *, now: datetime, today: date, lately: datetime, max_claims: int, limit: int
    ) -> list[Candidate]:
        """Mentors of the topic not asked yet, best first: level, free capacity, not asked lately.

        `today` is the day of the unit, by which a pause is over or not.
        """
        ...

    async def offer(self, request_id: HelpRequestId, mentors: Collection[PersonId], now: datetime) -> None: ...

    async def offers(self, request_id: HelpRequestId, state: OfferState) -> list[HelpOffer]: ...

    async def answer_offer(
        self,
        request_id: HelpRequestId,
        mentor_id: PersonId,
        state: OfferState,
        now: datetime,
        *,
        reason: DeclineReason | None = None,
        expected: OfferState = OfferState.OPEN,
    ) -> bool:
        """Compare-and-set on the offer's state."""
        ...

    async def take(self, request_id: HelpRequestId, mentor_id: PersonId, now: datetime) -> None:
        """The mentor's offer is taken (made if there was none), all other open ones are over."""
        ...

    async def close_offers(self, request_id: HelpRequestId, now: datetime) -> None:
        """All open offers of the request are over."""
        ...

    async def forget_offers(self, request_id: HelpRequestId) -> None:
        """A request opened again asks everybody anew."""
        ...

    async def rate(self, request_id: HelpRequestId, rating: int, now: datetime) -> bool: ...

    async def write_log(self, request_id: HelpRequestId, author_id: PersonId, log: HelpLog, now: datetime) -> None:
        """Saves the author's entry, replacing an earlier one."""
        ...

    async def log_of(self, request_id: HelpRequestId, author_id: PersonId) -> HelpLog: ...


class Talk(Protocol):
    async def add(
        self, request_id: HelpRequestId, author_id: PersonId, part: Part, contents: Sequence[Content], now: datetime
    ) -> list[TalkMessage]: ...

    async def request_of_written(self, author_id: PersonId, contents: Sequence[Content]) -> HelpRequestId | None:
        """The request in which these very messages of the author stand already: their update came a second time."""
        ...

    async def messages(self, request_id: HelpRequestId, *parts: Part) -> list[TalkMessage]: ...

    async def request_of_reply(self, person_id: PersonId, chat_message: int) -> HelpRequestId | None:
        """Which request a message in the person's chat belongs to: one they wrote or one passed on to them."""
        ...

    async def edit(self, author_id: PersonId, source_message: int, text: str) -> TalkMessage | None:
        """Change the text of the author's message; None when it is not part of any talk or did not change."""
        ...


class Answers(Protocol):
    async def propose(
        self, unit_id: UnitId, topic_id: TopicId, request_id: HelpRequestId, question: str, answer: str, now: datetime
    ) -> bool:
        """False when the request was proposed before."""
        ...

    async def get(self, answer_id: AnswerId) -> Answer:
        """Raises Gone."""
        ...

    async def edit(self, answer_id: AnswerId, *, question: str, answer: str) -> None: ...

    async def decide(
        self, answer_id: AnswerId, state: AnswerState, now: datetime, *, expected: AnswerState
    ) -> bool: ...

    async def published(self, topic_id: TopicId, limit: int) -> list[Answer]:
        """Published answers on the topic, or on its direction, newest first."""
        ...

    async def of_unit(self, unit_id: UnitId, state: AnswerState, limit: int) -> list[Answer]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A notice in the hands of the delivery, with what sending needs of its reader."""

    id: NoticeId
    body: Notice
    person_id: PersonId
    person_name: str
    account: AccountId | None
    language: Language
    zone: str
    attempts: int
    subject: str | None
    #: True for a notice that changes a message sent before; `chat_message` is that message.
    is_rewrite: bool
    chat_message: int | None
    #: True when that message is being sent at this moment: the change has to wait for it.
    is_early_rewrite: bool
    not_after: datetime | None
    is_reachable: bool
    has_left: bool
    #: True for what was over the day's number and comes together with the rest.
    is_for_digest: bool
    #: The reader's day among whose unasked messages it counts already.
    counted_on: date | None


class Notices(Protocol):
    async def post(
        self,
        person_id: PersonId,
        body: Notice,
        *,
        now: datetime,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        subject: str | None = None,
    ) -> None: ...

    async def post_many(
        self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str | None = None
    ) -> None:
        """Several at once, each with its reader, body and "not before"."""
        ...

    async def is_waiting(self, subject: str) -> bool:
        """Whether something of this subject is still to be sent."""
        ...

    async def told(self, kind: type[Notice], readers: Collection[PersonId], since: datetime) -> set[PersonId]:
        """Who of these has been posted a notice of the kind since the moment, and it was not withdrawn."""
        ...

    async def withdraw(self, subject: str) -> None:
        """What has not been sent of this subject will not be."""
        ...

    async def show(self, posts: Sequence[tuple[PersonId, Notice, datetime]], *, now: datetime, subject: str) -> None:
        """Each reader has one message of this subject, which looks like this from now on.

        Where it stands in the chat it is changed at once; who has none gets it, not before the moment given.
        """
        ...

    async def rewrite(
        self,
        subject: str,
        body: Notice,
        *,
        now: datetime,
        only_to: PersonId | None = None,
        except_to: PersonId | None = None,
    ) -> None:
        """Withdraw what waits of this subject, and change what was sent into the new body."""
        ...

    async def renew(self, subject: str, body: Notice, *, now: datetime) -> None:
        """What waits of this subject, and is no rewriting, says this instead; what was sent is changed into it."""
        ...

    async def count_on(self, notice_id: NoticeId, day: date) -> None:
        """The notice counts among the unasked messages of this day of its reader's."""
        ...

    async def kind_told(self, notice_id: NoticeId, to: PersonId) -> type[Notice] | None:
        """The kind of a notice that stands in the person's chat as it was sent; None when it does not."""
        ...

    async def remind(self, notice_id: NoticeId, body: Notice, *, now: datetime, not_before: datetime) -> None:
        """Post a reminder that points to the notice's message, in place of an earlier one still to come.

        What withdraws or rewrites the notice withdraws the reminder.
        """
        ...


class NoticeQueue(Protocol):
    """The delivery's side of the notices: leased, sent, marked."""

    async def lease(self, now: datetime, limit: int) -> list[Lease]:
        """Due notices, the most urgent first, nobody else's until the lease ends; one statement when none is due."""
        ...

    async def lease_for_digest(self, person_id: PersonId, now: datetime) -> list[Lease]:
        """The rest of what is due to come to the person in their digest."""
        ...

    async def drop(self, notice_ids: Sequence[NoticeId]) -> None:
        """The notices come too late to be of use."""
        ...

    async def mark_sent(self, notice_ids: Sequence[NoticeId], chat_message: int | None, now: datetime) -> None: ...

    async def put_off(self, notice_ids: Sequence[NoticeId], not_before: datetime, fault: str | None) -> None:
        """Try again later; without a fault it does not count as an attempt."""
        ...

    async def hold_back(self, notice_ids: Sequence[NoticeId], until: datetime, *, for_digest: bool) -> None:
        """The reader has had enough for now."""
        ...

    async def give_up(self, notice_ids: Sequence[NoticeId], fault: str, now: datetime) -> None:
        """The notices go to the dead letters, which the curator can read."""
        ...

    async def keep_copies(self, person_id: PersonId, copies: Sequence[tuple[int, TalkMessageId]]) -> None:
        """Remember in which messages of the person's chat the talk messages stand."""
        ...

    async def copies(self, person_id: PersonId, message_id: TalkMessageId) -> list[int]: ...

    async def talk_messages(self, message_ids: Collection[TalkMessageId]) -> list[TalkMessage]:
        """These messages with all others of their albums, in order."""
        ...

    async def question(self, request_id: HelpRequestId) -> list[TalkMessage]:
        """What the mentee asked, with everything added."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next notice may go."""
        ...


class UnitOfWork(Protocol):
    """Everything a use case reads and writes, in one transaction."""

    @property
    def units(self) -> Units: ...
    @property
    def people(self) -> People: ...
    @property
    def invites(self) -> Invites: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def mentorship_requests(self) -> MentorshipRequests: ...
    @property
    def mentorships(self) -> Mentorships: ...
    @property
    def suggested_pairs(self) -> SuggestedPairs: ...
    @property
    def pairing(self) -> Pairing: ...
    @property
    def mornings(self) -> Mornings: ...
    @property
    def closings(self) -> Closings: ...
    @property
    def mediations(self) -> Mediations: ...
    @property
    def bank_cards(self) -> BankCards: ...
    @property
    def mentor_lists(self) -> MentorLists: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def participation_consents(self) -> ParticipationConsents: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def mentorship_changes(self) -> MentorshipChanges: ...
    @property
    def paper_templates(self) -> PaperTemplates: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def agendas(self) -> Agendas: ...
    @property
    def open_hours(self) -> OpenHours: ...
    @property
    def slots(self) -> Slots: ...
    @property
    def speed_meetings(self) -> SpeedMeetings: ...
    @property
    def rotations(self) -> Rotations: ...
    @property
    def meeting_logs(self) -> MeetingLogs: ...
    @property
    def help_requests(self) -> HelpRequests: ...
    @property
    def talk(self) -> Talk: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def notices(self) -> Notices: ...


class BeginWork(Protocol):
    """Opens a unit of work: committed on a clean exit, rolled back on any exception."""

    def __call__(self, *, reads_only: bool = False) -> AbstractAsyncContextManager[UnitOfWork]:
        """`reads_only`: nothing will be written, so it need not wait for who is writing."""
        ...
