"""A fault is logged when it begins and when it is over."""

import logging

from navigator.web.fault_log import FaultLog


def test_a_fault_is_logged_once_until_it_is_over(caplog):
    faults = FaultLog(logging.getLogger("test"), "figures: left out")
    faults.worked()
    assert not caplog.messages
    for _ in range(3):
        faults.failed("OperationalError")
    assert caplog.messages == ["figures: left out (OperationalError)"]
    assert faults.failing
    for _ in range(3):
        faults.worked()
    assert caplog.messages[1:] == ["figures: left out: over"]
    faults.failed("OperationalError")
    assert len(caplog.messages) == 3
