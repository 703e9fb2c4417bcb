"""Meetings as calendar files: entries that a phone or a computer puts into its own calendar (RFC 5545, RFC 5546)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

#: Who made the file; calendars show it nowhere.
PRODUCT = "-//Nastavnik//Nastavnik//RU"
#: What makes the name of an entry the only one in the world.
DOMAIN = "nastavnik"
#: For how long before and after the meetings the zone is described.
AROUND = timedelta(days=366)


class Method(StrEnum):
    """What the reader's calendar is to do with the entries."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A meeting, an open hour or a circle as it stands in a calendar. The words are in the reader's language."""

    #: Its kind and number, as in "meeting-7": a changed entry replaces the one of the same key.
    key: str
    title: str
    starts_at: datetime
    minutes: int
    place: str = ""
    notes: str = ""
    #: How often it was changed; a calendar takes the highest.
    sequence: int = 0


def calendar_file(
    entries: Iterable[Entry],
    zone: ZoneInfo,
    *,
    now: datetime,
    method: Method = Method.PUBLISH,
    name: str = "",
) -> bytes:
    """An .ics file with the entries in the zone, which is described in it for calendars that do not know it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
    days = [now.date()]
    for entry in entries:
        calendar.add_component(_event(entry, zone, now, method))
        days.append(entry.starts_at.date())
    # Of the zone only what these years need: some calendars stumble over changes of clocks that are long past.
    calendar.add_missing_timezones(first_date=min(days) - AROUND, last_date=max(days) + AROUND)
    return bytes(calendar.to_ical())


def _event(entry: Entry, zone: ZoneInfo, now: datetime, method: Method) -> Event:
    starts_at = entry.starts_at.astimezone(zone)
    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("dtstamp", now)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("summary", entry.title)
    event.add("dtstart", starts_at)
    # On the wall clock, as the start is.
    event.add("dtend", (entry.starts_at + timedelta(minutes=entry.minutes)).astimezone(zone))
    if entry.place:
        event.add("location", entry.place)
    if is_link(entry.place):
        event.add("url", entry.place)
    if entry.notes:
        event.add("description", entry.notes)
    return event


def is_link(place: str) -> bool:
    """Whether the place is an address one can open."""
    return place.startswith(("https://", "http://")) and " " not in place
