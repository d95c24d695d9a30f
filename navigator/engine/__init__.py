"""What decides: domains in cells, states as bit masks, conditions in three values, the next question.

Pure functions over immutable values; standard library only. Knows no file, no language, no region, no clock.
"""

from .condition import All, AnyOf, Condition, Is, Leaf, Not
from .decision import CategoryDecision, Decision, SchemeDecision, WindowDecision, decide
from .fact import Domain, Fact, several
from .fault import Fault, Found
from .proof import Proof, prove
from .question import matters
from .rule import Finding, Verdict
from .ruleset import (
    Alarm,
    Category,
    Part,
    Rulebook,
    Ruleset,
    Scheme,
    Step,
    Window,
    compile_rules,
)
from .state import State

__all__ = [
    "Alarm", "All", "AnyOf", "Category", "CategoryDecision", "Condition", "Decision", "Domain", "Fact", "Fault",
    "Finding", "Found",
    "Is", "Leaf", "Not", "Part", "Proof", "Rulebook", "Ruleset", "Scheme", "SchemeDecision", "State", "Step", "Verdict",
    "Window", "WindowDecision", "compile_rules", "decide", "matters", "prove", "several",
]  # fmt: skip
