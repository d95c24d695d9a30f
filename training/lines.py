"""The labelled lines: one file an author, in `training/*.tsv`. All texts are invented."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.language.topics import TOPICS

HERE = Path(__file__).parent
COLUMNS = ("lang", "crisis", "persona", "topics", "age", "municipality", "understood", "text")
PERSONAS = ("resident", "family", "supporter", "employer", "null")
CRISES = ("self_harm", "violence", "destitution")
HEADS = (
    *(f"topic:{topic}" for topic in TOPICS if topic not in ("age_statement", "municipality_statement")),
    *(f"persona:{persona}" for persona in PERSONAS),
    "understood",
    "danger",
    *(f"crisis:{crisis}" for crisis in CRISES),
)
DAY = date(2025, 10, 1)  # to which ages from birth years are counted, unless a file says `# counted to 2026-11-29`
VOICE = 3.0  # how often a line of given voices counts: they write as people do, the long files fill in what is rare
VOICES = ("-voices", "-abroad")
DANGER_ALONE = "-dangers"  # ends the name of a file whose lines are labelled for danger alone
_COUNTED_TO = re.compile(r"# counted to (\d{4}-\d{2}-\d{2})")
OF_DANGER = HEADS.index("danger")  # the first of those that read pieces of lines as well


@dataclass(frozen=True)
class Labelled:
    """A line with its labels."""

    author: str
    text: str
    lang: str
    crisis: str
    persona: str
    topics: frozenset[str]
    age: str
    municipality: str
    understood: bool
    day: date = DAY

    @property
    def count(self) -> float:
        """How often the line counts when classifiers are fitted."""
        return VOICE if self.author.endswith(VOICES) else 1.0

    @property
    def tells_danger_alone(self) -> bool:
        """Whether who speaks and about what is not labelled."""
        return self.author.endswith(DANGER_ALONE)

    def says(self, classifier: str) -> bool:
        """The label for a classifier, named as in HEADS."""
        kind, _, id = classifier.partition(":")
        if kind == "topic":
            return id in self.topics
        if kind == "persona":
            return self.persona == id
        if kind == "crisis":
            return self.crisis == id
        return self.crisis != "none" if kind == "danger" else self.understood


def read_lines(files: Iterable[Path] | None = None) -> list[Labelled]:
    """Every labelled line. ValueError names a file and line that cannot be read."""
    lines = []
    for path in sorted(HERE.glob("*.tsv")) if files is None else files:
        day = DAY
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = row.split("\t")
            if counted := _COUNTED_TO.match(row):
                day = date.fromisoformat(counted[1])
            if row.startswith("#") or cells[0] == "lang" or not row.strip():
                continue
            if len(cells) != len(COLUMNS):
                raise ValueError(f"{path.name}:{number}: {len(COLUMNS)} columns are expected, parted by tabs")
            lines.append(_labelled(path.stem, dict(zip(COLUMNS, cells, strict=True)), day))
    return lines


def _labelled(author: str, cell: dict[str, str], day: date) -> Labelled:
    return Labelled(
        author=author,
        text=cell["text"],
        lang=cell["lang"],
        crisis=cell["crisis"],
        persona=cell["persona"] if cell["persona"] in PERSONAS else "null",
        topics=frozenset(topic for topic in cell["topics"].split(",") if topic),
        age=cell["age"],
        municipality=cell["municipality"],
        understood=cell["understood"] == "true",
        day=day,
    )
