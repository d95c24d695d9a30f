"""Headers of every answer, and compression for those who take it."""

import pytest


@pytest.mark.parametrize("path", ["/ja/", "/ja/windows", "/ja/nope", "/healthz", "/api/v1/schemes", "/sw.js"])
def test_every_answer_has_the_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip", "gzip"), ("gzip;q=0", None), ("br, gzip;q=0", None), ("gzip;q=0.5, identity", "gzip"), ("identity", None)],
)
def test_a_page_is_compressed_for_those_who_take_it(client, accepted, coding):
    response = client.get("/ja/windows", headers={"accept-encoding": accepted})
    assert response.headers.get("content-encoding") == coding
    assert response.headers["vary"].lower() == "accept-encoding"
    assert "<h1" in response.text


def test_an_answer_keeps_a_header_of_its_own(client):
    """Each once: of two policies a browser takes both."""
    values = client.get("/staff/sign-in").headers.get_list("x-robots-tag")
    assert values == ["noindex, nofollow"]
