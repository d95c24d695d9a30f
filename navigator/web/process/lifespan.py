"""What runs beside the requests of a process: from before the first one until after the last."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from navigator.web.site import Site

from .reading import prepare
from .shutdown import delay_shutdown


def lifespan(
    site: Site, warm_up: Callable[[Site], None], warm_up_beside: Callable[[Site], None]
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Warm up, watch the ledger, gather counts; at the end the last of them are written."""

    @asynccontextmanager
    async def run(_app: Any) -> AsyncIterator[None]:
        serving, ended = threading.Event(), threading.Event()
        if threading.current_thread() is threading.main_thread():
            delay_shutdown(site.leaving, serving)
        site.store.reopen()
        site.turns.start()
        warm_up(site)
        serving.set()
        prepare(warm_up_beside, site)
        # No task of the event loop: a database that hangs would hold up the end of the process.
        threading.Thread(target=site.ledger_watch.run, args=(ended,), name="ledger-watch", daemon=True).start()
        yield
        ended.set()
        site.turns.close()
        site.store.close()
        site.reader.close()

    return run
