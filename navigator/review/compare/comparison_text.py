"""A comparison as lines for the terminal."""

from collections.abc import Iterator, Sequence

from navigator.dialogue.wording.translation import Tongue

from .comparison import DiffChange, DiffClass, DiffPage

INDENT = "　"


def comparison_text(page: DiffPage, say: Tongue) -> str:
    """All of a comparison."""
    return "\n".join(_lines(page, say))


def people(who: Sequence[str], say: Tongue) -> str:
    """A class in one line."""
    return say("{who} の方").format(who=say(" で ").join(who)) if who else say("すべての方")


def change_text(change: DiffChange, say: Tongue) -> str:
    """One change in one line."""
    if not change.old and not change.new:
        return say("{label}が変わります").format(label=change.label)
    return f"{change.label}：{change.old} → {change.new}"


def _lines(page: DiffPage, say: Tongue) -> Iterator[str]:
    yield f"{page.titles[0]} → {page.titles[1]}"
    yield page.summary
    yield from page.notes
    yield from (f"・{line}" for line in page.names)
    for title, classes in (
        (say("はっきり答えた方"), page.clear),
        (say("「わからない」や、幅のある答えをふくむ方"), page.vague),
    ):
        if classes:
            yield ""
            yield f"【{title}】"
        for n, one in enumerate(classes, 1):
            yield from _class(n, one, say)
    yield ""
    yield from _questions(page, say)


def _class(n: int, one: DiffClass, say: Tongue) -> Iterator[str]:
    yield ""
    yield f"{n}. {people(one.who, say)}"
    yield from (f"{INDENT}・{change_text(change, say)}" for change in one.changes)
    if one.example:
        yield INDENT + say("例：")
        yield from (f"{INDENT * 2}{line}" for line in one.example)
    if one.doors[0] != one.doors[1]:
        for text, doors in (
            (say("窓口（前）：{doors}"), one.doors[0]),
            (say("窓口（後）：{doors}"), one.doors[1]),
        ):
            yield INDENT + text.format(doors=say(" → ").join(doors) or say("なし"))


def _questions(page: DiffPage, say: Tongue) -> Iterator[str]:
    if not page.points:
        yield say("質問の順番は変わりません。")
        return
    yield page.questions_text
    for question in page.questions:
        yield f"{INDENT}・{question.old} → {question.new}"
        yield from (f"{INDENT * 2}{line}" for line in question.said)
