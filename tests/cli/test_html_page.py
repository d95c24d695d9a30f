"""What officers read, written as a page of its own."""

import click
from click.testing import CliRunner

from navigator.cli.html_page import html_option, write_page
from navigator.dialogue.wording.translation import translator
from navigator.review.dependence import dependence
from navigator.review.dependence_drawing import graph_page
from tests.language.conftest import DAY


def test_a_page_stands_alone_and_it_is_said_where(knowledge, tmp_path, capsys):
    file = tmp_path / "page.html"
    t = translator("ja")
    write_page(file, "staff/graph.html", t, graph_page(dependence(knowledge, DAY, t), "決まりの図", t))
    page = file.read_text(encoding="utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "<link" not in page
    assert capsys.readouterr().out == f"{file} に書きました。\n"


def test_a_folder_is_no_page(tmp_path):
    @click.command()
    @html_option
    def verb(html):
        click.echo(repr(html))

    assert CliRunner().invoke(verb, []).output == "None\n"
    assert "is a directory" in CliRunner().invoke(verb, ["--html", str(tmp_path)]).output
