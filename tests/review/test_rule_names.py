"""Names of what rules speak of; an id that has no name stands for itself."""

from dataclasses import replace

import pytest

from navigator.review.rule_names import RuleNames


@pytest.fixture
def names(knowledge, t):
    return RuleNames(knowledge, knowledge, t)


def test_windows_schemes_and_parts_have_names(names, knowledge):
    assert names.of("saposute") == knowledge.window_words["saposute"].name
    assert names.of("retention") == knowledge.scheme_words["retention"].name
    assert names.of("subsidy-trial/under-60").startswith(f"「{knowledge.scheme_words['subsidy-trial'].name}」のうち「")
    assert names.of("jobless").endswith(" 仕事から長く離れている方")
    assert names.of("middle_age") == "中高年世代の方"


def test_what_has_no_name_stands_for_itself(names):
    assert [names.of("nothing"), names.place("nowhere"), names.fact("shoe"), names.office("saposute", "x")] == [
        "nothing", "nowhere", "shoe", "x",
    ]  # fmt: skip


def test_what_only_the_old_region_knows_has_its_old_name(knowledge, t):
    windows = {id: words for id, words in knowledge.window_words.items() if id != "saposute"}
    names = RuleNames(knowledge, replace(knowledge, window_words=windows), t)
    assert names.of("saposute") == knowledge.window_words["saposute"].name
