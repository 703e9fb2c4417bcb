"""Every way a rule says no: a class each, with what its sentence needs and no wording.

The words are in `locales/*/refusals.ftl` under `refusal-` and the class's name in kebab case; the fields are their
arguments.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime


class Refusal(Exception):
    """A rule said no. Nothing was changed."""

    def arguments(self) -> dict[str, object]:
        """What the sentence of the refusal may name."""
        return {field.name: getattr(self, field.name) for field in fields(self)} if is_dataclass(self) else {}


class NotAllowed(Refusal):
    """The person does not hold the role that may do this in this unit."""


class Gone(Refusal):
    """What the button speaks of does not exist, or is not this person's to see."""


# People and joining


class LinkUnknown(Refusal):
    """No invite has such a link: it was mistyped or cut."""


class LinkExpired(Refusal):
    """The invite's days are over."""


class LinkUsed(Refusal):
    """The invite was opened by another person."""


class LinkRevoked(Refusal):
    """The curator took the invite back."""


class ConsentMissing(Refusal):
    """Without consent to personal data nothing of the person may be stored."""


class ConsentChanged(Refusal):
    """The text of consent was rewritten while the person read it: the new one must be read first."""


class PersonKnown(Refusal):
    """Somebody of that name has joined the unit already."""


class RolesMissing(Refusal):
    """A person is invited, or kept in the unit, with one role at least."""


@dataclass
class StaffListFaulty(Refusal):
    """A staff list with rows at fault is not taken in, not even in part."""

    faults: int


class AlreadyAnswered(Refusal):
    """This was decided before, perhaps by another person."""


@dataclass
class TextTooLong(Refusal):
    """A text is longer than its field holds."""

    limit: int


class TextMissing(Refusal):
    """An answer without any text."""


class NameNotWhole(Refusal):
    """A name needs the family name and the given name at least."""


class YearsUnclear(Refusal):
    """Years of experience are a whole number from 0 to 70."""


class ZoneUnknown(Refusal):
    """No time zone has such a name."""


class DateUnclear(Refusal):
    """The date is not one, or lies in the past or more than a year ahead."""


class LastOfItsKind(Refusal):
    """The unit would be left without a curator or head."""


@dataclass
class SettingOutOfRange(Refusal):
    """A setting's value is not within its limits."""

    least: str
    most: str


class OrganisationMissing(Refusal):
    """A guest is invited with the organisation they come from."""


# The bank


@dataclass
class DecidedMeanwhile(Refusal):
    """Another person decided this while the actor looked at it."""

    by: str


class MentorMoved(Refusal):
    """The mentor's state is no longer one from which this step leads on."""


class HeadMissing(Refusal):
    """The unit has no head who could approve a list of mentors."""


class ListEmpty(Refusal):
    """A list of mentors names somebody."""


# Mentorships


class ChangedMeanwhile(Refusal):
    """What the person looked at has changed since; nothing was done, and they see it as it is now."""


class MentorFull(Refusal):
    """The mentor has no place for one more mentorship."""


class OwnMentor(Refusal):
    """Nobody mentors themselves."""


@dataclass
class GroupSizeWrong(Refusal):
    """A pair has one mentee, a group from `least` to `most`, each of them once."""

    least: int
    most: int


@dataclass
class MonthsOutOfRange(Refusal):
    """A mentorship lasts from `least` to `most` months."""

    least: int
    most: int


# Proposals of mentorships


class FormImpossible(Refusal):
    """A head mentors in the form head–teacher, and nobody else does."""


class TracksWrong(Refusal):
    """In a reverse pair each of the two mentors the other in topics of their own."""


class ToBeKeptApart(Refusal):
    """A curator has noted that these people are not to be put together."""


class ProposalPast(Refusal):
    """The proposal is decided, lapsed or taken back."""


# Requests for a mentor


@dataclass
class TooManyMentorRequests(Refusal):
    """The mentee has as many open requests for a mentor as the unit allows."""

    limit: int


@dataclass
class TooManyChosen(Refusal):
    """More was chosen than may be."""

    limit: int


class NothingChosen(Refusal):
    """At least one of several has to be chosen."""


class GroupIsGathered(Refusal):
    """The curator puts a group together, so nobody in particular is chosen for it."""


class MentorRequestOver(Refusal):
    """The request for a mentor has ended: matched, withdrawn or closed."""


class MentorAskOver(Refusal):
    """The request for a mentor does not wait for this mentor's answer."""


class OwnMentorRequest(Refusal):
    """Nobody decides on their own request for a mentor; they may withdraw it."""


class OwnPlacesTaken(Refusal):
    """All places of the mentor who says yes have been given meanwhile; the mentee waits in the line for the next."""


class NotMentoring(Refusal):
    """The person who acts is not, or not now, an approved mentor of the unit."""


class QuestionAsked(Refusal):
    """A mentor asks a mentee one question before deciding."""


class QuestionOver(Refusal):
    """Nobody waits for an answer to this question."""


# Decisions about mentorships


class OwnMentorship(Refusal):
    """Nobody gives an opinion or decides on a mentorship of their own while somebody else can."""


class CouncilOver(Refusal):
    """The council's step is over: its opinions can no longer be given or changed."""


class CouncilAgainst(Refusal):
    """A mentorship of a head is approved by council and curator together, and the council is against it."""


class CouncilSilent(Refusal):
    """A mentorship of a head is approved by council and curator together, and the council has not agreed."""


# Ends of mentorships


class NotActive(Refusal):
    """The mentorship has not begun yet, or is over."""


class MentorshipOver(Refusal):
    """The mentorship is over, or came to nothing."""


class BeganAlready(Refusal):
    """The mentorship is active: it can be ended, but no longer stepped back from."""


@dataclass
class EndTooEarly(Refusal):
    """Between the announcement of an end and the end lie some working days: `earliest` is the first day possible."""

    earliest: date


@dataclass
class EndAnnouncedAlready(Refusal):
    """The mentorship ends on a day already, on somebody's wish."""

    on: date


class EndAskedAlready(Refusal):
    """The others have been asked whether they agree to an end, or have been warned, and that is still open."""


class ClosingOver(Refusal):
    """The end spoken of was settled or taken back."""


@dataclass
class TooEarlyToDecide(Refusal):
    """The days of the warning are not over yet: its people may still be heard."""

    until: datetime


class MomentPast(Refusal):
    """The time proposed lies in the past."""


class NoMediator(Refusal):
    """The council has nobody who could mediate here."""


class MediationOver(Refusal):
    """The mediation does not wait for this person any more, or has ended."""


class MediatorAskedAlready(Refusal):
    """The person has asked for a mediator, and that is still open."""


# Meetings


@dataclass
class NoticeTooShort(Refusal):
    """A meeting is proposed with some time ahead: not before this."""

    earliest: datetime


@dataclass
class TooFarAhead(Refusal):
    """Meetings are not made out further ahead than this."""

    latest: datetime


@dataclass
class MinutesOutOfRange(Refusal):
    """A meeting is not as short, or as long."""

    least: int
    most: int


@dataclass
class ScheduleOutOfRange(Refusal):
    """A schedule has not as few meetings, or as many."""

    least: int
    most: int


class TimeNotOffered(Refusal):
    """The time is none of those proposed, or no longer."""


class OwnTimes(Refusal):
    """The times were proposed by this person's own side: the others answer."""


@dataclass
class AlreadyAgreed(Refusal):
    """A time has been agreed on meanwhile."""

    at: datetime


class MeetingOver(Refusal):
    """The meeting was called off, or is past."""


class MeetingAhead(Refusal):
    """The meeting has not begun yet."""


class MeetingSettled(Refusal):
    """What became of the meeting is settled already."""


@dataclass
class MeetingClash(Refusal):
    """One of them has another meeting then."""

    at: datetime


class NotMeetingYet(Refusal):
    """Not everybody has agreed to the mentorship yet, or it is over: there is nobody to meet."""


# Open hours


class OpenHourOver(Refusal):
    """The open hour has begun, is over, or was called off."""


class OwnOpenHour(Refusal):
    """The host needs no seat in their own open hour."""


class NoSeatLeft(Refusal):
    """All seats of the open hour are given."""


class NotYetBegun(Refusal):
    """Who came can be said once the open hour has begun."""


class NoHost(Refusal):
    """Open hours are held by approved mentors, curators and heads."""


@dataclass
class TooManyOpenHours(Refusal):
    """The host has as many open hours ahead as one may."""

    limit: int


@dataclass
class SeatsOutOfRange(Refusal):
    """An open hour has so many seats."""

    least: int
    most: int


# Single meetings


@dataclass
class TooManySlots(Refusal):
    """A mentor publishes so many slots, and no more."""

    limit: int


class SlotTaken(Refusal):
    """Another was faster, or the mentor no longer offers the slot."""


@dataclass
class TooManySpeedMeetings(Refusal):
    """The mentee has as many single meetings ahead as the unit allows."""

    limit: int


class SpeedMeetingOver(Refusal):
    """The request for a single meeting waits for nobody any more."""


class NotAnApprovedMentor(Refusal):
    """Slots are published by approved mentors of the unit."""


class SlotPlaceMissing(Refusal):
    """Slots are published once it is said where one meets in them."""


# Papers, consents to take part and orders


@dataclass
class PaperTooLarge(Refusal):
    """The photo or scan of a paper is too large to be kept."""

    megabytes: int


class PaperDateUnclear(Refusal):
    """The date of a signed paper is none, lies ahead or more than a year back."""


class OrderDateUnclear(Refusal):
    """The date of an order is none, or more than a year away."""


class NotAPaper(Refusal):
    """The file is no photo and no PDF, whatever its name says."""


class PapersOffChat(Refusal):
    """The unit keeps its papers out of the chat."""


@dataclass
class ConsentsMissing(Refusal):
    """No order without the written consents of all: these people's are still awaited."""

    names: str


class OrderMoved(Refusal):
    """The order no longer stands where this step leads on from: it is with the head, signed or discarded."""


class OrderEmpty(Refusal):
    """An order names at least one mentorship."""


@dataclass
class OrderTooLong(Refusal):
    """An order names so many mentorships at most."""

    limit: int


@dataclass
class AlreadyOnOrder(Refusal):
    """Somebody has put one of these on another order, which is not signed yet."""

    names: str


@dataclass
class NumberTaken(Refusal):
    """The unit has an order of this number in the same year."""

    number: str


@dataclass
class MentorsFull(Refusal):
    """These mentors would have more mentorships in force than they have places."""

    names: str


@dataclass
class MentorsAway(Refusal):
    """These people do not mentor in the unit now: paused, former or not approved."""

    names: str


@dataclass
class PairsMoved(Refusal):
    """These mentorships no longer stand where the order leads on from."""

    names: str


@dataclass
class NothingReplaced(Refusal):
    """No mentorship of these mentees is there that the new one could replace."""

    names: str


class OrderNotNeeded(Refusal):
    """The unit begins mentorships without orders."""


class OrderNeeded(Refusal):
    """The unit begins and changes mentorships by orders of the head only."""


class ChangeOpen(Refusal):
    """A change of this mentorship is under way already."""


class ChangeEmpty(Refusal):
    """The change would leave everything as it is, or leave nothing of it."""


class TermOver(Refusal):
    """With the shorter term the mentorship would be over already."""


# Topics


class TopicTaken(Refusal):
    """The unit has a topic of that name in this place."""


class TopicInUse(Refusal):
    """Open requests speak of the topic, so it cannot be put away now."""


# The school's calendar and a person's own time


class EndBeforeStart(Refusal):
    """The last day lies before the first."""


class SchoolYearTooLong(Refusal):
    """A school year lasts a year at most."""


class OutsideSchoolYear(Refusal):
    """Terms, holidays, days off and worked days lie within one school year that has been entered."""


@dataclass
class PeriodsOverlap(Refusal):
    """The days share some with an entry that excludes them."""

    first: date
    last: date


@dataclass
class PeriodsLeftOutside(Refusal):
    """With these bounds the school year would no longer hold what was entered in it."""

    first: date
    last: date


@dataclass
class CalendarFull(Refusal):
    """The calendar has as many entries as it can have."""

    limit: int


class WorkedAnyway(Refusal):
    """The day entered as a worked one is worked as it is."""


class NothingWorked(Refusal):
    """With this entry the school would not work for more than a year."""


class BellsMissing(Refusal):
    """A schedule of bells has one lesson at least."""


@dataclass
class BellsInDisorder(Refusal):
    """A lesson ends before it begins, begins before the one before it has ended, or is one too many."""

    number: int


class HoursTooShort(Refusal):
    """Between "not before" and "not after" there must be two hours at least."""


# Situational help


@dataclass
class Paused(Refusal):
    """The person paused themselves until a date."""

    until: date


@dataclass
class TooManyOpenRequests(Refusal):
    """The mentee has as many open requests as the unit allows."""

    limit: int


class RequestEmpty(Refusal):
    """A request has at least a word, a photo, a voice message or a file."""


class AlreadyClaimed(Refusal):
    """Another mentor was faster."""


class RequestOver(Refusal):
    """The request has ended: solved, withdrawn or closed."""


class OfferOver(Refusal):
    """The offer is no longer open to this mentor."""


@dataclass
class TooManyClaims(Refusal):
    """The mentor has as many requests in hand as the unit allows."""

    limit: int


class NotYourClaim(Refusal):
    """Only the mentor who took the request may do this."""


class NotInTalk(Refusal):
    """The person has no open talk to which the message could go."""


@dataclass
class ReopenTooLate(Refusal):
    """A request can be opened again only within some days of its end."""

    days: int


class OwnRequest(Refusal):
    """Nobody answers their own request."""


class NotAMentorNow(Refusal):
    """The person chosen does not mentor in this unit or is away."""


@dataclass
class AwayUntil(Refusal):
    """The person has put offers off until a time."""

    until: datetime


# Circles of meetings


class NobodyToMeet(Refusal):
    """A circle of meetings needs a mentee and a mentor who are there."""


class RotationBegun(Refusal):
    """The circle has begun, or is over or called off: answers and wishes come too late."""


@dataclass
class RotationTooEarly(Refusal):
    """A circle begins an hour before its time at the earliest."""

    starts_at: datetime


class RotationNotRunning(Refusal):
    """The circle is not under way."""


class RotationMovedOn(Refusal):
    """The circle has moved on since this button was shown."""


class RotationNotOver(Refusal):
    """What can be said after a circle cannot be said before its end."""


# Records of meetings


class NotHeld(Refusal):
    """A meeting is recorded once it was held."""


class NotThere(Refusal):
    """The record of a group's meeting is of those who were there."""


class NotYourWords(Refusal):
    """What another person wrote into the record stays as they wrote it."""


class StepTicked(Refusal):
    """What became of the next step was said at another meeting."""


class SayOrWrite(Refusal):
    """A record takes words and voice messages, nothing else."""
