"""Files the bot has sent, as the person who gets them opens them."""

from typing import Any

import vobject

from tests.conversations.dsl import Someone, Stage


async def newest_file(stage: Stage, person: Someone) -> tuple[str, bytes]:
    """The name and the content of the newest document in the person's chat."""
    document: dict[str, Any] = next(each["document"] for each in reversed(person.messages) if each.get("document"))
    _, _, content = await stage.box.control.file(document["file_id"])
    return str(document["file_name"]), content


async def newest_calendar(stage: Stage, person: Someone) -> Any:
    """The newest document, a calendar file, read by another library than the one that wrote it."""
    name, content = await newest_file(stage, person)
    assert name.endswith(".ics")
    return vobject.readOne(content.decode())
