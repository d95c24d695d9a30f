"""What is published at all."""

from navigator.usage.counts import DIRECT, OTHER
from navigator.usage.publish.layout import layout_from


def test_channels_stand_in_one_order_whoever_closes_a_month(knowledge):
    assert layout_from(knowledge, ["k", "b"]).channels == layout_from(knowledge, {"b", "k"}).channels == (DIRECT, "b", "k", OTHER)
