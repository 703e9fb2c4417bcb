"""How circles of meetings are told."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, Rows, button, home_row, place_rows, wordless
from bot.callbacks import ContinuePress, DeskAction, DeskPress, Place, RotationAction, RotationMarkPress, RotationPress
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.model.rotation import Phase
from mentoring.notices import Notice
from mentoring.notices import rotations as notices

#: How a circle of meetings was, by its mark.
FACES = {3: "🤩", 2: "🙂", 1: "🙁"}


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.RotationInvited():
            return _rotation_invitation(body, l10n)
        case notices.RotationPlanned():
            return _rotation_plan(body, l10n)
        case notices.RotationUnderWay(title=title):
            return Announcement(text=l10n("notice-rotation-under-way", title=title))
        case notices.RotationBeat():
            return _rotation_beat(body, l10n)
        case notices.RotationDesk():
            return _rotation_desk(body, l10n)
        case notices.RotationEnded(rotation_id=rotation_id, title=title, met=met):
            text = l10n("notice-rotation-ended", title=title, met=met)
            return Announcement(text=text, rows=rotation_ended_rows(l10n, rotation_id) if met else ())
        case notices.RotationDeskEnded(rotation_id=rotation_id, title=title):
            text = l10n(
                "notice-rotation-desk-ended",
                title=title,
                rounds=body.rounds,
                came=body.came,
                meetings=body.meetings,
            )
            return Announcement(text=text, rows=[_open_rotation(l10n, rotation_id)])
        case notices.RotationCalledOff(title=title, starts_at=starts_at):
            return Announcement(text=l10n("notice-rotation-called-off", title=title, at=starts_at))
        case notices.RotationLapsed(title=title):
            return Announcement(text=l10n("notice-rotation-lapsed", title=title), rows=place_rows(l10n, Place.HOME))
        case notices.ContactOpened(name=name, account=None):
            return Announcement(text=l10n("notice-contact-opened-gone", name=name))
        case notices.ContactOpened(person_id=person_id, name=name, account=account, may_ask=may_ask):
            text = l10n("notice-contact-opened", name=name, account=str(account))
            if not may_ask:
                return Announcement(text=text)
            ask = button(label("button-rotation-ask"), ContinuePress(mentor=person_id).pack(), "primary")
            return Announcement(text=f"{text}\n\n{l10n('notice-contact-continue')}", rows=[[ask]])
        case _:
            raise wordless(body)


def _rotation_data(action: RotationAction, rotation: int) -> str:
    return RotationPress(action=action, rotation=rotation).pack()


def _open_rotation(l10n: L10n, rotation: int) -> list[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-rotation-open"), _rotation_data(RotationAction.OPEN, rotation))]


def _rotation_invitation(body: notices.RotationInvited, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-rotation-invited",
        title=body.title,
        at=body.starts_at,
        place=body.place,
        rounds=body.rounds,
        minutes=body.minutes,
        organiser=body.organiser_name,
        answer=answer_key(body.comes),
    )
    come = button(label("rotation-come"), _rotation_data(RotationAction.COME, body.rotation_id), "success")
    cannot = button(label("rotation-not"), _rotation_data(RotationAction.NOT, body.rotation_id))
    answers = {None: [come, cannot], True: [cannot], False: [come]}[body.comes]
    return Announcement(text=text, rows=[answers, _open_rotation(l10n, body.rotation_id)])


def answer_key(comes: bool | None) -> str:
    """What a person said to an invitation, as texts name it."""
    return "none" if comes is None else "yes" if comes else "no"


def _rotation_plan(body: notices.RotationPlanned, l10n: L10n) -> Announcement:
    label = l10n.label
    rows = [_open_rotation(l10n, body.rotation_id)]
    if not body.seats:
        text = l10n("notice-rotation-not-planned", title=body.title, at=body.starts_at)
        return Announcement(text=text, rows=rows)
    head = l10n("notice-rotation-planned", title=body.title, at=body.starts_at, place=body.place)
    late = button(label("rotation-late"), _rotation_data(RotationAction.LATE, body.rotation_id))
    return Announcement(text="\n".join([head, "", *_seat_lines(l10n, body.seats)]), rows=[[late], *rows])


def _seat_lines(l10n: L10n, seats: Sequence[notices.PlannedSeat]) -> list[str]:
    return [l10n("rotation-seat", round=seat.round, table=seat.table, name=seat.name) for seat in seats]


def _rotation_beat(body: notices.RotationBeat, l10n: L10n) -> Announcement:
    label = l10n.label
    head = l10n(
        "notice-rotation-now",
        phase="paused" if body.until is None else body.phase.value,
        round=body.round,
        rounds=body.rounds,
        until="" if body.until is None else l10n.hour(body.until),
    )
    if body.is_away:
        here = button(label("rotation-here"), _rotation_data(RotationAction.HERE, body.rotation_id), "success")
        text = "\n".join([head, "", l10n("notice-rotation-away", place=body.place)])
        return Announcement(text=text, rows=[[here]])
    lines = [head]
    if body.seats:
        lines += ["", _next_seat(l10n, body.seats[0], is_ahead=body.phase is Phase.BREAK)]
    if body.seats[1:]:
        lines += ["", l10n("notice-rotation-later"), *_seat_lines(l10n, body.seats[1:])]
    return Announcement(text="\n".join(lines))


def _next_seat(l10n: L10n, seat: notices.PlannedSeat, *, is_ahead: bool) -> str:
    match is_ahead, bool(seat.name):
        case True, True:
            return l10n("notice-rotation-seat-next", round=seat.round, table=seat.table, name=seat.name)
        case True, False:
            return l10n("notice-rotation-rest-next", round=seat.round)
        case False, True:
            return l10n("notice-rotation-seat-now", table=seat.table, name=seat.name)
        case _:
            return l10n("notice-rotation-rest-now")


def _rotation_desk(body: notices.RotationDesk, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-rotation-desk",
        phase="paused" if body.until is None else body.phase.value,
        round=body.round,
        rounds=body.rounds,
        until="" if body.until is None else l10n.hour(body.until),
        title=body.title,
        here=body.here,
        away=body.away,
    )

    def data(action: DeskAction) -> str:
        return DeskPress(action=action, rotation=body.rotation_id, beat=body.beat).pack()

    goes_on = [
        button(label("rotation-pause"), data(DeskAction.PAUSE)),
        button(label("rotation-next"), data(DeskAction.NEXT), "primary"),
    ]
    stands = [button(label("rotation-resume"), data(DeskAction.RESUME), "primary")]
    others = [
        button(label("rotation-people"), data(DeskAction.PEOPLE)),
        button(label("rotation-finish"), data(DeskAction.FINISH)),
    ]
    return Announcement(text=text, rows=[stands if body.until is None else goes_on, others])


def rotation_ended_rows(l10n: L10n, rotation: int, *, is_rated: bool = False) -> Rows:
    """What a participant can press after a circle."""
    label = l10n.label
    faces = [button(face, RotationMarkPress(rotation=rotation, mark=mark).pack()) for mark, face in FACES.items()]
    met = [button(label("rotation-met"), _rotation_data(RotationAction.MET, rotation), "primary")]
    return [met, home_row(l10n)] if is_rated else [met, faces, home_row(l10n)]
