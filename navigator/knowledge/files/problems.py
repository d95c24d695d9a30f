"""What is wrong with a knowledge base, said so that an officer can mend it: where, what, and the way out.

KnowledgeError          one or more problems; a bad knowledge base is never served
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.text}"


@dataclass
class Report:
    """Collects the problems of one run, so that all are seen at once."""

    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)  # files that could not be read: most of the rest follows from it

    def add(self, file: str, line: int, text: str) -> None:
        """Note a problem once."""
        problem = Problem(file, line, text)
        if problem not in self.problems:
            self.problems.append(problem)

    def unreadable(self, file: str, line: int, text: str) -> None:
        """Note that a file cannot be read; this is told before everything else."""
        self.unread.append(Problem(file, line, text))

    def finish(self) -> None:
        """Raise KnowledgeError when anything was noted."""
        if self.unread or self.problems:
            raise KnowledgeError((*sorted(self.unread), *sorted(self.problems)))


class KnowledgeError(Exception):
    """The knowledge base cannot be used; `problems` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The nearest valid name, when one is near enough to be meant."""
    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A sentence that offers the nearest valid name, or the first few there are."""
    valid = list(choices)
    near = nearest(word, valid)
    if near:
        return f"Did you mean `{near}`?"
    return f"Write one of: {', '.join(valid[:12])}{' …' if len(valid) > 12 else ''}"
