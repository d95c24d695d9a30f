"""A door for the frames of other sites: no cookie, no script, nothing that is asked; what it opens has a window of its own.

It stands only in the frames of those origins that officers entered with its channel.
"""

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from navigator.ledger.channels import NO_DOOR
from navigator.web.citizen.request import CitizenRequest, PageRoute

from .towns import refuse_unless_offered

KEPT = "public, max-age=300"  # many open the page of their town; a change of origins reaches all within five minutes


def show_door(request: CitizenRequest) -> Response:
    """GET the door of a channel; 404 for a code that nobody made."""
    refuse_unless_offered(request, "door")
    site, code = request.site, request.http.path_params["channel"].lower()
    if code not in site.channels:
        raise HTTPException(404)
    door = site.doors.get(code, NO_DOOR)
    town = request.knowledge.municipalities.get(door.town) if "towns" in request.knowledge.region.reach else None
    name = request.t.place(town) if town else ""
    text = site.render("citizen/door.html", request.t, css=site.door_styles.text, town=name, address=f"/c/{code}/{request.t.lang}")
    headers = {"cache-control": KEPT, "content-security-policy": _policy(site.door_styles.hash, door.origins), "x-robots-tag": "noindex"}
    return HTMLResponse(text, headers=headers)


def _policy(style_hash: str, origins: tuple[str, ...]) -> str:
    """Nothing but the styles on the page itself, in the frames of these origins or of none."""
    return (
        f"default-src 'none'; style-src '{style_hash}'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {' '.join(origins) or chr(39) + 'none' + chr(39)}"
    )


ROUTES = (PageRoute("door/{channel}", show_door),)
