"""The talk of a help request: messages passed on both ways, and the presses under them."""

from collections.abc import Callable, Iterable
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.api.entities import Context as DialogContext

from bot.announcements.help import log_rows, rating_rows, unsolved_rows
from bot.callbacks import Place, PlacePress, RatePress, TalkAction, TalkPress
from bot.contents import content_of
from bot.dialogs.my_requests import talk_entered
from bot.dialogs.roles import renew_commands
from bot.dialogs.states import (
    Answering,
    Decisions,
    HelpQueue,
    Home,
    MentorOffer,
    MyHelping,
    MyRequests,
    People,
    WritingLog,
)
from bot.handlers.help_offers import known
from bot.l10n import L10n
from bot.topic_titles import topic_title
from bot.use_cases import UseCases
from mentoring.help_desk import HelpDesk
from mentoring.model.help_request import Content, HelpState
from mentoring.model.ids import HelpRequestId
from mentoring.model.people import Actor
from mentoring.refusals import NotInTalk, OfferOver


class IsReply(Filter):
    """A reply to some message of this chat: it goes to a talk whatever window is open."""

    async def __call__(self, message: Message, actor: Actor | None = None) -> bool | dict[str, Any]:
        return actor is not None and message.reply_to_message is not None and content_of(message) is not None


class NoWindowAsks(Filter):
    """No window waits for words: what is written goes to the talk, and the window stays where it is.

    A dialog takes every message of its chat, whether its window has an input or not.
    """

    def __init__(self, dialogs: Iterable[Dialog]) -> None:
        windows = (window for dialog in dialogs for window in dialog.windows.values())
        self._asking = {window.get_state() for window in windows if _has_input(window)}

    async def __call__(self, message: Message, aiogd_context: DialogContext | None = None) -> bool:
        return aiogd_context is None or aiogd_context.state not in self._asking


def _has_input(window: Any) -> bool:
    return window.on_message is not None


async def pass_on(message: Message, use_cases: UseCases, help_desk: HelpDesk, actor: Actor | None, l10n: L10n) -> None:
    """A plain message goes where the person is in the talk, a reply to the talk of what it replies to."""
    content = content_of(message)
    if actor is None:
        await message.reply(l10n("home-stranger"))
        return
    if content is None:
        await message.reply(l10n("talk-cannot-pass-on"))
        return
    replied = message.reply_to_message
    try:
        passed = await use_cases.pass_on(
            [content], reply_to=replied.message_id if replied is not None else None, by=actor
        )
    except NotInTalk:
        if not await add_to_question(message, content, use_cases, help_desk, actor, l10n):
            await message.reply(l10n("talk-none"))
        return
    title = topic_title(l10n, passed.case.topic)
    if not passed.is_talk:
        await message.reply(l10n("talk-added-to-question", topic=title))
    elif passed.live_talks > 1:
        # With one talk there is nothing to confuse; with several it is worth saying which one got the message.
        is_mentee = passed.case.request.mentee_id == actor.id
        name = (passed.case.mentor_name or "") if is_mentee else passed.case.mentee.name
        await message.reply(l10n("talk-sent-to", name=name, topic=title), disable_notification=True)


async def add_to_question(
    message: Message, content: Content, use_cases: UseCases, help_desk: HelpDesk, actor: Actor, l10n: L10n
) -> bool:
    """Who waits for help on one request and writes on means that request."""
    waiting = [line for line in await help_desk.my_requests(actor.id) if line.state is HelpState.OPEN]
    if len(waiting) != 1:
        return False
    await use_cases.add_detail(waiting[0].id, [content], by=actor)
    await message.reply(l10n("talk-added-to-question", topic=topic_title(l10n, waiting[0].topic)))
    return True


async def edited(message: Message, use_cases: UseCases, actor: Actor | None) -> None:
    text = message.text if message.text is not None else message.caption
    if actor is not None and text is not None:
        await use_cases.edit_message(message.message_id, text, by=actor)


async def enter(
    press: CallbackQuery,
    callback_data: TalkPress,
    use_cases: UseCases,
    help_desk: HelpDesk,
    actor: Actor | None,
    l10n: L10n,
) -> None:
    by, request_id = known(actor), HelpRequestId(callback_data.request)
    await use_cases.enter_talk(request_id, by=by)
    card = await help_desk.card(request_id, reader_id=by.id)
    await press.answer(talk_entered(card.line, by, l10n), show_alert=True)


async def end(
    press: CallbackQuery, callback_data: TalkPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    is_solved = callback_data.action is TalkAction.SOLVED
    by = known(actor)
    request = await use_cases.end_talk(HelpRequestId(callback_data.request), is_solved=is_solved, by=by)
    if request.mentee_id == by.id and is_solved:
        text, rows = l10n("talk-ended-rate"), rating_rows(l10n, request.id)
    elif request.mentee_id == by.id:
        text, rows = l10n("talk-ended-unsolved"), unsolved_rows(l10n, request.id)
    else:
        text, rows = l10n("talk-ended-thanks"), log_rows(l10n, request.id)
    if press.message is not None:
        await press.message.answer(text, reply_markup=InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows]))
        await without_buttons(press)
    await press.answer()


async def release(
    press: CallbackQuery, callback_data: TalkPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.release_help(HelpRequestId(callback_data.request), by=known(actor))
    await without_buttons(press)
    await press.answer(label("talk-released"), show_alert=True)


async def reopen(
    press: CallbackQuery,
    callback_data: TalkPress,
    use_cases: UseCases,
    actor: Actor | None,
    l10n: L10n,
    dialog_manager: DialogManager,
) -> None:
    label = l10n.label
    await use_cases.reopen_help(HelpRequestId(callback_data.request), by=known(actor))
    await without_buttons(press)
    await press.answer(label("talk-reopened"))
    await dialog_manager.start(MyRequests.card, data={"request": callback_data.request})


async def share(
    press: CallbackQuery, callback_data: TalkPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.propose_answer(HelpRequestId(callback_data.request), by=known(actor))
    await keep_buttons(press, lambda data: data != callback_data.pack())
    await press.answer(label("talk-shared"), show_alert=True)


async def rate(
    press: CallbackQuery, callback_data: RatePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.rate_help(HelpRequestId(callback_data.request), callback_data.rating, by=known(actor))
    await keep_buttons(
        press, lambda data: not data.startswith(f"{RatePress.__prefix__}:"), text=l10n("talk-rated-next")
    )
    await press.answer(label("talk-rated"))


async def keep_buttons(press: CallbackQuery, is_kept: Callable[[str], bool], *, text: str | None = None) -> None:
    """What is done leaves its message; what can still be done stays, under the new words if there are any."""
    if isinstance(press.message, Message) and press.message.reply_markup is not None:
        rows = [
            [each for each in row if is_kept(each.callback_data or "")]
            for row in press.message.reply_markup.inline_keyboard
        ]
        markup = InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
        if text is None:
            await press.message.edit_reply_markup(reply_markup=markup)
        else:
            await press.message.edit_text(text, reply_markup=markup)


async def write_log(press: CallbackQuery, callback_data: TalkPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(WritingLog.works, data={"request": callback_data.request})
    await press.answer()


async def answer_back(press: CallbackQuery, callback_data: TalkPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(MyRequests.detail, data={"request": callback_data.request})
    await press.answer()


async def show_card(
    press: CallbackQuery,
    callback_data: TalkPress,
    help_desk: HelpDesk,
    actor: Actor | None,
    dialog_manager: DialogManager,
) -> None:
    """The request as its mentee sees it, or as the mentor who was asked."""
    reader = known(actor)
    line = (await help_desk.card(HelpRequestId(callback_data.request), reader_id=reader.id)).line
    is_mentee = line.mentee_id == reader.id
    if not (is_mentee or line.is_offered or line.is_mine):
        raise OfferOver
    await dialog_manager.start(MyRequests.card if is_mentee else MyHelping.card, data={"request": line.id})
    await press.answer()


async def go(press: CallbackQuery, callback_data: PlacePress, dialog_manager: DialogManager) -> None:
    states = {
        Place.HOME: Home.main,
        Place.QUEUE: HelpQueue.list,
        Place.ANSWERS: Answering.proposals,
        Place.PEOPLE: People.list,
        Place.OFFER: MentorOffer.view,
        Place.DECISIONS: Decisions.card,
    }
    await dialog_manager.start(states[callback_data.place])
    await press.answer()
    if callback_data.place is Place.HOME:
        # The notice may have told of new roles, and somebody else gave them.
        await renew_commands(dialog_manager)


async def without_buttons(press: CallbackQuery) -> None:
    """What was decided cannot be pressed again."""
    if isinstance(press.message, Message):
        await press.message.edit_reply_markup(reply_markup=None)


def replies_router() -> Router:
    """Stands before the dialogs: a reply in a talk is never an answer to a window's question."""
    router = Router(name="replies")
    router.message.register(pass_on, F.chat.type == "private", IsReply())
    router.edited_message.register(edited, F.chat.type == "private")
    return router


def talk_router() -> Router:
    router = Router(name="talk")
    actions: dict[TalkAction, Callable[..., Any]] = {
        TalkAction.ENTER: enter,
        TalkAction.SOLVED: end,
        TalkAction.UNSOLVED: end,
        TalkAction.RELEASE: release,
        TalkAction.REOPEN: reopen,
        TalkAction.SHARE: share,
        TalkAction.LOG: write_log,
        TalkAction.ANSWER_BACK: answer_back,
        TalkAction.CARD: show_card,
    }
    for action, handler in actions.items():
        router.callback_query.register(handler, TalkPress.filter(F.action == action))
    router.callback_query.register(rate, RatePress.filter())
    router.callback_query.register(go, PlacePress.filter())
    return router


def loose_messages_router(dialogs: Iterable[Dialog]) -> Router:
    """Stands before the dialogs: what no window waits for goes to the talk the person is in."""
    router = Router(name="loose_messages")
    router.message.register(pass_on, F.chat.type == "private", NoWindowAsks(dialogs))
    return router
