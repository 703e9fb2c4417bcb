"""The mentor's record in words, as it shall stand in a table and on paper, in the unit's language."""

from collections.abc import Iterable, Sequence

from bot.dialogs.bank_words import form_name, kinds_text, mode_name
from bot.dialogs.log_words import said_text, span_text, topics_line
from bot.dialogs.paper_words import paper_day
from bot.l10n import L10n
from bot.topic_titles import topic_title
from documents.papers import RecordOfEvent, RecordOfHelp, RecordOfMeeting, RecordOfMentoring, RecordOfPair
from documents.spreadsheets import Table, Value
from mentoring.meeting_log_book import RecordEvent, RecordMeeting, RecordMentorship, RecordSheet
from mentoring.model.meeting_log import NextStep, StepState
from mentoring.model.meetings import Purpose
from mentoring.model.mentorship import Side


def record_paper(sheet: RecordSheet, l10n: L10n) -> RecordOfMentoring:
    """The paper to print, to sign and to hand in."""
    return RecordOfMentoring(
        organisation=sheet.unit.name,
        name=sheet.name,
        position=sheet.position,
        qualification=sheet.category,
        since=paper_day(sheet.since),
        until=paper_day(sheet.until),
        pairs=[
            RecordOfPair(
                number=number,
                mentees=names_text(each.mentee_names, l10n),
                form=form_name(l10n, each.form),
                kinds=kinds_text(l10n, each.kinds),
                term=term_text(each),
                meetings=each.meetings,
                hours=span_text(l10n, each.minutes),
                topics=topics_line(l10n, each.topics),
                results=results_text(each, l10n),
            )
            for number, each in enumerate(sheet.mentorships, 1)
        ],
        meetings=[
            RecordOfMeeting(
                number=number,
                day=_day(each, l10n),
                mentees=names_text(each.names, l10n),
                topics=topics_line(l10n, each.topics),
                mode=mode_name(l10n, each.mode),
                hours=span_text(l10n, each.minutes),
                steps=[_agreed(step, l10n) for step in each.steps],
            )
            for number, each in enumerate(sheet.meetings, 1)
        ],
        events=[
            RecordOfEvent(
                number=number,
                day=_day(each, l10n),
                what=event_name(each, l10n),
                people=each.people,
                hours=span_text(l10n, each.minutes),
            )
            for number, each in enumerate(sheet.events, 1)
        ],
        help=[RecordOfHelp(topic=topic_title(l10n, each.topic), solved=each.solved) for each in sheet.help],
        meeting_count=len(sheet.meetings),
        hours=span_text(l10n, sheet.minutes),
        steps=sheet.steps,
        steps_done=sheet.steps_done,
        helped=sheet.helped,
        one_off=len(sheet.one_off),
        one_off_hours=span_text(l10n, sum(each.minutes for each in sheet.one_off)),
        event_count=len(sheet.events),
        event_hours=span_text(l10n, sheet.event_minutes),
        all_hours=span_text(l10n, sheet.minutes + sheet.event_minutes),
    )


def record_tables(sheet: RecordSheet, l10n: L10n) -> list[Table]:
    """A sheet of sums by mentorship, one of meetings, one of open hours and circles, one of help."""
    label = l10n.label
    of_pairs: list[list[Value]] = [
        [
            number,
            names_text(each.mentee_names, l10n),
            form_name(l10n, each.form),
            kinds_text(l10n, each.kinds),
            term_text(each),
            each.meetings,
            _hours(each.minutes),
            topics_line(l10n, each.topics),
            each.steps,
            each.steps_done,
            each.goals,
            each.goals_reached,
        ]
        for number, each in enumerate(sheet.mentorships, 1)
    ]
    if sheet.one_off:
        of_pairs.append(_sums(label("sheet-one-off"), sheet.one_off))
    of_pairs.append(_sums(label("sheet-total"), sheet.meetings))
    of_events: list[list[Value]] = [
        [number, _day(each, l10n), event_name(each, l10n), each.people, _hours(each.minutes)]
        for number, each in enumerate(sheet.events, 1)
    ]
    of_help: list[list[Value]] = [[topic_title(l10n, each.topic), each.solved] for each in sheet.help]
    return [
        Table(title=label("sheet-pairs"), headings=_pair_headings(l10n), rows=of_pairs),
        Table(
            title=label("sheet-meetings"),
            headings=_meeting_headings(l10n),
            rows=[
                [
                    number,
                    _day(each, l10n),
                    names_text(each.names, l10n),
                    _purpose(each.purpose, l10n),
                    topics_line(l10n, each.topics),
                    mode_name(l10n, each.mode),
                    _hours(each.minutes),
                    "\n".join(_agreed(step, l10n) for step in each.steps),
                    *_steps([each]),
                ]
                for number, each in enumerate(sheet.meetings, 1)
            ],
        ),
        Table(
            title=label("sheet-events"),
            headings=[
                label("register-number"),
                label("sheet-day"),
                label("sheet-event"),
                label("sheet-people"),
                label("sheet-hours"),
            ],
            rows=[*of_events, ["", "", label("sheet-total"), "", _hours(sheet.event_minutes)]],
        ),
        Table(
            title=label("sheet-help"),
            headings=[label("sheet-topics"), label("sheet-solved")],
            rows=[*of_help, [label("sheet-total"), sheet.helped]],
        ),
    ]


def names_text(names: Iterable[str], l10n: L10n) -> str:
    """Who has been forgotten is there without a name."""
    label = l10n.label
    return ", ".join(name or label("sheet-forgotten") for name in names)


def event_name(event: RecordEvent, l10n: L10n) -> str:
    """«Открытый час: Дисциплина и внимание», «Круг встреч: Осенний»"""
    label = l10n.label
    if event.topic is None:
        return label("sheet-rotation", title=event.title)
    return label("sheet-open-hour", topic=topic_title(l10n, event.topic))


def term_text(mentorship: RecordMentorship) -> str:
    """«01.09.2026–31.05.2027»"""
    days = [paper_day(mentorship.starts_on), paper_day(mentorship.ends_on)]
    return "–".join(day for day in days if day)


def results_text(mentorship: RecordMentorship, l10n: L10n) -> str:
    """«шагов сделано 3 из 4; целей достигнуто 1 из 2»"""
    label = l10n.label
    parts = []
    if mentorship.steps:
        parts.append(label("sheet-steps-done", done=mentorship.steps_done, steps=mentorship.steps))
    if mentorship.goals:
        parts.append(label("sheet-goals-reached", reached=mentorship.goals_reached, goals=mentorship.goals))
    return "; ".join(parts)


def _sums(name: str, meetings: Sequence[RecordMeeting]) -> list[Value]:
    """A row of the first sheet for several meetings together."""
    minutes = sum(each.minutes for each in meetings)
    return ["", name, "", "", "", len(meetings), _hours(minutes), "", *_steps(meetings), "", ""]


def _steps(meetings: Sequence[RecordMeeting]) -> list[Value]:
    steps = [step for meeting in meetings for step in meeting.steps]
    return [len(steps), sum(step.state is StepState.DONE for step in steps)]


def _hours(minutes: int) -> float:
    """Hours as a number that a spreadsheet adds up."""
    return round(minutes / 60, 2)


def _day(held: RecordMeeting | RecordEvent, l10n: L10n) -> str:
    return paper_day(held.starts_at.astimezone(l10n.zone).date())


def _agreed(step: NextStep, l10n: L10n) -> str:
    """«Наставник: прийти на урок — сделано»"""
    label = l10n.label
    whose = label("sheet-of-mentee") if step.owner is Side.MENTEE else label("sheet-of-mentor")
    said = said_text(l10n, step.said)
    match step.state:
        case StepState.DONE:
            return label("sheet-step-done", whose=whose, said=said)
        case StepState.NOT_DONE:
            return label("sheet-step-not-done", whose=whose, said=said)
        case StepState.OPEN:
            return label("sheet-step-open", whose=whose, said=said)


def _purpose(purpose: Purpose, l10n: L10n) -> str:
    label = l10n.label
    match purpose:
        case Purpose.REGULAR:
            return label("sheet-regular")
        case Purpose.ACQUAINTANCE:
            return label("sheet-acquaintance")
        case Purpose.SPEED:
            return label("sheet-one-off")


def _pair_headings(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("register-number"),
        label("sheet-mentees"),
        label("sheet-form"),
        label("sheet-kinds"),
        label("sheet-term"),
        label("sheet-meetings"),
        label("sheet-hours"),
        label("sheet-topics"),
        label("sheet-steps"),
        label("sheet-done"),
        label("sheet-goals"),
        label("sheet-reached"),
    ]


def _meeting_headings(l10n: L10n) -> list[str]:
    label = l10n.label
    return [
        label("register-number"),
        label("sheet-day"),
        label("sheet-mentees"),
        label("sheet-purpose"),
        label("sheet-topics"),
        label("sheet-mode"),
        label("sheet-hours"),
        label("sheet-agreed"),
        label("sheet-steps"),
        label("sheet-done"),
    ]
