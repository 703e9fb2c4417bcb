"""Documents on their way to a reader: into the chat, or onto the server where papers stay off the chat."""

import asyncio
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaDocument, Message
from aiogram_dialog import DialogManager

from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.choices import say
from bot.l10n import L10n
from documents.papers import Paper, kind_of, paper_file
from mentoring.model.participation import PAPER_LIMIT
from mentoring.model.units import Unit
from mentoring.refusals import Gone, NotAPaper, PaperTooLarge

#: A message group holds no more documents; more of them come as one archive.
MOST_SINGLE = 10


@dataclass(frozen=True, slots=True)
class Titled:
    """A document under the name by which it is found."""

    #: Without the ending.
    title: str
    paper: Paper

    @property
    def file_name(self) -> str:
        # Numbers of orders may hold a slash: «97/3-од».
        return f"{self.title.replace('/', '-')}.docx"


def unit_words(hand: AtHand, unit: Unit) -> L10n:
    """Papers speak the unit's language, whoever asks for them."""
    return hand.texts.in_language(unit.language, unit.zone)


async def send_papers(manager: DialogManager, unit: Unit, papers: Sequence[Titled], *, bundle: str, said: str) -> None:
    """Make the papers in a thread and hand them to the reader with a sentence; many come as one archive, `bundle`.

    Where the unit keeps its papers off the chat, they are laid out on the server and the chat says under which names.
    """
    contents = await made(manager, unit, [titled.paper for titled in papers])
    files = [(titled.file_name, content) for titled, content in zip(papers, contents, strict=True)]
    await hand_over(manager, unit, files, bundle=bundle, said=said)


async def made(manager: DialogManager, unit: Unit, papers: Sequence[Paper]) -> list[bytes]:
    """The papers as files, from the unit's templates. A word says that it takes a moment."""
    hand = at_hand(manager)
    l10n = hand.l10n
    waiting = await hand.bot.send_message(hand.account, l10n("papers-in-the-making"))
    try:
        kinds = {kind_of(paper) for paper in papers}
        templates = {kind: await hand.use_cases.template_in_use(kind, unit.id) for kind in kinds}
        language = unit.language.value

        def make() -> list[bytes]:
            return [paper_file(paper, language, templates[kind_of(paper)]) for paper in papers]

        return await asyncio.to_thread(make)
    finally:
        await waiting.delete()


async def hand_over(
    manager: DialogManager, unit: Unit, files: Sequence[tuple[str, bytes]], *, bundle: str, said: str
) -> None:
    """Files into the chat; onto the server where the unit keeps its papers off the chat."""
    hand = at_hand(manager)
    l10n = hand.l10n
    if unit.settings.keeps_papers_off_chat:
        names = [await hand.papers_folder.lay_out(unit, name, content) for name, content in files]
        await say(manager, l10n("papers-laid-out", names="\n".join(names)))
        return
    await hand.bot.send_chat_action(hand.account, ChatAction.UPLOAD_DOCUMENT)
    await say(manager, said)
    if len(files) > MOST_SINGLE:
        files = [(f"{bundle}.zip", await asyncio.to_thread(_archive, files))]
    if len(files) == 1:
        [(name, content)] = files
        await hand.bot.send_document(hand.account, BufferedInputFile(content, name))
    elif files:
        group = [InputMediaDocument(media=BufferedInputFile(content, name)) for name, content in files]
        await hand.bot.send_media_group(hand.account, list(group))


def _archive(files: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


async def file_in(message: Message, hand: AtHand, limit: int = PAPER_LIMIT) -> bytes | None:
    """What a person sent, as bytes: the largest size of a photo, or a document; None for any other message.

    Raises PaperTooLarge before anything is fetched, where the messenger tells the size.
    """
    sent = message.photo[-1] if message.photo else message.document
    if sent is None:
        return None
    too_large = PaperTooLarge(megabytes=limit // 1024**2)
    if (sent.file_size or 0) > limit:
        raise too_large
    try:
        buffer = await hand.bot.download(sent.file_id, BytesIO())
    except TelegramBadRequest as fault:
        raise (too_large if "too big" in fault.message else Gone) from fault
    content = buffer.getvalue() if isinstance(buffer, BytesIO) else b""
    if not content:
        raise NotAPaper
    return content
