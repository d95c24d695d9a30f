"""A new question as an officer types it, and what the files of questions then say: its rule, and its words.

Every answer is as likely as the others until somebody knows better: that decides the order of questions, and no verdict.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .record_change import Tree, part_of
from .record_files import RecordFiles

RULES, WORDS = "rules/facts.yaml", "content/facts.yaml"
KINDS = ("one", "several", "integer")
MOST_ANSWERS, MOST_LETTERS = 20, 200
_SPAN = re.compile(r"([0-9]{1,4})(?:\.\.|[〜～~-])([0-9]{1,4})")


@dataclass(frozen=True)
class NewQuestion:
    """What was typed. `answers`: a line for each; of a number the spans to choose from, one behind the other (15..34)."""

    label: str
    ask: str
    why: str
    personas: Sequence[str]
    kind: str
    answers: Sequence[str]
    unit: str = ""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans of a number, none where a line is no span."""
        found = [_SPAN.fullmatch(answer) for answer in self.answers]
        return [(int(span[1]), int(span[2])) for span in found if span] if all(found) else []


def problems_of_question(question: NewQuestion, personas: Sequence[str]) -> dict[str, str]:
    """By field why it cannot be asked: needed | long | choice | answers | spans."""
    texts = {"label": question.label, "ask": question.ask, "why": question.why}
    problems = {name: "needed" for name, text in texts.items() if not text}
    problems |= {name: "long" for name, text in {**texts, "unit": question.unit}.items() if not _is_line(text)}
    if not question.personas or not {*question.personas} <= {*personas}:
        problems["personas"] = "choice"
    if question.kind not in KINDS:
        problems["kind"] = "choice"
    elif question.kind == "integer" and not _are_whole(question.spans):
        problems["answers"] = "spans"
    elif not (1 if question.kind == "several" else 2) <= len({*question.answers}) == len(question.answers) <= MOST_ANSWERS:
        problems["answers"] = "answers"
    elif not all(map(_is_line, question.answers)):
        problems["answers"] = "long"
    return problems


def _is_line(text: str) -> bool:
    return len(text) <= MOST_LETTERS and (not text or text.isprintable())


def _are_whole(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether they follow one another without a gap."""
    follow = all(after[0] == before[1] + 1 for before, after in pairwise(spans))
    return 0 < len(spans) <= MOST_ANSWERS and follow and all(first <= last for first, last in spans)


def question_words(question: NewQuestion) -> Tree:
    """What content/facts.yaml says of it. It has no problems."""
    words: dict[str, Tree] = {"label": question.label, "ask": question.ask, "why": question.why}
    if question.kind != "integer":
        return {**words, "options": dict(zip(_names(question), question.answers, strict=True))}
    bands: dict[str, Tree] = {f"{first}..{last}": f"{first}〜{last}{question.unit}" for first, last in question.spans}
    return {**words, **({"unit": question.unit} if question.unit else {}), "bands": bands}


def question_rule(question: NewQuestion) -> Tree:
    """What rules/facts.yaml says of it. It has no problems."""
    rule: dict[str, Tree] = {"type": question.kind}
    if question.kind == "integer":
        spans = [f"{first}..{last}" for first, last in question.spans]
        rule |= {"range": f"{question.spans[0][0]}..{question.spans[-1][1]}", "bands": [*spans]}
    else:
        rule["values"] = [*_names(question)]
    names = rule["bands"] if question.kind == "integer" else rule["values"]
    share = "0.5" if question.kind == "several" else "1"
    return {
        **rule, "asked_of": [*question.personas], "burden": "1",
        "likelihood": dict.fromkeys(map(str, names), share),
    }  # fmt: skip


def _names(question: NewQuestion) -> list[str]:
    return [f"answer-{n}" for n in range(1, len(question.answers) + 1)]


def personas_asked(files: RecordFiles) -> dict[str, str]:
    """Whom the region asks at all, by their words."""
    known, words = part_of(files.tree(RULES), ("persona", "values")), files.choices("personas")
    return {str(persona): words[str(persona)] for persona in known if str(persona) in words} if isinstance(known, list) else {}
