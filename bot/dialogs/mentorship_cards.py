"""A mentorship in words, as its people and its deciders see it."""

from datetime import date
from typing import Any, Final

from aiogram_dialog.widgets.text import List
from babel.dates import format_date

from bot.dialogs.bank_words import form_name, kinds_text, mentorship_state_name, ways_text
from bot.dialogs.lists import of_item
from bot.dialogs.mentorship_words import role_model_name, topic_titles
from bot.dialogs.widgets import Words
from bot.l10n import L10n
from mentoring.mentorship_desk import ClosingCard, DirectionLine, MentorshipCard, MentorshipLine
from mentoring.model.closings import ClosingState
from mentoring.model.mentorship import MemberAnswer, MentorshipState, Side, pair_title
from mentoring.model.people import initials

STATE_MARKS: Final = {
    MentorshipState.PROPOSED: "✋",
    MentorshipState.COUNCIL: "⏳",
    MentorshipState.CURATOR: "⏳",
    MentorshipState.RETURNED: "✏️",
    MentorshipState.APPROVED: "📝",
    MentorshipState.ON_ORDER: "📝",
    MentorshipState.ACTIVE: "🤝",
    MentorshipState.ENDED: "▫️",
    MentorshipState.CALLED_OFF: "▫️",
}
#: Of goals, so that a card with two directions and the rest of it fits into one message.
GOALS_SHOWN: Final = 600


def line_text(l10n: L10n, line: MentorshipLine, *, with_both: bool = False) -> str:
    """«🤝 Лугова А. С. · работает»: for one of its people whom it is with, for who decides both sides."""
    label = l10n.label
    if with_both:
        named = pair_title(line.mentor_name, line.mentee_names)
    elif line.side is Side.MENTOR:
        named = ", ".join(map(initials, line.mentee_names))
    else:
        named = initials(line.mentor_name)
    if line.has_left:
        return f"▫️ {named} · {label('pair-line-left')}"
    if line.asks_reader:
        return f"❗ {named} · {label('pair-line-asks')}"
    if line.closes_on is not None:
        return f"⌛ {named} · {label('pair-line-closes', day=line.closes_on)}"
    mark = "⚠️" if line.is_warned else STATE_MARKS[line.state]
    return f"{mark} {named} · {mentorship_state_name(l10n, line.state)}"


def long_day(l10n: L10n, day: date | None) -> str:
    """«31 августа 2027»: a term may reach into another year."""
    return "" if day is None else str(format_date(day, "d MMMM y", locale=l10n.language.value))


def pair_words() -> list[Any]:
    """A card in words; its arguments come from `pair_data`."""
    return [
        Words(
            "pair-card",
            is_group="is_group",
            pair="pair",
            state="state_name",
            mentor="mentor",
            mentees="mentees",
            count="mentee_count",
            form="form",
            kinds="kinds",
            ways="ways",
            months="months",
        ),
        Words("pair-left", names="left", when="left"),
        Words("pair-rationale", rationale="rationale", when="rationale"),
        List(
            Words(
                "pair-direction",
                name=of_item("name"),
                topics=of_item("topics"),
                goals_state=of_item("goals_state"),
                goals=of_item("goals"),
            ),
            items="directions",
        ),
        Words("pair-conditions", conditions="conditions", when="conditions"),
        Words("pair-goals-hidden", when="are_goals_hidden"),
        Words(
            "pair-next",
            state="state",
            waiting="waiting",
            has_due="has_due",
            due="due",
            starts="starts_on",
            ends="ends_on",
            has_term="has_term",
        ),
        Words("pair-returned", words="returned_words", when="returned_words"),
    ]


def pair_data(l10n: L10n, card: MentorshipCard) -> dict[str, Any]:
    """What a window needs to show a card with `pair_words`."""
    label = l10n.label
    mentees = [member.name for member in card.mentees] or [member.name for member in card.members[1:]]
    form = [form_name(l10n, card.form), *([role_model_name(l10n, card.role_model)] if card.role_model else [])]
    waiting = [member.name for member in card.current if member.answer is MemberAnswer.WAITING]
    left = [label("pair-left-on", name=member.name, day=member.left_on) for member in card.members if member.left_on]
    return {
        "is_group": len(card.members) > 2,
        "pair": pair_title(card.mentor.name, mentees),
        "state": card.state.value,
        "state_name": mentorship_state_name(l10n, card.state),
        "mentor": card.mentor.name,
        "mentees": ", ".join(mentees),
        "mentee_count": len(mentees),
        "left": ", ".join(left),
        "form": ", ".join(form),
        "kinds": kinds_text(l10n, card.kinds),
        "ways": ways_text(l10n, sorted(card.modes)),
        "months": card.months,
        "rationale": card.rationale,
        "directions": [_direction(l10n, each, card.shows_goals) for each in card.directions],
        "conditions": "\n".join(each.conditions for each in card.directions if each.conditions),
        "are_goals_hidden": not card.shows_goals,
        "waiting": ", ".join(waiting),
        "has_due": card.due_at is not None,
        "due": card.due_at or "",
        "starts_on": long_day(l10n, card.starts_on),
        "ends_on": long_day(l10n, card.ends_on),
        "has_term": card.starts_on is not None and card.ends_on is not None,
        "returned_words": card.returned_words,
    }


def _direction(l10n: L10n, direction: DirectionLine, shows_goals: bool) -> dict[str, Any]:
    written = "shown" if direction.goals else "none"
    return {
        "name": direction.mentor_name,
        "topics": topic_titles(l10n, direction.topics),
        "goals_state": written if shows_goals else "hidden",
        "goals": direction.goals[:GOALS_SHOWN],
    }


def closing_words() -> list[Any]:
    """What ends are in the making; their arguments come from `closing_data`."""
    return [
        List(
            Words(
                "pair-closing",
                state=of_item("state"),
                ground=of_item("ground"),
                name=of_item("name"),
                day=of_item("day"),
                is_leaving=of_item("is_leaving"),
                leaver=of_item("leaver"),
                ripe=of_item("ripe"),
                has_facts=of_item("has_facts"),
                facts=of_item("facts"),
            ),
            items="closings",
        ),
    ]


def closing_data(card: MentorshipCard) -> dict[str, Any]:
    """What a window needs to show them with `closing_words`."""
    return {"closings": [_closing(closing) for closing in card.closings]}


def _closing(closing: ClosingCard) -> dict[str, Any]:
    return {
        "state": closing.state.value,
        "ground": closing.ground.value,
        "name": closing.author_name,
        "day": closing.ends_on or "",
        "is_leaving": bool(closing.leaver_name),
        "leaver": closing.leaver_name,
        "ripe": closing.ripe_at or "",
        "has_facts": closing.state is ClosingState.WARNED,
        "facts": closing.facts,
    }
