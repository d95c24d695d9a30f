"""The arrays of an `.npz`, with their heads read by an expression.

numpy reads a head as a text of Python, and Python before 3.11.8 confuses two threads that parse at once (python/cpython#106905):
what lines are read with is loaded beside the first requests, whose templates are parsed.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAGIC = b"\x93NUMPY"
_HEAD = re.compile(r"\{'descr': '([<|][uifbU]\d+)', 'fortran_order': (False|True), 'shape': \(([\d, ]*)\), *\} *\n?")


class StoredArrays(ZipFile):
    """Numbers and texts by name, not to be written to. KeyError for a name that is none, ValueError for what is no such array."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)

    def __contains__(self, name: str) -> bool:
        return f"{name}.npy" in self.namelist()

    def __getitem__(self, name: str) -> "NDArray[Any]":
        return _array(self.read(f"{name}.npy"))


def _array(file: bytes) -> "NDArray[Any]":
    import numpy as np  # here: a region is read without any arithmetic

    width = 2 if file[6:7] == b"\x01" else 4  # bytes that say how long the head is, after the version
    begins = 8 + width + int.from_bytes(file[8 : 8 + width], "little")
    head = _HEAD.fullmatch(file[8 + width : begins].decode("latin-1"))
    if not file.startswith(_MAGIC) or head is None:
        raise ValueError("it is no array of numbers or texts")
    kind, by_column, shape = head.groups()
    sizes = tuple(int(size) for size in shape.split(",") if size.strip())
    return np.frombuffer(file, dtype=np.dtype(kind), offset=begins).reshape(sizes, order="F" if by_column == "True" else "C")
