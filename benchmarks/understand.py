"""How well a line is understood: on the labelled lines, and on those of authors kept out of the making.

python benchmarks/understand.py                  each author kept out in turn, beside two baselines
python benchmarks/understand.py --lines FILE     a further labelled file (columns as in training/*.tsv)
python benchmarks/understand.py --stored         the heads that ship, on lines they were made with
"""

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer

from navigator.knowledge.load import load
from navigator.language.classifiers.linear import stored_classifiers
from navigator.language.extraction.analysis import analyse
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.understand import understand
from navigator.language.understanding import Topic, Understanding
from navigator.paths import ROOT
from training.lines import CRISES, DAY, HEADS, PERSONAS, Labelled, read_lines
from training.train import build, see

Reader = Callable[[str, date], Understanding]


@dataclass(frozen=True)
class Share:
    """So many of so many, with the interval in which the share lies with 95% by Wilson."""

    count: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "none"
        low, high = self.interval
        return f"{self.count / self.of:.3f} {low:.2f}..{high:.2f}"

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the greatest share that would be no surprise."""
        share, z2 = self.count / self.of, Z * Z / self.of
        middle, half = share + z2 / 2, Z * math.sqrt((share * (1 - share) + z2 / 4) / self.of)
        return max((middle - half) / (1 + z2), 0.0), min((middle + half) / (1 + z2), 1.0)


Z = 1.96  # standard deviations of 95%
Pairs = Sequence[tuple[Labelled, Understanding]]
Figures = dict[str, object]  # each a share, or a number to print


def share(parts: Iterable[bool]) -> Share:
    """How many of these are true."""
    found = list(parts)
    return Share(sum(found), len(found))


def topic_figures(pairs: Pairs) -> Figures:
    """Micro F1 over the topics told, and the share of labels among the first three: of all labels, and of three a line."""
    said = [({t.id for t in u.topics}, line.topics, list(u.ranking)) for line, u in pairs]
    right = sum(len(told & wanted) for told, wanted, _ in said)
    all_told, all_wanted = sum(len(t) for t, _, _ in said), sum(len(w) for _, w, _ in said)
    return {
        "topic F1": f"{2 * right / max(all_told + all_wanted, 1):.3f}",
        "topic top-3": share(label in first for _, wanted, first in said for label in wanted),
        "of three at most": share(n < len(wanted & {*first}) for _, wanted, first in said for n in range(min(len(wanted), 3))),
    }


def persona_figures(pairs: Pairs) -> Figures:
    """Over all lines, of each persona, and how many were taken wrongly without asking."""
    said = [(line.persona, u.persona or "null") for line, u in pairs]
    each = {f"persona {p}": share(told == p for wanted, told in said if wanted == p) for p in PERSONAS}
    wrongly = share(u.persona_sure and u.persona != line.persona for line, u in pairs)
    return {"persona": share(told == wanted for wanted, told in said)} | each | {"persona taken wrongly": wrongly}


def fact_figures(pairs: Pairs, names: dict[str, str]) -> Figures:
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


def danger_figures(pairs: Pairs) -> Figures:
    """Caught, how often certain is right, calm lines left alone, the right kind (or the second) of those caught."""
    threat = [(line.crisis != "none", u.concern, line.crisis in (u.crisis, u.also)) for line, u in pairs]
    kinds = {
        f"caught {kind}": share(u.concern != "none" for line, u in pairs if line.crisis == kind) for kind in CRISES
    }
    return {
        "danger caught": share(c != "none" for wanted, c, _ in threat if wanted),
        **kinds,
        "danger certain": share(c == "certain" for wanted, c, _ in threat if wanted),
        "certain right": share(wanted for wanted, c, _ in threat if c == "certain"),
        "kind right": share(k for wanted, c, k in threat if wanted and c != "none"),
        "calm left alone": share(c == "none" for wanted, c, _ in threat if not wanted),
    }


def sense_figures(pairs: Pairs) -> Figures:
    """Sent back where nothing is to be answered, kept where something is."""
    return {
        "understood": share(u.understood == line.understood for line, u in pairs),
        "sent back": share(not u.understood for line, u in pairs if not line.understood),
    }


def read_all(lines: Sequence[Labelled], read: Reader) -> tuple[Pairs, list[float]]:
    """Each line with what was read, and the seconds it took."""
    pairs, spent = [], []
    for line in lines:
        start = time.perf_counter()
        pairs.append((line, read(line.text, line.day)))
        spent.append(time.perf_counter() - start)
    return pairs, spent


def figures(lines: Sequence[Labelled], read: Reader, names: dict[str, str]) -> Figures:
    """Every figure of one reader on these lines."""
    pairs, spent = read_all(lines, read)
    return (
        topic_figures(pairs) | persona_figures(pairs) | fact_figures(pairs, names) | danger_figures(pairs)
        | sense_figures(pairs)
        | {"ms a line": f"{1e3 * float(np.mean(spent)):.2f}", "p95 ms": f"{1e3 * float(np.percentile(spent, 95)):.2f}"}
    )  # fmt: skip


def language_figures(lines: Sequence[Labelled], read: Reader) -> dict[str, Figures]:
    """The figures that differ most, by language."""
    each = {}
    for lang in sorted({line.lang for line in lines}):
        pairs, _ = read_all([line for line in lines if line.lang == lang], read)
        danger, topics = danger_figures(pairs), topic_figures(pairs)
        each[lang] = {
            "lines": str(len(pairs)), "persona": persona_figures(pairs)["persona"], "topic F1": topics["topic F1"],
            **{name: danger[name] for name in ("danger caught", "certain right", "calm left alone")},
        }  # fmt: skip
    return each


def reliability(lines: Sequence[Labelled], lexicon: Lexicon) -> dict[str, Figures]:
    """Likelihoods against what is so: of those between two tenths, how many are. Calibrated ones lie in between."""
    said: dict[str, list[tuple[float, bool]]] = {"danger": [], "topic": [], "persona": [], "understood": []}
    for line in lines:
        analysis = analyse(lexicon, read_line(line.text))
        said["danger"].append((analysis.likelihood("danger"), line.says("danger")))
        for name in HEADS:
            if (kind := name.partition(":")[0]) in ("topic", "persona", "understood"):
                said[kind].append((analysis.score(name), line.says(name)))
    return {kind: _bins(pairs) for kind, pairs in said.items()}


def _bins(pairs: Sequence[tuple[float, bool]]) -> Figures:
    """By tenths, and the mean distance (weighted by lines) between likelihood and share."""
    tenths: dict[int, list[tuple[float, bool]]] = {n: [] for n in range(10)}
    for likelihood, so in pairs:
        tenths[min(int(likelihood * 10), 9)].append((likelihood, so))
    distance = sum(abs(sum(p for p, _ in t) - sum(so for _, so in t)) for t in tenths.values()) / len(pairs)
    return {
        f"{n / 10:.1f}..{(n + 1) / 10:.1f}": share(so for _, so in t) for n, t in tenths.items()
    } | {"distance": f"{distance:.4f}"}  # fmt: skip


def keyword_reader(lexicon: Lexicon) -> Reader:
    """The plain baseline: a topic where one of its words stands, danger where a word of danger stands."""

    def read(text: str, _day: date) -> Understanding:
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

    def read(text: str, _day: date) -> Understanding:
        one = grams.transform([text])
        scores = topics.decision_function(one)[0]
        told = [binary.classes_[i] for i in np.argsort(-scores) if scores[i] > -0.3]
        who, threat = str(persona.predict(one)[0]), str(crisis.predict(one)[0])
        return Understanding(
            persona=None if who == "null" else who, topics=tuple(Topic(t, 1.0) for t in told), ranking=tuple(told[:3]), crisis=threat,  # type: ignore[arg-type]
            concern="none" if threat == "none" else "certain", understood=bool(meant.predict(one)[0]),
        )  # fmt: skip

    return read


def show(title: str, columns: dict[str, Figures]) -> None:
    """A table: figures down, readers (or languages) across."""
    print(f"\n{title}\n{'':24}" + "".join(f"{name:>22}" for name in columns))
    for figure in next(iter(columns.values())):
        print(f"{figure:24}" + "".join(f"{column[figure]!s:>22}" for column in columns.values()), flush=True)


def reader_with(lexicon: Lexicon) -> Reader:
    """The reader that ships, warm."""
    understand(lexicon, "はじめの一行", DAY)
    return lambda text, day: understand(lexicon, text, day)


def words_reader(lexicon: Lexicon) -> Reader:
    """The reader where numpy or the stored heads are missing."""

    def read(text: str, day: date) -> Understanding:
        with patch("navigator.language.extraction.analysis.stored_classifiers", return_value=None):
            return understand(lexicon, text, day)

    return read


def measure_shipped(lexicon: Lexicon, lines: Sequence[Labelled], names: dict[str, str]) -> None:
    """The heads that ship, with the encoder and without, and by words alone; by language; their likelihoods."""
    weaker = replace(lexicon, classifiers=stored_classifiers(False))
    known: dict[str, Reader] = {"understand": reader_with(lexicon)}
    known |= {"without encoder": reader_with(weaker), "by words alone": words_reader(lexicon)}
    known |= {"keywords": keyword_reader(lexicon), "letters": letters_reader(read_lines())}
    show(f"{len(lines)} lines", {name: figures(lines, read, names) for name, read in known.items()})
    show("by language", language_figures(lines, known["understand"]))
    show("likelihoods", reliability(lines, lexicon))


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
    whole = [line for line in lines if not line.tells_danger_alone]
    if chosen.lines or chosen.stored:
        measure_shipped(lexicon, read_lines([chosen.lines]) if chosen.lines else whole, names)
        return
    seen = see(lexicon, lines)
    for author in chosen.authors or sorted({line.author for line in whole}):
        rest = [i for i, line in enumerate(lines) if line.author != author]
        heads = build([lines[i] for i in rest], [seen[i] for i in rest], encoder=True)
        measure_kept_out(author, replace(lexicon, classifiers=heads), lines, names)


def measure_kept_out(author: str, lexicon: Lexicon, lines: Sequence[Labelled], names: dict[str, str]) -> None:
    """A reader whose heads never saw this author, beside two baselines."""
    kept = [line for line in lines if line.author == author]
    others = [line for line in lines if line.author != author]
    known: dict[str, Reader] = {"understand": reader_with(lexicon), "keywords": keyword_reader(lexicon)}
    known["letters"] = letters_reader(others)
    show(f"kept out: {author}, {len(kept)} lines", {n: figures(kept, r, names) for n, r in known.items()})
    show("likelihoods", reliability(kept, lexicon))


if __name__ == "__main__":
    main()
