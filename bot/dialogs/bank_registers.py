"""The registers as a spreadsheet: columns of the recommended forms, without what need not be collected (152-ФЗ ст. 5).

Year of birth, contacts and the wished age of mentees are left out; experience, category, subjects, capacity and times
stand in their place. Of mentorships those that have begun are named, one a line; results and cases have their columns.
"""

from datetime import date

from bot.dialogs.bank_words import (
    category_name,
    form_name,
    forms_text,
    kinds_text,
    languages_text,
    state_name,
    times_text,
    topics_text,
    years_text,
)
from bot.l10n import L10n
from documents.spreadsheets import Table, tables_file
from mentoring.bank import BankCard, Registers
from mentoring.model.mentorship import BEGUN, MentorshipState, Side
from mentoring.model.people import Bent


def registers_file(registers: Registers, l10n: L10n) -> bytes:
    """An XLSX file of two sheets. Slow work for a large school: callers run it in a thread."""
    label = l10n.label
    mentors = [_mentor(number, card, registers.unit.name, l10n) for number, card in enumerate(registers.mentors, 1)]
    mentees = [_mentee(number, card, registers.unit.name, l10n) for number, card in enumerate(registers.mentees, 1)]
    return tables_file(
        [
            Table(title=label("register-mentors"), headings=_mentor_headings(l10n), rows=mentors),
            Table(title=label("register-mentees"), headings=_mentee_headings(l10n), rows=mentees),
        ]
    )


def _mentor_headings(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("register-number"),
        label("register-name"),
        label("register-workplace"),
        label("register-position"),
        label("register-subjects"),
        label("register-experience"),
        label("register-qualification"),
        label("register-strengths"),
        label("register-training"),
        label("register-kinds"),
        label("register-forms"),
        label("register-capacity"),
        label("register-times"),
        label("register-languages"),
        label("register-state"),
        label("register-entered"),
        label("register-mentee-name"),
        *_of_mentorship(l10n, label("register-mentee-workplace")),
    ]


def _mentor(number: int, card: BankCard, unit_name: str, l10n: L10n) -> list[str | int]:
    mentor = card.mentor
    if mentor is None:
        return []
    offer = mentor.offer
    return [
        number,
        card.name,
        card.organisation or unit_name,
        card.position,
        ", ".join(card.subjects),
        years_text(l10n, card.experience_years),
        card.qualification,
        topics_text(l10n, card, Bent.STRENGTH),
        offer.training,
        kinds_text(l10n, offer.kinds),
        forms_text(l10n, offer.forms),
        mentor.capacity,
        times_text(l10n, offer.times),
        languages_text(l10n, offer.languages),
        state_name(l10n, mentor.state),
        f"{mentor.entered_at.astimezone(l10n.zone):%d.%m.%Y}" if mentor.entered_at else "",
        *_with(card, Side.MENTOR, unit_name, l10n),
        *[""] * 2,
    ]


def _mentee_headings(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("register-number"),
        label("register-name"),
        label("register-position"),
        label("register-subjects"),
        label("register-experience"),
        label("register-category"),
        label("register-needs"),
        label("register-wishes"),
        label("register-entered"),
        label("register-mentor-name"),
        *_of_mentorship(l10n, label("register-mentor-workplace")),
        label("register-passed"),
    ]


def _mentee(number: int, card: BankCard, unit_name: str, l10n: L10n) -> list[str | int]:
    mentee = card.mentee
    if mentee is None:
        return []
    return [
        number,
        card.name,
        card.position,
        ", ".join(card.subjects),
        years_text(l10n, card.experience_years),
        category_name(l10n, mentee.category),
        topics_text(l10n, card, Bent.NEED),
        mentee.wishes,
        f"{mentee.since.astimezone(l10n.zone):%d.%m.%Y}",
        *_with(card, Side.MENTEE, unit_name, l10n),
        *[""] * 3,
    ]


def _with(card: BankCard, side: Side, unit_name: str, l10n: L10n) -> list[str]:
    """With whom, since when, in which form, from where, until when: a line of each cell for every mentorship begun."""
    begun = [each for each in card.mentorships if each.side is side and each.state in BEGUN]
    return [
        "\n".join(", ".join(partner.name for partner in each.partners) for each in begun),
        "\n".join(_day(each.starts_on) for each in begun),
        "\n".join(form_name(l10n, each.form) for each in begun),
        "\n".join(
            ", ".join(dict.fromkeys(partner.organisation or unit_name for partner in each.partners)) for each in begun
        ),
        "\n".join(_day(each.ends_on) if each.state is MentorshipState.ENDED else "" for each in begun),
    ]


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _of_mentorship(l10n: L10n, workplace: str) -> list[str]:
    label = l10n.label
    return [
        label("register-began"),
        label("register-form"),
        workplace,
        label("register-ended"),
        label("register-results"),
        label("register-case"),
    ]
