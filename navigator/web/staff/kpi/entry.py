"""Lines of results as they were typed or read from a file, checked one by one: a bad one spoils no good one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, TargetYear, target_year_on
from navigator.knowledge.files.problems import nearest
from navigator.ledger.results import KpiValue
from navigator.web.staff.months import era_month, first_day, month_key, read_month

from .progress import Standing, plain

MOST = Decimal(10_000_000)
_NEGATIVE = re.compile(r"[-−–△▲]")
_NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True)
class ResultLine:
    """One line as it was typed; `number` is where it stood in the file."""

    number: int
    kpi: str
    month: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class CheckedLine:
    """A line with what became of it. `state`: new | same | change | bad."""

    line: ResultLine
    state: str
    problem: str = ""
    figure: KpiValue | None = None
    kpi: Kpi | None = None
    before: str = ""
    hint: str = ""  # worth a look, but no hindrance

    @property
    def month(self) -> str:
        """The month in words."""
        return era_month(self.figure.month) if self.figure else ""

    @property
    def value(self) -> str:
        """The figure as it will be written."""
        return plain(self.figure.value) if self.figure and self.figure.value is not None else ""


@dataclass(frozen=True)
class CheckContext:
    """What lines are checked against."""

    schedules: Sequence[TargetYear]
    chosen: TargetYear
    standing: Standing
    today: date
    t: Translator


class EntryRefused(Exception):
    """A line cannot be written; `text` says why and the way out."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def check(lines: Sequence[ResultLine], desk: CheckContext) -> list[CheckedLine]:
    """Every line with its problem, or with the figure that it means."""
    found = [_check(line, desk) for line in lines]
    cells = Counter((c.figure.kpi, c.figure.month) for c in found if c.figure)
    doubled = {cell for cell, n in cells.items() if n > 1}
    return [_with_plausibility_hint(_reject_duplicate(one, found, doubled, desk), found, desk) for one in found]


def _check(line: ResultLine, desk: CheckContext) -> CheckedLine:
    kpi = find_kpi(line.kpi, desk)
    if kpi is None:
        return CheckedLine(line, "bad", _unknown(line.kpi, desk))
    problems: list[str] = []
    month, value = "", Decimal(0)
    try:
        month = _month(line.month, kpi, desk)
    except EntryRefused as refused:
        problems.append(refused.text)
    try:
        value = read_value(line.value, kpi, desk.t)
    except EntryRefused as refused:
        problems.append(refused.text)
    if problems:
        return CheckedLine(line, "bad", "".join(problems), kpi=kpi)
    return _compare_with_current(line, kpi, KpiValue(kpi.id, month, value, line.note.strip()[:200]), desk)


def _compare_with_current(line: ResultLine, kpi: Kpi, figure: KpiValue, desk: CheckContext) -> CheckedLine:
    """A readable line beside what stands already."""
    before = desk.standing.get((figure.kpi, figure.month))
    if before is None:
        return CheckedLine(line, "new", figure=figure, kpi=kpi)
    kept = figure if figure.note else replace(figure, note=before.figure.note)
    assert before.figure.value is not None
    state = "same" if kept == before.figure else "change"
    return CheckedLine(line, state, figure=kept, kpi=kpi, before=plain(before.figure.value))


def _reject_duplicate(one: CheckedLine, found: Sequence[CheckedLine], doubled: set[tuple[str, str]], desk: CheckContext) -> CheckedLine:
    if one.figure is None or (one.figure.kpi, one.figure.month) not in doubled:
        return one
    others = [c.line.number for c in found if c.figure and c.line != one.line and _cell(c) == _cell(one)]
    text = desk.t(
        "同じ目標の同じ月が、{rows}行目にもあります。正しいほうだけ残して、もう一方の実績を空にしてください。"
    )
    return CheckedLine(one.line, "bad", text.format(rows="、".join(map(str, others))), kpi=one.kpi)


def _cell(one: CheckedLine) -> tuple[str, str] | None:
    return (one.figure.kpi, one.figure.month) if one.figure else None


def _with_plausibility_hint(one: CheckedLine, found: Sequence[CheckedLine], desk: CheckContext) -> CheckedLine:
    """A part that is larger than its whole is worth a look."""
    if one.figure is None or one.kpi is None or not one.kpi.within or one.figure.value is None:
        return one
    cell = (one.kpi.within, one.figure.month)
    sent = next((c.figure.value for c in found if c.figure and _cell(c) == cell), None)
    stands = desk.standing.get(cell)
    whole = sent if sent is not None else stands.figure.value if stands else None
    if whole is None or one.figure.value <= whole:
        return one
    text = desk.t("この数を含むはずの数（{whole}）より大きくなっています。どちらかの数をご確認ください。")
    return CheckedLine(one.line, one.state, "", one.figure, one.kpi, one.before, text.format(whole=plain(whole)))


def find_kpi(typed: str, desk: CheckContext) -> Kpi | None:
    """A target by its id or its name."""
    wanted = _folded(typed)
    for schedule in (desk.chosen, *desk.schedules):
        for kpi in schedule.kpis:
            if wanted and wanted in (_folded(kpi.id), _folded(kpi.text)):
                return kpi
    return None


def _unknown(typed: str, desk: CheckContext) -> str:
    if not typed.strip():
        return desk.t("どの目標か、書かれていません。一覧から選んでください。")
    names = {_folded(kpi.text): kpi.text for kpi in desk.chosen.kpis}
    near = nearest(_folded(typed), names)
    text = desk.t("「{typed}」という目標はありません。").format(typed=typed[:40])
    if near:
        return text + desk.t("「{name}」のことでしたら、選びなおしてください。").format(name=names[near])
    return text + desk.t("一覧から選びなおしてください。")


def _month(typed: str, kpi: Kpi, desk: CheckContext) -> str:
    month = read_month(typed, desk.chosen)
    if not month:
        raise EntryRefused(
            desk.t(
                "「{typed}」は年月として読めませんでした。2025-04 や 令和7年4月 のように書いてください。"
            ).format(typed=typed[:20])
            if typed.strip()
            else desk.t("年月が書かれていません。2025-04 や 令和7年4月 のように書いてください。")
        )
    schedule = target_year_on(desk.schedules, first_day(month))
    if schedule is None or schedule.kpi(kpi.id) is None:
        text = desk.t("{month}は、この目標の年度に入っていません。年と月をご確認ください。")
        raise EntryRefused(text.format(month=era_month(month)))
    if month > month_key(desk.today):
        raise EntryRefused(
            desk.t("{month}は、まだ来ていません。年と月をご確認ください。").format(month=era_month(month))
        )
    return month


def read_value(typed: str, kpi: Kpi, t: Translator) -> Decimal:
    """A result as it was typed: full-width digits, thousands and the unit are no hindrance. Refused says why."""
    text = _folded(typed)
    if not text:
        raise EntryRefused(t("実績が空です。数字を書くか、この行を使わないにしてください。"))
    for unit in (_folded(kpi.unit.partition("/")[0]), "%以上", "%", "件", "人"):
        text = text.removesuffix(unit)
    if _NEGATIVE.match(text):
        raise EntryRefused(
            t("マイナスの数は入れられません。直すときは、直したあとの数をそのまま書いてください。")
        )
    if not _NUMBER.fullmatch(text):
        raise EntryRefused(
            t("「{typed}」は数として読めませんでした。数字だけを書いてください。").format(
                typed=typed.strip()[:20]
            )
        )
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern lets no such text through
        raise EntryRefused(t("数字だけを書いてください。")) from None
    return _in_bounds(value, kpi, t)


def _in_bounds(value: Decimal, kpi: Kpi, t: Translator) -> Decimal:
    if kpi.counted == "rate":
        if value > 200:
            raise EntryRefused(t("割合は、％の数を書いてください。たとえば 74.5 のように。"))
        if value != value.quantize(Decimal("0.1")):
            raise EntryRefused(t("割合は、小数第１位までにしてください。たとえば 74.5 のように。"))
    elif value != value.to_integral_value():
        raise EntryRefused(t("件数や人数は、小数のない数で書いてください。"))
    if value >= MOST:
        raise EntryRefused(t("数が大きすぎるようです。けたをご確認ください。"))
    return value


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
