"""Frequently asked questions: everybody reads them by topic; the curator edits, publishes, refuses and takes back."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, SwitchTo
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import load_numbered, number, words_input
from bot.dialogs.lists import PAGE_SIZE, cut, item_id, of_item, page_buttons, pages
from bot.dialogs.states import Answering
from bot.dialogs.widgets import Label, Words, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.help_desk import AnswerLine, HelpDesk
from mentoring.model.help_request import AnswerState
from mentoring.model.ids import AnswerId, TopicId
from mentoring.model.people import DECIDERS, Actor
from mentoring.reading import Page
from mentoring.refusals import Gone, NotAllowed

#: How much of a question fits on a button.
BUTTON_LENGTH = 40


def answering_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("answers-topics", when="total"),
            Words("answers-none", when=~F["total"]),
            SwitchTo(
                Label("answers-waiting", number="waiting"),
                id="wait",
                state=Answering.proposals,
                when="waiting",
                style=Style(ButtonStyle.PRIMARY),
            ),
            Column(
                Select(
                    Label("answers-topic", topic=of_item("topic"), number=of_item("answers")),
                    id="tp",
                    item_id_getter=item_id,
                    items="lines",
                    type_factory=number,
                    on_click=_open_topic,
                )
            ),
            pages("tpg"),
            page_buttons("tpg"),
            home_button(),
            state=Answering.topics,
            getter=_topics,
        ),
        Window(
            Words("answers-list", topic="topic", number="total", when="total"),
            Words("answers-list-empty", when=~F["total"]),
            _questions("an", _open_card),
            pages("apg"),
            page_buttons("apg"),
            Row(SwitchTo(Label("answers-to-topics"), id="topics", state=Answering.topics), home_button()),
            state=Answering.list,
            getter=_list,
        ),
        Window(
            Words("answers-proposals", number="total", when="total"),
            Words("answers-proposals-empty", when=~F["total"]),
            _questions("pr", _open_proposal),
            pages("ppg"),
            page_buttons("ppg"),
            Row(SwitchTo(Label("answers-to-topics"), id="topics", state=Answering.topics), home_button()),
            state=Answering.proposals,
            getter=_proposals,
        ),
        Window(
            Words("answers-card", topic="topic", question="question", answer="answer"),
            Words("answers-card-proposed", when="can_publish"),
            Words("answers-card-unfinished", when="is_unfinished"),
            Words("answers-card-refused", when="is_refused"),
            Button(
                Label("answers-publish"),
                id="pub",
                on_click=_publish,
                when="can_publish",
                style=Style(ButtonStyle.SUCCESS),
            ),
            Row(
                SwitchTo(Label("answers-edit-question"), id="eq", state=Answering.question),
                SwitchTo(Label("answers-edit-answer"), id="ea", state=Answering.answer),
                when="can_edit",
            ),
            SwitchTo(
                Label("answers-refuse"),
                id="no",
                state=Answering.refuse,
                when="is_proposed",
                style=Style(ButtonStyle.DANGER),
            ),
            SwitchTo(
                Label("answers-take-back"),
                id="tb",
                state=Answering.take_back,
                when="can_take_back",
                style=Style(ButtonStyle.DANGER),
            ),
            Row(Button(Label("answers-back"), id="list", on_click=_to_list), home_button()),
            state=Answering.card,
            getter=_card,
        ),
        Window(
            Words("answers-new-question", question="question"),
            words_input(_edit_question),
            _to_card(),
            state=Answering.question,
            getter=_own_card,
        ),
        Window(
            Words("answers-new-answer", answer="answer"),
            words_input(_edit_answer),
            _to_card(),
            state=Answering.answer,
            getter=_own_card,
        ),
        Window(
            Words("answers-refuse-sure", question="question"),
            Button(Label("answers-refuse"), id="yes", on_click=_refuse, style=Style(ButtonStyle.DANGER)),
            _to_card(),
            state=Answering.refuse,
            getter=_own_card,
        ),
        Window(
            Words("answers-take-back-sure", question="question"),
            Button(Label("answers-take-back"), id="yes", on_click=_take_back, style=Style(ButtonStyle.DANGER)),
            _to_card(),
            state=Answering.take_back,
            getter=_own_card,
        ),
    )


def _questions(widget_id: str, on_click: OnItemClick[Select[int], int]) -> Column:
    return Column(
        Select(
            Label("answers-question", question=of_item("question")),
            id=widget_id,
            item_id_getter=item_id,
            items="lines",
            type_factory=number,
            on_click=on_click,
        )
    )


def _to_card() -> Row:
    return Row(SwitchTo(Label("answers-to-card"), id="card", state=Answering.card), home_button())


# What the windows show


async def _topics(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **_: Any
) -> dict[str, Any]:
    reader = _member(actor)
    topics = [
        {"id": each.topic_id, "topic": topic_title(l10n, each.topic), "answers": each.answers}
        for each in await help_desk.answer_topics(reader.unit_id)
    ]

    async def load(number: int) -> Page[dict[str, Any]]:
        return cut(topics, number)

    page, paging = await load_numbered(dialog_manager, "tpg", load)
    waiting = 0
    if reader.holds(*DECIDERS):
        waiting = (await help_desk.answers(reader.unit_id, AnswerState.PROPOSED, size=1)).total
    return {"lines": page.lines, "waiting": waiting, **paging}


async def _list(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **_: Any
) -> dict[str, Any]:
    reader = _member(actor)
    topic_id = _topic_id(dialog_manager)
    page, paging = await load_numbered(
        dialog_manager,
        "apg",
        lambda number: help_desk.answers(
            reader.unit_id, AnswerState.PUBLISHED, topic_id=topic_id, page=number, size=PAGE_SIZE
        ),
    )
    topic = topic_title(l10n, page.lines[0].topic) if page.lines else ""
    return {"lines": [_line(each, l10n) for each in page.lines], "topic": topic, **paging}


async def _proposals(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **_: Any
) -> dict[str, Any]:
    reader = _member(actor)
    reader.must_hold(*DECIDERS)
    page, paging = await load_numbered(
        dialog_manager,
        "ppg",
        lambda number: help_desk.answers(reader.unit_id, AnswerState.PROPOSED, page=number, size=PAGE_SIZE),
    )
    return {"lines": [_line(each, l10n) for each in page.lines], **paging}


async def _card(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **_: Any
) -> dict[str, Any]:
    reader = _member(actor)
    found = await _seen_answer(dialog_manager, help_desk, reader)
    decides = reader.holds(*DECIDERS, unit_id=found.unit_id)
    is_proposed = decides and found.state is AnswerState.PROPOSED
    label = l10n.label
    is_whole = bool(found.question.strip() and found.answer.strip())
    return {
        "topic": topic_title(l10n, found.topic),
        "question": found.question or label("answers-blank"),
        "answer": found.answer or label("answers-blank"),
        "can_edit": decides and found.state is not AnswerState.REFUSED,
        "is_proposed": is_proposed,
        "can_publish": is_proposed and is_whole,
        "is_unfinished": is_proposed and not is_whole,
        "can_take_back": decides and found.state is AnswerState.PUBLISHED,
        "is_refused": found.state is AnswerState.REFUSED,
    }


async def _own_card(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **data: Any
) -> dict[str, Any]:
    """The card for who decides on it."""
    _member(actor).must_hold(*DECIDERS)
    return await _card(dialog_manager, help_desk, actor, l10n, **data)


# What the buttons do


async def _open_topic(_press: CallbackQuery, _select: Any, manager: DialogManager, topic_id: int) -> None:
    manager.dialog_data["topic"] = topic_id
    place: Any = manager.find("apg")
    await place.set_page(0)
    await manager.switch_to(Answering.list)


async def _open_card(_press: CallbackQuery, _select: Any, manager: DialogManager, answer_id: int) -> None:
    manager.dialog_data["answer"] = answer_id
    await manager.switch_to(Answering.card)


async def _open_proposal(_press: CallbackQuery, _select: Any, manager: DialogManager, answer_id: int) -> None:
    manager.dialog_data.pop("topic", None)
    await _open_card(_press, _select, manager, answer_id)


async def _to_list(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Back to the list the card was opened from: a topic's, or that of the proposals."""
    await manager.switch_to(Answering.list if "topic" in manager.dialog_data else Answering.proposals)


async def _publish(press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await _decide(manager, AnswerState.PUBLISHED)
    label = at_hand(manager).l10n.label
    await press.answer(label("answers-published"))


async def _refuse(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await _decide(manager, AnswerState.REFUSED)
    await manager.switch_to(Answering.proposals)


async def _take_back(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await _decide(manager, AnswerState.PROPOSED)
    await manager.switch_to(Answering.card)


async def _decide(manager: DialogManager, state: AnswerState) -> None:
    await at_hand(manager).use_cases.decide_answer(_answer_id(manager), state, by=_actor(manager))


async def _edit_question(_message: Message, manager: DialogManager, text: str) -> None:
    await at_hand(manager).use_cases.edit_answer(_answer_id(manager), question=text, by=_actor(manager))
    await manager.switch_to(Answering.card)


async def _edit_answer(_message: Message, manager: DialogManager, text: str) -> None:
    await at_hand(manager).use_cases.edit_answer(_answer_id(manager), answer=text, by=_actor(manager))
    await manager.switch_to(Answering.card)


# Who may see what


def _member(actor: Actor | None) -> Actor:
    if actor is None or not actor.roles_in(actor.unit_id) or actor.is_outsider:
        raise NotAllowed
    return actor


def _actor(manager: DialogManager) -> Actor:
    return _member(at_hand(manager).actor)


def _answer_id(manager: DialogManager) -> AnswerId:
    chosen = manager.dialog_data.get("answer")
    if not isinstance(chosen, int):
        raise Gone
    return AnswerId(chosen)


def _topic_id(manager: DialogManager) -> TopicId:
    chosen = manager.dialog_data.get("topic")
    if not isinstance(chosen, int):
        raise Gone
    return TopicId(chosen)


async def _seen_answer(manager: DialogManager, help_desk: HelpDesk, reader: Actor) -> AnswerLine:
    """An answer of the reader's unit; what is not published is seen by those who decide on it."""
    found = await help_desk.answer(_answer_id(manager))
    if not reader.roles_in(found.unit_id):
        raise Gone
    if found.state is not AnswerState.PUBLISHED and not reader.holds(*DECIDERS, unit_id=found.unit_id):
        raise Gone
    return found


def _line(answer: AnswerLine, l10n: L10n) -> dict[str, Any]:
    label = l10n.label
    first = " ".join(answer.question.split())
    if len(first) > BUTTON_LENGTH:
        first = first[: BUTTON_LENGTH - 1].rstrip() + "…"
    return {"id": answer.id, "question": first or label("answers-blank")}
