"""What an officer sends and the pages cannot take. The sentence on the page says why, and the way out."""


class EntryRefused(Exception):
    """A field that was typed; `text` stands beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnreadableTable(Exception):
    """A file; `kind` is one of empty, encoding, excel, old_excel, columns, long, sample."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
