"""What loader, checks and proof say in English, as officers read it. A test holds this table to every message there is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.open_data import PERSONA_NAMES
from navigator.dialogue.wording.translation import Translator

MEANINGS = (
    # how a file is written
    (r"not readable as YAML.*a tab\b", "タブがあります。字下げは、半角の空白にしてください。"),
    (r"not readable as YAML.*full-width space", "全角の空白があります。半角にしてください。"),
    (r"not readable as YAML.*full-width colon", "全角の「：」があります。半角の「:」と空白にしてください。"),
    (r"not readable as YAML", "書き方がこわれています。字下げと、「:」のあとの空白と、かっこを見てください。"),
    (r"is not UTF-8", "文字コードがちがいます。UTF-8で保存してください。"),
    (r"^anchors, aliases and tags", "「&」「*」「!」で始まる値は使えません。値をそのまま書いてください。"),
    (r"^nested too deeply", "入れ子が深すぎます。ほかのファイルのように、浅く書いてください。"),
    (r"^a plain text is expected", "ここには、文をひとつだけ書いてください。"),
    (r"^a list is expected", "ここには、一覧を書いてください。[ ] の中に「,」で区切るか、「- 」の行にします。"),
    (r"^a mapping \(", "ここには、「名前: 値」の形で書いてください。"),
    (r"^a number is expected", "ここには数を書いてください。"),
    (r"`([^`]+)` is neither true nor false", "「{0}」ではなく、true か false を書いてください。"),
    (r"holds no name alone|nothing fills it here", "「{{」と「}}」の中には、この欄で使える名前か、決まりの数の名前だけを書いてください。"),
    (r"^the file is named `([^`]+)` but holds `([^`]+)`", "ファイルの名前は「{0}」で、中身は「{1}」です。同じ名前にしてください。"),
    (r"^the file is missing", "ファイルがありません。"),
    (r"`([^`]+)` is written twice", "「{0}」が２回書かれています。ひとつにしてください。"),
    (r"^`when` is missing", "条件がありません。先に「決まりの条件を変える」で、だれのことかを入れてください。"),
    # values, days and hours
    (r"^`value` is (?:missing|empty)", "値がありません。値を書くか、「わからない」にしてください。"),
    (r"^a value needs its `source`", "値には、根拠と、確かめた日がいります。"),
    (r"^an unknown value has no `value`", "「わからない」には、値を書けません。値を消すか、「まだ確かめていない」にしてください。"),
    (r"is not a telephone number", "電話番号のけた数か、文字がちがいます。"),
    (r"is a known wrong number", "まちがって出回っている番号です。"),
    (r"^`([^`]+)` of `([^`]+)` charges for what is told", "「{1}」の番号「{0}」は、情報料がかかります。公の団体の番号を書いてください。"),
    (r"^`([^`]+)` is no telephone of an office", "「{0}」は、組織の電話ではありません。市外局番から書くか、空にしてください。"),
    (r"^`([^`]+)` of `([^`]+)` is no plain https page", "「{1}」のページ「{0}」は、知られている公の団体のページではありません。"),
    (r"`([^`]+)` is no page\.", "「{0}」は、ページの場所ではありません。https:// から全部書いてください。"),
    (r"`([^`]+)` is not a day of the week", "「{0}」は曜日ではありません。mon や mon..fri のように書いてください。"),
    (r"`([^`]+)` is not a day of the year", "「{0}」は月日ではありません。12-29 のように書いてください。"),
    (r"is not a day", "日付は「2027-04-01」のように書いてください。"),
    (r"`([^`]+)` is not a time", "「{0}」は時刻ではありません。09:00..17:00 のように書いてください。"),
    (r"`([^`]+)` is not a number from 1 to (\S+)", "「{0}」は、1から{1}までの数で書いてください。"),
    (r"^a period is written", "期間は、2025-04-01..2026-03-31 か 2025-04-01.. のように書いてください。"),
    (r"^the period ends before it begins", "期間の終わりが、はじまりより前です。"),
    (r"^the period begins before that of (\S+) ends", "期間が、{0} の期間の終わりより前に始まっています。"),
    (r"^a year of targets begins", "目標の年度は、月のはじめの日に始まり、月の終わりの日に終わるようにしてください。"),
    (r"^the target `([^`]+)` is not a number", "目標「{0}」は、数字だけで書いてください。単位は、べつに書きます。"),
    (r"^the target of `([^`]+)` is told in words", "「{0}」は言葉で書く目標です。value を消すか、数え方（counted）を変えてください。"),
    (r"^the body `([^`]+)` stands in `each`", "「each」の「{0}」が、担当（owner）にありません。担当にある団体の名前を書いてください。"),
    (r"^`each` of `([^`]+)` names two bodies", "「{0}」の「each」には、２つ以上の団体を、１回ずつ書いてください。"),
    (r"^`adds` of `([^`]+)` needs figures", "「{0}」の「adds」は、数を入れる団体（each）があるときだけ書けます。"),
    (r"^`rate_of` of `([^`]+)` names the two", "「{0}」の「rate_of」には、割合の分子と分母の名前を、２つ書いてください。"),
    (r"^`([^`]+)` lies within `([^`]+)`, which is no target", "目標「{0}」の親になる目標「{1}」がありません。"),
    (r"timezone `.*` is not known", "時刻の地域は「Asia/Tokyo」のように書いてください。"),
    (r"^helpline (\S+) .*is said to be checked on (\S+),", "相談先の電話「{0}」の、確かめた日（{1}）が、先の日になっています。"),
    (r"is said to be checked on (\S+),", "確かめた日（{0}）が、先の日になっています。"),
    (r"is a contact\. Contacts are changed", "連絡先は、ここでは変えられません。「連絡先」のページで変えてください。"),
    (r"^`([^`]+)` cannot be confirmed here", "「{0}」は、ここでは確かめられません。"),
    (r"^there is no office `([^`]+)`", "事業所「{0}」がありません。"),
    # windows, offices, and whom one is put through to
    (r"has no window without a condition that can be called or visited",
     "だれでも使える窓口がありません。電話か住所を確かめた事業所のある窓口を、ひとつ足してください。"),
    (r"^no office: ", "この窓口の事業所が、まだありません。"),
    (r"^offices of `([^`]+)`, which is no window", "事業所のファイルはありますが、窓口「{0}」がありません。"),
    (r"^relays_for `([^`]+)`, which is no window", "つなぐ先の窓口「{0}」がありません。"),
    (r"^window `([^`]+)` does not exist", "窓口「{0}」がありません。"),
    (r"`([^`]+)` is no window or scheme", "「{0}」という窓口や支援策はありません。"),
    (r"^`([^`]+)` is none of the ([\w ]+)", "「{0}」という{1}はありません。"),
    (r"^office is found by one of (.+)", "事業所の決め方は、次のどれかにしてください：{0}"),
    (r"^the nearest office needs a fact", "いちばん近い事業所を選ぶには、市町村の質問がいります。"),
    (r"^the relay (\S+) does not put through to `([^`]+)`", "「{0}」は、「{1}」への電話をつなぎません。つなぐところを選び直してください。"),
    (r"^the relay (\S+) has no confirmed telephone", "つなぐところ「{0}」に、確かめた電話番号がありません。"),
    (r"^the town hall of `([^`]+)` has no confirmed telephone", "「{0}」の役所に、確かめた電話番号がありません。"),
    (r"^what to say at the town hall is missing: give `([^`]+)`", "窓口「{0}」に、役所の代表で言う言葉がありません。"),
    (r"^a town hall with an `ask`", "「役所の代表で言う言葉」を書くときは、「役所で呼んでもらう係」も書いてください。"),
    (r"^helpline `([^`]+)` does not exist", "相談先の電話「{0}」がありません。"),
    (r"^the helpline `([^`]+)` has no confirmed telephone", "相談先の電話「{0}」に、確かめた番号がありません。"),
    (r"^nobody can find this door", "この相談先の見つけ方がありません。見つけ方、窓口、係、電話のどれかを入れてください。"),
    (r"^from_age `([^`]+)` is no number of years", "年齢「{0}」は、数で書いてください。たとえば：60"),
    (r"can stand first for .* and cannot be reached",
     "はじめに出る窓口に、連絡先がない場合があります。電話か住所を確かめるか、つなぐところを決めてください。"),
    (r"is called at one that puts through to other windows", "この窓口の電話は、ほかの窓口につなぐところのものです。"),
    (r"can be neither called nor visited", "この事業所に、電話も訪問もできません。電話か住所を確かめるか、つなぐところを決めてください。"),
    (r"is not at home in the region|is no municipality", "その市町村がありません。"),
    # words
    (r"^write `say`, the words for the telephone", "「電話で言う言葉」か「使い方」の、どちらかを書いてください。"),
    (r"^a variant has words of its own", "人に合わせた言葉には、why、say、say_first、questions、ask、happens のどれかを書いてください。"),
    (r"^the voice `([^`]+)` is missing", "{0}への言葉がありません。"),
    (r"^`parts` is missing: the rule names (.+)", "部分ごとの言葉がありません。決まりにある部分：{0}"),
    (r"^the wording of `(.+)` is missing", "「{0}」の言葉がありません。"),
    (r"^the wording (\S+) is missing", "この支援策の言葉がありません。"),
    (r"^wording without a rule", "言葉だけで、決まりがありません。"),
    (r"^`alone` leaves out the number", "「alone」に数がありません。数の入るところに {{value}} と書いてください。"),
    (r"^the bands differ from rules/facts.yaml: (.+)", "数の幅が、質問の決まりと合いません：{0}"),
    (r"^`([^`]+)` is never shown: `([^`]+)` is no number", "「{0}」は出ません。「{1}」は、数の質問ではないからです。"),
    (r"^`lines` leaves out exactly one value", "「lines」に書かない答えは、ひとつだけです。どの行も選ばないときの答えです。"),
    (r"^`([^`]+)` cannot be read: it costs too much",
     "「{0}」は、読むのに手間がかかりすぎます。「~」や「(…)*」を減らすか、いくつかの言葉に分けてください。"),
    (r"^`([^`]+)` cannot be read: ", "「{0}」の書き方を読みとれません。かっこと「|」を見てください。"),
    (r"^cannot be read: ", "書き方を読みとれません。"),
    (r"^`why` is empty", "なぜ危険のしるしなのかを、短く書いてください。"),
    (r"^`([^`]+)` stands already in (\S+)\.", "「{0}」は、{1} にもうあります。ひとつにしてください。"),
    (r"^`([^`]+)` is never needed: `([^`]+)` stands in it", "「{0}」はいりません。短い「{1}」だけで足ります。"),
    (r"^`([^`]+)` is no file of the lexicon", "「{0}」は、言葉の読みとりのファイルではありません。"),
    (r"^`([^`]+)` is a number of the rules\. Write (.+) in place of the figure",
     "「{0}」は、決まりの数です。数のかわりに {1} と書くと、数が変わっても合います。"),
    (r"^golden cases: ", "確認例の書き方を読みとれません。「確認例」のページで足すか、字下げとかっこを見てください。"),
    # the plan
    (r"cites nothing", "根拠（cites）がありません。"),
    (r"^`([^`]+)` is no statement of the plan and no source", "根拠「{0}」が、計画の文にも資料にもありません。"),
    (r"^statement `.+` \((.+)\) owes a (\S+), but no rule cites it", "計画の文（{0}）を根拠にする決まりが、まだありません。"),
    (r"^statement `.+` owes a scheme:", "計画の文を根拠にする支援策が、まだありません。"),
    (r"^section `([^`]+)`.* is not among", "計画の節「{0}」がありません。"),
    (r"^`([^`]+)` is not among `bodies`", "団体「{0}」が、計画の団体（bodies）にありません。"),
    (r"^`towns` needs", "市町村のページ（towns）には、用件（content/town_pages.yaml）と、市町村の質問がいります。"),
    (r"^`line` leads to the pages of towns", "LINE（line）は、市町村のページにつながります。「towns」も書いてください。"),
    # questions
    (r"the fact `persona` is missing", "「どなたのことか」という質問（persona）がありません。どの会話も、この質問から始まります。"),
    (r"^`persona` is missing among the facts", "答え（facts）に、どなたのことか（persona）がありません。"),
    (r"^`([^`]+)` is told by the page itself", "「{0}」は、ページそのものが決めます。ここには書きません。"),
    (r"^fact `([^`]+)` is not declared", "質問「{0}」がありません。"),
    (r"`([^`]+)`(?:, which)? is no (?:value|option) of this fact", "「{0}」は、この質問の答えにありません。"),
    (r"`([^`]+)`(?:, which)? is no (?:value|option) of `([^`]+)`", "「{0}」は、質問「{1}」の答えにありません。"),
    (r"^the question `(.+)` is never asked", "質問「{0}」は、だれにも聞かれません。事業所を市町村で分けるか、質問を外してください。"),
    (r"^`([^`]+)` is asked of `([^`]+)`, for whom it has no words", "質問「{0}」に、{1}への言葉がありません。"),
    (r"^`([^`]+)` is never asked of `([^`]+)`", "質問「{0}」は、{1}には聞かれません。"),
    (r"a threshold falls inside the quick reply `([^`]+)` of `([^`]+)`",
     "答えの選択肢「{0}」（{1}）が、新しい境目をまたいでいます。そこで分けてください。"),
    (r"^the quick replies of `([^`]+)` leave some values out", "質問「{0}」の選択肢に、抜けている数があります。"),
    (r"`([^`]+)` is no range inside (\S+?)\.\.(\S+)", "「{0}」は、{1}から{2}までの範囲で書いてください。"),
    (r"^`range` is written", "数の範囲は、15..99 のように書いてください。"),
    (r"^`values_from` knows only", "「values_from」に書けるのは、「municipalities」だけです。"),
    (r"^every value of `([^`]+)` needs a likelihood", "質問「{0}」の答えには、どれにも、0より大きい割合がいります。"),
    (r"^every option of `([^`]+)` needs its own likelihood", "質問「{0}」の選択肢には、どれにも、0から1までの割合がいります。"),
    (r"^`beside` stands on a fact", "「beside」は、働いていない期間の質問（reads: jobless）だけに書きます。"),
    (r"^the screen `([^`]+)` is no name", "画面の名前「{0}」は、英字と「_」だけで書いてください。"),
    # conditions and numbers
    (r"^`([^`]+)` is no whole number or range of `([^`]+)`",
     "「{0}」は、質問「{1}」の数や範囲ではありません。45、40..49、..49、50.. のように書いてください。"),
    (r"^`([^`]+)` lies outside (\S+?)\.\.(\S+) of `([^`]+)`",
     "「{0}」は、質問「{3}」の{1}から{2}までに入らないか、はじめと終わりが逆です。"),
    (r"^no value of `([^`]+)` can satisfy this", "質問「{0}」のどの答えでも、あてはまりません。"),
    (r"^`([^`]+)` needs a value here", "質問「{0}」の答えを、ひとつは書いてください。"),
    (r"^parameter `([^`]+)` is not declared or not in force", "決まりの数「{0}」がないか、その日に使える値がありません。"),
    (r"^([\w ]+) `([^`]+)` is not declared", "{0}「{1}」がありません。"),
    (r"^([\w ]+) `([^`]+)` rests on itself", "{0}「{1}」が、めぐりめぐって自分自身を使っています。"),
    (r"^([\w ]+) `(.+)` is used by no rule", "{0}「{1}」を使う決まりが、まだありません。"),
    (r"^the value `([^`]+)` is not a whole number", "決まりの数「{0}」は、整数で書いてください。"),
    (r"^two values of `([^`]+)` are in force at once", "「{0}」の値が、同じ日に２つあります。前の値を、その前の日までにしてください。"),
    (r"has no value in force", "その日に使う値がありません。新しい値を足してください。"),
    (r"^`before` says what served", "「before」は、はじまりの日（valid）があるときだけ書きます。"),
    # what the proof of every conversation finds
    (r"^the conversation never ends", "同じ質問が、２度出る会話があります。"),
    (r"^an answer opens questions", "答えたために質問が増えて、終わりのたしかでない会話があります。"),
    (r"^a further answer turns the verdict of `([^`]+)`", "答えが増えると、「{0}」に合う・合わないが、逆になります。"),
    (r"^a conversation ends without a window", "電話も訪問もできる窓口がないまま終わる会話があります。"),
    (r"^someone has no window", "電話も訪問もできる窓口がない方がいます。"),
    (r"^`([^`]+)` contradicts itself", "「{0}」の条件は、だれにもあてはまりません。"),
    (r"^the condition of `([^`]+)` is always true", "「{0}」の条件は、だれにでもあてはまります。消すか、直してください。"),
    (r"^`([^`]+)` is shadowed", "「{0}」の出番がありません。いつも、先の決まりがあてはまります。"),
    (r"^in `([^`]+)` the part on `([^`]+)` changes nothing", "「{0}」の条件のうち、{1} の部分は、何も変えません。"),
    (r"turns people away and names no one instead", "対象外になる方に、代わりの窓口を示していません。"),
    (r"^`([^`]+)` turns people away, and everyone it names instead does so too: (.+)",
     "「{0}」の対象外の方に示す代わりも、みな対象外です：{1}"),
    (r"^`([^`]+)` has no office here", "「{0}」の事業所がない市町村があります。受け持ちを直してください。"),
    (r"^`([^`]+)` covers a place that `([^`]+)` covers too", "「{0}」と「{1}」が、同じところを受け持っています。ひとつにしてください。"),
    (r"^(\S+) alone is treated unlike (\S+) and (\S+): .* in (.+)",
     "{0} だけが、{1} や {2} とちがう扱いです。すき間か重なりがあります：{3}"),
    (r"^no conversation ever arrives at the office `([^`]+)`", "どの会話でも、事業所「{0}」に着きません。"),
    (r"^no conversation ever arrives at `([^`]+)`", "どの会話でも、「{0}」に着きません。"),
    (r"^no rule names the option `([^`]+)`", "選択肢「{0}」を使う決まりがありません。消すか、「unruled」に書いてください。"),
    (r"^the proof ended before", "確かめが途中で止まりました。もう一度押してください。"),
    # what any of them may say
    (r"`([^`]*)` is not one of (.+)", "「{0}」は使えません。次のどれかにしてください：{1}"),
    (r"`([^`]+)` is (?:not known|no danger)", "「{0}」は、ここで使える名前ではありません。"),
    (r"^`([^`]+)` is no ([\w ]+)", "「{0}」という{1}はありません。"),
    (r"^`([^`]+)` is missing", "「{0}」がありません。"),
)  # fmt: skip
"""The first that is found in a message tells what it says; what is named in it stands at {0}, {1}."""
WAYS_OUT = (
    (r"\s*Did you mean `([^`]+)`\?$", "「{0}」ではありませんか。"), (r"\s*Write one of:? (.+)$", "次のどれかにしてください：{0}"),
)  # fmt: skip
KIND_NAMES = {
    "condition": "条件", "named condition": "条件",
    "category": "類型", "parameter": "決まりの数", "window": "窓口", "windows": "窓口", "scheme": "支援策",
    "schemes": "支援策", "place": "市町村", "municipality": "市町村", "fact": "質問", "topic": "話題",
}  # fmt: skip
NAMES = {**PERSONA_NAMES, **KIND_NAMES}


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

    @property
    def conversation(self) -> list[str]:
        """The shortest conversation that leads there, where the proof found one."""
        return [line.strip() for line in self.text.splitlines()[1:]]


def problems_of(result: Mapping[str, Any] | None, t: Translator) -> list[FoundProblem]:
    """What has to be mended in a draft, as its proof found; none while it runs."""
    every = [*map(tuple, result["problems"]), *map(located, result["faults"])] if result else []
    return [FoundProblem(file, line, meaning_of(text, t), text) for file, line, text in every]


def figures_of(result: Mapping[str, Any], t: Translator) -> list[FoundProblem]:
    """Where a text says a number of the rules in digits or words."""
    every = map(located, result.get("figures", ()))
    return [FoundProblem(file, line, meaning_of(text, t), text) for file, line, text in every]


def meaning_of(text: str, t: Translator) -> str:
    """The meaning of a message in Japanese, with the way out that it names; "" where there is none yet."""
    said, ways = text.partition("\n")[0], []
    for pattern, words in WAYS_OUT:
        if match := re.search(pattern, said):
            said = said[: match.start()]
            ways.append(t(words).format(match[1]))
    for pattern, words in MEANINGS:
        if match := re.search(pattern, said):
            return "".join([t(words).format(*(NAMES.get(name, name) for name in match.groups())), *ways])
    return ""


def located(fault: str) -> tuple[str, int, str]:
    """File, line and text of a fault; "" and 0 where it names no place."""
    match = re.match(r"((?:rules|content|cases)/\S+\.yaml):(\d+)\s+(.*)", fault, re.DOTALL)
    return (match[1], int(match[2]), match[3]) if match else ("", 0, fault)
