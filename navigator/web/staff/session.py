"""The officer's session in the browser: a signed key, and the token that each form of the session carries."""

import hashlib
import hmac

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.ledger.sessions import LONGEST

NAME, SIGN_IN_COOKIE, PATH = "staff", "staff-door", "/staff"


class StaffCookies:
    """Signs what the browser keeps."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._signer = URLSafeTimedSerializer(secret, salt="staff-session")

    def key(self, request: Request, name: str = NAME) -> str:
        """The key in the cookie, "" when there is none, it was altered, or it is older than a session may be."""
        try:
            key = self._signer.loads(request.cookies.get(name, "")[:500], max_age=LONGEST)
        except BadData:
            return ""
        return key if isinstance(key, str) else ""

    def keep(self, response: Response, request: Request, key: str, name: str = NAME) -> None:
        """Give the key to the browser, until it closes."""
        text = self._signer.dumps(key)
        response.set_cookie(
            name, text if isinstance(text, str) else text.decode("ascii"), path=PATH, httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip

    def forget(self, response: Response, name: str = NAME) -> None:
        """Take the key from the browser."""
        response.delete_cookie(name, path=PATH)

    def token(self, key: str) -> str:
        """What the forms of this session carry: another site cannot know it."""
        return hmac.new(self._secret, b"staff-form:" + key.encode(), hashlib.sha256).hexdigest()

    def fits(self, key: str, token: str) -> bool:
        """Whether a form was made in this session."""
        return bool(key) and hmac.compare_digest(self.token(key).encode(), token.encode("utf-8", "replace"))

    def secret(self, purpose: str) -> str:
        """A key of its own for another purpose."""
        return hmac.new(self._secret, purpose.encode(), hashlib.sha256).hexdigest()
