"""A value that only changed its id is the same answer."""

from navigator.review.compare.comparison import ComparedRules, compare
from tests.conftest import ROOT
from tests.review.compare.conftest import DAY, edited


def test_a_value_that_only_changed_its_name_is_the_same(knowledge, t, tmp_path, one_question):
    files = [path for folder in ("rules", "content") for path in sorted((ROOT / folder).rglob("*.yaml")) if "language" not in path.parts]
    edits = [
        (path.relative_to(ROOT).as_posix(), "home_or_school", "at_home")
        for path in files
        if "home_or_school" in path.read_text(encoding="utf-8")
    ]
    edits.append(("content/facts.yaml", "find_job:", "look_for_job:"))
    edits.append(("rules/facts.yaml", "find_job", "look_for_job"))
    edits.append(("rules/ranks.yaml", "find_job", "look_for_job"))
    edits.append(("content/other_doors.yaml", "needs: find_job", "needs: look_for_job"))
    page = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(edited(tmp_path, *edits), DAY, "後"), t)
    assert page.equal
    assert page.inventory_changes == (
        "質問「お仕事のようす」の答えの名前だけの変更：home_or_school → at_home",
        "質問「ほしい助け」の答えの名前だけの変更：find_job → look_for_job",
    )
