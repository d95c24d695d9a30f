"""A stand-in of LINE's interface on loopback: takes replies, and answers as it is told to."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class LineStandIn:
    """`answers`: the status of the next replies, 200 when there is none left. `hold`: answers wait until it is set."""

    def __init__(self):
        self.answers, self.asked, self.taken = [], [], Counter()
        self.hold = threading.Event()
        self.hold.set()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def host(self):
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()

    def take(self, path, head, body):
        """A token is good for one reply, as at LINE."""
        self.hold.wait(20)
        with self._lock:
            self.asked.append((path, head, body, time.monotonic()))
            status = self.answers.pop(0) if self.answers else 200
            token = json.loads(body)["replyToken"]
            if status == 200 and self.taken[token]:
                return 400
            self.taken[token] += status == 200
            return status

    def _handler(self):
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                status = stand_in.take(self.path, dict(self.headers), body.decode())
                answer = b'{"sentMessages": [{"id": "1"}]}' if status == 200 else b'{"message": "no"}'
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        return Handler
