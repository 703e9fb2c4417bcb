"""What people are to be at, read in one statement."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.agendas import LONGEST
from mentoring.model import open_hours, rotation
from mentoring.model.agenda import OccasionKind
from mentoring.model.meetings import MeetingState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.use_cases.open_hours import AnnounceOpenHour, CallOffOpenHour, HourPlan, SignUpForOpenHour
from mentoring.use_cases.rotations import AnswerInvitation, GatherRotation
from tests.conftest import Counting, SetClock
from tests.mentors import approve
from tests.pairs import together
from tests.records import held
from tests.school import School, Verb


async def test_meetings_open_hours_and_circles_are_found_together_and_what_was_called_off_is_not(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, clock: SetClock, counting: Counting
) -> None:
    boris = await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)
    anya = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    marina = await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)
    await approve(school, boris)
    noon = clock.now() + timedelta(days=3)
    pair = await together(begin, boris, anya)
    meeting = await held(begin, pair, noon, state=MeetingState.CONFIRMED)
    await held(begin, pair, noon, state=MeetingState.CANCELLED)
    async with begin() as work:
        topic = (await work.topics.tree(unit.id)).topics[0].id
    plan = HourPlan(
        topic_id=topic,
        starts_at=noon + timedelta(minutes=30),
        minutes=60,
        mode=Mode.IN_PERSON,
        place="каб. 305",
        seats=1,
    )
    hour = await verb(AnnounceOpenHour)(plan, by=boris)
    called_off = await verb(AnnounceOpenHour)(replace(plan, place="каб. 306"), by=boris)
    for each in (hour, called_off):
        await verb(SignUpForOpenHour)(each.id, by=anya)
        await verb(SignUpForOpenHour)(each.id, by=marina)
    await verb(CallOffOpenHour)(called_off.id, by=boris)
    circle = await verb(GatherRotation)(
        title="Круг в лицее",
        starts_at=noon + timedelta(hours=1),
        place="Актовый зал",
        rounds=3,
        minutes=10,
        break_minutes=2,
        mentors=[boris.id],
        mentees=[anya.id],
        by=marina,
    )
    await verb(AnswerInvitation)(circle.id, comes=True, by=anya)
    await verb(AnswerInvitation)(circle.id, comes=False, by=boris)

    async def taken(person: Actor, *, after: int = 0, hours: int = 2) -> list[tuple[OccasionKind, int, int]]:
        since = noon + timedelta(minutes=after)
        async with begin(reads_only=True) as work:
            with counting() as statements:
                agenda = await work.agendas.of([person.id], since, since + timedelta(hours=hours))
        assert len(statements) == 1
        assert {each.person_id for each in agenda} <= {person.id}
        return [(*each.occasion, each.minutes) for each in agenda]

    assert await taken(anya) == [
        (OccasionKind.MEETING, meeting.id, 45),
        (OccasionKind.OPEN_HOUR, hour.id, 60),
        (OccasionKind.ROTATION, circle.id, 36),
    ]
    assert await taken(boris) == [(OccasionKind.MEETING, meeting.id, 45), (OccasionKind.OPEN_HOUR, hour.id, 60)]
    # Waiting for a seat, and leading a circle without being in it, takes nothing.
    assert await taken(marina) == []
    # What is over by then, and what begins only then, takes nothing either.
    assert await taken(boris, after=90) == []
    assert await taken(boris, after=-120) == []


def test_nothing_lasts_longer_than_a_look_reaches_back() -> None:
    circle = max(rotation.ROUNDS) * (max(rotation.MINUTES) + max(rotation.BREAKS))
    assert timedelta(minutes=max(circle, max(open_hours.MINUTES))) <= LONGEST
