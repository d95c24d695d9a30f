"""How easy our sentences are to read: length, kanji, bureaucratic words, the share of Sino-Japanese words.

`make words` prints the ten hardest of 日本語 and of やさしい日本語. Limits and forbidden words stand in tools/words.yaml, so
that whoever keeps the words can change them. Titles of laws and official names are not ours and are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from babel.messages import Message
from babel.messages.pofile import read_po
from kanji_lists import JOYO, KYOIKU
from sudachipy import Dictionary, SplitMode

from navigator.dialogue.wording.furigana import without_readings
from navigator.knowledge.files.catalogs import DOMAINS, catalog_path
from navigator.knowledge.files.translatable_texts import OFFICIAL

ROOT = Path(__file__).parent.parent
EASY = "ja-easy"
LABEL = 12  # letters: up to here it is a label, and a label is a noun
_KANJI = re.compile("[一-龠]")
_SENTENCE = re.compile("[^。？！]+[。？！]?")
_QUOTED = re.compile("「[^」]*」|（[^）]*）|\\{[^}]*\\}")


@dataclass(frozen=True)
class Limits:
    """What a sentence may be. Lengths in letters without quotations and placeholders; grade 7 is secondary school."""

    length: int
    grade: int
    kango: float  # share of letters in words of kanji alone
    forbidden: dict[str, str]  # word: what to say instead
    names: tuple[str, ...]  # words that may stay as they are


@dataclass(frozen=True)
class Measure:
    """One sentence and what is hard about it."""

    text: str
    length: int
    grade: int
    kango: float
    forbidden: tuple[str, ...]

    def faults(self, limits: Limits) -> tuple[str, ...]:
        """What passes the limits, in words."""
        faults = [f"「{word}」→ {limits.forbidden[word]}" for word in self.forbidden]
        if self.length > limits.length:
            faults.append(f"{self.length} letters, at most {limits.length}")
        if self.grade > limits.grade:
            faults.append(f"kanji of grade {self.grade}, at most {limits.grade}")
        if self.kango > limits.kango and self.length > LABEL:
            faults.append(f"{self.kango:.0%} Sino-Japanese, at most {limits.kango:.0%}")
        return tuple(faults)

    def weight(self, limits: Limits) -> float:
        """How hard it is, for the order."""
        grade = max(0, self.grade - limits.grade)
        kango = self.kango / limits.kango if self.length > LABEL else 0.0
        return 2 * self.length / limits.length + kango + grade + 2 * len(self.forbidden)


class Gauge:
    """Measures the sentences of one kind of Japanese."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sudachi = Dictionary().tokenizer(mode=SplitMode.A)

    def measure(self, text: str) -> Iterator[Measure]:
        """Each sentence of a text."""
        for match in _SENTENCE.finditer(without_readings(text)):
            sentence = match[0].strip()
            own = sentence
            for name in self.limits.names:
                own = own.replace(name, "")
            own = _QUOTED.sub("", own)
            letters = re.sub(r"[\s\W\d]", "", own)
            if letters:
                forbidden = tuple(word for word in self.limits.forbidden if word in own)
                yield Measure(sentence, len(letters), grade_of(own), self.kango(own), forbidden)

    def kango(self, text: str) -> float:
        """The share of letters that stand in words of two and more kanji without kana."""
        words = [word.surface() for word in self.sudachi.tokenize(text)]
        letters = sum(len(word) for word in words if re.match(r"\w", word))
        return sum(len(w) for w in words if len(w) > 1 and re.fullmatch("[一-龠]+", w)) / max(letters, 1)


def grade_of(text: str) -> int:
    """The highest school grade of its kanji: 1 to 6, 7 for the other everyday kanji, 8 beyond."""
    grades = (KYOIKU.GRADE1, KYOIKU.GRADE2, KYOIKU.GRADE3, KYOIKU.GRADE4, KYOIKU.GRADE5, KYOIKU.GRADE6, JOYO)
    return max((next((n for n, known in enumerate(grades, 1) if kanji in known), 8) for kanji in _KANJI.findall(text)), default=0)


def read_limits(lang: str) -> Limits:
    """The limits of 日本語 (`ja`) or やさしい日本語 (`ja-easy`)."""
    data = yaml.safe_load((ROOT / "tools/words.yaml").read_text(encoding="utf-8"))
    own = data[lang]
    forbidden = {**data["forbidden"], **own.get("forbidden", {})}
    places = yaml.safe_load((ROOT / "content/municipalities.yaml").read_text(encoding="utf-8")).values()
    towns = [name for place in places for name in (place["name"], place["name"][:-1]) if len(name) > 1]
    names = sorted((*data["names"], *towns), key=len, reverse=True)
    return Limits(own["length"], own["grade"], own["kango"], forbidden, tuple(names))


def texts(lang: str, root: Path = ROOT) -> Iterable[str]:
    """What citizens read in this kind of Japanese."""
    folder = root / "content/locale"
    for domain in DOMAINS:
        path = folder / f"{domain}.pot" if lang == "ja" else catalog_path(folder, lang, domain)
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and OFFICIAL not in message.auto_comments and not _is_a_name(message):
                    text = message.id if lang == "ja" else message.string
                    yield text if isinstance(text, str) else text[0]


def _is_a_name(message: Message) -> bool:
    """Names of offices are theirs: what they are called is not for us to say."""
    return all(comment.endswith("/name") for comment in message.auto_comments) and all(
        str(file).startswith("content/offices/") for file, _ in message.locations
    )


def measured(lang: str) -> list[Measure]:
    """Every sentence, the hardest first."""
    gauge = Gauge(read_limits(lang))
    measures = {measure.text: measure for text in texts(lang) for measure in gauge.measure(text)}
    return sorted(measures.values(), key=lambda measure: -measure.weight(gauge.limits))


def main() -> None:
    """Print the hardest ten of each, and the means."""
    for lang in ("ja", EASY):
        limits, measures = read_limits(lang), measured(lang)
        mean = sum(m.length for m in measures) / len(measures)
        kango = sum(m.kango for m in measures) / len(measures)
        wrong = sum(1 for m in measures if m.faults(limits))
        print(f"{lang}: {len(measures)} sentences, {mean:.1f} letters and {kango:.0%} Sino-Japanese on average, {wrong} past a limit")
        for m in measures[:10]:
            print(f"  {m.length:3} letters  grade {m.grade}  kango {m.kango:.0%}  {m.text}  {'; '.join(m.faults(limits))}")


if __name__ == "__main__":
    main()
