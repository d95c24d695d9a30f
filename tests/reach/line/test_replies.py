"""What is answered on LINE: danger first and in the line's language, else only for whom and which town."""

import json
from dataclasses import replace

import pytest

from navigator.dialogue.result.town.town_page import town_page
from navigator.knowledge.content.region import Operator
from navigator.reach.line import flex
from navigator.reach.line.choice import LineChoice
from navigator.reach.line.events import LineEvent
from navigator.reach.line.replies import doors, greeting, reply_to
from tests.conftest import CAMPAIGN, NOW
from tests.reach.line.conftest import ADDRESS, SECRET


def parts(found, kind=None):
    """Every part of some messages, whole."""
    if isinstance(found, dict):
        if kind is None or found.get("type") == kind:
            yield found
        found = list(found.values())
    if isinstance(found, list | tuple):
        for part in found:
            yield from parts(part, kind)


def words(messages):
    return "\n".join(part["text"] for part in parts(messages, "text"))


def said(text, account):
    return reply_to(LineEvent("message", "1", "token", text), account)


def tapped(data, account):
    return reply_to(LineEvent("postback", "1", "token", data), account)


def numbers(messages):
    return {part["uri"] for part in parts(messages, "uri") if part["uri"].startswith("tel:")}


def test_the_greeting_says_what_stays_with_line_and_who_runs_it(account, knowledge):
    text = words(greeting(account))
    assert text.index("ここに書いたことは LINE に残ります。") < text.index("公式ページではありません") < text.index("どなたのことですか")
    region = replace(knowledge.region, operator=Operator("みほん課", "mihon@example.org"))
    assert "運営：みほん課" in words(greeting(replace(account, knowledge=replace(knowledge, region=region))))


def test_it_asks_for_whom_then_which_town_and_shows_that_towns_doors(account, knowledge):
    choices = {part["label"]: part["data"] for part in parts(said("こんにちは", account), "postback")}
    assert list(choices) == ["自分のこと", "家族のこと", "会社のこと"]
    towns = {part["label"]: part["data"] for part in parts(tapped(choices["自分のこと"], account), "postback")}
    assert set(towns) == {town.name for town in knowledge.municipalities.values()}
    shown = tapped(towns["大泉町"], account)
    view = town_page(knowledge, "10524", NOW, account.translators[0])
    calls = [call.call for call in view.calls if call.call and any(door.matter != "employers" for door in call.doors)]
    assert numbers(shown) == {f"tel:{call.number}" for call in calls}
    for call in calls:
        assert call.of in words(shown)
        assert call.opening.text in words(shown)
    assert "大泉町が作ったページではありません。" in words(shown)
    pages = {part["uri"] for part in parts(shown, "uri")} - numbers(shown)
    assert pages == {f"{ADDRESS}/ja/towns/10524", f"{ADDRESS}/c/k2345/ja"}


def test_a_company_sees_what_is_for_companies(account):
    shown = words(doors(account, LineChoice("employer", "10201", "ja")))
    assert "会社のこと" in shown
    assert "暮らしのお金" not in shown
    assert "会社のこと" not in words(doors(account, LineChoice("family", "10201", "ja")))


def test_each_matter_is_asked_for_at_its_own_section(account, knowledge):
    for code in knowledge.municipalities if CAMPAIGN else ("10201", "10524", "10366"):
        shown = words(doors(account, LineChoice("resident", code, "ja")))
        view = town_page(knowledge, code, NOW, account.translators[0])
        for door in (door for call in view.calls for door in call.doors if door.matter != "employers"):
            assert door.title in shown
            if door.window.call and door.window.call.ask_for:
                assert f"「{door.window.call.ask_for}」" in shown[shown.index(door.title) :]


@pytest.mark.parametrize(
    ("line", "lang", "word", "number"),
    [
        ("死にたい", "ja", "ひとりで抱えなくて大丈夫です", "0120-279-338"),
        ("quero morrer", "pt", "Ninguém precisa carregar", "0120-279-338"),
        ("I want to die", "en", "alone", "0120-279-338"),
        ("夫に殴られる", "ja", "110番", "110"),
        ("今日食べるものがない", "ja", "今夜いるところ", "0120-279-338"),
    ],
)
def test_danger_brings_help_of_its_kind_in_the_language_of_the_line(account, line, lang, word, number):
    shown = said(f"こんにちは。{line}" if lang == "ja" else line, account)
    assert word in words(shown)
    assert f"tel:{number}" in numbers(shown)
    assert not list(parts(shown, "postback")), "nothing is asked before help"
    assert f"{ADDRESS}/{lang}/help" in {part["uri"] for part in parts(shown, "uri")}
    assert line not in json.dumps(shown, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("死にたい", "ja"), ("I want to die", "en"), ("quero morrer", "pt"), ("Tôi muốn chết", "vi"), ("我想死", "zh"),
        ("quiero morir", "es"), ("gusto ko nang mamatay", "tl"), ("म मर्न चाहन्छु", "ne"), ("saya ingin mati", "id"),
    ],
)  # fmt: skip
def test_in_every_language_danger_is_heard_and_answered_in_it(account, line, lang):
    shown = said(line, account)
    assert numbers(shown)
    assert f"{ADDRESS}/{lang}/help" in {part["uri"] for part in parts(shown, "uri")}


def test_a_line_without_danger_is_answered_with_the_choice_alone_whatever_it_says(account):
    same = said("46歳、派遣、大泉町に住んでいます", account)
    assert same == said("", account) == said("仕事を探しています", account)


@pytest.mark.parametrize("data", ["", "resident.10524.ja", "resident.10524.ja.AAAAAAAAAAAAAAAA", "x" * 300, "....", "resident..ja.\ud800"])
def test_a_choice_that_we_never_wrote_begins_again(account, data):
    assert [part["label"] for part in parts(tapped(data, account), "postback")] == ["自分のこと", "家族のこと", "会社のこと"]


def test_a_choice_of_another_secret_begins_again(account):
    foreign = LineChoice("resident", "10524", "ja").sealed("another secret, as long as the first")
    assert tapped(foreign, account) == said("", account)
    assert tapped(LineChoice("resident", "99999", "ja").sealed(SECRET), account) == said("", account)


@pytest.mark.parametrize("lang", ["ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"])
def test_every_message_is_one_that_line_takes(account, knowledge, lang):
    choice = LineChoice("resident", "", lang)
    every = [tapped(choice.sealed(SECRET), account)]
    for code in knowledge.municipalities if CAMPAIGN else ("10201", "10366"):
        every += [tapped(LineChoice(persona, code, lang).sealed(SECRET), account) for persona in ("resident", "employer")]
    for messages in every:
        assert 1 <= len(messages) <= 5
        assert len(json.dumps(messages).encode()) < 50_000
        assert all(len(part["contents"]) <= flex.MOST_BUBBLES for part in parts(messages, "carousel"))
        assert all(part["text"].strip() and "《" not in part["text"] for part in parts(messages, "text"))
        for part in (*parts(messages, "uri"), *parts(messages, "postback")):
            assert 0 < len(part["label"]) <= flex.MOST_LABEL
            assert "《" not in part["label"]
            assert len(part.get("data", "").encode()) <= 300


def test_no_button_calls_a_number_that_is_dialled_by_hand():
    assert flex.call_buttons("電話する", "#9110") == []
    assert flex.call_buttons("電話する", "0120-1")[0]["action"]["uri"] == "tel:0120-1"


def test_a_region_with_more_towns_than_cards_shows_the_list_on_its_pages(account, knowledge, monkeypatch):
    monkeypatch.setattr(flex, "MOST_BUBBLES", 3)
    shown = tapped(LineChoice("resident", "", "ja").sealed(SECRET), account)
    assert [part["uri"] for part in parts(shown, "uri")] == [f"{ADDRESS}/ja/towns"]
