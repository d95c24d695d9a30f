"""A process of its own for the tests.

child.py obey           does what each line of JSON asks, and answers with one
child.py hammer FILE    writes a batch again and again, a dot for each that is there, until it is killed
"""

import json
import os
import resource
import sys
from datetime import date

from sample import DAY, TURN, from_json

from navigator.usage.store import Store


def hammer(path: str) -> None:
    store = Store.open(path)
    while True:
        if store.write(DAY, TURN):
            os.write(1, b".")


def obey() -> None:
    store = Store.open("/dev/null/nowhere")
    for line in sys.stdin:
        order = json.loads(line)
        if "limit" in order:  # bytes that any file of this process may have: a disk that is full
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], resource.RLIM_INFINITY))
        if "become" in order:  # the number of a user who is not root
            os.setuid(order["become"])
        if "open" in order:
            store.close()
            store = Store.open(order["open"])
        answers = [
            store.write(date.fromisoformat(day), [from_json(count) for count in counts])
            for day, counts in order.get("write", [])
        ]
        sys.stdout.write(json.dumps({"written": answers, "writable": store.writable()}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    obey() if sys.argv[1] == "obey" else hammer(sys.argv[2])
