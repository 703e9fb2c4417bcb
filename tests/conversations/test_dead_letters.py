"""What did not arrive is listed for the curator in plain words."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogs.dead_letters import told_fault, told_kind
from bot.storage.notices import DEAD, kinds
from bot.storage.rows import NoticeRow
from mentoring.model.people import Language, Role
from tests.conversations.dsl import TEXTS, Someone, Stage


@pytest.fixture
async def anya(stage: Stage) -> Someone:
    return await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)


async def test_a_letter_tells_to_whom_what_why_and_when(
    anya: Someone, marina: Someone, sqlite_engine: AsyncEngine
) -> None:
    marina.sees_no_button("Не дошло")
    await lose(sqlite_engine, anya, "blocked", 1)
    await marina.says("/start")
    await marina.presses("Не дошло")
    marina.sees("Лугова Аня Сергеевна: нашёлся наставник. Бот у человека заблокирован (пн, 23 ноября, 10:00)")


async def test_many_letters_are_turned_page_by_page(anya: Someone, marina: Someone, sqlite_engine: AsyncEngine) -> None:
    await lose(sqlite_engine, anya, "refused", 8)
    await marina.says("/start")
    await marina.presses("Не дошло")
    assert marina.screen.count("Лугова") == 6
    await marina.presses("▶")
    assert marina.screen.count("Лугова") == 2


async def test_the_list_speaks_english(stage: Stage, anya: Someone, sqlite_engine: AsyncEngine) -> None:
    head = await stage.joined("Reader Rita Robertovna", Role.HEAD, language=Language.EN)
    await lose(sqlite_engine, anya, "no-account", 1)
    await head.says("/start")
    await head.presses("Not delivered")
    head.sees("a mentor was found. The person has not opened their link yet")


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_of_notice_and_every_fault_has_words(language: Language) -> None:
    l10n = TEXTS.in_language(language)
    other = told_kind(l10n, "Nonesuch")
    assert [kind.__name__ for kind in kinds() if told_kind(l10n, kind.__name__) == other] == []
    faults = [told_fault(l10n, fault) for fault in ("blocked", "no-account", "refused", "left", "nonesuch")]
    assert len(set(faults)) == 5


async def lose(engine: AsyncEngine, reader: Someone, fault: str, number: int) -> None:
    """Notices that the delivery gave up."""
    at = reader.stage.box.clock.now()
    row: dict[str, Any] = {
        "person_id": reader.actor.id if reader.actor else None,
        "kind": "HelpClaimed",
        "body": {},
        "priority": 0,
        "not_before": at,
        "posted_at": at,
        "sent_at": at,
        "state": DEAD,
        "fault": fault,
    }
    async with engine.begin() as connection:
        await connection.execute(insert(NoticeRow), [row] * number)
