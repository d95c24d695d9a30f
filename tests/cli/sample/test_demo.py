"""`navigator demo` serves invented figures from a folder of its own, keeps clear of real data, and leaves nothing."""

import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from navigator.cli.sample.demo import NAME
from tests.waiting import wait_until


@pytest.fixture
def demo(tmp_path):
    """The address and the password that a started demo tells; its temporary folder is `tmp_path`."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = {key: value for key, value in os.environ.items() if not key.startswith("NAVIGATOR_")}
    env |= {"TMPDIR": str(tmp_path), "HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "navigator", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    told = ""
    while "パスワード: " not in told and (line := process.stdout.readline()):
        told += line
    yield f"http://127.0.0.1:{port}", re.search(r"パスワード: (\S+)", told)[1], process
    process.terminate()
    process.wait(20)
    process.stdout.close()


def test_an_officer_signs_in_with_what_the_terminal_tells_and_reads_samples_alone(demo, tmp_path):
    address, password, process = demo
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    wait_until(lambda: process.poll() is not None or _answers(address))
    form = browser.open(f"{address}/staff/sign-in").read().decode()
    csrf = re.search(r'name="csrf" value="(\w+)"', form)[1]
    browser.open(f"{address}/staff/sign-in", urlencode({"csrf": csrf, "name": NAME, "password": password}).encode())
    page = browser.open(f"{address}/staff/overview").read().decode()
    assert 'class="sample"' in page
    assert re.search(r'class="big">\d,\d{3}<', page)
    assert "（見本）<" in page.replace("\n", ""), "a channel; which of them are large enough is drawn anew each time"
    assert "見本（数はすべて作りものです）" in browser.open(f"{address}/staff/exports/summary.csv").read().decode()
    process.terminate()
    process.wait(20)
    assert list(tmp_path.iterdir()) == []


def _answers(address):
    with suppress(OSError):
        return build_opener().open(f"{address}/healthz").status == 200


@pytest.mark.parametrize("name", ["NAVIGATOR_DATABASE_URL", "NAVIGATOR_DATA_DIR"])
def test_it_refuses_beside_data_that_may_be_real(run, monkeypatch, tmp_path, name):
    monkeypatch.setenv(name, str(tmp_path))
    refused = run("demo")
    assert refused.exit_code == 1
    assert f"{name} is set" in refused.output
    assert list(tmp_path.iterdir()) == []
