"""The report: Japanese, aligned, and nothing under ten."""

from collections.abc import Mapping
from datetime import date

from navigator.usage import DANGER, EVENTS, WRONG_NUMBER, Step, Totals, report
from navigator.usage.counts import PERSONAS
from navigator.usage.report import EVENT_WORDS, PERSONA_WORDS, shown

FIRST, LAST = date(2026, 4, 1), date(2026, 11, 24)


def _report(steps: Mapping[Step, int], names: Mapping[str, str] | None = None) -> str:
    return report(Totals(FIRST, LAST, steps, {}, {}, {}), names)


def _line(text: str, name: str) -> list[str]:
    return next(line.split() for line in text.splitlines() if line.startswith(name))


def test_every_event_and_persona_has_words() -> None:
    assert set(EVENT_WORDS) == {*EVENTS, DANGER, WRONG_NUMBER}
    assert set(PERSONA_WORDS) == {*PERSONAS, ""}


def test_under_ten_is_hidden_and_ten_is_shown() -> None:
    assert [shown(n) for n in (0, 1, 9, 10, 1234)] == ["10未満", "10未満", "10未満", "10", "1,234"]


def test_events_targets_and_personas_have_their_totals() -> None:
    text = _report(
        {
            Step("started", "", "resident"): 30,
            Step("started", "", "family"): 9,
            Step("asked", "age", "resident"): 25,
            Step("asked", "age", "family"): 8,
            Step("answered", "age", "resident"): 20,
            Step("shown", "saposute", "resident"): 12,
            Step(DANGER): 11,
        },
        {"age": "年齢", "saposute": "サポステ"},
    )
    assert _line(text, "相談をはじめた") == ["相談をはじめた", "39"]
    assert _line(text, "急ぎの助けを案内した") == ["急ぎの助けを案内した", "11"]
    assert _line(text, "年齢") == ["年齢", "33", "20", "10未満", "10未満"]
    assert _line(text, "サポステ") == ["サポステ", "12", "10未満", "10未満"]
    assert _line(text, "本人") == ["本人", "30", "20", "10未満", "10未満"]
    assert _line(text, "家族") == ["家族", "10未満", "10未満", "10未満", "10未満"]


def test_a_rare_target_is_not_even_named() -> None:
    text = _report({Step("asked", "livelihood", "family"): 9, Step("asked", "age"): 10})
    assert "livelihood" not in text
    assert "ここにない項目は、どれも10未満です。" in text
    assert "どの項目も10未満です。" in text


def test_hidden_cells_do_not_show_in_the_order() -> None:
    def order(early: int, late: int) -> list[str]:
        text = _report(
            {
                Step("asked", "a"): 10,
                Step("asked", "b"): 10,
                Step("answered", "a"): early,
                Step("answered", "b"): late,
            }
        )
        return [line[0] for line in text.splitlines() if line[:1] in ("a", "b")]

    assert order(1, 9) == order(9, 1) == ["a", "b"]


def test_most_asked_stands_first() -> None:
    text = _report({Step("asked", "age"): 10, Step("asked", "work"): 11})
    assert text.index("work") < text.index("age")


def test_an_empty_report_is_the_same_as_one_of_single_visits() -> None:
    assert _report({}) == _report({Step("started"): 1, Step("asked", "age", "family"): 9, Step(DANGER): 2})


def test_the_period_is_said_in_words() -> None:
    assert _report({}).startswith("利用の集計　2026年4月1日から2026年11月24日まで\n")
    assert report(Totals(LAST, LAST, {}, {}, {}, {})).startswith("利用の集計　2026年11月24日\n")
