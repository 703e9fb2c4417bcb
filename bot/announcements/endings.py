"""How one's own mentorships and their ends are told."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, button, pair_row, wordless
from bot.callbacks import PairAction, PairPress
from bot.l10n import L10n
from mentoring.model.closings import Ground
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import endings as notices

AboutEnd = (
    notices.SteppedBack
    | notices.EndAnnounced
    | notices.EndTakenBack
    | notices.EndProposed
    | notices.EndNotAgreed
    | notices.EndWarned
    | notices.WarningLifted
    | notices.MentorshipEnded
    | notices.TermEnding
)


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    if not isinstance(body, AboutEnd):
        raise wordless(body)
    own, of_unit = (
        pair_row(l10n, body.mentorship_id, PairAction.CARD),
        pair_row(l10n, body.mentorship_id, PairAction.UNIT_CARD),
    )
    match body:
        case notices.SteppedBack(pair=pair, reader=reader, goes_on=goes_on):
            text = l10n("notice-stepped-back", pair=pair, reader=reader, goes_on=goes_on)
            rows = [of_unit] if reader is notices.Reader.DECIDER else [own]
            if reader is notices.Reader.MENTEE and not goes_on:
                rows = [_again(l10n, body.mentorship_id), *rows]
            return Announcement(text=text, rows=rows)
        case notices.EndAnnounced(reader=reader, ends_on=day):
            text = l10n(
                "notice-end-announced",
                pair=body.pair,
                is_leaving=body.is_leaving,
                ground=body.ground,
                name=body.name,
                day=day,
                reader=reader,
                leaves_mentee=body.leaves_mentee,
            )
            if reader is notices.Reader.DECIDER:
                successor = [_successor(l10n, body.mentorship_id)] if body.leaves_mentee else []
                return Announcement(text=text, rows=[of_unit, *successor])
            is_left_alone = body.ground is Ground.PARTING and reader is notices.Reader.MENTEE and not body.is_leaving
            again = [_again(l10n, body.mentorship_id)] if is_left_alone else []
            return Announcement(text=text, rows=[own, *again])
        case notices.EndTakenBack(pair=pair, name=name, reader=reader):
            text = l10n("notice-end-taken-back", pair=pair, name=name)
            return Announcement(text=text, rows=[of_unit if reader is notices.Reader.DECIDER else own])
        case notices.EndProposed(pair=pair, name=name, ends_on=day, is_leaving=is_leaving):
            text = l10n("notice-end-proposed", pair=pair, name=name, day=day, is_leaving=is_leaving)
            return Announcement(text=text, rows=[own])
        case notices.EndNotAgreed(pair=pair, name=name):
            has_name = bool(name)
            return Announcement(text=l10n("notice-end-not-agreed", pair=pair, has_name=has_name, name=name), rows=[own])
        case notices.EndWarned(pair=pair, facts=facts, ripe_at=ripe):
            return Announcement(text=l10n("notice-end-warned", pair=pair, facts=facts, ripe=ripe), rows=[own])
        case notices.WarningLifted(pair=pair):
            return Announcement(text=l10n("notice-warning-lifted", pair=pair), rows=[own])
        case notices.MentorshipEnded(reader=reader):
            text = l10n(
                "notice-mentorship-ended",
                pair=body.pair,
                is_leaver=body.is_leaver,
                has_leaver=bool(body.leaver_name),
                leaver=body.leaver_name,
                day=body.ends_on,
                reader=reader,
                ground=body.ground,
                leaves_mentee=body.leaves_mentee,
            )
            if reader is notices.Reader.DECIDER:
                successor = [_successor(l10n, body.mentorship_id)] if body.leaves_mentee else []
                return Announcement(text=text, rows=[of_unit, *successor])
            again = [_again(l10n, body.mentorship_id)] if reader is notices.Reader.MENTEE else []
            return Announcement(text=text, rows=[*again, own])
        case notices.TermEnding(pair=pair, ends_on=day, reader=reader):
            text = l10n("notice-term-ending", pair=pair, day=day, reader=reader)
            return Announcement(text=text, rows=[of_unit if reader is notices.Reader.DECIDER else own])


def _again(l10n: L10n, mentorship_id: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, PairPress(action=PairAction.AGAIN, mentorship=mentorship_id)
    return [button(label("button-again"), press.pack(), "primary")]


def _successor(l10n: L10n, mentorship_id: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, PairPress(action=PairAction.SUCCESSOR, mentorship=mentorship_id)
    return [button(label("button-successor"), press.pack())]
