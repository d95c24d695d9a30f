"""A draft is proven by a process of its own, and whatever becomes of that, something is kept that says so."""

import json
import logging
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from navigator.editions import draft_texts, drafts, proof_run, proofs, publications
from navigator.editions.draft_texts import TextChange
from navigator.editions.edition_files import NOTHING
from navigator.editions.proof import ProofTask, prove_draft
from navigator.editions.proof_run import MAX_WAIT, ProofSetting, begin_proof
from navigator.ledger.database import Actor, Ledger, LedgerError
from tests.conftest import NOW, ROOT
from tests.editions.conftest import WHOLE
from tests.ledger.conftest import ANN, audit_rows

REGION = ROOT / "tests/regions/mahoroba"
DAY = date(2030, 5, 1)
ZONE = ZoneInfo("Asia/Tokyo")
OFFICER = Actor("ann", datetime(2030, 4, 30, 20, 0, tzinfo=UTC))  # DAY by the region's clock
WORDS = "content/windows.yaml"
OWN = (REGION / WORDS).read_text(encoding="utf-8")
CHANGED = OWN.replace("つきの相談所", "つきの丘の相談所")


@pytest.fixture
def setting(tmp_path):
    ledger = Ledger.open("", tmp_path)
    yield ProofSetting(ledger, REGION, lambda: NOW + timedelta(minutes=1))
    ledger.close()


@pytest.fixture
def draft(setting):
    with setting.ledger.writing() as connection:
        id = publications.begin(connection, "改定", ANN)
        draft_texts.save(connection, id, TextChange(WORDS, CHANGED, 0), OWN, ANN)
    return id


def latest(setting, draft):
    with setting.ledger.reading() as connection:
        return proofs.latest(connection, draft)


def test_the_proof_is_made_by_another_process_and_kept(setting, draft):
    begin_proof(setting, draft, ZONE, OFFICER).join()
    proof = latest(setting, draft)
    assert (proof.step, proof.day) == ("done", DAY)
    task = ProofTask(REGION, {}, {WORDS: CHANGED}, DAY, REGION / "cases")
    assert proof.result == prove_draft(task, lambda _: None) | {"comparison": proof.result["comparison"]}
    assert proof.result["comparison"]["certain"] == []


def test_a_process_that_dies_proves_nothing(setting, draft, monkeypatch):
    monkeypatch.setattr(proof_run, "PROCESS", "navigator.no_such_module")
    begin_proof(setting, draft, ZONE, OFFICER).join()
    proof = latest(setting, draft)
    assert not proofs.is_whole(proof.result)
    assert "ended" in proof.result["problems"][0][2]


def end_otherwise(code, tmp_path, monkeypatch):
    """Another program in place of the one that proves."""
    (tmp_path / "another_process.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(proof_run, "PROCESS", "another_process")


@pytest.mark.parametrize("code", ["raise SystemExit", "print('{\"step\": \"read\"}\\n{\"resu', flush=True)"])
def test_a_process_that_ends_before_its_time_proves_nothing(setting, draft, tmp_path, monkeypatch, code):
    """Before it has read a task that no pipe holds, or in the middle of a line."""
    end_otherwise(code, tmp_path, monkeypatch)
    with setting.ledger.writing() as connection:
        for name in ("rules/long.yaml", "rules/longer.yaml"):
            draft_texts.save(connection, draft, TextChange(name, f"# {'a' * 200_000}\n", 0), None, ANN)
    begin_proof(setting, draft, ZONE, OFFICER).join()
    assert "ended" in latest(setting, draft).result["problems"][0][2]


def test_a_step_that_cannot_be_told_costs_no_proof(setting, draft, tmp_path, monkeypatch):
    whole = json.dumps({"result": WHOLE | {"comparison": None}})
    end_otherwise(f"import sys; sys.stdin.read(); print('{{\"step\": \"read\"}}'); print({whole!r})", tmp_path, monkeypatch)

    def fail(*_):
        raise LedgerError("OperationalError")

    monkeypatch.setattr(proofs, "tell_step", fail)
    begin_proof(setting, draft, ZONE, OFFICER).join()
    assert proofs.is_whole(latest(setting, draft).result)


@pytest.mark.parametrize(("starts", "day"), [(None, DAY), (-40, DAY), (31, DAY + timedelta(days=31))])
def test_it_is_proven_for_the_day_on_which_it_would_begin(setting, draft, tmp_path, monkeypatch, starts, day):
    """One whose day has passed begins as soon as it is published."""
    end_otherwise("raise SystemExit", tmp_path, monkeypatch)
    with setting.ledger.writing() as connection:
        drafts.set_start(connection, draft, starts and OFFICER.at + timedelta(days=starts), OFFICER)
    begin_proof(setting, draft, ZONE, OFFICER).join()
    assert latest(setting, draft).day == day


def told_task(setting, draft, tmp_path, monkeypatch):
    """What the process was sent, what it knew of its surroundings, and how it was called."""
    code = "import json, os, sys; print(json.dumps({'result': [json.load(sys.stdin), dict(os.environ), sys.argv]}))"
    end_otherwise(code, tmp_path, monkeypatch)
    kept = []
    monkeypatch.setattr(proofs, "finish", lambda connection, proof, result, by: kept.append((result, by)))
    begin_proof(setting, draft, ZONE, OFFICER).join()
    ((result, by),) = kept
    return result, by


def test_the_process_is_sent_what_is_in_force_and_the_draft(setting, draft, tmp_path, monkeypatch):
    (task, environment, _), by = told_task(setting, draft, tmp_path, monkeypatch)
    assert by == Actor("ann", NOW + timedelta(minutes=1)), "done when the clock says so"
    assert (task["folder"], task["cases"], task["day"]) == (str(REGION), str(REGION / "cases"), "2030-05-01")
    assert task["in_force"] == {}
    assert task["draft"] == {WORDS: CHANGED}
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    assert environment["PYTHONPATH"].split(":") == [path for path in sys.path if path]
    assert not [name for name in environment if name.startswith("NAVIGATOR_")], "it is told no setting of the server"


def test_a_prefecture_of_its_own_is_proven_over_nothing(setting, tmp_path, monkeypatch):
    with setting.ledger.writing() as connection:
        alone = drafts.add_edition(connection, "よその県", drafts.NO_REGION, ANN)
        draft_texts.save(connection, alone, TextChange("rules/a.yaml", "a: 1\n", 0), None, ANN)
    (task, _, _), _ = told_task(setting, alone, tmp_path, monkeypatch)
    assert task["folder"] == str(NOTHING.folder)
    assert task["draft"] == {"rules/a.yaml": "a: 1\n"}


def test_what_cannot_be_kept_is_logged_by_its_kind(setting, draft, tmp_path, monkeypatch, caplog):
    end_otherwise("raise SystemExit", tmp_path, monkeypatch)

    def fail(*_):
        raise LedgerError("OperationalError")

    monkeypatch.setattr(proofs, "finish", fail)
    with caplog.at_level(logging.ERROR):
        begin_proof(setting, draft, ZONE, OFFICER).join()
    assert [record.getMessage() for record in caplog.records] == ["editions: what was proven cannot be kept (OperationalError)"]
    assert latest(setting, draft).result is None


def test_what_ended_before_its_time_is_logged(setting, draft, tmp_path, monkeypatch, caplog):
    end_otherwise("print('{\"resu', flush=True)", tmp_path, monkeypatch)
    with caplog.at_level(logging.ERROR):
        begin_proof(setting, draft, ZONE, OFFICER).join()
    assert [record.getMessage() for record in caplog.records] == ["editions: a proof ended before it was done (JSONDecodeError)"]
    result = latest(setting, draft).result
    assert {name for name, value in result.items() if value} == {"problems"}
    assert result["comparison"] is None


def test_each_step_is_told_while_it_lasts(setting, draft, tmp_path, monkeypatch):
    whole = json.dumps({"result": WHOLE})
    end_otherwise(f"import sys; sys.stdin.read(); print('{{\"step\": \"read\"}}\\n{{\"step\": \"cases\"}}'); print({whole!r})", tmp_path, monkeypatch)
    told, tell = [], proofs.tell_step

    def telling(connection, proof, step):
        told.append((proof, step))
        tell(connection, proof, step)

    monkeypatch.setattr(proofs, "tell_step", telling)
    begin_proof(setting, draft, ZONE, OFFICER).join()
    proof = latest(setting, draft)
    assert told == [(proof.id, "read"), (proof.id, "cases")]
    assert (proof.step, proof.result) == ("done", WHOLE)


def test_a_process_that_does_not_end_is_ended(setting, draft, tmp_path, monkeypatch):
    end_otherwise("import time; time.sleep(60)", tmp_path, monkeypatch)
    monkeypatch.setattr(proof_run, "MAX_WAIT", 0.5)
    begin_proof(setting, draft, ZONE, OFFICER).join(30)
    assert "ended" in latest(setting, draft).result["problems"][0][2]
    assert proofs.PATIENCE.total_seconds() > MAX_WAIT, "nobody begins it anew while it lasts"


def test_proofs_follow_one_another(setting, draft, tmp_path, monkeypatch):
    """The second begins when the first is done."""
    end_otherwise("raise SystemExit", tmp_path, monkeypatch)
    with proof_run.ONE_AT_A_TIME:
        thread = begin_proof(setting, draft, ZONE, OFFICER)
        thread.join(0.3)
        assert latest(setting, draft).result is None
    thread.join()
    assert latest(setting, draft).result is not None


def test_who_had_it_proven_is_recorded(setting, draft, tmp_path, monkeypatch):
    end_otherwise("raise SystemExit", tmp_path, monkeypatch)
    begin_proof(setting, draft, ZONE, OFFICER).join()
    assert audit_rows(setting.ledger)[-1] == ("ann", "edition_proven", str(draft), "", "faulty")
