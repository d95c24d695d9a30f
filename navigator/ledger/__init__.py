"""What officers write: accounts, results of targets, channels, confirmed contacts. Never anything of citizens."""

from .accounts import ROLES, Account, AccountError, Role
from .audit import Entry
from .channels import Channel
from .contacts import Confirmed
from .database import Hand, Ledger, LedgerError
from .results import Figure, Written
from .tokens import Token

__all__ = [
    "ROLES", "Account", "AccountError", "Channel", "Confirmed", "Entry", "Figure", "Hand", "Ledger", "LedgerError",
    "Role", "Token", "Written",
]  # fmt: skip
