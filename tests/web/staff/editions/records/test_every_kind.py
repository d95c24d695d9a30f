"""Whatever a region's files hold is added, changed and taken away by forms: windows and offices, sources, steps of an order, and the rest."""

import html
import re
from datetime import date

import pytest

from navigator.dialogue.wording.translation import translator
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load, load_unfinished
from navigator.web.staff.editions.conditions.condition_words import draft_conditions
from navigator.web.staff.editions.problem_words import FoundProblem
from navigator.web.staff.editions.records.problem_links import linked
from tests.web.staff.editions.conditions.test_free_places import chosen
from tests.web.staff.editions.conftest import NOW, REGION, text_of
from tests.web.staff.editions.records.test_areas_page import send_table
from tests.web.staff.editions.records.test_record_page import page_of, send, texts
from tests.web.staff.editions.test_edition_pages import begin

WINDOW = {
    "0__name": "はれの窓口", "0__kind": "話す", "0__lead": "晴れの日の窓口です。", "0__why": "すぐそばにあります。", "0__say": "こんにちは。\n話したいのですが。",
    "1__for": ["resident"], "1__office": "area", "1__cites": ["street-map"],
}  # fmt: skip
OFFICE = {"within": "moon-desk", "0__name": "つきの相談所 しずく", "0__at": "90002", "0__area": ["90002"]}


@pytest.fixture
def path(ann):
    return begin(ann)


def region_of(site):
    return load_unfinished(RegionFiles(REGION, texts(site)))


def test_a_window_and_its_office_are_added(ann, path, site):
    answer = send(ann, path, "added/windows", **WINDOW)
    assert answer.headers["location"].endswith("records/windows/window-1?done=record")
    page = html.unescape(page_of(ann, path, "records/windows/window-1"))
    assert f"/staff/{path}/added/offices?within=window-1" in page
    form = html.unescape(ann.get(f"{path}/added/offices?within=window-1").text)
    assert re.search(r'value="window-1" selected', form)
    assert send(ann, path, "added/offices", **OFFICE | {"within": "window-1", "0__area": ["90002", "90003"], "0__valid:from": "2030-04-01"}).status_code == 303
    region = region_of(site)
    assert list(region.window_words["window-1"].say("resident")) == ["こんにちは。", "話したいのですが。"]
    (office,) = region.offices["window-1"].values()
    assert (office.id, office.name, str(office.valid)) == ("office-1", "つきの相談所 しずく", "2030-04-01..")
    assert texts(site)["content/offices/window-1.yaml"].splitlines()[:2] == ["office-1:", "  name: つきの相談所 しずく"]
    assert "90003" in html.unescape(ann.get(f"{path}/areas/window-1").text)


def test_what_is_not_in_force_yet_is_called_by_its_name(ann, path, site):
    send(ann, path, "added/windows", **WINDOW)
    send(ann, path, "added/offices", **OFFICE | {"within": "window-1", "0__area": ["90002", "90003"]})
    files, t = RegionFiles(REGION, texts(site)), translator("ja")
    conditions = draft_conditions(files, load(REGION), NOW.date(), t)
    titles = {conditions.title(place) for place in conditions.by_place if place.kind == "office"}
    assert {"「つきの相談所 しずく」の受け持ち", "「つきの相談所 かすみ」の受け持ち"} <= titles
    found = FoundProblem("rules/windows.yaml", 1, "窓口「window-1」に、言葉がありません。", "")
    assert linked([found], RecordFiles(files), 1, t)[0].meaning == "窓口「はれの窓口」に、言葉がありません。"


def test_what_a_new_office_serves_no_other_one_does(ann, path, site):
    assert send(ann, path, "added/offices", **OFFICE).headers["location"].endswith("records/offices/moon-desk/office-1?done=record")
    told = texts(site)["content/offices/moon-desk.yaml"]
    assert "area: {village: ['90001']}" in told
    assert [office.area.get("village").texts() for office in region_of(site).offices["moon-desk"].values()] == [
        ("90001",), ("90003",), ("90002",),
    ]  # fmt: skip
    page = html.unescape(page_of(ann, path, "records/offices/moon-desk/office-1"))
    assert "/staff/contacts/moon-desk/office-1" not in page, "nobody can look up the telephone of what is not there yet"


def test_an_office_ends_on_a_day(ann, path, site):
    assert send(ann, path, "records/offices/warm-house/north", **{"0__valid:to": "2030-06-30"}).status_code == 303
    assert str(region_of(site).offices["warm-house"]["north"].valid) == "..2030-06-30"
    page = html.unescape(page_of(ann, path, "records/offices/warm-house/north"))
    assert "最後の日：2030-06-30" in page
    assert "/staff/contacts/warm-house/north" in page
    assert 'value="remove"' not in page, "what is in force ends by its days"


def test_no_office_is_left_without_anybody_but_one_that_ends(ann, path, site):
    taken = send(ann, path, "added/offices", **OFFICE | {"0__area": ["90002", "90003"]})
    assert taken.status_code == 422
    assert "「つきの相談所 ほたる」の受け持ちがなくなります" in html.unescape(re.search(r'id="0.area-problem">(.*?)</p>', taken.text)[1])
    moved = send_table(ann, path, **{"90003": "kasumi"})
    assert moved.status_code == 422
    assert "最後の日を入れてください" in re.search(r'id="90003-problem">(.*?)</p>', moved.text)[1]
    assert texts(site) == {}
    assert send(ann, path, "records/offices/moon-desk/hotaru", **{"0__valid:to": "2030-06-30"}).status_code == 303
    page = html.unescape(ann.get(f"{path}/areas/moon-desk").text)
    assert "「つきの相談所 ほたる」は、2030年6月30日で終わります。" in page
    assert send_table(ann, path, **{"90003": "kasumi"}).status_code == 303
    offices = region_of(site).offices["moon-desk"]
    assert [offices[id].area.get("village").texts() for id in ("kasumi", "hotaru")] == [("90001", "90002", "90003"), ("90003",)]
    july = load_unfinished(RegionFiles(REGION, texts(site))).rules_on(date(2030, 7, 1))
    choice = next(choice for window, _, choice in july.windows if window.id == "moon-desk")
    assert [id for id, _ in choice.offices] == ["kasumi"] if choice else True


@pytest.mark.parametrize(("kind", "typed", "file"), [
    ("sources", {"0__title": "町の地図（新しいもの）", "0__url": "https://a.lg.jp/map", "0__date": "2030-04-01", "0__kind": "official"}, "sources"),
    ("wrong-numbers", {"0__number": "0000-99-9999", "0__instead": "正しくは、ありません。", "0__why": "古いちらしの番号です。"}, "wrong_numbers"),
    ("sections", {"0__id": "9-(1)", "0__title": "おまけ"}, "plan"),
    ("statements", {"0__text": "お茶を配る。", "0__section": "B", "0__owes": "principle"}, "plan"),
    ("town-matters", {"0__title": "寒いとき", "0__facts:persona": "resident", "0__facts:no_stove": "yes", "0__window": "warm-house"}, "town_pages"),
    ("example-ways", {"0__title": "若い方", "0__picture": "call", "0__facts:persona": "resident", "0__facts:years": "20",
                      "0__lines": "星を見ました。\n歩きました。", "0__window": "star-cafe"}, "example_ways"),
    ("municipalities", {"id": "90004", "0__name": "あさひ町", "0__kana": "あさひまち", "0__lat": "10.1", "0__lon": "１０.２"}, "municipalities"),
    ("variants", {"within": "moon-desk", "0__say": "もしもし。"}, "windows"),
    ("window-steps", {"0__for": ["employer"], "0__put": ["moon-desk"], "0__cites": ["street-map"]}, "ranks"),
    ("scheme-steps", {"0__put": ["tea-circle"], "0__cites": ["street-map"]}, "ranks"),
])  # fmt: skip
def test_one_more_is_added_seen_and_taken_away_again(ann, path, site, kind, typed, file):
    first = html.unescape(ann.get(f"{path}/records/{kind}").text)
    assert f"/staff/{path}/added/{kind}" in first
    answer = send(ann, path, f"added/{kind}", **typed)
    assert answer.status_code == 303, re.findall(r'class="(?:error|wrong)"[^>]*>(.*?)</p>', answer.text)
    own = answer.headers["location"].removeprefix("/staff/").partition("?")[0].removeprefix(f"{path}/")
    assert [name for name in texts(site) if name.endswith(f"/{file}.yaml")]
    region_of(site)
    page = html.unescape(page_of(ann, path, own))
    assert "この改定案で変わるところ" in page
    assert send(ann, path, own).status_code == 303, "as it stands it changes nothing"
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    assert ann.post(f"{path}/{own}", do="remove", seen="x").status_code == 422
    assert ann.post(f"{path}/{own}", do="remove", seen=seen).headers["location"].endswith(f"records/{kind}?done=gone")
    assert texts(site) == {}, "as it was"


def test_a_step_of_the_order_is_given_its_condition(ann, path, site):
    send(ann, path, "added/window-steps", **{"0__for": ["resident"], "0__put": ["star-cafe"], "0__cites": ["star-age"]})
    page = html.unescape(ann.get(f"{path}/conditions").text)
    assert "窓口の順番の4番目（ほしの喫茶）" in page
    chosen(ann, path, ("rules/ranks.yaml", "windows/3/when"), "wish", "meet")
    assert region_of(site).rules.ranks.entries("windows")[3].get("when").get("wish").texts() == ("meet",)


def test_a_category_and_a_condition_are_named_first_and_said_then(ann, path, site):
    named = {"0__called": "集まりたい方", "0__cites": ["street-map"]}
    for kind, id, place in (("categories", "category-1", "category-1"), ("conditions", "condition_1", "condition_1/when")):
        assert send(ann, path, f"added/{kind}", **named).headers["location"].endswith(f"records/{kind}/{id}?done=record")
        assert "集まりたい方" in html.unescape(ann.get(f"{path}/conditions").text)
        assert ann.get(f"{path}/condition?file=rules/{kind}.yaml&at={place}").status_code == 200
    assert "called: 集まりたい方\n  cites: [street-map]" in texts(site)["rules/categories.yaml"].replace("  persona: resident\n", "")


def test_what_is_taken_away_is_read_aloud_in_the_proof(ann, path, site, prove):
    page = page_of(ann, path, "records/helplines/night-bell")
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    assert ann.post(f"{path}/records/helplines/night-bell", do="remove", seen=seen).status_code == 303
    assert texts(site)["content/helplines.yaml"].endswith("{}\n")
    prove(ann, path)
    proof = html.unescape(ann.get(f"{path}/proof").text)
    assert "相談先の電話：" in proof


def test_nobody_takes_away_what_somebody_changed_meanwhile(ann, desk, path, site):
    page = page_of(ann, path, "records/helplines/night-bell")
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    send(desk("bob"), path, "records/helplines/night-bell", **{"0__name": "よるの鈴（新）"})
    refused = ann.post(f"{path}/records/helplines/night-bell", do="remove", seen=seen)
    assert (refused.status_code, "なくせませんでした" in refused.text) == (422, True)
    assert "よるの鈴（新）" in texts(site)["content/helplines.yaml"]


@pytest.mark.parametrize(("kind", "typed", "field", "said"), [
    ("offices", {"within": "no-such"}, "within", "えらび直して"), ("offices", {"0__name": ""}, "0.name", "空にできません"),
    ("municipalities", {"id": "1", "0__name": "x"}, "id", "数字５けた"), ("municipalities", {"id": "90001", "0__lat": "north"}, "0.lat", "36.1"),
    ("sections", {"0__id": "A", "0__title": "x"}, "0.id", "もうあります"), ("window-steps", {"0__put": []}, "0.put", "空にできません"),
    ("example-ways", {"0__facts:years": "若い"}, "0.facts", "えらび直して"), ("windows", {"id": "moon-desk"}, "id", "もうあります"),
])  # fmt: skip
def test_what_cannot_be_is_said_at_its_field_and_stays_there(ann, path, site, kind, typed, field, said):
    given = {"windows": WINDOW, "offices": OFFICE}.get(kind, {})
    refused = send(ann, path, f"added/{kind}", **given | typed)
    assert refused.status_code == 422
    assert said in html.unescape(re.search(rf'id="{re.escape(field)}-problem">(.*?)</p>', refused.text)[1])
    assert texts(site) == {}


def test_a_plans_title_and_period_and_a_screens_words_are_changed(ann, path, site):
    assert send(ann, path, "records/plan/plan", **{"0__title": "あたらしい計画"}).status_code == 303
    screen = re.search(r'records/screens/([\w-]+)"', ann.get(f"{path}/records/screens").text)[1]
    assert send(ann, path, f"records/screens/{screen}", **{"0__heading": "すこし教えてください"}).status_code == 303
    region = load(RegionFiles(REGION, texts(site)))
    assert region.plan.title == "あたらしい計画"
    assert region.screen_words[screen].heading("resident") == "すこし教えてください"
    assert texts(site)["content/plan.yaml"] == text_of("content/plan.yaml").replace(load(REGION).plan.title, "あたらしい計画", 1)


def test_who_may_only_look_takes_nothing_away(desk, path):
    eve = desk("eve")
    assert 'value="remove"' not in page_of(eve, path, "records/helplines/night-bell")
    assert eve.post(f"{path}/records/helplines/night-bell", do="remove").status_code == 403
