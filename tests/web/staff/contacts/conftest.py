"""A confirmation as the form sends it, and the second person's yes."""

import re

from navigator.ledger import accounts, proposed_contacts
from navigator.ledger.database import Actor
from tests.conftest import NOW
from tests.web.staff.conftest import HASH

OTA = "contacts/hello-work/ota"

CITIZEN = "/ja/windows/hello-work?place=10205"

NUMBER = "0276-46-8609"  # invented for the test: shaped like a number of the town


def typed(**more):
    return {
        "value": NUMBER,
        "again": NUMBER,
        "source": "officer-call",
        "checked_on": "2026-11-24",
        "evidence": "",
        "do": "preview",
        **more,
    }


def propose(officer, field="phone", path=OTA, **more):
    officer.get(f"{path}/{field}")
    assert officer.post(f"{path}/{field}", typed(**more)).status_code == 200
    return officer.post(f"{path}/{field}", typed(**more, do="confirm"))


def confirm(officer, field="phone", path=OTA, **more):
    """Written by an officer, and looked at by another at once."""
    response = propose(officer, field, path, **more)
    site = officer.client.app.state.site
    with site.ledger.writing() as connection:
        for waiting in proposed_contacts.all_waiting(connection):
            proposed_contacts.approve(connection, waiting.id, Actor("admin", NOW))
    site.ledger_watch.refresh()
    return response


def answer(officer, do, field="phone", path=OTA):
    """What a second person says on the page where they see it."""
    page = officer.get(f"{path}/{field}/waiting")
    number = re.search(r'name="n" value="(\d+)"', page.text)
    return officer.post(f"{path}/{field}", {"n": number[1] if number else "1", "do": do})


def add_editor(site, name):
    with site.ledger.writing() as connection:
        accounts.add(connection, (name, "editor"), HASH, Actor("test", NOW))
