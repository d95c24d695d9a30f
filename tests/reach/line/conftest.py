"""The account over the real region, at a fixed moment."""

from pathlib import Path

import pytest

from navigator.dialogue.wording.translation import translator
from navigator.reach.line.replies import LineAccount
from tests.conftest import NOW, ROOT

SECRET = "a channel's secret for tests, long enough"
ADDRESS = "https://navi.example"


@pytest.fixture(scope="session")
def translators(knowledge):
    return tuple(translator(lang, Path(ROOT) / "content/locale") for lang in knowledge.region.languages)


@pytest.fixture(scope="session")
def account(knowledge, translators):
    return LineAccount(knowledge, translators, NOW, ADDRESS, SECRET, "k2345")
