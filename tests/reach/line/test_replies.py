"""What is answered on LINE: danger first and in the line's language, else only for whom and which town."""

import json
from dataclasses import replace

import pytest

from navigator.dialogue.result.town.town_page import town_page
from navigator.dialogue.result.views import DangerView, HelplineView, OpeningView
from navigator.knowledge.content.region import Operator
from navigator.reach.line import flex, replies
from navigator.reach.line.choice import LineChoice, open_choice
from navigator.reach.line.events import LineEvent
from navigator.reach.line.replies import FOR_WHOM, doors, greeting, help_in_danger, reply_to
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


def buttons(messages):
    """Style, label and what it does, in their order."""
    return [(part["style"], part["action"]["label"], part["action"].get("uri") or part["action"]["data"]) for part in parts(messages, "button")]


def lines(messages):
    """Size, weight and words, in their order."""
    return [(part["size"], part["weight"], part["text"]) for part in parts(messages, "text") if "size" in part]


STAYS_AND_CHOOSE = ("sm", "regular", "ここに書いたことは LINE に残ります。くわしいことは書かず、ボタンで選んでください。")


def test_the_first_card_has_whom_it_may_be_about_then_two_pages(account):
    shown = said("", account)
    assert shown[0]["altText"] == "どなたのことですか"
    assert lines(shown) == [("md", "bold", "どなたのことですか"), STAYS_AND_CHOOSE]
    choices = [("secondary", label, LineChoice(persona, "", "ja").sealed(SECRET)) for persona, label in FOR_WHOM.items()]
    in_need, list_of_numbers = ("primary", "つらいとき・困ったとき", f"{ADDRESS}/ja/help"), ("link", "電話番号の一覧", f"{ADDRESS}/ja/phones")
    assert buttons(shown) == [*choices, in_need, list_of_numbers]


def test_whoever_follows_is_greeted_before_the_first_card(account):
    """Four paragraphs, then the same card as for any line."""
    hello, card = reply_to(LineEvent("follow", "1", "token"), account)
    assert [card] == said("", account)
    assert hello == flex.plain(hello["text"])
    name, lead, stays, run_by = hello["text"].split("\n\n")
    assert name == account.knowledge.region.app
    assert lead == "いくつかの質問に答えると、相談先と電話番号がわかります。お名前はいりません。"
    assert (stays, run_by[:3]) == (STAYS_AND_CHOOSE[2], "試作で")


def test_the_towns_stand_ten_on_a_card(account, knowledge):
    shown = tapped(LineChoice("family", "", "ja").sealed(SECRET), account)
    assert shown[0]["altText"] == "市町村から探す"
    cards = list(parts(shown, "bubble"))
    assert [len(list(parts(card, "button"))) for card in cards] == [10, 10, 10, len(knowledge.municipalities) - 30]
    assert lines(cards[-1]) == [("md", "bold", "市町村から探す")]
    opened = [open_choice(data, SECRET, FOR_WHOM, knowledge.municipalities, ["ja"]) for _, _, data in buttons(shown)]
    assert {(choice.persona, choice.town, choice.lang) for choice in opened} == {("family", code, "ja") for code in knowledge.municipalities}


@pytest.fixture
def first_call(account, monkeypatch):
    """The first telephone of a town's page with other values; None takes it away."""

    def change(**values):
        view = town_page(account.knowledge, "10524", NOW, account.translators[0])
        group = next(each for each in view.calls if each.call and any(door.matter != "employers" for door in each.doors))
        changed = replace(group, call=replace(group.call, **values) if values else None)
        monkeypatch.setattr(replies, "town_page", lambda *_: replace(view, calls=(changed,)))
        first, last = parts(doors(account, LineChoice("resident", "10524", "ja")), "bubble")
        return first, last

    return change


@pytest.mark.parametrize(
    ("state", "style"), [("open", "primary"), ("closed", "secondary"), ("usually_closed", "secondary"), ("unknown", "primary")]
)
def test_a_telephone_stands_out_while_somebody_may_answer(first_call, state, style):
    card, _ = first_call(number="0000-00-0000", of="役場", opening=OpeningView(state, "ようす"), hours="平日")
    assert buttons(card) == [
        (style, "電話する", "tel:0000-00-0000"), ("secondary", "お住まいの市町村の窓口を見る", f"{ADDRESS}/ja/towns/10524"),
    ]  # fmt: skip
    assert lines(card)[-4:] == [("md", "regular", words) for words in ("役場", "ようす", "平日", "0000-00-0000")]
    bold = [text for _, weight, text in lines(card) if weight == "bold"]
    asked = [text for size, _, text in lines(card) if size == "sm"]
    assert bold
    assert asked
    assert all(text.startswith("電話に出た方に「") and text.endswith("」とお伝えください。担当につないでもらえます。") for text in asked)


def test_what_is_not_known_of_a_telephone_takes_no_line(first_call):
    card, _ = first_call(number="0000-00-0000", of="役場", opening=OpeningView("unknown", ""), hours="")
    assert [text for _, _, text in lines(card)][-2:] == ["役場", "0000-00-0000"]


def test_without_a_confirmed_telephone_a_card_leads_to_the_page(first_call):
    card, last = first_call()
    assert buttons(card) == [("secondary", "お住まいの市町村の窓口を見る", f"{ADDRESS}/ja/towns/10524")]
    assert {(size, weight) for size, weight, _ in lines(card)} == {("md", "bold")}
    assert buttons(last) == [
        ("primary", "相談先を探す", f"{ADDRESS}/c/k2345/ja"), ("secondary", "大泉町で相談できるところ", f"{ADDRESS}/ja/towns/10524"),
    ]  # fmt: skip
    assert lines(last) == [("md", "bold", "大泉町で相談できるところ"), ("sm", "regular", "大泉町が作ったページではありません。")]


def test_matters_that_are_asked_for_together_stand_in_one_line(account, knowledge):
    """Each section once, what it answers for before it."""
    for card in parts(doors(account, LineChoice("resident", "10524", "ja")), "bubble"):
        asked = [text for size, _, text in lines(card) if size == "sm"]
        assert len(asked) == len(set(asked))


def test_a_notification_shows_nothing_of_what_was_chosen(account):
    shown = doors(account, LineChoice("resident", "10524", "ja"))
    assert [message["altText"] for message in shown] == ["相談先を探す"]


def test_without_a_channel_a_visit_begins_on_the_first_page(account):
    assert replace(account, code="").start(account.translators[0]) == f"{ADDRESS}/ja/"
    assert account.start(account.translator("pt")) == f"{ADDRESS}/c/k2345/pt"


def helpline(**changes):
    return HelplineView(id="a", name="みほん電話", phone="0000-00-0000", hours="毎日", fee="", note="", opening=OpeningView("unknown", ""), **changes)


@pytest.mark.parametrize(
    ("changes", "words_shown", "ways"),
    [
        ({}, ["0000-00-0000", "毎日"], ["tel:0000-00-0000"]),
        ({"opening": OpeningView("open", "いま開いています"), "note": "無料"}, ["0000-00-0000", "いま開いています", "無料"], ["tel:0000-00-0000"]),
        ({"language_note": "英語もできます"}, ["0000-00-0000", "毎日", "英語もできます"], ["tel:0000-00-0000"]),
        ({"chat_page": "https://chat.example/"}, ["0000-00-0000", "毎日"], ["tel:0000-00-0000", "https://chat.example/"]),
        ({"phone": "", "chat_page": "https://chat.example/"}, ["毎日"], ["https://chat.example/"]),
    ],
)
def test_a_helpline_tells_what_is_known_of_it(account, changes, words_shown, ways):
    view = DangerView(("ひとことめ", "ふたことめ"), (replace(helpline(), **changes),))
    plain, message = help_in_danger(account, account.translators[0], view)
    assert plain == flex.plain("ひとことめ\n\nふたことめ")
    assert message["altText"] == "電話できる相談先"
    card, every = parts(message, "bubble")
    assert lines(card) == [("md", "bold", "みほん電話"), *(("md", "regular", text) for text in words_shown)]
    assert [way for _, _, way in buttons(card)] == ways
    assert {label for _, label, way in buttons(card) if way.startswith("https")} <= {"チャットで話す"}
    assert lines(every) == [("md", "bold", "つらいとき・困ったとき")]
    assert buttons(every) == [("secondary", "電話できる相談先", f"{ADDRESS}/ja/help")]


def test_of_many_helplines_as_many_as_line_takes_and_the_page_of_all(account):
    view = DangerView((), (helpline(),) * 20)
    (message,) = help_in_danger(account, account.translators[0], view)
    assert len(list(parts(message, "bubble"))) == flex.MOST_BUBBLES
    assert lines(list(parts(message, "bubble"))[-1]) == [("md", "bold", "つらいとき・困ったとき")]
