"""Conditions that a record may do without: whom a door outside the plan leads, whom it is not for, on whose result a telephone stands."""

import html
import re

import pytest

from navigator.editions.conditions.condition_places import OPTIONAL
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.web.staff.editions.conditions.condition_words import FREE
from tests.web.staff.editions.conditions.test_condition_page import Builder, texts
from tests.web.staff.editions.conftest import REGION, text_of
from tests.web.staff.editions.records.test_record_page import page_of, send
from tests.web.staff.editions.test_edition_pages import begin, write

DOORS, LINES, SCHEME = "content/other_doors.yaml", "content/helplines.yaml", "rules/schemes/tea-circle.yaml"
CARE = """\
# 計画の外の相談先
care:
  label: 家族の介護をしている
  words: [介護]
  doors:
    - name: 介護の相談所（架空）
      text: 介護の相談を受けます。
      find: 役所で聞けます。
      cites: [street-map]
    - name: 役所の介護の係（架空）
      text: 手続きを受けます。 # 架空の係
      ask_for: 介護の係
      cites: [street-map]
"""
LEADS, NOT_FOR, IN_SIGHT = (DOORS, "care/leads/when"), (DOORS, "care/doors/1/not_for"), (LINES, "night-bell/in_sight_for")


@pytest.fixture
def path(ann):
    begun = begin(ann)
    assert write(ann, begun, CARE, DOORS).status_code == 303
    return begun


def chosen(ann, path, place, fact, value):
    """The condition of one line, built from nothing and saved."""
    builder = Builder(ann, path, place).press("add:w", what=f"fact:{fact}").press("save", value=value)
    assert builder.response.headers["location"].endswith("done=condition"), builder.errors
    return builder


def changes(page):
    """By title what was read aloud, and what now is."""
    found = re.findall(r"<h3>(.*?)</h3>.*?<dt><b>前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", html.unescape(page), re.DOTALL)
    return {title: [re.sub(r"<.*?>|\s", "", side) for side in sides] for title, *sides in found}


def test_a_place_without_a_condition_is_listed_with_what_holds_there(ann, path):
    page = html.unescape(ann.get(f"{path}/conditions").text)
    for words in ("「家族の介護をしている」の相談先を、先に案内する方", "「役所の介護の係（架空）」を出さない方", "どなたにも出します。"):
        assert words in page
    assert {*FREE} == {*OPTIONAL}


def test_whom_a_door_is_not_for_is_chosen_and_taken_back_byte_for_byte(ann, path, site):
    chosen(ann, path, NOT_FOR, "wish", "meet")
    assert texts(site)[DOORS] == CARE.replace("      ask_for: 介護の係\n      cites: [street-map]\n",
                                              "      ask_for: 介護の係\n      cites: [street-map]\n      not_for:\n        wish: meet\n")
    before, after = changes(ann.get(f"{path}/proof").text)["「役所の介護の係（架空）」を出さない方"]
    assert before == "ありません。", "the file itself is new with this draft"
    assert "人と会いたい" in after
    assert "この条件をなくす" in Builder(ann, path, NOT_FOR).page
    gone = Builder(ann, path, NOT_FOR).press("clear")
    assert gone.response.headers["location"].endswith("done=condition_gone")
    assert texts(site)[DOORS] == CARE


def test_on_whose_result_a_telephone_stands_is_read_aloud_before_and_after(ann, path, site):
    assert "最初の窓口が閉まっているとき、結果にこの電話を出す方です。" in Builder(ann, path, IN_SIGHT).page
    chosen(ann, path, IN_SIGHT, "wish", "meet")
    assert texts(site)[LINES].replace("  in_sight_for:\n    wish: meet\n", "") == text_of(LINES)
    (told,) = [sides for title, sides in changes(ann.get(f"{path}/conditions").text).items() if "を結果に出す方" in title]
    assert told[0] == "どなたの結果にも出しません。"


def test_who_is_led_is_a_condition_and_before_which_window_stands_in_the_form(ann, path, site):
    refused = send(ann, path, "records/concerns/care", **{"0__leads/before": "moon-desk", "0__leads/cites": "street-map"})
    assert refused.status_code == 422
    assert "先に「決まりの条件を変える」で" in html.unescape(refused.text), "nobody is led before it is said who"
    chosen(ann, path, LEADS, "wish", "meet")
    page = html.unescape(page_of(ann, path, "records/concerns/care"))
    assert "まず、こちらへ" in page
    assert "だれに合うかの条件を見る" in page
    typed = {"0__leads/before": "moon-desk", "0__leads/cites": "street-map", "0__keeps_back": "yes"}
    assert send(ann, path, "records/concerns/care", **typed).status_code == 303
    concern = load(RegionFiles(REGION, texts(site))).concerns["care"]
    assert (concern.leads.before, concern.keeps_back) == (("moon-desk",), True)
    said = html.unescape(page_of(ann, path, "records/concerns/care"))
    assert re.search(r"どの窓口より前に案内するか.*?つきの相談所", said, re.DOTALL)
    Builder(ann, path, LEADS).press("clear")
    assert load(RegionFiles(REGION, texts(site))).concerns["care"].leads is None, "what is said with it alone goes with it"


def test_a_condition_that_has_nothing_in_it_is_not_saved_as_one(ann, path, site):
    empty = Builder(ann, path, NOT_FOR).press("save")
    assert empty.response.status_code == 422
    assert "まだ何も入っていません" in empty.page
    assert texts(site)[DOORS] == CARE


def test_a_scheme_for_everybody_gets_its_first_condition(ann, path, site):
    write(ann, path, re.sub(r"  eligible:.*\n", "", text_of(SCHEME)), SCHEME)
    chosen(ann, path, (SCHEME, "tea-circle/eligible"), "wish", "meet")
    assert "eligible:\n    wish: meet" in texts(site)[SCHEME]


@pytest.mark.parametrize(("field", "value", "said"), [
    ("0__doors/@0/find", "", "この相談先の見つけ方がありません"), ("0__from_age", "六十", "年齢「六十」は、数で書いてください"),
    ("0__doors/@1/name", "", "ここは空にできません"), ("0__words", "(介護", "書き方を読みとれません"),
])  # fmt: skip
def test_what_cannot_be_of_a_door_is_said_in_japanese_and_stays_in_its_field(ann, path, site, field, value, said):
    refused = send(ann, path, "records/concerns/care", **{field: value})
    assert refused.status_code == 422
    assert said in html.unescape(refused.text)
    assert texts(site)[DOORS] == CARE


def test_a_first_concern_is_added_where_the_file_is_not_there_yet(desk, site):
    ann = desk("ann")
    path = begin(ann)
    typed = {
        "0__label": "介護", "0__doors/@0/name": "相談所（架空）", "0__doors/@0/text": "受けます。", "0__doors/@0/find": "役所で聞けます。",
        "0__doors/@0/cites": "street-map",
    }  # fmt: skip
    answer = send(ann, path, "added/concerns", **typed)
    assert answer.status_code == 303, re.findall(r'class="(?:error|wrong)".*?>\s*(.*?)\s*<', answer.text)
    assert load(RegionFiles(REGION, texts(site))).concerns["concern-1"].doors[0].name == "相談所（架空）"
