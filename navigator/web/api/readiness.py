"""What `/readyz` says: whether pages can be served and counted on this machine. Yes or no, never a number.

A number would tell whoever asks every second how many people are here, and when.
"""

from typing import Any

from navigator.language.classifiers.encoder import has_encoder
from navigator.web.site import Site


def readiness(site: Site) -> dict[str, Any]:
    """`ready` is about this machine alone: a central database that is away costs neither a page nor a count.

    `edition` is false where the edition in force cannot be loaded: the last one goes on.
    `encoder` is false where danger in free text is recognised by words alone.
    """
    writable = site.store.writable()
    return {"ready": writable, "rules": True, "store": writable, "edition": site.served_edition.is_in_force, "encoder": has_encoder()}
