"""Settings are read when they are made, not when the module is."""

from pathlib import Path

from navigator.settings import Settings


def test_the_data_folder_follows_the_environment_of_now(monkeypatch, tmp_path):
    monkeypatch.delenv("NAVIGATOR_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().data_dir == tmp_path / "support-navigator"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert Settings().data_dir == Path.home() / ".local" / "share" / "support-navigator"
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path / "own"))
    assert Settings().counts == tmp_path / "own" / "counts.sqlite3"


def test_the_secret_is_generated_once(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", secret="")
    secret = settings.signing_secret()
    assert len(secret) > 40
    assert Settings(data_dir=tmp_path / "data", secret="").signing_secret() == secret
    assert Settings(data_dir=tmp_path / "data", secret="given").signing_secret() == "given"
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret"]
    assert (tmp_path / "data/secret").stat().st_mode & 0o777 == 0o600
