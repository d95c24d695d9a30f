"""The sheet: where, about me, what to ask, other doors; only what is kept, and nothing of what one is not."""

import pytest

from navigator.dialogue.answers import DONT_KNOW, Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.calls import little_japanese
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.take_along.sheet import code_text, sheet_view, text_to_send, with_japanese
from navigator.dialogue.wording.furigana import without_readings
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT

TEMPORARY = {
    "persona": "resident", "work": "nonregular", "age": "45..49", "municipality": "10201", "wants_regular": "yes",
    "lonely": "yes", "withdrawn": "no", "livelihood": "hard", "needs": "training",
}  # fmt: skip
HUNGRY = {"persona": "resident", "livelihood": "urgent", "municipality": "10205"}


def evaluated(knowledge, t, facts, concerns=()):
    answers = tuple((fact, make_answer(value) if value else DONT_KNOW) for fact, value in facts.items())
    return evaluate_conversation(knowledge, Conversation(answers).with_concerns(concerns), NOW, t)


def sheet_of(knowledge, t, facts, concerns=(), keep=None):
    evaluation = evaluated(knowledge, t, facts, concerns)
    return sheet_view(evaluation, result_view(evaluation), keep)


def sections(sheet):
    return {section.id: section.lines for section in sheet.sections}


def test_the_number_stands_alone_with_whose_it_is_and_whom_to_ask_for(knowledge, t):
    lines = {line.id: line for line in sections(sheet_of(knowledge, t, HUNGRY))["place"]}
    call = result_view(evaluated(knowledge, t, HUNGRY)).first.call
    assert (call.kind, lines["phone"].number, lines["phone"].is_phone) == ("town_hall", call.number, True)
    assert call.of in lines["callee"].text
    assert call.ask_for in lines["callee"].text


def test_before_the_place_is_told_the_sheet_and_what_is_sent_on_name_the_hall_and_the_section(knowledge, t):
    told = {fact: value for fact, value in HUNGRY.items() if fact != "municipality"}
    sheet = sheet_of(knowledge, t, told)
    assert [line.id for line in sections(sheet)["place"] if line.is_phone] == []
    for text in (code_text(sheet, t), text_to_send(result_view(evaluated(knowledge, t, told)), t)):
        assert "電話：お住まいの市町村の役所（代表）に電話して、「生活困窮の相談の係" in text
    assert "お住まいの市町村の役所" not in code_text(sheet_of(knowledge, t, HUNGRY), t)


def test_outside_the_region_the_sheet_names_ones_own_town_hall_before_the_national_line(knowledge, t):
    text = code_text(sheet_of(knowledge, t, HUNGRY | {"municipality": "outside"}), t)
    assert 0 < text.index("お住まいの市区町村の役所") < text.index("0120-279-338")


@pytest.mark.parametrize("persona", ["resident", "family", "supporter"])
def test_who_has_no_food_says_so_and_asks_for_help_not_for_seminars(knowledge, t, persona):
    hungry = HUNGRY | {"persona": persona, "work": "seeking", "age": "50..54"}
    result = result_view(evaluated(knowledge, t, hungry))
    assert result.out_of_sight, "schemes fit too"
    assert "食べるもの" in result.first.script[0][0]
    asked = [line.text for line in sections(sheet_of(knowledge, t, hungry))["ask"]]
    assert asked == ["いま使える助けには、何がありますか", "今日のうちに、できることはありますか", "泊まるところがないときの助け（居住支援事業）は、ありますか"]
    for told in (text_to_send(result, t), code_text(sheet_of(knowledge, t, hungry), t), *asked):
        assert "食べるもの" not in told, "taken along only by who ticks it"


def test_at_most_three_lines_about_a_person_hold_all_that_is_printed(knowledge, t):
    about = sections(sheet_of(knowledge, t, TEMPORARY))["about"]
    assert len(about) == 3
    text = "".join(line.text for line in about)
    for said in ("契約・パート・派遣など", "45", "前橋市", "正社員になりたい", "さびしさを感じている", "暮らしが苦しい"):
        assert said in text
    assert "外に出られる" not in text


@pytest.mark.parametrize(("fact", "value"), [("wants_regular", "no"), ("withdrawn", "no"), ("livelihood", "ok"), ("lonely", "no")])
def test_what_one_is_not_is_not_printed(knowledge, t, fact, value):
    with_it, without = (sections(sheet_of(knowledge, t, facts)) for facts in (
        {"persona": "resident", "municipality": "10201", fact: value}, {"persona": "resident", "municipality": "10201"},
    ))  # fmt: skip
    assert with_it["about"] == without["about"]


def test_what_is_unknown_is_not_printed(knowledge, t):
    assert "about" not in sections(sheet_of(knowledge, t, {"persona": "resident", "age": None}))


def test_what_is_unticked_is_nowhere(knowledge, t):
    whole = sheet_of(knowledge, t, TEMPORARY, ("care",))
    phone = next(line.number for line in sections(whole)["place"] if line.is_phone)
    assert whole.is_whole
    assert phone in code_text(whole, t)
    ids = [line.id for section in whole.sections for line in section.lines]
    part = sheet_of(knowledge, t, TEMPORARY, ("care",), keep=set(ids) - {"phone", "about-1", "door-care-0"})
    assert not part.is_whole
    assert [line.id for section in part.sections for line in section.lines] == [
        id for id in ids if id not in {"phone", "about-1", "door-care-0"}
    ]
    assert phone not in code_text(part, t)
    assert code_text(sheet_of(knowledge, t, TEMPORARY, keep={"about-1"}), t) == ""


def test_neither_the_code_nor_what_is_sent_on_says_anything_of_the_person(knowledge, t):
    evaluation = evaluated(knowledge, t, TEMPORARY, ("debts",))
    result = result_view(evaluation)
    assert result.first.call.number in text_to_send(result, t)
    for text in (code_text(sheet_view(evaluation, result), t), text_to_send(result, t)):
        for said in ("パート", "45", "さびし", "苦しい", "借金", "法テラス"):
            assert said not in text


def test_what_tells_of_danger_is_taken_along_only_by_who_ticks_it(knowledge, t):
    told = {**TEMPORARY, "livelihood": "urgent"}
    whole = {line.id: line for line in sections(sheet_of(knowledge, t, told))["about"]}
    danger = whole.pop("about-danger")
    assert "今日の食べものや寝るところに困っている" in danger.text
    assert not danger.is_kept
    assert whole
    assert all(line.is_kept and danger.text not in line.text for line in whole.values())
    assert sections(sheet_of(knowledge, t, told, keep={"about-danger"}))["about"][0].is_kept


def test_questions_name_the_schemes_in_sight(knowledge, t):
    evaluation = evaluated(knowledge, t, TEMPORARY | {"livelihood": "ok", "lonely": "no"})
    result = result_view(evaluation)
    asked = sections(sheet_view(evaluation, result))["ask"]
    assert result.in_sight
    assert [line.text for line in asked] == [f"「{card.name}」は使えますか" for card in result.in_sight]


def test_a_desk_for_daily_life_is_asked_about_the_rent_and_not_about_vacancies(knowledge, t):
    asked = [line.text for line in sections(sheet_of(knowledge, t, TEMPORARY))["ask"]]
    assert asked == ["家賃の助け（住居確保給付金）は使えますか", "いま使える助けには、何がありますか"]


def test_of_many_concerns_each_has_its_first_door(knowledge, t):
    told = ("care", "illness", "debts", "dismissal")
    doors = sections(sheet_of(knowledge, t, TEMPORARY, told))["doors"]
    assert [line.id for line in doors] == [f"door-{id}-0" for id in told]


def test_that_someone_left_prison_is_on_no_paper_until_it_is_ticked(knowledge, t):
    told = ("care", "release")
    doors = {line.id: line.is_kept for line in sections(sheet_of(knowledge, t, TEMPORARY, told))["doors"]}
    assert doors == {"door-care-0": True, "door-release-0": False, "door-care-1": True, "door-release-1": False}


def test_a_door_that_leads_stands_first_on_the_paper_and_in_no_code(knowledge, t):
    facts = {"persona": "resident", "work": "regular", "age": "52", "municipality": "10203", "livelihood": "ok", "lonely": "no", "needs": "keep_job"}
    sheet = sheet_of(knowledge, t, facts, ("care",))
    place = sections(sheet)["place"]
    assert [line.id for line in place][:2] == ["door-care-0", "window"]
    assert (place[0].label, place[0].number != "") == ("まず、こちらへ", True)
    assert "door-care-0" not in [line.id for line in sections(sheet).get("doors", ())]
    assert place[0].number not in code_text(sheet, t)


CARER = {"persona": "resident", "work": "regular", "age": "52", "livelihood": "ok", "lonely": "no", "needs": "keep_job"}


@pytest.mark.parametrize(
    ("concern", "facts", "first"),
    [
        ("care", {"municipality": "10203"}, "まず、こちらへ：地域包括支援センター\n電話：{kiryu}\n電話がつながるところ：桐生市役所（代表）。"),
        ("care", {}, "まず、こちらへ：地域包括支援センター\n電話：お住まいの市町村の役所（代表）に電話して、「介護や高齢者の相談の係"),
        ("illness", {"municipality": "10203"}, "まず、こちらへ：勤め先か、入っている健康保険（傷病手当金）\n\nつぎに、こちらへ："),
    ],
    ids=["by the town hall", "before the place is told", "without a number"],
)
def test_what_is_sent_on_begins_with_the_door_that_leads_and_says_nothing_of_the_person(knowledge, t, concern, facts, first):
    """It knew only the second door: who sent it to their family sent them past the first."""
    result = result_view(evaluated(knowledge, t, CARER | facts, (concern,)))
    text = text_to_send(result, t)
    assert text.startswith(first.replace("{kiryu}", knowledge.municipalities["10203"].phone.confirmed_text))
    assert f"\n\nつぎに、こちらへ：{result.first.office.name if result.first.office else result.first.name}\n" in text
    assert result.leading.doors[0].say not in text


def test_a_foreign_sheet_has_the_japanese_beside(knowledge, t):
    pt = translator("pt", ROOT / "content/locale")
    sheet = with_japanese(sheet_of(knowledge, pt, HUNGRY), sheet_of(knowledge, t, HUNGRY))
    lines = {line.id: line for line in sections(sheet)["about"]}
    assert all(line.japanese for line in lines.values())
    assert any(line.japanese != line.text for line in lines.values())


def test_a_line_that_was_not_ticked_puts_no_words_into_a_mouth(knowledge, t):
    """Who leaves 「自信や気力が、まだ足りない」 unticked has not said that applications could begin; nor what Takasaki is not."""
    facts = {
        "persona": "family", "work": "not_working", "wants_work": "yes", "age": "43", "withdrawn": "no", "readiness": "ready",
        "jobless_months": "216", "municipality": "10202", "takasaki_area": "main",
    }  # fmt: skip
    about = " ".join(line.text for line in sections(sheet_of(knowledge, t, facts))["about"])
    assert "応募" not in about
    assert "新町" not in about
    assert "仕事を離れて18年" in about


def test_what_a_foreign_speaker_carries_holds_the_japanese_and_how_it_sounds(knowledge, t):
    pt = translator("pt", ROOT / "content/locale")
    result = result_view(evaluated(knowledge, pt, TEMPORARY))
    text = text_to_send(result, pt)
    name = result.first.office.japanese_name if result.first.office else result.first.japanese_name
    assert name
    assert f" / {name}" in text
    for meaning, (japanese, sounds) in result.first.script_to_send:
        assert f"{without_readings(japanese)}\n{sounds}\n({meaning})" in text
    japanese = with_japanese(sheet_of(knowledge, pt, TEMPORARY), sheet_of(knowledge, t, TEMPORARY))
    assert f" / {name}" in code_text(japanese, pt)
    assert " / " not in text_to_send(result_view(evaluated(knowledge, t, TEMPORARY)), t)


@pytest.mark.parametrize("lang", ["pt", "ne", "zh"])
def test_a_foreign_speaker_first_says_that_they_speak_little_japanese(knowledge, t, lang):
    foreign = translator(lang, ROOT / "content/locale")
    (line,) = little_japanese(knowledge, foreign)
    assert "通訳" in line
    said = result_view(evaluated(knowledge, foreign, TEMPORARY)).first.script_to_send
    assert said[0] == (foreign(line), foreign.read_aloud(line))
    assert "Tsūyaku" in said[0][1][1]
    assert little_japanese(knowledge, t) == ()
    assert line not in [said for said, _ in result_view(evaluated(knowledge, t, TEMPORARY)).first.script_to_send]


@pytest.mark.parametrize(("lang", "is_western"), [("zh", False), ("pt", True), ("vi", True)])
def test_what_is_sent_on_has_the_marks_of_its_language(knowledge, lang, is_western):
    foreign = translator(lang, ROOT / "content/locale")
    lines = text_to_send(result_view(evaluated(knowledge, foreign, TEMPORARY)), foreign).splitlines()
    label = foreign("電話")
    assert [line for line in lines if line.startswith(f"{label}: " if is_western else f"{label}：")]
    assert bool([line for line in lines if line.startswith("(")]) == is_western
    assert bool([line for line in lines if line.startswith("（")]) != is_western
