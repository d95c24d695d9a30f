"""A file of results: shown before anything is written, and never lost for one bad line."""

import io

import pytest
from openpyxl import Workbook

from tests.web.staff.kpi.conftest import HEAD, current_results, fill_month, send_file


def test_a_csv_is_shown_line_by_line_and_then_written(officer, site):
    text = HEAD + 'サポステに新しく登録した件数,令和7年4月,１８,\r\nkpi-ms-hired,2025/5,"1,273",暫定\r\n'
    editor = officer("editor")
    page = send_file(editor, text.encode("cp932"))
    assert page.status_code == 200
    assert "新しい 2件" in page.text
    assert current_results(site) == {}  # nothing is written before it is saved
    fields = {"n": ["2", "3"], "kpi": ["サポステに新しく登録した件数", "kpi-ms-hired"], "month": ["令和7年4月", "2025/5"],
              "value": ["１８", "1,273"], "note": ["", "暫定"], "year": "2025", "do": "save"}  # fmt: skip
    assert editor.post("kpi/import/lines", fields).status_code == 303
    assert current_results(site) == {("kpi-saposute-new", "2025-04"): "18", ("kpi-ms-hired", "2025-05"): "1273"}


def test_an_excel_book_with_a_column_a_month_is_read(officer):
    book = Workbook()
    book.active.append(["令和7年度 実績"])
    book.active.append(["目標", "４月", "令和7年5月", "備考"])
    book.active.append(["ハローワークの紹介で就職した件数", 1500.0, None])
    book.active.append(["求職者支援訓練の定員がうまった割合", "200のうち148", "80/100"])
    out = io.BytesIO()
    book.save(out)
    page = send_file(officer("editor"), out.getvalue(), "a.xlsx")
    assert "新しい 3件" in page.text
    assert "令和7年4月" in page.text
    assert "74 ％（200のうち148）" in page.text
    assert "80 ％（100のうち80）" in page.text


BAD = [
    ("ハロワの就職,2025-04,5,", "のことでしたら|という目標はありません"),
    ("kpi-hw-hired,来月,5,", "年月として読めません"),
    ("kpi-hw-hired,2025-04,-5,", "マイナス"),
]


@pytest.mark.parametrize(("line", "words"), BAD)
def test_one_bad_line_waits_beside_what_to_do_and_the_good_one_is_kept(officer, site, line, words):
    editor = officer("editor")
    page = send_file(editor, (HEAD + line + "\r\nkpi-job-training,2025-04,7,\r\n").encode())
    assert page.status_code == 422
    assert any(word in page.text for word in words.split("|"))
    assert "新しい 1件" in page.text
    kpi, when, value, _ = line.split(",")
    fields = {"n": ["2", "3"], "kpi": [kpi, "kpi-job-training"], "month": [when, "2025-04"], "value": [value, "7"],
              "note": ["", ""], "year": "2025"}  # fmt: skip
    page = editor.post("kpi/import/lines", fields, do="save")
    assert "1件を保存しました" in page.text
    assert f'value="{value}"' in page.text
    assert current_results(site) == {("kpi-job-training", "2025-04"): "7"}
    mended = {"n": "2", "kpi": "kpi-hw-hired", "month": "2025-04", "value": "5", "note": "", "year": "2025", "do": "save"}
    assert editor.post("kpi/import/lines", mended).status_code == 303
    assert current_results(site)["kpi-hw-hired", "2025-04"] == "5"


def test_the_same_cell_twice_is_asked_back(officer):
    page = send_file(officer("editor"), (HEAD + "kpi-hw-hired,2025-04,5,\r\nkpi-hw-hired,R7.4,6,\r\n").encode())
    assert page.text.count("行目にもあります") == 2
    assert "3行目にもあります" in page.text


def test_a_bad_line_can_be_left_out(officer, site):
    editor = officer("editor")
    editor.get("kpi/import")
    fields = {"n": "2", "kpi": "?", "month": "?", "value": "?", "note": "", "drop": "2", "year": "2025", "do": "save"}
    assert editor.post("kpi/import/lines", fields).status_code == 303
    assert current_results(site) == {}


@pytest.mark.parametrize(("content", "words"), [(b"", "選ばれていません"), (b"a,b\r\n1,2\r\n", "見出し")])
def test_a_file_that_is_no_table_says_what_to_do(officer, content, words):
    page = send_file(officer("editor"), content)
    assert page.status_code == 422
    assert words in page.text


def test_the_template_comes_back_as_it_went_out(officer, site):
    editor = officer("editor")
    fill_month(editor, "2025-04", kpi_hw_hired="1500", kpi_fill_support="148", kpi_fill_support__whole="200")
    own = {"kpi_fill_support/県": "3", "kpi_fill_support/県__whole": "12", "kpi_municipal_sharing/労働局": "研修をした, 「また」する"}
    fill_month(editor, "2025-04", kpi_retention="集まりを開いた", **own)
    file = editor.get("kpi/template.csv?year=2025")
    assert file.content.startswith(b"\xef\xbb\xbf")
    page = send_file(editor, file.content)
    assert "変わりなし 5件" in page.text
    assert "12のうち3" in file.text


def test_lines_of_bodies_rates_and_words_are_written_as_they_are_meant(officer, site):
    text = (
        "目標,担当,年月,実績,メモ\r\nkpi-saposute-new,労働局,2025-04,12,\r\nkpi-saposute-new,,2025-04,20,\r\n"
        "kpi-fill-support,県,2025-04,12のうち9,\r\nkpi-retention,,2025-04,研修を開いた,\r\nkpi-saposute-new,市,2025-04,3,\r\n"
        "kpi-fill-support,,2025-04,74.5,\r\n"
    )
    editor = officer("editor")
    page = send_file(editor, text.encode())
    assert "新しい 4件" in page.text
    assert "「市」は、この目標の担当にありません" in page.text
    assert "両方から計算します" in page.text
    fields = {
        "n": [*"234567"], "month": ["2025-04"] * 6, "note": [""] * 6, "year": "2025", "do": "save",
        "kpi": ["kpi-saposute-new", "kpi-saposute-new", "kpi-fill-support", "kpi-retention", "kpi-saposute-new", "kpi-fill-support"],
        "owner": ["労働局", "", "県", "", "市", ""], "value": ["12", "20", "12のうち9", "研修を開いた", "3", "74.5"],
    }  # fmt: skip
    page = editor.post("kpi/import/lines", fields)
    assert "4件を保存しました" in page.text
    assert 'name="owner" value="市"' in page.text  # what was typed stays to be mended
    assert current_results(site) == {
        ("kpi-saposute-new", "2025-04", "労働局"): "12", ("kpi-saposute-new", "2025-04"): "20",
        ("kpi-fill-support", "2025-04", "県"): "12のうち9", ("kpi-retention", "2025-04"): "研修を開いた",
    }  # fmt: skip
