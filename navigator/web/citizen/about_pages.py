"""Pages about the pages: what this is, who runs it, what people ask, how accessible it is, how to reach somebody."""

from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import example_ways, frequent_questions
from navigator.dialogue.wording.translation import N_

from . import counting
from .request import CitizenRequest, PageRoute

REASONS = {
    "helped": N_("役に立った"), "wrong_window": N_("窓口が違った"), "no_answer": N_("電話がつながらなかった"),
    "hard": N_("むずかしかった"), "not_found": N_("知りたいことがなかった"),
}  # fmt: skip
"""What may be said of the pages, in words: a test compares it with what may be counted."""


def show_about(request: CitizenRequest) -> Response:
    """What this is, three ways through it, and what it rests on."""
    knowledge, t = request.knowledge, request.t
    return request.page(
        "about", ways=example_ways(knowledge, t), plan=t(knowledge.plan.title), has_data="open_data" in knowledge.region.reach,
        **_run_by(request),
    )  # fmt: skip


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


def show_feedback(request: CitizenRequest) -> Response:
    """GET how the pages served: the reasons to choose from, or thanks to whom has chosen."""
    reasons = [(reason, request.t(words)) for reason, words in REASONS.items()]
    return request.page("feedback", personal=True, reasons=reasons, said=request.browser.forms.feedback)


def take_feedback(request: CitizenRequest) -> Response:
    """POST one of the reasons: counted once in a conversation, whatever is sent again."""
    reason, browser = request.form.value("value"), request.browser
    response = request.redirect("feedback")
    if reason in REASONS and not browser.forms.feedback:
        counting.count_feedback(request, reason)
        request.remember(response, replace(browser, forms=replace(browser.forms, feedback=reason)))
    return response


def _run_by(request: CitizenRequest) -> dict[str, Any]:
    """The operator as the region names it: name and contact stay as they are written."""
    return {"run_by": request.knowledge.region.operator}


ROUTES = (
    PageRoute("about", show_about),
    PageRoute("faq", show_questions),
    PageRoute("accessibility", show_accessibility),
    PageRoute("contact", show_contact),
    PageRoute("feedback", show_feedback),
    PageRoute("feedback", take_feedback, ("POST",)),
)
