"""Texts in voices."""

import pytest

from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.content.wording import (
    Brings,
    CitedText,
    FactWords,
    LinkWords,
    Text,
    Texts,
    TownHallWords,
    read_fact_words,
    read_relay,
    read_scheme_words,
    read_text,
    read_texts,
    read_window_words,
)
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from tests.knowledge.written import problems_of, written

VOICES = ("resident", "family")


def problems(read, data, *more):
    report = Report()
    read(yaml_tree(data, "a.yaml", report), *more)
    return [problem.text for problem in report.problems]


def test_a_plain_text_serves_every_persona():
    text = read_text(yaml_tree("go", "a.yaml", Report()), VOICES)
    assert (text("resident"), text("employer"), bool(text)) == ("go", "go", True)
    lines = read_texts(yaml_tree(["go", "on"], "a.yaml", Report()), VOICES)
    assert (lines("resident"), lines("employer")) == (("go", "on"), ("go", "on"))


def test_a_voice_is_for_its_persona_alone():
    text = read_text(yaml_tree({"resident": "you", "family": "they"}, "a.yaml", Report()), VOICES)
    assert (text("family"), text("employer"), bool(text)) == ("they", "", True)
    lines = read_texts(yaml_tree({"resident": ["you"], "family": "they"}, "a.yaml", Report()), VOICES)
    assert (lines("family"), lines("employer")) == (("they",), ())


def test_no_text_is_empty():
    assert read_text(None, VOICES) == Text()
    assert read_texts(None, VOICES) == Texts()
    assert not Text()


@pytest.mark.parametrize("read", [read_text, read_texts])
def test_exactly_the_voices_that_are_needed(read):
    assert problems(read, {"resident": "x", "famly": "y"}, VOICES) == [
        "`famly` is not known here. Did you mean `family`?",
        "the voice `family` is missing",
    ]


def test_a_relay_may_have_any_voices():
    relay = read_relay(yaml_tree({"office": "desk/sun", "ask": {"family": "x"}}, "a.yaml", Report()))
    assert (str(relay.callee), relay.ask("family"), relay.ask("resident")) == ("desk/sun", "x", "")


def test_a_relay_goes_through_an_office_or_a_town_hall():
    relay = read_relay(yaml_tree({"municipality": "own"}, "a.yaml", Report()))
    assert (str(relay.callee), relay.ask_for, bool(relay.ask)) == ("municipality/own", "", False)
    assert problems(read_relay, {"ask": "x"}) == ["`office` is missing"]
    assert problems(read_relay, {"office": "desk/sun"}) == ["`ask` is missing"]
    assert problems(read_relay, {"municipality": "1", "ask": "x"}) == [
        "a town hall with an `ask` of its own needs `ask_for`: the section that puts one through"
    ]
    assert problems(read_relay, {"municipality": "1", "office": "desk/sun"}) == [
        "`office` is not known here. Write one of: municipality, ask, ask_for"
    ]


def test_a_scheme_words_exactly_the_parts_of_its_rule():
    words = {"name": "n", "lead": "l", "start": "s", "page": {"url": "https://example.org"}}
    assert problems(read_scheme_words, words, VOICES, ()) == []
    assert problems(read_scheme_words, words, VOICES, ("a", "b")) == ["`parts` is missing: the rule names a, b"]
    assert problems(read_scheme_words, words | {"parts": {"a": "x"}}, VOICES, ("a", "b")) == ["`b` is missing"]
    assert problems(read_scheme_words, words | {"page": {"link": "x"}}, VOICES, ())[-1] == "`url` is missing"


ASKED_OF = ("resident", "employer")


def test_a_fact_is_read_with_all_its_words():
    tree = written("""
        label: 年齢
        ask: {resident: おいくつですか, employer: 何歳の方ですか}
        hint: だいたいで
        why: 窓口がわかります
        options: {yes: はい, no: {resident: いいえ, employer: いません}}
        short: {yes: ある}
        bands: {18..39: 若い}
        unit: 歳
        needs: "{values}まで"
        unprinted: [no]
        lines: {yes: [ひとつめ, {resident: 私, employer: 社}], no: ひとつだけ}
        alone: 生まれて{value}
        years: "{n}年"
    """)
    both = Text("", {"resident": "おいくつですか", "employer": "何歳の方ですか"})
    assert read_fact_words(tree, ASKED_OF) == FactWords(
        label="年齢", ask=both, hint=Text("だいたいで"), why=Text("窓口がわかります"),
        options={"yes": Text("はい"), "no": Text("", {"resident": "いいえ", "employer": "いません"})}, short={"yes": Text("ある")},
        bands={"18..39": "若い"}, unit="歳", needs="{values}まで", unprinted=("no",),
        lines={"yes": (Text("ひとつめ"), Text("", {"resident": "私", "employer": "社"})), "no": (Text("ひとつだけ"),)},
        alone="生まれて{value}", years="{n}年",
    )  # fmt: skip
    least = read_fact_words(written("{label: 年齢, ask: あ, why: い}"), ASKED_OF)
    assert least == FactWords("年齢", Text("あ"), Text(), Text("い"), {}, {}, {}, "", "{values}", (), {}, "", "")
    assert problems_of(tree) == []


def test_a_window_is_read_with_all_its_words():
    tree = written("""
        name: 窓口
        kind: 相談
        lead: 話せます
        why: {resident: 近いから, employer: 詳しいから}
        say: {resident: [こんにちは。, 相談です。], employer: [会社です。]}
        bring: [紙, ペン]
        happens: [聞きます]
        ways: {first: {title: 題, text: 道, cites: [law]}}
        relay: {municipality: own, ask: {resident: 係へ}, ask_for: 係}
        town_hall: {ask_for: 福祉, ask: つないで}
        outside: {lead: 外の方は, search: {url: https://example.org/, name: さがす, cites: [law]}, helpline: line, ask: どこですか}
        say_first: まず
        questions: [いつですか]
        variants:
          - {when: {work: seeking}, why: 探すから, say: {resident: [探しています。]}, say_first: さきに, questions: [何ですか], ask: 係を, happens: [探します]}
          - {when: {work: regular}, why: 働くから}
        may_visit: true
        how_to_use: [見るだけ]
    """)
    words = read_window_words(tree, ASKED_OF)
    assert problems_of(tree) == []
    assert (words.name, words.kind, words.lead, words.bring, words.may_visit) == ("窓口", "相談", Text("話せます"), ("紙", "ペン"), True)
    assert words.why == Text("", {"resident": "近いから", "employer": "詳しいから"})
    assert words.say == Texts((), {"resident": ("こんにちは。", "相談です。"), "employer": ("会社です。",)})
    assert (words.happens, words.questions, words.how_to_use) == (Texts(("聞きます",)), Texts(("いつですか",)), Texts(("見るだけ",)))
    assert (words.ways, words.say_first) == ((CitedText(Text("道"), ("law",), "題"),), Text("まず"))
    assert (words.relay.callee, words.relay.ask, words.relay.ask_for) == (OfficeRef("municipality", "own"), Text("", {"resident": "係へ"}), "係")
    assert words.town_hall == TownHallWords("福祉", Text("つないで"))
    outside = words.outside
    assert (outside.lead, outside.search, outside.helpline, outside.ask) == ("外の方は", LinkWords("https://example.org/", "さがす", ("law",)), "line", Text("どこですか"))
    first, second = words.variants
    assert (first.when.word("work"), first.why, first.say) == ("seeking", Text("探すから"), Texts((), {"resident": ("探しています。",)}))
    assert (first.say_first, first.questions, first.ask, first.happens) == (Text("さきに"), Texts(("何ですか",)), Text("係を"), Texts(("探します",)))
    assert (second.why, second.say, second.say_first, second.questions, second.ask, second.happens) == (Text("働くから"), Texts(), Text(), Texts(), Text(), Texts())


def test_of_a_window_a_few_words_suffice():
    tree = written("{name: 窓口, kind: 相談, lead: 話, why: 近い, say: あの}")
    words = read_window_words(tree, ASKED_OF)
    assert problems_of(tree) == []
    assert (words.bring, words.happens, words.ways, words.relay, words.town_hall, words.outside) == ((), Texts(), (), None, None, None)
    assert (words.say_first, words.questions, words.variants, words.may_visit, words.how_to_use) == (Text(), Texts(), (), False, Texts())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": None}, "`name` is missing"), ({"kind": None}, "`kind` is missing"), ({"lead": None}, "`lead` is missing"), ({"why": None}, "`why` is missing"),
        ({"say": None}, "write `say`, the words for the telephone, or `how_to_use` where nobody is called"),
        ({"may_visit": "maybe"}, "may_visit `maybe` is neither true nor false"),
        ({"variants": [{"why": "x"}]}, "`when` is missing"),
        ({"variants": [{"when": {"work": "x"}}]}, "a variant has words of its own: write `why`, `say`, `say_first`, `questions`, `ask` or `happens`"),
        ({"town_hall": {"ask": "x"}}, "`ask_for` is missing"), ({"town_hall": {"ask_for": "x"}}, "`ask` is missing"),
        ({"outside": {"lead": "x", "helpline": "y", "ask": "z", "search": {"url": "u", "name": "n"}}}, "`cites` is missing"),
        ({"lead": {"resident": "x"}}, "the voice `employer` is missing"),
        ({"lead": {"resident": "x", "employer": "y", "cat": "z"}}, "`cat` is not known here. Write one of: resident, employer"),
        ({"relay": {"office": "desk/north"}}, "`ask` is missing"),
        ({"relay": {"municipality": "own", "ask": "x"}}, "a town hall with an `ask` of its own needs `ask_for`: the section that puts one through"),
    ],
)  # fmt: skip
def test_what_a_window_lacks_is_told(change, problem):
    data = {"name": "窓口", "kind": "相談", "lead": "話", "why": "近い", "say": "あの"} | change
    tree = yaml_tree({key: value for key, value in data.items() if value is not None}, "a.yaml", Report())
    read_window_words(tree, ASKED_OF)
    assert [told.text for told in tree.report.problems] == [problem]


def test_a_scheme_is_read_with_all_its_words():
    tree = written("""
        name: 制度
        official_name: 正式な制度
        lead: 助けます
        brings: {text: 無料で, cites: [law], otherwise: ほかの形で, by_part: true}
        points: [{text: ひとつ, cites: [law]}, ふたつ]
        parts: {thanks: {text: お礼, cites: [leaflet]}}
        start: 電話で
        page: {url: https://example.org/, cites: [law]}
    """)
    words = read_scheme_words(tree, ASKED_OF, ("thanks",))
    assert problems_of(tree) == []
    assert (words.name, words.official_name, words.lead, words.start, words.page) == ("制度", "正式な制度", Text("助けます"), Text("電話で"), "https://example.org/")
    assert words.brings == Brings(Text("無料で"), ("law",), Text("ほかの形で"), True)
    assert words.points == (CitedText(Text("ひとつ"), ("law",)), CitedText(Text("ふたつ")))
    assert words.parts == {"thanks": CitedText(Text("お礼"), ("leaflet",))}
    least = read_scheme_words(written("{name: 制度, lead: 助け, start: 電話, brings: {text: 無料, cites: [law]}}"), ASKED_OF, ())
    assert (least.official_name, least.points, least.parts, least.page, least.brings) == ("", (), {}, "", Brings(Text("無料"), ("law",), Text(), False))
    assert read_scheme_words(written("{name: 制度, lead: 助け, start: 電話}"), ASKED_OF, ()).brings is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": None}, "`name` is missing"), ({"lead": None}, "`lead` is missing"), ({"start": None}, "`start` is missing"),
        ({"parts": None}, "`parts` is missing: the rule names thanks, second"), ({"parts": {"thanks": "x"}}, "`second` is missing"),
        ({"parts": {"thanks": "x", "second": "y", "third": "z"}}, "`third` is not known here. Write one of: thanks, second"),
        ({"page": {"cites": ["law"]}}, "`url` is missing"), ({"brings": {"text": "x"}}, "`cites` is missing"), ({"brings": {"cites": "x"}}, "`text` is missing"),
        ({"brings": {"text": "x", "cites": "y", "by_part": "maybe"}}, "by_part `maybe` is neither true nor false"),
        ({"points": [{"cites": "law"}]}, "`text` is missing"),
    ],
)  # fmt: skip
def test_what_a_scheme_lacks_is_told(change, problem):
    data = {"name": "制度", "lead": "助け", "start": "電話", "parts": {"thanks": "x", "second": "y"}} | change
    tree = yaml_tree({key: value for key, value in data.items() if value is not None}, "a.yaml", Report())
    read_scheme_words(tree, ASKED_OF, ("thanks", "second"))
    assert [told.text for told in tree.report.problems] == [problem]
