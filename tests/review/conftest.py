"""A copy of the real region to edit, and the day on which it is checked."""

import re
import shutil
from datetime import date

import pytest

from tests.conftest import ROOT

DAY = date(2026, 11, 24)


@pytest.fixture
def region(tmp_path):
    for name in ("rules", "content", "tests/cases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def change(region, file, old, new):
    path = region / file
    text = path.read_text(encoding="utf-8")
    changed = re.sub(old, new, text, flags=re.S) if old.startswith("(?") else text.replace(old, new)
    assert changed != text, f"{old!r} no longer stands in {file}"
    path.write_text(changed, encoding="utf-8")
