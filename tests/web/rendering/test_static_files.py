"""Static files: only what is used, named by content, compressed once, kept for good."""

import re

import pytest

from navigator.paths import STATIC
from navigator.web.rendering.static_files import encode_body, read_styles, squeezed, unlayered, used_tokens


def test_only_tokens_that_are_named_are_sent():
    tokens = "/* b */ :root { --a: 1px; --b: #fff; } @media print { :root { --b: #000; } }"
    assert squeezed(used_tokens(tokens, "p{margin:var(--a)}")) == ":root{--a:1px}"
    assert (
        squeezed(used_tokens(tokens, "p{margin:var(--b)}")) == ":root{--b:#fff}@media print{:root{--b:#000}}"
    )


@pytest.mark.parametrize("name", ["app", "staff"])
def test_a_role_has_its_colour_in_one_place(name):
    """But for paper: what one kind of page alone prints otherwise."""
    roles = declared((STATIC / "tokens.css").read_text(encoding="utf-8"))
    assert (
        declared((STATIC / f"{name}.css").read_text(encoding="utf-8").partition("@layer print {")[0]) == set()
    )
    assert roles <= declared(read_styles(STATIC).text + read_styles(STATIC, "staff").text)


def declared(css):
    return set(re.findall(r"(--[\w-]+):", css))


def test_a_sheet_that_names_no_role_gets_none():
    assert "--" not in read_styles(STATIC, "card").text


@pytest.mark.parametrize("name", ["app", "staff", "card"])
def test_every_token_that_is_named_exists(name):
    text = read_styles(STATIC, name).text
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def test_squeezed_keeps_what_matters():
    css = '/* why */ a:hover, b { margin: 0 auto;\n content: "⚠ "; }\n@media (min-width: 60rem) and print { c > d { e: f } }'
    assert squeezed(css) == (
        'a:hover,b{margin:0 auto;content:"⚠ "}@media (min-width:60rem) and print{c > d{e:f}}'
    )


def test_phones_that_know_no_layers_get_the_rules_too():
    css = "@layer a, b;\n@layer a { p { x: y } @media print { q { x: y } } }\n@layer b { r { x: y } }"
    assert squeezed(unlayered(css)) == "p{x:y}@media print{q{x:y}}r{x:y}"
    text = read_styles(STATIC).text
    assert "@layer" not in text
    assert text.count("{") == text.count("}")


def test_no_foreign_request_and_no_font_in_our_files():
    for file in (*STATIC.glob("*.css"), *STATIC.glob("*.js"), *STATIC.glob("*.svg")):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text, file
        assert "@font-face" not in text
        assert "@import" not in text


def test_the_scripts_are_small():
    assert sum((STATIC / name).stat().st_size for name in ("comfort.js", "sw.js")) <= 5_000
    assert (STATIC / "share.js").stat().st_size <= 500


def test_letters_are_never_smaller_than_sixteen_pixels():
    sizes = re.findall(r"font-size: ?([\d.]+)(rem|px|%)", (STATIC / "app.css").read_text(encoding="utf-8"))
    screen = [(float(n), unit) for n, unit in sizes if unit != "%"]  # the sheet of paper is set in per cent
    assert screen
    assert all(n >= (1 if unit == "rem" else 16) for n, unit in screen)


def test_assets_are_kept_for_good_and_compressed(client, site):
    for asset in (site.styles, *site.assets.values()):
        for encoding in ("br", "gzip"):
            response = client.get(asset.url, headers={"accept-encoding": encoding})
            assert response.status_code == 200
            assert "immutable" in response.headers["cache-control"]
            assert response.headers["content-encoding"] == encoding
            assert response.headers["content-type"].startswith(asset.media_type.partition(";")[0])


def varies(response):
    """What the answer depends on; Starlette's compression names a header twice."""
    return {name.strip().lower() for name in response.headers["vary"].split(",")}


@pytest.fixture(params=["styles", "icon", "worker", "first page"])
def address(request, site):
    return {
        "styles": site.styles.url, "icon": site.assets["icon.svg"].url, "worker": "/sw.js", "first page": "/ja/",
    }[request.param]  # fmt: skip


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_a_browser_has_already_is_not_sent_again(client, address, encoding):
    first = client.get(address, headers={"accept-encoding": encoding})
    etag = first.headers["etag"]
    for known in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        again = client.get(address, headers={"accept-encoding": encoding, "if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == first.headers["cache-control"]
        assert varies(again) == varies(first) == {"accept-encoding"}


@pytest.mark.parametrize("known", ['"other"', "", '"*"', 'W/"', "nonsense"])
def test_other_bytes_are_sent(client, address, known):
    assert client.get(address, headers={"if-none-match": known}).status_code == 200


def test_other_bytes_have_another_tag():
    assert encode_body(b"a").etag != encode_body(b"b").etag


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("br, gzip", "br"), ("br;q=0, gzip", "gzip"), ("br;q=0, gzip;q=0", None), ("br;q=0", None), ("identity", None)],
)
def test_only_a_coding_that_the_browser_takes_is_sent(client, address, accepted, coding):
    response = client.get(address, headers={"accept-encoding": accepted})
    assert response.headers.get("content-encoding") == coding
    assert varies(response) == {"accept-encoding"}
    assert response.content == client.get(address, headers={"accept-encoding": "identity"}).content
