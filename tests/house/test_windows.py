"""The house: every state has a window, and every window can be shown in both languages to somebody who may see it."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, ShowMode, StartMode
from aiogram_dialog.manager.bg_manager import BgManagerFactoryImpl
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.conversations import conversations
from bot.dialogs import states as map_of_states
from mentoring.decisions import Matter, Place
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.fit import Assignment
from mentoring.model.help_request import Content, ContentKind, HelpRequest, Urgency
from mentoring.model.ids import MediationId
from mentoring.model.mediation import Mediation, MediationState
from mentoring.model.meeting_log import LogField
from mentoring.model.mentorship import MentorshipState, Opinion, RoleModel, Track
from mentoring.model.orders import OrderKind
from mentoring.model.people import Language, Mode, Role
from mentoring.model.units import LIMITS
from mentoring.use_cases.meetings import MeetingPlan
from mentoring.use_cases.open_hours import HourPlan
from sandbox import Sandbox, SandboxClock
from tests.conftest import MONDAY_MORNING, PATIENCE, NoHolidays
from tests.conversations.dsl import TEXTS, Someone, Stage, playing
from tests.mentors import approve
from tests.mentorships import pair
from tests.pairs import together
from tests.papers import TODAY
from tests.records import held
from tests.school import School

GROUPS = [each for each in vars(map_of_states).values() if isinstance(each, type) and issubclass(each, StatesGroup)]
STATES = [state for group in GROUPS for state in group.__all_states__]


def all_dialogs() -> list[Dialog]:
    class NoUseCases:
        mark_reachable = None

    router = conversations(NoUseCases(), TEXTS.in_language(Language.RU))  # type: ignore[arg-type]  # only wired
    return [each for each in router.sub_routers if isinstance(each, Dialog)]


def test_every_state_has_a_window_and_every_window_a_state() -> None:
    windows = [state for dialog in all_dialogs() for state in dialog.windows]
    assert sorted(str(state.state) for state in windows) == sorted(str(state.state) for state in STATES)


@pytest.mark.parametrize("language", list(Language))
async def test_every_window_is_shown_in_both_languages(
    language: Language, sqlite_engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    async with Sandbox(clock=SandboxClock(MONDAY_MORNING - datetime.now(UTC))) as box:
        school = School(sqlite_engine, box.clock)
        async with playing(box, sqlite_engine, NoHolidays()) as program:
            stage = Stage(box, program, school, await school.unit(language=language))
            anya = await stage.joined("Лугова Аня Сергеевна", *Role, language=language, needs={"discipline": 3})
            boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})
            data = await everything(stage, anya, boris)
            failed = [str(state.state) for state in STATES if not await is_shown(stage, anya, state, data)]
            stranger = await stage.someone("Пётр", language=language.value)
            await stranger.says("/start")
            stranger.sees(TEXTS.in_language(language).label("home-stranger").splitlines()[0][3:-4])
    # Windows of an opened link need one; their stories are in test_joining.
    assert [state for state in failed if not state.startswith("Joining")] == []


async def everything(stage: Stage, anya: Someone, boris: Someone) -> dict[str, Any]:
    """A record of each kind, by the names under which windows keep its number."""
    use_cases = stage.program.use_cases
    assert anya.actor is not None
    assert boris.actor is not None
    vera = await stage.joined("Чернавина Людмила Петровна", Role.MENTOR)
    assert vera.actor is not None
    async with stage.program.begin() as work:
        tree = await work.topics.tree(stage.unit.id)
        topic = next(each for each in tree.topics if each.code == "discipline")
        assert topic.parent_id is not None
    words = [Content(kind=ContentKind.TEXT, text="Помогите <b>мне</b> & всем")]
    mine: HelpRequest = await use_cases.ask_for_help(topic.id, Urgency.URGENT, words, by=anya.actor)
    await use_cases.claim_help(mine.id, by=boris.actor)
    await use_cases.end_talk(mine.id, is_solved=True, by=anya.actor)
    await use_cases.propose_answer(mine.id, by=anya.actor)
    async with stage.program.begin() as work:
        await work.people.set_roles(boris.actor.id, stage.unit.id, set(Role), stage.box.clock.now())
    asked = await use_cases.ask_for_help(topic.id, Urgency.TODAY, words, by=await stage.school.actor(boris.actor))
    await use_cases.claim_help(asked.id, by=anya.actor)
    proposed = await use_cases.propose_mentors([vera.actor.id], stage.unit.id, by=anya.actor)
    await use_cases.refuse_mentors(proposed.id, [vera.actor.id], reason="Пока рано <&>", by=anya.actor)
    mentors = await use_cases.propose_mentors([vera.actor.id, boris.actor.id], stage.unit.id, by=anya.actor)
    await use_cases.write_remark(boris.actor.id, stage.unit.id, "Занят <&> по средам", by=anya.actor)
    await approve(stage.school, vera.actor)
    await use_cases.plan_pairs([Assignment(anya.actor.id, vera.actor.id)], stage.unit.id, by=anya.actor)
    await use_cases.keep_apart(vera.actor.id, boris.actor.id, stage.unit.id, reason="Спор <&>", by=anya.actor)
    people = {"unit": stage.unit.id, "person": boris.actor.id, "mentees": [anya.actor.id]}
    # Requests for a mentor: one of each to the other, with a question in the first.
    await approve(stage.school, anya.actor, boris.actor)
    wish: dict[str, Any] = {
        "topics": [topic.id],
        "kinds": [Kind.TRADITIONAL],
        "form": RoleForm.HEAD_TEACHER,
        "modes": [Mode.ONLINE],
        "months": 9,
        "difficulty": "Шумят <&>",
        "expectations": "Побывать на уроке <&>",
    }
    wanted = await use_cases.ask_for_mentor(**wish, mentors=[boris.actor.id], by=anya.actor)
    await use_cases.ask_mentee(wanted.id, "Какой класс <&>?", by=await stage.school.actor(boris.actor))
    ask = await use_cases.ask_for_mentor(**wish, mentors=[anya.actor.id], by=await stage.school.actor(boris.actor))
    # Decisions about mentorships
    council = MentorshipState.COUNCIL
    to_decide = await pair(stage.school, boris.actor, vera.actor, state=council, form=RoleForm.HEAD_TEACHER)
    until = stage.box.clock.now() + timedelta(days=3)
    returned = await pair(stage.school, anya.actor, vera.actor, state=MentorshipState.RETURNED, due_at=until)
    await use_cases.give_opinion(to_decide.id, Opinion.AGAINST, words="Рано <&>", seen=1, by=anya.actor)
    at = Place(since=to_decide.proposed_at, matter=Matter.OPINION, id=to_decide.id)
    # Own mentorships and their ends
    head_pair = await together(
        stage.program.begin,
        anya.actor,
        boris.actor,
        form=RoleForm.HEAD_TEACHER,
        kinds=frozenset({Kind.REVERSE}),
        role_model=RoleModel.SUBJECT_SUBJECT,
        rationale="Один предмет <&>",
        tracks=(
            Track(mentor_id=anya.actor.id, topics=(topic.id,), goals="Тишина <&>", conditions="Проектор <&>"),
            Track(mentor_id=boris.actor.id),
        ),
    )
    galina = await stage.joined("Советова Галина Юрьевна", Role.COUNCIL)
    inna = await stage.joined("Решетова Инна Ильинична", Role.CURATOR)
    assert galina.actor is not None
    assert inna.actor is not None
    await use_cases.ask_mediator(head_pair.id, galina.actor.id, words="Мы <&> ссоримся", by=anya.actor)
    others = await together(stage.program.begin, vera.actor, boris.actor)
    async with stage.program.begin() as work:
        mediation = await work.mediations.add(
            Mediation(
                id=MediationId(0),
                mentorship_id=others.id,
                unit_id=stage.unit.id,
                asked_by=vera.actor.id,
                asked_at=stage.box.clock.now(),
                state=MediationState.ASKED,
                candidates=frozenset({anya.actor.id}),
                words="Мы <&> ссоримся",
            )
        )
    await use_cases.take_mediation(mediation.id, by=anya.actor)
    await use_cases.write_mediation_note(mediation.id, "Упрямы <&> оба", by=anya.actor)
    tomorrow = stage.box.clock.now() + timedelta(days=1)
    # Meetings: one with times to answer, one whose people say different things.
    plan = MeetingPlan(
        times=(tomorrow, tomorrow + timedelta(hours=2)),
        minutes=30,
        mode=Mode.ONLINE,
        place="https://call.example/<&>",
        agenda="Урок <&> тишина",
        goal="План <&> урока",
    )
    meeting = await use_cases.propose_meeting(head_pair.id, plan, by=await stage.school.actor(boris.actor))
    await use_cases.propose_meeting(others.id, plan, by=vera.actor)
    disputed = await use_cases.put_meeting_in(
        others.id, tomorrow - timedelta(days=3), minutes=30, mode=Mode.ONLINE, by=vera.actor
    )
    await use_cases.warn_of_end(head_pair.id, "Нет <&> встреч", by=inna.actor)
    await use_cases.propose_end(head_pair.id, tomorrow.date(), by=await stage.school.actor(boris.actor))
    paired = await pair(stage.school, boris.actor, anya.actor, state=MentorshipState.APPROVED)
    for person in (boris.actor, anya.actor):
        await use_cases.register_consent(paired.id, person.id, number="<7>", signed_on=TODAY, by=anya.actor)
    order = await use_cases.draw_up_order(OrderKind.APPOINT, [paired.id], stage.unit.id, by=anya.actor)
    await use_cases.describe_item(order.id, None, pay="5000 <&> ₽", addendum="3", by=anya.actor)
    await use_cases.describe_order(order.id, protocol="№ 3 <&>", by=anya.actor)
    order = await use_cases.send_order(order.id, by=anya.actor)
    # Open hours
    hour = await use_cases.announce_open_hour(
        HourPlan(
            topic_id=topic.id,
            starts_at=stage.box.clock.now() + timedelta(days=2),
            minutes=60,
            mode=Mode.IN_PERSON,
            place="каб. <&> 5",
            seats=3,
            about="Шумят <&>",
            step_days=7,
        ),
        by=anya.actor,
    )
    await use_cases.sign_up_for_open_hour(hour.id, by=boris.actor)
    # Single meetings
    await use_cases.describe_slots(mode=Mode.IN_PERSON, place="каб. <&> 7", by=boris.actor)
    slot = stage.box.clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    await use_cases.offer_slot(slot, by=await stage.school.actor(boris.actor))
    await use_cases.offer_slot(slot + timedelta(hours=2), by=await stage.school.actor(boris.actor))
    await use_cases.describe_slots(mode=Mode.IN_PERSON, place="каб. <&> 7", by=anya.actor)
    async with stage.program.begin() as work:
        settings = replace(stage.unit.settings, has_speed_step=True)
        await work.units.save_settings(stage.unit.id, settings)
    speed = await use_cases.book_slot(boris.actor.id, slot, topic.id, "Шумят <&>", by=anya.actor)
    # Circles of meetings
    gathered = await use_cases.gather_rotation(
        title="Круг <&>",
        starts_at=tomorrow,
        place="каб. <&> 12",
        rounds=3,
        minutes=5,
        break_minutes=1,
        mentors=[boris.actor.id, vera.actor.id],
        mentees=[anya.actor.id],
        by=anya.actor,
    )
    for person in (anya.actor, boris.actor):
        await use_cases.answer_invitation(gathered.id, comes=True, by=person)
    await use_cases.turn_wish(gathered.id, person=boris.actor.id, by=anya.actor)
    await use_cases.send_plan(gathered.id, by=anya.actor)
    # Records of meetings: a step from the first comes back at the second
    now = stage.box.clock.now()
    first = await held(stage.program.begin, head_pair, now - timedelta(days=7), topics=(topic.id,))
    recorded = await held(stage.program.begin, head_pair, now - timedelta(hours=1), topics=(topic.id,))
    other_meeting = await held(stage.program.begin, others, now - timedelta(days=3))
    partner = await stage.school.actor(boris.actor)
    await use_cases.answer_in_log(first.id, LogField.MENTEE_STEP, words="Урок <&>", by=anya.actor)
    await use_cases.answer_in_log(other_meeting.id, LogField.MENTOR_STEP, words="Зайду <&>", by=partner)
    for question in LogField:
        await use_cases.answer_in_log(recorded.id, question, words="Слова <&>", voice="voice <&>", by=partner)
    await use_cases.write_shared_note(recorded.id, "Вместе <&>", by=anya.actor)
    await use_cases.write_private_note(recorded.id, words="Для себя <&>", voice="voice", by=anya.actor)
    invited = await use_cases.invite_person("Соснина Вера Павловна", [Role.MENTOR], by=anya.actor)
    return {
        "own": people | {"request": mine.id, "pair": paired.id, "order": order.id, "version": order.version},
        "held": people | {"request": asked.id},
        "returned": {"mentorship": returned.id},
        # Own mentorships; and nobody reads the journal of one of their own.
        "pair": {"mentorship": head_pair.id},
        "others": {"mentorship": others.id},
        "meeting": {"meeting": meeting.id},
        "recorded": {"meeting": recorded.id},
        "of_unit": {"meeting": disputed.id},
        "dialog": {
            "direction": topic.parent_id,
            "topic": topic.id,
            "urgency": "urgent",
            "person": boris.actor.id,
            "mentor": vera.actor.id,
            "mentee": anya.actor.id,
            "list": mentors.id,
            "chosen": [vera.actor.id],
            "refusing": [vera.actor.id],
            "invite": invited.invite.id,
            "roles": ["mentor"],
            "answer": 1,
            "wanted": wanted.id,
            "ask": ask.id,
            "card": "reverse",
            "section": "hours",
            "setting": next(iter(LIMITS)),
            "version": 0,
            "period": "term",
            "entry": "2026-09-01",
            "first_day": "2026-12-01",
            "weekday": 0,
            "role": "head",
            "mentorship": head_pair.id,
            "mediation": mediation.id,
            "times": [int(tomorrow.timestamp())],
            "day": "2026-11-26",
            "facts": "Нет <&> встреч",
            "found": {"new": 1, "changed": 1, "same": 1, "faults": 1, "lines": "—", "unknown": "—"},
            "at": {"since": at.since.isoformat(), "matter": at.matter.value, "id": at.id},
            "title": "Тема <&>",
            "order_kind": "appoint",
            "form": "consent",
            "asked": "protocol",
            "number": "12-к",
            "rotation": gathered.id,
            "time": "14:30",
            "place": "каб. <&> 12",
            "lookback": "school_year",
            "draft": "Черновик <&>",
            "done": {"added": 1, "changed": 1, "same": 1, "links": 1},
            "hour": hour.id,
            "speed": speed.id,
            "to_meet": boris.actor.id,
            "slot": int((slot + timedelta(hours=2)).timestamp()),
            "question": "Шумят <&>",
            "hour_plan": {
                "topic": topic.id,
                "about": "Шумят <&>",
                "day": "2026-11-26",
                "time": "15:00",
                "place": "каб. <&> 5",
                "minutes": 60,
                "seats": 10,
                "admission": "chosen",
                "audience": "unit",
                "step_days": 7,
            },
        },
    }


async def is_shown(stage: Stage, person: Someone, state: State, data: dict[str, Any]) -> bool:
    """Open the window as a dialog would; True when a new message stands in the chat and says nothing of an incident."""
    bot: Bot = stage.program.bot
    manager = BgManagerFactoryImpl(stage.program.dispatcher).bg(bot, person.account, person.account, load=True)
    held = (map_of_states.MyHelping, map_of_states.HelpQueue, map_of_states.AskingBack)
    start = data["held"] if state.group in held else data["own"] | data["returned"]
    if state.group in {map_of_states.MyMentorships, map_of_states.UnitMentorships, map_of_states.MeetingDiary}:
        is_own = state.group is map_of_states.MyMentorships or state is map_of_states.MeetingDiary.own
        start |= data["pair"] if is_own else data["others"]
    if state.group is map_of_states.LoggingMeeting:
        start |= data["recorded"]
    if state.group is map_of_states.MyMeetings:
        start |= data["meeting"]
    if state.group is map_of_states.UnitMeetings:
        start |= data["of_unit"]
    before = person.last
    async with asyncio.timeout(PATIENCE), manager.fg() as window:
        await window.start(state, data=start, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
        window.dialog_data.update(data["dialog"] | start)
        try:
            window.show_mode = ShowMode.SEND
            await window.show()
        except Exception:
            logging.getLogger(__name__).exception("%s", state.state)
        # Whatever comes next begins from home, not from a window that could not be shown.
        await window.start(map_of_states.Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    return person.last > before
