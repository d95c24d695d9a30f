"""A month filled in and corrected, with history; a bad figure spoils no other."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from navigator.ledger import results
from navigator.ledger.database import Actor
from navigator.ledger.results import KpiValue
from navigator.web.staff.kpi.month_form import _owners
from tests.conftest import NOW
from tests.web.staff.kpi.conftest import current_results, fill_month, recorded, target


def test_a_month_is_filled_in_and_corrected_with_history(officer, site):
    editor = officer("editor")
    assert fill_month(editor, "2025-04", kpi_hw_hired="１,５００件").status_code == 303
    assert current_results(site) == {("kpi-hw-hired", "2025-04"): "1500"}
    fill_month(editor, "2025-04", kpi_hw_hired="1538", kpi_hw_hired__was="1500", kpi_hw_hired__note="集計しなおし")
    text = editor.get("kpi/target/kpi-hw-hired").text
    assert "1,538" in text
    assert "1,500" in text
    assert "集計しなおし" in text
    fill_month(editor, "2025-04", kpi_hw_hired="", kpi_hw_hired__was="1538", kpi_hw_hired__note="集計しなおし")
    assert current_results(site) == {}
    assert "取り消し" in editor.get("kpi/target/kpi-hw-hired").text


@pytest.mark.parametrize(
    ("kpi", "typed", "words"), [("kpi_hw_hired", "-5", "マイナス"), ("kpi_fill_support", "740", "割合は")]
)
def test_a_bad_figure_stays_on_the_page_and_spoils_no_other(officer, site, kpi, typed, words):
    editor = officer("editor")
    response = fill_month(editor, "2025-04", **{kpi: typed, "kpi_saposute_new": "12"})
    assert response.status_code == 422
    assert words in response.text
    assert f'value="{typed}"' in response.text
    assert current_results(site) == {("kpi-saposute-new", "2025-04"): "12"}


def test_two_officers_at_once_are_told_of_each_other(officer, site):
    editor, admin = officer("editor"), officer("admin")
    fill_month(editor, "2025-04", kpi_hw_hired="1500")
    response = fill_month(admin, "2025-04", kpi_hw_hired="1400", kpi_hw_hired__was="")
    assert response.status_code == 422
    assert "ほかの方が 1500 と入れました" in response.text
    assert current_results(site) == {("kpi-hw-hired", "2025-04"): "1500"}


def test_a_part_larger_than_its_whole_is_worth_a_look(officer, site):
    response = fill_month(officer("editor"), "2025-04", kpi_hw_hired="200", kpi_ms_hired="273")
    assert response.status_code == 200
    assert "この数を含むはずの数（200）より大きく" in response.text
    assert len(current_results(site)) == 2


@pytest.mark.parametrize(
    "path", ["kpi/month/2027-04", "kpi/month/2025-13", "kpi/month/2024-03", "kpi/target/nothing"]
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
    assert current_results(site) == {}


def test_progress_in_words_is_entered_corrected_and_taken_back(officer, site):
    editor = officer("editor")
    assert fill_month(editor, "2025-04", kpi_retention=" 研修を\r\n開きました ").status_code == 303
    assert current_results(site) == {("kpi-retention", "2025-04"): "研修を 開きました"}
    page = editor.get("kpi/?year=2025").text
    assert re.search(r"研修を 開きました.*?令和7年4月.*?editor", page, re.DOTALL)
    assert "</textarea>" in editor.get("kpi/month/2025-04").text
    fill_month(editor, "2025-04", kpi_retention="来年度も開きます", kpi_retention__was="研修を 開きました")
    assert current_results(site) == {("kpi-retention", "2025-04"): "来年度も開きます"}
    fill_month(editor, "2025-04", kpi_retention="", kpi_retention__was="来年度も開きます")
    assert current_results(site) == {}
    assert "来年度も開きます" not in editor.get("kpi/?year=2025").text
    history, log = editor.get("kpi/target/kpi-retention?year=2025").text, editor.get("audit").text
    for words in ("研修を 開きました", "来年度も開きます"):
        assert words in history
        assert words in log
    assert "実績を取り消した" in log


def test_words_that_are_too_long_stay_to_be_cut(officer, site):
    response = fill_month(officer("editor"), "2025-04", kpi_retention="長" * 401, kpi_hw_hired="5")
    assert response.status_code == 422
    assert "いまは401字あります" in response.text
    assert "長" * 401 in response.text
    assert current_results(site) == {("kpi-hw-hired", "2025-04"): "5"}


def test_a_rate_is_entered_as_two_numbers_and_worked_out(officer, site):
    editor = officer("editor")
    saved = fill_month(editor, "2025-04", kpi_fill_support="148", kpi_fill_support__whole="２００")
    assert saved.status_code == 303
    assert current_results(site) == {("kpi-fill-support", "2025-04"): "200のうち148"}
    form = editor.get("kpi/month/2025-04").text
    assert 'name="value-kpi-fill-support"' in form
    assert "74 ％" in editor.get("kpi/?year=2025").text
    fill_month(editor, "2025-04", kpi_fill_support="", kpi_fill_support__whole="", kpi_fill_support__was="200のうち148")
    assert current_results(site) == {}


@pytest.mark.parametrize(("value", "whole"), [("148", ""), ("", "200"), ("148", "0"), ("多数", "200")])
def test_a_rate_that_cannot_be_worked_out_keeps_both_fields(officer, site, value, whole):
    response = fill_month(officer("editor"), "2025-04", kpi_fill_support=value, kpi_fill_support__whole=whole)
    assert response.status_code == 422
    field = r'name="{}-kpi-fill-support"[^>]*?value="{}"'
    assert re.search(field.format("value", value), response.text)
    assert re.search(field.format("whole", whole), response.text)
    assert current_results(site) == {}


def test_a_percent_of_before_stays_until_two_numbers_are_entered(officer, site):
    with site.ledger.writing() as connection:
        results.enter(connection, [KpiValue("kpi-fill-support", "2025-04", Decimal("74.5"))], Actor("ann", NOW))
    editor = officer("editor")
    assert "前に 74.5 ％とだけ入っています" in editor.get("kpi/month/2025-04").text
    fill_month(editor, "2025-04", kpi_fill_support="", kpi_fill_support__whole="", kpi_fill_support__was="74.5")
    assert current_results(site) == {("kpi-fill-support", "2025-04"): "74.5"}
    fill_month(editor, "2025-04", kpi_fill_support="148", kpi_fill_support__whole="200", kpi_fill_support__was="74.5")
    assert current_results(site) == {("kpi-fill-support", "2025-04"): "200のうち148"}


def test_each_body_has_its_own_figure_and_none_is_added(officer, site):
    editor = officer("editor")
    own = {"kpi_saposute_new/労働局": "12", "kpi_saposute_new/県": "5", "kpi_saposute_new": "14"}
    assert fill_month(editor, "2025-04", **own).status_code == 303
    assert current_results(site)["kpi-saposute-new", "2025-04", "県"] == "5"
    page = editor.get("kpi/?year=2025").text
    assert "<b>14 件</b>" in page
    assert "17 件" not in page
    assert re.search(r"労働局</b>.*?12 件.*?県</b>.*?5 件.*?重なることがあるので足しません", page, re.DOTALL)
    taken = fill_month(editor, "2025-04", **{"kpi_saposute_new/県": "", "kpi_saposute_new/県__was": "5"})
    assert taken.status_code == 303
    assert ("kpi-saposute-new", "2025-04", "県") not in current_results(site)
    assert "県" in editor.get("kpi/target/kpi-saposute-new?year=2025").text


def test_two_officers_who_write_words_at_once_are_told_of_each_other(officer, site):
    editor, admin = officer("editor"), officer("admin")
    fill_month(editor, "2025-04", kpi_retention="研修を開いた")
    response = fill_month(admin, "2025-04", kpi_retention="開いていない", kpi_retention__was="")
    assert response.status_code == 422
    assert "ほかの方が 研修を開いた と入れました" in response.text
    assert "開いていない</textarea>" in response.text
    assert current_results(site) == {("kpi-retention", "2025-04"): "研修を開いた"}


def test_where_bodies_make_up_the_whole_it_is_asked_for_only_while_it_stands(context):
    kpi = target(each=("労働局", "県"), adds=True)
    assert _owners(kpi, "2025-04", {}) == ["労働局", "県"]
    whole = recorded("placed", "2025-04", 3)
    assert _owners(kpi, "2025-04", {whole.figure.cell: whole}) == ["", "労働局", "県"]
    assert _owners(replace(kpi, adds=False), "2025-04", {}) == ["", "労働局", "県"]
    assert _owners(replace(kpi, adds=False, counted="words"), "2025-04", {}) == ["労働局", "県"]
