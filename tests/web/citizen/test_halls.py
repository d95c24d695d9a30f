"""The numbers of the town halls: one tap from a result without a place."""

import re

import pytest

OTA, ANNAKA = "10205", "10211"


def answer(client, **facts):
    for fact, value in facts.items():
        client.post("/ja/talk", data={"fact": fact, "value": value})


def test_all_town_halls_with_a_confirmed_number_and_whose_it_is(client, knowledge):
    page = client.get("/ja/halls").text
    for town in knowledge.municipalities.values():
        assert f'href="tel:{town.phone.confirmed_text}"' in page, town.name
    assert "太田市役所（代表）" in page
    assert "大泉町役場（代表）" in page
    assert "役所はふつう平日の昼に開いています" in page
    for section in ("生活困窮の相談の係", "ひきこもりの相談の係", "生活保護の相談の係"):
        assert f"「{section}」" in page
    assert "ジョブセンター" not in page, "Maebashi's alone"


@pytest.mark.parametrize("lang", ["ja-easy", "en", "pt"])
def test_in_other_languages_too(client, lang, knowledge):
    assert f'href="tel:{knowledge.municipalities[OTA].phone.confirmed_text}"' in client.get(f"/{lang}/halls").text


def test_a_result_without_a_place_leads_there(client):
    answer(client, persona="resident", livelihood="urgent")
    page = client.get("/ja/result").text
    assert page.index('<select id="where"') < page.index('href="/ja/halls"')


@pytest.mark.parametrize(("lang", "town"), [("ja", "前橋市"), ("ja-easy", "前橋市（まえばしし）"), ("pt", "Maebashi")])
def test_who_chooses_the_town_on_the_result_reads_its_name(client, lang, town):
    """Where readings cannot stand over the letters they stand behind them; no mark of a possible break is among them."""
    answer(client, persona="resident", livelihood="urgent")
    page = client.get(f"/{lang}/result").text
    assert f'<option value="10201">{town}</option>' in page
    assert page.count("<option value=") == page.count("</option>") >= 37


def test_a_result_with_a_place_calls_the_hall_and_asks_to_be_put_through(client, knowledge):
    answer(client, persona="resident", livelihood="urgent", municipality="10205")
    page = client.get("/ja/result").text
    assert f'href="tel:{knowledge.municipalities[OTA].phone.confirmed_text}"' in page
    assert "太田市役所（代表）" in page
    assert "つないでいただけますか" in page
    assert "電話番号を教えて" not in page.split('id="others"')[0]


def test_outside_the_region_a_search_page_and_no_list_of_ours(client):
    answer(client, persona="resident", livelihood="urgent", municipality="outside")
    page = client.get("/ja/result").text
    assert 'href="https://minna-tunagaru.jp/ichiran/"' in page
    assert 'href="tel:0120-279-338"' in page
    assert "まえばし生活自立相談センター" not in page


FIRST_STEP = re.compile(r'<section class="card first open-door".*?</section>', re.S)
KATASHINA = {"persona": "resident", "work": "not_working", "wants_work": "no", "livelihood": "hard", "municipality": "10443"}


@pytest.mark.parametrize(("lang", "whose"), [("ja", "片品村役場（代表）"), ("en", "片品村"), ("pt", "片品村")])
def test_the_call_button_says_whose_number_it_is(client, lang, whose):
    answer(client, **KATASHINA)
    step = FIRST_STEP.search(client.get(f"/{lang}/result").text)[0]
    assert re.search(rf'<a\s+class="button call.*?<span class="callee">(?:[^<]|<span[^>]*>)*{whose}.*?</a>', step, re.S)


def test_a_number_of_the_headings_own_needs_no_second_name(client, knowledge):
    answer(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
    step = FIRST_STEP.search(client.get("/ja/result").text)[0]
    assert f'href="tel:{knowledge.municipalities[ANNAKA].phone.confirmed_text}"' in step
    assert "callee" not in step


def test_a_relay_is_named_on_the_button_too(client):
    answer(client, persona="employer", plans="post_job")
    assert '<span class="callee">群馬労働局 職業対策課</span>' in client.get("/ja/result").text


def test_outside_the_region_the_first_step_leads_to_ones_own_town_hall_before_the_national_line(client):
    answer(client, **KATASHINA | {"municipality": "outside"})
    step = FIRST_STEP.search(client.get("/ja/result").text)[0]
    order = ("お住まいの市区町村の役所", "https://minna-tunagaru.jp/ichiran/", "tel:0120-279-338", "よりそいホットライン")
    places = [step.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    answer(client, municipality="10443")
    assert "minna-tunagaru" not in FIRST_STEP.search(client.get("/ja/result").text)[0]


@pytest.mark.parametrize("lang", ["en", "zh", "ne"])
def test_the_section_to_ask_for_stands_with_its_sound(client, lang):
    page = client.get(f"/{lang}/halls").text
    assert "生活困窮の相談の係" in page
    assert "Seikatsu konkyū no sōdan no kakari" in page
    assert "Seikatsu konkyū" not in client.get("/ja/halls").text
