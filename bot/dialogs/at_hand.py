"""What callbacks of dialogs take from the middlewares, by name and type."""

from dataclasses import dataclass, replace
from typing import Any, cast

from aiogram import Bot
from aiogram.types import User
from aiogram_dialog import DialogManager

from bot.l10n import L10n, Texts
from bot.long_jobs import LongJobs
from bot.use_cases import UseCases
from mentoring.bank import Bank
from mentoring.decisions import Decisions
from mentoring.help_desk import HelpDesk
from mentoring.matchmaking import Matchmaking
from mentoring.meeting_desk import MeetingDesk
from mentoring.meeting_log_book import MeetingLogBook
from mentoring.mentorship_desk import MentorshipDesk
from mentoring.model.ids import AccountId, HelpRequestId, UnitId
from mentoring.model.people import Actor
from mentoring.open_hours_desk import OpenHoursDesk
from mentoring.order_book import OrderBook
from mentoring.ports.papers import LaidOutPapers
from mentoring.ports.world import Clock, Matcher
from mentoring.reading import Directory
from mentoring.refusals import Gone, NotAllowed


@dataclass(frozen=True, slots=True)
class AtHand:
    """The middlewares' data of one event."""

    data: dict[str, Any]

    @property
    def actor(self) -> Actor:
        """Who acts; a stranger is refused."""
        actor: Actor | None = self.data["actor"]
        if actor is None:
            raise NotAllowed
        return actor

    @property
    def account(self) -> AccountId:
        user: User = self.data["event_from_user"]
        return AccountId(user.id)

    @property
    def l10n(self) -> L10n:
        return cast(L10n, self.data["l10n"])

    @property
    def texts(self) -> Texts:
        return cast(Texts, self.data["texts"])

    @property
    def use_cases(self) -> UseCases:
        return cast(UseCases, self.data["use_cases"])

    @property
    def directory(self) -> Directory:
        return cast(Directory, self.data["directory"])

    @property
    def help_desk(self) -> HelpDesk:
        return cast(HelpDesk, self.data["help_desk"])

    @property
    def bank(self) -> Bank:
        return cast(Bank, self.data["bank"])

    @property
    def mentorship_desk(self) -> MentorshipDesk:
        return cast(MentorshipDesk, self.data["mentorship_desk"])

    @property
    def log_book(self) -> MeetingLogBook:
        return cast(MeetingLogBook, self.data["meeting_log_book"])

    @property
    def meeting_desk(self) -> MeetingDesk:
        return cast(MeetingDesk, self.data["meeting_desk"])

    @property
    def matchmaking(self) -> Matchmaking:
        return cast(Matchmaking, self.data["matchmaking"])

    @property
    def matcher(self) -> Matcher:
        return cast(Matcher, self.data["matcher"])

    @property
    def long_jobs(self) -> LongJobs:
        return cast(LongJobs, self.data["long_jobs"])

    @property
    def decisions(self) -> Decisions:
        return cast(Decisions, self.data["decisions"])

    @property
    def order_book(self) -> OrderBook:
        return cast(OrderBook, self.data["order_book"])

    @property
    def open_hours_desk(self) -> OpenHoursDesk:
        return cast(OpenHoursDesk, self.data["open_hours_desk"])

    @property
    def papers_folder(self) -> LaidOutPapers:
        return cast(LaidOutPapers, self.data["papers"])

    @property
    def clock(self) -> Clock:
        return cast(Clock, self.data["clock"])

    @property
    def bot(self) -> Bot:
        return cast(Bot, self.data["bot"])


def at_hand(manager: DialogManager) -> AtHand:
    return AtHand(manager.middleware_data)


def now_in_talk(actor: Actor, request_id: HelpRequestId) -> Actor:
    """The actor, whose plain messages go to this request since the update began."""
    return replace(actor, person=replace(actor.person, in_talk=request_id))


def perhaps_looked_at(manager: DialogManager, key: str) -> int | None:
    """The id of what was chosen in this dialog, else of what it was started with; None without either."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    value = manager.dialog_data.get(key) or start.get(key)
    return value if isinstance(value, int) else None


def looked_at(manager: DialogManager, key: str) -> int:
    """The same; refuses Gone without either."""
    value = perhaps_looked_at(manager, key)
    if value is None:
        raise Gone
    return value


def unit_looked_at(manager: DialogManager) -> UnitId:
    """The unit of what is looked at, which a notice may have opened beside one's own; else one's own."""
    return UnitId(perhaps_looked_at(manager, "unit") or at_hand(manager).actor.unit_id)


def started_with(manager: DialogManager, key: str) -> int:
    """An id the dialog was started with; refuses Gone when there is none."""
    data = manager.start_data
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, int):
        raise Gone
    return value
