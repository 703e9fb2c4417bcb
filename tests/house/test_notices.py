"""The house: every kind of notice says how it comes."""

from bot.storage.notices import kinds
from mentoring.notices import Notice, Priority

KINDS: list[type[Notice]] = [kind for kind in kinds() if kind.__module__.startswith("mentoring.")]


def test_every_kind_is_prompt_or_says_whether_it_counts_as_unasked() -> None:
    assert [kind.__name__ for kind in KINDS if kind.is_prompt == ("is_unasked" in vars(kind))] == []


def test_help_is_never_counted_nor_put_off() -> None:
    urgent = [kind for kind in KINDS if kind.priority is Priority.URGENT]
    assert [kind.__name__ for kind in urgent if kind.is_unasked or kind.can_be_snoozed] == []


def test_only_what_has_time_can_be_put_off() -> None:
    assert [kind.__name__ for kind in KINDS if kind.is_prompt and kind.can_be_snoozed] == []
