"""What takes people's time."""

from datetime import UTC, datetime, timedelta

from mentoring.model.agenda import Engagement, Occasion, OccasionKind, busy_at
from mentoring.model.ids import PersonId

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
ANYA, BORIS = PersonId(1), PersonId(2)
MEETING, HOUR = Occasion(OccasionKind.MEETING, 7), Occasion(OccasionKind.OPEN_HOUR, 7)


def engaged(person: PersonId, occasion: Occasion, hours: int = 0) -> Engagement:
    return Engagement(person_id=person, occasion=occasion, starts_at=NOON + timedelta(hours=hours), minutes=60)


def test_a_time_is_taken_from_the_first_minute_to_the_last_and_not_by_what_ends_as_it_begins() -> None:
    agenda = [engaged(ANYA, MEETING)]
    times = [NOON + timedelta(minutes=minutes) for minutes in (-45, -44, 0, 59, 60)]
    assert sorted(busy_at(agenda, times, 45)) == times[1:4]


def test_everybody_who_is_taken_is_named_and_what_is_planned_anew_takes_nobody() -> None:
    agenda = [engaged(ANYA, MEETING), engaged(BORIS, HOUR), engaged(BORIS, MEETING, hours=5)]
    assert busy_at(agenda, [NOON], 30) == {NOON: {ANYA, BORIS}}
    # The open hour has the same number as the meeting and stays.
    assert busy_at(agenda, [NOON], 30, but=MEETING) == {NOON: {BORIS}}
    assert busy_at(agenda, [NOON], 30, but=HOUR) == {NOON: {ANYA}}
    assert busy_at([], [NOON], 30) == {}
