"""The queue of deciders on the phone: opinions, decisions, what comes next, and what somebody else was faster with."""

from dataclasses import replace
from typing import Any

import pytest

from mentoring.model.bank import RoleForm
from mentoring.model.ids import TopicId
from mentoring.model.mentorship import Mentorship, MentorshipState, Track
from mentoring.model.mentorship_request import RequestState
from mentoring.model.people import Actor, Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.mentors import approve
from tests.mentorships import mentor_request, pair

COUNCIL = MentorshipState.COUNCIL


def actor_of(person: Someone) -> Actor:
    assert person.actor is not None
    return person.actor


async def agreed(stage: Stage, mentor: Someone, *mentees: Someone, **fields: Any) -> Mentorship:
    """Everybody has said yes long ago."""
    return await pair(stage.school, actor_of(mentor), *map(actor_of, mentees), **fields)


async def state_of(stage: Stage, mentorship: Mentorship) -> MentorshipState:
    async with stage.program.begin() as work:
        return (await work.mentorships.get(mentorship.id)).state


@pytest.fixture
async def gleb(stage: Stage) -> Someone:
    """Of the council."""
    return await stage.joined("Тарханов Глеб Ильич", Role.COUNCIL)


@pytest.fixture
async def egor(stage: Stage) -> Someone:
    """The head."""
    return await stage.joined("Директоров Егор Петрович", Role.HEAD)


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 2})


async def opens(person: Someone) -> None:
    await person.says("/start")
    await person.presses("🗂 Решения")


async def test_an_empty_queue_says_so(marina: Someone, gleb: Someone, anya: Someone) -> None:
    for person in (marina, gleb):
        await person.presses("🗂 Решения")
        person.sees("Всё решено")
        await person.presses("У совета")
        person.sees("Сейчас у совета ничего нет")
        await person.presses("К решениям")
        person.sees("Всё решено")
    anya.sees_no_button("Решения")


async def test_the_council_speaks_and_the_curator_decides_in_a_press_each(
    stage: Stage, anya: Someone, boris: Someone, gleb: Someone, marina: Someone
) -> None:
    tracks = (Track(mentor_id=actor_of(boris).id, topics=(TopicId(2),), goals="Тишина <&>"),)
    pair_ = await agreed(stage, boris, anya, state=COUNCIL, tracks=tracks)
    await opens(gleb)
    gleb.sees(
        "Решения · ждут: 1",
        "Вы решаете как совет наставников",
        "Вяткин Б. А. → Лугова А. С.",
        "у совета наставников",
        "Сильные стороны: Дисциплина и внимание ●●●",
        "Нужна поддержка: Дисциплина и внимание ●●●",
        "Цель: Тишина <&>",
        "Почему: Один предмет <&>",
        "9 месяцев",
    )
    gleb.sees_no_button("Утвердить")
    await gleb.presses("За")
    gleb.sees("Всё решено", "Вяткин Б. А. → Лугова А. С.: мнение совета: за")
    await opens(marina)
    marina.sees("Вы решаете как куратор", "Совет: за 1, против 0, воздержались 0, молчат 0", "у куратора")
    await marina.presses("✅ Утвердить")
    marina.sees("Всё решено", "утверждена куратором")
    assert await state_of(stage, pair_) is MentorshipState.APPROVED
    for person in (anya, boris):
        person.sees("Вяткин Б. А. → Лугова А. С.", "Куратор утвердил. Дальше письменные согласия и приказ.")


async def test_home_and_the_morning_tell_how_much_waits_and_nobody_is_told_case_by_case(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, gleb: Someone, marina: Someone
) -> None:
    for mentee in (anya, nikita):
        await agreed(stage, boris, mentee, state=COUNCIL)
    for _ in range(2):
        await opens(gleb)
        await gleb.presses("За")
    marina.does_not_see("решени")
    await marina.says("/start")
    marina.sees("2 решения ждут вас")
    assert marina.buttons[0] == "🗂 Решения · 2"
    await stage.passes(hours=22)
    marina.sees("Доброе утро! Вас ждут 2 решения.")
    gleb.does_not_see("Доброе утро")
    await marina.presses("Решить")
    marina.sees("Решения · ждут: 2")
    await marina.presses("✅ Утвердить")
    await marina.presses("✅ Утвердить")
    await stage.passes(days=1)
    assert marina.screen.count("Доброе утро") == 1


async def test_against_comes_with_a_reason_that_the_curator_reads_and_the_others_do_not(
    stage: Stage, anya: Someone, boris: Someone, gleb: Someone, marina: Someone
) -> None:
    inna = await stage.joined("Полозова Инна Игоревна", Role.COUNCIL)
    await agreed(stage, boris, anya, state=COUNCIL)
    await opens(gleb)
    await gleb.presses("Против")
    gleb.sees("Почему вы против?")
    await gleb.says("Большая <нагрузка>")
    gleb.sees("мнение совета: против")
    await opens(inna)
    await inna.presses("История")
    inna.sees("предложена, Лугова Аня Сергеевна")
    inna.does_not_see("нагрузка")
    await inna.presses("К решениям")
    await inna.presses("За, с пояснением")
    await inna.says("Сработаются")
    await opens(marina)
    marina.sees("за 1, против 1")
    await marina.presses("История")
    marina.sees("мнение совета: против, Тарханов Глеб Ильич", "Большая <нагрузка>", "Сработаются", "совет закончил")


async def test_an_opinion_can_be_changed_until_the_council_is_done(
    stage: Stage, anya: Someone, boris: Someone, gleb: Someone, marina: Someone
) -> None:
    await stage.joined("Полозова Инна Игоревна", Role.COUNCIL)
    await agreed(stage, boris, anya)
    await opens(marina)
    marina.does_not_see("🗳 Совет")
    pair_ = await agreed(stage, boris, anya, state=COUNCIL)
    await opens(gleb)
    await gleb.presses("Воздержусь")
    await gleb.presses("Передумать")
    gleb.sees("Ваше мнение: воздержался")
    await gleb.presses("За")
    await gleb.presses("У совета")
    await gleb.presses("✅ Вяткин Б. А. → Лугова А. С.")
    gleb.sees("Ваше мнение: за")
    async with stage.program.begin() as work:
        stored = await work.mentorships.get(pair_.id)
        await work.mentorships.save(stored.moved(MentorshipState.CURATOR), expected=stored)
    await gleb.presses("Воздержусь")
    gleb.sees("Совет уже высказался", "у куратора")
    gleb.sees_no_button("Воздержусь")


async def test_silence_of_the_council_is_no_objection(
    stage: Stage, anya: Someone, boris: Someone, gleb: Someone, marina: Someone
) -> None:
    due_at = stage.box.clock.now()
    pair_ = await agreed(stage, boris, anya, state=COUNCIL, due_at=due_at)
    await stage.passes(minutes=1)
    assert await state_of(stage, pair_) is MentorshipState.CURATOR
    await opens(marina)
    marina.sees("молчат 1")
    await marina.presses("История")
    marina.sees("совет закончил, пн")


async def test_a_pair_with_the_head_waits_for_the_council(
    stage: Stage, anya: Someone, egor: Someone, gleb: Someone, marina: Someone
) -> None:
    due_at = stage.box.clock.now()
    form = RoleForm.HEAD_TEACHER
    pair_ = await agreed(stage, egor, anya, state=COUNCIL, form=form, due_at=due_at)
    await stage.passes(minutes=1)
    gleb.sees("Пара с руководителем ждёт слова совета")
    await opens(marina)
    marina.sees("Всё решено")
    await marina.presses("У совета")
    await marina.presses("⏳ Директоров Е. П. → Лугова А. С.")
    marina.sees("у совета наставников", "молчат 1")
    marina.sees_no_button("Утвердить")
    await stage.passes(days=2)
    await opens(marina)
    marina.sees("Ждём совет: пару с руководителем утверждают вместе")
    marina.sees_no_button("✅ Утвердить")
    await marina.presses("Спросить совет ещё раз")
    await opens(gleb)
    await gleb.presses("За")
    await opens(marina)
    await marina.presses("✅ Утвердить")
    assert await state_of(stage, pair_) is MentorshipState.APPROVED


async def test_what_the_curator_returns_is_changed_by_one_side_and_comes_back(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    pair_ = await agreed(stage, boris, anya)
    await opens(marina)
    await marina.presses("Вернуть")
    marina.sees("Что стоит изменить?")
    await marina.says("Срок короче, цель точнее <&>")
    marina.sees("Всё решено", "возвращена со словами")
    for person in (anya, boris):
        person.sees("Куратор просит кое-что изменить", "Срок короче, цель точнее <&>")
    await anya.presses("Изменить и отправить")
    anya.sees("Срок: 9 месяцев", "Виды: традиционное", "Цель, Вяткин Б. А.: Тишина на уроке <&>")
    await anya.presses("Срок")
    await anya.presses("6")
    await anya.presses("Встречи")
    await anya.presses("Онлайн")
    await anya.presses("Готово")
    await anya.presses("Виды")
    await anya.presses("Традиционное")
    await anya.presses("Краткосрочное")
    await anya.presses("Готово")
    await anya.presses("Цель")
    await anya.says("Пять уроков без <замечаний>")
    anya.sees("Срок: 6 месяцев", "Встречи: лично и онлайн", "Виды: краткосрочное", "Пять уроков без <замечаний>")
    await anya.presses("Отправить снова")
    anya.sees("Сейчас: у куратора")
    anya.sees_no_button("Отправить снова")
    boris.sees("Лугова Аня Сергеевна меняет условия и отправляет снова")
    await opens(marina)
    marina.sees("Пять уроков без <замечаний>", "6 месяцев", "краткосрочное")
    await boris.presses("Изменить и отправить")
    boris.sees("Сейчас: у куратора")
    boris.sees_no_button("Отправить снова")
    assert await state_of(stage, pair_) is MentorshipState.CURATOR


async def test_nothing_ticked_off_is_refused_in_words_and_who_is_late_is_told_so(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await agreed(stage, boris, anya)
    await opens(marina)
    await marina.presses("Вернуть")
    await marina.says("Уточните")
    for person in (anya, boris):
        await person.presses("Изменить и отправить")
    await anya.presses("Виды")
    await anya.presses("Традиционное")
    await anya.presses("Готово")
    assert "хотя бы одно" in await anya.presses("Отправить снова")
    await boris.presses("Отправить снова")
    await anya.presses("Отправить снова")
    anya.sees("кое-что изменилось", "Сейчас: у куратора")


async def test_what_nobody_changes_is_the_curators_again(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await agreed(stage, boris, anya)
    await opens(marina)
    await marina.presses("Вернуть")
    await marina.says("Уточните")
    await stage.passes(days=3)
    anya.sees("Изменений не было, решает куратор")
    await stage.passes(days=1)
    marina.sees("Доброе утро! Вас ждёт 1 решение.")


async def test_the_curator_refuses_with_words_or_looks_for_another_mentor_kindly(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, marina: Someone
) -> None:
    asked = await mentor_request(stage.school, actor_of(anya), actor_of(boris), state=RequestState.MATCHED)
    await agreed(stage, boris, anya, request_id=asked.id)
    await agreed(stage, boris, nikita)
    await opens(marina)
    marina.sees("Своими словами", "Пятый класс не слышит меня <&>")
    await marina.presses("Другой наставник")
    await marina.presses("Без слов")
    boris.sees("Здесь куратор поищет другого наставника. Это не оценка")
    anya.sees("Куратор подберёт вам другого наставника")
    marina.sees("Наставник для: Лугова А. С.")
    await opens(marina)
    marina.sees("Лугова Аня Сергеевна ищет наставника", "Вяткин Б. А.: уже не спрашиваем")
    await marina.presses("Позже")
    marina.sees("Вяткин Б. А. → Бажов Н. Д.")
    await marina.presses("Отказать")
    await marina.says("Уходит в отпуск")
    nikita.sees("Куратор решил не утверждать", "Уходит в отпуск")
    marina.sees("Вы дошли до конца", "Вяткин Б. А. → Бажов Н. Д.: куратор отказал")


async def test_a_request_that_came_to_the_curator_is_answered_by_a_proposal_or_closed_with_words(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone, nikita: Someone, marina: Someone
) -> None:
    await approve(stage.school, actor_of(vera))
    for mentee in (anya, nikita):
        await mentor_request(stage.school, actor_of(mentee), actor_of(boris))
    await opens(marina)
    marina.sees("Решения · ждут: 2", "Пятый класс не слышит меня <&>", "Вяткин Б. А.: нет ответа")
    await marina.presses("Найти наставника")
    await marina.presses("Соснина")
    await marina.presses("Предложить всем")
    marina.sees("Решения · ждут: 1", "Бажов Никита Денисович ищет наставника")
    await marina.presses("Закрыть со словами")
    await marina.says("Наставник появится в январе <&>")
    marina.sees("Всё решено")
    nikita.sees("Наставник появится в январе <&>")
    vera.sees("Лугова")


async def test_a_second_tap_is_not_taken_for_the_card_that_came_next(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, marina: Someone
) -> None:
    one, two = await agreed(stage, boris, anya), await agreed(stage, boris, nikita)
    await opens(marina)
    _, button = marina.button("✅ Утвердить")
    await marina.presses("✅ Утвердить")
    marina.sees("Вяткин Б. А. → Бажов Н. Д.")
    assert "кое-что изменилось" in await marina.forges(button["data"])
    assert await state_of(stage, one) is MentorshipState.APPROVED
    assert await state_of(stage, two) is MentorshipState.CURATOR
    bare = button["data"].rpartition(":")[0]
    assert "кое-что изменилось" in await marina.forges(bare)


async def test_a_decision_somebody_else_took_is_told_with_their_name_and_the_card_as_it_is_now(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    inna = await stage.joined("Полозова Инна Игоревна", Role.CURATOR)
    await agreed(stage, boris, anya)
    await opens(marina)
    await opens(inna)
    await inna.presses("Отказать")
    await inna.says("Нет")
    await marina.presses("✅ Утвердить")
    marina.sees("Решение принял(а): Полозова Инна Игоревна", "Сейчас: не состоялась")
    marina.sees_no_button("✅ Утвердить")
    await marina.presses("Позже")
    marina.sees("Всё решено")


async def test_a_card_that_changed_meanwhile_is_shown_as_it_is_now_before_it_is_decided(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    pair_ = await agreed(stage, boris, anya)
    await opens(marina)
    async with stage.program.begin() as work:
        await work.mentorships.save(replace(pair_, months=4), expected=pair_)
    await marina.presses("✅ Утвердить")
    marina.sees("кое-что изменилось", "4 месяца")
    await marina.presses("✅ Утвердить")
    assert await state_of(stage, pair_) is MentorshipState.APPROVED


async def test_a_decision_is_superseded_by_thinking_again(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    pair_ = await agreed(stage, boris, anya)
    await opens(marina)
    await marina.presses("✅ Утвердить")
    await marina.presses("Передумать")
    marina.sees("утверждена, ждём согласий")
    await marina.presses("Вернуть")
    await marina.says("Забыли цель")
    assert await state_of(stage, pair_) is MentorshipState.RETURNED
    await marina.presses("Передумать")
    await marina.presses("История")
    marina.sees("утверждена куратором, Ключевская Марина Олеговна", "возвращена со словами")


async def test_what_is_put_off_comes_back_at_the_end(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, marina: Someone
) -> None:
    await agreed(stage, boris, anya)
    await agreed(stage, boris, nikita)
    await opens(marina)
    await marina.presses("Позже")
    marina.sees("Вяткин Б. А. → Бажов Н. Д.")
    await marina.presses("✅ Утвердить")
    marina.sees("Вы дошли до конца", "Отложено: 1")
    await marina.presses("Вернуться к отложенным")
    marina.sees("Вяткин Б. А. → Лугова А. С.")


async def test_several_are_approved_together_and_what_changed_is_left_and_said_so(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, marina: Someone
) -> None:
    one, two = await agreed(stage, boris, anya), await agreed(stage, boris, nikita)
    await opens(marina)
    await marina.presses("Списком")
    marina.sees("Решения · 2")
    marina.sees_button("🤝 Вяткин Б. А. → Бажов Н. Д.")
    await marina.presses("Утвердить вместе · 2")
    marina.sees("Утвердить вместе: 2?", "• Вяткин Б. А. → Лугова А. С.", "• Вяткин Б. А. → Бажов Н. Д.")
    async with stage.program.begin() as work:
        await work.mentorships.save(replace(two, months=4), expected=two)
    await marina.presses("Да, утвердить · 2")
    marina.sees("Утверждено: 1. Изменились и остались в очереди: 1.", "Решения · ждут: 1", "4 месяца")
    assert await state_of(stage, one) is MentorshipState.APPROVED
    assert await state_of(stage, two) is MentorshipState.CURATOR


async def test_a_head_finds_lists_of_mentors_in_the_same_queue(
    stage: Stage, boris: Someone, marina: Someone, egor: Someone
) -> None:
    vera = await stage.joined("Соснина Вера Павловна", Role.MENTOR)
    for people in ([boris, vera], [await stage.joined("Третий Пётр Ильич", Role.MENTOR)]):
        await stage.program.use_cases.propose_mentors(
            [actor_of(person).id for person in people], stage.unit.id, by=actor_of(marina)
        )
    await opens(egor)
    egor.sees("Решения · ждут: 2", "Вы решаете как руководитель", "Наставники на утверждение: 2", "Вяткин Б. А.")
    await egor.presses("Открыть список")
    await egor.presses("Соснина В. П.")
    await egor.presses("Утвердить")
    await egor.presses("К решениям")
    egor.sees("Наставники на утверждение: 1")
    await egor.presses("Отказать")
    await egor.says("Рано")
    egor.sees("Третий П. И.")
    await egor.presses("Утвердить всех · 1")
    egor.sees("Всё решено")


async def test_a_list_decided_in_its_own_windows_is_followed_by_the_next_card(
    stage: Stage, boris: Someone, marina: Someone, egor: Someone
) -> None:
    await stage.program.use_cases.propose_mentors([actor_of(boris).id], stage.unit.id, by=actor_of(marina))
    await opens(egor)
    await egor.presses("Открыть список")
    await egor.presses("Утвердить всех · 1")
    await egor.presses("К решениям")
    egor.sees("Всё решено")


async def test_profiles_of_everybody_are_a_press_away_and_the_council_reads_them_too(
    stage: Stage, anya: Someone, boris: Someone, nikita: Someone, gleb: Someone
) -> None:
    await agreed(stage, boris, anya, nikita, state=COUNCIL)
    await opens(gleb)
    gleb.sees("Вяткин Б. А. → Лугова А. С., Бажов Н. Д.", "групповое")
    await gleb.presses("Профили")
    gleb.sees("Наставник: утверждён", "Свободных мест: 1 из 2")
    await gleb.presses("Бажов Н. Д.")
    gleb.sees("Бажов Никита Денисович", "Наставляемый")


async def test_a_group_of_eight_with_much_to_say_fits_into_one_message(
    stage: Stage, boris: Someone, marina: Someone
) -> None:
    much: dict[str, Any] = {
        "subjects": ("Математика и информатика", "Физика и астрономия", "Черчение"),
        "position": "учитель " * 20,
    }
    needs = {"discipline": 3, "motivation": 3, "parents": 2, "lesson-plan": 2, "assessment": 1}
    mentees = [
        await stage.joined(f"Константинопольский Александр{number} Александрович", Role.MENTEE, needs=needs, **much)
        for number in range(8)
    ]
    tracks = (Track(mentor_id=actor_of(boris).id, topics=tuple(map(TopicId, range(1, 6))), goals="Слово " * 160),)
    await agreed(stage, boris, *mentees, tracks=tracks, rationale="Причина " * 60)
    await opens(marina)
    marina.sees("Константинопольский Александр0 Александрович", "Константинопольский Александр7 Александрович")
    await marina.presses("✅ Утвердить")
    marina.sees("Всё решено")


async def test_forged_presses_decide_about_nothing_of_another_school(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    other = await stage.school.unit("Другая школа")
    inna = await stage.joined("Чужая Инна Юрьевна", Role.MENTEE, unit=other)
    oleg = await stage.joined("Чужой Олег Ильич", Role.MENTOR, Role.CURATOR, unit=other)
    foreign = await pair(stage.school, actor_of(oleg), actor_of(inna))
    returned = await pair(stage.school, actor_of(oleg), actor_of(inna), state=MentorshipState.RETURNED)
    await agreed(stage, boris, anya)
    await opens(marina)
    _, approve = marina.button("✅ Утвердить")
    stem = approve["data"].rpartition(":")[0]
    assert "кое-что изменилось" in await marina.forges(f"{stem}:mentorship{foreign.id}-1")
    await marina.presses("Списком")
    _, line = marina.button("🤝")
    stem = line["data"].rpartition(":")[0]
    for forged in ("7", "x", "-1"):
        assert "больше нет" in await marina.forges(f"{stem}:{forged}")
    assert await state_of(stage, foreign) is MentorshipState.CURATOR
    assert "больше нет" in await marina.forges(f"mr:{returned.id}")
    assert "больше нет" in await marina.forges("mr:999")
    assert "другой роли" in await anya.forges("go:decisions")


async def test_it_all_reads_in_english(stage: Stage, anya: Someone, boris: Someone) -> None:
    jane = await stage.joined("Harlow Jane", Role.CURATOR, Role.COUNCIL, language=Language.EN)
    await agreed(stage, boris, anya, state=COUNCIL)
    await jane.says("/start")
    jane.sees("1 decision waits for you")
    await jane.presses("Decisions · 1")
    jane.sees("You decide as", "Needs support", "with the mentors' council")
    await jane.presses("Against")
    await jane.says("Too early")
    jane.sees("You decide as curator", "0 for, 1 against")
    jane.sees_button("Another mentor")
    await jane.presses("Approve")
    jane.sees("All decided", "approved by the curator")
