"""A central database, fresh and empty."""

import random
from collections.abc import Iterator

import pytest

from navigator.usage.forwarding.central import Central


@pytest.fixture
def base(postgres_url: str) -> Iterator[Central]:
    central = Central.open(postgres_url)
    yield central
    central.close()


@pytest.fixture
def chance() -> float:
    """A random step between two kills; a failure is told with it."""
    step = random.random()
    print(f"step {step}")  # noqa: T201
    return step
