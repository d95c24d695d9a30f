"""What assistants are told: telephones first, then where to ask; nothing while nobody runs the pages."""

import re
from dataclasses import replace

from starlette.testclient import TestClient

from navigator.knowledge.content.region import Operator
from navigator.web.app import create_app
from tests.conftest import NOW

PUBLIC = "https://navi.example"


def served(settings, knowledge, **changes):
    region = replace(knowledge.region, operator=Operator("みほん課", "mihon@example.org"), **changes)
    settings = settings.model_copy(update={"public_url": PUBLIC})
    return TestClient(create_app(settings, lambda: NOW, replace(knowledge, region=region)), base_url=PUBLIC)


def test_they_are_told_of_danger_before_anything_else(settings, knowledge):
    client = served(settings, knowledge)
    text = client.get("/llms.txt").text
    assert text.startswith(f"# {knowledge.region.app}\n\n> ")
    assert re.findall(r"(?m)^## (.+)$", text) == ["Danger", "Ask with facts", "Pages"]
    assert all(line.phone.text in text for line in knowledge.helplines if line.emergency and line.phone.text)
    for address in re.findall(r"\]\((\S+)\)", text):
        assert client.get(address).status_code == 200, address


def test_there_is_none_while_nobody_runs_the_pages_or_where_it_is_left_out(client, settings, knowledge):
    assert client.get("/llms.txt").status_code == 404
    assert served(settings, knowledge, reach=()).get("/llms.txt").status_code == 404
    only = served(settings, knowledge, reach=("assistants",)).get("/llms.txt").text
    assert "/towns" not in only
    assert "/api/data" not in only


def test_the_interface_says_that_danger_comes_first(client):
    said = client.get("/api/openapi.json").json()
    assert said["info"]["description"].index("Danger first") < said["info"]["description"].index("`next`")
    assert said["paths"]["/api/v1/decide"]["post"]["description"].startswith("Look at `urgent` first")
    for example in said["components"]["schemas"]["DecideRequest"]["examples"]:
        assert client.post("/api/v1/decide", json=example).status_code == 200
