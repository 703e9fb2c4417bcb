"""Invites. What two people may do at once is decided by compare-and-set."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import InviteRow, MembershipRow, PersonRow
from mentoring.model.ids import AccountId, InviteId, PersonId, UnitId
from mentoring.model.invites import Invite
from mentoring.model.people import DECIDERS, Role
from mentoring.refusals import Gone

#: Neither accepted, nor refused, nor taken back.
UNDECIDED: ColumnElement[bool] = and_(
    InviteRow.accepted_at.is_(None), InviteRow.refused_at.is_(None), InviteRow.revoked_at.is_(None)
)
UNOPENED: ColumnElement[bool] = InviteRow.opened_by.is_(None)


class SqlInvites:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, invite: Invite, token_hash: str) -> Invite:
        statement = insert(InviteRow).values(_values(invite, token_hash)).returning(InviteRow)
        return invite_of((await self._connection.execute(statement)).one())

    async def add_many(self, invites: Sequence[tuple[Invite, str]]) -> None:
        if invites:
            values = [_values(invite, token_hash) for invite, token_hash in invites]
            await self._connection.execute(insert(InviteRow), values)

    async def by_hash(self, token_hash: str) -> Invite | None:
        return await self._one(InviteRow.token_hash == token_hash)

    async def get(self, invite_id: InviteId) -> Invite:
        invite = await self._one(InviteRow.id == invite_id)
        if invite is None:
            raise Gone
        return invite

    async def open_for(self, invite_id: InviteId, account: AccountId, now: datetime) -> bool:
        is_free = or_(InviteRow.opened_by.is_(None), InviteRow.opened_by == account)
        return await self._decide(
            invite_id, is_free, opened_by=account, opened_at=func.coalesce(InviteRow.opened_at, now)
        )

    async def accept(self, invite_id: InviteId, account: AccountId, person_id: PersonId, now: datetime) -> bool:
        return await self._decide(invite_id, InviteRow.opened_by == account, person_id=person_id, accepted_at=now)

    async def refuse(self, invite_id: InviteId, now: datetime) -> bool:
        # Nothing but the fact: not even whose account it was.
        return await self._decide(invite_id, refused_at=now, opened_by=None, opened_at=None)

    async def revoke(self, invite_id: InviteId, now: datetime) -> bool:
        return await self._decide(invite_id, revoked_at=now)

    async def revoke_for(self, person_ids: Collection[PersonId], now: datetime, *, opened_too: bool = False) -> None:
        if person_ids:
            are_theirs = InviteRow.person_id.in_(person_ids)
            await self._revoke_all(are_theirs if opened_too else and_(are_theirs, UNOPENED), now)

    async def revoke_owners(self, now: datetime) -> None:
        await self._revoke_all(and_(InviteRow.person_id.is_(None), InviteRow.created_by.is_(None), UNOPENED), now)

    async def pass_on(self, before: PersonId, after: PersonId) -> None:
        await self._connection.execute(update(InviteRow).where(InviteRow.person_id == before).values(person_id=after))

    async def opened_by(self, account: AccountId) -> Invite | None:
        return await self._one(
            and_(InviteRow.opened_by == account, InviteRow.accepted_at.is_(None), InviteRow.refused_at.is_(None))
        )

    async def any_owner(self) -> bool:
        statement = select(
            exists()
            .where(MembershipRow.role.in_(DECIDERS), MembershipRow.person_id == PersonRow.id)
            .where(PersonRow.joined_at.is_not(None), PersonRow.left_at.is_(None))
        )
        return bool((await self._connection.execute(statement)).scalar_one())

    async def _one(self, condition: ColumnElement[bool]) -> Invite | None:
        """The invite meant; of several the one opened last, and one that was taken back only if there is no other."""
        order = (InviteRow.revoked_at.is_not(None), InviteRow.opened_at.desc(), InviteRow.id.desc())
        statement = select(InviteRow).where(condition).order_by(*order).limit(1)
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else invite_of(row)

    async def _decide(self, invite_id: InviteId, *conditions: ColumnElement[bool], **values: Any) -> bool:
        statement = (
            update(InviteRow)
            .where(InviteRow.id == invite_id, UNDECIDED, *conditions)
            .values(**values)
            .returning(InviteRow.id)
        )
        return (await self._connection.execute(statement)).first() is not None

    async def _revoke_all(self, condition: ColumnElement[bool], now: datetime) -> None:
        await self._connection.execute(update(InviteRow).where(condition, UNDECIDED).values(revoked_at=now))


def invite_of(row: Any) -> Invite:
    return Invite(
        id=InviteId(row.id),
        unit_id=UnitId(row.unit_id),
        person_id=None if row.person_id is None else PersonId(row.person_id),
        roles=frozenset(map(Role, row.roles)),
        created_at=row.created_at,
        expires_at=row.expires_at,
        created_by=None if row.created_by is None else PersonId(row.created_by),
        opened_by=None if row.opened_by is None else AccountId(row.opened_by),
        opened_at=row.opened_at,
        accepted_at=row.accepted_at,
        refused_at=row.refused_at,
        revoked_at=row.revoked_at,
    )


def _values(invite: Invite, token_hash: str) -> dict[str, Any]:
    return {
        "unit_id": invite.unit_id,
        "person_id": invite.person_id,
        "roles": sorted(invite.roles),
        "token_hash": token_hash,
        "created_by": invite.created_by,
        "created_at": invite.created_at,
        "expires_at": invite.expires_at,
    }
