"""Faults that officers make at forms: each is refused at once in Japanese, or stands on the proof, and none is published."""

import html
import re

import pytest

from navigator.editions import drafts, proofs
from tests.web.staff.editions.conditions.test_condition_page import NOTHING, WARM, YOUNG, Builder
from tests.web.staff.editions.conditions.test_free_places import chosen
from tests.web.staff.editions.conftest import text_of
from tests.web.staff.editions.records import test_cases_page, test_targets_page
from tests.web.staff.editions.records.test_areas_page import TABLE
from tests.web.staff.editions.records.test_record_page import DESK, SCHEME, send
from tests.web.staff.editions.test_edition_pages import approve, begin, write
from tests.web.staff.editions.test_parameters_page import enter

QUESTION = {"label": "仕事", "ask": "どうですか。", "why": "変わります。", "personas": "resident", "kind": "one", "answers": "はい\nいいえ"}
LINE = "records/helplines/night-bell"


def posted(where, **fields):
    """A form sent with these fields."""

    def send_it(officer, path):
        officer.get(f"{path}/records")
        return officer.post(f"{path}/{where}", fields)

    return send_it


def built(place, *steps, **typed):
    """A condition built by these steps; the last one with what was typed."""

    def build(officer, path):
        builder = Builder(officer, path, place)
        for do, more in steps[:-1]:
            builder.press(do, **more)
        return builder.press(steps[-1][0], **steps[-1][1], **typed).response

    return build


REFUSED = {
    "a name taken away": (lambda ann, path: send(ann, path, DESK, **{"0__name": ""}), "ここは空にできません"),
    "words for all and for some": (lambda ann, path: send(ann, path, DESK, **{"0__lead:resident": "あ", "0__lead": "い"}), "どちらかだけに"),
    "an end before the beginning": (
        lambda ann, path: send(ann, path, SCHEME, **{"1__valid:from": "2030-06-01", "1__valid:to": "2030-05-01"}), "最後の日が、はじめの日より前"),
    "a page that is not secure": (lambda ann, path: send(ann, path, SCHEME, **{"0__page/url": "http://example.org"}), "https://"),
    "no such window": (lambda ann, path: send(ann, path, SCHEME, **{"1__window": "none"}), "えらび直して"),
    "a number of no such name": (lambda ann, path: send(ann, path, DESK, **{"0__why": "{no_limit}歳まで"}), "決まりの数の名前だけ"),
    "a telephone that charges": (lambda ann, path: send(ann, path, LINE, **{"0__number/value": "0990-00-0000"}), "電話番号のけた数か"),
    "a digit too few": (lambda ann, path: send(ann, path, LINE, **{"0__number/value": "000-000-000"}), "電話番号のけた数か"),
    "confirmed without a value": (lambda ann, path: send(ann, path, LINE, **{"0__number/status": "confirmed"}), "値がありません"),
    "a target in letters": (lambda ann, path: test_targets_page.send(ann, path, **{"value:visitors": "三十"}), "数字だけ"),
    "a target that somebody else changed": (lambda ann, path: test_targets_page.send(ann, path, **{"value:visitors": "31", "seen:visitors": "x"}), "先に変えました"),
    "an age in letters": (lambda ann, path: enter(ann, path, value="四十"), "数字だけ"),
    "a day before the first": (lambda ann, path: enter(ann, path, day="2029-01-01"), "はじめの数より前"),
    "a number without a ground": (lambda ann, path: enter(ann, path, cites=""), "根拠を選んで"),
    "an age that nobody has": (built(YOUNG, ("open:w", {}), ("save", NOTHING | {"low-0": "90", "high-0": "95"})), "80までの数"),
    "a line without an answer": (built(WARM, ("open:w", {}), ("add:w", {"what": "fact:wish"}), ("save", {})), "ひとつは選んで"),
    "an office that is none": (lambda ann, path: posted(TABLE, **{"office:90001": "none", "seen:90001": "kasumi"})(ann, path), "えらび直して"),
    "an anchor in a text": (lambda ann, path: write(ann, path, text_of("content/windows.yaml") + "x: &a b\n", "content/windows.yaml"), "「&」"),
    "a scheme without a person": (
        lambda ann, path: send(ann, path, "added/schemes", **{"0__name": "あ", "0__lead": "い", "0__start": "う"}), "ここは空にできません"),
    "a question with one answer": (posted("question", **QUESTION | {"answers": "はい"}), "２つからです"),
    "a case of no answer": (posted("cases", **test_cases_page.YOUNG | {"fact:years": "五十"}), "えらび直して"),
}  # fmt: skip


@pytest.mark.parametrize("fault", REFUSED)
def test_a_fault_at_a_form_is_refused_in_japanese(desk, site, fault):
    ann = desk("ann")
    path, (deed, said) = begin(ann), REFUSED[fault]
    answer = deed(ann, path)
    assert answer.status_code == 422
    assert said in html.unescape(html.unescape(answer.text))
    with site.ledger.reading() as connection:
        assert drafts.find(connection, 1).version == 0, "nothing of it is kept"


def ended(officer, path):
    send(officer, path, SCHEME, **{"1__valid:from": "2030-04-01", "1__valid:to": "2030-04-30"})


def closed_in_itself(officer, path):
    builder = Builder(officer, path, YOUNG).press("open:w").press("all:w").press("add:w", what="fact:day_job")
    builder.press("close:w-1", value="working").press("add:w-1", what="fact:day_job").press("save", value="resting")


def turned_away(officer, path):
    chosen(officer, path, ("rules/windows.yaml", "moon-desk/eligible"), "wish", "meet")


def a_limit_inside_a_band(officer, path):
    enter(officer, path, value="42", day="2030-05-01")


def unused(officer, path):
    officer.get(f"{path}/records")
    officer.post(f"{path}/question", QUESTION)


SHOWN = {
    "a limit inside a band": (a_limit_inside_a_band, "新しい境目をまたいでいます"), "a question without use": (unused, "聞かれません"),
    "people turned away": (turned_away, "窓口"), "nobody can meet it": (closed_in_itself, "だれにもあてはまりません"),
    "a scheme that is over": (ended, "お茶の会"),
}  # fmt: skip


@pytest.mark.parametrize("fault", SHOWN)
def test_a_fault_that_the_forms_take_stands_on_the_proof_and_is_not_published(desk, site, prove, fault):
    ann, bob = desk("ann"), desk("bob")
    path, (deed, said) = begin(ann), SHOWN[fault]
    deed(ann, path)
    prove(ann, path)
    page = html.unescape(ann.get(f"{path}/proof").text)
    assert re.search("直すところ|だれの案内が変わるか|前とちがう結果になる確認例|知っておくこと", page)
    assert said in page
    with site.ledger.reading() as connection:
        proof = proofs.latest(connection, 1)
    if not proofs.is_whole(proof.result):
        assert not approve(bob, path).headers["location"].endswith("done=approved")
        assert not bob.post(path, do="publish").headers["location"].endswith("done=published")
