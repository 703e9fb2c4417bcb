"""What records cost: as many statements for a year of meetings as for one."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.meeting_log_book import SqlMeetingLogBook
from mentoring.model.meeting_log import LogField
from mentoring.model.people import Role
from mentoring.model.units import Unit
from mentoring.use_cases.meeting_log import AnswerInLog
from tests.conftest import MONDAY_MORNING, Counting
from tests.pairs import together
from tests.records import held
from tests.school import School, Verb


async def test_a_year_of_meetings_costs_as_many_statements_as_one(
    engine: AsyncEngine, school: School, unit: Unit, verb: Verb, counting: Counting
) -> None:
    book = SqlMeetingLogBook(engine)
    mentor = await school.person(unit, "Борисов Борис Борисович", Role.MENTOR)
    mentee = await school.person(unit, "Иванова Анна Петровна", Role.MENTEE)
    curator = await school.person(unit, "Кузнецова Вера Ильинична", Role.CURATOR)
    pair = await together(school.begin, mentor, mentee)
    since, until = date(2025, 9, 1), date(2026, 12, 31)

    async def one_more(weeks: int) -> None:
        meeting = await held(school.begin, pair, MONDAY_MORNING - timedelta(weeks=weeks))
        await verb(AnswerInLog)(meeting.id, LogField.WORKS, words="Хорошо", by=mentor)
        await verb(AnswerInLog)(meeting.id, LogField.MENTEE_STEP, words="Шаг", by=mentee)

    newest = await held(school.begin, pair, MONDAY_MORNING)
    looks: dict[str, Callable[[], Awaitable[object]]] = {
        "page": lambda: book.page(newest.id, by=mentor),
        "diary": lambda: book.diary(pair.id, by=mentor),
        "curator": lambda: book.of_mentorship(pair.id, by=curator),
        "figures": lambda: book.figures(unit.id, since, until, by=curator),
        "sheet": lambda: book.record_sheet(since, until, by=mentor),
    }

    async def costs() -> dict[str, int]:
        counted: dict[str, int] = {}
        for name, look in looks.items():
            with counting() as statements:
                await look()
            counted[name] = len(statements)
        return counted

    await one_more(1)
    of_one = await costs()
    for weeks in range(2, 40):
        await one_more(weeks)
    assert await costs() == of_one
    assert max(of_one.values()) <= 11, of_one
    assert len((await book.record_sheet(since, until, by=mentor)).meetings) == 40
