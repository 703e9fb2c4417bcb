"""Home: what waits for me first, then what I can do. And the friendly dead end for somebody without a role."""

from collections.abc import Callable
from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, DialogManager, LaunchMode, Window
from aiogram_dialog.widgets.kbd import Group, Start, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.states import (
    Answering,
    AskingForHelp,
    Availability,
    Bank,
    Consents,
    DeadLetters,
    Decisions,
    HelpQueue,
    Home,
    Hosting,
    Inviting,
    Mediating,
    MentorAsks,
    MyHelping,
    MyMeetings,
    MyMentorRequests,
    MyMentorships,
    MyPapers,
    MyRequests,
    OpenHours,
    Orders,
    People,
    Profile,
    Rotations,
    SpeedMeetings,
    UnitEditing,
    UnitMeetings,
    UnitMentorships,
)
from bot.dialogs.widgets import PRIMARY, Label, Words
from mentoring.help_desk import Waiting
from mentoring.model.people import DECIDERS, Role
from mentoring.ports.world import Clock

MENTORS = (Role.MENTOR, Role.GUEST)
#: Who has a queue of decisions.
JUDGES = DECIDERS | {Role.COUNCIL}


async def home_getter(dialog_manager: DialogManager, clock: Clock, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    actor = context.actor
    decides = actor.holds(*DECIDERS)
    mentors = actor.holds(*MENTORS)
    judges = any(roles & JUDGES for roles in actor.roles.values())
    # A mentee mentors too, in a reverse pair.
    helps = mentors or decides or actor.holds(Role.MENTEE)
    waiting = await context.help_desk.waiting(
        actor.id, actor.unit_id, judges=judges, decides=decides, mentors=helps, now=clock.now()
    )
    person = actor.person
    quiet = is_quiet(waiting)
    is_alone = quiet and decides and await context.directory.is_alone(by=actor)
    today = clock.now().astimezone(context.l10n.zone).date()
    return {
        "name": first_names(person.name),
        "waiting": waiting,
        "is_mentee": actor.holds(Role.MENTEE),
        "is_mentor": mentors,
        "decides": decides,
        "is_head": actor.holds(Role.HEAD),
        "has_requests": waiting.my_live or waiting.unrated,
        "helps": mentors or waiting.claims or waiting.offers,
        "helping": waiting.offers + waiting.claims,
        "judges": judges,
        "is_asked_to_mentor": mentors or waiting.mentor_asks,
        "has_pairs": mentors or actor.holds(Role.MENTEE) or waiting.mentorships,
        "is_of_council": actor.holds(Role.COUNCIL) or waiting.mediations,
        "own_papers": waiting.consents_owed + waiting.changes_asked,
        "orders_to_do": waiting.orders_returned + waiting.for_an_order,
        "has_rotations": mentors or decides or waiting.rotations,
        "is_insider": not actor.is_outsider,
        "has_dead_letters": decides and waiting.dead_letters,
        "is_profile_open": person.next_question is not None,
        "is_paused": person.paused_until is not None and person.paused_until >= today,
        "paused_until": person.paused_until,
        "is_calm": quiet and not is_alone and person.next_question is None,
        "is_alone": is_alone,
        "has_units": len(actor.roles) > 1,
    }


def is_quiet(waiting: Waiting) -> bool:
    """Nobody waits for this person, nor they for anybody."""
    mine = waiting.my_live + waiting.offers + waiting.claims + waiting.unrated
    mentors = waiting.mentor_requests + waiting.mentor_asks + waiting.ends_to_answer
    decisions = waiting.decisions + waiting.mediations
    papers = waiting.consents_owed + waiting.changes_asked + waiting.consents_to_check
    orders = waiting.orders_returned + waiting.for_an_order
    meetings = waiting.meetings_to_answer + waiting.rotations_unanswered
    others = waiting.queue_with_curator + waiting.proposals
    return mine + mentors + others + decisions + papers + orders + meetings == 0


def first_names(name: str) -> str:
    """How colleagues address each other: name and patronymic without the family name."""
    return " ".join(name.split()[1:]) or name


def _count(name: str) -> Callable[..., Any]:
    """How much of it waits: as a condition, and as an argument of a text."""
    return lambda data, *_: getattr(data["waiting"], name)


def home_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("home-greeting", name="name"),
            Words("home-calm", when="is_calm"),
            Words(
                "home-decisions",
                when=lambda data, *_: data["waiting"].decisions,
                count=lambda data: data["waiting"].decisions,
            ),
            Words("home-first-steps", when="is_alone"),
            Words(
                "home-offers", when=lambda data, *_: data["waiting"].offers, count=lambda data: data["waiting"].offers
            ),
            Words(
                "home-claims", when=lambda data, *_: data["waiting"].claims, count=lambda data: data["waiting"].claims
            ),
            Words(
                "home-live", when=lambda data, *_: data["waiting"].my_live, count=lambda data: data["waiting"].my_live
            ),
            Words(
                "home-unrated",
                when=lambda data, *_: data["waiting"].unrated,
                count=lambda data: data["waiting"].unrated,
            ),
            Words(
                "home-mentor-asks",
                when=lambda data, *_: data["waiting"].mentor_asks,
                count=lambda data: data["waiting"].mentor_asks,
            ),
            Words("home-mentor-question", when=lambda data, *_: data["waiting"].mentor_questions),
            Words(
                "home-queue",
                when=lambda data, *_: data["waiting"].queue_with_curator,
                count=lambda data: data["waiting"].queue_with_curator,
            ),
            Words(
                "home-proposals",
                when=lambda data, *_: data["waiting"].proposals,
                count=lambda data: data["waiting"].proposals,
            ),
            # Own mentorships and their ends
            Words(
                "home-pairs-ask",
                when=lambda data, *_: data["waiting"].ends_to_answer,
                count=lambda data: data["waiting"].ends_to_answer,
            ),
            Words(
                "home-mediations",
                when=lambda data, *_: data["waiting"].mediations,
                count=lambda data: data["waiting"].mediations,
            ),
            # Meetings
            Words("home-meetings-ask", when=_count("meetings_to_answer"), count=_count("meetings_to_answer")),
            # Papers, consents to take part and orders
            Words("home-consents-owed", when=_count("consents_owed"), count=_count("consents_owed")),
            Words("home-changes-asked", when=_count("changes_asked"), count=_count("changes_asked")),
            Words("home-consents-to-check", when=_count("consents_to_check"), count=_count("consents_to_check")),
            Words("home-orders-returned", when=_count("orders_returned"), count=_count("orders_returned")),
            Words("home-for-an-order", when=_count("for_an_order"), count=_count("for_an_order")),
            # Circles of meetings
            Words("home-rotations", when=_count("rotations_unanswered")),
            Words("home-profile", when="is_profile_open"),
            Words("home-paused", when="is_paused", until="paused_until"),
            Start(
                Label("home-button-decisions", count=lambda data: data["waiting"].decisions),
                id="decisions",
                state=Decisions.card,
                when="judges",
                style=Style(ButtonStyle.PRIMARY, when=lambda data, *_: data["waiting"].decisions),
            ),
            Start(
                Label("home-button-ask"),
                id="ask",
                state=AskingForHelp.direction,
                when="is_mentee",
                style=PRIMARY,
            ),
            Start(
                Label("home-button-queue", count=lambda data: data["waiting"].queue),
                id="queue",
                state=HelpQueue.list,
                when="decides",
                style=Style(ButtonStyle.PRIMARY, when=lambda data, *_: data["waiting"].queue_with_curator),
            ),
            Start(
                Label("home-button-helping", count="helping"),
                id="helping",
                state=MyHelping.list,
                when="helps",
                style=Style(ButtonStyle.PRIMARY, when="helping"),
            ),
            Start(Label("home-button-invite"), id="first", state=Inviting.list, when="is_alone", style=PRIMARY),
            Start(
                Label("home-button-mentor-asks", count=lambda data: data["waiting"].mentor_asks),
                id="asks",
                state=MentorAsks.list,
                when="is_asked_to_mentor",
                style=Style(ButtonStyle.PRIMARY, when=lambda data, *_: data["waiting"].mentor_asks),
            ),
            Start(
                Label("home-button-my-papers", count="own_papers"),
                id="papers",
                state=MyPapers.list,
                when="own_papers",
                style=PRIMARY,
            ),
            Group(
                Start(
                    Label("home-button-pairs", count=lambda data: data["waiting"].live_mentorships),
                    id="pairs",
                    state=MyMentorships.list,
                    when="has_pairs",
                    style=Style(ButtonStyle.PRIMARY, when=lambda data, *_: data["waiting"].ends_to_answer),
                ),
                Start(
                    Label("home-button-meetings", count=_count("meetings")),
                    id="meets",
                    state=MyMeetings.list,
                    when="has_pairs",
                    style=Style(ButtonStyle.PRIMARY, when=_count("meetings_to_answer")),
                ),
                Start(
                    Label("home-button-mediations", count=lambda data: data["waiting"].mediations),
                    id="mediate",
                    state=Mediating.list,
                    when="is_of_council",
                ),
                Start(Label("home-button-unit-pairs"), id="together", state=UnitMentorships.list, when="decides"),
                Start(Label("home-button-unit-meetings"), id="unitmeets", state=UnitMeetings.list, when="decides"),
                Start(Label("home-button-requests"), id="mine", state=MyRequests.list, when="is_mentee"),
                Start(
                    Label("home-button-mentor", count=lambda data: data["waiting"].mentor_requests),
                    id="mentor",
                    state=MyMentorRequests.list,
                    when="is_mentee",
                ),
                SwitchTo(
                    Label("home-button-more-meetings", count=_count("rotations_unanswered")),
                    id="more",
                    state=Home.meetings,
                    style=Style(ButtonStyle.PRIMARY, when=_count("rotations_unanswered")),
                ),
                Start(
                    Label("home-button-answers", count=lambda data: data["waiting"].proposals),
                    id="answers",
                    state=Answering.topics,
                    when="is_insider",
                ),
                Start(
                    Label("home-button-invite"), id="invite", state=Inviting.list, when=F["decides"] & ~F["is_alone"]
                ),
                Start(Label("home-button-people"), id="people", state=People.list, when="decides"),
                Start(Label("home-button-bank"), id="bank", state=Bank.list, when="decides"),
                Start(
                    Label("home-button-consents", count=_count("consents_to_check")),
                    id="consents",
                    state=Consents.list,
                    when="decides",
                ),
                Start(
                    Label("home-button-orders", count="orders_to_do"),
                    id="gather",
                    state=Orders.list,
                    when="decides",
                ),
                Start(Label("home-button-unit"), id="unit", state=UnitEditing.main, when="decides"),
                Start(Label("queue-figures"), id="figures", state=HelpQueue.figures, when="is_head"),
                Start(Label("home-button-letters"), id="letters", state=DeadLetters.list, when="has_dead_letters"),
                Start(Label("home-button-profile"), id="profile", state=Profile.view),
                Start(Label("home-button-place"), id="place", state=Profile.unit, when="has_units"),
                width=2,
            ),
            state=Home.main,
            getter=home_getter,
        ),
        Window(
            Words("home-more-meetings"),
            Start(Label("home-button-speed"), id="speed", state=SpeedMeetings.topics, when="is_mentee"),
            Start(Label("home-button-slots"), id="slots", state=Availability.view, when="is_mentor"),
            Start(Label("home-button-hours"), id="hours", state=OpenHours.list, when="is_insider"),
            Start(Label("hours-hosting"), id="hosting", state=Hosting.list, when=F["is_mentor"] & ~F["is_insider"]),
            Start(
                Label("home-button-rotations", count=_count("rotations_unanswered")),
                id="circles",
                state=Rotations.list,
                when="has_rotations",
                style=Style(ButtonStyle.PRIMARY, when=_count("rotations_unanswered")),
            ),
            SwitchTo(Label("button-home"), id="home", state=Home.main),
            state=Home.meetings,
            getter=home_getter,
        ),
        Window(Words("home-stranger"), state=Home.stranger),
        launch_mode=LaunchMode.ROOT,
    )
