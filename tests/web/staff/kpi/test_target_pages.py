"""The table of the targets, and the history of each."""

import re

from tests.web.staff.kpi.conftest import fill_month


def test_the_whole_table_stands_with_target_unit_owner_and_section(officer, knowledge):
    text = officer("viewer").get("kpi/?year=2025").text
    assert len(knowledge.target_years[0].kpis) == 19
    for kpi in knowledge.target_years[0].kpis:
        assert kpi.text in text
        assert kpi.owner in text
        assert kpi.section in text
    assert "1,538 件/月" in text
    assert "74 ％以上" in text
    assert "令和７年度" in text


def test_this_year_has_a_home_without_targets(officer, knowledge):
    """Results and counts of a year whose plan nobody has found yet can be entered; last year's numbers do not stand in."""
    assert knowledge.target_years[1].title == "令和８年度"
    text = officer("viewer").get("kpi/").text
    assert "今年度の目標は、まだわかっていません" in text
    assert "1,538" not in text
    assert officer("editor").get("kpi/month/2026-04").status_code == 200


def test_what_lies_within_another_is_never_added(officer, site):
    editor = officer("editor")
    for n, name in ((4, "2025-04"), (6, "2025-05")):
        fill_month(editor, name, kpi_hw_hired=str(n * 300), kpi_ms_hired=str(n * 50))
    text = editor.get("kpi/?year=2025").text
    assert "<b>1,500 件</b>" in text  # the mean of 1200 and 1800, and not a word of 1750
    assert "1,750" not in text
    assert "上の数に含まれます（足しません）" in text


def test_every_change_is_in_the_audit(officer, site):
    editor = officer("editor")
    fill_month(editor, "2025-04", kpi_hw_hired="1500")
    text = editor.get("audit").text
    assert "kpi-hw-hired" in text
    assert "editor" in text
    assert "1500" in text


def test_the_year_that_is_chosen_is_the_one_that_is_shown(officer, knowledge):
    editor = officer("editor")
    fill_month(editor, "2025-04", kpi_hw_hired="1234")
    fill_month(editor, "2026-04", kpi_hw_hired="4321")
    earlier, current = editor.get("kpi/?year=2025").text, editor.get("kpi/").text
    assert ("1,234 件" in earlier, "4,321 件" in earlier) == (True, False)
    assert ("1,234 件" in current, "4,321 件" in current) == (False, True)
    assert "（終わった年度）" in earlier
    for page, year in ((earlier, "2025"), (current, "2026")):
        chosen = re.findall(r'<a\s+class="button"\s+href="/staff/kpi/\?year=(\d+)"\s+aria-current', page)
        assert chosen == [year]
        links = set(re.findall(r'/staff/kpi/(?:target/[\w-]+|import|template\.csv)\?year=(\d+)', page))
        assert links == {year}
    assert "/staff/kpi/month/2026-04" in current
    assert "/staff/kpi/month/2026-04" not in earlier


def test_every_way_from_a_year_leads_back_to_it(officer):
    editor = officer("editor")
    for path in ("kpi/month/2025-04", "kpi/import?year=2025", "kpi/target/kpi-hw-hired?year=2025"):
        assert 'href="/staff/kpi/?year=2025"' in editor.get(path).text, path
