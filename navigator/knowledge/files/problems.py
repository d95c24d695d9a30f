"""What is wrong with a region's files, in words that let an officer mend it: where, what, and the way out.

KnowledgeError          one or more problems; a region that has any is never served
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend; prints as `file:line  text`."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.text}"


@dataclass
class Report:
    """Collects the problems of one run, so that all are seen at once."""

    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(
        default_factory=list
    )  # of unreadable files: the rest mostly follows from them

    def add(self, file: str, line: int, text: str) -> None:
        """Add a problem, once."""
        problem = Problem(file, line, text)
        if problem not in self.problems:
            self.problems.append(problem)

    def unreadable(self, file: str, line: int, text: str) -> None:
        """Add that a file cannot be read. These come first."""
        self.unread.append(Problem(file, line, text))

    def finish(self) -> None:
        """Raise KnowledgeError when there is any problem."""
        if self.unread or self.problems:
            raise KnowledgeError((*sorted(self.unread), *sorted(self.problems)))


class KnowledgeError(Exception):
    """The region cannot be served; `problems` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The nearest of the choices, None when none is near enough to be meant."""
    match = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=60)
    return str(match[0]) if match else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A sentence that offers the nearest of the choices, or the first twelve."""
    names = list(choices)
    if near := nearest(word, names):
        return f"Did you mean `{near}`?"
    return f"Write one of: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
