"""Written consents to take part, in the curator's hands: blanks out, papers in, and who is still missing."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from aiogram import F
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, looked_at, unit_looked_at
from bot.dialogs.bank_words import form_name, kinds_text, ways_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.paper_files import Titled, file_in, send_papers, unit_words
from bot.dialogs.paper_words import consent_paper, pair_name, paper_day, term_text
from bot.dialogs.proposing_change import change_text
from bot.dialogs.states import Consents, Orders, ProposingChange
from bot.dialogs.typed_days import typed_day
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.changes import ChangeState
from mentoring.model.ids import MentorshipId, ParticipationConsentId, PersonId
from mentoring.model.mentorship import MentorshipState, pair_title
from mentoring.model.participation import PAPER_STATES
from mentoring.model.people import initials
from mentoring.order_book import PairCard, PairLine, PersonPapers
from mentoring.refusals import Gone, PaperDateUnclear


def consents_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("consents-title", total="total", when="total"),
            Words("consents-empty", when=~F["total"]),
            chooser("p", _open_pair, width=1),
            pages("pg"),
            page_buttons("pg"),
            Row(back_button(), home_button()),
            state=Consents.list,
            getter=_list,
        ),
        Window(
            Words("consents-card", pair="pair", form="form", kinds="kinds", modes="modes", term="term"),
            List(Words("consents-line", name=of_item("name"), status=of_item("status")), items="lines"),
            Words("consents-change", change="change", when="change"),
            chooser("s", _open_person, width=1),
            Button(Label("consents-begin"), id="begin", on_click=_begin, when="may_begin", style=SUCCESS),
            Words("consents-ready", when="is_ready"),
            Button(Label("consents-to-order"), id="order", on_click=_to_order, when="is_ready", style=SUCCESS),
            Button(Label("consents-accept-change"), id="accept", on_click=_accept, when="may_accept", style=SUCCESS),
            Group(
                Button(Label("consents-blanks"), id="blanks", on_click=_send_blanks, when="are_gathered"),
                Button(Label("consents-remind"), id="remind", on_click=_remind, when="missing"),
                Button(Label("change-propose"), id="change", on_click=_propose, when="may_propose"),
                Button(Label("change-withdraw"), id="withdraw", on_click=_withdraw, when="may_withdraw"),
                width=2,
            ),
            Row(SwitchTo(Label("consents-to-list"), id="list", state=Consents.list), home_button()),
            state=Consents.card,
            getter=_card,
        ),
        Window(
            Words("consents-person", name="name", status="status"),
            Words("consents-person-how", when=F["may_register"] & ~F["is_off_chat"]),
            Words("consents-person-off-chat", when=F["may_register"] & F["is_off_chat"]),
            Row(
                Button(Label("consents-take"), id="take", on_click=_confirm, style=SUCCESS),
                SwitchTo(Label("consents-send-back"), id="back", state=Consents.back, style=DANGER),
                when="handed_in",
            ),
            SwitchTo(
                Label("consents-by-number"), id="number", state=Consents.number, when="may_register", style=PRIMARY
            ),
            Group(
                Button(Label("consents-show"), id="show", on_click=_show, when="scan"),
                Button(Label("consents-blank"), id="blank", on_click=_send_blank, when="may_register"),
                width=2,
            ),
            MessageInput(_receive),
            Row(SwitchTo(Label("consents-to-card"), id="card", state=Consents.card), home_button()),
            state=Consents.person,
            getter=_person,
        ),
        Window(
            Words("consents-ask-number", name="name"),
            words_input(_name_number),
            Button(Label("consents-no-number"), id="none", on_click=_no_number),
            Row(SwitchTo(Label("button-back"), id="back", state=Consents.person), home_button()),
            state=Consents.number,
            getter=_person,
        ),
        Window(
            Words("consents-ask-date", name="name"),
            words_input(_name_date),
            Row(
                Button(Label("day-today"), id="today", on_click=partial(_choose_date, 0)),
                Button(Label("day-yesterday"), id="eve", on_click=partial(_choose_date, 1)),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=Consents.number), home_button()),
            state=Consents.date,
            getter=_person,
        ),
        Window(
            Words("consents-ask-why", name="name"),
            words_input(_send_back),
            Row(SwitchTo(Label("button-back"), id="back", state=Consents.person), home_button()),
            state=Consents.back,
            getter=_person,
        ),
    )


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager,
        "pg",
        lambda place: hand.order_book.pairs(unit_looked_at(dialog_manager), by=hand.actor, page=place, size=PAGE_SIZE),
    )
    return data | {"choices": [Choice(line.id, _line_text(line)) for line in page.lines]}


def _line_text(line: PairLine) -> str:
    """«🖼 Вяткин Б. А. → Лугова А. С. · 1/2»: a photo waits, papers are missing, all are there."""
    mark = "🖼" if line.handed_in else "✅" if line.is_signed else "⏳"
    return f"{mark} {pair_title(line.mentor_name, line.mentee_names)} · {line.signed}/{line.people}"


def _pair_id(manager: DialogManager) -> MentorshipId:
    return MentorshipId(looked_at(manager, "pair"))


async def _loaded(manager: DialogManager) -> PairCard:
    hand = at_hand(manager)
    card = await hand.order_book.pair(_pair_id(manager), by=hand.actor)
    manager.dialog_data["unit"] = card.unit.id
    return card


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, card = hand.l10n, await _loaded(dialog_manager)
    sheet, change = card.sheet, card.change
    is_active = sheet.state is MentorshipState.ACTIVE
    has_order_step = card.unit.settings.has_order_step
    are_gathered = sheet.state in PAPER_STATES
    is_complete = sheet.state is MentorshipState.APPROVED and not card.unsigned
    return pair_data(l10n, card) | {
        "are_gathered": are_gathered,
        "lines": [
            {"name": initials(person.name), "status": status_text(l10n, card.papers[person.id])}
            for person in sheet.people
        ],
        "choices": [
            Choice(person.id, f"{papers_mark(card.papers[person.id])} {initials(person.name)}")
            for person in sheet.people
        ],
        "missing": are_gathered and len(card.unsigned),
        "may_begin": is_complete and not has_order_step,
        "is_ready": is_complete and has_order_step,
        "change": change_text(l10n, card),
        "may_accept": change is not None and change.state is ChangeState.AGREED and not has_order_step,
        "may_propose": is_active and change is None,
        "may_withdraw": change is not None and change.state is not ChangeState.ORDERED,
    }


def pair_data(l10n: L10n, card: PairCard) -> dict[str, str]:
    """A mentorship in a few words."""
    sheet = card.sheet
    return {
        "pair": pair_name(sheet),
        "form": form_name(l10n, sheet.form),
        "kinds": kinds_text(l10n, sheet.kinds),
        "modes": ways_text(l10n, sheet.modes),
        "term": term_text(l10n, sheet),
    }


def papers_mark(papers: PersonPapers) -> str:
    return "✅" if papers.registered else "🖼" if papers.handed_in else "⏳"


def status_text(l10n: L10n, papers: PersonPapers) -> str:
    """Where a person's paper stands: «№ 17 от 20.11.2026», «фото ждёт проверки», «ещё нет»."""
    label = l10n.label
    if papers.registered is not None:
        has_number, has_date = bool(papers.registered.number), papers.registered.signed_on is not None
        signed_on = paper_day(papers.registered.signed_on or papers.registered.at.astimezone(l10n.zone).date())
        paper_number = papers.registered.number
        return label("consent-signed", has_number=has_number, number=paper_number, has_date=has_date, day=signed_on)
    if papers.handed_in is not None:
        return label("consent-handed-in")
    if papers.sent_back is not None:
        return label("consent-sent-back", words=papers.sent_back.words)
    return label("consent-missing")


async def _person(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _loaded(dialog_manager)
    person_id = dialog_manager.dialog_data.get("person")
    person = next((each for each in card.sheet.people if each.id == person_id), None)
    if person is None:
        raise Gone
    papers = card.papers[person.id]
    # What is confirmed or sent back by one press is the photo that was on the screen.
    shown = papers.handed_in or papers.registered
    dialog_manager.dialog_data["consent"] = shown.id if shown else None
    is_off_chat, may_register = card.unit.settings.keeps_papers_off_chat, card.sheet.state in PAPER_STATES
    return {
        "name": person.name,
        "status": status_text(hand.l10n, papers),
        "is_off_chat": is_off_chat,
        "may_register": may_register,
        "handed_in": may_register and papers.handed_in is not None,
        "scan": shown is not None and shown.has_scan and not is_off_chat,
    }


# --- presses


async def _open_pair(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["pair"] = number(item)
    await manager.switch_to(Consents.card)


async def _open_person(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)
    await manager.switch_to(Consents.person)


def _chosen(manager: DialogManager) -> PersonId:
    person = manager.dialog_data.get("person")
    if not isinstance(person, int):
        raise Gone
    return PersonId(person)


async def _send_blanks(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _blanks(manager, [person.id for person in (await _loaded(manager)).sheet.people])


async def _send_blank(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _blanks(manager, [_chosen(manager)])


async def _blanks(manager: DialogManager, people: list[PersonId]) -> None:
    hand = at_hand(manager)
    l10n, card = hand.l10n, await _loaded(manager)
    if not {person.id for person in card.sheet.people} >= set(people):
        raise Gone
    words = unit_words(hand, card.unit)
    label = words.label
    papers = [
        Titled(
            # Nobody is named where the chat says how the file is called.
            label("consent-file-numbered", pair=str(card.sheet.id), place=str(place))
            if card.unit.settings.keeps_papers_off_chat
            else label("consent-file", name=initials(person.name).rstrip(".")),
            consent_paper(card, person.id, words),
        )
        for place, person in enumerate(card.sheet.people, start=1)
        if person.id in people
    ]
    await send_papers(manager, card.unit, papers, bundle=label("consent-files"), said=l10n("consents-blanks-sent"))


async def _remind(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    count = await hand.use_cases.ask_for_consents(_pair_id(manager), by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("consents-reminded", count=count))


async def _begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.begin_without_order(_pair_id(manager), by=hand.actor)


async def _to_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Orders.kind, data={"unit": unit_looked_at(manager)})


async def _propose(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(ProposingChange.menu, data={"pair": _pair_id(manager)})


async def _accept(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, card = at_hand(manager), await _loaded(manager)
    if card.change is None:
        raise Gone
    await hand.use_cases.accept_change(card.change.id, by=hand.actor)


async def _withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, card = at_hand(manager), await _loaded(manager)
    if card.change is None:
        raise Gone
    await hand.use_cases.withdraw_change(card.change.id, by=hand.actor)


async def _receive(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A photo or a PDF of the signed paper: it counts at once, as the curator has it in hand."""
    hand = at_hand(manager)
    scan = await file_in(message, hand)
    if scan is None:
        l10n = hand.l10n
        await message.answer(l10n("consents-paper-please"))
        return
    await hand.use_cases.register_consent(_pair_id(manager), _chosen(manager), scan=scan, by=hand.actor)
    await manager.switch_to(Consents.card)


async def _show(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await show_scan(manager, _consent_id(manager))


async def show_scan(manager: DialogManager, consent_id: ParticipationConsentId) -> None:
    """The photo as a file, so that it can be looked at closely, and not forwarded."""
    hand = at_hand(manager)
    scan = await hand.use_cases.show_consent(consent_id, by=hand.actor)
    l10n, label = hand.l10n, hand.l10n.label
    await say(manager, l10n("consents-shown"))
    file = BufferedInputFile(scan.content, f"{label('consent-scan-file')}.{scan.ending}")
    await hand.bot.send_document(hand.account, file, protect_content=True)


def _consent_id(manager: DialogManager) -> ParticipationConsentId:
    consent = manager.dialog_data.get("consent")
    if not isinstance(consent, int):
        raise Gone
    return ParticipationConsentId(consent)


async def _confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.confirm_consent(_consent_id(manager), by=hand.actor)
    await manager.switch_to(Consents.card)


async def _send_back(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.send_consent_back(_consent_id(manager), words=text, by=hand.actor)
    await manager.switch_to(Consents.card)


async def _name_number(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["number"] = text
    await manager.switch_to(Consents.date)


async def _no_number(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["number"] = ""
    await manager.switch_to(Consents.date)


async def _choose_date(days_ago: int, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _register(manager, _today(manager) - timedelta(days=days_ago))


async def _name_date(_: Message, manager: DialogManager, text: str) -> None:
    signed_on = typed_day(text, _today(manager))
    if signed_on is None:
        raise PaperDateUnclear
    await _register(manager, signed_on)


async def _register(manager: DialogManager, signed_on: date) -> None:
    hand = at_hand(manager)
    await hand.use_cases.register_consent(
        _pair_id(manager),
        _chosen(manager),
        number=str(manager.dialog_data.get("number", "")),
        signed_on=signed_on,
        by=hand.actor,
    )
    await manager.switch_to(Consents.card)


def _today(manager: DialogManager) -> date:
    hand = at_hand(manager)
    return hand.clock.now().astimezone(hand.l10n.zone).date()
