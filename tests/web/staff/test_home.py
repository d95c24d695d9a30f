"""The first page tells what waits."""

import re


def test_the_months_without_a_result_are_counted_and_the_last_offered(officer, site):
    """All twelve months of the last year of targets are over, and none has a result."""
    editor = officer("editor")
    page = editor.get("").text
    assert re.search(r'class="big">12</span>', page)
    assert re.findall(r"/staff/kpi/month/([\d-]+)", page) == ["2026-03", "2026-02", "2026-01"]
    editor.get("kpi/month/2026-03")
    editor.post("kpi/month/2026-03", {"kpi": "kpi-saposute-new", "value-kpi-saposute-new": "12"})
    assert re.findall(r"/staff/kpi/month/([\d-]+)", editor.get("").text) == ["2026-02", "2026-01", "2025-12"]
