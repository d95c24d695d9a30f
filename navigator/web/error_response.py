"""How the interface says that something went wrong: one body for all its errors."""

import math
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel


class RefusalBody(BaseModel):
    """What was wrong, and the nearest valid value."""

    field: str
    value: Any = None
    nearest: str = ""
    message: str


class ErrorBody(BaseModel):
    """An error of the interface."""

    error: RefusalBody


def error_response(status: int, message: str, field: str = "", value: Any = None, nearest: str = "") -> JSONResponse:
    """An error; `field` and `value` where one of those sent is to blame."""
    body = {"field": field, "value": value, "nearest": nearest, "message": message}
    return JSONResponse({"error": {name: _sendable(part) for name, part in body.items()}}, status)


def _sendable(value: Any) -> Any:
    """What JSON can carry of a value that was sent: no infinite number, no half of a letter."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_sendable(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else None
