"""What is kept no longer than it is needed."""

from datetime import timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.retention import NOTICES_KEPT, TALKS_KEPT, purge_notices, purge_talks
from bot.storage.rows import HelpRequestRow, NoticeRow, TalkCopyRow, TalkMessageRow
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.people import Role
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.notices.help import HelpOfferOver, OfferEnd
from mentoring.notices.people import RolesChanged
from mentoring.ports import BeginWork
from mentoring.use_cases.situational_help import AskForHelp, WithdrawHelp
from tests.conftest import SetClock
from tests.school import School, Verb


async def count(engine: AsyncEngine, row: type[object]) -> int:
    async with engine.connect() as connection:
        return await connection.scalar(select(func.count()).select_from(row)) or 0


async def test_the_messages_of_a_request_go_a_year_after_its_end_and_the_request_stays(
    engine: AsyncEngine, begin: BeginWork, school: School, unit: Unit, verb: Verb, clock: SetClock
) -> None:
    anya = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    boris = await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)
    async with begin() as work:
        topic = (await work.topics.tree(unit.id)).directions()[0].id
    words = [Content(kind=ContentKind.TEXT, text="Помогите")]
    ended = await verb(AskForHelp)(topic, Urgency.URGENT, words, by=anya)
    await verb(AskForHelp)(topic, Urgency.URGENT, words, by=anya)
    async with begin() as work:
        [message] = await work.talk.messages(ended.id)
    async with engine.begin() as connection:
        copy = {"person_id": boris.id, "chat_message": 7, "talk_message_id": message.id}
        await connection.execute(insert(TalkCopyRow), [copy])
    await verb(WithdrawHelp)(ended.id, by=anya)
    assert await purge_talks(engine, clock.now() + TALKS_KEPT) == 0
    assert await purge_talks(engine, clock.now() + TALKS_KEPT + timedelta(days=1)) == 1
    assert await count(engine, TalkMessageRow) == 1
    assert await count(engine, TalkCopyRow) == 0
    assert await count(engine, HelpRequestRow) == 2


async def test_what_was_said_long_ago_goes_and_what_waits_stays(
    engine: AsyncEngine, begin: BeginWork, school: School, unit: Unit, clock: SetClock
) -> None:
    anya = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    async with begin() as work:
        for subject in ("said", "waiting"):
            await work.notices.post(anya.id, RolesChanged(roles=()), now=clock.now(), subject=subject)
    async with engine.begin() as connection:
        await connection.execute(update(NoticeRow).where(NoticeRow.subject == "said").values(state="sent"))
    async with begin() as work:
        over = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.rewrite("said", over, now=clock.now())
    assert await purge_notices(engine, clock.now() + NOTICES_KEPT) == 0
    await purge_notices(engine, clock.now() + NOTICES_KEPT + timedelta(days=1))
    async with engine.connect() as connection:
        left = list(await connection.scalars(select(NoticeRow.subject)))
    assert left == ["waiting"]
