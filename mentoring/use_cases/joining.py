"""Opening a link, consent to personal data, and who acts (152-ФЗ ст. 9; регламент гл. 3 пп. 15–18)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from mentoring.model.ids import AccountId, InviteId, PersonId
from mentoring.model.invites import Invite, fresh_token, token_hash
from mentoring.model.people import DECIDERS, Acting, Actor, Language, Person, ProfileQuestion, Role, TopicLevel
from mentoring.model.profile import LONGEST_NAME, first_unanswered, question_raised
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.people import ConsentRefused, PersonJoined
from mentoring.ports import UnitOfWork
from mentoring.refusals import AlreadyAnswered, ConsentChanged, Gone, LinkRevoked, LinkUnknown, LinkUsed, RolesMissing
from mentoring.use_cases.people import caretakers
from mentoring.use_cases.use_case import UseCase

#: The version of the product's own text of consent, in force until the unit writes one. Its words are in the texts.
PRODUCT_CONSENT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLink:
    """What the opener of a link is shown before they decide."""

    invite: Invite
    unit: Unit
    #: Whom the link is for; None for an owner's link.
    person: Person | None
    consent_version: int
    #: None for the product's own text.
    consent_text: str | None
    #: The opener joined by this very link before: there is nothing to decide.
    has_joined: bool = False


class WhoActs(UseCase):
    """The person of a messenger account, their roles and the zone in which they read times; None for a stranger."""

    async def __call__(self, account: AccountId) -> Acting | None:
        async with self.begin(reads_only=True) as work:
            return await work.people.acting(account)


class OpenLink(UseCase):
    """Somebody opens a link. The first account to open it has it; the same account may open it again and go on.

    Refuses LinkUnknown, LinkExpired, LinkRevoked, and LinkUsed when another account was first or it was decided on.
    Nothing is stored of the opener but their account, and that only until they refuse.
    """

    async def __call__(self, token: str, *, account: AccountId) -> OpenedLink:
        now = self.clock.now()
        async with self.begin() as work:
            invite = await work.invites.by_hash(token_hash(token))
            if invite is None:
                raise LinkUnknown
            if await self._has_joined_by(work, invite, account):
                return await self._shown(work, invite, has_joined=True)
            invite.must_open_for(account, now)
            if not await work.invites.open_for(invite.id, account, now):
                (await work.invites.get(invite.id)).must_open_for(account, now)
                raise LinkUsed
            return await self._shown(work, await work.invites.get(invite.id))

    async def _has_joined_by(self, work: UnitOfWork, invite: Invite, account: AccountId) -> bool:
        if invite.accepted_at is None or invite.opened_by != account:
            return False
        actor = await work.people.actor(account)
        return actor is not None and actor.id == invite.person_id and actor.person.has_joined

    async def _shown(self, work: UnitOfWork, invite: Invite, *, has_joined: bool = False) -> OpenedLink:
        version, text = await work.units.consent_text(invite.unit_id) or (PRODUCT_CONSENT, None)
        return OpenedLink(
            invite=invite,
            unit=await work.units.get(invite.unit_id),
            person=None if invite.person_id is None else await work.people.get(invite.person_id),
            consent_version=version,
            consent_text=text,
            has_joined=has_joined,
        )


class GiveConsent(UseCase):
    """The opener of a link consents to the processing of personal data, and by that joins (152-ФЗ ст. 9).

    The version read is recorded with the time; if the unit has written a newer one meanwhile, ConsentChanged. The
    person of the invite becomes the account's; if the account belongs to somebody already, that person gets the roles,
    and what they left blank is filled in from the invite's record. An owner's link makes a person, who chooses to be
    head or curator, under the name the messenger gives. Who invited them is told. The first question of the profile
    not answered yet is the next one asked.
    """

    async def __call__(
        self, *, account: AccountId, version: int, language: Language, name: str = "", role: Role | None = None
    ) -> Actor:
        now = self.clock.now()
        async with self.begin() as work:
            invite = await self._invite_in_hand(work, account, version)
            if invite.is_owners:
                record, roles = self._owner(invite, name, role)
            else:
                record, roles = await self._invited(work, invite, account)
            known = await work.people.actor(account)
            if known is None:
                person = replace(record, account=account, language=language, joined_at=now, left_at=None)
                # A messenger's name of an owner is rarely the one colleagues know: they are asked first of all.
                first = ProfileQuestion.NAME if invite.is_owners else first_unanswered(person, (), roles)
                person = replace(person, next_question=first)
            else:
                person = self._filled_in(known.person, record)
                topics = await work.people.topics(person.id)
                person = replace(person, next_question=self._next_question(person, topics, known, roles))
            person = await self._store(work, person, record)
            if not await work.invites.accept(invite.id, account, person.id, now):
                raise AlreadyAnswered
            await work.invites.revoke_for([person.id], now, opened_too=True)
            await work.people.add_roles(invite.unit_id, {person.id: roles}, now)
            await work.people.give_consent(person.id, invite.unit_id, version, now)
            await work.people.mark_reachable(account, True)
            unit = await work.units.get(invite.unit_id)
            await tell_inviter(self, work, unit, invite, PersonJoined(joined_id=person.id, name=person.name))
            return Actor(person=person, roles=await work.people.roles_by_unit(person.id))

    async def _invite_in_hand(self, work: UnitOfWork, account: AccountId, version: int) -> Invite:
        now = self.clock.now()
        invite = await work.invites.opened_by(account)
        if invite is None:
            raise Gone
        invite.must_open_for(account, now)
        if invite.person_id is not None:
            await work.people.hold(invite.person_id)
        # Opening once more holds the invite: of two presses at once the second finds it decided.
        if not await work.invites.open_for(invite.id, account, now):
            raise LinkRevoked if (await work.invites.get(invite.id)).revoked_at else AlreadyAnswered
        newest = await work.units.consent_text(invite.unit_id)
        if version != (newest[0] if newest else PRODUCT_CONSENT):
            raise ConsentChanged
        return invite

    def _owner(self, invite: Invite, name: str, role: Role | None) -> tuple[Person, frozenset[Role]]:
        """A person not stored yet, with the role chosen."""
        if role not in invite.roles:
            raise RolesMissing
        name = " ".join(name.split())[:LONGEST_NAME]
        owner = Person(id=PersonId(0), account=None, home_unit_id=invite.unit_id, name=name, language=Language.RU)
        return owner, frozenset({role})

    async def _invited(self, work: UnitOfWork, invite: Invite, account: AccountId) -> tuple[Person, frozenset[Role]]:
        """The person the invite was made for, with the roles they have been given by now."""
        if invite.person_id is None:
            raise LinkRevoked
        person = await work.people.get(invite.person_id)
        if person.account not in (None, account):
            raise LinkUsed
        return person, await work.people.roles(person.id, invite.unit_id)

    def _filled_in(self, own: Person, record: Person) -> Person:
        """The account's own person in the unit of the record, with the record's answers where they have none."""
        return replace(
            own,
            home_unit_id=record.home_unit_id,
            name=own.name or record.name,
            position=own.position or record.position,
            organisation=own.organisation or record.organisation,
            subjects=own.subjects or record.subjects,
            experience_years=record.experience_years if own.experience_years is None else own.experience_years,
            category=own.category or record.category,
            is_on_staff_list=own.is_on_staff_list or record.is_on_staff_list,
            joined_at=own.joined_at if own.has_joined else self.clock.now(),
            left_at=None,
        )

    def _next_question(
        self, person: Person, topics: Sequence[TopicLevel], known: Actor, roles: frozenset[Role]
    ) -> ProfileQuestion | None:
        """Who has been here is asked only what the new roles ask; who comes back, whatever is blank."""
        before: frozenset[Role] = frozenset().union(*known.roles.values())
        if known.person.has_joined:
            return question_raised(person, topics, before, before | roles)
        return first_unanswered(person, topics, before | roles)

    async def _store(self, work: UnitOfWork, person: Person, record: Person) -> Person:
        if person.id == 0:
            return await work.people.add(person)
        if record.id not in (0, person.id):
            await work.invites.pass_on(record.id, person.id)
            await work.people.remove(record.id, self.clock.now())
        await work.people.save(person)
        return person


class RefuseConsent(UseCase):
    """The opener of a link does not consent: nothing of them is stored but the fact (152-ФЗ ст. 9).

    The link is over. What a curator typed of them is forgotten; the school's own staff list stays as the school keeps
    it. Who invited them is told.
    """

    async def __call__(self, *, account: AccountId) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            invite = await work.invites.opened_by(account)
            if invite is None:
                raise Gone
            if invite.person_id is not None:
                await work.people.hold(invite.person_id)
            if not await work.invites.refuse(invite.id, now):
                raise AlreadyAnswered
            if invite.person_id is None:
                return
            person = await work.people.get(invite.person_id)
            unit = await work.units.get(invite.unit_id)
            await tell_inviter(self, work, unit, invite, ConsentRefused(name=person.name))
            if not person.is_on_staff_list:
                await work.people.remove(person.id, now)


class FreshOwnerLink(UseCase):
    """A link that makes its opener the owner, head or curator; None when the installation has one and it is not forced.

    Earlier owner's links that nobody has opened lead nowhere from now on. An empty installation gets its first unit,
    with the topics every unit begins with.
    """

    async def __call__(self, *, unit_name: str, language: Language, zone: str, is_forced: bool = False) -> str | None:
        now = self.clock.now()
        async with self.begin() as work:
            units = await work.units.all()
            if units:
                unit = units[0]
            else:
                unit = await work.units.add(unit_name, language, zone, now)
                await work.topics.seed(unit.id)
            if not is_forced and await work.invites.any_owner():
                return None
            await work.invites.revoke_owners(now)
            token = fresh_token()
            invite = Invite(
                id=InviteId(0),
                unit_id=unit.id,
                person_id=None,
                roles=DECIDERS,
                created_at=now,
                expires_at=now + timedelta(days=unit.settings.invite_days),
            )
            await work.invites.add(invite, token_hash(token))
            return token


async def tell_inviter(verb: UseCase, work: UnitOfWork, unit: Unit, invite: Invite, body: Notice) -> None:
    """Tell who made the invite, or the unit's curators once that one has left; nobody made an owner's link."""
    if invite.created_by is None:
        return
    inviter = await work.people.get(invite.created_by)
    await verb.tell_all(work, unit, [inviter] if inviter.has_joined else await caretakers(work, unit.id), body)
