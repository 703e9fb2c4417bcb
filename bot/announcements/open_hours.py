"""How open hours are told."""

from collections.abc import Sequence
from typing import Any

from bot.announcements.base import Announcement, Rows, button, home_row, link_rows, wordless
from bot.callbacks import HourAction, HourPress
from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import TalkMessage
from mentoring.model.open_hours import OpenHour
from mentoring.notices import Notice, TopicName
from mentoring.notices import open_hours as notices

AboutOpenHour = (
    notices.OpenHourAnnounced
    | notices.OpenHourOff
    | notices.SeatFound
    | notices.OpenHourMoved
    | notices.OpenHourCalledOff
    | notices.OpenHourReminder
    | notices.SeatsAsked
    | notices.AttendanceAsked
)


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    if not isinstance(body, AboutOpenHour):
        raise wordless(body)
    card = body.card
    has_about = bool(card.about)
    lines = l10n(
        "hour-lines",
        topic=topic_title(l10n, card.topic),
        has_about=has_about,
        about=card.about,
        host=card.host_name,
        at=Appointment(card.starts_at),
        minutes=card.minutes,
        place=card.place,
    )
    rows: Rows
    match body:
        case notices.OpenHourAnnounced(seats=seats, is_chosen=is_chosen, step_days=step_days):
            text = l10n("notice-hour-announced", seats=seats, is_chosen=is_chosen, days=step_days or 0)
            rows = hour_rows(l10n, card.hour_id, has_place=False)
        case notices.OpenHourOff():
            text, rows = l10n("notice-hour-off"), ()
        case notices.SeatFound(is_chosen=is_chosen):
            text = l10n("notice-hour-seat", is_chosen=is_chosen)
            rows = hour_rows(l10n, card.hour_id, has_place=True)
        case notices.OpenHourMoved(was_at=was_at):
            text = l10n("notice-hour-moved", was=Appointment(was_at))
            rows = hour_rows(l10n, card.hour_id, has_place=True)
        case notices.OpenHourCalledOff(words=words):
            has_words = bool(words)
            text, rows = l10n("notice-hour-called-off", has_words=has_words, words=words), [home_row(l10n)]
        case notices.OpenHourReminder(is_host=True, coming=coming, before=before):
            text, rows = l10n("notice-hour-soon-host", count=coming, before=before), _to_guests(l10n, card)
        case notices.OpenHourReminder(before=before):
            text = l10n("notice-hour-soon", before=before)
            rows = [*link_rows(l10n, card.place), *hour_rows(l10n, card.hour_id, has_place=True)]
        case notices.SeatsAsked():
            text, rows = l10n("notice-hour-asks"), _to_guests(l10n, card)
        case notices.AttendanceAsked():
            text, rows = l10n("notice-hour-attendance"), _to_guests(l10n, card, has_begun=True)
    return Announcement(text=f"{text}\n\n{lines}", rows=rows)


def hour_data(l10n: L10n, topic: TopicName, host_name: str, hour: OpenHour) -> dict[str, Any]:
    """The arguments of `hour-lines`, for a window."""
    return {
        "topic": topic_title(l10n, topic),
        "has_about": bool(hour.about),
        "about": hour.about,
        "host": host_name,
        "at": Appointment(hour.starts_at),
        "minutes": hour.minutes,
        "place": hour.place,
    }


def hour_rows(l10n: L10n, hour_id: int, *, has_place: bool) -> Rows:
    """A seat is taken, or given back, by one tap under the notice."""
    label = l10n.label
    if has_place:
        change = button(label("hour-leave"), HourPress(action=HourAction.LEAVE, hour=hour_id).pack())
    else:
        change = button(label("hour-join-notice"), HourPress(action=HourAction.JOIN, hour=hour_id).pack(), "success")
    return [[change, button(label("button-open"), HourPress(action=HourAction.OPEN, hour=hour_id).pack())]]


def _to_guests(l10n: L10n, card: notices.HourCard, *, has_begun: bool = False) -> Rows:
    label, press = l10n.label, HourPress(action=HourAction.HOST, hour=card.hour_id)
    return [[button(label("hour-to-people", has_begun=has_begun), press.pack(), "primary")]]
