"""The routes of the staff pages: each with its role, one last for whatever else, and a way for who leaves out the last stroke."""

import pytest

from navigator.web.staff.app import NOT_FOUND, PAGES, SIGN_IN, staff_routes

WRITES = {("sign-out", "viewer"), ("me", "viewer"), ("me/second-factor", "viewer")}  # one's own, whoever one is
FOR_ADMINS = ("people/", "tokens/")


def test_every_form_asks_for_more_than_to_look_but_for_one_s_own():
    for page in PAGES:
        if "POST" in page.methods:
            assert page.role in ("editor", "admin") or (page.path, page.role) in WRITES, page.path
        is_for_admins = page.path.startswith(FOR_ADMINS)
        assert (page.role == "admin") is is_for_admins, page.path


def test_nobody_but_who_signs_in_is_let_in_without_a_role():
    assert {page.path for page in (*SIGN_IN, *PAGES) if page.role is None} == {"sign-in", "sign-in/number"}
    assert NOT_FOUND.role == "viewer"


def test_what_is_taken_away_is_told_as_an_export():
    exports = {page.path for page in PAGES if page.is_export}
    assert exports == {page.path for page in PAGES if page.path.endswith((".xlsx", ".zip", "confirmed.yaml", "contacts.csv", "{code}.csv", "{id}.csv"))} | {"council"}


def test_no_two_pages_have_one_address_and_method():
    served = [(page.path, method) for page in (*SIGN_IN, *PAGES) for method in page.methods]
    assert len(set(served)) == len(served)


def test_each_page_is_served_by_its_methods_and_the_rest_is_not_found(site):
    routes = staff_routes(site)
    bare = ["/staff", *dict.fromkeys(f"/staff/{page.path[:-1]}" for page in PAGES if page.path.endswith("/"))]
    assert [route.path for route in routes[: len(bare)]] == bare
    served = [(route.path, route.methods - {"HEAD"}) for route in routes[len(bare) :]]
    assert served == [(f"/staff/{page.path}", set(page.methods)) for page in (*SIGN_IN, *PAGES, NOT_FOUND)]


@pytest.mark.parametrize(("path", "to"), [
    ("/staff", "/staff/"), ("/staff/editions", "/staff/editions/"), ("/staff/editions?done=begun&x=%E7%94%BA", "/staff/editions/?done=begun&x=%E7%94%BA"),
    ("/staff/kpi?", "/staff/kpi/"),
])  # fmt: skip
def test_who_leaves_out_the_last_stroke_gets_there_with_what_was_asked(stranger, path, to):
    answer = stranger.client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (308, to)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["get", "post"])
def test_any_other_path_is_not_found_once_signed_in(officer, stranger, method, shown):
    assert getattr(officer("viewer"), method)("nowhere/at/all").status_code == 404
    assert getattr(stranger, method)("nowhere/at/all").status_code in (303, 401)
