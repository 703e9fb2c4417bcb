"""«Мои пары» as their people live them: goals, stepping back, and every way to end (гл. 4 п. 11)."""

from datetime import date

import pytest

from bot.callbacks import MediationPress, PairAction, PairPress
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.mentorship import Mentorship, MentorshipState, Track
from mentoring.model.mentorship_request import RequestState
from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.test_situational_help import asks
from tests.mentorships import mentor_request
from tests.pairs import together


async def paired(
    stage: Stage, mentor: Someone, *mentees: Someone, state: MentorshipState = MentorshipState.ACTIVE, **fields: object
) -> Mentorship:
    """A mentorship of these people, who have home before them as it is now."""
    people = [mentor, *mentees]
    actors = [person.actor for person in people if person.actor is not None]
    mentorship = await together(stage.program.begin, *actors, state=state, **fields)  # type: ignore[arg-type]  # fields
    for person in people:
        await person.says("/start")
    return mentorship


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 3})


@pytest.fixture
async def galina(stage: Stage) -> Someone:
    """Of the council."""
    return await stage.joined("Советова Галина Юрьевна", Role.COUNCIL)


async def opens_card(person: Someone, other: str) -> None:
    await person.says("/start")
    await person.presses("Мои пары")
    await person.presses(other)


async def test_without_a_pair_it_is_said_how_one_comes_about(anya: Someone) -> None:
    await anya.presses("Мои пары")
    anya.sees("Пока ни одной", "оба скажете «да»")


async def test_a_reverse_pair_shows_both_directions_with_their_own_topics_and_goals(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    assert anya.actor is not None
    assert boris.actor is not None
    async with stage.program.begin() as work:
        codes = {topic.code: topic.id for topic in (await work.topics.tree(stage.unit.id)).topics}
    tracks = (
        Track(mentor_id=boris.actor.id, topics=(codes["discipline"],), goals="Тишина на уроке"),
        Track(mentor_id=anya.actor.id, topics=(codes["digital"],)),
    )
    await paired(stage, boris, anya, kinds=frozenset({Kind.REVERSE}), tracks=tracks)
    await opens_card(anya, "Вяткин Б. А. · работает")
    anya.sees(
        "Вяткин Борис Андреевич делится опытом: Дисциплина и внимание",
        "Тишина на уроке",
        "Лугова Аня Сергеевна делится опытом:",
        "Цель пока не записана",
        "1 ноября 2026 – 1 августа 2027",
    )
    await anya.presses("Цели")
    await anya.presses("Лугова Аня Сергеевна")
    await anya.says("Доска <без> страха")
    anya.sees("Доска <без> страха")
    await opens_card(boris, "Лугова А. С.")
    boris.sees("Доска <без> страха")


async def test_papers_and_a_change_of_the_pair_are_one_press_away(stage: Stage, anya: Someone, boris: Someone) -> None:
    await paired(stage, boris, anya)
    await opens_card(anya, "Вяткин Б. А. · работает")
    await anya.presses("Бумаги")
    anya.sees("Моё согласие на участие")
    anya.sees_button("Изменить")
    await anya.presses("К бумагам")
    await anya.presses("Назад")
    anya.sees("Вяткин Б. А. → Лугова А. С.", "работает")


async def test_in_a_pair_with_the_head_conditions_are_written_down_and_the_curator_reads_no_goals(
    stage: Stage, anya: Someone, marina: Someone
) -> None:
    egor = await stage.joined("Директоров Егор Петрович", Role.HEAD)
    await paired(stage, egor, anya, form=RoleForm.HEAD_TEACHER)
    await opens_card(anya, "Директоров Е. П.")
    await anya.presses("Условия")
    await anya.says("Проектор к январю")
    anya.sees("Условия и ресурсы от руководителя: Проектор к январю", "Тишина на уроке")
    await opens_card(egor, "Лугова А. С.")
    egor.sees("Проектор к январю")
    await marina.says("/start")
    await marina.presses("Пары школы")
    await marina.presses("Директоров")
    marina.sees("Цели пары с руководителем видят только её участники")
    marina.does_not_see("Проектор", "Тишина на уроке", "Цель пока не записана")
    # Nor does another head find them on their screens; who is in it looks at it as one of its people.
    await egor.says("/start")
    await egor.presses("Пары школы")
    await egor.presses("Директоров")
    egor.sees("Вы сами в этой паре", "видят только её участники")
    egor.sees_no_button("История")


async def test_stepping_back_blames_nobody_and_leads_to_another_try(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await paired(stage, boris, anya, state=MentorshipState.COUNCIL)
    await opens_card(boris, "Лугова А. С.")
    await boris.presses("Не сложилось")
    boris.sees("ничья вина")
    await boris.presses("Да, не продолжать")
    boris.sees("без объяснений", "Мои пары")
    anya.sees("коллега решил не продолжать", "это не про вас")
    await anya.presses("Новая заявка")
    anya.sees_new("Найти наставника", "Отмечено: 1.")
    await opens_card(anya, "Вяткин Б. А. · не состоялась")
    anya.sees_button("Новая заявка")
    anya.sees_no_button("Не сложилось")


async def test_a_pair_ends_three_working_days_after_one_has_said_so_and_the_reason_stays_with_them(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya)
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    anya.sees("помогает разговор с посредником")
    await anya.presses("По моему решению")
    anya.sees("самый ранний чт, 26 ноября")
    await anya.presses("24")
    assert "самый ранний день чт, 26 ноября" in await anya.presses("Объявить без причины")
    await anya.presses("К паре")
    await anya.presses("Завершить")
    await anya.presses("По моему решению")
    await anya.presses("чт, 26 ноября")
    anya.sees("её никто не увидит")
    await anya.says("Тайна причины")
    anya.sees("Объявлено: последний день чт, 26 ноября", "так решил(а) Лугова Аня Сергеевна")
    boris.sees("Лугова Аня Сергеевна заканчивает. Последний день: чт, 26 ноября")
    marina.sees("Последний день: чт, 26 ноября", "Подумайте, кто подхватит")
    boris.sees_no_button("Новая заявка")
    await stage.passes(days=3, hours=7, minutes=1)
    for person in (anya, boris, marina):
        person.sees("завершена, последний день чт, 26 ноября")
    for person in (boris, marina):
        person.does_not_see("Тайна причины")
    await marina.presses("Открыть пару")
    await marina.presses("История")
    marina.sees("объявлено завершение, Лугова Аня Сергеевна", "завершена")
    marina.does_not_see("Тайна причины")
    await marina.presses("К паре")
    await marina.presses("Найти другого наставника")
    marina.sees("Наставник для: Лугова А. С.")


async def test_who_announced_an_end_may_think_better_of_it(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya)
    await opens_card(boris, "Лугова А. С.")
    await boris.presses("Завершить")
    await boris.presses("По моему решению")
    await boris.presses("чт, 26 ноября")
    await boris.presses("Объявить без причины")
    await opens_card(anya, "Вяткин Б. А. · последний день чт, 26 ноября")
    anya.sees_no_button("Передумать")
    anya.sees_no_button("Завершить")
    await boris.presses("Передумать")
    boris.sees("Хорошо, продолжаем")
    anya.sees("Вяткин Борис Андреевич передумал(а), работа продолжается")
    await stage.passes(days=7)
    await opens_card(anya, "Вяткин Б. А. · работает")


async def test_by_mutual_wish_it_ends_today(stage: Stage, anya: Someone, boris: Someone, marina: Someone) -> None:
    await paired(stage, boris, anya)
    await opens_card(boris, "Лугова А. С.")
    await boris.presses("Завершить")
    await boris.presses("По взаимному желанию")
    await boris.presses("23")
    boris.sees("Последний день: пн, 23 ноября")
    await boris.presses("Предложить")
    boris.sees("Вяткин Борис Андреевич предлагает закончить вместе")
    anya.sees("предлагает закончить вместе, последний день пн, 23 ноября", "Согласны?")
    await anya.says("/start")
    anya.sees("По вашей паре ждут вашего слова: 1")
    await anya.presses("Мои пары · 1")
    await anya.presses("❗ Вяткин Б. А.")
    await anya.presses("Ответить на предложение")
    await anya.presses("Согласиться")
    boris.sees("Вы вместе решили закончить")
    await stage.passes(hours=8)
    for person in (anya, boris, marina):
        person.sees("завершена, последний день пн, 23 ноября")


async def test_who_would_rather_go_on_says_so(stage: Stage, anya: Someone, boris: Someone) -> None:
    await paired(stage, boris, anya)
    await opens_card(boris, "Лугова А. С.")
    await boris.presses("Завершить")
    await boris.presses("По взаимному желанию")
    await boris.presses("24")
    await boris.presses("Предложить")
    await anya.presses("Открыть пару")
    await anya.presses("Ответить на предложение")
    await anya.presses("Лучше продолжим")
    boris.sees("Лугова Аня Сергеевна хотел(а) бы продолжать", "Ничего не изменилось")
    # The window the proposal was answered in has nothing left to answer.
    anya.sees_no_button("Ответить на предложение")


async def test_a_mentee_leaves_a_group_which_goes_on(
    stage: Stage, anya: Someone, nikita: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya, nikita)
    await opens_card(boris, "Бажов Н. Д., Лугова А. С.")
    boris.sees("👥 Вяткин Б. А. → Бажов Н. Д., Лугова А. С.", "Наставляемые: Бажов Никита Денисович, Лугова Аня")
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    anya.sees("Вы выйдете из группы, остальные продолжат")
    await anya.presses("По моему решению")
    await anya.presses("чт, 26 ноября")
    await anya.presses("Объявить без причины")
    nikita.sees("Лугова Аня Сергеевна выходит из группы")
    await stage.passes(days=4)
    anya.sees("вы вышли из группы")
    marina.sees("Лугова Аня Сергеевна больше не в группе")
    await opens_card(anya, "вы вышли из группы")
    anya.sees_button("Новая заявка")
    anya.sees_no_button("Цели")
    await opens_card(boris, "Бажов Н. Д.")
    boris.sees("Наставляемый: Бажов Никита Денисович", "Вышли из группы: Лугова Аня Сергеевна (чт, 26 ноября)")


async def test_a_mediator_is_asked_in_confidence_and_only_the_outcome_is_told(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone, galina: Someone
) -> None:
    await paired(stage, boris, anya)
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    await anya.presses("Попросить посредника")
    await anya.presses("Советова Галина Юрьевна")
    await anya.says("Он меня <не> слышит")
    anya.sees("Вы попросили посредника", "знаете только вы и он")
    galina.sees("Лугова Аня Сергеевна просит вас быть посредником")
    await galina.presses("Открыть")
    galina.sees("Лугова Аня Сергеевна", "Возьмётесь?")
    galina.does_not_see("<не> слышит")
    await galina.presses("Возьмусь")
    galina.sees("Пара: Вяткин Б. А. → Лугова А. С.", "Он меня <не> слышит")
    anya.sees("Ваш посредник: Советова Галина Юрьевна")
    await galina.presses("Записать")
    await galina.says("Оба устали")
    galina.sees("Оба устали")
    await galina.presses("Отметить итог")
    await galina.presses("Продолжают")
    galina.sees("Итог передан участникам")
    for person in (anya, boris):
        person.sees("Итог разговора с посредником, Советова Галина Юрьевна: продолжаем")
    for stranger in (boris, marina):
        stranger.does_not_see("слышит", "Оба устали")
    marina.does_not_see("посредник")
    # Once it is settled, names and words are gone from the screen.
    await galina.presses("договорились продолжать")
    galina.does_not_see("Вяткин Б. А. → Лугова А. С.")
    await opens_card(anya, "Вяткин Б. А.")
    anya.sees_no_button("Посредник не нужен")


async def test_asked_of_whoever_can_the_asker_stays_unnamed_until_one_takes_it(
    stage: Stage, anya: Someone, boris: Someone, galina: Someone
) -> None:
    pavel = await stage.joined("Мудров Павел Ильич", Role.COUNCIL)
    await paired(stage, boris, anya)
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    await anya.presses("Попросить посредника")
    await anya.presses("Кто сможет")
    await anya.presses("Попросить без слов")
    for member in (galina, pavel):
        member.sees("Коллеге нужен посредник из совета")
        member.does_not_see("Лугова")
    await galina.presses("Открыть")
    galina.does_not_see("Лугова")
    await pavel.presses("Открыть")
    await galina.presses("Возьмусь")
    galina.sees("Лугова Аня Сергеевна")
    pavel.sees("Ваше посредничество уже не нужно")
    assert "больше не нужна" in await pavel.presses("Возьмусь")
    pavel.does_not_see("Лугова")
    await galina.presses("Передать другому")
    anya.sees("Посредник не смог взяться")
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    await anya.presses("Попросить посредника")
    await anya.presses("Мудров Павел Ильич")
    await anya.presses("Попросить без слов")
    await anya.presses("Посредник не нужен")
    pavel.does_not_see("Лугова Аня Сергеевна просит")


async def test_without_a_council_it_is_said_whom_else_to_talk_to(stage: Stage, anya: Someone, boris: Someone) -> None:
    await paired(stage, boris, anya)
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    await anya.presses("Попросить посредника")
    anya.sees("нет никого, кто не связан с вашей парой")


async def test_the_month_before_its_end_is_told_and_on_the_last_day_it_ends(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya, ends_on=date(2027, 1, 15))
    await stage.passes(days=23, hours=8)
    for person in (anya, boris, marina):
        person.sees("через месяц, пт, 15 января, заканчивается срок")
    await stage.passes(days=30)
    for person in (anya, boris):
        person.sees("завершена, последний день пт, 15 января")
    marina.sees("закончился срок. Нужен ли другой наставник?")


async def test_leaving_says_what_becomes_of_pairs_and_the_curator_looks_for_somebody_else(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya)
    await boris.presses("Мой профиль")
    await boris.presses("Мои данные и уход")
    await boris.presses("Уйти из наставничества")
    boris.sees("Ваша пара (1) закончится в течение трёх дней")
    await boris.presses("Да, уйти")
    anya.sees("Вяткин Борис Андреевич больше не участвует. Последний день: чт, 26 ноября")
    anya.sees_button("Новая заявка")
    await marina.presses("Найти другого наставника")
    marina.sees_new("Наставник для: Лугова А. С.")
    await stage.passes(days=4)
    anya.sees("завершена, последний день чт, 26 ноября")


async def test_a_new_request_begins_with_what_was_wanted_before(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    assert anya.actor is not None
    assert boris.actor is not None
    async with stage.program.begin() as work:
        codes = {topic.code: topic.id for topic in (await work.topics.tree(stage.unit.id)).topics}
    request = await mentor_request(
        stage.school,
        anya.actor,
        boris.actor,
        state=RequestState.MATCHED,
        topics=(codes["discipline"], codes["digital"]),
        difficulty="Пятый класс <не> слышит",
        months=6,
    )
    await paired(stage, boris, anya, state=MentorshipState.CURATOR, request_id=request.id)
    await opens_card(boris, "Лугова А. С.")
    await boris.presses("Не сложилось")
    await boris.presses("Да, не продолжать")
    await anya.presses("Новая заявка")
    anya.sees_new("Отмечено: 2.")
    await anya.presses("Дальше")
    anya.sees("Пятый класс <не> слышит")
    await anya.presses("Дальше")
    await anya.presses("Дальше")
    anya.sees("6 месяцев")
    # Nobody begins a request with what others wanted.
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE)
    assert "больше нет" in await nikita.forges(PairPress(action=PairAction.AGAIN, mentorship=1).pack())
    nikita.does_not_see("слышит")


async def test_an_urgent_call_comes_first_to_the_own_mentor_and_after_a_quarter_of_an_hour_to_the_others(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await paired(stage, vera, anya)
    await asks(anya)
    vera.sees("Вашему наставляемому нужна помощь", "Пятый класс не слышит меня")
    boris.does_not_see("нужна")
    await stage.passes(minutes=14)
    boris.does_not_see("нужна")
    await stage.passes(minutes=1, seconds=10)
    boris.sees("Коллеге нужна ваша помощь")
    await vera.presses("Беру")
    vera.sees("Запрос ваш")
    boris.sees("другой коллега уже помогает")


async def test_in_a_reverse_pair_the_mentee_is_asked_too_and_takes_it(
    stage: Stage, anya: Someone, vera: Someone
) -> None:
    boris = await stage.joined(
        "Вяткин Борис Андреевич", Role.MENTOR, Role.MENTEE, needs={"discipline": 1}, strengths={"discipline": 3}
    )
    assert anya.actor is not None
    assert boris.actor is not None
    tracks = (Track(mentor_id=boris.actor.id), Track(mentor_id=anya.actor.id))
    await paired(stage, boris, anya, kinds=frozenset({Kind.REVERSE}), tracks=tracks)
    await asks(boris)
    anya.sees("Вашему наставляемому нужна помощь")
    await anya.says("/start")
    anya.sees("1 коллега ждёт вашего ответа")
    await anya.presses("Беру")
    anya.sees("Запрос ваш")
    boris.sees("Вам поможет Лугова Аня Сергеевна")


async def test_old_and_forged_buttons_lead_to_no_pair_of_others(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone, marina: Someone, galina: Someone
) -> None:
    pair = await paired(stage, boris, anya)
    stranger = await stage.joined(
        "Чужаков Иван Петрович", *Role, unit=await stage.school.unit("Другая школа"), needs={"discipline": 1}
    )
    await opens_card(anya, "Вяткин Б. А.")
    await anya.presses("Завершить")
    await anya.presses("Попросить посредника")
    await anya.presses("Советова Галина Юрьевна")
    await anya.says("Тайна Ани")
    for action in PairAction:
        for person in (vera, stranger):
            await person.says("/start")
            await person.forges(PairPress(action=action, mentorship=pair.id).pack())
            person.does_not_see("Лугова", "Вяткин", "Тишина на уроке")
        await vera.forges(PairPress(action=action, mentorship=99).pack())
    for person in (vera, stranger, boris, marina):
        await person.says("/start")
        assert "больше нет" in await person.forges(MediationPress(mediation=1).pack())
        person.does_not_see("Тайна Ани")
    # A curator's way to a card is not that of its people.
    assert "больше нет" in await marina.forges(PairPress(action=PairAction.CARD, mentorship=pair.id).pack())
    await galina.presses("Открыть")
    assert marina.actor is not None
    assert galina.actor is not None
    await stage.program.use_cases.change_roles(galina.actor.id, [Role.TUTOR], by=marina.actor)
    assert await galina.presses("Возьмусь")
    galina.does_not_see("Тайна Ани")


async def test_it_reads_in_english(stage: Stage, galina: Someone) -> None:
    jane = await stage.joined("Harlow Jane", Role.MENTOR, language=Language.EN)
    mary = await stage.joined("Poppins Mary", Role.MENTEE, language=Language.EN)
    await paired(stage, jane, mary)
    await mary.presses("My mentorships")
    await mary.presses("Harlow J. · at work")
    mary.sees("Mentor: Harlow Jane", "1 November 2026 – 1 August 2027")
    await mary.presses("End")
    mary.sees("Before an end a talk with a mediator")
    await mary.presses("By my own decision")
    await mary.presses("Thu, November 26")
    await mary.presses("Announce without a reason")
    mary.sees("Announced: the last day is Thu, November 26")
    jane.sees("Poppins Mary ends it. Last day: Thu, November 26")
