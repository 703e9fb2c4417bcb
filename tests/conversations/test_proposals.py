"""The curator proposes: one pair, a group, a reverse pair, a head, everybody at once; and keeps people apart."""

import pytest

from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.mentors import approve


async def approved(stage: Stage, person: Someone) -> Someone:
    assert person.actor is not None
    await approve(stage.school, person.actor)
    return person


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    """Strongest in discipline, an approved mentor."""
    return await approved(stage, await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3}))


@pytest.fixture
async def vera(stage: Stage) -> Someone:
    return await approved(stage, await stage.joined("Соснина Вера Павловна", Role.MENTOR, strengths={"lesson-plan": 3}))


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"lesson-plan": 2})


async def mentorships(stage: Stage, person: Someone) -> list[Mentorship]:
    assert person.actor is not None
    async with stage.program.begin() as work:
        return await work.mentorships.of_person(person.actor.id, list(MentorshipState))


async def opens_bank_card(marina: Someone, name: str, *, of_mentees: bool = False) -> None:
    await marina.says("/start")
    await marina.presses("Банк")
    if of_mentees:
        await marina.presses("Наставляемые")
    await marina.presses(name)


async def test_the_curator_finds_a_mentor_for_somebody_and_both_say_yes(
    stage: Stage, marina: Someone, boris: Someone, vera: Someone, anya: Someone
) -> None:
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    marina.sees("Наставник для: Лугова А. С.", "Вяткин Б. А.: сильная сторона: Дисциплина и внимание ●●●")
    marina.sees_no_button("Соснина")
    await marina.presses("Вяткин Б. А.")
    marina.sees("Наставник: Вяткин Б. А.", "Виды: традиционное", "Срок: 9 мес.", "в темах: Дисциплина и внимание")
    await marina.presses("Срок")
    await marina.presses("6")
    await marina.presses("Почему")
    await marina.says("Оба ведут <русский> & литературу")
    marina.sees("Срок: 6 мес.", "Почему: Оба ведут <русский> & литературу")
    await marina.presses("Предложить всем")
    marina.sees("Предложено. Я спрошу каждого")
    for person in (boris, anya):
        person.sees("Куратор предлагает вам работать вместе", "Почему: Оба ведут <русский> & литературу")
    await anya.presses("Интересно")
    anya.sees("Вы согласны. Ждём ответа остальных")
    await boris.presses("Интересно")
    for person, other in ((boris, "Лугова А. С."), (anya, "Вяткин Б. А.")):
        person.sees("Согласны все", f"Все согласны! Вместе с вами: {other}")
    [pair] = await mentorships(stage, anya)
    assert (pair.state, pair.months) == (MentorshipState.CURATOR, 6)


async def test_a_no_has_a_reason_and_the_curator_learns_of_it(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предложить всем")
    await boris.presses("Не сейчас")
    await boris.presses("‹ Назад")
    await boris.presses("Не сейчас")
    await boris.presses("Нет времени")
    boris.sees("Вы отказались от этого предложения")
    anya.sees("На это предложение отвечать уже не нужно")
    marina.sees("Предложение не состоялось: кто-то отказался", "Без согласия: Вяткин Б. А.")
    [pair] = await mentorships(stage, anya)
    assert pair.state is MentorshipState.CALLED_OFF


async def test_silence_is_reminded_of_twice_and_then_ends_the_proposal(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предложить всем")
    await anya.presses("Интересно")
    for times in (1, 2):
        await stage.passes(days=1)
        assert boris.screen.count("Напомню о предложении куратора") == times
    anya.does_not_see("Напомню")
    await stage.passes(days=1)
    marina.sees("Предложение не состоялось: вовремя не ответили", "Без согласия: Вяткин Б. А.")
    assert await boris.presses("Интересно")
    [pair] = await mentorships(stage, anya)
    assert pair.state is MentorshipState.CALLED_OFF


async def test_who_is_on_leave_is_asked_when_they_are_back_and_the_curator_is_told_so(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("Моё время")
    await boris.presses("Отпуск")
    await boris.says("23.11 – 30.11")
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    marina.sees_no_button("Вяткин")
    await marina.presses("По фамилии")
    await marina.presses("Вяткин Б. А.")
    marina.sees("🏖 Сейчас в отпуске: Вяткин Б. А. по пн, 30 ноября. Спросим, когда вернутся")
    await marina.presses("Предложить всем")
    await stage.passes(days=7)
    anya.sees("Куратор предлагает вам работать вместе")
    boris.does_not_see("Куратор предлагает")
    await stage.passes(days=1)
    boris.sees("Куратор предлагает вам работать вместе")
    await boris.presses("Интересно")
    boris.sees("Вы согласны. Ждём ответа остальных")


async def test_a_group_is_proposed_from_the_mentors_card(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone, nikita: Someone
) -> None:
    await opens_bank_card(marina, "Вяткин Б. А.")
    await marina.presses("Предложить наставляемого")
    marina.sees("Отмечено: 0")
    await marina.presses("Лугова А. С.")
    await marina.presses("Бажов Н. Д.")
    await marina.presses("Дальше")
    marina.sees("Наставляемые: Лугова А. С., Бажов Н. Д.", "групповое")
    await marina.presses("Предложить всем")
    for person in (boris, anya, nikita):
        await person.presses("Интересно")
    [group] = await mentorships(stage, nikita)
    assert group.is_group
    assert group.state is MentorshipState.CURATOR


async def test_in_a_reverse_pair_each_helps_the_other(stage: Stage, marina: Someone, boris: Someone) -> None:
    emily = await stage.joined(
        "Harlow Emily", Role.MENTEE, needs={"discipline": 3}, strengths={"tools": 3}, language=Language.EN
    )
    await opens_bank_card(marina, "Harlow E.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Виды")
    await marina.presses("Реверсивное")
    await marina.presses("К предложению")
    marina.sees("В ответ Harlow E. — в темах: не указано")
    assert await marina.presses("Предложить всем")
    await marina.presses("Темы в ответ")
    for _ in range(4):
        await marina.presses("▶")
    await marina.presses("Программы и сервисы")
    await marina.presses("К предложению")
    await marina.presses("Предложить всем")
    emily.sees("The curator proposes that you work together")
    [pair] = await mentorships(stage, emily)
    assert len(pair.tracks) == 2
    assert boris.actor is not None
    assert emily.actor is not None
    assert {track.mentor_id for track in pair.tracks} == {boris.actor.id, emily.actor.id}


async def test_a_head_is_proposed_in_their_own_form(stage: Stage, marina: Someone, anya: Someone) -> None:
    await approved(
        stage, await stage.joined("Рябинина Елена Викторовна", Role.HEAD, Role.MENTOR, strengths={"discipline": 2})
    )
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    await marina.presses("Рябинина Е. В.")
    marina.sees("Форма: руководитель – педагог")
    await marina.presses("Форма")
    await marina.presses("Педагог – педагог")
    assert "Руководитель" in await marina.presses("Предложить всем")
    [*_] = await mentorships(stage, anya)
    assert await mentorships(stage, anya) == []


async def test_everybody_without_a_mentor_gets_a_suggestion_that_the_curator_sends(
    stage: Stage, marina: Someone, boris: Someone, vera: Someone, anya: Someone, nikita: Someone
) -> None:
    await marina.presses("Банк")
    await marina.presses("Подбор пар")
    marina.sees("Здесь пусто")
    await marina.presses("Подобрать всем")
    marina.sees("Готово. Пар: 2. Без наставника остались: 0.")
    await marina.presses("Открыть")
    marina.sees(
        "Лугова А. С. — Вяткин Б. А.: сильная сторона: Дисциплина и внимание ●●●",
        "Бажов Н. Д. — Соснина В. П.: сильная сторона: План урока",
    )
    anya.does_not_see("Куратор предлагает")
    await marina.presses("Бажов Н. Д. — Соснина В. П.")
    await marina.presses("Убрать из подбора")
    marina.does_not_see("Бажов Н. Д. — Соснина В. П.: ")
    await marina.presses("Предложить · 1")
    await marina.presses("Да, предложить")
    marina.sees("Предложено пар: 1.", "Здесь пусто")
    anya.sees("Куратор предлагает вам работать вместе")
    nikita.does_not_see("Куратор предлагает вам работать вместе")
    assert len(await mentorships(stage, anya)) == 1


async def test_a_pair_of_the_plan_gets_another_mentor_by_hand(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    await approved(stage, await stage.joined("Чернавина Людмила Петровна", Role.MENTOR, strengths={"discipline": 1}))
    await marina.presses("Банк")
    await marina.presses("Подбор пар")
    await marina.presses("Подобрать всем")
    await marina.presses("Открыть")
    await marina.presses("Лугова А. С. — Вяткин Б. А.")
    await marina.presses("Другой наставник")
    await marina.presses("Чернавина Л. П.")
    marina.sees("Наставник: Чернавина Людмила Петровна")
    await marina.presses("Настроить и предложить")
    marina.sees("Наставник: Чернавина Л. П.", "Наставляемые: Лугова А. С.")
    await marina.presses("Предложить всем")
    anya.sees("Наставник: Чернавина Л. П.")
    marina.sees("Здесь пусто")


async def test_people_kept_apart_are_neither_suggested_nor_proposed(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Не ставить в пару")
    marina.sees("Пока таких просьб нет")
    await marina.presses("Добавить")
    await marina.presses("Вяткин Б. А.")
    await marina.says("Родственники <и> спор")
    marina.sees("Вяткин Борис Андреевич: Родственники <и> спор")
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    marina.sees("Пока никто не подходит")
    await marina.presses("По фамилии")
    await marina.presses("Вяткин Б. А.")
    assert "просили не ставить" in await marina.presses("Предложить всем")
    anya.does_not_see("Родственники")
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Не ставить в пару")
    await marina.presses("✖️ Вяткин Б. А.")
    await marina.presses("Да, убрать")
    marina.sees("Пока таких просьб нет")


async def test_forged_and_foreign_presses_end_in_words(
    stage: Stage, marina: Someone, boris: Someone, anya: Someone
) -> None:
    for data in ("mp:yes:999", "md:no_time:999", "mx:999", "mp:yes:x", "md:nonsense:1"):
        assert await anya.forges(data), data
    await opens_bank_card(marina, "Лугова А. С.", of_mentees=True)
    await marina.presses("Подобрать наставника")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предложить всем")
    [pair] = await mentorships(stage, anya)
    assert await marina.forges(f"mp:yes:{pair.id}")
    [still] = await mentorships(stage, anya)
    assert still.version == pair.version
