"""A bad region is refused, with every problem in one run: file, line, and the way out."""

from datetime import date

import pytest

from navigator.dialogue.decision_json import decision_json
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems

COUNSELLING = "rules/schemes/saposute-counselling.yaml"
VISITING = "rules/schemes/saposute-visiting.yaml"

FAULTS = [
    (
        "content/windows.yaml",
        "office: labour-bureau/shokutai",
        "office: labour-burau/shokutai",
        ["content/windows.yaml:38", "labour-burau/shokutai has no confirmed telephone"],
    ),
    (VISITING, "readiness: needs", "redyness: needs", ["Did you mean `readiness`?", f"{VISITING}:8"]),
    (VISITING, "needs_preparation", "need_preparation", ["Did you mean `needs_preparation`?"]),
    ("rules/conditions.yaml", "category: jobless", "category: joblos", ["Did you mean `jobless`?"]),
    (COUNSELLING, "window: saposute", "window: sapposute", ["Did you mean `saposute`?"]),
    (
        COUNSELLING,
        "cites: [saposute-counselling",
        "cites: [saposute-councelling",
        ["Did you mean `saposute-counselling`?"],
    ),
    (COUNSELLING, "  then:", "  thn:", ["`thn` is not known here. Did you mean `then`?"]),
    (COUNSELLING, "[workplace-experience", "[workplace-experiense", ["Did you mean `workplace-experience`?"]),
    (COUNSELLING, "for: [resident,", "for: [resedent,", ["Did you mean `resident`?"]),
    (COUNSELLING, "window: saposute", "window: saposute\n  window: saposute", ["`window` is written twice"]),
    (COUNSELLING, "saposute-counselling:\n", "saposute-counseling:\n", ["One thing, one file, one name"]),
    (COUNSELLING, "window: saposute", "window: &anchor saposute", ["anchors"]),
    (VISITING, "eligible:\n", "eligible:\n   bad\n", ["not readable as YAML"]),
    (
        "rules/schemes/subsidy-hire.yaml",
        "{hire_age_from}",
        "{hire_age_form}",
        ["Did you mean `hire_age_from`?"],
    ),
    (
        "rules/parameters.yaml",
        "value: 49",
        "value: 47",
        ["a threshold falls inside the quick reply `45..49`"],
    ),
    ("rules/parameters.yaml", "value: 49", "value: forty", ["not a whole number"]),
    ("rules/parameters.yaml", "2025-04-01..,", "2025-04-31..,", ["is not a day"]),
    ("rules/conditions.yaml", "{work: [seeking, not_working, home_or_school]}", "{is: stays_in}", ["rests on itself"]),
    ("rules/facts.yaml", "range: 15..99", "range: 99..15", ["FROM..TO"]),
    ("rules/facts.yaml", "burden: 1\n", "burden: one\n", ["a number is expected"]),
    (
        "rules/ranks.yaml",
        "put: [self-reliance, welfare-office]",
        "put: [self-relianse]",
        ["Did you mean `self-reliance`?"],
    ),
    (
        "content/facts.yaml",
        "    family: ご本人は、いまお仕事をどうされていますか。\n",
        "",
        ["the voice `family` is missing"],
    ),
    ("content/facts.yaml", "    seeking: 仕事を探している\n", "", ["the wording of `seeking` is missing"]),
    ("content/facts.yaml", "    not_working: 働いていない\n", "    not_working: 働いていない\n    student: 学生\n", ["  short wording of `student`, which"]),
    ("content/windows.yaml", "  kind: 仕事さがし\n", "", ["`kind` is missing"]),
    ("content/plan.yaml", "owes: category", "owes: catgory", ["is not one of"]),
    (
        "content/offices/hikikomori-centre.yaml",
        "status: confirmed",
        "status: sure",
        ["status `sure` is not one of"],
    ),
    ("content/offices/hikikomori-centre.yaml", "09:00..17:00", "9am..5pm", ["is not a time"]),
    ("content/offices/hello-work.yaml", "['10201']", "['10999']", ["`10999` is no value of `municipality`"]),
    ("content/region.yaml", "Asia/Tokyo", "Asia/Tokio", ["timezone `Asia/Tokio` is not known"]),
    ("content/region.yaml", "exit_page: /blank", "exit_page: weather.example", ["exit_page `weather.example` is no page", "https://"]),
    ("rules/ranks.yaml", "kind: destitution", "kind: hunger", ["kind `hunger` is no danger", "destitution"]),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"), FAULTS, ids=[f"{f[0].split('/')[-1]}: {f[2][:24]}" for f in FAULTS]
)
def test_a_fault_is_named(region, file, old, new, words):
    change(region, file, old, new)
    found = problems(region)
    for word in words:
        assert any(word in line for line in found), found


def test_all_problems_are_told_in_one_run(region):
    change(region, VISITING, "readiness:", "redyness:")
    change(region, "content/windows.yaml", "  kind: 仕事さがし\n", "")
    (region / "content/schemes/retention.yaml").unlink()
    found = problems(region)
    assert any(VISITING in line for line in found)
    assert any("content/windows.yaml" in line for line in found)
    assert any("content/schemes/retention.yaml is missing" in line for line in found)


def test_a_missing_scheme_of_the_plan_is_told(region):
    (region / "rules/schemes/retention.yaml").unlink()
    assert any("owes a scheme: rules/schemes/retention.yaml" in line for line in problems(region))


def test_a_scheme_of_another_name_may_be_what_the_plan_owes(region):
    """Who marks a new plan's sentences gives no names."""
    plan = (region / "content/plan.yaml").read_text(encoding="utf-8").rstrip("\n")
    statement = "\n  - {id: statement-1, section: 'Ⅰ', owes: scheme, text: 川べの会をひらきます。}\n"
    (region / "content/plan.yaml").write_text(plan + statement, encoding="utf-8")
    assert any("statement `statement-1` owes a scheme: rules" in line for line in problems(region))
    change(region, "rules/schemes/retention.yaml", "cites: [", "cites: [statement-1, ")
    load(region)


def test_an_officer_confirms_a_telephone(region):
    (region / "content/confirmed.yaml").write_text(
        "- office: hello-work/ota\n  field: phone\n  value: 000-000-0000\n  source: kodoku-portal\n  checked_on: 2026-11-24\n",
        encoding="utf-8",
    )
    assert load(region).offices["hello-work"]["ota"].phone.confirmed_text == "000-000-0000"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("office: hello-work/otta\n  field: phone", "no office `hello-work/otta`. Did you mean `hello-work/ota`?"),
        ("office: hello-work/ota\n  field: phome", "`phome` cannot be confirmed here. Did you mean `phone`?"),
    ],
)
def test_a_confirmation_that_fits_nowhere_names_the_nearest(region, written, words):
    path = region / "content/confirmed.yaml"
    entry = f"- {written}\n  value: 000-000-0000\n  source: officer-call\n  checked_on: 2026-11-24\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert any(words in line for line in problems(region))


@pytest.mark.parametrize(("mark", "meant"), [("\t", "a tab"), ("\u3000 ", "a full-width space")])
def test_a_line_typed_with_the_wrong_key_is_told_first(region, mark, meant):
    change(region, "rules/schemes/retention.yaml", "  window:", f"{mark}window:")
    assert f"Line 4 holds {meant}" in problems(region)[0]


def test_a_full_width_colon_is_told_first(region):
    change(region, "rules/schemes/retention.yaml", "window: hello-work", "window：hello-work")
    assert "holds a full-width colon" in problems(region)[0]


def test_scalars_stay_text(knowledge):
    assert knowledge.facts["wants_work"].fact.values == ("yes", "no")
    assert any(line.phone.text.startswith("0120") for line in knowledge.helplines)


def test_a_raised_limit_needs_no_code(region):
    change(region, "rules/parameters.yaml", "value: 49", "value: 54")
    knowledge = load(region)
    facts = {"persona": "resident", "work": "seeking", "readiness": "needs_preparation", "age": 54}
    found = decision_json(knowledge, facts, date(2025, 10, 1), translator("ja"))
    assert {s["id"]: s["verdict"] for s in found["schemes"]}["saposute-counselling"] == "fits"


def test_a_value_changes_on_its_day(region):
    change(
        region, "rules/parameters.yaml", "- {value: 49, valid: 2025-04-01.., cites: [saposute-age]}",
        "- {value: 49, valid: 2025-04-01..2026-03-31, cites: [saposute-age]}\n"
        "    - {value: 54, valid: 2026-04-01.., cites: [saposute-age]}",
    )  # fmt: skip
    knowledge = load(region)
    facts = {"persona": "resident", "work": "seeking", "readiness": "needs_preparation", "age": 54}

    def verdict(day):
        found = decision_json(knowledge, facts, day, translator("ja"))
        return {w["id"]: w["verdict"] for w in found["windows"]}["saposute"]

    assert verdict(date(2026, 3, 31)) == "not"
    assert verdict(date(2026, 4, 1)) == "fits"
