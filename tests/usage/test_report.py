"""The report on a terminal: Japanese, aligned, and nothing that the door does not let through."""

from datetime import date

import pytest

from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import TABLES
from navigator.usage.publish.words import FEW, LEGEND, PARTS, STAR, PublishedNames
from navigator.usage.report import report
from tests.usage.publish.draws import no_noise
from tests.usage.publish.season import LAYOUT, season

SPAN = MonthSpan(date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def text(tmp_path):
    archive = Archive.at(tmp_path / "published.sqlite3")
    publication = Publication(season(5, LAYOUT, 90, months=3), archive, LAYOUT, lambda: date(2026, 7, 10), no_noise)
    return report(publication, SPAN, PublishedNames({("question", "age"): "年齢"}))


def _line(text, name):
    return next(line.split() for line in text.splitlines() if line.startswith(name))


def test_the_period_is_said_in_words(text):
    assert text.startswith("利用の集計　2026年4月から2026年6月まで\n")
    assert PARTS in text


def test_numbers_and_stars(text):
    assert int(_line(text, "相談をはじめた")[1]) == 270
    assert _line(text, "resident")[1].removesuffix("以上").isdigit()
    assert FEW in text
    assert STAR in text


def test_names_stand_for_ids(text):
    assert _line(text, "年齢")
    assert "work" in text  # without a name the id stands


def test_no_small_number_is_printed(text):
    numbers = [int(word.replace(",", "").removesuffix("以上")) for line in text.splitlines()[2:] for word in line.split()[1:]
               if word.replace(",", "").removesuffix("以上").isdigit()]  # fmt: skip
    assert numbers
    assert min(numbers) >= 10


def test_columns_stand_under_their_heads_and_a_japanese_letter_takes_two(text):
    blocks = text.removesuffix("\n").split("\n\n")
    assert blocks[0].splitlines() == ["利用の集計　2026年4月から2026年6月まで", PARTS + LEGEND]
    titles = [block.splitlines()[0] for block in blocks[1:]]
    assert titles == [f"■ {table.title}" for table in TABLES.values()]
    months = blocks[titles.index("■ 月ごとの動き") + 1].splitlines()[1:]
    assert months[0].startswith(" " * 9 + "  相談をはじめた")
    assert [line.split("  ")[0] for line in months[1:]] == ["2026年4月", "2026年5月", "2026年6月"]
    assert len({sum(2 if ord(letter) > 0xFF else 1 for letter in line) for line in months}) == 1


def test_what_has_no_figure_is_told_in_one_sentence(text):
    places = next(block for block in text.split("\n\n") if block.startswith("■ 急ぎの助け"))
    assert places.splitlines()[1:] == ["ここにない年度は、どれも「少数」か「＊」です。"]
    summary = next(block for block in text.split("\n\n") if block.startswith("■ 月ごとの動き"))
    assert "ここにない" not in summary
