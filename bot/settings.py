"""What the school sets in `.env` or in the environment, and nothing else."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SANDBOX_DATABASE, SANDBOX_PAPERS = "sandbox.sqlite3", "sandbox-papers"

_SECRET = frozenset(
    {"bot_token", "telegram_proxy", "database_url"}
)  # a proxy's and a database's address hold passwords
_DIALECTS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class WrongSettings(Exception):
    """Some variables cannot be used.

    `faults` holds, for each, the field's name and the value given, or None where the value is a secret.
    """

    def __init__(self, faults: dict[str, str | None]) -> None:
        super().__init__(", ".join(name.upper() for name in faults))
        self.faults = faults


class UnreadableEnvFile(Exception):
    """`.env` is there, but is no UTF-8 text or may not be read."""


class Settings(BaseSettings):
    """The variables of `.env.example`; an empty one counts as not given."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Notepad puts a byte order mark first
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = Field(None, examples=["123456789:AAexample-token-comes-from-BotFather"])
    telegram_api_base: str = Field("https://api.telegram.org", examples=["https://api.telegram.org"])
    telegram_proxy: SecretStr | None = Field(None, examples=["socks5://127.0.0.1:1080"])
    database_url: str = Field(
        "sqlite+aiosqlite:///var/nastavnik.sqlite3",
        repr=False,
        examples=["postgresql+asyncpg://nastavnik:password@localhost/nastavnik"],
    )
    papers_folder: Path | None = Field(None, examples=["/srv/nastavnik/papers"])
    default_language: Literal["ru", "en"] = Field("ru", examples=["ru"])
    default_time_zone: str = Field("Asia/Yekaterinburg", examples=["Asia/Yekaterinburg"])
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", examples=["INFO"])
    log_format: Literal["auto", "human", "json"] = Field("auto", examples=["json"])
    sandbox_host: str = Field("127.0.0.1", pattern=r"^[0-9A-Za-z.:-]+$", examples=["127.0.0.1"])
    sandbox_port: int = Field(8088, ge=1, le=65535, examples=["8088"])

    @field_validator("bot_token")
    @classmethod
    def _is_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            number, _, secret = token.get_secret_value().partition(":")
            if not (number.isascii() and number.isdigit() and len(secret) >= 30 and secret.isascii()):
                raise ValueError
        return token

    @field_validator("telegram_api_base")
    @classmethod
    def _is_http(cls, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError
        return address.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _is_proxy(cls, address: SecretStr | None) -> SecretStr | None:
        if address is not None:
            parts = urlsplit(address.get_secret_value())
            if parts.scheme not in {"http", "socks5"} or not parts.hostname or not parts.port:
                raise ValueError
        return address

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, address: str) -> str:
        """Both databases under their common names too: hosting panels write `postgres://`."""
        scheme, separator, rest = address.partition("://")
        dialect = _DIALECTS.get(scheme)
        if dialect is None or not separator or not rest.strip("/"):
            raise ValueError
        if dialect.startswith("sqlite") and not rest.startswith("/"):
            raise ValueError
        if dialect.startswith("postgresql") and not urlsplit(address).path.strip("/"):
            raise ValueError
        return f"{dialect}://{rest}"

    @field_validator("default_time_zone")
    @classmethod
    def _is_time_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, LookupError) as fault:
            raise ValueError from fault
        return name

    @field_validator("default_language", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @property
    def sqlite_path(self) -> Path | None:
        """Where the SQLite file is; None on PostgreSQL and for a database in memory."""
        dialect, _, rest = self.database_url.partition(":///")
        path = rest.partition("?")[0]
        return None if not dialect.startswith("sqlite") or path in {"", ":memory:"} else Path(path)

    @property
    def data_folder(self) -> Path:
        """Where the program may keep files of its own."""
        return self.sqlite_path.parent if self.sqlite_path is not None else Path("var")

    @property
    def papers_path(self) -> Path:
        """The folder for what people signed and for documents that stay off the chat; beside the database as a rule."""
        return self.papers_folder or self.data_folder / "papers"

    @property
    def lock_path(self) -> Path | None:
        """The file a running program keeps locked, so that its SQLite database is not replaced under it."""
        return self.sqlite_path.with_suffix(".lock") if self.sqlite_path is not None else None

    def in_sandbox(self) -> "Settings":
        """The same without the token and on a SQLite database beside the school's: what is tried there is no record."""
        path, papers = self.data_folder / SANDBOX_DATABASE, self.data_folder / SANDBOX_PAPERS
        own = {"bot_token": None, "database_url": f"sqlite+aiosqlite:///{path}", "papers_folder": papers}
        return self.model_copy(update=own)


def read_settings() -> Settings:
    """The settings of this process. Raises WrongSettings, UnreadableEnvFile."""
    try:
        return Settings()
    except ValidationError as refused:
        faults = {str(error["loc"][0]): error for error in refused.errors(include_url=False)}
        raise WrongSettings(
            {name: None if name in _SECRET else str(error["input"]) for name, error in faults.items()}
        ) from None
    except (UnicodeDecodeError, PermissionError, IsADirectoryError) as fault:
        raise UnreadableEnvFile from fault


def example_of(field: str) -> str:
    """A value of this field that would do."""
    examples = Settings.model_fields[field].examples
    return str(examples[0]) if examples else ""


def prepare_folder(settings: Settings) -> None:
    """Makes the SQLite database's folder (0700) and file (0600) before anyone opens it: WAL files inherit its rights.

    A folder that was there keeps its rights: it may be the school's own and hold other things.
    """
    path = settings.sqlite_path
    if path is None:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
