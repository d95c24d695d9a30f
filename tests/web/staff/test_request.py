"""Each page tells its template just what the template reads."""

from dataclasses import fields

import pytest
from jinja2 import meta

from navigator.paths import TEMPLATES
from navigator.web.rendering.templating import environment
from navigator.web.staff.request import StaffPage

PAGES = {page.template: page for page in StaffPage.__subclasses__()}
OF_COMMANDS = {"staff/document.html", "staff/diff.html", "staff/graph.html"}  # written by the terminal
ENVIRONMENT = environment()


def variables(name):
    """What a template and those that it extends or imports read."""
    tree = ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0])
    parents = [parent for parent in meta.find_referenced_templates(tree) if parent]
    return meta.find_undeclared_variables(tree).union(*(variables(parent) for parent in parents))


def test_every_template_has_one_page():
    names = {f"staff/{path.name}" for path in (TEMPLATES / "staff").glob("[!_]*.html")}
    assert set(PAGES) == names - OF_COMMANDS - {"staff/base.html"}
    assert len(PAGES) == len(StaffPage.__subclasses__())


@pytest.mark.parametrize("template", PAGES)
def test_a_template_reads_every_field_of_its_page(template):
    unread = {field.name for field in fields(PAGES[template])} - variables(template)
    assert unread == set()
