"""A month filled in and corrected, with history; a bad figure spoils no other."""

import pytest

from tests.web.staff.kpi.conftest import current_results, fill_month


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
