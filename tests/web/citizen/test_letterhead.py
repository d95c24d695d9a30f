"""Who runs it stands on every page; while nobody does, that it is a trial and no official page."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from navigator.knowledge.content.region import Operator
from navigator.web.app import create_app
from tests.conftest import NOW

PAGES = ("", "talk?n=0", "result", "sheet", "windows", "schemes/training-support", "plan", "privacy", "help", "phones", "halls", "nope")


@pytest.fixture
def run_by(settings, knowledge):
    """The pages of a region that this operator runs."""

    def serve(operator):
        region = replace(knowledge.region, operator=operator)
        return TestClient(create_app(settings, lambda: NOW, replace(knowledge, region=region)))

    return serve


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_nobody_runs_it_yet(client, path):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    page = client.get(f"/ja/{path}").text
    assert page.count("試作・運営者未設定") == 1, "in the letterhead"
    assert "運営するところは、まだ決まっていません" in page
    assert "公式ページではありません" in page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_who_runs_it(run_by, path):
    with run_by(Operator("みほん県みほん課", "mihon@example.org")) as client:
        client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
        page = client.get(f"/ja/{path}").text
    assert "運営：みほん県みほん課" in page
    assert "試作" not in page
