"""Settings from NAVIGATOR_* variables. None is needed to start."""

import logging
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from .paths import ROOT

log = logging.getLogger(__name__)
MIN_SECRET_BYTES = 32
TURNS_A_MINUTE = 600  # some 75 conversations of eight turns (docs/adr/0050)


class SettingsError(Exception):
    """A setting with which nothing may be served; the message says what to write instead."""

SAMPLE_MARK = "SAMPLE"  # an empty file in a data folder of invented figures (`navigator demo`)


def _default_data() -> Path:
    """The folder for data by the XDG rules, as the environment is now."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "support-navigator"


@dataclass(frozen=True)
class Address:
    """Where the pages are found from outside."""

    scheme: str
    host: str  # with its port, where that is not the usual one


class Settings(BaseSettings):
    """Where data is stored, what signs the cookies, which region is served."""

    model_config = SettingsConfigDict(env_prefix="NAVIGATOR_")

    data_dir: Path = Field(default_factory=_default_data)
    cache_dir: Path = Field(default_factory=lambda given: given["data_dir"] / "cache")  # what is made anew where it is missing
    database_url: str = ""
    secret: str = ""
    audit_key: str = ""
    region: Path = ROOT
    phrases: bool = True  # break Japanese lines where phrases end
    dev: bool = False  # serves /dev/parts: every part in every state
    public_url: str = ""  # where the pages are found: decides host, scheme, cookies, posters; "" takes what is asked for
    turns_a_minute: int = Field(default=TURNS_A_MINUTE, ge=60)  # counted on this machine; more is a flood
    page_hosts: str = ""  # hosts of offices' pages that no file names and that are not .lg.jp or .go.jp, separated by blanks
    proxy_names: str = ""  # other names by which a proxy asks, separated by blanks
    line_channel_secret: str = ""  # of an account at LINE; it is off until both are there
    line_channel_token: str = ""
    line_code: str = ""  # the channel as which those who come from LINE are counted
    line_host: str = "https://api.line.me"

    @property
    def has_line(self) -> bool:
        """Whether the account at LINE is answered from here."""
        return bool(self.line_channel_secret and self.line_channel_token)

    @property
    def more_hosts(self) -> frozenset[str]:
        """The hosts of `page_hosts`."""
        return frozenset(self.page_hosts.lower().split())

    @property
    def counts(self) -> Path:
        """This machine's database of counts."""
        return self.data_dir / "counts.sqlite3"

    @property
    def is_sample(self) -> bool:
        """Whether the figures are invented: the folder itself says so, wherever it is copied to."""
        return (self.data_dir / SAMPLE_MARK).exists()

    @model_validator(mode="after")
    def _keep_sample_apart(self) -> "Settings":
        if self.database_url and self.is_sample:
            raise ValueError(f"{self.data_dir} holds invented figures: unset NAVIGATOR_DATABASE_URL, or name another folder")
        return self

    def address(self) -> Address | None:
        """Where the pages are found, None where that is not said. SettingsError for what is no address."""
        if not self.public_url:
            return None
        parts = urlsplit(self.public_url)
        is_bare = parts.hostname and not parts.path.strip("/") and not parts.query and "@" not in parts.netloc
        if parts.scheme not in ("http", "https") or not is_bare:
            raise SettingsError(f"NAVIGATOR_PUBLIC_URL is `{self.public_url}`. Write it like https://navi.example, without a path")
        return Address(parts.scheme, parts.netloc.lower())

    def prepare_data_dir(self) -> None:
        """The folder for data, for this user alone. Where it cannot be made, pages are served all the same."""
        with suppress(OSError):
            self.data_dir.mkdir(parents=True, exist_ok=True)
            self.data_dir.chmod(0o700)
            for path in self.data_dir.iterdir():
                if path.is_file() and not path.is_symlink():
                    path.chmod(0o600)

    def signing_secret(self) -> str:
        """The first of the secrets."""
        return self.all_secrets()[0]

    def all_secrets(self) -> tuple[str, ...]:
        """The secrets given, or one generated once in the data folder; workers that start at once share it.

        Several are separated by `|`: the first seals, all open. SettingsError for one that is too short to keep a secret.
        """
        if given := tuple(secret for secret in self.secret.split("|") if secret):
            return tuple(_long_enough(secret, "NAVIGATOR_SECRET") for secret in given)
        try:
            return (self._stored_secret("secret"),)
        except OSError as fault:
            log.warning("settings: no secret can be kept in the data folder (%s): conversations end with this process", fault.strerror)
            self.secret = os.environ.setdefault("NAVIGATOR_SECRET", secrets.token_urlsafe(48))
            return (self.secret,)

    def audit_secret(self) -> str:
        """What signs the links of the audit log; it never changes, whatever becomes of the other."""
        if self.audit_key:
            return _long_enough(self.audit_key, "NAVIGATOR_AUDIT_KEY")
        try:
            return self._stored_secret("audit-key")
        except OSError:
            return self.signing_secret()

    def _stored_secret(self, name: str) -> str:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        path, draft = (
            self.data_dir / name,
            self.data_dir / f".{name}-{os.getpid()}-{secrets.token_hex(4)}",
        )
        if not path.exists():
            try:
                _write_private(draft, secrets.token_urlsafe(48))
                with suppress(FileExistsError):
                    os.link(draft, path)
            finally:
                draft.unlink(missing_ok=True)
        return _long_enough(path.read_text(encoding="ascii").strip(), str(path))


def _write_private(path: Path, text: str) -> None:
    """On the disk for good before it has its name: a power cut must not leave it empty."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _long_enough(secret: str, where: str) -> str:
    if len(secret.encode()) < MIN_SECRET_BYTES:
        raise SettingsError(
            f"{where} holds {len(secret.encode())} bytes; a secret has at least {MIN_SECRET_BYTES}. "
            'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))", '
            "or remove it, and one is generated (conversations and sessions under way then end)"
        )
    return secret
