"""Where a record of a kind stands: in which files, under which keys, by which key of its own."""

import pytest

from navigator.editions.records.kinds.record_kind import RecordField, RecordKind

TWO_FILES = RecordKind("windows", "窓口", ("content/windows.yaml", "rules/windows.yaml"), ())
BY_FILE = RecordKind("offices", "事業所", ("content/offices/{}.yaml",), (), is_nested=True)
OWN_FILE = RecordKind("schemes", "支援策", ("content/schemes/{}.yaml", "rules/schemes/{}.yaml"), ())
BY_KEY = RecordKind("variants", "言葉", ("content/windows.yaml",), (), is_nested=True, above=("{}", "variants"), listed="number")
BY_NUMBER = RecordKind("steps", "順番", ("rules/ranks.yaml",), (), above=("windows",), listed="number")
BY_ID = RecordKind("sections", "節", ("content/plan.yaml",), (), above=("sections",), listed="id")


def test_a_field_is_named_by_its_file_and_keys():
    field = RecordField("relay/ask", "言う言葉", file=1)
    assert (field.name, field.path) == ("1.relay/ask", ("relay", "ask"))
    assert RecordField("name", "名前").name == "0.name"


@pytest.mark.parametrize(("kind", "id", "places"), [
    (TWO_FILES, "desk", [("content/windows.yaml", ()), ("rules/windows.yaml", ())]),
    (BY_FILE, "desk/north", [("content/offices/desk.yaml", ())]),
    (OWN_FILE, "course", [("content/schemes/course.yaml", ()), ("rules/schemes/course.yaml", ())]),
    (BY_KEY, "desk/2", [("content/windows.yaml", ("desk", "variants"))]),
    (BY_ID, "1-(2)", [("content/plan.yaml", ("sections",))]),
    (RecordKind("one", "", ("content/a.yaml",), (), above=("{}", "b")), "desk", [("content/a.yaml", ("", "b"))]),
    (BY_KEY, "", [("content/windows.yaml", ("", "variants"))]),
])  # fmt: skip
def test_a_record_stands_among_its_like(kind, id, places):
    assert kind.container(id) == places


@pytest.mark.parametrize(("kind", "id", "key"), [
    (TWO_FILES, "desk", "desk"), (TWO_FILES, "desk/north", "desk/north"), (BY_FILE, "desk/north", "north"), (BY_FILE, "desk/a/b", "b"), (BY_FILE, "desk", "desk"), (BY_ID, "1-(2)", ""),
    (BY_KEY, "desk/2", "@1"), (BY_NUMBER, "1", "@0"), (BY_NUMBER, "9999", "@9998"), (BY_NUMBER, "10000", ""), (BY_NUMBER, "0", ""),
    (BY_NUMBER, "-1", ""), (BY_NUMBER, "one", ""),
])  # fmt: skip
def test_a_record_has_its_own_key(kind, id, key):
    assert kind.key(id) == key


@pytest.mark.parametrize(("kind", "file", "stands"), [
    (TWO_FILES, "rules/windows.yaml", True), (TWO_FILES, "content/offices/windows.yaml", False),
    (BY_FILE, "content/offices/desk.yaml", True), (BY_FILE, "content/offices.yaml", False), (OWN_FILE, "rules/schemes/a.yaml", True),
])  # fmt: skip
def test_a_file_holds_records_of_a_kind(kind, file, stands):
    assert kind.stands_in(["content/none.yaml", file]) is stands
    assert not kind.stands_in([])


def test_what_is_told_by_its_place_has_no_name():
    assert [kind.is_named for kind in (TWO_FILES, BY_FILE, BY_KEY, BY_ID)] == [True, True, False, False]


@pytest.mark.parametrize(("id", "is_coded", "has_conditions"), [
    ("municipalities", True, False), ("windows", False, True), ("scheme-steps", False, True), ("sources", False, False),
])  # fmt: skip
def test_a_kind_says_whether_it_has_numbers_or_conditions(id, is_coded, has_conditions):
    kind = RecordKind(id, "", ("content/a.yaml",), ())
    assert (kind.is_coded, kind.has_conditions) == (is_coded, has_conditions)
