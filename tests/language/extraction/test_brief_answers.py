"""Answers of a word or two."""

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.brief_answers import answers_to, bare_words
from navigator.language.text.line import read_line


@pytest.fixture
def analysis(lexicon):
    def of(text):
        line = read_line(text)
        return LineAnalysis(line, lexicon.hits(line), (), {})

    return of


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        ("なんとか", "livelihood", {"ok"}), ("まあ、なんとかです", "livelihood", {"ok"}), ("なんとか", "work", set()),
        ("なんとかしてほしい", "livelihood", set()), ("パート", "work", {"nonregular"}), ("パートが決まらない", "work", set()),
        ("バイトっす", "work", {"nonregular"}), ("はけん", "work", {"nonregular"}), ("はけんさきともめた", "work", set()),
        ("いちおう正社員、給料は安いけど", "work", {"regular"}), ("無職 さがしてる", "work", {"seeking"}), ("desempregado, procurando", "work", {"seeking"}),
        ("なんもしてねえ 探してもいねえ", "work", {"not_working"}), ("夫、正社員", "work", set()), ("財布に83円 あとなし", "livelihood", {"urgent"}),
        ("でんき代おくれてる。米はある", "livelihood", {"hard"}), ("いない、でも平気", "lonely", set()), ("毎日犬の散歩", "withdrawn", {"no"}),
        ("夜中にコンビニ行くだけ", "withdrawn", {"yes"}), ("mi hijo", "persona", {"family"}), ("となりの奥さん", "persona", {"supporter"}),
        ("介護をしています", "work", {"not_working|home_or_school"}), ("なんとか" + "あ" * 30, "livelihood", set()),
        ("部下", "persona", {"employer"}), ("部下に怒られた", "persona", set()), ("幼なじみ", "persona", {"supporter"}), ("同居の兄", "persona", {"family"}),
        ("うちのおとう", "persona", {"family"}), ("うちのおとうとがね", "persona", set()), ("百姓", "work", {"self_employed"}), ("職安がよい", "work", {"seeking"}),
        ("ﾅｼ", "wants_work", {"no"}), ("さらさらねえ", "wants_work", {"no"}), ("ぜひ", "wants_work", {"yes"}), ("ないわけがない", "wants_work", {"yes"}), ("やばい", "livelihood", {"hard|urgent"}),
        ("ｺﾒなし", "livelihood", {"urgent"}), ("ﾓﾝﾀﾞｲﾅｼ", "livelihood", {"ok"}), ("残90日", "unemployment_benefit", {"yes"}), ("雇用保険ﾐｶﾆｭｳ", "unemployment_benefit", set()),
        ("パチ屋通い", "withdrawn", {"no"}), ("パチ屋通いはやめた", "withdrawn", set()), ("自宅警備員", "withdrawn", {"yes"}),
    ],
)  # fmt: skip
def test_nothing_but_polite_letters_stands_around_an_answer(analysis, text, asked, values):
    assert {hit.sense.value for hit in answers_to(analysis(text), asked)} == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46歳 派遣 前橋", True), ("派遣社員45歳です", True), ("資格なし、パートのみ", True), ("女 51 パート", True),
        ("派遣", False), ("派遣先ともめた", False), ("パート 求人 太田", False), ("夜はパートが多い", False),
    ],
)  # fmt: skip
def test_a_bare_word_is_an_answer_beside_others(analysis, text, found):
    assert bool(bare_words(analysis(text))) is found
