"""A page of a file has its styles inside and asks for nothing."""

import pytest

from navigator.web.rendering import standalone_page
from navigator.web.rendering.standalone_page import STYLES, render_standalone
from navigator.web.rendering.static_files import squeezed


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A template of one line, and styles with room in them."""
    styles = tmp_path / "document.css"
    styles.write_text("/* 前 */\nb { color:  red; }\n", encoding="utf-8")
    monkeypatch.setattr(standalone_page, "STYLES", styles)

    class Page:
        def __init__(self, name, t):
            self.name, self.t = name, t

        def render(self, values, styles):
            return self.name, self.t, values, styles

    monkeypatch.setattr(standalone_page.Templates, "get", lambda _self, name, t: Page(name, t))


def test_a_template_gets_its_values_and_the_squeezed_styles(template):
    assert render_standalone("staff/a.html", "t", title="題", n=3) == (
        "staff/a.html", "t", {"title": "題", "n": 3}, squeezed("/* 前 */\nb { color:  red; }\n"),
    )  # fmt: skip


def test_the_styles_of_documents_stand_beside_the_others():
    assert STYLES.is_file()
    assert squeezed(STYLES.read_text(encoding="utf-8"))
