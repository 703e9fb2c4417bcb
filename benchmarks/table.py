"""Figures as tables that can go into a document as they are printed."""

from collections.abc import Sequence
from statistics import median, quantiles


def printed(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A Markdown table whose columns also line up on a terminal: names to the left, figures to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = (
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join([first, *rest])} |"

    rule = [("-" * (width - 1) + ":") if at else "-" * width for at, width in enumerate(widths)]
    print(f"\n### {title}\n", *map(line, [head, rule, *rows]), sep="\n", flush=True)


def half(times: Sequence[float]) -> str:
    """Half of the times, in seconds, are at most so many milliseconds."""
    return milliseconds(median(times))


def most(times: Sequence[float]) -> str:
    """Nineteen of twenty times, in seconds, are at most so many milliseconds."""
    return milliseconds(quantiles(times, n=20)[-1])


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def times_of(value: float, base: float) -> str:
    """How many times the base the value is."""
    return f"× {value / base:.2f}"
