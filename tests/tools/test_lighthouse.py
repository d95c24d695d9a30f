"""`make lighthouse`: what keeps a page from being enough."""

import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
lighthouse = pytest.importorskip("lighthouse")


def report(**lost):
    """A page that is perfect but for these audits, each of one group."""
    refs = {group: [] for group in lighthouse.GROUPS}
    audits = {name: {"displayValue": "1 s"} for name in ("first-contentful-paint", "interactive", "total-byte-weight")}
    for audit, group in lost.items():
        refs[group.replace("_", "-")].append({"id": audit.replace("_", "-"), "weight": 1})
        audits[audit.replace("_", "-")] = {"score": 0}
    return {"audits": audits, "categories": {group: {"score": 0.6 if refs[group] else 1, "auditRefs": refs[group]} for group in refs}}


@pytest.mark.parametrize(
    ("lost", "is_hidden", "falls_short"),
    [
        ({}, False, False),
        ({"is_crawlable": "seo"}, False, True),
        ({"is_crawlable": "seo"}, True, False),
        ({"color_contrast": "accessibility"}, True, True),
    ],
    ids=["perfect", "hidden by mistake", "hidden on purpose", "hidden and hard to read"],
)
def test_a_page_that_shall_not_be_found_need_not_be(capsys, lost, is_hidden, falls_short):
    assert lighthouse.report_page("first", report(**lost), is_hidden=is_hidden) is falls_short
    assert "first" in capsys.readouterr().out
