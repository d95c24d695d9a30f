"""What is published at all."""

from navigator.usage.counts import DIRECT, OTHER
from navigator.usage.publish.layout import layout_of


def test_channels_stand_in_one_order_whoever_closes_a_month(knowledge):
    assert layout_of(knowledge, ["k", "b"]).channels == layout_of(knowledge, {"b", "k"}).channels == (DIRECT, "b", "k", OTHER)
