"""What people are led to: windows with their offices and words, schemes, telephones, doors outside the plan; and in which order."""

from collections.abc import Iterable
from dataclasses import replace

from .record_kind import RecordField, RecordKind

_CITES = RecordField("cites", "根拠", "choices", "計画のどこに、またはどの公の資料に書いてあるかです。", "grounds", is_needed=True, file=1)
_CONFIRM = RecordField("confirm_at_window", "窓口で確かめること", "lines", "１行に１つ書きます。", file=1)
_INTERPRETATION = RecordField("interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。", file=1)
_INSTEAD = RecordField("instead/otherwise", "対象外の方に、代わりに示すところ", "choices",
                       "だれも行き止まりにならないように、合わない方に示す窓口や支援策です。", "services", file=1)
_RELAY = (
    RecordField("relay/office", "電話をつなぐところ", "choice", "番号がわからないとき、だれに聞くかです。", "offices"),
    RecordField("relay/ask", "つなぐところで言う言葉", "voices"),
)
_HALL = (
    RecordField("relay/municipality", "電話をつなぐ役所", "choice", "つなぐところのかわりに、役所の代表を選べます。", "halls"),
    RecordField("relay/ask_for", "つなぐ役所で呼んでもらう係", help="窓口の「役所で呼んでもらう係」とちがうときだけ書きます。"),
)
_FOR = RecordField("for", "だれのためのところか", "choices", choices="personas", is_needed=True, file=1)
_MODE = RecordField("office", "事業所の決まり方", "choice", choices="office_modes", is_needed=True, file=1)
_VALID = RecordField("valid", "いつからいつまで", "period", "終わるときは、最後の日を入れます。消さなくても出なくなります。", file=1)
_DESK_DECIDES = RecordField("desk_decides/why", "窓口で決まるわけ", file=1,
                            help="使えるかどうかが窓口で決まるときに書きます。だれのときかは、条件で決めます。")

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
    *_RELAY, _FOR, _MODE, _VALID, _INSTEAD, _DESK_DECIDES, _CITES, _CONFIRM, _INTERPRETATION,
), help="ページに出る言葉と、その根拠です。だれに合うかの条件は、ここでは変わりません。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("kind", "何の相談か", help="名前のそばに、短く出ます。", is_needed=True),
    RecordField("lead", "どんなところか", is_needed=True),
    RecordField("why", "なぜここか", is_needed=True),
    RecordField("say", "電話で言う言葉", "lines", "そのまま読める言葉を、１行に１つ書きます。", is_needed=True),
    _FOR, _MODE, _VALID, _CITES,
))  # fmt: skip

VARIANTS = RecordKind("variants", "人に合わせた窓口の言葉", ("content/windows.yaml",), (
    RecordField("why", "なぜここか", "voices"),
    RecordField("say_first", "はじめに言う言葉", "voices"),
    RecordField("say", "電話で言う言葉", "voice_lines", "そのまま読める言葉を、１行に１つ書きます。"),
    RecordField("questions", "聞くとよいこと", "voice_lines"),
    RecordField("ask", "役所の代表で言う言葉", "voices"),
    RecordField("happens", "そこで起きること", "voice_lines", "１行に１つ書きます。"),
), called="", is_nested=True, above=("{}", "variants"), listed="number", can_go=True,
   help="ある方にだけ、窓口の言葉を変えます。足したら、だれの言葉かを条件で決めます。上から見て、はじめに合うものが出ます。", first=(
    RecordField("why", "なぜここか"),
    RecordField("say", "電話で言う言葉", "lines", "そのまま読める言葉を、１行に１つ書きます。"),
    RecordField("happens", "そこで起きること", "lines", "１行に１つ書きます。"),
), begins={0: {"when": {"persona": "resident"}}})  # fmt: skip

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
    _FOR, _VALID, _DESK_DECIDES, _CITES, _CONFIRM, _INTERPRETATION,
), help="ページに出る言葉と、いつまであるかです。だれに合うかの条件は、ここでは変わりません。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("lead", "どんな支援か", is_needed=True),
    RecordField("start", "はじめの一歩", help="申し込むために、まず何をするかです。", is_needed=True),
    _FOR,
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
    *_RELAY, *_HALL,
    RecordField("relays_for", "ここから電話をつなぐ窓口", "choices", choices="windows"),
    RecordField("branches/*/name", "出張所の名前"),
    RecordField("branches/*/at", "出張所のある市町村", "choice", choices="municipalities"),
    RecordField("branches/*/note", "出張所に添える言葉"),
    replace(_VALID, file=0, help="終わる事業所は、最後の日を入れます。受け持つ市町村は、ほかの事業所に移してください。"),
), is_nested=True, help="電話・時間・住所・ページは「連絡先」で変えます。足した事業所の分は、公開したあとに入れます。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("at", "ある市町村", "choice", choices="municipalities"),
    RecordField("area", "受け持つ市町村", "choices",
                "受け持ちで決まる窓口だけで選びます。選んだ市町村は、いまの事業所から移ります。", "municipalities", is_whole=True),
    _RELAY[0], replace(_RELAY[1], type="text"), _HALL[0],
    replace(_VALID, file=0, help="はじまる日も終わる日も、決まっていなければ空にします。"),
))  # fmt: skip

HELPLINES = RecordKind("helplines", "相談先の電話", ("content/helplines.yaml",), (
    RecordField("name", "名前", is_needed=True),
    RecordField("for", "どの危険のとき", "choices", choices="dangers", is_needed=True),
    RecordField("number/value", "電話番号", "phone"),
    RecordField("number/source", "番号の根拠", "choices", choices="sources"),
    RecordField("number/checked_on", "番号を確かめた日", "day"),
    RecordField("number/status", "番号の確かさ", "choice", choices="statuses", is_needed=True),
    RecordField("fee/value", "電話代"),
    RecordField("fee/source", "電話代の根拠", "choices", choices="sources"),
    RecordField("fee/checked_on", "電話代を確かめた日", "day"),
    RecordField("fee/status", "電話代の確かさ", "choice", choices="statuses"),
    RecordField("page/value", "公式のページ", "url"),
    RecordField("page/source", "ページの根拠", "choices", choices="sources"),
    RecordField("page/checked_on", "ページを確かめた日", "day"),
    RecordField("page/status", "ページの確かさ", "choice", choices="statuses"),
    RecordField("note", "添える言葉"),
    RecordField("language_note", "話せる言葉の説明"),
    RecordField("chat_page", "チャットのページ", "url"),
    RecordField("emergency", "緊急のときに見せる", "choice", "職員の確認前でも、緊急のときに見せます。", "yes"),
    RecordField("later_for", "あとに並べる方", "choices", choices="personas"),
    RecordField(
        "settings", "どんな暴力のときの電話か", "choices", "それが語られたら先に、別のことが語られたらあとに並べます。", "settings"
    ),
    RecordField("only_certain", "はっきり語られたときだけ見せる危険", "choices", choices="dangers"),
), can_go=True, help="命や暮らしがあぶないときの電話です。上から順に見せます。", first=(
    RecordField("name", "名前", is_needed=True),
    RecordField("for", "どの危険のとき", "choices", choices="dangers", is_needed=True),
    RecordField("number/value", "電話番号", "phone", "公の資料で確かめた番号だけを書きます。まだなら空にします。"),
    RecordField("number/source", "番号の根拠", "choices", choices="sources"),
    RecordField("number/checked_on", "番号を確かめた日", "day"),
    RecordField("number/status", "番号の確かさ", "choice", choices="statuses", is_needed=True),
    RecordField("emergency", "緊急のときに見せる", "choice", "職員の確認前でも、緊急のときに見せます。", "yes"),
))  # fmt: skip

_DOOR = (
    RecordField("name", "相談先の名前", is_needed=True),
    RecordField("text", "どんなところか", is_needed=True),
    RecordField("find", "見つけ方", help="確かめた電話がなくても、たどり着ける言い方で書きます。"),
    RecordField("say", "そのまま言える言葉", help="電話や窓口で言う言葉です。"),
    RecordField("window", "このナビの窓口", "choice", "この窓口が受けることなら、選びます。", "windows"),
    RecordField("ask_for", "役所でつないでもらう係"),
    RecordField("say_in_japanese", "ふつうの日本語のページで言う言葉", help="書けば、そのまま言える言葉のかわりに見せます。"),
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
    RecordField("whole_lines", "それだけのひとこと", "lines", "ひとことが、この言葉だけのときに受けとります。１行に１つ書きます。"),
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
), called="label", can_go=True, help="計画に決まりのない気がかりと、その方が行くとよいところです。だれに出すかは、条件で決めます。", first=(
    *_CONCERN[:3], *_of_door("@0", (*_DOOR[:6], _DOOR[-1])),
))  # fmt: skip


def _steps(id: str, title: str, key: str, what: str) -> RecordKind:
    fields = (
        RecordField("for", "だれのとき", "choices", "選ばなければ、みんなのときです。", "personas"),
        RecordField("put", what, "choices", "上から順に出します。並べかえは「ご案内の順番を変える」でします。", key, is_needed=True),
        RecordField("cites", "根拠", "choices", choices="grounds", is_needed=True),
        RecordField("interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。"),
    )
    help = "上の決まりから見て、あてはまるものを順に出します。足したものは、いちばん下に入ります。どんな方のときかは、条件で決めます。"
    return RecordKind(
        id, title, ("rules/ranks.yaml",), fields, called="put", called_from=key, help=help, first=fields,
        above=(key,), listed="number", can_go=True,
    )  # fmt: skip


WINDOW_STEPS = _steps("window-steps", "窓口の順番の決まり", "windows", "先に出す窓口")
SCHEME_STEPS = _steps("scheme-steps", "支援策の順番の決まり", "schemes", "先に出す支援策")
