"""Kinds and forms of mentoring: nine cards, and four questions after which one is recommended (гл. 4 п. 6 пп. 1–9)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser
from bot.dialogs.states import AskingForMentor, KindCards
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.kind_chooser import Answers, Company, Distance, Give, KindCard, Span, advised
from mentoring.model.people import Role
from mentoring.refusals import Gone

#: The questions of the chooser, in the order asked, with the names of their answers in `Answers`.
QUESTIONS: Final[Sequence[tuple[str, type[StrEnum]]]] = (
    ("give", Give),
    ("span", Span),
    ("company", Company),
    ("distance", Distance),
)


def kind_cards_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("kinds-title"),
            SwitchTo(Label("kinds-choose"), id="ask", state=KindCards.question, on_click=_begin, style=PRIMARY),
            chooser("k", _open_card, width=2),
            Row(back_button(), home_button()),
            state=KindCards.list,
            getter=_cards,
        ),
        Window(
            Words("kinds-card", name="name", when_suits="when_suits", steps="steps"),
            Button(Label("kinds-take"), id="take", on_click=_take, when="is_asking", style=SUCCESS),
            Button(Label("kinds-find-mentor"), id="find", on_click=_take, when="may_ask", style=SUCCESS),
            Row(SwitchTo(Label("kinds-to-list"), id="list", state=KindCards.list), home_button()),
            state=KindCards.card,
            getter=_card,
        ),
        Window(
            Words("kinds-question", number="number", count="count", question="question"),
            chooser("a", _answer, width=1),
            Row(Button(Label("button-back"), id="back", on_click=_step_back), home_button()),
            state=KindCards.question,
            getter=_question,
        ),
        Window(
            Words("kinds-advice", name="name", why="why"),
            Button(Label("kinds-take"), id="take", on_click=_take, when="is_asking", style=SUCCESS),
            Button(Label("kinds-find-mentor"), id="find", on_click=_take, when="may_ask", style=SUCCESS),
            SwitchTo(Label("kinds-read"), id="read", state=KindCards.card),
            SwitchTo(Label("kinds-again"), id="again", state=KindCards.question, on_click=_begin),
            Row(SwitchTo(Label("kinds-to-list"), id="list", state=KindCards.list), home_button()),
            state=KindCards.advice,
            getter=_advice,
        ),
    )


def card_name(l10n: L10n, card: KindCard) -> str:
    """«Реверсивное»"""
    label = l10n.label
    return label(f"kind-name-{card.replace('_', '-')}")


# --- what windows show


async def _cards(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(card.value, card_name(l10n, card)) for card in KindCard]}


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, label = at_hand(dialog_manager).l10n, at_hand(dialog_manager).l10n.label
    card = _chosen(dialog_manager)
    key = card.replace("_", "-")
    return {
        "name": card_name(l10n, card),
        "when_suits": label(f"kind-when-{key}"),
        "steps": label(f"kind-do-{key}"),
    } | _ways_on(dialog_manager)


async def _question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    given = _given(dialog_manager)
    name, options = QUESTIONS[min(len(given), len(QUESTIONS) - 1)]
    return {
        "number": len(given) + 1,
        "count": len(QUESTIONS),
        "question": label(f"kind-ask-{name}"),
        "choices": [Choice(option.value, label(f"kind-answer-{option.value}")) for option in options],
    }


async def _advice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, label = at_hand(dialog_manager).l10n, at_hand(dialog_manager).l10n.label
    card = _chosen(dialog_manager)
    return {"name": card_name(l10n, card), "why": label(f"kind-why-{card.replace('_', '-')}")} | _ways_on(
        dialog_manager
    )


def _ways_on(manager: DialogManager) -> dict[str, Any]:
    """Within a request the card is taken into it; a mentee who only reads may begin one."""
    is_asking = _is_asking(manager)
    return {"is_asking": is_asking, "may_ask": not is_asking and at_hand(manager).actor.holds(Role.MENTEE)}


def _is_asking(manager: DialogManager) -> bool:
    return isinstance(manager.start_data, dict) and bool(manager.start_data.get("is_asking"))


def _chosen(manager: DialogManager) -> KindCard:
    return card_of(str(manager.dialog_data.get("card", "")))


def card_of(value: str) -> KindCard:
    """The card of a press or of stored data; Gone for what is none."""
    if value not in set(KindCard):
        raise Gone
    return KindCard(value)


def _given(manager: DialogManager) -> list[str]:
    given: list[str] = manager.dialog_data.setdefault("given", [])
    return given


# --- answers


async def _open_card(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["card"] = card_of(item).value
    await manager.switch_to(KindCards.card)


async def _begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["given"] = []


async def _step_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    given = _given(manager)
    if given:
        given.pop()
    else:
        await manager.switch_to(KindCards.list)


async def _answer(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    given = _given(manager)
    options = QUESTIONS[min(len(given), len(QUESTIONS) - 1)][1]
    if item not in set(options):
        raise Gone
    given.append(item)
    if len(given) < len(QUESTIONS):
        return
    give, span, company, distance = given[: len(QUESTIONS)]
    answers = Answers(give=Give(give), span=Span(span), company=Company(company), distance=Distance(distance))
    manager.dialog_data["card"] = advised(answers).value
    await manager.switch_to(KindCards.advice)


async def _take(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    card = _chosen(manager).value
    if _is_asking(manager):
        await manager.done(result={"card": card})
    else:
        await manager.start(AskingForMentor.topics, data={"card": card})
