"""Where people are: municipalities, what the page of each answers, and the ways that invented people took."""

from .record_kind import RecordField, RecordKind

_PLACE = (
    RecordField("name", "名前", is_needed=True),
    RecordField("kana", "よみ", help="ひらがなで書きます。", is_needed=True),
    RecordField("romaji", "ローマ字", help="たとえば：Aoba"),
    RecordField("lat", "緯度", "degrees", "役所のある場所です。たとえば：36.1", is_needed=True),
    RecordField("lon", "経度", "degrees", "役所のある場所です。たとえば：139.1", is_needed=True),
)
MUNICIPALITIES = RecordKind("municipalities", "市町村", ("content/municipalities.yaml",), _PLACE, can_go=True,
    help="電話とページは「連絡先」で変えます。足したら、受け持つ事業所も決めてください。", first=_PLACE,
)  # fmt: skip

_MATTER = (
    RecordField("title", "見出し", is_needed=True),
    RecordField("facts", "どう答えた方か", "answers", "こう答えた方に、最初にご案内する窓口が出ます。市町村は、ページごとに入ります。",
                is_needed=True),
    RecordField("window", "出す窓口", "choice", "最初の窓口ではないところを出すときだけ、選びます。", "windows"),
)
TOWN_MATTERS = RecordKind("town-matters", "市町村のページの用件", ("content/town_pages.yaml",), _MATTER, called="title", can_go=True,
    help="市町村のページに、上から順に並びます。はじめの電話は、その役所か、そこを受け持つ窓口にします。", first=_MATTER,
)  # fmt: skip

_WAY = (
    RecordField("title", "どんな方か", is_needed=True),
    RecordField("picture", "絵", "choice", choices="pictures", is_needed=True),
    RecordField("facts", "どう答えた方か", "answers", is_needed=True),
    RecordField("lines", "どう進んだか", "lines", "１行に１つ書きます。", is_needed=True),
    RecordField("window", "最初の窓口", "choice", "この答えのときに、最初にご案内する窓口です。", "windows", is_needed=True),
)
EXAMPLE_WAYS = RecordKind("example-ways", "この案内についての例", ("content/example_ways.yaml",), _WAY, called="title", can_go=True,
    help="「この案内について」で、絵と一緒に見せる例です。本当の方のことは書きません。", first=_WAY,
)  # fmt: skip
