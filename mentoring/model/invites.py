"""Invites: one-time links by which people join a unit."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import AccountId, InviteId, PersonId, UnitId
from mentoring.model.people import Role
from mentoring.refusals import LinkExpired, LinkRevoked, LinkUsed

#: Bytes of chance in a link: 160 bits, 27 characters of the 64 a start link may carry.
TOKEN_BYTES = 20


def fresh_token() -> str:
    """A new secret for a link. It is shown once; only its hash is stored."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is stored of a token. The token has full entropy, so a plain hash suffices."""
    return hashlib.sha256(token.encode()).hexdigest()


class InviteState(StrEnum):
    """What became of an invite."""

    WAITING = "waiting"
    #: Opened by its person, who has not decided yet.
    OPENED = "opened"
    JOINED = "joined"
    REFUSED = "refused"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A one-time link into a unit with roles inside."""

    id: InviteId
    unit_id: UnitId
    #: Whom it is for; None for the owner's link, whose opener chooses head or curator.
    person_id: PersonId | None
    roles: frozenset[Role]
    created_at: datetime
    expires_at: datetime
    created_by: PersonId | None = None
    opened_by: AccountId | None = None
    opened_at: datetime | None = None
    accepted_at: datetime | None = None
    refused_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def is_owners(self) -> bool:
        """Whether its opener becomes the owner. Only the program itself makes such links, never a person."""
        return self.person_id is None and self.created_by is None

    def must_open_for(self, account: AccountId, now: datetime) -> None:
        """Refuse a link that is revoked, decided on, opened by another, or too old."""
        if self.revoked_at is not None:
            raise LinkRevoked
        if self.accepted_at is not None or self.refused_at is not None:
            raise LinkUsed
        if self.opened_by is not None and self.opened_by != account:
            raise LinkUsed
        if now >= self.expires_at:
            raise LinkExpired

    def state(self, now: datetime) -> InviteState:
        """What became of the invite; it expires only while nobody has decided."""
        if self.accepted_at is not None:
            return InviteState.JOINED
        if self.refused_at is not None:
            return InviteState.REFUSED
        if self.revoked_at is not None:
            return InviteState.REVOKED
        if now >= self.expires_at:
            return InviteState.EXPIRED
        return InviteState.WAITING if self.opened_by is None else InviteState.OPENED
