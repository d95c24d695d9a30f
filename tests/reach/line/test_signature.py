"""Whether a body comes from LINE: over the bytes as they came, by the channel's secret."""

import pytest

from navigator.reach.line.signature import is_signed

SECRET, BODY = "a channel's secret", b'{"events":[]}'
SIGNATURE = "0ExLNNe1hLDSj92/F9GHmaPt7akSDKtW7ol71evJHl4="  # HMAC-SHA256 in Base64, as LINE's documents say


@pytest.mark.parametrize(
    ("body", "signature", "secret", "signed"),
    [
        (BODY, SIGNATURE, SECRET, True),
        (BODY + b" ", SIGNATURE, SECRET, False),
        (BODY, SIGNATURE.lower(), SECRET, False),
        (BODY, SIGNATURE, "another secret", False),
        (BODY, "", SECRET, False),
        (BODY, "\ud800", SECRET, False),
    ],
)
def test_only_these_bytes_and_this_secret(body, signature, secret, signed):
    assert is_signed(body, signature, secret) is signed
