"""The curator proposes a pair or a group: who, with whom, and how; then everybody is asked (гл. 4 пп. 3–6)."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, unit_looked_at
from bot.dialogs.bank_words import form_name, kind_name, kinds_text, mode_name, ways_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, paged_chooser, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.mentor_reasons import fit_text
from bot.dialogs.mentorship_words import role_model_name
from bot.dialogs.roles import capitalised
from bot.dialogs.states import Proposing
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from bot.topic_titles import topic_title
from mentoring.bank import Sought
from mentoring.model.bank import Kind, MentorState, RoleForm
from mentoring.model.ids import MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import (
    LARGEST_GROUP,
    LONGEST_MONTHS,
    LONGEST_RATIONALE,
    SHORTEST_MONTHS,
    RoleModel,
    Track,
)
from mentoring.model.people import Mode, Role, initials
from mentoring.refusals import Gone, TextTooLong
from mentoring.use_cases.proposals import Proposal

#: How many mentors are suggested, the best first.
SUGGESTED: Final = 8
#: No name part is longer.
LONGEST_SEARCH: Final = 60


def proposing_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("proposing-mentees", chosen="chosen", when="total"),
            Words("proposing-mentees-empty", when=~F["total"]),
            chooser("p", _mark_mentee, width=1),
            pages("pg"),
            page_buttons("pg"),
            Button(Label("proposing-next"), id="next", on_click=_from_mentees, when="chosen", style=SUCCESS),
            words_input(_search_mentee),
            Row(back_button(), home_button()),
            state=Proposing.mentees,
            getter=_mentees,
        ),
        Window(
            Words("proposing-mentor", mentees="mentees"),
            List(Words("proposing-suggestion", name=of_item("name"), reasons=of_item("reasons")), items="suggestions"),
            Words("proposing-nobody", when=~F["choices"]),
            chooser("m", _choose_mentor, width=1),
            SwitchTo(Label("proposing-search"), id="search", state=Proposing.search),
            Row(SwitchTo(Label("proposing-to-mentees"), id="mentees", state=Proposing.mentees), home_button()),
            state=Proposing.mentor,
            getter=_suggestions,
        ),
        Window(
            Words("proposing-search-how"),
            Words("proposing-search-empty", when=~F["total"]),
            chooser("s", _choose_mentor, width=1),
            pages("sg"),
            page_buttons("sg"),
            words_input(_search_mentor),
            Row(SwitchTo(Label("button-back"), id="back", state=Proposing.mentor), home_button()),
            state=Proposing.search,
            getter=_mentors,
        ),
        Window(
            Words(
                "proposing-view",
                mentor="mentor",
                mentees="mentees",
                kinds="kinds",
                form="form",
                months="months",
                modes="modes",
                topics="topics",
            ),
            Words("proposing-view-model", model="model", when="model"),
            Words("proposing-view-back", mentee="mentees", topics="topics_back", when="is_reverse"),
            Words("proposing-view-rationale", rationale="rationale", when="rationale"),
            Words("proposing-view-leave", leaves="leaves", when="leaves"),
            Button(Label("proposing-send"), id="send", on_click=_send, style=SUCCESS),
            Group(
                SwitchTo(Label("proposing-kinds"), id="kinds", state=Proposing.kinds),
                SwitchTo(Label("proposing-months"), id="months", state=Proposing.months),
                SwitchTo(Label("proposing-topics"), id="topics", state=Proposing.topics),
                SwitchTo(Label("proposing-topics-back"), id="tback", state=Proposing.topics_back, when="is_reverse"),
                SwitchTo(Label("proposing-modes"), id="modes", state=Proposing.modes),
                SwitchTo(Label("proposing-form"), id="form", state=Proposing.form),
                SwitchTo(Label("proposing-model"), id="model", state=Proposing.role_model, when="is_among_teachers"),
                SwitchTo(Label("proposing-rationale"), id="why", state=Proposing.rationale),
                width=2,
            ),
            Row(SwitchTo(Label("proposing-to-mentor"), id="mentor", state=Proposing.mentor), home_button()),
            state=Proposing.view,
            getter=_view,
        ),
        _marking(Words("proposing-ask-kinds"), "kinds", Proposing.kinds, width=2),
        _choosing(Words("proposing-ask-form"), "form", Proposing.form, width=1),
        _choosing(Words("proposing-ask-model"), "role_model", Proposing.role_model, width=1),
        _choosing(Words("proposing-ask-months"), "months", Proposing.months, width=5),
        _marking(Words("proposing-ask-modes"), "modes", Proposing.modes, width=2),
        _topics(Words("proposing-ask-topics", name="mentor"), "topics", Proposing.topics),
        _topics(Words("proposing-ask-topics", name="mentees"), "topics_back", Proposing.topics_back),
        Window(
            Words("proposing-ask-rationale"),
            Words("proposing-view-rationale", rationale="rationale", when="rationale"),
            words_input(_write_rationale),
            _to_view(),
            state=Proposing.rationale,
            getter=_view,
        ),
    )


def _to_view() -> Row:
    return Row(SwitchTo(Label("proposing-to-view"), id="view", state=Proposing.view), home_button())


def _marking(title: Words, what: str, state: State, *, width: int) -> Window:
    """Several may be on at once, one at least."""
    marks = chooser("m", partial(_turn, what), width=width)
    return Window(title, marks, _to_view(), state=state, getter=_options(what))


def _choosing(title: Words, what: str, state: State, *, width: int) -> Window:
    choice = chooser("c", partial(_set, what), width=width)
    return Window(title, choice, _to_view(), state=state, getter=_options(what))


def _topics(title: Words, what: str, state: State) -> Window:
    marks = paged_chooser("t", partial(_turn_topic, what), width=1)
    return Window(title, marks, _to_view(), state=state, getter=_topic_options(what))


# --- the draft: ids and plain values only


def _chosen(manager: DialogManager) -> list[PersonId]:
    """The mentees, as marked or as the dialog was started with."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return [PersonId(each) for each in manager.dialog_data.get("mentees", start.get("mentees", []))]


def _mentor(manager: DialogManager) -> int | None:
    """The mentor chosen, or with whom the dialog was started."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    mentor: int | None = manager.dialog_data.get("mentor", start.get("mentor"))
    return mentor


async def _draft(manager: DialogManager) -> dict[str, Any]:
    """What will be proposed; begun with what is usual for these people."""
    data, mentor = manager.dialog_data, _mentor(manager)
    if not isinstance(mentor, int) or not _chosen(manager):
        raise Gone
    if data.get("draft_of") != [mentor, *_chosen(manager)]:
        hand = at_hand(manager)
        draft = await hand.use_cases.draft_proposal(
            PersonId(mentor), _chosen(manager), unit_looked_at(manager), by=hand.actor
        )
        data |= _stored(draft) | {"mentor": mentor, "draft_of": [mentor, *_chosen(manager)]}
    return data


def _stored(draft: Proposal) -> dict[str, Any]:
    topics = {track.mentor_id: list(track.topics) for track in draft.tracks}
    return {
        "kinds": sorted(draft.kinds),
        "form": draft.form.value,
        "role_model": draft.role_model.value if draft.role_model else "",
        "months": draft.months,
        "modes": sorted(draft.modes),
        "topics": topics.get(draft.mentor_id, []),
        "topics_back": next((topics[mentee] for mentee in draft.mentees if mentee in topics), []),
        "rationale": draft.rationale,
        "request": draft.request_id,
    }


def _proposal(data: dict[str, Any], mentees: Sequence[PersonId]) -> Proposal:
    mentor_id, kinds = PersonId(data["mentor"]), frozenset(map(Kind, data["kinds"]))
    form = RoleForm(data["form"])
    tracks = [Track(mentor_id=mentor_id, topics=tuple(map(TopicId, data["topics"])))]
    if Kind.REVERSE in kinds:
        tracks += [Track(mentor_id=mentee, topics=tuple(map(TopicId, data["topics_back"]))) for mentee in mentees]
    has_model = data["role_model"] and form is RoleForm.TEACHER_TEACHER
    return Proposal(
        mentor_id=mentor_id,
        mentees=tuple(mentees),
        form=form,
        kinds=kinds,
        modes=frozenset(map(Mode, data["modes"])),
        months=data["months"],
        tracks=tuple(tracks),
        role_model=RoleModel(data["role_model"]) if has_model else None,
        rationale=data["rationale"],
        request_id=None if data["request"] is None else MentorshipRequestId(data["request"]),
    )


# --- what windows show


async def _mentees(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, chosen = at_hand(dialog_manager), _chosen(dialog_manager)
    name_part = dialog_manager.dialog_data.get("mentee_name", "")
    sought = Sought(unit_id=unit_looked_at(dialog_manager), register=Role.MENTEE, name_part=name_part)
    page, data = await load_numbered(
        dialog_manager, "pg", lambda place: hand.bank.people(sought, by=hand.actor, page=place, size=PAGE_SIZE)
    )
    choices = [Choice(card.person_id, initials(card.name), is_on=card.person_id in chosen) for card in page.lines]
    return data | {"choices": choices, "chosen": len(chosen)}


async def _suggestions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await suggested(dialog_manager, _chosen(dialog_manager), unit_looked_at(dialog_manager))


async def suggested(manager: DialogManager, mentees: Sequence[PersonId], unit_id: UnitId) -> dict[str, Any]:
    """Who would suit these mentees and why, for a window that asks for a mentor."""
    hand = at_hand(manager)
    people = await hand.matchmaking.participants(mentees, unit_id, by=hand.actor)
    found = await hand.matchmaking.suggestions(mentees, unit_id, by=hand.actor, now=hand.clock.now(), limit=SUGGESTED)
    topics = await hand.matchmaking.topics(unit_id, by=hand.actor)
    subjects = [subject for person in people.values() for subject in person.subjects]
    return {
        "mentees": ", ".join(initials(person.name) for person in people.values()),
        "suggestions": [
            {"name": initials(each.name), "reasons": fit_text(hand.l10n, each.fit, topics, subjects)} for each in found
        ],
        "choices": [Choice(each.mentor_id, initials(each.name)) for each in found],
    }


async def _mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    sought = Sought(
        unit_id=unit_looked_at(dialog_manager),
        name_part=dialog_manager.dialog_data.get("mentor_name", ""),
        state=MentorState.APPROVED,
    )
    page, data = await load_numbered(
        dialog_manager, "sg", lambda place: hand.bank.people(sought, by=hand.actor, page=place, size=PAGE_SIZE)
    )
    label = hand.l10n.label
    choices = [
        Choice(
            card.person_id,
            label("proposing-mentor-line", name=initials(card.name), room=card.mentor.room if card.mentor else 0),
        )
        for card in page.lines
    ]
    return data | {"choices": choices}


async def _view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id = at_hand(dialog_manager), unit_looked_at(dialog_manager)
    l10n = hand.l10n
    draft = await _draft(dialog_manager)
    mentees = _chosen(dialog_manager)
    people = await hand.matchmaking.participants([draft["mentor"], *mentees], unit_id, by=hand.actor)
    names = {person_id: initials(person.name) for person_id, person in people.items()}
    tree = await hand.matchmaking.topics(unit_id, by=hand.actor)
    titles = {topic.id: topic_title(l10n, topic) for topic in tree.topics}
    label = l10n.label
    nothing, today = label("profile-nothing"), hand.clock.now().astimezone(l10n.zone).date()
    leaves = [
        label("proposing-leave", name=names[person_id], until=person.leave.last)
        for person_id, person in people.items()
        if person.leave is not None and today in person.leave
    ]
    return {
        "leaves": ", ".join(leaves),
        "mentor": names.get(draft["mentor"], ""),
        "mentees": ", ".join(names.get(mentee, "") for mentee in mentees),
        "kinds": kinds_text(l10n, map(Kind, draft["kinds"])),
        "form": form_name(l10n, RoleForm(draft["form"])),
        "model": role_model_name(l10n, RoleModel(draft["role_model"])) if draft["role_model"] else "",
        "months": draft["months"],
        "modes": ways_text(l10n, map(Mode, draft["modes"])),
        "topics": ", ".join(titles[each] for each in draft["topics"] if each in titles) or nothing,
        "topics_back": ", ".join(titles[each] for each in draft["topics_back"] if each in titles) or nothing,
        "rationale": draft["rationale"],
        "is_reverse": Kind.REVERSE in draft["kinds"],
        "is_among_teachers": draft["form"] == RoleForm.TEACHER_TEACHER,
    }


def _options(what: str) -> Any:
    async def options(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        l10n = at_hand(dialog_manager).l10n
        now = (await _draft(dialog_manager))[what]
        label = l10n.label
        named: list[tuple[Any, str]]
        match what:
            case "kinds":
                is_group = len(_chosen(dialog_manager)) > 1
                named = [(kind.value, kind_name(l10n, kind)) for kind in _kinds_for(is_group=is_group)]
            case "form":
                named = [(form.value, form_name(l10n, form)) for form in RoleForm]
            case "role_model":
                named = [(model.value, role_model_name(l10n, model)) for model in RoleModel]
                named = [*named, ("", label("proposing-no-model"))]
            case "modes":
                named = [(mode.value, mode_name(l10n, mode)) for mode in Mode]
            case _:
                named = [(months, str(months)) for months in range(SHORTEST_MONTHS, LONGEST_MONTHS + 1)]
        is_on = (lambda value: value in now) if isinstance(now, list) else (lambda value: value == now)
        return {"choices": [Choice(value, capitalised(text), is_on=is_on(value)) for value, text in named]}

    return options


def _kinds_for(*, is_group: bool) -> list[Kind]:
    """A group is one by the number of its mentees; two-way mentoring is a pair's."""
    return [kind for kind in Kind if kind is not Kind.GROUP and not (is_group and kind is Kind.REVERSE)]


def _topic_options(what: str) -> Any:
    async def options(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        hand = at_hand(dialog_manager)
        view = await _view(dialog_manager)
        chosen = dialog_manager.dialog_data[what]
        tree = await hand.matchmaking.topics(unit_looked_at(dialog_manager), by=hand.actor)
        topics = [topic for direction in tree.directions() for topic in (direction, *tree.under(direction.id))]
        choices = [Choice(topic.id, topic_title(hand.l10n, topic), is_on=topic.id in chosen) for topic in topics]
        return {"choices": choices, "mentor": view["mentor"], "mentees": view["mentees"]}

    return options


# --- changes


async def _mark_mentee(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    chosen, mentee = _chosen(manager), PersonId(number(item))
    kept = [each for each in chosen if each != mentee]
    if len(kept) == len(chosen):
        kept.append(mentee)
    manager.dialog_data["mentees"] = kept[-LARGEST_GROUP:]


async def _search_mentee(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["mentee_name"] = text[:LONGEST_SEARCH]


async def _search_mentor(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["mentor_name"] = text[:LONGEST_SEARCH]


async def _from_mentees(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the mentor, unless the dialog was opened from one."""
    await manager.switch_to(Proposing.mentor if _mentor(manager) is None else Proposing.view)


async def _choose_mentor(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mentor"] = number(item)
    await manager.switch_to(Proposing.view)


async def _turn(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    known = {"kinds": Kind, "modes": Mode}[what]
    if item not in [each.value for each in known]:
        raise Gone
    data = await _draft(manager)
    marked = set(data[what]) ^ {item}
    # One at least: the last stays on.
    data[what] = sorted(marked if marked - {Kind.GROUP} else data[what])


async def _set(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    data = await _draft(manager)
    if what == "months":
        data[what] = number(item)
    else:
        known = {"form": list(RoleForm), "role_model": [*RoleModel, ""]}[what]
        if item not in known:
            raise Gone
        data[what] = item
    await manager.switch_to(Proposing.view)


async def _turn_topic(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    data, topic = await _draft(manager), number(item)
    data[what] = [each for each in data[what] if each != topic] if topic in data[what] else [*data[what], topic]


async def _write_rationale(_: Message, manager: DialogManager, text: str) -> None:
    if len(text) > LONGEST_RATIONALE:
        raise TextTooLong(LONGEST_RATIONALE)
    (await _draft(manager))["rationale"] = text
    await manager.switch_to(Proposing.view)


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    proposal = _proposal(await _draft(manager), _chosen(manager))
    await hand.use_cases.propose_mentorship(proposal, unit_looked_at(manager), by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("proposing-sent"))
    await manager.done()
