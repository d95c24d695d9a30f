"""The answers of somebody, as a field of a record: of each question one, chosen in the words that people see."""

from collections.abc import Iterator, Mapping, Sequence

from navigator.knowledge.rules.facts import OUTSIDE

from .kinds.record_kind import RecordField
from .record_change import Tree, part_of
from .record_files import RecordFiles

RULES, WORDS = "rules/facts.yaml", "content/facts.yaml"
Input = tuple[str, str, str, Sequence[tuple[str, str]]]  # name, words, value, choices


def shown_answers(files: RecordFiles, field: RecordField, now: Tree | None) -> dict[str, list[str]] | None:
    """By input the answer that stands in it; None where one is more than an answer."""
    answers = now if isinstance(now, dict) else {}
    if not all(isinstance(answer, str) for answer in answers.values()):
        return None
    told = {fact: answers.get(fact, "") for fact in dict.fromkeys((*_facts(files), *answers))}
    return {f"{field.name}:{fact}": [str(answer)] if answer else [] for fact, answer in told.items()}


def answer_inputs(files: RecordFiles, shown: Mapping[str, Sequence[str]]) -> Iterator[Input]:
    """The inputs, each with the question's words and the answers to choose from; none where a number is typed."""
    for name, value in shown.items():
        fact = name.rpartition(":")[2]
        label = part_of(files.tree(WORDS), (fact, "label"))
        yield name, str(label or fact), "".join(value), tuple(_choices(files, fact).items())


def answers_in(files: RecordFiles, now: Tree | None, told: Mapping[str, Sequence[str]]) -> tuple[Tree | None, str]:
    """The answers as the file has them, and what is wrong: choice."""
    chosen = {name.rpartition(":")[2]: "".join(value) for name, value in told.items()}
    order = dict.fromkeys([*(now if isinstance(now, dict) else {}), *chosen])
    answers: dict[str, Tree] = {fact: chosen[fact] for fact in order if chosen.get(fact)}
    for fact, answer in answers.items():
        choices = _choices(files, fact)
        if (choices and answer not in choices) or (not choices and not str(answer).isdecimal()):
            return None, "choice"
    return answers, ""


def _facts(files: RecordFiles) -> Sequence[str]:
    tree = files.tree(RULES)
    return [*tree] if isinstance(tree, dict) else []


def _choices(files: RecordFiles, fact: str) -> dict[str, str]:
    rule = part_of(files.tree(RULES), (fact,))
    if part_of(rule, ("type",)) == "integer":
        return {}
    words = part_of(files.tree(WORDS), (fact, "options"))
    options = {id: _first(text) for id, text in words.items()} if isinstance(words, dict) else {}
    places = files.choices("municipalities") if part_of(rule, ("values_from",)) else {}
    return {**places, **({OUTSIDE: options.pop(OUTSIDE, OUTSIDE)} if places else {}), **options}


def _first(text: Tree) -> str:
    """Words as one voice has them."""
    return str(next(iter(text.values()), "")) if isinstance(text, dict) else str(text)
