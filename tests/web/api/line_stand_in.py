"""A stand-in of LINE's interface on loopback: takes replies and menus, and answers as it is told to."""

import json
import threading
import time
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class LineStandIn:
    """`answers`: the status of the next replies, 200 when there is none left. `hold`: answers wait until it is set.

    Of the tokens in `busy` the first reply is refused for now, of those in `late` it is taken and answered only after the second has come.
    """

    def __init__(self):
        self.answers, self.asked, self.taken = [], [], Counter()
        self.busy, self.late, self._again = set(), set(), defaultdict(threading.Event)
        self.menus, self.pictures, self.default = {}, {}, ""
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

    def menu(self, verb, path, head, body):
        """Status and answer to a request about menus: they have a name and fields, then a picture, and one is everybody's."""
        self.asked.append((f"{verb} {path}", head, body, time.monotonic()))
        status, *rest = self.answers.pop(0) if self.answers else 200, *path.split("/v2/bot/", 1)[1].split("/")
        if status != 200:
            return status, {"message": "no"}
        match verb, rest:
            case "GET", ["richmenu", "list"]:
                return 200, {"richmenus": [{"richMenuId": id} | menu for id, menu in self.menus.items()]}
            case "POST", ["richmenu"]:
                id = f"richmenu-{len(self.asked)}"
                self.menus[id] = json.loads(body)
                return 200, {"richMenuId": id}
            case "POST", ["richmenu", id, "content"] if id in self.menus and head["Content-Type"] == "image/png":
                self.pictures[id] = body
                return 200, {}
            case "POST", ["user", "all", "richmenu", id] if id in self.pictures:
                self.default = id
                return 200, {}
            case "DELETE", ["richmenu", id] if id in self.menus:
                del self.menus[id]
                return 200, {}
        return 404, {"message": "no"}

    def take(self, path, head, body):
        """A token is good for one reply, as at LINE."""
        self.hold.wait(20)
        token = json.loads(body)["replyToken"]
        with self._lock:
            self.asked.append((path, head, body, time.monotonic()))
            is_first = token not in self.taken
            status = 503 if is_first and token in self.busy else self.answers.pop(0) if self.answers else 200
            if status == 200 and self.taken[token]:
                self._again[token].set()
                return 400
            self.taken[token] += status == 200
        if token in self.late:
            self._again[token].wait(20)
        return status

    def _handler(self):
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body, head = self.rfile.read(int(self.headers.get("content-length", 0))), dict(self.headers)
                if "richmenu" in self.path:
                    return self.tell(*stand_in.menu(self.command, self.path, head, body))
                status = stand_in.take(self.path, head, body.decode())
                return self.tell(status, {"sentMessages": [{"id": "1"}]} if status == 200 else {"message": "no"})

            def do_GET(self):
                self.do_POST()

            def do_DELETE(self):
                self.do_POST()

            def tell(self, status, said):
                answer = json.dumps(said).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        return Handler
