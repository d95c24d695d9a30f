"""A condition is built, an order moved and a year begun on a phone without script; nothing of it bars anyone."""

import re

import pytest

from tests.browser.test_officers_way import button, faults, ledger, link, sign_in  # noqa: F401
from tests.conftest import CAMPAIGN

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CAMPAIGN, reason="the forms are tested without a browser")]
CONDITION = "condition?file=rules/conditions.yaml&at=young/when"


def test_a_condition_is_built_and_a_year_begun_without_script(sign_in):  # noqa: F811
    ann, bob = sign_in("ann", script=False), sign_in("bob", script=True)
    link(ann, "改定").click()
    ann.get_by_label("どの年度か").fill("つぎの年")
    button(ann, "始める").click()
    ann.get_by_role("heading", name="新しい年度の手順").wait_for()
    address = ann.url.partition("/year")[0]
    ann.goto(f"{address}/{CONDITION}")
    ann.get_by_role("button", name=re.compile("^直す：")).click()
    ann.get_by_label("何歳から（空なら、下の線なし）").fill("20")
    ann.get_by_label("足すもの").select_option(label="したいこと")
    button(ann, "この下に足す").click()
    ann.get_by_label("学びたい").check()
    ann.get_by_text("動かす・まとめる・消す").click()
    button(ann, "上へ").click()
    button(ann, "改定案に入れる").click()
    before, _, after = ann.locator("dl").first.inner_text().partition("後")
    assert "39歳まで" in before
    assert re.search("1. したいことで、「学びたい」を選んでいる.*2. お年が 20〜39歳", after, re.DOTALL), after
    ann.goto(f"{address}/order")
    ann.get_by_role("button", name=re.compile("^下へ：")).first.click()
    assert "順番を変えました。" in ann.locator("main").inner_text()
    for path in ("year", "plan-text", "conditions", "order", CONDITION):
        bob.goto(f"{address}/{path}")
        if path == CONDITION:
            bob.get_by_role("button", name=re.compile("^直す：")).last.click()
        assert not faults(bob), path
