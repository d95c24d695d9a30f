"""What is asked and what it is called: questions, screens, topics, frequent questions; numbers and conditions that rules share."""

from dataclasses import replace

from .record_kind import RecordField, RecordKind

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

SCREENS = RecordKind("screens", "質問の上に立つ言葉", ("content/screens.yaml",), (
    RecordField("heading", "見出し", "voices", is_needed=True),
    RecordField("why", "なぜ聞くか", "voices", is_needed=True),
), called="heading", help="一緒に聞く質問の、上に出る言葉です。どの質問が残っていても合う言い方にします。")  # fmt: skip

TOPICS = RecordKind("topics", "話題", ("content/topics.yaml",), (
    RecordField("heard", "話題の言い方", help="「〇〇のことですね。」と返します。", is_needed=True),
    RecordField("for", "だれに見せるか", "choices", "選ばなければ、みんなに見せます。", "personas"),
    RecordField("shows", "見せる窓口や支援策", "choices", choices="services"),
), called="heard", help="ひとことで書かれた話題が、どこにつながるかです。")  # fmt: skip

QUESTIONS = RecordKind("faq", "よくある質問", ("content/faq.yaml",), (
    RecordField("ask", "問い", is_needed=True),
    RecordField("text", "答え", "lines", "１行が、１つの段落になります。", is_needed=True),
    RecordField("words", "探すときの言葉", "lines", "人が書きそうな言葉を、１行に１つ書きます。"),
    RecordField("more/page", "くわしいページ", help="この案内の中のページです。たとえば：privacy"),
    RecordField("more/text", "くわしいページへの言葉"),
    RecordField("cites", "根拠", "choices", "この案内の外の事実を言うときに選びます。", "grounds"),
), called="ask", can_go=True, first=(
    RecordField("ask", "問い", is_needed=True),
    RecordField("text", "答え", "lines", "１行が、１つの段落になります。", is_needed=True),
    RecordField("words", "探すときの言葉", "lines", "人が書きそうな言葉を、１行に１つ書きます。"),
    RecordField("cites", "根拠", "choices", "この案内の外の事実を言うときに選びます。", "grounds"),
))  # fmt: skip

_NAMED = (
    RecordField("called", "どんな方か", help="条件を選ぶときと、読み上げるときに出ます。", is_needed=True),
    RecordField("cites", "根拠", "choices", choices="grounds", is_needed=True),
    RecordField("interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。"),
)
_STANDING = (replace(_NAMED[0], is_needed=False), *_NAMED[1:])
CATEGORIES = RecordKind("categories", "類型", ("rules/categories.yaml",), _STANDING, called="called", stem="category", can_go=True,
    help="計画が名前をあげている方々です。どんな方かは、条件で決めます。", first=_NAMED, begins={0: {"persona": "resident"}},
)  # fmt: skip
CONDITIONS = RecordKind("conditions", "いくつもの決まりが使う条件", ("rules/conditions.yaml",), _STANDING, called="called", joint="_",
    can_go=True,
    help="名前をつけておくと、どの決まりからも選べます。使うと、確かめに通ります。", first=_NAMED,
    begins={0: {"when": {"persona": "resident"}}},
)  # fmt: skip

PARAMETERS = RecordKind("parameters", "決まりの数", ("rules/parameters.yaml",), (), called="called", joint="_", first=(
    RecordField("called", "何の数か", help="たとえば：〇〇を使える年齢の上限", is_needed=True),
    RecordField("unit", "単位", help="たとえば：歳、か月"),
    RecordField("values/@0/value", "いまの数", "number", is_needed=True),
    RecordField("values/@0/valid", "いつから", "period", "終わりが決まっていなければ、最後の日は空にします。", is_needed=True),
    RecordField("values/@0/cites", "根拠", "choices", choices="grounds", is_needed=True),
    RecordField("values/@0/interpretation", "計画の読み方", help="計画にはっきり書かれていないとき、どう読んでいるかです。"),
), help="条件で使うと、確かめに通ります。文の中では、数のかわりに { } に入れた名前を書きます。")  # fmt: skip
