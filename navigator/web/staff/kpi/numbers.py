"""How a result is written: for people, and in an input field."""

from decimal import ROUND_DOWN, Decimal

from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.usage.publish.noise import LEAST_SHOWN


def number_in_words(value: Decimal) -> str:
    """1,538 or 74.5"""
    return f"{value.normalize():,f}"


def rate_percent(value: Decimal, whole: Decimal) -> Decimal:
    """The percent to one decimal place, never rounded up to a target that was not reached."""
    return (100 * value / whole).quantize(Decimal("0.1"), ROUND_DOWN)


def is_few(value: Decimal, whole: Decimal | None) -> bool:
    """Whether a rate rests on so few that it stands on no paper that leaves the office."""
    return whole is not None and min(value, whole) < LEAST_SHOWN


def figure_in_words(figure: KpiValue) -> str:
    """1,538; 74 ％（200のうち148）; words as they are; "" when it was withdrawn."""
    if figure.value is None:
        return figure.words
    if figure.whole is None:
        return number_in_words(figure.value)
    percent = number_in_words(rate_percent(figure.value, figure.whole))
    return f"{percent} ％（{number_in_words(figure.whole)}のうち{number_in_words(figure.value)}）"


def result_in_words(recorded: RecordedKpiValue | None) -> str:
    """The same of what stands in the ledger; "" when there is no result or it was taken back."""
    return figure_in_words(recorded.figure) if recorded else ""


def pair_text(value: str, whole: str) -> str:
    """200のうち148: two numbers in one field, which no spreadsheet takes for a day as it takes 3/12. "" when both are empty."""
    return f"{whole}のうち{value}" if value or whole else ""


def input_parts(recorded: RecordedKpiValue | None) -> tuple[str, str]:
    """1538 or words, and the whole of a rate, as input fields hold them; "" where there is none."""
    if recorded is None:
        return "", ""
    figure = recorded.figure
    return figure.words or _digits(figure.value), _digits(figure.whole)


def input_text(recorded: RecordedKpiValue | None) -> str:
    """The same in one field, as a CSV holds it."""
    value, whole = input_parts(recorded)
    return pair_text(value, whole) if whole else value


def _digits(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
