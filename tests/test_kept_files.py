"""A file that is made anew is whole or not there, and its user's alone."""

import pytest

from navigator.kept_files import write_whole


def test_it_takes_the_place_of_older_ones(tmp_path):
    folder = tmp_path / "cache"
    write_whole(folder / "a-1", [b"one", b" more"], "a-*")
    write_whole(folder / "b-1", [b"other"])
    write_whole(folder / "a-2", [b"two"], "a-*")
    assert sorted(path.name for path in folder.iterdir()) == ["a-2", "b-1"]
    assert (folder / "a-2").read_bytes() == b"two"
    assert (folder / "a-2").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_breaks_off_leaves_nothing(tmp_path):
    def parts():
        yield b"half"
        raise OSError("full")

    (tmp_path / "a").write_bytes(b"before")
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "a", parts())
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"before"
