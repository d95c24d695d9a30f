"""Two neighbours of an order change places, with their comments, and nothing else moves."""

import pytest

from navigator.editions.conditions.condition_places import RANKS, WINDOWS
from navigator.editions.conditions.order_change import orders_in, with_moved
from navigator.knowledge.files.yaml_text import composed
from tests.conftest import ROOT

TEXT = """\
# 順番
windows:
  # 一
  - put: [a, b]  # 甲

  # 二
  - put: [c, d, e]
    cites: [x]
  # 三
  - {put: [f]}  # 丙
"""


def test_steps_move_with_their_comments():
    assert with_moved(TEXT, ("windows",), 1, 1) == TEXT.replace(
        "  # 二\n  - put: [c, d, e]\n    cites: [x]\n  # 三\n  - {put: [f]}  # 丙\n",
        "  # 三\n  - {put: [f]}  # 丙\n\n  # 二\n  - put: [c, d, e]\n    cites: [x]\n",
    ).replace("甲\n\n", "甲\n"), "the blank line goes with what it stands before"


def test_what_a_step_puts_forward_moves():
    assert with_moved(TEXT, ("windows", 1, "put"), 2, -1) == TEXT.replace("[c, d, e]", "[c, e, d]")


@pytest.mark.parametrize(("way", "n", "by"), [
    (("windows",), 0, -1), (("windows",), 2, 1), (("windows",), 0, 2), (("none",), 0, 1), (("windows", 0, "put", 0), 0, 1), (("windows",), -1, 1),
])  # fmt: skip
def test_what_cannot_move_stays(way, n, by):
    assert with_moved(TEXT, way, n, by) is None


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests/regions/mahoroba"])
def test_every_order_of_a_region_can_be_changed_and_back(folder):
    for file in (WINDOWS, RANKS):
        text = (folder / file).read_text(encoding="utf-8")
        orders = orders_in(file, composed(text))
        assert max(orders.values()) > 1
        for way, count in orders.items():
            for n in {0, count - 2} if count > 1 else ():
                moved = with_moved(text, way, n, 1)
                assert moved != text
                assert sorted(moved) == sorted(text), "not a letter more or less"
                assert with_moved(moved, way, n, 1) == text, (file, way, n)
