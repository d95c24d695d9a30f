"""The staff pages: every route below /staff with the role that it asks for."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from navigator.web.site import Site
from navigator.web.staff.contacts import contact_pages, edit_pages, town_sheet
from navigator.web.staff.contacts.bulk import contact_table, upload_pages, waiting_pages
from navigator.web.staff.editions import (
    edition_page,
    list_page,
    new_year_page,
    parameters_page,
    plan_text_page,
    prefecture_page,
    proof_page,
    text_page,
)
from navigator.web.staff.editions.conditions import condition_page, conditions_page, order_page
from navigator.web.staff.editions.records import (
    added_question_page,
    added_record_page,
    areas_page,
    cases_page,
    record_page,
    records_page,
    targets_page,
)
from navigator.web.staff.kpi import month_form, target_pages, upload
from navigator.web.staff.statistics import channels, exports, overview, posters, town_kit

from .access_tokens import add_token, remove_token, tokens_page
from .audit_log import audit_page
from .guard import StaffRoute, guarded, refusal_page
from .home import home_page
from .own_account import change_own_password, own_page
from .people import add_account, change_account, people_page, require_second_factor
from .request import PRIVATE, StaffRequest
from .second_factor_pages import change_second_factor, second_factor_page
from .session import StaffCookies
from .sign_in import sign_in, sign_in_page, sign_in_with_number, sign_out

POST = ("POST",)

SIGN_IN = (
    StaffRoute("sign-in", None, sign_in_page),
    StaffRoute("sign-in", None, sign_in, POST),
    StaffRoute("sign-in/number", None, sign_in_with_number, POST),
    StaffRoute("sign-out", "viewer", sign_out, POST),
)
PAGES = (
    StaffRoute("", "viewer", home_page),
    StaffRoute("overview", "viewer", overview.overview_page),
    StaffRoute("exports", "viewer", exports.exports_page),
    StaffRoute("exports/all.xlsx", "viewer", exports.workbook, is_export=True),
    StaffRoute("exports/municipalities.xlsx", "viewer", exports.municipalities_workbook, is_export=True),
    StaffRoute("exports/municipality/{code}.csv", "viewer", exports.municipality_csv, is_export=True),
    StaffRoute("exports/{id}.csv", "viewer", exports.table_csv, is_export=True),
    StaffRoute("council", "viewer", exports.council_page, is_export=True),
    StaffRoute("kpi/", "viewer", target_pages.targets_page),
    StaffRoute("kpi/target/{id}", "viewer", target_pages.target_page),
    StaffRoute("kpi/template.csv", "viewer", target_pages.csv_template),
    StaffRoute("kpi/month/{month}", "editor", month_form.month_page),
    StaffRoute("kpi/month/{month}", "editor", month_form.save_month, POST),
    StaffRoute("kpi/import", "editor", upload.upload_page),
    StaffRoute("kpi/import", "editor", upload.receive_file, POST),
    StaffRoute("kpi/import/lines", "editor", upload.submit_lines, POST),
    StaffRoute("channels/", "viewer", channels.channels_page),
    StaffRoute("channels/", "editor", channels.add_channel, POST),
    StaffRoute("channels/{code}", "viewer", channels.channel_page),
    StaffRoute("channels/{code}", "editor", channels.change_channel, POST),
    StaffRoute("channels/{code}/poster", "viewer", posters.poster_page),
    StaffRoute("channels/{code}/kit", "viewer", town_kit.town_kit_page),
    StaffRoute("channels/{code}/code.svg", "viewer", posters.code_file),
    StaffRoute("contacts/", "viewer", contact_pages.contacts_page),
    StaffRoute("contacts/confirmed.yaml", "viewer", contact_pages.confirmed_file, is_export=True),
    StaffRoute("contacts/contacts.xlsx", "viewer", contact_table.contacts_workbook, is_export=True),
    StaffRoute("contacts/contacts.csv", "viewer", contact_table.contacts_csv, is_export=True),
    StaffRoute("contacts/bulk", "editor", upload_pages.bulk_page),
    StaffRoute("contacts/bulk", "editor", upload_pages.receive_table, POST),
    StaffRoute("contacts/lines", "editor", upload_pages.write_lines, POST),
    StaffRoute("contacts/waiting", "editor", waiting_pages.waiting_tables_page),
    StaffRoute("contacts/waiting", "editor", waiting_pages.answer_waiting, POST),
    StaffRoute("contacts/town-{code}", "viewer", town_sheet.town_sheet_page),
    StaffRoute("contacts/{window}/{office}", "viewer", contact_pages.contact_office_page),
    StaffRoute("contacts/{window}/{office}/{field}", "editor", edit_pages.edit_page),
    StaffRoute("contacts/{window}/{office}/{field}", "editor", edit_pages.submit_value, POST),
    StaffRoute("contacts/{window}/{office}/{field}/waiting", "editor", edit_pages.waiting_page),
    StaffRoute("editions/", "viewer", list_page.editions_page),
    StaffRoute("editions/", "editor", list_page.change_editions, POST),
    StaffRoute("editions/{number}", "viewer", edition_page.edition_page),
    StaffRoute("editions/{number}", "editor", edition_page.change_edition, POST),
    StaffRoute("editions/{number}/condition", "viewer", condition_page.condition_page),
    StaffRoute("editions/{number}/condition", "editor", condition_page.build_condition, POST),
    StaffRoute("editions/{number}/conditions", "viewer", conditions_page.conditions_page),
    StaffRoute("editions/{number}/file", "viewer", text_page.text_page),
    StaffRoute("editions/{number}/file", "editor", text_page.save_text, POST),
    StaffRoute("editions/{number}/parameters", "viewer", parameters_page.parameters_page),
    StaffRoute("editions/{number}/parameters", "editor", parameters_page.save_parameter, POST),
    StaffRoute("editions/{number}/records", "viewer", records_page.kinds_page),
    StaffRoute("editions/{number}/records/{kind}", "viewer", records_page.records_page),
    StaffRoute("editions/{number}/records/{kind}/{id:path}", "viewer", record_page.record_page),
    StaffRoute("editions/{number}/records/{kind}/{id:path}", "editor", record_page.save_record, POST),
    StaffRoute("editions/{number}/added/{kind}", "editor", added_record_page.added_record_page),
    StaffRoute("editions/{number}/added/{kind}", "editor", added_record_page.add_record, POST),
    StaffRoute("editions/{number}/question", "editor", added_question_page.added_question_page),
    StaffRoute("editions/{number}/question", "editor", added_question_page.add_question, POST),
    StaffRoute("editions/{number}/cases", "viewer", cases_page.cases_page),
    StaffRoute("editions/{number}/cases", "editor", cases_page.change_cases, POST),
    StaffRoute("editions/{number}/areas", "viewer", areas_page.area_windows_page),
    StaffRoute("editions/{number}/areas/{window}", "viewer", areas_page.areas_page),
    StaffRoute("editions/{number}/areas/{window}", "editor", areas_page.save_areas, POST),
    StaffRoute("editions/{number}/targets", "viewer", targets_page.years_page),
    StaffRoute("editions/{number}/targets/{year}", "viewer", targets_page.targets_page),
    StaffRoute("editions/{number}/targets/{year}", "editor", targets_page.save_targets, POST),
    StaffRoute("editions/{number}/order", "viewer", order_page.order_page),
    StaffRoute("editions/{number}/order", "editor", order_page.move_entry, POST),
    StaffRoute("editions/{number}/proof", "viewer", proof_page.proof_page),
    StaffRoute("editions/{number}/sheet", "viewer", proof_page.sheet_page),
    StaffRoute("editions/{number}/plan-text", "viewer", plan_text_page.plan_text_page),
    StaffRoute("editions/{number}/plan-text", "editor", plan_text_page.take_plan_text, POST),
    StaffRoute("editions/{number}/prefecture", "viewer", prefecture_page.prefecture_page),
    StaffRoute("editions/{number}/prefecture", "editor", prefecture_page.change_prefecture, POST),
    StaffRoute("editions/{number}/region.zip", "viewer", prefecture_page.prefecture_files, is_export=True),
    StaffRoute("editions/{number}/year", "viewer", new_year_page.new_year_page),
    StaffRoute("editions/{number}/year", "editor", new_year_page.change_year, POST),
    StaffRoute("people/", "admin", people_page),
    StaffRoute("people/", "admin", add_account, POST),
    StaffRoute("people/second-factor", "admin", require_second_factor, POST),
    StaffRoute("people/{name}", "admin", change_account, POST),
    StaffRoute("tokens/", "admin", tokens_page),
    StaffRoute("tokens/", "admin", add_token, POST),
    StaffRoute("tokens/end", "admin", remove_token, POST),
    StaffRoute("me", "viewer", own_page),
    StaffRoute("me", "viewer", change_own_password, POST),
    StaffRoute("me/second-factor", "viewer", second_factor_page),
    StaffRoute("me/second-factor", "viewer", change_second_factor, POST),
    StaffRoute("audit", "viewer", audit_page),
)


def not_found(request: StaffRequest) -> Response:
    """Any other path below /staff."""
    return refusal_page(request, 404)


NOT_FOUND = StaffRoute("{rest:path}", "viewer", not_found, ("GET", "POST"))


def _without_slash(address: str) -> Route:
    """The way to a page for whoever leaves out its last stroke; what is asked of it stays."""

    def to_page(http: Request) -> Response:
        asked = f"?{http.url.query}" if http.url.query else ""
        return RedirectResponse(f"{address}{asked}", 308, headers=PRIVATE)

    return Route(address.removesuffix("/"), to_page)


def staff_routes(site: Site) -> list[Route]:
    """The pages as routes."""
    cookies = StaffCookies(site.settings.signing_secret())
    every = (*SIGN_IN, *PAGES, NOT_FOUND)
    bare = dict.fromkeys(f"/staff/{page.path}" for page in PAGES if page.path.endswith("/") or not page.path)
    pages = (Route(f"/staff/{page.path}", guarded(site, cookies, page), methods=list(page.methods)) for page in every)
    return [*map(_without_slash, bare), *pages]
