"""What must hold across files, in the invented region."""

import pytest

from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems

FAULTS = [
    ("rules/schemes/tea-circle.yaml", "cites: [", "cites: [hearsay, ", "`hearsay` is no statement of the plan and no source"),
    ("rules/windows.yaml", "office: area", "office: far", "office is found by one of area, nearest, all"),
    ("rules/windows.yaml", "instead: {otherwise: [moon-desk]}", "instead: {otherwise: [moon-dask]}", "Did you mean `moon-desk`?"),
    ("rules/windows.yaml", "instead: {otherwise:", "instead: {weather:", "fact `weather` is not declared"),
    ("rules/facts.yaml", "values_from: municipalities", "values: [outside]", "the nearest office needs a fact with `values_from: municipalities`"),
    ("rules/facts.yaml", "bands: [18..39,", "bands: [18..38,", "the bands differ from rules/facts.yaml: 18.."),
    ("rules/facts.yaml", "persona:\n", "speaker:\n", "the fact `persona` is missing"),
    ("rules/parameters.yaml", "star_age_limit:", "spare:\n  values: []\nstar_age_limit:", "parameter `spare` is used by no rule"),
    ("rules/parameters.yaml", "valid: 2031-04-01..", "valid: 2031-03-31..", "two values of `star_age_limit` are in force at once"),
    ("content/offices/warm-house.yaml", "at: '90002'", "at: '90009'", "it stands in `90009`, which is no municipality"),
    ("content/confirmed.yaml", "[]", "{office: moon-desk/kasumi}", "a list is expected here"),
    ("content/municipalities.yaml", "lat: ", "lat: north ", "a number is expected here"),
    ("content/windows.yaml", "say:", "variants: [{when: {yeers: 20}, why: x}]\n  say:", "fact `yeers` is not declared"),
    ("content/windows.yaml", "say:", "variants: [{when: {years: 20}}]\n  say:", "a variant has words of its own"),
    ("content/wrong_numbers.yaml", "[]", "[{number: '月見が丘（架空）', why: moved}]", "is a known wrong number. Take it out"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problem"), FAULTS, ids=[fault[3][:40] for fault in FAULTS])
def test_a_fault_is_named(invented, file, old, new, problem):
    change(invented, file, old, new)
    assert any(problem in text for text in problems(invented))


@pytest.mark.parametrize(
    ("band", "problem"),
    [
        ("45..79", "the quick replies of `years` leave some values out"),
        ("45..81", "band `45..81` is no range inside 18..80"),
        ("40..80", "a threshold falls inside the quick reply `40..80`"),
    ],
)
def test_quick_replies_fit_the_range_and_the_thresholds(invented, band, problem):
    change(invented, "rules/facts.yaml", "45..80]", f"{band}]")
    change(invented, "content/facts.yaml", "45..80", band)
    assert any(problem in text for text in problems(invented))


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("content/offices/moon-desk.yaml", "no office: content/offices/moon-desk.yaml is missing or empty"),
        ("content/schemes/tea-circle.yaml", "the wording content/schemes/tea-circle.yaml is missing"),
        ("rules/schemes/tea-circle.yaml", "wording without a rule: rules/schemes/tea-circle.yaml is missing"),
    ],
)
def test_a_missing_file_is_named(invented, file, problem):
    (invented / file).unlink()
    assert any(problem in text for text in problems(invented))


def test_a_fact_without_wording_hides_no_fault_of_the_next(invented):
    change(invented, "content/facts.yaml", "persona:\n", "speaker:\n")
    change(invented, "content/facts.yaml", "45..80", "45..79")
    told = problems(invented)
    assert any("`persona`" in text for text in told)
    assert any("the bands differ from rules/facts.yaml" in text for text in told)


RELAYS = [
    ("  relay: {office: warm-house/north, ask: x}\n", "the relay warm-house/north has no confirmed telephone"),
    ("  relay: {office: moon-desk/hotaru, ask: x}\n", "the relay moon-desk/hotaru does not put through to `star-cafe`"),
    ("  relay: {municipality: '90009'}\n", "the town hall of `90009` has no confirmed telephone"),
    ("  relay: {municipality: '90001'}\n", "what to say at the town hall is missing: give `star-cafe` its `town_hall`"),
    ("  relays_for: [moon-dask]\n", "relays_for `moon-dask`, which is no window. Did you mean `moon-desk`?"),
]  # fmt: skip
PHONE = "phone: {value: 000-000-0000, source: street-map, checked_on: 2030-04-01, status: confirmed}"


@pytest.mark.parametrize(("line", "problem"), RELAYS, ids=[problem[:40] for _, problem in RELAYS])
def test_a_relay_puts_through_to_the_window_at_a_confirmed_number(invented, line, problem):
    change(invented, "content/offices/moon-desk.yaml", "phone: {status: unknown}\n  address: {value: ほたる", f"{PHONE}\n  address: {{value: ほたる")
    change(invented, "content/offices/star-cafe.yaml", "  at: '90001'\n", f"  at: '90001'\n{line}")
    assert any(problem in text for text in problems(invented))


def test_who_lives_outside_is_given_a_line_that_exists(invented):
    outside = "  outside: {lead: l, search: {url: 'https://example.org', name: n, cites: [street-map]}, helpline: bell, ask: a}\n"
    change(invented, "content/windows.yaml", "star-cafe:\n", f"star-cafe:\n{outside}")
    assert any("helpline `bell` does not exist" in text for text in problems(invented))


def test_offices_of_no_window_are_named(invented):
    offices = invented / "content/offices"
    (offices / "moon-dask.yaml").write_bytes((offices / "moon-desk.yaml").read_bytes())
    assert any("offices of `moon-dask`, which is no window. Did you mean `moon-desk`?" in text for text in problems(invented))


def test_each_persona_has_a_window_for_everyone(invented):
    change(invented, "rules/windows.yaml", "for: [resident, employer]", "for: [resident]")
    assert any("`employer` has no window without a condition" in text for text in problems(invented))


def test_a_window_that_does_not_say_how_its_office_is_found_has_one_for_all(invented):
    change(invented, "rules/windows.yaml", "  office: all\n", "")
    assert list(load(invented).offices["star-cafe"]) == ["hall"]
