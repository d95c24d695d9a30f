"""A small reference page of the interface, made from its own OpenAPI: no script, no third party."""

import json
from html import escape

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.web.endpoint import Endpoint

ABOUT = """Facts in, the public counter that serves this person out: with its telephone, reasons and sources.

Danger first: where `urgent` is not null, show its `helplines` at once and ask nothing more.
A fact that is not known is left out; null means that it was asked and stays open. `next` names what to ask next, on one screen;
when it is empty, nothing is left to ask. `door.call` is the one number to give; never replace it by another.
`maybe` is no refusal: the counter decides. Take money, health and home only from what the person tells unasked.
"""


def docs_page(app: FastAPI) -> Endpoint:
    """The handler of /api/docs."""

    async def page(_request: Request) -> Response:
        spec = app.openapi()
        rows = "".join(
            f"<h2>{escape(method.upper())} {escape(path)}</h2>"
            f"<p>{escape(operation.get('summary', ''))}</p><p>{escape(operation.get('description', ''))}</p>"
            f"<pre>{escape(json.dumps(operation, ensure_ascii=False, indent=1))}</pre>"
            for path, operations in spec["paths"].items()
            for method, operation in operations.items()
        )
        return HTMLResponse(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>API</title><main><h1>API</h1><p>{escape(ABOUT)}</p>"
            f'<p>Machine-readable: <a href="/api/openapi.json">openapi.json</a></p>'
            f"{rows}</main></html>"
        )

    return page
