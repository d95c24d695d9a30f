"""What the tests share: the real region, loaded once; a fixed moment; small tables of facts."""

import fcntl
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load
from navigator.ledger import accounts

os.environ.setdefault(
    "NAVIGATOR_PHRASES", "0"
)  # so that tests find sentences whole; tests of the look turn it on
ROOT = Path(__file__).parent.parent
os.environ.setdefault("NAVIGATOR_CACHE_DIR", str(ROOT / ".pytest_cache" / "navigator"))  # made once for all tests and their servers
CAMPAIGN = bool(os.environ.get("NAVIGATOR_CAMPAIGN"))
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # Tuesday 10:30 in Gunma

FAST_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 2**30  # bytes; a run takes a tenth of it
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)  # hundreds of databases, none of which has to outlive the power

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
def real_hasher():
    """What hashes passwords outside tests."""
    return accounts._HASHER


@pytest.fixture(scope="session", autouse=True)
def passwords_hashed_fast(real_hasher):
    """A hash takes 64 MB and a tenth of a second, so that nobody guesses fast; `tests/ledger/test_accounts.py` holds it to that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", FAST_HASHER)
        patch.setattr(accounts, "_DUMMY_HASH", FAST_HASHER.hash("nobody"))
        yield


@pytest.fixture(scope="session")
def t(knowledge):
    return translator("ja", figures=knowledge.rules.parameter_values_on(NOW.date()))



LOCKS = pytest.StashKey()


def pytest_configure(config):
    """Two locks that all processes of a run share: the way in, and the machine."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir())
    config.stash[LOCKS] = [(folder / f"navigator-tests-{run}-{name}").open("a") for name in ("way-in", "machine")]


def pytest_unconfigure(config):
    for lock in config.stash.get(LOCKS, ()):
        lock.close()
        Path(lock.name).unlink(missing_ok=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    """Tests of how processes end within seconds (`alone`) wait until no other test runs, and nothing begins beside them."""
    way_in, machine = item.config.stash[LOCKS]
    fcntl.flock(way_in, fcntl.LOCK_EX)
    fcntl.flock(machine, fcntl.LOCK_EX if item.get_closest_marker("alone") else fcntl.LOCK_SH)
    fcntl.flock(way_in, fcntl.LOCK_UN)
    try:
        return (yield)
    finally:
        fcntl.flock(machine, fcntl.LOCK_UN)
