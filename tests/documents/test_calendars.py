"""Calendar files, read by another library than the one that wrote them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from documents.calendars import Entry, Method, calendar_file, is_link

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "local"),
    [
        # Russia changed its clocks for the last time in 2014: read with all changes of history some calendars are an
        # hour late, so the file describes these years alone.
        ("Asia/Yekaterinburg", datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "14:30"),
        ("Europe/Moscow", datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "12:30"),
        # Both sides of a change of clocks.
        ("Europe/Berlin", datetime(2027, 3, 27, 9, 30, tzinfo=UTC), "10:30"),
        ("Europe/Berlin", datetime(2027, 3, 29, 9, 30, tzinfo=UTC), "11:30"),
    ],
)
def test_a_meeting_lies_where_it_was_agreed_on_the_readers_clock(zone: str, at: datetime, local: str) -> None:
    entry = Entry(key="meeting-7", title="Встреча", starts_at=at, minutes=45)
    event = vobject.readOne(calendar_file([entry], ZoneInfo(zone), now=NOW).decode()).vevent
    assert event.dtstart.value == at
    assert f"{event.dtstart.value:%H:%M}" == local
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=45)


def test_words_of_people_stay_words_and_a_link_is_an_address() -> None:
    entry = Entry(
        key="meeting-7",
        title="Встреча: Вяткин, Б; <&>",
        starts_at=NOW,
        minutes=30,
        place="https://call.example/1",
        notes="Тишина\nBEGIN:VEVENT",
        sequence=2,
    )
    calendar = vobject.readOne(calendar_file([entry], ZoneInfo("UTC"), now=NOW).decode())
    [event] = calendar.vevent_list
    assert event.summary.value == "Встреча: Вяткин, Б; <&>"
    assert event.description.value == "Тишина\nBEGIN:VEVENT"
    assert (event.url.value, event.sequence.value) == ("https://call.example/1", "2")
    assert (calendar.method.value, event.status.value) == ("PUBLISH", "CONFIRMED")
    assert [is_link(place) for place in ("https://x.ru", "каб. 3", "https://x.ru и каб. 3")] == [True, False, False]


def test_what_is_called_off_bears_the_name_of_what_was_agreed_on() -> None:
    entry = Entry(key="meeting-7", title="Встреча", starts_at=NOW, minutes=30)
    on = vobject.readOne(calendar_file([entry], ZoneInfo("UTC"), now=NOW).decode())
    off = vobject.readOne(calendar_file([entry], ZoneInfo("UTC"), now=NOW, method=Method.CANCEL).decode())
    assert on.vevent.uid.value == off.vevent.uid.value
    assert (off.method.value, off.vevent.status.value) == ("CANCEL", "CANCELLED")
