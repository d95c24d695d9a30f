"""A comparison as lines for the terminal."""

from collections.abc import Iterator, Sequence

from navigator.dialogue.wording.translation import Translator

from .comparison_page import DiffChange, DiffClass, DiffPage

INDENT = "　"


def comparison_text(page: DiffPage, t: Translator) -> str:
    return "\n".join(_lines(page, t))


def _who_text(who: Sequence[str], t: Translator) -> str:
    return t("{who} の方").format(who=t(" で ").join(who)) if who else t("すべての方")


def _change_text(change: DiffChange, t: Translator) -> str:
    if not change.old and not change.new:
        return t("{label}が変わります").format(label=change.label)
    return f"{change.label}：{change.old} → {change.new}"


def _lines(page: DiffPage, t: Translator) -> Iterator[str]:
    yield f"{page.titles[0]} → {page.titles[1]}"
    yield page.summary
    yield from page.notes
    yield from (f"・{line}" for line in page.inventory_changes)
    for title, classes in (
        (t("はっきり答えた方"), page.certain),
        (t("「わからない」や、幅のある答えをふくむ方"), page.uncertain),
    ):
        if classes:
            yield ""
            yield f"【{title}】"
        for n, diff_class in enumerate(classes, 1):
            yield from _class_lines(n, diff_class, t)
    yield ""
    yield from _question_lines(page, t)


def _class_lines(n: int, diff_class: DiffClass, t: Translator) -> Iterator[str]:
    yield ""
    yield f"{n}. {_who_text(diff_class.answers, t)}"
    yield from (f"{INDENT}・{_change_text(change, t)}" for change in diff_class.changes)
    if diff_class.example:
        yield INDENT + t("例：")
        yield from (f"{INDENT * 2}{line}" for line in diff_class.example)
    if diff_class.first_windows[0] != diff_class.first_windows[1]:
        for text, windows in (
            (t("窓口（前）：{doors}"), diff_class.first_windows[0]),
            (t("窓口（後）：{doors}"), diff_class.first_windows[1]),
        ):
            yield INDENT + text.format(doors=t(" → ").join(windows) or t("なし"))


def _question_lines(page: DiffPage, t: Translator) -> Iterator[str]:
    if not page.points_compared:
        yield t("質問の順番は変わりません。")
        return
    yield page.questions_text
    for question in page.questions:
        yield f"{INDENT}・{question.old} → {question.new}"
        yield from (f"{INDENT * 2}{line}" for line in question.conversation)
