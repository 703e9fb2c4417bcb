"""Repositories of units, people, invites and topics."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from mentoring.model.ids import AccountId, HelpRequestId, InviteId, PersonId, TopicId, UnitId
from mentoring.model.invites import Invite
from mentoring.model.people import Acting, Actor, Bent, Language, Person, Role, TopicLevel
from mentoring.model.school_calendar import Bell, SchoolCalendar
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import Unit, UnitSettings


class Units(Protocol):
    async def add(self, name: str, language: Language, zone: str, now: datetime) -> Unit: ...

    async def get(self, unit_id: UnitId) -> Unit:
        """Raises Gone."""
        ...

    async def all(self) -> list[Unit]:
        """All units, the oldest first."""
        ...

    async def hold(self, unit_id: UnitId) -> None:
        """Make other work about the whole unit wait until this one ends, e.g. about who is its last curator."""
        ...

    async def save_settings(self, unit_id: UnitId, settings: UnitSettings) -> None: ...

    async def save_calendar(self, unit_id: UnitId, calendar: SchoolCalendar) -> None: ...

    async def save_bells(self, unit_id: UnitId, bells: Sequence[Bell]) -> None: ...

    async def rename(self, unit_id: UnitId, *, name: str, language: Language, zone: str) -> None: ...

    async def consent_text(self, unit_id: UnitId) -> tuple[int, str] | None:
        """The newest version of the unit's own text; None while it uses the product's."""
        ...

    async def add_consent_text(self, unit_id: UnitId, text: str, now: datetime) -> int: ...


class People(Protocol):
    async def acting(self, account: AccountId) -> Acting | None:
        """The person of a messenger account with all their roles and their zone, in one statement."""
        ...

    async def actor(self, account: AccountId) -> Actor | None: ...

    async def get(self, person_id: PersonId) -> Person:
        """Raises Gone."""
        ...

    async def several(self, person_ids: Collection[PersonId]) -> list[Person]:
        """These people by name; who does not exist is left out."""
        ...

    async def hold(self, *person_ids: PersonId) -> None:
        """Make other work about these people wait until this one ends, so that a limit counted is a limit kept."""
        ...

    async def add(self, person: Person) -> Person:
        """The id given is ignored; the stored person has its own."""
        ...

    async def add_many(self, people: Sequence[Person]) -> dict[str, PersonId]:
        """Their ids by name; no two of them may have the same."""
        ...

    async def save(self, person: Person) -> None:
        """Everything but reachability and the talk, which change unasked and have verbs of their own."""
        ...

    async def save_listed(self, people: Sequence[Person]) -> None:
        """Of several people what a staff list says: name, position, subjects, experience, category, being on it."""
        ...

    async def remove(self, person_id: PersonId, now: datetime) -> None:
        """Delete somebody who has never joined; what is left of their links leads nowhere."""
        ...

    async def mark_reachable(self, account: AccountId, is_reachable: bool) -> Person | None:
        """The person whose mark changed; None when nobody's did."""
        ...

    async def put_offers_off(self, person_id: PersonId, until: datetime | None) -> None:
        """No offers of help to the person until the moment; None: they are welcome now."""
        ...

    async def count_unasked(self, person_id: PersonId, day: date, most: int) -> bool:
        """Compare-and-set: count one more unasked message of the reader's day; False when it has had as many."""
        ...

    async def enter_talk(self, person_id: PersonId, request_id: HelpRequestId | None) -> None:
        """Plain messages of the person go to this request's talk from now on."""
        ...

    async def begin_talk(self, request_id: HelpRequestId, mentor_id: PersonId, mentee_id: PersonId) -> None:
        """Both are in the talk of the request; the mentee only if they are in no other."""
        ...

    async def leave_talk(self, request_id: HelpRequestId) -> None:
        """Nobody is in the talk of this request any more."""
        ...

    async def holders(self, unit_id: UnitId, *roles: Role) -> list[Person]:
        """Joined people who hold any of the roles in the unit."""
        ...

    async def roles(self, person_id: PersonId, unit_id: UnitId) -> frozenset[Role]: ...

    async def roles_by_unit(self, person_id: PersonId) -> dict[UnitId, frozenset[Role]]: ...

    async def roles_of(self, unit_id: UnitId, person_ids: Collection[PersonId]) -> dict[PersonId, frozenset[Role]]:
        """The roles of several people in the unit; who has none is left out."""
        ...

    async def set_roles(self, person_id: PersonId, unit_id: UnitId, roles: Collection[Role], now: datetime) -> None:
        """No roles: the person is no longer of the unit."""
        ...

    async def add_roles(self, unit_id: UnitId, roles: Mapping[PersonId, Collection[Role]], now: datetime) -> None:
        """Give roles to several people; nobody loses one."""
        ...

    async def named(self, unit_id: UnitId, names: Collection[str]) -> dict[str, Person]:
        """People of the unit by their names, compared without case, spaces and ё/е."""
        ...

    async def topics(self, person_id: PersonId) -> list[TopicLevel]: ...

    async def set_topics(self, person_id: PersonId, bent: Bent, topics: Sequence[TopicLevel]) -> None: ...

    async def give_consent(self, person_id: PersonId, unit_id: UnitId, version: int, now: datetime) -> None: ...

    async def withdraw_consent(self, person_id: PersonId, now: datetime) -> None: ...

    async def leavers(self, before: datetime, limit: int) -> list[PersonId]:
        """People who left before the moment and are not erased yet."""
        ...

    async def erase(self, person_id: PersonId) -> None:
        """Forget everything personal; records that others need keep a person without a name."""
        ...

    async def record_of(self, person_id: PersonId) -> Mapping[str, object]:
        """Everything stored about the person, by section; moments and dates as such. Raises Gone."""
        ...


class Invites(Protocol):
    async def add(self, invite: Invite, token_hash: str) -> Invite: ...

    async def add_many(self, invites: Sequence[tuple[Invite, str]]) -> None: ...

    async def by_hash(self, token_hash: str) -> Invite | None: ...

    async def get(self, invite_id: InviteId) -> Invite:
        """Raises Gone."""
        ...

    async def open_for(self, invite_id: InviteId, account: AccountId, now: datetime) -> bool:
        """Compare-and-set: False when another account was faster."""
        ...

    async def accept(self, invite_id: InviteId, account: AccountId, person_id: PersonId, now: datetime) -> bool: ...

    async def refuse(self, invite_id: InviteId, now: datetime) -> bool: ...

    async def revoke(self, invite_id: InviteId, now: datetime) -> bool: ...

    async def revoke_for(self, person_ids: Collection[PersonId], now: datetime, *, opened_too: bool = False) -> None:
        """Take back what is still unopened for these people, before new links are made; once they joined, all."""
        ...

    async def revoke_owners(self, now: datetime) -> None:
        """Take back the owner's links nobody has opened, before a new one is made."""
        ...

    async def pass_on(self, before: PersonId, after: PersonId) -> None:
        """The invites of one record of a person are those of another record of the same person."""
        ...

    async def opened_by(self, account: AccountId) -> Invite | None:
        """The invite the account opened last and has not decided on; one taken back since, if there is no other."""
        ...

    async def any_owner(self) -> bool:
        """Whether the installation has a joined head or curator."""
        ...


class Topics(Protocol):
    async def tree(self, unit_id: UnitId) -> TopicTree: ...

    async def get(self, topic_id: TopicId) -> Topic:
        """Raises Gone."""
        ...

    async def seed(self, unit_id: UnitId) -> None:
        """Plant the tree a new unit begins with."""
        ...

    async def add(self, unit_id: UnitId, parent_id: TopicId | None, name: str) -> Topic:
        """A new topic, the last in its place."""
        ...

    async def save(self, *topics: Topic) -> None: ...

    async def is_in_use(self, topic_id: TopicId) -> bool:
        """Whether a live request speaks of the topic, or of one under it."""
        ...
