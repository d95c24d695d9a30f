"""The engine's manual as tests: every example in tests/engine/cases/*.yaml, one file for each mechanism.

The engine knows no YAML: here the examples are translated into its values and its answers into words.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
import yaml

from navigator.engine.compare.difference import difference
from navigator.engine.compare.divergence import divergence
from navigator.engine.compare.joint_domain import joint_domains
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.decision import Decision, decide
from navigator.engine.decide.rule import Finding, Verdict
from navigator.engine.decide.state import State
from navigator.engine.prove.exploration import explore
from navigator.engine.prove.explored_states import Exploration
from navigator.engine.prove.proof import Proof, prove
from navigator.engine.prove.residual import remainder_of_rule
from navigator.engine.prove.screen_count import ConversationCount, count_conversations
from navigator.engine.prove.state_signature import SignatureMaker
from navigator.engine.prove.witness import witness
from tests.engine.case_language import (
    conversation_words,
    leaf_words,
    only,
    remainder_words,
    rules_of,
    state_of,
    words,
    yes_no,
)

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.yaml"))
RULE_KEYS = {"facts", "windows", "schemes", "categories", "window_steps", "scheme_steps", "alarms", "when", "offices", "desk_decides"}
CASE_KEYS = {"name", "answers", "other_answers", "new", "without_office", "expect"}


def read(path: Path) -> dict:
    file = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    only(file, {"mechanism", "cases"} | RULE_KEYS)
    return file


@dataclass
class Example:
    """One example: its rules, and everything that can be expected of them, by the name of a key under `expect`."""

    spec: dict
    case: dict

    @cached_property
    def rules(self) -> CompiledRules:
        return rules_of(self.spec)

    @cached_property
    def state(self) -> State:
        return state_of(self.rules, self.case.get("answers", {}))

    @cached_property
    def finding(self) -> Finding:
        return self.rules.windows[0][1].evaluate(self.state)

    @cached_property
    def decision(self) -> Decision:
        return decide(self.rules, self.state)

    # One condition

    def verdict(self):
        return str(self.finding.verdict)

    def because(self):
        return [leaf_words(self.rules, leaf) for leaf in self.finding.because]

    def worth_asking(self):
        return list(self.rules.names(self.finding.unasked))

    def by_desk(self):
        return yes_no(self.finding.by_desk)

    def settled(self):
        return yes_no(self.finding.settled)

    def left(self):
        return remainder_words(self.rules, remainder_of_rule(self.rules.windows[0][1], self.state))

    def left_of_office(self):
        return remainder_words(self.rules, remainder_of_rule(self.rules.windows[0][2], self.state))

    def office(self):
        found = self.rules.windows[0][2].evaluate(self.state)
        return found.office or {Verdict.MAYBE: "open", Verdict.NOT: "none"}[found.verdict]

    def office_worth_asking(self):
        return list(self.rules.names(self.rules.windows[0][2].evaluate(self.state).unasked))

    # A decision

    def windows(self):
        return [f"{w.id} {w.finding.verdict}" for w in self.decision.windows]

    def schemes(self):
        return [f"{s.id} {s.finding.verdict}" for s in self.decision.schemes]

    def parts(self):
        return {s.id: [f"{part} {found.verdict}" for part, found in s.parts] for s in self.decision.schemes if s.parts}

    def categories(self):
        return [f"{c.id} {c.finding.verdict}" for c in self.decision.categories]

    def first_window(self):
        found = self.rules.first_window.evaluate(self.state)
        return found.office or {Verdict.MAYBE: "open", Verdict.NOT: "none"}[found.verdict]

    def first_window_worth_asking(self):
        return list(self.rules.names(self.rules.first_window.evaluate(self.state).unasked))

    def alternatives(self):
        items = (*self.decision.windows, *self.decision.schemes)
        return {item.id: list(item.instead) for item in items if item.finding.verdict is Verdict.NOT}

    def alarm(self):
        return " -> ".join((self.decision.urgent[0], ", ".join(self.decision.urgent[1]))) if self.decision.urgent else "none"

    def asks(self):
        return self.decision.next_question or "nothing"

    def asks_together(self):
        return list(self.decision.next_screen)

    def door_certain(self):
        return yes_no(self.decision.door_certain)

    def questions_left(self):
        return "{}..{}".format(*self.decision.questions_left)

    # A proof

    @cached_property
    def reachable(self) -> dict[str, frozenset[str]]:
        missing = self.case.get("without_office", ())
        return {w.id: frozenset(o for o, _ in w.offices) or frozenset({w.id}) for w, _, _ in self.rules.windows if w.id not in missing}

    @cached_property
    def exploration(self) -> Exploration:
        return explore(self.rules, self.reachable, self.rules.domains[0].fact.id)

    @cached_property
    def proof(self) -> Proof:
        return prove(self.rules, self.reachable, self.rules.domains[0].fact.id)

    def same_future(self):
        maker = SignatureMaker(self.rules, self.reachable)
        other = state_of(self.rules, self.case["other_answers"])
        return yes_no(maker.signature(self.state) == maker.signature(other))

    def window_certain(self):
        return yes_no(SignatureMaker(self.rules, self.reachable).window_certain(self.state))

    def someone(self):
        """Whom the windows all take."""
        found = witness([(rule.node, True) for _, rule, _ in self.rules.windows], self.rules.domains)
        everyone = [(n, mask) for n, mask in enumerate(found or ()) if mask != self.rules.domains[n].all_cells]
        return "no one" if found is None else conversation_words(self.rules, everyone)

    @cached_property
    def counted(self) -> ConversationCount:
        return count_conversations(self.exploration)

    def states(self):
        return str(len(self.exploration.states))

    def conversations(self):
        return str(self.counted.conversations)

    def lengths(self):
        return f"{self.counted.shortest}..{self.counted.longest}"

    def reached_by(self):
        return [conversation_words(self.rules, state.answers) for state in self.exploration.states]

    def faults(self):
        return {
            f"{found.fault} {found.about}".strip(): ", ".join(
                part for part in (conversation_words(self.rules, found.answers), " ".join(found.others)) if part
            )
            for found in self.proof.faults
        }

    # A comparison

    @cached_property
    def new(self) -> CompiledRules:
        return rules_of(self.spec | only(self.case["new"], RULE_KEYS))

    def joint_answers(self):
        """Each answer, and on which side it says nothing."""
        texts = {}
        for domain in joint_domains(self.rules, self.new):
            sides = [("old", self.rules, domain.old), ("new", self.new, domain.new)]
            texts[domain.fact.id] = [
                ", ".join(
                    (
                        f"{answer.kind} {words(domain.fact, answer.values)}",
                        *(f"{side}: unknown" for side, rules, n in sides if n is not None and getattr(answer, side) == rules.domains[n].all_cells),
                    )
                )
                if answer.kind != "unknown"
                else "unknown"
                for answer in domain.answers
            ]
        return texts

    def changes(self):
        found = difference(self.rules, self.new)
        texts = {}
        for region in found.regions:
            domains = [(found.domains[fact], mask) for fact, mask in region.cube]
            cube = ", ".join(
                f"{domain.fact.id} " + " / ".join("unknown" if a.kind == "unknown" else words(domain.fact, a.values) for a in domain.answers_in(mask))
                for domain, mask in domains
            )
            texts[cube or "everyone"] = [
                f"{change.kind} {change.id}".strip() + ("" if change.old is None else f": {change.old or 'none'} -> {change.new or 'none'}")
                for change in region.changes
            ]
        return texts

    def another_question(self):
        domains = joint_domains(self.rules, self.new)
        found = divergence(self.rules, self.new, domains, domains[0].fact.id)
        return {
            ", ".join(f"{domains[fact].fact.id} {words(domains[fact].fact, domains[fact].answers[n].values)}" for fact, n in parting.answers):
            f"{parting.old or 'nothing'} -> {parting.new or 'nothing'}"
            for parting in found.examples
        }  # fmt: skip


EXPECTED = {name for name, value in vars(Example).items() if callable(value) and not name.startswith("_")}


def examples():
    for path in FILES:
        file = read(path)
        for case in file["cases"]:
            yield pytest.param(file, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("file", "case"), list(examples()))
def test_example_comes_out_as_written(file, case):
    only(case, CASE_KEYS | RULE_KEYS)
    spec = {key: part[key] for part in (file, case) for key in RULE_KEYS if key in part}
    example = Example(spec, case)
    expected = only(case["expect"], EXPECTED)
    assert {key: getattr(example, key)() for key in expected} == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_opens_with_what_the_mechanism_is_and_names_each_example_once(path):
    file = read(path)
    assert next(iter(file)) == "mechanism"
    assert file["mechanism"].strip().endswith(".")
    names = [case["name"] for case in file["cases"]]
    assert len(names) == len({*names})


@pytest.mark.parametrize("where", ["case", "expect", "windows", "new"])
def test_unknown_key_is_refused(where):
    case = {"name": "x", "when": {"age": "1"}, "expect": {"verdict": "maybe"}, "new": {"when": {"age": "2"}}}
    mapping = {"case": case, "expect": case["expect"], "new": case["new"], "windows": case.setdefault("windows", {"w": {}})["w"]}[where]
    mapping["wether"] = "yes"
    case["expect"].setdefault("changes", {})
    with pytest.raises(AssertionError, match="wether"):
        test_example_comes_out_as_written({"facts": {"age": "0..3"}}, case)
