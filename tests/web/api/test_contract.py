"""The interface keeps what its own description says, whatever is sent.

The suite draws a sample for each operation when its test runs. The campaign also tries the limits of every field one by one;
for that the site is made where tests are collected, which takes each worker ten seconds.
"""

import tempfile
from pathlib import Path

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.checks import positive_data_acceptance

from navigator.language.understand import understand
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import CAMPAIGN, NOW
from tests.web.conftest import SECRET

PLAIN = (("get", "/healthz"), ("get", "/readyz"), ("get", "/api/v1/schemes"), ("get", "/api/v1/data/{table}.{form}"))
"""By their description nothing can be sent wrong."""
OPERATIONS = (
    *PLAIN, ("get", "/api/v1/statistics"), ("get", "/api/v1/windows"), ("post", "/api/v1/decide"), ("post", "/api/v1/understand"),
)  # fmt: skip
GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
DRAWN = [(*operation, mode) for operation in OPERATIONS for mode in (GOOD, BAD) if mode == GOOD or operation not in PLAIN]


@pytest.fixture(scope="module")
def encoder_read(knowledge):
    """Its arrays have a head that is parsed, and Python 3.11 before .8 must not parse in two threads at once (gh-106905)."""
    understand(knowledge.lexicon, "仕事を探しています", NOW.date())


@pytest.fixture(scope="module")
def schema(knowledge, encoder_read, tmp_path_factory):
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("data"), secret=SECRET), lambda: NOW, knowledge)
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


def test_every_operation_is_tried(schema):
    described = [(operation.ok().method, operation.ok().path) for operation in schema.get_all_operations()]
    assert sorted(described) == sorted(OPERATIONS)


@pytest.mark.parametrize(("method", "path", "mode"), DRAWN, ids=lambda value: getattr(value, "value", value))
def test_whatever_is_sent_is_no_fault(schema, method, path, mode):
    @settings(max_examples=300 if CAMPAIGN else 20)
    @given(schema[path][method].as_strategy(generation_mode=mode))
    def keeps_to_its_description(case):
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    keeps_to_its_description()


if CAMPAIGN:
    served = create_app(Settings(data_dir=Path(tempfile.mkdtemp()), secret=SECRET), clock=lambda: NOW)

    @pytest.mark.usefixtures("encoder_read")
    @schemathesis.openapi.from_asgi("/api/openapi.json", served).parametrize()
    @settings(max_examples=300)
    def test_the_limits_of_every_field_are_no_fault(case):
        case.call_and_validate(excluded_checks=[positive_data_acceptance])
