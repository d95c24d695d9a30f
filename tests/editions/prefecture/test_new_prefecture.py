"""What a new prefecture begins with, and what its steps still lack."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.editions import draft_texts, drafts
from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import NOTHING
from navigator.editions.prefecture.new_prefecture import (
    STEPS,
    NewRegion,
    begin_new_prefecture,
    empty_steps,
    problems_by_step,
    starting_texts,
    whole_region,
)
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.region_files import RegionFiles
from tests.ledger.conftest import ANN

REGION = NewRegion('あけぼの: "県"', "案内 #1", "計画", Period(date(2030, 4, 1), date(2031, 3, 31)))
FILES = RegionFiles(NOTHING.folder, starting_texts(REGION))


def lacking(files):
    return {step: [problem.text for problem in problems] for step, problems in problems_by_step(files).items() if problems}


def test_nothing_is_wrong_at_first_but_that_nobody_can_be_sent_anywhere():
    assert list(problems_by_step(FILES)) == list(STEPS)
    assert lacking(FILES) == {"windows": ["`resident` has no window without a condition that can be called or visited"]}
    assert empty_steps(FILES) == ["plan", "places", "windows", "danger"]


def test_what_is_wrong_stands_at_the_step_of_its_file():
    texts = {**FILES.texts, "content/helplines.yaml": "a: {nme: b}\n", "rules/parameters.yaml": "limit: [\n"}
    found = lacking(RegionFiles(NOTHING.folder, texts))
    assert "`name` is missing" in found["danger"]
    assert found["rules"][0].startswith("not readable as YAML")


def test_the_whole_is_the_same_bytes_each_time():
    assert whole_region(FILES) == whole_region(RegionFiles(NOTHING.folder, dict(reversed(FILES.texts.items()))))


@pytest.mark.parametrize("part", [{"name": ""}, {"name": "あ" * 41}, {"app": "二\n行"}, {"plan": "あ" * 201}])
def test_a_name_that_is_no_line_begins_nothing(connection, part):
    with pytest.raises(EditionError, match=r"^title$"):
        begin_new_prefecture(connection, replace(REGION, **part), ANN)
    assert drafts.all_editions(connection) == []


def test_a_prefecture_begins_with_its_first_texts(connection):
    id = begin_new_prefecture(connection, REGION, ANN)
    assert {row.file for row in draft_texts.rows(connection, id)} == set(starting_texts(REGION))
