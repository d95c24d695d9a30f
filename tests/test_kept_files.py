"""A file that is made anew is whole or not there, and its user's alone; what others put in its place is not read."""

import os
import re
import time

import pytest

from navigator.kept_files import KeptFiles, kept_files

SECRET = "for tests, and long enough to sign with"
NAMES = "a-[0-9]"


@pytest.fixture
def kept(tmp_path):
    return kept_files(tmp_path / "cache", SECRET)


def names(kept):
    return sorted(path.name for path in kept.folder.iterdir())


def copied(kept, name):
    """What a private copy holds."""
    file = kept.private_copy(name)
    try:
        return os.pread(file, 100, 0)
    finally:
        os.close(file)


def test_it_takes_the_place_of_older_ones(kept):
    kept.write("a-1", [b"one", b" more"], NAMES)
    kept.write("b-1", [b"other"], "b-[0-9]")
    assert (kept.read("a-1"), copied(kept, "a-1")) == (b"one more", b"one more")
    kept.write("a-2", [b"two"], NAMES)
    assert names(kept) == ["a-2", "b-1"]
    assert (kept.read("a-2"), copied(kept, "a-2")) == (b"two", b"two")
    assert (kept.folder / "a-2").stat().st_mode & 0o777 == 0o600
    assert kept.folder.stat().st_mode & 0o777 == 0o700


def test_what_breaks_off_leaves_nothing(kept):
    def parts():
        yield b"half"
        raise OSError("full")

    kept.write("a-1", [b"before"], NAMES)
    with pytest.raises(OSError, match="full"):
        kept.write("a-1", parts(), NAMES)
    assert names(kept) == ["a-1"]
    assert kept.read("a-1") == b"before"


def test_drafts_of_starts_that_were_killed_go_and_no_file_of_anybody_else(kept, tmp_path):
    strangers = [".a-1-0123456", ".b-1-01234567", "a-12", "a-backup.zip", "xa-1", "a-1-01234567"]
    drafts = [".a-1-01234567", ".a-2-89abcdef"]
    for name in (*strangers, *drafts):
        (kept.folder / name).touch()
        os.utime(kept.folder / name, (time.time() - 3700,) * 2)
    (kept.folder / ".a-1-aaaaaaaa").touch()  # of a start beside this one
    (kept.folder / "a-5").mkdir()
    (kept.folder / "a-6").symlink_to(tmp_path)
    kept.write("a-1", [b"one"], NAMES)
    assert names(kept) == sorted([*strangers, ".a-1-aaaaaaaa", "a-1", "a-5", "a-6"])


@pytest.mark.parametrize("broken", [b"", b"short", b"x" * 40])
def test_what_another_wrote_or_is_not_whole_is_not_read(kept, broken):
    def refused(of, name="a-1"):
        for read in (of.read, of.private_copy):
            with pytest.raises(ValueError, match="not sealed here"):
                read(name)

    kept.write("a-1", [b"content"], NAMES)
    refused(KeptFiles(kept.folder, b"another key"))
    (kept.folder / "a-1").rename(kept.folder / "a-2")
    refused(kept, "a-2")
    kept.write("a-1", [b"content"], NAMES)
    whole = (kept.folder / "a-1").read_bytes()
    for found in (broken, whole[:-1], whole[1:], whole + b"x", b"C" + whole[1:]):
        (kept.folder / "a-1").write_bytes(found)
        refused(kept)


def put_link(path):
    path.rename(path.with_name("target"))
    path.symlink_to("target")


def put_pipe(path):
    path.unlink()
    os.mkfifo(path)


def put_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("put", [put_link, put_pipe, put_folder, lambda path: path.chmod(0o620), lambda path: path.chmod(0o602)])
def test_what_stands_in_the_place_of_a_file_is_neither_read_nor_waited_for(kept, put):
    kept.write("a-1", [b"content"], NAMES)
    put(kept.folder / "a-1")
    for read in (kept.read, kept.private_copy):
        with pytest.raises(OSError, match=r"user alone|symbolic links"):
            read("a-1")


def test_a_file_of_another_user_is_not_read(kept, monkeypatch):
    kept.write("a-1", [b"content"], NAMES)
    us = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: us + 1)
    with pytest.raises(PermissionError, match="user alone"):
        kept.read("a-1")


def test_a_copy_stays_whatever_becomes_of_the_file(kept):
    kept.write("a-1", [b"content"], NAMES)
    file = kept.private_copy("a-1")
    os.truncate(kept.folder / "a-1", 0)
    assert os.pread(file, 100, 0) == b"content"
    assert names(kept) == ["a-1"]
    assert os.fstat(file).st_nlink == 0
    os.close(file)


def only_a_link(folder):
    folder.with_name("elsewhere").mkdir(mode=0o700)
    folder.symlink_to("elsewhere")


def below_a_file(folder):
    folder.parent.rmdir()
    folder.parent.touch()


def writable_for(mode):
    def make(folder):
        folder.mkdir()
        folder.chmod(mode)

    return make


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: folder.touch(), "is no folder. Set NAVIGATOR_CACHE_DIR"), (only_a_link, "is no folder. Set NAVIGATOR_CACHE_DIR"),
        (below_a_file, "cannot be made (Not a directory). Set NAVIGATOR_CACHE_DIR"), (writable_for(0o1777), "others can write to it"),
        (writable_for(0o770), "others can write to it"),
    ],
    ids=["a file", "a link", "below a file", "for all", "for a group"],
)  # fmt: skip
def test_a_folder_that_is_not_ours_alone_is_not_used_and_the_log_says_what_to_do(tmp_path, make, told, caplog):
    (tmp_path / "some").mkdir()
    make(tmp_path / "some/cache")
    kept = kept_files(tmp_path / "some/cache", SECRET)
    assert kept.folder is None
    (line,) = caplog.messages
    assert re.search(re.escape(told), line)
    for ask in (kept.read, kept.private_copy, lambda name: kept.write(name, [b"x"], NAMES)):
        with pytest.raises(FileNotFoundError, match="no folder"):
            ask("a-1")


def test_a_folder_of_another_user_is_not_used(tmp_path, monkeypatch, caplog):
    us = os.geteuid()
    assert kept_files(tmp_path / "cache", SECRET).folder
    monkeypatch.setattr(os, "geteuid", lambda: us + 1)
    assert kept_files(tmp_path / "cache", SECRET).folder is None
    assert "another user's" in caplog.text
