"""The second factor of an account: numbers of an app that follow the clock (TOTP, RFC 6238), and codes for when it is away.

Seeds are sealed with the secrets of the machine; of recovery codes only hashes are stored. They need no clock.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import Connection, delete, func, select, update

from .audit import AuditEvent, record
from .database import Actor
from .tables import recovery_codes, second_factors, state

PURPOSE = b"second factor"  # a key made of the same secret for another purpose opens nothing here
STEP = 30  # seconds for which a number holds
EARLIER, LATER = 1, 1  # steps by which a telephone's clock may differ
RECOVERY_CODES, GROUPS = 10, 4
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
REQUIRED = "second_factor"  # the row of `ledger_state`: 1 when every account needs one


class SeedSeal:
    """Seals seeds: the first secret seals, all open."""

    def __init__(self, all_secrets: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_key(secret)) for secret in all_secrets])

    def seal(self, seed: bytes) -> str:
        """The seed as it is stored."""
        return self._fernet.encrypt(seed).decode("ascii")

    def open(self, sealed: str) -> bytes | None:
        """None for what was sealed with a secret that is gone."""
        try:
            return self._fernet.decrypt(sealed.encode("ascii", "replace"))
        except InvalidToken:
            return None

    def reseal(self, sealed: str) -> str | None:
        """Sealed with the first secret."""
        seed = self.open(sealed)
        return None if seed is None else self.seal(seed)


def _key(secret: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)


def new_seed() -> bytes:
    """A seed for an app."""
    return secrets.token_bytes(20)


def app_address(seed: bytes, account: str, issuer: str) -> str:
    """What an app reads from a picture (otpauth://)."""
    return _totp(seed).get_provisioning_uri(account, issuer)


def number_at(seed: bytes, now: int) -> str:
    """The number that an app shows at `now`, in seconds since 1970."""
    return _totp(seed).generate(now).decode("ascii")


def matching_step(seed: bytes, typed: str, now: int) -> int | None:
    """The step of the clock at which an app shows this number; None for none about now."""
    steps = range(now // STEP - EARLIER, now // STEP + LATER + 1)
    matching = [step for step in steps if hmac.compare_digest(number_at(seed, step * STEP).encode(), typed.encode())]
    return matching[0] if matching else None


def _totp(seed: bytes) -> TOTP:
    return TOTP(seed, 6, SHA1(), STEP)


def is_on(connection: Connection, account: str) -> bool:
    """Whether the account has a second factor."""
    return connection.execute(select(second_factors.c.account).where(second_factors.c.account == account)).first() is not None


def accounts_with_one(connection: Connection) -> frozenset[str]:
    """The names of all accounts that have one."""
    return frozenset(connection.execute(select(second_factors.c.account)).scalars())


def turn_on(connection: Connection, account: str, sealed_seed: str, step: int, by: Actor) -> list[str]:
    """Ask for numbers of this seed from now on; `step` is that of the number typed. The answer is the recovery codes."""
    connection.execute(delete(second_factors).where(second_factors.c.account == account))
    connection.execute(second_factors.insert().values(account=account, seed=sealed_seed, step=step, made_at=by.timestamp))
    record(connection, by, AuditEvent("second_factor_on", account))
    return new_recovery_codes(connection, account)


def turn_off(connection: Connection, account: str, by: Actor) -> bool:
    """Ask for no number any more. False when there was none."""
    found = connection.execute(delete(second_factors).where(second_factors.c.account == account)).rowcount
    connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
    if found:
        record(connection, by, AuditEvent("second_factor_off", account))
    return bool(found)


def new_recovery_codes(connection: Connection, account: str) -> list[str]:
    """Codes that open once each, in place of all that were there; for the officer's eyes alone."""
    groups = [["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(GROUPS)] for _ in range(RECOVERY_CODES)]
    codes = ["-".join(group) for group in groups]
    connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
    connection.execute(recovery_codes.insert(), [{"key": _hash(account, code), "account": account} for code in codes])
    return codes


def recovery_codes_left(connection: Connection, account: str) -> int:
    """How many were not used yet."""
    left = select(func.count()).where(recovery_codes.c.account == account)
    return connection.execute(left).scalar_one()


def accept(connection: Connection, account: str, typed: str, seal: SeedSeal, by: Actor) -> bool:
    """Whether this is the number of now, or a recovery code; either is taken once. For a writing transaction."""
    plain = "".join(typed.split()).casefold()
    if plain.isascii() and plain.isdecimal():
        return _accept_number(connection, account, plain, seal, by.timestamp)
    found = connection.execute(delete(recovery_codes).where(recovery_codes.c.key == _hash(account, plain))).rowcount
    if found:
        record(connection, by, AuditEvent("recovery_code_used", account))
    return bool(found)


def _accept_number(connection: Connection, account: str, typed: str, seal: SeedSeal, now: int) -> bool:
    stored = connection.execute(select(second_factors).where(second_factors.c.account == account)).first()
    seed = seal.open(stored.seed) if stored else None
    step = matching_step(seed, typed, now) if seed else None
    # A number that somebody read over a shoulder is spent. A clock that was ahead keeps nobody out for as long.
    if stored is None or step is None or (step <= stored.step <= now // STEP + LATER):
        return False
    connection.execute(update(second_factors).where(second_factors.c.account == account).values(step=step))
    return True


def is_required(connection: Connection) -> bool:
    """Whether every account needs one."""
    return bool(connection.execute(select(state.c.n).where(state.c.name == REQUIRED)).scalar())


def require(connection: Connection, required: bool, by: Actor) -> None:
    """Ask every account for one, or no longer."""
    if is_required(connection) != required:
        connection.execute(update(state).where(state.c.name == REQUIRED).values(n=int(required)))
        record(connection, by, AuditEvent("second_factor_required" if required else "second_factor_optional", ""))


def reseal_all(connection: Connection, seal: SeedSeal) -> tuple[int, int]:
    """Seal every seed with the first secret. How many, and how many no secret opens."""
    rows = connection.execute(select(second_factors)).all()
    resealed = {row.account: seal.reseal(row.seed) for row in rows}
    for account, sealed in resealed.items():
        if sealed is not None:
            connection.execute(update(second_factors).where(second_factors.c.account == account).values(seed=sealed))
    lost = sum(sealed is None for sealed in resealed.values())
    return len(rows) - lost, lost


def _hash(account: str, code: str) -> str:
    plain = code.replace("-", "")
    return hashlib.sha256(f"{account}\0{plain}".encode()).hexdigest()
