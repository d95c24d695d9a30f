"""What the program is built from: a list of it (`make sbom`), and whether a hole is known in it (`make audit`).

Both read requirements.lock. An audit that looked at nothing must not look like one that found nothing.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
AUDIT = (sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip", "--no-deps", "--format", "json")
_LINE = re.compile(r"([A-Za-z0-9._-]+)==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Locked:
    """One package of the lock, with the hashes of its files."""

    name: str
    version: str
    hashes: tuple[str, ...]


@dataclass(frozen=True)
class Audited:
    """`code` 0: every package was looked at and nothing is known; 1: something is; 2: not everything was looked at."""

    code: int
    text: str


def locked(text: str) -> list[Locked]:
    """The packages of a lock. ValueError for one without a hash."""
    found = []
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text):
        if match := _LINE.match(entry):
            hashes = tuple(_HASH.findall(entry))
            if not hashes:
                raise ValueError(f"{match[1]} has no hash. Run `make lock`")
            found.append(Locked(match[1], match[2], hashes))
    return found


def sbom(packages: Sequence[Locked], version: str) -> dict[str, Any]:
    """A list of parts in the format CycloneDX 1.5."""
    components = [
        {
            "type": "library", "name": package.name, "version": package.version,
            "bom-ref": f"pkg:pypi/{package.name}@{package.version}", "purl": f"pkg:pypi/{package.name}@{package.version}",
        }
        for package in packages
    ]  # fmt: skip
    program = {"type": "application", "name": "gunma-support-navigator", "version": version}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": program}, "components": components,
    }  # fmt: skip


def audit(packages: Sequence[Locked], command: Sequence[str] = AUDIT) -> Audited:
    """Ask for known holes; anything but a whole answer about every package is said to be none."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        return _unaudited(type(fault).__name__)
    try:
        answers = {answer["name"].lower(): answer for answer in json.loads(done.stdout)["dependencies"]}
        missing = [package.name for package in packages if "vulns" not in answers.get(package.name.lower(), {})]
        holes = [f"{name} {answer['version']}: {hole['id']}" for name, answer in answers.items() for hole in answer.get("vulns", [])]
    except (ValueError, KeyError, TypeError, AttributeError):
        said = done.stderr.strip().splitlines() or ["no answer"]
        return _unaudited(said[-1][:200])
    if missing:
        return Audited(2, "\n".join([f"NOT AUDITED: {', '.join(missing)}", *holes]))
    if holes:
        return Audited(1, "\n".join(["known holes:", *holes]))
    return Audited(0, f"{len(packages)} packages looked at, no hole is known")


def _unaudited(why: str) -> Audited:
    return Audited(2, f"NOTHING WAS AUDITED ({why}). This says nothing about holes: try again where the list of them can be reached")


def main(verb: str) -> int:
    """Print the list of parts, or the result of the audit."""
    packages = locked(LOCK.read_text(encoding="utf-8"))
    if verb == "sbom":
        from navigator import __version__

        print(json.dumps(sbom(packages, __version__), indent=1))
        return 0
    result = audit(packages)
    print(result.text)
    return result.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
