"""Which files an edition may replace, and that a digest changes with whatever a proof rests on."""

import hashlib
from importlib.metadata import PackageNotFoundError

import pytest

from navigator.editions import edition_files
from navigator.editions.edition_files import (
    MAX_LETTERS,
    NOTHING,
    digest_of,
    file_names,
    is_writable,
    may_hold,
    own_text,
    region_digest,
)
from navigator.knowledge.files.region_files import RegionFiles


@pytest.mark.parametrize(("name", "is_held"), [
    ("rules/a.yaml", True), ("content/offices/a-b_1.yaml", True), ("content/operator.yaml", True), ("cases/own.yaml", True),
    ("cases/people.yaml", False), ("content/region.yaml", False), ("content/confirmed.yaml", False), ("content/locale/en/a.yaml", False),
    ("content/language/general/danger.yaml", False), ("content/language/places.yaml", True), ("a.yaml", False), ("rules/.yaml", False),
    ("rules/a.yml", False), ("rules/A.yaml", False), ("rules/-a.yaml", False), ("rules/../a.yaml", False), ("/rules/a.yaml", False),
    ("rules/a.yaml\n", False), (f"rules/{'a' * 189}.yaml", True), (f"rules/{'a' * 190}.yaml", False),
])  # fmt: skip
def test_an_edition_holds_what_officers_may_change(name, is_held):
    assert may_hold(name) is is_held


@pytest.mark.parametrize(("text", "is_taken"), [
    ("", True), ("a: 町\t\r\n", True), ("a" * MAX_LETTERS, True), ("a" * (MAX_LETTERS + 1), False), ("\x00", False), ("\x0b", False),
    ("\x1f", False), ("\x7f", False), ("\ud800", False), ("\U0001f600", True),
])  # fmt: skip
def test_a_text_is_one_that_every_database_takes(text, is_taken):
    assert is_writable(text) is is_taken


@pytest.fixture
def files(tmp_path):
    for name in ("rules/b.yaml", "rules/a.yaml", "content/schemes/c.yaml", "content/region.yaml", "content/locale/en.yaml", "cases/own.yaml",
                 "cases/people.yaml", "other/d.yaml", "rules/readme.md"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name}: 町\n", encoding="utf-8")
    return RegionFiles(tmp_path, {"rules/new.yaml": "n: 1\n", "rules/a.yaml": "a: 2\n"})


def test_files_that_may_be_replaced_come_in_order(files):
    assert file_names(files) == ["cases/own.yaml", "content/schemes/c.yaml", "rules/a.yaml", "rules/b.yaml", "rules/new.yaml"]
    assert file_names(NOTHING) == []


@pytest.mark.parametrize(("name", "text"), [
    ("rules/b.yaml", "rules/b.yaml: 町\n"), ("rules/a.yaml", "a: 2\n"), ("rules/new.yaml", "n: 1\n"), ("rules/none.yaml", None),
])  # fmt: skip
def test_a_file_has_the_text_that_is_laid_over_it(files, name, text):
    assert own_text(files, name) == text


def test_a_text_is_told_by_its_digest():
    assert digest_of("町") == hashlib.sha256("町".encode()).hexdigest()
    assert digest_of(None) == ""
    assert digest_of("") == hashlib.sha256(b"").hexdigest()


def test_the_digest_of_a_region_is_of_every_file_with_its_name(files, monkeypatch):
    monkeypatch.setattr(edition_files, "version", lambda name: f"{name} 1")
    names = ["cases/own.yaml", "cases/people.yaml", "content/region.yaml", "content/schemes/c.yaml", "rules/a.yaml", "rules/b.yaml", "rules/new.yaml"]
    lines = ["gunma-support-navigator 1", *(f"{name} {digest_of(own_text(files, name))}" for name in names)]
    assert region_digest(files) == hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.parametrize(("name", "changes"), [
    ("rules/b.yaml", True), ("content/region.yaml", True), ("cases/people.yaml", True), ("content/locale/en.yaml", False), ("other/d.yaml", False),
])  # fmt: skip
def test_the_digest_changes_with_what_a_proof_rests_on(files, name, changes):
    before = region_digest(files)
    (files.folder / name).write_text("x: 1\n", encoding="utf-8")
    assert (region_digest(files) != before) is changes


def test_other_software_makes_another_digest_and_none_is_no_fault(files, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(edition_files, "version", missing)
    without = region_digest(files)
    monkeypatch.setattr(edition_files, "version", lambda name: "")
    assert region_digest(files) == without
    monkeypatch.setattr(edition_files, "version", lambda name: "9")
    assert region_digest(files) != without
