"""The machine's file is held by somebody, or its disk is full: pages are served, and nothing is lost."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

import pytest

from tests.faults.served import TOO_FEW, People, Served


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only who may mount a file system can fill one; tests/usage/test_faults.py has a limit of size")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_file_that_is_held_and_a_disk_that_is_full(serve: Callable[..., Served], small_disk: Path) -> None:
    server = serve(small_disk)
    with People(server.port, many=2) as people:
        for fault in (_held, _full):
            for _ in fault(small_disk):
                people.go_on(30)
                server.until(ready=False)
                assert server.get("/readyz")[0] == 503
            server.until(ready=True)
    assert (people.failed, people.cut) == (0, 0)
    assert server.end() == 0
    assert people.answered - TOO_FEW <= server.counted() <= people.answered


def _held(folder: Path) -> Iterator[None]:
    holder = sqlite3.connect(folder / "counts.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


def _full(folder: Path) -> Iterator[None]:
    """Every byte is taken."""
    ballast = folder / "ballast"
    with ballast.open("ab", buffering=0) as file:
        _fill(file)
    yield
    ballast.unlink()


def _fill(file: FileIO) -> None:
    with suppress(OSError):
        while file.write(b"0" * 4096):
            pass
