"""Numbers as a form: a new value from a day on is read aloud before and after; what cannot be is said at its field."""

import html
import re

import pytest

from navigator.editions import drafts
from tests.web.staff.editions.conftest import LIMIT, text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

AGE = "star_age_limit"
OTHER = "\nmoon_age:  # 月\n  unit: 歳\n  values:\n    - {value: 50, valid: 2030-04-01.., cites: [star-age]}\n"
RAISED = text_of(LIMIT).replace("..2031-03-31", "..2030-05-31").replace(
    "    - {value: 44", "    - {value: 42, valid: 2030-06-01..2031-03-31, cites: [star-age]}\n    - {value: 44"
)


def page_of(officer, path):
    return html.unescape(officer.get(f"{path}/parameters").text)


def seen_of(page, parameter=AGE):
    return re.search(rf'name="id" value="{parameter}">\s*<input type="hidden" name="seen" value="(\w+)"', page)[1]


def enter(officer, path, seen="", **typed):
    fields = {"id": AGE, "value": "42", "day": "2030-06-01", "cites": "as-now"} | typed
    return officer.post(f"{path}/parameters", fields | {"seen": seen or seen_of(page_of(officer, path), fields["id"])})


@pytest.fixture
def path(ann):
    return begin(ann)


def test_a_value_is_added_and_read_aloud_before_and_after(ann, path, site):
    page = page_of(ann, path)
    assert "2030年4月1日から2031年3月31日まで、39歳です。" in page
    assert "この数を使うもの：ほしの喫茶、ほしの教室" in page
    assert "ほしの喫茶には、年齢の線があります。" in page, "its ground, in words"
    assert enter(ann, path, value="４２歳").headers["location"].endswith("parameters?done=parameter_timed")
    assert texts(site) == {LIMIT: RAISED}
    for shown in (page_of(ann, path), html.unescape(ann.get(f"{path}/proof").text)):
        before, after = re.search(r"<dt><b>前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", shown, re.DOTALL).groups()
        assert "2031年3月31日まで、39歳" in before
        assert "2030年5月31日まで、39歳" in after
        assert "2030年6月1日から2031年3月31日まで、42歳" in after
    with site.ledger.reading() as connection:
        assert drafts.find(connection, 1).starts_at.isoformat() == "2030-05-31T15:00:00+00:00", "proven for its first day"


def test_a_value_from_today_sets_no_day(ann, path, site):
    assert enter(ann, path, day="2030-05-01").headers["location"].endswith("done=parameter")
    with site.ledger.reading() as connection:
        assert drafts.find(connection, 1).starts_at is None


REFUSED = (
    ("value", {"value": "四十二"}, "数字だけ"), ("value", {"value": "039"}, "その日の数と同じ"), ("day", {"day": "あした"}, "読みとれません"),
    ("day", {"day": "9999-12-31"}, "読みとれません"), ("day", {"day": "2030-04-01"}, "その日から始まる数"),
    ("day", {"day": "2029-04-01"}, "はじめの数より前"), ("cites", {"cites": ""}, "根拠を選んで"), ("cites", {"cites": "none"}, "根拠を選んで"),
    ("value", {"seen": "0"}, "ほかの方が"),
)  # fmt: skip


def test_what_cannot_be_is_said_at_its_field_and_stays_there(ann, path, site):
    for name, typed, said in REFUSED:
        refused = enter(ann, path, **typed)
        page = html.unescape(refused.text)
        assert refused.status_code == 422, typed
        assert said in re.search(rf'id="{AGE}-{name}-problem">(.*?)</p>', page, re.DOTALL)[1], typed
        field = re.search(rf'id="{AGE}-{name}".*?>', page, re.DOTALL)[0]
        assert 'aria-invalid="true"' in field, typed
        assert name not in typed or name == "cites" or f'value="{typed[name]}"' in field, typed
    assert texts(site) == {}


def test_two_officers_change_two_numbers_of_one_file(ann, desk, path, site):
    bob = desk("bob")
    write(ann, path, text_of(LIMIT) + OTHER)
    of_ann, of_bob = (seen_of(page_of(each, path), parameter) for each, parameter in ((ann, AGE), (bob, "moon_age")))
    assert enter(ann, path, of_ann).status_code == 303
    assert enter(bob, path, of_bob, id="moon_age", value="55").status_code == 303
    changed = OTHER.replace("..,", "..2030-05-31,") + "    - {value: 55, valid: 2030-06-01.., cites: [star-age]}\n"
    assert texts(site) == {LIMIT: RAISED + changed}
    assert enter(bob, path, of_ann).status_code == 422, "Ann changed it since"


def test_a_form_saves_over_nothing_that_waits_to_be_looked_at(ann, path, site):
    for text in ("a: ann\n", "a: ann too\n"):
        ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": text, "do": "save"})
    write(ann, path, text_of(LIMIT) + "# 1\n")
    ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "a: again\n", "do": "save"})
    refused = enter(ann, path)
    assert refused.status_code == 422
    assert "２つの変更" in refused.text


def test_a_file_that_cannot_be_read_leads_to_its_text(ann, path):
    seen = seen_of(page_of(ann, path))
    write(ann, path, "a: [\n")
    assert "文で直す" in page_of(ann, path)
    assert enter(ann, path, seen).status_code == 422
    assert enter(ann, path, seen, id="../x").status_code == 422


def test_what_is_published_or_only_looked_at_has_no_form(ann, desk, path, site):
    eve = desk("eve")
    assert '<form method="post" action="/staff/editions' not in eve.get(f"{path}/parameters").text
    assert eve.post(f"{path}/parameters", id=AGE).status_code == 403
    seen = seen_of(page_of(ann, path))
    ann.post(path, do="withdraw")
    assert '<form method="post" action="/staff/editions' not in ann.get(f"{path}/parameters").text
    assert enter(ann, path, seen).status_code == 422
    assert texts(site) == {}


def test_the_help_is_what_the_file_says_of_the_number(ann, path):
    write(ann, path, "# 決まりの数\n" + text_of(LIMIT) + "# 月の年\n# <b>\n" + OTHER.lstrip())
    page = ann.get(f"{path}/parameters").text
    assert "決まりの数" in page
    assert "月の年 &lt;b&gt;" in page


def test_help_in_english_is_for_engineers(ann, path):
    write(ann, path, "# Numbers of the rules.\n" + text_of(LIMIT) + "# Years of months.\n" + OTHER.lstrip())
    page = ann.get(f"{path}/parameters").text
    assert "Numbers of the rules." not in page
    assert "Years of months." not in page


def test_words_beside_a_number_say_it_in_digits(ann, path):
    plan = text_of("content/plan.yaml").replace("ほしの喫茶には、年齢の線があります。", "'{star_age_limit}歳までの方です。'")
    ann.post(f"{path}/file", name="content/plan.yaml", seen="0", do="save", text=plan)
    page = ann.get(f"{path}/parameters").text
    assert "39歳までの方です。" in page
    assert "{star_age_limit}" not in page
