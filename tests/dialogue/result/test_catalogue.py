"""Pages without a conversation: which windows are listed for a place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator.dialogue.result.catalogue import plan_page, scheme_list, window_list, window_page
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW
from tests.dialogue.conftest import MAHOROBA_NOW


@pytest.mark.parametrize(
    ("place", "windows"),
    [
        ("", {"moon-desk": ["kasumi", "hotaru"], "star-cafe": ["hall"], "warm-house": ["north", "east"]}),
        ("90003", {"moon-desk": ["hotaru"], "star-cafe": ["hall"], "warm-house": ["east"]}),
        ("outside", {"star-cafe": ["hall"], "warm-house": ["north", "east"]}),  # the moon desk has no office for it
    ],
)
def test_only_windows_with_an_office_for_the_place_are_listed(mahoroba, t, place, windows):
    listed = window_list(mahoroba, MAHOROBA_NOW, t, place)
    assert {
        window.window: [window.office.id] if window.office else [office.id for office in window.offices]
        for window in listed
    } == windows


def test_a_target_of_the_plan_is_written_as_the_language_writes_numbers(knowledge):
    kpis = [line for section in plan_page(knowledge, translator("pt")) for line in section.kpis]
    assert any("1.538" in line for line in kpis)
    assert not any("1,538" in line for line in kpis)


def test_every_scheme_in_force_is_listed_and_no_other(knowledge, t):
    """On this day, on the first day of a scheme, and on the day before."""
    def listed(moment):
        return [card.id for card in scheme_list(knowledge, moment, t)]

    assert listed(NOW) == [id for id, text in knowledge.schemes.items() if NOW.date() in text.valid]
    starts = {id: text.valid.start for id, text in knowledge.schemes.items() if text.valid.start > date.min}
    assert starts
    for id, first in starts.items():
        assert id in listed(NOW.replace(year=first.year, month=first.month, day=first.day))
        before = first - timedelta(days=1)
        assert id not in listed(NOW.replace(year=before.year, month=before.month, day=before.day))


@pytest.mark.parametrize(
    ("value", "unit", "note", "words"),
    [("1538", "件/月", "", "目標：1,538 件/月"), ("60", "％", "注意", "目標：60％（注意）"), ("60", "%/年", "", "目標：60%/年"), ("", "件", "注意", "目標（注意）"), ("", "", "", "目標")],
)
def test_a_figure_of_the_plan_is_told_with_its_unit_and_its_note(knowledge, t, value, unit, note, words):
    figure = replace(knowledge.plan.kpis[0], text="目標", value=value, unit=unit, note=note)
    plan = replace(knowledge.plan, kpis=(figure,))
    assert [line for section in plan_page(replace(knowledge, plan=plan), t) for line in section.kpis] == [words]


def test_a_window_has_its_advice_with_what_it_rests_on(knowledge, t):
    id = next(id for id, words in knowledge.window_words.items() if words.ways)
    text, words = knowledge.windows[id], knowledge.window_words[id]
    points = window_page(knowledge, id, NOW, t).advice
    assert [point.text for point in points] == [t(way.text(text.personas[0])) for way in words.ways]
    assert all(point.cites for point in points)


def test_a_row_of_the_schedule_that_only_repeats_its_section_is_left_out(knowledge, t):
    told = {section.id: section for section in plan_page(knowledge, t)}
    assert told["Ⅲ-3-(3)"].title == knowledge.target_years[0].kpi("kpi-retention").text
    assert told["Ⅲ-3-(3)"].kpis == ()
    assert told["工程表 4-(2)"].kpis == ("市町村の取組を分け合うこと（数の目標はありません）",)
