"""Static files: only what is used, named by content, compressed once, kept for good."""

import re

import pytest

from navigator.paths import STATIC
from navigator.web.static_files import read_styles, squeezed, unlayered, used_tokens


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


def test_the_script_is_small():
    assert sum((STATIC / name).stat().st_size for name in ("comfort.js", "sw.js")) <= 5_000


def test_letters_are_never_smaller_than_sixteen_pixels():
    sizes = re.findall(r"font-size: ?([\d.]+)(rem|px|%)", (STATIC / "app.css").read_text(encoding="utf-8"))
    screen = [(float(n), unit) for n, unit in sizes if unit != "%"]  # the sheet of paper is set in per cent
    assert screen
    assert all(n >= (1 if unit == "rem" else 16) for n, unit in screen)


def test_assets_are_kept_for_good_and_compressed(client, app):
    for asset in app.state.site.assets.values():
        for encoding in ("br", "gzip"):
            response = client.get(asset.url, headers={"accept-encoding": encoding})
            assert response.status_code == 200
            assert "immutable" in response.headers["cache-control"]
            assert response.headers["content-encoding"] == encoding
            assert response.headers["content-type"].startswith(asset.media_type.partition(";")[0])
