"""Words for what stands on a card of a mentorship. Plain: whoever shows them escapes them."""

from collections.abc import Iterable
from typing import Any

from bot.dialogs.bank_words import form_name, kinds_text, ways_text
from bot.l10n import L10n
from bot.topic_titles import Named, topic_title
from mentoring.decisions import HistoryLine
from mentoring.model.mentorship import Mentorship, Opinion, RoleModel, StepKind
from mentoring.model.mentorship_request import ChoiceState

_STEPS = {kind: f"mentorship-step-{kind.replace('_', '-')}" for kind in StepKind}
_ROLE_MODELS = {model: f"role-model-{model.replace('_', '-')}" for model in RoleModel}
_OPINIONS = {opinion: f"opinion-{opinion}" for opinion in Opinion}
_CHOICES = {state: f"choice-state-{state.replace('_', '-')}" for state in ChoiceState}

OPINION_MARKS = {Opinion.FOR: "✅", Opinion.AGAINST: "❌", Opinion.ABSTAINED: "🤷"}


def step_kind_name(l10n: L10n, kind: StepKind) -> str:
    """«утверждена куратором»"""
    label = l10n.label
    return label(_STEPS[kind])


def role_model_name(l10n: L10n, model: RoleModel) -> str:
    label = l10n.label
    return label(_ROLE_MODELS[model])


def opinion_name(l10n: L10n, opinion: Opinion) -> str:
    label = l10n.label
    return label(_OPINIONS[opinion])


def choice_state_name(l10n: L10n, state: ChoiceState) -> str:
    label = l10n.label
    return label(_CHOICES[state])


def topic_titles(l10n: L10n, topics: Iterable[Named]) -> str:
    """«Дисциплина, Мотивация», or that there are none."""
    label = l10n.label
    return ", ".join(topic_title(l10n, topic) for topic in topics) or label("profile-nothing")


def terms_data(l10n: L10n, mentorship: Mentorship) -> dict[str, Any]:
    """What `terms_words` needs."""
    model = mentorship.role_model
    form = [form_name(l10n, mentorship.form), *([role_model_name(l10n, model)] if model else [])]
    return {
        "form": ", ".join(form),
        "kinds": kinds_text(l10n, mentorship.kinds),
        "ways": ways_text(l10n, sorted(mentorship.modes)),
        "months": mentorship.months,
    }


def history_text(l10n: L10n, line: HistoryLine, most: int) -> str:
    """«утверждена куратором, Ключевская Марина Олеговна, 23 ноября: слова», the words cut to so many characters."""
    label = l10n.label
    words = line.words if len(line.words) <= most else f"{line.words[:most]}…"
    return label(
        "mentorship-history-line",
        step=step_kind_name(l10n, line.kind),
        has_name=bool(line.author_name),
        name=line.author_name,
        at=line.at,
        is_own=line.is_own,
        has_words=bool(words),
        words=words,
    )
