"""The targets of a plan, year by year: what is counted, against which number, and who owns it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.yaml_file import YamlNode, keys_of

COUNTED = ("month", "year", "rate", "words")
MAX_BODY = 40  # letters of the name of a body


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
    counted: str  # month: each month against the target; year: the year's sum; rate: a share, as of the month; words: no number
    leading: str  # the window or scheme whose guidance by the navigator stands beside it
    each: tuple[str, ...] = ()  # the bodies that have a figure of their own
    adds: bool = False  # whether those make up the whole: none of them counts what another counts
    rate_of: tuple[str, ...] = ()  # what the two numbers of a rate count: the part, the whole

    @property
    def is_words(self) -> bool:
        """Whether its progress is told in words."""
        return self.counted == "words"

    @property
    def is_rate(self) -> bool:
        """Whether its results are two numbers."""
        return self.counted == "rate"


@dataclass(frozen=True)
class TargetYear:
    """The targets of one fiscal year."""

    title: str
    period: Period
    kpis: tuple[Kpi, ...]
    node: YamlNode = field(repr=False)

    def kpi(self, id: str) -> Kpi | None:
        """The target of this id, None when there is none."""
        return next((kpi for kpi in self.kpis if kpi.id == id), None)


def target_year_on(years: Sequence[TargetYear], day: date) -> TargetYear | None:
    """The targets in force on a day."""
    return next((year for year in years if day in year.period), None)


def read_target_year(tree: YamlNode) -> TargetYear:
    """The targets of a year from their file."""
    keys = keys_of(TargetYear, "node")
    tree.expect(keys, keys)
    period = read_period(tree.get("period"))
    if period.start.day != 1 or (period.end != date.max and (period.end + timedelta(days=1)).day != 1):
        tree.fail("a year of targets begins on the first day of a month and ends on the last of one")
    return TargetYear(tree.word("title"), period, tuple(_kpis(tree)), tree)


def _kpis(tree: YamlNode) -> list[Kpi]:
    kpis: dict[str, Kpi] = {}
    for node in tree.entries("kpis"):
        node.expect(keys_of(Kpi), ("id", "section", "counted", "text"))
        kpi = _kpi(node)
        if kpi.value and not kpi.value.isdigit():
            node.fail(
                f"the target `{kpi.value}` is not a number. Write digits only, the unit stands in `unit`"
            )
        if kpi.counted not in COUNTED:
            node.fail(f"counted `{kpi.counted}` is not one of {', '.join(COUNTED)}")
        _check_bodies(kpi, node)
        if kpi.id in kpis:
            node.fail(f"the target `{kpi.id}` is written twice")
        kpis[kpi.id] = kpi
    for kpi in kpis.values():
        if kpi.within and kpi.within not in kpis:
            tree.fail(f"`{kpi.id}` lies within `{kpi.within}`, which is no target")
    return list(kpis.values())


def _kpi(node: YamlNode) -> Kpi:
    words = {key: node.word(key) for key in keys_of(Kpi, "each", "adds", "rate_of")}
    adds = node.word("adds", "false")
    if adds not in ("true", "false"):
        node.fail(f"adds `{adds}` is neither true nor false")
    return Kpi(**words, each=node.words("each"), adds=adds == "true", rate_of=node.words("rate_of"))


def _check_bodies(kpi: Kpi, node: YamlNode) -> None:
    """What a target says of its bodies and of its two numbers."""
    if kpi.is_words and kpi.value:
        node.fail(f"the target of `{kpi.id}` is told in words and has a number. Leave out `value`, or count it")
    for body in kpi.each:
        if body not in kpi.owner or len(body) > MAX_BODY or re.search(r"[\s/]", body):
            node.fail(f"the body `{body}` stands in `each`, and not in the `owner` of `{kpi.id}`")
    if kpi.each and len(set(kpi.each)) < max(2, len(kpi.each)):
        node.fail(f"`each` of `{kpi.id}` names two bodies or more, each once")
    if kpi.adds and (kpi.is_words or not kpi.each):
        node.fail(f"`adds` of `{kpi.id}` needs figures to add up: name the bodies in `each`")
    if kpi.rate_of and (not kpi.is_rate or len(kpi.rate_of) != 2):
        node.fail(f"`rate_of` of `{kpi.id}` names the two numbers of a rate: the part and the whole")
