"""The pieces of a file's text: the pairs of a mapping and the entries of a list, each with its comments."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Piece:
    """A pair or an entry of a block: what stands before it (its comments), and itself to the end of its last line."""

    before: str
    body: str


@dataclass(frozen=True)
class TextPieces:
    """A text that is cut where its nodes begin and end."""

    text: str

    @property
    def line_break(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def end_of(self, node: yaml.Node) -> int:
        """Where a node ends: a block with the line of its last value, before the blanks and comments on the lines behind."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.line_end(self.end_of(last[1] if isinstance(last, tuple) else last))
        return int(node.end_mark.index)

    def line_end(self, at: int) -> int:
        """Where the line of a letter ends."""
        end = self.text.find(self.line_break, at)
        return len(self.text) if end < 0 else end

    def own(self, node: yaml.Node) -> str:
        """The text of a node."""
        return self.text[node.start_mark.index : self.end_of(node)]

    def dashes(self, node: yaml.SequenceNode) -> list[int]:
        """Where the entries of a block list begin."""
        return [self.text.rindex("-", 0, entry.start_mark.index) for entry in node.value]

    def pieces(self, starts: Sequence[int], nodes: Sequence[yaml.Node]) -> list[Piece]:
        """The pieces of a block, one behind the other."""
        pieces, at = [], starts[0]
        for start, node in zip(starts, nodes, strict=True):
            end = self.line_end(self.end_of(node))
            pieces.append(Piece(self.text[at:start], self.text[start:end]))
            at = end
        return pieces

    def joined(self, pieces: Sequence[Piece], column: int) -> str:
        """One behind the other; the first begins where the block does."""
        texts = []
        for n, piece in enumerate(pieces):
            before = piece.before or self.line_break + " " * column
            texts.append((before if n else before.lstrip()) + piece.body)
        return "".join(texts)
