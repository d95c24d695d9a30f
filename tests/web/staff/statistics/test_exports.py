"""Tables as officers take them: files, and the sheet for the council."""

import io
import re

from openpyxl import load_workbook

from tests.web.staff.kpi.conftest import fill_month


def test_a_table_as_csv_and_all_as_excel(officer, counted):
    csv = officer("viewer").get("exports/persona.csv?from=2026-09&to=2026-10")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert "本人" in csv.text
    assert "usage-2026-09-2026-10-persona.csv" in csv.headers["content-disposition"]
    book = load_workbook(io.BytesIO(officer("viewer").get("exports/all.xlsx").content))
    assert "窓口ごと" in book.sheetnames
    assert officer("viewer").get("exports/nothing.csv").status_code == 404


def test_a_municipality_gets_its_own_figures(officer, counted):
    found = officer("viewer").get("exports/municipality/10201.csv?from=2026-09&to=2026-10").text
    assert "2026年10月,36,51" in found
    other = officer("viewer").get("exports/municipality/10202.csv?from=2026-09&to=2026-10").text
    assert "2026年10月,少数,51" in other
    assert "内訳の合計は総数と一致しません" in other
    assert officer("viewer").get("exports/municipality/99999.csv").status_code == 404
    book = load_workbook(io.BytesIO(officer("viewer").get("exports/municipalities.xlsx").content))
    assert len(book.sheetnames) == 36


def test_the_sheet_for_the_council_cites_the_plan(officer, counted):
    page = officer("viewer").get("council?from=2026-09&to=2026-10").text
    assert "サポステ" in page
    assert "Ⅲ-3-(1)" in page
    assert page.count("<h1") == 1


def test_the_page_of_exports_names_every_table(officer, counted):
    page = officer("viewer").get("exports").text
    assert "/staff/exports/municipality/10201.csv" in page
    assert "/staff/exports/danger.csv" in page


def test_the_sheet_for_the_council_says_how_parts_and_whole_stand(officer, counted):
    page = officer("viewer").get("council?from=2026-09&to=2026-10").text
    assert "内訳の合計は総数と一致しません" in page
    assert "2026年9月から2026年10月までは102回はじまり" in page
    assert 'class="trend"' in page
    assert "（令和８年度）" in page


COUNCIL = "council?from=2026-09&to=2026-10"


def test_words_and_figures_of_single_bodies_stand_on_a_second_sheet(officer, counted):
    assert 'class="second-sheet' not in officer("viewer").get(COUNCIL).text
    own = {"kpi_saposute_new/県": "5", "kpi_retention": "研修を開きました"}
    fill_month(officer("editor"), "2026-09", **own)
    first, _, second = officer("viewer").get(COUNCIL).text.partition('class="second-sheet')
    assert "研修を開きました" not in first
    assert re.search(r"県</b>.*?5 件.*?研修を開きました.*?令和8年9月.*?editor", second, re.DOTALL)


def test_a_rate_of_few_people_leaves_the_office_as_few(officer, counted):
    """Officers see it: it is theirs. The sheet for the council says no more than any other small figure."""
    rates = {"kpi_fill_support": "3", "kpi_fill_support__whole": "8", "kpi_fill_support/県": "2", "kpi_fill_support/県__whole": "4"}
    fill_month(officer("editor"), "2026-09", **rates, kpi_fill_commissioned="30", kpi_fill_commissioned__whole="40")
    table, sheet = officer("viewer").get("kpi/").text, officer("viewer").get(COUNCIL).text
    assert "37.5 ％" in table
    assert "協議会の紙には「少数」と出ます" in table
    assert "75 ％" in sheet
    assert not re.search("37.5|50 ％|8のうち3|4のうち2", sheet)
    assert re.search(r"求職者支援訓練の定員がうまった割合.*?>少数<", sheet, re.DOTALL)
    assert re.search(r"県</b>.*?少数", sheet.partition('class="second-sheet')[2], re.DOTALL)


def test_the_navigators_own_counts_stand_beside_the_targets_of_the_year_that_runs(officer, counted):
    for path in ("kpi/", COUNCIL):
        page = officer("viewer").get(path).text
        row = page[page.index("サポステに新しく登録した件数") :].partition("</tr>")[0]
        assert re.search(r'data-label="この案内で紹介した回数"\s*>\s*102\s*<', row), path
