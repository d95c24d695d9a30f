"""What a screen reader would say on the way to a door, as text in golden/; NAVIGATOR_GOLDEN=1 writes it anew."""

import os
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from tests.browser.test_journeys import PEOPLE
from tests.browser.test_look import opened  # noqa: F401 (a fixture)
from tests.conftest import NOW

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden"
ORIGIN = "http://localhost"  # no request leaves: a page there may use what only a safe page may
PAGES = {
    "first": "",
    "question": "talk",
    "place": "talk?change=4",
    "result": "result",
    "phones": "phones",
}


@pytest.fixture
def client(tmp_path, knowledge):
    """The pages at a fixed moment: what is said on the result depends on the hour."""
    app = create_app(Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with"), lambda: NOW, knowledge)
    with TestClient(app) as client:
        yield client


def answers_from(client):
    """Answers a browser's requests from this client, with the conversation that it holds."""

    def answer(route):
        response = client.get(route.request.url.removeprefix(ORIGIN))
        headers = {name: value for name, value in response.headers.items() if name not in ("content-encoding", "content-length")}
        route.fulfill(status=response.status_code, headers=headers, body=response.content)

    return answer


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said(opened, client, name):  # noqa: F811
    page = opened()
    page.route("**/*", answers_from(client))
    if name != "first":
        for fact, value in {"persona": "family", **PEOPLE["family"][0]}.items():
            client.post("/ja/talk", data={"fact": fact, "value": value})
    page.goto(f"{ORIGIN}/ja/{PAGES[name]}")
    path, found = GOLDEN / f"{name}.yaml", page.locator("body").aria_snapshot() + "\n"
    if os.environ.get("NAVIGATOR_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), (
        "NAVIGATOR_GOLDEN=1 writes the golden files anew; read the difference"
    )


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_can_be_used_has_a_name(name):
    for line in (GOLDEN / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
        part = re.match(r"\s*- (button|link|textbox|checkbox|radio|heading)\b(.*)", line)
        assert not part or '"' in part[2], line
