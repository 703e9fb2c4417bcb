"""What the curator returned: one of its people changes the terms and sends it again."""

from functools import partial
from typing import Any, Final

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.bank_words import kind_name, kinds_text, mentorship_state_name, mode_name, ways_text
from bot.dialogs.choices import Choice, chooser, number, say, words_input
from bot.dialogs.lists import of_item
from bot.dialogs.roles import capitalised
from bot.dialogs.states import Reworking
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from mentoring.decisions import ReturnedCard
from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.mentorship import (
    FIXED_KINDS,
    LONGEST_GOALS,
    LONGEST_MONTHS,
    SHORTEST_MONTHS,
    MentorshipState,
    pair_title,
)
from mentoring.model.people import Mode, initials
from mentoring.refusals import ChangedMeanwhile, Gone, TextTooLong

MONTHS: Final = range(SHORTEST_MONTHS, LONGEST_MONTHS + 1)


def reworking_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("rework-title", pair="pair", state="state"),
            Words("rework-words", words="words", until="until", when="is_open"),
            Words("rework-terms", kinds="kinds", ways="ways", months="months"),
            List(Words("rework-goals", name=of_item("name"), goals=of_item("goals")), items="tracks"),
            Group(
                SwitchTo(Label("rework-months"), id="months", state=Reworking.months),
                SwitchTo(Label("rework-modes"), id="modes", state=Reworking.modes),
                SwitchTo(Label("rework-kinds"), id="kinds", state=Reworking.kinds),
                SwitchTo(Label("rework-goal"), id="goals", state=Reworking.goals),
                width=2,
                when="is_open",
            ),
            Button(Label("rework-send"), id="send", on_click=_send, when="is_open", style=SUCCESS),
            Row(back_button(), home_button()),
            state=Reworking.view,
            getter=_view,
        ),
        _changing(
            Words("rework-ask-months"), chooser("n", _choose_months, width=5), state=Reworking.months, getter=_months
        ),
        _changing(
            Words("rework-ask-modes"),
            chooser("w", partial(_toggle, "modes"), width=2),
            state=Reworking.modes,
            getter=_modes,
        ),
        _changing(
            Words("rework-ask-kinds"),
            chooser("k", partial(_toggle, "kinds"), width=1),
            state=Reworking.kinds,
            getter=_kinds,
        ),
        _changing(
            Words("rework-ask-goals", name="name", goals="goals"),
            chooser("t", _choose_track, width=1),
            words_input(_write_goals),
            state=Reworking.goals,
            getter=_goals,
        ),
    )


def _changing(*widgets: Widget, state: State, getter: Any) -> Window:
    back = SwitchTo(Label("rework-done"), id="done", state=Reworking.view)
    return Window(*widgets, Row(back, home_button()), state=state, getter=getter)


# --- what windows show


async def _loaded(manager: DialogManager) -> ReturnedCard:
    """The mentorship, and the draft of its new terms, which begins with those it has."""
    hand = at_hand(manager)
    card = await hand.decisions.returned(MentorshipId(started_with(manager, "mentorship")), by=hand.actor)
    mentorship = card.mentorship
    if manager.dialog_data.get("seen") != mentorship.version:
        manager.dialog_data.update(
            seen=mentorship.version,
            months=mentorship.months,
            modes=sorted(mentorship.modes),
            kinds=sorted(mentorship.kinds),
            goals={str(track.mentor_id): track.goals for track in mentorship.tracks},
            track=mentorship.tracks[0].mentor_id,
        )
    return card


async def _view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, label = at_hand(dialog_manager).l10n, at_hand(dialog_manager).l10n.label
    card = await _loaded(dialog_manager)
    mentorship, draft = card.mentorship, dialog_manager.dialog_data
    names = card.names
    return {
        "pair": pair_title(names[mentorship.mentor_id], [names[mentee] for mentee in mentorship.mentees]),
        "state": mentorship_state_name(l10n, mentorship.state),
        "is_open": mentorship.state is MentorshipState.RETURNED,
        "words": card.words,
        "until": mentorship.due_at,
        "kinds": kinds_text(l10n, map(Kind, draft["kinds"])),
        "ways": ways_text(l10n, map(Mode, draft["modes"])),
        "months": draft["months"],
        "tracks": [
            {
                "name": initials(names[track.mentor_id]),
                "goals": draft["goals"][str(track.mentor_id)] or label("profile-nothing"),
            }
            for track in mentorship.tracks
        ],
    }


async def _months(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    await _loaded(dialog_manager)
    chosen = dialog_manager.dialog_data["months"]
    return {"choices": [Choice(months, str(months), is_on=months == chosen) for months in MONTHS]}


async def _modes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    await _loaded(dialog_manager)
    l10n, chosen = at_hand(dialog_manager).l10n, dialog_manager.dialog_data["modes"]
    return {"choices": [Choice(mode.value, capitalised(mode_name(l10n, mode)), is_on=mode in chosen) for mode in Mode]}


async def _kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    await _loaded(dialog_manager)
    l10n, chosen = at_hand(dialog_manager).l10n, dialog_manager.dialog_data["kinds"]
    return {
        "choices": [
            Choice(kind.value, capitalised(kind_name(l10n, kind)), is_on=kind in chosen)
            for kind in Kind
            if kind not in FIXED_KINDS
        ]
    }


async def _goals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _loaded(dialog_manager)
    draft, label = dialog_manager.dialog_data, at_hand(dialog_manager).l10n.label
    tracks = card.mentorship.tracks
    return {
        "name": initials(card.names[PersonId(draft["track"])]),
        "goals": draft["goals"][str(draft["track"])] or label("profile-nothing"),
        "choices": [
            Choice(track.mentor_id, initials(card.names[track.mentor_id]), is_on=track.mentor_id == draft["track"])
            for track in tracks
            if len(tracks) > 1
        ],
    }


# --- answers


async def _choose_months(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if number(item) not in MONTHS:
        raise Gone
    manager.dialog_data["months"] = number(item)
    await manager.switch_to(Reworking.view)


async def _toggle(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    known = set(Mode) if what == "modes" else set(Kind) - FIXED_KINDS
    if item not in known:
        raise Gone
    await _loaded(manager)
    manager.dialog_data[what] = sorted(set(manager.dialog_data[what]) ^ {item})


async def _choose_track(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _loaded(manager)
    if item not in manager.dialog_data["goals"]:
        raise Gone
    manager.dialog_data["track"] = number(item)


async def _write_goals(_: Message, manager: DialogManager, text: str) -> None:
    if len(text) > LONGEST_GOALS:
        raise TextTooLong(LONGEST_GOALS)
    await _loaded(manager)
    manager.dialog_data["goals"][str(manager.dialog_data["track"])] = text
    await manager.switch_to(Reworking.view)


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, draft = at_hand(manager), manager.dialog_data
    try:
        await hand.use_cases.send_again(
            MentorshipId(started_with(manager, "mentorship")),
            months=draft["months"],
            modes=[Mode(mode) for mode in draft["modes"]],
            kinds=[Kind(kind) for kind in draft["kinds"]],
            goals={PersonId(int(mentor)): goals for mentor, goals in draft["goals"].items()},
            seen=draft["seen"],
            by=hand.actor,
        )
    except ChangedMeanwhile:
        l10n = hand.l10n
        await say(manager, l10n("refusal-changed-meanwhile"))
