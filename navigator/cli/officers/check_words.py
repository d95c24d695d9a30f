"""What `check` prints in English, as officers read it; a test holds these tables to every message there is.

Faults of loader, checks and proof are told by the words of the officers' pages; here is what the command alone says.
"""

import re

from navigator.dialogue.wording.translation import LANGUAGE_NAMES, Translator
from navigator.usage.publish.words import language_name
from navigator.web.staff.editions.new_year_page import OWED_WORDS
from navigator.web.staff.editions.problem_words import KIND_NAMES, NAMES, meaning_of

VALUE_NAMES = {"phone": "電話", "hours": "時間", "address": "住所", "page": "ページ", "url": "ページ"}
STATUS_NAMES = {"confirmed": "確認ずみ", "unconfirmed": "確認前", "unknown": "わからない"}
VERDICT_NAMES = {"fits": "合う", "maybe": "まだわからない", "not": "合わない", "nowhere": "なし", "None": "なし", "null": "なし"}
SPEAKERS = {"who does not say who they are": "どなたのことか言わない方", "whoever does not say who speaks": "どなたのことか言わない方"}
KINDS = {**KIND_NAMES, "helpline": "相談先の電話", "rank": "順番の決まり", "part": "内わけ"}

MEANINGS = (
    (r"^(\d+) (?:problem|fault)\(s\)\.", "直すところが{0}つあります。直すまで、公開されません。"),
    # golden cases
    (r"^golden case「(.+?)」 (.+)", "確認例「{0}」とちがいます。{1}"),
    (r"^the desk should decide on (\S+)", "「{0}」は、窓口が決めるはずです。"),
    (r"^(\S+) should name (.+) instead", "「{0}」の代わりに、{1} を示すはずです。"),
    (r"^there is no concern (\S+)", "気がかり「{0}」がありません。"),
    (r"^the door (.+) should be shown", "相談先「{0}」が、出るはずです。"),
    (r"^the door (.+) should not be shown", "相談先「{0}」は、出ないはずです。"),
    (r"^the first door should be (.+) and is (.+)", "最初の窓口は「{0}」のはずが、「{1}」です。"),
    (r"^the second door should be (.+) and is (.+)", "２番目の窓口は「{0}」のはずが、「{1}」です。"),
    (r"^the first scheme should be (.+) and is (.+)", "最初の支援策は「{0}」のはずが、「{1}」です。"),
    (r"^the office of (\S+) should be (.+) and is (.+)", "「{0}」の事業所は「{1}」のはずが、「{2}」です。"),
    (r"^urgent should be (.+) and is (.+)", "急ぎの案内は「{0}」のはずが、「{1}」です。"),
    (r"^the concern that leads should be (.+) and is (.+)", "先に案内する気がかりは「{0}」のはずが、「{1}」です。"),
    (r"^(\S+) should be (.+) and is (.+)", "「{0}」は「{1}」のはずが、「{2}」です。"),
    (r"^`([^`]+)` is no fact", "質問「{0}」がありません。"),
    (r"^`([^`]+)` takes one value, a range", "質問「{0}」の答えは、ひとつの値か、幅か、null です。"),
    (r"^`([^`]+)` is a whole number or a range within ([\d.]+?)\.?$", "質問「{0}」の答えは、{1} の数か、幅です。"),
    (r"^`([^`]+)` takes a list of options", "質問「{0}」の答えは、[ ] の中に「,」で区切って書きます。"),
    (r"^golden cases: none speaks in the voice `([^`]+)`", "確認例に、{0}のものがありません。ひとつ足してください。"),
    (r"^golden cases: none holds (\S+) = (\d+) fast: .* with (\d+)$",
     "「{0}」がちょうど{1}で、{2}なら変わる確認例がありません。境目の両側の例を足してください。"),
    (r"^it holds (\d+) cases, and may hold (\d+)", "確認例が{0}あります。{1}までにしてください。"),
    (r"^its text is broken", "書き方がこわれています。字下げと、かっこを見てください。"),
    (r"^the cases are no list", "「- 」の行で始まる一覧にしてください。"),
    (r"^a case has a `name`", "確認例には、name と facts と、出るはずのものだけを書きます。"),
    (r"^the `facts` of a case", "確認例の facts は、「名前: 値」の形で書いてください。"),
    (r"^`([^`]+)` of a case is written otherwise", "確認例の「{0}」の書き方がちがいます。ほかの例と見くらべてください。"),
    (r"^no golden cases were found", "確認例がありません。どなたのことも、数の境目も、例とは見くらべていません。"),
    # days, grounds, and what nobody has confirmed
    (r"^(.+): its desk decides, which (ended on|begins only on|ends on|begins on) (\S+)$", "「{0}」の「窓口が決める」は、{2}{1}。"),
    (r"^(.+) (ended on|begins only on|ends on|begins on) (\d{4}-\d\d-\d\d)$", "{0}は、{2}{1}。"),
    (r"^(.+) (phone|hours|address|page|url) is said to be checked on (\S+),",
     "「{0}」の{1}を確かめた日（{2}）が、先の日になっています。見た日を書いてください。"),
    (r"^parameter (\S+) is used by no rule of the day", "決まりの数「{0}」を使う決まりが、その日はありません。"),
    (r"^scheme (\S+) says 「(.+)」 without `cites`", "支援策「{0}」の「{1}」に、根拠（cites）がありません。"),
    (r"^(\d+) values of offices and helplines are not confirmed",
     "事業所と相談先の値のうち、{0}がまだ確かめられていません（--unverified で一覧）。"),
    (r"^(\d+) values were checked more than a year before (\S+)", "{1}の１年より前に確かめたきりの値が、{0}あります（--stale で一覧）。"),
    (r"^content/operator\.yaml names no operator", "content/operator.yaml に運営者がありません。"
     "どのページにも「試作・運営者未設定」と出ます。公開の前に、名前と連絡先を書いてください。"),
    # translations
    (r"^(\S+): (\d+) texts are not translated, the first「(.+)」", "{0}：訳のない文が{1}あります。はじめは「{2}」です。"),
    (r"^(\S+): no native reader has reviewed", "{0}：その言葉で育った方の見なおしが、まだです。"),
    (r"^(\S+): (\d+) texts changed since their translation \((\d+) still shown\), the first `(.+)`$",
     "{0}：訳のあとで変わった文が{1}あります（{2}は前の訳のまま出ます）。はじめは「{3}」です。"),
    (r"^(\S+): (\d+) texts to look at again, the first `(.+?)`, .* \(tools/to_review\.py",
     "{0}：見なおしてほしい訳が{1}あります。はじめは「{2}」です（tools/to_review.py で一覧）。"),
    (r"^the catalog is missing", "訳のファイルがありません。サーバーを預かる方に、作ってもらってください（make catalogs）。"),
    (r"^not readable as a gettext catalog", "訳のファイルを読めません。書き方を見てください。"),
    (r"^`(.*)` holds an invisible mark", "「{0}」に、書く向きを変える見えない文字があります。打ちなおしてください。"),
    (r"^`(.*)` has an unpaired brace, .* as in `(.*)`$", "訳「{0}」の「{{」「}}」が合いません。元の文「{1}」のとおりに書いてください。"),
    (r"^`(.*)` is no placeholder of `(.*)`\. Known", "訳の {0} は、元の文「{1}」にありません。"),
    (r"^the placeholder `(.*)` of `(.*)` is missing in `(.*)`$", "元の文「{1}」の {0} が、訳「{2}」にありません。"),
    # how far the command looked
    (r"^(\d+) facts, (\d+) windows, (\d+) schemes, (\d+) offices, (\d+) municipalities, (\d+) statements$",
     "質問 {0}、窓口 {1}、支援策 {2}、事業所 {3}、市町村 {4}、計画の文 {5}"),
    (r"^([\d,]+) conversations of (\d+) to (\d+) screens, in ([\d,]+) distinct states with ([\d,]+) answers$",
     "会話 {0}通り（{1}〜{2}画面）、ちがう場面 {3}、そこでの答え {4}"),
    (r"^([\d,]+) classes of answers, ([\d,]+) with “don't know”; ([\d,]+) states of single rules$",
     "答えの組 {0}（「わからない」もふくめると {1}）、決まりひとつずつの場面 {2}"),
    (r"^screens of (.+): to the first door with its office (\d+) \(at most (\d+)\)"
     r", with the place known at the entrance (\d+) \(at most (\d+)\); to the end (\d+) \(at most (\d+)\)$",
     "画面の数（{0}）：最初の窓口まで {1}（多くて {2}）、市町村のページからは {3}（多くて {4}）、終わりまで {5}（多くて {6}）"),
    (r"^screens of (.+): to the first door with its office (\d+) \(at most (\d+)\); to the end (\d+) \(at most (\d+)\)$",
     "画面の数（{0}）：最初の窓口まで {1}（多くて {2}）、終わりまで {3}（多くて {4}）"),
    (r"^([\d,]+) first doors of (\d+) personas in (\d+) municipalities: called at their own number ([\d,]+), at the town hall ([\d,]+), "
     r"through another office ([\d,]+), without a telephone ([\d,]+); relayed to another subject (\d+)$",
     "最初の窓口 {0}通り（{1}つの立場、{2}市町村）：その窓口の電話 {3}、"
     "役所の代表 {4}、ほかの事業所からつなぐ {5}、電話なし {6}、ほかの用件の電話 {7}"),
    (r"^(\d+) golden cases$", "確認例 {0}"),
    # lists
    (r"^(\S+) (phone|hours|address) (unconfirmed|unknown)  (.+)  \((\d+) towns\)$", "{0}  {1}  {2}  {3}（{4}市町村）"),
    (r"^(.+) (phone|hours|address|page|url) (unconfirmed|unknown)$", "{0}  {1}  {2}"),
    (r"^(.+) (phone|hours|address|page|url) checked on (\S+)$", "{0}  {1}  {2}に確かめたきり"),
    (r"^(\S+)  (\S+)  (\w+)  <-  (.+)$", "{0}  {1}  {2}  ←  {3}"),
)  # fmt: skip
DUE_WORDS = {"ended on": "で終わっています", "begins only on": "からです", "ends on": "までです", "begins on": "に始まります"}
WORDS = {
    **NAMES, **SPEAKERS, **VALUE_NAMES, **STATUS_NAMES, **VERDICT_NAMES, **OWED_WORDS, **DUE_WORDS,
    **{code: language_name(code) for code in LANGUAGE_NAMES},
    "the plan": "計画", "-": "（なし）",
}  # fmt: skip
MARKS = {"note: ": "知っておくこと：", "ok: ": "確かめました："}
_PLACE = re.compile(r"(?P<place>\S+\.(?:yaml|po)(?::\d+)?)(?::|  )\s*(?P<text>.+)")
_NAMED = re.compile(rf"(^|[;,] |、)({'|'.join(KINDS)}) ([\w-]+)")


def line_in_japanese(line: str, t: Translator) -> str:
    """A line of the command with its place before it, and beneath it the conversation, which is Japanese already."""
    said, *conversation = line.split("\n")
    mark = next((mark for mark in MARKS if said.startswith(mark)), "")
    place, text = "", said.removeprefix(mark)
    if match := _PLACE.fullmatch(text):
        place, text = f"{match['place']}  ", match["text"]
    return "\n".join([f"{MARKS.get(mark, '')}{place}{_meaning(text, t)}", *conversation])


def _meaning(text: str, t: Translator) -> str:
    for pattern, words in MEANINGS:
        if match := re.search(pattern, text):
            return t(words).format(*(_in_words(group, t) for group in match.groups()))
    return meaning_of(text, t) or text


def _in_words(said: str, t: Translator) -> str:
    """A name as officers call it; what a golden case expects is a sentence of its own."""
    if said in WORDS:
        return WORDS[said]
    if " should " in said or said.startswith(("`", "there is no concern")):
        return _meaning(said, t)
    if "; " in said or _NAMED.match(said):
        return _kinds_in_words(said)
    names = said.split(", ")
    return "、".join(WORDS.get(name, name) for name in names) if all(map(_is_name, names)) else said


def _is_name(text: str) -> bool:
    return re.fullmatch(r"[\w/-]+", text) is not None


def _kinds_in_words(said: str) -> str:
    """window jobs; scheme tea, part one -> 窓口 jobs、支援策 tea、内わけ one"""
    return _NAMED.sub(lambda match: f"{match[1]}{KINDS[match[2]]} {match[3]}", said).replace("; ", "、").replace(", ", "、")
