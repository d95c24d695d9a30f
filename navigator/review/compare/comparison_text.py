"""A comparison as lines for the terminal."""

from collections.abc import Iterator, Sequence

from navigator.dialogue.wording.translation import Translator

from .comparison import DiffChange, DiffClass, DiffPage

INDENT = "　"


def comparison_text(page: DiffPage, t: Translator) -> str:
    """All of a comparison."""
    return "\n".join(_lines(page, t))


def people(who: Sequence[str], t: Translator) -> str:
    """A class in one line."""
    return t("{who} の方").format(who=t(" で ").join(who)) if who else t("すべての方")


def change_text(change: DiffChange, t: Translator) -> str:
    """One change in one line."""
    if not change.old and not change.new:
        return t("{label}が変わります").format(label=change.label)
    return f"{change.label}：{change.old} → {change.new}"


def _lines(page: DiffPage, t: Translator) -> Iterator[str]:
    yield f"{page.titles[0]} → {page.titles[1]}"
    yield page.summary
    yield from page.notes
    yield from (f"・{line}" for line in page.names)
    for title, classes in (
        (t("はっきり答えた方"), page.clear),
        (t("「わからない」や、幅のある答えをふくむ方"), page.vague),
    ):
        if classes:
            yield ""
            yield f"【{title}】"
        for n, one in enumerate(classes, 1):
            yield from _class(n, one, t)
    yield ""
    yield from _questions(page, t)


def _class(n: int, one: DiffClass, t: Translator) -> Iterator[str]:
    yield ""
    yield f"{n}. {people(one.who, t)}"
    yield from (f"{INDENT}・{change_text(change, t)}" for change in one.changes)
    if one.example:
        yield INDENT + t("例：")
        yield from (f"{INDENT * 2}{line}" for line in one.example)
    if one.doors[0] != one.doors[1]:
        for text, doors in (
            (t("窓口（前）：{doors}"), one.doors[0]),
            (t("窓口（後）：{doors}"), one.doors[1]),
        ):
            yield INDENT + text.format(doors=t(" → ").join(doors) or t("なし"))


def _questions(page: DiffPage, t: Translator) -> Iterator[str]:
    if not page.points:
        yield t("質問の順番は変わりません。")
        return
    yield page.questions_text
    for question in page.questions:
        yield f"{INDENT}・{question.old} → {question.new}"
        yield from (f"{INDENT * 2}{line}" for line in question.said)
