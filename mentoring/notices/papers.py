"""What is said of papers: consents to take part, orders, changes by mutual consent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentoring.model.ids import MentorshipChangeId, MentorshipId, OrderId
from mentoring.model.orders import OrderKind, OrderState
from mentoring.notices.base import Notice


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
