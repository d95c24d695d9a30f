"""The cookies of an officer's browser: the signed session key, and the CSRF token that the forms of a session carry."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.ledger.sessions import MAX_AGE

SESSION_COOKIE, SIGN_IN_COOKIE, DEVICE_COOKIE, PATH = "staff", "staff-door", "staff-device", "/staff"
DEVICE_AGE = 180 * 24 * 60 * 60  # seconds for which a browser is known
PASSED_AGE = 5 * 60  # seconds between the password and the number
MAX_ACCOUNTS = 5  # that a browser is known for


@dataclass(frozen=True)
class Device:
    """A browser in which officers signed in: its number, and a mark for each account and its password."""

    id: str
    marks: tuple[str, ...] = ()


class StaffCookies:
    """Signs and reads the keys that the browser holds."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._signer = URLSafeTimedSerializer(secret, salt="staff-session")
        self._passed = URLSafeTimedSerializer(secret, salt="staff-passed")
        self._devices = URLSafeTimedSerializer(secret, salt="staff-device")

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

    def device(self, request: Request) -> Device:
        """The browser as it is known, else a new one."""
        try:
            sent = self._devices.loads(request.cookies.get(DEVICE_COOKIE, "")[:1000], max_age=DEVICE_AGE)
        except BadData:
            sent = None
        match sent:
            case [str(id), *marks]:
                return Device(id, tuple(str(mark) for mark in marks[:MAX_ACCOUNTS]))
        return Device(secrets.token_hex(8))

    def knows(self, device: Device, name: str, password_hash: str | None) -> bool:
        """Whether this account signed in here with the password that it has now."""
        return password_hash is not None and self._mark(name, password_hash) in device.marks

    def set_device(self, response: Response, request: Request, device: Device, account: tuple[str, str]) -> None:
        """Know the browser for this account (name, password hash) from now on."""
        mark = self._mark(*account)
        marks = [mark, *(other for other in device.marks if other != mark)][:MAX_ACCOUNTS]
        response.set_cookie(
            DEVICE_COOKIE, str(self._devices.dumps([device.id, *marks])), path=PATH, httponly=True, samesite="strict",
            secure=request.url.scheme == "https", max_age=DEVICE_AGE,
        )  # fmt: skip

    def passed_token(self, account: tuple[str, str], key: str) -> str:
        """That the password of this account (name, password hash) was right a moment ago, in the browser with this key."""
        return str(self._passed.dumps([account[0], self._mark(*account), key]))

    def passed_name(self, token: str, key: str) -> str:
        """The name in such a token, "" when it is of another browser or too old."""
        try:
            name, _, of = self._passed.loads(token[:500], max_age=PASSED_AGE)
        except (BadData, ValueError, TypeError):
            return ""
        return str(name) if key and of == key else ""

    def passed_is_of(self, token: str, password_hash: str | None) -> bool:
        """Whether the password is still the one that was right."""
        name, mark, _ = self._passed.loads(token[:500], max_age=PASSED_AGE)
        return password_hash is not None and self._mark(name, password_hash) == mark

    def _mark(self, name: str, password_hash: str) -> str:
        return self._hmac(f"staff-device:{name}:{password_hash}")[:24]

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
