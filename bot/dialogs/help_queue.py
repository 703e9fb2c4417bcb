"""The curator's queue of help requests: who waits, who was asked, and what to do about it."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import List

from bot.announcements.help import DECLINE_KEYS, author_header
from bot.contents import send_contents
from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Pages, load_numbered, number, words_input
from bot.dialogs.lists import PAGE_SIZE, item_id, of_item, page_buttons, pages
from bot.dialogs.states import HelpQueue, MyHelping
from bot.dialogs.widgets import Label, Words, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.help_desk import Asked, HelpDesk, RequestCard, RequestLine
from mentoring.model.help_request import HelpState, Step
from mentoring.model.ids import HelpRequestId, PersonId
from mentoring.model.people import DECIDERS, Actor, initials
from mentoring.ports.world import Clock
from mentoring.refusals import Gone, NotAllowed

#: How many of those asked a card names; the rest are counted.
ASKED_SHOWN = 5
#: How much of the words a card shows; all of them come with the files.
WORDS_SHOWN = 1500
MENTORS_SHOWN = 30


def help_queue_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("queue-title", total="total", when="total"),
            List(
                Words(
                    "queue-line",
                    urgency=of_item("urgency"),
                    age=of_item("age"),
                    topic=of_item("topic"),
                    standing=of_item("standing"),
                    mentor=of_item("mentor"),
                ),
                items="lines",
            ),
            Words("queue-hint", when="total"),
            Words("queue-empty", when=~F["total"]),
            Column(
                Select(
                    Label("queue-button", urgency=of_item("urgency"), age=of_item("age"), name=of_item("mentee")),
                    id="rq",
                    item_id_getter=item_id,
                    items="lines",
                    type_factory=number,
                    on_click=_open_card,
                )
            ),
            pages("pg"),
            page_buttons("pg"),
            Row(
                Button(Label("queue-refresh"), id="again", on_click=_refresh),
                SwitchTo(Label("queue-figures"), id="fig", state=HelpQueue.figures),
            ),
            home_button(),
            state=HelpQueue.list,
            getter=_list,
        ),
        Window(
            Words(
                "queue-card",
                topic="topic",
                urgency="urgency",
                name="mentee",
                age="age",
                asked_at="asked_at",
                standing="standing",
                mentor="mentor",
            ),
            Words("queue-card-words", words="words", when="words"),
            Words("queue-card-asked", people="asked", when="asked"),
            Words("queue-card-own", when="is_own"),
            Words("queue-card-mine", name="mentee", when="is_mine"),
            SwitchTo(
                Label("queue-assign"),
                id="give",
                state=HelpQueue.assign,
                when="can_give",
                style=Style(ButtonStyle.PRIMARY),
            ),
            Button(Label("queue-claim"), id="take", on_click=_claim, when="can_give"),
            Button(
                Label("queue-to-talk"), id="talk", on_click=_to_talk, when="is_mine", style=Style(ButtonStyle.PRIMARY)
            ),
            SwitchTo(Label("queue-take-back"), id="back", state=HelpQueue.take_back, when="can_take_back"),
            Button(Label("queue-files", files="files"), id="files", on_click=_send_files, when="has_more"),
            SwitchTo(
                Label("queue-close"),
                id="close",
                state=HelpQueue.words,
                when="can_close",
                style=Style(ButtonStyle.DANGER),
            ),
            Row(SwitchTo(Label("queue-back"), id="list", state=HelpQueue.list), home_button()),
            state=HelpQueue.card,
            getter=_card,
        ),
        Window(
            Words("queue-assign-title", topic="topic", name="mentee", when="mentors"),
            Words("queue-assign-empty", when=~F["mentors"]),
            Pages(
                Select(
                    Label(
                        "queue-mentor",
                        name=of_item("name"),
                        fit=of_item("fit"),
                        claims=of_item("claims"),
                        away=of_item("is_away"),
                    ),
                    id="mn",
                    item_id_getter=item_id,
                    items="mentors",
                    type_factory=number,
                    on_click=_choose,
                ),
                id="mns",
                width=1,
                height=PAGE_SIZE,
            ),
            Row(SwitchTo(Label("queue-to-card"), id="card", state=HelpQueue.card), home_button()),
            state=HelpQueue.assign,
            getter=_mentors,
        ),
        Window(
            Words(
                "queue-confirm",
                name="name",
                topic="topic",
                mentee="mentee",
                fit="fit",
                claims="claims",
                away="is_away",
            ),
            Button(Label("queue-give"), id="yes", on_click=_assign, style=Style(ButtonStyle.SUCCESS)),
            Row(SwitchTo(Label("queue-other-mentor"), id="other", state=HelpQueue.assign), home_button()),
            state=HelpQueue.confirm,
            getter=_chosen,
        ),
        Window(
            Words("queue-take-back-sure", topic="topic", name="mentor"),
            Button(Label("queue-take-back-yes"), id="yes", on_click=_take_back, style=Style(ButtonStyle.DANGER)),
            Row(SwitchTo(Label("queue-to-card"), id="card", state=HelpQueue.card), home_button()),
            state=HelpQueue.take_back,
            getter=_card,
        ),
        Window(
            Words("queue-words", topic="topic", name="mentee"),
            words_input(_close),
            Row(SwitchTo(Label("queue-to-card"), id="card", state=HelpQueue.card), home_button()),
            state=HelpQueue.words,
            getter=_card,
        ),
        Window(
            Words("queue-figures-title"),
            Words("queue-figures-none", when=~F["asked"]),
            Words("queue-figures-asked", asked="asked", answered="answered", when="asked"),
            Words("queue-figures-in-time", percent="percent", when=F["percent"].is_not(None)),
            Words("queue-figures-wait", wait="wait", when=F["wait"].is_not(None)),
            Words("queue-figures-rating", mean="mean", ratings="ratings", when=F["mean"].is_not(None)),
            Words("queue-figures-few-ratings", when="has_few_ratings"),
            Words(
                "queue-figures-states",
                when="asked",
                open="open",
                claimed="claimed",
                solved="solved",
                unsolved="unsolved",
                withdrawn="withdrawn",
                closed="closed",
            ),
            Words("queue-figures-now", waiting="waiting"),
            Words(
                "queue-figures-single", count="singles", has_mean="has_single_mean", mean="single_mean", when="singles"
            ),
            Row(SwitchTo(Label("queue-back"), id="list", state=HelpQueue.list), home_button()),
            state=HelpQueue.figures,
            getter=_figures,
        ),
    )


# What the windows show


async def _list(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, clock: Clock, l10n: L10n, **_: Any
) -> dict[str, Any]:
    unit_id = _decider(actor).unit_id
    page, paging = await load_numbered(
        dialog_manager, "pg", lambda number: help_desk.queue(unit_id, page=number, size=PAGE_SIZE)
    )
    return {"lines": [_shown(line, l10n, clock.now()) for line in page.lines], **paging}


async def _card(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, clock: Clock, l10n: L10n, **_: Any
) -> dict[str, Any]:
    reader = _decider(actor)
    card = await _decided_card(dialog_manager, help_desk, reader)
    line = card.line
    is_own = line.mentee_id == reader.id
    return {
        **_shown(line, l10n, clock.now()),
        "mentee": line.mentee_name,
        "asked_at": line.asked_at,
        "words": card.words[:WORDS_SHOWN],
        "files": card.files,
        "has_more": card.files > 0 or len(card.words) > WORDS_SHOWN,
        "asked": _people(await help_desk.asked(line.id), l10n),
        "is_own": is_own,
        "is_mine": line.is_mine,
        "can_give": line.state is HelpState.OPEN and not is_own,
        "can_take_back": line.state is HelpState.CLAIMED and not is_own and not line.is_mine,
        "can_close": line.state.is_live and not is_own,
    }


async def _mentors(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, clock: Clock, l10n: L10n, **_: Any
) -> dict[str, Any]:
    line = (await _decided_card(dialog_manager, help_desk, _decider(actor))).line
    now = clock.now()
    found = await help_desk.assignable(line.id, now, now.astimezone(l10n.zone).date(), limit=MENTORS_SHOWN)
    mentors = [
        {
            "id": mentor.person_id,
            "name": initials(mentor.name),
            "fit": mentor.fit,
            "claims": mentor.claims,
            "is_away": mentor.is_away,
        }
        for mentor in found
    ]
    return {"mentors": mentors, "topic": topic_title(l10n, line.topic), "mentee": line.mentee_name}


async def _chosen(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, clock: Clock, l10n: L10n, **_: Any
) -> dict[str, Any]:
    line = (await _decided_card(dialog_manager, help_desk, _decider(actor))).line
    chosen_id = _mentor_id(dialog_manager)
    now = clock.now()
    for mentor in await help_desk.assignable(line.id, now, now.astimezone(l10n.zone).date(), limit=MENTORS_SHOWN):
        if mentor.person_id == chosen_id:
            return {
                "name": mentor.name,
                "topic": topic_title(l10n, line.topic),
                "mentee": line.mentee_name,
                "fit": mentor.fit,
                "claims": mentor.claims,
                "is_away": mentor.is_away,
            }
    raise Gone


async def _figures(help_desk: HelpDesk, actor: Actor | None, clock: Clock, **_: Any) -> dict[str, Any]:
    figures = await help_desk.figures(_decider(actor).unit_id, clock.now())
    share, mean = figures.in_time_share, figures.rating_mean
    return {
        "asked": figures.asked,
        "answered": figures.answered,
        "percent": None if share is None else round(share * 100),
        "wait": figures.median_wait,
        "mean": None if mean is None else round(mean, 1),
        "ratings": figures.ratings,
        "has_few_ratings": mean is None and figures.asked > 0,
        "waiting": figures.waiting_now,
        "singles": figures.single_meetings,
        "has_single_mean": figures.single_mean is not None,
        "single_mean": round(figures.single_mean or 0, 1),
        **{state.value: figures.by_state.get(state, 0) for state in HelpState},
    }


# What the buttons do


async def _open_card(_press: CallbackQuery, _select: Any, manager: DialogManager, request_id: int) -> None:
    manager.dialog_data["request"] = request_id
    await manager.switch_to(HelpQueue.card)


async def _refresh(press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    label = at_hand(manager).l10n.label
    await press.answer(label("queue-refreshed"))


async def _choose(_press: CallbackQuery, _select: Any, manager: DialogManager, mentor_id: int) -> None:
    manager.dialog_data["mentor"] = mentor_id
    await manager.switch_to(HelpQueue.confirm)


async def _assign(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await at_hand(manager).use_cases.assign_help(_request_id(manager), _mentor_id(manager), by=_actor(manager))
    await manager.switch_to(HelpQueue.card)


async def _claim(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await at_hand(manager).use_cases.claim_help(_request_id(manager), by=_actor(manager))


async def _take_back(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await at_hand(manager).use_cases.take_back_help(_request_id(manager), by=_actor(manager))
    await manager.switch_to(HelpQueue.card)


async def _to_talk(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await manager.start(MyHelping.card, data={"request": _request_id(manager)})


async def _close(_message: Message, manager: DialogManager, words: str) -> None:
    await at_hand(manager).use_cases.close_with_words(_request_id(manager), words, by=_actor(manager))
    await manager.switch_to(HelpQueue.card)


async def _send_files(_press: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Everything the mentee sent, as they sent it; the card comes anew below."""
    hand = at_hand(manager)
    line = (await _decided_card(manager, hand.help_desk, _actor(manager))).line
    header = author_header(hand.l10n, line.mentee_name, from_mentor=False)
    await send_contents(hand.bot, hand.account, await hand.help_desk.contents(line.id), header=header)
    manager.show_mode = ShowMode.DELETE_AND_SEND


# Who may see what


def _decider(actor: Actor | None) -> Actor:
    if actor is None:
        raise NotAllowed
    actor.must_hold(*DECIDERS)
    return actor


def _actor(manager: DialogManager) -> Actor:
    return _decider(at_hand(manager).actor)


def _request_id(manager: DialogManager) -> HelpRequestId:
    """The request pressed in the list, or the one a notice led to."""
    return HelpRequestId(looked_at(manager, "request"))


def _mentor_id(manager: DialogManager) -> PersonId:
    chosen = manager.dialog_data.get("mentor")
    if not isinstance(chosen, int):
        raise Gone
    return PersonId(chosen)


async def _decided_card(manager: DialogManager, help_desk: HelpDesk, reader: Actor) -> RequestCard:
    """The card of a request of the reader's own unit; those of others do not exist for them."""
    card = await help_desk.card(_request_id(manager), reader_id=reader.id)
    if not reader.roles_in(card.line.unit_id):
        raise Gone
    reader.must_hold(*DECIDERS, unit_id=card.line.unit_id)
    return card


# How a request looks


def _shown(line: RequestLine, l10n: L10n, now: datetime) -> dict[str, Any]:
    return {
        "id": line.id,
        "topic": topic_title(l10n, line.topic),
        "urgency": line.urgency,
        "age": _age((line.ended_at or now) - line.asked_at, l10n),
        "standing": _standing(line),
        "mentor": _brief(line.mentor_name),
        "mentee": _brief(line.mentee_name),
    }


def _brief(name: str | None) -> str:
    """«Иванова А. П.»; nobody's name, or that of somebody forgotten, is a dash."""
    return initials(name) if name and name.strip() else "—"


def _standing(line: RequestLine) -> str:
    """What the texts tell apart: an open request is either with mentors or with the curator."""
    if line.state is HelpState.OPEN:
        return "with-curator" if line.step is Step.CURATOR else "with-mentors"
    return line.state.value


def _age(span: timedelta, l10n: L10n) -> str:
    """«12 мин», in the greatest unit that fits; never less than a minute."""
    minutes = max(1, span // timedelta(minutes=1))
    label = l10n.label
    if minutes < 60:
        return label("queue-age-minutes", number=minutes)
    if minutes < 24 * 60:
        return label("queue-age-hours", number=minutes // 60)
    return label("queue-age-days", number=minutes // (24 * 60))


def _people(asked: list[Asked], l10n: L10n) -> str:
    """Who was asked and what they said, a line each."""
    label = l10n.label
    lines = []
    for person in asked[:ASKED_SHOWN]:
        reason = label(DECLINE_KEYS[person.reason]) if person.reason else ""
        lines.append(label("queue-asked-line", name=_brief(person.name), state=person.state, reason=reason))
    if len(asked) > ASKED_SHOWN:
        lines.append(label("queue-asked-more", number=len(asked) - ASKED_SHOWN))
    return "\n".join(lines)
