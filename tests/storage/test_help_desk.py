"""Screens of situational help read lists, cards and figures in few statements, however many records there are."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.help_desk import SqlHelpDesk
from bot.storage.rows import AnswerRow, HelpRequestRow, NoticeRow
from mentoring.help_desk import AnswerTopic, HelpDesk, Waiting
from mentoring.model.help_request import (
    AnswerState,
    Content,
    ContentKind,
    DeclineReason,
    HelpLog,
    HelpState,
    OfferState,
    Step,
    Urgency,
)
from mentoring.model.ids import AnswerId, HelpRequestId, TopicId
from mentoring.model.people import Actor, Bent, Role, TopicLevel
from mentoring.model.topics import TopicTree
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.refusals import Gone
from mentoring.use_cases.answers import DecideAnswer, ProposeAnswer
from mentoring.use_cases.ladder import ClimbLadder
from mentoring.use_cases.situational_help import (
    AskForHelp,
    ClaimHelp,
    DeclineHelp,
    EndTalk,
    RateHelp,
    WithdrawHelp,
    WriteHelpLog,
)
from mentoring.use_cases.talk import PassOn
from tests.conftest import SetClock
from tests.school import School

Verb = Callable[[type[Any]], Any]
Counting = Callable[[], AbstractContextManager[list[str]]]


@dataclass
class Scene:
    """A school with one mentee, two mentors and a curator."""

    desk: HelpDesk
    school: School
    unit: Unit
    tree: TopicTree
    anya: Actor
    boris: Actor
    vera: Actor
    olga: Actor
    verb: Verb

    def topic(self, code: str) -> TopicId:
        return next(topic.id for topic in self.tree.topics if topic.code == code)

    async def ask(
        self,
        words: str = "Шумят",
        *,
        code: str = "discipline",
        urgency: Urgency = Urgency.URGENT,
        by: Actor | None = None,
    ) -> HelpRequestId:
        contents = [Content(kind=ContentKind.TEXT, text=words)]
        request = await self.verb(AskForHelp)(self.topic(code), urgency, contents, by=by or self.anya)
        return HelpRequestId(request.id)

    async def strength(self, who: Actor, code: str) -> None:
        async with self.school.begin() as work:
            level = TopicLevel(topic_id=self.topic(code), bent=Bent.STRENGTH, level=3)
            await work.people.set_topics(who.id, Bent.STRENGTH, [level])


@pytest.fixture
async def scene(engine: AsyncEngine, clock: SetClock, verb: Verb) -> Scene:
    school = School(engine, clock)
    unit = await school.unit()
    async with school.begin() as work:
        tree = await work.topics.tree(unit.id)
    return Scene(
        desk=SqlHelpDesk(engine),
        school=school,
        unit=unit,
        tree=tree,
        anya=await school.person(unit, "Иванова Анна Петровна", Role.MENTEE),
        boris=await school.person(unit, "Борисов Борис Борисович", Role.MENTOR),
        vera=await school.person(unit, "Верина Вера Ивановна", Role.MENTOR),
        olga=await school.person(unit, "Ольгина Ольга Олеговна", Role.CURATOR),
        verb=verb,
    )


async def test_what_waits_is_counted_for_each_role_in_one_statement(
    scene: Scene, engine: AsyncEngine, clock: SetClock, counting: Counting
) -> None:
    taken, offered = await scene.ask(), await scene.ask()
    await scene.verb(ClaimHelp)(taken, by=scene.boris)
    rated_soon = await scene.ask()
    await scene.verb(ClaimHelp)(rated_soon, by=scene.vera)
    await scene.verb(EndTalk)(rated_soon, is_solved=True, by=scene.vera)
    await scene.verb(ProposeAnswer)(rated_soon, by=scene.anya)
    async with engine.begin() as connection:
        await connection.execute(insert(NoticeRow), [_notice(scene.anya, "blocked", clock.now())])

    async def waiting(who: Actor, **roles: bool) -> Waiting:
        with counting() as statements:
            found = await scene.desk.waiting(who.id, scene.unit.id, now=clock.now(), **roles)
        assert len(statements) == 1
        return found

    assert await waiting(scene.anya, decides=False, mentors=False) == Waiting(my_live=2, unrated=1)
    assert await waiting(scene.boris, decides=False, mentors=True) == Waiting(claims=1, offers=1)
    curator = await waiting(scene.olga, decides=True, mentors=False)
    assert curator == Waiting(queue=2, proposals=1, dead_letters=1)
    clock.advance(minutes=31)
    await scene.verb(ClimbLadder)(offered)
    await scene.verb(ClimbLadder)(offered)
    assert (await waiting(scene.olga, decides=True, mentors=False)).queue_with_curator == 1
    clock.advance(days=8)
    assert (await waiting(scene.anya, decides=False, mentors=False)).unrated == 0


async def test_live_requests_of_the_mentee_come_before_ended_ones(scene: Scene, clock: SetClock) -> None:
    first = await scene.ask("раз")
    clock.advance(minutes=1)
    second = await scene.ask("два", code="exams")
    await scene.verb(WithdrawHelp)(second, by=scene.anya)
    lines = await scene.desk.my_requests(scene.anya.id)
    assert [(line.id, line.state) for line in lines] == [(first, HelpState.OPEN), (second, HelpState.WITHDRAWN)]
    assert lines[0].topic == TopicName(code="discipline", name=None)
    assert (lines[0].mentee_name, lines[0].mentor_name) == ("Иванова Анна Петровна", None)
    assert await scene.desk.my_requests(scene.boris.id) == []


async def test_a_mentor_sees_what_is_in_hand_and_then_what_is_offered(scene: Scene, clock: SetClock) -> None:
    offered = await scene.ask("раз")
    clock.advance(minutes=1)
    taken = await scene.ask("два")
    await scene.verb(ClaimHelp)(taken, by=scene.boris)
    mine = await scene.desk.my_helping(scene.boris.id)
    assert [(line.id, line.is_mine, line.is_offered) for line in mine] == [
        (taken, True, False),
        (offered, False, True),
    ]
    others = await scene.desk.my_helping(scene.vera.id)
    assert [(line.id, line.is_mine, line.is_offered) for line in others] == [(offered, False, True)]
    await scene.verb(DeclineHelp)(offered, DeclineReason.NO_TIME, by=scene.vera)
    assert await scene.desk.my_helping(scene.vera.id) == []


async def test_a_card_tells_words_files_and_who_was_asked_in_two_statements(scene: Scene, counting: Counting) -> None:
    contents = [
        Content(kind=ContentKind.TEXT, text="Шумят"),
        Content(kind=ContentKind.PHOTO, text="вот так", file="photo-1"),
        Content(kind=ContentKind.VOICE, file="voice-1"),
    ]
    request = await scene.verb(AskForHelp)(scene.topic("discipline"), Urgency.URGENT, contents, by=scene.anya)
    await scene.verb(DeclineHelp)(request.id, DeclineReason.NO_TIME, by=scene.vera)
    with counting() as statements:
        card = await scene.desk.card(request.id, reader_id=scene.boris.id)
    assert len(statements) == 2
    assert (card.words, card.files) == ("Шумят\nвот так", 2)
    assert (card.offers_open, card.offers_declined) == (1, 1)
    assert (card.line.is_offered, card.line.is_mine, card.is_logged) == (True, False, False)
    asked = await scene.desk.asked(request.id)
    assert {(each.name, each.state, each.reason) for each in asked} == {
        ("Борисов Борис Борисович", OfferState.OPEN, None),
        ("Верина Вера Ивановна", OfferState.DECLINED, DeclineReason.NO_TIME),
    }
    assert [each.content.kind for each in await scene.desk.contents(request.id)] == [
        ContentKind.TEXT,
        ContentKind.PHOTO,
        ContentKind.VOICE,
    ]


async def test_the_card_of_nothing_is_gone(scene: Scene) -> None:
    with pytest.raises(Gone):
        await scene.desk.card(HelpRequestId(404), reader_id=scene.anya.id)


async def test_a_single_rating_is_seen_by_nobody_but_who_gave_it(scene: Scene) -> None:
    request_id = await scene.ask()
    await scene.verb(ClaimHelp)(request_id, by=scene.boris)
    await scene.verb(EndTalk)(request_id, is_solved=True, by=scene.boris)
    await scene.verb(RateHelp)(request_id, 4, by=scene.anya)
    await scene.verb(WriteHelpLog)(request_id, HelpLog(works="пауза"), by=scene.boris)
    mine = await scene.desk.card(request_id, reader_id=scene.anya.id)
    mentors = await scene.desk.card(request_id, reader_id=scene.boris.id)
    curators = await scene.desk.card(request_id, reader_id=scene.olga.id)
    assert (mine.rating, mentors.rating, curators.rating) == (4, None, None)
    assert (mine.is_logged, mentors.is_logged) == (False, True)


async def test_the_queue_begins_with_what_the_curator_has_to_decide(scene: Scene, clock: SetClock) -> None:
    first = await scene.ask("раз", urgency=Urgency.WEEK)
    clock.advance(minutes=1)
    stuck = await scene.ask("два")
    clock.advance(minutes=15)
    await scene.verb(ClimbLadder)(stuck)
    clock.advance(minutes=15)
    await scene.verb(ClimbLadder)(stuck)
    third = await scene.ask("три")
    page = await scene.desk.queue(scene.unit.id, page=0, size=2)
    assert [(line.id, line.step) for line in page.lines] == [(stuck, Step.CURATOR), (first, Step.POOL)]
    assert page.total == 3
    rest = await scene.desk.queue(scene.unit.id, page=1, size=2)
    assert [line.id for line in rest.lines] == [third]
    other = await scene.school.unit("Другая школа")
    assert (await scene.desk.queue(other.id, page=0, size=2)).total == 0


async def test_the_queue_and_the_card_cost_the_same_with_500_requests(
    scene: Scene, engine: AsyncEngine, clock: SetClock, counting: Counting
) -> None:
    await scene.ask()
    await _history(scene, engine, clock, [_past(scene, clock, HelpState.OPEN) for _ in range(500)])

    async def screens() -> int:
        with counting() as statements:
            page = await scene.desk.queue(scene.unit.id, page=0, size=6)
            await scene.desk.waiting(
                scene.olga.id, scene.unit.id, decides=True, mentors=True, judges=True, now=clock.now()
            )
            await scene.desk.card(page.lines[0].id, reader_id=scene.olga.id)
            await scene.desk.asked(page.lines[0].id)
            await scene.desk.figures(scene.unit.id, clock.now())
            await scene.desk.assignable(page.lines[0].id, clock.now(), clock.now().date())
            assert (len(page.lines), page.total) == (6, 501)
        return len(statements)

    assert await screens() == 10


async def test_figures_count_answers_in_time_and_the_median_wait(
    scene: Scene, engine: AsyncEngine, clock: SetClock
) -> None:
    await _history(
        scene,
        engine,
        clock,
        [
            _past(scene, clock, HelpState.SOLVED, wait=10, rating=5),
            _past(scene, clock, HelpState.SOLVED, wait=20, rating=4),
            _past(scene, clock, HelpState.UNSOLVED, wait=60, rating=1),
            # Nobody answered, and the time is over.
            _past(scene, clock, HelpState.CLOSED),
            # Withdrawn before the answer was due: neither in time nor late.
            _past(scene, clock, HelpState.WITHDRAWN, ended=5),
            # Too long ago.
            _past(scene, clock, HelpState.SOLVED, days=31, wait=1, rating=1),
            _past(scene, clock, HelpState.OPEN, days=40),
        ],
    )
    figures = await scene.desk.figures(scene.unit.id, clock.now())
    assert (figures.asked, figures.answered) == (5, 3)
    assert figures.in_time_share == pytest.approx(2 / 4)
    assert figures.median_wait == timedelta(minutes=20)
    assert figures.by_state == {
        HelpState.SOLVED: 2,
        HelpState.UNSOLVED: 1,
        HelpState.CLOSED: 1,
        HelpState.WITHDRAWN: 1,
    }
    assert figures.waiting_now == 1


async def test_a_mean_rating_is_told_from_five_ratings_on(scene: Scene, engine: AsyncEngine, clock: SetClock) -> None:
    await _history(scene, engine, clock, [_past(scene, clock, HelpState.SOLVED, wait=1, rating=5) for _ in range(4)])
    few = await scene.desk.figures(scene.unit.id, clock.now())
    assert (few.ratings, few.rating_mean) == (4, None)
    await _history(scene, engine, clock, [_past(scene, clock, HelpState.SOLVED, wait=1, rating=3)])
    enough = await scene.desk.figures(scene.unit.id, clock.now())
    assert enough.ratings == 5
    assert enough.rating_mean == pytest.approx(4.6)


async def test_a_unit_without_requests_has_figures_without_shares(scene: Scene, clock: SetClock) -> None:
    figures = await scene.desk.figures(scene.unit.id, clock.now())
    assert (figures.asked, figures.in_time_share, figures.median_wait, figures.by_state) == (0, None, None, {})


async def test_the_usual_wait_needs_three_answers_of_that_urgency(
    scene: Scene, engine: AsyncEngine, clock: SetClock
) -> None:
    await _history(
        scene,
        engine,
        clock,
        [
            _past(scene, clock, HelpState.SOLVED, wait=10),
            _past(scene, clock, HelpState.SOLVED, wait=14),
            _past(scene, clock, HelpState.SOLVED, wait=900, urgency=Urgency.WEEK),
            _past(scene, clock, HelpState.OPEN),
        ],
    )
    assert await scene.desk.usual_wait(scene.unit.id, Urgency.URGENT, clock.now()) is None
    await _history(scene, engine, clock, [_past(scene, clock, HelpState.SOLVED, wait=40)])
    assert await scene.desk.usual_wait(scene.unit.id, Urgency.URGENT, clock.now()) == timedelta(minutes=14)


async def test_those_strong_in_the_topic_and_free_come_first_when_assigning(
    scene: Scene, engine: AsyncEngine, clock: SetClock
) -> None:
    guest = await scene.school.person(scene.unit, "Гостева Галина", Role.GUEST, Role.MENTOR)
    away = await scene.school.person(
        scene.unit, "Дальнев Дмитрий", Role.MENTOR, no_offers_until=clock.now() + timedelta(days=1)
    )
    await scene.school.invited(scene.unit, "Ещё Не Пришёл", Role.MENTOR)
    await scene.strength(scene.boris, "discipline")
    await scene.strength(guest, "conflicts")
    await scene.strength(away, "discipline")
    both = as_mentor_too(scene.anya, scene.unit)
    async with scene.school.begin() as work:
        await work.people.set_roles(both.id, scene.unit.id, both.roles_in(scene.unit.id), clock.now())
    first = await scene.ask(by=both)
    await scene.verb(ClaimHelp)(first, by=scene.boris)
    request_id = await scene.ask(by=both)
    today = clock.now().date()
    found = await scene.desk.assignable(request_id, clock.now(), today)
    assert [(each.name, each.fit, each.claims, each.is_away) for each in found] == [
        ("Борисов Борис Борисович", 2, 1, False),
        ("Гостева Галина", 1, 0, False),
        ("Верина Вера Ивановна", 0, 0, False),
        ("Дальнев Дмитрий", 2, 0, True),
    ]


async def test_dead_letters_of_the_unit_come_newest_first(scene: Scene, engine: AsyncEngine, clock: SetClock) -> None:
    other = await scene.school.unit("Другая школа")
    stranger = await scene.school.person(other, "Чужая Чара", Role.MENTEE)
    async with engine.begin() as connection:
        await connection.execute(
            insert(NoticeRow),
            [
                _notice(scene.anya, "blocked", clock.now() - timedelta(hours=1)),
                _notice(scene.boris, "refused", clock.now()),
                _notice(stranger, "blocked", clock.now()),
            ],
        )
    letters = await scene.desk.dead_letters(scene.unit.id)
    assert [(letter.person_name, letter.kind, letter.fault) for letter in letters] == [
        ("Борисов Борис Борисович", "HelpClaimed", "refused"),
        ("Иванова Анна Петровна", "HelpClaimed", "blocked"),
    ]


async def test_topics_with_published_answers_stand_in_the_order_of_the_tree(
    scene: Scene, engine: AsyncEngine, clock: SetClock
) -> None:
    ids = [await _answer(scene, engine, clock, code) for code in ("exams", "discipline", "psychology", "discipline")]
    proposed = await _answer(scene, engine, clock, "tools", AnswerState.PROPOSED)
    assert [(each.topic.code, each.answers) for each in await scene.desk.answer_topics(scene.unit.id)] == [
        ("psychology", 1),
        ("discipline", 2),
        ("exams", 1),
    ]
    assert AnswerTopic(
        topic_id=scene.topic("exams"), topic=TopicName(code="exams", name=None), answers=1
    ) in await scene.desk.answer_topics(scene.unit.id)
    on_topic = await scene.desk.answers(
        scene.unit.id, AnswerState.PUBLISHED, topic_id=scene.topic("discipline"), page=1, size=1
    )
    assert ([each.id for each in on_topic.lines], on_topic.total) == ([ids[1]], 2)
    waiting = await scene.desk.answers(scene.unit.id, AnswerState.PROPOSED)
    assert [each.id for each in waiting.lines] == [proposed]
    await scene.verb(DecideAnswer)(proposed, AnswerState.PUBLISHED, by=scene.olga)
    assert (await scene.desk.answer(proposed)).state is AnswerState.PUBLISHED
    with pytest.raises(Gone):
        await scene.desk.answer(AnswerId(404))


async def test_the_first_word_of_the_mentor_ends_the_wait(scene: Scene, clock: SetClock) -> None:
    request_id = await scene.ask()
    clock.advance(minutes=4)
    await scene.verb(ClaimHelp)(request_id, by=scene.boris)
    clock.advance(minutes=2)
    boris = await scene.school.actor(scene.boris)
    await scene.verb(PassOn)([Content(kind=ContentKind.TEXT, text="Здравствуйте")], by=boris)
    figures = await scene.desk.figures(scene.unit.id, clock.now())
    assert (figures.median_wait, figures.in_time_share) == (timedelta(minutes=6), 1.0)


def as_mentor_too(actor: Actor, unit: Unit) -> Actor:
    """A mentee who is a mentor too: their own request is never given to them."""
    return Actor(person=actor.person, roles={unit.id: frozenset({Role.MENTEE, Role.MENTOR})})


def _past(
    scene: Scene,
    clock: SetClock,
    state: HelpState,
    *,
    days: int = 1,
    wait: int | None = None,
    ended: int = 120,
    rating: int | None = None,
    urgency: Urgency = Urgency.URGENT,
) -> dict[str, Any]:
    """A request asked some days ago; `wait` and `ended` are minutes after that. It was to be answered in 30."""
    asked_at = clock.now() - timedelta(days=days)
    return {
        "unit_id": scene.unit.id,
        "mentee_id": scene.anya.id,
        "topic_id": scene.topic("discipline"),
        "urgency": urgency.value,
        "state": state.value,
        "step": Step.POOL.value,
        "asked_at": asked_at,
        "answer_by": asked_at + timedelta(minutes=30),
        "mentor_id": None if wait is None else scene.boris.id,
        "answered_at": None if wait is None else asked_at + timedelta(minutes=wait),
        "ended_at": None if state.is_live else asked_at + timedelta(minutes=ended),
        "rating": rating,
    }


async def _history(scene: Scene, engine: AsyncEngine, clock: SetClock, requests: Sequence[dict[str, Any]]) -> None:
    async with engine.begin() as connection:
        await connection.execute(insert(HelpRequestRow), list(requests))


def _notice(reader: Actor, fault: str, at: datetime) -> dict[str, Any]:
    return {
        "person_id": reader.id,
        "kind": "HelpClaimed",
        "body": {},
        "priority": 0,
        "not_before": at,
        "posted_at": at,
        "sent_at": at,
        "state": "dead",
        "fault": fault,
    }


async def _answer(
    scene: Scene, engine: AsyncEngine, clock: SetClock, code: str, state: AnswerState = AnswerState.PUBLISHED
) -> AnswerId:
    async with engine.begin() as connection:
        added = await connection.execute(
            insert(AnswerRow)
            .values(
                unit_id=scene.unit.id,
                topic_id=scene.topic(code),
                question="Как?",
                answer="Так.",
                state=state,
                proposed_at=clock.now(),
            )
            .returning(AnswerRow.id)
        )
        return AnswerId(added.scalar_one())
