"""How well a line is understood: on the labelled lines, and on those of authors kept out of the making.

python benchmarks/understand.py                  each author kept out in turn, beside two baselines
python benchmarks/understand.py --lines FILE     a further labelled file (columns as in training/*.tsv)
python benchmarks/understand.py --stored         the heads that ship, on lines they were made with
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer

from navigator.knowledge.load import load
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.understand import understand
from navigator.language.understanding import Topic, Understanding
from navigator.paths import ROOT
from training.lines import CRISES, PERSONAS, Labelled, read_lines
from training.train import build, see

DAY = date(2025, 10, 1)
Reader = Callable[[str], Understanding]


def share(parts: Iterable[bool]) -> float:
    """How many of these are true, from 0 to 1."""
    found = list(parts)
    return sum(found) / len(found) if found else float("nan")


def topic_figures(pairs: Sequence[tuple[Labelled, Understanding]]) -> dict[str, float]:
    """Micro F1 over the topics told, and the share of labels among the first three."""
    said = [({t.id for t in u.topics}, line.topics, list(u.ranking)) for line, u in pairs]
    right = sum(len(told & wanted) for told, wanted, _ in said)
    all_told, all_wanted = sum(len(t) for t, _, _ in said), sum(len(w) for _, w, _ in said)
    return {
        "topic F1": 2 * right / (all_told + all_wanted),
        "topic top-3": share(label in first for _, wanted, first in said for label in wanted),
    }


def persona_figures(pairs: Sequence[tuple[Labelled, Understanding]]) -> dict[str, float]:
    """Over all lines, and of family and supporters."""
    said = [(line.persona, u.persona or "null") for line, u in pairs]
    each = {f"persona {p}": share(told == p for wanted, told in said if wanted == p) for p in PERSONAS}
    return {"persona": share(told == wanted for wanted, told in said)} | each


def fact_figures(pairs: Sequence[tuple[Labelled, Understanding]], names: dict[str, str]) -> dict[str, float]:
    """Ages and places: right where they are stated, and said where they are not."""
    ages, places = [], []
    for line, u in pairs:
        plain = u.as_json()["facts"]
        age = plain.get("age", plain.get("candidate_age"))
        ages.append((line.age, str(age) if isinstance(age, int) else ""))
        places.append((line.municipality, names.get(str(plain.get("municipality", "")), "")))
    return {
        "age": share(told == wanted for wanted, told in ages if wanted),
        "age spurious": share(bool(told) for wanted, told in ages if not wanted),
        "place": share(told == wanted for wanted, told in places if wanted),
        "place spurious": share(bool(told) for wanted, told in places if not wanted),
    }


def danger_figures(pairs: Sequence[tuple[Labelled, Understanding]]) -> dict[str, float]:
    """Caught, how often certain is right, the quiet of ordinary lines, the right kind of those caught."""
    threat = [(line.crisis != "none", u.concern, u.crisis == line.crisis) for line, u in pairs]
    return {
        "danger caught": share(c != "none" for wanted, c, _ in threat if wanted),
        "danger certain": share(c == "certain" for wanted, c, _ in threat if wanted),
        "certain right": share(wanted for wanted, c, _ in threat if c == "certain"),
        "kind right": share(k for wanted, c, k in threat if wanted and c != "none"),
        "ordinary quiet": share(c == "none" for wanted, c, _ in threat if not wanted),
    }


def sense_figures(pairs: Sequence[tuple[Labelled, Understanding]]) -> dict[str, float]:
    """Sent back where nothing is to be answered, kept where something is."""
    return {
        "understood": share(u.understood == line.understood for line, u in pairs),
        "sent back": share(not u.understood for line, u in pairs if not line.understood),
    }


def figures(lines: Sequence[Labelled], read: Reader, names: dict[str, str]) -> dict[str, float]:
    """Every figure of one reader on these lines."""
    pairs, spent = [], []
    for line in lines:
        start = time.perf_counter()
        pairs.append((line, read(line.text)))
        spent.append(time.perf_counter() - start)
    return (
        topic_figures(pairs) | persona_figures(pairs) | fact_figures(pairs, names) | danger_figures(pairs)
        | sense_figures(pairs)
        | {"µs a line": 1e6 * float(np.mean(spent)), "p95 µs": 1e6 * float(np.percentile(spent, 95))}
    )  # fmt: skip


def keyword_reader(lexicon: Lexicon) -> Reader:
    """The plain baseline: a topic where one of its words stands, danger where a word of danger stands."""

    def read(text: str) -> Understanding:
        hits = lexicon.hits(read_line(text))
        topics = dict.fromkeys(h.sense.id for h in hits if h.sense.kind == "topic")
        threat = next(
            (c for c in CRISES if any(h.sense.kind == "danger" and h.sense.id == c for h in hits)), "none"
        )
        who = next((h.sense.id for h in hits if h.sense.kind == "who"), "resident" if topics else None)
        return Understanding(
            persona=who, topics=tuple(Topic(t, 1.0) for t in topics), ranking=tuple(topics)[:3], crisis=threat,
            concern="none" if threat == "none" else "certain", understood=bool(topics),
        )  # fmt: skip

    return read


def letters_reader(lines: Sequence[Labelled]) -> Reader:
    """The learnt baseline: ridge regression on character groups."""
    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), sublinear_tf=True, max_features=40000)
    seen = grams.fit_transform([line.text for line in lines])
    binary = MultiLabelBinarizer().fit([line.topics for line in lines])
    topics = OneVsRestClassifier(RidgeClassifier()).fit(
        seen, binary.transform([line.topics for line in lines])
    )
    persona = RidgeClassifier().fit(seen, [line.persona for line in lines])
    crisis = RidgeClassifier().fit(seen, [line.crisis for line in lines])
    meant = RidgeClassifier().fit(seen, [line.understood for line in lines])

    def read(text: str) -> Understanding:
        one = grams.transform([text])
        scores = topics.decision_function(one)[0]
        told = [binary.classes_[i] for i in np.argsort(-scores) if scores[i] > -0.3]
        who, threat = str(persona.predict(one)[0]), str(crisis.predict(one)[0])
        return Understanding(
            persona=None if who == "null" else who, topics=tuple(Topic(t, 1.0) for t in told), ranking=tuple(told[:3]), crisis=threat,  # type: ignore[arg-type]
            concern="none" if threat == "none" else "certain", understood=bool(meant.predict(one)[0]),
        )  # fmt: skip

    return read


def show(title: str, rows: dict[str, dict[str, float]]) -> None:
    """A table: figures down, readers across."""
    print(f"\n{title}\n{'':22}" + "".join(f"{name:>14}" for name in rows))
    for figure in next(iter(rows.values())):
        cells = (f"{r[figure]:14.0f}" if "µs" in figure else f"{r[figure]:14.3f}" for r in rows.values())
        print(f"{figure:22}" + "".join(cells), flush=True)


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--lines", type=Path, help="a further labelled file, read with the heads that ship")
    options.add_argument("--stored", action="store_true", help="the heads that ship on their own lines")
    options.add_argument("--authors", nargs="*", help="only these authors are kept out")
    chosen = options.parse_args()
    knowledge = load(ROOT)
    names = {code: place.name for code, place in knowledge.municipalities.items()}
    lexicon, lines = knowledge.lexicon, read_lines()

    def reader(words: Lexicon) -> Reader:
        understand(words, "はじめの一行", DAY)
        return lambda text: understand(words, text, DAY)

    if chosen.lines or chosen.stored:
        tried = read_lines([chosen.lines]) if chosen.lines else lines
        known: dict[str, Any] = {"understand": reader(lexicon), "keywords": keyword_reader(lexicon)}
        known["letters"] = letters_reader(lines)
        show(f"{len(tried)} lines", {name: figures(tried, read, names) for name, read in known.items()})
        return
    seen = see(lexicon, lines)
    for author in chosen.authors or sorted({line.author for line in lines}):
        kept = [line for line in lines if line.author == author]
        rest = [i for i, line in enumerate(lines) if line.author != author]
        heads = build([lines[i] for i in rest], [seen[i] for i in rest], encoder=True)
        readers = {
            "understand": reader(replace(lexicon, classifiers=heads)),
            "keywords": keyword_reader(lexicon),
            "letters": letters_reader([lines[i] for i in rest]),
        }
        show(
            f"kept out: {author}, {len(kept)} lines", {n: figures(kept, r, names) for n, r in readers.items()}
        )


if __name__ == "__main__":
    main()
