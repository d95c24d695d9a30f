"""Places by every name; what only looks like a place is none."""

from dataclasses import replace

import pytest

from navigator.language.extraction.place_names import PlaceMention, misspelt, place_mentions, typed_place
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.text.words import Sense, Word


def place(read, text):
    found = read(text).facts.get("municipality")
    return found.plain if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("実家は沼田、今は東京", "outside"), ("今はどこにもない 前は館林", None), ("藤岡の鬼石の生まれで今は伊勢崎の工場", "10204"), ("大泉の隣の邑楽町に住んでいます", "10525"), ("前橋ではなく桐生です", "10203"), ("前は館林にいて、今は太田", "10205"),
        ("職場が高崎、家は藤岡", "10209"), ("会社は渋川だけど家は吉岡だよ", "10345"), ("trabalho em Ota mas moro em Isesaki", "10204"),
        ("前橋か高崎", None), ("太田と伊勢崎の境あたり", None), ("桐生と前橋を行ったり来たりなんさ", None), ("県境", None), ("町の名前わかんない", None),
        ("いせさk", "10204"), ("まえばsぃ", "10201"), ("片科村", "10443"), ("Oisumi", "10524"), ("沼田、じゃねえ昭和村だいね", "10448"), ("Sano", "outside"),
        ("勤めは大泉だけど寝るのは邑楽町", "10525"), ("館林のとなりの町", None), ("前橋の隣町です", None), ("前橋に引っ越す予定", None), ("今は高崎、来月前橋に引っ越す予定", "10202"), ("まえばし？たかさき？", None), ("太田の隣の大泉町です", "10524"), ("高崎のとなりの安中", "10211"),
    ],
)  # fmt: skip
def test_the_place_of_today_counts_and_not_that_of_before(read, text, code):
    found = read(text, persona="resident", asked="municipality").facts.get("municipality")
    assert (found and found.plain) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("前橋市です", "10201"), ("前橋で仕事を探しています", "10201"), ("まえばしに住んでいます", "10201"), ("マエバシ", "10201"), ("ﾏｴﾊﾞｼ", "10201"),
        ("maebashi", "10201"), ("I live in Maebashi", "10201"), ("Moro em Isesaki", "10204"), ("我住在伊势崎", "10204"), ("髙崎の工場です", "10202"),
        ("舘林で働きたい", "10207"), ("笠懸に住んでいます", "10212"), ("鬼石に住んでる", "10209"), ("伊勢崎の境です", "10204"), ("桐生の新里", "10203"),
        ("松井田で派遣", "10211"), ("群馬町から一番近い窓口", "10202"), ("水上の旅館です", "10449"), ("昭和村で農業", "10448"), ("くさつ町", "10426"),
        ("高崎駅で寝てます", "10202"), ("川場", "10444"), ("isesakki", "10204"), ("おおいずみまち", "10524"), ("つきよのに住んでいます", "10449"), ("くらぶちから まえばしまで行けません", "10202"), ("a farm in Showa-mura", "10448"),
        ("板倉の甥が働いていません", "10521"), ("大胡町から通えますか", "10201"), ("おおごの実家にいます", "10201"), ("境の借家で一人暮らしです", "10204"), ("境に家があります", "10204"), ("कुसात्सुमा काम", "10426"), ("我在榛东", "10344"), ("住在邑乐", "10525"),
    ],
)  # fmt: skip
def test_a_municipality_goes_by_all_its_names(read, text, code):
    assert place(read, text) == code


@pytest.mark.parametrize(
    "text",
    ["ハローワーク太田の窓口", "ジョブセンターまえばしを使いたい", "両毛線で通える仕事", "太田さんに怒られた", "昭和の男です", "みんなに迷惑をかけている",
     "東京の上野で働いていました", "千代田区の会社", "環境を変えたい", "みどりの窓口", "Mr. Ota is my boss", "hello work de ota atende?", "job center maebashi parking?", "the Takasaki line train", "naci en Showa 51"],
)  # fmt: skip
def test_what_only_looks_like_a_place_is_none(read, text):
    assert place(read, text) is None


def test_a_name_of_three_villages_is_a_place_and_no_answer(read):
    found = read("東村です")
    assert "municipality_statement" in [t.id for t in found.topics]
    assert "municipality" not in found.facts


def test_a_name_that_two_municipalities_share_tells_neither(lexicon):
    twins = Lexicon(tuple(Word("ふちゅう", Sense("place", code)) for code in ("1", "2")))
    assert typed_place(twins, "ふちゅう") == ("", False)
    one = replace(lexicon, places={"kitama": "1", "hoshika": "2"})
    assert typed_place(one, "hoshiko") == ("2", True)  # 86 of 100
    assert typed_place(one, "kitamo") == ("1", False), "83 of 100 is offered, not taken"
    two = replace(lexicon, places={"kitayama": "1", "kitoyama": "2"})
    assert typed_place(two, "kitayama")[1]
    assert not typed_place(two, "kituyama")[1], "as near to either"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("まんばに すんでる。ばすが ない", "10367"), ("木崎の駅の近くです", "10205"), ("世良田に一人でいます", "10205"), ("国定の駅裏に住んでいます", "10204"), ("四万の宿に口はないか", "10421"), ("家は横川の釜めしの近く", "10211"),
        ("we are in kasakake", "10212"), ("子どもを連れて榛名の実家に戻りました", "10202"), ("妙義の松井田寄りの集落です", "10210"), ("新前橋で降ります。電車は倉賀野から乗ります", "10202"), ("前橋の会社へ、高崎から通っています", "10202"),
        ("弟が実家にいます。俺は東京住み。地元の館林で相談できる所は", "10207"), ("桐生か太田で働きたい。家は館林", "10207"),
    ],
)  # fmt: skip
def test_a_part_of_a_town_tells_the_town_where_one_lives(read, text, code):
    assert place(read, text) == code


@pytest.mark.parametrize(
    "text",
    ["沼田という者です。予約はどうやって", "太田と申します。担当の方はいますか", "雇ってくれる会社、桐生か太田で", "前橋か高崎あたりで探しています", "月四万で暮らしています", "国定公園の掃除をしていました", "まんばけんを買う"],
)
def test_a_name_a_sum_or_a_wish_for_either_is_no_home(read, text):
    assert place(read, text) is None


def mentions(lexicon, text, **asked):
    line = read_line(text)
    return place_mentions(line, lexicon.hits(line), **asked)


def test_a_county_is_all_its_towns_and_none(lexicon):
    (county,) = mentions(lexicon, "利根郡です")
    assert (county.code, county.start, county.end) == ("", 0, 3)
    assert len(county.codes) > 1


def test_of_two_that_may_both_be_meant_none_is_told_where_the_first_stands(lexicon):
    assert mentions(lexicon, "前橋か高崎", asked=True) == [PlaceMention("", 0, 2)]
    assert [found.code for found in mentions(lexicon, "太田で働き、高崎に住んでいます", asked=True)] == ["10202", "10205"]


@pytest.mark.parametrize(
    ("text", "code", "sure"),
    [("伊勢崎市太田町", "10204", True), ("おおいずみ", "10524", True), ("oisumi", "10524", True), ("まえばいし", "10201", True), ("前橋か高崎", "10201", False), ("qqqqqqqqqq", "", False)],
)  # fmt: skip
def test_what_is_typed_for_a_place_alone(lexicon, text, code, sure):
    assert typed_place(lexicon, text) == (code, sure)


def test_the_likest_name_comes_first_and_a_word_too_long_is_no_name(lexicon):
    assert misspelt(lexicon, read_line("isezaki no kojo"))[0][0] == "10204"
    codes = [code for code, _ in misspelt(lexicon, read_line("まえばい"))]
    assert codes[0] == "10201"
    assert misspelt(lexicon, read_line("x" * 17 + " " + "y" * 30)) == []


def test_where_one_works_comes_after_where_one_lives(lexicon):
    assert [found.code for found in mentions(lexicon, "職場が高崎、家は藤岡")] == ["10209", "10202"]
    assert [found.code for found in mentions(lexicon, "会社は高崎で、藤岡")] == ["10209", "10202"]
    assert [found.code for found in mentions(lexicon, "職場が高崎")] == ["10202"]


@pytest.mark.parametrize(("text", "codes"), [("みどりの服が好き", []), ("みどりに住んでいます", ["10212"]), ("草津", ["10426"]), ("くさつを見ます", []), ("ハローワーク太田", []), ("太田さん", []), ("太田です", ["10205"])])
def test_a_name_with_other_meanings_stands_as_a_place(lexicon, text, codes):
    assert [found.code for found in mentions(lexicon, text)] == codes
