"""How a result is written: for people, and in an input field."""

from decimal import Decimal

from navigator.ledger.results import RecordedKpiValue


def number_in_words(value: Decimal) -> str:
    """1,538 or 74.5"""
    return f"{value.normalize():,f}"


def result_in_words(recorded: RecordedKpiValue | None) -> str:
    """1,538; "" when there is no result or it was taken back."""
    value = recorded.figure.value if recorded else None
    return "" if value is None else number_in_words(value)


def input_text(recorded: RecordedKpiValue | None) -> str:
    """1538, as an input field or a CSV holds it; "" when there is no result."""
    return result_in_words(recorded).replace(",", "")
