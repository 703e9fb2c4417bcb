"""All the bot may say unprompted: one frozen class a kind. The words stand in `locales/*/notices.ftl`.

A notice carries identifiers and the short values its sentence names, as they were when the fact happened.
Its place in the queue is a class attribute; so is whether it may come in quiet hours, and whether it counts as unasked.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import ClassVar

from mentoring.model.bank import Kind, MentorState
from mentoring.model.closings import Ground
from mentoring.model.help_request import ContentKind, Urgency
from mentoring.model.ids import (
    AccountId,
    HelpRequestId,
    MediationId,
    MeetingId,
    MentorListId,
    MentorshipChangeId,
    MentorshipId,
    MentorshipRequestId,
    OpenHourId,
    OrderId,
    PersonId,
    RotationId,
    SpeedMeetingId,
    TalkMessageId,
    TopicId,
    UnitId,
)
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import Side
from mentoring.model.orders import OrderKind, OrderState
from mentoring.model.people import Mode
from mentoring.model.rotation import Phase


class Priority(IntEnum):
    """Who goes first when many wait."""

    URGENT = 0
    PERSONAL = 1
    DIGEST = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Base of all notices."""

    priority: ClassVar[Priority] = Priority.PERSONAL
    #: True for what the reader waits for now (help that goes on, an old message that changes): it comes at any hour.
    is_prompt: ClassVar[bool] = False
    #: Whether it is one of those of which a reader gets so many a day, the rest in a digest. Every kind that is not
    #: prompt says so itself. What answers the reader does not count, nor what asks them while a clock runs, nor a
    #: question that changes in the chat with its answer (a line of a digest cannot be rewritten), nor help.
    is_unasked: ClassVar[bool] = False
    #: True for what its use case times to the minute, at night too: nobody asks once more whether it is quiet.
    is_timed: ClassVar[bool] = False
    #: True for what asks the reader to do something that has time: they may have it said again later.
    can_be_snoozed: ClassVar[bool] = False
    #: True for what somebody who has just parted with the school should still hear.
    follows_who_left: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic's name as data: the unit's own words, or the code of a seeded topic whose name is a text."""

    code: str | None
    name: str | None


# Situational help


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffered(Notice):
    """A mentor is asked whether they take a request. Attachments are fetched when it is sent."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_unasked: ClassVar[bool] = False
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime
    #: True when the recipient is the mentee's own mentor.
    is_own: bool = False


class OfferEnd(StrEnum):
    """Why an offer has nothing left to press."""

    #: Another mentor took the request.
    TAKEN = "taken"
    #: The request ended before anybody took it.
    NOT_NEEDED = "not_needed"
    #: This mentor took it, and the talk is over.
    TALK_OVER = "talk_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOfferOver(Notice):
    """Rewrites an offer of help."""

    is_prompt: ClassVar[bool] = True
    topic: TopicName
    why: OfferEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOfferAccepted(Notice):
    """Rewrites the offer of the mentor who took it."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentee_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpDetailAdded(Notice):
    """The mentee added something to a request this mentor was offered."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_unasked: ClassVar[bool] = False
    request_id: HelpRequestId
    message_id: TalkMessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpClaimed(Notice):
    """The mentee learns who took the request."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAskedBack(Notice):
    """A mentor asks something before deciding; the mentee answers by replying."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentor_name: str
    message_id: TalkMessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLockEnding(Notice):
    """The mentor took a request but has not written yet."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    minutes_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLapsed(Notice):
    """The mentor stayed silent for the whole lock; the request went on."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTakenBack(Notice):
    """The curator took a request out of this mentor's hands."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOpenAgain(Notice):
    """The mentee learns that the mentor let go and others are being asked."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWithCurator(Notice):
    """The mentee learns that the curator has the request now."""

    is_unasked: ClassVar[bool] = False
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNeedsCurator(Notice):
    """Nobody took a request: the curator assigns, answers, or closes it with words."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_unasked: ClassVar[bool] = False
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAssigned(Notice):
    """The curator gave a request to this mentor, who has it now."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpClosedWithWords(Notice):
    """The curator closed the request; the mentee may open it again."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWithdrawn(Notice):
    """The mentee withdrew what this mentor had in hand."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEnded(Notice):
    """The other side ended the talk. The mentee is asked to rate, the mentor for the log."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    is_solved: bool
    #: True for the mentee's copy.
    to_mentee: bool
    other_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPassedOn(Notice):
    """A message of the talk, shown as the other side's."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    message_id: TalkMessageId
    kind: ContentKind
    author_name: str
    from_mentor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEdited(Notice):
    """The author edited a message already passed on: its copies are edited too."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    message_id: TalkMessageId
    author_name: str
    from_mentor: bool


# People


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined(Notice):
    """The curator learns that somebody they invited has come."""

    is_unasked: ClassVar[bool] = True
    joined_id: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRefused(Notice):
    """The curator learns that an invited person did not consent; nothing of them was stored."""

    is_unasked: ClassVar[bool] = True
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Notice):
    """The curator learns that a person left, or withdrew their consent."""

    is_unasked: ClassVar[bool] = True
    name: str
    has_withdrawn_consent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUnreachable(Notice):
    """The curator, and the mentor who is helping them, learn that the bot can no longer write to a person."""

    is_unasked: ClassVar[bool] = False
    unreachable_id: PersonId
    name: str
    #: For the mentor: what they are helping with.
    request_id: HelpRequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChanged(Notice):
    """A person learns of a role given or taken; with none left, that they are no longer of the unit."""

    is_unasked: ClassVar[bool] = True
    follows_who_left: ClassVar[bool] = True
    roles: tuple[str, ...]


# The bank


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOffered(Notice):
    """The curators learn that a colleague is ready to be a mentor."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    person_id: PersonId
    unit_id: UnitId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsProposed(Notice):
    """A head has a list of mentors to approve."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    list_id: MentorListId
    count: int
    proposer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListOver(Notice):
    """Rewrites the head's notice once nothing of the list waits any more."""

    is_prompt: ClassVar[bool] = True
    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListDecided(Notice):
    """Who proposed a list learns what became of it."""

    is_unasked: ClassVar[bool] = False
    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorStateChanged(Notice):
    """A mentor learns of a step somebody else took with their card."""

    is_unasked: ClassVar[bool] = True
    state: MentorState
    reason: str


# Proposals of mentorships


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipProposed(Notice):
    """A member is asked whether they are willing to be in a mentorship the curator proposes."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    mentorship_id: MentorshipId
    side: Side
    mentor_name: str
    mentee_names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    months: int
    rationale: str
    is_reminder: bool = False


class ProposalEnd(StrEnum):
    """Why a member has nothing left to press under a proposal."""

    #: They said yes; others have not answered yet.
    OTHERS_ASKED = "others_asked"
    #: They said no.
    DECLINED = "declined"
    #: Everybody said yes.
    AGREED = "agreed"
    #: Somebody else said no, the time is over, or the curator took it back.
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOver(Notice):
    """Rewrites the question to a member of a proposed mentorship."""

    is_prompt: ClassVar[bool] = True
    mentorship_id: MentorshipId
    why: ProposalEnd


class ProposalFailure(StrEnum):
    """Why a proposal came to nothing."""

    DECLINED = "declined"
    SILENT = "silent"
    #: The mentor's last place went to others meanwhile.
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFailed(Notice):
    """The curator who proposed a mentorship learns that it will not come about, and why."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    why: ProposalFailure
    #: Who said no, or nothing.
    unwilling: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipAgreed(Notice):
    """A member learns that everybody has said yes; the deciders have it now."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    other_names: tuple[str, ...]


# Requests for a mentor


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAsked(Notice):
    """A mentor is asked whether they take a mentee; with their question and its answer once there is one."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    topics: tuple[TopicName, ...]
    difficulty: str
    expectations: str
    kinds: tuple[Kind, ...]
    modes: tuple[Mode, ...]
    months: int
    answer_by: datetime
    question: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReminded(Notice):
    """A mentor has not answered yet."""

    is_unasked: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorWaits(Notice):
    """Rewrites what a mentor was asked: their question is on its way, their clock stands still."""

    is_prompt: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorTimeGoesOn(Notice):
    """The mentee has not answered a mentor's question: the mentor's clock goes on."""

    is_unasked: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    answer_by: datetime


class AskEnd(StrEnum):
    """Why a mentor who was asked has nothing left to press."""

    YES = "yes"
    DECLINED = "declined"
    #: The days to answer went by.
    SILENT = "silent"
    #: The mentee answered the mentor's question, and the mentor is asked anew.
    REPLIED = "replied"
    #: The mentee withdrew, or the curator closed the request.
    NOT_NEEDED = "not_needed"
    #: The mentor is away, full, or no mentor any more.
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAskEnded(Notice):
    """Rewrites what a mentor was asked. Who declined is asked for how long they want no offers."""

    is_prompt: ClassVar[bool] = True
    mentee_name: str
    why: AskEnd
    #: For who said yes: what came of it.
    mentorship_id: MentorshipId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorPassedOver(Notice):
    """A kind word to a mentor who stayed silent: others are asked now."""

    is_unasked: ClassVar[bool] = True
    mentee_name: str


class Move(StrEnum):
    """Why a request for a mentor has moved on."""

    DECLINED = "declined"
    SILENT = "silent"
    #: The mentor who was asked is away, full, or no mentor any more.
    CANNOT = "cannot"
    #: A mentor the mentee waited for can be asked now.
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestMoved(Notice):
    """The mentee learns who is asked now; without a name the curator has the request."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    why: Move
    asked_name: str = ""
    #: Some mentor is still waited for.
    is_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeQuestioned(Notice):
    """A mentor wants to know more before deciding."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentor_name: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionUnanswered(Notice):
    """The mentee did not answer in time; the mentor decides without, or with an answer that comes yet."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorFound(Notice):
    """A mentor said yes to the mentee."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentorship_id: MentorshipId
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestClosed(Notice):
    """The curator closed the mentee's request with words."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    words: str


# Decisions about mentorships


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsWait(Notice):
    """The morning's count for whoever decides."""

    priority: ClassVar[Priority] = Priority.DIGEST
    is_unasked: ClassVar[bool] = True
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilReminded(Notice):
    """A member of the council who has been silent about a head's mentorship: without the council it cannot begin."""

    is_unasked: ClassVar[bool] = True
    mentor_name: str
    mentees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipApproved(Notice):
    """Its people learn that the curator approved their mentorship."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    #: An order of the head comes before it begins.
    has_order_step: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipReturned(Notice):
    """Its people learn what the curator would like to have changed."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str
    #: Until when it is theirs to change.
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipSentAgain(Notice):
    """The others of a mentorship learn that one of them changed it and sent it again."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipBackWithCurator(Notice):
    """Its people learn that the curator decides again, as nobody changed what was returned."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipRefused(Notice):
    """Its people learn that the curator refused their mentorship, and why."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherMentorSought(Notice):
    """Its people learn that the curator looks for another mentor for these mentees."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str
    to_mentor: bool


# Own mentorships and their ends


class Reader(StrEnum):
    """Who a notice about a mentorship goes to: its mentor, one of its mentees, or who decides on it."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True, kw_only=True)
class SteppedBack(Notice):
    """Somebody has thought better of a mentorship before it began. No reason is given, and none was asked."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    reader: Reader
    #: True for a group that goes on without one of its mentees.
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAnnounced(Notice):
    """A mentorship will end on a day, or a mentee will leave the group; the others and the deciders learn of it."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ground: Ground
    #: Whose initiative it is.
    name: str
    ends_on: date
    reader: Reader
    #: True when a mentee leaves a group that goes on.
    is_leaving: bool
    #: Somebody stays in the unit without this mentor, so that another may take over.
    leaves_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTakenBack(Notice):
    """What was announced will not be: the mentorship goes on."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class EndProposed(Notice):
    """A person is asked whether they agree to end the mentorship on a day."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str
    ends_on: date
    is_leaving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndNotAgreed(Notice):
    """Who proposed to end a mentorship learns that somebody would go on, or (without a name) that nobody answered."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    pair: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWarned(Notice):
    """The curator warns the people of a mentorship; each of them may be heard before it is decided."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    facts: str
    ripe_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLifted(Notice):
    """The curator let a mentorship go on after a warning."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded(Notice):
    """A mentorship has ended, or a mentee has left the group."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ground: Ground
    ends_on: date
    reader: Reader
    #: The mentee who left a group that goes on; empty when all of it ended.
    leaver_name: str
    #: True for the copy of who left the group.
    is_leaver: bool
    #: Somebody stays in the unit without this mentor, so that another may take over.
    leaves_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnding(Notice):
    """The term of a mentorship is over in a month."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ends_on: date
    reader: Reader


# Mediation


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorAsked(Notice):
    """A member of the council is asked to mediate; without a name when anybody of the council may."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    mediation_id: MediationId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationGone(Notice):
    """Rewrites what a member of the council was asked, once nobody waits for them any more."""

    is_prompt: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorFound(Notice):
    """Who asked for a mediator learns who it is."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationHandedOn(Notice):
    """Who asked for a mediator learns that nobody asked can: they may choose another."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationSettled(Notice):
    """The people of a mentorship learn how a mediation ended, and nothing else of it."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    pair: str
    name: str
    goes_on: bool


# Meetings


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """An agreed meeting as its messages name it, and as calendars keep it."""

    meeting_id: MeetingId
    #: The others as this reader sees them.
    names: tuple[str, ...]
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str
    agenda: str = ""
    goal: str = ""
    #: Who leads it in a reverse mentorship.
    leader_name: str = ""
    #: How often its entry in calendars was changed, and when last.
    sequence: int = 0
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposed(Notice):
    """Times to meet wait for this reader's answer."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    meeting_id: MeetingId
    name: str
    times: tuple[datetime, ...]
    minutes: int
    mode: Mode
    place: str
    agenda: str
    goal: str
    is_acquaintance: bool
    #: True when other times were proposed before.
    is_anew: bool
    #: The time that was agreed on until now.
    was_at: datetime | None = None
    #: Of a series, days between two meetings, and of a schedule how many there are.
    step_days: int | None = None
    count: int | None = None
    #: Which of the times the reader has another meeting at.
    clashes: tuple[datetime, ...] = ()
    #: One of several mentees, who takes a time or cannot, and proposes none for all the others.
    is_one_of_group: bool = False


class MeetingProposalEnd(StrEnum):
    """Why a proposal has nothing left to press."""

    AGREED = "agreed"
    #: Other times were proposed.
    ANEW = "anew"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposalOver(Notice):
    """Rewrites a proposal of times."""

    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    why: MeetingProposalEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAgreed(Notice):
    """A time is agreed on: the card, with its entry for the reader's calendar."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    card: MeetingCard
    #: Who agreed; empty for the one who did.
    by_name: str = ""
    step_days: int | None = None
    #: The time stands as it was; the place, or the link, is another.
    is_place_changed: bool = False
    #: Put in afterwards, as one that was held.
    is_past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalledOff(Notice):
    """A meeting, or what was proposed of it, will not take place; without a name nobody answered in time."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    meeting_id: MeetingId
    mentorship_id: MentorshipId | None
    name: str
    excuse: str
    #: The reader did it.
    is_readers: bool = False
    #: The mentorship is over.
    is_over: bool = False
    #: What is to be taken out of the reader's calendar.
    card: MeetingCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAttendanceChanged(Notice):
    """Somebody of a group cannot come to a meeting that takes place."""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    name: str
    starts_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReminder(Notice):
    """An agreed meeting comes near."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    card: MeetingCard
    #: How long before the start.
    before: timedelta
    #: The reader has no entry of it in their calendar yet.
    with_entry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningLate(Notice):
    """Somebody will be late for a meeting that is about to begin."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    name: str
    minutes: int
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsked(Notice):
    """After a meeting: held, moved, or did not happen?"""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    names: tuple[str, ...]
    starts_at: datetime
    #: The reader is one of several mentees: they speak for themselves.
    is_one_of_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAskOver(Notice):
    """Rewrites the question once it is settled."""

    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    starts_at: datetime
    state: MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDisputed(Notice):
    """Deciders learn that the people of a meeting said different things about it."""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    pair: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDecided(Notice):
    """Its people learn how the curator settled what they said differently."""

    is_unasked: ClassVar[bool] = True
    meeting_id: MeetingId
    starts_at: datetime
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsMissed(Notice):
    """Deciders learn that a mentorship has missed meetings one after the other."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FitAsked(Notice):
    """After the first meetings each is asked whether it fits (гл. 4 п. 5 пп. 2)."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    names: tuple[str, ...]
    held: int
    #: A mentee may look for another mentor.
    to_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FitDoubted(Notice):
    """Deciders learn that one of a mentorship would like to talk about whether it fits."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str


# Open hours


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCard:
    """An open hour as its notices name it."""

    hour_id: OpenHourId
    topic: TopicName
    about: str
    host_name: str
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourAnnounced(Notice):
    """A colleague holds an open hour; rewritten when it is moved."""

    priority: ClassVar[Priority] = Priority.BROADCAST
    is_unasked: ClassVar[bool] = True
    card: HourCard
    seats: int
    is_chosen: bool
    step_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourOff(Notice):
    """Rewrites the announcement of an open hour that was called off."""

    is_prompt: ClassVar[bool] = True
    card: HourCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFound(Notice):
    """Who waited has a seat now: one became free, or the host chose them."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourMoved(Notice):
    """Who signed up learns of another time or place."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    was_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourCalledOff(Notice):
    """Who signed up learns that it will not be, and why."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourReminder(Notice):
    """It begins soon: for the host, with how many come, and for who has a seat."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    #: How long before the start.
    before: timedelta
    is_host: bool
    coming: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsAsked(Notice):
    """Somebody would like to come: the host chooses. Said once, until nobody waits any more."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    card: HourCard


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceAsked(Notice):
    """It is over: the host is asked who came."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    card: HourCard


# Single meetings


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMeetingRefused(Notice):
    """The mentee learns that the curator refused a single meeting, and why; or, without words, that its time came."""

    is_unasked: ClassVar[bool] = False
    mentor_name: str
    topic: TopicName
    topic_id: TopicId
    starts_at: datetime
    words: str
    is_lapsed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMeetingHeld(Notice):
    """A single meeting was held: the mentee rates it by one tap, and may go on with the mentor."""

    is_unasked: ClassVar[bool] = False
    speed_id: SpeedMeetingId
    mentor_name: str
    topic: TopicName


# Papers, consents to take part and orders


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAwaited(Notice):
    """A member is asked to sign the written consent to take part."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    mentorship_id: MentorshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTaken(Notice):
    """The curator has registered the paper of which this member sent a photo."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSentBack(Notice):
    """The curator could not take the photo."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSent(Notice):
    """A head has an order to sign."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    order_id: OrderId
    kind: OrderKind
    count: int
    sender_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOver(Notice):
    """Rewrites the heads' notice once the order waits for none of them any more."""

    is_prompt: ClassVar[bool] = True
    order_id: OrderId
    kind: OrderKind
    state: OrderState
    number: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDecided(Notice):
    """The curators learn that the head has signed an order, or given it back with words."""

    is_unasked: ClassVar[bool] = False
    order_id: OrderId
    kind: OrderKind
    is_signed: bool
    number: str
    signed_on: date | None
    words: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipBegan(Notice):
    """A member learns that the mentorship is in force, or from which day it will be."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    is_mentor: bool
    #: The others in it.
    names: tuple[str, ...]
    starts_on: date
    ends_on: date
    #: Empty where mentorships begin without an order.
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipAmended(Notice):
    """A member learns that a change of the mentorship holds."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    holds_from: date
    ends_on: date
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEndedByOrder(Notice):
    """A member learns that an order says their mentorship has ended, or that another mentor goes on with it."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    is_replaced: bool
    names: tuple[str, ...]
    ends_on: date
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed(Notice):
    """A member is asked whether they agree to a change of their mentorship."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    change_id: MentorshipChangeId
    mentorship_id: MentorshipId
    proposer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecided(Notice):
    """The other members learn that all agree to a change, or that somebody does not."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    is_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWithdrawn(Notice):
    """Rewrites the question: nothing is to be answered any more."""

    is_prompt: ClassVar[bool] = True
    mentorship_id: MentorshipId


# Frequently asked questions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProposed(Notice):
    """The curator has a solved case to edit and publish."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    topic: TopicName


# Peace and quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeOver(Notice):
    """The time has come to which the reader put a notice off; it points to the message of that notice."""

    is_prompt: ClassVar[bool] = True


# Circles of meetings


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationInvited(Notice):
    """A person is asked whether they come to a circle of meetings; rewritten with what they said."""

    is_unasked: ClassVar[bool] = False
    rotation_id: RotationId
    title: str
    starts_at: datetime
    place: str
    organiser_name: str
    rounds: int
    minutes: int
    comes: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSeat:
    """A round of a person's plan; without a name they wait."""

    round: int
    table: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlanned(Notice):
    """Everybody who comes gets their own way through the rounds; rewritten when it changes."""

    is_unasked: ClassVar[bool] = False
    rotation_id: RotationId
    title: str
    starts_at: datetime
    place: str
    seats: tuple[PlannedSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationUnderWay(Notice):
    """Rewrites the plan once the circle has begun: the newer message tells what comes next."""

    is_prompt: ClassVar[bool] = True
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationBeat(Notice):
    """The one message of a person during a circle: where they are now, till when, and where they go next."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    place: str
    phase: Phase
    round: int
    rounds: int
    #: None while the circle is paused.
    until: datetime | None
    #: Not here: they are planned again once they say that they are.
    is_away: bool
    #: This round, in a break the one to come, and those after it; empty for who is away.
    seats: tuple[PlannedSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDesk(Notice):
    """The organiser's one message during a circle, with what they can press."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    beat: int
    phase: Phase
    round: int
    rounds: int
    until: datetime | None
    here: int
    away: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationEnded(Notice):
    """What a participant's message turns into: whom they met, and how it was."""

    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDeskEnded(Notice):
    """What the organiser's message turns into."""

    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    rounds: int
    came: int
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationCalledOff(Notice):
    """Who was invited learns that there will be no circle; also rewrites what they were sent about it."""

    is_unasked: ClassVar[bool] = False
    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLapsed(Notice):
    """The organiser learns that a circle nobody began is off."""

    is_unasked: ClassVar[bool] = True
    rotation_id: RotationId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOpened(Notice):
    """Both want to keep in touch: each gets the way to write to the other."""

    is_prompt: ClassVar[bool] = True
    person_id: PersonId
    name: str
    account: AccountId | None
    #: The reader is the mentee: they may ask for a lasting mentorship.
    may_ask: bool
