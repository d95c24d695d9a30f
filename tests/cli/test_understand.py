"""`navigator understand` prints what a line is read as."""

import json


def test_understand_prints_what_the_interface_tells(run):
    done = run("understand", "息子が十年家から出ない")
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["persona"], found["facts"]) == ("family", {"withdrawn": "yes"})
    words = json.loads(run("understand", "もう死にたい", "--words").output)
    assert "死にたい" in words["crisis_words"]
