"""What translators are given of a region's YAML."""

import io

from navigator.knowledge.files.translatable_texts import extract


class Named(io.BytesIO):
    """A file in memory with a path."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text.encode())
        self.name = name


def found(name, text):
    return {(line, said, "official" in comments) for line, _, said, comments in extract(Named(name, text), (), (), {})}


def test_words_in_voices_come_with_their_lines():
    text = "tower:\n  name: 塔の窓口\n  lead:\n    resident: どうぞ\n    family: ご家族もどうぞ\n  kind: 相談\n"
    assert found("content/windows.yaml", text) == {
        (2, "塔の窓口", False), (4, "どうぞ", False), (5, "ご家族もどうぞ", False), (6, "相談", False),
    }  # fmt: skip


def test_rules_give_their_readings_and_nothing_else():
    text = "a:\n  for: [resident]\n  eligible: {age: 15..49}\n  cites: [x]\n  interpretation: こう読みました\n"
    assert found("rules/schemes/a.yaml", text) == {(5, "こう読みました", False)}


def test_official_names_are_marked_and_values_of_the_world_are_words_only_in_part():
    text = (
        "a:\n  name: 北の窓口\n  official_name: 北公共職業安定所\n  phone: {value: '0', note: 代表}\n"
        "  hours: {value: always, source: [x], status: confirmed, text: 毎日}\n  address: {value: 北町1, source: [y]}\n"
    )
    assert found("content/offices/x.yaml", text) == {
        (2, "北の窓口", False), (3, "北公共職業安定所", True), (4, "代表", False), (5, "毎日", False), (6, "北町1", True),
    }  # fmt: skip


def test_what_is_never_shown_as_written_is_left_out():
    assert not found("content/municipalities.yaml", "'1':\n  name: 北市\n")
    assert not found("content/windows.yaml", "")


def test_a_key_that_holds_no_words_is_left_out_and_one_at_the_head_of_a_file_read():
    assert found("content/windows.yaml", "tower:\n  name: 塔の窓口\n  colour: 青\n") == {(2, "塔の窓口", False)}
    assert found("content/region.yaml", "app: みちしるべ\ncolour: 青\n") == {(1, "みちしるべ", False)}
