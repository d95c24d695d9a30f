"""The first page tells what waits."""

import re


def test_the_months_without_a_result_are_counted_and_the_last_offered(officer, site):
    """Seven months of the year of targets that runs are over, and none has a result."""
    editor = officer("editor")
    page = editor.get("").text
    assert re.search(r'class="big">7</span>', page)
    assert re.findall(r"/staff/kpi/month/([\d-]+)", page) == ["2026-10", "2026-09", "2026-08"]
    editor.get("kpi/month/2026-10")
    editor.post("kpi/month/2026-10", {"kpi": "kpi-saposute-new", "value-kpi-saposute-new": "12"})
    assert re.findall(r"/staff/kpi/month/([\d-]+)", editor.get("").text) == ["2026-09", "2026-08", "2026-07"]
