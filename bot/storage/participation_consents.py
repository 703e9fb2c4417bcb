"""Written consents to take part, on SQL. That one paper waits and one counts is kept by an index."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import ParticipationConsentRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import MentorshipId, ParticipationConsentId, PersonId
from mentoring.model.participation import STANDING, ConsentState, ParticipationConsent
from mentoring.refusals import Gone


class SqlParticipationConsents:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, consent: ParticipationConsent) -> ParticipationConsent | None:
        values = {
            "mentorship_id": consent.mentorship_id,
            "person_id": consent.person_id,
            "state": consent.state,
            "number": consent.number,
            "signed_on": consent.signed_on,
            "paper": consent.paper,
            "author_id": consent.author_id,
            "at": consent.at,
            "words": consent.words,
        }
        statement = insert_for(self._connection.engine)(ParticipationConsentRow).values(**values)
        stored = await self._connection.execute(
            statement.on_conflict_do_nothing().returning(ParticipationConsentRow.__table__)
        )
        row = stored.one_or_none()
        return None if row is None else consent_of(row)

    async def get(self, consent_id: ParticipationConsentId) -> ParticipationConsent:
        statement = select(ParticipationConsentRow).where(ParticipationConsentRow.id == consent_id)
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise Gone
        return consent_of(row)

    async def of(self, mentorship_ids: Collection[MentorshipId]) -> list[ParticipationConsent]:
        statement = (
            select(ParticipationConsentRow)
            .where(
                ParticipationConsentRow.mentorship_id.in_(mentorship_ids),
                ParticipationConsentRow.state.in_(sorted(STANDING)),
            )
            .order_by(ParticipationConsentRow.id)
        )
        return [consent_of(row) for row in await self._connection.execute(statement)]

    async def supersede(
        self,
        mentorship_id: MentorshipId,
        person_id: PersonId | None = None,
        states: Collection[ConsentState] = STANDING,
    ) -> list[str]:
        standing = [
            ParticipationConsentRow.mentorship_id == mentorship_id,
            ParticipationConsentRow.state.in_(sorted(states)),
        ]
        if person_id is not None:
            standing.append(ParticipationConsentRow.person_id == person_id)
        papers = await self._papers(*standing)
        await self._connection.execute(
            update(ParticipationConsentRow).where(*standing).values(state=ConsentState.SUPERSEDED, paper=None)
        )
        return papers

    async def decide(
        self, consent_id: ParticipationConsentId, state: ConsentState, *, by: PersonId, words: str = "", now: datetime
    ) -> bool:
        values: dict[str, Any] = {"state": state, "words": words, "decided_by": by, "decided_at": now}
        if state is ConsentState.SENT_BACK:
            values["paper"] = None
        decided = await self._connection.execute(
            update(ParticipationConsentRow)
            .where(ParticipationConsentRow.id == consent_id, ParticipationConsentRow.state == ConsentState.HANDED_IN)
            .values(values)
            .returning(ParticipationConsentRow.id)
        )
        return decided.first() is not None

    async def papers_of(self, person_id: PersonId) -> list[str]:
        return await self._papers(ParticipationConsentRow.person_id == person_id)

    async def forget_papers_of(self, person_id: PersonId) -> None:
        is_theirs = ParticipationConsentRow.person_id == person_id
        await self._connection.execute(update(ParticipationConsentRow).where(is_theirs).values(paper=None, words=""))

    async def _papers(self, *conditions: Any) -> list[str]:
        statement = select(ParticipationConsentRow.paper).where(*conditions, ParticipationConsentRow.paper.is_not(None))
        return [str(paper) for paper in await self._connection.scalars(statement)]


def consent_of(row: Any) -> ParticipationConsent:
    return ParticipationConsent(
        id=ParticipationConsentId(row.id),
        mentorship_id=MentorshipId(row.mentorship_id),
        person_id=PersonId(row.person_id),
        state=ConsentState(row.state),
        author_id=PersonId(row.author_id),
        at=row.at,
        number=row.number,
        signed_on=row.signed_on,
        paper=row.paper,
        words=row.words,
    )
