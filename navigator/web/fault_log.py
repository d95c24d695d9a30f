"""A fault that lasts is logged when it begins and when it is over, not at each attempt."""

import logging
import threading


class FaultLog:
    """The state of one thing that may fail. Threads may share it."""

    def __init__(self, logger: logging.Logger, subject: str) -> None:
        """`subject` begins each line: "ledger: pages show what was last confirmed"."""
        self._logger, self._subject = logger, subject
        self._lock = threading.Lock()
        self.failing = False

    def failed(self, kind: str = "", *, exc_info: bool = False) -> None:
        """An attempt failed; `kind` names the fault in one word."""
        if self._changed(failing=True):
            self._logger.error("%s (%s)", self._subject, kind or "fault", exc_info=exc_info)

    def worked(self) -> None:
        """An attempt succeeded."""
        if self._changed(failing=False):
            self._logger.warning("%s: over", self._subject)

    def _changed(self, *, failing: bool) -> bool:
        with self._lock:
            changed, self.failing = self.failing != failing, failing
            return changed
