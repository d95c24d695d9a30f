"""The program as it is typed at a terminal."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from navigator.cli import main
from navigator.knowledge.load import load
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def region_loaded_once(knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The region is immutable: one reading of its files serves every verb; any other folder is read."""
    monkeypatch.setattr("navigator.cli.region.load", lambda folder: knowledge if folder == ROOT else load(folder))


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *words, **options: CliRunner().invoke(main, [*words], **options)
