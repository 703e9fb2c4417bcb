"""What screens of people, invites and topics read, straight from the database and past the repositories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Generic, Protocol, TypeVar

from mentoring.model.ids import InviteId, PersonId, TopicId, UnitId
from mentoring.model.invites import InviteState
from mentoring.model.people import Actor, Bent, Language, Mode, Role
from mentoring.model.school_calendar import Span
from mentoring.notices import TopicName

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some lines of a longer list. Pages are numbered from 0; a page past the end is the last one."""

    lines: Sequence[T]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """How many there are; an empty list has one, without lines."""
        return max(1, ceil(self.total / self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person in a list."""

    id: PersonId
    name: str
    position: str
    roles: tuple[Role, ...]
    has_joined: bool
    is_reachable: bool
    paused_until: date | None
    leave: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTopic:
    """A topic a person is strong in or needs help in."""

    topic: TopicName
    bent: Bent
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person as their curator sees them; what they asked and rated stays theirs."""

    id: PersonId
    name: str
    position: str
    subjects: tuple[str, ...]
    experience_years: int | None
    category: str
    ways_to_meet: tuple[Mode, ...]
    language: Language
    roles: tuple[Role, ...]
    topics: Sequence[PersonTopic]
    joined_at: datetime | None
    is_profile_complete: bool
    is_reachable: bool
    paused_until: date | None
    leave: Span | None
    #: Live requests the person has asked, and has in hand.
    open_requests: int
    open_claims: int
    #: The newest invite, for who has not joined.
    invite_id: InviteId | None
    invite_state: InviteState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteLine:
    """An invite in a list; without a name when its person refused and was forgotten."""

    id: InviteId
    name: str
    roles: tuple[Role, ...]
    state: InviteState
    created_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic with how many speak of it."""

    id: TopicId
    parent_id: TopicId | None
    topic: TopicName
    is_archived: bool
    strong: int
    in_need: int
    live_requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """How many people the unit has; a person with two roles counts in both, and once among all."""

    joined: int
    #: Known to the unit, not joined yet.
    awaited: int
    by_role: Mapping[Role, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUnit:
    """A unit the actor may turn to."""

    id: UnitId
    name: str
    roles: tuple[Role, ...]


class Directory(Protocol):
    """Screens of people. All but `own_units` are for curators and heads, of their home unit; others are refused."""

    async def people(
        self, *, by: Actor, page: int = 0, size: int = 8, name_part: str = "", role: Role | None = None
    ) -> Page[PersonLine]:
        """People of the unit by name, found by a part of it (case and ё/е do not matter), or by role."""
        ...

    async def person(self, person_id: PersonId, *, by: Actor, now: datetime) -> PersonCard:
        """Raises Gone for people of other units."""
        ...

    async def invites(self, *, by: Actor, now: datetime, page: int = 0, size: int = 8) -> Page[InviteLine]:
        """Invites into the unit, the newest first, without those a newer one for the same person has replaced."""
        ...

    async def topics(self, *, by: Actor) -> Sequence[TopicLine]:
        """The whole tree in the order of the screens, archived ones too."""
        ...

    async def is_alone(self, *, by: Actor) -> bool:
        """Whether nobody else has been given a role in the actor's unit yet."""

    async def figures(self, *, by: Actor) -> UnitFigures: ...

    async def own_units(self, *, by: Actor) -> Sequence[OwnUnit]:
        """The units in which the actor holds a role."""
        ...
