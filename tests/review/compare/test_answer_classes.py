"""Classes of answers in words."""

from navigator.review.compare.comparison import ComparedRules, compare
from tests.review.compare.conftest import DAY, edited


def test_choices_of_several_are_told_by_option(knowledge, t, tmp_path, one_question):
    moved = edited(tmp_path, ("rules/windows.yaml", "plans: [retain]", "plans: [retain, fair]"))
    changed = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(moved, DAY, "後"), t)
    window = next(one for one in changed.certain if any(c.id == "hw-middle-senior" for c in one.changes))
    assert window.answers == ("会社のこと（人を雇う側）", "「面接会に出たい」を選び、「長く働いてもらいたい」は選ばない")
