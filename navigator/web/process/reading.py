"""Reading what was typed, beside the event loop: whoever only taps a button does not wait behind a long line.

One line at a time in each process: several at once share one interpreter, and each takes longer.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Reply = TypeVar("Reply")

log = logging.getLogger(__name__)
_reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")


async def read_beside(function: Callable[[*Arguments], Reply], *arguments: *Arguments) -> Reply:
    """Call the function when its turn comes; other requests are answered meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_reader, function, *arguments)


def prepare(function: Callable[[*Arguments], None], *arguments: *Arguments) -> Future[None]:
    """Call the function before any line is read; nobody else waits for it."""
    prepared = _reader.submit(function, *arguments)
    prepared.add_done_callback(_log_fault)
    return prepared


def _log_fault(prepared: Future[None]) -> None:
    """Nobody waits for it, and nobody else would tell."""
    if not prepared.cancelled() and (fault := prepared.exception()) is not None:
        log.error("what lines are read with could not be prepared", exc_info=fault)
