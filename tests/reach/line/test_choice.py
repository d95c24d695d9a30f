"""What a button carries: what was chosen, signed, and nothing that we did not write."""

import pytest

from navigator.reach.line.choice import LineChoice, open_choice

SECRET = "a channel's secret for tests, long enough"
PERSONAS, TOWNS, LANGUAGES = ("resident", "employer"), ("10201", "10524"), ("ja", "pt")


def opened(data, secret=SECRET):
    return open_choice(data, secret, PERSONAS, TOWNS, LANGUAGES)


@pytest.mark.parametrize("choice", [LineChoice("resident", "", "ja"), LineChoice("employer", "10524", "pt")])
def test_what_we_wrote_comes_back(choice):
    data = choice.sealed(SECRET)
    assert opened(data) == choice
    assert data.startswith(f"{choice.persona}.{choice.town}.{choice.lang}.")
    assert len(data.rpartition(".")[2]) == 16
    assert opened(data, "another secret, as long as the first") is None


@pytest.mark.parametrize("choice", [LineChoice("cat", "10201", "ja"), LineChoice("resident", "99999", "ja"), LineChoice("resident", "10201", "xx")])
def test_what_there_no_longer_is_is_not_opened(choice):
    assert opened(choice.sealed(SECRET)) is None


@pytest.mark.parametrize("data", ["", "...", "resident.10201.ja", "resident.10201.ja.AAAAAAAAAAAAAAAA", "a.b.c.d.e", "resident..ja.\ud800"])
def test_what_we_never_wrote_is_not_opened(data):
    assert opened(data) is None


def test_no_letter_of_it_may_be_changed():
    data = LineChoice("resident", "10201", "ja").sealed(SECRET)
    assert opened(data.replace("10201", "10524")) is None
    assert opened(data[:-1]) is None
    assert LineChoice("resident", "10524", "ja").sealed(SECRET)[-16:] != data[-16:]
