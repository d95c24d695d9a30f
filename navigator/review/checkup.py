"""What `navigator check` says of a region on a day: faults, notes, and how far the proof reached."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.prove.fault import Fault
from navigator.engine.prove.proof import Proof, prove
from navigator.knowledge.checks.citations import uncited_points
from navigator.knowledge.checks.first_doors import FirstDoor, first_doors
from navigator.knowledge.checks.reachability import reachable_offices, unreachable_offices
from navigator.knowledge.checks.validity import due, expired_parameters, idle_parameters, stale, unverified
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .conversation_text import request_text
from .door_figures import door_faults, door_figures
from .fault_text import fault_text, located_fault
from .golden_cases import GoldenCase, personas_without_case, untested_thresholds, violations
from .screen_figures import screen_figures


@dataclass(frozen=True)
class Checkup:
    """`faults` must be mended before the region is served; `notes` want attention."""

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    proof: Proof
    case_count: int
    doors: tuple[FirstDoor, ...] = ()
    screens: tuple[str, ...] = ()  # of each group of personas how many they see

    @property
    def figures(self) -> tuple[str, ...]:
        """How far the proof reached."""
        extent = self.proof.extent
        return (
            f"{extent.conversations:,} conversations of {extent.shortest} to {extent.longest} screens, "
            f"in {extent.states:,} distinct states with {extent.answers:,} answers",
            f"{extent.classes:,} classes of answers, {extent.classes_unknown:,} with “don't know”; "
            f"{extent.rule_states:,} states of single rules",
            *self.screens,
            *door_figures(self.doors),
            f"{self.case_count} golden cases",
        )


def check_up(knowledge: Knowledge, day: date, cases: Sequence[GoldenCase], t: Translator) -> Checkup:
    """Prove the rules of a day, then check parameters, offices and golden cases."""
    rules = knowledge.rules_on(day)
    with gc_paused():
        proof = prove(rules, reachable_offices(knowledge, day), PERSONA_FACT, _places_inside(knowledge))
    doors = first_doors(knowledge, rules)
    faults = [
        *_proof_faults(knowledge, rules, proof, t),
        *door_faults(doors),
        *_persona_faults(knowledge, proof),
        *_parameter_faults(knowledge, day),
        *_office_faults(knowledge, day),
        *(_case_faults(knowledge, day, cases, t) if cases else ()),
    ]
    notes, screens = tuple(_notes(knowledge, day, cases)), tuple(screen_figures(rules, proof))
    return Checkup(tuple(faults), notes, proof, len(cases), doors, screens)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Millions of small values without a cycle: looking for cycles among them costs a fourth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _places_inside(knowledge: Knowledge) -> dict[str, int]:
    """By place fact, the mask of the values that lie inside the region."""
    return {
        id: declared.fact.where(lambda value: value != OUTSIDE)
        for id, declared in knowledge.facts.items()
        if declared.is_place
    }


def _proof_faults(knowledge: Knowledge, rules: CompiledRules, proof: Proof, t: Translator) -> Iterator[str]:
    for report in proof.faults:
        fact, _, option = report.about.partition("/")
        if report.fault is not Fault.UNUSED_OPTION or option not in knowledge.facts[fact].without_rule:
            yield fault_text(knowledge, rules, report, t)


def _persona_faults(knowledge: Knowledge, proof: Proof) -> Iterator[str]:
    """Each question must be asked of exactly the personas for whom it has words."""
    personas = knowledge.facts[PERSONA_FACT].fact
    for id, declared in knowledge.facts.items():
        asked = {str(persona) for persona in personas.values_in(proof.asked_of.get(id, 0))}
        concerned = {str(persona) for persona in personas.values_in(proof.concerns.get(id, 0))}
        where = f"{declared.node.file}:{declared.node.line}"
        for persona in sorted((asked | concerned) - {*declared.asked_of}):
            yield located_fault(
                where, f"`{id}` is asked of `{persona}`, for whom it has no words. Add the voice"
            )
        for persona in declared.asked_of:
            if id != PERSONA_FACT and asked and persona not in asked:
                yield located_fault(
                    where, f"`{id}` is never asked of `{persona}`. Take the voice out of `asked_of`"
                )


def _parameter_faults(knowledge: Knowledge, day: date) -> Iterator[str]:
    for id in expired_parameters(knowledge, day):
        yield located_fault(
            "rules/parameters.yaml",
            f"parameter `{id}` has no value in force on {day}, and rules rest on it. Open a new entry",
        )


def _office_faults(knowledge: Knowledge, day: date) -> Iterator[str]:
    for office in unreachable_offices(knowledge, day):
        yield located_fault(
            f"{office.node.file}:{office.node.line}",
            f"the office `{office.window}/{office.id}` can be neither called nor visited. Confirm a telephone, or name a relay",
        )


def _case_faults(
    knowledge: Knowledge, day: date, cases: Sequence[GoldenCase], t: Translator
) -> Iterator[str]:
    for case in cases:
        for text in violations(knowledge, case, day, t):
            yield located_fault(
                "", f"golden case「{case.name}」 {text}", request_text(knowledge, case.facts, t)
            )
    for persona in personas_without_case(knowledge, cases):
        yield f"golden cases: none speaks in the voice `{persona}`"
    for fact, number, neighbour in untested_thresholds(knowledge, knowledge.rules_on(day), cases, t):
        yield f"golden cases: none holds {fact} = {number} fast: none has just that number and would break with {neighbour}"


def _notes(knowledge: Knowledge, day: date, cases: Sequence[GoldenCase]) -> Iterator[str]:
    yield from (str(notice) for notice in due(knowledge, day))
    yield from (f"parameter {id} is used by no rule of the day" for id in idle_parameters(knowledge, day))
    yield from (f"{point} without `cites`. Name what it rests on" for point in uncited_points(knowledge))
    unconfirmed, old = unverified(knowledge), stale(knowledge, day)
    yield f"{len(unconfirmed)} values of offices and helplines are not confirmed (list them with --unverified)"
    yield f"{len(old)} values were checked more than a year before {day} (list them with --stale)"
    if not knowledge.region.operator.name:
        yield (
            "content/operator.yaml names no operator: every page says 試作・運営者未設定. "
            "Write name and contact before the pages are opened to people"
        )
    if not cases:
        yield "no golden cases were found: voices and thresholds are not checked against any"
