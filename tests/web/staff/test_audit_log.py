"""The list of who changed what goes on from page to page."""

import re

from navigator.ledger import audit
from navigator.ledger.audit import AUDIT_EVENTS, AuditEvent
from navigator.ledger.database import Actor
from navigator.web.staff.audit_log import EVENT_WORDS, ROWS
from tests.conftest import NOW


def test_every_event_has_words():
    assert set(EVENT_WORDS) == set(AUDIT_EVENTS)


def test_a_page_ends_where_the_next_begins(officer, site):
    viewer = officer("viewer")
    with site.ledger.writing() as connection:
        written = len(audit.entries(connection))
        for n in range(ROWS + 1 - written):
            audit.record(connection, Actor("ann", NOW), AuditEvent("channel_made", f"no{n}"))
    first = viewer.get("audit").text
    assert first.count("<tr>") == ROWS + 1  # with the head
    before = re.search(r"before=(\d+)", first)[1]
    last = viewer.get(f"audit?before={before}").text
    assert last.count("<tr>") == 2
    assert "before=" not in last


def test_a_strange_number_shows_the_newest(officer, site):
    viewer = officer("viewer")
    for before in ("x", "-1", "9" * 30):
        assert "職員を登録" in viewer.get(f"audit?before={before}").text


def test_a_target_and_an_office_are_named(officer, site, knowledge):
    kpi = knowledge.target_years[0].kpis[0]
    office = knowledge.offices["hello-work"]["ota"]
    with site.ledger.writing() as connection:
        for event, about in (("result_entered", f"{kpi.id} 2025-04"), ("contact_confirmed", "hello-work/ota phone")):
            audit.record(connection, Actor("ann", NOW), AuditEvent(event, about))
    page = officer("viewer").get("audit").text
    assert f"{kpi.text}　2025-04" in page
    assert f"{office.name}　phone" in page
