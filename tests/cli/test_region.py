"""The region and the day of a verb: what is wrong is told in full, and nothing is done."""

from datetime import datetime

import pytest

from navigator.cli.region import load_region, problems_told, read_day
from navigator.knowledge.files.problems import KnowledgeError, Problem
from tests.conftest import ROOT


def test_the_settings_name_the_region(monkeypatch, knowledge):
    monkeypatch.setenv("NAVIGATOR_REGION", str(ROOT))
    assert load_region() is knowledge
    assert load_region(ROOT) is knowledge
    assert load_region(ROOT / "tests/regions/mahoroba").region.name != knowledge.region.name


def test_every_problem_is_told_with_the_readers_words_and_the_verb_ends(capsys):
    problems = [Problem("rules/facts.yaml", 7, "one"), Problem("rules/facts.yaml", 9, "two")]
    with pytest.raises(SystemExit) as ended, problems_told(lambda line: f"<{line}>"):
        raise KnowledgeError(problems)
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert told.out == ""
    assert told.err.splitlines() == [*(f"<{problem}>" for problem in problems), "<2 problem(s). Nothing is served until they are mended.>"]


def test_a_day_is_typed_or_today_where_the_region_is(knowledge):
    assert read_day("2025-10-01", knowledge).isoformat() == "2025-10-01"
    assert read_day(None, knowledge) == datetime.now(knowledge.region.timezone).date()
    assert read_day("", knowledge) == datetime.now(knowledge.region.timezone).date()


def test_what_is_no_day_says_how_to_write_one(knowledge, capsys):
    with pytest.raises(SystemExit) as ended:
        read_day("1 Oct", knowledge, lambda line: f"<{line}>")
    assert ended.value.code == 2
    assert capsys.readouterr().err == "<`1 Oct` is not a day. Write it like 2025-10-01>\n"
