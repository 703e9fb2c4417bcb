"""Orders of the head that put mentorships in force, change them and end them (гл. 3 п. 14 пп. 5)."""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import MentorshipId, OrderId, PersonId, UnitId
from mentoring.model.mentorship import MentorshipState
from mentoring.model.papers import PaperKind
from mentoring.model.people import initials
from mentoring.model.profile import one_line
from mentoring.refusals import Gone, OrderDateUnclear, OrderEmpty, OrderMoved

LONGEST_ORDER_NUMBER = 30
LONGEST_PAY = 300
LONGEST_ADDENDUM = 60
LONGEST_GROUND = 300
LONGEST_PROTOCOL = 100
LONGEST_REGULATION = 200
LONGEST_ORDER_WORDS = 500
#: More do not fit on paper that somebody has to read and sign.
MOST_ON_ORDER = 300
#: The date of an order lies within so long of the day on which it is entered.
ORDER_DATE_REACH = timedelta(days=366)
#: How many characters of names a refusal has room for.
NAMES_SHOWN = 100


class OrderKind(StrEnum):
    """What an order does to mentorships."""

    APPOINT = "appoint"
    #: The term, the kinds, the ways to meet or the pay changes.
    AMEND = "amend"
    #: Another mentor takes over: one mentorship ends as the other begins.
    REPLACE = "replace"
    TERMINATE = "terminate"

    @property
    def paper(self) -> PaperKind:
        return PaperKind(f"order_{self}")

    @property
    def begins(self) -> bool:
        """Whether mentorships begin by it, for which the written consents of all are needed."""
        return self in (OrderKind.APPOINT, OrderKind.REPLACE)


class OrderState(StrEnum):
    """Where an order stands."""

    #: In the curator's hands.
    DRAFT = "draft"
    #: With the head.
    SENT = "sent"
    #: The head gave it back with words; the curator mends it and sends it again.
    RETURNED = "returned"
    SIGNED = "signed"
    DISCARDED = "discarded"

    @property
    def is_live(self) -> bool:
        return self in LIVE_ORDERS


#: In the curator's hands: what stands on it may be changed.
OPEN_ORDERS = frozenset({OrderState.DRAFT, OrderState.RETURNED})
LIVE_ORDERS = OPEN_ORDERS | {OrderState.SENT}


#: States in which a mentorship may be put on an order of the kind.
MAY_STAND_ON = {
    OrderKind.APPOINT: frozenset({MentorshipState.APPROVED}),
    OrderKind.AMEND: frozenset({MentorshipState.ACTIVE}),
    OrderKind.REPLACE: frozenset({MentorshipState.APPROVED}),
    OrderKind.TERMINATE: frozenset({MentorshipState.ENDED, MentorshipState.CALLED_OFF}),
}
#: States of a mentorship that another takes over: it ends with the order, or has ended and only the paper is missing.
MAY_BE_REPLACED = frozenset({MentorshipState.ACTIVE, MentorshipState.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem:
    """A mentorship on an order."""

    mentorship_id: MentorshipId
    #: The size of the pay and its conditions, or where they stand.
    pay: str = ""
    #: Number, and date, of the addendum to the mentor's contract of employment (ст. 351.8 ТК РФ).
    addendum: str = ""
    #: Why it ends or is replaced, as the paper says it.
    ground: str = ""
    #: The mentorship that ends as this one begins.
    replaces_id: MentorshipId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order of the head, gathered by the curator. It does nothing until it is signed."""

    id: OrderId
    unit_id: UnitId
    kind: OrderKind
    state: OrderState
    items: tuple[OrderItem, ...]
    drawn_up_by: PersonId
    drawn_up_at: datetime
    #: Working days until the programmes are handed in.
    programme_days: int
    #: Number and date of the minutes in which the council gave its opinion.
    protocol: str = ""
    #: By what the regulation on mentoring was approved.
    regulation: str = ""
    #: Until when mentors report.
    report_on: date | None = None
    number: str = ""
    #: The date of the order: from this day on it is in force.
    signed_on: date | None = None
    #: The name of the paper that was signed, among the papers.
    paper: str | None = None
    #: When a signed order comes into force; None once it has.
    due_at: datetime | None = None
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices about this order are found by."""
        return f"order:{self.id}"

    @property
    def mentorships(self) -> frozenset[MentorshipId]:
        """Everything that stands on it, also what is replaced."""
        replaced = {item.replaces_id for item in self.items if item.replaces_id is not None}
        return frozenset({item.mentorship_id for item in self.items} | replaced)

    def item(self, mentorship_id: MentorshipId) -> OrderItem:
        """Raises Gone for a mentorship that does not stand on it."""
        for item in self.items:
            if item.mentorship_id == mentorship_id:
                return item
        raise Gone

    def must_be(self, states: Collection[OrderState]) -> None:
        """Refuse (OrderMoved) what an order in its present state does not allow."""
        if self.state not in states:
            raise OrderMoved

    def without(self, mentorship_id: MentorshipId) -> "Order":
        """The order without a mentorship, be it the one that begins or the one that is replaced."""
        kept = tuple(item for item in self.items if mentorship_id not in (item.mentorship_id, item.replaces_id))
        return replace(self, items=kept)

    def with_items(self, *items: OrderItem) -> "Order":
        """These items in the places of those about the same mentorships. Raises Gone for what does not stand on it."""
        changed = {item.mentorship_id: item for item in items}
        if not changed.keys() <= {item.mentorship_id for item in self.items}:
            raise Gone
        return replace(self, items=tuple(changed.get(item.mentorship_id, item) for item in self.items))

    def sent(self) -> "Order":
        """Raises OrderMoved, OrderEmpty."""
        self.must_be(OPEN_ORDERS)
        if not self.items:
            raise OrderEmpty
        return replace(self, state=OrderState.SENT)

    def signed(self, number: str, signed_on: date, paper: str, due_at: datetime | None) -> "Order":
        """Raises OrderMoved, OrderEmpty."""
        self.must_be({OrderState.SENT})
        if not self.items:
            raise OrderEmpty
        return replace(self, state=OrderState.SIGNED, number=number, signed_on=signed_on, paper=paper, due_at=due_at)


class OrderStepKind(StrEnum):
    """What happened to an order, for its journal; lines are added, never changed."""

    DRAWN_UP = "drawn_up"
    #: Mentorships were put on it or taken off it.
    ADDED = "added"
    TAKEN_OUT = "taken_out"
    SENT = "sent"
    #: The curator took it back from the head.
    TAKEN_BACK = "taken_back"
    RETURNED = "returned"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """A line of an order's journal; without an author what the clock did."""

    kind: OrderStepKind
    author_id: PersonId | None
    at: datetime
    words: str = ""


def last_day(starts_on: date, months: int) -> date:
    """The last day of so many calendar months that begin on a day: 1 September and 9 months make 31 May.

    Where the last month has no such day, its own last one counts: 30 November and 3 months make 28 February.
    """
    years, month = divmod(starts_on.month - 1 + months, 12)
    year, month = starts_on.year + years, month + 1
    length = calendar.monthrange(year, month)[1]
    if starts_on.day > length:
        return date(year, month, length)
    return date(year, month, starts_on.day) - timedelta(days=1)


def must_be_near(signed_on: date, today: date) -> None:
    """Refuse (OrderDateUnclear) the date of an order more than a year back or ahead."""
    if abs(signed_on - today) > ORDER_DATE_REACH:
        raise OrderDateUnclear


def plain_number(text: str, limit: int) -> str:
    """A number as it was written, without the sign before it, which papers bring themselves."""
    return one_line(text.strip().removeprefix("№"), limit)


def number_key(number: str) -> str:
    """The number of an order as it is compared: «12-К» and «12 - к» are one."""
    return "".join(number.split()).casefold()


def short_names(names: Iterable[str]) -> str:
    """Names in short for a refusal, which has room for few: «Лугова А. С., Вяткин Б. А., …»."""
    shown = ""
    for name in sorted(map(initials, names)):
        longer = f"{shown}, {name}" if shown else name
        if len(longer) > NAMES_SHOWN:
            return f"{shown}, …" if shown else f"{name[: NAMES_SHOWN - 1]}…"
        shown = longer
    return shown
