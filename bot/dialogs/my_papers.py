"""A member's own papers: the blank to sign, the photo of what was signed, and the change that is proposed."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, number, paged_chooser, say
from bot.dialogs.consents import pair_data, papers_mark, show_scan, status_text
from bot.dialogs.paper_files import Titled, file_in, send_papers, unit_words
from bot.dialogs.paper_words import consent_paper, pair_name
from bot.dialogs.proposing_change import change_text
from bot.dialogs.states import MyPapers, ProposingChange
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, home_button
from mentoring.model.changes import ChangeState
from mentoring.model.ids import MentorshipChangeId, MentorshipId
from mentoring.model.mentorship import MentorshipState
from mentoring.model.participation import PAPER_STATES
from mentoring.order_book import PairCard, PersonPapers
from mentoring.refusals import Gone


def my_papers_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("my-papers-title", when="choices"),
            Words("my-papers-empty", when=~F["choices"]),
            paged_chooser("p", _open),
            Row(back_button(), home_button()),
            state=MyPapers.list,
            getter=_list,
        ),
        Window(
            Words("my-papers-card", pair="pair", form="form", kinds="kinds", modes="modes", term="term"),
            Words("my-papers-consent", status="status"),
            Words("my-papers-off-chat", when="is_off_chat"),
            Words("my-papers-change", change="change", when="change"),
            SwitchTo(Label("my-papers-send"), id="send", state=MyPapers.send, when="may_send", style=PRIMARY),
            Row(
                Button(Label("my-papers-agree"), id="yes", on_click=_agree, style=SUCCESS),
                Button(Label("my-papers-decline"), id="no", on_click=_decline),
                when="is_asked",
            ),
            Group(
                Button(Label("consents-blank"), id="blank", on_click=_send_blank, when="may_have_blank"),
                Button(Label("consents-show"), id="show", on_click=_show, when="scan"),
                Button(Label("change-propose"), id="change", on_click=_propose, when="may_propose"),
                Button(Label("change-withdraw"), id="withdraw", on_click=_withdraw, when="may_withdraw"),
                width=2,
            ),
            Row(SwitchTo(Label("my-papers-to-list"), id="list", state=MyPapers.list), home_button()),
            state=MyPapers.card,
            getter=_card,
        ),
        Window(
            Words("my-papers-how"),
            MessageInput(_receive),
            Row(SwitchTo(Label("button-back"), id="back", state=MyPapers.card), home_button()),
            state=MyPapers.send,
        ),
    )


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    cards = await hand.order_book.my_pairs(by=hand.actor)
    return {
        "choices": [
            Choice(card.sheet.id, f"{_mark(_own(card, hand.actor.id), card)} {pair_name(card.sheet)}") for card in cards
        ]
    }


def _mark(papers: PersonPapers, card: PairCard) -> str:
    return papers_mark(papers) if card.change is None else "✏️"


def _own(card: PairCard, person_id: int) -> PersonPapers:
    """The person's own papers; who is no member of it has no business here, whatever they decide for the unit."""
    for member, papers in card.papers.items():
        if member == person_id:
            return papers
    raise Gone


async def _loaded(manager: DialogManager) -> PairCard:
    hand = at_hand(manager)
    return await hand.order_book.pair(MentorshipId(looked_at(manager, "pair")), by=hand.actor)


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, card = hand.l10n, await _loaded(dialog_manager)
    papers, change = _own(card, hand.actor.id), card.change
    is_off_chat = card.unit.settings.keeps_papers_off_chat
    shown = papers.handed_in or papers.registered
    dialog_manager.dialog_data["change"] = change.id if change else None
    is_active = card.sheet.state is MentorshipState.ACTIVE
    is_awaited = papers.registered is None and card.sheet.state in PAPER_STATES
    return pair_data(l10n, card) | {
        "status": status_text(l10n, papers),
        "is_off_chat": is_off_chat and is_awaited,
        "may_send": is_awaited and not is_off_chat,
        "may_have_blank": not is_off_chat,
        "scan": shown is not None and shown.has_scan and not is_off_chat,
        "change": change_text(l10n, card),
        "is_asked": change is not None
        and change.state is ChangeState.WAITING
        and hand.actor.id not in change.agreed
        and is_active,
        "may_propose": is_active and change is None,
        "may_withdraw": change is not None
        and change.proposed_by == hand.actor.id
        and change.state is not ChangeState.ORDERED,
    }


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["pair"] = number(item)
    await manager.switch_to(MyPapers.card)


async def _send_blank(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, card = hand.l10n, await _loaded(manager)
    _own(card, hand.actor.id)
    words = unit_words(hand, card.unit)
    label = words.label
    title = label("consent-file-own")
    papers = [Titled(title, consent_paper(card, hand.actor.id, words))]
    await send_papers(manager, card.unit, papers, bundle=title, said=l10n("my-papers-blank-sent"))


async def _receive(message: Message, _: MessageInput, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    scan = await file_in(message, hand)
    if scan is None:
        await message.answer(l10n("consents-paper-please"))
        return
    await hand.use_cases.hand_in_consent((await _loaded(manager)).sheet.id, scan, by=hand.actor)
    await say(manager, l10n("my-papers-sent"))
    await manager.switch_to(MyPapers.card)


async def _show(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    papers = _own(await _loaded(manager), at_hand(manager).actor.id)
    shown = papers.handed_in or papers.registered
    if shown is None:
        raise Gone
    await show_scan(manager, shown.id)


async def _propose(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(ProposingChange.menu, data={"pair": (await _loaded(manager)).sheet.id})


async def _agree(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, is_yes=True)


async def _decline(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, is_yes=False)


async def _answer(manager: DialogManager, *, is_yes: bool) -> None:
    """To the change that was on the screen, and to no newer one."""
    hand = at_hand(manager)
    await hand.use_cases.answer_change(_change_id(manager), is_yes=is_yes, by=hand.actor)


async def _withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.withdraw_change(_change_id(manager), by=hand.actor)


def _change_id(manager: DialogManager) -> MentorshipChangeId:
    change = manager.dialog_data.get("change")
    if not isinstance(change, int):
        raise Gone
    return MentorshipChangeId(change)
