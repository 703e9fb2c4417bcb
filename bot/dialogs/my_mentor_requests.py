"""A mentee's own requests for a mentor: whom each waits for and until when, answering a question, withdrawing."""

from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List
from babel.dates import format_date

from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.bank_words import forms_text, kinds_text, ways_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, words_input
from bot.dialogs.lists import cut, of_item, page_buttons, pages
from bot.dialogs.states import AskingForMentor, KindCards, MyMentorRequests, MyMentorships
from bot.dialogs.widgets import DANGER, PRIMARY, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.ids import MentorshipRequestId, PersonId
from mentoring.model.mentorship_request import ChoiceState, RequestState
from mentoring.model.people import Role
from mentoring.reading import Page
from mentoring.refusals import Gone
from mentoring.use_cases.request_screens import ChoiceStanding, RequestStanding

MARKS: Final = {
    RequestState.ASKING: "⏳",
    RequestState.CURATOR: "🧭",
    RequestState.MATCHED: "✅",
    RequestState.WITHDRAWN: "✖️",
    RequestState.CLOSED: "📕",
}


def my_mentor_requests_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("wanted-title", when="total"),
            Words("wanted-empty", when=~F["total"]),
            chooser("r", _open, width=1),
            pages("pg"),
            page_buttons("pg"),
            Start(Label("wanted-ask"), id="ask", state=AskingForMentor.topics, when="is_mentee", style=PRIMARY),
            Start(Label("wanted-kinds"), id="kinds", state=KindCards.list),
            Row(back_button(), home_button()),
            state=MyMentorRequests.list,
            getter=_list,
        ),
        Window(
            Words("wanted-sent", when="is_new"),
            Words("wanted-card", topics="topics", asked="asked", standing="standing"),
            List(
                Words("wanted-choice", rank=of_item("rank"), name=of_item("name"), standing=of_item("standing")),
                items="choices",
            ),
            Words("wanted-terms", kinds="kinds", form="form", modes="modes", months="months"),
            Words("wanted-difficulty", words="difficulty", when="difficulty"),
            Words("wanted-expectations", words="expectations", when="expectations"),
            Words("wanted-matched", when="is_matched"),
            Button(Label("button-pair"), id="pair", on_click=_to_pair, when="is_matched", style=PRIMARY),
            Button(Label("mentor-request-reply"), id="reply", on_click=_to_reply, when="has_question", style=PRIMARY),
            SwitchTo(Label("wanted-withdraw"), id="withdraw", state=MyMentorRequests.withdraw, when="is_live"),
            Row(SwitchTo(Label("wanted-to-list"), id="list", state=MyMentorRequests.list), home_button()),
            state=MyMentorRequests.card,
            getter=_card,
        ),
        Window(
            Words("wanted-reply", name="mentor", question="question", when="has_question"),
            Words("wanted-reply-over", when=~F["has_question"]),
            words_input(_reply),
            Row(SwitchTo(Label("wanted-to-card"), id="card", state=MyMentorRequests.card), home_button()),
            state=MyMentorRequests.reply,
            getter=_question,
        ),
        Window(
            Words("wanted-withdraw-sure", topics="topics", when="is_live"),
            Words("wanted-card", topics="topics", asked="asked", standing="standing", when=~F["is_live"]),
            Button(Label("wanted-withdraw-yes"), id="yes", on_click=_withdraw, when="is_live", style=DANGER),
            Row(SwitchTo(Label("wanted-to-card"), id="card", state=MyMentorRequests.card), home_button()),
            state=MyMentorRequests.withdraw,
            getter=_card,
        ),
    )


def standing_text(l10n: L10n, standing: RequestStanding) -> str:
    """Where a request stands, in a sentence for its mentee."""
    label, asked = l10n.label, standing.asked
    match standing.request.state:
        case RequestState.ASKING if asked is not None and asked.choice.state is ChoiceState.QUESTION:
            return label("wanted-stands-question", name=asked.mentor_name)
        case RequestState.ASKING if asked is not None:
            return label("wanted-stands-asking", name=asked.mentor_name, until=asked.answer_by or "")
        case RequestState.ASKING:
            return label("wanted-stands-next")
        case RequestState.CURATOR:
            is_waiting = any(each.number is not None for each in standing.choices)
            return label("wanted-stands-curator", is_waiting=is_waiting)
        case RequestState.MATCHED:
            accepted = standing.accepted
            return label(
                "wanted-stands-matched", has_name=accepted is not None, name=accepted.mentor_name if accepted else ""
            )
        case RequestState.WITHDRAWN:
            return label("wanted-stands-withdrawn")
        case RequestState.CLOSED:
            return label("wanted-stands-closed")


def choice_text(l10n: L10n, each: ChoiceStanding) -> str:
    """What became of one mentor chosen; why somebody said no is not the mentee's to read."""
    label = l10n.label
    match each.choice.state:
        case ChoiceState.IN_LINE:
            return label("wanted-choice-in-line")
        case ChoiceState.WAITLISTED:
            return label("wanted-choice-waitlisted", number=each.number or 1)
        case ChoiceState.ASKED:
            return label("wanted-choice-asked")
        case ChoiceState.QUESTION:
            return label("wanted-choice-question")
        case ChoiceState.ACCEPTED:
            return label("wanted-choice-accepted")
        case ChoiceState.DECLINED:
            return label("wanted-choice-declined")
        case ChoiceState.SILENT:
            return label("wanted-choice-silent")
        case ChoiceState.OVER:
            return label("wanted-choice-over")


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    own = await hand.use_cases.my_mentor_requests(by=hand.actor)

    async def load(place: int) -> Page[RequestStanding]:
        return cut(own, place)

    page, data = await load_numbered(dialog_manager, "pg", load)
    choices = [Choice(each.request.id, _listed(hand.l10n, each)) for each in page.lines]
    return data | {"choices": choices, "is_mentee": hand.actor.holds(Role.MENTEE)}


def _listed(l10n: L10n, standing: RequestStanding) -> str:
    request = standing.request
    day = format_date(request.asked_at.astimezone(l10n.zone), "d MMM", locale=l10n.language.value)
    asked = standing.asked
    mark = "❓" if asked is not None and asked.choice.state is ChoiceState.QUESTION else MARKS[request.state]
    return f"{mark} {_topics_text(l10n, standing)} · {day}"


def _topics_text(l10n: L10n, standing: RequestStanding) -> str:
    return ", ".join(topic_title(l10n, topic) for topic in standing.topics)


async def _standing(manager: DialogManager) -> RequestStanding:
    hand = at_hand(manager)
    request_id = looked_at(manager, "wanted")
    return await hand.use_cases.my_mentor_request(MentorshipRequestId(request_id), by=hand.actor)


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    standing = await _standing(dialog_manager)
    request = standing.request
    start = dialog_manager.start_data if isinstance(dialog_manager.start_data, dict) else {}
    return {
        "is_new": bool(start.get("is_new")) and request.state.is_live,
        "topics": _topics_text(l10n, standing),
        "asked": request.asked_at,
        "standing": standing_text(l10n, standing),
        "choices": [
            {"rank": each.choice.rank, "name": each.mentor_name or "—", "standing": choice_text(l10n, each)}
            for each in standing.choices
        ],
        "kinds": kinds_text(l10n, request.kinds),
        "form": forms_text(l10n, [request.form]),
        "modes": ways_text(l10n, request.modes),
        "months": request.months,
        "difficulty": request.difficulty,
        "expectations": request.expectations,
        "is_matched": request.state is RequestState.MATCHED,
        "is_live": request.state.is_live,
        "has_question": _open_question(standing) is not None,
    }


def _open_question(standing: RequestStanding) -> ChoiceStanding | None:
    """A mentor's question that an answer would still reach."""
    asked = standing.asked
    has_question = asked is not None and asked.choice.question and not asked.choice.reply
    return asked if has_question else None


async def _question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    question = _open_question(await _standing(dialog_manager))
    return {
        "has_question": question is not None,
        "mentor": question.mentor_name if question else "",
        "question": question.choice.question if question else "",
    }


# --- answers


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["wanted"] = number(item)
    await manager.switch_to(MyMentorRequests.card)


async def _to_pair(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    mentorship_id = (await _standing(manager)).request.mentorship_id
    if mentorship_id is None:
        raise Gone
    await manager.start(MyMentorships.card, data={"mentorship": mentorship_id})


async def _to_reply(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(MyMentorRequests.reply)


async def _reply(message: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    standing = await _standing(manager)
    l10n, question = hand.l10n, _open_question(standing)
    if question is None:
        raise Gone
    mentor_id: PersonId = question.choice.mentor_id
    await hand.use_cases.reply_to_mentor(standing.request.id, mentor_id, text, by=hand.actor)
    await message.reply(l10n("wanted-replied", name=question.mentor_name))
    await manager.switch_to(MyMentorRequests.card, show_mode=ShowMode.SEND)


async def _withdraw(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    standing = await _standing(manager)
    await hand.use_cases.withdraw_mentor_request(standing.request.id, by=hand.actor)
    await press.answer(label("wanted-withdrawn"))
    await manager.switch_to(MyMentorRequests.card)
