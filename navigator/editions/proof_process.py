"""The process that proves a draft: a task on its standard input, each step and the result a line of its output.

It stands back behind whoever serves people (`nice`), and ends with the one that waits for it.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from navigator.editions.proof import ProofTask, prove_draft

MODEST = 10  # steps of `nice`


def main() -> None:
    """Read the task, prove, write the result."""
    os.nice(MODEST)
    said: Any = json.loads(sys.stdin.buffer.read())
    task = ProofTask(
        Path(said["folder"]), said["in_force"], said["draft"], date.fromisoformat(said["day"]), Path(said["cases"])
    )
    _write({"result": prove_draft(task, lambda step: _write({"step": step}))})


def _write(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
