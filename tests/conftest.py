"""What the tests share: the real region, loaded once; a fixed moment; small tables of facts."""

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load

os.environ.setdefault(
    "NAVIGATOR_PHRASES", "0"
)  # so that tests find sentences whole; tests of the look turn it on
ROOT = Path(__file__).parent.parent
CAMPAIGN = bool(os.environ.get("NAVIGATOR_CAMPAIGN"))
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # Tuesday 10:30 in Gunma

settings.register_profile("suite", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile(
    "campaign", max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile(
    "mutants", max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)  # thousands of times over: few examples, always the same
settings.load_profile("mutants" if os.environ.get("NAVIGATOR_MUTANTS") else "campaign" if CAMPAIGN else "suite")


@pytest.fixture(scope="session")
def knowledge():
    return load(ROOT)


@pytest.fixture(scope="session")
def t():
    return translator("ja")


@pytest.fixture(scope="session")
def locks_of_the_run(tmp_path_factory, worker_id):
    """Two locks that all processes of a run share: the way in, and the machine."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder if worker_id == "master" else folder.parent
    with (folder / "way-in").open("a") as way_in, (folder / "machine").open("a") as lock:
        yield way_in, lock


@pytest.fixture(autouse=True)
def beside_others(locks_of_the_run, request):
    """Tests of how processes end within seconds (`alone`) wait until no other test runs, and nothing begins beside them."""
    way_in, lock = locks_of_the_run
    fcntl.flock(way_in, fcntl.LOCK_EX)
    fcntl.flock(lock, fcntl.LOCK_EX if request.node.get_closest_marker("alone") else fcntl.LOCK_SH)
    fcntl.flock(way_in, fcntl.LOCK_UN)
    yield
    fcntl.flock(lock, fcntl.LOCK_UN)
