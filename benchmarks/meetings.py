"""A city's meetings: a tick with nothing due, what screens ask, and a thousand reminders due in one minute."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import table
from benchmarks.guest import PROGRAM, guest
from benchmarks.phones import phones_of
from benchmarks.population import Population, database, fill, give_mentorships, populate
from benchmarks.ticks import measured
from bot.app import SystemClock
from bot.public_holidays import PublicCalendar
from bot.storage.meeting_desk import SqlMeetingDesk
from bot.storage.rows import MeetingAttendeeRow, MeetingRow
from bot.storage.unit_of_work import begin_work
from mentoring.model.ids import MeetingId, MentorshipId
from mentoring.model.meetings import Coming, MeetingState, Purpose
from mentoring.model.mentorship import Side
from mentoring.model.people import Actor, Mode, Role
from mentoring.notices.meetings import RunningLate
from mentoring.use_cases.meeting_outcomes import DueMeetings
from mentoring.use_cases.meeting_screens import TimesToMeet
from sandbox import Sandbox

#: Meetings ahead of a city; how many of its people have them.
AHEAD = 100_000
CITY = {Role.MENTOR: 4_000, Role.MENTEE: 6_000}
#: Meetings of two whose last reminder is due now, and urgent notices due with them.
REMINDED, URGENT = 500, 50
#: How long anything may take, in seconds.
PATIENCE = 180


async def meetings(folder: Path) -> None:
    """Print both tables."""
    await _city(folder / "city.sqlite3")
    await _reminders(folder / "reminders.sqlite3")


async def _city(file: Path) -> None:
    engine, now = await database(file), datetime.now(UTC)
    population = await populate(engine, range(1, sum(CITY.values()) + 1), CITY, now)
    await _give_meetings(engine, population, now + timedelta(days=2), AHEAD, apart=timedelta(seconds=12))
    begin, clock = begin_work(engine), SystemClock()
    desk = SqlMeetingDesk(engine)
    async with begin(reads_only=True) as work:
        person = await work.people.get(population.ids(Role.MENTEE)[0])
    actor = Actor(person=person, roles={population.unit.id: frozenset({Role.MENTEE})})
    due = DueMeetings(begin, clock, PublicCalendar())
    free = TimesToMeet(begin, clock, PublicCalendar())
    month = timedelta(days=31)
    rows = [
        await measured(engine, "a tick with nothing due", due),
        await measured(
            engine,
            "my meetings, two weeks",
            lambda: desk.mine(by=actor, since=now, until=now + timedelta(days=14), now=now),
        ),
        await measured(engine, "the days of a month", lambda: desk.days(by=actor, since=now, until=now + month)),
        await measured(engine, "a card", lambda: desk.card(MeetingId(1), by=actor)),
        await measured(
            engine,
            "free times of both",
            lambda: free(meeting_id=MeetingId(1), minutes=45, zone=ZoneInfo("Asia/Yekaterinburg"), by=actor),
        ),
    ]
    await engine.dispose()
    table.printed(f"{AHEAD} meetings ahead of {sum(CITY.values())} people", ("", "statements", "p50", "p95"), rows)


async def _reminders(file: Path) -> None:
    people = 2 * REMINDED
    engine, now = await database(file), datetime.now(UTC)
    async with phones_of(people, is_paced=True) as (box, address, accounts, _):
        shares = {Role.MENTOR: REMINDED, Role.MENTEE: REMINDED}
        population = await populate(engine, accounts, shares, now)
        await give_mentorships(engine, population, now, REMINDED)
        await _give_meetings(engine, population, now + timedelta(hours=1), REMINDED, due_at=now, with_pairs=True)
        late = RunningLate(meeting_id=MeetingId(1), name="Лугова А. С.", minutes=10, starts_at=now)
        async with begin_work(engine)() as work:
            readers = population.ids(Role.MENTOR)[-URGENT:]
            await work.notices.post_many([(reader, late, now + timedelta(seconds=8)) for reader in readers], now=now)
        await engine.dispose()
        done = asyncio.Event()

        def watch(event: dict[str, Any]) -> None:
            if event["kind"] == "message" and len(_sent(box)) >= people + URGENT:
                done.set()

        box.world.listeners.append(watch)
        async with guest(PROGRAM, address, file):
            await asyncio.wait_for(done.wait(), PATIENCE)
        calls = _calls(box)
    sent = [call for call in calls if call.error is None]
    urgent = [call for call in sent if "опаздывает" in str(call.params["text"])]
    first, last = sent[0].at, sent[-1].at
    busiest = max(
        sum(at <= other.at < at + timedelta(seconds=1) for other in sent) for at in {call.at for call in sent}
    )
    table.printed(
        f"{people} reminders due in one minute, {URGENT} urgent notices due 8 s later",
        ("messages", "time", "messages/s", "most in a second", "429", "lost", "urgent waited at most"),
        [
            (
                str(len(sent)),
                f"{(last - first).total_seconds():.1f} s",
                f"{len(sent) / (last - first).total_seconds():.0f}",
                str(busiest),
                str(len(calls) - len(sent)),
                str(people + URGENT - len(sent)),
                f"{(max(call.at for call in urgent) - now - timedelta(seconds=8)).total_seconds():.1f} s",
            )
        ],
    )


def _calls(box: Sandbox) -> list[Any]:
    return [call for call in box.telegram.calls if call.method == "sendMessage"]


def _sent(box: Sandbox) -> list[Any]:
    return [call for call in _calls(box) if call.error is None]


async def _give_meetings(
    engine: AsyncEngine,
    population: Population,
    first_at: datetime,
    number: int,
    *,
    apart: timedelta = timedelta(0),
    due_at: datetime | None = None,
    with_pairs: bool = False,
) -> None:
    """Agreed meetings of a mentor and a mentee each."""
    mentors, mentees = population.ids(Role.MENTOR), population.ids(Role.MENTEE)
    made, attendees = [], []
    for each in range(number):
        at = first_at + apart * each
        mentor_id, mentee_id = mentors[each % len(mentors)], mentees[each % len(mentees)]
        made.append(
            {
                "id": each + 1,
                "unit_id": population.unit.id,
                "mentorship_id": MentorshipId(each + 1) if with_pairs else None,
                "purpose": (Purpose.REGULAR if with_pairs else Purpose.SPEED).value,
                "organiser_id": mentor_id,
                "times": [at.isoformat()],
                "minutes": 45,
                "mode": Mode.ONLINE.value,
                "proposed_at": first_at,
                "starts_at": at,
                "ends_at": at + timedelta(minutes=45),
                "place": "https://call.example/1",
                "agenda": "Урок",
                "topics": [],
                "goal": "",
                "state": MeetingState.CONFIRMED.value,
                "excuse": "",
                "sequence": 0,
                "due_at": due_at or at - timedelta(days=1),
                "version": 1,
            }
        )
        attendees += [
            {"meeting_id": each + 1, "person_id": person_id, "side": side.value, "answer": Coming.YES.value}
            for person_id, side in ((mentor_id, Side.MENTOR), (mentee_id, Side.MENTEE))
        ]
    await fill(engine, MeetingRow, made)
    await fill(engine, MeetingAttendeeRow, attendees)
