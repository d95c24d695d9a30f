"""Channels: a code for each, changes announced to every process and audited."""

import pytest

from navigator.ledger import channels
from navigator.ledger.channels import NO_DOOR, ChannelDoor
from navigator.ledger.database import Ledger
from tests.ledger.conftest import ANN, BOB, audit_rows
from tests.ledger.test_schema import BACK_TO_4


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


def test_a_door_is_announced_and_recorded_once(ledger):
    door = ChannelDoor("10201", ("https://www.town.example", "https://kouhou.example:8443"))
    with ledger.writing() as connection:
        code = channels.add(connection, "町のサイト", "municipality", ANN)
        channels.change_door(connection, code, door, BOB)
        channels.change_door(connection, code, door, BOB)
        channels.change_door(connection, "zzzzz", door, BOB)
    with ledger.reading() as connection:
        assert channels.find(connection, code).door == door
    assert audit_rows(ledger)[1:] == [("bob", "channel_door", code, "", "10201 https://www.town.example https://kouhou.example:8443")]
    assert ledger.versions()["channels"] == 2
    with ledger.writing() as connection:
        channels.change_door(connection, code, NO_DOOR, ANN)
    with ledger.reading() as connection:
        assert channels.find(connection, code).door == NO_DOOR


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.town.example", "https://www.town.example"),
        (" HTTPS://WWW.Town.Example/ ", "https://www.town.example"),
        ("https://town.example:8443", "https://town.example:8443"),
        ("http://www.town.example", ""),
        ("https://www.town.example/soudan", ""),
        ("https://www.town.example?x", ""),
        ("https://user@town.example", ""),
        ("https://*.town.example", ""),
        ("https://town", ""),
        ("https://town.example; script-src *", ""),
        ("https://town.example\nx", ""),
        ("https://-town.example", ""),
        ("https://town.example:0", ""),
        ("'self'", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_an_origin_is_https_a_name_and_no_more(typed, origin):
    assert channels.read_origin(typed) == origin


def test_a_database_of_before_there_were_doors_gets_them_at_the_first_start(url, tmp_path):
    old = Ledger.open(url, tmp_path)
    with old.writing() as connection:
        code = channels.add(connection, "夏", "leaflet", ANN)
        for statement in (*BACK_TO_4, *(f"ALTER TABLE ledger_channels DROP COLUMN {column}" for column in ("town", "origins")),
                          "UPDATE ledger_state SET n = 3 WHERE name = 'schema'"):  # fmt: skip
            connection.exec_driver_sql(statement)
    old.close()
    new = Ledger.open(url, tmp_path)
    with new.reading() as connection:
        assert channels.find(connection, code).door == NO_DOOR
    new.close()
