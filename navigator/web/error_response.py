"""How the interface says that something went wrong: one body for all its errors."""

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
    return JSONResponse({"error": {"field": field, "value": value, "nearest": nearest, "message": message}}, status)
