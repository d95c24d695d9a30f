"""The targets of the plan: the table, a month to fill in, and the history of each."""

import csv
import io

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.content.targets import TargetYear, target_year_on
from navigator.ledger import results
from navigator.ledger.results import KpiValue
from navigator.web.staff.guard import Route
from navigator.web.staff.months import era_month, first_day, month_key, months_of_year
from navigator.web.staff.request import PRIVATE, StaffRequest

from .entry import CheckContext, CheckedLine, ResultLine, check
from .progress import plain, progress_table, share_gone


def chosen(visit: StaffRequest) -> TargetYear:
    """The year that was asked for, else the one of today, else the latest that has begun. 404 without any."""
    schedules = visit.site.knowledge.target_years
    wanted = visit.request.query_params.get("year", "") or visit.form.value("year")
    by_year = {str(schedule.period.start.year): schedule for schedule in schedules}
    begun = [schedule for schedule in schedules if schedule.period.start <= visit.today] or list(schedules)
    found = by_year.get(wanted) or target_year_on(schedules, visit.today) or (begun[-1] if begun else None)
    if found is None:
        raise HTTPException(404)
    return found


def check_context(visit: StaffRequest) -> CheckContext:
    """What figures are checked against."""
    with visit.ledger.reading() as connection:
        standing = results.current(connection)
    return CheckContext(visit.site.knowledge.target_years, chosen(visit), standing, visit.today, visit.t)


def show(visit: StaffRequest) -> Response:
    """GET the table of a year."""
    at = check_context(visit)
    months = [month for month in months_of_year(at.chosen) if month <= month_key(visit.today)]
    leading = visit.site.published.offers_shown(months[0], months[-1]) if months else {}
    filled = {month for _, month in at.standing}
    return visit.page(
        "kpi", schedule=at.chosen, rows=progress_table(at.chosen, at.standing, leading, visit.t),
        years=_years(visit, at.chosen), gone=share_gone(at.chosen, visit.today), over=at.chosen.period.end < visit.today,
        months=[(m, era_month(m), m in filled) for m in reversed(months)], leading=bool(leading),
        next_missing=target_year_on(at.schedules, visit.today) is None,
    )  # fmt: skip


def _years(visit: StaffRequest, current: TargetYear) -> list[tuple[str, str, bool]]:
    return [(str(s.period.start.year), s.title, s == current) for s in visit.site.knowledge.target_years]


def month(visit: StaffRequest) -> Response:
    """GET the form of a month."""
    return _month_form(visit, _month_of(visit), [])


def _month_of(visit: StaffRequest) -> str:
    """The month of the path; it must lie in a year of targets and have begun."""
    text = visit.request.path_params["month"]
    known = {m for schedule in visit.site.knowledge.target_years for m in months_of_year(schedule)}
    if text not in known or text > month_key(visit.today):
        raise HTTPException(404)
    return str(text)


def _month_form(visit: StaffRequest, month: str, checked: list[CheckedLine], status: int = 200) -> Response:
    schedule = target_year_on(visit.site.knowledge.target_years, first_day(month))
    assert schedule
    with visit.ledger.reading() as connection:
        standing = results.current(connection, month, month)
    typed = {c.line.kpi: c for c in checked}
    rows = []
    for kpi in schedule.kpis:
        now, one = standing.get((kpi.id, month)), typed.get(kpi.id)
        stands = plain(now.figure.value).replace(",", "") if now and now.figure.value is not None else ""
        rows.append({
            "kpi": kpi, "was": stands, "value": one.line.value if one else stands, "problem": one.problem if one else "",
            "note": one.line.note if one else (now.figure.note if now else ""), "hint": one.hint if one else "",
        })  # fmt: skip
    return visit.page("kpi_month", status, month=month, words=era_month(month), rows=rows, schedule=schedule,
                      problems=sum(bool(row["problem"]) for row in rows))  # fmt: skip


def save_month(visit: StaffRequest) -> Response:
    """POST a month: the good figures are written, the bad ones stay on the page with what to do."""
    month, form, at = _month_of(visit), visit.form, check_context(visit)
    lines, withdrawn, clashes = [], [], []
    for number, kpi in enumerate(form.values("kpi"), 1):
        was, typed, remark = (form.value(f"{name}-{kpi}").strip() for name in ("was", "value", "note"))
        now = at.standing.get((kpi, month))
        stands = plain(now.figure.value).replace(",", "") if now and now.figure.value is not None else ""
        line = ResultLine(number, kpi, month, typed, remark)
        if typed == was and remark == (now.figure.note if now else ""):
            continue
        if stands not in (was, typed):
            text = visit.t(
                "書いているあいだに、ほかの方が {now} と入れました。それでよければ、そのままにしてください。"
            )
            clashes.append(CheckedLine(line, "bad", text.format(now=stands or visit.t("空"))))
        elif not typed and stands:
            withdrawn.append(KpiValue(kpi, month, None))
        elif typed:
            lines.append(line)
    checked = check(lines, at)
    good = [c.figure for c in checked if c.figure]
    with visit.ledger.writing() as connection:
        results.enter(connection, [*good, *withdrawn], visit.actor)
    bad = [c for c in checked if c.state == "bad"] + clashes
    if bad or any(c.hint for c in checked):
        return _month_form(visit, month, [*bad, *(c for c in checked if c.hint)], 422 if bad else 200)
    return visit.to(f"kpi/month/{month}", "saved")


def target(visit: StaffRequest) -> Response:
    """GET one target: its months, and everything that was ever written of it."""
    at, id = check_context(visit), visit.request.path_params["id"]
    kpi = at.chosen.kpi(id)
    if kpi is None:
        raise HTTPException(404)
    with visit.ledger.reading() as connection:
        written = results.history(connection, id)
    months = [
        (m, era_month(m), plain(w.figure.value) if (w := at.standing.get((id, m))) and w.figure.value is not None else "",
         w.figure.note if w else "", m <= month_key(visit.today))
        for m in months_of_year(at.chosen)
    ]  # fmt: skip
    past = [
        (
            era_month(w.figure.month),
            plain(w.figure.value) if w.figure.value is not None else "",
            w.figure.note,
            w.who,
            visit.moment(w.at),
        )
        for w in written
    ]
    return visit.page("kpi_target", kpi=kpi, months=months, past=past, schedule=at.chosen,
                      row=next(r for r in progress_table(at.chosen, at.standing, {}, visit.t) if r.kpi == kpi))  # fmt: skip


def template(visit: StaffRequest) -> Response:
    """GET a CSV to fill in: every target, a column a month; opens in Japanese Excel."""
    at = check_context(visit)
    months = months_of_year(at.chosen)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["目標のid", "目標", "単位", *(era_month(m) for m in months)])
    for kpi in at.chosen.kpis:
        standing = [at.standing.get((kpi.id, m)) for m in months]
        values = [
            plain(w.figure.value).replace(",", "") if w and w.figure.value is not None else ""
            for w in standing
        ]
        writer.writerow([kpi.id, kpi.text, kpi.unit, *values])
    name = f"targets-{at.chosen.period.start.year}.csv"
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue().encode("utf-8-sig"), headers=headers, media_type="text/csv; charset=utf-8")


ROUTES = (
    Route("kpi/", "viewer", show),
    Route("kpi/month/{month}", "editor", month),
    Route("kpi/month/{month}", "editor", save_month, ("POST",)),
    Route("kpi/target/{id}", "viewer", target),
    Route("kpi/template.csv", "viewer", template),
)
