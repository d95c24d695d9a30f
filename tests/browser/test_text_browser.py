"""The conversation in a text browser, key by key: read, answered and ended at a telephone, without style or script."""

import os
import pty
import re
import select
import shutil
import subprocess
import time

import pytest

from tests.waiting import wait_until

pytestmark = pytest.mark.browser
W3M = shutil.which("w3m")
COOKIES = ["-cookie", "-o", "accept_cookie=1", "-o", "accept_bad_cookie=2"]


class TextBrowser:
    """w3m at a terminal of its own; `text` is the page as a person would read it, without its blanks."""

    def __init__(self, url, folder):
        self.file, self.saved = folder / "page.txt", 0
        ours, theirs = pty.openpty()
        self.terminal = ours
        env = {
            **os.environ,
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TERM": "vt100",
            "LINES": "60",
            "COLUMNS": "100",
        }
        self.process = subprocess.Popen(
            [W3M, *COOKIES, "-I", "UTF-8", "-O", "UTF-8", url],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            start_new_session=True,
        )
        os.close(theirs)
        self.settle()

    def keys(self, text):
        os.write(self.terminal, text.encode())
        self.settle()

    def settle(self, quiet=0.2, most=15.0):
        """Wait until the screen stands still."""
        end = time.monotonic() + most
        while time.monotonic() < end and select.select([self.terminal], [], [], quiet)[0]:
            os.read(self.terminal, 65536)

    @property
    def text(self):
        self.saved += 1
        path = self.file.with_suffix(f".{self.saved}")
        self.keys(f"S{path}\r")
        wait_until(lambda: path.exists() and path.stat().st_size)
        return re.sub(r"\s+", "", path.read_text(encoding="utf-8"))

    def press(self, pattern):
        """Go to a line from the top of the page, follow what stands there, and wait for the next page."""
        before = self.text
        self.keys(f"g/{pattern}\r")
        self.keys("\r")
        for _ in range(40):
            if self.text != before:
                return
        raise AssertionError(f"{pattern!r} leads nowhere")

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        os.close(self.terminal)


@pytest.fixture
def w3m(tmp_path, server):
    if not W3M:
        assert os.geteuid() != 0, "w3m is missing: run tests/browser/install.sh"
        pytest.skip("w3m is not installed")
    browser = TextBrowser(f"{server}/ja/", tmp_path)
    yield browser
    browser.close()


def test_a_journey_key_by_key(w3m):
    assert "どなたのことですか" in w3m.text
    w3m.press("^ *家族のこと")
    for _ in range(20):
        page = w3m.text
        if "合いそうな窓口" in page:
            break
        w3m.press("^ *どれもない" if "どれもない" in page else "^ *わからない・答えたくない")
    assert "合いそうな窓口" in w3m.text
