"""Ages in every writing, and whose they are."""

import pytest


def age(read, text, **known):
    found = read(text, **known)
    fact = found.facts.get("age") or found.facts.get("candidate_age")
    return fact.plain if fact else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("46歳です", 46), ("４６才、無職", 46), ("四十六歳の男です", 46), ("46", 46), ("四十八歳", 48), ("よんじゅうろくさいです", 46),
        ("51 経験なし 役場の仕事", 51), ("もう49で派遣です", 49), ("昭和48年生まれです", 52), ("昭和48年", 52), ("S50生まれの男です", 50),
        ("1978年生まれの派遣社員です", 47), ("昭和五十四年生まれ、派遣", 46), ("平成元年生まれ", 36), ("来年60になります、仕事がない", 59),
        ("I'm 47 and looking for a job", 47), ("tenho 45 anos e procuro emprego", 45), ("busco trabajo, tengo 50 años", 50),
        ("我45岁，一直做派遣", 45), ("tôi 41 tuổi muốn tìm việc", 41), ("म ४५ वर्षको हुँ, काम छैन", 45), ("saya umur 42 tahun cari kerja", 42),
    ],
)  # fmt: skip
def test_exact_ages(read, text, wanted):
    assert age(read, text) == wanted


@pytest.mark.parametrize("text", ["46歳 前橋 派遣", "46歳前橋市です", "四十六歳、前橋", "46歳 前の会社を辞めた", "46歳 前職は事務", "46岁 前桥"])
def test_what_begins_with_before_is_no_nearly(read, text):
    """前橋 after an age was read as just before it: 46 became 43 to 45."""
    assert age(read, text) == 46


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("四十代で無職です", "40..49"), ("40代後半の派遣です", "45..49"), ("アラフィフの派遣です", "45..54"), ("50手前で契約が切れる", "47..49"), ("50歳前の男です", "47..49"),
        ("50過ぎてからの仕事探し", "50..54"), ("50半ばの男です", "54..56"), ("４０だいです", "40..49"), ("I'm in my 40s and unemployed", "40..49"), ("im in my early 40s", "40..44"), ("im in my mid 40s", "44..46"), ("im in my late forties", "47..49"),
    ],
)  # fmt: skip
def test_ranges_of_ages(read, text, wanted):
    assert age(read, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("私82歳、息子54歳。部屋から出ません", 54), ("息子が今年四十九です。働いていません", 49), ("43の息子が家から出ない", 43),
        ("両親は80代、弟は52歳で引きこもりです", 52), ("83の父を看ながら働ける仕事があれば", None),
    ],
)  # fmt: skip
def test_whose_age_it_is(read, text, wanted):
    assert age(read, text) == wanted


@pytest.mark.parametrize(
    "text",
    ["派遣で20年働いています", "3年前に辞めました", "借金が240万あります", "時給1050円です", "月100時間の残業", "30社落ちました", "昭和村に住んでいます",
     "20 anos no Japão, sem trabalho", "電話は027-000-0000ですか", "2000年に大学を出ました"],
)  # fmt: skip
def test_other_numbers_are_no_ages(read, text):
    assert age(read, text) is None


def test_an_employer_tells_of_one_candidate(read):
    assert read("太田で板金やってます。49の人を雇った。助成金ある？").facts["candidate_age"].plain == 49
    assert "candidate_age" not in read("45歳以上の人を雇いたい会社です。助成金はありますか").facts


def test_a_lone_number_answers_the_question(read):
    assert read("46", persona="resident", asked="age").facts["age"].answer_values == ("46",)
