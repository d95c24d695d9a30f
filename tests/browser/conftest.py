"""A real browser at phone size against a real server on loopback."""

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import NOW, ROOT
from tests.waiting import PATIENCE
from tools.served import CHROMIUM_FLAGS, chromium, headless, serving


@pytest.fixture(scope="session")
def server_data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


def served_at(moment, data_dir, region=ROOT):
    """The address of the site in a process of its own, whose clock starts at a moment."""
    own = {"DATA_DIR": str(data_dir), "PUBLIC_URL": "", "REGION": str(region), "DEV": "1"}
    return serving(moment.isoformat(), **{f"NAVIGATOR_{name}": value for name, value in own.items()})


@pytest.fixture(scope="session")
def server(server_data):
    """On a Tuesday morning, when offices are open."""
    with served_at(NOW, server_data) as url:
        yield url


@pytest.fixture(scope="session")
def server_at_night(tmp_path_factory):
    """In the evening of the same day, when they are closed."""
    with served_at(NOW.replace(hour=12), tmp_path_factory.mktemp("night")) as url:
        yield url


@pytest.fixture(scope="session")
def server_on_sunday(tmp_path_factory):
    """On a Sunday afternoon, with another closed day before and an open one after."""
    with served_at(NOW.replace(day=29, hour=5), tmp_path_factory.mktemp("sunday")) as url:
        yield url


@pytest.fixture(scope="session")
def driver():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver):
    found = driver.chromium.launch(executable_path=headless(), args=[*CHROMIUM_FLAGS])
    yield found
    found.close()


@pytest.fixture(scope="session")
def whole_browser(driver):
    """With its windows: where a frame opens one, the engine alone does not ask the test for what a redirect leads to."""
    found = driver.chromium.launch(executable_path=chromium(), args=[*CHROMIUM_FLAGS])
    yield found
    found.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(browser, request):
    context = browser.new_context(viewport={"width": 375, "height": 667}, java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()
