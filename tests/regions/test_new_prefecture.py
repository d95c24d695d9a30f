"""docs/new-prefecture.md, followed to the letter: its files make a region, its commands prove, read and serve it."""

import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from navigator.cli import main
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import ROOT

PAGE = (ROOT / "docs/new-prefecture.md").read_text(encoding="utf-8")
FILE = re.compile(r"```yaml\n# (\S+\.yaml)\n(.*?)```", re.S)
COMMANDS = re.search(r"```sh\n(.*?)```", PAGE, re.S)[1].splitlines()


@pytest.fixture
def region(tmp_path, monkeypatch):
    for name, text in FILE.findall(PAGE):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command, monkeypatch):
    """A line of the page, as a shell would read it."""
    words = command.split()
    while "=" in words[0]:
        monkeypatch.setenv(*words.pop(0).split("="))
    assert words.pop(0) == "navigator"
    return CliRunner().invoke(main, words)


def test_every_block_is_a_file_or_a_command(region):
    assert PAGE.count("```yaml") == len(FILE.findall(PAGE)) == sum(1 for _ in region.rglob("*.yaml"))
    assert [line.split(" navigator ")[-1].removeprefix("navigator ").split()[0] for line in COMMANDS] == [
        "check", "read", "serve",
    ]  # fmt: skip


def test_the_region_of_the_page_is_proven(region, monkeypatch):
    done = run(COMMANDS[0], monkeypatch)
    assert done.exit_code == 0, done.output
    assert "2 golden cases" in done.output


def test_the_check_names_what_the_page_warns_of(region, monkeypatch):
    """Turned away with no one named instead; no case on one side of the line."""
    scheme, cases = region / "rules/schemes/dawn-course.yaml", region / "cases/people.yaml"
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("  instead: {years: [desk]}\n", ""), encoding="utf-8")
    cases.write_text(cases.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    done = run(COMMANDS[0], monkeypatch)
    assert done.exit_code == 1
    assert "names no one instead" in done.output
    assert "years = 60" in done.output


def test_the_rule_is_read_aloud(region, monkeypatch):
    done = run(COMMANDS[1], monkeypatch)
    assert done.exit_code == 0, done.output
    assert "59" in done.output


def test_the_region_of_the_page_is_served(region):
    app = create_app(Settings(data_dir=region / "data", secret="for tests, and long enough to sign with", region=region))
    with TestClient(app) as client:
        for path in ("", "windows", "windows/desk", "schemes/dawn-course", "plan", "privacy", "help", "about", "accessibility", "contact"):
            assert client.get(f"/ja/{path}").status_code == 200, path
        for fact, value in (("persona", "resident"), ("years", "60..99"), ("town", "95001")):
            client.post("/ja/talk", data={"fact": fact, "value": value})
        result = client.get("/ja/result").text
    assert "あさひ相談所" in result
    assert "朝日の坂" in result


def test_the_program_starts_with_the_region_of_the_page(region):
    """The last line of the page, in a process of its own: settings come from the environment alone."""
    code = "from navigator.web.app import make_site; print(make_site().knowledge.region.name)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=region,
        env={**os.environ, "NAVIGATOR_REGION": ".", "NAVIGATOR_DATA_DIR": str(region / "data"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stdout.strip() == "あけぼの県"
