"""A person's own data in words, for the archive they may ask for (152-ФЗ ст. 14)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from babel.dates import format_date, format_datetime

from bot.l10n import L10n
from documents.personal_data import personal_data_archive


def data_archive(record: Mapping[str, object], papers: Mapping[str, bytes], l10n: L10n) -> bytes:
    """The whole record for machines, the same for reading, and what was signed.

    Slow work for long talks: callers run it in a thread.
    """
    label = l10n.label
    headings = _headings(l10n)
    sections = [
        (headings.get(section, section), _values(entries, l10n) or [("", label("export-nothing"))])
        for section, entries in record.items()
    ]
    return personal_data_archive(
        _plain(record), sections, papers, title=label("profile-export-title"), language=l10n.language
    )


def _headings(l10n: L10n) -> dict[str, str]:
    label = l10n.label
    return {
        "person": label("export-person"),
        "roles": label("export-roles"),
        "topics": label("export-topics"),
        "consents": label("export-consents"),
        "invites": label("export-invites"),
        "mentor_cards": label("export-mentor-cards"),
        "mentor_steps": label("export-mentor-steps"),
        "mentee_cards": label("export-mentee-cards"),
        "remarks": label("export-remarks"),
        "mentor_requests": label("export-mentor-requests"),
        "mentor_choices": label("export-mentor-choices"),
        "mentor_asks": label("export-mentor-asks"),
        "requests": label("export-requests"),
        "slots": label("export-slots"),
        "speed_meetings": label("export-speed-meetings"),
        "speed_meetings_given": label("export-speed-meetings-given"),
        "open_hours": label("export-open-hours"),
        "open_hour_seats": label("export-open-hour-seats"),
        "offers": label("export-offers"),
        "messages": label("export-messages"),
        "log_entries": label("export-log-entries"),
        "mentorships": label("export-mentorships"),
        "mentorship_goals": label("export-mentorship-goals"),
        "mentorship_steps": label("export-mentorship-steps"),
        "closings": label("export-closings"),
        "mediations": label("export-mediations"),
        "meetings": label("export-meetings"),
        "mediation_notes": label("export-mediation-notes"),
        "rotations": label("export-rotations"),
        "rotation_meetings": label("export-rotation-meetings"),
        "participation_consents": label("export-participation-consents"),
        "orders": label("export-orders"),
        "mentorship_changes": label("export-mentorship-changes"),
        "meeting_logs": label("export-meeting-logs"),
        "next_steps": label("export-next-steps"),
        "private_notes": label("export-private-notes"),
        "notices": label("export-notices"),
    }


def _fields(l10n: L10n) -> dict[str, str]:
    """The words for what is stored; what has none is shown under its own name, so that nothing is kept back."""
    label = l10n.label
    return {
        "name": label("export-name"),
        "account": label("export-account"),
        "language": label("export-language"),
        "zone": label("export-zone"),
        "position": label("export-position"),
        "organisation": label("export-organisation"),
        "subjects": label("export-subjects"),
        "experience_years": label("export-experience-years"),
        "category": label("export-category"),
        "ways_to_meet": label("export-ways-to-meet"),
        "seats": label("export-seats"),
        "about": label("export-about"),
        "paused_until": label("export-paused-until"),
        "no_offers_until": label("export-no-offers-until"),
        "hours_from": label("export-hours-from"),
        "hours_until": label("export-hours-until"),
        "leave_from": label("export-leave-from"),
        "leave_until": label("export-leave-until"),
        "methodical_day": label("export-methodical-day"),
        "lessons": label("export-lessons"),
        "joined_at": label("export-joined-at"),
        "left_at": label("export-left-at"),
        "unit": label("export-unit"),
        "role": label("export-role"),
        "since": label("export-since"),
        "level": label("export-level"),
        "version": label("export-version"),
        "given_at": label("export-given-at"),
        "withdrawn_at": label("export-withdrawn-at"),
        "text": label("export-text"),
        "created_at": label("export-created-at"),
        "expires_at": label("export-expires-at"),
        "opened_at": label("export-opened-at"),
        "accepted_at": label("export-accepted-at"),
        "asked_at": label("export-asked-at"),
        "ended_at": label("export-ended-at"),
        "urgency": label("export-urgency"),
        "state": label("export-state"),
        "rating": label("export-rating"),
        "written_at": label("export-written-at"),
        "kind": label("export-kind"),
        "posted_at": label("export-posted-at"),
        "sent_at": label("export-sent-at"),
        "reason": label("export-reason"),
        "at": label("export-at"),
        "kinds": label("export-kinds"),
        "forms": label("export-forms"),
        "capacity": label("export-capacity"),
        "times": label("export-times"),
        "training": label("export-training"),
        "languages": label("export-languages"),
        "entered_at": label("export-entered-at"),
        "wishes": label("export-wishes"),
        "mentorship": label("export-mentorship"),
        "side": label("export-side"),
        "answer": label("export-answer"),
        "answered_at": label("export-answered-at"),
        "left_on": label("export-left-on"),
        "form": label("export-form"),
        "role_model": label("export-role-model"),
        "modes": label("export-modes"),
        "months": label("export-months"),
        "rationale": label("export-rationale"),
        "proposed_at": label("export-proposed-at"),
        "starts_at": label("export-starts-at"),
        "minutes": label("export-minutes"),
        "mode": label("export-mode"),
        "place": label("export-place"),
        "agenda": label("export-agenda"),
        "goal": label("export-goal"),
        "outcome": label("export-outcome"),
        "came": label("export-came"),
        "excuse": label("export-excuse"),
        "starts_on": label("export-starts-on"),
        "ends_on": label("export-ends-on"),
        "as": label("export-as"),
        "goals": label("export-goals"),
        "conditions": label("export-conditions"),
        "ground": label("export-ground"),
        "facts": label("export-facts"),
        "agrees": label("export-agrees"),
        "words": label("export-words"),
        "topics": label("export-topics"),
        "difficulty": label("export-difficulty"),
        "expectations": label("export-expectations"),
        "question": label("export-question"),
        "reply": label("export-reply"),
        "decline_reason": label("export-reason"),
        "number": label("export-number"),
        "signed_on": label("export-signed-on"),
        "paper": label("export-paper"),
        "pay": label("export-pay"),
        "addendum": label("export-addendum"),
        "rotation": label("export-rotation"),
        "title": label("export-title"),
        "comes": label("export-comes"),
        "presence": label("export-presence"),
        "wished_people": label("export-wished-people"),
        "wished_topics": label("export-wished-topics"),
        "mark": label("export-mark"),
        "round": label("export-round"),
        "keeps": label("export-keeps"),
        "works_words": label("export-works"),
        "hinders_words": label("export-hinders"),
        "note": label("export-note"),
    }


def _values(entries: object, l10n: L10n) -> list[tuple[str, str]]:
    """What a section holds as labelled lines; empty values are left out."""
    rows: Sequence[Mapping[str, Any]] = entries if isinstance(entries, list) else [entries]  # type: ignore[list-item]
    words = _fields(l10n)
    return [
        (words.get(field, field), _shown(value, l10n))
        for row in rows
        for field, value in row.items()
        if value not in (None, "", [], {})
    ]


def _shown(value: object, l10n: L10n) -> str:
    match value:
        case datetime():
            return str(format_datetime(value.astimezone(l10n.zone), "d MMMM y, HH:mm", locale=l10n.language.value))
        case date():
            return str(format_date(value, "d MMMM y", locale=l10n.language.value))
        case time():
            return f"{value:%H:%M}"
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(each) for each in value]
        case _:
            return value
