"""Facts as declared in rules/facts.yaml: domains, likelihoods, burdens, quick replies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from navigator.engine.decide.fact import Fact, option_sets
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode

from .conditions import number_bounds, parse_range

KINDS = ("integer", "one", "several")
OUTSIDE = "outside"


@dataclass(frozen=True)
class FactSpec:
    """A fact as declared: the engine's fact, and what the engine need not know of it."""

    fact: Fact
    asked_of: tuple[str, ...]
    bands: tuple[str, ...]  # of integers: the quick replies, as ranges
    without_rule: tuple[str, ...]  # options that no rule names, offered so that people find themselves
    node: YamlNode

    @property
    def is_place(self) -> bool:
        """Its values are the municipalities."""
        return bool(self.node.word("values_from"))

    @property
    def is_intent(self) -> bool:
        """What someone means to do: a scheme that fails on it alone is no news to them."""
        return self.node.word("intent") == "yes"

    @property
    def is_private(self) -> bool:
        """It tells of money, health or home: no other program is to ask it."""
        return self.node.word("private") == "yes"

    @property
    def part_of(self) -> str:
        """The place of which its values name the parts, the first of them the rest of it; "" for any other fact."""
        return self.node.word("part_of")

    @property
    def reads(self) -> str:
        """What in a typed line is taken as this fact, beside its words: one of READS, or ""."""
        return self.node.word("reads")

    @property
    def value_names(self) -> tuple[str, ...]:
        """The values as files and answers write them; of a fact of kind `several` its options."""
        return self.fact.options or tuple(str(value) for value in self.fact.values)

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest value of a fact of whole numbers."""
        return number_bounds(self.fact)

    def voice(self, persona: str) -> str:
        """The voice of this persona, or of the first the fact is asked of (an answer kept from another branch)."""
        return persona if persona in self.asked_of else self.asked_of[0]

    @property
    def time_companions(self) -> tuple[tuple[str, str], ...]:
        """Answers (fact, value) beside which a span of time in a line is taken as this fact."""
        return tuple((id, value) for id, values in self.node.pairs("beside") for value in values.texts())

    @cached_property
    def implications(self) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """Of which facts an answer says something, and the values it leaves while nothing is told of them."""
        return {
            answer: tuple((id, values.texts()) for id, values in facts.items()) for answer, facts in self.node.pairs("implies")
        }


READS = ("age", "jobless")
KEYS = (
    "type", "values", "values_from", "range", "bands", "asked_of", "burden", "likelihood", "unruled", "reads",
    "beside", "implies", "intent", "private", "screen", "part_of",
)  # fmt: skip


def read_facts(tree: YamlNode, places: Sequence[str]) -> dict[str, FactSpec]:
    """All facts, in the order written. `places` are the municipality codes."""
    specs = {id: _read_fact(id, node, places) for id, node in tree.items()}
    for spec in specs.values():
        _check_beside(spec, specs)
        _check_implies(spec, specs)
        if spec.part_of and spec.part_of not in places:
            spec.node.fail(f"part_of `{spec.part_of}` is no municipality. {did_you_mean(spec.part_of, places)}")
    return specs


def _check_beside(spec: FactSpec, specs: Mapping[str, FactSpec]) -> None:
    beside = spec.node.get("beside")
    if beside and spec.reads != "jobless":
        beside.fail("`beside` stands on a fact that `reads: jobless`")
    _check_values(spec.node.pairs("beside"), specs)


def _check_implies(spec: FactSpec, specs: Mapping[str, FactSpec]) -> None:
    for answer, facts in spec.node.pairs("implies"):
        if answer not in spec.value_names:
            facts.fail(f"`{answer}` is no value of this fact. {did_you_mean(answer, spec.value_names)}")
        _check_values(facts.items(), specs)


def _check_values(named: Iterable[tuple[str, YamlNode]], specs: Mapping[str, FactSpec]) -> None:
    """Facts and lists of their values, as another fact names them."""
    for id, values in named:
        if id not in specs:
            values.fail(f"fact `{id}` is not declared. {did_you_mean(id, specs)}")
            continue
        names = specs[id].value_names
        for value in values.list():
            if value.text() not in names:
                value.fail(f"`{value.text()}` is no value of `{id}`. {did_you_mean(value.text(), names)}")


def _read_fact(id: str, node: YamlNode, places: Sequence[str]) -> FactSpec:
    node.expect(KEYS, ("type", "asked_of", "burden", "likelihood"))
    kind = node.word("type")
    if kind not in KINDS:
        node.fail(f"type `{kind}` is not known. {did_you_mean(kind, KINDS)}")
    asked_of = node.words("asked_of")
    for persona in asked_of:
        if persona not in PERSONAS:
            node.fail(f"persona `{persona}` is not known. {did_you_mean(persona, PERSONAS)}")
    burden = (node.get("burden") or node).number()
    if node.get("reads") and node.word("reads") not in READS:
        node.fail(f"reads `{node.word('reads')}` is not known. Write one of: {', '.join(READS)}")
    if kind == "integer":
        fact = _integer(id, node, burden)
    elif kind == "several":
        fact = _several(id, node, burden)
    else:
        fact = _one(id, node, burden, places)
    fact = replace(fact, screen=_screen(node))
    return FactSpec(fact, asked_of, node.words("bands"), node.words("unruled"), node)


def _screen(node: YamlNode) -> str:
    name = node.word("screen")
    if name and not (name.isascii() and name.isidentifier()):
        node.fail(f"the screen `{name}` is no name. Write letters and `_` alone, the same on every fact of the screen")
    return name


def _integer(id: str, node: YamlNode, burden: float) -> Fact:
    bounds = parse_range(node.word("range"), 0, 0)
    if bounds is None or bounds[0] > bounds[1]:
        node.fail("`range` is written FROM..TO, e.g. 15..99")
        bounds = (0, 1)
    first, last = bounds
    weights = [0.0] * (last - first + 1)
    for text, share in _likelihood(node).items():
        span = parse_range(text, first, last)
        if span is None or span[0] < first or span[1] > last:
            node.fail(f"likelihood `{text}` is no range inside {first}..{last}")
            continue
        for n in range(span[0], span[1] + 1):
            weights[n - first] += share / (span[1] - span[0] + 1)
    return Fact(id, "integer", tuple(range(first, last + 1)), tuple(weights), burden)


def _one(id: str, node: YamlNode, burden: float, places: Sequence[str]) -> Fact:
    from_places = node.word("values_from")
    if from_places and from_places != "municipalities":
        node.fail("`values_from` knows only `municipalities`")
    values = (*places, OUTSIDE) if from_places else node.words("values")
    if not values:
        node.fail("`values` is missing")
        values = ("?",)
    chances = _likelihood(node)
    for value in chances:
        if value not in values:
            node.fail(f"likelihood of `{value}`, which is no value of `{id}`. {did_you_mean(value, values)}")
    default = 1.0 if from_places else 0.0
    weights = tuple(chances.get(value, default) for value in values)
    if not from_places and 0.0 in weights:
        node.fail(f"every value of `{id}` needs a likelihood above 0")
    return Fact(id, "one", tuple(values), weights, burden)


def _several(id: str, node: YamlNode, burden: float) -> Fact:
    options, chances = node.words("values"), _likelihood(node)
    if set(options) != set(chances) or not all(0 < chance < 1 for chance in chances.values()):
        node.fail(f"every option of `{id}` needs its own likelihood between 0 and 1")
        chances = dict.fromkeys(options, 0.5)
    sets, weights = option_sets(options, [chances[o] for o in options])
    return Fact(id, "several", sets, weights, burden, options)


def _likelihood(node: YamlNode) -> Mapping[str, float]:
    return {values: share.number() for values, share in node.pairs("likelihood")}
