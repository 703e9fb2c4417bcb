"""Situational help from the call to the log (гл. 4 п. 6 пп. 5), as its people live it."""

import asyncio

from bot.callbacks import OfferAction, OfferPress
from mentoring.model.people import Role
from sandbox import SentFile
from tests.conversations.dsl import Someone, Stage


async def asks(mentee: Someone, urgency: str = "Сейчас", words: str = "Пятый класс не слышит меня") -> None:
    await mentee.presses("Нужна помощь")
    await mentee.presses("⭐ Дисциплина и внимание")
    await mentee.presses(urgency)
    await mentee.says(words)
    await mentee.presses("Отправить")


async def test_a_call_reaches_the_mentors_of_the_topic_and_the_first_to_accept_has_it(
    anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya)
    anya.sees("Отправлено", "спрашиваем наставников по теме")
    for mentor in (boris, vera):
        mentor.sees("Коллеге нужна ваша помощь", "Дисциплина и внимание", "Пятый класс не слышит меня", "Лугова Аня")
    await boris.presses("Беру")
    boris.sees("Запрос ваш")
    vera.sees("другой коллега уже помогает")
    vera.does_not_see("Коллеге нужна ваша помощь")
    anya.sees("Вам поможет Вяткин Борис Андреевич")


async def test_two_press_take_at_once_and_exactly_one_wins(anya: Someone, boris: Someone, vera: Someone) -> None:
    await asks(anya)
    answers = await asyncio.gather(boris.presses("Беру"), vera.presses("Беру"))
    assert sorted("ваш" in answer for answer in answers) == [False, True]
    assert any("успел раньше" in answer for answer in answers)


async def test_a_talk_passes_both_ways_with_text_photo_voice_and_edits(
    anya: Someone, boris: Someone, stage: Stage
) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Что именно происходит?")
    anya.sees("🧑‍🏫 Вяткин Борис Андреевич, наставник:", "Что именно происходит?")
    await anya.sends("доска.jpg", "image/jpeg", text="Вот план урока")
    boris.sees_new("Вот план урока", "[photo]")
    await anya.sends("голос.ogg", "audio/ogg", kind="voice")
    boris.sees_new("[voice]")
    await anya.sends("кружок.mp4", "video/mp4", kind="video_note")
    boris.sees_new("[video_note]")
    await anya.says("Они вствют с мест")
    await anya.edits(anya.last, "Они встают с мест")
    boris.sees("Они встают с мест")
    boris.does_not_see("вствют")


async def test_an_album_arrives_as_an_album(anya: Someone, boris: Someone, stage: Stage) -> None:
    await asks(anya)
    await boris.presses("Беру")
    for number in range(3):
        stage.box.control.say(anya.account, anya.account, text=f"лист {number}", file=_photo(number), album="42")
    await stage.settles()
    await stage.passes(seconds=2)
    photos = [message for message in boris.messages if message.get("photo")]
    assert len(photos) == 3
    boris.sees("лист 0", "лист 1", "лист 2")
    calls = [call for call in stage.box.control.calls() if call["method"] == "sendMediaGroup"]
    assert len(calls) == 1


async def test_two_talks_do_not_mix_and_replies_find_their_own(stage: Stage, anya: Someone, boris: Someone) -> None:
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 3})
    await asks(anya, words="Вопрос Ани")
    await boris.presses("Беру")
    await asks(nikita, words="Вопрос Никиты")
    await boris.presses("Беру")
    await boris.says("Это в последний разговор")
    nikita.sees("Это в последний разговор")
    anya.does_not_see("Это в последний разговор")
    boris.sees_new("→ Бажов Никита Денисович")
    await anya.says("Я жду")
    await boris.says("Уже пишу", reply_to=boris.newest("Я жду")["id"])
    anya.sees("Уже пишу")
    nikita.does_not_see("Уже пишу")


async def test_solved_is_rated_logged_and_shared(stage: Stage, anya: Someone, boris: Someone, marina: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Договоритесь с классом о знаке тишины")
    await anya.presses("Решено")
    anya.sees("Хорошо, что решилось")
    boris.sees("благодарит, всё решено")
    assert "Спасибо за оценку" in await anya.presses("5 ★")
    anya.sees_no_button("5 ★")
    assert "Спасибо" in await anya.presses("Поделиться с коллегами")
    await boris.presses("Записать итог")
    await boris.says("Класс слышит знак")
    await boris.presses("Пропустить")
    await boris.says("Попробовать неделю")
    await boris.presses("Готово")
    marina.sees("Новый ответ для всех")
    boris.sees_no_button("Передать другим")


async def test_an_unanswered_request_climbs_to_the_curator(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await stage.passes(minutes=16)
    marina.sees("Никто не взял запрос", "Лугова Аня Сергеевна")
    anya.sees("запрос у куратора")
    await marina.presses("Отвечу сам")
    anya.sees("Вам поможет Ключевская Марина Олеговна")
    await marina.says("Зайду к вам на перемене")
    anya.sees("Зайду к вам на перемене")


async def test_a_request_with_nobody_to_ask_goes_to_the_curator_at_once(anya: Someone, marina: Someone) -> None:
    await asks(anya)
    marina.sees("Никто не взял запрос")


async def test_a_mentor_who_cannot_says_why_and_is_left_in_peace(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    await boris.presses("Не могу")
    await boris.presses("Нет времени")
    boris.sees("Спросим других")
    await boris.presses("Неделю не надо")
    boris.sees("Новых запросов не будет до")
    marina.sees("Никто не взял запрос")
    await anya.presses("Больше не нужно")
    await anya.presses("Да, отозвать")
    await anya.presses("Домой")
    await asks(anya, words="Ещё вопрос")
    boris.does_not_see("Ещё вопрос")


async def test_asking_back_and_the_answer_reach_the_right_people(anya: Someone, boris: Someone, vera: Someone) -> None:
    await asks(anya)
    await boris.presses("Уточнить")
    await boris.says("Это после обеда?")
    anya.sees("Это после обеда?", "хочет уточнить")
    await anya.presses("Ответить")
    await anya.says("Да, на шестом уроке")
    boris.sees("Да, на шестом уроке")
    vera.sees("Да, на шестом уроке")


async def test_a_silent_claim_is_reminded_and_goes_on(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone
) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await stage.passes(minutes=21)
    boris.sees("коллега ждёт вашего слова")
    await stage.passes(minutes=10)
    boris.sees("запрос ушёл другим")
    anya.sees("спрашиваем других")


async def test_a_mentor_who_wrote_keeps_the_request(stage: Stage, anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Слушаю")
    await stage.passes(hours=3)
    boris.does_not_see("коллега ждёт вашего слова", "запрос ушёл другим")


async def test_a_mentor_passes_a_request_to_others(anya: Someone, boris: Someone, marina: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.presses("Передать другим")
    anya.sees("спрашиваем других")
    marina.sees("Никто не взял запрос")


async def test_more_than_two_claims_are_refused(stage: Stage, boris: Someone) -> None:
    for number in range(3):
        mentee = await stage.joined(f"Лугова Аня{number} Сергеевна", Role.MENTEE, needs={"discipline": 3})
        await asks(mentee, words=f"Вопрос {number}")
    for _ in range(2):
        await boris.presses("Беру")
    offers = [each for each in boris.messages if "Коллеге нужна" in (each.get("text") or "")]
    assert len(offers) == 1
    assert "уже 2 запроса" in await boris.presses("Беру")


async def test_a_withdrawn_request_leaves_no_buttons(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await anya.presses("Больше не нужно")
    await anya.presses("Да, отозвать")
    boris.sees("помощь больше не нужна")
    boris.sees_no_button("Беру")


async def test_not_solved_asks_others_again(anya: Someone, boris: Someone, vera: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Не знаю")
    await anya.presses("Не решено")
    anya.sees("Можно сразу спросить других")
    await anya.presses("Спросить других")
    vera.sees("Коллеге нужна ваша помощь")
    await vera.presses("Беру")
    anya.sees("Вам поможет Соснина Вера Павловна")


async def test_a_request_can_be_opened_again_within_seven_days_only(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await anya.presses("Решено")
    await stage.passes(days=8)
    assert "в течение 7 дней" in await anya.presses("Спросить ещё раз")


async def test_today_waits_for_the_morning_of_a_school_day(stage: Stage, anya: Someone, boris: Someone) -> None:
    await stage.passes(hours=12)
    await asks(anya, urgency="Сегодня")
    boris.does_not_see("Коллеге нужна ваша помощь")
    await stage.passes(hours=10)
    boris.sees("Коллеге нужна ваша помощь")


async def test_urgent_help_comes_at_any_hour(stage: Stage, anya: Someone, boris: Someone) -> None:
    await stage.passes(hours=12)
    await asks(anya)
    boris.sees("Коллеге нужна ваша помощь")


async def test_forged_and_foreign_presses_end_in_words(stage: Stage, anya: Someone, boris: Someone) -> None:
    await asks(anya)
    outsider = await stage.joined("Гарифов Тимур Маратович", Role.MENTOR, unit=await stage.school.unit("Другая школа"))
    for data in (
        OfferPress(action=OfferAction.TAKE, request=1).pack(),
        OfferPress(action=OfferAction.TAKE, request=999).pack(),
        "nonsense",
    ):
        assert await outsider.forges(data), data
    assert await anya.forges(OfferPress(action=OfferAction.TAKE, request=1).pack())
    anya.sees("спрашиваем наставников")


async def test_an_offer_stays_with_its_buttons_while_its_mentor_asks_back(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await boris.presses("Уточнить")
    await boris.says("Это после обеда?")
    boris.sees("Коллеге нужна ваша помощь", "Вопрос передан")
    await boris.presses("Беру")
    boris.sees("Запрос ваш: Дисциплина и внимание")


async def test_what_was_added_leads_to_the_request_as_it_is_now(anya: Someone, boris: Someone, vera: Someone) -> None:
    await asks(anya)
    await anya.presses("Добавить к запросу")
    await anya.says("Это шестой урок")
    await boris.presses("Открыть запрос")
    boris.sees_new("Это шестой урок")
    await boris.presses("Беру")
    boris.sees("Пишите прямо сюда, в чат")
    assert "больше не ждёт" in await vera.presses("Открыть запрос")


async def test_who_waits_and_simply_writes_on_adds_to_the_request(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await anya.says("И ещё они кидаются бумагой")
    anya.sees_new("Добавил к вашему запросу «Дисциплина и внимание»")
    boris.sees("И ещё они кидаются бумагой")


async def test_an_addition_written_while_somebody_takes_the_request_reaches_them(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await anya.presses("Добавить к запросу")
    await boris.presses("Беру")
    await anya.says("Это шестой урок")
    anya.sees_new("→ Вяткин Борис Андреевич", "помогает Вяткин Борис Андреевич")
    boris.sees_new("Это шестой урок")


async def test_a_card_from_before_the_claim_tells_the_truth_when_pressed(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await anya.presses("Добавить к запросу")
    anya.sees("помогает Вяткин Борис Андреевич")
    await anya.presses("Назад")
    anya.sees_button("Решено")
    anya.sees_no_button("Написать")
    await anya.presses("Больше не нужно")
    await boris.says("Пробуйте тишину")
    await boris.presses("Решено")
    await anya.presses("Назад")
    anya.sees("Сейчас: решено")
    anya.sees_no_button("Больше не нужно")


async def test_with_two_talks_the_card_says_who_gets_the_next_words(
    stage: Stage, anya: Someone, boris: Someone
) -> None:
    nikita = await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 3})
    for mentee in (anya, nikita):
        await asks(mentee)
        await boris.presses("Беру")
    await boris.says("/helping")
    await boris.presses("Бажов Н. Д.")
    boris.sees_no_button("Написать")
    await boris.presses("Назад")
    await boris.presses("Лугова А. С.")
    assert "Лугова Аня Сергеевна" in await boris.presses("Написать")
    boris.sees_no_button("Написать")
    await boris.says("Это Ане")
    anya.sees("Это Ане")


async def test_after_the_talk_everybody_has_a_next_step_and_a_way_home(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Пробуйте тишину")
    await anya.presses("✅ Решено")
    assert "Спасибо" in await anya.presses("4 ★")
    anya.sees_no_button("★")
    await anya.presses("Записать итог")
    await anya.says("Тишина помогает")
    anya.sees("Итог · 2 из 4")
    await anya.presses("Готово")
    await anya.presses("Поделиться с коллегами")
    anya.sees_no_button("Поделиться")
    await anya.presses("Домой")
    anya.sees("Сейчас от вас ничего не ждут")
    await boris.presses("Домой")
    boris.sees_new("здравствуйте")


async def test_a_request_opened_again_shows_where_it_stands(anya: Someone, boris: Someone) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await anya.presses("Не решено")
    await anya.presses("Спросить других")
    anya.sees_new("Дисциплина и внимание · срочно", "Сейчас:")


async def test_the_curator_who_answers_has_the_request_in_hand(anya: Someone, marina: Someone) -> None:
    await asks(anya)
    await marina.presses("Отвечу сам")
    marina.sees_new("Дисциплина и внимание", "Пишите прямо сюда")
    marina.sees_button("Передать другим")


async def test_a_mentor_who_wants_a_rest_sees_until_when(boris: Someone) -> None:
    await boris.says("/helping")
    await boris.presses("Не предлагать пока")
    await boris.presses("Неделю не надо")
    boris.sees("Новых предложений не будет до")
    await boris.presses("Снова предлагать")
    boris.does_not_see("Новых предложений не будет до")


async def test_several_requests_on_one_topic_are_told_apart_by_their_day(stage: Stage, anya: Someone) -> None:
    await asks(anya)
    await stage.passes(days=1)
    await anya.says("/start")
    await asks(anya, words="Другой вопрос")
    await anya.says("/requests")
    anya.sees_button("Дисциплина и внимание · 23 нояб.")
    assert sum("Дисциплина и внимание · " in button for button in anya.buttons) == 2


async def test_a_stranger_who_writes_learns_whom_to_ask(stage: Stage) -> None:
    pyotr = await stage.someone("Пётр")
    await pyotr.says("Здравствуйте, помогите")
    pyotr.sees_new("личную ссылку")


async def test_words_to_nobody_get_an_answer(stage: Stage) -> None:
    ivan = await stage.joined("Петров Иван Ильич", Role.MENTOR)
    await ivan.says("Есть кто?")
    ivan.sees("некому передать")


async def test_the_curator_steps_in_and_gives_the_request_to_another(
    anya: Someone, boris: Someone, vera: Someone, marina: Someone
) -> None:
    await asks(anya)
    await boris.presses("Беру")
    await marina.presses("Запросы о помощи")
    await marina.presses("Лугова А. С.")
    await marina.presses("Забрать запрос")
    await marina.presses("Да, забрать")
    boris.sees("куратор забрал запрос")
    anya.sees("запрос у куратора")
    await marina.presses("Передать наставнику")
    await marina.presses("Соснина")
    await marina.presses("Передать")
    vera.sees("Куратор просит вас помочь")
    await boris.says("Ещё одно")
    anya.does_not_see("Ещё одно")


async def test_a_stranger_is_told_whom_to_ask(stage: Stage) -> None:
    stranger = await stage.someone("Пётр")
    await stranger.says("привет")
    stranger.sees_new("Попросите у куратора")


async def test_an_urgent_request_nobody_takes_reaches_the_curator_at_night_too(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await stage.passes(hours=12)
    await asks(anya)
    await stage.passes(minutes=16)
    marina.sees("Никто не взял запрос")


def _photo(number: int) -> SentFile:
    return SentFile(name=f"{number}.jpg", data=b"jpeg%d" % number, mime="image/jpeg")
