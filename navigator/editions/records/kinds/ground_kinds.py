"""What rules and words rest on: the plan, public sources, numbers that are known to be wrong; and who answers for the pages."""

from .record_kind import RecordField, RecordKind

_PLAN = "content/plan.yaml"

PLAN = RecordKind("plan", "計画", (_PLAN,), (
    RecordField("title", "名前", is_needed=True),
    RecordField("period", "いつからいつまで", "period", is_needed=True),
    RecordField("made_by", "つくったところ"),
    RecordField("goes_on/text", "期間のあとも言えること", help="期間が終わったあとに、結果のページに出ます。"),
    RecordField("goes_on/cites", "期間のあとも言えることの根拠", "choices", choices="grounds"),
), called="title", is_one=True, help="計画の名前と期間です。期間が終わると、結果のページにそう出ます。")  # fmt: skip

_SECTION = (RecordField("id", "節の番号", help="たとえば：2-(1)", is_needed=True), RecordField("title", "見出し", is_needed=True))
SECTIONS = RecordKind("sections", "計画の節", (_PLAN,), _SECTION[1:], called="title", above=("sections",), listed="id", can_go=True,
    first=_SECTION,
)  # fmt: skip

_STATEMENT = (
    RecordField("text", "計画の言っていること", help="私たちの言葉で、短く書きます。", is_needed=True),
    RecordField("section", "計画の節", "choice", choices="sections", is_needed=True),
    RecordField("owes", "何のことか", "choice", "これを根拠にする決まりがないあいだは、確かめに通りません。", "owes", is_needed=True),
    RecordField("by", "だれがするか", help="計画にある団体の呼び名です。いくつもあるときは「・」でつなぎます。"),
)
STATEMENTS = RecordKind("statements", "計画の文", (_PLAN,), _STATEMENT, called="text", above=("statements",), listed="id", can_go=True,
    help="決まりの根拠になる、計画の文です。", first=_STATEMENT,
)  # fmt: skip

_SOURCE = (
    RecordField("title", "資料の名前", is_needed=True),
    RecordField("url", "資料のページ", "url"),
    RecordField("date", "いつの資料か", help="たとえば：2027-04-01。書かれていなければ「日付なし」"),
    RecordField("kind", "どんな資料か", "choice", choices="source_kinds", is_needed=True),
)
SOURCES = RecordKind("sources", "根拠にした資料", ("content/sources.yaml",), _SOURCE, called="title", can_go=True,
    help="計画のほかの、公にされている資料です。使われているあいだは、なくせません。", first=_SOURCE,
)  # fmt: skip

_WRONG = (
    RecordField("number", "まちがった番号", is_needed=True),
    RecordField("instead", "正しくは何か", help="たとえば：正しくは 0000-00-0000 です。", is_needed=True),
    RecordField("why", "なぜまちがいか", is_needed=True),
)
WRONG_NUMBERS = RecordKind("wrong-numbers", "まちがって出回っている番号", ("content/wrong_numbers.yaml",), _WRONG, called="number",
    listed="number", can_go=True, help="ここにある番号は、どこに書かれていても、公開できません。", first=_WRONG,
)  # fmt: skip

OPERATOR = RecordKind("operator", "運営者（レターヘッド）", ("content/operator.yaml",), (
    RecordField("name", "組織と課の名前", help="どのページの上と下にも出ます。", is_needed=True),
    RecordField("contact", "問い合わせの方法", help="電話やメールなどを、１行で書きます。", is_needed=True),
    RecordField("page", "組織のページ", "url"),
    RecordField("phone/value", "電話番号", "phone", "ポスターに出ます。公の資料で確かめた番号だけを書きます。"),
    RecordField("phone/source", "番号の根拠", "choices", choices="sources"),
    RecordField("phone/checked_on", "番号を確かめた日", "day"),
    RecordField("phone/status", "番号の確かさ", "choice", "「確かめた」番号だけが出ます。", "statuses"),
), is_one=True,
    help="この案内を運営し、問い合わせに答えるところです。公開すると「試作・運営者未設定」が消え、検索サイトにも出るようになります。",
)  # fmt: skip
