"""Condition syntax -> engine conditions. A second way to write a thing is an error; so is a name nobody declared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from navigator.engine.decide.condition import All, AnyOf, Condition, Is, Not
from navigator.engine.decide.fact import Fact
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode

_RANGE = re.compile(r"(-?\d{1,9})?\.\.(-?\d{1,9})?")
_PARAMETER = re.compile(r"\{([^{}]*)\}")
NEVER = AnyOf()


@dataclass
class Grammar:
    """Reads conditions: what they may name on one day, and which of it they named."""

    facts: Mapping[str, Fact]
    parameters: Mapping[str, str]
    named: Mapping[str, YamlNode]  # named conditions
    categories: Mapping[str, YamlNode]
    used: set[str] = field(default_factory=set)  # parameters, categories and named conditions read so far
    _open: list[str] = field(default_factory=list)  # the names being read, outermost first

    def condition(self, node: YamlNode | None) -> Condition:
        """The condition of a mapping: its keys joined by "and". No node is "always"."""
        if node is None:
            return All()
        parts = [self._part(key, value) for key, value in node.items()]
        if not parts and not isinstance(node.value, dict):
            return NEVER
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, key: str, node: YamlNode) -> Condition:
        match key:
            case "all":
                return All(tuple(self.condition(n) for n in node.list()))
            case "any":
                return AnyOf(tuple(self.condition(n) for n in node.list()))
            case "not":
                return Not(self.condition(node))
            case "is":
                return self._name(node, self.named, "named condition")
            case "category":
                return self._name(node, self.categories, "category")
        if key not in self.facts:
            node.fail(f"fact `{key}` is not declared in rules/facts.yaml. {did_you_mean(key, self.facts)}")
            return NEVER
        return self.leaf(self.facts[key], node)

    def _name(self, node: YamlNode, declared: Mapping[str, YamlNode], kind: str) -> Condition:
        conditions: list[Condition] = []
        for name in node.texts():
            if name not in declared:
                node.fail(f"{kind} `{name}` is not declared. {did_you_mean(name, declared)}")
            elif name in self._open:
                node.fail(f"{kind} `{name}` rests on itself: {' -> '.join([*self._open, name])}")
            else:
                self.used.add(name)
                self._open.append(name)
                conditions.append(self.condition(declared[name]))
                self._open.pop()
        if not conditions:
            return NEVER
        return conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))

    def leaf(self, fact: Fact, node: YamlNode) -> Is:
        """The condition that the fact is one of the values of the node."""
        if fact.kind == "several":
            return self._several(fact, node)
        values = 0
        entries = node.list()
        for entry in entries:
            values |= self._values(fact, entry)
        if not values and entries:
            node.fail(f"no value of `{fact.id}` can satisfy this")
        if not entries:
            node.fail(f"`{fact.id}` needs a value here")
        return Is(fact.id, values)

    def _several(self, fact: Fact, node: YamlNode) -> Is:
        options = node.texts()
        for option in options:
            if option not in fact.options:
                node.fail(f"`{option}` is no option of `{fact.id}`. {did_you_mean(option, fact.options)}")
        if not options:
            return Is(fact.id, fact.mask([frozenset()]), fact.options, negated=True)
        wanted = set(options)
        return Is(
            fact.id, fact.where(lambda v: isinstance(v, frozenset) and not wanted.isdisjoint(v)), options
        )

    def _values(self, fact: Fact, node: YamlNode) -> int:
        text = self.filled(node)
        if fact.kind == "one":
            if text not in fact.index:
                near = did_you_mean(text, [str(v) for v in fact.values])
                node.fail(f"`{text}` is no value of `{fact.id}`. {near}")
                return 0
            return fact.mask([text])
        return read_range(fact, text, node)

    def filled(self, node: YamlNode) -> str:
        """The text with the values of its {parameters}."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name not in self.parameters:
                node.fail(
                    f"parameter `{name}` is not declared or not in force. {did_you_mean(name, self.parameters)}"
                )
                return "0"
            self.used.add(name)
            return self.parameters[name]

        return _PARAMETER.sub(fill, node.text())


def number_bounds(fact: Fact) -> tuple[int, int]:
    """The least and the greatest value of a fact of whole numbers."""
    return int(str(fact.values[0])), int(str(fact.values[-1]))


def read_range(fact: Fact, text: str, node: YamlNode) -> int:
    """The mask of `40..49`, `..49`, `50..` or `45`, for a fact of whole numbers; 0 (and a problem) for any other."""
    first, last = number_bounds(fact)
    bounds = parse_range(text, first, last)
    if bounds is None:
        node.fail(f"`{text}` is no whole number or range of `{fact.id}`. Write 45, 40..49, ..49 or 50..")
        return 0
    low, high = bounds
    if low < first or high > last or low > high:
        node.fail(f"`{text}` lies outside {first}..{last} of `{fact.id}`, or begins after it ends")
        return 0
    return fact.mask(range(low, high + 1))


def parse_range(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Both ends of a range or a single number; None when it is neither."""
    if re.fullmatch(r"-?\d{1,9}", text):
        return int(text), int(text)
    match = _RANGE.fullmatch(text)
    if not match or text == "..":
        return None
    return int(match[1]) if match[1] else first, int(match[2]) if match[2] else last
