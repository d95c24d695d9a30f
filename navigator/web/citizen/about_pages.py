"""Pages about the pages: what this is, who runs it, what people ask, how accessible it is, how to reach somebody."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import example_ways, frequent_questions

from .request import CitizenRequest, PageRoute


def show_about(request: CitizenRequest) -> Response:
    """What this is, three ways through it, and what it rests on."""
    knowledge, t = request.knowledge, request.t
    return request.page("about", ways=example_ways(knowledge, t), plan=t(knowledge.plan.title), **_run_by(request))


def show_questions(request: CitizenRequest) -> Response:
    """What people ask; no page where a region answers nothing."""
    questions = frequent_questions(request.knowledge, request.t)
    if not questions:
        raise HTTPException(404)
    return request.page("faq", questions=questions)


def show_accessibility(request: CitizenRequest) -> Response:
    """Which level is aimed at, what was tried and what was not."""
    return request.page("accessibility", **_run_by(request))


def show_contact(request: CitizenRequest) -> Response:
    """Whom to write to about the pages; who looks for help is led on."""
    return request.page("contact", **_run_by(request))


def _run_by(request: CitizenRequest) -> dict[str, Any]:
    """The operator as the region names it: name and contact stay as they are written."""
    return {"run_by": request.knowledge.region.operator}


ROUTES = (
    PageRoute("about", show_about),
    PageRoute("faq", show_questions),
    PageRoute("accessibility", show_accessibility),
    PageRoute("contact", show_contact),
)
