"""The words of the published tables, in the source language; pages translate them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from babel.core import Locale, UnknownLocaleError

from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.usage.counts import DANGER, DIRECT, NONE, OTHER, UNKNOWN
from navigator.usage.gathering.contribution import MOST_ASKED, MOST_SHOWN

from .layout import CATEGORY, CHANNEL, GUIDED, LANGUAGE, MUNICIPALITY, OFFER, PERSONA, QUESTION, SERVED
from .noise import PART_DEVIATION, TOTAL_DEVIATION

EVENT_WORDS = {
    "started": "相談をはじめた",
    "asked": "質問した",
    "answered": "答えがあった",
    "unknown": "わからない・答えたくない",
    "shown": "案内した",
    "contact": "連絡先を押した",
    "printed": "相談メモを開いた",
    "finished": "案内まで進んだ",
    "stopped": "途中でやめた",
    "not_understood": "読み取れなかった",
    GUIDED: "案内した相談",
    DANGER: "急ぎの助けを案内した",
    "here": "この市町村",
    "everywhere": "全体",
}
PERSONA_WORDS = {
    "resident": "本人",
    "family": "家族",
    "supporter": "支援者",
    "employer": "事業主",
    "": "まだ選んでいない",
}
REASON_WORDS = {
    "helped": "役に立った",
    "wrong_window": "窓口が違った",
    "no_answer": "電話がつながらなかった",
    "hard": "むずかしかった",
    "not_found": "知りたいことがなかった",
}
ABOUT = {
    "summary": "相談がどこまで進んだかを数えたものです。人の数ではありません。"
    "ひとつの相談で同じことが何度あっても、１回と数えます。",
    "months": "それぞれの月の回数です。",
    QUESTION: "質問ごとに、聞いた回数、答えがあった回数、「わからない・答えたくない」の回数と、"
    "そこで質問をやめて案内を見た回数です。聞いた回数から２つの答えを引くと、答えずに離れた回数のめやすになります。"
    f"ひとつの相談で数えるのは、はじめの{MOST_ASKED}問までです。",
    "window": "結果の画面で案内した回数と、電話・地図・公式ページを押した回数、相談メモを開いた回数です。"
    "押した回数は、押したことを知らせるブラウザの分だけなので、実際より少なめです。"
    "押した窓口と、メモの窓口は、ひとつの相談で１つだけ数えます。",
    "scheme": f"条件に合うと案内した回数です。ひとつの相談で数えるのは、窓口とあわせて上から{MOST_SHOWN}件までです。",
    PERSONA: "本人・家族・支援者・事業主の、どの立場で相談したかです。",
    CATEGORY: "案内のときに当てはまった類型です。２つの類型に当てはまるときは、どちらか１つに数えます。",
    MUNICIPALITY: "はじめの案内のときに選ばれていた市町村です。",
    LANGUAGE: "相談に使われた言葉です。",
    CHANNEL: "どの広報から来たかです。",
    SERVED: "「この案内は役に立ちましたか」に、選んで答えた回数です。どなたが答えたかは残りません。",
    DANGER: "命や暮らしの危険を伝える言葉があり、急ぎの連絡先を案内した回数です。"
    "年度の合計だけを、年度が終わってから出します。",
}
STAR = "＊"
FEW = "少数"
PARTS = "内訳の合計は総数と一致しません。"
SAMPLE = "見本（数はすべて作りものです）"  # before every file of invented figures
LEGEND = (
    "どの数も、ひとりの相談がわからないように、わざと少しずらして丸めています。"
    f"ずれは100回のうち95回、総数で{round(2 * TOTAL_DEVIATION)}以内、内訳で{round(2 * PART_DEVIATION)}以内です。"
    "月や３か月の数を足すと、ずれも大きくなります。"
    f"「{FEW}」は、小さくて出さない数です。"
    f"「{STAR}」は、この期間だけでは出さない数で、３か月か年度ごとに出します。「以上」は、{STAR}の月を除いた数です。"
    "ひと月は、翌月の４日に一度だけ締め、あとから変えません。"
)
AT_LEAST = "{n}以上"


@dataclass(frozen=True)
class PublishedNames:
    """The names of the keys of the tables, and the sections of the plan that they rest on."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)  # table, key
    sections: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    windows: frozenset[str] = frozenset()  # of the offers; the others are schemes

    def name(self, table: str, key: str) -> str:
        """The name of a key; its id when it has none."""
        return self.words.get((table, key), key)


def names_of(knowledge: Knowledge, channels: Mapping[str, str] | None = None) -> PublishedNames:
    """The names of a region; `channels` names codes of channels."""
    offers = {id: window.name for id, window in knowledge.window_words.items()}
    offers |= {id: scheme.name for id, scheme in knowledge.scheme_words.items()}
    cited = {id: text.cites for texts in (knowledge.windows, knowledge.schemes) for id, text in texts.items()}
    categories = {id: node.words("cites") for id, node in knowledge.rules.categories.items()}
    titles = {section.id: section.title for section in knowledge.plan.sections}
    first = {id: (_sections(knowledge, cites) or ("",))[0] for id, cites in categories.items()}
    tables: dict[str, Mapping[str, str]] = {
        PERSONA: PERSONA_WORDS,
        QUESTION: {id: fact.label for id, fact in knowledge.fact_words.items()},
        OFFER: offers,
        MUNICIPALITY: {
            **{code: place.name for code, place in knowledge.municipalities.items()},
            OUTSIDE: knowledge.region.outside, UNKNOWN: "聞いていない",
        },
        CATEGORY: {**{id: titles.get(section, id) for id, section in first.items()}, NONE: "どの類型でもない"},
        SERVED: REASON_WORDS,
        LANGUAGE: {code: language_name(code) for code in knowledge.region.languages},
        CHANNEL: {DIRECT: "広報の番号なし", **(channels or {}), OTHER: "ほかの番号"},
    }  # fmt: skip
    words = {(table, key): name for table, named in tables.items() for key, name in named.items()}
    sections = {(OFFER, id): _sections(knowledge, cites) for id, cites in cited.items()}
    sections |= {(CATEGORY, id): _sections(knowledge, cites) for id, cites in categories.items()}
    return PublishedNames(words, sections, frozenset(knowledge.windows))


def language_name(code: str) -> str:
    """The name of a language in the source language."""
    if code == "ja-easy":
        return "やさしい日本語"
    try:
        return Locale.parse(code, sep="-").get_display_name("ja") or code
    except (UnknownLocaleError, ValueError):
        return code


def _sections(knowledge: Knowledge, cites: tuple[str, ...]) -> tuple[str, ...]:
    statements = knowledge.plan.statements
    return tuple(dict.fromkeys(statements[cite].section for cite in cites if cite in statements))
