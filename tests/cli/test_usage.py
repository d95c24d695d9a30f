"""The verbs of counts."""

import pytest


@pytest.mark.parametrize("verb", ["close", "export", "report"])
def test_each_verb_of_counts_is_there_and_says_what_it_does(run, verb):
    help_text = run("usage", verb, "--help")
    assert help_text.exit_code == 0
    assert f"usage {verb}" in help_text.output
    assert verb in run("usage", "--help").output
