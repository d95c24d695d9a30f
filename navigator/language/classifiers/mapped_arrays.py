"""Arrays in a file that are mapped and not copied: what several processes read lies in memory once, and what is not read lies nowhere.

Numbers alone: nothing of such a file is ever run. A file that is cut while it is mapped ends whoever reads on: it must be nobody's else.
"""

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

NUMBERS = "uif"  # the kinds of arrays
STEP = 64  # bytes at whose multiples arrays begin
LENGTH = 8  # bytes that say how long the head is


class ByteRows:
    """Rows of bytes that are read one by one when they are asked for, of a file too large to be held."""

    def __init__(self, file: int, begins: int, width: int) -> None:
        """`file` is a descriptor, open as long as the process lives."""
        self._file, self._begins, self._width = file, begins, width

    def __getitem__(self, rows: NDArray[Any]) -> NDArray[np.uint8]:
        read = (os.pread(self._file, self._width, self._begins + self._width * row) for row in rows.tolist())
        return np.frombuffer(b"".join(read), dtype=np.uint8).reshape(-1, self._width)


class MappedArrays:
    """A file of arrays. OSError or ValueError where it is none, or not whole."""

    def __init__(self, file: int) -> None:
        """`file` is a descriptor, and from now on this one's."""
        self._file = file
        self._mapped = mmap.mmap(self._file, 0, access=mmap.ACCESS_READ)
        self._begins = LENGTH + int.from_bytes(self._mapped[:LENGTH], "little")
        self._begins += -self._begins % STEP
        head = json.loads(self._mapped[LENGTH : LENGTH + int.from_bytes(self._mapped[:LENGTH], "little")])
        if self._begins + head["bytes"] != len(self._mapped):
            raise ValueError("the arrays are not whole")
        self.numbers: dict[str, float] = head["numbers"]
        self._places: dict[str, tuple[str, list[int], int]] = head["arrays"]

    def names(self, group: str) -> list[str]:
        """The arrays whose names begin so, in order."""
        return [name for name in self._places if name.startswith(group)]

    def array(self, name: str) -> NDArray[Any]:
        """An array, not to be written to."""
        kind, shape, place = self._places[name]
        many = int(np.prod(shape))
        return np.frombuffer(self._mapped, dtype=np.dtype(kind), count=many, offset=self._begins + place).reshape(shape)

    def rows(self, name: str) -> ByteRows:
        """A table of bytes, never held."""
        _, (_, width), place = self._places[name]
        return ByteRows(self._file, self._begins + place, width)


def written_arrays(arrays: Mapping[str, NDArray[Any]], numbers: Mapping[str, float]) -> Iterator[Any]:
    """What stands in the file, in parts. ValueError for what is no number."""
    places, at = {}, 0
    for name, array in arrays.items():
        if array.dtype.kind not in NUMBERS:
            raise ValueError(f"{name} holds no numbers")
        places[name] = array.dtype.str, array.shape, at
        at += array.nbytes + -array.nbytes % STEP
    head = json.dumps({"arrays": places, "numbers": dict(numbers), "bytes": at}).encode()
    yield len(head).to_bytes(LENGTH, "little") + head
    yield bytes(-(LENGTH + len(head)) % STEP)
    for array in arrays.values():
        yield np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        yield bytes(-array.nbytes % STEP)
