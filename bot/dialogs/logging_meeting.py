"""«Записать»: the record of a meeting in under a minute, by taps, words or voice (гл. 4 п. 3).

Steps from before come first, then four questions, each of which may be left out; at the end stands all of it, with two
notes that cannot be taken for each other: the shared one in blue, the private one in green.
"""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.contents import content_of, texts_of
from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.choices import Choice, chooser, number, say, words_input
from bot.dialogs.log_words import ANSWER_SHOWN, NOTE_SHOWN, chip_text, cut, meeting_data, page_data, said_text
from bot.dialogs.states import LoggingMeeting, ProposingMeeting
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.topic_titles import topic_title
from mentoring.meeting_log_book import EarlierStep, LogPage
from mentoring.model.help_request import ContentKind
from mentoring.model.ids import MeetingId, TopicId
from mentoring.model.log_chips import chips_for
from mentoring.model.meeting_log import LogField, Tick
from mentoring.model.people import initials
from mentoring.refusals import Gone, SayOrWrite

QUESTIONS: Final = {
    LogField.WORKS: LoggingMeeting.works,
    LogField.HINDERS: LoggingMeeting.hinders,
    LogField.MENTEE_STEP: LoggingMeeting.mentee_step,
    LogField.MENTOR_STEP: LoggingMeeting.mentor_step,
}


def logging_meeting_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("record-earlier", names="names", place="place", total="total", owner="owner", step="step", day="day"),
            Words("record-earlier-carried", times="carried", when="carried"),
            Row(
                Button(Label("record-done"), id="done", on_click=partial(_tick, Tick.DONE), style=SUCCESS),
                Button(Label("record-not-done"), id="not", on_click=partial(_tick, Tick.NOT_DONE)),
            ),
            Button(Label("record-carry-on"), id="carry", on_click=partial(_tick, Tick.CARRY_ON)),
            Row(
                Button(Label("record-listen"), id="hear", on_click=_play_step, when="has_voice"),
                Button(Label("button-skip"), id="skip", on_click=_pass_step),
            ),
            Row(back_button(), home_button()),
            state=LoggingMeeting.earlier,
            getter=_earlier,
        ),
        *(_question(question, state) for question, state in QUESTIONS.items()),
        Window(
            Words("record-page", names="names", at="when", span="span"),
            Words("record-topic", topic="topic", when="topic"),
            Words("record-page-empty", when="is_empty"),
            Words("record-works-said", said="works", when="works"),
            Words("record-hinders-said", said="hinders", when="hinders"),
            Words("record-mentee-steps", steps="mentee_steps", is_group="is_group", when="mentee_steps"),
            Words("record-mentor-steps", steps="mentor_steps", when="mentor_steps"),
            Words("record-settled", steps="settled", when="settled"),
            Words("record-notes", notes="notes", when="notes"),
            Words("record-private", note="private", voice="has_private_voice", when="has_private"),
            Button(Label("record-propose", at="next"), id="next", on_click=_propose_next, when="next"),
            SwitchTo(Label("record-add"), id="add", state=LoggingMeeting.works),
            Group(
                SwitchTo(Label("record-shared"), id="shared", state=LoggingMeeting.shared, style=PRIMARY),
                SwitchTo(Label("record-private-note"), id="private", state=LoggingMeeting.private, style=SUCCESS),
                width=1,
            ),
            Group(
                Button(Label("record-earlier-again"), id="earlier", on_click=_tick_again, when="has_earlier"),
                SwitchTo(Label("record-topics"), id="topics", state=LoggingMeeting.directions),
                Button(Label("record-whole"), id="whole", on_click=_send_whole, when=~F["is_empty"]),
                Button(Label("record-listen-private"), id="own", on_click=_play_own, when="has_private_voice"),
                width=2,
            ),
            Row(back_button(), home_button()),
            state=LoggingMeeting.page,
            getter=_page,
        ),
        Window(
            Words("record-directions"),
            Words("record-topic", topic="topic", when="topic"),
            chooser("d", _open_direction, width=1),
            _to_page(),
            state=LoggingMeeting.directions,
            getter=_directions,
        ),
        Window(
            Words("record-topics-of", direction="direction"),
            chooser("t", _toggle_topic, width=1),
            SwitchTo(Label("record-topics-done"), id="done", state=LoggingMeeting.page, style=SUCCESS),
            Row(SwitchTo(Label("button-back"), id="back", state=LoggingMeeting.directions), home_button()),
            state=LoggingMeeting.topics,
            getter=_topics,
        ),
        Window(
            Words("record-shared-ask", names="names"),
            Words("record-shared-now", note="note", when="note"),
            words_input(_draft_shared),
            SwitchTo(Label("record-forget"), id="forget", state=LoggingMeeting.forget_shared, when="note"),
            _to_page(),
            state=LoggingMeeting.shared,
            getter=_shared,
        ),
        Window(
            Words("record-shared-sure", names="names", note="draft"),
            Button(Label("record-shared-yes"), id="yes", on_click=_write_shared, style=PRIMARY),
            SwitchTo(Label("record-rather-private"), id="private", state=LoggingMeeting.private_sure),
            _to_page(),
            state=LoggingMeeting.shared_sure,
            getter=_draft,
        ),
        Window(
            Words("record-private-ask"),
            Words("record-private", note="private", voice="has_private_voice", when="has_private"),
            MessageInput(_draft_private),
            SwitchTo(Label("record-forget"), id="forget", state=LoggingMeeting.forget_private, when="has_private"),
            _to_page(),
            state=LoggingMeeting.private,
            getter=_page,
        ),
        Window(
            Words("record-private-sure", note="draft", voice="has_voice"),
            Button(Label("record-private-yes"), id="yes", on_click=_write_private, style=SUCCESS),
            _to_page(),
            state=LoggingMeeting.private_sure,
            getter=_draft,
        ),
        Window(
            Words("record-forget-shared"),
            Button(Label("record-forget-yes"), id="yes", on_click=_forget_shared, style=DANGER),
            _to_page(),
            state=LoggingMeeting.forget_shared,
        ),
        Window(
            Words("record-forget-private"),
            Button(Label("record-forget-yes"), id="yes", on_click=_forget_private, style=DANGER),
            _to_page(),
            state=LoggingMeeting.forget_private,
        ),
        on_start=_begin,
    )


def _question(question: LogField, state: Any) -> Window:
    words = {
        LogField.WORKS: Words("record-ask-works", about="about"),
        LogField.HINDERS: Words("record-ask-hinders", about="about"),
        LogField.MENTEE_STEP: Words(
            "record-ask-mentee-step", about="about", is_group="is_group", comes_back="comes_back"
        ),
        LogField.MENTOR_STEP: Words("record-ask-mentor-step", about="about", comes_back="comes_back"),
    }
    questions = list(QUESTIONS)
    place = questions.index(question)
    before = questions[place - 1] if place else None
    back = SwitchTo(Label("button-back"), id="back", state=QUESTIONS[before]) if before else back_button()
    return Window(
        words[question],
        Words("record-others", said="others", when="others"),
        Words("record-said", said="said", when="said"),
        chooser("c", partial(_tap, question), width=1),
        MessageInput(partial(_answer, question)),
        Row(
            Button(Label("record-clear"), id="clear", on_click=partial(_clear, question), when="said"),
            Button(Label("button-skip"), id="skip", on_click=partial(_go_on, question), when=~F["is_answered"]),
            Button(
                Label("record-next"), id="next", on_click=partial(_go_on, question), when="is_answered", style=SUCCESS
            ),
        ),
        Row(SwitchTo(Label("record-finish"), id="finish", state=LoggingMeeting.page, when="is_begun")),
        Row(back, home_button()),
        state=state,
        getter=partial(_asked, question),
    )


def _to_page() -> Row:
    return Row(SwitchTo(Label("record-to-page"), id="page", state=LoggingMeeting.page), home_button())


# --- what windows show


def _meeting_id(manager: DialogManager) -> MeetingId:
    return MeetingId(started_with(manager, "meeting"))


async def _loaded(manager: DialogManager) -> LogPage:
    hand = at_hand(manager)
    return await hand.log_book.page(_meeting_id(manager), by=hand.actor)


async def _begin(_: Any, manager: DialogManager) -> None:
    """From the first question on: what is recorded is read first, and steps from before come before the questions."""
    if manager.current_context().state != LoggingMeeting.works:
        return
    page = await _loaded(manager)
    if page.is_begun:
        await manager.switch_to(LoggingMeeting.page)
    elif page.earlier:
        await manager.switch_to(LoggingMeeting.earlier)


def _step_at(manager: DialogManager, page: LogPage) -> EarlierStep | None:
    """The step whose turn it is; the next one once it was ticked or passed over."""
    place = manager.dialog_data.get("step", 0)
    return page.earlier[place] if 0 <= place < len(page.earlier) else None


async def _earlier(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page = await _loaded(dialog_manager)
    now = _step_at(dialog_manager, page)
    if now is None:
        raise Gone
    return meeting_data(hand.l10n, page) | {
        "place": page.earlier.index(now) + 1,
        "total": len(page.earlier),
        "owner": now.step.owner.value,
        "step": said_text(hand.l10n, now.step.said),
        "day": now.agreed_at.astimezone(hand.l10n.zone).date(),
        "carried": now.step.carried,
        "has_voice": now.step.said.voice is not None,
    }


async def _asked(question: LogField, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, page, me = hand.l10n, await _loaded(dialog_manager), hand.actor.id
    mine = page.said_by(me, question)
    taken: set[str] = set()
    if question.owner is None:
        others = [
            f"{initials(part.author_name)}: {said_text(l10n, part.log.answer(question), ANSWER_SHOWN)}"
            for part in page.parts
            if part.log.author_id != me and not part.log.answer(question).is_empty
        ]
    else:
        theirs = [step for step in page.steps_of(question.owner) if step.author_id != me]
        others = [said_text(l10n, step.said, ANSWER_SHOWN) for step in theirs]
        taken = {chip for step in theirs for chip in step.said.chips}
    offered = [chip for chip in chips_for(question, page.topics, page.tree) if chip not in taken]
    offered += [chip for chip in mine.chips if chip not in offered]
    return meeting_data(l10n, page) | {
        "others": "\n".join(others[:4]),
        "said": said_text(l10n, replace(mine, chips=())),
        "is_answered": not mine.is_empty,
        "is_begun": page.is_begun,
        "comes_back": page.mentorship_id is not None,
        "choices": [Choice(chip, chip_text(l10n, chip), chip in mine.chips) for chip in offered],
    }


async def _page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page = await _loaded(dialog_manager)
    next_at = await hand.use_cases.when_next(page.meeting_id, by=hand.actor)
    return page_data(hand.l10n, page) | {"next": next_at or "", "has_earlier": bool(page.earlier)}


async def _directions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, page = at_hand(dialog_manager).l10n, await _loaded(dialog_manager)
    directions = [Choice(each.id, topic_title(l10n, each)) for each in page.tree.directions()]
    return meeting_data(l10n, page) | {"choices": directions}


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, page = at_hand(dialog_manager).l10n, await _loaded(dialog_manager)
    direction = page.tree.find(TopicId(dialog_manager.dialog_data.get("direction", 0)))
    if direction is None:
        raise Gone
    offered = [direction, *page.tree.under(direction.id)]
    return {
        "direction": topic_title(l10n, direction),
        "choices": [Choice(each.id, topic_title(l10n, each), each.id in page.named_topics) for each in offered],
    }


async def _shared(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page = await _loaded(dialog_manager)
    own = page.own(hand.actor.id)
    return meeting_data(hand.l10n, page) | {"note": cut(own.note, NOTE_SHOWN) if own else ""}


async def _draft(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    page = await _loaded(dialog_manager)
    data = dialog_manager.dialog_data
    return meeting_data(at_hand(dialog_manager).l10n, page) | {
        "draft": cut(data.get("draft", ""), NOTE_SHOWN),
        "has_voice": bool(data.get("voice")),
    }


# --- steps from before


async def _tick(tick: Tick, press: CallbackQuery, _: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    now = _step_at(manager, await _loaded(manager))
    if now is None:
        raise Gone
    await hand.use_cases.tick_step(now.step.id, tick, at=_meeting_id(manager), by=hand.actor)
    await press.answer(label("record-ticked"))
    await _to_next_step(manager)


async def _pass_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _to_next_step(manager)


async def _to_next_step(manager: DialogManager) -> None:
    """The steps stay in their order while they are gone through: those ticked here are still among them."""
    manager.dialog_data["step"] = manager.dialog_data.get("step", 0) + 1
    page = await _loaded(manager)
    if _step_at(manager, page) is not None:
        return
    is_new = page.own(at_hand(manager).actor.id) is None and not page.steps
    await manager.switch_to(LoggingMeeting.works if is_new else LoggingMeeting.page)


async def _tick_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["step"] = 0
    await manager.switch_to(LoggingMeeting.earlier)


# --- answers


async def _tap(question: LogField, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.tap_chip(_meeting_id(manager), question, item, by=hand.actor)


async def _answer(question: LogField, message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words or a voice message, and on to the next question."""
    hand = at_hand(manager)
    words, voice = _spoken(message)
    await hand.use_cases.answer_in_log(_meeting_id(manager), question, words=words, voice=voice, by=hand.actor)
    await _to_next(question, manager)


def _spoken(message: Message) -> tuple[str, str | None]:
    """What was written or said. Raises SayOrWrite for anything else."""
    content = content_of(message)
    if content is None or content.kind not in {ContentKind.TEXT, ContentKind.VOICE}:
        raise SayOrWrite
    return content.text, content.file


async def _clear(question: LogField, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.clear_answer(_meeting_id(manager), question, by=hand.actor)


async def _go_on(question: LogField, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _to_next(question, manager)


async def _to_next(question: LogField, manager: DialogManager) -> None:
    questions = list(QUESTIONS)
    after = questions[questions.index(question) + 1 :]
    await manager.switch_to(QUESTIONS[after[0]] if after else LoggingMeeting.page)


# --- what it was about


async def _open_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(LoggingMeeting.topics)


async def _toggle_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    topic_id, chosen = TopicId(number(item)), (await _loaded(manager)).named_topics
    after = [each for each in chosen if each != topic_id] if topic_id in chosen else [*chosen, topic_id]
    await hand.use_cases.name_topics(_meeting_id(manager), after, by=hand.actor)


# --- notes


async def _draft_shared(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(draft=text, voice=None)
    await manager.switch_to(LoggingMeeting.shared_sure)


async def _draft_private(message: Message, _: MessageInput, manager: DialogManager) -> None:
    words, voice = _spoken(message)
    manager.dialog_data.update(draft=words, voice=voice)
    await manager.switch_to(LoggingMeeting.private_sure)


async def _write_shared(press: CallbackQuery, _: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.write_shared_note(_meeting_id(manager), manager.dialog_data.get("draft", ""), by=hand.actor)
    await press.answer(label("record-shared-kept"))
    await manager.switch_to(LoggingMeeting.page)


async def _write_private(press: CallbackQuery, _: Button, manager: DialogManager) -> None:
    hand, data = at_hand(manager), manager.dialog_data
    label = hand.l10n.label
    await hand.use_cases.write_private_note(
        _meeting_id(manager), words=data.get("draft", ""), voice=data.get("voice"), by=hand.actor
    )
    await press.answer(label("record-private-kept"))
    await manager.switch_to(LoggingMeeting.page)


async def _forget_shared(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_shared_note(_meeting_id(manager), "", by=hand.actor)
    await manager.switch_to(LoggingMeeting.page)


async def _forget_private(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_private_note(_meeting_id(manager), by=hand.actor)
    await manager.switch_to(LoggingMeeting.page)


# --- reading it whole


async def _play_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    now = _step_at(manager, await _loaded(manager))
    if now is None or now.step.said.voice is None:
        raise Gone
    await _send_voice(manager, now.step.said.voice)


async def _play_own(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    private = (await _loaded(manager)).private
    if private is None or private.voice is None:
        raise Gone
    await _send_voice(manager, private.voice)


async def _send_voice(manager: DialogManager, file: str, caption: str | None = None) -> None:
    hand = at_hand(manager)
    await hand.bot.send_voice(hand.account, file, caption=caption)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _send_whole(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All that is shared, uncut, with the voice messages; above the page, which comes down below it."""
    hand = at_hand(manager)
    l10n, label, page = hand.l10n, hand.l10n.label, await _loaded(manager)
    voices: list[tuple[str, str]] = []
    lines: list[str] = []
    headings = {
        LogField.WORKS: label("record-heading-works"),
        LogField.HINDERS: label("record-heading-hinders"),
        LogField.MENTEE_STEP: label("record-heading-mentee-step"),
        LogField.MENTOR_STEP: label("record-heading-mentor-step"),
    }
    for question, heading in headings.items():
        if question.owner is None:
            said = [(initials(part.author_name), part.log.answer(question)) for part in page.parts]
        else:
            said = [("", step.said) for step in page.steps_of(question.owner)]
        told = [(name, each) for name, each in said if not each.is_empty]
        if told:
            lines.append(heading)
        for name, each in told:
            lines.append("— " + ": ".join(part for part in (name, said_text(l10n, each)) if part))
            if each.voice:
                voices.append((each.voice, l10n("record-voice-of", question=heading, name=name)))
    notes = [f"{initials(part.author_name)}: {part.log.note}" for part in page.parts if part.log.note]
    if notes:
        lines.extend([label("record-heading-note"), *(f"— {note}" for note in notes)])
    for text in texts_of("", "\n".join(lines)) if lines else ():
        await say(manager, text)
    for file, caption in voices:
        await _send_voice(manager, file, caption)


async def _propose_next(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """One tap begins a proposal for the day the cadence says."""
    hand = at_hand(manager)
    page = await _loaded(manager)
    at = await hand.use_cases.when_next(page.meeting_id, by=hand.actor)
    if at is None or page.mentorship_id is None:
        raise Gone
    data = {"mentorship": page.mentorship_id, "times": [int(at.timestamp())]}
    await manager.start(ProposingMeeting.when, data=data)
