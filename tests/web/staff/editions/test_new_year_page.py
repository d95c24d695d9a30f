"""A new year by the officer's path alone: begun, gone through step by step, proven for its first day, approved, published."""

import html
import re

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import approve

PLAN, TARGETS = "content/plan.yaml", "content/kpi/y2.yaml"
NEXT = {"title": "まほろば みちしるべ計画 その二（架空）", "first": "2031-04-01", "last": "2033-03-31"}
STATEMENT = {"text": "手をふって、みおくります。", "section": "B", "owes": "principle", "id": "wave"}


def begin_year(officer):
    officer.get("editions/")
    response = officer.post("editions/", do="new_year", title="つぎの年")
    assert response.headers["location"].startswith("/staff/editions/1/year")
    return "editions/1"


def page_of(officer, path):
    return html.unescape(officer.get(f"{path}/year").text)


@pytest.fixture
def path(ann):
    return begin_year(ann)


def test_a_year_goes_from_its_first_form_to_its_day(ann, desk, path, site, prove):
    bob, page = desk("bob"), page_of(ann, path)
    assert "2031年4月1日〜2032年3月31日" in page
    assert "数のない目標：1" in page
    ann.get(f"{path}/year")
    assert ann.post(f"{path}/year", do="plan", **NEXT).status_code == 303
    assert ann.post(f"{path}/year", do="statement", **STATEMENT).status_code == 303
    for step in re.findall(r'name="step" value="(\w+)"', page_of(ann, path)):
        assert ann.post(f"{path}/year", do="step", step=step).status_code == 303, step
    page = page_of(ann, path)
    assert page.count(">見なおした</span>") == 6
    assert "これから</span>" not in page
    assert texts(site)[TARGETS].startswith("title: つぎの年\nperiod: 2031-04-01..2032-03-31\n")
    prove(ann, path)
    for case in re.findall(r'name="case" value="([^"]+)"', ann.get(f"{path}/proof").text):
        ann.post(path, do="accept", case=html.unescape(case), reason="次の計画のため")
    assert approve(bob, path).headers["location"].endswith("done=approved"), html.unescape(bob.get(f"{path}/proof").text)[:3000]
    assert bob.post(path, do="publish").headers["location"].endswith("done=scheduled"), "on its first day"
    assert "見なおしたことを" not in page_of(bob, path)
    audit = html.unescape(bob.get("audit").text)
    assert "新しい年度を始めた" in audit


def test_what_cannot_be_is_refused_and_stays_in_the_form(ann, path, site):
    ann.get(f"{path}/year")
    before = texts(site)
    refused = (
        {"do": "plan", **NEXT, "last": "2031-03-01"}, {"do": "plan", **NEXT, "title": " "},
        {"do": "statement", **STATEMENT, "id": "Wave"}, {"do": "statement", **STATEMENT, "id": "moon-desk"},
        {"do": "statement", **STATEMENT, "section": "Z"}, {"do": "step", "step": "x"}, {"do": "x"},
    )  # fmt: skip
    for fields in refused:
        response = ann.post(f"{path}/year", fields)
        assert response.status_code == 422, fields
        assert fields["do"] != "plan" or f'value="{fields["last"]}"' in response.text
    assert texts(site) == before


def test_a_statement_that_no_rule_serves_bars_its_step(ann, path):
    ann.get(f"{path}/year")
    ann.post(f"{path}/year", {"do": "statement", **STATEMENT, "owes": "scheme"})
    page = page_of(ann, path)
    assert "どの決まりにもない文：手をふって、みおくります。" in page
    assert 'name="step" value="statements"' not in page


def test_another_draft_has_no_steps_and_who_looks_has_no_buttons(ann, desk, path):
    ann.post("editions/", do="begin", title="ほかの案")
    assert ann.get("editions/2/year").status_code == 404
    eve = desk("eve")
    assert 'name="do"' not in eve.get(f"{path}/year").text
    assert eve.post(f"{path}/year", do="step", step="plan").status_code == 403


def test_the_old_year_and_its_comments_stay(ann, path, site):
    ann.get(f"{path}/year")
    ann.post(f"{path}/year", do="plan", **NEXT)
    old, new = text_of(PLAN).splitlines(), texts(site)[PLAN].splitlines()
    assert new[2:] == old[2:]
    assert "content/kpi/y1.yaml" not in texts(site)


def test_statements_are_marked_in_the_text_of_the_plan(ann, path, site):
    ann.get(f"{path}/plan-text")
    page = ann.post(f"{path}/plan-text", do="split", pasted="お茶の会を、まいつきひらきます。<b>これは前書きです。").text
    sentences = [html.unescape(each) for each in re.findall(r'name="sentence-\d" value="([^"]*)"', page)]
    assert sentences == ["お茶の会を、まいつきひらきます。", "<b>これは前書きです。"]
    typed = {f"sentence-{n}": each for n, each in enumerate(sentences)} | {"owes-0": "principle", "section-0": "B", "id-0": "tea-circle"}
    refused = ann.post(f"{path}/plan-text", typed | {"do": "take", "text-0": "お茶の会です。"})
    assert refused.status_code == 422
    assert "もうあります" in refused.text
    assert "お茶の会です。</textarea>" in refused.text, "nothing is lost"
    assert PLAN not in texts(site)
    taken = ann.post(f"{path}/plan-text", typed | {"do": "take", "text-0": "お茶の会です。", "id-0": "tea-monthly"})
    assert taken.headers["location"].endswith("year?done=statement#statements")
    assert texts(site)[PLAN] == text_of(PLAN) + "  - {id: tea-monthly, section: B, owes: principle, text: お茶の会です。}\n"
    assert ann.post(f"{path}/plan-text", {"do": "take", "sentence-0": "あいうえおか。"}).status_code == 422, "nothing is marked"


def test_a_section_comes_behind_another_and_takes_statements(ann, path, site):
    section = {"do": "section", "section": "A-2", "title": "どこで", "after": "A"}
    assert ann.post(f"{path}/year", section).headers["location"].endswith("done=section")
    assert texts(site)[PLAN] == text_of(PLAN).replace(
        "  - {id: B, title: なにをするか}", "  - {id: A-2, title: どこで}\n  - {id: B, title: なにをするか}"
    )
    assert ann.post(f"{path}/year", do="statement", **STATEMENT | {"section": "A-2"}).status_code == 303
    for wrong in ({}, {"section": ""}, {"section": "C", "title": " "}, {"section": "あ" * 41}):
        assert ann.post(f"{path}/year", section | wrong).status_code == 422, wrong
    assert "２つ作れません" in ann.post(f"{path}/year", section).text


def test_who_adds_statements_needs_no_names_in_letters(ann, path, site):
    assert ann.post(f"{path}/year", do="statement", **STATEMENT | {"id": ""}).status_code == 303
    two = {f"{name}-{n}": each for n in (0, 1) for name, each in (("sentence", f"ひらきます{n}。"), ("owes", "principle"), ("section", "B"), ("text", "会です。"))}
    assert ann.post(f"{path}/plan-text", two | {"do": "take"}).status_code == 303
    assert re.findall(r"id: (statement-\d)", texts(site)[PLAN]) == ["statement-1", "statement-2", "statement-3"]
