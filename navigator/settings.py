"""Settings from NAVIGATOR_* variables. None is needed to start."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from .paths import ROOT

SAMPLE_MARK = "SAMPLE"  # an empty file in a data folder of invented figures (`navigator demo`)


def _default_data() -> Path:
    """The folder for data by the XDG rules, as the environment is now."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "support-navigator"


class Settings(BaseSettings):
    """Where data is stored, what signs the cookies, which region is served."""

    model_config = SettingsConfigDict(env_prefix="NAVIGATOR_")

    data_dir: Path = Field(default_factory=_default_data)
    database_url: str = ""
    secret: str = ""
    region: Path = ROOT
    phrases: bool = True  # break Japanese lines where phrases end
    dev: bool = False  # serves /dev/parts: every part in every state
    public_url: str = ""  # of the citizens' pages, for posters; "" takes the address the officer uses

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

    def signing_secret(self) -> str:
        """The secret given, or one generated once in the data folder; workers that start at once share it."""
        if self.secret:
            return self.secret
        self.data_dir.mkdir(parents=True, exist_ok=True)
        path, draft = (
            self.data_dir / "secret",
            self.data_dir / f".secret-{os.getpid()}-{secrets.token_hex(4)}",
        )
        if not path.exists():
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
            with suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        return path.read_text(encoding="ascii").strip()
