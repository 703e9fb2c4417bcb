"""Changes of mentorships in force, by mutual consent (гл. 4 п. 11): what shall be otherwise, and who agrees."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipChangeId, MentorshipId, PersonId
from mentoring.model.mentorship import FIXED_KINDS, LONGEST_MONTHS, SHORTEST_MONTHS, Mentorship
from mentoring.model.orders import last_day
from mentoring.model.people import Mode
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    ChangeEmpty,
    Gone,
    MonthsOutOfRange,
    NothingChosen,
    TermOver,
)

LONGEST_CHANGE_WORDS = 500


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
        """Refuse what changes nothing (ChangeEmpty), no kind or way to meet at all (NothingChosen), a term outside 3–12
        months (MonthsOutOfRange) or already over (TermOver), and kinds that only other people would make (Gone)."""
        after = self.applied(mentorship)
        if after == mentorship and self.pay is None:
            raise ChangeEmpty
        if not after.kinds or not after.modes:
            raise NothingChosen
        if (after.kinds ^ mentorship.kinds) & FIXED_KINDS:
            raise Gone
        if not SHORTEST_MONTHS <= after.months <= LONGEST_MONTHS:
            raise MonthsOutOfRange(least=SHORTEST_MONTHS, most=LONGEST_MONTHS)
        if after.ends_on is None or after.ends_on < today:
            raise TermOver

    def applied(self, mentorship: Mentorship) -> Mentorship:
        """The mentorship as it is once the change holds; pay stands on the order, not in the mentorship.

        With another term its clock is set anew.
        """
        after = replace(
            mentorship,
            kinds=mentorship.kinds if self.kinds is None else self.kinds,
            modes=mentorship.modes if self.modes is None else self.modes,
        )
        if self.months is None or self.months == mentorship.months or mentorship.starts_on is None:
            return after
        return replace(after, months=self.months, ends_on=last_day(mentorship.starts_on, self.months), due_at=None)
