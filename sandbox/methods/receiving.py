"""How the bot gets its updates: long polling and the webhook."""

import asyncio
import time
from typing import Any
from urllib.parse import urlsplit

from aiogram import methods as m

from ..profile import Webhook
from ..refusals import ApiRefusal, bad_request
from ..updates import UpdateQueue
from .registry import Call, acts_on

_LONGEST_POLL = 50.0
_REORDER_GRACE = 0.5  #: how long a batch to be reordered waits for its second update, in seconds


def _conflict(why: str) -> ApiRefusal:
    return ApiRefusal(409, f"Conflict: {why}")


@acts_on(m.GetUpdates)
async def get_updates(call: Call, p: m.GetUpdates) -> list[dict[str, Any]]:
    """A newer getUpdates ends the one under way with 409, as in Telegram's server."""
    telegram, queue = call.telegram, call.world.updates
    if call.world.profile.webhook.url:
        raise _conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    if p.allowed_updates is not None:
        queue.allow(p.allowed_updates)
    queue.confirm(p.offset or 0)
    if telegram.poller is not None:
        telegram.poller.set()
    woken = telegram.poller = asyncio.Event()
    limit = min(max(p.limit or 100, 1), 100)
    await asyncio.sleep(0)  # a bot polling without timeout must not keep the loop to itself
    deadline = time.monotonic() + min(max(p.timeout or 0, 0), _LONGEST_POLL)
    try:
        while not queue:
            left = deadline - time.monotonic()
            if left <= 0 or not await _wait(woken, left):
                break
            if telegram.poller is not woken:
                raise _conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            if call.world.profile.webhook.url:
                raise _conflict("terminated by setWebhook request")
            woken.clear()
        await _gather_two(queue, woken)
        return queue.batch(limit)
    finally:
        if telegram.poller is woken:
            telegram.poller = None


async def _wait(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True


async def _gather_two(queue: UpdateQueue, woken: asyncio.Event) -> None:
    if queue.reorder and len(queue) == 1:
        woken.clear()
        await _wait(woken, _REORDER_GRACE)


@acts_on(m.SetWebhook)
def set_webhook(call: Call, p: m.SetWebhook) -> bool:
    """https only, as Telegram demands; plain http is let through to this very machine, which needs no certificate."""
    world = call.world
    if not p.url:
        return _forget_webhook(call, p.drop_pending_updates)
    address = urlsplit(p.url)
    if address.scheme != "https" and address.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if p.allowed_updates is not None:
        world.updates.allow(p.allowed_updates)
    if p.drop_pending_updates:
        world.updates.clear()
    world.profile.webhook = Webhook(
        url=p.url, secret=p.secret_token, max_connections=min(max(p.max_connections or 40, 1), 100)
    )
    if call.telegram.poller is not None:
        call.telegram.poller.set()
    world.on_webhook()
    world.changed("webhook")
    return True


@acts_on(m.DeleteWebhook)
def delete_webhook(call: Call, p: m.DeleteWebhook) -> bool:
    return _forget_webhook(call, p.drop_pending_updates)


def _forget_webhook(call: Call, drop_pending_updates: bool | None) -> bool:
    if drop_pending_updates:
        call.world.updates.clear()
    call.world.profile.webhook = Webhook()
    call.world.on_webhook()
    call.world.changed("webhook")
    return True


@acts_on(m.GetWebhookInfo)
def get_webhook_info(call: Call, p: m.GetWebhookInfo) -> dict[str, Any]:
    hook, queue = call.world.profile.webhook, call.world.updates
    shown: dict[str, Any] = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(queue)}
    if hook.url:
        shown["max_connections"] = hook.max_connections
    if hook.last_error:
        shown |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    if queue.allowed:
        shown["allowed_updates"] = list(queue.allowed)
    return shown
