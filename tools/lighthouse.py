"""Lighthouse on a served copy: `make lighthouse`. Prints the four groups for each page, and what is not perfect.

First page and windows must reach 100 in all four; conversation and result too, but for crawlability, which is wanted
there (personal pages are noindex), and for that of every page while the region names nobody who runs it.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

from served import CHROMIUM_FLAGS, chromium, serving

PAGES = {
    "first": "",
    "windows": "windows",
    "window": "windows/hello-work",
    "phones": "phones",
    "talk": "talk?n=99",
    "result": "result",
}
PERSONAL = {"talk", "result"}
GROUPS = ("performance", "accessibility", "best-practices", "seo")
FACTS = (("persona", "resident"), ("work", "not_working"), ("age", "50..54"))
TRIES = 3
HERE, OUT = Path(__file__).parent, Path("build/lighthouse")


def main() -> int:
    """Measure each page; 1 when a page falls short."""
    program = HERE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    OUT.mkdir(parents=True, exist_ok=True)
    short = 0
    with serving() as url:
        cookie, is_hidden = conversation(url), keeps_search_engines_away(url)
        for name, path in PAGES.items():
            headers = json.dumps({"Cookie": cookie} if name in PERSONAL else {})
            report = best(program, f"{url}/ja/{path}", OUT / f"{name}.json", headers)
            short += report_page(name, report, is_hidden=is_hidden or name in PERSONAL)
    return int(short > 0)


def keeps_search_engines_away(url: str) -> bool:
    """Whether every page says noindex, for nobody runs the site yet."""
    with urllib.request.urlopen(f"{url}/ja/") as page:
        return "noindex" in page.headers.get("x-robots-tag", "")


def conversation(url: str) -> str:
    """A conversation's cookie, with a few answers in it."""
    import httpx2 as httpx

    with httpx.Client() as client:
        for fact, value in FACTS:
            client.post(f"{url}/ja/talk", data={"fact": fact, "value": value})
        return f"talk={client.cookies['talk']}"


def best(program: Path, url: str, to: Path, headers: str) -> dict:
    """The best of up to three: other work on the machine only ever makes a page slower."""
    reports: list[dict] = []
    for left in reversed(range(TRIES)):
        try:
            reports.append(measured(program, url, to, headers))
        except subprocess.CalledProcessError:  # a busy machine loses a trace now and then
            if not (reports or left):
                raise
            continue
        if reports[-1]["categories"]["performance"]["score"] == 1:
            break
    return max(reports, key=lambda report: report["categories"]["performance"]["score"])


def measured(program: Path, url: str, to: Path, headers: str) -> dict:
    """One report (a phone with a slow line, as Lighthouse simulates it)."""
    subprocess.run(
        [program, url, "--quiet", "--output=json", f"--output-path={to}", f"--extra-headers={headers}",
         f"--only-categories={','.join(GROUPS)}", f"--chrome-flags={' '.join(['--headless=new', *CHROMIUM_FLAGS])}"],
        check=True, env={**os.environ, "CHROME_PATH": chromium()}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return json.loads(to.read_text())


def report_page(name: str, report: dict, *, is_hidden: bool) -> bool:
    """Print one page; True when it falls short of what we promise. `is_hidden`: from search engines, as it shall be."""
    scores = {group: round(100 * report["categories"][group]["score"]) for group in GROUPS}
    audits = report["audits"]
    lost = [
        ref["id"] for group in GROUPS for ref in report["categories"][group]["auditRefs"]
        if ref["weight"] and (score := audits[ref["id"]]["score"]) is not None and score < 0.9
    ]  # fmt: skip
    times = {
        key: audits[key]["displayValue"]
        for key in ("first-contentful-paint", "interactive", "total-byte-weight")
    }
    print(
        f"{name:8}",
        *(f"{group} {score}" for group, score in scores.items()),
        *times.values(),
        "; ".join(lost),
    )
    wanted = {"is-crawlable"} if is_hidden else set()
    return bool(set(lost) - wanted) or any(s < 100 for g, s in scores.items() if not (g == "seo" and wanted))


if __name__ == "__main__":
    assert shutil.which("npm"), "Lighthouse needs npm (Debian: apt-get install npm)."
    sys.exit(main())
