"""How soon a tired person on an old phone sees and can use a page: slow 3G and a processor four times slower.

Measured in the real browser (Chromium's own throttling), next to a bare page of the same text: plain HTML without styles,
classes, icons or script, from the same server. The best that our markup and styles could cost is the difference.
"""

import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from served import CHROMIUM_FLAGS, chromium, serving

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400 * 1024 / 8, "uploadThroughput": 400 * 1024 / 8}
CPU, RUNS = 4, 5
PAGES = {"first": "", "talk": "talk?n=99", "result": "result", "windows": "windows", "phones": "phones"}
TIMES = """() => new Promise((done) => setTimeout(() => {
  const [page] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  done([paint ? paint.startTime : 0, page.domContentLoadedEventEnd, performance.getEntriesByType('resource').length + 1,
        page.transferSize + performance.getEntriesByType('resource').reduce((all, one) => all + one.transferSize, 0)]);
}, 50))"""


def bare(html: str) -> str:
    """The same words in the same order, nothing else."""
    html = re.sub(r"<(style|svg|script)\b.*?</\1>|<link[^>]*>|<wbr>", "", html, flags=re.S)
    return re.sub(r"<(\w+)(?:\s(?!charset|lang)[^<>]*?)?(/?)>", r"<\1\2>", html)


def measured(browser, url: str, cookies: list) -> list[float]:
    """First paint and usable (ms), requests and bytes of a cold visit."""
    context = browser.new_context(viewport={"width": 375, "height": 667})
    context.add_cookies(cookies)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.goto(url, wait_until="load", timeout=60_000)
    found = page.evaluate(TIMES)
    context.close()
    return found


def conversation(browser, url: str) -> list:
    """The cookies of a conversation with a few answers in it."""
    context = browser.new_context()
    for fact, value in (("persona", "resident"), ("work", "not_working"), ("age", "50..54"), ("withdrawn", "yes")):
        context.request.post(f"{url}/ja/talk", form={"fact": fact, "value": value})
    cookies = context.cookies()
    context.close()
    return cookies


def main() -> None:
    """Print a table: ours and the bare page, the median of some cold visits."""
    print(f"slow 3G (400 ms, 400 kbit/s), CPU 1/{CPU}, cold cache, median of {RUNS}; ms")
    print(f"{'page':8} {'':5} {'paint':>7} {'usable':>7} {'requests':>9} {'bytes':>7}")
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        cookies = conversation(browser, url)
        for name, path in PAGES.items():
            there = f"{url}/ja/{path}"
            html = browser.new_context(extra_http_headers={"cookie": f"talk={cookies[0]['value']}"}).request.get(there).text()
            with bare_server(bare(html)) as plain:
                for label, address in (("ours", there), ("bare", plain)):
                    runs = [measured(browser, address, cookies if label == "ours" else []) for _ in range(RUNS)]
                    paint, usable, requests, size = (statistics.median(column) for column in zip(*runs, strict=True))
                    print(f"{name:8} {label:5} {paint:7.0f} {usable:7.0f} {requests:9.0f} {size:7.0f}")


def bare_server(html: str):
    """Serve one page, gzipped, on a free port."""
    import gzip
    import threading
    from contextlib import contextmanager
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    data = gzip.compress(html.encode())

    class One(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/" else 404)
            for name, value in (("content-type", "text/html; charset=utf-8"), ("content-encoding", "gzip"), ("content-length", str(len(data)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    @contextmanager
    def running():
        server = ThreadingHTTPServer(("127.0.0.1", 0), One)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

    return running()


if __name__ == "__main__":
    main()
