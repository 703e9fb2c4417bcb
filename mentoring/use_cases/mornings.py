"""The morning's count: whoever decides is told once a day how much waits for them, and never case by case."""

from datetime import datetime, timedelta

from mentoring.model.ids import UnitId
from mentoring.model.units import Unit
from mentoring.notices.decisions import DecisionsWait
from mentoring.ports import UnitOfWork
from mentoring.use_cases.use_case import UseCase

#: Who decides in several units hears of all of them at once: within this time they are not told again.
ONE_MORNING = timedelta(hours=6)


async def arm_morning(verb: UseCase, work: UnitOfWork, unit: Unit) -> None:
    """Something waits for a decider of the unit from now on: they are told when the school next opens.

    To be called in the transaction of whatever comes into somebody's queue.
    """
    now = verb.clock.now()
    await work.mornings.arm(unit.id, verb.school_clock(unit).today_by(now, unit.settings.opens), now)


class TellMorning(UseCase):
    """The school opens: every decider of the unit for whom something waits is told how much, in all their units.

    Again on the next working day, as long as anything waits. What was not delivered of an earlier morning is taken
    back: after a leave nobody finds a heap of counts. Running it twice changes nothing.
    """

    async def __call__(self, unit_id: UnitId) -> None:
        now, subject = self.clock.now(), f"decisions:{unit_id}"
        async with self.begin() as work:
            if not await work.mornings.take(unit_id, now):
                return
            await work.notices.withdraw(subject)
            counts = await work.mornings.waiting(unit_id)
            if not counts:
                return
            unit = await work.units.get(unit_id)
            told = await work.notices.told(DecisionsWait, counts.keys(), now - ONE_MORNING)
            posts = []
            for person in await work.people.several(counts.keys() - told):
                body = DecisionsWait(count=counts[person.id])
                posts.append((person.id, body, self.not_before(unit, person, body, now)))
            await work.notices.post_many(posts, now=now, subject=subject)
            await arm_morning(self, work, unit)


class DueMornings(UseCase):
    """Units whose morning has come, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[UnitId]:
        async with self.begin(reads_only=True) as work:
            return await work.mornings.due(self.clock.now(), limit)


class NextMorning(UseCase):
    """When the next morning comes on which somebody may be told; None while nothing waits."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mornings.next_due()
