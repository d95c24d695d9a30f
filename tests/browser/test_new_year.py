"""A new year by the officers' path alone: an invented plan is pasted, marked, served, proven, approved; on its day residents read it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
from tests.conftest import CAMPAIGN, ROOT

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class InventedPlan:
    """What the officers have on paper. Days as forms have them."""

    name: str
    before: datetime  # the officers' day
    on: datetime  # a day of the new year
    plan: tuple[str, str, str]  # title, first and last day
    statements: int  # of the old plan
    section: tuple[str, str]
    target: tuple[str, str]
    number: tuple[str, str, str]  # what, how much, from when
    ends: tuple[str, str]  # a scheme, and its last day
    for_whom: str
    window: str


SMALL = InventedPlan(
    name="その二の年",
    before=datetime(2031, 3, 20, 3, 0, tzinfo=UTC),
    on=datetime(2031, 4, 1, 3, 0, tzinfo=UTC),
    plan=("まほろば みちしるべ計画 その二（架空）", "2031-04-01", "2032-03-31"),
    statements=7,
    section=("C", "川のそばで"),
    target=("お茶の会に来る人", "45"),
    number=("star_age_limit", "39", "2032-03-01"),
    ends=("お茶の会", "2031-03-31"),
    for_whom="ご本人",
    window="つきの相談所",
)
WHOLE = InventedPlan(
    name="令和８年度（架空）",
    before=datetime(2026, 3, 20, 3, 0, tzinfo=UTC),
    on=datetime(2026, 4, 1, 3, 0, tzinfo=UTC),
    plan=("令和８年度の計画（架空）", "2026-04-01", "2027-03-31"),
    statements=0,
    section=("Ⅲ-9", "川のそばで"),
    target=("就職面接会の開催", "12"),
    number=("サポステを使える年齢の上限", "54", "2026-04-01"),
    ends=("就職面接会", "2026-03-31"),
    for_whom="ご本人",
    window="ハローワーク",
)
PASTED = """この計画は、みんなで作りました。
川べの会を、あたらしくひらきます。
川べの会には、だれでも来られます。"""
NEW_SCHEME = {"名前": "川べの会", "どんな支援か": "川のそばで話します。", "はじめの一歩": "窓口で聞いてください。"}


def region_of(plan, folder):
    """A region before the targets of the new year were known."""
    if plan is SMALL:
        return ROOT / "tests/regions/mahoroba"
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tests/cases", folder / "cases", ignore=shutil.ignore_patterns("lines"))
    (folder / "content/kpi/r8.yaml").unlink()
    return folder


class NewYear:
    """An officer's phone, on the way through the steps."""

    def __init__(self, page, plan):
        self.page, self.plan, self.finger = page, plan, Finger()

    def begin(self):
        self.finger.tap(link(self.page, "改定"))
        self.finger.type(self.page.get_by_label("どの年度か"), self.plan.name)
        self.finger.tap(button(self.page, "始める"))
        expect(self.page.get_by_role("heading", name="新しい年度の手順")).to_be_visible()

    def back(self):
        for name in ("改定", self.plan.name, "新しい年度の手順"):
            self.finger.tap(link(self.page, name))

    def told(self, text):
        expect(self.page.locator("main")).to_contain_text(text)

    def fill(self, fields):
        for label, text in fields.items():
            self.finger.type(self.page.get_by_label(label, exact=True), text)

    def unfold(self, words):
        self.finger.tap(self.page.locator("summary", has_text=words).first)

    def name_the_plan(self):
        title, first, last = self.plan.plan
        card = self.page.locator("#plan")
        for label, text in (("計画の名前", title), ("はじめの日", first), ("終わりの日", last)):
            self.finger.type(card.get_by_label(label), text)
        self.finger.tap(card.get_by_role("button", name="改定案に入れる"))
        self.told("計画を改定案に入れました。")

    def add_the_section(self):
        number, title = self.plan.section
        self.unfold("計画の節を足す")
        self.fill({"節の番号（計画にあるとおり）": number, "節の名前（わかりやすい言葉で）": title})
        self.finger.tap(self.page.locator('button[value="section"]'))
        self.told("計画の節を足しました。")

    def mark_the_text(self):
        self.finger.tap(link(self.page, "新しい計画の文章から選ぶ"))
        self.finger.type(self.page.get_by_label("計画の文章"), PASTED)
        self.finger.tap(button(self.page, "文に分ける"))
        for n, owes, text in ((1, "支援策", "川べの会をひらきます。"), (2, "進め方", "川べの会は、だれでも来られます。")):
            self.finger.choose(self.page.locator(f"#owes-{n}"), owes)
            self.unfold_sentence(n)
            self.finger.choose(self.page.locator(f"#section-{n}"), "　".join(self.plan.section))
            self.finger.type(self.page.locator(f"#text-{n}"), text)
        self.finger.tap(button(self.page, "選んだ文を改定案に入れる"))
        self.told("どの決まりにもない文：川べの会をひらきます。")

    def unfold_sentence(self, n):
        self.finger.tap(self.page.locator("fieldset.card").nth(n).locator("summary"))

    def set_the_target(self):
        name, number = self.plan.target
        self.finger.tap(link(self.page, "目標を入れる"))
        self.finger.tap(link(self.page, self.plan.name))
        self.finger.type(self.page.get_by_label(f"{name}の目標", exact=True), number)
        self.finger.tap(button(self.page, "改定案に入れる"))
        self.told("改定案に入れました。")

    def end_the_scheme(self):
        name, day = self.plan.ends
        self.finger.tap(link(self.page, "支援策を直す・終える"))
        self.finger.tap(link(self.page, name))
        self.unfold("いつからいつまで")
        self.fill({"最後の日": day})
        self.finger.tap(button(self.page, "改定案に入れる"))
        self.told("改定案に入れました。")

    def add_the_scheme(self):
        self.finger.tap(link(self.page, "支援策を直す・終える"))
        self.finger.tap(link(self.page, "支援策を足す"))
        self.fill(NEW_SCHEME)
        self.finger.tap(self.page.get_by_label(self.plan.for_whom, exact=True))
        self.finger.choose(self.page.get_by_label("申し込む窓口", exact=True), self.plan.window)
        grounds = self.page.locator("select[id='1.cites']")
        words = grounds.locator("option", has_text="川べの会をひらきます。").inner_text()
        self.finger.choose(grounds, words)
        self.finger.tap(button(self.page, "改定案に入れる"))
        self.told("改定案に入れました。")

    def set_the_number(self):
        name, number, day = self.plan.number
        self.finger.tap(link(self.page, "決まりの数を変える"))
        card = self.page.locator("section.card", has=self.page.get_by_role("heading", name=name, exact=True))
        if not card.get_by_label("新しい数", exact=True).is_visible():
            self.finger.tap(card.locator("summary"))
        self.finger.type(card.get_by_label("新しい数", exact=True), number)
        self.finger.type(card.get_by_label("いつから"), day)
        self.finger.choose(card.get_by_label("根拠", exact=True), "いまと同じ")
        self.finger.tap(card.get_by_role("button", name="改定案に入れる"))
        self.told("新しい数を入れました。")

    def go_through_the_steps(self):
        looked_at = button(self.page, "見なおしました")
        assert looked_at.count() == 6, self.page.locator(".error").all_inner_texts()
        for n in range(6):
            self.finger.tap(looked_at.nth(n))
        expect(self.page.locator(".tag.good")).to_have_count(6)
        assert not faults_beside_script(self.page)


def faults_beside_script(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


WAY = (
    NewYear.name_the_plan, NewYear.add_the_section, NewYear.mark_the_text, NewYear.set_the_target, NewYear.end_the_scheme,
    NewYear.add_the_scheme, NewYear.set_the_number, NewYear.go_through_the_steps,
)  # fmt: skip


def written_by_ann(page, plan, ledger):
    year = NewYear(page, plan)
    year.begin()
    for step in WAY:
        step(year)
        year.back()
    year.finger.tap(button(page, "確かめる"))
    look_at_the_proof(page, year.finger, ledger)
    assert page.get_by_role("heading", name="直すところ").count() == 0, page.locator("main").inner_text()[:2000]
    accept_what_comes_out_otherwise(page, year.finger)


def approved_by_bob(page, plan):
    for name in ("改定", plan.name, "確かめた結果を見る"):
        link(page, name).click()
    assert not faults(page)
    button(page, "読んだので、承認する").click()
    expect(page.locator("main")).to_contain_text("承認しました。公開できます。")
    button(page, "公開の予定に入れる").click()
    expect(page.locator("main")).to_contain_text("公開の予定を入れました。")


def read_by_a_resident(page, plan, is_new):
    """The new year's section, its scheme and its plan stand on the pages, or nothing of them."""
    root = page.url.rstrip("/")
    page.goto(f"{root}/plan")
    section = page.locator("section", has=page.get_by_role("heading", name=" ".join(plan.section)))
    expect(section).to_have_count(int(is_new))
    if is_new:
        expect(section).to_contain_text("川べの会は、だれでも来られます。")
        expect(page.locator("main")).to_contain_text(plan.plan[0])
        link(page, "川べの会").click()
        expect(page.locator("main")).to_contain_text("川のそばで話します。")
    page.goto(f"{root}/schemes")
    expect(link(page, "川べの会")).to_have_count(int(is_new))
    expect(link(page, plan.ends[0])).to_have_count(int(not is_new))


@pytest.mark.parametrize("plan", [
    pytest.param(SMALL, id="small"),
    pytest.param(WHOLE, id="whole", marks=pytest.mark.skipif(not CAMPAIGN, reason="proves the whole region: make campaign")),
])  # fmt: skip
def test_an_invented_plan_comes_into_force_on_its_day(plan, browser, tmp_path):
    data, region = tmp_path / "data", region_of(plan, Path(tmp_path / "region"))
    data.mkdir()
    with ledger_with_officers(data, plan.before) as ledger, phones_at(browser, data, plan.before, region) as phone:
        written_by_ann(phone("ann", script=False), plan, ledger)
        approved_by_bob(phone("bob", script=True), plan)
        read_by_a_resident(phone("", script=False), plan, is_new=False)
    with phones_at(browser, data, plan.on, region) as phone:
        read_by_a_resident(phone("", script=False), plan, is_new=True)
