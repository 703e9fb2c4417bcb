"""Single meetings with a professional of a higher level: from a slot to what came of it (гл. 4 п. 6 пп. 6)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import MeetingId, PersonId, SpeedMeetingId, TopicId, UnitId
from mentoring.model.people import Mode
from mentoring.refusals import AlreadyAnswered, SpeedMeetingOver

LONGEST_QUESTION = 400
LONGEST_REFUSAL = 300


class SpeedState(StrEnum):
    """Where a single meeting stands; once agreed, its meeting tells the rest."""

    #: For the curator, where the unit has it so.
    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    #: Its time came before the curator decided, or one of the two has left.
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMeeting:
    """A mentee's single meeting with a mentor on a topic, in a slot the mentor has published."""

    id: SpeedMeetingId
    unit_id: UnitId
    mentee_id: PersonId
    mentor_id: PersonId
    topic_id: TopicId
    #: What the mentee would like to speak about.
    question: str
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str
    asked_at: datetime
    state: SpeedState = SpeedState.WAITING
    meeting_id: MeetingId | None = None
    #: Why the curator refused it.
    words: str = ""
    #: From 1 to 5, as the mentee rated it afterwards; seen by nobody but as an aggregate.
    rating: int | None = None
    #: When a request nobody decided on lapses.
    due_at: datetime | None = None
    #: Counts changes, so that a card looked at earlier is known to be old.
    version: int = 1

    @property
    def subject(self) -> str:
        return f"speed:{self.id}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, starts_at: datetime, minutes: int) -> bool:
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < self.ends_at

    def agreed(self, meeting_id: MeetingId) -> "SpeedMeeting":
        """Raises SpeedMeetingOver for what no longer waits."""
        return replace(self._leaving(SpeedState.AGREED), meeting_id=meeting_id)

    def refused(self, words: str) -> "SpeedMeeting":
        """Raises SpeedMeetingOver."""
        return replace(self._leaving(SpeedState.REFUSED), words=words)

    def withdrawn(self) -> "SpeedMeeting":
        """Raises SpeedMeetingOver."""
        return self._leaving(SpeedState.WITHDRAWN)

    def lapsed(self) -> "SpeedMeeting":
        """Raises SpeedMeetingOver."""
        return self._leaving(SpeedState.LAPSED)

    def rated(self, rating: int) -> "SpeedMeeting":
        """Once. Raises AlreadyAnswered."""
        if self.rating is not None:
            raise AlreadyAnswered
        return replace(self, rating=rating)

    def _leaving(self, to: SpeedState) -> "SpeedMeeting":
        if self.state is not SpeedState.WAITING:
            raise SpeedMeetingOver
        return replace(self, state=to, due_at=None)
