"""The result and the sheet: counted once, and only what was left ticked is on the sheet."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.web.app import create_app
from tests.conftest import NOW
from tests.web.citizen.test_conversation import YEAR, journey
from tests.web.conftest import totals


def without_breaks(page):
    return page.replace("<wbr>", "")


def test_a_reload_counts_nothing(client, site):
    journey(client, persona="resident", work="seeking")
    client.get("/ja/result")
    client.get("/ja/sheet")
    before = totals(site, *YEAR)
    for path in ("/ja/talk", "/ja/result", "/ja/sheet", "/ja/"):
        client.get(path)
    assert totals(site, *YEAR) == before


def test_counts_of_a_journey(client, site):
    journey(client, persona="resident", work="seeking", age="?", livelihood="urgent")
    client.get("/ja/result")
    steps = {
        (s.event, s.target, s.persona): n for s, n in totals(site, *YEAR).steps.items()
    }
    assert steps["started", "", "resident"] == 1
    assert steps["answered", "work", "resident"] == 1
    assert steps["unknown", "age", "resident"] == 1
    assert steps["danger", "", ""] == 1
    assert steps["shown", "self-reliance", "resident"] == 1
    assert any(event == "stopped" for event, _, _ in steps)


def test_the_sheet_leaves_out_what_is_unticked_in_its_code_too(client, numbers):
    journey(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
    whole = client.get("/ja/sheet").text
    assert "家から出にくい" in whole
    part = client.post("/ja/sheet", data={"keep": ["window", "phone"]}).text
    assert "家から出にくい" not in part
    assert numbers["hikikomori-municipal/annaka"] in part
    assert "消した行をもとに戻す" in part
    codes = [re.search(r"<figure.*?</figure>", page, re.S)[0] for page in (part, whole)]
    assert codes[0] != codes[1]
    assert "style=" not in part
    assert client.get("/ja/sheet").text == part, "it can be left and come back to"
    nothing = client.post("/ja/sheet", data={"keep": ["about-1", "nonsense"]}).text
    assert numbers["hikikomori-municipal/annaka"] not in nothing
    assert "<figure" not in nothing
    assert "家から出にくい" in client.post("/ja/sheet", data={"whole": "1"}).text


def test_other_answers_make_a_whole_sheet_again(client):
    journey(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
    client.post("/ja/sheet", data={"keep": ["window"]})
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    assert "消した行をもとに戻す" not in client.get("/ja/sheet").text


def test_a_refused_subsidy_is_said_above_what_helps_with_a_link_to_its_reason(client):
    journey(client, persona="employer", plans="trial", hire_route="direct")
    page = client.get("/ja/result").text
    link = 'href="/ja/result/conditions#subsidy-trial"'
    assert page.index("お試しで雇うときの助成金」は、今回の条件では使えないようです") < page.index(link)
    assert 'id="helps"' not in page or page.index(link) < page.index('id="helps"')
    assert '<li class="tight" id="subsidy-trial">' in client.get("/ja/result/conditions").text


def test_before_the_place_is_told_no_number_is_promised_and_the_section_is_named(client):
    journey(client, persona="resident", livelihood="urgent")
    result, sheet = (client.get(f"/ja/{page}").text for page in ("result", "sheet"))
    for page in (result, sheet):
        assert "（代表）に電話して、「生活困窮の相談の係" in page
    assert 'class="sheet-phone"' not in sheet
    assert "<figure" in sheet
    for promise in ("電話が出ます", "電話番号が入った", "電話番号と話すこと"):
        assert promise not in result + sheet


def test_paper_says_nothing_of_what_one_is_not(client):
    journey(
        client, persona="resident", work="nonregular", wants_regular="no", lonely="no", livelihood="ok",
        municipality="10201", age="45..49",
    )  # fmt: skip
    page = client.get("/ja/sheet").text
    assert "契約・パート・派遣など" in page
    for said in ("正社員を希望しない", "さびしさを感じていない", "暮らしは大丈夫"):
        assert said not in page


def test_concerns_are_ticked_shown_on_result_and_sheet_and_taken_back(client):
    journey(client, persona="resident", work="seeking", municipality="10205")
    assert "地域包括支援センター" not in client.get("/ja/result").text
    client.post("/ja/result/concerns", data={"concern": ["care", "nonsense"]})
    for path in ("result", "sheet"):
        assert "地域包括支援センター" in client.get(f"/ja/{path}").text
    client.post("/ja/talk", data={"fact": "age", "value": "45..49"})
    assert "地域包括支援センター" in client.get("/ja/result").text, "an answer leaves it"
    assert client.get("/ja/result/concerns").url.path == "/ja/result"
    assert "地域包括支援センター" in client.get("/ja/result").text, "a look takes nothing back"
    client.post("/ja/result/concerns", data={})
    assert "地域包括支援センター" not in client.get("/ja/result").text


def test_a_concern_counts_no_other_result(client, site):
    journey(client, persona="resident", work="seeking")
    client.get("/ja/result")
    before = totals(site, *YEAR)
    client.post("/ja/result/concerns", data={"concern": ["care"]})
    client.get("/ja/result")
    assert totals(site, *YEAR) == before


def test_an_employer_is_asked_for_no_concern_of_a_worker(client):
    journey(client, persona="employer", plans="post_job")
    page = client.get("/ja/result").text
    assert 'value="mind"' in page
    assert 'value="unpaid-wages"' not in page


@pytest.mark.parametrize("path", ["result/more", "result/conditions", "sheet"])
def test_no_further_page_without_a_conversation(client, path):
    assert client.get(f"/ja/{path}").url.path == "/ja/"


def test_what_does_not_fit_stands_on_its_own_page_with_who_serves(client):
    journey(client, persona="resident", work="nonregular", age="50..54", wants_regular="yes", municipality="10201")
    result, conditions = client.get("/ja/result").text, client.get("/ja/result/conditions").text
    assert "サポステの相談とセミナー" not in result
    assert "サポステの相談とセミナー" in conditions
    assert "合いそうなところ：" in conditions
    for page in (result, conditions, client.get("/ja/result/more").text):
        for refusal in ("対象にならなかった", "確認中", "確かめていません", "使えません"):
            assert refusal not in page


def test_at_most_three_schemes_are_in_sight_each_with_what_it_brings(client, knowledge):
    journey(client, persona="resident", work="seeking", age="50..54", needs="training", municipality="10205")
    page = client.get("/ja/result").text
    helps = re.search(r'<ul class="helps">(.*?)</ul>', page, re.S)[1]
    ids = re.findall(r'href="/ja/schemes/([^"]*)"', helps)
    assert len(ids) == 3
    for id in ids:
        assert re.sub("<wbr>", "", helps).count(knowledge.scheme_words[id].brings.text.plain) == 1
    assert 'href="/ja/result/more"' in page


@pytest.mark.parametrize(("hour", "at_night"), [(11, False), (21, True)])
def test_the_large_action_fits_the_hour(settings, knowledge, numbers, hour, at_night):
    there = NOW.astimezone(knowledge.region.timezone).replace(hour=hour)
    with TestClient(create_app(settings, lambda: there, knowledge)) as client:
        journey(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
        page = client.get("/ja/result").text
    card = page[page.index("open-door") : page.index("こう話せば大丈夫です")]
    filled = re.findall(r'<a class="button (?:main wide|call)" href="([^"]*)"', card)
    assert filled == ["/ja/result.ics" if at_night else f"tel:{numbers['hikikomori-municipal/annaka']}"]
    assert f'href="tel:{numbers["hikikomori-municipal/annaka"]}"' in card
    assert ("チャットで話す" in card) is at_night, "at night who writes finds it before what to say"
    assert "チャットで話す" in page
    assert card.index("いまは時間外" if at_night else "いま受け付けています") < card.index("tel:"), "nobody calls in vain"


def test_what_is_usual_of_offices_stands_below_the_number(client):
    journey(client, persona="family", work="not_working", withdrawn="yes", municipality="10524")
    page = client.get("/ja/result").text
    assert page.index('href="tel:') < page.index("役所はふつう")


def test_the_sketch_is_light_and_drawn_without_styles(client):
    journey(client, persona="resident", work="seeking", age="35..44", municipality="10425")
    drawing = re.search(r"<svg viewBox=\"0 0 240.*?</svg>", client.get("/ja/result").text, re.S)[0]
    assert len(drawing.encode()) < 3000
    assert "嬬恋村" in drawing
    assert "style" not in drawing
    assert "#" not in drawing, "colours by their role"


def test_a_door_that_leads_stands_before_the_first_window_with_its_number(client, knowledge):
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", municipality="10203")
    hall = knowledge.municipalities["10203"].phone.confirmed_text
    assert "まず、こちらへ" not in client.get("/ja/result").text
    ticked = client.post("/ja/result/concerns", data={"concern": ["care"]}, follow_redirects=False)
    assert ticked.headers["location"].endswith("/ja/result"), "what leads is not scrolled past"
    page = without_breaks(client.get("/ja/result").text)
    lead, first = page.index("地域包括支援センター</h1>"), page.index("つぎに、こちらへ")
    assert lead < page.index(f"tel:{hall}") < first < page.index("</h2>", first) < page.index('href="tel:', first)
    assert page.count("<h1") == 1
    assert "ハローワーク" in page[first : page.index("</h2>", first)]
    folds = page[page.index('class="folds"') :]
    assert folds.index("ほかの相談先") < folds.index("雇用環境・均等室") < folds.index("電話では、こう話せば大丈夫です") < folds.index("場所</summary>")
    assert "地域包括支援センター</h4>" not in folds, "it is not told twice"
    reason = folds[folds.index("この窓口を選んだ理由") :]
    assert reason.index("地域包括支援センター") < reason.index("親や家族の介護をしている") < reason.index("介護保険法") < reason.index("つぎに、こちらへ")
    assert "地域包括支援センター" in client.get("/ja/sheet").text
    elsewhere = client.post("/ja/result/concerns", data={"concern": ["children"]}, follow_redirects=False)
    assert elsewhere.headers["location"].endswith("/ja/result#others")


@pytest.mark.parametrize("unsaid", [{}, {"municipality": "?"}], ids=["never asked", "not known"])
def test_while_no_town_is_told_what_leads_lets_it_be_chosen(client, knowledge, unsaid):
    """In one line, so that the number of the first window stays in sight; whom to ask for and all numbers, a tap further."""
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", lonely="no", **unsaid)
    client.post("/ja/result/concerns", data={"concern": ["care"]})
    page = without_breaks(client.get("/ja/result").text)
    lead, first, folds = page.index("まず、こちらへ"), page.index("つぎに、こちらへ"), page.index('class="folds"')
    assert lead < page.index("市町村を選ぶと、電話番号がわかります。") < page.index('<option value="10203"') < first < page.index('href="tel:') < folds
    assert page.count('<select id="where" name="value" required>') == 1
    assert folds < page.index("「介護や高齢者の相談の係」とお伝えください") < page.index("/ja/halls")
    chosen = client.post("/ja/talk", data={"fact": "municipality", "value": "10203", "n": "9", "to": "result"})
    assert chosen.url.path == "/ja/result"
    assert f'href="tel:{knowledge.municipalities["10203"].phone.confirmed_text}"' in chosen.text
    assert "<select" not in chosen.text


def test_a_window_behind_what_leads_does_not_ask_for_the_town_again(client):
    """Nor is who is lonely left without a number: the line for them is there by day, too."""
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", lonely="yes")
    client.post("/ja/result/concerns", data={"concern": ["care"]})
    page = without_breaks(client.get("/ja/result").text)
    second = page[page.index("つぎに、こちらへ") : page.index('class="folds"')]
    assert "「生活困窮の相談の係」とお伝えください" in second
    assert (second.count("href=\"tel:"), second.count("<select")) == (1, 0)


def test_one_number_of_two_doors_is_one_button(client):
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", lonely="no")
    client.post("/ja/result/concerns", data={"concern": ["work-injury"]})
    page = without_breaks(client.get("/ja/result").text)
    above = page[: page.index('class="folds"')]
    assert above.count("上と同じ電話番号です。ここのことも聞けます。") == 1
    assert above.count('class="button call') == 1


def test_that_a_number_is_the_one_above_is_said_before_another_number(client, site):
    """Beneath the line that answers at night it was taken for the number of that line."""
    site.clock = lambda: NOW.replace(hour=12)
    journey(client, persona="resident", work="seeking", age="50..54", livelihood="ok", lonely="yes")
    client.post("/ja/result/concerns", data={"concern": ["work-injury"]})
    page = without_breaks(client.get("/ja/result").text)
    second = page[page.index("つぎに、こちらへ") : page.index('class="folds"')]
    assert second.index("上と同じ電話番号です。") < second.index("いま話せるところ") < second.index('href="tel:')


def test_the_town_is_chosen_in_a_fold_where_a_number_leads(client):
    """It pushed the first fold beyond two screens; who has a number needs no town first."""
    journey(client, persona="resident", work="seeking", age="50..54", livelihood="ok", lonely="no")
    above, folds = without_breaks(client.get("/ja/result").text).split('class="folds"')
    assert ("<select" in above, "<select" in folds) == (True, False)
    client.post("/ja/result/concerns", data={"concern": ["work-injury"]})
    above, folds = without_breaks(client.get("/ja/result").text).split('class="folds"')
    assert ("<select" in above, "<select" in folds) == (False, True)
    chosen = client.post("/ja/talk", data={"fact": "municipality", "value": "10203", "n": "9", "to": "result"})
    assert "<select" not in chosen.text


def test_what_leads_without_a_number_is_short(client):
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", municipality="10443")
    client.post("/ja/result/concerns", data={"concern": ["illness"]})
    page = without_breaks(client.get("/ja/result").text)
    lead = page[page.index("まず、こちらへ") : page.index("つぎに、こちらへ")]
    assert "休むあいだのお金のことを、会社の担当の方か、入っている健康保険に聞けます。" in lead
    assert "<details" not in lead, "the number of the first window is near"
    folds = page[page.index('class="folds"') :]
    name = "勤め先か、入っている健康保険（傷病手当金）</summary>"
    assert folds.index(name) < folds.index("通算１年６か月まで") < folds.index("傷病手当金のことを聞きたいのですが") < folds.index("健康保険法")
    assert "受給期間の延長" not in page


def test_what_leads_by_its_page_alone_has_the_large_action(client):
    """Its page is one tap, and the call of the window behind it an outlined button."""
    journey(client, persona="resident", work="seeking", age="35..44", livelihood="ok", municipality="10203")
    client.post("/ja/result/concerns", data={"concern": ["no-work-permit"]})
    page = without_breaks(client.get("/ja/result").text)
    lead = page[page.index("まず、こちらへ") : page.index("つぎに、こちらへ")]
    assert 'class="button main wide"' in lead
    assert "公式ページを見る" in lead
    assert 'class="button call outlined"' in page[page.index("つぎに、こちらへ") : page.index('class="folds"')]


def test_words_that_stand_in_the_lines_above_are_not_said_again(client):
    """Who is hungry reads them beside the telephone there; folded away there, they stand on the result."""
    journey(client, persona="supporter", work="not_working", age="55..59", livelihood="urgent", municipality="10201")
    words = "電話では、こう話せば大丈夫です"
    page = without_breaks(client.get("/ja/result").text)
    assert f"<summary>{words}</summary>" in page[page.index('class="folds"') :]
    assert f">{words}</h2>" not in page
    client.post("/ja/fold", data={"page": "result", "fold": "yes"})
    assert f">{words}</h2>" in without_breaks(client.get("/ja/result").text)


def test_what_a_door_that_leads_says_of_the_hour_is_not_said_again(client):
    """At ten on a Tuesday both are open as public offices usually are; one of the two calls is the filled button."""
    journey(client, persona="resident", work="regular", age="50..54", livelihood="ok", municipality="10203")
    client.post("/ja/result/concerns", data={"concern": ["care"]})
    page = without_breaks(client.get("/ja/result").text)
    in_sight = page[: page.index('class="folds"')]
    assert in_sight.count("役所はふつう平日の昼に開いています。") == 1
    first, second = in_sight.split("つぎに、こちらへ")
    assert ('class="button call"' in first, 'class="button call outlined"' in second) == (True, True)


def test_on_foreign_pages_what_is_to_show_stands_apart_from_what_is_to_say(client):
    journey(client, persona="resident", work="nonregular", wants_regular="yes", age="45..49", municipality="10201")
    page = client.get("/pt/result").text
    said = page[page.index('aria-labelledby="say"') : page.index('class="folds"')]
    shown = page[page.index('id="languages"') : page.index("</details>", page.index('id="languages"'))]
    assert "Sumimasen." in said
    assert '<b lang="ja">' not in said
    assert "ハローワーク前橋" in shown
    assert shown.count('<b lang="ja">') == said.count("ja-Latn") == 2
    assert page.index('class="folds"') < page.index("前橋市天川大島町130-1"), "the place follows, folded"


def test_who_writes_no_japanese_finds_the_chat_a_tap_further(settings, knowledge):
    """At night it stands in sight for who writes Japanese, in which it is."""
    with TestClient(create_app(settings, lambda: NOW.replace(hour=12), knowledge)) as client:
        journey(client, persona="resident", work="seeking", municipality="10201")
        for lang, is_in_sight in (("ja", True), ("ja-easy", True), ("pt", False)):
            page = client.get(f"/{lang}/result").text
            assert (page.index("talkme.jp") < page.index('class="folds"')) is is_in_sight, lang
