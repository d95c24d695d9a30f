"""The page of parts: every part in every state, for developers."""

from starlette.testclient import TestClient

from navigator.web.app import create_app
from tests.conftest import NOW

PARTS = (
    "_screen", "_first_step", "_other_ways", "_concern", "_office", "_danger_box", "_understood_answers", "_possible_meanings",
    "_topic_card", "_take_away", "_other_languages", "_found_pages",
)  # fmt: skip


def test_the_page_of_parts_is_for_developers_only(client, settings, knowledge):
    assert client.get("/dev/parts").status_code == 404
    with TestClient(create_app(settings.model_copy(update={"dev": True}), lambda: NOW, knowledge)) as developer:
        page = developer.get("/dev/parts").text
    for part in PARTS:
        assert part in page
