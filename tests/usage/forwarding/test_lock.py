"""The lock of the forwarder."""

from pathlib import Path

from navigator.usage.forwarding.lock import is_running, try_lock


def test_one_forwarder_at_a_time(tmp_path: Path) -> None:
    assert not is_running(tmp_path)
    with try_lock(tmp_path) as first:
        assert first
        assert is_running(tmp_path)
        with try_lock(tmp_path) as second:
            assert not second
    assert not is_running(tmp_path)
    with try_lock(tmp_path) as third:
        assert third
