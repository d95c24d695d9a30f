"""The tables for other programs hold what is confirmed and no more, and every id in them leads somewhere."""

from dataclasses import replace
from datetime import date, time

import pytest

from navigator.dialogue.open_data import licence, open_data_json, open_tables, standard_code
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.timetable import Hours, Timetable
from navigator.knowledge.files.period import Period
from tests.conftest import NOW

DAY = NOW.date()


@pytest.fixture(scope="module")
def tables(knowledge):
    return {table.id: table for table in open_tables(knowledge, DAY)}


def ids(table):
    return {row["ID"] for row in table.rows}


def test_every_row_has_every_column_and_an_id_of_its_own(tables):
    assert set(tables) == {"offices", "windows", "schemes", "sources"}
    for table in tables.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(set(row) == set(names) for row in table.rows), table.id
        assert len(ids(table)) == len(table.rows) > 0


def test_texts_have_the_numbers_of_the_day(tables):
    texts = [text for table in tables.values() for row in table.rows for text in row.values()]
    assert not [text for text in texts if "{" in text]
    assert [text for text in texts if "49歳まで" in text]


def test_every_id_leads_to_a_row(tables):
    sources, windows, offices = (ids(tables[id]) for id in ("sources", "windows", "offices"))
    for table in tables.values():
        for row in table.rows:
            assert {id for name, text in row.items() if name.endswith(("出典", "根拠")) for id in text.split()} <= sources
            assert row.get("窓口ID", "") in {"", *windows}
            assert row.get("取りつぎ先ID", "") in {"", "municipality/own", *offices}


def test_what_nobody_confirmed_stands_in_no_table(knowledge, tables):
    rows = {row["ID"]: row for row in tables["offices"].rows}
    columns = {"phone": "電話番号", "address": "所在地_連結表記", "page": "URL"}
    seen = set()
    for window, offices in knowledge.contact_offices.items():
        for id, office in offices.items():
            for field, column in columns.items():
                value = getattr(office, field)
                seen.add(value.status)
                assert bool(rows[f"{window}/{id}"][column]) is (value.status == "confirmed"), (window, id, field)
    assert seen == {"confirmed", "unconfirmed", "unknown"}


def test_a_confirmed_value_says_where_from_and_when(tables):
    for row in tables["offices"].rows:
        for value, begin in (("電話番号", "電話番号"), ("所在地_連結表記", "所在地"), ("URL", "URL"), ("利用可能時間特記事項", "時間")):
            assert bool(row[f"{begin}_出典"]) is bool(row[value]) is bool(row[f"{begin}_確認日"])


@pytest.mark.parametrize(("code", "whole"), [("01100", "011002"), ("13119", "131199"), ("20362", "203629"), ("x1", "x1"), ("abcde", "abcde")])
def test_a_code_gets_its_check_digit(code, whole):
    """As Sapporo, Itabashi and Fujimi write theirs."""
    assert standard_code(code) == whole


WEEK = Hours(days=(0, 1, 4), opens=time(9), closes=time(17))


@pytest.mark.parametrize(
    ("table", "status", "line"),
    [
        (Timetable((WEEK,)), "confirmed", ("月火金", "09:00", "17:00")),
        (Timetable((WEEK,)), "unconfirmed", ("", "", "")),
        (Timetable((WEEK, replace(WEEK, days=(5,)))), "confirmed", ("", "", "")),
        (Timetable((replace(WEEK, nth=(2,)),)), "confirmed", ("", "", "")),
        (Timetable((Hours(opens=time(9), closes=time(12)),)), "confirmed", ("月火水木金土日", "09:00", "12:00")),
        (Timetable(always=True), "confirmed", ("", "", "")),
    ],
)
def test_days_and_hours_stand_apart_only_where_they_say_it_all(knowledge, table, status, line):
    window, offices = next(iter(knowledge.offices.items()))
    id, office = next(iter(offices.items()))
    hours = SourcedValue(sources=("s",), checked_on=DAY, status=status, timetable=table)
    changed = knowledge.with_contacts({**knowledge.contact_offices, window: {**offices, id: replace(office, hours=hours)}})
    row = next(row for row in open_tables(changed, DAY)[0].rows if row["ID"] == f"{window}/{id}")
    assert (row["利用可能曜日"], row["開始時間"], row["終了時間"]) == line
    assert bool(row["利用可能時間特記事項"]) is (status == "confirmed")


def test_a_scheme_stands_there_while_it_lasts(knowledge):
    id, rule = next(iter(knowledge.schemes.items()))
    valid = Period(date(2026, 4, 1), date(2027, 3, 31))
    rules = replace(knowledge.rules, schemes={**knowledge.schemes, id: replace(rule, valid=valid)})
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))
    rows = [[row for row in open_tables(replace(knowledge, rules=rules), day)[2].rows if row["ID"] == id] for day in days]
    assert [len(found) for found in rows] == [0, 1, 1, 0]
    assert (rows[1][0]["開始日"], rows[1][0]["終了日"]) == ("2026-04-01", "2027-03-31")


def test_the_licence_is_the_operators(knowledge, tables):
    assert licence(knowledge) == "運営者が定めます"
    licensed = replace(knowledge, region=replace(knowledge.region, licence="CC BY 4.0"))
    assert open_data_json(licensed, tables["offices"], DAY)["licence"] == "CC BY 4.0"
