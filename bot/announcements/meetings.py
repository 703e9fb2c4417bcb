"""How meetings are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, Attachment, Rows, button, link_rows, pair_row, wordless
from bot.announcements.speed_meetings import other_slots
from bot.callbacks import (
    DisputePress,
    FitAnswer,
    FitPress,
    MeetingAction,
    MeetingPress,
    MeetingTimePress,
    PairAction,
    PairPress,
    SpeedAction,
    UnitMeetingPress,
)
from bot.l10n import Appointment, L10n
from bot.meeting_words import card_text, entry_file, times_text, when_and_where
from mentoring.model.help_request import TalkMessage
from mentoring.model.meetings import MeetingState
from mentoring.notices import Notice
from mentoring.notices import meetings as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.MeetingProposed():
            return _times_proposed(body, l10n)
        case notices.MeetingProposalOver(meeting_id=meeting_id, why=why):
            text = l10n("notice-meeting-over", why=why)
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingAgreed(card=card):
            return _meeting_agreed(body, card, l10n)
        case notices.MeetingCalledOff():
            return _meeting_called_off(body, l10n)
        case notices.MeetingAttendanceChanged(meeting_id=meeting_id, name=name, starts_at=at):
            shown = "" if at is None else Appointment(at)
            text = l10n("notice-meeting-without", name=name, is_agreed=at is not None, at=shown)
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingReminder(card=card):
            return _meeting_reminder(body, card, l10n)
        case notices.RunningLate(meeting_id=meeting_id, name=name, minutes=minutes, starts_at=at):
            text = l10n("notice-running-late", name=name, minutes=minutes, at=Appointment(at))
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingAsked(meeting_id=meeting_id, names=names, starts_at=at, is_one_of_group=in_group):
            text = l10n("notice-meeting-asked", names=", ".join(names), at=Appointment(at), in_group=in_group)
            return Announcement(text=text, rows=outcome_rows(l10n, meeting_id, in_group=in_group))
        case notices.MeetingAskOver(meeting_id=meeting_id, starts_at=at, state=state):
            text = l10n("notice-meeting-settled", at=Appointment(at), state=state)
            record = [record_row(l10n, meeting_id)] if state is MeetingState.HELD else []
            return Announcement(text=text, rows=[*record, _meeting_row(l10n, meeting_id)])
        case notices.MeetingDecided(starts_at=at, is_held=is_held):
            return Announcement(text=l10n("notice-meeting-decided", at=Appointment(at), is_held=is_held))
        case notices.MeetingDisputed(meeting_id=meeting_id, pair=pair, starts_at=at):
            text = l10n("notice-meeting-disputed", pair=pair, at=Appointment(at))
            held = DisputePress(meeting=meeting_id, is_held=True).pack()
            missed = DisputePress(meeting=meeting_id, is_held=False).pack()
            opened = UnitMeetingPress(meeting=meeting_id).pack()
            return Announcement(
                text=text,
                rows=[
                    [
                        button(label("meeting-held"), held, "success"),
                        button(label("meeting-missed"), missed, "danger"),
                    ],
                    [button(label("button-open"), opened)],
                ],
            )
        case notices.MeetingsMissed(mentorship_id=mentorship_id, pair=pair, count=count):
            text = l10n("notice-meetings-missed", pair=pair, count=count)
            return Announcement(text=text, rows=[pair_row(l10n, mentorship_id, PairAction.UNIT_CARD)])
        case notices.FitDoubted(mentorship_id=mentorship_id, pair=pair, name=name):
            text = l10n("notice-fit-doubted", pair=pair, name=name)
            return Announcement(text=text, rows=[pair_row(l10n, mentorship_id, PairAction.UNIT_CARD)])
        case notices.FitAsked(mentorship_id=mentorship_id, names=names, to_mentee=to_mentee):
            yes = FitPress(answer=FitAnswer.YES, mentorship=mentorship_id).pack()
            talk = FitPress(answer=FitAnswer.TALK, mentorship=mentorship_id).pack()
            rows: list[Sequence[InlineKeyboardButton]] = [
                [button(label("fit-yes"), yes, "success")],
                [button(label("fit-talk"), talk)],
            ]
            if to_mentee:
                again = PairPress(action=PairAction.AGAIN, mentorship=mentorship_id).pack()
                rows.append([button(label("fit-another"), again)])
            return Announcement(text=l10n("notice-fit-asked", names=", ".join(names)), rows=rows)
        case _:
            raise wordless(body)


def _times_proposed(body: notices.MeetingProposed, l10n: L10n) -> Announcement:
    label = l10n.label
    was_at = "" if body.was_at is None else Appointment(body.was_at)
    lines = [
        l10n(
            "notice-meeting-proposed",
            name=body.name,
            is_acquaintance=body.is_acquaintance,
            is_anew=body.is_anew,
            was_agreed=body.was_at is not None,
            was=was_at,
        ),
        when_and_where(
            l10n, minutes=body.minutes, mode=body.mode, place=body.place, agenda=body.agenda, goal=body.goal
        ),
    ]
    if body.step_days is not None:
        is_schedule = body.count is not None
        lines.append(l10n("meeting-repeats", days=body.step_days, is_schedule=is_schedule, count=body.count or 0))
    lines.append(l10n("notice-meeting-choose", count=len(body.times)))
    lines.append(times_text(l10n, body.times, body.clashes))
    other = MeetingPress(action=MeetingAction.OTHER, meeting=body.meeting_id).pack()
    cannot = MeetingPress(action=MeetingAction.CANNOT, meeting=body.meeting_id).pack()
    rows: Rows = [
        *([_time_button(l10n, body.meeting_id, at)] for at in body.times),
        [
            *([] if body.is_one_of_group else [button(label("meeting-other-time"), other)]),
            button(label("meeting-cannot"), cannot),
        ],
    ]
    return Announcement(text="\n".join(lines), rows=rows)


def _time_button(l10n: L10n, meeting_id: int, at: datetime) -> InlineKeyboardButton:
    label = l10n.label
    data = MeetingTimePress(meeting=meeting_id, at=int(at.timestamp())).pack()
    return button(label("meeting-take-time", at=at), data, "success")


def _meeting_agreed(body: notices.MeetingAgreed, card: notices.MeetingCard, l10n: L10n) -> Announcement:
    names = ", ".join(card.names)
    if body.is_past:
        text = l10n("notice-meeting-put-in", name=body.by_name, at=Appointment(card.starts_at))
        return Announcement(text="\n".join([text, card_text(l10n, card)]), rows=[_meeting_row(l10n, card.meeting_id)])
    if body.is_place_changed:
        head = l10n("notice-meeting-place", name=body.by_name, names=names, at=Appointment(card.starts_at))
    else:
        is_moved = card.sequence > 0
        head = l10n("notice-meeting-agreed", names=names, at=Appointment(card.starts_at), is_moved=is_moved)
    lines = [head, card_text(l10n, card)]
    if body.step_days is not None:
        lines.append(l10n("meeting-repeats", days=body.step_days, is_schedule=False, count=0))
    lines.append(l10n("notice-meeting-file"))
    name, content = entry_file(l10n, card)
    return Announcement(
        text="\n".join(lines),
        rows=[*link_rows(l10n, card.place), _meeting_row(l10n, card.meeting_id)],
        attachment=Attachment(name=name, content=content),
    )


def _meeting_called_off(body: notices.MeetingCalledOff, l10n: L10n) -> Announcement:
    card = body.card
    at = "" if card is None else Appointment(card.starts_at)
    text = l10n(
        "notice-meeting-called-off",
        who=_who_called_off(body),
        name=body.name,
        was_agreed=card is not None,
        at=at,
    )
    lines = [text]
    if body.excuse and not body.is_readers:
        lines.append(l10n("notice-meeting-excuse", excuse=body.excuse))
    if body.mentorship_id is not None:
        rows = [pair_row(l10n, body.mentorship_id, PairAction.CARD)]
    else:
        rows = [] if body.is_readers else [other_slots(l10n, SpeedAction.OTHERS, body.meeting_id)]
    if card is None:
        return Announcement(text="\n".join(lines), rows=rows)
    lines.append(l10n("notice-meeting-off-file"))
    name, content = entry_file(l10n, card, is_off=True)
    return Announcement(text="\n".join(lines), rows=rows, attachment=Attachment(name=name, content=content))


def _who_called_off(body: notices.MeetingCalledOff) -> str:
    if body.is_over:
        return "over"
    if body.is_readers:
        return "reader"
    return "other" if body.name else "nobody"


def _meeting_reminder(body: notices.MeetingReminder, card: notices.MeetingCard, l10n: L10n) -> Announcement:
    label = l10n.label
    head = l10n(
        "notice-meeting-reminder",
        names=", ".join(card.names),
        at=Appointment(card.starts_at),
        before=body.before,
    )
    rows = [*link_rows(l10n, card.place), _meeting_row(l10n, card.meeting_id)]
    if body.before <= timedelta(hours=2):
        late = MeetingPress(action=MeetingAction.LATE, meeting=card.meeting_id).pack()
        rows.append([button(label("meeting-late"), late)])
    attachment = None
    if body.with_entry:
        name, content = entry_file(l10n, card)
        attachment = Attachment(name=name, content=content)
    return Announcement(text="\n".join([head, card_text(l10n, card)]), rows=rows, attachment=attachment)


def outcome_rows(l10n: L10n, meeting_id: int, *, in_group: bool) -> Rows:
    """Held, moved, did not happen; one of several mentees speaks for themselves."""
    label = l10n.label

    def data(action: MeetingAction) -> str:
        return MeetingPress(action=action, meeting=meeting_id).pack()

    if in_group:
        return [
            [
                button(label("meeting-i-was"), data(MeetingAction.HELD), "success"),
                button(label("meeting-i-was-not"), data(MeetingAction.MISSED)),
            ]
        ]
    return [
        [button(label("meeting-held"), data(MeetingAction.HELD), "success")],
        [
            button(label("meeting-moved"), data(MeetingAction.MOVED)),
            button(label("meeting-missed"), data(MeetingAction.MISSED)),
        ],
    ]


def _meeting_row(l10n: L10n, meeting_id: int) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    data = MeetingPress(action=MeetingAction.OPEN, meeting=meeting_id).pack()
    return [button(label("meeting-open"), data)]


def record_row(l10n: L10n, meeting_id: int) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-record"), MeetingPress(action=MeetingAction.RECORD, meeting=meeting_id).pack())]
