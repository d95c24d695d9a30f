"""Tables as officers take them: files, and the sheet for the council."""

import io

from openpyxl import load_workbook


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
