"""The application starts from a region that is loaded once, with everything warm."""

import sys
import threading

import pytest
from starlette.testclient import TestClient

from navigator.kept_files import KeptFiles
from navigator.knowledge.load import load
from navigator.language.classifiers import encoder
from navigator.web.app import create_app, make_site
from navigator.web.citizen.public_pages import first_page
from navigator.web.process.reading import prepare
from navigator.web.process.warm_up import COMPRESSION, warm_up, warm_up_beside, warm_up_whole
from navigator.web.rendering.static_files import encode_body
from tests.conftest import NOW, ROOT
from tests.dialogue.conftest import MAHOROBA
from tests.waiting import wait_until


@pytest.fixture
def loads(monkeypatch, knowledge):
    """The folders that were loaded."""
    folders = []
    monkeypatch.setattr("navigator.web.app.load", lambda folder: folders.append(folder) or knowledge)
    return folders


def test_a_region_that_is_given_is_not_loaded_again(settings, knowledge, loads):
    assert make_site(settings, lambda: NOW, knowledge).file_knowledge is knowledge
    assert loads == []


def test_without_one_the_region_of_the_settings_is_loaded_once(settings, loads, monkeypatch, tmp_path):
    """One that has decided already holds what is no value, and is never kept: here it is fresh, as at a start."""
    monkeypatch.setattr("navigator.web.app.load", lambda folder: loads.append(folder) or load(MAHOROBA))
    for _ in range(2):
        create_app(settings.model_copy(update={"cache_dir": tmp_path / "cache"}), lambda: NOW)
    assert loads == [settings.region]


def test_before_the_first_request_every_first_page_is_there(settings, knowledge, warmed_up):
    app = create_app(settings, lambda: NOW, knowledge)
    with TestClient(app):
        assert set(app.state.site.first_pages) == set(knowledge.region.languages)


def test_the_encoder_and_what_compresses_best_come_beside_the_first_requests(settings, knowledge, warmed_up):
    prepare(lambda: None).result()  # after whatever an earlier test began
    encoder._encoder.cache_clear()
    encode_body.cache_clear()
    app = create_app(settings, lambda: NOW, knowledge)
    with TestClient(app):
        pages = app.state.site.first_pages.values()
        wait_until(lambda: all({"gzip", "brotli"} <= vars(page).keys() for page in pages))
        wait_until(lambda: encoder._encoder.cache_info().currsize == 1)
        assert len(pages) == len(knowledge.region.languages)


@pytest.mark.parametrize(("folder", "loaded"), [(None, 1), ("", 0)])
def test_an_older_python_loads_it_first_only_where_it_is_not_mapped(settings, knowledge, monkeypatch, folder, loaded):
    monkeypatch.setattr("navigator.web.process.warm_up.ENCODER_FIRST", True)
    site = make_site(settings, lambda: NOW, knowledge)
    if folder is None:
        monkeypatch.setattr(encoder, "_kept", [KeptFiles(None)])
    prepare(lambda: None).result()  # after whatever an earlier test began
    encoder._encoder.cache_clear()
    warm_up(site)
    assert encoder._encoder.cache_info().currsize == loaded
    encoder._encoder.cache_clear()


def test_what_only_results_ask_for_comes_beside_as_well(settings, knowledge, monkeypatch):
    asked, ahead = [], []
    monkeypatch.setattr("navigator.web.process.warm_up.public_holidays", lambda *of: asked.append(of))
    monkeypatch.setattr("navigator.web.process.warm_up.read_ahead", ahead.append)
    site = make_site(settings.model_copy(update={"phrases": True}), lambda: NOW, knowledge)
    monkeypatch.delitem(sys.modules, "segno", raising=False)
    warm_up(site)
    assert not asked
    assert not ahead
    warm_up_beside(site)
    assert asked == [("JP", 2026)]
    assert knowledge.window_words in ahead[0]
    assert "segno" in sys.modules


def nothing_is_compressed():
    return all(thread.name != COMPRESSION for thread in threading.enumerate())


def test_a_process_that_ends_warms_up_no_further(settings, knowledge):
    encode_body.cache_clear()
    site = make_site(settings, lambda: NOW, knowledge)
    page = first_page(site, site.translator("ja"))
    site.leaving.set()
    warm_up_beside(site)
    wait_until(nothing_is_compressed)
    assert not {"gzip", "brotli"} & vars(page).keys()
    site.leaving.clear()
    warm_up_beside(site)
    wait_until(nothing_is_compressed)
    assert {"gzip", "brotli"} <= vars(page).keys()


def test_another_region_is_served_by_the_same_code(settings):
    knowledge = load(ROOT / "tests/regions/mahoroba")
    settings = settings.model_copy(update={"region": ROOT / "tests/regions/mahoroba"})
    with TestClient(create_app(settings, lambda: NOW, knowledge)) as client:
        assert client.get("/").status_code == 200


def test_a_worker_that_was_forked_warm_looks_through_nothing_again(settings, knowledge, monkeypatch):
    site = make_site(settings, lambda: NOW, knowledge)
    warm_up_whole(site)
    assert {"gzip", "brotli"} <= vars(site.first_pages["ja"]).keys()
    assert encoder._encoder.cache_info().currsize == 1
    site.first_pages.clear()
    monkeypatch.setattr(threading, "Thread", lambda **_: pytest.fail("a thread was begun"))
    warm_up(site)
    warm_up_beside(site)
    assert not site.first_pages
