"""The attacker: takes every published figure together, with all that is known of how it came about.

It shares no code with the audit of the product: it reads what the door gives out, and solves its programs with SciPy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.layout import Cell, Layout
from navigator.usage.publish.publication import PublishedFigure

Atom = tuple[str, Cell]  # a month and a cell


@dataclass
class Knowledge:
    """Linear facts over the figures of the months: coefficients, least, most."""

    rows: list[tuple[dict[Atom, float], float, float]] = field(default_factory=list)
    seen: set[tuple[str, str, Cell, PublishedFigure]] = field(default_factory=set)

    def learn(self, terms: Mapping[Atom, float], least: float, most: float = np.inf) -> None:
        self.rows.append((dict(terms), least, most))

    def export(self, months: list[str], figures: Mapping[Cell, PublishedFigure]) -> None:
        """Everything that a table of these months says."""
        for cell, figure in figures.items():
            said = (months[0], months[-1], cell, figure)
            if said in self.seen:
                continue
            self.seen.add(said)
            terms = {(month, cell): 1.0 for month in months}
            if figure.is_complete:
                self.learn(terms, figure.n, figure.n)
            elif figure.is_published:
                self.learn(terms, figure.n)


def months_of(span: MonthSpan) -> list[str]:
    found, day = [], span.first
    while day <= span.last:
        found.append(day.isoformat()[:7])
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def structure(layout: Layout, months: Iterable[str]) -> Iterator[tuple[dict[Atom, float], float, float]]:
    """What is true of all counts, month by month: sums, and events that contain one another."""

    def total(event: str) -> Cell:
        return Cell("total", "", event)

    for month in months:
        for row in layout.breakdowns():
            yield {**{(month, part): 1.0 for part in row.parts}, (month, row.total): -1.0}, 0, 0
        results = {(month, total("finished")): 1.0, (month, total("stopped")): 1.0}
        for offer in layout.offers:
            yield {**results, (month, Cell("offer", offer, "shown")): -1.0}, 0, np.inf
            persona = layout.sole_persona.get(offer)
            if persona:
                own = {(month, Cell("persona", persona, e)): 1.0 for e in ("finished", "stopped")}
                yield {**own, (month, Cell("offer", offer, "shown")): -1.0}, 0, np.inf
        for category in layout.categories:
            yield {**results, (month, Cell("category", category, "guided")): -1.0}, 0, np.inf
        yield {**dict.fromkeys(results, -1.0), (month, total("guided")): 1.0}, 0, np.inf
        yield {**dict.fromkeys(results, 3.0), (month, total("guided")): -1.0}, 0, np.inf
        stopped = {(month, Cell("persona", p, "stopped")): 1.0 for p in (*PERSONAS, "")}
        yield {**stopped, (month, total("stopped")): -1.0}, 0, 0
        for persona in set(layout.sole_persona.values()):
            stops = {(month, Cell("question", q, "stopped")): -1.0 for q in layout.questions if layout.sole_persona.get(q) == persona}
            yield {**stops, (month, Cell("persona", persona, "stopped")): 1.0}, 0, np.inf


def widths(known: Knowledge, targets: list[dict[Atom, float]], enough: int) -> Iterator[tuple[int, float, float]]:
    """Of each target the least and the most that it can be. Targets that are wide enough may be left out."""
    for part, wanted in _components(known, targets):
        yield from _spread(part, [(n, targets[n]) for n in wanted], enough)


def _components(known: Knowledge, targets):
    """Facts that share no unknown figure say nothing about each other."""
    fixed = {next(iter(t)): lo for t, lo, hi in known.rows if len(t) == 1 and lo == hi}
    reduced = []
    seen = set()
    for terms, lo, hi in known.rows:
        constant = sum(c * fixed[a] for a, c in terms.items() if a in fixed)
        rest = {a: c for a, c in terms.items() if a not in fixed}
        key = (tuple(sorted(rest.items(), key=repr)), lo - constant, hi - constant)
        if rest and key not in seen:
            seen.add(key)
            reduced.append((rest, lo - constant, hi - constant))
    parent: dict[Atom, Atom] = {}

    def root(atom):
        parent.setdefault(atom, atom)
        while parent[atom] != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    for group in [*(r[0] for r in reduced), *targets]:
        atoms = [root(a) for a in group if a not in fixed]
        for other in atoms[1:]:
            parent[root(other)] = root(atoms[0])
    facts, wanted = defaultdict(list), defaultdict(list)
    for row in reduced:
        facts[root(next(iter(row[0])))].append(row)
    for n, target in enumerate(targets):
        free = [a for a in target if a not in fixed]
        assert free, f"a hidden figure is published by its parts: {target}"
        wanted[root(free[0])].append(n)
    return [(facts[key], numbers) for key, numbers in wanted.items()]


def _spread(rows, targets, enough):
    atoms = {a: n for n, a in enumerate(dict.fromkeys(a for group in [*(r[0] for r in rows), *(t for _, t in targets)] for a in group))}
    upper, limits, equal, values = [], [], [], []
    for terms, lo, hi in rows:
        if lo == hi:
            equal.append(terms), values.append(lo)
            continue
        if np.isfinite(hi):
            upper.append(terms), limits.append(hi)
        if np.isfinite(lo):
            upper.append({a: -c for a, c in terms.items()}), limits.append(-lo)
    given = {
        "A_ub": _matrix(upper, atoms), "b_ub": limits or None, "A_eq": _matrix(equal, atoms), "b_eq": values or None,
        "bounds": (0, 1e6), "method": "highs",
    }  # fmt: skip
    sums = _matrix([terms for _, terms in targets], atoms)
    least, most = np.full(len(targets), np.inf), np.full(len(targets), -np.inf)
    for n, (number, _) in enumerate(targets):
        for sign in (-1, 1):
            if most[n] - least[n] >= enough - 1 + 1e-6:
                break
            objective = np.asarray(sums[[n]].todense()).ravel()
            done = linprog(sign * objective, **given)
            assert done.status == 0, done.message
            reached = sums @ done.x
            least, most = np.minimum(least, reached), np.maximum(most, reached)
        yield number, float(least[n]), float(most[n])


def _matrix(rows, atoms):
    if not rows:
        return None
    data, at, starts = [], [], [0]
    for terms in rows:
        for atom, c in terms.items():
            data.append(c), at.append(atoms[atom])
        starts.append(len(data))
    return csr_array((data, at, starts), shape=(len(rows), len(atoms)))
