"""What was read of a catalog is kept, and read anew when the catalog, or what checks it, is another."""

import json

import pytest

from navigator.kept_files import SEAL, KeptFiles, kept_files
from navigator.knowledge.files import shown_texts
from navigator.knowledge.files.shown_texts import ShownTexts, keep_texts_in

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
BODY = '\nmsgid "はい"\nmsgstr "Yes"\n\nmsgid "あと{n}問"\nmsgid_plural "あと{n}問"\nmsgstr[0] "{n} more"\nmsgstr[1] "{n} others"\n'
SHOWN = ShownTexts({"はい": "Yes", "あと{n}問": "{n} more"}, {"あと{n}問": ("{n} more", "{n} others")}, False)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(shown_texts, "_kept", [])
    keep_texts_in(kept_files(tmp_path / "cache", "for tests, and long enough to sign with"))
    return tmp_path / "cache"


@pytest.fixture
def catalogs(tmp_path):
    write(tmp_path / "locale", HEAD + BODY)
    return tmp_path / "locale"


@pytest.fixture
def reads(monkeypatch):
    """Which catalogs were read themselves."""
    made, read = [], shown_texts.read_catalog
    monkeypatch.setattr(shown_texts, "read_catalog", lambda *which: made.append(which) or read(*which))
    return made


def write(folder, text, lang="en"):
    path = folder / lang / "LC_MESSAGES" / "region.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_catalog_is_read_once_and_comes_back_the_same(cache, catalogs, reads):
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    assert len(reads) == 1
    (kept,) = cache.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_another_text_of_the_catalog_takes_the_place_of_the_one_before(cache, catalogs, reads):
    shown_texts.shown_texts(catalogs, "en", "region")
    write(catalogs, HEAD + '"X-Reviewed-By: A. Reader\\n"\n' + BODY.replace("Yes", "Yes!"))
    again = shown_texts.shown_texts(catalogs, "en", "region")
    assert (again.texts["はい"], again.is_reviewed) == ("Yes!", True)
    write(catalogs, HEAD, lang="pt")
    assert shown_texts.shown_texts(catalogs, "pt", "region") == ShownTexts()
    assert len(list(cache.iterdir())) == 2


def test_another_program_reads_anew(cache, catalogs, reads, monkeypatch):
    shown_texts.shown_texts(catalogs, "en", "region")
    monkeypatch.setattr(shown_texts, "_program", lambda: b"another")
    shown_texts.shown_texts(catalogs, "en", "region")
    assert len(reads) == 2


@pytest.mark.parametrize("broken", [b"", b"\xff", b"[]", b"[1, 2, 3]", b'{"a": 1}', b'[{"a": "b"'])
def test_what_was_kept_and_cannot_be_read_is_made_anew(cache, catalogs, broken):
    shown_texts.shown_texts(catalogs, "en", "region")
    (kept,) = cache.iterdir()
    kept.write_bytes(broken)
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    assert json.loads(kept.read_bytes()[:-SEAL])[0] == SHOWN.texts


def test_texts_that_another_put_there_are_not_shown(cache, catalogs):
    """Under the very name, of this user, and as this program writes them: all but the key."""
    shown_texts.shown_texts(catalogs, "en", "region")
    (kept,) = cache.iterdir()
    planted = json.dumps([{"はい": "Call 0000-00-0000"}, {}, True]).encode()
    for found in (planted, planted + bytes(SEAL)):
        kept.write_bytes(found)
        assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    KeptFiles(cache, b"another key").write(kept.name, [planted], "none")
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN


def test_without_a_folder_or_where_none_can_be_made_the_catalog_is_read(cache, catalogs, monkeypatch):
    cache.rmdir()
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    keep_texts_in(KeptFiles(None))
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    monkeypatch.setattr(shown_texts, "_kept", [])
    assert shown_texts.shown_texts(catalogs, "en", "region") == SHOWN
    assert shown_texts.shown_texts(catalogs, "xx", "region") == ShownTexts()


def test_languages_hold_their_sources_together(cache, catalogs):
    write(catalogs, HEAD + BODY.replace("Yes", "Sim"), lang="pt")
    for _ in range(2):
        english, portuguese = (shown_texts.shown_texts(catalogs, lang, "region").texts for lang in ("en", "pt"))
    assert all(one is other for one, other in zip(english, portuguese, strict=True))
