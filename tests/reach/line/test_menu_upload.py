"""The menu against a stand-in of LINE: one of ours at the end, everybody's, and those of others left alone. The verb: tests/cli/test_line_menu.py."""

import pytest
from linebot.v3.messaging import ApiClient

from navigator.reach.line.menu_upload import MenuError, upload_menu
from navigator.reach.line.rich_menu import rich_menu
from tests.web.api.line_stand_in import LineStandIn


@pytest.fixture
def line(monkeypatch):
    """The library sends pictures to a host of its own, which no setting changes."""
    stand_in, call = LineStandIn(), ApiClient.call_api
    monkeypatch.setattr(ApiClient, "call_api", lambda *args, **kwargs: call(*args, **kwargs | {"_host": stand_in.host}))
    yield stand_in
    stand_in.close()


def upload(line, account, picture=b"a picture"):
    return upload_menu("the-channel-token", line.host, rich_menu(account), picture)


def test_ours_of_before_is_taken_away_and_nobody_elses(line, account):
    assert upload(line, account) == 0
    first = line.default
    line.menus["richmenu-theirs"] = rich_menu(account) | {"name": "春の催し"}
    assert upload(line, account, b"another picture") == 1
    assert set(line.menus) == {"richmenu-theirs", line.default}
    assert line.default != first
    assert line.menus[line.default] == rich_menu(account)
    assert line.pictures[line.default] == b"another picture"
    assert {head["Authorization"] for _, head, _, _ in line.asked} == {"Bearer the-channel-token"}


@pytest.mark.parametrize(("answers", "status"), [([401], 401), ([200, 400], 400), ([200, 200, 413], 413), ([200, 200, 200, 500], 500)])
def test_what_line_refuses_leaves_nothing_half_done(line, account, answers, status):
    upload(line, account)
    before = dict(line.menus), line.default
    line.answers = answers
    with pytest.raises(MenuError, match=f"^LINE answered {status}$"):
        upload(line, account)
    assert (line.menus, line.default) == before


def test_who_is_away_and_who_is_not_line_is_told(line, account, monkeypatch):
    def odd(*_args, **_kwargs):
        raise TypeError("'int' object is not iterable")  # what the library makes of {"richmenus": 3}

    monkeypatch.setattr("urllib3.util.retry.Retry.DEFAULT.total", 0)
    line.close()
    with pytest.raises(MenuError, match=r"^LINE was not reached \(MaxRetryError\)$"):
        upload(line, account)
    monkeypatch.setattr(ApiClient, "call_api", odd)
    with pytest.raises(MenuError, match=r"^what answered is not LINE \(TypeError\)$"):
        upload(line, account)
