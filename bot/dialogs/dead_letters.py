"""What did not reach its reader, in plain words for the curator."""

import re
from typing import Any

from aiogram import F
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.text import List

from bot.dialogs.choices import load_numbered
from bot.dialogs.lists import cut, of_item, page_buttons, pages
from bot.dialogs.states import DeadLetters
from bot.dialogs.widgets import Words, home_button
from bot.l10n import L10n
from mentoring.help_desk import HelpDesk
from mentoring.model.people import DECIDERS, Actor
from mentoring.reading import Page
from mentoring.refusals import NotAllowed

#: Older ones are of no use to anybody.
LETTERS_SHOWN = 30


def dead_letters_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("letters-title", when="total"),
            List(
                Words(
                    "letters-line",
                    name=of_item("name"),
                    kind=of_item("kind"),
                    fault=of_item("fault"),
                    at=of_item("at"),
                ),
                items="lines",
            ),
            Words("letters-hint", when="total"),
            Words("letters-empty", when=~F["total"]),
            pages("lpg"),
            page_buttons("lpg"),
            home_button(),
            state=DeadLetters.list,
            getter=_list,
        )
    )


async def _list(
    dialog_manager: DialogManager, help_desk: HelpDesk, actor: Actor | None, l10n: L10n, **_: Any
) -> dict[str, Any]:
    if actor is None:
        raise NotAllowed
    actor.must_hold(*DECIDERS)
    letters = [
        {
            "name": letter.person_name,
            "kind": told_kind(l10n, letter.kind),
            "fault": told_fault(l10n, letter.fault),
            "at": letter.at,
        }
        for letter in await help_desk.dead_letters(actor.unit_id, limit=LETTERS_SHOWN)
    ]

    async def load(number: int) -> Page[dict[str, Any]]:
        return cut(letters, number)

    page, paging = await load_numbered(dialog_manager, "lpg", load)
    return {"lines": page.lines, **paging}


def told_kind(l10n: L10n, kind: str) -> str:
    """What a notice of this class is to its reader."""
    key = "notice-kind-" + re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()
    label = l10n.label
    return label(key if l10n.has(key) else "notice-kind-other")


def told_fault(l10n: L10n, fault: str) -> str:
    """Why it did not arrive; the codes are the delivery's."""
    key = f"fault-{fault}"
    label = l10n.label
    return label(key if l10n.has(key) else "fault-other")
