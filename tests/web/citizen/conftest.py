"""A visitor on a phone."""

import pytest
from starlette.testclient import TestClient

from navigator.web.app import create_app
from tests.conftest import NOW


@pytest.fixture
def phone(settings, knowledge):
    """As it is served: with possible breaks in Japanese lines, which tests of sentences do without."""
    with TestClient(create_app(settings.model_copy(update={"phrases": True}), lambda: NOW, knowledge)) as client:
        yield client


@pytest.fixture
def numbers(knowledge):
    """The telephones of the region's files: of a helpline by its id, of an office by window/office."""
    offices = {f"{window}/{id}": o.phone.text for window, places in knowledge.offices.items() for id, o in places.items()}
    return offices | {line.id: line.phone.text for line in knowledge.helplines}
