"""The lock holds what the program runs with; an audit that looked at nothing never looks like one that found nothing."""

import json
import re
import sys
import tomllib

import pytest

from tests.conftest import ROOT
from tools.supply_chain import LOCK, Locked, audit, locked, main, sbom

TWO = [Locked("one", "1.0", ("0" * 64,)), Locked("Two", "2.0", ("1" * 64,))]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_has_every_dependency_with_hashes_and_no_address():
    text = LOCK.read_text(encoding="utf-8")
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {plain(re.match(r"[A-Za-z0-9._-]+", each)[0]) for each in needed}
    direct = {plain(name) for name in re.findall(r"(?m)^([A-Za-z0-9._-]+)==(?:(?!^\S).|\n(?=\s))*gunma-support-navigator", text)}
    assert direct == names, "run `make lock`"
    assert all(len(package.hashes) >= 1 for package in locked(text))
    assert "://" not in text
    assert "--index-url" not in text


def test_a_package_without_a_hash_is_refused():
    with pytest.raises(ValueError, match="six has no hash"):
        locked("one==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\nsix==1.0\n    # via one\n")


def test_the_list_of_parts_names_each_package_once():
    listed = sbom(TWO, "9.9")
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    assert [part["purl"] for part in listed["components"]] == ["pkg:pypi/one@1.0", "pkg:pypi/Two@2.0"]
    assert listed["metadata"]["component"]["version"] == "9.9"


def test_the_list_of_parts_is_printed(capsys):
    assert main("sbom") == 0
    parts = [part["purl"] for part in json.loads(capsys.readouterr().out)["components"]]
    assert any(part.startswith("pkg:pypi/fastapi@") for part in parts)
    assert len(parts) == len(set(parts))


def stand_in(said, code=0, err=""):
    return (sys.executable, "-c", f"import sys; print({said!r}); sys.stderr.write({err!r}); sys.exit({code})")


def answers(*found):
    return json.dumps({"dependencies": list(found)})


ONE, OTHER = {"name": "one", "version": "1.0", "vulns": []}, {"name": "two", "version": "2.0", "vulns": []}
HOLE = {"name": "two", "version": "2.0", "vulns": [{"id": "PYSEC-0000-1"}]}
SKIPPED = {"name": "two", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (stand_in(answers(ONE, OTHER)), 0, "2 packages looked at"),
        (stand_in(answers(ONE, HOLE), 1), 1, "two 2.0: PYSEC-0000-1"),
        (stand_in(answers(ONE, SKIPPED)), 2, "NOT AUDITED: Two"),
        (stand_in(answers(ONE)), 2, "NOT AUDITED: Two"),
        (stand_in(answers()), 2, "NOT AUDITED: one, Two"),
        (stand_in("", 1, "ConnectionError: no route"), 2, "NOTHING WAS AUDITED (ConnectionError: no route)"),
        (stand_in("", 0), 2, "NOTHING WAS AUDITED (no answer)"),
        (stand_in("[]"), 2, "NOTHING WAS AUDITED"),
        (("/nowhere/pip-audit",), 2, "NOTHING WAS AUDITED (FileNotFoundError)"),
    ],
)
def test_an_audit_says_what_it_looked_at(command, code, said):
    result = audit(TWO, command)
    assert result.code == code
    assert said in result.text
