from pathlib import Path

import pytest
from click.testing import Result

from bot.settings import Settings, WrongSettings, example_of, prepare_folder, read_settings
from tests.cli.conftest import Command

TOKEN = "123456789:AAsecret-of-the-school-do-not-tell-me"


def _faults(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, str | None]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as refused:
        read_settings()
    return refused.value.faults


@pytest.mark.usefixtures("folder")
def test_nothing_need_be_set() -> None:
    settings = read_settings()
    assert settings.bot_token is None
    assert settings.sqlite_path == Path("var/nastavnik.sqlite3")
    assert settings.default_time_zone == "Asia/Yekaterinburg"


def test_an_env_file_saved_by_notepad_is_read(folder: Path) -> None:
    (folder / ".env").write_text(f"BOT_TOKEN={TOKEN}\nLOG_LEVEL=debug\n", encoding="utf-8-sig")
    settings = read_settings()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.log_level == "DEBUG"


def test_an_empty_variable_counts_as_not_given(folder: Path) -> None:
    (folder / ".env").write_text("BOT_TOKEN=\nSANDBOX_PORT=\n", encoding="utf-8")
    assert read_settings() == Settings()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_the_example_of_every_variable_would_do(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(field.upper(), example_of(field))
    assert getattr(read_settings(), field) is not None


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_TOKEN", "123"),
        ("BOT_TOKEN", "токен:" + "x" * 35),
        ("TELEGRAM_API_BASE", "api.telegram.org"),
        ("TELEGRAM_PROXY", "socks5://host-without-port"),
        ("TELEGRAM_PROXY", "socks4://host:1080"),
        ("DATABASE_URL", "mysql://root@host/db"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "postgresql://host"),
        ("DEFAULT_LANGUAGE", "tt"),
        ("DEFAULT_TIME_ZONE", "Mars/Olympus"),
        ("DEFAULT_TIME_ZONE", "../etc/passwd"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("SANDBOX_HOST", "not a host"),
        ("SANDBOX_PORT", "80888"),
        ("SANDBOX_PORT", "порт"),
    ],
)
def test_a_wrong_value_is_one_sentence_naming_the_variable_and_an_example(
    variable: str, value: str, nastavnik: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    result = nastavnik("check")
    assert result.exit_code == 2
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith(f"{variable}: ")
    assert sentence.endswith(example_of(variable.lower()))


def test_every_wrong_value_is_told_at_once(nastavnik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("SANDBOX_PORT", "0")
    result: Result = nastavnik("run")
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["LOG_LEVEL", "SANDBOX_PORT"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_TOKEN", "123456789:too-short-but-secret"),
        ("TELEGRAM_PROXY", "socks9://user:secret@host:1080"),
        ("DATABASE_URL", "mysql://root:secret@host/db"),
    ],
)
def test_a_wrong_secret_is_never_shown(
    variable: str, value: str, nastavnik: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    assert "secret" not in nastavnik("check").output


@pytest.mark.usefixtures("folder")
def test_the_refusal_itself_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _faults(monkeypatch, BOT_TOKEN="123:secret", LOG_LEVEL="LOUD") == {"bot_token": None, "log_level": "LOUD"}


def test_an_env_file_in_another_encoding_is_one_sentence(folder: Path, nastavnik: Command) -> None:
    (folder / ".env").write_text("# Гимназия № 35\n", encoding="cp1251")
    result = nastavnik("check")
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


@pytest.mark.usefixtures("folder")
def test_settings_do_not_show_secrets_when_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://school:hush@host/db")
    assert "do-not-tell" not in repr(read_settings())
    assert "hush" not in repr(read_settings())


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///var/a.sqlite3", "sqlite+aiosqlite:///var/a.sqlite3"),
        ("postgres://u:p@host/base", "postgresql+asyncpg://u:p@host/base"),
        ("postgresql://u:p@host:5433/base", "postgresql+asyncpg://u:p@host:5433/base"),
    ],
)
def test_databases_are_known_by_their_common_names(given: str, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert read_settings().database_url == used


@pytest.mark.usefixtures("folder")
def test_the_database_is_made_for_the_owner_only() -> None:
    settings = read_settings()
    prepare_folder(settings)
    path = settings.sqlite_path
    assert path is not None
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_database_left_open_to_others_is_closed_again(folder: Path) -> None:
    settings = read_settings()
    prepare_folder(settings)
    (folder / "var/nastavnik.sqlite3").chmod(0o644)
    prepare_folder(settings)
    assert (folder / "var/nastavnik.sqlite3").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("folder")
def test_the_sandbox_never_touches_the_schools_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = read_settings()
    trial = settings.in_sandbox()
    assert trial.bot_token is None
    assert trial.sqlite_path == Path("var/sandbox.sqlite3")
    assert trial.lock_path != settings.lock_path
