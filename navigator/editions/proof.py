"""The proof of a draft: what is wrong, for whom the guidance changes against what is in force, which cases come out otherwise.

Knows no database: two sets of texts over a region's folder in, a result of plain lists and texts out.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from navigator.dialogue.wording.translation import Translator, translator
from navigator.editions.records.public_values import public_value_faults
from navigator.knowledge.checks.validity import checked_later
from navigator.knowledge.content.offices import OFFICE_VALUES
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.review.case_words import CaseWords, ChangedCase
from navigator.review.checkup import check_up
from navigator.review.compare.comparison import ComparedRules, compare
from navigator.review.compare.comparison_page import DiffClass, DiffPage
from navigator.review.golden_cases import GoldenCase, deviations, read_golden

from .proof_notes import ComparedFiles, figures_said, remarks, untranslated

CASES = "cases/"  # before the names of files of golden cases
STEPS = ("read", "prove", "compare", "cases")  # in this order
CLASSES_KEPT = 60  # of each kind; how many there are is said
Result = dict[str, Any]


@dataclass(frozen=True)
class ProofTask:
    """What is compared: the texts in force, those of the draft, the day on which it begins, the golden cases."""

    folder: Path
    in_force: Mapping[str, str]
    draft: Mapping[str, str]
    day: date
    cases: Path

    def golden(self, texts: Mapping[str, str]) -> tuple[GoldenCase, ...]:
        """The golden cases with those that these texts bring. ValueError where one cannot be read."""
        return read_golden(self.cases, {name.removeprefix(CASES): text for name, text in texts.items() if name.startswith(CASES)})


def prove_draft(task: ProofTask, tell: Callable[[str], None]) -> Result:
    """Everything that is known of a draft; `tell` hears each of STEPS."""
    result: Result = {
        "problems": [], "faults": [], "cases": [], "case_words": {}, "comparison": None, "holds_until": "", "untranslated": [],
        "remarks": [], "figures": [],
    }  # fmt: skip
    tell("read")
    try:
        new = _read(RegionFiles(task.folder, task.draft))
        task.golden(task.draft)
    except KnowledgeError as error:
        return result | {"problems": [[each.file, each.line, each.text] for each in error.problems]}
    except ValueError as error:
        file, _, text = str(error).partition(": ")
        return result | {"problems": [[f"{CASES}{file}", 1, f"golden cases: {text}"]]}
    base, t = _in_force(task), translator("ja", figures=new.knowledge.rules.parameter_values_on(task.day))
    old = base or new  # a region of its own is compared with nothing
    told = {
        "untranslated": [list(each) for each in untranslated(old, new)],
        "remarks": [*_fewer_cases(task, t), *remarks(old.knowledge, new.knowledge, task.day, t)],
        "figures": figures_said(old, new, task.day),
    }
    proven = _proven((old.knowledge, new.knowledge), task, tell, t)
    return result | told | proven | ({} if base else {"comparison": None})


def _fewer_cases(task: ProofTask, t: Translator) -> list[str]:
    """That a draft takes golden cases away, and how many."""
    now = task.golden(task.draft)
    gone = sum(case not in now for case in task.golden(task.in_force))
    return [t("いまある確認例のうち、{n}件がなくなるか、変わります。").format(n=gone)] if gone else []


def _proven(sides: tuple[Knowledge, Knowledge], task: ProofTask, tell: Callable[[str], None], t: Translator) -> Result:
    (old, new), day = sides, task.day
    tell("prove")
    faults = [*_contact_faults(old, new), *public_value_faults(old, new), *_later_faults(old, new, day), *check_up(new, day, (), t).faults]
    tell("compare")
    titles = (t("いまの案内"), t("この改定案"))
    page = compare(ComparedRules(old, day, titles[0]), ComparedRules(new, day, titles[1]), t)
    tell("cases")
    cases = _changed_cases(sides, task, t)
    words = {case.text: asdict(case) for case in cases}
    until = next((boundary.isoformat() for boundary in new.rules.boundaries() if boundary > day), "")
    return {"faults": faults, "cases": [*words], "case_words": words, "comparison": _comparison(page), "holds_until": until}


def _in_force(task: ProofTask) -> ComparedFiles | None:
    """What is compared with; the region's files alone where a release no longer takes what is in force, None where there are none."""
    if not task.folder.exists():
        return None
    try:
        return _read(RegionFiles(task.folder, task.in_force))
    except KnowledgeError:
        return _read(RegionFiles(task.folder))


def _read(files: RegionFiles) -> ComparedFiles:
    return ComparedFiles(files, load(files))


def _contact_faults(old: Knowledge, new: Knowledge) -> list[str]:
    """Contacts have a path of their own, on which two persons look at each."""
    faults = []
    for window, offices in new.contact_offices.items():
        for id, office in offices.items():
            before = old.contact_offices.get(window, {}).get(id)
            for value in OFFICE_VALUES:
                written = getattr(office, value)
                if written != getattr(before, value) if before else written.status == "confirmed":
                    faults.append(
                        f"{office.node.file}:{office.node.line}  `{value}` of `{window}/{id}` is a contact. "
                        "Contacts are changed on the page of contacts; here leave them as they are, or unknown"
                    )
    return faults


def _later_faults(old: Knowledge, new: Knowledge, day: date) -> list[str]:
    """Values of a draft whose day of checking is to come."""
    before = checked_later(old, day)
    return [fault for fault in checked_later(new, day) if fault not in before]


def _changed_cases(sides: tuple[Knowledge, Knowledge], task: ProofTask, t: Translator) -> list[ChangedCase]:
    """The golden cases that come out otherwise than now, with what comes out; of those that a draft brings, otherwise than they say."""
    day, known = task.day, task.golden(task.in_force)
    words, changed = CaseWords(*sides, day, t), []
    for case in task.golden(task.draft):
        before, after = deviations(sides[0], case, day, t) if case in known else [], deviations(sides[1], case, day, t)
        if new := [each for each in after if each not in before]:
            changed.append(words.told(case, new))
    return changed


def _comparison(page: DiffPage) -> Result:
    """The comparison as lists and texts: the largest classes of people, each with its words and its example."""
    data = asdict(page) | {"certain_count": len(page.certain), "uncertain_count": len(page.uncertain)}
    for kind in ("certain", "uncertain"):
        data[kind] = [_class(each) for each in getattr(page, kind)[:CLASSES_KEPT]]
    return data


def _class(people: DiffClass) -> Result:
    changes = [{"label": change.label, "old": change.old, "new": change.new} for change in people.changes]
    return {
        "answers": people.answers, "changes": changes, "example": people.example, "first_windows": people.first_windows,
    }  # fmt: skip
