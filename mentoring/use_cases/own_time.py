"""A person's own time: when they may be written to, leave, the methodical day, their lessons. Each is saved at once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from mentoring.model.people import Actor, Person
from mentoring.model.school_calendar import Lesson, Span
from mentoring.refusals import DateUnclear, EndBeforeStart, Gone, HoursTooShort
from mentoring.use_cases.profile import ProfileVerb
from mentoring.use_cases.waitlist import AskingMentors, place_released

#: The shortest time of a day in which somebody may be written to: longer than any lesson.
SHORTEST_HOURS = timedelta(hours=2)
#: A leave begins and ends within this.
LEAVE_AHEAD = timedelta(days=366)


class OwnTimeVerb(ProfileVerb):
    """Everything here changes some fields of the person and nothing else."""

    async def change(self, by: Actor, **fields: object) -> Person:
        async with self.begin() as work:
            person = replace(await self.own(work, by), **fields)  # type: ignore[arg-type]  # the verbs give the types
            await work.people.save(person)
            return person


class SetHours(OwnTimeVerb):
    """A person says before and after which hour of their day the bot does not write unasked; None: as the unit says.

    Two hours at least lie between, within one day. Urgent help and what they wait for come all the same.
    """

    async def __call__(self, hours: tuple[time, time] | None, *, by: Actor) -> Person:
        if hours is not None:
            begin, end = (datetime.combine(date.min, at) for at in hours)
            if end - begin < SHORTEST_HOURS:
                raise HoursTooShort
        return await self.change(by, hours=hours)


class TakeLeave(OwnTimeVerb):
    """A person is on leave from one day to another: no offers and no unprompted messages on those days.

    It may have begun already; it ends today or later, and within a year. One leave at a time: a new one is in place of
    the old. What they have in hand stays with them; who asked them to be their mentor stands in their line meanwhile.
    """

    async def __call__(self, first: date, last: date, *, by: Actor) -> Person:
        if last < first:
            raise EndBeforeStart
        async with self.begin() as work:
            person = await self.own(work, by)
            now, zone = self.clock.now(), (await work.units.get(person.home_unit_id)).zone
            today = person.today(now, zone)
            if not today <= last <= today + LEAVE_AHEAD or first < today - LEAVE_AHEAD:
                raise DateUnclear
            person = replace(person, leave=Span(first, last))
            await work.people.save(person)
            if person.is_away(now, zone):
                await AskingMentors(self.begin, self.clock, self.calendar).step_back(work, by.id, for_good=False)
            return person


class EndLeave(OwnTimeVerb):
    """A person takes their leave back, or is back earlier."""

    async def __call__(self, *, by: Actor) -> Person:
        async with self.begin() as work:
            person = replace(await self.own(work, by), leave=None)
            await work.people.save(person)
            for unit_id in sorted(by.roles):
                await place_released(self, work, by.id, await work.units.get(unit_id))
            return person


class SetMethodicalDay(OwnTimeVerb):
    """A person names the weekday they have no lessons on (Monday is 0), or none."""

    async def __call__(self, weekday: int | None, *, by: Actor) -> Person:
        if weekday is not None and weekday not in range(7):
            raise Gone
        return await self.change(by, methodical_day=weekday)


class SetLessons(OwnTimeVerb):
    """A person says which lessons they give on one weekday, by the number of the bell; the other days stay."""

    async def __call__(self, weekday: int, numbers: Collection[int], *, by: Actor) -> Person:
        if weekday not in range(7):
            raise Gone
        async with self.begin() as work:
            person = await self.own(work, by)
            bells = (await work.units.get(person.home_unit_id)).bells
            if not all(1 <= number <= len(bells) for number in numbers):
                raise Gone
            others = {lesson for lesson in person.lessons if lesson.weekday != weekday}
            person = replace(person, lessons=frozenset(others | {Lesson(weekday, number) for number in numbers}))
            await work.people.save(person)
            return person
