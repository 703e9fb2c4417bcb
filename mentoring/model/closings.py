"""How an active mentorship comes to its end before its term (гл. 4 п. 11)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import ClosingId, MentorshipId, PersonId
from mentoring.refusals import AlreadyAnswered, ClosingOver, Gone, TooEarlyToDecide

LONGEST_REASON = 1000
LONGEST_FACTS = 1000
LONGEST_HEARING = 1000

#: Within so many days the mentorships of a person who parts with the school end.
PARTING_DAYS = 3
#: How long before the end of the term everybody is told.
TERM_NOTICE = timedelta(days=30)


class Ground(StrEnum):
    """On whose initiative a mentorship ends."""

    #: One of its people wishes so.
    SIDE = "side"
    #: Its people agreed on it.
    MUTUAL = "mutual"
    #: The curator warned, and after the days of the warning decided.
    CURATOR = "curator"
    #: Somebody in it left the school, or is no mentor any more.
    PARTING = "parting"
    #: The months it was made for are over.
    TERM = "term"


class ClosingState(StrEnum):
    """Where an end stands."""

    #: Proposed by one; the others have not all agreed.
    PROPOSED = "proposed"
    #: The mentorship ends on the day, unless this is taken back.
    ANNOUNCED = "announced"
    #: The curator warned; its people may be heard.
    WARNED = "warned"
    #: The mentorship ended by it.
    DONE = "done"
    TAKEN_BACK = "taken_back"
    #: Not everybody agreed, or not in time.
    DECLINED = "declined"
    #: The curator let it go on.
    WENT_ON = "went_on"
    #: The mentorship ended by something else.
    OVER = "over"


#: States in which something may still come of it.
OPEN = frozenset({ClosingState.PROPOSED, ClosingState.ANNOUNCED, ClosingState.WARNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who is asked about an end: whether they agree to it, or what they say to a warning."""

    person_id: PersonId
    agrees: bool | None = None
    #: For the curator, who gave the warning.
    words: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """An end in the making. A mentorship has one announced at most; members who leave a group have one each."""

    id: ClosingId
    mentorship_id: MentorshipId
    ground: Ground
    state: ClosingState
    #: Whose initiative it is; who parts with the school.
    author_id: PersonId
    opened_at: datetime
    #: The last day of the mentorship; a curator's warning has none until it is decided.
    ends_on: date | None
    #: The mentee who leaves the group by it, which goes on; None: the whole mentorship ends.
    leaver_id: PersonId | None = None
    #: Seen by its author alone.
    reason: str = ""
    #: What the curator warned for; its people read it.
    facts: str = ""
    #: From when on the curator may decide.
    ripe_at: datetime | None = None
    voices: tuple[Voice, ...] = ()
    #: When something is to happen by itself: the end, a silence that is over, a decision that may be taken.
    due_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def subject(self) -> str:
        """What the notices that ask something about this end are found by."""
        return f"closing:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_agreed(self) -> bool:
        return all(voice.agrees for voice in self.voices)

    def must_be(self, state: ClosingState) -> None:
        """Refuse ClosingOver unless it stands there."""
        if self.state is not state:
            raise ClosingOver

    def voice_of(self, person_id: PersonId) -> Voice:
        """Raises Gone for who is not asked."""
        for voice in self.voices:
            if voice.person_id == person_id:
                return voice
        raise Gone

    def answered(self, person_id: PersonId, *, agrees: bool, now: datetime) -> "Closing":
        """One of those asked agrees or not, once. Raises Gone, ClosingOver, AlreadyAnswered."""
        voice = self.voice_of(person_id)
        self.must_be(ClosingState.PROPOSED)
        if voice.agrees is not None:
            raise AlreadyAnswered
        return self._with(replace(voice, agrees=agrees, at=now))

    def heard(self, person_id: PersonId, words: str, now: datetime) -> "Closing":
        """What a person says to a warning; until it is decided they may say it anew. Raises Gone, ClosingOver."""
        voice = self.voice_of(person_id)
        self.must_be(ClosingState.WARNED)
        return self._with(replace(voice, words=words, at=now))

    def must_be_ripe(self, now: datetime) -> None:
        """Refuse a decision before the days of the warning are over (гл. 4 п. 11 пп. 3)."""
        self.must_be(ClosingState.WARNED)
        if self.ripe_at is not None and now < self.ripe_at:
            raise TooEarlyToDecide(self.ripe_at)

    def settled(self, state: ClosingState, now: datetime, ends_on: date | None = None) -> "Closing":
        return replace(self, state=state, due_at=None, settled_at=now, ends_on=ends_on or self.ends_on)

    def _with(self, voice: Voice) -> "Closing":
        voices = tuple(voice if each.person_id == voice.person_id else each for each in self.voices)
        return replace(self, voices=voices)
