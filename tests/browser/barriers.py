"""What axe finds on a page."""

from axe_playwright_python.sync_playwright import Axe


def barriers(page, without=frozenset()):
    """Each rule that is broken, with where. What is in order is not gathered: that takes as long as the looking itself."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found if v["id"] not in without]
