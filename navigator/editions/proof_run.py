"""Has a draft proven by a process of its own, while pages are served, and keeps what comes of it with the draft."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor, Ledger, LedgerError
from navigator.review.golden_cases import cases_folder

from . import draft_texts, drafts, proofs
from .edition_files import NOTHING
from .proof import ProofTask

log = logging.getLogger(__name__)
PROCESS = "navigator.editions.proof_process"
MAX_WAIT = 300  # seconds
ONE_AT_A_TIME = threading.BoundedSemaphore(1)
BROKEN = {
    "problems": [["", 0, "the proof ended before it was done. Start it again"]], "faults": [], "cases": [], "comparison": None,
    "holds_until": "", "untranslated": [], "remarks": [], "figures": [],
}  # fmt: skip


@dataclass(frozen=True)
class ProofSetting:
    """Where a draft is proven: the ledger, a region's folder, its golden cases, and the moment."""

    ledger: Ledger
    folder: Path
    clock: Callable[[], datetime]

    @property
    def files(self) -> RegionFiles:
        return RegionFiles(self.folder)


def begin_proof(setting: ProofSetting, id: int, timezone: ZoneInfo, by: Actor) -> threading.Thread:
    """Prove a draft for the day on which it begins; the thread ends with the result kept. EditionError, LedgerError."""
    with setting.ledger.writing() as connection:
        edition = drafts.find(connection, id)
        day = max(edition.starts_at or by.at, by.at).astimezone(timezone).date()
        files = NOTHING if edition.stands_alone else setting.files
        proof = proofs.begin(connection, id, files, day, by)
        saved, base = (draft_texts.rows(connection, each) for each in (id, edition.based_on))
    task = ProofTask(files.folder, draft_texts.texts_of(base), draft_texts.texts_of(saved), day, cases_folder(files.folder))
    thread = threading.Thread(target=_prove, args=(setting, proof, task, by.who), name="proof", daemon=True)
    thread.start()
    return thread


def _prove(setting: ProofSetting, proof: int, task: ProofTask, who: str) -> None:
    with ONE_AT_A_TIME:
        result = _result(setting, proof, task)
    try:
        with setting.ledger.writing() as connection:
            proofs.finish(connection, proof, result, Actor(who, setting.clock()))
    except LedgerError as fault:
        log.error("editions: what was proven cannot be kept (%s)", fault.kind)  # the page says that it ended


def _result(setting: ProofSetting, proof: int, task: ProofTask) -> dict[str, Any]:
    """What the process says at its end; BROKEN where it ended before its time."""
    result: dict[str, Any] = BROKEN
    try:
        for line in _lines(task):
            if "step" not in line:
                result = line["result"]
                continue
            with suppress(LedgerError), setting.ledger.writing() as connection:  # the next step may be told again
                proofs.tell_step(connection, proof, line["step"])
    except (OSError, ValueError) as fault:  # it was killed before it had read its task, or in the middle of a line
        log.error("editions: a proof ended before it was done (%s)", type(fault).__name__)
    return result


def _lines(task: ProofTask) -> Iterator[dict[str, Any]]:
    """What the process says, line by line; what it says of itself goes to the log."""
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "OPENBLAS_NUM_THREADS": "1"}
    sent = {
        "folder": str(task.folder), "in_force": dict(task.in_force), "draft": dict(task.draft), "day": task.day.isoformat(),
        "cases": str(task.cases),
    }  # fmt: skip
    command = [sys.executable, "-m", PROCESS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        end = threading.Timer(MAX_WAIT, process.kill)
        end.start()
        try:
            if process.stdin and process.stdout:
                process.stdin.write(json.dumps(sent).encode())
                process.stdin.close()
                yield from (json.loads(line) for line in process.stdout)
        finally:
            end.cancel()
            process.kill()
