"""From each statement of the plan to the rules that cite it."""

from collections.abc import Iterator

from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.knowledge import Knowledge

OWED_A_RULE = ("category", "window", "scheme", "referral")


def cited_by(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """For each statement, in the order of the plan, the rules that cite it."""
    names: dict[str, list[str]] = {id: [] for id in knowledge.plan.statements}
    for name, cites in _citing(knowledge):
        for id in cites:
            if id in names and name not in names[id]:
                names[id].append(name)
    return {id: tuple(citing) for id, citing in names.items()}


def uncited_points(knowledge: Knowledge) -> list[str]:
    """The points of schemes that people read and that name no ground."""
    schemes = knowledge.scheme_words.items()
    return [f"scheme {id} says 「{point.text.plain}」" for id, words in schemes for point in words.points if not point.cites]


def _citing(knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each rule and rank by name, with what it cites."""
    for id, node in knowledge.rules.categories.items():
        yield f"category {id}", node.words("cites")
    for text in knowledge.windows.values():
        yield f"window {text.id}", text.cites
    for text in knowledge.schemes.values():
        yield f"scheme {text.id}", text.cites
        for part, cites in text.parts.items():
            yield f"scheme {text.id}, part {part}", cites
    for id, node in knowledge.rules.conditions.items():
        yield f"condition {id}", node.words("cites")
    for parameter in knowledge.rules.parameters.values():
        for value in parameter.values:
            yield f"parameter {parameter.id}", value.cites
    yield from _ranks(knowledge.rules.ranks)


def _ranks(ranks: YamlNode) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind, steps in ranks.items():
        for n, step in enumerate(steps.list(), 1):
            yield f"rank {kind} {n}", step.words("cites")
