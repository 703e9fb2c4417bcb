"""Notices on their way: pace, failures of Telegram, people out of reach, rewriting, and what is never sent twice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.pace import Pace
from bot.storage.notices import SqlNoticeQueue
from bot.storage.rows import NoticeRow
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.people import Role
from mentoring.model.units import UnitSettings
from mentoring.notices import TopicName
from mentoring.notices.help import HelpOfferOver, OfferEnd
from mentoring.notices.people import PersonJoined, RolesChanged
from tests.conftest import PATIENCE
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def anya(stage: Stage) -> Someone:
    """In a school where the bot may write as often as it likes: how often it may is told in test_peace."""
    async with stage.program.begin() as work:
        await work.units.save_settings(stage.unit.id, UnitSettings(unasked_a_day=100))
    return await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Notices stand before Telegram until it is set."""
    gate = asyncio.Event()

    async def turn(_: Pace, __: int) -> None:
        await gate.wait()

    monkeypatch.setattr(Pace, "turn", turn)
    return gate


async def tell(stage: Stage, reader: Someone, name: str, **options: Any) -> None:
    """Post «… has joined us»: a notice that is only words."""
    assert reader.actor is not None
    async with stage.program.begin() as work:
        await work.notices.post(
            reader.actor.id, PersonJoined(joined_id=reader.actor.id, name=name), now=stage.box.clock.now(), **options
        )


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(select(NoticeRow.state).order_by(NoticeRow.id)))


async def leased(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return await connection.scalar(select(func.count()).where(NoticeRow.leased_until.is_not(None))) or 0


async def test_a_notice_arrives_in_the_readers_language_at_once(stage: Stage, anya: Someone) -> None:
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.sees("Теперь с нами Борис")


async def test_a_notice_is_not_sent_before_its_time(stage: Stage, anya: Someone) -> None:
    await tell(stage, anya, "Борис", not_before=stage.box.clock.now() + timedelta(hours=1))
    await stage.settles()
    anya.does_not_see("Борис")
    await stage.passes(hours=1)
    anya.sees("Теперь с нами Борис")


async def test_a_notice_that_comes_too_late_is_dropped_and_the_log_says_so(
    stage: Stage, anya: Someone, sqlite_engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot.delivery")
    stage.box.control.add_fault("sendMessage", status=502)
    await tell(stage, anya, "Борис", not_after=stage.box.clock.now() + timedelta(seconds=1))
    await stage.settles()
    await stage.passes(hours=1)
    anya.does_not_see("Борис")
    assert await states(sqlite_engine) == ["dropped"]
    assert "Notice 1 (PersonJoined) is of no use any more and is dropped" in caplog.messages


@pytest.mark.parametrize("fault", [{"status": 502}, {"status": 500}, {"status": 429, "retry_after": 1}])
async def test_a_failure_of_telegram_delays_and_loses_nothing(
    stage: Stage, anya: Someone, fault: dict[str, Any]
) -> None:
    stage.box.control.add_fault("sendMessage", **fault)
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.does_not_see("Борис")
    await stage.passes(minutes=1)
    anya.sees("Теперь с нами Борис")


async def test_telegram_out_of_reach_for_hours_loses_nothing(stage: Stage, anya: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=502, times=12)
    await tell(stage, anya, "Борис")
    await stage.passes(hours=3)
    assert [message["text"].count("Борис") for message in anya.messages].count(1) == 1


async def test_a_429_holds_everybody_back(stage: Stage, anya: Someone, marina: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=429, retry_after=1)
    await tell(stage, anya, "Первый")
    await tell(stage, marina, "Вторая")
    await stage.settles()
    await stage.passes(seconds=2)
    anya.sees("Первый")
    marina.sees("Вторая")


async def test_who_blocked_the_bot_is_marked_and_the_curator_told(
    stage: Stage, anya: Someone, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    stage.box.control.block(anya.account)
    await stage.settles()
    marina.sees("Лугова Аня Сергеевна", "сообщения не доходят")
    await tell(stage, anya, "Борис")
    await stage.settles()
    assert "dead" in await states(sqlite_engine)
    await marina.says("/start")
    await marina.presses("Не дошло")
    marina.sees("Лугова Аня Сергеевна")
    stage.box.control.block(anya.account, False)
    await stage.settles()
    await anya.says("/start")
    await tell(stage, anya, "Вера")
    await stage.settles()
    anya.sees("Теперь с нами Вера")


async def test_a_403_while_sending_marks_the_person(stage: Stage, anya: Someone, marina: Someone) -> None:
    stage.box.control.add_fault("sendMessage", status=403)
    await tell(stage, anya, "Борис")
    await stage.settles()
    marina.sees("сообщения не доходят")


async def test_the_urgent_goes_first(stage: Stage, anya: Someone) -> None:
    assert anya.actor is not None
    now = stage.box.clock.now()
    async with stage.program.begin() as work:
        await work.notices.post(anya.actor.id, RolesChanged(roles=("mentee",)), now=now)
        offer = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.post(anya.actor.id, offer, now=now - timedelta(minutes=1))
    await stage.settles()
    anya.sees("Погода", "Ваши роли изменились")
    assert anya.screen.index("Погода") < anya.screen.index("Ваши роли")


async def test_what_is_withdrawn_before_it_was_sent_never_comes(stage: Stage, anya: Someone) -> None:
    soon = stage.box.clock.now() + timedelta(minutes=5)
    await tell(stage, anya, "Борис", not_before=soon, subject="joined:1")
    async with stage.program.begin() as work:
        await work.notices.withdraw("joined:1")
    await stage.passes(hours=1)
    anya.does_not_see("Борис")


async def test_rewriting_changes_what_was_sent_and_stops_what_was_not(
    stage: Stage, anya: Someone, marina: Someone
) -> None:
    now = stage.box.clock.now()
    await tell(stage, anya, "Борис", subject="joined:1")
    await tell(stage, marina, "Борис", subject="joined:1", not_before=now + timedelta(hours=1))
    await stage.settles()
    async with stage.program.begin() as work:
        body = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.rewrite("joined:1", body, now=now)
    await stage.settles()
    await stage.passes(hours=2)
    anya.sees("Погода")
    anya.does_not_see("Борис")
    marina.does_not_see("Борис", "Погода")


async def test_a_rewriting_waits_for_the_message_that_is_being_sent(
    stage: Stage, anya: Someone, sqlite_engine: AsyncEngine, gate: asyncio.Event
) -> None:
    await tell(stage, anya, "Борис", subject="joined:1")
    while not await leased(sqlite_engine):
        pass
    async with stage.program.begin() as work:
        body = HelpOfferOver(topic=TopicName(code=None, name="Погода"), why=OfferEnd.TAKEN)
        await work.notices.rewrite("joined:1", body, now=stage.box.clock.now())
    while await leased(sqlite_engine) < 2:
        pass
    gate.set()
    await stage.settles()
    await stage.passes(seconds=5)
    anya.sees("Погода")
    anya.does_not_see("Борис")


async def test_what_was_leased_and_not_marked_goes_out_after_a_crash(
    stage: Stage, anya: Someone, sqlite_engine: AsyncEngine
) -> None:
    queue = SqlNoticeQueue(sqlite_engine)
    later = stage.box.clock.now() + timedelta(minutes=1)
    await tell(stage, anya, "Борис", not_before=later)
    # Another process took it and died.
    assert len(await queue.lease(later, 10)) == 1
    await stage.passes(minutes=2)
    anya.does_not_see("Борис")
    await stage.passes(minutes=3)
    anya.sees("Теперь с нами Борис")


async def test_somebody_who_left_is_not_written_to(stage: Stage, anya: Someone, sqlite_engine: AsyncEngine) -> None:
    assert anya.actor is not None
    async with sqlite_engine.begin() as connection:
        await connection.execute(text("UPDATE people SET left_at = joined_at WHERE id = :id"), {"id": anya.actor.id})
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.does_not_see("Борис")


async def test_two_deliveries_never_take_the_same_notice(engine: AsyncEngine, school: Any, unit: Any) -> None:
    reader = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    now = reader.person.joined_at
    async with school.begin() as work:
        body = PersonJoined(joined_id=reader.id, name="Борис")
        await work.notices.post_many([(reader.id, body, now)] * 60, now=now)
    queue = SqlNoticeQueue(engine)
    taken = await asyncio.gather(*(queue.lease(now, 20) for _ in range(6)))
    ids = [lease.id for leases in taken for lease in leases]
    assert len(ids) == len(set(ids)) == 60


async def test_a_notice_nobody_can_read_is_a_dead_letter_and_stops_nothing(
    stage: Stage, anya: Someone, sqlite_engine: AsyncEngine
) -> None:
    """A newer program wrote it, and then the older one was put back."""
    assert anya.actor is not None
    soon = stage.box.clock.now() + timedelta(minutes=1)
    await tell(stage, anya, "Борис", not_before=soon)
    await tell(stage, anya, "Вера", not_before=soon)
    await tell(stage, anya, "Глеб", not_before=soon)
    async with sqlite_engine.begin() as connection:
        await connection.execute(text("UPDATE notices SET kind = 'OfTomorrow' WHERE id = 1"))
        await connection.execute(text("""UPDATE notices SET body = '{"name": 5}' WHERE id = 2"""))
    await stage.passes(minutes=2)
    anya.sees("Теперь с нами Глеб")
    assert await states(sqlite_engine) == ["dead", "dead", "sent"]


async def test_a_slow_chat_holds_nobody_else_up(
    stage: Stage, anya: Someone, marina: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()

    async def turn(_: Pace, chat: int) -> None:
        if chat == anya.account:
            await gate.wait()

    monkeypatch.setattr(Pace, "turn", turn)
    for number in range(20):
        await tell(stage, anya, f"Новичок {number:02}")
    await tell(stage, marina, "Борис")
    async with asyncio.timeout(PATIENCE):
        while not await has_come("Теперь с нами Борис", marina):
            pass
    anya.does_not_see("Новичок")
    gate.set()
    await stage.settles()
    shown = [f"Новичок {number:02}" for number in range(20)]
    assert sorted(shown, key=anya.screen.index) == shown


async def has_come(what: str, reader: Someone) -> bool:
    await asyncio.sleep(0)
    return what in reader.screen


async def test_what_is_posted_while_a_person_is_written_to_comes_after_and_once(
    stage: Stage, anya: Someone, gate: asyncio.Event
) -> None:
    await tell(stage, anya, "Борис")
    await tell(stage, anya, "Вера")
    # Longer than a lease: what is in hand is due again.
    stage.box.clock.offset += timedelta(minutes=5)
    await tell(stage, anya, "Глеб")
    gate.set()
    await stage.settles()
    names = [name for message in anya.messages for name in ("Борис", "Вера", "Глеб") if name in message["text"]]
    assert names == ["Борис", "Вера", "Глеб"]


async def test_a_failure_of_the_database_under_one_notice_stops_no_other(
    stage: Stage, anya: Someone, marina: Someone, sqlite_engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_sent = SqlNoticeQueue.mark_sent

    async def stumble(queue: SqlNoticeQueue, notice_ids: Any, *more: Any) -> None:
        if notice_ids == [1]:
            raise OSError("the disk is full")
        await mark_sent(queue, notice_ids, *more)

    monkeypatch.setattr(SqlNoticeQueue, "mark_sent", stumble)
    soon = stage.box.clock.now() + timedelta(minutes=1)
    await tell(stage, anya, "Борис", not_before=soon)
    await tell(stage, marina, "Вера", not_before=soon)
    await tell(stage, anya, "Глеб", not_before=soon)
    stage.box.clock.offset += timedelta(minutes=1)
    await stage.program.delivery.deliver_due()
    anya.sees("Борис", "Глеб")
    marina.sees("Вера")
    assert await states(sqlite_engine) == ["waiting", "sent", "sent"]
    monkeypatch.undo()


async def test_what_was_said_is_not_kept(stage: Stage, anya: Someone, sqlite_engine: AsyncEngine) -> None:
    await tell(stage, anya, "Борис")
    await stage.settles()
    async with sqlite_engine.connect() as connection:
        assert await connection.scalar(select(NoticeRow.body)) == {}


async def test_an_account_the_bot_may_not_write_to_is_marked(
    stage: Stage, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    """As after a change of the token: nobody has started the new bot yet."""
    nobody = await stage.school.person(stage.unit, "Лугова Аня Сергеевна", Role.MENTEE, account=999)
    async with stage.program.begin() as work:
        await work.notices.post(nobody.id, RolesChanged(roles=("mentee",)), now=stage.box.clock.now())
    await stage.settles()
    marina.sees("Лугова Аня Сергеевна", "сообщения не доходят")


async def test_who_was_out_of_reach_and_writes_is_within_reach(
    stage: Stage, anya: Someone, sqlite_engine: AsyncEngine
) -> None:
    """The word that they unblocked the bot was lost, e.g. while it stood still for two days."""
    async with sqlite_engine.begin() as connection:
        await connection.execute(text("UPDATE people SET is_reachable = false"))
    await anya.says("/menu")
    await tell(stage, anya, "Борис")
    await stage.settles()
    anya.sees("Теперь с нами Борис")


async def test_who_is_removed_is_told(stage: Stage, anya: Someone, marina: Someone) -> None:
    assert anya.actor is not None
    assert marina.actor is not None
    await stage.program.use_cases.remove_person(anya.actor.id, by=marina.actor)
    await stage.settles()
    anya.sees("роли изменились")


async def test_an_offer_whose_photo_telegram_refuses_comes_without_it(stage: Stage, anya: Someone) -> None:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
    stage.box.control.add_fault("sendPhoto", status=400)
    await asks_with_a_photo(stage, anya)
    boris.sees("Коллеге нужна ваша помощь")
    boris.sees_button("Беру")


async def asks_with_a_photo(stage: Stage, mentee: Someone) -> None:
    assert mentee.actor is not None
    photo = Content(kind=ContentKind.PHOTO, text="Вот так", file="no-such-file", source_message=1)
    async with stage.program.begin() as work:
        topic = (await work.topics.tree(stage.unit.id)).directions()[0].id
    await stage.program.use_cases.ask_for_help(topic, Urgency.URGENT, [photo], by=mentee.actor)
    await stage.settles()


async def test_a_message_cut_in_pieces_is_edited_piece_by_piece(stage: Stage, anya: Someone) -> None:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
    await asks_with_a_photo(stage, anya)
    await boris.presses("Беру")
    await boris.says("а" * 4090)
    await boris.edits(boris.newest("ааа")["id"], "б" * 4090)
    shown = anya.screen
    assert shown.count("б") >= 4090
    assert "ааа" not in shown


async def test_an_edit_too_long_for_a_caption_does_not_take_the_caption_away(stage: Stage, anya: Someone) -> None:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
    await asks_with_a_photo(stage, anya)
    await boris.presses("Беру")
    await boris.sends("план.jpg", "image/jpeg", text="План урока")
    anya.sees("План урока")
    await boris.edits(boris.newest("План урока")["id"], "План урока " * 93)
    anya.sees("План урока")


async def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    pace, loop = Pace(), asyncio.get_running_loop()
    begun = loop.time()
    pace.hold(0.2)
    pace.hold(0.01)
    await pace.turn(1)
    assert loop.time() - begun >= 0.19


async def test_after_a_pause_messages_go_at_the_pace_and_not_all_at_once() -> None:
    pace, loop = Pace(per_second=10, burst_to_chat=100), asyncio.get_running_loop()
    went: list[float] = []

    async def send(chat: int) -> None:
        await pace.turn(chat)
        went.append(loop.time())

    pace.hold(0.05)
    begun = loop.time()
    await asyncio.gather(*(send(chat) for chat in range(14)))
    assert min(went) - begun >= 0.04
    assert max(went) - begun >= 0.35


async def test_what_is_due_in_a_moment_is_not_left_for_the_next_tick(stage: Stage, anya: Someone) -> None:
    await tell(stage, anya, "Борис", not_before=stage.box.clock.now() + timedelta(milliseconds=200))
    async with asyncio.timeout(PATIENCE):
        while "Борис" not in anya.screen:
            await stage.settles()
