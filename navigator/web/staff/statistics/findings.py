"""What the published figures say, in sentences. Nothing is worked out of a figure that is hidden or incomplete."""

import math
import statistics
from collections.abc import Mapping, Sequence

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.usage.counts import DIRECT, OTHER, UNKNOWN
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.tables import Table, TableLine

from .charts import largest_lines

FEW = "この期間は数が少ないため、出していません。少ない数から、どなたのことかがわかってしまわないようにするためです。"
LATER = "この期間だけの数は、出していません。３か月か年度を選んでください。"

DAMPED = "人の手とは思えない速さの送信があり、その一部は数えていません。"
MACHINE = "機械の送信やいたずらかもしれません。そのまま資料に使わないでください。"
FLOOD, ENOUGH_MONTHS = 5, 3  # times the median of so many earlier months, or more of them
NAMELESS = (UNKNOWN, OUTSIDE, DIRECT, OTHER, "")  # keys that name no place, channel or person


def summary_findings(summary: Table, period: str, before: Table | None, t: Translator) -> list[str]:
    """How many began, how many came to a result, how many called; and against the month before."""
    figures, started = _by_key(summary), started_of(summary)
    if not started.is_published:
        return [t("{period}：{few}").format(period=period, few=t(FEW if started.is_few else LATER))]
    began = t("{period}は{n}はじまり").format(period=period, n=_times(started, t))
    sentences = [began + t("、") + _reached(figures, t)]
    if (called := figures["contact"]).is_published:
        sentences.append(t("電話・地図・公式ページが押されたのは{n}です。").format(n=_times(called, t)))
    return [*sentences, *_against(started, before, t)]


def flood_finding(started: PublishedFigure, earlier: Sequence[PublishedFigure], t: Translator) -> str:
    """That a month is far beyond the months before it; "" where it is not, or too few are told to say so."""
    usual = [figure.n for figure in earlier if figure.is_complete]
    if len(usual) < ENOUGH_MONTHS or not started.is_published or started.n <= FLOOD * statistics.median(usual):
        return ""
    return t("ふだんの月の{n}倍を超えています。").format(n=FLOOD) + t(MACHINE)


def damped_finding(t: Translator) -> str:
    """That more was sent in some minute than people send, and the rest left out."""
    return t(DAMPED) + t(MACHINE)


def _reached(figures: Mapping[str, PublishedFigure], t: Translator) -> str:
    started, finished = figures["started"], figures["finished"]
    if not finished.is_published:
        return t("案内まで進んだ回数は、少ないため出していません。") if finished.is_few else t(LATER)
    if not (started.is_complete and finished.is_complete):
        return t("{n}が案内まで進みました。").format(n=_times(finished, t))
    return t("{percent}％が案内まで進みました。").format(percent=min(100, round(100 * finished.n / started.n)))


def _against(started: PublishedFigure, before: Table | None, t: Translator) -> list[str]:
    earlier = started_of(before) if before else None
    if earlier is None or not (earlier.is_complete and started.is_complete):
        return []
    change = started.n - earlier.n
    if abs(change) <= 2 * math.sqrt(started.variance + earlier.variance):
        return [t("前の月とほぼ同じ回数です。")]  # the noise alone may be as large
    text = t("前の月より{n}多くなりました。") if change > 0 else t("前の月より{n}少なくなりました。")
    return [text.format(n=_times(PublishedFigure(abs(change)), t))]


def started_of(summary: Table) -> PublishedFigure:
    """How many conversations began."""
    return _by_key(summary)["started"]


def _by_key(summary: Table) -> dict[str, PublishedFigure]:
    return {line.key: line.figures[0] for line in summary.lines}


def months_finding(table: Table, t: Translator) -> str:
    """The month with most conversations, where there are several."""
    lines = largest_lines(table, table.events.index("started"))
    if len(table.lines) < 2 or not lines:
        return "" if lines else nothing_told(table, t)
    return t("いちばん多かったのは{month}の{n}です。").format(month=t(lines[0].name), n=_figure(table, lines[0], "started", t))


SENTENCES = {
    "question": ("stopped", "質問の途中で案内を見た方がいちばん多かったのは「{name}」で、{n}です。"),
    "window": ("shown", "いちばん多く案内した窓口は「{name}」で、{n}です。"),
    "scheme": ("shown", "いちばん多く案内した支援策は「{name}」で、{n}です。"),
    "persona": ("started", "いちばん多かったのは{name}の相談で、{n}です。"),
    "category": ("guided", "いちばん多かったのは「{name}」で、{n}です。"),
    "municipality": ("guided", "いちばん多かったのは{name}で、{n}です。"),
    "language": ("started", "いちばん多かったのは{name}の相談で、{n}です。"),
    "channel": ("started", "いちばん多かったのは「{name}」からの相談で、{n}です。"),
}


def table_finding(table: Table, t: Translator) -> str:
    """The largest figure of a table, with what followed from it."""
    if table.id == "months":
        return months_finding(table, t)
    if table.id not in SENTENCES:
        return nothing_told(table, t) if not table.lines_with_figures else ""
    event, sentence = SENTENCES[table.id]
    lines = [line for line in largest_lines(table, table.events.index(event)) if line.key not in NAMELESS]
    if not lines:
        return nothing_told(table, t)
    first = t(sentence).format(name=t(lines[0].name), n=_figure(table, lines[0], event, t))
    return first + _second(table, lines, t)


def nothing_told(table: Table, t: Translator) -> str:
    """Why a table has no number: all are small, or they are told of longer periods."""
    return t(FEW if any(figure.is_few for line in table.lines for figure in line.figures) else LATER)


def _second(table: Table, lines: Sequence[TableLine], t: Translator) -> str:
    """One more sentence, where the next in line or the next step says something."""
    if table.id == "window" and lines[0].figures[table.events.index("contact")].is_published:
        return t("連絡先が押されたのは{n}です。").format(n=_figure(table, lines[0], "contact", t))
    if table.id in ("language", "channel", "municipality", "scheme") and len(lines) > 1:
        text = t("つぎは「{name}」の{n}です。") if table.id in ("scheme", "channel") else t("つぎは{name}の{n}です。")
        return text.format(name=t(lines[1].name), n=_figure(table, lines[1], SENTENCES[table.id][0], t))
    return ""


def _figure(table: Table, line: TableLine, event: str, t: Translator) -> str:
    return _times(line.figures[table.events.index(event)], t)


def _times(figure: PublishedFigure, t: Translator) -> str:
    """120回, or 120回以上 where some of it is hidden."""
    return (t("{n}回以上") if figure.hidden else t("{n}回")).format(n=f"{figure.n:,}")
