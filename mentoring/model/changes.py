"""Changes of mentorships in force, by mutual consent (гл. 4 п. 11): what shall be otherwise, and who agrees."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipChangeId, MentorshipId, PersonId
from mentoring.model.mentorship import Mentorship, must_be_sound
from mentoring.model.orders import last_day
from mentoring.model.people import Mode
from mentoring.refusals import AlreadyAnswered, ChangedMeanwhile, ChangeEmpty, Gone, TermOver

LONGEST_CHANGE_WORDS = 500
#: Which kinds a mentorship is of by its people: they do not change while its people stay.
KINDS_BY_PEOPLE = frozenset({Kind.GROUP, Kind.REVERSE})


class ChangeState(StrEnum):
    """Where a change stands."""

    #: Not everybody has agreed yet.
    WAITING = "waiting"
    #: Everybody has: the curator puts it on an order.
    AGREED = "agreed"
    #: It stands on an order that is signed, and waits for its day.
    ORDERED = "ordered"
    #: It holds.
    DONE = "done"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


#: States in which the mentorship can have no other change.
OPEN_CHANGES = frozenset({ChangeState.WAITING, ChangeState.AGREED, ChangeState.ORDERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipChange:
    """What shall change about a mentorship; None where nothing does. Of each mentorship one at most is open."""

    id: MentorshipChangeId
    mentorship_id: MentorshipId
    state: ChangeState
    proposed_by: PersonId
    proposed_at: datetime
    #: How long it lasts in all, from its first day.
    months: int | None = None
    kinds: frozenset[Kind] | None = None
    modes: frozenset[Mode] | None = None
    pay: str | None = None
    words: str = ""
    #: Who has said yes.
    agreed: frozenset[PersonId] = frozenset()
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices about this change are found by."""
        return f"change:{self.id}"

    def answered(self, person_id: PersonId, is_yes: bool, people: Collection[PersonId]) -> "MentorshipChange":
        """A member says yes or no; with the last yes it is agreed. Raises Gone, ChangedMeanwhile, AlreadyAnswered."""
        if person_id not in people:
            raise Gone
        if self.state is not ChangeState.WAITING:
            raise ChangedMeanwhile
        if person_id in self.agreed:
            raise AlreadyAnswered
        if not is_yes:
            return replace(self, state=ChangeState.DECLINED)
        agreed = self.agreed | {person_id}
        return replace(self, agreed=agreed, state=ChangeState.AGREED if agreed >= set(people) else self.state)

    def must_make_sense(self, mentorship: Mentorship, today: date) -> None:
        """Refuse what changes nothing (ChangeEmpty), a term outside 3–12 months (MonthsOutOfRange) or already over
        (TermOver), and kinds that only other people would make (Gone)."""
        after = self.applied(mentorship)
        if after == mentorship and self.pay is None:
            raise ChangeEmpty
        if not after.kinds or not after.modes:
            raise ChangeEmpty
        if (after.kinds ^ mentorship.kinds) & KINDS_BY_PEOPLE:
            raise Gone
        must_be_sound(after.mentor_id, after.mentees, after.kinds, after.months)
        if after.ends_on is None or after.ends_on < today:
            raise TermOver

    def applied(self, mentorship: Mentorship) -> Mentorship:
        """The mentorship as it is once the change holds; pay stands on the order, not in the mentorship."""
        months = mentorship.months if self.months is None else self.months
        ends_on = mentorship.ends_on
        if self.months is not None and mentorship.starts_on is not None and months != mentorship.months:
            ends_on = last_day(mentorship.starts_on, months)
        return replace(
            mentorship,
            months=months,
            ends_on=ends_on,
            # The clock of the term sets itself anew.
            due_at=mentorship.due_at if ends_on == mentorship.ends_on else None,
            kinds=mentorship.kinds if self.kinds is None else self.kinds,
            modes=mentorship.modes if self.modes is None else self.modes,
        )
