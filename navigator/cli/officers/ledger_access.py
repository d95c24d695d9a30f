"""The ledger as a verb of the terminal opens it; one that cannot be reached is told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from navigator.ledger.database import Actor, Ledger, LedgerError
from navigator.settings import Settings, SettingsError


@contextmanager
def open_ledger() -> Iterator[tuple[Ledger, Settings]]:
    """The ledger that the settings name, with them; closed at the end."""
    settings = Settings()
    try:
        ledger = Ledger.open(settings.database_url, settings.data_dir, settings.audit_secret())
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    try:
        yield ledger, settings
    except LedgerError as error:
        raise click.ClickException(f"the ledger cannot be reached ({error.kind})") from None
    finally:
        ledger.close()


def terminal() -> Actor:
    """Whoever works here, now."""
    return Actor("terminal", datetime.now(UTC))
