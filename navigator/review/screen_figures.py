"""How many screens people see, in words: to the first door with its office, and to the end."""

from collections.abc import Iterator

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.prove.proof import Proof
from navigator.engine.prove.screen_count import ScreenCount


def screen_figures(rules: CompiledRules, proof: Proof) -> Iterator[str]:
    """Of each group of personas that the rules tell apart the median and the most; who speaks is the first screen."""
    domain = rules.domains[rules.index[PERSONA_FACT]]
    for count in proof.screens:
        personas = ", ".join(str(value) for value in domain.fact.values_in(domain.values(count.told)))
        known = count.door_place_known
        yield (
            f"screens of {personas or 'who does not say who they are'}: to the first door with its office {_median_and_most(count.door)}"
            + (f", with the place known at the entrance {_median_and_most(known)}" if known else "")
            + f"; to the end {_median_and_most(count.end)}"
        )


def _median_and_most(count: ScreenCount) -> str:
    return f"{count.median} (at most {count.most})"
