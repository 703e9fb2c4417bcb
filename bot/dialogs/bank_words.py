"""Words for what stands on a card of the bank. Plain: whoever shows them escapes them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from babel import Locale
from babel.dates import format_date

from bot.dialogs.roles import role_names
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.bank import BankCard, Step
from mentoring.model.bank import Decision, Kind, MenteeCategory, MentorState, PartOfDay, RoleForm, WeeklySlot
from mentoring.model.mentorship import MentorshipState
from mentoring.model.people import Bent, Mode, initials

_MONDAY = date(2018, 1, 1)

_KINDS = {kind: f"mentoring-kind-{kind}" for kind in Kind}
_FORMS = {form: f"role-form-{form.replace('_', '-')}" for form in RoleForm}
_STATES = {state: f"mentor-state-{state}" for state in MentorState}
_CATEGORIES = {category: f"mentee-category-{category}" for category in MenteeCategory}
_TOGETHER = {state: f"mentorship-state-{state.replace('_', '-')}" for state in MentorshipState}
_DECISIONS = {decision: f"list-decision-{decision}" for decision in Decision}
_MODES = {mode: f"mode-{mode.replace('_', '-')}" for mode in Mode}
_PARTS = {part: f"part-of-day-{part}" for part in PartOfDay}

STATE_MARKS = {
    MentorState.CANDIDATE: "✋",
    MentorState.PROPOSED: "⏳",
    MentorState.APPROVED: "✅",
    MentorState.PAUSED: "⏸",
    MentorState.FORMER: "▫️",
}


def kind_name(l10n: L10n, kind: Kind) -> str:
    label = l10n.label
    return label(_KINDS[kind])


def form_name(l10n: L10n, form: RoleForm) -> str:
    label = l10n.label
    return label(_FORMS[form])


def state_name(l10n: L10n, state: MentorState) -> str:
    label = l10n.label
    return label(_STATES[state])


def category_name(l10n: L10n, category: MenteeCategory) -> str:
    label = l10n.label
    return label(_CATEGORIES[category])


def decision_name(l10n: L10n, decision: Decision) -> str:
    label = l10n.label
    return label(_DECISIONS[decision])


def mode_name(l10n: L10n, mode: Mode) -> str:
    label = l10n.label
    return label(_MODES[mode])


def part_name(l10n: L10n, part: PartOfDay) -> str:
    label = l10n.label
    return label(_PARTS[part])


def weekday_name(l10n: L10n, weekday: int) -> str:
    """«пн»"""
    return str(format_date(_MONDAY + timedelta(days=weekday), "EEEEEE", locale=l10n.language.value))


def language_name(l10n: L10n, code: str) -> str:
    """«татарский»"""
    return str(Locale(l10n.language.value).languages.get(code, code))


def kinds_text(l10n: L10n, kinds: Iterable[Kind]) -> str:
    chosen = set(kinds)
    return _listed(l10n, (kind_name(l10n, kind) for kind in Kind if kind in chosen))


def forms_text(l10n: L10n, forms: Iterable[RoleForm]) -> str:
    chosen = set(forms)
    return _listed(l10n, (form_name(l10n, form) for form in RoleForm if form in chosen))


def ways_text(l10n: L10n, ways: Iterable[Mode]) -> str:
    """«лично», «онлайн», or that both are fine."""
    chosen, label = list(ways), l10n.label
    return label("bank-mode-mixed") if len(chosen) > 1 else _listed(l10n, (mode_name(l10n, way) for way in chosen))


def times_text(l10n: L10n, times: Iterable[WeeklySlot]) -> str:
    """«пн утром, вечером; ср днём»"""
    order = list(PartOfDay)
    slots = sorted(times, key=lambda slot: (slot.weekday, order.index(slot.part)))
    days = [
        f"{weekday_name(l10n, weekday)} {', '.join(part_name(l10n, slot.part) for slot in day)}"
        for weekday, day in groupby(slots, key=lambda slot: slot.weekday)
    ]
    label = l10n.label
    return "; ".join(days) or label("profile-nothing")


def languages_text(l10n: L10n, codes: Iterable[str]) -> str:
    return _listed(l10n, (language_name(l10n, code) for code in sorted(codes)))


def topics_text(l10n: L10n, card: BankCard, bent: Bent) -> str:
    """«Дисциплина ●●●, Мотивация ●●»"""
    return _listed(l10n, (f"{topic_title(l10n, each.topic)} {'●' * each.level}" for each in card.topics_of(bent)))


def years_text(l10n: L10n, years: int | None) -> str:
    label = l10n.label
    return label("profile-nothing") if years is None else label("profile-years", years=years)


def step_text(l10n: L10n, step: Step | None) -> str:
    """«утверждён, Рябинина Елена Викторовна, 23 ноября: причина»; empty before the first step."""
    if step is None:
        return ""
    label = l10n.label
    has_reason = bool(step.reason)
    return label(
        "bank-step",
        state=state_name(l10n, step.state),
        name=step.author_name,
        at=step.at,
        has_reason=has_reason,
        reason=step.reason,
    )


def mentorship_state_name(l10n: L10n, state: MentorshipState) -> str:
    """«у куратора»"""
    label = l10n.label
    return label(_TOGETHER[state])


def pairs_text(l10n: L10n, card: BankCard) -> str:
    """«Лугова А. С. (работает), Бажов Н. Д. (завершена)»; empty for who has none."""
    return ", ".join(
        f"{', '.join(initials(partner.name) for partner in each.partners)} ({mentorship_state_name(l10n, each.state)})"
        for each in card.mentorships
    )


def card_data(l10n: L10n, card: BankCard) -> dict[str, Any]:
    """What a window needs to show a card with `card_words`."""
    label = l10n.label
    nothing = label("profile-nothing")
    mentor, mentee = card.mentor, card.mentee
    data: dict[str, Any] = {
        "name": card.name,
        "roles": role_names(l10n, card.roles) or nothing,
        "has_organisation": bool(card.organisation),
        "organisation": card.organisation,
        "position": card.position or nothing,
        "subjects": ", ".join(card.subjects) or nothing,
        "years": years_text(l10n, card.experience_years),
        "qualification": card.qualification or nothing,
        "is_mentor": mentor is not None,
        "is_mentee": mentee is not None,
        "remark": card.remark,
        "pairs": pairs_text(l10n, card),
    }
    if mentor is not None:
        data |= offer_data(l10n, card) | {
            "state": state_name(l10n, mentor.state),
            "is_approved": mentor.state is MentorState.APPROVED,
            "room": mentor.room,
            "strengths": topics_text(l10n, card, Bent.STRENGTH),
            "step": step_text(l10n, mentor.step),
        }
    if mentee is not None:
        data |= {
            "category": category_name(l10n, mentee.category),
            "needs": topics_text(l10n, card, Bent.NEED),
            "mentee_strengths": topics_text(l10n, card, Bent.STRENGTH),
            "wishes": mentee.wishes or nothing,
        }
    return data


def offer_data(l10n: L10n, card: BankCard) -> dict[str, Any]:
    """What a mentor offers, in words."""
    label = l10n.label
    if card.mentor is None:
        return {}
    offer = card.mentor.offer
    return {
        "kinds": kinds_text(l10n, offer.kinds),
        "forms": forms_text(l10n, offer.forms),
        "ways": ways_text(l10n, card.ways_to_meet),
        "capacity": card.mentor.capacity,
        "times": times_text(l10n, offer.times),
        "training": offer.training or label("profile-nothing"),
        "languages": languages_text(l10n, offer.languages),
    }


def _listed(l10n: L10n, names: Iterable[str]) -> str:
    label = l10n.label
    return ", ".join(names) or label("profile-nothing")
