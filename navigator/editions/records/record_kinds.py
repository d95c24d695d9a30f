"""The kinds of records that officers change by a form, and the fields of each: one declaration, from which every page is made.

A field is a key of a record, keys within it behind strokes; `*` stands for each key that the record has there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

FieldType = Literal["text", "lines", "voices", "voice_lines", "day", "period", "choice", "choices", "url", "phone", "number", "cited_lines"]
VOICED = ("voices", "voice_lines")
PERSONA_WORDS = {"resident": "ご本人", "family": "ご家族", "supporter": "支援する方", "employer": "会社の方"}


@dataclass(frozen=True)
class RecordField:
    """A field of a form. `choices` says from what is chosen, `file` in which of the kind's files it stands."""

    keys: str
    label: str
    type: FieldType = "text"
    help: str = ""
    choices: str = ""
    is_needed: bool = False
    file: int = 0

    @property
    def name(self) -> str:
        """As a form names it: a key may stand in both files."""
        return f"{self.file}.{self.keys}"

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.keys.split("/"))


@dataclass(frozen=True)
class RecordKind:
    """Records of one kind. A file with {} is one for each first part of a record's id, and its last part is the key there."""

    id: str
    title: str
    files: tuple[str, ...]
    fields: tuple[RecordField, ...]
    called: str = "name"  # the key under which it is called
    is_nested: bool = False  # an id has two parts
    help: str = ""
    first: tuple[RecordField, ...] = ()  # the fields with which a new one begins; () where none can be added
    joint: str = "-"  # between the parts of an id

    @property
    def has_conditions(self) -> bool:
        """Whether conditions say for whom its records are."""
        return self.id in CONDITIONED

    def places(self, id: str) -> list[tuple[str, str]]:
        """The files of a record, each with the key under which it stands."""
        first, _, _ = id.partition("/")
        return [(file.format(first), id.rpartition("/")[2]) for file in self.files]

    def stands_in(self, files: Iterable[str]) -> bool:
        """Whether one of these files holds records of this kind."""
        return any(PurePosixPath(file).match(pattern.replace("{}", "*")) for file in files for pattern in self.files)


_CITES = RecordField("cites", "根拠", "choices", "計画のどこに、またはどの公の資料に書いてあるかです。", "grounds", is_needed=True, file=1)
_CONFIRM = RecordField("confirm_at_window", "窓口で確かめること", "lines", "１行に１つ書きます。", file=1)
_INTERPRETATION = RecordField("interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。", file=1)
_INSTEAD = RecordField("instead/otherwise", "対象外の方に、代わりに示すところ", "choices",
                       "だれも行き止まりにならないように、合わない方に示す窓口や支援策です。", "services", file=1)
_RELAY = (
    RecordField("relay/office", "電話をつなぐところ", "choice", "番号がわからないとき、だれに聞くかです。", "offices"),
    RecordField("relay/ask", "つなぐところで言う言葉", "voices"),
)

WINDOWS = RecordKind("windows", "窓口", ("content/windows.yaml", "rules/windows.yaml"), (
    RecordField("name", "名前", is_needed=True),
    RecordField("kind", "何の相談か", help="名前のそばに、短く出ます。", is_needed=True),
    RecordField("lead", "どんなところか", "voices", is_needed=True),
    RecordField("why", "なぜここか", "voices", is_needed=True),
    RecordField("say_first", "はじめに言う言葉", "voices"),
    RecordField("say", "電話で言う言葉", "voice_lines", "そのまま読める言葉を、１行に１つ書きます。"),
    RecordField("how_to_use", "使い方", "voice_lines", "電話をかけないところだけに書きます。"),
    RecordField("questions", "聞くとよいこと", "voice_lines"),
    RecordField("bring", "持ち物", "lines", "１行に１つ書きます。"),
    RecordField("happens", "そこで起きること", "voice_lines", "１行に１つ書きます。"),
    RecordField("ways/*/text", "ほかの方法", "voices"),
    RecordField("may_visit", "来てもらえるか聞ける", "choice", choices="yes"),
    RecordField("town_hall/ask_for", "役所で呼んでもらう係"),
    RecordField("town_hall/ask", "役所の代表で言う言葉", "voices"),
    RecordField("outside/lead", "県の外の方への案内"),
    _INSTEAD, *_RELAY, _CITES, _CONFIRM, _INTERPRETATION,
), help="ページに出る言葉と、その根拠です。だれに合うかの条件は、ここでは変わりません。")  # fmt: skip

SCHEMES = RecordKind("schemes", "支援策", ("content/schemes/{}.yaml", "rules/schemes/{}.yaml"), (
    RecordField("name", "名前", is_needed=True),
    RecordField("official_name", "正式な名前", help="ほかの言葉のページにも、このまま出ます。"),
    RecordField("lead", "どんな支援か", "voices", is_needed=True),
    RecordField("brings/text", "受けられるもの", "voices", "金額や長さを、１行で書きます。"),
    RecordField("brings/cites", "受けられるものの根拠", "choices", choices="grounds"),
    RecordField("points", "知っておくこと", "cited_lines"),
    RecordField("parts/*/text", "部分ごとの言葉", "voices"),
    RecordField("start", "はじめの一歩", "voices", is_needed=True),
    RecordField("page/url", "くわしいページ", "url"),
    RecordField("page/cites", "くわしいページの根拠", "choices", choices="grounds"),
    RecordField("window", "申し込む窓口", "choice", choices="windows", is_needed=True, file=1),
    RecordField("then", "次に合うもの", "choices", choices="services", file=1),
    _INSTEAD,
    RecordField("valid", "いつからいつまで", "period", "終わる支援策は、最後の日を入れます。消さなくても出なくなります。", file=1),
    _CITES, _CONFIRM, _INTERPRETATION,
), help="ページに出る言葉と、いつまであるかです。だれに合うかの条件は、ここでは変わりません。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("lead", "どんな支援か", is_needed=True),
    RecordField("start", "はじめの一歩", help="申し込むために、まず何をするかです。", is_needed=True),
    RecordField("for", "だれのための支援か", "choices", choices="personas", is_needed=True, file=1),
    RecordField("window", "申し込む窓口", "choice", choices="windows", is_needed=True, file=1),
    RecordField("valid", "いつからいつまで", "period", "終わりが決まっていなければ、最後の日は空にします。", file=1),
    _CITES,
))  # fmt: skip

OFFICES = RecordKind("offices", "事業所", ("content/offices/{}.yaml",), (
    RecordField("name", "名前", is_needed=True),
    RecordField("official_name", "正式な名前"),
    RecordField("at", "ある市町村", "choice", choices="municipalities"),
    RecordField("note", "添える言葉"),
    RecordField("public_office", "役所と同じ時間に開く", "choice", "時間がわからないときだけ、使います。", "no"),
    *_RELAY,
), is_nested=True, help="電話・時間・住所・ページは「連絡先」で変えます。")  # fmt: skip

FACTS = RecordKind("questions", "質問の言葉", ("content/facts.yaml",), (
    RecordField("label", "見出し", is_needed=True),
    RecordField("ask", "質問", "voices", is_needed=True),
    RecordField("hint", "質問に添える言葉", "voices"),
    RecordField("why", "なぜ聞くか", "voices", is_needed=True),
    RecordField("options/*", "選ぶ言葉", "voices", is_needed=True),
    RecordField("bands/*", "数の幅の言葉", is_needed=True),
    RecordField("short/*", "短い言葉", "voices", "理由の文の中に出ます。"),
    RecordField("needs", "条件の言い方", help="{values} のところに、答えが入ります。"),
    RecordField("unit", "単位"),
), called="label", help="立場ごとに言葉を変えられます。選べる答えそのものは、ここでは増やせません。")  # fmt: skip

HELPLINES = RecordKind("helplines", "相談先の電話", ("content/helplines.yaml",), (
    RecordField("name", "名前", is_needed=True),
    RecordField("for", "どの危険のとき", "choices", choices="dangers", is_needed=True),
    RecordField("number/value", "電話番号", "phone"),
    RecordField("number/source", "番号の根拠", "choices", choices="sources"),
    RecordField("number/checked_on", "番号を確かめた日", "day"),
    RecordField("number/status", "番号の確かさ", "choice", choices="statuses", is_needed=True),
    RecordField("fee/value", "電話代"),
    RecordField("note", "添える言葉"),
    RecordField("language_note", "話せる言葉の説明"),
    RecordField("chat_page", "チャットのページ", "url"),
    RecordField("emergency", "緊急のときに見せる", "choice", "職員の確認前でも、緊急のときに見せます。", "yes"),
    RecordField("later_for", "あとに並べる方", "choices", choices="personas"),
), help="命や暮らしがあぶないときの電話です。上から順に見せます。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("for", "どの危険のとき", "choices", choices="dangers", is_needed=True),
    RecordField("number/value", "電話番号", "phone", "公の資料で確かめた番号だけを書きます。まだなら空にします。"),
    RecordField("number/source", "番号の根拠", "choices", choices="sources"),
    RecordField("number/checked_on", "番号を確かめた日", "day"),
    RecordField("number/status", "番号の確かさ", "choice", choices="statuses", is_needed=True),
    RecordField("emergency", "緊急のときに見せる", "choice", "職員の確認前でも、緊急のときに見せます。", "yes"),
))  # fmt: skip

TOPICS = RecordKind("topics", "話題", ("content/topics.yaml",), (
    RecordField("heard", "話題の言い方", help="「〇〇のことですね。」と返します。", is_needed=True),
    RecordField("for", "だれに見せるか", "choices", "選ばなければ、みんなに見せます。", "personas"),
    RecordField("shows", "見せる窓口や支援策", "choices", choices="services"),
), called="heard", help="ひとことで書かれた話題が、どこにつながるかです。")  # fmt: skip

QUESTIONS = RecordKind("faq", "よくある質問", ("content/faq.yaml",), (
    RecordField("ask", "問い", is_needed=True),
    RecordField("text", "答え", "lines", "１行が、１つの段落になります。", is_needed=True),
    RecordField("words", "探すときの言葉", "lines", "人が書きそうな言葉を、１行に１つ書きます。"),
    RecordField("more/text", "くわしいページへの言葉"),
    RecordField("cites", "根拠", "choices", "この案内の外の事実を言うときに選びます。", "grounds"),
), called="ask", first=(
    RecordField("ask", "問い", is_needed=True),
    RecordField("text", "答え", "lines", "１行が、１つの段落になります。", is_needed=True),
    RecordField("words", "探すときの言葉", "lines", "人が書きそうな言葉を、１行に１つ書きます。"),
    RecordField("cites", "根拠", "choices", "この案内の外の事実を言うときに選びます。", "grounds"),
))  # fmt: skip

PARAMETERS = RecordKind("parameters", "決まりの数", ("rules/parameters.yaml",), (), called="called", joint="_", first=(
    RecordField("called", "何の数か", help="たとえば：〇〇を使える年齢の上限", is_needed=True),
    RecordField("unit", "単位", help="たとえば：歳、か月"),
    RecordField("values/@0/value", "いまの数", "number", is_needed=True),
    RecordField("values/@0/valid", "いつから", "period", "終わりが決まっていなければ、最後の日は空にします。", is_needed=True),
    RecordField("values/@0/cites", "根拠", "choices", choices="grounds", is_needed=True),
    RecordField("values/@0/interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。"),
), help="条件で使うと、確かめに通ります。文の中では、数のかわりに { } に入れた名前を書きます。")  # fmt: skip

_DOOR = (
    RecordField("name", "相談先の名前", is_needed=True),
    RecordField("text", "どんなところか", is_needed=True),
    RecordField("find", "見つけ方", help="確かめた電話がなくても、たどり着ける言い方で書きます。"),
    RecordField("say", "そのまま言える言葉", help="電話や窓口で言う言葉です。"),
    RecordField("window", "このナビの窓口", "choice", "この窓口が受けることなら、選びます。", "windows"),
    RecordField("ask_for", "役所でつないでもらう係"),
    RecordField("calls", "電話", "choices", "確かめる前の番号は出ません。", "helplines"),
    RecordField("relay/office", "電話をつなぐところ", "choice", choices="offices"),
    RecordField("relay/ask", "つなぐところで言う言葉"),
    RecordField("cites", "相談先の根拠", "choices", choices="grounds", is_needed=True),
)


def _of_door(door: str, fields: Iterable[RecordField]) -> tuple[RecordField, ...]:
    return tuple(replace(field, keys=f"doors/{door}/{field.keys}") for field in fields)


_CONCERN = (
    RecordField("label", "結果で選ぶときの言葉", "voices", is_needed=True),
    RecordField("for", "だれに見せるか", "choices", "選ばなければ、みんなに見せます。", "personas"),
    RecordField("words", "ひとことの中の言葉", "lines", "この言葉があれば、気がかりとして受けとります。１行に１つ書きます。"),
    RecordField("unless", "受けとらない言葉", "lines", "この言葉もあるひとことは、受けとりません。"),
    RecordField("from_age", "何歳から見せるか", help="年齢がわからないときは見せます。たとえば：60"),
    RecordField("offered", "結果で選ぶ欄", "choice", "並べないときも、ひとことの中で語られたら案内します。", "unoffered"),
    RecordField("keeps_back", "窓口で確かめるまで、支援を出さない", "choice", "どの支援も「使える支援」に並べません。", "kept_back"),
)
CONCERNS = RecordKind("concerns", "計画の外の相談先", ("content/other_doors.yaml",), (
    *_CONCERN,
    RecordField("leads/before", "どの窓口より前に案内するか", "choices",
                "最初の窓口がこのどれかのとき、「まず、こちらへ」と先に出します。だれにかは、先に条件で決めます。", "windows"),
    RecordField("leads/cites", "先に案内する根拠", "choices", choices="grounds"),
    *_of_door("*", _DOOR),
), called="label", help="計画に決まりのない気がかりと、その方が行くとよいところです。だれに出すかは、条件で決めます。", first=(
    *_CONCERN[:3], *_of_door("@0", (*_DOOR[:6], _DOOR[-1])),
))  # fmt: skip

KINDS: Mapping[str, RecordKind] = {
    kind.id: kind for kind in (WINDOWS, OFFICES, SCHEMES, FACTS, HELPLINES, QUESTIONS, TOPICS, CONCERNS)
}
ADDED: Mapping[str, RecordKind] = {id: kind for id, kind in {**KINDS, PARAMETERS.id: PARAMETERS}.items() if kind.first}
"""Those of which a new one is added by a form; what is changed on a page of its own is among them."""
CONDITIONED = ("windows", "schemes", "helplines", "concerns")
