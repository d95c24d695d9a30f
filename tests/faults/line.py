"""A line to PostgreSQL that can be cut, slowed, or left hanging: what a database in another building is like."""

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path


class Line:
    """Listens on TCP and passes on to the server's own socket, in the `mode` of the moment.

    open: passes on. slow: passes on after `delay`. hanging: takes everything and answers nothing. shut: refuses.
    """

    def __init__(self, server: Path, database: str, delay: float = 0.05) -> None:
        self._server, self.mode, self.delay = server, "open", delay
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}{database}"
        threading.Thread(target=self._listen, daemon=True).start()

    def set(self, mode: str) -> None:
        """From now on; connections that exist are cut, unless the line is only slow or hanging."""
        self.mode = mode
        if mode == "shut":
            self._cut()

    def close(self) -> None:
        self.mode = "closed"
        self._listener.close()
        self._cut()

    def _cut(self) -> None:
        with self._lock:
            for end in self._open:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            self._open.clear()

    def _listen(self) -> None:
        while self.mode != "closed":
            with suppress(OSError):
                near, _ = self._listener.accept()
                if self.mode == "shut":
                    near.close()
                else:
                    threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        far = socket.socket(socket.AF_UNIX)
        with near, far:
            try:
                far.connect(str(self._server))
            except OSError:
                return
            with self._lock:
                self._open |= {near, far}
            back = threading.Thread(target=self._pass, args=(far, near), daemon=True)
            back.start()
            self._pass(near, far)
            back.join()
            with self._lock:
                self._open -= {near, far}

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self.mode == "slow":
                    time.sleep(self.delay)
                while self.mode == "hanging":
                    time.sleep(0.02)
                if self.mode == "shut":
                    break
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
