"""Templates are readable source; what a browser gets holds none of its white space."""

import re

import pytest
from jinja2 import DictLoader, meta

from navigator.paths import TEMPLATES
from navigator.web.rendering.templating import environment

ROOM = 140  # characters of a line
FAMILIES = ("icons", "scenes", "charts")  # drawings, each with a macro of its own
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


def rendered(source, **values):
    env = environment()
    env.loader = DictLoader({"page.html": source})
    return env.get_template("page.html").render(values)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_long(name):
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    assert not [(number, len(line)) for number, line in enumerate(lines, 1) if len(line) > ROOM]


@pytest.mark.parametrize("name", NAMES)
def test_no_script_and_no_style_stands_in_a_template(name):
    """The first page and the pages of a file carry a whole style sheet, put in by name; a data block is no script."""
    source = re.sub(
        r"<style>\{\{ [\w ]+\|\s?safe \}\}</style>", "", (TEMPLATES / name).read_text(encoding="utf-8")
    )
    assert not re.search(r"<style|<script(?! src=| type=.application/ld\+json.>)|\sstyle=|\son\w+=|javascript:", source, re.I)


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_whole(name):
    environment().get_template(name)


@pytest.mark.parametrize("name", [name for name in NAMES if "/_" in name])
def test_a_part_is_named_for_what_it_shows(name):
    """A file of macros has one with the name of the file; families of drawings have none."""
    noun = name.rpartition("/_")[2].removesuffix(".html")
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert noun in FAMILIES or "{% macro" not in source or f"{{% macro {noun}(" in source


def above(name):
    """The templates that a template extends, nearest first."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    for parent in re.findall(r'{% extends "(.*?)" %}', source):
        yield parent
        yield from above(parent)


@pytest.mark.parametrize("name", NAMES)
def test_no_import_hides_a_value_of_the_frame(name):
    """A macro with the name of a value that the frame shows would stand there in its place."""
    env = environment()
    imported = {
        word.strip().split()[-1]
        for names in re.findall(r"{% from .* import (.*) %}", (TEMPLATES / name).read_text(encoding="utf-8"))
        for word in names.split(",")
    }
    for parent in above(name):
        values = meta.find_undeclared_variables(env.parse((TEMPLATES / parent).read_text(encoding="utf-8")))
        assert not imported & values, parent


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_is_used(name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    for names in re.findall(r"{% from .* import (.*) %}|{% import .* as (.*) %}", source):
        for word in ",".join(filter(None, names)).split(","):
            assert re.search(rf"\b{word.strip()}[.(]|\b(line_)?made_once\({word.strip()},", source), word


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<ul>\n  <li>a</li>\n\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>\n  {{ a }}\n  <b>b</b>\n</p>", "<p>A<b>b</b></p>"),
        ("<p>{{ a }} <b>b</b></p>", "<p>A <b>b</b></p>"),
        ('<p>\n  {{ a }}{{ " " }}\n  <b>b</b>\n</p>', "<p>A <b>b</b></p>"),
        ("<p>\n  a　\n  　b\n</p>", "<p>a　　b</p>"),
    ],
)
def test_between_tags_a_line_break_is_nothing_and_a_blank_is_kept(source, page):
    assert rendered(source, a="A") == page


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ('<a\n  href="{{ a }}"\n  {% if a %}class="b"{% endif %}\n>c</a>', '<a href="A" class="b">c</a>'),
        (
            '<a\n  {% if not a %}b{% else %}c{% endif %}\n  {% if not a %}d{% elif a == "B" %}e{% endif %}\n>f</a>',
            "<a c>f</a>",
        ),
        ('<li {% if not a %}class="b"{% endif %}>c</li>', "<li>c</li>"),
        ('<a class="b{% if a %} c{% endif %}" {{ a }}>', '<a class="b c" A>'),
        ('<path\n  d="M1 1\n    L2 2"\n/>', '<path d="M1 1 L2 2"/>'),
        ('<p title="a > b"\n  lang="ja">\n  c</p>', '<p title="a > b" lang="ja">c</p>'),
        ("<{{ a }}\n  id=b\n>c\n</{{ a }}\n>", "<A id=b>c</A>"),
    ],
)
def test_inside_a_tag_a_line_break_is_one_blank(source, page):
    assert rendered(source, a="A") == page


def test_what_a_template_prints_is_not_touched():
    text = "\n  one\n  two  \n"
    assert rendered("<textarea>{{ a }}</textarea>\n<p>\n  {{ a }}\n</p>", a=text) == (
        f"<textarea>{text}</textarea><p>{text}</p>"
    )


def test_a_template_is_looked_for_once(monkeypatch):
    env, loaded = environment(), []
    load = env.loader.load
    monkeypatch.setattr(env.loader, "load", lambda env, name, *more: loaded.append(name) or load(env, name, *more))
    env.cache.capacity = 1  # what is remembered by us does not depend on the library's own
    first = env.get_template("parts/_icons.html")
    env.get_template("parts/_problem.html")
    assert env.get_template("parts/_icons.html", "base.html") is first
    assert env.get_template(first) is first
    assert loaded == ["parts/_icons.html", "parts/_problem.html"]
    assert first.globals is env.globals
