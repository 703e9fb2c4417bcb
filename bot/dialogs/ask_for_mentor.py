"""Asking for a lasting mentor: a need, a few words, terms that may stay as they are, up to three mentors (гл. 4 п. 5).

Everything answered lies in one draft, so that going back and a restart lose nothing.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final, TypedDict

from aiogram import F
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, Dialog, DialogManager, StartMode, Window
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.bank_words import (
    form_name,
    forms_text,
    kind_name,
    kinds_text,
    mode_name,
    times_text,
    ways_text,
)
from bot.dialogs.choices import Choice, chooser, load_numbered, number, paged_chooser, words_input
from bot.dialogs.kind_cards import card_of
from bot.dialogs.lists import cut, of_item, page_buttons, pages
from bot.dialogs.mentor_reasons import reasons_text
from bot.dialogs.roles import capitalised
from bot.dialogs.states import AskingForMentor, KindCards, MyMentorRequests, Profile
from bot.dialogs.week import week_choices
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.bank import WEEK, Kind, RoleForm, WeeklySlot
from mentoring.model.ids import MentorshipId, PersonId, SpeedMeetingId, TopicId
from mentoring.model.mentorship import LONGEST_MONTHS, SHORTEST_MONTHS
from mentoring.model.mentorship_request import (
    LONGEST_DIFFICULTY,
    LONGEST_EXPECTATIONS,
    MOST_CHOICES,
    MOST_TOPICS,
)
from mentoring.model.people import Mode, initials
from mentoring.model.topics import TopicTree
from mentoring.reading import Page
from mentoring.refusals import Gone, NothingChosen, TextTooLong, TooManyChosen
from mentoring.use_cases.request_screens import MentorOption, MentorOptions, RequestStart, Wanted

#: A school year, but for its hurried beginning.
USUAL_MONTHS: Final = 9
#: So many of the person's own needs are marked from the start.
NEEDS_MARKED: Final = 3
MEDALS: Final = ("🥇", "🥈", "🥉")


class Wish(TypedDict):
    """The draft, as it lies in the dialog's data."""

    topics: list[int]
    difficulty: str
    expectations: str
    kinds: list[str]
    form: str
    modes: list[str]
    months: int
    times: list[str]
    #: The times were stored before, so they are not asked again.
    has_times: bool
    mentors: list[int]


def ask_for_mentor_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("wish-topics", chosen="chosen", most="most", when="may_ask"),
            Words("wish-paused", until="until", when="is_paused"),
            Words("wish-enough", limit="limit", when="is_enough"),
            chooser("t", _mark_topic, width=1, when="may_ask"),
            Words("wish-topics-none", when="lacks_needs"),
            chooser("d", _open_direction, items="directions", width=2, when="may_ask"),
            Button(Label("wish-next"), id="next", on_click=_leave_topics, when="chosen", style=SUCCESS),
            Start(Label("profile-edit-pause"), id="pause", state=Profile.pause, when="is_paused"),
            Start(Label("wish-to-mine"), id="mine", state=MyMentorRequests.list, when="is_enough", style=PRIMARY),
            Row(back_button(), home_button()),
            state=AskingForMentor.topics,
            getter=_topics,
        ),
        Window(
            Words("wish-direction", direction="direction", chosen="chosen", most="most"),
            paged_chooser("u", _mark_topic),
            _row(SwitchTo(Label("wish-done"), id="done", state=AskingForMentor.topics)),
            state=AskingForMentor.direction,
            getter=_direction,
        ),
        _asking_words("difficulty", Words("wish-difficulty"), before=AskingForMentor.topics),
        _asking_words("expectations", Words("wish-expectations"), before=AskingForMentor.difficulty),
        Window(
            Words("wish-terms", kinds="kinds", form="form", modes="modes", months="months"),
            Words("wish-terms-group", when="is_group"),
            Button(Label("wish-terms-fine"), id="next", on_click=_leave_terms, style=SUCCESS),
            Group(
                SwitchTo(Label("wish-change-kinds"), id="kinds", state=AskingForMentor.kinds),
                SwitchTo(Label("wish-change-form"), id="form", state=AskingForMentor.form),
                SwitchTo(Label("wish-change-modes"), id="modes", state=AskingForMentor.modes),
                SwitchTo(Label("wish-change-months"), id="months", state=AskingForMentor.months),
                width=2,
            ),
            _row(Button(Label("button-back"), id="back", on_click=partial(_back_to, AskingForMentor.expectations))),
            state=AskingForMentor.terms,
            getter=_terms,
        ),
        Window(
            Words("wish-kinds"),
            chooser("k", partial(_mark, "kinds"), width=2),
            Row(
                Start(Label("kinds-choose"), id="ask", state=KindCards.question, data={"is_asking": True}),
                Start(Label("wish-kind-cards"), id="cards", state=KindCards.list, data={"is_asking": True}),
            ),
            _row(SwitchTo(Label("wish-done"), id="done", state=AskingForMentor.terms)),
            state=AskingForMentor.kinds,
            getter=_kinds,
        ),
        Window(
            Words("wish-form"),
            chooser("f", _choose_form, width=1),
            _row(SwitchTo(Label("wish-done"), id="done", state=AskingForMentor.terms)),
            state=AskingForMentor.form,
            getter=_forms,
        ),
        Window(
            Words("wish-modes"),
            chooser("m", partial(_mark, "modes"), width=2),
            _row(SwitchTo(Label("wish-done"), id="done", state=AskingForMentor.terms)),
            state=AskingForMentor.modes,
            getter=_modes,
        ),
        Window(
            Words("wish-months"),
            chooser("n", _choose_months, width=5),
            _row(SwitchTo(Label("wish-done"), id="done", state=AskingForMentor.terms)),
            state=AskingForMentor.months,
            getter=_months,
        ),
        Window(
            Words("wish-times"),
            chooser("w", partial(_mark, "times"), width=3),
            Row(
                Button(Label("button-skip"), id="skip", on_click=_skip_times),
                Button(Label("wish-next"), id="next", on_click=_save_times, style=SUCCESS),
            ),
            _row(Button(Label("button-back"), id="back", on_click=partial(_back_to, AskingForMentor.terms))),
            state=AskingForMentor.times,
            getter=_times,
        ),
        Window(
            Words("wish-mentors", most="most", when="total"),
            Words("wish-mentors-none", when=~F["total"]),
            List(
                Words(
                    "wish-mentor",
                    mark=of_item("mark"),
                    name=of_item("name"),
                    has_about=of_item("has_about"),
                    about=of_item("about"),
                    reasons=of_item("reasons"),
                    is_full=of_item("is_full"),
                    number=of_item("number"),
                ),
                items="lines",
            ),
            chooser("p", _choose_mentor, width=1),
            pages("pg"),
            page_buttons("pg"),
            Button(
                Label("wish-mentors-done", chosen="chosen"),
                id="next",
                on_click=_leave_mentors,
                when="chosen",
                style=SUCCESS,
            ),
            Button(Label("wish-curator"), id="curator", on_click=_choose_nobody),
            _row(Button(Label("button-back"), id="back", on_click=_back_from_mentors)),
            state=AskingForMentor.mentors,
            getter=_mentors,
        ),
        Window(
            Words(
                "wish-summary",
                topics="topics",
                kinds="kinds",
                form="form",
                modes="modes",
                months="months",
                times="times",
                has_difficulty="has_difficulty",
                difficulty="difficulty",
                has_expectations="has_expectations",
                expectations="expectations",
            ),
            Words("wish-summary-mentors", mentors="mentors", when="mentors"),
            Words("wish-summary-curator", when=~F["mentors"]),
            Button(Label("wish-send"), id="send", on_click=_send, style=SUCCESS),
            Group(
                *(
                    Button(label, id=name, on_click=partial(_edit, state))
                    for name, label, state in (
                        ("topics", Label("wish-edit-topics"), AskingForMentor.topics),
                        ("difficulty", Label("wish-edit-difficulty"), AskingForMentor.difficulty),
                        ("expectations", Label("wish-edit-expectations"), AskingForMentor.expectations),
                        ("terms", Label("wish-edit-terms"), AskingForMentor.terms),
                        ("times", Label("wish-edit-times"), AskingForMentor.times),
                        ("mentors", Label("wish-edit-mentors"), AskingForMentor.mentors),
                    )
                ),
                width=2,
            ),
            home_button(),
            state=AskingForMentor.summary,
            getter=_summary,
        ),
        on_process_result=_take_kind,
    )


def _row(button: Widget) -> Row:
    return Row(button, home_button())  # type: ignore[arg-type]  # a keyboard, as all that stand here


def _asking_words(field: str, title: Words, *, before: State) -> Window:
    """A question answered in words, or left out."""
    return Window(
        title,
        Words("wish-written", words="words", when="words"),
        words_input(partial(_write, field)),
        Row(
            Button(Label("button-skip"), id="skip", on_click=partial(_leave_words, field), when=~F["words"]),
            Button(Label("wish-words-remove"), id="clear", on_click=partial(_clear_words, field), when="words"),
            Button(Label("wish-next"), id="next", on_click=partial(_leave_words, field), when="words", style=SUCCESS),
        ),
        _row(Button(Label("button-back"), id="back", on_click=partial(_back_to, before))),
        state=_WORDS[field],
        getter=partial(_words, field),
    )


_WORDS: Final = {"difficulty": AskingForMentor.difficulty, "expectations": AskingForMentor.expectations}
_LONGEST: Final = {"difficulty": LONGEST_DIFFICULTY, "expectations": LONGEST_EXPECTATIONS}


# --- the draft


async def _wish(manager: DialogManager, start: RequestStart | None = None) -> Wish:
    """The draft; it begins with the person's greatest needs and with what is usual."""
    data = manager.dialog_data
    if "wish" not in data:
        hand = at_hand(manager)
        start = start or await hand.use_cases.begin_mentor_request(by=hand.actor)
        data["wish"] = Wish(
            topics=[int(topic) for topic in start.needs[:NEEDS_MARKED]],
            difficulty="",
            expectations="",
            kinds=[Kind.TRADITIONAL.value],
            form=RoleForm.TEACHER_TEACHER.value,
            modes=[mode.value for mode in Mode if mode in (start.modes or Mode)],
            months=USUAL_MONTHS,
            times=[str(slot) for slot in sorted(start.times)],
            has_times=bool(start.times),
            mentors=[],
        )
        given = manager.start_data if isinstance(manager.start_data, dict) else {}
        if isinstance(given.get("card"), str):
            _take_card(data["wish"], given["card"])
        if isinstance(given.get("mentor"), int):
            # Whom the mentee has met already; who cannot be asked is left out of the summary.
            data["wish"]["mentors"] = [given["mentor"]]
        if isinstance(given.get("again"), int):
            _take_wanted(data["wish"], await hand.use_cases.want_again(MentorshipId(given["again"]), by=hand.actor))
        if isinstance(given.get("speed"), int):
            wanted, mentor_id = await hand.use_cases.go_on_with_mentor(SpeedMeetingId(given["speed"]), by=hand.actor)
            _take_wanted(data["wish"], wanted)
            data["wish"]["mentors"] = [int(mentor_id)]
    wish: Wish = data["wish"]
    return wish


def _take_card(wish: Wish, value: str) -> None:
    card = card_of(value)
    wish["kinds"], wish["form"] = [card.kind.value], card.form.value
    _keep_sound(wish)


def _take_wanted(wish: Wish, wanted: Wanted) -> None:
    """A new try begins with what was wanted before."""
    wish["topics"] = [int(topic) for topic in wanted.topics] or wish["topics"]
    wish["difficulty"], wish["expectations"] = wanted.difficulty, wanted.expectations
    wish["kinds"], wish["form"] = [kind.value for kind in Kind if kind in wanted.kinds], wanted.form.value
    wish["modes"] = [mode.value for mode in Mode if mode in wanted.modes] or wish["modes"]
    wish["months"] = wanted.months


def _keep_sound(wish: Wish) -> None:
    """Nobody in particular is chosen for a group, and nobody but the head where the head is wanted."""
    if Kind.GROUP in wish["kinds"]:
        wish["mentors"] = []


def _is_group(wish: Wish) -> bool:
    return Kind.GROUP in wish["kinds"]


async def _take_kind(_: Data, result: Any, manager: DialogManager) -> None:
    """The chooser or a card gave a kind."""
    if isinstance(result, dict) and "card" in result:
        _take_card(await _wish(manager), str(result["card"]))
        await manager.switch_to(AskingForMentor.terms)


async def _options(manager: DialogManager, wish: Wish) -> MentorOptions:
    hand = at_hand(manager)
    return await hand.use_cases.mentors_to_choose(
        topics=[TopicId(topic) for topic in wish["topics"]],
        kinds=[Kind(kind) for kind in wish["kinds"]],
        form=RoleForm(wish["form"]),
        modes=[Mode(mode) for mode in wish["modes"]],
        by=hand.actor,
    )


# --- what windows show


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    start = await hand.use_cases.begin_mentor_request(by=hand.actor)
    wish = await _wish(dialog_manager, start)
    until = hand.actor.person.paused_until
    is_paused = until is not None and until >= hand.clock.now().astimezone(hand.l10n.zone).date()
    is_enough = start.open >= start.limit and not is_paused
    may_ask = not is_paused and not is_enough
    # Needs first, then what was marked in the directions.
    own = list(start.needs)
    shown = [*own, *(TopicId(topic) for topic in wish["topics"] if topic not in own)]
    return {
        "may_ask": may_ask,
        "is_paused": is_paused,
        "until": until,
        "is_enough": is_enough,
        "limit": start.limit,
        "lacks_needs": may_ask and not shown,
        "choices": _topic_choices(hand, start.tree, shown, wish),
        "directions": [Choice(topic.id, topic_title(hand.l10n, topic)) for topic in start.tree.directions()],
        "chosen": len(wish["topics"]) if may_ask else 0,
        "most": MOST_TOPICS,
    }


def _topic_choices(hand: AtHand, tree: TopicTree, topics: Iterable[TopicId], wish: Wish) -> list[Choice]:
    found = [topic for topic in map(tree.find, topics) if topic is not None and not topic.is_archived]
    return [Choice(topic.id, topic_title(hand.l10n, topic), is_on=topic.id in wish["topics"]) for topic in found]


async def _direction(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    wish = await _wish(dialog_manager)
    tree = (await hand.use_cases.begin_mentor_request(by=hand.actor)).tree
    direction = tree.find(TopicId(dialog_manager.dialog_data["direction"]))
    if direction is None:
        raise Gone
    label, topics = hand.l10n.label, [topic.id for topic in tree.under(direction.id)]
    whole = Choice(direction.id, label("profile-whole-direction"), is_on=direction.id in wish["topics"])
    return {
        "direction": topic_title(hand.l10n, direction),
        "choices": [*_topic_choices(hand, tree, topics, wish), whole],
        "chosen": len(wish["topics"]),
        "most": MOST_TOPICS,
    }


async def _words(field: str, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    wish = await _wish(dialog_manager)
    return {"words": wish["difficulty"] if field == "difficulty" else wish["expectations"]}


async def _terms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    wish = await _wish(dialog_manager)
    return _terms_text(at_hand(dialog_manager).l10n, wish) | {"is_group": _is_group(wish)}


def _terms_text(l10n: L10n, wish: Wish) -> dict[str, Any]:
    return {
        "kinds": kinds_text(l10n, map(Kind, wish["kinds"])),
        "form": forms_text(l10n, [RoleForm(wish["form"])]),
        "modes": ways_text(l10n, map(Mode, wish["modes"])),
        "months": wish["months"],
    }


async def _kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, wish = at_hand(dialog_manager).l10n, await _wish(dialog_manager)
    named = [(kind, capitalised(kind_name(l10n, kind))) for kind in Kind]
    return {"choices": [Choice(kind.value, name, is_on=kind in wish["kinds"]) for kind, name in named]}


async def _forms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, wish = at_hand(dialog_manager).l10n, await _wish(dialog_manager)
    named = [(form, capitalised(form_name(l10n, form))) for form in RoleForm]
    return {"choices": [Choice(form.value, name, is_on=form == wish["form"]) for form, name in named]}


async def _modes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, wish = at_hand(dialog_manager).l10n, await _wish(dialog_manager)
    named = [(mode, capitalised(mode_name(l10n, mode))) for mode in Mode]
    return {"choices": [Choice(mode.value, name, is_on=mode in wish["modes"]) for mode, name in named]}


async def _months(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    wish = await _wish(dialog_manager)
    allowed = range(SHORTEST_MONTHS, LONGEST_MONTHS + 1)
    return {"choices": [Choice(months, str(months), is_on=months == wish["months"]) for months in allowed]}


async def _times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, wish = at_hand(dialog_manager).l10n, await _wish(dialog_manager)
    return {"choices": week_choices(l10n, wish["times"])}


async def _mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    wish = await _wish(dialog_manager)
    options = await _options(dialog_manager, wish)
    everybody = [*options.free, *options.full]

    async def load(place: int) -> Page[MentorOption]:
        return cut(everybody, place)

    page, data = await load_numbered(dialog_manager, "pg", load)
    return data | {
        "most": MOST_CHOICES,
        "chosen": len(wish["mentors"]),
        "lines": [_mentor_line(hand, option, options.tree, wish) for option in page.lines],
        "choices": [_mentor_choice(hand, option, wish) for option in page.lines],
    }


def _mentor_line(hand: AtHand, option: MentorOption, tree: TopicTree, wish: Wish) -> dict[str, Any]:
    person, is_full = option.person, option.number is not None
    about = [person.position, person.organisation or ", ".join(person.subjects)]
    return {
        "mark": _mark_of(option, wish) or "•",
        "name": person.name,
        "has_about": any(about),
        "about": ", ".join(filter(None, about)),
        "reasons": reasons_text(hand.l10n, option.fit.reasons, tree, hand.actor.person.subjects, has_place=not is_full),
        "is_full": is_full,
        "number": option.number or 0,
    }


def _mentor_choice(hand: AtHand, option: MentorOption, wish: Wish) -> Choice:
    label, name = hand.l10n.label, initials(option.person.name)
    if option.number is not None:
        name = label("wish-mentor-full", name=name, number=option.number)
    return Choice(option.person.id, " ".join(filter(None, (_mark_of(option, wish), name))))


def _mark_of(option: MentorOption, wish: Wish) -> str:
    """Which place the mentee has given to the mentor."""
    if option.person.id in wish["mentors"]:
        return MEDALS[wish["mentors"].index(option.person.id)]
    return "" if option.number is None else "⏳"


async def _summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    wish = await _wish(dialog_manager)
    options = await _options(dialog_manager, wish)
    names = {option.person.id: option.person.name for option in (*options.free, *options.full)}
    # Who suits no more, or is away since, is left out before it is refused.
    wish["mentors"] = [mentor for mentor in wish["mentors"] if mentor in names]
    found = [topic for topic in (options.tree.find(TopicId(topic)) for topic in wish["topics"]) if topic is not None]
    return _terms_text(hand.l10n, wish) | {
        "topics": ", ".join(topic_title(hand.l10n, topic) for topic in found),
        "times": times_text(hand.l10n, map(WeeklySlot.of, wish["times"])),
        "has_difficulty": bool(wish["difficulty"]),
        "difficulty": wish["difficulty"],
        "has_expectations": bool(wish["expectations"]),
        "expectations": wish["expectations"],
        "mentors": "\n".join(
            f"{medal} {names[PersonId(mentor)]}" for medal, mentor in zip(MEDALS, wish["mentors"], strict=False)
        ),
    }


# --- answers


async def _go_on(manager: DialogManager, following: State) -> None:
    """The next question, or the summary again for who changes one answer."""
    is_editing = manager.dialog_data.pop("editing", False)
    await manager.switch_to(AskingForMentor.summary if is_editing else following)


async def _back_to(before: State, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _go_on(manager, before)


async def _edit(state: State, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["editing"] = True
    if state == AskingForMentor.mentors and _is_group(await _wish(manager)):
        state = AskingForMentor.terms
    await manager.switch_to(state)


async def _mark_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    wish, topic_id = await _wish(manager), number(item)
    if topic_id in wish["topics"]:
        wish["topics"].remove(topic_id)
        return
    if (await hand.use_cases.begin_mentor_request(by=hand.actor)).tree.find(TopicId(topic_id)) is None:
        raise Gone
    if len(wish["topics"]) >= MOST_TOPICS:
        raise TooManyChosen(MOST_TOPICS)
    wish["topics"].append(topic_id)


async def _open_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(AskingForMentor.direction)


async def _leave_topics(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _go_on(manager, AskingForMentor.difficulty)


async def _write(field: str, _: Message, manager: DialogManager, text: str) -> None:
    if len(text) > _LONGEST[field]:
        raise TextTooLong(_LONGEST[field])
    await _keep_words(manager, field, text)
    await _leave(manager, field)


async def _keep_words(manager: DialogManager, field: str, text: str) -> None:
    wish = await _wish(manager)
    if field == "difficulty":
        wish["difficulty"] = text
    else:
        wish["expectations"] = text


async def _clear_words(field: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _keep_words(manager, field, "")


async def _leave_words(field: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _leave(manager, field)


async def _leave(manager: DialogManager, field: str) -> None:
    await _go_on(manager, AskingForMentor.expectations if field == "difficulty" else AskingForMentor.terms)


async def _mark(field: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Turn a mark of kinds, modes or times; what cannot be marked is forged. One kind and one mode stay marked."""
    wish = await _wish(manager)
    allowed: dict[str, Sequence[str]] = {"kinds": list(Kind), "modes": list(Mode), "times": [*map(str, WEEK)]}
    marks: dict[str, list[str]] = {"kinds": wish["kinds"], "modes": wish["modes"], "times": wish["times"]}
    if item not in allowed[field]:
        raise Gone
    marked = marks[field]
    if item not in marked:
        marked.append(item)
    elif len(marked) == 1 and field != "times":
        raise NothingChosen
    else:
        marked.remove(item)
    _keep_sound(wish)


async def _choose_form(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(RoleForm):
        raise Gone
    wish = await _wish(manager)
    wish["form"], wish["mentors"] = item, wish["mentors"] if item == wish["form"] else []
    await manager.switch_to(AskingForMentor.terms)


async def _choose_months(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    wish = await _wish(manager)
    months = number(item)
    if months not in range(SHORTEST_MONTHS, LONGEST_MONTHS + 1):
        raise Gone
    wish["months"] = months
    await manager.switch_to(AskingForMentor.terms)


async def _leave_terms(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    wish = await _wish(manager)
    await _go_on(manager, _after_terms(wish))


def _after_terms(wish: Wish) -> State:
    return _after_times(wish) if wish["has_times"] else AskingForMentor.times


def _after_times(wish: Wish) -> State:
    return AskingForMentor.summary if _is_group(wish) else AskingForMentor.mentors


async def _save_times(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    wish = await _wish(manager)
    await hand.use_cases.write_times([WeeklySlot.of(code) for code in wish["times"]], by=hand.actor)
    await _go_on(manager, _after_times(wish))


async def _skip_times(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _go_on(manager, _after_times(await _wish(manager)))


async def _choose_mentor(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    wish, mentor_id = await _wish(manager), number(item)
    if mentor_id in wish["mentors"]:
        wish["mentors"].remove(mentor_id)
    elif len(wish["mentors"]) >= MOST_CHOICES:
        raise TooManyChosen(MOST_CHOICES)
    else:
        wish["mentors"].append(mentor_id)


async def _choose_nobody(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    (await _wish(manager))["mentors"] = []
    await _go_on(manager, AskingForMentor.summary)


async def _leave_mentors(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _go_on(manager, AskingForMentor.summary)


async def _back_from_mentors(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    wish = await _wish(manager)
    await _go_on(manager, AskingForMentor.terms if wish["has_times"] else AskingForMentor.times)


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    wish = await _wish(manager)
    request = await hand.use_cases.ask_for_mentor(
        topics=[TopicId(topic) for topic in wish["topics"]],
        kinds=[Kind(kind) for kind in wish["kinds"]],
        form=RoleForm(wish["form"]),
        modes=[Mode(mode) for mode in wish["modes"]],
        months=wish["months"],
        mentors=[PersonId(mentor) for mentor in wish["mentors"]],
        difficulty=wish["difficulty"],
        expectations=wish["expectations"],
        by=hand.actor,
    )
    await manager.start(MyMentorRequests.card, data={"wanted": request.id, "is_new": True}, mode=StartMode.RESET_STACK)
