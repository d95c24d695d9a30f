"""Pages for officers: sign-in, roles, figures of the plan, channels, contacts. Knows the ledger; citizens never see it."""

from .app import add_staff

__all__ = ["add_staff"]
