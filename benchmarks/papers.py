"""How long papers take that come out of the records."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import table
from documents.papers import (
    AppointedRow,
    AppointingOrder,
    Participant,
    Track,
    check_template,
    own_template,
    paper_file,
)
from mentoring.model.papers import PaperKind

TIMES = 5
PAIRS = (1, 20, 200)
MOMENT = 0.001


def order_on(pairs: int) -> AppointingOrder:
    """An order that puts so many pairs in force, to be read by everybody in them."""
    rows = [
        AppointedRow(
            number=number,
            tracks=[
                Track(
                    mentor=_teacher(f"Наставник № {number}"),
                    mentees=[_teacher(f"Наставляемый № {number}")],
                    topics="дисциплина на уроке, рабочая программа",
                )
            ],
            form="педагог – педагог",
            kinds="традиционное",
            mode="очно",
            starts_on="15.09.2026",
            ends_on="26.05.2027",
            pay="3 000 руб. в месяц",
            addendum="№ 12 от 15.09.2026",
        )
        for number in range(1, pairs + 1)
    ]
    tracks = [track for row in rows for track in row.tracks]
    return AppointingOrder(
        organisation="Гимназия № 35",
        town="г. Екатеринбург",
        school_year="2026/2027",
        regulation="утверждено приказом от 01.09.2025 № 83-од",
        protocol="от 10.09.2026 № 1",
        curator="Ключевская Марина Олеговна",
        control="",
        head="Лебедева Анна Петровна",
        head_position="Директор",
        acquainted=[person.name for track in tracks for person in (track.mentor, *track.mentees)],
        rows=rows,
        programme_days=10,
        report_due="20.05.2027",
    )


def _teacher(name: str) -> Participant:
    return Participant(
        name=name, position="учитель русского языка и литературы", qualification="высшая", experience="12 лет"
    )


async def papers(folder: Path) -> None:
    """Print the table."""
    begun = time.perf_counter()
    paper_file(order_on(1), "ru")
    rows = [("the first paper of a process, loading what it needs", time.perf_counter() - begun)]
    for pairs in PAIRS:
        order = order_on(pairs)
        rows.append((f"an order, pairs in it: {pairs}", _usual(partial(paper_file, order, "ru"))))
    rows.append((f"the longest the bot stands still for that of {PAIRS[-1]}", await _stillness(order_on(PAIRS[-1]))))
    template = own_template(PaperKind.ORDER_APPOINT, "ru")
    rows.append(
        ("a school's own template, checked", _usual(partial(check_template, PaperKind.ORDER_APPOINT, template)))
    )
    table.printed("Papers", ("", "time"), [(name, table.milliseconds(taken)) for name, taken in rows])


async def _stillness(order: AppointingOrder) -> float:
    """Seconds by which a moment's wait takes longer while the order is made in a thread."""
    making = asyncio.create_task(asyncio.to_thread(paper_file, order, "ru"))
    longest = 0.0
    while not making.done():
        begun = time.perf_counter()
        await asyncio.sleep(MOMENT)
        longest = max(longest, time.perf_counter() - begun - MOMENT)
    return longest


def _usual(make: Callable[[], object]) -> float:
    """Seconds."""
    taken: list[float] = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        make()
        taken.append(time.perf_counter() - begun)
    return median(taken)
