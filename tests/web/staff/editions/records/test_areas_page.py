"""Which office serves which municipality as one table: none is served twice, and two officers lose nothing."""

import html
import re

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

FILE, TABLE = "content/offices/moon-desk.yaml", "areas/moon-desk"


@pytest.fixture
def path(ann):
    return begin(ann)


def send_table(officer, path, page="", **chosen):
    page = page or officer.get(f"{path}/{TABLE}").text
    fields = dict(re.findall(r'name="(seen:\d+)" value="(\w*)"', page))
    for name, options in re.findall(r'<select\s+name="(office:\d+)".*?>(.*?)</select>', page, re.DOTALL):
        fields[name] = next(iter(re.findall(r'value="(\w+)" selected', options)), "")
    return officer.post(f"{path}/{TABLE}", fields | {f"office:{code}": office for code, office in chosen.items()})


def test_a_municipality_goes_to_another_office(ann, path, site):
    assert f'href="/staff/{path}/{TABLE}">つきの相談所' in ann.get(f"{path}/areas").text
    assert send_table(ann, path).status_code == 303
    assert texts(site) == {}, "nothing was changed"
    assert send_table(ann, path, **{"90002": "hotaru"}).status_code == 303
    told = text_of(FILE).replace("['90001', '90002']", "['90001']").replace("village: '90003'", "village: [90003, 90002]")
    assert texts(site) == {FILE: told}
    page = html.unescape(ann.get(f"{path}/{TABLE}").text)
    before, after = re.search(r"しずく村</b></p>.*?前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", page, re.DOTALL).groups()
    assert "つきの相談所 かすみ" in before
    assert "つきの相談所 ほたる" in after
    assert send_table(ann, path, **{"90002": ""}).status_code == 303
    assert "90002" not in texts(site)[FILE]


def test_what_cannot_be_is_said_at_its_municipality(ann, path, site):
    refused = send_table(ann, path, **{"90002": "sun"})
    assert refused.status_code == 422
    assert "えらび直して" in re.search(r'id="90002-problem">(.*?)</p>', refused.text)[1]
    assert texts(site) == {}


def test_two_officers_change_two_municipalities_and_meet_at_one(ann, desk, path, site):
    bob = desk("bob")
    shown = bob.get(f"{path}/{TABLE}").text
    assert send_table(ann, path, **{"90002": "hotaru"}).status_code == 303
    assert send_table(bob, path, shown, **{"90003": "kasumi"}).status_code == 303
    refused = send_table(bob, path, shown, **{"90002": ""})
    assert refused.status_code == 422
    assert "いまは「つきの相談所 ほたる」です" in refused.text
    assert send_table(bob, path, refused.text).status_code == 303
    assert "90002" not in texts(site)[FILE]


def test_what_offices_share_by_something_else_is_left_as_it_is(ann, path, site):
    shared = text_of(FILE).replace("{village: ['90001', '90002']}", "{any: [{village: '90001'}, {village: '90002', wish: meet}]}")
    write(ann, path, shared.replace("village: '90003'", "village: ['90003']"), FILE)
    page = ann.get(f"{path}/{TABLE}").text
    assert "かすみ市、しずく村は、ここでは変えられません" in page
    assert 'name="office:90003"' in page
    assert 'name="office:90001"' not in page
    assert send_table(ann, path, page, **{"90001": "hotaru"}).status_code == 303
    assert texts(site)[FILE] == shared.replace("village: '90003'", "village: ['90003']")


def test_a_window_without_areas_has_no_table(ann, desk, path):
    assert ann.get(f"{path}/areas/star-cafe").status_code == 404
    assert ann.get(f"{path}/areas/sun").status_code == 404
    eve = desk("eve")
    assert "<select" not in eve.get(f"{path}/{TABLE}").text
    assert eve.post(f"{path}/{TABLE}", {"office:90001": "hotaru"}).status_code == 403
