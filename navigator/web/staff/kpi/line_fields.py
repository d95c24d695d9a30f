"""The target, the month and the number of a line as they are typed. EntryRefused says what cannot be read, and why."""

import re
from decimal import Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, target_year_on
from navigator.knowledge.files.problems import nearest
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.months import era_month, first_day, month_key, read_month
from navigator.web.staff.sent_tables.table_rows import folded

from .context import KpiContext

LIMIT = Decimal(10_000_000)  # a result lies below it
MAX_RATE = 200  # percent
_NEGATIVE = re.compile(r"[-−–△▲]")
_NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")


def find_kpi(typed: str, context: KpiContext) -> Kpi | None:
    """A target by its id or its name; the chosen year goes first."""
    wanted = folded(typed)
    for target_year in (context.target_year, *context.target_years):
        for kpi in target_year.kpis:
            if wanted and wanted in (folded(kpi.id), folded(kpi.text)):
                return kpi
    return None


def unknown_kpi(typed: str, context: KpiContext) -> str:
    """The sentence beside a target that does not exist."""
    t = context.t
    if not typed.strip():
        return t("どの目標か、書かれていません。一覧から選んでください。")
    names = {folded(kpi.text): kpi.text for kpi in context.target_year.kpis}
    near = nearest(folded(typed), names)
    text = t("「{typed}」という目標はありません。").format(typed=typed[:40])
    if near:
        return text + t("「{name}」のことでしたら、選びなおしてください。").format(name=names[near])
    return text + t("一覧から選びなおしてください。")


def read_result_month(typed: str, kpi: Kpi, context: KpiContext) -> str:
    """The month, 2025-04: it lies in a year of the target and has begun."""
    t = context.t
    if not typed.strip():
        raise EntryRefused(t("年月が書かれていません。2025-04 や 令和7年4月 のように書いてください。"))
    month = read_month(typed, context.target_year)
    if not month:
        text = t("「{typed}」は年月として読めませんでした。2025-04 や 令和7年4月 のように書いてください。")
        raise EntryRefused(text.format(typed=typed[:20]))
    target_year = target_year_on(context.target_years, first_day(month))
    if target_year is None or target_year.kpi(kpi.id) is None:
        text = t("{month}は、この目標の年度に入っていません。年と月をご確認ください。")
        raise EntryRefused(text.format(month=era_month(month)))
    if month > month_key(context.today):
        text = t("{month}は、まだ来ていません。年と月をご確認ください。")
        raise EntryRefused(text.format(month=era_month(month)))
    return month


def read_result(typed: str, kpi: Kpi, t: Translator) -> Decimal:
    """The number: full-width digits, thousands and the unit are no hindrance."""
    text = folded(typed)
    if not text:
        raise EntryRefused(t("実績が空です。数字を書くか、この行を使わないにしてください。"))
    for unit in (folded(kpi.unit.partition("/")[0]), "%以上", "%", "件", "人"):
        text = text.removesuffix(unit)
    if _NEGATIVE.match(text):
        raise EntryRefused(t("マイナスの数は入れられません。直すときは、直したあとの数をそのまま書いてください。"))
    if not _NUMBER.fullmatch(text):
        problem = t("「{typed}」は数として読めませんでした。数字だけを書いてください。")
        raise EntryRefused(problem.format(typed=typed.strip()[:20]))
    value = Decimal(text.replace(",", ""))
    if problem := _out_of_bounds(value, kpi, t):
        raise EntryRefused(problem)
    return value


def _out_of_bounds(value: Decimal, kpi: Kpi, t: Translator) -> str:
    if kpi.counted == "rate":
        if value > MAX_RATE:
            return t("割合は、％の数を書いてください。たとえば 74.5 のように。")
        if value != value.quantize(Decimal("0.1")):
            return t("割合は、小数第１位までにしてください。たとえば 74.5 のように。")
    elif value != value.to_integral_value():
        return t("件数や人数は、小数のない数で書いてください。")
    if value >= LIMIT:
        return t("数が大きすぎるようです。けたをご確認ください。")
    return ""
