"""Everything `navigator check` says of a region on a day: what is wrong, what wants attention, how far it looked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.prove.fault import Fault
from navigator.engine.prove.proof import Proof, prove
from navigator.knowledge.checks.reachability import reachable_offices, unreachable_offices
from navigator.knowledge.checks.validity import due, expired_parameters, idle_parameters, stale, unverified
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .conversation_text import request_text
from .fault_text import fault_text, told_at
from .golden_cases import GoldenCase, personas_without_case, untested_thresholds, violations


@dataclass(frozen=True)
class Checkup:
    """The outcome. `faults` are to be mended before anything is served; `notes` are to be known."""

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    proof: Proof
    cases: int

    @property
    def figures(self) -> tuple[str, ...]:
        """How far the proof reached."""
        reach = self.proof.extent
        return (
            f"{reach.conversations:,} conversations of {reach.shortest} to {reach.longest} questions, "
            f"in {reach.states:,} distinct states with {reach.answers:,} answers",
            f"{reach.classes:,} classes of answers, {reach.classes_unknown:,} with “don't know”; "
            f"{reach.rule_states:,} states of single rules",
            f"{self.cases} golden cases",
        )


def check_up(knowledge: Knowledge, day: date, cases: Sequence[GoldenCase], t: Translator) -> Checkup:
    """Prove the rules of a day and look through everything that people are shown."""
    rules = knowledge.on(day)
    proof = prove(rules, reachable_offices(knowledge), PERSONA_FACT, inside(knowledge))
    faults = [
        *_proven(knowledge, rules, proof, t),
        *_voices(knowledge, proof),
        *_parameters(knowledge, day),
        *_offices(knowledge),
        *(_golden(knowledge, rules, cases, (day, t)) if cases else ()),
    ]
    return Checkup(tuple(faults), tuple(_notes(knowledge, day, cases)), proof, len(cases))


def inside(knowledge: Knowledge) -> dict[str, int]:
    """By fact, the places that lie inside the region."""
    return {
        id: declared.fact.where(lambda value: value != OUTSIDE)
        for id, declared in knowledge.facts.items()
        if declared.node.word("values_from")
    }


def _proven(knowledge: Knowledge, rules: CompiledRules, proof: Proof, t: Translator) -> Iterator[str]:
    for found in proof.faults:
        fact, _, option = found.about.partition("/")
        if found.fault is not Fault.UNUSED_OPTION or option not in knowledge.facts[fact].without_rule:
            yield fault_text(knowledge, rules, found, t)


def _voices(knowledge: Knowledge, proof: Proof) -> Iterator[str]:
    """Each question is asked of exactly those for whom it has words."""
    voices = knowledge.facts[PERSONA_FACT].fact
    for id, declared in knowledge.facts.items():
        asked = {str(voice) for voice in voices.values_in(proof.asked.get(id, 0))}
        where = f"{declared.node.file}:{declared.node.line}"
        for voice in sorted(asked - {*declared.asked_of}):
            yield told_at(where, f"`{id}` is asked of `{voice}`, for whom it has no words. Add the voice")
        for voice in declared.asked_of:
            if id != PERSONA_FACT and asked and voice not in asked:
                yield told_at(where, f"`{id}` is never asked of `{voice}`. Take the voice out of `asked_of`")


def _parameters(knowledge: Knowledge, day: date) -> Iterator[str]:
    for id in expired_parameters(knowledge, day):
        yield told_at(
            "rules/parameters.yaml",
            f"parameter `{id}` has no value in force on {day}, and rules rest on it. Open a new entry",
        )


def _offices(knowledge: Knowledge) -> Iterator[str]:
    for office in unreachable_offices(knowledge):
        yield told_at(
            f"{office.node.file}:{office.node.line}",
            f"the office `{office.window}/{office.id}` can be neither called nor visited. Confirm a telephone, or name a relay",
        )


def _golden(
    knowledge: Knowledge, rules: CompiledRules, cases: Sequence[GoldenCase], at: tuple[date, Translator]
) -> Iterator[str]:
    day, t = at
    for case in cases:
        for text in violations(knowledge, case, day, t):
            yield told_at("", f"golden case「{case.name}」 {text}", request_text(knowledge, case.facts, t))
    for voice in personas_without_case(knowledge, cases, PERSONA_FACT):
        yield f"golden cases: none speaks in the voice `{voice}`"
    for fact, here, across in untested_thresholds(knowledge, rules, cases, t):
        yield f"golden cases: none holds {fact} = {here} fast: none has just that number and would break with {across}"


def _notes(knowledge: Knowledge, day: date, cases: Sequence[GoldenCase]) -> Iterator[str]:
    yield from (str(one) for one in due(knowledge, day))
    yield from (f"parameter {id} is used by no rule of the day" for id in idle_parameters(knowledge, day))
    waiting, old = unverified(knowledge), stale(knowledge, day)
    yield f"{len(waiting)} values of offices and helplines are not confirmed (list them with --unverified)"
    yield f"{len(old)} values were checked more than a year before {day} (list them with --stale)"
    if not cases:
        yield "no golden cases were found: voices and thresholds are not checked against any"
