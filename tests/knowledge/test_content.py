"""The content of Gunma: what is shown is confirmed, and every door has a certain way in."""

import re

import pytest

from tests.conftest import ROOT


def test_only_confirmed_numbers_are_shown(knowledge):
    for offices in knowledge.offices.values():
        for office in offices.values():
            for value in (office.phone, office.address, office.page):
                assert not value.confirmed_text or (value.status == "confirmed" and value.sources and value.checked_on)


def test_no_hello_work_telephone_is_guessed(knowledge):
    assert not [o for o in knowledge.offices["hello-work"].values() if o.phone.text]


def test_every_office_can_be_called_visited_or_asked_for(knowledge):
    for window, offices in knowledge.offices.items():
        if window != "isolation-portal":
            assert all(office.reachable for office in offices.values()), window


def test_sizes_of_the_region(knowledge):
    assert len(knowledge.municipalities) == 35
    assert len(knowledge.schemes) == 27
    assert len(knowledge.windows) == 11


def test_the_special_desk_lies_within_the_whole(knowledge):
    kpis = {kpi.id: kpi for kpi in knowledge.plan.kpis}
    assert kpis["kpi-ms-hired"].within == "kpi-hw-hired"
    assert (kpis["kpi-hw-hired"].value, kpis["kpi-ms-hired"].value) == ("1538", "273")


def test_whoever_asks_to_be_put_through_says_that_they_wish_to_talk():
    files = [*(ROOT / "content").glob("*.yaml"), *(ROOT / "content/offices").glob("*.yaml")]
    asked = [text for file in files for text in re.findall(r"[^\s:,\[]*つないでいただけますか", file.read_text("utf-8"))]
    assert len(asked) > 30
    assert not [text for text in asked if not re.search("(?:し|きき|聞き)たい|困っている|払われない", text)]


@pytest.mark.parametrize("voice", ["family", "supporter"])
def test_what_happens_names_whose_hopes_and_worries_are_heard(knowledge, voice):
    lines = [line for words in knowledge.window_words.values() for line in words.happens(voice)]
    heard = [line for line in lines if re.search("希望|不安|心配|暮らしのよう", line)]
    assert heard
    assert all("ご本人" in line for line in heard), heard


def test_no_wording_names_the_age_limit_that_the_program_prints(knowledge):
    for id, words in knowledge.scheme_words.items():
        if id.startswith("saposute"):
            assert "49" not in str(words)


@pytest.mark.parametrize("word", ["に係る", "当該", "の者が", "支援対象者", "〜すること。"])
def test_no_bureaucratic_words(knowledge, word):
    for words in (
        *knowledge.fact_words.values(),
        *knowledge.window_words.values(),
        *knowledge.scheme_words.values(),
    ):
        assert word not in str(words)


def test_what_is_said_on_the_telephone_is_short(knowledge):
    for id, words in knowledge.window_words.items():
        for lines in (words.say.plain, *words.say.voices.values()):
            assert all(len(re.sub(r"\s", "", line)) <= 45 for line in lines), id
