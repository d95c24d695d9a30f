"""A verb is imported when it is used, and loads no room that it does not need."""

import subprocess
import sys

import pytest

from navigator.cli import main


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("navigator.cli", {"navigator.knowledge", "navigator.web", "navigator.settings", "sqlalchemy"}),
        ("navigator.cli.serve", {"navigator.web", "navigator.dialogue"}),
        ("navigator.cli.decide", {"navigator.review", "navigator.web", "sqlalchemy"}),
        ("navigator.cli.check", {"navigator.engine.compare", "navigator.web", "sqlalchemy"}),
        ("navigator.cli.diff", {"navigator.web.site", "navigator.usage", "sqlalchemy"}),
        ("navigator.cli.published", {"navigator.web"}),
        ("navigator.cli.officers.staff", {"navigator.knowledge", "navigator.web"}),
    ],
)
def test_a_verb_loads_no_room_it_does_not_need(module, unneeded):
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not unneeded & {*loaded}


def test_every_verb_can_be_loaded(run):
    verbs = run("--help").output.partition("Commands:")[2]
    assert [line.split()[0] for line in verbs.splitlines() if line] == sorted(main.verbs)
    assert "close" in run("usage", "--help").output


def test_an_unknown_verb_is_refused(run):
    assert "No such command 'sevre'" in run("sevre").output
