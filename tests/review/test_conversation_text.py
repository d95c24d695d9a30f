"""Conversations of a proof read as a citizen would have them; golden cases that cannot be read are refused."""


from navigator.review.conversation_text import conversation_text, request_text, simplest_answer
from tests.review.conftest import DAY


def cells(rules, fact, *values):
    domain = rules.domains[rules.index[fact]]
    return rules.index[fact], domain.cells_touching(domain.fact.mask(values))


def test_a_conversation_is_told_in_the_voice_of_who_speaks(knowledge, t):
    rules = knowledge.rules_on(DAY)
    lines = conversation_text(
        knowledge,
        rules,
        (
            cells(rules, "persona", "supporter"),
            cells(rules, "age", 45),
            cells(rules, "needs", frozenset({"peers", "training"})),
            (rules.index["lonely"], 0b11),
            (rules.index["work"], 0),
        ),
        t,
    )
    assert lines[0].endswith("→ 支援している方のこと")
    assert lines[1] == "ご本人は、おいくつですか。だいたいでかまいません。 → 35〜44歳"
    assert lines[2].count("、") >= 1
    assert lines[3].endswith("→ わからない")
    assert lines[4] == "ご本人は、いまお仕事をどうされていますか。"


def test_an_answer_leaves_just_the_cells_it_stands_for(knowledge):
    rules = knowledge.rules_on(DAY)
    for domain in rules.domains:
        bands = knowledge.facts[domain.fact.id].bands
        for j in range(len(domain.cells)):
            answer = simplest_answer(domain, 1 << j, bands)
            assert answer.kind == "told"
            if domain.fact.kind == "integer":
                low, _, high = answer.values[0].partition("..")
                values = domain.fact.mask(range(int(low), int(high or low) + 1))
                assert domain.cells_touching(values) == 1 << j


def test_a_range_over_two_cells_is_told_as_a_range(knowledge):
    rules = knowledge.rules_on(DAY)
    domain = rules.domains[rules.index["age"]]
    assert simplest_answer(domain, 0b0110).values == ("35..59",)


def test_facts_of_a_case_are_told_and_bad_ones_left_out(knowledge, t):
    lines = request_text(knowledge, {"persona": "family", "age": "50", "shoe": "42", "work": None}, t)
    assert [line.partition(" → ")[2] for line in lines] == ["家族のこと", "50歳", "わからない"]


