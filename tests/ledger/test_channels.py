"""Channels: a code for each, changes announced to every process and audited."""

import pytest

from navigator.ledger import channels
from tests.ledger.conftest import ANN, BOB, audit_rows


def test_a_channel_s_code_is_short_plain_and_its_own(ledger):
    with ledger.writing() as connection:
        codes = {channels.add(connection, f"広報{n}", "poster", ANN) for n in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 5 and not set(code) & set("01aeiouyl") for code in codes)
    with pytest.raises(ValueError, match="tv"), ledger.writing() as connection:
        channels.add(connection, "x", "tv", ANN)


def test_changes_of_a_channel_are_announced_and_recorded(ledger):
    with ledger.writing() as connection:
        code = channels.add(connection, "夏", "leaflet", ANN)
        channels.rename(connection, code, "秋", BOB)
        channels.rename(connection, code, "秋", BOB)
        channels.retire(connection, code, True, BOB)
        channels.retire(connection, code, False, ANN)
        channels.rename(connection, "zzzzz", "?", BOB)
        channels.retire(connection, code, False, ANN)
    assert audit_rows(ledger) == [
        ("ann", "channel_made", code, "", "夏"),
        ("bob", "channel_renamed", code, "夏", "秋"),
        ("bob", "channel_retired", code, "", "秋"),
        ("ann", "channel_reopened", code, "", "秋"),
    ]
    with ledger.reading() as connection:
        assert channels.find(connection, code).name == "秋"
    assert ledger.versions()["channels"] == 1
