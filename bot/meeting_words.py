"""How meetings are told, in notices and on screens, and their entries for calendars."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from documents.calendars import Entry, Method, calendar_file, is_link
from mentoring.meeting_desk import BeyondPair, MeetingEntry
from mentoring.model.agenda import OccasionKind
from mentoring.model.meetings import MeetingState, Purpose
from mentoring.model.people import Mode
from mentoring.notices.meetings import MeetingCard

_STATES: Final = {state: f"meeting-state-{state}" for state in MeetingState}
#: More characters of a place than this do not fit on a button.
SHOWN_OF_PLACE: Final = 40


def meeting_state_name(l10n: L10n, state: MeetingState) -> str:
    """«состоялась»"""
    label = l10n.label
    return label(_STATES[state])


def when_and_where(
    l10n: L10n,
    *,
    minutes: int,
    mode: Mode,
    place: str,
    agenda: str = "",
    goal: str = "",
    leader_name: str = "",
) -> str:
    """What is known of a meeting but for its time, a line each, as HTML."""
    lines = [l10n("meeting-length", minutes=minutes, mode=mode.value)]
    if place:
        lines.append(l10n("meeting-place", place=place, is_link=is_link(place)))
    elif mode is Mode.ONLINE:
        lines.append(l10n("meeting-no-link"))
    if leader_name:
        lines.append(l10n("meeting-leader", name=leader_name))
    if goal:
        lines.append(l10n("meeting-goal", goal=goal))
    if agenda:
        lines.append(l10n("meeting-agenda", agenda=agenda))
    return "\n".join(lines)


def times_text(l10n: L10n, times: Iterable[datetime], busy: Iterable[datetime] = ()) -> str:
    """The times proposed, a line each, with those at which the reader has another meeting marked."""
    taken = set(busy)
    return "\n".join(l10n("meeting-time", at=Appointment(at), is_busy=at in taken) for at in times)


def card_text(l10n: L10n, card: MeetingCard) -> str:
    return when_and_where(
        l10n,
        minutes=card.minutes,
        mode=card.mode,
        place=card.place,
        agenda=card.agenda,
        goal=card.goal,
        leader_name=card.leader_name,
    )


def purpose_title(l10n: L10n, purpose: Purpose) -> str:
    label = l10n.label
    match purpose:
        case Purpose.ACQUAINTANCE:
            return label("meeting-acquaintance")
        case Purpose.SPEED:
            return label("meeting-speed")
        case Purpose.REGULAR:
            return label("meeting-regular")


def entry_file(l10n: L10n, card: MeetingCard, *, is_off: bool = False) -> tuple[str, bytes]:
    """The name and the content of the file that puts an agreed meeting into a calendar, or takes it out."""
    label = l10n.label
    entry = _entry(
        l10n,
        number=card.meeting_id,
        names=card.names,
        starts_at=card.starts_at,
        minutes=card.minutes,
        place=card.place,
        notes=(card.goal, card.agenda),
        sequence=card.sequence,
    )
    method = Method.CANCEL if is_off else Method.PUBLISH
    name = label("meeting-off-file") if is_off else label("meeting-file")
    return f"{name}.ics", calendar_file([entry], l10n.zone, now=card.as_of, method=method)


def beyond_title(l10n: L10n, beyond: BeyondPair) -> str:
    """«Открытый час: Дисциплина», «Круг встреч: Осенний»"""
    label = l10n.label
    if beyond.topic is None:
        return label("meeting-rotation", title=beyond.title)
    return label("meeting-open-hour", topic=topic_title(l10n, beyond.topic))


def beyond_file(l10n: L10n, beyond: BeyondPair, now: datetime) -> tuple[str, bytes]:
    """The name and the content of the file that puts an open hour or a circle into a calendar."""
    label = l10n.label
    return f"{label('meeting-file')}.ics", calendar_file([_beyond_entry(l10n, beyond)], l10n.zone, now=now)


def whole_calendar(
    l10n: L10n, entries: Iterable[MeetingEntry], beyond: Iterable[BeyondPair], now: datetime
) -> tuple[str, bytes]:
    """The name and the content of the file with all that the reader is to be at."""
    label = l10n.label
    made = [
        _entry(
            l10n,
            number=entry.id,
            names=entry.names,
            starts_at=entry.starts_at,
            minutes=entry.minutes,
            place=entry.place,
            notes=(entry.goal, entry.agenda),
            sequence=entry.sequence,
        )
        for entry in entries
    ]
    made += [_beyond_entry(l10n, each) for each in beyond]
    content = calendar_file(made, l10n.zone, now=now, name=label("meetings-file-name"))
    return f"{label('meetings-file')}.ics", content


def _entry(
    l10n: L10n,
    *,
    number: int,
    names: Iterable[str],
    starts_at: datetime,
    minutes: int,
    place: str,
    notes: Iterable[str],
    sequence: int,
) -> Entry:
    label = l10n.label
    return Entry(
        key=f"{OccasionKind.MEETING}-{number}",
        title=label("meeting-entry", names=", ".join(names)),
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        notes="\n".join(note for note in notes if note),
        sequence=sequence,
    )


def _beyond_entry(l10n: L10n, beyond: BeyondPair) -> Entry:
    label = l10n.label
    return Entry(
        key=f"{beyond.occasion.kind}-{beyond.occasion.number}",
        title=beyond_title(l10n, beyond),
        starts_at=beyond.starts_at,
        minutes=beyond.minutes,
        place=beyond.place,
        notes="\n".join(note for note in (label("meeting-host", name=beyond.host_name), beyond.about) if note),
        sequence=beyond.sequence,
    )
