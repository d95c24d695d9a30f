"""A real browser at phone size against a real server on loopback."""

import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import NOW, ROOT
from tests.waiting import wait_until

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def server_data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@contextmanager
def served_at(moment, data_dir, region=ROOT):
    """The address of the site in a process of its own, whose clock starts at a moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = {
        "NAVIGATOR_DATA_DIR": str(data_dir), "NAVIGATOR_REGION": str(region), "NAVIGATOR_DEV": "1", "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.browser.serving", str(port), moment.isoformat()]
    process = subprocess.Popen(command, env=env, cwd=ROOT)
    try:
        wait_until(lambda: process.poll() is not None or _answers(port))
        assert process.poll() is None, "the server ended at once"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _answers(port):
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def server(server_data):
    """On a Tuesday morning, when offices are open."""
    with served_at(NOW, server_data) as url:
        yield url


@pytest.fixture(scope="session")
def server_at_night(tmp_path_factory):
    """In the evening of the same day, when they are closed."""
    with served_at(NOW.replace(hour=12), tmp_path_factory.mktemp("night")) as url:
        yield url


@pytest.fixture(scope="session")
def server_on_sunday(tmp_path_factory):
    """On a Sunday afternoon, with another closed day before and an open one after."""
    with served_at(NOW.replace(day=29, hour=5), tmp_path_factory.mktemp("sunday")) as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    path = next((p for p in map(shutil.which, NAMES) if p), None)
    assert path, "No browser found. Install Chromium (Debian: apt-get install chromium)."
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(browser, request):
    context = browser.new_context(viewport={"width": 375, "height": 667}, java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
