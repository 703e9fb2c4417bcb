"""Personal links as people of a story get them."""

import re

from mentoring.model.ids import AccountId
from mentoring.model.people import Language
from tests.conversations.dsl import Someone, Stage


async def invite(inviter: Someone, name: str, *roles: str) -> str:
    """The inviter invites from the phone; the secret of the link they are given to forward."""
    await inviter.says("/start")
    await inviter.presses("Приглашения")
    await inviter.presses("➕ Пригласить")
    for role in roles:
        await inviter.presses(role)
    await inviter.presses("Дальше")
    await inviter.says(name)
    return link_of(inviter)


def link_of(person: Someone) -> str:
    """The secret of the newest link in the chat."""
    return str(re.findall(r"\?start=([\w-]+)", person.screen)[-1])


async def owner_link(stage: Stage) -> str:
    """What the program prints on an empty database."""
    token = await stage.program.use_cases.fresh_owner_link(
        unit_name="Школа", language=Language.RU, zone="Asia/Yekaterinburg", is_forced=True
    )
    return token or ""


async def join(stage: Stage, token: str, first_name: str) -> Someone:
    """Somebody opens the link and consents."""
    person = await stage.someone(first_name)
    await person.says(f"/start {token}")
    await person.presses("Дальше")
    await person.presses("Согласен(на)")
    return person


def account_of(person: Someone) -> AccountId:
    return AccountId(person.account)
