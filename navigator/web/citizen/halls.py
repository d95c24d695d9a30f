"""The main numbers of the town halls, for those who have not told where they live."""

from starlette.responses import Response

from navigator.dialogue.result.calls import hall_opening
from navigator.dialogue.result.take_along.phonebook import hall_groups, hall_sections

from .request import CitizenRequest, PageRoute


def show_halls(request: CitizenRequest) -> Response:
    """Every town hall with a confirmed number, by the first sound of the town's name."""
    groups, opening = hall_groups(request.knowledge, request.t), hall_opening(request.knowledge, request.now, request.t)
    return request.page("halls", groups=groups, sections=hall_sections(request.knowledge, request.t), opening=opening)


ROUTES = (PageRoute("halls", show_halls),)
