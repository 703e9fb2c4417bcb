"""The mentor's record sheet: mentees, hours, topics and results of a period, as a table and as a paper to sign.

Evidence for the category «педагог-наставник». It is made from the mentor's own record for the mentor alone; of what was
said at meetings it holds topics and steps.
"""

import asyncio
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.announcements.base import full_day
from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser
from bot.dialogs.lists import of_item
from bot.dialogs.log_words import cut, span_text, together, topics_line
from bot.dialogs.meeting_diary import days_of, lookback_name, lookback_of
from bot.dialogs.paper_files import Titled, hand_over, send_papers, unit_words
from bot.dialogs.record_sheet_words import record_paper, record_tables
from bot.dialogs.states import RecordSheets
from bot.dialogs.widgets import PRIMARY, Label, Words, back_button, home_button
from bot.l10n import L10n
from documents.spreadsheets import tables_file
from mentoring.meeting_log_book import RecordSheet
from mentoring.model.lookbacks import Lookback
from mentoring.model.people import initials

#: Of mentorships and topics on the screen; the files hold all.
LINES_SHOWN, TOPICS_SHOWN = 8, 120


def record_sheets_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("sheet-period"),
            chooser("p", _choose, width=1),
            Row(back_button(), home_button()),
            state=RecordSheets.period,
            getter=_lookbacks,
        ),
        Window(
            Words("sheet-title", since="since", until="until"),
            Words("sheet-empty", when="is_empty"),
            Words(
                "sheet-sums",
                meetings="meetings",
                span="span",
                steps="steps",
                done="done",
                helped="helped",
                one_off="one_off",
                events="events",
                events_span="events_span",
                when=~F["is_empty"],
            ),
            List(
                Words("sheet-line", names=of_item("names"), count=of_item("count"), about=of_item("about")),
                items="lines",
            ),
            Words("sheet-what", when=~F["is_empty"]),
            Button(Label("sheet-docx"), id="docx", on_click=_send_paper, when=~F["is_empty"], style=PRIMARY),
            Button(Label("sheet-xlsx"), id="xlsx", on_click=_send_table, when=~F["is_empty"]),
            Row(SwitchTo(Label("button-back"), id="back", state=RecordSheets.period), home_button()),
            state=RecordSheets.ready,
            getter=_ready,
        ),
    )


async def _lookbacks(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(lookback.value, lookback_name(l10n, lookback)) for lookback in Lookback]}


async def _loaded(manager: DialogManager) -> RecordSheet:
    hand = at_hand(manager)
    since, until = days_of(manager, lookback_of(manager.dialog_data.get("lookback", Lookback.SCHOOL_YEAR)))
    return await hand.log_book.record_sheet(since, until, by=hand.actor)


async def _ready(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, sheet = at_hand(dialog_manager).l10n, await _loaded(dialog_manager)
    return {
        "since": full_day(l10n, sheet.since),
        "until": full_day(l10n, sheet.until),
        "is_empty": sheet.is_empty,
        "meetings": len(sheet.meetings),
        "span": span_text(l10n, sheet.minutes),
        "steps": sheet.steps,
        "done": sheet.steps_done,
        "helped": sheet.helped,
        "one_off": len(sheet.one_off),
        "events": len(sheet.events),
        "events_span": span_text(l10n, sheet.event_minutes),
        "lines": [
            {
                "names": ", ".join(map(initials, each.mentee_names)),
                "count": each.meetings,
                "about": together(span_text(l10n, each.minutes), cut(topics_line(l10n, each.topics), TOPICS_SHOWN)),
            }
            for each in sheet.mentorships[:LINES_SHOWN]
        ],
    }


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["lookback"] = lookback_of(item).value
    await manager.switch_to(RecordSheets.ready)


async def _send_paper(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, sheet = hand.l10n, await _loaded(manager)
    words = unit_words(hand, sheet.unit)
    title = _title(sheet, words)
    papers = [Titled(title, record_paper(sheet, words))]
    await send_papers(manager, sheet.unit, papers, bundle=title, said=l10n("sheet-sent"))


async def _send_table(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, sheet = hand.l10n, await _loaded(manager)
    words = unit_words(hand, sheet.unit)
    title = _title(sheet, words)
    content = await asyncio.to_thread(lambda: tables_file(record_tables(sheet, words)))
    await hand_over(manager, sheet.unit, [(f"{title}.xlsx", content)], bundle=title, said=l10n("sheet-sent"))


def _title(sheet: RecordSheet, words: L10n) -> str:
    """By the mentor's number, not by name: where papers stay off the chat it carries no names."""
    label = words.label
    days = [f"{day:%d.%m.%Y}" for day in (sheet.since, sheet.until)]
    return label("sheet-file", number=sheet.mentor_id, since=days[0], until=days[1])
