"""A sheet for each municipality with the values to check, and how far each is."""

import re

from tests.web.staff.contacts.conftest import OTA, confirm


def test_a_town_is_asked_for_what_is_not_confirmed(officer, knowledge):
    viewer = officer("viewer")
    before = viewer.get("contacts/town-10205").text
    to_check = int(re.search(r"次の(\d+)件をお確かめください", before)[1])
    assert before.count('data-label="いまの値"') == to_check
    names = [o.name for of in knowledge.contact_offices.values() for o in of.values() if o.at == "10205"]
    assert all(name in before for name in names)
    confirm(officer("editor"), path=OTA)
    after = viewer.get("contacts/town-10205").text
    assert int(re.search(r"次の(\d+)件をお確かめください", after)[1]) == to_check - 1
    assert "2026-11-24" in after


def test_how_far_each_municipality_is_stands_on_the_page_of_contacts(officer):
    viewer = officer("viewer")

    def confirmed():
        page = viewer.get("contacts/").text
        row = re.search(r"town-10205\">太田市</a></th>\s*<td class=\"n\">(\d+)のうち(\d+)<", page)
        return int(row[1]), int(row[2])

    values, before = confirmed()
    confirm(officer("editor"), path=OTA)
    assert confirmed() == (values, before + 1)


def test_a_town_of_another_region_has_no_sheet(officer):
    assert officer("viewer").get("contacts/town-99999").status_code == 404
