"""The diary of a pair: held meetings and hours; its people find the records there, the curator not a word of them.

And the sums of a unit, which is all that a head sees (гл. 3 п. 17 пп. 8).
"""

from datetime import date
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import List

from bot.announcements.base import full_day
from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.choices import Choice, chooser, load_numbered, number
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.log_words import ANSWER_SHOWN, cut, span_text, steps_text, together, topics_line
from bot.dialogs.states import LoggingMeeting, MeetingDiary, RecordSheets
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.meeting_log_book import CuratorMeeting, DiaryMeeting
from mentoring.model.ids import MentorshipId, UnitId
from mentoring.model.lookbacks import Lookback
from mentoring.reading import Page
from mentoring.refusals import Gone

_LOOKBACKS: Final = {lookback: f"lookback-{lookback.replace('_', '-')}" for lookback in Lookback}
#: Of the topics, on a button.
TOPIC_SHOWN: Final = 40
#: How far back the sums of a unit are offered.
OF_UNIT: Final = (Lookback.MONTH, Lookback.HALF_YEAR, Lookback.SCHOOL_YEAR, Lookback.LAST_SCHOOL_YEAR)


def meeting_diary_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("diary-own", total="total", span="span", when="total"),
            Words("diary-empty", when=~F["total"]),
            chooser("m", _open, width=1),
            pages("dg"),
            page_buttons("dg"),
            Button(Label("sheet-open"), id="sheet", on_click=_open_sheet, when="has_mentored"),
            Row(back_button(), home_button()),
            state=MeetingDiary.own,
            getter=_own,
        ),
        Window(
            Words("diary-unit", total="total", when="total"),
            Words("diary-unit-span", span="span", when="span"),
            Words("diary-empty", when=~F["total"]),
            Words("diary-dates-only", when="shows_dates_only"),
            List(
                Words("diary-line", about=of_item("about"), steps=of_item("steps")),
                items="lines",
            ),
            pages("ud"),
            page_buttons("ud"),
            Row(back_button(), home_button()),
            state=MeetingDiary.unit,
            getter=_unit,
        ),
        Window(
            Words(
                "diary-figures",
                since="since",
                until="until",
                meetings="meetings",
                mentorships="mentorships",
                span="span",
                recorded="recorded",
                steps="steps",
                done="done",
                not_done="not_done",
                when="meetings",
            ),
            Words("diary-figures-none", since="since", until="until", when=~F["meetings"]),
            Words("diary-figures-note"),
            chooser("p", _choose_lookback),
            Row(back_button(), home_button()),
            state=MeetingDiary.figures,
            getter=_figures,
        ),
    )


def lookback_name(l10n: L10n, lookback: Lookback) -> str:
    label = l10n.label
    return label(_LOOKBACKS[lookback])


def lookback_of(item: str) -> Lookback:
    """How far back a press asks, which may be forged."""
    if item not in set(Lookback):
        raise Gone
    return Lookback(item)


def days_of(manager: DialogManager, lookback: Lookback) -> tuple[date, date]:
    """The first and the last day, today being the reader's."""
    hand = at_hand(manager)
    return lookback.days(hand.clock.now().astimezone(hand.l10n.zone).date())


def _mentorship_id(manager: DialogManager) -> MentorshipId:
    return MentorshipId(started_with(manager, "mentorship"))


async def _own(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    minutes, has_mentored = 0, False

    async def load(place: int) -> Page[DiaryMeeting]:
        nonlocal minutes, has_mentored
        diary = await hand.log_book.diary(_mentorship_id(dialog_manager), by=hand.actor, page=place, size=PAGE_SIZE)
        minutes, has_mentored = diary.minutes, diary.has_mentored
        return diary.meetings

    page, data = await load_numbered(dialog_manager, "dg", load)
    return data | {
        "has_mentored": has_mentored,
        "span": span_text(hand.l10n, minutes),
        "choices": [Choice(line.id, _line(hand.l10n, line)) for line in page.lines],
    }


def _line(l10n: L10n, line: DiaryMeeting) -> str:
    """«📝 пн, 16 ноября · 45 мин · Дисциплина»"""
    day = l10n.day(line.starts_at.astimezone(l10n.zone).date())
    mark = "📝" if line.is_recorded else "▫️"
    return f"{mark} {together(day, span_text(l10n, line.minutes), cut(topics_line(l10n, line.topics), TOPIC_SHOWN))}"


async def _unit(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    minutes: int | None = None

    async def load(place: int) -> Page[CuratorMeeting]:
        nonlocal minutes
        diary = await hand.log_book.of_mentorship(
            _mentorship_id(dialog_manager), by=hand.actor, page=place, size=PAGE_SIZE
        )
        minutes = diary.minutes
        return diary.meetings

    page, data = await load_numbered(dialog_manager, "ud", load)
    return data | {
        "span": "" if minutes is None else span_text(hand.l10n, minutes),
        "shows_dates_only": minutes is None,
        "lines": [
            {
                "about": together(
                    hand.l10n.day(line.starts_at.astimezone(hand.l10n.zone).date()),
                    "" if line.minutes is None else span_text(hand.l10n, line.minutes),
                    cut(topics_line(hand.l10n, line.topics), ANSWER_SHOWN // 2),
                ),
                "steps": steps_text(hand.l10n, line.steps[:4], ANSWER_SHOWN // 2),
            }
            for line in page.lines
        ],
    }


async def _figures(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    chosen = lookback_of(dialog_manager.dialog_data.get("lookback", Lookback.SCHOOL_YEAR))
    since, until = days_of(dialog_manager, chosen)
    unit_id = UnitId(started_with(dialog_manager, "unit"))
    figures = await hand.log_book.figures(unit_id, since, until, by=hand.actor)
    return {
        "since": full_day(hand.l10n, since),
        "until": full_day(hand.l10n, until),
        "meetings": figures.meetings,
        "mentorships": figures.mentorships,
        "span": span_text(hand.l10n, figures.minutes),
        "recorded": figures.recorded,
        "steps": figures.steps,
        "done": figures.done,
        "not_done": figures.not_done,
        "choices": [Choice(each.value, lookback_name(hand.l10n, each), each is chosen) for each in OF_UNIT],
    }


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await manager.start(LoggingMeeting.works, data={"meeting": number(item)})


async def _open_sheet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(RecordSheets.period)


async def _choose_lookback(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["lookback"] = lookback_of(item).value
