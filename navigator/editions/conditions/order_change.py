"""Another order of a list in a file, or of its records: two neighbours change places, with their comments."""

import yaml

from navigator.knowledge.files.yaml_text import comments_in, composed

from .condition_places import RANKS, WINDOWS, Way, node_at
from .text_pieces import TextPieces

Orders = dict[Way, int]
"""By the keys that lead to it, how many stand in an order."""
FORWARD = {"urgent": "windows", "windows": "put", "schemes": "put"}  # the key of what a step puts forward


def orders_in(file: str, tree: yaml.Node | None) -> Orders:
    """What has an order in a file: the windows; the steps of ranking, and what each of them puts forward."""
    if file == WINDOWS:
        return {(): _length(tree)}
    if file != RANKS:
        return {}
    found: Orders = {}
    for kind, key in FORWARD.items():
        count = _length(node_at(tree, (kind,)))
        found[(kind,)] = count
        found |= {(kind, n, key): _length(node_at(tree, (kind, n, key))) for n in range(count)}
    return found


def with_moved(text: str, way: Way, n: int, by: int) -> str | None:
    """The text with the nth of an order one place further up (-1) or down (1). None where it cannot be."""
    tree = composed(text)
    node, first = node_at(tree, way), min(n, n + by)
    if not isinstance(node, yaml.CollectionNode) or abs(by) != 1 or first < 0 or first + 1 >= len(node.value):
        return None
    start, end = node.start_mark.index, TextPieces(text).end_of(node)
    changed = text[:start] + _swapped(TextPieces(text), node, first) + text[end:]
    return changed if _is_only_move((text, changed), way, first) else None


def _swapped(cut: TextPieces, node: yaml.CollectionNode, first: int) -> str:
    if node.flow_style:
        texts = [cut.own(entry) for entry in node.value]
        texts[first : first + 2] = texts[first + 1], texts[first]
        return f"[{', '.join(texts)}]"
    if isinstance(node, yaml.SequenceNode):
        pieces = cut.pieces(cut.dashes(node), node.value)
    else:
        pieces = cut.pieces([key.start_mark.index for key, _ in node.value], [value for _, value in node.value])
    pieces[first : first + 2] = pieces[first + 1], pieces[first]
    return cut.joined(pieces, node.start_mark.column)


def _is_only_move(texts: tuple[str, str], way: Way, first: int) -> bool:
    """Whether the second text holds the first one with two neighbours changed, and every comment."""
    try:
        before, after = map(composed, texts)
    except yaml.YAMLError:
        return False
    wanted = node_at(before, way)
    if not isinstance(wanted, yaml.CollectionNode):
        return False
    wanted.value[first : first + 2] = wanted.value[first + 1], wanted.value[first]
    return _plain(before) == _plain(after) and sorted(comments_in(texts[0])) == sorted(comments_in(texts[1]))


def _plain(node: yaml.Node | None) -> object:
    """A tree as lists and texts: pairs in their order."""
    if isinstance(node, yaml.MappingNode):
        return [(_plain(key), _plain(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return ["-", *map(_plain, node.value)]
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _length(node: yaml.Node | None) -> int:
    return len(node.value) if isinstance(node, yaml.CollectionNode) else 0
