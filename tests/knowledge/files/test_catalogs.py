"""Catalogs with mistakes: each is told with its place, and never reaches a page."""

import pytest

from navigator.knowledge.files.catalogs import placeholders, read_catalog, translations

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def catalog(tmp_path):
    def write(body, lang="en", domain="region"):
        path = tmp_path / "locale" / lang / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + ("" if body.startswith('"') else "\n") + body, encoding="utf-8")
        return read_catalog(tmp_path / "locale", lang, domain)

    return write


def test_a_translation_is_found(catalog):
    assert catalog('msgid "あと{n}問"\nmsgstr "{n} more"\n').texts == {"あと{n}問": "{n} more"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{m} more", "`{m}` is no placeholder"),
        ("more", "the placeholder `{n}`"),
        ("{n more", "unpaired brace"),
        ("{n} mo\u202ere", "invisible mark of writing direction"),
    ],
)
def test_a_broken_translation_is_told_and_not_shown(catalog, said, told):
    found = catalog(f'msgid "あと{{n}}問"\nmsgstr "{said}"\n')
    assert not found.texts
    assert found.problems[0].startswith("locale/en/LC_MESSAGES/region.po:4  ")
    assert told in found.problems[0]


@pytest.mark.parametrize(("header", "name"), [("", ""), ('"X-Reviewed-By: \\n"\n', ""), ('"X-Reviewed-By: Ana Silva, Oizumi\\n"\n', "Ana Silva, Oizumi")])
def test_the_native_reader_who_reviewed_it_stands_in_the_header(catalog, header, name):
    assert catalog(f'{header}\nmsgid "はい"\nmsgstr "Yes"\n').reviewed == name


def test_what_is_empty_or_fuzzy_is_missing(catalog):
    found = catalog('msgid "はい"\nmsgstr ""\n\n#, fuzzy\nmsgid "いいえ"\nmsgstr "No"\n')
    assert found.missing == ("はい", "いいえ")
    assert not found.texts


@pytest.mark.parametrize(
    ("previous", "source", "translation", "is_shown"),
    [
        ("49歳までの方が使えます。", "49歳までの方が、使えます。", "People up to 49 can use it.", True),
        ("48歳までの方が使えます。", "49歳までの方が使えます。", "People up to 48 can use it.", False),
        ("49歳までの方が使えます。", "49歳までの方は使えません。", "People up to 49 can use it.", False),
        ("49歳までの方が使えます。", "49歳からの方が使えます。", "People up to 49 can use it.", False),
        ("仕事のことを聞けます。", "49歳までの方は、家族も相談できます。", "You can ask about work.", False),
    ],
)
def test_a_translation_is_kept_while_its_source_changed_little(catalog, previous, source, translation, is_shown):
    found = catalog(f'#, fuzzy\n#| msgid "{previous}"\nmsgid "{source}"\nmsgstr "{translation}"\n')
    assert [(text.source, text.previous, text.is_shown) for text in found.changed] == [(source, previous, is_shown)]
    assert (source in found.texts, source in found.missing) == (is_shown, not is_shown)


def test_plural_forms_are_kept_in_order(catalog):
    found = catalog('msgid "{n}問"\nmsgid_plural "{n}問"\nmsgstr[0] "{n} question"\nmsgstr[1] "{n} questions"\n')
    assert found.plurals == {"{n}問": ("{n} question", "{n} questions")}


def test_a_missing_or_unreadable_catalog_is_an_empty_one_with_its_problem(catalog, tmp_path):
    assert "missing" in read_catalog(tmp_path / "locale", "pt", "region").problems[0]
    broken = catalog('msgid "a"\nmsgsty "b"\n')
    assert not broken.texts
    assert "not readable" in broken.problems[0]


def test_gaps_and_unread_languages_are_notes(catalog, tmp_path):
    catalog('msgid "はい"\nmsgstr ""\n')
    catalog('msgid "はい"\nmsgstr "Yes"\n', domain="interface")
    faults, notes = translations([tmp_path / "locale"], ["en"])
    assert not faults
    assert notes == [
        "en: 1 texts are not translated, the first「はい」",
        "en: no native reader has reviewed the catalog (docs/translators.md)",
    ]


def test_the_placeholders_of_a_text():
    assert placeholders("{a}と{b}") == {"a", "b"}
    for broken in ("{a", "a}", "{a:d}", "{a!r}", "{a:>9}", "{{a}}", "{a.b}", "{}"):
        assert placeholders(broken) is None
