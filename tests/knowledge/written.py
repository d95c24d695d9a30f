"""A few lines of YAML as a file of a region would hold them."""

from textwrap import dedent
from types import SimpleNamespace

from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml

FILE = "content/written.yaml"


def written(text: str) -> YamlNode:
    """The tree of these lines; its problems are in its report."""
    return read_yaml(FILE, SimpleNamespace(content=lambda _: dedent(text).encode()), Report())


def problems_of(tree: YamlNode) -> list[str]:
    """Each with its line: `3: a number is expected here`."""
    return [f"{problem.line}: {problem.text}" for problem in tree.report.problems]
