"""How mediation is told."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, button, pair_row, wordless
from bot.callbacks import MediationPress, PairAction
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import mediation as notices

AboutMediation = (
    notices.MediatorAsked
    | notices.MediationGone
    | notices.MediatorFound
    | notices.MediationHandedOn
    | notices.MediationSettled
)


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    if not isinstance(body, AboutMediation):
        raise wordless(body)
    label = l10n.label
    match body:
        case notices.MediatorAsked(mediation_id=mediation_id, name=name):
            data, has_name = MediationPress(mediation=mediation_id).pack(), bool(name)
            text = l10n("notice-mediator-asked", has_name=has_name, name=name)
            return Announcement(text=text, rows=[[button(label("button-open"), data, "primary")]])
        case notices.MediationGone():
            return Announcement(text=l10n("notice-mediation-gone"))
        case notices.MediatorFound(mentorship_id=mentorship_id, name=name):
            rows = [pair_row(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mediator-found", name=name), rows=rows)
        case notices.MediationHandedOn(mentorship_id=mentorship_id):
            rows = [pair_row(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mediation-handed-on"), rows=rows)
        case notices.MediationSettled(mentorship_id=mentorship_id, pair=pair, name=name, goes_on=goes_on):
            text = l10n("notice-mediation-settled", pair=pair, name=name, goes_on=goes_on)
            return Announcement(text=text, rows=[pair_row(l10n, mentorship_id, PairAction.CARD)])
