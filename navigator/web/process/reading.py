"""Reading what was typed, beside the event loop: whoever only taps a button does not wait behind a long line.

One line at a time in each process: several at once share one interpreter, and each takes longer.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Reply = TypeVar("Reply")

_reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")


async def read_beside(function: Callable[[*Arguments], Reply], *arguments: *Arguments) -> Reply:
    """Call the function when its turn comes; other requests are answered meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_reader, function, *arguments)


def prepare(function: Callable[[*Arguments], None], *arguments: *Arguments) -> Future[None]:
    """Call the function before any line is read; nobody else waits for it."""
    return _reader.submit(function, *arguments)
