"""What `nastavnik check` looks at: is the program ready to start here, and if not, what is to be done.

aiogram is not imported: a check has to answer in a moment and on a half-broken machine.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.console import LOCALES, ConsoleWords
from bot.logs import first_line
from bot.settings import Settings

_PATIENCE = 10.0  # seconds for the database and for Telegram each
ROOT = LOCALES.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report."""

    is_ok: bool
    text: str


def run_checks(settings: Settings, l10n: ConsoleWords, *, is_offline: bool = False) -> list[Finding]:
    """All findings, in the order to read them; offline leaves Telegram alone."""
    findings = [
        Finding(is_ok=True, text=l10n("check-settings-ok")),
        _database(settings, l10n),
        *([] if is_offline else [_token(settings, l10n)]),
        _time_zone(settings, l10n),
        _texts(l10n),
    ]
    return findings


def _database(settings: Settings, l10n: ConsoleWords) -> Finding:
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

    try:
        revision = _stored_revision(settings)
    except (OSError, sqlite3.Error, TimeoutError, _PostgresFault) as fault:
        return Finding(is_ok=False, text=l10n("check-database-unreachable", reason=first_line(fault)))
    script = ScriptDirectory.from_config(Config(str(ROOT / "alembic.ini")))
    if revision is None:
        return Finding(is_ok=True, text=l10n("check-database-empty"))
    if revision == script.get_current_head():
        return Finding(is_ok=True, text=l10n("check-database-ok", revision=revision))
    try:
        script.get_revision(revision)
    except CommandError:
        return Finding(is_ok=False, text=l10n("check-database-newer", revision=revision))
    return Finding(is_ok=True, text=l10n("check-database-behind", revision=revision))


class _PostgresFault(Exception):
    """Whatever PostgreSQL or its driver had against the connection."""


def _stored_revision(settings: Settings) -> str | None:
    path = settings.sqlite_path
    if path is None:
        return asyncio.run(_postgres_revision(settings.database_url))
    if not path.exists():
        return None
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
        has_table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if has_table else None
    return str(row[0]) if row else None


async def _postgres_revision(address: str) -> str | None:
    import asyncpg

    try:
        connection = await asyncpg.connect(address.replace("+asyncpg", "", 1), timeout=_PATIENCE)
        try:
            if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
                return None
            revision = await connection.fetchval("SELECT version_num FROM alembic_version")
        finally:
            await connection.close()
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
        raise _PostgresFault(str(fault)) from fault
    return None if revision is None else str(revision)


def _token(settings: Settings, l10n: ConsoleWords) -> Finding:
    if settings.bot_token is None:
        return Finding(is_ok=True, text=l10n("check-token-none"))
    try:
        status, answer = asyncio.run(_get_me(settings))
    except (OSError, TimeoutError, _NoAnswer) as fault:
        return Finding(is_ok=False, text=l10n("check-token-no-answer", reason=first_line(fault)))
    if status in {401, 404}:
        return Finding(is_ok=False, text=l10n("check-token-refused"))
    username = answer.get("username")
    if status != 200 or not isinstance(username, str):
        return Finding(is_ok=False, text=l10n("check-token-no-answer", reason=f"HTTP {status}"))
    return Finding(is_ok=True, text=l10n("check-token-ok", username=username))


class _NoAnswer(Exception):
    """Telegram or the proxy on the way to it could not be reached, or answered no JSON."""


async def _get_me(settings: Settings) -> tuple[int, dict[str, object]]:
    import aiohttp
    from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

    token = settings.bot_token.get_secret_value() if settings.bot_token is not None else ""
    connector = (
        ProxyConnector.from_url(settings.telegram_proxy.get_secret_value())
        if settings.telegram_proxy is not None
        else None
    )
    timeout = aiohttp.ClientTimeout(total=_PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout) as session,
            session.get(f"{settings.telegram_api_base}/bot{token}/getMe") as response,
        ):
            body = await response.json(content_type=None)
    except (aiohttp.ClientError, ProxyError, ProxyConnectionError, ProxyTimeoutError, ValueError) as fault:
        # The address in an error's text would carry the token.
        raise _NoAnswer(type(fault).__name__) from None
    result = body.get("result") if isinstance(body, dict) else None
    return response.status, result if isinstance(result, dict) else {}


def _time_zone(settings: Settings, l10n: ConsoleWords) -> Finding:
    now = datetime.now(ZoneInfo(settings.default_time_zone))
    return Finding(is_ok=True, text=l10n("check-time-zone", zone=settings.default_time_zone, now=f"{now:%H:%M}"))


def _texts(l10n: ConsoleWords) -> Finding:
    keys = {folder.name: _keys_of(folder) for folder in sorted(LOCALES.iterdir()) if folder.is_dir()}
    everything = frozenset[str]().union(*keys.values())
    for language, known in keys.items():
        missing = sorted(everything - known)
        if missing:
            return Finding(is_ok=False, text=l10n("check-texts-missing", language=language, key=missing[0]))
    return Finding(is_ok=True, text=l10n("check-texts-ok", languages=", ".join(keys), count=len(everything)))


def _keys_of(folder: Path) -> frozenset[str]:
    from fluent.syntax import FluentParser, ast

    parse: Callable[[str], ast.Resource] = FluentParser().parse
    return frozenset(
        entry.id.name
        for file in folder.glob("*.ftl")
        for entry in parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    )
