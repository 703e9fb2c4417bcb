"""Words for what stands on a card of a mentorship. Plain: whoever shows them escapes them."""

from collections.abc import Iterable

from bot.l10n import L10n
from bot.topic_titles import Named, topic_title
from mentoring.model.mentorship import MentorshipState, RoleModel, StepKind

_STATES = {state: f"mentorship-state-{state.replace('_', '-')}" for state in MentorshipState}
_STEPS = {kind: f"mentorship-step-{kind.replace('_', '-')}" for kind in StepKind}
_ROLE_MODELS = {model: f"role-model-{model.replace('_', '-')}" for model in RoleModel}


def mentorship_state_name(l10n: L10n, state: MentorshipState) -> str:
    """«у куратора»"""
    label = l10n.label
    return label(_STATES[state])


def step_kind_name(l10n: L10n, kind: StepKind) -> str:
    """«утверждена куратором»"""
    label = l10n.label
    return label(_STEPS[kind])


def role_model_name(l10n: L10n, model: RoleModel) -> str:
    label = l10n.label
    return label(_ROLE_MODELS[model])


def topic_titles(l10n: L10n, topics: Iterable[Named]) -> str:
    """«Дисциплина, Мотивация», or that there are none."""
    label = l10n.label
    return ", ".join(topic_title(l10n, topic) for topic in topics) or label("profile-nothing")
