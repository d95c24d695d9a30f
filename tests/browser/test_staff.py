"""The officers' pages in a real browser: by keyboard, at both sizes, light and dark, with nothing that axe would name."""

import re

import pytest

from navigator.ledger import accounts, channels
from navigator.ledger.channels import ChannelDoor
from navigator.ledger.database import Actor, Ledger
from tests.browser.barriers import barriers
from tests.conftest import CAMPAIGN, NOW
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"
PAGES = (
    "", "kpi/", "kpi/month/2025-04", "kpi/target/kpi-hw-hired", "kpi/import", "channels/", "channels/{code}",
    "tokens/", "exports", "overview", "channels/{code}/poster?size=a4", "channels/{code}/poster?size=a6", "channels/{code}/kit", "contacts/", "contacts/hello-work/ota",
    "contacts/hello-work/ota/phone", "contacts/hello-work/ota/hours", "contacts/bulk", "contacts/waiting", "contacts/town-10205", "editions/", "people/", "me", "me/second-factor", "audit", "nothing",
)  # fmt: skip
SHAPES = [("light", 375), ("dark", 1280)]
if CAMPAIGN:
    SHAPES = [(scheme, width) for scheme in ("light", "dark") for width in (320, 375, 1280)]


@pytest.fixture(scope="module")
def made(server, server_data):
    """An admin and a channel, made beside the running server."""
    ledger, by = Ledger.open("", server_data), Actor("test", NOW)
    with ledger.writing() as connection:
        accounts.add(connection, ("ann", "admin"), accounts.hash_password(PASSWORD), by)
        code = channels.add(connection, "駅のポスター", "poster", by)
        channels.change_door(connection, code, ChannelDoor("10449", ("https://www.town.minakami.gunma.example",)), by)
    ledger.close()
    return code


@pytest.fixture
def desk(browser, made, server, request):
    scheme, width = getattr(request, "param", SHAPES[0])
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{server}/staff/kpi/")
    page.get_by_label("名前").focus()
    page.keyboard.type("ann")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="ログアウト").wait_for()
    yield page
    context.close()


@pytest.mark.parametrize("desk", SHAPES, ids=lambda shape: f"{shape[0]}-{shape[1]}", indirect=True)
def test_no_page_has_a_barrier_or_runs_over_the_edge(desk, server, made, request):
    """In the suite axe looks at each page in one of the two shapes."""
    bad, looked_at = {}, PAGES if CAMPAIGN else PAGES[SHAPES.index(request.node.callspec.params["desk"]) :: 2]
    for path in PAGES:
        desk.goto(f"{server}/staff/{path.format(code=made)}")
        assert "sign-in" not in desk.url
        wide = desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if found := (barriers(desk) if path in looked_at else []) + (["runs over the edge"] if wide else []):
            bad[path] = found
    assert not bad


def test_a_number_is_confirmed_by_keyboard_alone(desk, server):
    desk.goto(f"{server}/staff/contacts/hello-work/ota/phone")
    desk.get_by_label("電話", exact=True).focus()
    desk.keyboard.type("0276-46-8609")
    desk.keyboard.press("Tab")
    desk.keyboard.type("0276-46-8600")
    desk.keyboard.press("Enter")
    desk.get_by_text("２回の番号がちがいます").wait_for()
    assert not barriers(desk)
    again = desk.get_by_label("もう一度、同じ番号")
    again.fill("0276-46-8609")
    again.press("Enter")
    desk.get_by_text("下見です").wait_for()
    desk.locator('a[href="tel:0276-46-8609"]').wait_for()
    assert not barriers(desk)
    desk.get_by_role("button", name="この内容で、確認ずみにする").press("Enter")
    desk.get_by_text("確認ずみにしました").wait_for()
    desk.get_by_role("button", name="電話をすぐに隠す").press("Enter")
    desk.get_by_text("隠しました").wait_for()
    assert not barriers(desk)
    desk.get_by_role("button", name="前の値「0276-46-8609」にもどす").press("Enter")
    desk.get_by_text("前の値にもどしました").wait_for()


def test_a_file_with_a_bad_line_is_mended_on_the_page(desk, server):
    desk.goto(f"{server}/staff/kpi/import")
    text = "目標,年月,実績\r\nサポステに新しく登録した件数,2025-10,多数\r\nkpi-hw-hired,2025-09,1600\r\n"
    desk.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": text.encode("cp932")})
    desk.get_by_role("button", name="送って確かめる").click()
    desk.get_by_text("「多数」は数として読めませんでした").wait_for()
    assert not barriers(desk)
    desk.get_by_label("2行目の実績").fill("２４")
    desk.get_by_role("button", name="もう一度確かめる").click()
    desk.get_by_role("button", name=re.compile("件を保存する")).click()
    desk.get_by_text("件の実績を書きました").wait_for()


def test_words_rates_and_figures_of_bodies_are_entered_on_a_phone(desk, server):
    desk.goto(f"{server}/staff/kpi/month/2025-06")
    words = desk.get_by_label("働き続けるために", exact=True)
    words.fill("長い" * 201)
    desk.locator("[id='w-kpi-fill-support/県']").fill("0")
    desk.locator("[id='v-kpi-fill-support/県']").fill("9")
    desk.locator("[id='v-kpi-saposute-new/県']").fill("７件")
    desk.get_by_role("button", name="保存する").click()
    desk.get_by_text("2つ、確かめてほしいところがあります").wait_for()
    assert not barriers(desk)
    desk.get_by_role("alert").get_by_role("link", name="働き続けるために").click()  # to the field
    assert words.input_value() == "長い" * 201
    words.fill("会社への助言を始めました")
    desk.locator("[id='w-kpi-fill-support/県']").fill("12")
    desk.get_by_role("button", name="保存する").click()
    desk.get_by_text("保存しました。", exact=True).wait_for()
    desk.get_by_role("link", name="進捗にもどる").click()
    for text in ("会社への助言を始めました", "12のうち9", "7 件"):
        desk.locator(".shares", has_text=text).wait_for()
    assert not barriers(desk)


def test_a_table_of_contacts_is_looked_at_before_it_is_sent(desk, server):
    table = desk.request.get(f"{server}/staff/contacts/contacts.csv").text()
    marks = re.findall(r"(hello-work/(?:ota|isesaki)/address/\w{8})\r", table)
    lines = [f"{mark},{value},officer-call,{NOW:%Y-%m-%d}" for mark, value in zip(marks, ("太田市の町1", "=A1"), strict=True)]
    text = "\r\n".join(["照合,新しい値,出典,確認した日", *lines])
    desk.goto(f"{server}/staff/contacts/bulk")
    desk.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": text.encode("cp932")})
    desk.get_by_role("button", name="送って、変わるところを見る").press("Enter")
    desk.get_by_text("式のままです").wait_for()
    desk.get_by_role("button", name="この1件を送る").wait_for()
    assert not barriers(desk)


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 595, 842), ("a6", 297, 419)])
def test_a_poster_and_a_card_are_one_sheet_of_their_size_in_every_language(desk, server, made, size, width, height):
    printable = {"width": round((width - 79) / 0.75), "height": round((height - 79) / 0.75)}  # less 14 mm each side
    if size == "a6":
        printable = {"width": round((width - 28) / 0.75), "height": round((height - 28) / 0.75)}  # less 5 mm
    for lang in ("ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"):
        desk.emulate_media(media="print")
        desk.set_viewport_size(printable)
        desk.goto(f"{server}/staff/channels/{made}/poster?size={size}&lang={lang}")
        assert desk.evaluate(CLIPPED) == [], (size, lang)
        paper = desk.pdf(prefer_css_page_size=True, print_background=True)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
        assert re.findall(rb"/Count (\d+)", paper) == [b"1"], (size, lang)
        assert abs(float(boxes[0][0]) - width) < 2, size


@pytest.mark.parametrize("desk", [("light", 375)], ids=["375"], indirect=True)
def test_the_kit_of_a_town_is_one_a4_with_what_is_to_be_pasted_whole(desk, server, made):
    desk.goto(f"{server}/staff/channels/{made}/kit")
    paper = desk.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", paper) == [b"1"]
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper).groups())
    assert (abs(width - 595) < 2, abs(height - 842) < 2) == (True, True)
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": 687, "height": 1017})  # A4 less 14 mm each side
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = desk.locator("code, .qr").evaluate_all("them => them.filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length")
    assert (desk.locator("code").count(), cut) == (3, 0)
    assert not desk.get_by_role("link", name="もどる").is_visible()


CLIPPED = """[...document.querySelectorAll('.poster, .poster *')].filter(e => {
  const box = e.getBoundingClientRect();
  const cut = e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== 'inline';
  return cut || (!e.closest('.stamp') && (box.right > innerWidth + 1 || box.left < -1));
}).map(e => e.className || e.tagName)"""
