"""Classes of answers in words."""

from navigator.review.compare.comparison import ComparedRules, compare
from tests.review.compare.conftest import DAY, edited


def test_choices_of_several_are_told_by_option(knowledge, t, tmp_path, one_question):
    moved = edited(tmp_path, ("rules/windows.yaml", "plans: [hire, post_job, fair, retain]", "plans: [hire, post_job, retain]"))
    changed = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(moved, DAY, "後"), t)
    window = next(one for one in changed.certain if any(c.id == "hw-middle-senior" for c in one.changes))
    assert "「面接会に出たい」を選び" in window.answers[1]
