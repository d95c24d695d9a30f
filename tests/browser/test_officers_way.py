"""An officer raises an age limit on a phone without script, sees for whom, has it approved, publishes it and brings it back."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.officers import (
    Finger,
    accept_what_comes_out_otherwise,
    button,
    faults,
    ledger_with_officers,
    link,
    look_at_the_proof,
    phones_at,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
REGION = ROOT / "tests/regions/mahoroba"
MOMENT = datetime(2030, 5, 1, 3, 0, tzinfo=UTC)
MOST_TAPS = 25


@pytest.fixture
def ledger(tmp_path):
    with ledger_with_officers(tmp_path, MOMENT) as ledger:
        yield ledger


@pytest.fixture
def sign_in(browser, ledger, tmp_path):
    """Each officer on a phone of their own."""
    with phones_at(browser, tmp_path, MOMENT, REGION) as signed_in:
        yield signed_in


def raise_the_limit(page, finger):
    finger.tap(link(page, "改定"))
    finger.type(page.get_by_label("名前"), "年齢の変更")
    finger.tap(button(page, "作る"))
    finger.tap(link(page, "決まりの数を変える"))
    finger.type(page.get_by_label("新しい数", exact=True), "44")
    finger.choose(page.get_by_label("根拠", exact=True), "いまと同じ")
    finger.tap(button(page, "改定案に入れる"))
    assert "44歳" in page.locator("dl").inner_text()
    finger.tap(button(page, "確かめる"))


def bring_back(page, finger):
    finger.tap(link(page, "改定"))
    finger.tap(page.get_by_text("ひとつ前の内容にもどす", exact=True))
    finger.tap(button(page, "「はじめの内容」にもどす"))
    expect(page.locator("main")).to_contain_text("前の内容にもどしました。")


def test_a_limit_is_raised_and_brought_back_in_few_taps(sign_in, ledger):
    ann, bob, finger = sign_in("ann", script=False), sign_in("bob", script=True), Finger()
    raise_the_limit(ann, finger)
    look_at_the_proof(ann, finger, ledger)
    accept_what_comes_out_otherwise(ann, finger)
    finger.tap(link(bob, "改定"))
    finger.tap(link(bob, "年齢の変更"))
    finger.tap(link(bob, "確かめた結果を見る"))
    finger.tap(button(bob, "読んだので、承認する"))
    finger.tap(button(bob, "公開する"))
    expect(bob.locator("main")).to_contain_text("公開中")
    bring_back(bob, finger)
    assert finger.taps <= MOST_TAPS
    address = bob.url.partition("?")[0]
    for path in ("1", "1/parameters", "1/order", "1/condition?file=rules/conditions.yaml&at=young/when", "1/proof", "1/sheet"):
        bob.goto(address + path)
        assert not faults(bob), path
    bob.emulate_media(media="print")
    assert bob.locator("main details").first.evaluate("e => e.lastElementChild.checkVisibility()"), "nothing is folded on paper"


def open_field(page, finger, kind, record, label):
    finger.tap(link(page, kind))
    finger.tap(link(page, record))
    finger.tap(page.locator("summary", has_text=label))


def save_record(page, finger):
    finger.tap(button(page, "改定案に入れる"))
    expect(page.locator("main")).to_contain_text("改定案に入れました。")
    expect(page.locator("main")).to_contain_text("この改定案で変わるところ")


def test_a_desks_words_are_changed_and_a_scheme_is_ended_in_few_taps(sign_in, ledger):
    ann, finger = sign_in("ann", script=False), Finger()
    finger.tap(link(ann, "改定"))
    finger.type(ann.get_by_label("名前"), "窓口の言葉")
    finger.tap(button(ann, "作る"))
    finger.tap(link(ann, "窓口・支援策・言葉を変える"))
    open_field(ann, finger, "窓口", "つきの相談所", "何の相談か")
    finger.type(ann.get_by_label("何の相談か", exact=True), "話すこと")
    save_record(ann, finger)
    finger.tap(link(ann, "窓口"))
    finger.tap(link(ann, "項目で変える"))
    open_field(ann, finger, "支援策", "お茶の会", "いつからいつまで")
    finger.type(ann.get_by_label("最後の日"), "2030-06-30")
    save_record(ann, finger)
    finger.tap(button(ann, "確かめる"))
    look_at_the_proof(ann, finger, ledger)
    expect(ann.locator("main")).to_contain_text("支援策：お茶の会")
    expect(ann.locator("main")).to_contain_text("2030年6月30日まで")
    assert finger.taps <= MOST_TAPS
    bob = sign_in("bob", script=True)
    address = f"{ann.url.partition('/editions/')[0]}/editions/1/"
    for path in (
        "records", "records/windows", "records/windows/moon-desk", "records/offices/moon-desk/kasumi", "targets/y1", "areas/moon-desk",
        "question", "cases", "added/helplines", "added/parameters", "added/concerns", "conditions", "added/windows", "added/offices",
        "added/variants", "added/window-steps", "added/town-matters", "added/municipalities", "records/plan/plan", "records/window-steps/1",
    ):  # fmt: skip
        bob.goto(address + path)
        for summary in bob.locator("main summary").all():
            summary.click()
        assert not faults(bob), path


def test_a_desk_with_its_office_is_added_in_few_taps(sign_in):
    ann, finger = sign_in("ann", script=False), Finger()
    finger.tap(link(ann, "改定"))
    finger.type(ann.get_by_label("名前"), "あたらしい窓口")
    finger.tap(button(ann, "作る"))
    finger.tap(link(ann, "窓口・支援策・言葉を変える"))
    finger.tap(link(ann, "窓口"))
    finger.tap(link(ann, "窓口を足す"))
    for label, text in (
        ("名前", "はれの窓口"), ("何の相談か", "話す"), ("どんなところか", "晴れの日の窓口です。"), ("なぜここか", "すぐそばにあります。"),
        ("電話で言う言葉", "こんにちは。"),
    ):  # fmt: skip
        finger.type(ann.get_by_label(label, exact=True), text)
    finger.tap(ann.get_by_label("ご本人", exact=True))
    finger.choose(ann.get_by_label("事業所の決まり方", exact=True), "受け持つ市町村で決まる")
    finger.tap(ann.get_by_label(re.compile("地図")).first)
    finger.tap(button(ann, "改定案に入れる"))
    finger.tap(link(ann, "この窓口の事業所を足す"))
    finger.type(ann.get_by_label("名前", exact=True), "はれの窓口 しずく")
    for town in ("かすみ市", "しずく村", "ほたる町"):
        finger.tap(ann.get_by_label(town, exact=True))
    save_record(ann, finger)
    finger.tap(link(ann, "受け持つ市町村を見る"))
    expect(ann.get_by_label("ほたる町を受ける事業所")).to_have_value("office-1")
    assert finger.taps <= MOST_TAPS
