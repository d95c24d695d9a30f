"""The sentences say what the figures say, and of what is hidden only that it is."""

from dataclasses import replace

import pytest

from navigator.usage.publish.figure import HIDDEN_FIGURE, PublishedFigure
from navigator.usage.publish.tables import TABLES, TableLine
from navigator.web.staff.statistics.findings import FEW, LATER, flood_finding, summary_findings, table_finding


def summary(started, finished, contact=0):
    named = {"started": started, "finished": finished, "contact": contact}
    figures = {key: n if isinstance(n, PublishedFigure) else PublishedFigure(n) for key, n in named.items()}
    return replace(TABLES["summary"], lines=tuple(TableLine(key, key, (figure,)) for key, figure in figures.items()))


def said(t, *figures, before=None):
    return "".join(summary_findings(summary(*figures), "2026年10月", before, t))


def test_the_month_in_a_sentence(t):
    assert said(t, 1792, 1111, 430) == (
        "2026年10月は1,792回はじまり、62％が案内まで進みました。電話・地図・公式ページが押されたのは430回です。"
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [(100, "前の月より20回多くなりました。"), (150, "前の月より30回少なくなりました。"), (120, "前の月とほぼ同じ回数です。")],
)
def test_against_the_month_before(t, before, words):
    assert said(t, 120, 60, before=summary(before, 50)).endswith(words)
    assert "前の月" not in said(t, 120, 60, before=summary(HIDDEN_FIGURE, 50))


@pytest.mark.parametrize(("before", "words"), [(92, "ほぼ同じ"), (91, "29回多く"), (148, "ほぼ同じ"), (149, "29回少なく")])
def test_a_change_that_the_noise_alone_may_make_is_none(t, before, words):
    """Each is drawn with a deviation of 10: twice that of both together is 28."""
    assert words in said(t, PublishedFigure(120, 0, 100.0), 60, before=summary(PublishedFigure(before, 0, 100.0), 50))


@pytest.mark.parametrize(
    ("started", "earlier", "is_said"),
    [(501, (90, 100, 400), True), (500, (90, 100, 400), False), (501, (100, 100), False), (501, (90, 100, HIDDEN_FIGURE), False)],
)
def test_a_flood_is_said_against_the_usual_month(t, started, earlier, is_said):
    """Five times the median of three months or more; one loud month among them changes nothing."""
    figures = [n if isinstance(n, PublishedFigure) else PublishedFigure(n) for n in earlier]
    assert ("機械の送信やいたずら" in flood_finding(PublishedFigure(started), figures, t)) == is_said


def test_no_share_of_figures_that_are_hidden_or_incomplete(t):
    partly = PublishedFigure(100, 1)
    assert said(t, 9, 50) == f"2026年10月：{FEW}"
    assert said(t, HIDDEN_FIGURE, 50) == f"2026年10月：{LATER}"
    assert said(t, 100, HIDDEN_FIGURE) == f"2026年10月は100回はじまり、{LATER}"
    assert said(t, 100, 9) == "2026年10月は100回はじまり、案内まで進んだ回数は、少ないため出していません。"
    assert said(t, 120, partly) == "2026年10月は120回はじまり、100回以上が案内まで進みました。"
    assert "％" not in said(t, partly, 50)


def test_a_share_is_never_above_the_whole(t):
    assert "100％" in said(t, 100, 104)


def lines(*entries):
    return tuple(TableLine(key, key, tuple(PublishedFigure(n) for n in figures)) for key, *figures in entries)


def test_a_table_names_its_largest_and_never_a_place_that_is_none(t):
    places = replace(TABLES["municipality"], lines=lines(("unknown", 90), ("前橋市", 40), ("高崎市", 30), ("桐生市", 0)))
    assert table_finding(places, t) == "いちばん多かったのは前橋市で、40回です。つぎは高崎市の30回です。"
    windows = replace(TABLES["window"], lines=lines(("甲", 40, 12, 0), ("乙", 50, 0, 0)))
    assert table_finding(windows, t) == "いちばん多く案内した窓口は「乙」で、50回です。"
    windows = replace(TABLES["window"], lines=lines(("甲", 40, 12, 0), ("乙", 20, 0, 0)))
    assert table_finding(windows, t) == "いちばん多く案内した窓口は「甲」で、40回です。連絡先が押されたのは12回です。"
    assert table_finding(replace(places, lines=lines(("前橋市", 3))), t) == FEW
    assert table_finding(replace(places, lines=(TableLine("前橋市", "前橋市", (HIDDEN_FIGURE,)),)), t) == LATER


def test_one_month_is_not_the_largest_of_months(t):
    figures = (100, 50, 10, 10, 10)
    one = replace(TABLES["months"], lines=lines(("2026年9月", *figures)))
    assert table_finding(one, t) == ""
    two = replace(one, lines=lines(("2026年9月", *figures), ("2026年10月", 120, 50, 10, 10, 10)))
    assert table_finding(two, t) == "いちばん多かったのは2026年10月の120回です。"


def test_the_overview_begins_with_sentences(officer, counted):
    page = officer("viewer").get("overview").text
    assert page.index("2026年10月は51回はじまり、100％が案内まで進みました。") < page.index('class="tiles numbers"')
    assert "前の月とほぼ同じ回数です。" in page
    assert "内訳の合計は総数と一致しません" in page
