"""How frequently asked questions are told of."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, place_rows, wordless
from bot.callbacks import Place
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import answers as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    match body:
        case notices.AnswerProposed(topic=topic):
            text = l10n("notice-answer-proposed", topic=topic_title(l10n, topic))
            return Announcement(text=text, rows=place_rows(l10n, Place.ANSWERS))
        case _:
            raise wordless(body)
