"""`navigator graph` draws, or writes Mermaid text."""


def test_graph_of_one_thing_as_picture_text_and_page(run, tmp_path, monkeypatch):
    assert "flowchart LR" in run("graph", "--focus", "saposute", "--mermaid").output
    assert "Did you mean `saposute`?" in run("graph", "--focus", "saposte").output
    assert run("graph", "--html", str(tmp_path / "graph.html")).exit_code == 0
    assert "対象外のときと、次の段階" in (tmp_path / "graph.html").read_text(encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert "is not installed: this is Mermaid text" in run("graph").output
