"""`navigator line-menu` against a stand-in of LINE: one menu of ours at the end, and nothing half done."""

import sys

import pytest
from linebot.v3.messaging import ApiClient

from navigator.paths import STATIC
from navigator.reach.line.rich_menu import NAME, PICTURE
from tests.web.api.line_stand_in import LineStandIn

ACCOUNT = {"LINE_CHANNEL_SECRET": "a channel's secret for tests, long enough", "LINE_CHANNEL_TOKEN": "the-channel-token"}
PUBLIC = "https://navi.example"


@pytest.fixture
def line(monkeypatch):
    """The library sends pictures to a host of its own, which no setting changes."""
    stand_in, call = LineStandIn(), ApiClient.call_api
    monkeypatch.setattr(ApiClient, "call_api", lambda *args, **kwargs: call(*args, **kwargs | {"_host": stand_in.host}))
    for name, value in (ACCOUNT | {"LINE_HOST": stand_in.host, "PUBLIC_URL": PUBLIC}).items():
        monkeypatch.setenv(f"NAVIGATOR_{name}", value)
    yield stand_in
    stand_in.close()


def test_the_account_gets_its_menu_with_its_picture(run, line):
    done = run("line-menu")
    assert (done.exit_code, done.output) == (0, "The menu is there; 0 of before taken away.\n")
    ((id, menu),) = line.menus.items()
    assert (line.default, line.pictures[id]) == (id, (STATIC / PICTURE).read_bytes())
    assert (menu["name"], menu["selected"], len(menu["areas"])) == (NAME, True, 5)
    assert menu["areas"][4]["action"]["uri"] == f"{PUBLIC}/ja/help"
    assert menu["areas"][0]["action"]["data"].startswith("resident.")
    assert {head["Authorization"] for _, head, _, _ in line.asked} == {"Bearer the-channel-token"}


def test_done_again_it_takes_the_place_of_ours_and_of_nobody_elses(run, line):
    line.menus["richmenu-theirs"] = {"name": "春の催し", "size": {"width": 1200, "height": 810}, "selected": True, "chatBarText": "x", "areas": []}
    run("line-menu")
    first = line.default
    assert run("line-menu").output == "The menu is there; 1 of before taken away.\n"
    assert set(line.menus) == {"richmenu-theirs", line.default}
    assert line.default != first


@pytest.mark.parametrize(("answers", "status"), [([401], 401), ([200, 400], 400), ([200, 200, 413], 413), ([200, 200, 200, 500], 500)])
def test_what_line_refuses_leaves_the_menu_of_before(run, line, answers, status):
    run("line-menu")
    before = dict(line.menus), line.default
    line.answers = answers
    done = run("line-menu")
    assert done.exit_code == 1
    assert done.output == f"Error: LINE answered {status}. The menu of before stands\n"
    assert (line.menus, line.default) == before


def test_a_line_that_is_away_is_told(run, line, monkeypatch):
    monkeypatch.setattr("urllib3.util.retry.Retry.DEFAULT.total", 0)
    line.close()
    done = run("line-menu")
    assert done.exit_code == 1
    assert "LINE was not reached (MaxRetryError)" in done.output


def test_an_answer_that_is_none_of_lines_is_told(run, line, monkeypatch):
    def odd(*_args, **_kwargs):
        raise TypeError("'int' object is not iterable")  # what the library makes of {"richmenus": 3}

    monkeypatch.setattr(ApiClient, "call_api", odd)
    done = run("line-menu")
    assert (done.exit_code, "what answered is not LINE (TypeError)" in done.output) == (1, True)


@pytest.mark.parametrize("name", ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_TOKEN", "PUBLIC_URL"])
def test_an_account_that_is_off_gets_none(run, line, monkeypatch, name):
    monkeypatch.delenv(f"NAVIGATOR_{name}")
    done = run("line-menu")
    assert (done.exit_code, line.asked) == (1, [])
    assert f"NAVIGATOR_{name}" in done.output


def test_without_the_library_the_extra_is_named(run, line, monkeypatch):
    monkeypatch.setitem(sys.modules, "navigator.reach.line.menu_upload", None)
    assert "Install the extra `line`" in run("line-menu").output
    assert not line.asked
