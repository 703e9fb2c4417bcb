"""The command line. What a command needs is imported inside it, so that `--help` answers at once."""

import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from bot import __version__
from bot.console import ConsoleWords, console_words

if TYPE_CHECKING:
    from bot.settings import Settings

Program = Coroutine[object, object, None]

_FAILED = 1
_MISUSED = 2

_FILE = click.Path(dir_okay=False, path_type=Path)


def command_line(l10n: ConsoleWords) -> click.Group:
    """The commands with their help in the given words."""

    @click.group(help=l10n("cli-about"), context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name="nastavnik", help=l10n("cli-version"))
    def nastavnik() -> None: ...

    @nastavnik.command(help=l10n("cli-run"))
    def run() -> None:
        settings = _settings(l10n)
        if settings.bot_token is None:
            _run_sandbox(settings, l10n, is_seeded=True)
            return

        def start() -> Program:
            from bot import app

            return app.run(settings)

        _live(settings, l10n, start)

    @nastavnik.command(help=l10n("cli-sandbox"))
    @click.option("--empty", is_flag=True, help=l10n("cli-sandbox-empty"))
    @click.option("--port", type=click.IntRange(1, 65535), help=l10n("cli-sandbox-port"))
    @click.option("--host", help=l10n("cli-sandbox-host"))
    def sandbox(empty: bool, port: int | None, host: str | None) -> None:
        given = {"sandbox_port": port, "sandbox_host": host}
        settings = _settings(l10n).model_copy(
            update={name: value for name, value in given.items() if value is not None}
        )
        _run_sandbox(settings, l10n, is_seeded=not empty)

    @nastavnik.command(help=l10n("cli-check"))
    @click.option("--offline", is_flag=True, help=l10n("cli-check-offline"))
    def check(offline: bool) -> None:
        settings = _settings(l10n)
        from bot.checks import run_checks

        findings = run_checks(settings, l10n, is_offline=offline)
        for finding in findings:
            click.echo(("✓ " if finding.is_ok else "✗ ") + finding.text)
        sys.exit(0 if all(finding.is_ok for finding in findings) else _FAILED)

    @nastavnik.command(help=l10n("cli-invite"))
    def invite() -> None:
        settings = _settings(l10n)
        if settings.bot_token is None:
            _stop(l10n("invite-needs-token"), _MISUSED)
        import asyncio

        from bot import app
        from bot.logs import set_up_logging
        from bot.running import CannotStart
        from bot.settings import prepare_folder

        set_up_logging("WARNING", settings.log_format)
        prepare_folder(settings)
        try:
            click.echo(asyncio.run(app.fresh_owner_link(settings)))
        except CannotStart as fault:
            _stop(str(fault))

    @nastavnik.command(help=l10n("cli-backup"))
    @click.argument("file", type=_FILE)
    def backup(file: Path) -> None:
        from bot.backup import AlreadyThere, NoDatabaseYet, NotOurDatabase, back_up

        settings = _settings(l10n)
        database = _sqlite_path(settings, l10n)
        try:
            back_up(database, settings.papers_path, file)
        except NoDatabaseYet:
            _stop(l10n("backup-no-database", path=str(database)))
        except AlreadyThere:
            _stop(l10n("backup-already-there", path=str(file)))
        except NotOurDatabase:
            _stop(l10n("backup-damaged", path=str(database)))
        except OSError as fault:
            _stop(l10n("backup-cannot-write", path=str(file), reason=fault.strerror or str(fault)))
        click.echo(l10n("backup-done", path=str(file)))

    @nastavnik.command(help=l10n("cli-restore"))
    @click.argument("file", type=_FILE)
    @click.option("--yes", is_flag=True, help=l10n("cli-restore-yes"))
    def restore(file: Path, yes: bool) -> None:
        from bot.backup import NoDatabaseYet, NotOurDatabase
        from bot.backup import restore as put_back
        from bot.running import AlreadyRunning

        settings = _settings(l10n)
        database = _sqlite_path(settings, l10n)
        if not yes and not click.confirm(l10n("restore-sure", path=str(database)), default=False):
            _stop(l10n("restore-left-alone"))
        try:
            now = datetime.now(UTC)
            aside = put_back(file, database, settings.papers_path, lock_path=settings.lock_path, now=now)
        except NoDatabaseYet:
            _stop(l10n("restore-no-file", path=str(file)))
        except NotOurDatabase:
            _stop(l10n("restore-not-ours", path=str(file)))
        except AlreadyRunning:
            _stop(l10n("already-running", path=str(database)))
        except OSError as fault:
            _stop(l10n("restore-cannot", path=str(file), reason=fault.strerror or str(fault)))
        click.echo(l10n("restore-done", path=str(file)))
        if aside is not None:
            click.echo(l10n("restore-aside", path=str(aside)))

    return nastavnik


def main() -> None:
    """Runs the command given on the command line."""
    command_line(console_words())(prog_name="nastavnik")


def _run_sandbox(settings: "Settings", l10n: ConsoleWords, *, is_seeded: bool) -> None:
    trial = settings.in_sandbox()

    def start() -> Program:
        from bot import app

        return app.run_sandbox(trial, is_seeded=is_seeded)

    _live(trial, l10n, start)


def _live(settings: "Settings", l10n: ConsoleWords, start: Callable[[], Program]) -> None:
    """Runs the program until it is stopped, alone on its database; when it is not alone, nothing heavy is imported."""
    import asyncio

    from bot.logs import set_up_logging
    from bot.running import AlreadyRunning, CannotStart, only_one_running
    from bot.settings import prepare_folder

    set_up_logging(settings.log_level, settings.log_format)
    try:
        with only_one_running(settings.lock_path):
            prepare_folder(settings)
            asyncio.run(start())
    except AlreadyRunning:
        _stop(l10n("already-running", path=str(settings.sqlite_path)))
    except CannotStart as fault:
        _stop(str(fault))
    except OSError as fault:
        if fault.filename is None:
            raise
        _stop(l10n("cannot-write", path=str(fault.filename)))
    except KeyboardInterrupt:
        return


def _settings(l10n: ConsoleWords) -> "Settings":
    from bot.settings import UnreadableEnvFile, WrongSettings, read_settings

    try:
        return read_settings()
    except UnreadableEnvFile:
        _stop(l10n("settings-unreadable"), _MISUSED)
    except WrongSettings as wrong:
        for field, value in wrong.faults.items():
            click.echo(_fault(field, value, l10n), err=True)
        sys.exit(_MISUSED)


def _fault(field: str, value: str | None, l10n: ConsoleWords) -> str:
    from bot.settings import example_of

    shown = value or ""
    example = example_of(field)
    match field:
        case "bot_token":
            return l10n("settings-bot-token", example=example)
        case "telegram_api_base":
            return l10n("settings-telegram-api-base", value=shown, example=example)
        case "telegram_proxy":
            return l10n("settings-telegram-proxy", example=example)
        case "database_url":
            return l10n("settings-database-url", example=example)
        case "default_language":
            return l10n("settings-default-language", value=shown, example=example)
        case "default_time_zone":
            return l10n("settings-default-time-zone", value=shown, example=example)
        case "log_level":
            return l10n("settings-log-level", value=shown, example=example)
        case "log_format":
            return l10n("settings-log-format", value=shown, example=example)
        case "sandbox_host":
            return l10n("settings-sandbox-host", value=shown, example=example)
        case "sandbox_port":
            return l10n("settings-sandbox-port", value=shown, example=example)
    raise KeyError(field)


def _sqlite_path(settings: "Settings", l10n: ConsoleWords) -> Path:
    if settings.sqlite_path is None:
        _stop(l10n("backup-postgresql"), _MISUSED)
    return settings.sqlite_path


def _stop(sentence: str, code: int = _FAILED) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
