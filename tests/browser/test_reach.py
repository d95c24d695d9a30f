"""The pages of towns and the door for other sites in a real browser: on paper, in frames, with nothing that axe would name."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.ledger import channels
from navigator.ledger.channels import ChannelDoor
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.staff.statistics.channel_door import HEIGHT
from tests.browser.barriers import barriers
from tests.conftest import CAMPAIGN, NOW
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
OURS, TOWN, STRANGER = "https://navi.example", "https://www.town.example", "https://www.stranger.example"
LONGEST = ("ja/towns/10202", "ja/towns/10449", "ja-easy/towns/10425", "tl/towns/10201", "id/towns/10212")


@pytest.fixture
def site_of_ours(tmp_path, knowledge):
    """Our pages under a name of their own, answered within this process."""
    settings = Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", public_url=OURS)
    with TestClient(create_app(settings, lambda: NOW, knowledge), base_url=OURS) as client:
        yield client


@pytest.fixture
def door(site_of_ours):
    site = site_of_ours.app.state.site
    with site.ledger.writing() as connection:
        code = channels.add(connection, "町のサイト", "municipality", Actor("ann", NOW))
        channels.change_door(connection, code, ChannelDoor("10524", (TOWN,)), Actor("ann", NOW))
    site.ledger_watch.refresh()
    return f"/ja/door/{code}"


@pytest.fixture
def web(whole_browser, site_of_ours):
    """A phone of 280 pixels: our pages, and two sites that hold our door in a frame. Nothing leaves the machine."""
    context = whole_browser.new_context(viewport={"width": 280, "height": 667})

    def answer(route):
        path = route.request.url.partition("://")[2].partition("/")[2]
        if route.request.url.startswith(OURS):
            response = site_of_ours.get(f"/{path}", follow_redirects=False)
            headers = {name: value for name, value in response.headers.items() if name not in ("content-encoding", "content-length")}
            route.fulfill(status=response.status_code, headers=headers, body=response.content)
        else:
            frame = f'<title>x</title><iframe src="{OURS}/{path}" width="100%" height="{HEIGHT}" style="border:0"></iframe>'
            route.fulfill(content_type="text/html", body=f'<body style="margin:0">{frame}')

    context.route("**/*", answer)
    yield context
    context.close()


def test_the_door_stands_in_the_frame_of_its_town_and_in_no_other(web, door):
    page = web.new_page()
    page.goto(TOWN + door)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="大泉町で相談できるところ").wait_for()
    for width in (280, 375, 700, 1280):
        page.set_viewport_size({"width": width, "height": 667})
        tall, wide, own = frame.locator("html").evaluate("e => [e.scrollHeight, e.scrollWidth, innerWidth]")
        assert (tall <= HEIGHT, wide <= own) == (True, True), (width, tall, wide, own)
    assert web.cookies() == []
    with web.expect_page() as opened:
        frame.get_by_role("link", name="大泉町で相談できるところ").click()
    opened.value.get_by_role("heading", name="大泉町で相談できるところ").wait_for()
    assert opened.value.url == f"{OURS}/ja/towns/10524"

    page = web.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(STRANGER + door)
    assert page.frame_locator("iframe").get_by_role("link").count() == 0


def test_the_data_for_search_engines_is_no_script_to_the_browser(web):
    """The policy lets no inline script run, and has nothing to say of a block of data."""
    page, said = web.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{OURS}/ja/towns/10524")
    page.wait_for_load_state()
    assert said == []
    assert page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)['@graph'].length") == 2


def test_a_page_is_shared_as_the_browser_does_and_without_it_by_links(web):
    """Shared are its name and its address as others open it."""
    page = web.new_page()
    page.goto(f"{OURS}/ja/towns/10524?place=10201")
    assert page.get_by_role("link", name="LINE").is_visible()
    assert not page.locator("[data-share]").is_visible(), "this browser has no way of its own"
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }")
    page.reload()
    page.get_by_role("button", name="送る", exact=True).click()
    assert page.evaluate("shared") == {"text": f"大泉町で相談できるところ\n{OURS}/ja/towns/10524"}


@pytest.fixture
def towns(knowledge):
    """The pages of all towns in every language, as paths; in the suite the longest of them."""
    everywhere = [f"{lang}/towns/{code}" for lang in knowledge.region.languages for code in knowledge.municipalities]
    return everywhere if CAMPAIGN else LONGEST


@pytest.fixture
def narrow(browser):
    """One page of one browser for them all; the site answers from a process of its own, however busy the machine is."""
    context = browser.new_context(viewport={"width": 280, "height": 667})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def test_axe_finds_nothing_at_the_door(web, door):
    page = web.new_page()
    page.goto(OURS + door)
    assert not barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 280


def test_axe_finds_nothing_on_the_page_of_a_town(narrow, server, towns):
    for path in ("ja/towns", *(towns if CAMPAIGN else ["pt/towns/10201"])):
        narrow.goto(f"{server}/{path}")
        assert not barriers(narrow), path
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 280, path


def test_a_town_prints_on_one_a4(narrow, server, towns):
    papers = {}
    for path in towns:
        narrow.goto(f"{server}/{path}")
        papers[path] = len(re.findall(rb"/Type\s*/Page[^s]", narrow.pdf(prefer_css_page_size=True)))
    assert not {path for path, sheets in papers.items() if sheets != 1}
    narrow.emulate_media(media="print")
    assert narrow.locator(".town-code svg").is_visible()
    assert not narrow.locator(".doors").is_visible()
