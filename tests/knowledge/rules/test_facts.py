"""Facts as declared: domains, likelihoods, and what is wrong with them."""

import pytest

from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.rules.facts import read_facts

NUMBER = {"type": "integer", "range": "1..4", "asked_of": "resident", "burden": "1", "likelihood": {"1..2": "6", "3..4": "2"}}
CHOICE = {"type": "one", "values": ["yes", "no"], "asked_of": ["family", "resident"], "burden": "2", "likelihood": {"yes": "1", "no": "3"}}
SEVERAL = {"type": "several", "values": ["a", "b"], "asked_of": "resident", "burden": "1", "likelihood": {"a": "0.5", "b": "0.25"}}
PLACE = {"type": "one", "values_from": "municipalities", "asked_of": "resident", "burden": "1", "likelihood": {"outside": "3"}}


def read(places=(), **facts):
    report = Report()
    specs = read_facts(yaml_tree(facts, "facts.yaml", report), places)
    return specs, [problem.text for problem in report.problems]


def test_a_likelihood_of_a_range_is_shared_by_its_values():
    specs, problems = read(n=NUMBER)
    assert problems == []
    assert (specs["n"].fact.values, specs["n"].fact.weights) == ((1, 2, 3, 4), (3.0, 3.0, 1.0, 1.0))
    assert (specs["n"].bounds, specs["n"].value_names) == ((1, 4), ("1", "2", "3", "4"))


def test_municipalities_are_as_likely_as_one_another():
    specs, problems = read(("1", "2"), town=PLACE)
    assert problems == []
    assert (specs["town"].fact.values, specs["town"].fact.weights) == (("1", "2", "outside"), (1.0, 1.0, 3.0))
    assert specs["town"].is_place


def test_options_and_their_sets():
    specs, _ = read(s=SEVERAL)
    assert (specs["s"].value_names, len(specs["s"].fact.values)) == (("a", "b"), 4)
    assert not specs["s"].is_place


def test_a_voice_the_fact_lacks_is_its_first():
    specs, _ = read(c=CHOICE)
    assert [specs["c"].voice(persona) for persona in ("resident", "employer")] == ["resident", "family"]


def test_time_beside_an_answer_is_read_as_the_fact():
    specs, problems = read(c=CHOICE, n=NUMBER | {"reads": "jobless", "beside": {"c": ["yes", "no"]}})
    assert (problems, specs["n"].time_companions, specs["n"].reads) == ([], (("c", "yes"), ("c", "no")), "jobless")
    assert (specs["c"].time_companions, specs["c"].reads) == ((), "")


def test_an_answer_may_imply_something_of_another_fact():
    specs, problems = read(c=CHOICE | {"implies": {"yes": {"d": ["no"]}}}, d=CHOICE)
    assert (problems, specs["c"].implications, specs["d"].implications) == ([], {"yes": (("d", ("no",)),)}, {})


@pytest.mark.parametrize(
    ("implies", "wrong"),
    [({"ja": {"d": ["no"]}}, "`ja`"), ({"yes": {"e": ["no"]}}, "`e`"), ({"yes": {"d": ["never"]}}, "`never`")],
)
def test_what_is_implied_is_declared(implies, wrong):
    _, problems = read(c=CHOICE | {"implies": implies}, d=CHOICE)
    assert len(problems) == 1
    assert wrong in problems[0]


def test_facts_name_the_screen_they_are_asked_on():
    specs, problems = read(c=CHOICE | {"screen": "home"}, s=SEVERAL)
    assert (problems, specs["c"].fact.screen, specs["s"].fact.screen) == ([], "home", "")


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        (NUMBER | {"likelihood": {"0..2": "1"}}, "likelihood `0..2` is no range inside 1..4"),
        (NUMBER | {"likelihood": {"2..5": "1"}}, "likelihood `2..5` is no range inside 1..4"),
        (NUMBER | {"range": "4..3"}, "`range` is written FROM..TO"),
        (NUMBER | {"burden": "much"}, "a number is expected here"),
        (NUMBER | {"type": "number"}, "type `number` is not known"),
        (NUMBER | {"reads": "mind"}, "reads `mind` is not known. Write one of: age, jobless"),
        (NUMBER | {"screen": "my home"}, "the screen `my home` is no name"),
        (NUMBER | {"asked_of": "residents"}, "persona `residents` is not known. Did you mean `resident`?"),
        (CHOICE | {"likelihood": {"yes": "1"}}, "every value of `x` needs a likelihood above 0"),
        (CHOICE | {"likelihood": {"yes": "1", "no": "0"}}, "every value of `x` needs a likelihood above 0"),
        (CHOICE | {"likelihood": {"yes": "1", "noo": "1"}}, "likelihood of `noo`, which is no value of `x`"),
        (CHOICE | {"values": []}, "`values` is missing"),
        (SEVERAL | {"likelihood": {"a": "0.5"}}, "every option of `x` needs its own likelihood between 0 and 1"),
        (SEVERAL | {"likelihood": {"a": "0.5", "b": "1"}}, "every option of `x` needs its own likelihood between 0 and 1"),
        (SEVERAL | {"likelihood": {"a": "0.5", "b": "0"}}, "every option of `x` needs its own likelihood between 0 and 1"),
        (PLACE | {"values_from": "towns"}, "`values_from` knows only `municipalities`"),
    ],
)
def test_a_bad_declaration_says_what_is_wrong(fact, problem):
    _, problems = read(x=fact)
    assert any(problem in text for text in problems)
