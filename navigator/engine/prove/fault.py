"""The faults that a proof can report, each with a counterexample: the shortest answers that lead to it."""

from dataclasses import dataclass
from enum import StrEnum

from navigator.engine.decide.condition import Masks
from navigator.engine.decide.fact import Domain

AnswersGiven = tuple[tuple[int, int], ...]
"""A conversation: (fact, cells left possible), in the order asked."""


class Fault(StrEnum):
    """The kinds of faults, in the order to show them."""

    LOOP = "loop"  # a question is asked twice
    GROWING = "growing"  # an answer opens questions that were not open before
    FLIP = "flip"  # a further answer reverses a verdict
    DEAD_END = "dead-end"  # no window that can be called or visited
    NOBODY = "nobody"  # the same, whatever the order of answers
    CONTRADICTORY = "contradictory"  # no one can meet the rule
    ALWAYS = "always"  # a tautology: it excludes no one
    SHADOWED = "shadowed"  # earlier rules always apply first
    IDLE = "idle"  # redundant: a part of a condition changes nothing
    NO_INSTEAD = "no-instead"  # turned away, and no one is named
    INSTEAD_CLOSED = "instead-closed"  # turned away, and all who are named turn away as well
    NO_OFFICE = "no-office"  # a place that no office of a window covers
    TWO_OFFICES = "two-offices"  # a place that two offices of a window cover
    GAP = "gap"  # a single number falls between two sets
    NEVER_FITS = "never-fits"  # no conversation arrives at it
    NEVER_OFFICE = "never-office"
    NEVER_ASKED = "never-asked"
    UNUSED_OPTION = "unused-option"


@dataclass(frozen=True, slots=True)
class FaultReport:
    """One fault: `about` which rule, office, fact or option; `said`: the counterexample; `others` concerned."""

    fault: Fault
    about: str
    answers: AnswersGiven = ()
    others: tuple[str, ...] = ()


def answers_in(masks: Masks, domains: tuple[Domain, ...]) -> AnswersGiven:
    """The answers that narrow a state, as a conversation in the order of the facts."""
    return tuple((n, mask) for n, mask in enumerate(masks) if mask != domains[n].all_cells)
