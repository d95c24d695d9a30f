"""A file's text with the marks of the loader that reads every file: the tree of its nodes, and its comments."""

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def composed(text: str) -> yaml.Node | None:
    """The loader's tree of a text, with the place of everything. YAMLError."""
    return yaml.compose(text, Loader=LOADER)


def comments_in(text: str) -> list[str]:
    """Every comment in order: what stands behind a `#` outside of values. YAMLError."""
    tokens = yaml.scan(text, Loader=LOADER)
    scalars = [(each.start_mark.index, each.end_mark.index) for each in tokens if isinstance(each, yaml.ScalarToken)]
    found, at = [], 0
    for start, end in [*scalars, (len(text), len(text))]:
        found += [line.partition("#")[2].strip() for line in text[at:start].splitlines() if "#" in line]
        at = end
    return found
