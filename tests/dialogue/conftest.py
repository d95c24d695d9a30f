"""The invented region, for tests of code that must not rest on Gunma's content."""

from datetime import UTC, datetime

import pytest

from navigator.knowledge.load import load
from tests.conftest import ROOT

MAHOROBA = ROOT / "tests/regions/mahoroba"
MAHOROBA_NOW = datetime(2030, 6, 4, 2, 0, tzinfo=UTC)  # Tuesday 11:00 there


@pytest.fixture(scope="session")
def mahoroba():
    return load(MAHOROBA)
