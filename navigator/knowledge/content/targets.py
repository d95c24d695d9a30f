"""The targets of a plan, year by year: what is counted, against which number, and who owns it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.yaml_file import YamlNode

COUNTED = ("month", "year", "rate")
KEYS = (
    "id",
    "statement",
    "section",
    "owner",
    "value",
    "unit",
    "counted",
    "within",
    "leading",
    "text",
    "note",
)


@dataclass(frozen=True)
class Kpi:
    """A target. `within` names the target that already contains it: the two are never added."""

    id: str
    section: str
    owner: str
    value: str  # "" when the plan names no number
    unit: str
    within: str
    text: str
    note: str
    counted: (
        str  # month: each month against the target; year: the sum of the year; rate: a share, as of the month
    )
    leading: str  # the window or scheme whose guidance by the navigator stands beside it


@dataclass(frozen=True)
class TargetYear:
    """The targets of one fiscal year."""

    title: str
    period: Period
    kpis: tuple[Kpi, ...]
    node: YamlNode = field(repr=False)

    def kpi(self, id: str) -> Kpi | None:
        """A target by its id."""
        return next((kpi for kpi in self.kpis if kpi.id == id), None)


def target_year_on(schedules: Sequence[TargetYear], day: date) -> TargetYear | None:
    """The targets in force on a day."""
    return next((schedule for schedule in schedules if day in schedule.period), None)


def read_target_year(tree: YamlNode) -> TargetYear:
    """The targets of a year from their file."""
    tree.expect(("title", "period", "kpis"), ("title", "period", "kpis"))
    period = read_period(tree.get("period"))
    if period.start.day != 1 or (period.end != date.max and (period.end + timedelta(days=1)).day != 1):
        tree.fail("a year of targets begins on the first day of a month and ends on the last of one")
    return TargetYear(tree.word("title"), period, tuple(_kpis(tree)), tree)


def _kpis(tree: YamlNode) -> list[Kpi]:
    found: dict[str, Kpi] = {}
    entries = tree.get("kpis")
    for node in entries.list() if entries else ():
        node.expect(KEYS, ("id", "section", "counted", "text"))
        words = {key: node.word(key) for key in KEYS if key != "statement"}
        kpi = Kpi(**words)
        if kpi.value and not kpi.value.isdigit():
            node.fail(
                f"the target `{kpi.value}` is not a number. Write digits only, the unit stands in `unit`"
            )
        if kpi.counted not in COUNTED:
            node.fail(f"counted `{kpi.counted}` is not one of {', '.join(COUNTED)}")
        if kpi.id in found:
            node.fail(f"the target `{kpi.id}` is written twice")
        found[kpi.id] = kpi
    for kpi in found.values():
        if kpi.within and kpi.within not in found:
            tree.fail(f"`{kpi.id}` lies within `{kpi.within}`, which is no target")
    return list(found.values())
