"""Free text is read beside the event loop, one line at a time; the matrix library starts no threads of its own."""

import asyncio
import os
import subprocess
import sys
import threading
import time

import pytest

from navigator.web.citizen.request import CitizenRequest
from navigator.web.process.reading import read_beside
from tests.web.own_loop import run

POOLS = """
import navigator.language.classifiers.linear
from threadpoolctl import threadpool_info
print([pool["num_threads"] for pool in threadpool_info()])
"""
VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def pools(**variables):
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    done = subprocess.run([sys.executable, "-c", POOLS], env=environment | variables, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_matrix_library_starts_one_thread():
    assert pools() == "[1]"


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core allows one thread")
def test_an_operator_who_sets_the_threads_is_not_overruled():
    assert pools(OPENBLAS_NUM_THREADS="2") == "[2]"


def test_the_loop_goes_on_while_a_line_is_read():
    ended = threading.Event()

    async def main():
        reading = asyncio.create_task(read_beside(ended.wait, 5))
        await asyncio.sleep(0)
        ended.set()  # never reached in time if the loop waited for the reading
        return await reading

    assert run(main())


def test_one_line_is_read_at_a_time_and_each_gets_its_own():
    reading, most = [], []

    def read(text):
        reading.append(text)
        most.append(len(reading))
        time.sleep(0.005)
        reading.remove(text)
        return text, threading.current_thread().name

    async def main():
        return await asyncio.gather(*(read_beside(read, text) for text in "あいう"))

    read_lines = run(main())
    assert [text for text, _ in read_lines] == ["あ", "い", "う"]
    assert max(most) == 1
    assert threading.main_thread().name not in {name for _, name in read_lines}


def test_what_goes_wrong_is_raised_where_it_is_awaited():
    with pytest.raises(ZeroDivisionError):
        run(read_beside(lambda: 1 // 0))


@pytest.mark.parametrize(
    ("path", "fields", "beside"),
    [
        ("/ja/talk/say", {"text": "46歳です"}, True),
        ("/ja/talk", {"fact": "age", "exact": "46"}, True),
        ("/ja/talk", {"fact": "persona", "value": "resident"}, False),
        ("/ja/windows", {"place": "前橋"}, True),
    ],
)
def test_only_what_was_typed_is_read_beside_the_pages(client, monkeypatch, path, fields, beside):
    threads = []
    remembered = CitizenRequest.evaluate

    def evaluate(request, *conversation):
        threads.append(threading.current_thread().name.startswith("reading"))
        return remembered(request, *conversation)

    monkeypatch.setattr(CitizenRequest, "evaluate", evaluate)
    assert client.post(path, data=fields).status_code == 200
    assert threads[0] is beside
