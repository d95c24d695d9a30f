"""What `/readyz` says: whether pages can be served and counted, and what of the counts waits where."""

from typing import Any

from navigator.language.classifiers.encoder import has_encoder
from navigator.usage.forwarding.lock import is_running
from navigator.usage.outbox import Backlog
from navigator.usage.store import StoreError
from navigator.web.site import Site


def readiness(site: Site) -> dict[str, Any]:
    """`ready` is about this machine alone: a central database that is away costs neither a page nor a count.

    A file that still takes little may refuse a whole turn, so it is `ready` when it can be written and nothing waits.
    `encoder` is false where danger in free text is recognised by words alone.
    `waiting` are turns whose counts are in this process's memory only, `lost` those that found no room there.
    """
    writable, waiting = site.store.writable(), site.store.waiting
    return {
        "ready": writable and not waiting,
        "rules": True,
        "store": writable,
        "encoder": has_encoder(),
        "waiting": waiting,
        "lost": site.store.lost,
        "forwarding": _forwarding(site),
    }


def _forwarding(site: Site) -> dict[str, Any]:
    try:
        backlog = site.store.backlog()
    except StoreError:
        return {"state": "unknown", "rows": None, "fault": ""}
    return {"state": _state(site, backlog), "rows": backlog.rows, "fault": backlog.fault}


def _state(site: Site, backlog: Backlog) -> str:
    """off: one machine alone. stopped: no forwarder runs here. failing: `fault` says why. working: all is well."""
    if not (backlog.started or site.settings.database_url):
        return "off"
    if not is_running(site.settings.data_dir):
        return "stopped"
    return "failing" if backlog.fault else "working"
