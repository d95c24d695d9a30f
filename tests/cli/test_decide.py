"""`navigator decide` answers as the interface does."""


def test_decide_refuses_what_it_cannot_read(run):
    assert "not JSON: line 1" in run("decide", "-", input="{").output
    assert "Did you mean `work`?" in run("decide", "-", input='{"facts": {"wrok": "seeking"}}').output
