"""The catalogs hold what citizens read today, and nothing that only officers read."""

import sys

import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
catalogs = pytest.importorskip("catalogs")


def test_the_template_holds_the_texts_of_today():
    with (ROOT / "content/locale/interface.pot").open("rb") as file:
        template = read_po(file)
    assert {m.id for m in catalogs.extracted(ROOT, "interface")} == {m.id for m in template}


@pytest.mark.parametrize("folder", catalogs.OFFICERS)
def test_what_only_officers_read_is_a_folder_of_today(folder):
    assert (ROOT / folder).is_dir()
