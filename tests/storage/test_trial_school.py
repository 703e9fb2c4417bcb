"""The invented school as the application finds it in its database."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.meeting_desk import SqlMeetingDesk
from bot.storage.meeting_log_book import SqlMeetingLogBook
from bot.trial_school import move_in
from mentoring.model.ids import AccountId
from mentoring.model.log_chips import ALL_CODES
from mentoring.model.meeting_log import LogField
from mentoring.model.meetings import MeetingState
from mentoring.ports import BeginWork
from sandbox.school import PAIRS, SCHOOL
from tests.conftest import SetClock


async def test_a_pair_has_met_and_recorded_it_and_meets_again_and_a_second_school_does_not_move_in(
    begin: BeginWork, engine: AsyncEngine, clock: SetClock
) -> None:
    accounts = list(enumerate(SCHOOL, 1))

    async def moves_in() -> bool:
        return await move_in(
            begin, clock, accounts, PAIRS, unit_name="Гимназия", language="ru", zone="Asia/Yekaterinburg"
        )

    assert await moves_in()
    assert not await moves_in()
    [pair] = PAIRS
    account = next(number for number, person in accounts if person.username == pair.mentor)
    async with begin(reads_only=True) as work:
        mentor = await work.people.actor(AccountId(account))
    assert mentor is not None
    now = clock.now()
    today = now.date()
    sheet = await SqlMeetingLogBook(engine).record_sheet(today - timedelta(weeks=8), today, by=mentor)
    assert (len(sheet.meetings), sheet.steps, sheet.steps_done) == (len(pair.meetings), 3, 2)
    said = {field: ALL_CODES[field] for field in (LogField.WORKS, LogField.HINDERS, LogField.MENTEE_STEP)}
    for meeting in pair.meetings:
        assert meeting.works in said[LogField.WORKS]
        assert meeting.hinders in said[LogField.HINDERS]
        assert meeting.mentee_step in said[LogField.MENTEE_STEP]
    ahead = await SqlMeetingDesk(engine).mine(by=mentor, since=now, until=now + timedelta(days=14), now=now)
    assert [(line.state, line.asks_reader) for line in ahead.lines] == [(MeetingState.CONFIRMED, False)]
