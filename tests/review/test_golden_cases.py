"""The golden cases: people and employers, both sides of every threshold, every scheme and window in every verdict."""

from datetime import date

import pytest

from navigator.dialogue.decision_json import decision_json
from navigator.review.golden_cases import (
    MOST_CASES,
    GoldenCase,
    cases_folder,
    personas_without_case,
    read_golden,
    thresholds,
    untested_thresholds,
    violations,
)
from tests.conftest import ROOT

CASES = read_golden(ROOT / "tests" / "cases")
DAY = date(2025, 10, 1)


def decided(knowledge, t, facts):
    decision = decision_json(knowledge, facts, DAY, t)
    verdicts = {w["id"]: w for w in decision["windows"]} | {s["id"]: s for s in decision["schemes"]}
    return decision, verdicts | {f"category/{c['id']}": c for c in decision["categories"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_case_holds(case, knowledge, t):
    assert violations(knowledge, case, DAY, t) == []


def test_every_scheme_and_window_fits_fails_and_stays_open_somewhere(knowledge, t):
    seen: dict[str, set[str]] = {}
    for case in CASES:
        _, verdicts = decided(knowledge, t, case.facts)
        for id, verdict in verdicts.items():
            seen.setdefault(id, set()).add(verdict["verdict"])
    missing = {id: {"fits", "not", "maybe"} - seen[id] for id in (*knowledge.windows, *knowledge.schemes)}
    missing.pop("hello-work")  # open to everyone, without any condition
    assert not {id: gone for id, gone in missing.items() if gone}


def test_every_municipality_reaches_its_own_hello_work_and_desks(knowledge, t):
    hello_work = {
        "10201": "maebashi", "10202": "takasaki", "10203": "kiryu", "10204": "isesaki", "10205": "ota", "10206": "numata",
        "10207": "tatebayashi", "10208": "shibukawa", "10209": "fujioka", "10210": "gunma-tomioka", "10211": "takasaki",
        "10212": "kiryu", "10344": "shibukawa", "10345": "shibukawa", "10366": "fujioka", "10367": "fujioka",
        "10382": "gunma-tomioka", "10383": "gunma-tomioka", "10384": "gunma-tomioka", "10421": "shibukawa",
        "10424": "shibukawa", "10425": "shibukawa", "10426": "shibukawa", "10428": "shibukawa", "10429": "shibukawa",
        "10443": "numata", "10444": "numata", "10448": "numata", "10449": "numata", "10464": "isesaki",
        "10521": "tatebayashi", "10522": "tatebayashi", "10523": "tatebayashi", "10524": "tatebayashi",
        "10525": "tatebayashi",
    }  # fmt: skip
    desks = {
        "10211": "annaka",
        "10449": "minakami",
        "10208": "shibukawa",
        "10212": "midori",
        "10204": "isesaki",
        "10210": "tomioka",
    }
    assert set(hello_work) == set(knowledge.municipalities)
    for code, office in hello_work.items():
        facts = {
            "persona": "resident",
            "municipality": code,
            "takasaki_area": "main",
            "withdrawn": "yes",
            "livelihood": "hard",
        }
        _, verdicts = decided(knowledge, t, facts)
        assert verdicts["hello-work"]["office"] == office, code
        assert verdicts["hikikomori-municipal"]["office"] == desks.get(code, code)
        assert verdicts["self-reliance"]["office"] == (code if code < "10300" else "towns")
        assert verdicts["welfare-office"]["office"]


def test_saposute_is_never_shown_to_fit_from_fifty(knowledge, t):
    for age in range(50, 100):
        _, verdicts = decided(knowledge, t, {"persona": "resident", "age": age, "work": "not_working"})
        assert verdicts["saposute"]["verdict"] == "not"
        assert verdicts["saposute-counselling"]["because"] == [
            {"fact": "age", "answer": str(age), "needs": "15..49"}
        ]


def test_the_plan_year_ends(knowledge, t):
    assert decision_json(knowledge, {}, date(2026, 3, 31), t)["plan_in_force"]
    assert not decision_json(knowledge, {}, date(2026, 4, 1), t)["plan_in_force"]


def test_a_range_across_the_limit_stays_open_and_a_later_answer_decides(knowledge, t):
    facts = {"persona": "resident", "work": "seeking", "readiness": "needs_preparation"}
    _, open_ = decided(knowledge, t, facts | {"age": "45..54"})
    assert open_["saposute-counselling"]["verdict"] == "maybe"
    assert open_["saposute-counselling"]["because"] == [
        {"fact": "age", "answer": "45..54", "needs": "15..49"}
    ]
    assert open_["saposute-counselling"]["settled"]
    _, closed = decided(knowledge, t, facts | {"age": 54})
    assert closed["saposute-counselling"]["verdict"] == "not"


def test_a_window_that_fits_is_explained_by_answers_alone(knowledge, t):
    _, verdicts = decided(knowledge, t, {"persona": "resident", "work": "seeking", "age": 45})
    assert {b["fact"] for b in verdicts["hw-middle-senior"]["because"]} == {"work", "age"}
    for case in CASES:
        decision, _ = decided(knowledge, t, case.facts)
        for window in decision["windows"]:
            assert window["verdict"] != "fits" or all(b["answer"] is not None for b in window["because"]), (
                window["id"]
            )


def test_every_expectation_of_a_case_can_break(knowledge, t):
    facts = {"persona": "resident", "age": "50", "work": "not_working", "municipality": "10201"}
    expected = {
        "fits": ["saposute", "nobody"], "maybe": ["hello-work"], "not": ["hello-work"], "first": "saposute",
        "office": {"hello-work": "ota"}, "instead": {"saposute": ["labour-bureau"]}, "urgent": "destitution",
        "parts_fit": ["subsidy-hire/sme"], "parts_not": ["training-support/allowance"],
    }  # fmt: skip
    assert len(violations(knowledge, GoldenCase("all wrong", facts, expected), DAY, t)) == 10
    assert violations(knowledge, GoldenCase("no fact", {"shoe": "42"}, {}), DAY, t) == ["`shoe` is no fact."]


def test_a_case_with_an_unknown_key_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text("- {name: x, facts: {}, frist: saposute}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="frist"):
        read_golden(tmp_path)


def test_a_case_may_hold_for_its_own_day(tmp_path, knowledge, t):
    (tmp_path / "a.yaml").write_text("- {name: x, as_of: 2025-10-01, facts: {age: null}}\n", encoding="utf-8")
    (case,) = read_golden(tmp_path)
    assert str(case.as_of) == "2025-10-01"
    assert case.facts == {"age": None}


def test_without_cases_every_side_of_every_threshold_is_untested(knowledge, t):
    rules = knowledge.rules_on(DAY)
    assert ("age", 49) in set(thresholds(rules))
    assert {("age", 49, 50), ("age", 50, 49)} <= set(untested_thresholds(knowledge, rules, (), t))
    assert len(set(untested_thresholds(knowledge, rules, (), t))) == 2 * len(set(thresholds(rules)))
    assert personas_without_case(knowledge, ()) == ["resident", "family", "supporter", "employer"]


def test_a_case_that_would_not_notice_does_not_hold_a_side_fast(knowledge, t):
    rules = knowledge.rules_on(DAY)
    blunt = GoldenCase("blunt", {"persona": "resident", "age": "49"}, {"fits": ["hello-work"]})
    assert ("age", 49, 50) in set(untested_thresholds(knowledge, rules, (blunt,), t))


def test_a_case_pins_just_the_side_whose_number_it_has(knowledge, t):
    rules = knowledge.rules_on(DAY)
    sharp = GoldenCase("sharp", {"persona": "resident", "work": "not_working", "age": "49"}, {"fits": ["saposute"]})
    untested = set(untested_thresholds(knowledge, rules, (sharp,), t))
    assert ("age", 49, 50) not in untested
    assert ("age", 50, 49) in untested


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"second": "saposute"}, ["the second door should be saposute and is hello-work"]),
        ({"first_scheme": "retention"}, ["the first scheme should be retention and is hw-placement"]),
        ({"by_desk": ["jobs-limited"]}, []),
        ({"by_desk": ["hw-placement"]}, ["the desk should decide on hw-placement"]),
    ],
)
def test_where_something_stands_and_who_decides(expected, said, knowledge, t):
    facts = {"persona": "resident", "work": "seeking", "age": "34", "readiness": "needs_preparation", "needs": ["find_job"]}
    facts |= {"withdrawn": "no", "livelihood": "hard"} if "second" not in expected else {"livelihood": "ok", "withdrawn": "no"}
    found = violations(knowledge, GoldenCase("x", facts, expected), DAY, t)
    assert found == said


@pytest.mark.parametrize("entry", [
    "instead: [x]", "office: x", "as_of: [x]", "as_of: someday", "fits: [[a]]", "fits: {a: b}", "first: [x]", "concerns: {x: y}", "understood: [x]",
    "instead: {a: b}", "facts: {persona: {a: b}}",
])  # fmt: skip
def test_a_value_of_another_kind_is_refused_with_its_key(tmp_path, entry):
    with pytest.raises(ValueError, match=f"own.yaml: `{entry.partition(':')[0]}` of a case"):
        read_golden(tmp_path, {"own.yaml": f"- {{name: a, {entry}}}\n"})


@pytest.mark.parametrize("text", ["- {name: a, fits: " + "[" * 1200 + "]" * 1200 + "}\n", "- [\n"])
def test_a_text_that_cannot_be_read_is_told(tmp_path, text):
    with pytest.raises(ValueError, match="its text is broken"):
        read_golden(tmp_path, {"own.yaml": text})


def test_a_draft_adds_cases_and_silences_none_of_the_folder(tmp_path):
    (tmp_path / "people.yaml").write_text("- {name: kept}\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text("- {name: replaced}\n", encoding="utf-8")
    cases = read_golden(tmp_path, {"people.yaml": "[]\n", "own.yaml": "- {name: added}\n"})
    assert [case.name for case in cases] == ["added", "kept"]


def test_a_draft_holds_a_bounded_number_of_cases(tmp_path):
    assert len(read_golden(tmp_path, {"own.yaml": "- {name: a}\n" * MOST_CASES})) == MOST_CASES
    with pytest.raises(ValueError, match="may hold"):
        read_golden(tmp_path, {"own.yaml": "- {name: a}\n" * (MOST_CASES + 1)})


def test_cases_lie_beside_the_rules_or_among_the_tests(tmp_path):
    assert cases_folder(tmp_path) == tmp_path / "tests" / "cases"
    (tmp_path / "cases").mkdir()
    assert cases_folder(tmp_path) == tmp_path / "cases"
