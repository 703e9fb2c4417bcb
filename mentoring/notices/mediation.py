"""What is said of mediation: to nobody but the mediator and who asked."""

from dataclasses import dataclass
from typing import ClassVar

from mentoring.model.ids import MediationId, MentorshipId
from mentoring.notices.base import Notice


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
