"""Numbers of the rules in what people read: a text names the parameter, `{saposute_age_limit}`, and never its figure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from navigator.knowledge.files.catalogs import placeholders
from navigator.knowledge.files.figures import Figures
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.translatable_texts import NO_WORDS, OFFICIAL_FILES, OFFICIAL_WORDS, is_shown
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.rules.rule_files import Parameter
from navigator.language.text.numerals import kanji_value

SENTENCE_PARTS = {"needs": "values", "alone": "value", "years": "n"}
"""By field what the program itself puts into its sentence."""
FOLDERS = ("rules", "rules/schemes", "content", "content/schemes", "content/offices", "content/kpi")
KEYED_BY_FIGURES = "bands"  # `45..49: 45〜49歳`: the key is the figure, and no threshold may fall inside one
_KANJI_NUMBER = re.compile("[一二三四五六七八九十百]+")
_MONTHS = "[かカヵヶケ箇]月"


def shown_texts(tree: YamlNode, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], YamlNode]]:
    """The texts of ours in a file that people read, each with the keys that lead to it; official ones are not ours."""
    if isinstance(tree.value, dict):
        for key, node in tree.value.items():
            if key not in NO_WORDS and key not in OFFICIAL_WORDS:
                yield from shown_texts(node, (*path, key))
    elif isinstance(tree.value, list):
        for node in tree.value:
            yield from shown_texts(node, path)
    elif is_shown(path, official=False) and not tree.file.endswith(OFFICIAL_FILES):
        yield path, tree


def check_placeholders(trees: Iterable[YamlNode], parameters: Collection[str]) -> None:
    """Every `{name}` of a text is a parameter, or what the program puts into this very field."""
    for tree in trees:
        for path, node in shown_texts(tree):
            names = placeholders(node.text())
            known = [*parameters, *(part for field, part in SENTENCE_PARTS.items() if field in path)]
            if names is None:
                node.fail("an unpaired brace, or one that holds no name alone. "
                          "Write `{parameter}`, or full-width ｛｝ for the sign itself")  # fmt: skip
            for name in sorted((names or frozenset()) - {*known}):
                node.fail(f"`{{{name}}}` is no parameter of rules/parameters.yaml, and nothing fills it here. {did_you_mean(name, known)}")


def figures_in_prose(files: RegionFiles, parameters: Mapping[str, Parameter], figures: Figures) -> list[str]:
    """The texts that say in digits or words what a parameter in force says, each with file, line and what to write."""
    report = Report()
    notes = []
    for name in (name for folder in FOLDERS for name in files.names_in(folder)):
        for path, node in shown_texts(read_yaml(name, files, report)):
            for said, ids in _parameters_said(node.text(), parameters, figures) if KEYED_BY_FIGURES not in path else ():
                named = " or ".join(f"`{{{id}}}`" for id in ids)
                notes.append(f"{node.file}:{node.line}  `{said}` is a number of the rules. Write {named} in place of the figure")
    return notes


def _parameters_said(
    text: str, parameters: Mapping[str, Parameter], figures: Figures
) -> Iterator[tuple[str, list[str]]]:
    """Each figure with its unit that equals parameters in force, and these."""
    plain = _KANJI_NUMBER.sub(lambda found: str(kanji_value(found[0])), unicodedata.normalize("NFKC", text))
    said: dict[str, list[str]] = {}
    for id, value in figures:
        unit = _MONTHS if parameters[id].unit == "か月" else re.escape(parameters[id].unit)
        for found in re.finditer(rf"(?<![\d,.]){value}(?:[〜~ー–-]\d+)?{unit}", plain) if unit else ():
            said.setdefault(found[0], []).append(id)
    yield from said.items()
