"""The catalogs hold what citizens read today, and nothing that only officers read."""

import re
import sys

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from navigator.knowledge.files.catalogs import catalog_path, previous_source
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
catalogs = pytest.importorskip("catalogs")
to_review = pytest.importorskip("to_review")


def test_the_template_holds_the_texts_of_today():
    with (ROOT / "content/locale/interface.pot").open("rb") as file:
        template = read_po(file)
    assert {m.id for m in catalogs.extracted(ROOT, "interface")} == {m.id for m in template}


@pytest.mark.parametrize("folder", catalogs.OFFICERS)
def test_what_only_officers_read_is_a_folder_of_today(folder):
    assert (ROOT / folder).is_dir()


def test_every_sentence_of_a_poster_is_given_to_translators():
    poster = (ROOT / "templates/staff/parts/_poster.html").read_text(encoding="utf-8")
    said = set(re.findall(r'_\("([^"]+)"\)', poster))
    assert len(said) > 8
    assert not said - {m.id for m in catalogs.extracted(ROOT, "interface")}


OLD = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

#. saposute/lead/resident
#: content/windows.yaml:5
msgid "49歳までの方が相談できます。"
msgstr "People up to 49 can ask."

#. saposute/lead/resident
#: content/windows.yaml:6
msgid "家族だけでも話せます。"
msgstr "Your family can come alone."

#: templates/citizen/talk.html:3
msgid "次へ"
msgstr "Next"
"""


@pytest.fixture
def update(tmp_path):
    """Brings an old catalog up to some texts of today, written and read again."""
    path = catalog_path(tmp_path / "content/locale", "en", "region")
    path.parent.mkdir(parents=True)
    path.write_text(OLD, encoding="utf-8")

    def run(*texts):
        template = Catalog()
        for text in texts:
            template.add(text, locations=[("content/windows.yaml", 5)], auto_comments=["saposute/lead/resident"])
        catalogs.update(tmp_path, "en", "region", template, None)
        with path.open("rb") as file:
            return {m.id: m for m in read_po(file) if m.id}

    return run


def test_a_text_that_changed_keeps_its_translation_for_review_with_the_words_it_was_made_from(update):
    now = update("49歳までの方が、相談できます。", "家族だけでも話せます。")["49歳までの方が、相談できます。"]
    assert (now.string, now.fuzzy, previous_source(now)) == ("People up to 49 can ask.", True, "49歳までの方が相談できます。")
    again = update("49歳までの方が、相談できますよ。", "家族だけでも話せます。")["49歳までの方が、相談できますよ。"]
    assert previous_source(again) == "49歳までの方が相談できます。", "what was translated, not what came between"


def test_what_was_reviewed_what_is_new_and_what_is_gone(update):
    now = update("家族だけでも話せます。", "持ち物は、電話で聞けます。")
    assert {text: (m.string, m.fuzzy) for text, m in now.items()} == {
        "家族だけでも話せます。": ("Your family can come alone.", False),
        "持ち物は、電話で聞けます。": ("", False),
    }


def test_the_native_reader_stays_in_the_header(update, tmp_path):
    path = catalog_path(tmp_path / "content/locale", "en", "region")
    path.write_text(OLD.replace("\n\n", '\n"X-Reviewed-By: Ana Silva\\n"\n\n', 1), encoding="utf-8")
    update("家族だけでも話せます。")
    assert '"X-Reviewed-By: Ana Silva\\n"' in path.read_text(encoding="utf-8")


def test_the_page_for_translators_sets_both_texts_side_by_side(update, tmp_path):
    update("49歳までの方が、相談できます。", "持ち物は、電話で聞けます。")
    said = "\n".join(to_review.page(tmp_path / "content/locale", "en"))
    assert "| 49歳までの方が相談できます。 | 49歳までの方が、相談できます。 | People up to 49 can ask. |" in said
    assert "## Not translated (1)" in said
