"""Every record of a region fills its form, and a form that is sent as it was shown changes nothing."""

from dataclasses import replace

import pytest

from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.kinds.record_kind import PERSONA_WORDS, RecordField, RecordKind
from navigator.editions.records.record_change import tree_of, with_part, with_tree
from navigator.editions.records.record_fields import (
    BRIEF,
    fields_of,
    record_with,
    said_of,
    seen_of,
    standing_of,
    values_of,
)
from navigator.editions.records.record_files import Record, RecordFiles, problems_of_record
from navigator.editions.records.record_places import place_of
from navigator.knowledge.files.region_files import RegionFiles
from tests.conftest import CAMPAIGN, ROOT

OPERATOR = """name: みほん課
contact: mihon@example.org
page: https://www.example.org/
phone: {value: 000-000-0000, source: localgovjp, checked_on: 2026-11-01, status: confirmed}
"""
SAMPLED = 1 if CAMPAIGN else 12  # of so many records one


@pytest.fixture(scope="module")
def files():
    """With somebody who runs the pages: the region as it ships names nobody."""
    return RecordFiles(RegionFiles(ROOT, {"content/operator.yaml": OPERATOR}))


def every_record(files):
    every = [record for kind in KINDS.values() for record in files.records(kind)]
    return every[::SAMPLED]


def sent(files, record):
    """What a browser sends of its form."""
    typed = {"sent": []}
    for shown in values_of(files, record):
        name = shown.field.name
        typed[f"seen:{name}"] = [shown.seen]
        typed |= {each.name: [each.value] for each in shown.inputs}
        if shown.field.type in ("choice", "choices"):
            typed[name] = [id for id, _, is_chosen in shown.chosen if is_chosen] or [""]
            typed["sent"].append(name)
    return typed


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(files):
    for record in every_record(files):
        assert record_with(files, record, sent(files, record)) == (record, {}), record.id


@pytest.mark.parametrize(("field", "text", "is_taken"), [
    ("number/value", "0990-00-0000", False), ("number/value", "110", True), ("number/value", "#8008", True),
    ("chat_page", "http://a.lg.jp/", False), ("chat_page", "https://a.lg.jp@b.example/", False), ("chat_page", "https://a.lg.jp:8443/", False),
    ("chat_page", "https://あ.lg.jp/", False), ("chat_page", "https://a.lg.jp/chat", True),
])  # fmt: skip
def test_numbers_that_charge_and_addresses_that_deceive_are_refused(files, field, text, is_taken):
    record = next(record for record in files.records(KINDS["helplines"]) if standing_of(record, field_called(record, field)) != text)
    _, problems = record_with(files, record, sent(files, record) | {f"0.{field}": [text]})
    assert (f"0.{field}" not in problems) is is_taken


def test_another_ground_of_a_point_is_read_aloud(files):
    record = files.record(KINDS["schemes"], "subsidy-hire")
    point, grounds = field_called(record, "points"), files.choices("grounds")
    rows = [row | {"cites": [[*grounds][-1]]} for row in standing_of(record, point)]
    other = replace(record, trees=(with_part(record.trees[0], ("points",), rows), *record.trees[1:]))
    assert f"根拠：{grounds[[*grounds][-1]]}" in [*said_of(files, other, point)]
    assert [*said_of(files, other, point)] != [*said_of(files, record, point)]


def field_called(record, keys):
    return next(field for field in fields_of(record) if field.keys == keys)


def test_the_readers_have_nothing_against_what_stands(files):
    for record in every_record(files):
        assert problems_of_record(files, record.kind, record.id) == [], record.id


def line_of(files, file, begin):
    """The first line that begins so, counted from one."""
    return next(n for n, line in enumerate(files.text(file).splitlines(), 1) if line.startswith(begin))


def test_a_line_of_a_file_leads_to_its_record_and_field(files):
    windows, desks, scheme = "content/windows.yaml", "content/offices/saposute.yaml", "rules/schemes/ms-seminar.yaml"
    for file, begin, id, label in (
        (windows, "hello-work:", "hello-work", ""), (windows, "  name:", "hello-work", "名前"), (windows, "  lead:", "hello-work", "どんなところか"),
        (desks, "tomo:", "saposute/tomo", ""), (scheme, "  cites:", "ms-seminar", "根拠"),
    ):  # fmt: skip
        place = place_of(files, file, line_of(files, file, begin))
        assert (place.record.id, place.label) == (id, label)
    assert place_of(files, "content/language/places.yaml", 6) is None


def test_a_line_of_a_list_leads_to_its_entry(files):
    words, ranks, plan = "content/windows.yaml", "rules/ranks.yaml", "content/plan.yaml"
    for file, begin, kind, id, label in (
        (words, "    - when:", "variants", "hello-work/1", ""), (words, "      happens:", "variants", "hello-work/1", "そこで起きること"),
        (ranks, "    put: [self-reliance", "window-steps", "1", "先に出す窓口"), (ranks, "    put: [hikikomori-supporters]", "scheme-steps", "1", "先に出す支援策"),
        (plan, "  - {id: 'Ⅱ',", "sections", "Ⅱ", ""), (plan, "title:", "plan", "plan", "名前"), (plan, "period:", "plan", "plan", "いつからいつまで"),
    ):  # fmt: skip
        place = place_of(files, file, line_of(files, file, begin))
        assert (place.record.kind.id, place.record.id, place.label) == (kind, id, label), begin


def test_every_field_of_a_kind_meets_a_record(files):
    """A key that no record has would be a slip of the pen, but for those that are seldom needed."""
    for kind in KINDS.values():
        held = {field.keys.rpartition("*")[0] or field.keys for field in kind.fields}
        for record in files.records(kind):
            held -= {keys for keys in held if _stands(record, kind, keys)}
        assert held <= {"interpretation", "confirm_at_window", "note", "say_first", "questions", "valid", "desk_decides/why"}, kind.id


def _stands(record, kind, keys):
    return any(standing_of(record, field) is not None for field in fields_of(record) if field.keys.startswith(keys))


def test_what_is_read_aloud_is_what_stands(files):
    record = files.record(KINDS["windows"], "saposute")
    said = {field.label: [*said_of(files, record, field)] for field in fields_of(record)}
    assert said["何の相談か"] == ["働く前の準備"]
    assert said["なぜここか"][0].startswith("ご本人：働く自信がまだ")


def test_a_change_is_written_into_the_file_of_its_field(files):
    record = files.record(KINDS["schemes"], "ms-seminar")
    changed, problems = record_with(files, record, sent(files, record) | {"1.valid:from": ["2027-04-01"]})
    assert not problems
    assert changed.trees[0] == record.trees[0]
    file = "rules/schemes/ms-seminar.yaml"
    text = with_tree(files.text(file), with_part(tree_of(files.text(file)), ("ms-seminar",), changed.trees[1]))
    assert text == files.text(file) + "  valid: 2027-04-01..\n"


def test_a_title_says_the_numbers_of_the_rules(files):
    titles = [record.title for kind in KINDS.values() for record in files.records(kind)]
    titles += files.choices("grounds").values()
    assert titles
    assert not [title for title in titles if "{" in title]


def test_whatever_words_a_concern_may_have_stand_in_its_form():
    keys = {field.keys for field in KINDS["concerns"].fields}
    assert {"words", "whole_lines", "unless", "doors/*/say", "doors/*/say_in_japanese"} <= keys


INVENTED = RecordFiles(RegionFiles(ROOT / "none", {
    "content/sources.yaml": "law: {title: 法}\n", "content/municipalities.yaml": "".join(f"'{n}': {{name: 町{n}}}\n" for n in range(1, 10)),
}))  # fmt: skip
FORM = RecordKind("invented", "つくりもの", ("content/a.yaml",), (
    RecordField("name", "名前", is_needed=True), RecordField("lead", "言葉", "voices"), RecordField("say", "言うこと", "voice_lines"),
    RecordField("bring", "持ち物", "lines"), RecordField("valid", "いつ", "period"), RecordField("at", "町", "choice", choices="municipalities"),
    RecordField("towns", "町々", "choices", choices="municipalities"), RecordField("all", "町すべて", "choices", choices="municipalities", is_whole=True),
    RecordField("mode", "決まり方", "choices", choices="office_modes"), RecordField("day", "日", "day"), RecordField("lat", "緯度", "degrees"),
    RecordField("n", "数", "number"), RecordField("page", "ページ", "url"), RecordField("phone", "電話", "phone"),
))  # fmt: skip
RESIDENTS = ("resident", "family", "supporter", "employer")


def one(**tree):
    return Record(FORM, "x", ({"name": "所", **tree},))


def field_values(**tree):
    return {each.field.keys: each for each in values_of(INVENTED, one(**tree))}


@pytest.mark.parametrize(("key", "standing", "inputs"), [
    ("name", "所", [("0.name", "", "所")]),
    ("lead", None, [("0.lead", "", ""), *((f"0.lead:{voice}", PERSONA_WORDS[voice], "") for voice in RESIDENTS)]),
    ("lead", "みな", [("0.lead", "", "みな"), *((f"0.lead:{voice}", PERSONA_WORDS[voice], "") for voice in RESIDENTS)]),
    ("lead", {"family": "家"}, [("0.lead", "", ""), *((f"0.lead:{voice}", PERSONA_WORDS[voice], "家" * (voice == "family")) for voice in RESIDENTS)]),
    ("bring", ["紙", "ペン"], [("0.bring", "", "紙\nペン")]),
    ("valid", "2026-04-01..", [("0.valid:from", "はじめの日", "2026-04-01"), ("0.valid:to", "最後の日", "")]),
    ("valid", None, [("0.valid:from", "はじめの日", ""), ("0.valid:to", "最後の日", "")]),
])  # fmt: skip
def test_each_field_has_its_inputs_with_the_words_above_them(key, standing, inputs):
    shown = field_values(**({key: standing} if standing is not None else {}))[key]
    assert [(each.name, each.words, each.value) for each in shown.inputs] == inputs
    assert (shown.chosen, shown.adding, shown.is_text_only) == ((), (), False)


def test_words_for_one_voice_alone_have_one_input():
    kind = RecordKind("screens", "画面", ("content/screens.yaml",), (RecordField("heading", "見出し", "voices"),))
    files = RecordFiles(RegionFiles(ROOT / "none", {"rules/facts.yaml": "work: {screen: now, asked_of: [resident]}\n"}))
    for heading, names in (("いま", ["0.heading"]), ({"resident": "いま"}, ["0.heading", "0.heading:resident"])):
        (shown,) = values_of(files, Record(kind, "now", ({"heading": heading},)))
        assert [each.name for each in shown.inputs] == names


@pytest.mark.parametrize(("key", "standing"), [("name", {"a": "b"}), ("lead", {"family": {"a": "b"}}), ("bring", [["紙"]]), ("valid", "some day"), ("valid", ["a"])])
def test_what_a_form_cannot_show_is_left_to_the_text(key, standing):
    assert field_values(**{key: standing})[key].is_text_only


TOWNS = [(str(n), f"町{n}") for n in range(1, 10)]


@pytest.mark.parametrize(("key", "standing", "chosen", "adding"), [
    ("at", "3", [(id, words, id == "3") for id, words in TOWNS], []), ("at", "77", [*((*town, False) for town in TOWNS), ("77", "77", True)], []),
    ("towns", ["3", "77"], [("3", "町3", True), ("77", "77", True)], [town for town in TOWNS if town[0] != "3"]), ("towns", None, [], TOWNS),
    ("all", ["3"], [(id, words, id == "3") for id, words in TOWNS], []), ("all", ["77"], [*((*town, False) for town in TOWNS), ("77", "77", True)], []),
    ("mode", ["all"], [("area", "受け持つ市町村で決まる", False), ("nearest", "いちばん近いところ", False), ("all", "すべて並べる", True)], []),
])  # fmt: skip
def test_few_choices_are_ticked_and_of_many_those_that_stand(key, standing, chosen, adding):
    shown = field_values(**({key: standing} if standing else {}))[key]
    assert (list(shown.chosen), list(shown.adding)) == (chosen, adding)


def changed_by(typed, **tree):
    """What an officer makes of a record who changes these fields of its form."""
    record = one(**tree)
    return record_with(INVENTED, record, sent(INVENTED, record) | typed)


@pytest.mark.parametrize(("typed", "tree", "after"), [
    ({"0.name": [" べつの 所 "]}, {}, {"name": "べつの 所"}), ({"0.name": ["a  b"]}, {}, {"name": "a b"}),
    ({"0.lead": ["みな"]}, {}, {"lead": "みな"}), ({"0.lead:family": ["家"]}, {}, {"lead": {"family": "家"}}),
    ({"0.lead:family": ["家"], "0.lead:resident": ["私"]}, {"lead": {"family": "う"}}, {"lead": {"family": "家", "resident": "私"}}),
    ({"0.say:family": ["一\r\n二"]}, {}, {"say": {"family": ["一", "二"]}}), ({"0.say": ["一\n\n二 "]}, {}, {"say": ["一", "二"]}),
    ({"0.bring": ["紙\n ペン"]}, {}, {"bring": ["紙", "ペン"]}), ({"0.bring": [""]}, {"bring": ["紙"]}, {}),
    ({"0.valid:from": ["2026-04-01"]}, {}, {"valid": "2026-04-01.."}), ({"0.valid:to": ["2027-03-31"]}, {}, {"valid": "..2027-03-31"}),
    ({"0.valid:from": ["2026-04-01"], "0.valid:to": ["2026-04-01"]}, {}, {"valid": "2026-04-01..2026-04-01"}),
    ({"0.at": ["3"]}, {}, {"at": "3"}), ({"0.at": [""]}, {"at": "3"}, {}), ({"0.at": ["77"]}, {"at": "77"}, {"at": "77"}),
    ({"0.towns": ["5", "3"]}, {"towns": ["3"]}, {"towns": ["3", "5"]}), ({"0.towns": []}, {"towns": ["3"]}, {}),
    ({"0.day": ["２０２６-11-24"]}, {}, {"day": "2026-11-24"}), ({"0.lat": ["-36.1"]}, {}, {"lat": "-36.1"}), ({"0.lat": ["180"]}, {}, {"lat": "180"}),
    ({"0.n": ["000045"]}, {}, {"n": "000045"}), ({"0.page": ["https://a.lg.jp/"]}, {}, {"page": "https://a.lg.jp/"}), ({"0.phone": ["#8008"]}, {}, {"phone": "#8008"}),
])  # fmt: skip
def test_what_is_typed_is_what_the_record_says(typed, tree, after):
    record, problems = changed_by(typed, **tree)
    assert problems == {}
    assert record.trees[0] == {"name": "所", **after}


@pytest.mark.parametrize(("typed", "problem"), [
    ({"0.name": [" "]}, "needed"), ({"0.name": ["a\u200bb"]}, "letters"), ({"0.name": ["長" * 6001]}, "long"), ({"0.bring": ["\n" * 300]}, "long"),
    ({"0.lead": ["みな"], "0.lead:family": ["家"]}, "voices"), ({"0.valid:from": ["きのう"]}, "day"), ({"0.valid:to": ["1999-12-31"]}, "day"),
    ({"0.valid:from": ["2027-01-01"], "0.valid:to": ["2026-12-31"]}, "period"), ({"0.at": ["77"]}, "choice"), ({"0.towns": ["77"]}, "choice"),
    ({"0.day": ["3000-01-01"]}, "day"), ({"0.lat": ["180.1"]}, "degrees"), ({"0.lat": ["1e2"]}, "degrees"), ({"0.n": ["1234567"]}, "number"),
    ({"0.n": ["-1"]}, "number"), ({"0.page": ["http://a.lg.jp/"]}, "url"), ({"0.phone": ["0990-00-0000"]}, "phone"), ({"0.phone": ["1-2"]}, "phone"),
])  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_of_it_taken(typed, problem):
    record, problems = changed_by(typed)
    assert problems == {next(iter(typed)).partition(":")[0]: problem}
    assert record.trees[0] == {"name": "所"}


@pytest.mark.parametrize("typed", [{"0.name": ["長" * 6000]}, {"0.bring": ["\n" * 299]}, {"0.day": ["2999-12-31"]}, {"0.n": ["123456"]}])
def test_as_much_as_anybody_reads_is_taken(typed):
    assert changed_by(typed)[1] == {}


def test_a_field_that_was_not_sent_is_left_as_it_is():
    record = one(lead="みな", towns=["3"], bring=["紙"])
    assert record_with(INVENTED, record, {"seen:0.bring": [""], "0.name": ["べつ"], "seen:0.name": [seen_of({"0.name": ["所"]})]}) == (
        one(lead="みな", towns=["3"], bring=["紙"], name="べつ"), {},
    )  # fmt: skip
    assert record_with(INVENTED, record, {"0.towns": ["5"]}) == (record, {}), "ticks that no name of the field came with"


def test_what_somebody_else_changed_meanwhile_is_not_written_over():
    old = sent(INVENTED, one(bring=["紙"]))
    now = one(bring=["ペン"])
    assert record_with(INVENTED, now, old | {"0.bring": ["かぎ"]}) == (now, {"0.bring": "changed"})
    assert record_with(INVENTED, now, old) == (now, {}), "who left it changes nothing"
    assert record_with(INVENTED, now, old | {"0.bring": ["ペン"]}) == (now, {}), "both wrote the same"


@pytest.mark.parametrize(("key", "standing", "brief"), [
    ("bring", ["紙", "ペン"], "紙　ペン"), ("name", "長" * BRIEF, "長" * BRIEF), ("name", "長" * (BRIEF + 1), "長" * BRIEF + "…"),
    ("mode", ["all", "area"], "受け持つ市町村で決まる、すべて並べる"), ("bring", None, ""),
])  # fmt: skip
def test_the_first_words_of_a_field_tell_it(key, standing, brief):
    assert field_values(**({key: standing} if standing else {}))[key].brief == brief
