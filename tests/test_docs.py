"""What the pages for developers say of the code is so."""

import ast
import json
import re

import pytest
from click.testing import CliRunner

from navigator.cli import main
from navigator.cli.serve import LAST_REQUESTS
from navigator.usage.gathering.turn_counter import END
from navigator.web.process.shutdown import LAST_ANSWERS, SOCKETS_CLOSED
from tests.conftest import ROOT
from tools import rooms

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "adr").glob("*.md"), *ROOT.glob("*.md")])
PATH = re.compile(r"`((?:navigator|tests|tools|docs|rules|content|templates|static|benchmarks|training|web|dialogue|engine|knowledge|language|usage|ledger|review|cli)/[\w./-]*\w)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def modules():
    for path in sorted((ROOT / "navigator").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_the_rooms_are_drawn_from_the_code():
    for path, text in rooms.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run `make rooms`"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_path_and_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for name in PATH.findall(text):
        assert (ROOT / name).exists() or (ROOT / "navigator" / name).exists(), name
    for link in LINK.findall(text):
        assert (page.parent / link).exists(), link


def test_every_exception_of_ours_stands_in_the_list():
    errors = {
        node.name
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(re.search(r"(Error|Exception|Refused)$", ast.unparse(base)) for base in node.bases)
    }
    assert errors
    assert errors <= set(re.findall(r"`(\w+)`", ARCHITECTURE.split("## Exceptions")[1].split("## Caches")[0]))


def cached_functions():
    for path, tree in modules():
        for node in ast.walk(tree):
            place = path.relative_to(ROOT / "navigator").as_posix()
            if isinstance(node, ast.FunctionDef) and any(
                re.match(r"((functools\.)?(lru_)?cache|remembered)\b", ast.unparse(decorator)) for decorator in node.decorator_list
            ):
                yield f"{place} {node.name}"
            if isinstance(node, ast.Assign) and re.match(r"remembered\(", ast.unparse(node.value)):
                yield f"{place} {ast.unparse(node.targets[0])}"


def test_every_cache_stands_in_the_list():
    table = ARCHITECTURE.split("## Caches")[1]
    listed = set(re.findall(r"^\| `([\w/.]+) (\w+)`", table, re.M))
    assert set(cached_functions()) == {f"{path} {name}" for path, name in listed}


def test_decisions_have_a_status_and_stand_in_the_index():
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "adr").glob("0*.md"):
        head = page.read_text(encoding="utf-8")
        assert re.search(r"^Status: \w.* · \d{4}-\d\d-\d\d$", head, re.M), page.name
        assert re.search(r"^Rejected: \S", head, re.M), page.name
        title = re.match(r"# \d+\. (.+)", head)
        assert title, page.name
        assert f"[{page.name[:4]}]({page.name}) | {title[1]} |" in index


def test_the_pages_name_no_machine():
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:tmp|work|root|home)/", page.read_text(encoding="utf-8")), page.name


def test_each_attack_names_a_test_that_is_there():
    names = re.findall(r"`tests/([\w/]+\.py)::(\w+)`", (ROOT / "docs/security.md").read_text(encoding="utf-8"))
    assert len(names) > 40
    missing = [f"{file}::{name}" for file, name in names if f"def {name}(" not in (ROOT / "tests" / file).read_text(encoding="utf-8")]
    assert missing == []


def test_the_nightly_unit_runs_a_command_that_there_is_on_the_folder_that_is_served():
    nightly, served = ((ROOT / f"deploy/{name}.service").read_text(encoding="utf-8") for name in ("navigator-audit", "navigator"))
    _, *words = re.search(r"ExecStart=\S+/bin/(navigator .+)", nightly)[1].split()
    assert CliRunner().invoke(main, [*words, "--help"]).exit_code == 0
    assert "--verify" in words
    for line in ("DynamicUser=yes", "User=navigator", "StateDirectory=navigator", "Environment=NAVIGATOR_DATA_DIR=/var/lib/navigator"):
        assert f"\n{line}\n" in nightly
        assert f"\n{line}\n" in served


@pytest.mark.parametrize("name", ["Containerfile", "navigator.service"])
def test_what_is_deployed_is_started_with_words_that_there_are(name):
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    started = json.loads(found[1]) if (found := re.search(r"(?m)^CMD (.+)", text)) else re.search(r"ExecStart=(.+)", text)[1].split()
    assert started[0].endswith("/bin/navigator")
    assert CliRunner().invoke(main, [*started[1:], "--help"]).exit_code == 0


def test_the_container_takes_nothing_but_what_is_locked_and_runs_as_nobody():
    text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install ([^\n&\\\\]+)", text)
    assert [("--require-hashes" in each, "--no-deps" in each) for each in installs] == [(True, False), (False, True)]
    assert re.search(r"(?m)^USER (\w+)", text)[1] != "root"
    assert "NAVIGATOR_SECRET" not in text


def test_the_unit_gives_the_process_the_time_that_its_end_takes():
    unit = (ROOT / "deploy/navigator.service").read_text(encoding="utf-8")
    assert int(re.search(r"TimeoutStopSec=(\d+)", unit)[1]) > SOCKETS_CLOSED + LAST_ANSWERS + LAST_REQUESTS + END
    assert "UMask=0077" in unit
    assert "\nNAVIGATOR_SECRET=" not in unit
