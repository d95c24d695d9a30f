"""The cookies of an officer's browser: the signed session key, and the CSRF token that the forms of a session carry."""

import hashlib
import hmac

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.ledger.sessions import MAX_AGE

SESSION_COOKIE, SIGN_IN_COOKIE, PATH = "staff", "staff-door", "/staff"


class StaffCookies:
    """Signs and reads the keys that the browser holds."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._signer = URLSafeTimedSerializer(secret, salt="staff-session")

    def key(self, request: Request, name: str = SESSION_COOKIE) -> str:
        """The key in the cookie, "" when there is none, it was altered, or it is older than a session may be."""
        try:
            key = self._signer.loads(request.cookies.get(name, "")[:500], max_age=MAX_AGE)
        except BadData:
            return ""
        return key if isinstance(key, str) else ""

    def set_key(self, response: Response, request: Request, key: str, name: str = SESSION_COOKIE) -> None:
        """Set the cookie, until the browser closes."""
        signed = self._signer.dumps(key)
        response.set_cookie(
            name, signed if isinstance(signed, str) else signed.decode("ascii"), path=PATH, httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip

    def delete_key(self, response: Response, name: str = SESSION_COOKIE) -> None:
        """Delete the cookie."""
        response.delete_cookie(name, path=PATH)

    def csrf_token(self, key: str) -> str:
        """The token of the session with this key: another site cannot know it."""
        return self._hmac("staff-form:" + key)

    def csrf_matches(self, key: str, token: str) -> bool:
        """Whether the token is that of the session."""
        return bool(key) and hmac.compare_digest(self.csrf_token(key).encode(), token.encode("utf-8", "replace"))

    def derived_secret(self, purpose: str) -> str:
        """A secret of its own for another purpose."""
        return self._hmac(purpose)

    def _hmac(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()
