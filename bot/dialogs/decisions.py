"""The queue of deciders on a phone: one card after another, each decided by a press or two (гл. 3 п. 18, гл. 4 п. 3).

A press counts for the card under which it stands: it carries which one that is, and how the card was when it was shown.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from typing import Any, Final
from zlib import crc32

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand
from bot.dialogs.bank import card_words
from bot.dialogs.bank_words import card_data
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.decision_cards import card_of, matter_at, place_of, stored
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.mentorship_words import OPINION_MARKS, history_text, step_kind_name
from bot.dialogs.states import Decisions, MentorLists, Orders, Proposing, SigningOrder
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, home_button
from mentoring.bank import BankCard
from mentoring.decisions import Matter, MatterLine, Place
from mentoring.model.ids import (
    ClosingId,
    MeetingId,
    MentorListId,
    MentorshipId,
    MentorshipRequestId,
    PersonId,
    SpeedMeetingId,
)
from mentoring.model.mentorship import Mentorship, Opinion, StepKind, pair_title
from mentoring.model.people import Role, initials
from mentoring.refusals import (
    ChangedMeanwhile,
    ClosingOver,
    CouncilOver,
    DecidedMeanwhile,
    Gone,
    MeetingSettled,
    SpeedMeetingOver,
)

MARKS: Final = {
    Matter.OPINION: "🗳",
    Matter.MENTORSHIP: "🤝",
    Matter.REQUEST: "🙋",
    Matter.MENTOR_LIST: "✍️",
    Matter.ORDER: "📄",
    Matter.SPEED: "⚡",
    Matter.WARNING: "⚖️",
    Matter.DISPUTE: "📅",
}
LINES_OF_HISTORY, HISTORY_WORDS = 15, 150

#: A decision about a mentorship as it was seen.
Decide = Callable[[MentorshipId, int], Awaitable[object]]


class OnThisCard(Button):
    """A press that decides on the card above it. A second tap is not taken for the card that came next."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        [[button]] = await super()._render_keyboard(data, manager)
        return [[button.model_copy(update={"callback_data": self._item_callback_data(data["mark"])})]]

    async def _process_own_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        raise ChangedMeanwhile

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        if data != manager.dialog_data.get("mark"):
            raise ChangedMeanwhile
        await self.on_click.process_event(callback, self, manager)
        return True


def decisions_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("decision-last", pair="last_pair", step="last_step", when="has_last"),
            Words("decisions-done", when="is_done"),
            Words("decisions-end", total="total", when="is_end"),
            Words("decision-head", total="total", role="role", has_unit="has_unit", unit="unit", when="is_card"),
            *_pair_words(),
            Words("decision-request", name="name", since="since", about="about", topics="topics", when="is_request"),
            Words(
                "decision-need",
                difficulty="difficulty",
                expects="expects",
                expectations="expectations",
                when="has_need",
            ),
            *_standing_words(),
            Words(
                "decision-list", people="people", name="name", since="since", names="names", more="more", when="is_list"
            ),
            *_warning_words(),
            Words(
                "decision-speed",
                mentee="mentee",
                mentor="mentor",
                topic="topic",
                at="at",
                has_question="has_question",
                question="question",
                when="is_speed",
            ),
            Words("decision-dispute", pair="pair", at="at", when="is_dispute"),
            List(
                Words("unit-meeting-said", name=of_item("name"), outcome=of_item("outcome")),
                items="said",
                when="is_dispute",
            ),
            Words("unit-meeting-decide", when="is_dispute"),
            Words("decision-order", about="about", name="name", since="since", count="count", when="is_order"),
            List(Words("decisions-together-line", pair=of_item("pair")), items="on_order", when="is_order"),
            Words("decision-order-more", count="more_on_order", when="more_on_order"),
            *_opinion_buttons(),
            *_decision_buttons(),
            *_warning_buttons(),
            OnThisCard(
                Label("decision-approve-list", people="people"),
                id="lyes",
                on_click=_approve_list,
                when="may_sign",
                style=SUCCESS,
            ),
            Row(
                Button(Label("decision-open-list"), id="lopen", on_click=_open_list, when="is_list"),
                OnThisCard(
                    Label("decision-refuse"),
                    id="lno",
                    on_click=partial(_ask_words, "list"),
                    when="may_sign",
                    style=DANGER,
                ),
            ),
            OnThisCard(Label("decision-sign"), id="osign", on_click=_sign_order, when="is_order", style=SUCCESS),
            Row(
                Button(Label("decision-open-order"), id="oopen", on_click=_open_order, when="is_order"),
                OnThisCard(Label("decision-return"), id="oret", on_click=_return_order, when="is_order"),
            ),
            OnThisCard(
                Label("decision-approve-speed"), id="syes", on_click=_approve_speed, when="is_speed", style=SUCCESS
            ),
            OnThisCard(
                Label("decision-refuse"),
                id="sno",
                on_click=partial(_ask_words, "speed"),
                when="is_speed",
                style=DANGER,
            ),
            Row(
                OnThisCard(
                    Label("meeting-held"),
                    id="held",
                    on_click=partial(_settle_dispute, True),
                    when="is_dispute",
                    style=SUCCESS,
                ),
                OnThisCard(
                    Label("meeting-missed"),
                    id="missed",
                    on_click=partial(_settle_dispute, False),
                    when="is_dispute",
                    style=DANGER,
                ),
            ),
            OnThisCard(Label("decision-find"), id="find", on_click=_find_mentor, when="may_propose", style=SUCCESS),
            OnThisCard(
                Label("decision-close"),
                id="close",
                on_click=partial(_ask_words, "close"),
                when="may_close",
                style=DANGER,
            ),
            Row(
                SwitchTo(Label("decision-people"), id="people", state=Decisions.people, when="has_people"),
                SwitchTo(Label("decision-history"), id="steps", state=Decisions.history, when="has_history"),
            ),
            Button(Label("decisions-again"), id="again", on_click=_begin_again, when="is_end", style=PRIMARY),
            Row(
                SwitchTo(Label("decisions-as-list"), id="list", state=Decisions.list, when="total"),
                Button(Label("decision-skip"), id="skip", on_click=_skip, when="is_card"),
            ),
            Row(
                Button(Label("decision-think-again"), id="last", on_click=_think_again, when="has_last"),
                SwitchTo(Label("decisions-council"), id="council", state=Decisions.council, when="is_done"),
            ),
            home_button(),
            state=Decisions.card,
            getter=_card,
        ),
        Window(
            *card_words(),
            chooser("p", _choose_person, width=2),
            _to_card(),
            state=Decisions.people,
            getter=_people,
        ),
        Window(
            Words("decision-history-of", pair="pair"),
            List(Words("bank-history-line", step=of_item("step")), items="steps"),
            _to_card(),
            state=Decisions.history,
            getter=_history,
        ),
        Window(
            Words("decision-words", pair="pair", asked="asked"),
            words_input(_take_words),
            Button(
                Label("decision-without-words"), id="none", on_click=_without_words, when="may_be_silent", style=PRIMARY
            ),
            _to_card(),
            state=Decisions.words,
            getter=_asking,
        ),
        Window(
            Words("decisions-list", total="total", when="total"),
            Words("decisions-done", when="is_done"),
            chooser("m", _open, width=1),
            pages("mg"),
            page_buttons("mg"),
            SwitchTo(
                Label("decisions-together", count="together"),
                id="all",
                state=Decisions.together,
                when="is_worth",
                style=SUCCESS,
            ),
            SwitchTo(Label("decisions-council"), id="council", state=Decisions.council),
            _to_card(),
            state=Decisions.list,
            getter=_list,
        ),
        Window(
            Words("decisions-together-sure", count="count", when="count"),
            List(Words("decisions-together-line", pair=of_item("pair")), items="pairs"),
            Words("decisions-together-none", when="is_none"),
            OnThisCard(
                Label("decisions-together-yes", count="count"),
                id="yes",
                on_click=_approve_together,
                when="count",
                style=SUCCESS,
            ),
            Row(SwitchTo(Label("decisions-to-list"), id="list", state=Decisions.list), home_button()),
            state=Decisions.together,
            getter=_together,
        ),
        Window(
            Words("decisions-council-title", total="total", when="total"),
            Words("decisions-council-empty", when="is_none"),
            chooser("c", _open, width=1),
            pages("cg"),
            page_buttons("cg"),
            _to_card(),
            state=Decisions.council,
            getter=_council,
        ),
    )


def _pair_words() -> list[Any]:
    return [
        Words("decision-pair", pair="pair", state="state", since="since", when="is_pair"),
        List(
            Words(
                "decision-member",
                side=of_item("side"),
                name=of_item("name"),
                about=of_item("about"),
                topics=of_item("topics"),
                room=of_item("room"),
                capacity=of_item("capacity"),
            ),
            items="members",
            when="is_pair",
        ),
        Words("decision-terms", form="form", kinds="kinds", ways="ways", months="months", when="has_terms"),
        List(
            Words("decision-track", name=of_item("name"), topics=of_item("topics"), goals=of_item("goals")),
            items="tracks",
            when="is_pair",
        ),
        Words("decision-rationale", words="rationale", when="rationale"),
    ]


def _standing_words() -> list[Any]:
    """What others have said to it until now."""
    return [
        List(Words("decision-choice", name=of_item("name"), state=of_item("state")), items="chosen", when="is_request"),
        Words(
            "decision-opinions",
            agreed="agreed",
            against="against",
            abstained="abstained",
            silent="silent",
            when="has_opinions",
        ),
        Words("decision-lacks-council", is_against="is_against", when="lacks_council"),
        Words("decision-own", opinion="own", when="own"),
    ]


def _warning_words() -> list[Any]:
    return [
        Words("decision-warning", pair="pair", facts="facts", since="since", when="is_warning"),
        List(
            Words("unit-pair-voice", name=of_item("name"), has_words=of_item("has_words"), words=of_item("words")),
            items="voices",
            when="is_warning",
        ),
    ]


def _warning_buttons() -> list[Any]:
    return [
        OnThisCard(
            Label("unit-pair-goes-on"),
            id="on",
            on_click=partial(_settle_warning, False),
            when="is_warning",
            style=SUCCESS,
        ),
        OnThisCard(
            Label("unit-pair-ends"), id="end", on_click=partial(_settle_warning, True), when="is_warning", style=DANGER
        ),
    ]


def _opinion_buttons() -> list[Any]:
    return [
        Row(
            OnThisCard(
                Label("decision-for"), id="for", on_click=partial(_speak, Opinion.FOR), when="may_speak", style=SUCCESS
            ),
            OnThisCard(
                Label("decision-against"),
                id="no",
                on_click=partial(_ask_words, "against"),
                when="may_speak",
                style=DANGER,
            ),
        ),
        Row(
            OnThisCard(
                Label("decision-abstain"), id="abs", on_click=partial(_speak, Opinion.ABSTAINED), when="may_speak"
            ),
            OnThisCard(Label("decision-for-words"), id="forw", on_click=partial(_ask_words, "for"), when="may_speak"),
        ),
    ]


def _decision_buttons() -> list[Any]:
    return [
        OnThisCard(Label("decision-approve"), id="yes", on_click=_approve, when="may_approve", style=SUCCESS),
        OnThisCard(Label("decision-ask-council"), id="ask", on_click=_ask_council, when="lacks_council", style=PRIMARY),
        Row(
            OnThisCard(Label("decision-return"), id="ret", on_click=partial(_ask_words, "return"), when="may_undo"),
            OnThisCard(Label("decision-another"), id="other", on_click=partial(_ask_words, "another"), when="may_undo"),
        ),
        OnThisCard(
            Label("decision-refuse"), id="ref", on_click=partial(_ask_words, "refuse"), when="may_undo", style=DANGER
        ),
    ]


def _to_card() -> Row:
    return Row(SwitchTo(Label("decisions-to-card"), id="card", state=Decisions.card), home_button())


def _go_on(manager: DialogManager) -> None:
    """The next card comes by itself."""
    manager.dialog_data["after"] = manager.dialog_data.pop("at", None)


# --- what windows show


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, data = at_hand(dialog_manager), dialog_manager.dialog_data
    queue = await hand.decisions.queue(by=hand.actor, after=place_of(data.get("after")))
    if queue.next is None and queue.total and not data.get("has_skipped"):
        # What came in meanwhile may be older than what was decided.
        queue = await hand.decisions.queue(by=hand.actor)
    place = place_of(data.get("at"))
    if place is None and queue.next is not None:
        place = queue.next.place
    last = data.get("last")
    shown: dict[str, Any] = {
        "total": queue.total,
        "is_done": place is None and not queue.total,
        "is_end": place is None and queue.total,
        "has_last": last is not None,
    }
    if last is not None:
        shown |= {"last_pair": last["title"], "last_step": step_kind_name(hand.l10n, StepKind(last["kind"]))}
    if place is None:
        return shown
    of_card = await card_of(dialog_manager, place)
    if of_card is None:
        # Done with in other windows meanwhile; should it still be counted, the queue does not come round to it again.
        data["at"] = stored(place)
        if queue.next is not None and queue.next.place == place:
            data["has_skipped"] = True
        _go_on(dialog_manager)
        return await _card(dialog_manager)
    return shown | of_card


async def _cards(manager: DialogManager) -> Sequence[BankCard]:
    """The people the card is about."""
    hand, place = at_hand(manager), matter_at(manager)
    match place.matter:
        case Matter.OPINION | Matter.MENTORSHIP | Matter.WARNING:
            card = await hand.decisions.mentorship(MentorshipId(place.id), by=hand.actor)
            return [each.card for each in card.people]
        case Matter.REQUEST:
            return [(await hand.decisions.request(MentorshipRequestId(place.id), by=hand.actor)).mentee]
        case Matter.MENTOR_LIST | Matter.ORDER | Matter.SPEED | Matter.DISPUTE:
            raise Gone


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    cards = await _cards(dialog_manager)
    chosen = dialog_manager.dialog_data.get("person")
    card = next((each for each in cards if each.person_id == chosen), cards[0])
    choices = [Choice(each.person_id, initials(each.name), is_on=each is card) for each in cards]
    return {"step": ""} | card_data(at_hand(dialog_manager).l10n, card) | {"choices": choices if cards[1:] else []}


async def _history(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await hand.decisions.mentorship(MentorshipId(matter_at(dialog_manager).id), by=hand.actor)
    lines = card.history[-LINES_OF_HISTORY:]
    return {
        "pair": dialog_manager.dialog_data.get("title", ""),
        "steps": [{"step": history_text(hand.l10n, line, HISTORY_WORDS)} for line in lines],
    }


async def _asking(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    asked = dialog_manager.dialog_data.get("asked", "return")
    pair = dialog_manager.dialog_data.get("title", "")
    return {"pair": pair, "asked": asked, "may_be_silent": asked == "another"}


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "mg", lambda place: hand.decisions.matters(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    together = len(await hand.decisions.approvable(by=hand.actor))
    return data | {
        "choices": _shown(
            dialog_manager, [(line.place, f"{MARKS[line.place.matter]} {_titled(line)}") for line in page.lines]
        ),
        "is_done": not page.total,
        "together": together,
        "is_worth": together > 1,
    }


def _titled(line: MatterLine) -> str:
    match line.place.matter:
        case Matter.OPINION | Matter.MENTORSHIP | Matter.WARNING | Matter.SPEED | Matter.DISPUTE:
            return pair_title(line.name, line.mentees)
        case Matter.REQUEST:
            return initials(line.name)
        case Matter.MENTOR_LIST | Matter.ORDER:
            return f"{initials(line.name)} · {line.people}"


def _shown(manager: DialogManager, lines: Collection[tuple[Place, str]]) -> list[Choice]:
    """Lines as buttons; only what was shown can be opened."""
    manager.dialog_data["shown"] = [stored(place) for place, _ in lines]
    return [Choice(at, text) for at, (_, text) in enumerate(lines)]


async def _together(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    lines = await hand.decisions.approvable(by=hand.actor)
    # What is approved by one press is what was seen, and as it was.
    seen = [[line.place.id, line.version] for line in lines]
    mark = f"all{crc32(str(seen).encode())}"
    dialog_manager.dialog_data.update(together=seen, mark=mark)
    return {
        "mark": mark,
        "count": len(lines),
        "is_none": not lines,
        "pairs": [{"pair": _titled(line)} for line in lines],
    }


async def _council(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "cg", lambda place: hand.decisions.with_council(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    lines = [
        (line.place, f"{OPINION_MARKS[line.own] if line.own else '⏳'} {pair_title(line.name, line.mentees)}")
        for line in page.lines
    ]
    return data | {"choices": _shown(dialog_manager, lines), "is_none": not page.total}


# --- answers


async def _choose_person(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    shown, at = manager.dialog_data.get("shown", []), number(item)
    if at >= len(shown):
        raise Gone
    manager.dialog_data["at"] = shown[at]
    await manager.switch_to(Decisions.card)


async def _skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["has_skipped"] = True
    _go_on(manager)


async def _begin_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    for key in ("after", "has_skipped"):
        manager.dialog_data.pop(key, None)


async def _think_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    last = manager.dialog_data.pop("last", None)
    if last is None:
        raise Gone
    manager.dialog_data["at"] = last["at"]


async def _ask_words(asked: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = asked
    await manager.switch_to(Decisions.words)


async def _speak(opinion: Opinion, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _give(manager, opinion, "")


async def _give(manager: DialogManager, opinion: Opinion, words: str) -> None:
    hand = at_hand(manager)
    give = hand.use_cases.give_opinion
    await _decide(manager, opinion.step, lambda pair, seen: give(pair, opinion, words=words, seen=seen, by=hand.actor))


async def _approve(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    approve = hand.use_cases.approve_mentorship
    await _decide(manager, StepKind.APPROVED, lambda pair, seen: approve(pair, seen=seen, by=hand.actor))


async def _ask_council(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    ask = hand.use_cases.ask_council_again
    await _decide(manager, StepKind.COUNCIL_ASKED, lambda pair, seen: ask(pair, seen=seen, by=hand.actor))


async def _without_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if manager.dialog_data.get("asked") != "another":
        raise Gone
    await _seek_another(manager, "")


async def _seek_another(manager: DialogManager, words: str) -> None:
    """A curator goes on to whom they would rather propose; the queue waits behind."""
    hand = at_hand(manager)
    seek = hand.use_cases.seek_another_mentor
    ended: list[Mentorship] = []

    async def decide(pair: MentorshipId, seen: int) -> None:
        ended.append(await seek(pair, words, seen=seen, by=hand.actor))

    await _decide(manager, StepKind.ANOTHER_MENTOR, decide)
    for pair in ended:
        if hand.actor.holds(Role.CURATOR, unit_id=pair.unit_id):
            await manager.start(Proposing.mentor, data={"unit": pair.unit_id, "mentees": list(pair.mentees)})


async def _find_mentor(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To a proposal for who asked; once it is sent, the request waits for its answers and not for the curator."""
    hand = at_hand(manager)
    card = await hand.decisions.request(MentorshipRequestId(matter_at(manager).id), by=hand.actor)
    await manager.start(Proposing.mentor, data={"unit": card.request.unit_id, "mentees": [card.request.mentee_id]})


async def _take_words(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    use_cases, by = hand.use_cases, hand.actor
    match manager.dialog_data.get("asked"):
        case "for":
            await _give(manager, Opinion.FOR, text)
        case "against":
            await _give(manager, Opinion.AGAINST, text)
        case "return":
            give_back = use_cases.return_mentorship
            await _decide(manager, StepKind.RETURNED, lambda pair, seen: give_back(pair, text, seen=seen, by=by))
        case "refuse":
            refuse = use_cases.refuse_mentorship
            await _decide(manager, StepKind.REFUSED, lambda pair, seen: refuse(pair, text, seen=seen, by=by))
        case "another":
            await _seek_another(manager, text)
        case "close":
            await _close_request(manager, text)
        case "speed":
            refuse_speed, speed_id = use_cases.refuse_speed_meeting, SpeedMeetingId(matter_at(manager).id)
            await _decide_speed(manager, lambda: refuse_speed(speed_id, text, seen=manager.dialog_data["seen"], by=by))
        case "list":
            refuse_mentors, list_id = use_cases.refuse_mentors, MentorListId(matter_at(manager).id)
            people = [PersonId(person) for person in manager.dialog_data.get("waiting", [])]
            await _sign(manager, lambda: refuse_mentors(list_id, people, reason=text, by=by))
        case _:
            raise Gone


async def _decide(manager: DialogManager, kind: StepKind, decide: Decide) -> None:
    """Take the decision and go on; when somebody was faster, that is said, and the card is shown as it is now."""
    data, place = manager.dialog_data, matter_at(manager)
    try:
        await decide(MentorshipId(place.id), data["seen"])
    except (ChangedMeanwhile, CouncilOver, DecidedMeanwhile) as refusal:
        await _say_changed(manager, refusal)
    else:
        data["last"] = {"title": data["title"], "kind": kind.value, "at": stored(place)}
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _close_request(manager: DialogManager, words: str) -> None:
    hand, place = at_hand(manager), matter_at(manager)
    close = hand.use_cases.close_mentor_request
    try:
        await close(MentorshipRequestId(place.id), words, seen=manager.dialog_data["seen"], by=hand.actor)
    except ChangedMeanwhile as refusal:
        await _say_changed(manager, refusal)
    else:
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _say_changed(manager: DialogManager, refusal: ChangedMeanwhile | CouncilOver | DecidedMeanwhile) -> None:
    l10n = at_hand(manager).l10n
    match refusal:
        case DecidedMeanwhile():
            await say(manager, l10n("refusal-decided-meanwhile", by=refusal.by))
        case CouncilOver():
            await say(manager, l10n("refusal-council-over"))
        case ChangedMeanwhile():
            await say(manager, l10n("refusal-changed-meanwhile"))


async def _approve_speed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    approve, speed_id = hand.use_cases.approve_speed_meeting, SpeedMeetingId(matter_at(manager).id)
    await _decide_speed(manager, lambda: approve(speed_id, seen=manager.dialog_data["seen"], by=hand.actor))


async def _decide_speed(manager: DialogManager, decide: Callable[[], Awaitable[object]]) -> None:
    """When the mentee or another curator was faster, that is said, and the next card comes."""
    l10n = at_hand(manager).l10n
    try:
        await decide()
    except (ChangedMeanwhile, SpeedMeetingOver):
        await say(manager, l10n("refusal-speed-meeting-over"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _approve_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    list_id = MentorListId(matter_at(manager).id)
    people = [PersonId(person) for person in manager.dialog_data.get("waiting", [])]
    await _sign(manager, lambda: hand.use_cases.approve_mentors(list_id, people, by=hand.actor))


async def _sign(manager: DialogManager, decide: Callable[[], Awaitable[None]]) -> None:
    try:
        await decide()
    except DecidedMeanwhile as refusal:
        await _say_changed(manager, refusal)
    else:
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _settle_warning(ends: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    try:
        await hand.use_cases.decide_on_warning(ClosingId(manager.dialog_data["seen"]), ends=ends, by=hand.actor)
    except ClosingOver:
        await say(manager, l10n("refusal-closing-over"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _settle_dispute(is_held: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """When its people came to agree, or another decider was faster, that is said, and the next card comes."""
    hand = at_hand(manager)
    l10n = hand.l10n
    try:
        await hand.use_cases.decide_meeting(MeetingId(matter_at(manager).id), is_held=is_held, by=hand.actor)
    except MeetingSettled:
        await say(manager, l10n("refusal-meeting-settled"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _open_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MentorLists.card, data={"list": matter_at(manager).id, "is_from_queue": True})


async def _open_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Orders.card, data={"order": matter_at(manager).id})


async def _sign_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Number and date are asked for; once it is signed, the next card comes."""
    await manager.start(
        SigningOrder.number, data={"order": matter_at(manager).id, "version": manager.dialog_data["seen"]}
    )


async def _return_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(
        SigningOrder.refuse, data={"order": matter_at(manager).id, "version": manager.dialog_data["seen"]}
    )


async def _approve_together(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    seen = {MentorshipId(pair): version for pair, version in manager.dialog_data.pop("together", [])}
    result = await hand.use_cases.approve_several(seen, by=hand.actor)
    await say(manager, l10n("decisions-together-done", approved=len(result.approved), left=len(result.left)))
    for key in ("at", "after", "has_skipped"):
        manager.dialog_data.pop(key, None)
    await manager.switch_to(Decisions.card)
