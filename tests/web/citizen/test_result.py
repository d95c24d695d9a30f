"""The result and the sheet: counted once, and only what was left ticked is on the sheet."""

from tests.web.citizen.test_conversation import YEAR, journey


def test_a_reload_counts_nothing(client, site):
    journey(client, persona="resident", work="seeking")
    client.get("/ja/result")
    client.get("/ja/sheet")
    before = site.store.totals(*YEAR)
    for path in ("/ja/talk", "/ja/result", "/ja/sheet", "/ja/"):
        client.get(path)
    assert site.store.totals(*YEAR) == before


def test_counts_of_a_journey(client, site):
    journey(client, persona="resident", work="seeking", age="?", livelihood="urgent")
    client.get("/ja/result")
    steps = {
        (s.event, s.target, s.persona): n for s, n in site.store.totals(*YEAR).steps.items()
    }
    assert steps["started", "", "resident"] == 1
    assert steps["answered", "work", "resident"] == 1
    assert steps["unknown", "age", "resident"] == 1
    assert steps["danger", "", ""] == 1
    assert steps["shown", "self-reliance", "resident"] == 1
    assert any(event == "stopped" for event, _, _ in steps)


def test_the_sheet_leaves_out_what_is_unticked(client, numbers):
    journey(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
    whole = client.get("/ja/sheet").text
    assert "told-withdrawn" in whole
    assert "<b>外に出ること</b>家から出にくい" in whole, "beside its label alone a yes would say the opposite"
    part = client.post("/ja/sheet", data={"keep": ["window", "phone"]}).text
    assert "told-withdrawn" not in part
    assert numbers["hikikomori-municipal/annaka"] in part
    assert "<svg" in part
    assert "style=" not in part
