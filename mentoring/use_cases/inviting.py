"""Invites: one-time links by which a curator brings people in from the phone (гл. 3 пп. 15–17)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.model.ids import InviteId, PersonId
from mentoring.model.invites import Invite, fresh_token, token_hash
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.profile import LONGEST_ORGANISATION, one_line, whole_name
from mentoring.model.units import Unit
from mentoring.ports import UnitOfWork
from mentoring.refusals import AlreadyAnswered, Gone, OrganisationMissing, PersonKnown, RolesMissing
from mentoring.use_cases.people import must_grant
from mentoring.use_cases.use_case import UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invite with its secret, which is shown this once: only its hash is stored."""

    invite: Invite
    person: Person
    token: str


def new_invite(
    unit: Unit, person_id: PersonId, roles: Collection[Role], *, by: PersonId, now: datetime
) -> tuple[Invite, str]:
    """An invite not stored yet, and the secret of its link."""
    invite = Invite(
        id=InviteId(0),
        unit_id=unit.id,
        person_id=person_id,
        roles=frozenset(roles),
        created_at=now,
        expires_at=now + timedelta(days=unit.settings.invite_days),
        created_by=by,
    )
    return invite, fresh_token()


class InvitePerson(UseCase):
    """A curator or head invites somebody by name into their unit with one role or more; returns the link's secret.

    A guest comes with the organisation they are from (OrganisationMissing). The head's role is given by a head, or by a
    curator while the unit has no head. Somebody of that name who has not joined yet is the same person: they get the
    roles too, and the earlier link leads nowhere. Somebody of that name who has joined is PersonKnown; a namesake is
    invited with the patronymic or a number.
    """

    async def __call__(self, name: str, roles: Collection[Role], *, organisation: str = "", by: Actor) -> Invited:
        by.must_hold(*DECIDERS)
        name, now = whole_name(name), self.clock.now()
        if not roles:
            raise RolesMissing
        organisation = one_line(organisation, LONGEST_ORGANISATION) if organisation.strip() else ""
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            await work.units.hold(unit.id)
            await must_grant(work, roles, by)
            person = (await work.people.named(unit.id, [name])).get(name)
            if Role.GUEST in roles and not organisation and (person is None or not person.organisation):
                raise OrganisationMissing
            if person is None:
                person = await work.people.add(
                    Person(
                        id=PersonId(0),
                        account=None,
                        home_unit_id=unit.id,
                        name=name,
                        language=unit.language,
                        organisation=organisation,
                    )
                )
            elif person.has_joined:
                raise PersonKnown
            elif organisation:
                await work.people.hold(person.id)
                person = replace(await work.people.get(person.id), organisation=organisation)
                await work.people.save(person)
            await work.people.add_roles(unit.id, {person.id: roles}, now)
            return await give_link(work, unit, person, by=by, now=now)


class RenewInvite(UseCase):
    """A curator or head makes a new link for somebody who has not joined; the earlier ones lead nowhere.

    Refuses AlreadyAnswered once the person has joined, Gone when they refused and were forgotten.
    """

    async def __call__(self, invite_id: InviteId, *, by: Actor) -> Invited:
        by.must_hold(*DECIDERS)
        now = self.clock.now()
        async with self.begin() as work:
            invite = await invite_in_unit(work, invite_id, by)
            if invite.person_id is None:
                raise Gone
            await work.people.hold(invite.person_id)
            person = await work.people.get(invite.person_id)
            if person.has_joined or person.left_at is not None:
                raise AlreadyAnswered
            await must_grant(work, await work.people.roles(person.id, by.unit_id), by)
            await work.invites.revoke(invite_id, now)
            return await give_link(work, await work.units.get(by.unit_id), person, by=by, now=now)


class RevokeInvite(UseCase):
    """A curator or head takes an invite back, also one opened and not decided on. Decided ones are AlreadyAnswered."""

    async def __call__(self, invite_id: InviteId, *, by: Actor) -> None:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            await invite_in_unit(work, invite_id, by)
            if not await work.invites.revoke(invite_id, self.clock.now()):
                raise AlreadyAnswered


async def give_link(work: UnitOfWork, unit: Unit, person: Person, *, by: Actor, now: datetime) -> Invited:
    """A new link for the person with all their roles in the unit; unopened earlier ones lead nowhere."""
    await work.invites.revoke_for([person.id], now)
    roles = await work.people.roles(person.id, unit.id)
    invite, token = new_invite(unit, person.id, roles, by=by.id, now=now)
    return Invited(invite=await work.invites.add(invite, token_hash(token)), person=person, token=token)


async def invite_in_unit(work: UnitOfWork, invite_id: InviteId, by: Actor) -> Invite:
    """The invite if it leads into the actor's unit; the others, and the owner's links, do not exist for them."""
    invite = await work.invites.get(invite_id)
    if invite.unit_id != by.unit_id or invite.is_owners:
        raise Gone
    return invite
