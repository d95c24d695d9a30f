"""The first page after signing in: what waits for an officer."""

from starlette.responses import Response

from .guard import Route
from .visit import Visit


def show(visit: Visit) -> Response:
    """GET."""
    return visit.page("home")


ROUTES = (Route("", "viewer", show),)
