"""The totals as plain text, for `navigator usage report`.

Numbers under K are hidden here too: a report on a terminal is soon copied into a table for a meeting. Only
single cells are hidden. Whoever subtracts (a total less its parts, one period less another) may still find
one: the suppression of those further cells is not built yet, and this report is to pass through it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from unicodedata import east_asian_width

from .counts import DANGER, EVENTS, PERSONAS, WRONG_NUMBER, Step
from .tally import Totals

K = 10  # from here on a number is shown
HIDDEN = f"{K}未満"

EVENT_WORDS = {
    "started": "相談をはじめた",
    "asked": "質問した",
    "answered": "答えがあった",
    "unknown": "わからない・答えたくない",
    "shown": "案内した",
    "contact": "連絡先を押した",
    "printed": "印刷した",
    "finished": "案内まで進んだ",
    "stopped": "途中でやめた",
    "not_understood": "読み取れなかった",
    DANGER: "急ぎの助けを案内した",
    WRONG_NUMBER: "番号につながらないと知らせた",
}
PERSONA_WORDS = {
    "resident": "本人",
    "family": "家族",
    "supporter": "支援者",
    "employer": "事業主",
    "": "まだ選んでいない",
}
QUESTION_EVENTS = ("asked", "answered", "unknown", "stopped")
OFFER_EVENTS = ("shown", "contact", "printed")
PERSONA_EVENTS = ("started", "answered", "finished", "stopped")

Row = tuple[str, tuple[int, ...]]


def report(totals: Totals, names: Mapping[str, str] | None = None) -> str:
    """The report. `names` are the names that people know of facts, windows and schemes; else ids stand."""
    words = names or {}
    events = [(EVENT_WORDS[event], (_sum(totals, event=event),)) for event in (*EVENTS, DANGER, WRONG_NUMBER)]
    personas = [
        (PERSONA_WORDS[p], tuple(_sum(totals, persona=p, event=event) for event in PERSONA_EVENTS))
        for p in (*PERSONAS, "")
    ]
    blocks = (
        _head(totals),
        ("■ できごと", *_table(("回数",), events)),
        ("■ 質問", *_targets(totals, QUESTION_EVENTS, words)),
        ("■ 窓口と支援策", *_targets(totals, OFFER_EVENTS, words)),
        ("■ 相談した人", *_table(_said(PERSONA_EVENTS), personas)),
    )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def shown(n: int) -> str:
    """A number as it may be published."""
    return f"{n:,}" if n >= K else HIDDEN


def _head(totals: Totals) -> Iterable[str]:
    first, last = _day(totals.first), _day(totals.last)
    span = first if first == last else f"{first}から{last}まで"
    return f"利用の集計　{span}", f"0も含めて、{K}に満たない数は「{HIDDEN}」と書いています。"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _said(events: Iterable[str]) -> tuple[str, ...]:
    return tuple(EVENT_WORDS[event] for event in events)


def _sum(totals: Totals, **wanted: str) -> int:
    return sum(n for step, n in totals.steps.items() if _matches(step, wanted))


def _matches(step: Step, wanted: Mapping[str, str]) -> bool:
    return all(getattr(step, column) == value for column, value in wanted.items())


def _targets(totals: Totals, events: tuple[str, ...], words: Mapping[str, str]) -> Iterator[str]:
    """Only targets with a number to show: not even that a rare one was named is told."""
    targets = sorted({step.target for step in totals.steps} - {""})
    rows = [(words.get(t, t), tuple(_sum(totals, target=t, event=e) for e in events)) for t in targets]
    frequent = [row for row in rows if max(row[1]) >= K]
    if frequent:
        yield from _table(_said(events), sorted(frequent, key=_prominence))
        yield f"ここにない項目は、どれも{HIDDEN}です。"
    else:
        yield f"どの項目も{HIDDEN}です。"


def _prominence(row: Row) -> tuple[int, ...]:
    """Most first, by what is shown alone: the order must not tell what the cells hide."""
    return tuple(-n if n >= K else 0 for n in row[1])


def _table(headings: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    lines = [("", *headings), *((name, *map(shown, cells)) for name, cells in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for name, *cells in lines:
        padded = (" " * (width - _width(cell)) + cell for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join((name + " " * (widths[0] - _width(name)), *padded))


def _width(text: str) -> int:
    """Columns on a terminal: a Japanese character takes two."""
    return sum(2 if east_asian_width(character) in "FWA" else 1 for character in text)
