"""Settings are read when they are made, not when the module is."""

from pathlib import Path

import pytest

from navigator.settings import Address, Settings, SettingsError


def test_the_data_folder_follows_the_environment_of_now(monkeypatch, tmp_path):
    monkeypatch.delenv("NAVIGATOR_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().data_dir == tmp_path / "support-navigator"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert Settings().data_dir == Path.home() / ".local" / "share" / "support-navigator"
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path / "own"))
    assert Settings().counts == tmp_path / "own" / "counts.sqlite3"


def test_hosts_of_pages_are_separated_by_blanks():
    assert Settings(page_hosts=" Desk.example  other.example").more_hosts == {"desk.example", "other.example"}


def test_the_secret_is_generated_once(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", secret="")
    secret = settings.signing_secret()
    assert len(secret) > 40
    assert Settings(data_dir=tmp_path / "data", secret="").signing_secret() == secret
    given = "given " * 6
    assert Settings(data_dir=tmp_path / "data", secret=given).signing_secret() == given
    assert settings.audit_secret() not in (secret, "")
    assert Settings(data_dir=tmp_path / "data", audit_key="x" * 32).audit_secret() == "x" * 32
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["audit-key", "secret"]
    assert (tmp_path / "data/secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("secret", ["short", "x" * 31])
def test_a_secret_that_is_soon_guessed_is_refused(tmp_path, secret):
    with pytest.raises(SettingsError, match="NAVIGATOR_SECRET holds"):
        Settings(data_dir=tmp_path, secret=secret).signing_secret()
    assert Settings(data_dir=tmp_path, secret="あ" * 11).signing_secret()  # bytes count


@pytest.mark.parametrize("left", ["", "\n", "half"])
def test_a_file_that_a_power_cut_left_empty_signs_nothing(tmp_path, left):
    (tmp_path / "secret").write_text(left)
    with pytest.raises(SettingsError, match=r"/secret holds .* remove it"):
        Settings(data_dir=tmp_path, secret="").signing_secret()


@pytest.mark.parametrize(
    "url", ["navi.example", "https://", "ftp://navi.example", "https://navi.example/path", "https://a@navi.example", "https://navi.example?x"]
)
def test_a_public_address_is_a_bare_one(url):
    with pytest.raises(SettingsError, match="without a path"):
        Settings(public_url=url).address()


def test_the_public_address_is_read():
    assert Settings(public_url="").address() is None
    assert Settings(public_url="https://Navi.example/").address() == Address("https", "navi.example")
    assert Settings(public_url="http://navi.example:8080").address() == Address("http", "navi.example:8080")
