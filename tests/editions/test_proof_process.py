"""What proves a draft reads one task, says each step and the result, a line each, and stands back behind others."""

import io
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from navigator.editions import proof_process
from navigator.editions.proof import ProofTask

TASK = {"folder": "/region", "in_force": {"a": "1"}, "draft": {"a": "二"}, "day": "2030-05-01", "cases": "/region/cases"}


def piped(monkeypatch):
    """A task on its way in; what is written on the way out."""
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(TASK).encode())))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=written))
    return written


def test_a_task_is_read_proven_and_told_line_by_line(monkeypatch):
    pipes = piped(monkeypatch)
    steps, tasks = [], []
    monkeypatch.setattr("os.nice", steps.append)

    def prove(task, tell):
        tasks.append(task)
        tell("読む")
        assert pipes.getvalue() == '{"step": "読む"}\n'.encode(), "a step is told at once"
        return {"cases": ["町"]}

    monkeypatch.setattr(proof_process, "prove_draft", prove)
    proof_process.main()
    assert steps == [10]
    assert tasks == [ProofTask(Path("/region"), {"a": "1"}, {"a": "二"}, date(2030, 5, 1), Path("/region/cases"))]
    assert pipes.getvalue().decode() == '{"step": "読む"}\n{"result": {"cases": ["町"]}}\n'


def test_each_line_leaves_at_once(monkeypatch):
    flushed = []
    buffer = io.BytesIO()
    buffer.flush = lambda: flushed.append(buffer.getvalue())
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=buffer))
    proof_process._write({"step": "a"})
    assert flushed == [b'{"step": "a"}\n']
