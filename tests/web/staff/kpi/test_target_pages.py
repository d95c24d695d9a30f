"""Results of the targets: entered by month or from a file, corrected with history, never lost for one bad line."""

import io

import pytest
from openpyxl import Workbook

from navigator.ledger import results

HEAD = "目標,年月,実績,メモ\r\n"


def standing(site):
    with site.ledger.reading() as connection:
        return {cell: str(w.figure.value) for cell, w in results.current(connection).items()}


def send(officer, content, name="a.csv", year="2025"):
    officer.get("kpi/import")
    return officer.post("kpi/import", {"year": year}, files={"file": (name, content)})


def month(officer, month, **values):
    officer.get(f"kpi/month/{month}")
    fields = {"kpi": list({key.split("__")[0].replace("_", "-") for key in values})}
    for key, value in values.items():
        kpi, _, part = key.partition("__")
        fields[f"{part or 'value'}-{kpi.replace('_', '-')}"] = value
    return officer.post(f"kpi/month/{month}", fields)


def test_the_whole_table_stands_with_target_unit_owner_and_section(officer, knowledge):
    text = officer("viewer").get("kpi/").text
    assert len(knowledge.target_years[0].kpis) == 15
    for kpi in knowledge.target_years[0].kpis:
        assert kpi.text in text
        assert kpi.owner in text
        assert kpi.section in text
    assert "1,538 件/月" in text
    assert "74 ％以上" in text
    assert "令和７年度" in text
    assert (
        "この年度は終わりました" in text
    )  # the tests' day lies in the next year, whose file is not there yet


def test_a_month_is_filled_in_and_corrected_with_history(officer, site):
    ed = officer("editor")
    assert month(ed, "2025-04", kpi_hw_hired="１,５００件").status_code == 303
    assert standing(site) == {("kpi-hw-hired", "2025-04"): "1500"}
    month(ed, "2025-04", kpi_hw_hired="1538", kpi_hw_hired__was="1500", kpi_hw_hired__note="集計しなおし")
    text = ed.get("kpi/target/kpi-hw-hired").text
    assert "1,538" in text
    assert "1,500" in text
    assert "集計しなおし" in text
    month(ed, "2025-04", kpi_hw_hired="", kpi_hw_hired__was="1538", kpi_hw_hired__note="集計しなおし")
    assert standing(site) == {}
    assert "取り消し" in ed.get("kpi/target/kpi-hw-hired").text


@pytest.mark.parametrize(
    ("kpi", "typed", "words"),
    [
        ("kpi_hw_hired", "-5", "マイナス"),
        ("kpi_hw_hired", "△5", "マイナス"),
        ("kpi_hw_hired", "たくさん", "数として読めません"),
        ("kpi_hw_hired", "1,53", "数として読めません"),
        ("kpi_hw_hired", "12.5", "小数のない"),
        ("kpi_hw_hired", "99999999", "大きすぎる"),
        ("kpi_fill_support", "74.55", "小数第１位"),
        ("kpi_fill_support", "740", "割合は"),
    ],
)
def test_a_bad_figure_stays_on_the_page_and_spoils_no_other(officer, site, kpi, typed, words):
    ed = officer("editor")
    response = month(ed, "2025-04", **{kpi: typed, "kpi_saposute_new": "12"})
    assert response.status_code == 422
    assert words in response.text
    assert f'value="{typed}"' in response.text
    assert standing(site) == {("kpi-saposute-new", "2025-04"): "12"}


def test_two_officers_at_once_are_told_of_each_other(officer, site):
    one, other = officer("editor"), officer("admin")
    month(one, "2025-04", kpi_hw_hired="1500")
    response = month(other, "2025-04", kpi_hw_hired="1400", kpi_hw_hired__was="")
    assert response.status_code == 422
    assert "ほかの方が 1500 と入れました" in response.text
    assert standing(site) == {("kpi-hw-hired", "2025-04"): "1500"}


def test_a_part_larger_than_its_whole_is_worth_a_look(officer, site):
    response = month(officer("editor"), "2025-04", kpi_hw_hired="200", kpi_ms_hired="273")
    assert response.status_code == 200
    assert "この数を含むはずの数（200）より大きく" in response.text
    assert len(standing(site)) == 2


@pytest.mark.parametrize(
    "path", ["kpi/month/2026-04", "kpi/month/2025-13", "kpi/month/2024-03", "kpi/target/nothing"]
)
def test_a_month_outside_the_years_of_targets_does_not_exist(officer, path):
    assert officer("editor").get(path).status_code == 404


def test_viewers_see_and_do_not_write(officer, site):
    viewer = officer("viewer")
    assert viewer.get("kpi/month/2025-04").status_code == 403
    assert (
        viewer.post("kpi/month/2025-04", {"kpi": "kpi-hw-hired", "value-kpi-hw-hired": "5"}).status_code
        == 403
    )
    assert viewer.get("kpi/import").status_code == 403
    assert standing(site) == {}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_csv_is_read_as_japanese_excel_saves_it(officer, site, codec):
    text = HEAD + 'サポステに新しく登録した件数,令和7年4月,１８,\r\nkpi-ms-hired,2025/5,"1,273",暫定\r\n'
    ed = officer("editor")
    page = send(ed, text.encode(codec))
    assert page.status_code == 200
    assert "新しい 2件" in page.text
    assert standing(site) == {}  # nothing is written before the word
    fields = {"n": ["2", "3"], "kpi": ["サポステに新しく登録した件数", "kpi-ms-hired"], "month": ["令和7年4月", "2025/5"],
              "value": ["１８", "1,273"], "note": ["", "暫定"], "year": "2025", "do": "save"}  # fmt: skip
    assert ed.post("kpi/import/lines", fields).status_code == 303
    assert standing(site) == {("kpi-saposute-new", "2025-04"): "18", ("kpi-ms-hired", "2025-05"): "1273"}


def test_an_excel_book_with_a_column_a_month_is_read(officer):
    book = Workbook()
    book.active.append(["令和7年度 実績"])
    book.active.append(["目標", "４月", "令和7年5月", "備考"])
    book.active.append(["ハローワークの紹介で就職した件数", 1500.0, None])
    book.active.append(["求職者支援訓練の定員がうまった割合", 74.5, 80])
    out = io.BytesIO()
    book.save(out)
    page = send(officer("editor"), out.getvalue(), "a.xlsx")
    assert "新しい 3件" in page.text
    assert "令和7年4月" in page.text
    assert "74.5" in page.text


BAD = [
    ("ハロワの就職,2025-04,5,", "のことでしたら|という目標はありません"),
    ("kpi-hw-hired,2024-04,5,", "この目標の年度に入っていません"),
    ("kpi-hw-hired,2026-04,5,", "この目標の年度に入っていません"),
    ("kpi-hw-hired,来月,5,", "年月として読めません"),
    ("kpi-hw-hired,,5,", "年月が書かれていません"),
    ("kpi-hw-hired,2025-04,-5,", "マイナス"),
    ("kpi-hw-hired,2025-04,多数,", "数として読めません"),
]


@pytest.mark.parametrize(("line", "words"), BAD)
def test_one_bad_line_waits_beside_what_to_do_and_the_good_one_is_kept(officer, site, line, words):
    ed = officer("editor")
    page = send(ed, (HEAD + line + "\r\nkpi-job-training,2025-04,7,\r\n").encode())
    assert page.status_code == 422
    assert any(word in page.text for word in words.split("|"))
    assert "新しい 1件" in page.text
    kpi, when, value, _ = line.split(",")
    fields = {"n": ["2", "3"], "kpi": [kpi, "kpi-job-training"], "month": [when, "2025-04"], "value": [value, "7"],
              "note": ["", ""], "year": "2025"}  # fmt: skip
    kept = ed.post("kpi/import/lines", fields, do="save")
    assert "1件を保存しました" in kept.text
    assert f'value="{value}"' in kept.text
    assert standing(site) == {("kpi-job-training", "2025-04"): "7"}
    mended = {
        "n": "2",
        "kpi": "kpi-hw-hired",
        "month": "2025-04",
        "value": "5",
        "note": "",
        "year": "2025",
        "do": "save",
    }
    assert ed.post("kpi/import/lines", mended).status_code == 303
    assert standing(site)["kpi-hw-hired", "2025-04"] == "5"


def test_the_same_cell_twice_is_asked_back(officer):
    page = send(officer("editor"), (HEAD + "kpi-hw-hired,2025-04,5,\r\nkpi-hw-hired,R7.4,6,\r\n").encode())
    assert page.text.count("行目にもあります") == 2
    assert "3行目にもあります" in page.text


def test_a_line_that_is_not_wanted_can_be_left_out(officer, site):
    ed = officer("editor")
    ed.get("kpi/import")
    fields = {
        "n": "2",
        "kpi": "?",
        "month": "?",
        "value": "?",
        "note": "",
        "drop": "2",
        "year": "2025",
        "do": "save",
    }
    assert ed.post("kpi/import/lines", fields).status_code == 303
    assert standing(site) == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "選ばれていません"),
        (b"\r\n\r\n", "見つかりませんでした"),
        (b"a,b\r\n1,2\r\n", "見出し"),
        (b"\xff\xfe\x00", "文字が読みとれません"),
        (b"PK\x03\x04 no book", "Excelのファイルとして開けません"),
        (b"\xd0\xcf\x11\xe0old", ".xlsx"),
        (HEAD.encode() + b"kpi-hw-hired,2025-04,5,\r\n" * 1501, "行が多すぎます"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(officer, content, words):
    page = send(officer("editor"), content)
    assert page.status_code == 422
    assert words in page.text


def test_the_template_comes_back_as_it_went_out(officer, site):
    ed = officer("editor")
    month(ed, "2025-04", kpi_hw_hired="1500", kpi_fill_support="74.5")
    file = ed.get("kpi/template.csv")
    assert file.content.startswith(b"\xef\xbb\xbf")
    page = send(ed, file.content)
    assert "変わりなし 2件" in page.text


def test_what_lies_within_another_is_never_added(officer, site):
    ed = officer("editor")
    for n, name in ((4, "2025-04"), (6, "2025-05")):
        month(ed, name, kpi_hw_hired=str(n * 300), kpi_ms_hired=str(n * 50))
    text = ed.get("kpi/").text
    assert "<b>1,500 件</b>" in text  # the mean of 1200 and 1800, and not a word of 1750
    assert "1,750" not in text
    assert "上の数に含まれます（足しません）" in text


def test_every_change_is_in_the_audit(officer, site):
    ed = officer("editor")
    month(ed, "2025-04", kpi_hw_hired="1500")
    text = ed.get("audit").text
    assert "kpi-hw-hired" in text
    assert "editor" in text
    assert "1500" in text
