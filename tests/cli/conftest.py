"""The program as it is typed at a terminal."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from navigator.cli import main


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *words, **options: CliRunner().invoke(main, [*words], **options)
