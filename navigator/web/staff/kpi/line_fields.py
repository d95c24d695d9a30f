"""The target, the month and the owner of a line as they are typed. EntryRefused says what cannot be read, and why."""

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, target_year_on
from navigator.knowledge.files.problems import nearest
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.months import era_month, first_day, month_key, read_month
from navigator.web.staff.sent_tables.table_rows import folded

from .context import KpiContext

WHOLE_TARGET = "全体"  # as the owner of a line: the target's own figure


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


def read_owner(typed: str, kpi: Kpi, t: Translator) -> str:
    """The body whose figure it is, "" for the target as a whole."""
    wanted = folded(typed)
    if not wanted and kpi.is_words and kpi.each:
        raise EntryRefused(t("どの担当の進みか、書いてください。{owners} の、どれかです。").format(owners="、".join(kpi.each)))
    if not wanted or wanted == folded(WHOLE_TARGET):
        return ""
    for body in kpi.each:
        if folded(body) == wanted:
            return body
    if not kpi.each:
        raise EntryRefused(t("この目標の数は、担当ごとに分けていません。担当を空にしてください。"))
    text = t("「{typed}」は、この目標の担当にありません。{owners} か、空（全体の数）にしてください。")
    raise EntryRefused(text.format(typed=typed.strip()[:20], owners="、".join(kpi.each)))
