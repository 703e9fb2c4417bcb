"""The profile: its questions one by one when joining, each alone later; pausing, leaving, and one's own data."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.enums import ButtonStyle, ChatAction
from aiogram.fsm.state import State
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, say, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.days import shown_days
from bot.dialogs.own_data import data_archive
from bot.dialogs.roles import capitalised, renew_commands, role_names
from bot.dialogs.states import Home, KindCards, MentorOffer, OwnTime, Profile
from bot.dialogs.week import week_choices
from bot.dialogs.widgets import Label, Words, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from bot.zones import RUSSIAN_ZONES, zone_city, zone_named
from mentoring.model.bank import WeeklySlot
from mentoring.model.ids import TopicId, UnitId
from mentoring.model.people import STRONGEST, Bent, Language, Mode, Person, ProfileQuestion, Role
from mentoring.model.profile import questions_for, subjects_of
from mentoring.model.topics import TopicTree
from mentoring.refusals import Gone
from mentoring.use_cases.profile import ZONE_OF_UNIT

STATES: Final = {
    ProfileQuestion.NAME: Profile.name,
    ProfileQuestion.POSITION: Profile.position,
    ProfileQuestion.SUBJECTS: Profile.subjects,
    ProfileQuestion.EXPERIENCE: Profile.experience,
    ProfileQuestion.STRENGTHS: Profile.strengths,
    ProfileQuestion.NEEDS: Profile.needs,
    ProfileQuestion.WAYS: Profile.ways,
    ProfileQuestion.LANGUAGE: Profile.language,
    ProfileQuestion.ZONE: Profile.zone,
}
_QUESTIONS: Final = {state: question for question, state in STATES.items()} | {
    Profile.strength_topics: ProfileQuestion.STRENGTHS,
    Profile.need_topics: ProfileQuestion.NEEDS,
}

QUICK_YEARS: Final = (0, 1, 2, 3, 5, 10, 15, 20, 25, 30)


async def ask_on(manager: DialogManager, question: ProfileQuestion) -> None:
    """Ask the questions of joining from this one on."""
    await manager.start(
        STATES[question], data={"joining": True}, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
    )


def profile_dialog() -> Dialog:
    return Dialog(
        _view(),
        *_plain_questions(),
        *_topic_questions(Bent.STRENGTH, Profile.strengths, Profile.strength_topics),
        *_topic_questions(Bent.NEED, Profile.needs, Profile.need_topics),
        *_choices_of_few(),
        *_pause_and_unit(),
        *_own_data(),
        getter=_progress,
    )


# --- windows


def _view() -> Window:
    return Window(
        Words(
            "profile-view",
            name="name",
            roles="roles",
            unit="unit",
            unfinished="unfinished",
            position="position",
            subjects="subjects",
            years="years",
            ways="ways",
            language="language",
            zone="zone",
        ),
        Words("profile-view-strengths", topics="strengths", when="strengths"),
        Words("profile-view-needs", topics="needs", when="needs"),
        Words("profile-view-paused", until="paused_until", when="paused_until"),
        Words("profile-view-leave", days="leave", when="leave"),
        Button(
            Label("profile-finish"), id="finish", on_click=_finish, when="unfinished", style=Style(ButtonStyle.SUCCESS)
        ),
        Group(
            SwitchTo(Label("profile-edit-name"), id="name", state=Profile.name),
            SwitchTo(Label("profile-edit-position"), id="position", state=Profile.position),
            SwitchTo(Label("profile-edit-subjects"), id="subjects", state=Profile.subjects),
            SwitchTo(Label("profile-edit-experience"), id="years", state=Profile.experience),
            SwitchTo(Label("profile-edit-strengths"), id="strong", state=Profile.strengths),
            SwitchTo(Label("profile-edit-needs"), id="needs", state=Profile.needs, when="asks_needs"),
            SwitchTo(Label("profile-edit-wishes"), id="wishes", state=Profile.wishes, when="is_mentee"),
            SwitchTo(Label("profile-edit-times"), id="times", state=Profile.times, when="is_mentee"),
            SwitchTo(Label("profile-edit-ways"), id="ways", state=Profile.ways),
            SwitchTo(Label("profile-edit-language"), id="lang", state=Profile.language),
            SwitchTo(Label("profile-edit-zone"), id="zone", state=Profile.zone),
            Start(Label("profile-own-time"), id="time", state=OwnTime.view),
            SwitchTo(Label("profile-edit-pause"), id="pause", state=Profile.pause, when=~F["paused_until"]),
            Button(Label("profile-edit-unpause"), id="unpause", on_click=_end_pause, when="paused_until"),
            SwitchTo(Label("profile-edit-unit"), id="unit", state=Profile.unit, when="has_units"),
            Start(Label("profile-offer"), id="offer", state=MentorOffer.view),
            Start(Label("profile-kinds"), id="kinds", state=KindCards.list),
            SwitchTo(Label("profile-edit-data"), id="data", state=Profile.data),
            width=2,
        ),
        home_button(),
        state=Profile.view,
        getter=_profile,
    )


def _plain_questions() -> list[Window]:
    return [
        _question(
            Words("profile-ask-name", name="value", when="value"),
            Words("profile-ask-name-empty", when=~F["value"]),
            Button(
                Label("profile-name-right"),
                id="keep",
                on_click=_keep_name,
                when="value",
                style=Style(ButtonStyle.SUCCESS),
            ),
            words_input(partial(_answer_words, "name")),
            state=Profile.name,
            getter=partial(_value, "name"),
        ),
        _question(
            Words("profile-ask-position", has_value="has_value", value="value"),
            Button(
                Label("profile-position-keep"),
                id="keep",
                on_click=_keep_position,
                when="value",
                style=Style(ButtonStyle.SUCCESS),
            ),
            chooser("p", _choose_position),
            words_input(partial(_answer_words, "position")),
            state=Profile.position,
            getter=_positions,
        ),
        _question(
            Words("profile-ask-subjects"),
            chooser("s", _choose_subject),
            Button(
                Label("profile-done"),
                id="done",
                on_click=_save_subjects,
                when="chosen",
                style=Style(ButtonStyle.SUCCESS),
            ),
            words_input(_add_subjects),
            state=Profile.subjects,
            getter=_subjects,
        ),
        _question(
            Words("profile-ask-experience"),
            chooser("y", _choose_years, width=5),
            words_input(partial(_answer_words, "experience")),
            state=Profile.experience,
            getter=_years,
        ),
    ]


def _topic_questions(bent: Bent, directions: State, topics: State) -> list[Window]:
    is_strength = bent is Bent.STRENGTH
    return [
        _question(
            Words("profile-ask-strengths", chosen="chosen")
            if is_strength
            else Words("profile-ask-needs", chosen="chosen"),
            chooser("d", partial(_choose_direction, topics), width=1),
            Button(
                Label("profile-done"),
                id="done",
                on_click=partial(_save_levels, bent),
                when=_may_finish,
                style=Style(ButtonStyle.SUCCESS),
            ),
            state=directions,
            getter=partial(_directions, bent),
        ),
        _question(
            Words("profile-ask-strength-topics", direction="direction")
            if is_strength
            else Words("profile-ask-need-topics", direction="direction"),
            paged_chooser("t", partial(_raise_level, bent)),
            SwitchTo(Label("profile-other-topics"), id="back", state=directions),
            state=topics,
            getter=partial(_topics, bent),
        ),
    ]


def _choices_of_few() -> list[Window]:
    return [
        _question(
            Words("profile-ask-ways"),
            chooser("w", _choose_way),
            Button(
                Label("profile-done"),
                id="done",
                on_click=_save_ways,
                when=_may_finish,
                style=Style(ButtonStyle.SUCCESS),
            ),
            state=Profile.ways,
            getter=_ways,
        ),
        _question(
            Words("profile-ask-language"),
            chooser("l", _choose_language),
            state=Profile.language,
            getter=_languages,
        ),
        _question(
            Words("profile-ask-zone", zone="zone", time="time"),
            Button(Label("profile-zone-keep"), id="keep", on_click=_keep_zone, style=Style(ButtonStyle.SUCCESS)),
            chooser("z", _choose_zone),
            words_input(_name_zone),
            state=Profile.zone,
            getter=_zones,
        ),
    ]


def _pause_and_unit() -> list[Window]:
    return [
        Window(
            Words("profile-pause"),
            Group(
                Button(Label("profile-pause-tomorrow"), id="day", on_click=partial(_pause_for, lambda today: 1)),
                Button(Label("profile-pause-monday"), id="mon", on_click=partial(_pause_for, _days_to_monday)),
                Button(Label("profile-pause-week"), id="week", on_click=partial(_pause_for, lambda today: 7)),
                Button(Label("profile-pause-fortnight"), id="two", on_click=partial(_pause_for, lambda today: 14)),
                width=2,
            ),
            DayPicker("cal", _pause_until),
            _back_and_home(),
            state=Profile.pause,
        ),
        Window(
            Words("profile-unit"),
            chooser("u", _switch_unit, width=1),
            _back_and_home(),
            state=Profile.unit,
            getter=_units,
        ),
        Window(
            Words("profile-wishes", has_wishes="has_wishes", wishes="wishes"),
            words_input(_write_wishes),
            _back_and_home(),
            state=Profile.wishes,
            getter=_wishes,
        ),
        Window(
            Words("profile-times"),
            chooser("ts", _choose_time, width=3),
            Button(Label("profile-done"), id="done", on_click=_save_times, style=Style(ButtonStyle.SUCCESS)),
            _back_and_home(),
            state=Profile.times,
            getter=_times,
        ),
    ]


def _own_data() -> list[Window]:
    return [
        Window(
            Words("profile-data"),
            Button(Label("profile-data-export"), id="export", on_click=_export, style=Style(ButtonStyle.PRIMARY)),
            SwitchTo(Label("profile-data-leave"), id="leave", state=Profile.leave),
            SwitchTo(Label("profile-data-withdraw"), id="withdraw", state=Profile.withdraw_consent),
            _back_and_home(),
            state=Profile.data,
        ),
        Window(
            Words(
                "profile-leave",
                requests="requests",
                claims="claims",
                mentor_requests="mentor_requests",
                active="active",
                beginning="beginning",
            ),
            Words("profile-leave-last", when=~F["is_free"]),
            SwitchTo(Label("profile-stay"), id="stay", state=Profile.view),
            Button(
                Label("profile-leave-yes"), id="yes", on_click=_leave, when="is_free", style=Style(ButtonStyle.DANGER)
            ),
            home_button(),
            state=Profile.leave,
            getter=_leaving,
        ),
        Window(
            Words(
                "profile-withdraw",
                requests="requests",
                claims="claims",
                mentor_requests="mentor_requests",
                active="active",
                beginning="beginning",
            ),
            SwitchTo(Label("profile-stay"), id="stay", state=Profile.view),
            Button(Label("profile-data-export"), id="export", on_click=_export),
            Button(Label("profile-withdraw-yes"), id="yes", on_click=_withdraw, style=Style(ButtonStyle.DANGER)),
            home_button(),
            state=Profile.withdraw_consent,
            getter=_leaving,
        ),
    ]


def _question(*widgets: Widget, state: State, getter: Callable[..., Any]) -> Window:
    """A question: when joining one may skip it or go on another day, later one goes back to the profile."""
    return Window(
        Words("profile-title-step", step="step", steps="steps", when="is_joining"),
        Words("profile-title", when=~F["is_joining"]),
        *widgets,
        Words("profile-hint-later", when="is_first"),
        Row(
            Button(Label("profile-skip"), id="skip", on_click=_skip, when="can_skip"),
            Button(Label("profile-later"), id="later", on_click=_later, when="is_joining"),
        ),
        Row(
            SwitchTo(Label("profile-back"), id="view", state=Profile.view, when=~F["is_joining"]),
            home_button(),
            when=~F["is_joining"],
        ),
        state=state,
        getter=getter,
    )


def _may_finish(data: dict[str, Any], widget: Whenable, manager: DialogManager, /) -> bool:
    """While joining nothing marked is a question skipped; later it takes back what was marked."""
    return bool(data["chosen"]) or not data["is_joining"]


def _back_and_home() -> Row:
    return Row(SwitchTo(Label("profile-back"), id="view", state=Profile.view), home_button())


# --- what windows show


def _is_joining(manager: DialogManager) -> bool:
    return isinstance(manager.start_data, dict) and bool(manager.start_data.get("joining"))


async def _progress(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    actor = at_hand(dialog_manager).actor
    question = _QUESTIONS.get(_state(dialog_manager))
    is_joining = _is_joining(dialog_manager) and question is not None
    asked = questions_for(frozenset().union(*actor.roles.values()))
    step = asked.index(question) + 1 if question in asked else 1
    return {
        "is_joining": is_joining,
        "step": step,
        "steps": len(asked),
        "can_skip": is_joining and question is not ProfileQuestion.NAME,
        "is_first": is_joining and step <= 2,
    }


async def _profile(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, actor = hand.l10n, hand.actor
    person, label = actor.person, l10n.label
    roles = actor.roles_in(actor.unit_id)
    place = await hand.use_cases.my_place(by=actor)
    today = _today(hand)
    paused_until = person.paused_until if person.paused_until and person.paused_until >= today else None
    nothing = label("profile-nothing")
    years = person.experience_years
    asked = questions_for(frozenset().union(*actor.roles.values()))
    return {
        "name": person.name,
        "roles": role_names(l10n, roles),
        "unit": place.unit.name,
        "unfinished": person.next_question is not None,
        "position": person.position or nothing,
        "subjects": ", ".join(person.subjects) or nothing,
        "years": nothing if years is None else label("profile-years", years=years),
        "ways": ", ".join(_way(l10n, way) for way in Mode if way in person.ways_to_meet) or nothing,
        "language": _language(l10n, person.language),
        "zone": zone_city(str(l10n.zone), l10n.language),
        "strengths": _titles(l10n, place.tree, place.levels, Bent.STRENGTH),
        "needs": _titles(l10n, place.tree, place.levels, Bent.NEED),
        "asks_needs": ProfileQuestion.NEEDS in asked,
        "paused_until": paused_until,
        "leave": shown_days(l10n, person.leave) if person.leave and person.leave.last >= today else "",
        "has_units": len(actor.roles) > 1,
        "is_mentee": actor.holds(Role.MENTEE),
    }


async def _value(field: str, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    value = getattr(at_hand(dialog_manager).actor.person, field)
    return {"value": value, "has_value": bool(value)}


async def _positions(dialog_manager: DialogManager, **data: Any) -> dict[str, Any]:
    return await _value("position", dialog_manager, **data) | {
        "choices": [Choice(place, text) for place, text in enumerate(_quick_positions(at_hand(dialog_manager).l10n))]
    }


def _quick_positions(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("profile-position-teacher"),
        label("profile-position-primary"),
        label("profile-position-psychologist"),
        label("profile-position-deputy"),
    ]


def _known_subjects(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("subject-russian"),
        label("subject-literature"),
        label("subject-mathematics"),
        label("subject-informatics"),
        label("subject-history"),
        label("subject-social-studies"),
        label("subject-geography"),
        label("subject-biology"),
        label("subject-physics"),
        label("subject-chemistry"),
        label("subject-english"),
        label("subject-primary"),
        label("subject-pe"),
        label("subject-technology"),
        label("subject-arts"),
        label("subject-music"),
    ]


async def _subjects(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = _chosen_subjects(dialog_manager)
    offered = _offered_subjects(dialog_manager, chosen)
    return {
        "choices": [Choice(place, text, is_on=text in chosen) for place, text in enumerate(offered)],
        "chosen": len(chosen),
    }


def _chosen_subjects(manager: DialogManager) -> list[str]:
    hand = at_hand(manager)
    chosen: list[str] = _draft(manager, "subjects", _as_offered(hand.l10n, hand.actor.person.subjects))
    return chosen


def _as_offered(l10n: L10n, subjects: Iterable[str]) -> list[str]:
    """A staff list says «физика» where the button says «Физика»: one subject, one button."""
    known = {subject.casefold(): subject for subject in _known_subjects(l10n)}
    return [known.get(subject.casefold(), subject) for subject in subjects]


def _offered_subjects(manager: DialogManager, chosen: list[str]) -> list[str]:
    """Common subjects, then those the person wrote; what is taken back stays where it stood until the end."""
    known = _known_subjects(at_hand(manager).l10n)
    written: list[str] = _draft(manager, "written", [])
    written.extend(subject for subject in chosen if subject not in known and subject not in written)
    return [*known, *written]


async def _years(**_: Any) -> dict[str, Any]:
    return {"choices": [Choice(years, str(years)) for years in QUICK_YEARS]}


async def _directions(bent: Bent, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    tree, levels = await _tree_and_levels(dialog_manager, bent)

    def counted(direction: TopicId, title: str) -> str:
        within = {direction, *(topic.id for topic in tree.under(direction))}
        count = sum(TopicId(int(topic)) in within for topic in levels)
        return f"{title} · {count}" if count else title

    return {
        "choices": [
            Choice(direction.id, counted(direction.id, topic_title(hand.l10n, direction)))
            for direction in tree.directions()
        ],
        "chosen": len(levels),
    }


async def _topics(bent: Bent, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    tree, levels = await _tree_and_levels(dialog_manager, bent)
    direction = tree.find(TopicId(dialog_manager.dialog_data["direction"]))
    if direction is None:
        raise Gone
    label = l10n.label
    title = topic_title(l10n, direction)
    named = [(topic.id, topic_title(l10n, topic)) for topic in tree.under(direction.id)]
    return {
        "direction": title,
        "choices": [
            Choice(topic_id, f"{'●' * levels.get(str(topic_id), 0)} {name}".strip())
            for topic_id, name in [*named, (direction.id, label("profile-whole-direction"))]
        ],
    }


async def _ways(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    chosen = _draft(dialog_manager, "ways", sorted(hand.actor.person.ways_to_meet))
    return {
        "choices": [Choice(way.value, capitalised(_way(hand.l10n, way)), is_on=way.value in chosen) for way in Mode],
        "chosen": len(chosen),
    }


async def _languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(each.value, _language(l10n, each), is_on=each is l10n.language) for each in Language]}


async def _zones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, now = hand.l10n, hand.clock.now()

    def shown(zone: str) -> str:
        return f"{zone_city(zone, l10n.language)} · {now.astimezone(ZoneInfo(zone)):%H:%M}"

    return {
        "zone": zone_city(str(l10n.zone), l10n.language),
        "time": f"{now.astimezone(l10n.zone):%H:%M}",
        "choices": [Choice(place, shown(zone)) for place, zone in enumerate(RUSSIAN_ZONES)],
    }


async def _units(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    units = await hand.directory.own_units(by=hand.actor)
    return {"choices": [Choice(unit.id, unit.name, is_on=unit.id == hand.actor.unit_id) for unit in units]}


async def _wishes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await hand.bank.card(hand.actor.id, hand.actor.unit_id, by=hand.actor)
    wishes = card.mentee.wishes if card.mentee else ""
    return {"wishes": wishes, "has_wishes": bool(wishes)}


async def _times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"choices": week_choices(at_hand(dialog_manager).l10n, await _marked_times(dialog_manager))}


async def _marked_times(manager: DialogManager) -> list[str]:
    """The marks in the making; they begin with what is stored."""
    if "marked_times" not in manager.dialog_data:
        hand = at_hand(manager)
        stored = await hand.use_cases.my_times(by=hand.actor)
        manager.dialog_data["marked_times"] = [str(slot) for slot in sorted(stored)]
    marked: list[str] = manager.dialog_data["marked_times"]
    return marked


async def _leaving(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    leaving = await hand.use_cases.what_leaving_means(by=hand.actor)
    return {
        "requests": leaving.asked,
        "claims": leaving.in_hand,
        "mentor_requests": leaving.mentor_requests,
        "active": leaving.active,
        "beginning": leaving.beginning,
        "is_free": leaving.is_free_to_leave,
    }


def _way(l10n: L10n, way: Mode) -> str:
    label = l10n.label
    return label("mode-in-person") if way is Mode.IN_PERSON else label("mode-online")


def _language(l10n: L10n, language: Language) -> str:
    label = l10n.label
    return label("language-ru") if language is Language.RU else label("language-en")


def _titles(l10n: L10n, tree: TopicTree, levels: Any, bent: Bent) -> str:
    chosen = {level.topic_id for level in levels if level.bent is bent and level.level}
    return ", ".join(topic_title(l10n, topic) for topic in tree.topics if topic.id in chosen)


def _draft(manager: DialogManager, key: str, begin_with: Any) -> Any:
    """The answer in the making; it begins with what is stored."""
    return manager.dialog_data.setdefault(key, begin_with)


async def _tree_and_levels(manager: DialogManager, bent: Bent) -> tuple[TopicTree, dict[str, int]]:
    """The unit's topics, and the draft of the person's levels by topic."""
    hand = at_hand(manager)
    place = await hand.use_cases.my_place(by=hand.actor)
    stored = {
        str(each.topic_id): each.level
        for each in place.levels
        if each.bent is bent and each.level and place.tree.find(each.topic_id)
    }
    return place.tree, _draft(manager, bent.value, stored)


def _today(hand: AtHand) -> date:
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _state(manager: DialogManager) -> State:
    return manager.current_context().state


# --- answers


async def _answer(manager: DialogManager, **answers: Any) -> None:
    hand = at_hand(manager)
    person = await hand.use_cases.answer_profile(by=hand.actor, **answers)
    await _go_on(manager, person)


async def _go_on(manager: DialogManager, person: Person) -> None:
    """The next question while joining; the profile else."""
    hand = at_hand(manager)
    _renew(hand, person)
    manager.dialog_data.clear()
    if not _is_joining(manager):
        await manager.switch_to(Profile.view)
    elif person.next_question is not None:
        await manager.switch_to(STATES[person.next_question])
    else:
        l10n = hand.l10n
        await say(manager, l10n("profile-finished"))
        await manager.start(Home.main, mode=StartMode.RESET_STACK)


def _renew(hand: AtHand, person: Person) -> None:
    """What follows in this update is for the person as they are now."""
    hand.data["actor"] = replace(hand.actor, person=person)
    hand.data["l10n"] = hand.texts.in_language(person.language, person.zone or hand.l10n.zone)


async def _skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    question = _QUESTIONS[_state(manager)]
    await _go_on(manager, await hand.use_cases.skip_question(question, by=hand.actor))


async def _later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """What is marked already is kept, though nobody pressed "done"."""
    hand, state = at_hand(manager), _state(manager)
    data = manager.dialog_data
    answer: dict[str, Any] = {}
    if state == Profile.subjects and data.get("subjects"):
        answer["subjects"] = data["subjects"]
    elif state == Profile.ways and data.get("ways"):
        answer["ways"] = [Mode(way) for way in data["ways"]]
    elif _QUESTIONS[state] is ProfileQuestion.STRENGTHS and data.get(Bent.STRENGTH.value):
        answer["strengths"] = _levels(data[Bent.STRENGTH.value])
    elif _QUESTIONS[state] is ProfileQuestion.NEEDS and data.get(Bent.NEED.value):
        answer["needs"] = _levels(data[Bent.NEED.value])
    if answer:
        _renew(hand, await hand.use_cases.answer_profile(by=hand.actor, **answer))
    await manager.start(Home.main, mode=StartMode.RESET_STACK)


async def _finish(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    question = at_hand(manager).actor.person.next_question
    if question is not None:
        await manager.start(STATES[question], data={"joining": True}, mode=StartMode.RESET_STACK)


async def _answer_words(field: str, _: Message, manager: DialogManager, text: str) -> None:
    await _answer(manager, **{field: text})


async def _keep_name(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, name=at_hand(manager).actor.person.name)


async def _keep_position(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, position=at_hand(manager).actor.person.position)


async def _choose_position(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _answer(manager, position=_at(_quick_positions(at_hand(manager).l10n), item))


async def _choose_subject(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    chosen = _chosen_subjects(manager)
    subject = _at(_offered_subjects(manager, chosen), item)
    if subject in chosen:
        chosen.remove(subject)
    else:
        chosen.append(subject)


async def _add_subjects(_: Message, manager: DialogManager, text: str) -> None:
    chosen = _chosen_subjects(manager)
    written = [" ".join(part.split()) for part in text.replace(";", ",").split(",")]
    for subject in _as_offered(at_hand(manager).l10n, subjects_of(written)):
        if subject not in chosen:
            chosen.append(subject)


async def _save_subjects(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, subjects=manager.dialog_data.get("subjects", []))


async def _choose_years(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _answer(manager, experience=item)


async def _choose_direction(topics: State, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(topics)


async def _raise_level(bent: Bent, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    tree, levels = await _tree_and_levels(manager, bent)
    topic = tree.find(TopicId(number(item)))
    if topic is None:
        raise Gone
    level = (levels.pop(item, 0) + 1) % (STRONGEST + 1)
    if level:
        levels[item] = level


async def _save_levels(bent: Bent, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    levels = _levels(manager.dialog_data.get(bent.value, {}))
    if bent is Bent.STRENGTH:
        await _answer(manager, strengths=levels)
    else:
        await _answer(manager, needs=levels)


def _levels(draft: dict[str, int]) -> dict[TopicId, int]:
    return {TopicId(int(topic)): level for topic, level in draft.items()}


async def _choose_way(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    chosen: list[str] = _draft(manager, "ways", sorted(at_hand(manager).actor.person.ways_to_meet))
    if item in chosen:
        chosen.remove(item)
    elif item in set(Mode):
        chosen.append(item)


async def _save_ways(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _answer(manager, ways=[Mode(way) for way in manager.dialog_data.get("ways", [])])


async def _choose_language(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Language):
        raise Gone
    await _answer(manager, language=Language(item))
    await renew_commands(manager)


async def _choose_zone(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _answer(manager, zone=_at(RUSSIAN_ZONES, item))


async def _keep_zone(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    # Who never chose a zone goes on with the unit's, wherever the unit moves.
    await _answer(manager, zone=at_hand(manager).actor.person.zone or ZONE_OF_UNIT)


async def _name_zone(_: Message, manager: DialogManager, text: str) -> None:
    await _answer(manager, zone=zone_named(text))


def _at(items: Any, item: str) -> Any:
    """The item at the place in a press, which may be forged."""
    place = number(item)
    if place not in range(len(items)):
        raise Gone
    return items[place]


# --- pausing, units, data


def _days_to_monday(today: date) -> int:
    return 7 - today.weekday()


async def _pause_for(days: Callable[[date], int], _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back after so many days: the day before is the last of the pause."""
    today = _today(at_hand(manager))
    await _pause(manager, today + timedelta(days=days(today) - 1))


async def _pause_until(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _pause(manager, day)


async def _end_pause(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _pause(manager, None)


async def _pause(manager: DialogManager, until: date | None) -> None:
    hand = at_hand(manager)
    _renew(hand, await hand.use_cases.pause_until(until, by=hand.actor))
    await manager.switch_to(Profile.view)


async def _write_wishes(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_wishes(text, by=hand.actor)
    await manager.switch_to(Profile.view)


async def _choose_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    slot, marked = str(WeeklySlot.of(item)), await _marked_times(manager)
    if slot in marked:
        marked.remove(slot)
    else:
        marked.append(slot)


async def _save_times(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    marked = await _marked_times(manager)
    await hand.use_cases.write_times([WeeklySlot.of(code) for code in marked], by=hand.actor)
    manager.dialog_data.clear()
    await manager.switch_to(Profile.view)


async def _switch_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.switch_unit(UnitId(number(item)), by=hand.actor)
    acting = await hand.use_cases.who_acts(hand.account)
    if acting is None:
        raise Gone
    hand.data["actor"] = acting.actor
    hand.data["l10n"] = hand.texts.in_language(acting.actor.person.language, acting.zone)
    await renew_commands(manager)
    await manager.switch_to(Profile.view)


async def _export(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    await say(manager, l10n("profile-export-wait"))
    await hand.bot.send_chat_action(hand.account, ChatAction.UPLOAD_DOCUMENT)
    data = await hand.use_cases.export_my_data(by=hand.actor)
    archive = await asyncio.to_thread(data_archive, data.record, data.papers, l10n)
    file = BufferedInputFile(archive, label("profile-export-file"))
    await hand.bot.send_document(hand.account, file, caption=l10n("profile-export-done"), protect_content=True)


async def _leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.leave(by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("profile-leave-done"))
    await _be_nobody(manager)


async def _withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.withdraw_consent(by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("profile-withdraw-done"))
    await _be_nobody(manager)


async def _be_nobody(manager: DialogManager) -> None:
    at_hand(manager).data["actor"] = None
    await renew_commands(manager)
    await manager.start(Home.stranger, mode=StartMode.RESET_STACK)
