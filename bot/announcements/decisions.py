"""How decisions about mentorships are told."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, Rows, button, pair_row, wordless
from bot.callbacks import PairAction, PapersPress, Place, PlacePress, ReworkPress
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.model.mentorship import pair_title
from mentoring.notices import Notice
from mentoring.notices import decisions as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.DecisionsWait(count=count):
            return Announcement(text=l10n("notice-decisions-wait", count=count), rows=_decisions(l10n))
        case notices.CouncilReminded(mentor_name=mentor, mentees=mentees):
            text = l10n("notice-council-reminded", pair=pair_title(mentor, mentees))
            return Announcement(text=text, rows=_decisions(l10n))
        case notices.MentorshipApproved(mentor_name=mentor, mentees=mentees, has_order_step=has_order):
            text = l10n("notice-mentorship-approved", pair=pair_title(mentor, mentees), has_order=has_order)
            data = PapersPress(pair=body.mentorship_id).pack()
            sign = button(label("button-sign-consent"), data, "primary")
            return Announcement(text=text, rows=[[sign], pair_row(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipReturned(mentor_name=mentor, mentees=mentees, words=words, until=until):
            text = l10n("notice-mentorship-returned", pair=pair_title(mentor, mentees), words=words, until=until)
            data = ReworkPress(mentorship=body.mentorship_id).pack()
            return Announcement(text=text, rows=[[button(label("button-rework"), data, "primary")]])
        case notices.MentorshipSentAgain(mentor_name=mentor, mentees=mentees, by_name=name):
            text = l10n("notice-mentorship-sent-again", pair=pair_title(mentor, mentees), name=name)
            return Announcement(text=text, rows=[pair_row(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipBackWithCurator(mentor_name=mentor, mentees=mentees):
            text = l10n("notice-mentorship-back", pair=pair_title(mentor, mentees))
            return Announcement(text=text, rows=[pair_row(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipRefused(mentor_name=mentor, mentees=mentees, words=words):
            text = l10n("notice-mentorship-refused", pair=pair_title(mentor, mentees), words=words)
            return Announcement(text=text)
        case notices.AnotherMentorSought(mentor_name=mentor, mentees=mentees, words=words, to_mentor=True):
            pair, has_words = pair_title(mentor, mentees), bool(words)
            return Announcement(text=l10n("notice-another-sought-mentor", pair=pair, has_words=has_words, words=words))
        case notices.AnotherMentorSought(mentor_name=mentor, mentees=mentees, words=words):
            pair, has_words = pair_title(mentor, mentees), bool(words)
            return Announcement(text=l10n("notice-another-sought-mentee", pair=pair, has_words=has_words, words=words))
        case _:
            raise wordless(body)


def _decisions(l10n: L10n) -> Rows:
    label = l10n.label
    return [[button(label("button-decide"), PlacePress(place=Place.DECISIONS).pack(), "primary")]]
