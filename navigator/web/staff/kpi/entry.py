"""Lines of results as they were typed or read from a file, checked one by one: a bad one spoils no good one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from navigator.dialogue.wording.translation import Tongue
from navigator.knowledge.content.targets import Kpi, Schedule, schedule_on
from navigator.knowledge.files.problems import nearest
from navigator.ledger.results import Figure
from navigator.web.staff.months import month_of, read_month, spoken

from .progress import Standing, plain

MOST = Decimal(10_000_000)
_NEGATIVE = re.compile(r"[-−–△▲]")
_NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True)
class Line:
    """One line as it was typed; `number` is where it stood in the file."""

    number: int
    kpi: str
    month: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Checked:
    """A line with what became of it. `state`: new | same | change | bad."""

    line: Line
    state: str
    problem: str = ""
    figure: Figure | None = None
    kpi: Kpi | None = None
    before: str = ""
    hint: str = ""  # worth a look, but no hindrance

    @property
    def month(self) -> str:
        """The month in words."""
        return spoken(self.figure.month) if self.figure else ""

    @property
    def value(self) -> str:
        """The figure as it will be written."""
        return plain(self.figure.value) if self.figure and self.figure.value is not None else ""


@dataclass(frozen=True)
class Desk:
    """What lines are checked against."""

    schedules: Sequence[Schedule]
    chosen: Schedule
    standing: Standing
    today: date
    say: Tongue


class Refused(Exception):
    """A line cannot be written; `text` says why and the way out."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def check(lines: Sequence[Line], desk: Desk) -> list[Checked]:
    """Every line with its problem, or with the figure that it means."""
    found = [_check(line, desk) for line in lines]
    cells = Counter((c.figure.kpi, c.figure.month) for c in found if c.figure)
    doubled = {cell for cell, n in cells.items() if n > 1}
    return [_hinted(_single(one, found, doubled, desk), found, desk) for one in found]


def _check(line: Line, desk: Desk) -> Checked:
    kpi = find_kpi(line.kpi, desk)
    if kpi is None:
        return Checked(line, "bad", _unknown(line.kpi, desk))
    problems: list[str] = []
    month, value = "", Decimal(0)
    try:
        month = _month(line.month, kpi, desk)
    except Refused as refused:
        problems.append(refused.text)
    try:
        value = read_value(line.value, kpi, desk.say)
    except Refused as refused:
        problems.append(refused.text)
    if problems:
        return Checked(line, "bad", "".join(problems), kpi=kpi)
    return _stood(line, kpi, Figure(kpi.id, month, value, line.note.strip()[:200]), desk)


def _stood(line: Line, kpi: Kpi, figure: Figure, desk: Desk) -> Checked:
    """A readable line beside what stands already."""
    before = desk.standing.get((figure.kpi, figure.month))
    if before is None:
        return Checked(line, "new", figure=figure, kpi=kpi)
    kept = figure if figure.note else replace(figure, note=before.figure.note)
    assert before.figure.value is not None
    state = "same" if kept == before.figure else "change"
    return Checked(line, state, figure=kept, kpi=kpi, before=plain(before.figure.value))


def _single(one: Checked, found: Sequence[Checked], doubled: set[tuple[str, str]], desk: Desk) -> Checked:
    if one.figure is None or (one.figure.kpi, one.figure.month) not in doubled:
        return one
    others = [c.line.number for c in found if c.figure and c.line != one.line and _cell(c) == _cell(one)]
    text = desk.say(
        "同じ目標の同じ月が、{rows}行目にもあります。正しいほうだけ残して、もう一方の実績を空にしてください。"
    )
    return Checked(one.line, "bad", text.format(rows="、".join(map(str, others))), kpi=one.kpi)


def _cell(one: Checked) -> tuple[str, str] | None:
    return (one.figure.kpi, one.figure.month) if one.figure else None


def _hinted(one: Checked, found: Sequence[Checked], desk: Desk) -> Checked:
    """A part that is larger than its whole is worth a look."""
    if one.figure is None or one.kpi is None or not one.kpi.within or one.figure.value is None:
        return one
    cell = (one.kpi.within, one.figure.month)
    sent = next((c.figure.value for c in found if c.figure and _cell(c) == cell), None)
    stands = desk.standing.get(cell)
    whole = sent if sent is not None else stands.figure.value if stands else None
    if whole is None or one.figure.value <= whole:
        return one
    text = desk.say("この数を含むはずの数（{whole}）より大きくなっています。どちらかの数をご確認ください。")
    return Checked(one.line, one.state, "", one.figure, one.kpi, one.before, text.format(whole=plain(whole)))


def find_kpi(typed: str, desk: Desk) -> Kpi | None:
    """A target by its id or its name."""
    wanted = _folded(typed)
    for schedule in (desk.chosen, *desk.schedules):
        for kpi in schedule.kpis:
            if wanted and wanted in (_folded(kpi.id), _folded(kpi.text)):
                return kpi
    return None


def _unknown(typed: str, desk: Desk) -> str:
    if not typed.strip():
        return desk.say("どの目標か、書かれていません。一覧から選んでください。")
    names = {_folded(kpi.text): kpi.text for kpi in desk.chosen.kpis}
    near = nearest(_folded(typed), names)
    text = desk.say("「{typed}」という目標はありません。").format(typed=typed[:40])
    if near:
        return text + desk.say("「{name}」のことでしたら、選びなおしてください。").format(name=names[near])
    return text + desk.say("一覧から選びなおしてください。")


def _month(typed: str, kpi: Kpi, desk: Desk) -> str:
    month = read_month(typed, desk.chosen)
    if not month:
        raise Refused(
            desk.say(
                "「{typed}」は年月として読めませんでした。2025-04 や 令和7年4月 のように書いてください。"
            ).format(typed=typed[:20])
            if typed.strip()
            else desk.say("年月が書かれていません。2025-04 や 令和7年4月 のように書いてください。")
        )
    schedule = schedule_on(desk.schedules, date.fromisoformat(f"{month}-01"))
    if schedule is None or schedule.kpi(kpi.id) is None:
        text = desk.say("{month}は、この目標の年度に入っていません。年と月をご確認ください。")
        raise Refused(text.format(month=spoken(month)))
    if month > month_of(desk.today):
        raise Refused(
            desk.say("{month}は、まだ来ていません。年と月をご確認ください。").format(month=spoken(month))
        )
    return month


def read_value(typed: str, kpi: Kpi, say: Tongue) -> Decimal:
    """A result as it was typed: full-width digits, thousands and the unit are no hindrance. Refused says why."""
    text = _folded(typed)
    if not text:
        raise Refused(say("実績が空です。数字を書くか、この行を使わないにしてください。"))
    for unit in (_folded(kpi.unit.partition("/")[0]), "%以上", "%", "件", "人"):
        text = text.removesuffix(unit)
    if _NEGATIVE.match(text):
        raise Refused(
            say("マイナスの数は入れられません。直すときは、直したあとの数をそのまま書いてください。")
        )
    if not _NUMBER.fullmatch(text):
        raise Refused(
            say("「{typed}」は数として読めませんでした。数字だけを書いてください。").format(
                typed=typed.strip()[:20]
            )
        )
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern lets no such text through
        raise Refused(say("数字だけを書いてください。")) from None
    return _in_bounds(value, kpi, say)


def _in_bounds(value: Decimal, kpi: Kpi, say: Tongue) -> Decimal:
    if kpi.counted == "rate":
        if value > 200:
            raise Refused(say("割合は、％の数を書いてください。たとえば 74.5 のように。"))
        if value != value.quantize(Decimal("0.1")):
            raise Refused(say("割合は、小数第１位までにしてください。たとえば 74.5 のように。"))
    elif value != value.to_integral_value():
        raise Refused(say("件数や人数は、小数のない数で書いてください。"))
    if value >= MOST:
        raise Refused(say("数が大きすぎるようです。けたをご確認ください。"))
    return value


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
