"""What somebody sends to break a page: markup in every field, addresses that lead elsewhere, lines in a header."""

import pytest

from tests.conftest import CAMPAIGN

MARKUP = "\"'><img src=x onerror=alert(1)>{{7*191}}${7*191}"
SHOWN = ("<img src=x", "1337")


def is_plain(response):
    """Neither markup of a visitor's nor a sum that a template had worked out; and no fault of ours."""
    return response.status_code < 500 and not any(shown in response.text for shown in SHOWN)


LANGUAGES = ("ja", "ja-easy", "en") if CAMPAIGN else ("ja",)
FORMS = (
    ("talk/say", {"text": MARKUP}),
    ("talk/say", {"text": "前橋市" + MARKUP + "46歳"}),
    ("talk", {"fact": "age", "age": MARKUP}),
    ("talk", {"fact": "municipality", "municipality": MARKUP}),
    ("talk", {"fact": MARKUP, "value": MARKUP}),
    ("windows", {"place": MARKUP}),
    ("wrong-number", {"office": MARKUP}),
)
PAGES = ("/ja/windows", "/ja/talk", "/ja/windows/hello-work", "/ja/schemes", "/staff/sign-in", "/ja/plan")
NAMES = ("place", "ask", "n", "next", "done", "q", "lang")
ELSEWHERE = (
    "//evil.example", "//evil.example/ja/", "/%5cevil.example", "/%2f%2fevil.example", "/ja//evil.example", "/ja/%2f%2fevil.example",
    "/ja/..%2f..%2fetc/passwd", "/static/..%2f..%2fpyproject.toml", "/static/%2e%2e/pyproject.toml", "/ja/windows/%00",
    "/ja/windows/hello-work%00", "/ja/%ff", "/c/..%2f..%2f", "/ja/windows/..%2f..%2fcontent%2fregion.yaml",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markup_in_a_form_is_letters_on_the_page(client, lang):
    client.post(f"/{lang}/talk", data={"fact": "persona", "value": "resident", "n": "1"})
    for path, fields in FORMS:
        assert is_plain(client.post(f"/{lang}/{path}", data=fields)), (path, fields)
        assert is_plain(client.get(f"/{lang}/talk")), (path, fields)


def test_markup_in_an_address_is_letters_on_the_page(client):
    for path in PAGES:
        assert is_plain(client.get(path, params=dict.fromkeys(NAMES, MARKUP))), path


def test_markup_in_a_path_is_letters_on_the_page(client):
    for path in ("/<script>x", "/ja/<img src=x>", "/ja/windows/<img src=x>", "/staff/<img src=x>", "/c/<img src=x>"):
        assert is_plain(client.get(path)), path


def test_a_path_leads_to_no_other_site_and_no_other_file(client):
    for path in ELSEWHERE:
        response = client.get(f"http://testserver{path}", follow_redirects=False)
        assert response.status_code < 500, path
        target = response.headers.get("location", "/")
        assert target.startswith("/"), path
        assert not target.startswith(("//", "/\\")), path
        assert "[project]" not in response.text, path
        assert "root:x:0" not in response.text, path


@pytest.mark.parametrize("path", ["/ja/talk?ask=%0d%0aSet-Cookie:%20x=1", "/ja?x=%0d%0aX-Evil:%201", "/ja/talk?n=%0aX-Evil:%201"])
def test_a_line_break_sets_no_header(client, path):
    response = client.get(path, follow_redirects=False)
    assert response.status_code < 500
    assert "x-evil" not in response.headers
    assert "x=1" not in response.headers.get("set-cookie", "")
    assert "\n" not in response.headers.get("location", "")


def test_odd_languages_of_a_browser_are_no_fault(client):
    for value in ("a" * 9000, "q=nan", "ja;q=inf,en;q=abc", ";;;,,,", "\x01", "../../etc"):
        response = client.get("/", headers={"accept-language": value}, follow_redirects=False)
        assert response.status_code < 500
        assert response.headers.get("location", "/ja/").startswith("/")


def test_another_host_that_a_proxy_would_name_is_not_believed(client):
    response = client.get("/ja", headers={"x-forwarded-host": "evil.example"}, follow_redirects=False)
    assert "evil.example" not in response.headers.get("location", "")
    assert "evil.example" not in client.get("/ja/", headers={"x-forwarded-host": "evil.example"}).text


def test_json_of_another_site_passed_off_as_text_is_refused(client):
    response = client.post("/api/v1/decide", content='{"facts": {}}', headers={"content-type": "text/plain", "origin": "https://evil.example"})
    assert "access-control-allow-origin" not in response.headers
