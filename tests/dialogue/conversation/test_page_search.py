"""The line finds pages: by name, misspelt, as it sounds, in the language of the page; and stays out of the way of what people tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import FreeTextResult, unpack_free_text
from navigator.dialogue.conversation.page_search import found_pages, with_found_pages
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT

CATALOGS = ROOT / "content/locale"
EASY = translator("ja-easy", CATALOGS)
FINDS = [
    ("じょぶトレニング", ("scheme", "job-training-pref")),
    ("トライアル", ("scheme", "subsidy-trial")),
    ("キャリアップ", ("scheme", "subsidy-career-up")),
    ("ハローワク", ("window", "hello-work")),
    ("ジョブカフエ", ("window", "jobcafe-middle")),
    ("めんせつかい", ("scheme", "job-fair")),
    ("求職者支援", ("scheme", "training-support")),
    ("個人情報は残りますか", ("faq", "kept")),
    ("匿名で相談できますか", ("faq", "name")),
    ("何歳まで使えますか", ("faq", "ages")),
    ("電話が苦手", ("faq", "no-telephone")),
    ("履歴を消す", ("faq", "unseen")),
    ("計画のねらい", ("plan", "Ⅱ-1")),
]
TOLD = [
    "46歳、派遣、前橋。正社員になりたい", "仕事を探しています", "息子が十年ひきこもっています", "パートを二つかけもちしてる",
    "たべるものがない", "家賃が払えない", "です", "ありません", "はい", "ぬるぽ", "前橋", "眠れない", "…", "",
]  # fmt: skip
DANGER = ["死にたい", "ころされるかも", "サポステに行くくらいなら死にたい", "電話が苦手で、もう消えてしまいたい"]


def searched(evaluation, line):
    """What is understood of a line, with the pages found."""
    _, result = apply_free_text(evaluation, TypedLine(line))
    return with_found_pages(evaluation, line, result, EASY)


@pytest.mark.parametrize(("line", "page"), FINDS)
def test_a_name_is_found_however_it_is_spelt(evaluation_of, line, page):
    result = searched(evaluation_of(), line)
    assert page in result.found, result.found
    assert not result.not_understood


@pytest.mark.parametrize("line", TOLD)
def test_what_people_tell_looks_for_no_page(evaluation_of, line):
    assert searched(evaluation_of(), line).found == ()


@pytest.mark.parametrize("line", DANGER)
def test_danger_is_read_first(evaluation_of, line):
    result = searched(evaluation_of(), line)
    assert result.danger_is_certain
    assert result.found == ()


def test_a_line_with_a_letter_wrong_alone_does_not_hide_that_it_was_not_understood(evaluation_of):
    """The kind sentence and its telephones stay where the page is a guess."""
    unread = FreeTextResult(not_understood=True)
    guessed = with_found_pages(evaluation_of(), "じょぶかふぁ", unread, EASY)
    named = with_found_pages(evaluation_of(), "ハローワーク", unread, EASY)
    assert ("window", "jobcafe-middle") in guessed.found
    assert guessed.not_understood
    assert named.found[0] == ("window", "hello-work")
    assert not named.not_understood


def test_what_stands_on_a_card_needs_no_list_beside_it(evaluation_of):
    evaluation = evaluation_of()
    result = searched(evaluation, "サポステ")
    reply = reply_to_free_text(evaluation, result)
    assert {card.id for card in reply.cards} == {"saposute"}
    assert reply.found == ()


def test_an_answer_of_ours_stands_beside_a_card(evaluation_of):
    evaluation = evaluation_of()
    result = searched(evaluation, "サポステは何歳まで")
    reply = reply_to_free_text(evaluation, result)
    assert {card.id for card in reply.cards} == {"saposute"}
    assert [page.path for page in reply.found] == ["faq#ages"]


def test_who_speaks_is_offered_only_what_is_for_them(evaluation_of):
    found = {
        persona: with_found_pages(evaluation_of(persona=persona), "トライアル雇用", FreeTextResult(), EASY).found
        for persona in ("employer", "family")
    }
    assert ("scheme", "subsidy-trial") in found["employer"]
    assert found["family"] == ()


def test_a_scheme_that_is_over_is_not_found(evaluation_of, knowledge):
    over = {id for id, text in knowledge.schemes.items() if NOW.date() not in text.valid}
    found = {id for id in over for _, page in searched(evaluation_of(), knowledge.scheme_words[id].name).found if page == id}
    assert not found


@pytest.mark.parametrize("lang", ["pt", "zh", "ne"])
def test_a_name_is_found_in_the_language_of_the_page(evaluation_of, knowledge, lang):
    spoken = translator(lang, CATALOGS)
    evaluation = evaluate_conversation(knowledge, evaluation_of().conversation, NOW, spoken)
    name = spoken(knowledge.window_words["labour-bureau"].name)
    unread = FreeTextResult(not_understood=True)
    assert with_found_pages(evaluation, name, unread, EASY).found[0] == ("window", "labour-bureau")


def test_each_page_that_can_be_found_has_an_address_and_comes_back_from_the_cookie(evaluation_of, knowledge):
    refs = (
        *(("window", id) for id in knowledge.windows), *(("scheme", id) for id in knowledge.schemes),
        *(("faq", id) for id in knowledge.frequent_questions), *(("plan", section.id) for section in knowledge.plan.sections),
    )  # fmt: skip
    views = found_pages(evaluation_of(), refs)
    assert len({view.path for view in views}) == len(refs)
    assert all(view.name and view.kind for view in views)
    assert unpack_free_text(knowledge, FreeTextResult(found=refs).pack()).found == refs


def test_pages_that_are_not_of_our_lists_are_left_out(knowledge):
    assert unpack_free_text(knowledge, {"m": [["window", "nowhere"], ["plan", "saposute"], ["faq", 3], "faq"]}).found == ()


@given(st.text(max_size=60))
def test_any_line_gives_at_most_three_pages(evaluation_of, line):
    assert len(with_found_pages(evaluation_of(), line, FreeTextResult(), EASY).found) <= 3
