"""A central database, fresh and empty."""

from collections.abc import Iterator

import pytest

from navigator.usage.forwarding.central import Central


@pytest.fixture
def base(postgres_url: str) -> Iterator[Central]:
    central = Central.open(postgres_url)
    yield central
    central.close()
