"""How proposals of mentorships are told."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, Rows, button, pair_row, place_rows, wordless
from bot.callbacks import PairAction, Place, ProposalAction, ProposalPress
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.model.mentorship import Side
from mentoring.notices import Notice
from mentoring.notices import proposals as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    match body:
        case notices.MentorshipProposed():
            return _proposal(body, l10n)
        case notices.ProposalOver(why=notices.ProposalEnd.OTHERS_ASKED):
            return Announcement(text=l10n("notice-proposal-others-asked"))
        case notices.ProposalOver(why=notices.ProposalEnd.DECLINED):
            return Announcement(text=l10n("notice-proposal-declined"))
        case notices.ProposalOver(why=notices.ProposalEnd.AGREED):
            return Announcement(text=l10n("notice-proposal-agreed"))
        case notices.ProposalOver():
            return Announcement(text=l10n("notice-proposal-not-needed"))
        case notices.ProposalFailed(mentor_name=name, why=why, unwilling=unwilling):
            text = l10n("notice-proposal-failed", name=name, why=why, unwilling=", ".join(unwilling))
            return Announcement(text=text, rows=place_rows(l10n, Place.HOME))
        case notices.MentorshipAgreed(other_names=names):
            text = l10n("notice-mentorship-agreed", names=", ".join(names))
            return Announcement(text=text, rows=[pair_row(l10n, body.mentorship_id, PairAction.CARD)])
        case _:
            raise wordless(body)


def proposal_rows(l10n: L10n, mentorship_id: int) -> Rows:
    """What a member may answer to a proposal."""
    label = l10n.label
    yes = ProposalPress(action=ProposalAction.YES, mentorship=mentorship_id).pack()
    no = ProposalPress(action=ProposalAction.NO, mentorship=mentorship_id).pack()
    return [[button(label("button-interested"), yes, "success"), button(label("button-not-now"), no)]]


def _proposal(body: notices.MentorshipProposed, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-mentorship-proposed",
        is_reminder=body.is_reminder,
        to_mentor=body.side is Side.MENTOR,
        mentor=body.mentor_name,
        mentees=", ".join(body.mentee_names),
        kinds=", ".join(label(f"mentoring-kind-{kind.value}") for kind in body.kinds),
        months=body.months,
        has_rationale=bool(body.rationale),
        rationale=body.rationale,
    )
    return Announcement(text=text, rows=proposal_rows(l10n, body.mentorship_id))
