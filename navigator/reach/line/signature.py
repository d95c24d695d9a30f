"""Whether a body comes from LINE: its signature over the bytes as they came."""

import base64
import hmac
from hashlib import sha256


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """`signature`: the header X-Line-Signature. `secret`: the channel's."""
    expected = base64.b64encode(hmac.digest(secret.encode(), body, sha256))
    return hmac.compare_digest(expected, signature.encode("utf-8", "replace"))
