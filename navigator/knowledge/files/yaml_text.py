"""A file's text with the marks of the loader that reads every file: the tree of its nodes, and its comments."""

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def anchor_line(text: str) -> int:
    """The first line with an anchor, alias or tag, 0 for none: a few of them name millions of values. YAMLError."""
    refused = yaml.AnchorToken | yaml.AliasToken | yaml.TagToken
    return next((token.start_mark.line + 1 for token in yaml.scan(text, Loader=LOADER) if isinstance(token, refused)), 0)


def composed(text: str) -> yaml.Node | None:
    """The loader's tree of a text, with the place of everything; one with anchors, aliases or tags is no text of ours. YAMLError."""
    if line := anchor_line(text):
        raise yaml.YAMLError(f"line {line} holds an anchor, an alias or a tag")
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
