"""Help for danger: lines of its own kind, words of one's own, desks of one's town, and the quick exit where it counts."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation import danger_help
from navigator.dialogue.conversation.danger_help import THANKS, WORDS, danger_view, help_groups
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.free_text_result import unpack_free_text
from navigator.dialogue.conversation.told_danger import KINDS, NOTHING_TOLD, unpack_told_danger
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT
from tests.dialogue.result.test_helplines import EVENING, NIGHT


@pytest.fixture
def talk(knowledge, t):
    def evaluated(now=NOW, **answers):
        given = tuple((fact, make_answer(value)) for fact, value in answers.items())
        return evaluate_conversation(knowledge, Conversation(given), now, t)

    return evaluated


def certainly(*kinds):
    return NOTHING_TOLD.with_told(kinds, (), kinds)


def perhaps(*kinds):
    return NOTHING_TOLD.with_told((), kinds, kinds)


def ids(view):
    return [line.id for line in view.helplines]


def test_where_nothing_was_told_nothing_stands(talk):
    assert danger_view(talk(persona="resident"), NOTHING_TOLD) is None


def test_certain_danger_has_four_lines_and_a_doubt_two_of_its_own_kind(talk):
    assert len(ids(danger_view(talk(), certainly("self_harm")))) == 4
    assert len(ids(danger_view(talk(), certainly("self_harm").with_told(())))) == 2, "fewer on later pages"
    assert len(ids(danger_view(talk(), perhaps("self_harm")))) == 2
    assert ids(danger_view(talk(), perhaps("violence"))) == ["police", "dv-plus"]
    assert ids(danger_view(talk(), perhaps("destitution"))) == ["yorisoi"]


@pytest.mark.parametrize("now", [NOW, EVENING, NIGHT])
def test_who_fears_their_own_son_gets_lines_for_it_before_those_about_partners(talk, now):
    told = danger_view(talk(now, persona="family"), certainly("violence"))
    assert ids(told) == ["police", "yorisoi", "ambulance", "police-advice"]
    others = danger_view(talk(now, persona="resident"), certainly("violence"))
    assert ids(others)[:2] == ["police", "dv-plus"]


def said(lines):
    """What is said at a desk, in one piece."""
    return "".join(text for text, _ in lines)


@pytest.mark.parametrize("lang", ["en", "pt", "zh", "ne"])
@pytest.mark.parametrize("place", ["10205", "10211", "10201"])
def test_on_foreign_pages_each_desk_is_asked_in_japanese_for_its_own_section(talk, knowledge, lang, place):
    talked = replace(talk(persona="resident", municipality=place, livelihood="urgent"), t=translator(lang, ROOT / "content/locale"))
    for desk in danger_view(talked, certainly("destitution")).desks:
        spoken = {id: [sounds for _, sounds in lines] for id, _, lines in desk.windows}
        assert len({str(lines) for lines in spoken.values()}) == len(spoken), "each its own"
        for id, lines in spoken.items():
            assert lines, id
            assert all(japanese and latin for japanese, latin in lines), (id, lines)
        first, *others = spoken.values()
        assert all(any("taberu mono" in latin.lower() for _, latin in lines) for lines in spoken.values()), "to each that there is no food"
        assert any("Tsūyaku" in latin for _, latin in first)
        assert not [latin for lines in others for _, latin in lines if "Tsūyaku" in latin], "of the language once"


def test_a_desk_hears_first_that_there_is_no_food(talk):
    desks = danger_view(talk(persona="resident", municipality="10205", livelihood="urgent"), certainly("destitution")).desks
    asks = [said(lines) for desk in desks for _, _, lines in desk.windows]
    assert asks
    assert all(ask.startswith("食べるもの、住むところ、電気やガスなど、暮らしのことで困っています。") for ask in asks), asks


def test_several_dangers_stand_together_violence_first_and_each_line_once(talk):
    view = danger_view(talk(), certainly("destitution", "self_harm", "violence"))
    assert ids(view)[:2] == ["police", "dv-plus"]
    assert {"inochi-gunma", "yorisoi"} <= {*ids(view)}
    assert len({*ids(view)}) == len(ids(view))


@pytest.mark.parametrize("persona", ["resident", "family", "supporter", "employer"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_the_personas_own(talk, persona, kind):
    certain, doubt = (danger_view(talk(persona=persona), told(kind)) for told in (certainly, perhaps))
    assert certain.is_open
    assert certain.helplines
    if persona in ("supporter", "employer"):
        assert THANKS not in (*certain.words, *doubt.words), "no thanks to a professional"
    if persona == "employer":
        assert certain.words == doubt.words == ()
        assert not doubt.is_open
    else:
        assert certain.words
        assert certain.words != danger_view(talk(persona="employer"), certainly(kind)).words
        assert doubt.is_open


def test_each_persona_has_other_words():
    for kind in KINDS:
        assert len({WORDS[persona, kind] for persona in ("resident", "family", "supporter")}) == 3


def test_a_doubt_about_sadness_never_sends_for_police_or_ambulance(talk):
    for persona in ("resident", "family", "supporter", "employer"):
        for now in (NOW, EVENING, NIGHT):
            view = danger_view(talk(now, persona=persona), perhaps("self_harm"))
            assert not {"police", "ambulance"} & {*ids(view)}
            assert not [text for text in view.words if "110" in text or "119" in text]


def test_on_later_pages_the_lines_stand_without_words(talk):
    told = certainly("violence").with_told(())
    view = danger_view(talk(persona="resident"), told)
    assert view.words == ()
    assert view.is_open
    assert not danger_view(talk(), perhaps("self_harm").with_told(())).is_open, "a doubt folds itself up"


def test_what_was_folded_stays_folded_until_something_new_is_told(talk):
    told = certainly("self_harm").fold(folded=True)
    view = danger_view(talk(), told)
    assert (view.is_open, view.is_folded) == (False, True)
    assert not danger_view(talk(), told.with_told(())).is_open
    assert danger_view(talk(), told.with_told(["violence"], (), ["violence"])).is_open


def test_the_quick_exit_stands_by_violence(talk):
    assert danger_view(talk(), perhaps("violence")).leads_away
    assert not danger_view(talk(), certainly("self_harm", "destitution")).leads_away


def test_no_food_leads_to_the_desks_of_ones_town(talk):
    there = danger_view(talk(persona="resident", municipality="10205"), certainly("destitution"))
    assert windows_of(there.desks) == {"self-reliance", "welfare-office"}
    assert all(desk.of for desk in there.desks)
    assert not there.place_unknown
    assert danger_view(talk(persona="resident"), certainly("destitution")).place_unknown
    assert danger_view(talk(), certainly("self_harm")).desks == ()


def test_the_page_of_help_shows_every_line_once_and_says_where_else_to_call(talk, knowledge):
    for now in (NOW, EVENING, NIGHT):
        groups = help_groups(talk(now))
        assert [group.kind for group in groups] == ["self_harm", "destitution", "violence"]
        shown = [line.id for group in groups for line in (*group.helplines, *group.more)]
        assert len({*shown}) == len(shown)
        assert {line.id for line in knowledge.helplines if line.emergency} == {*shown}
        for group in groups:
            assert sum(bool(line.phone) + bool(line.chat_page) for line in group.helplines) <= 3
        food = groups[1]
        assert food.asks_place
        assert food.elsewhere == "よりそいホットライン"


def test_the_page_of_help_names_the_desks_of_a_town(talk):
    assert help_groups(talk())[1].desks == ()
    assert "いま閉まっています。今日の朝、9:00から" in help_groups(talk(NIGHT))[1].opening, "before the town is told"
    assert help_groups(talk(NIGHT, municipality="10203"))[1].opening == "", "each desk says it itself"
    assert windows_of(help_groups(talk(municipality="10203"))[1].desks) == {"self-reliance", "welfare-office"}


def test_a_telephone_that_serves_two_desks_stands_once(talk, knowledge):
    for place in knowledge.municipalities:
        phones = [desk.phone for desk in help_groups(talk(municipality=place))[1].desks]
        assert len({*phones}) == len(phones), place


def test_the_hall_puts_through_where_a_desk_has_no_telephone_of_its_own(talk, knowledge):
    (desk,) = help_groups(talk(NIGHT, municipality="10205"))[1].desks
    assert (desk.phone, desk.of) == (knowledge.municipalities["10205"].phone.confirmed_text, "太田市役所（代表）")
    assert [id for id, _, _ in desk.windows] == ["self-reliance", "welfare-office"]
    assert all("つないで" in said(lines) for _, _, lines in desk.windows)
    assert desk.opening.state == "usually_closed"
    assert "閉まっています" in desk.opening.text


def test_a_desk_behind_a_main_number_names_its_extension(talk, knowledge):
    told = certainly("destitution")
    (desk,) = danger_view(talk(persona="resident", livelihood="urgent", municipality="10211"), told).desks
    asks = {id: said(lines) for id, _, lines in desk.windows}
    assert desk.phone == knowledge.municipalities["10211"].phone.confirmed_text
    assert asks["self-reliance"].endswith("内線1191をお願いします。")
    assert "生活保護の相談" in asks["welfare-office"]
    direct = danger_view(talk(persona="resident", municipality="10201"), told).desks
    assert not any("内線" in said(lines) for desk in direct for _, _, lines in desk.windows)


def test_no_desk_is_reached_by_a_main_number_without_words_to_be_put_through(talk, knowledge):
    main_numbers = {town.phone.confirmed_text for town in knowledge.municipalities.values()}
    for place in knowledge.municipalities:
        for desk in danger_view(talk(persona="resident", municipality=place), certainly("destitution")).desks:
            for id, _, lines in desk.windows if desk.phone in main_numbers else ():
                assert "内線" in said(lines) or "つない" in said(lines), (place, id)


def test_by_day_the_desks_stand_first_and_at_night_the_line_that_is_open(talk):
    for now, first in ((NOW, True), (NIGHT, False)):
        assert danger_view(talk(now, municipality="10205"), certainly("destitution")).desks_first == first
    assert not danger_view(talk(municipality="10205"), certainly("destitution", "violence")).desks_first


def test_every_town_has_a_telephone_for_food_and_roof_day_and_night(talk, knowledge):
    for now in (NOW, NIGHT):
        for place in knowledge.municipalities:
            desks = help_groups(talk(now, municipality=place))[1].desks
            assert [desk.phone for desk in desks if not desk.phone] == [], place


def test_outside_the_region_ones_own_town_is_named_without_a_number_of_ours(talk):
    desks = danger_view(talk(persona="resident", municipality="outside"), certainly("destitution")).desks
    assert [desk.phone for desk in desks if desk.phone] == []
    assert all("市区町村" in desk.of for desk in desks)


def windows_of(desks):
    return {id for desk in desks for id, _, _ in desk.windows}


@pytest.mark.parametrize("now", [NIGHT, EVENING])
def test_who_is_beaten_by_a_husband_keeps_the_lines_for_that_though_it_is_called_a_matter_of_the_family(talk, now):
    """A wife tapped 家族のこと, and the one line that answers at night for her was gone up to the result."""
    told = certainly("violence").with_settings(("partner",))
    of_wife = ids(danger_view(talk(now, persona="family"), told))
    assert of_wife == ids(danger_view(talk(now, persona="resident"), told))
    assert "dv-plus" in of_wife
    assert "dv-plus" in ids(danger_view(talk(now, persona="family"), told.with_told(())))


@pytest.mark.parametrize("now", [NOW, NIGHT])
@pytest.mark.parametrize("told", [perhaps("violence"), certainly("violence").with_told(())])
def test_who_is_held_short_by_a_husband_finds_the_centre_for_women_on_every_page(talk, now, told):
    """Who may not work nor keep her wages was given the police and one line, and the prefecture's centre stood behind a tap."""
    assert "women-gunma" in ids(danger_view(talk(now, persona="resident"), told.with_settings(("partner",))))
    assert "women-gunma" not in ids(danger_view(talk(now, persona="resident"), told.with_settings(("wife",))))


@pytest.mark.parametrize(
    ("line", "by_partner"),
    [
        ("夫に殴られています", True), ("夫が怒鳴ったり殴ったりします", True), ("彼氏に首を絞められた", True), ("mi esposo me pega", True),
        ("夫に殴られています。息子が心配です", True), ("妹が夫に殴られています", True), ("夫が私と息子を殴ります", True), ("娘が婿に殴られて帰ってきた", True),
        ("息子が夫に暴力をふるわれています", True), ("丈夫打我", True), ("おっとが なぐります", True), ("うちの人が殴るんです", True),
        ("息子が暴れて壁を殴る。主人も困っています", False), ("息子に殴られます", False), ("社長になぐられた", False),
    ],
)  # fmt: skip
def test_a_partner_is_told_from_a_son(t, knowledge, line, by_partner):
    _, result = apply_free_text(evaluate_conversation(knowledge, Conversation(), NIGHT, t), TypedLine(line))
    assert result.danger == "violence"
    assert ("partner" in result.danger_settings) is by_partner
    assert unpack_free_text(knowledge, result.pack()) == result


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("職場の先輩に工具で頭を殴られました", ("workplace",)), ("社長にパスポートを取りあげられた。逃げたら殺すと言われた", ("workplace",)),
        ("店長に体をさわられます", ("sexual", "workplace")), ("新しい彼が娘のお風呂に一緒に入ろうとします。なぐられました", ("child", "sexual")),
        ("ぼくのあざのことは先生に言うなと父さんになぐられた", ("child",)), ("夫が私と息子を殴ります", ("partner", "child")),
        ("my boss hits me", ("workplace",)), ("mi padrastro golpea a mi hija", ("child",)), ("老板打我", ("workplace",)),
        ("隣の部屋の子が寒いのにベランダに出されて、ごめんなさいと泣いています", ("child", "another")),
        ("会社にパスポートをあずけさせられて、殴られます", ("workplace",)), ("息子に殴られます", ()), ("知らない人に殴られた", ()), ("妻に殴られます。男なので言えません", ("wife",)), ("嫁が怒ると包丁をまな板に突き立てます。殴られたこともある", ("wife",)),
        ("女房が包丁もちだすんさ。子どもの前で", ("wife", "child")), ("かみさん包丁ふりまわす", ("wife",)), ("隣の部屋から変な臭いがする", ("unseen",)),
        ("おばあさんの通帳を同居の息子さんが握っていて、なぐられたあざがある", ("another",)), ("友達が旦那に殴られています", ("partner", "another")), ("友達に殴られた", ()), ("パート代も夫にとりあげられる", ("partner",)),
        ("夫が妻の私を殴ります", ("partner",)), ("妻が夫に殴られているのを見ました。妹です", ("partner",)), ("妻である私が夫に殴られています", ("partner",)), ("my wife hits me", ("wife",)),
        ("東吾妻で会社の人に殴られています", ("workplace",)), ("吾妻郡です。息子に殴られます", ()),
    ],
)  # fmt: skip
def test_the_setting_of_violence_is_read_and_kept(t, knowledge, line, settings):
    _, result = apply_free_text(evaluate_conversation(knowledge, Conversation(), NIGHT, t), TypedLine(line))
    assert result.danger_settings == settings
    told = certainly("violence").with_settings(result.danger_settings)
    assert unpack_told_danger(told.pack()) == told


@pytest.mark.parametrize("now", [NIGHT, EVENING])
@pytest.mark.parametrize(
    ("settings", "first", "missing"),
    [(("workplace",), "police", {"dv-plus", "dv-navi", "child-189"}), (("child",), "child-189", {"dv-plus"}), (("sexual",), "sexual-violence", {"child-189"}),
     (("child", "sexual"), "child-189", set()), (("partner", "child"), "dv-plus", set()),
     (("wife",), "dv-plus", {"women-gunma"}), (("unseen",), "ambulance", {"dv-plus", "dv-navi", "child-189", "sexual-violence"})],
)  # fmt: skip
def test_who_was_struck_and_where_decides_which_telephones_stand_first(talk, now, settings, first, missing):
    """Who is beaten by a foreman was given the line for wives; a child in danger none for children."""
    shown = [line.id for line in danger_view(talk(now, persona="resident"), certainly("violence").with_settings(settings)).helplines]
    assert first in shown[:2]
    assert not missing & {*shown}
    assert {"police", "yorisoi"} & {*shown}


def test_who_tells_of_another_is_not_told_that_it_is_no_fault_of_theirs(talk):
    """A care manager who told of a client's bankbook read 「あなたのせいではありません」."""
    told = certainly("violence")
    assert danger_view(talk(persona="resident"), told).words == WORDS["resident", "violence"]
    for persona in ("resident", "family", "supporter"):
        view = danger_view(talk(persona=persona), told.with_settings(("another",)))
        assert view.words == WORDS["supporter", "violence"]
        assert ids(view) == ids(danger_view(talk(persona=persona), told)), "who tells of it changes no telephone"


@pytest.mark.parametrize("told", [certainly("violence"), perhaps("violence")])
def test_who_fears_for_one_who_is_not_seen_is_told_to_call_at_once(talk, told):
    """Newspapers were piling up at a neighbour's door, and the answer asked how long he had been out of work."""
    view = danger_view(talk(persona="resident"), told.with_settings(("unseen",)))
    assert ids(view)[:2] == ["police", "ambulance"]
    assert view.words == danger_help.UNSEEN
    assert not view.leads_away, "nobody stands beside them"
    both = danger_view(talk(persona="resident"), told.with_settings(("unseen", "partner")))
    assert (both.words == danger_help.UNSEEN, both.leads_away) == (False, True)
    assert danger_view(talk(persona="employer"), told.with_settings(("unseen",))).words == ()


@pytest.mark.parametrize("kind", ["self_harm", "violence", "destitution"])
@pytest.mark.parametrize("lang", ["pt", "ne"])
def test_abroad_a_doubt_brings_a_line_that_speaks_other_languages_by_day_too(knowledge, kind, lang):
    asked = Conversation((("persona", make_answer("resident")),))
    view = danger_view(evaluate_conversation(knowledge, asked, NOW, translator(lang, ROOT / "content/locale")), perhaps(kind))
    assert any(line.language_note for line in view.helplines)


@pytest.mark.parametrize(
    ("ways", "first"),
    [
        ([1, 1, 1, 1], 3),  # three telephones
        ([2, 1, 1], 2),  # a telephone with a chat, and a telephone: three
        ([1, 2, 1], 2),
        ([2, 2, 1], 1),  # two with a chat each would be four
        ([1, 1], 2),
        ([], 0),
    ],
)
def test_three_telephones_and_chats_of_a_danger_stand_before_one_tap_more(ways, first):
    lines = tuple(SimpleNamespace(phone="110", chat_page="https://chat.example" if n == 2 else "") for n in ways)
    assert danger_help._first_ways(lines) == lines[:first]


def test_a_line_that_one_can_only_write_to_is_a_way_too():
    lines = tuple(SimpleNamespace(phone="", chat_page=f"https://chat.example/{n}") for n in range(4))
    assert danger_help._first_ways(lines) == lines[:3]
