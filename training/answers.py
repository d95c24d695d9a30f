"""Builds the heads that read answers in one's own words, and stores them beside the others: `python -m training.answers`.

One file an author in `training/answers/*.tsv`: `asked lang right text`. The other classifiers are left as they are.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from navigator.knowledge.load import load
from navigator.language.classifiers.answer_heads import AnswerHeads
from navigator.language.classifiers.features import BUCKETS
from navigator.language.classifiers.linear import STORED, TextFeatures
from navigator.language.extraction.asked.meaning import ASK, DECLINED, TOLD, UNKNOWN, answer_features
from navigator.language.text.lexicon import Lexicon
from navigator.language.typed_answers import read_exactly
from navigator.paths import ROOT

from .readings import in_kana

HERE = Path(__file__).parent / "answers"
COLUMNS = ("asked", "lang", "right", "text")
DAY = date(2026, 11, 29)  # to which ages and months are counted
PLACE, PERSONA = "municipality", "persona"
OF_NUMBERS = ("age", "jobless_months")
WEIGHTS = {"encoder": 2.0, "letters": 3.0, "words": 0.5}  # scale of each kind of feature
STRENGTH = 8.0  # of the data against the pull to zero
ROUNDS = 60
FAINT = 6  # of 127: letter groups that weigh less are left out, which changes a likelihood by 0.002
PULL_OF_BIAS = 0.01
# How often a line counts: as an answer, in kana, and at another question than its own
OWN, IN_KANA, NO_ANSWER_ELSEWHERE, ELSEWHERE = 1.0, 0.5, 0.3, 0.1


@dataclass(frozen=True)
class TypedAnswer:
    """An answer with its label: a value, a range of numbers, or ASK, DECLINED, UNKNOWN."""

    author: str
    asked: str
    lang: str
    right: str
    text: str

    @property
    def head(self) -> str:
        """The class it is an example of: of a number or a place only that it is told."""
        if self.right in (ASK, DECLINED, UNKNOWN, "outside"):
            return self.right
        return TOLD if self.asked in (*OF_NUMBERS, PLACE) else self.right


@dataclass(frozen=True)
class Example:
    """What the heads of one question are shown."""

    text: TextFeatures
    head: str
    count: float


def read_typed_answers(files: Sequence[Path] | None = None) -> list[TypedAnswer]:
    """Every labelled answer. ValueError names a file and line that cannot be read."""
    answers = []
    for path in sorted(HERE.glob("*.tsv")) if files is None else files:
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
            cells = row.split("\t")
            if len(cells) != len(COLUMNS):
                raise ValueError(f"{path.name}:{number}: {len(COLUMNS)} columns are expected, parted by tabs")
            asked, lang, right, text = cells
            answers.append(TypedAnswer(path.stem, asked, lang, right, text))
    return answers


def see(lexicon: Lexicon, answers: Sequence[TypedAnswer]) -> list[tuple[TextFeatures, TextFeatures | None]]:
    """The features of each answer, and as it is written in kana alone."""
    return [(_seen(lexicon, answer), _seen_in_kana(lexicon, answer)) for answer in answers]


def _seen(lexicon: Lexicon, answer: TypedAnswer) -> TextFeatures:
    said, read = read_exactly(lexicon, answer.text, DAY, answer.asked)
    return answer_features(lexicon, said, answer.asked, read)


def _seen_in_kana(lexicon: Lexicon, answer: TypedAnswer) -> TextFeatures | None:
    kana = in_kana(answer.text) if answer.lang == "ja" else answer.text
    return None if kana == answer.text else _seen(lexicon, replace(answer, text=kana))


def examples(asked: str, answers: Sequence[TypedAnswer], seen: Sequence[tuple[TextFeatures, TextFeatures | None]]) -> list[Example]:
    """The examples of one question: its answers, refusals at any other, and what answers only another."""
    shown = []
    for answer, (text, kana) in zip(answers, seen, strict=True):
        if answer.asked == asked:
            shown.append(Example(text, answer.head, OWN))
            if kana:
                shown.append(Example(kana, answer.head, OWN * IN_KANA))
        elif answer.right in (DECLINED, UNKNOWN):
            shown.append(Example(text, answer.head, NO_ANSWER_ELSEWHERE))
        elif _answers_only_its_own(asked, answer):
            shown.append(Example(replace(text, senses=_without_reading(text)), ASK, ELSEWHERE))
    return shown


def _answers_only_its_own(asked: str, answer: TypedAnswer) -> bool:
    """Whether it is no answer to this question: a town where work is asked. A year may be an age or a time."""
    exact = (*OF_NUMBERS, PLACE, PERSONA)
    if asked == PERSONA or {asked, answer.asked} <= {*OF_NUMBERS}:
        return False
    return (asked in exact or answer.asked in exact) and answer.right not in (ASK, "yes", "no")


def _without_reading(text: TextFeatures) -> frozenset[str]:
    return frozenset(name for name in text.senses if not name.startswith("read:"))


@dataclass(frozen=True)
class Design:
    """A row for each example: what is dense (the encoder's vector, and a one for the bias) and what is not (letters, words)."""

    dense: Any
    sparse: csr_matrix

    @property
    def width(self) -> int:
        return int(self.dense.shape[1] + self.sparse.shape[1])

    def totals(self, weights: Any) -> Any:
        """The sums of the weighted features of each row; the weights of what is dense come first."""
        return self.dense @ weights[: self.dense.shape[1]] + self.sparse @ weights[self.dense.shape[1] :]

    def slopes(self, errors: Any) -> Any:
        """How the errors of the rows pull at each weight."""
        return np.vstack([self.dense.T @ errors, self.sparse.T @ errors])


def fit(shown: Sequence[Example], heads: Sequence[str], senses: Sequence[str], *, encoder: bool) -> Any:
    """The weights by which the labels of one question are likeliest; its answers add up to one likelihood (softmax)."""
    design = _design([example.text for example in shown], senses, encoder=encoder)
    labels = np.array([[float(example.head == head) for head in heads] for example in shown])
    count = np.array([[example.count * STRENGTH] for example in shown])
    shape = (design.width, len(heads))
    pull = np.ones((shape[0], 1))
    pull[0] = PULL_OF_BIAS

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(shape)
        total = design.totals(weights)
        total -= total.max(axis=1, keepdims=True)
        chances = np.exp(total)
        sums = chances.sum(axis=1, keepdims=True)
        missed = -float((count * labels * (total - np.log(sums))).sum())
        slope = design.slopes(count * (chances / sums - labels)) + pull * weights
        return missed + 0.5 * float((pull * weights * weights).sum()), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.reshape(shape)


def _design(texts: Sequence[TextFeatures], senses: Sequence[str], *, encoder: bool) -> Design:
    column = {name: BUCKETS + i for i, name in enumerate(senses)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        cells = [(bucket, weight * WEIGHTS["letters"]) for bucket, weight in text.letters.items()]
        cells += [(column[name], WEIGHTS["words"]) for name in text.senses if name in column]
        rows += [row] * len(cells)
        columns += [cell[0] for cell in cells]
        values += [cell[1] for cell in cells]
    sparse = csr_matrix((values, (rows, columns)), shape=(len(texts), BUCKETS + len(senses)))
    ones = np.ones((len(texts), 1))
    vectors = [np.array([text.vector for text in texts]) * WEIGHTS["encoder"]] if encoder else []
    return Design(np.hstack([ones, *vectors]), sparse.tocsr())


def build(answers: Sequence[TypedAnswer], seen: Sequence[tuple[TextFeatures, TextFeatures | None]], *, encoder: bool) -> AnswerHeads:
    """The heads of every question from these answers, for use with the encoder or without."""
    senses = sorted({name for texts in seen for text in texts if text for name in text.senses})
    names: list[str] = []
    weights = []
    for asked in sorted({answer.asked for answer in answers}):
        shown = examples(asked, answers, seen)
        heads = sorted({example.head for example in shown})
        names += [f"{asked}:{head}" for head in heads]
        weights.append(fit(shown, heads, senses, encoder=encoder))
    return _as_heads(tuple(names), senses, np.hstack(weights), encoder=encoder)


def _as_heads(names: tuple[str, ...], senses: Sequence[str], weights: Any, *, encoder: bool) -> AnswerHeads:
    first = weights.shape[0] - BUCKETS - len(senses)  # of the letters; before them the bias and the encoder's vector
    letters = weights[first : first + BUCKETS] * WEIGHTS["letters"]
    scale = np.abs(letters).max(axis=0) / 127.0 + 1e-12
    whole = np.round(letters / scale)
    return AnswerHeads(
        names=names,
        senses={name: i for i, name in enumerate(senses)},
        encoder=(weights[1:first] * WEIGHTS["encoder"]).astype(np.float16).astype(np.float32) if encoder else None,
        letters=np.where(np.abs(whole) > FAINT, whole, 0).astype(np.int8),
        scale=scale.astype(np.float32),
        words=(weights[first + BUCKETS :] * WEIGHTS["words"]).astype(np.float32),
        bias=weights[0].astype(np.float32),
    )


def arrays(full: AnswerHeads, plain: AnswerHeads) -> dict[str, Any]:
    """Both sets by the names they are stored under."""
    named: dict[str, Any] = {"answers_names": np.array(full.names), "answers_senses": np.array(list(full.senses))}
    for part, heads in (("answers_full", full), ("answers_plain", plain)):
        named |= {f"{part}_letters": heads.letters, f"{part}_scale": heads.scale, f"{part}_bias": heads.bias}
        named[f"{part}_words"] = heads.words.astype(np.float16)
        if heads.encoder is not None:
            named[f"{part}_encoder"] = heads.encoder.astype(np.float16)
    return named


def learnt_arrays() -> dict[str, Any]:
    """The heads of all answers, as they are stored."""
    answers = read_typed_answers()
    seen = see(load(ROOT).lexicon, answers)
    return arrays(build(answers, seen, encoder=True), build(answers, seen, encoder=False))


def main() -> None:
    """Build the heads of answers and store them beside the other classifiers."""
    with np.load(STORED, allow_pickle=False) as stored:
        others = {name: stored[name] for name in stored.files if not name.startswith("answers_")}
    before = STORED.stat().st_size
    np.savez_compressed(STORED, **others, **learnt_arrays())
    print(f"{STORED.stat().st_size / 1e3:.0f} kB, {(STORED.stat().st_size - before) / 1e3:+.0f}", file=sys.stderr)


if __name__ == "__main__":
    main()
