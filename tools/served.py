"""What the measuring tools and the tests of pages share: a served copy of the real region on a free port, and the browser that is there."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_LIMIT = 120  # seconds, on a machine that does much else
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """The browser; AssertionError when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for path in map(shutil.which, names) if path), None)
    assert found, "No browser found. Install Chromium (Debian: apt-get install chromium)."
    return found


def headless() -> str:
    """The browser's engine without its windows, where it is there: the same pages for half the work. Else the browser."""
    return shutil.which("chromium-headless-shell") or chromium()


@contextmanager
def serving(moment: str = "", **settings: str) -> Iterator[str]:
    """Serve the region here, with a clock that starts at a moment where one is named; gives the address."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as data:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        env = {
            "NAVIGATOR_DATA_DIR": data, "NAVIGATOR_PUBLIC_URL": f"http://127.0.0.1:{port}", "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT), **settings,
        }  # fmt: skip
        serve = ["tests.browser.serving", str(port), moment] if moment else ["navigator", "serve", "--port", str(port)]
        process = subprocess.Popen([sys.executable, "-m", *serve], env=env, cwd=ROOT)
        try:
            yield _ready(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(30)


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/healthz")
            return url
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
