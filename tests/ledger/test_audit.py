"""The audit log: read a page at a time, newest first."""

import pytest

from navigator.ledger import audit
from navigator.ledger.audit import AuditEvent
from tests.ledger.conftest import ANN, audit_rows


def test_the_audit_is_read_a_page_at_a_time(ledger):
    with ledger.writing() as connection:
        for n in range(25):
            audit.record(connection, ANN, AuditEvent("result_entered", f"k{n} 2025-04", after=str(n)))
        first = audit.entries(connection, 10)
        second = audit.entries(connection, 10, first[-1][0])
    assert [e.about for _, e in [*first, *second]] == [f"k{n} 2025-04" for n in range(24, 4, -1)]


def test_an_event_has_a_known_name_and_a_subject_that_fits_its_column(ledger):
    with pytest.raises(ValueError, match="tea_made"), ledger.writing() as connection:
        audit.record(connection, ANN, AuditEvent("tea_made", "x"))
    with ledger.writing() as connection:
        audit.record(connection, ANN, AuditEvent("channel_made", "x" * 250))
    assert audit_rows(ledger) == [("ann", "channel_made", "x" * 200, "", "")]
