"""How single meetings are told."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, button, home_row, wordless
from bot.callbacks import SpeedAction, SpeedPress, SpeedRatePress
from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import speed_meetings as notices

AboutSpeedMeeting = notices.SpeedMeetingRefused | notices.SpeedMeetingHeld


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    if not isinstance(body, AboutSpeedMeeting):
        raise wordless(body)
    label, topic = l10n.label, topic_title(l10n, body.topic)
    if isinstance(body, notices.SpeedMeetingRefused):
        is_lapsed, at = body.is_lapsed, Appointment(body.starts_at)
        text = l10n(
            "notice-speed-refused", is_lapsed=is_lapsed, name=body.mentor_name, at=at, topic=topic, words=body.words
        )
        return Announcement(text=text, rows=[other_slots(l10n, SpeedAction.TOPIC, body.topic_id)])
    stars = [button(f"{rating} ★", SpeedRatePress(speed=body.speed_id, rating=rating).pack()) for rating in range(1, 6)]
    press = SpeedPress(action=SpeedAction.GO_ON, number=body.speed_id)
    text = l10n("notice-speed-held", name=body.mentor_name, topic=topic)
    return Announcement(text=text, rows=[stars, [button(label("speed-go-on"), press.pack())], home_row(l10n)])


def other_slots(l10n: L10n, action: SpeedAction, number: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, SpeedPress(action=action, number=number)
    return [button(label("speed-other-slots"), press.pack(), "primary")]
