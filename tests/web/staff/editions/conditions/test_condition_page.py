"""A condition is built line by line: what is not finished stands in the form, what cannot be is said at its line."""

import html
import re

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

CONDITIONS, WINDOWS, CATEGORIES = "rules/conditions.yaml", "rules/windows.yaml", "rules/categories.yaml"
YOUNG = (CONDITIONS, "young/when")
WARM = (WINDOWS, "warm-house/eligible")
RESTING = (CATEGORIES, "resting")
NOTHING = {"low-0": "", "low-name-0": "", "high-0": "", "high-name-0": ""}


class Builder:
    """The form of one condition, as a browser without script sends it."""

    def __init__(self, officer, path, place):
        self.officer, self.path = officer, path
        self.response = officer.get(f"{path}/condition?file={place[0]}&at={place[1]}")

    @property
    def page(self):
        return html.unescape(self.response.text)

    @property
    def lines(self):
        found = re.findall(r'<div class="condition-line"><span>(.*?)</span>', self.page, re.DOTALL)
        return [re.sub(r"<.*?>", "", line).strip() for line in found]

    @property
    def hidden(self):
        pairs = re.findall(r'type="hidden" name="(file|at|seen|open|condition)" value="([^"]*)"', self.response.text)
        return {name: html.unescape(value) for name, value in pairs}

    @property
    def shown(self):
        """What stands in the fields of the open line."""
        checked = re.findall(r'name="value" value="([^"]*)" checked', self.response.text)
        boxes = re.findall(r'name="((?:low|high)-\d)" value="([^"]*)"', self.response.text)
        lists = re.findall(r'<select id="((?:low|high)-name-\d)".*?</select>', self.response.text, re.DOTALL)
        selects = [re.search(rf'<select id="{name}".*?(?:value="(\w*)" selected|</select>)', self.response.text, re.DOTALL)[1] for name in lists]
        return {"value": checked, **dict(boxes), **dict(zip(lists, (each or "" for each in selects), strict=True))}

    def press(self, do, **typed):
        self.response = self.officer.post(f"{self.path}/condition", self.hidden | self.shown | {"do": do} | typed)
        return self

    @property
    def errors(self):
        return re.findall(r'class="(?:error|wrong)".*?>\s*(.*?)\s*<', self.page, re.DOTALL)


@pytest.fixture
def path(ann):
    return begin(ann)


def test_a_line_is_added_chosen_saved_and_read_aloud(ann, path, site):
    builder = Builder(ann, path, WARM)
    assert builder.lines[0] == "次のどれかにあてはまる"
    assert builder.lines[2].endswith("resting」にあてはまる")
    builder.press("open:w").press("add:w", what="fact:wish")
    assert builder.lines[3].startswith("3.")
    assert "まだ選んでいません" in builder.lines[3]
    assert builder.response.status_code == 200
    assert builder.press("close:w-2").errors == ["ひとつは選んでください。"], "nothing is lost, and it says so"
    builder.press("save", value="meet")
    assert builder.response.headers["location"].endswith("conditions?done=condition")
    assert texts(site) == {WINDOWS: text_of(WINDOWS).replace("      - category: resting\n", "      - category: resting\n      - wish: meet\n")}
    for shown in (html.unescape(ann.get(f"{path}/{each}").text) for each in ("conditions", "proof")):
        title, before, after = re.search(
            r"<h3>(.*?)</h3>.*?<dt><b>前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", shown, re.DOTALL
        ).groups()
        assert title == "「ぬくもりの家」の対象"
        assert "3." not in before
        assert "3. したいことで、「人と会いたい」を選んでいる" in after


def test_a_number_is_a_number_or_one_of_the_rules(ann, path, site):
    builder = Builder(ann, path, YOUNG).press("open:w")
    assert 'value="star_age_limit" selected' in builder.page
    refused = (
        ({"low-0": "20", "high-0": "30", "high-name-0": "star_age_limit"}, "どちらかひとつ"), ({}, "数を入れて"),
        ({"low-0": "二十"}, "数字だけ"), ({"low-0": "40", "high-0": "30"}, "18から80まで"), ({"high-name-0": "none"}, "ありません"),
        ({"high-0": "99"}, "18から80まで"),
    )  # fmt: skip
    for typed, said in refused:
        assert said in builder.press("close:w", **(NOTHING | typed)).errors[0], typed
        assert builder.response.status_code == 422
        assert all(f'value="{value}"' in builder.page for name, value in typed.items() if "name" not in name), typed
    builder.press("save", **(NOTHING | {"low-0": "２０", "high-name-0": "star_age_limit"}))
    assert texts(site) == {CONDITIONS: text_of(CONDITIONS).replace('"..{', '"20..{')}


def test_lines_are_moved_wrapped_turned_and_removed(ann, path, site):
    builder = Builder(ann, path, WARM)
    first, second = builder.lines[1].removeprefix("1. "), builder.lines[2].removeprefix("2. ")
    assert builder.press("open:w-0").press("down:w-0").lines[1:] == [f"1. {second}", f"2. {first}"]
    assert builder.press("not:w-0").lines[1:] == ["1. 次にあてはまらない", f"1-1. {second}", f"2. {first}"]
    assert builder.press("turn:w").lines[0] == "次のすべてにあてはまる"
    assert builder.press("all:w-1").lines[3:] == ["2. 次のすべてにあてはまる", f"2-1. {first}"]
    assert builder.press("unwrap:w-1").lines[3:] == [f"2. {first}"]
    assert builder.press("remove:w-0-0").lines[1:] == [f"1. {first}"], "a not goes with what it denies"
    assert texts(site) == {}, "nothing is kept but in the form"
    assert builder.press("remove:w-0").press("save").errors == ["まだ直すところがあります。下の行を見てください。", "まだ何も入っていません。下に足してください。"]


def test_it_grows_no_deeper_than_a_form_can_carry(ann, path):
    builder = Builder(ann, path, YOUNG)
    while builder.response.status_code == 200 and len(builder.lines) < 20:
        builder.press("not:w")
    assert builder.errors == ["これより長くも深くもできません。別の条件に分けてください。"]
    assert len(builder.lines) > 9, "what was built stands in the form"


def test_who_uses_a_named_condition_is_said(ann, path):
    page = Builder(ann, path, YOUNG).page
    assert "この条件を使うもの：「ほしの喫茶」の対象、窓口の順番の2番目（ほしの喫茶）、「ほしの教室」の対象" in page
    assert "この条件を使うもの" not in Builder(ann, path, WARM).page


def test_a_condition_never_rests_on_itself(ann, path, site):
    builder = Builder(ann, path, RESTING).press("open:w").press("add:w", what="is:young").press("save", value="young")
    assert builder.response.status_code == 303
    builder = Builder(ann, path, RESTING).press("open:w").press("add:w", what="category:resting").press("save", value="resting")
    assert "めぐりめぐって、この条件自身を使うことになります。" in builder.errors
    assert texts(site)[CATEGORIES].startswith("resting:\n  day_job: resting\n  is: young\n  cites:")


def test_what_another_changed_meanwhile_is_shown_and_not_written_over(ann, desk, path, site):
    builder, bob = Builder(ann, path, WARM), desk("bob")
    other = Builder(bob, path, WARM).press("remove:w-0")
    assert other.press("save").response.status_code == 303
    builder.press("turn:w").press("save")
    assert "ほかの方が" in builder.page
    assert "any:" in texts(site)[WINDOWS]
    assert builder.lines[0] == "次のすべてにあてはまる", "what was built stands in the form"
    assert builder.press("save").response.status_code == 303


def test_two_conditions_of_one_file_are_changed_by_two(ann, desk, path, site):
    mine, other = Builder(ann, path, WARM), Builder(desk("bob"), path, (WINDOWS, "star-cafe/eligible"))
    assert mine.press("turn:w").press("save").response.status_code == 303
    assert other.press("not:w").press("save").response.status_code == 303
    assert "any:" not in texts(site)[WINDOWS]
    assert "{not: {is: young}}" in texts(site)[WINDOWS]


def test_what_cannot_be_kept_leads_to_the_text(ann, path):
    write(ann, path, text_of(WINDOWS).replace("    any:\n", "    # だれでも\n    any:\n      # 火\n"), WINDOWS)
    builder = Builder(ann, path, WARM).press("not:w").press("save")
    assert "文で直す" in builder.page


SENT = (
    ({"condition": "[" * 2_000}, 422), ({"condition": "x"}, 422), ({"condition": "{is: [" + "a, " * 5_000 + "]}"}, 422),
    ({"do": "drop:w"}, 422), ({"do": "open:w-9-9-9"}, 200), ({"do": "remove:w-99"}, 200), ({"do": "up:../x"}, 200),
    ({"do": "add:w", "what": "fact:none"}, 422), ({"at": "../x"}, 404), ({"open": "w-1-1-1-1"}, 200), ({"condition": "{none: 1}"}, 200),
)  # fmt: skip


def test_what_no_form_of_ours_sends_breaks_nothing(ann, path, site):
    builder = Builder(ann, path, WARM)
    for sent, status in SENT:
        response = ann.post(f"{path}/condition", builder.hidden | {"do": "open:w"} | sent)
        assert response.status_code == status, sent
    assert texts(site) == {}


def test_who_only_looks_has_no_buttons(desk, ann, path):
    eve = desk("eve")
    assert 'name="do"' not in eve.get(f"{path}/condition?file={WINDOWS}&at=warm-house/eligible").text
    assert eve.post(f"{path}/condition", do="save").status_code == 403


def test_every_condition_of_the_list_opens(ann, path):
    addresses = re.findall(rf'href="/staff/{path}/(condition\?[^"]+)"', ann.get(f"{path}/conditions").text)
    assert len(addresses) == 13 + 6, "those that stand, and where one may be added"
    for address in addresses[::2]:
        assert ann.get(f"{path}/{html.unescape(address)}").status_code == 200


def test_a_named_condition_is_called_by_its_name(ann, path):
    conditions, categories = "rules/conditions.yaml", "rules/categories.yaml"
    for file, id, called in ((conditions, "young", "若い方"), (categories, "resting", "休んでいる方")):
        text = text_of(file).replace(f"{id}:\n", f"{id}:\n  called: {called}\n", 1)
        ann.get(f"{path}/file?name={file}")
        ann.post(f"{path}/file", name=file, seen="0", do="save", text=text)
    page = html.unescape(ann.get(f"{path}/conditions").text)
    assert "条件「若い方」" in page
    assert "休んでいる方" in page
    builder = Builder(ann, path, WARM)
    assert builder.lines[2].endswith("休んでいる方」にあてはまる")
    ticked = re.search(r'value="resting" checked>(.*?)</label>', builder.press("open:w-1").page, re.DOTALL)
    assert re.sub(r"<.*?>", "", ticked[1]).strip().endswith("休んでいる方")
