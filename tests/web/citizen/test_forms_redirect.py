"""A form is answered by a redirect, and the address of one leads on: no page asks whether to send it again."""

import pytest

from navigator.web.citizen.app import PAGES
from tests.web.citizen.test_campaign_links import PHONE
from tests.web.citizen.test_conversation import journey

POSTED = sorted({route.path for route in PAGES if "POST" in route.methods})
FIELDS = {
    "wrong-number": {"office": PHONE},
    "talk": {"fact": "age", "exact": "ぬるぽ"},
    "talk/say": {"text": "ほにゃらら"},
    "help": {"place": "どこ"},
    "windows": {"place": "どこ"},
    "sheet": {"keep": ["window"]},
}
IS_FILE = ("count/{window}",)  # sent by the browser itself, beside the page


@pytest.mark.parametrize("path", POSTED)
def test_every_form_is_answered_by_a_redirect_to_a_page_that_opens(client, path):
    journey(client, persona="resident", work="seeking")
    url = f"/ja/{path.format(window='hello-work')}"
    response = client.post(url, data=FIELDS.get(path, {}), follow_redirects=False)
    if path in IS_FILE:
        assert response.status_code == 204
    else:
        assert response.status_code == 303
        assert client.get(response.headers["location"]).status_code == 200


@pytest.mark.parametrize("path", POSTED)
def test_the_address_of_every_form_opens_a_page(client, path):
    response = client.get(f"/ja/{path.format(window='hello-work')}")
    assert response.status_code == 200
    assert "/ja/" in str(response.url) or response.url.path == "/blank"


def test_no_address_holds_the_office_of_a_wrong_number_nor_what_was_typed(client):
    for path, fields in FIELDS.items():
        location = client.post(f"/ja/{path}", data=fields, follow_redirects=False).headers["location"]
        assert not any(value in location for value in fields.values() if isinstance(value, str)), location
