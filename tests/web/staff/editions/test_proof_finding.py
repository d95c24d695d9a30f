"""A proof in a few sentences, and what changes in one way together."""

from datetime import UTC, datetime

import pytest

from navigator.dialogue.wording.translation import translator
from navigator.editions.drafts import EditionNote
from navigator.web.staff.editions.proof_finding import case_groups, finding, people_groups

T = translator("ja")
SAME, OTHER = ([{"label": label, "old": "前", "new": "後"}] for label in ("最初の窓口", "支援策「教室」"))
WORDS = {
    id: {"name": id, "person": ["自分のこと"], "conversation": [], "changes": changes}
    for id, changes in (("あ", OTHER), ("い", SAME), ("う", SAME))
}


def result(**more):
    empty = {"problems": [], "faults": [], "cases": [], "case_words": {}, "comparison": None}
    return empty | more


def accepted(id):
    return EditionNote("accepted", id, "計画のとおり", "ann", datetime(2030, 5, 1, tzinfo=UTC))


def test_cases_that_change_in_one_way_stand_together_and_those_that_wait_first():
    groups = case_groups(result(cases=[*WORDS], case_words=WORDS), [])
    assert [[case.id for case in group.cases] for group in groups] == [["い", "う"], ["あ"]]
    groups = case_groups(result(cases=[*WORDS], case_words=WORDS), [accepted("い"), accepted("う")])
    assert [[case.id for case in group.cases] for group in groups] == [["あ"], ["い", "う"]]
    assert [group.waiting for group in groups][1] == []
    assert groups[1].cases[0].reason == "計画のとおり"


def test_a_proof_of_an_earlier_version_shows_its_cases_one_by_one():
    groups = case_groups({"cases": ["「49歳」 one", "「50歳」 two"]}, [])
    assert [(group.changes, [case.name for case in group.cases]) for group in groups] == [([], ["「49歳」 one"]), ([], ["「50歳」 two"])]


def test_the_change_that_meets_most_people_stands_first():
    classes = [{"answers": [n], "changes": changes} for n, changes in (("a", OTHER), ("b", SAME), ("c", SAME))]
    assert [[each["answers"] for each in group.classes] for group in people_groups(classes)] == [[["b"], ["c"]], [["a"]]]


def compared(*labels, uncertain=0):
    certain = [{"changes": [{"label": label}]} for label in labels]
    return {"certain": certain, "uncertain": [], "certain_count": len(certain), "uncertain_count": uncertain}


@pytest.mark.parametrize(("found", "said"), [
    (result(), ""),
    (result(problems=[["a", 1, "?"]], faults=["?"]), "直すところが2件あります。"),
    (result(comparison=compared()), "だれの案内も変わりません。"),
    (result(comparison=compared("甲", "乙", uncertain=3)), "はっきり答えた方で2組、答えに幅がある方で3組です。変わるのは、甲、乙です。"),
    (result(comparison=compared("甲", "乙", "丙", "丁", "戊", "己")), "変わるのは、甲、乙、丙、丁、ほか2件です。"),
    (result(cases=[*WORDS], case_words=WORDS), "前とちがう結果になる確認例は3件で、3件に理由がいります。"),
    (result(remarks=["?"], figures=["?"], untranslated=[["?"]]), "ほかに、知っておくことが3件あります。"),
])  # fmt: skip
def test_what_was_found_is_told_in_a_few_sentences(found, said):
    text = "".join(finding(found, case_groups(found, []), T))
    assert said in text
    assert bool(text) == bool(said)


def test_accepted_cases_are_told_as_done():
    found = result(cases=["い"], case_words=WORDS)
    assert finding(found, case_groups(found, [accepted("い")]), T) == ["前とちがう結果になる確認例1件は、認めてあります。"]
