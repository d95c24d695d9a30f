"""What the loader says in English, as officers read it: the usual messages in Japanese, the rest as they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.open_data import PERSONA_NAMES
from navigator.dialogue.wording.translation import Translator

MEANINGS = (
    (r"not readable as YAML.*a tab\b", "タブがあります。字下げは、半角の空白にしてください。"),
    (r"not readable as YAML.*full-width space", "全角の空白があります。半角にしてください。"),
    (r"not readable as YAML.*full-width colon", "全角の「：」があります。半角の「:」と空白にしてください。"),
    (r"not readable as YAML", "書き方がこわれています。字下げと、「:」のあとの空白と、かっこを見てください。"),
    (r"is not UTF-8", "文字コードがちがいます。UTF-8で保存してください。"),
    (r"Did you mean `([^`]+)`", "名前の書きまちがいのようです。「{0}」ではありませんか。"),
    (r"holds no name alone|nothing fills it here", "「{{」と「}}」の中には、この欄で使える名前か、決まりの数の名前だけを書いてください。"),
    (r"`([^`]+)` is written twice", "「{0}」が２回書かれています。ひとつにしてください。"),
    (r"^`([^`]+)` is missing", "「{0}」がありません。"),
    (r"^the file is missing", "ファイルがありません。"),
    (r"is not a telephone number", "電話番号のけた数か、文字がちがいます。"),
    (r"is a known wrong number", "まちがって出回っている番号です。"),
    (r"is not a day", "日付は「2027-04-01」のように書いてください。"),
    (r"^helpline (\S+) .*is said to be checked on (\S+),", "相談先の電話「{0}」の、確かめた日（{1}）が、先の日になっています。"),
    (r"is said to be checked on (\S+),", "確かめた日（{0}）が、先の日になっています。"),
    (r"cites nothing", "根拠（cites）がありません。"),
    (r"is a contact\. Contacts are changed", "連絡先は、ここでは変えられません。「連絡先」のページで変えてください。"),
    (r"timezone `.*` is not known", "時刻の地域は「Asia/Tokyo」のように書いてください。"),
    (r"the fact `persona` is missing", "「どなたのことか」という質問（persona）がありません。どの会話も、この質問から始まります。"),
    (r"^statement `.+` \((.+)\) owes a (\w+), but no rule cites it", "計画の文（{0}）を根拠にする決まりが、まだありません。"),
    (r"^statement `.+` owes a scheme:", "計画の文を根拠にする支援策が、まだありません。"),
    (r"has no window without a condition that can be called or visited",
     "だれでも使える窓口がありません。電話か住所を確かめた事業所のある窓口を、ひとつ足してください。"),
    (r"^parameter `(.+)` is used by no rule", "決まりの数「{0}」を使う決まりが、まだありません。"),
    (r"^no office: ", "この窓口の事業所が、まだありません。"),
    (r"^the wording of `(.+)` is missing", "「{0}」の言葉がありません。"),
    (r"^the wording (\S+) is missing", "この支援策の言葉がありません。"),
    (r"^wording without a rule", "言葉だけで、決まりがありません。"),
    (r"^the question `(.+)` is never asked", "質問「{0}」は、だれにも聞かれません。事業所を市町村で分けるか、質問を外してください。"),
    (r"can stand first for .* and cannot be reached",
     "はじめに出る窓口に、連絡先がない場合があります。電話か住所を確かめるか、つなぐところを決めてください。"),
    (r"is called at one that puts through to other windows", "この窓口の電話は、ほかの窓口につなぐところのものです。"),
    (r"can be neither called nor visited", "この事業所に、電話も訪問もできません。電話か住所を確かめるか、つなぐところを決めてください。"),
    (r"turns people away and names no one instead", "対象外になる方に、代わりの窓口を示していません。"),
    (r"^section `(.+)` is not among", "計画の節「{0}」がありません。"),
    (r"^`(\w+)` is asked of `(\w+)`, for whom it has no words", "質問「{0}」に、{1}への言葉がありません。"),
    (r"^`(\w+)` is never asked of `(\w+)`", "質問「{0}」は、{1}には聞かれません。"),
    (r"is not at home in the region|is no municipality", "その市町村がありません。"),
    (r"has no value in force", "その日に使う値がありません。新しい値を足してください。"),
    (r"a threshold falls inside the quick reply `([^`]+)` of `([^`]+)`",
     "答えの選択肢「{0}」（{1}）が、新しい境目をまたいでいます。そこで分けてください。"),
    (r"a number is expected", "ここには数を書いてください。"),
    (r"^`([^`]+)` is a number of the rules\. Write (.+) in place of the figure",
     "「{0}」は、決まりの数です。数のかわりに {1} と書くと、数が変わっても合います。"),
    (r"the proof ended before", "確かめが途中で止まりました。もう一度押してください。"),
)  # fmt: skip


@dataclass(frozen=True)
class FoundProblem:
    """What has to be mended, with the place of it; "" and 0 where it has none."""

    file: str
    line: int
    meaning: str  # in Japanese, "" where there is none yet
    text: str
    place: str = ""  # the record and field that a form has for it
    link: str = ""  # to that form
    words: str = ""  # what its file is called


def problems_of(result: Mapping[str, Any] | None, t: Translator) -> list[FoundProblem]:
    """What has to be mended in a draft, as its proof found; none while it runs."""
    every = [*map(tuple, result["problems"]), *map(located, result["faults"])] if result else []
    return [FoundProblem(file, line, meaning_of(text, t), text) for file, line, text in every]


def figures_of(result: Mapping[str, Any], t: Translator) -> list[FoundProblem]:
    """Where a text says a number of the rules in digits or words."""
    every = map(located, result.get("figures", ()))
    return [FoundProblem(file, line, meaning_of(text, t), text) for file, line, text in every]


def meaning_of(text: str, t: Translator) -> str:
    """The meaning of a message in Japanese, "" where there is none yet."""
    for pattern, words in MEANINGS:
        if match := re.search(pattern, text):
            return t(words).format(*(PERSONA_NAMES.get(said, said) for said in match.groups()))
    return ""


def located(fault: str) -> tuple[str, int, str]:
    """File, line and text of a fault; "" and 0 where it names no place."""
    match = re.match(r"((?:rules|content)/\S+\.yaml):(\d+)\s+(.*)", fault, re.DOTALL)
    return (match[1], int(match[2]), match[3]) if match else ("", 0, fault)
