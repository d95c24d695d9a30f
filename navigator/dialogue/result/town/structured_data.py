"""The offices of a town's page for search engines: schema.org GovernmentOffice, what is confirmed and no more.

Names and addresses stay as the offices write them, in every language.
"""

from typing import Any

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.timetable import Hours
from navigator.knowledge.knowledge import Knowledge

from .town_page import TownPageView

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOURCE = Translator("ja")
Data = dict[str, Any]


def offices_data(knowledge: Knowledge, view: TownPageView, page: str) -> Data:
    """Every office that has a telephone on the page. `page`: the whole address of the page."""
    refs = [OfficeRef.parse(group.call.ref) for group in view.calls if group.call and group.call.ref]
    offices = [_office(knowledge, ref, view) for ref in refs if ref.office in knowledge.contact_offices.get(ref.window, {})]
    return {"@context": "https://schema.org", "@graph": [{**office, "mainEntityOfPage": page} for office in offices]}


def _office(knowledge: Knowledge, ref: OfficeRef, view: TownPageView) -> Data:
    office = knowledge.contact_offices[ref.window][ref.office]
    name = SOURCE.town_hall(knowledge.municipalities[ref.office]) if ref.window == TOWN_HALL else office.official_name or office.name
    data: Data = {
        "@type": "GovernmentOffice",
        "name": name,
        "telephone": office.phone.confirmed_text,
        "address": _address(knowledge, office),
        "areaServed": {"@type": "AdministrativeArea", "name": view.plain_name},
    }
    if hours := _opening_hours(office.hours):
        data["openingHoursSpecification"] = hours
    if office.page.confirmed_text:
        data["url"] = office.page.confirmed_text
    return data


def _address(knowledge: Knowledge, office: Office) -> Data:
    town = knowledge.municipalities.get(office.at)
    parts = {
        "addressCountry": knowledge.region.country,
        "addressRegion": knowledge.region.name,
        "addressLocality": town.name if town else "",
        "streetAddress": office.address.confirmed_text,
    }
    return {"@type": "PostalAddress"} | {key: value for key, value in parts.items() if value}


def _opening_hours(hours: SourcedValue) -> list[Data]:
    """None for hours that are not confirmed, and for days that no weekly timetable can name."""
    table = hours.timetable if hours.status == "confirmed" else None
    if table is None or any(each.nth or each.month_day for each in table.hours):
        return []
    if table.always:
        return [_span(DAYS, "00:00", "23:59")]
    return [_span(_days(each), f"{each.opens:%H:%M}", f"{each.closes:%H:%M}") for each in table.hours]


def _days(hours: Hours) -> tuple[str, ...]:
    return tuple(DAYS[day] for day in hours.days) or DAYS


def _span(days: tuple[str, ...], opens: str, closes: str) -> Data:
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": list(days), "opens": opens, "closes": closes}
