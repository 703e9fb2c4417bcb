"""The house: every refusal, notice and value of a family has words in both languages."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from bot.dialogs.kind_cards import QUESTIONS
from bot.dialogs.paper_forms import fault_key
from bot.dialogs.proposing_meeting import AGENDAS
from bot.dialogs.unit_editing import SECTIONS
from bot.handlers.refusals import refusal_key
from bot.l10n import LOCALES
from mentoring import refusals
from mentoring.model.bank import Decision, Kind, MenteeCategory, MentorState, PartOfDay, RoleForm
from mentoring.model.help_request import DeclineReason, HelpState, Urgency
from mentoring.model.kind_chooser import KindCard
from mentoring.model.log_chips import ALL_CODES
from mentoring.model.lookbacks import Lookback
from mentoring.model.mediation import MediationState
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import MentorshipState, Opinion, RoleModel, StepKind
from mentoring.model.mentorship_request import ChoiceState
from mentoring.model.orders import OrderKind, OrderState, OrderStepKind
from mentoring.model.papers import PaperKind, TemplateFault
from mentoring.model.people import Language, Mode, Role
from mentoring.model.school_calendar import PeriodKind
from mentoring.model.topics import SEED
from tests.conversations.dsl import TEXTS

REFUSALS = [
    each
    for each in vars(refusals).values()
    if isinstance(each, type) and issubclass(each, refusals.Refusal) and each is not refusals.Refusal
]


def families() -> Iterator[str]:
    """Keys that are made of a value and so are not seen in the code."""
    yield from (f"role-{role.value}" for role in Role)
    yield from (f"mode-{mode.value.replace('_', '-')}" for mode in Mode)
    yield from (f"urgency-{urgency.value}" for urgency in Urgency)
    yield from (f"help-state-{state.value}" for state in HelpState)
    yield from (f"decline-{reason.value.replace('_', '-')}" for reason in DeclineReason)
    yield from (f"topic-{code}" for direction, codes in SEED.items() for code in (direction, *codes))
    yield from (f"mentoring-kind-{kind}" for kind in Kind)
    yield from (f"role-form-{form.replace('_', '-')}" for form in RoleForm)
    yield from (f"mentor-state-{state}" for state in MentorState)
    yield from (f"mentee-category-{category}" for category in MenteeCategory)
    yield from (f"list-decision-{decision}" for decision in Decision)
    yield from (f"part-of-day-{part}" for part in PartOfDay)
    yield from (f"mentorship-state-{state.replace('_', '-')}" for state in MentorshipState)
    yield from (f"mentorship-step-{kind.replace('_', '-')}" for kind in StepKind)
    yield from (f"role-model-{model.replace('_', '-')}" for model in RoleModel)
    yield from (f"mediation-state-{state.replace('_', '-')}" for state in MediationState)
    cards = [card.replace("_", "-") for card in KindCard]
    yield from (f"kind-{part}-{card}" for part in ("name", "when", "do", "why") for card in cards)
    yield from (f"kind-ask-{name}" for name, _ in QUESTIONS)
    yield from (f"kind-answer-{option}" for _, options in QUESTIONS for option in options)
    yield from (f"opinion-{opinion}" for opinion in Opinion)
    yield from (f"choice-state-{state.replace('_', '-')}" for state in ChoiceState)
    yield from (f"order-kind-{kind}" for kind in OrderKind)
    yield from (f"order-state-{state}" for state in OrderState)
    yield from (f"order-step-{step.replace('_', '-')}" for step in OrderStepKind)
    yield from (f"paper-kind-{kind.replace('_', '-')}" for kind in PaperKind)
    yield from (f"lookback-{lookback.replace('_', '-')}" for lookback in Lookback)
    yield from (f"chip-{code}" for codes in ALL_CODES.values() for code in codes)
    yield from (fault_key(fault) for fault in TemplateFault.__subclasses__())
    yield from (f"meeting-state-{state}" for state in MeetingState)
    yield from (key for keys in AGENDAS.values() for key in keys)
    yield from (f"setting-section-{section}" for section in SECTIONS)
    for period in PeriodKind:
        name = period.value.replace("_", "-")
        yield from (f"period-{name}", f"period-{name}-about")
    yield from (refusal_key(refusal) for refusal in REFUSALS)


@pytest.mark.parametrize("language", list(Language))
def test_every_value_of_a_family_has_words(language: Language) -> None:
    l10n = TEXTS.in_language(language)
    assert [key for key in families() if not l10n.has(key)] == []


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_a_refusal_name_only_what_it_carries(language: Language) -> None:
    words = dict(
        line.split(" = ", 1)
        for line in (LOCALES / language.value / "refusals.ftl").read_text(encoding="utf-8").splitlines()
        if " = " in line
    )
    for refusal in REFUSALS:
        named = set(re.findall(r"\{ \$(\w+)", words[refusal_key(refusal)]))
        carried: set[str] = {field.name for field in fields(refusal)} if is_dataclass(refusal) else set()
        assert named <= carried, refusal.__name__


@pytest.mark.parametrize("language", list(Language))
def test_no_refusal_is_longer_than_a_pop_up_shows(language: Language) -> None:
    l10n = TEXTS.in_language(language).label
    for refusal in REFUSALS:
        names: list[str] = [field.name for field in fields(refusal)] if is_dataclass(refusal) else []
        arguments = dict.fromkeys(names, "31.12.2026")
        assert len(l10n(refusal_key(refusal), **arguments)) <= 200, refusal.__name__
