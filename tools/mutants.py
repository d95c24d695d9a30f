"""Mutants of the code: changes a function in one place at a time, and sees whether a test notices.

    python tools/mutants.py navigator.dialogue --sample 100
    python tools/mutants.py navigator.engine.decide.rule --beside

mutmut makes the mutants; each runs in a process of its own against the tests of its room, up to the first that fails:
those that call the changed function first (tools/mutant_runner.py). Survivors are printed with what was changed.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from math import sqrt
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import libcst
from mutmut.mutation.diff_apply import read_mutant_function, read_original_function
from mutmut.mutation.file_mutation import mutate_file_contents

ROOT = Path(__file__).parent.parent
TREE = ("navigator", "tests", "rules", "content", "templates", "static", "benchmarks", "tools", "docs", "pyproject.toml", "Makefile")
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow and not browser")
LONGEST = 600  # seconds; a mutant that takes longer loops
GOOD = 0, 5  # exit codes of pytest: all passed, no test found


@dataclass(frozen=True)
class Mutant:
    """One change: the module with all its mutants, and the function's name with the number of the change."""

    module: str
    name: str
    code: libcst.Module

    @property
    def id(self) -> str:
        """The name that mutmut's switch knows it by."""
        return f"{self.module}.{self.name}"

    @property
    def diff(self) -> str:
        """The lines that differ."""
        before, after = (
            libcst.Module([function]).code.splitlines()
            for function in (read_original_function(self.code, self.id), read_mutant_function(self.code, self.id))
        )
        lines = unified_diff(before[1:], after[1:], lineterm="", n=0)
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def modules_of(names: list[str]) -> list[str]:
    """The modules below these names, or these modules themselves."""
    found = []
    for path in sorted((ROOT / "navigator").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if path.stem != "__init__" and any(module == name or module.startswith(f"{name}.") for name in names):
            found.append(module)
    return found


def path_of(tree: Path, module: str) -> Path:
    """Where a module stands in a tree."""
    return tree.joinpath(*module.split(".")).with_suffix(".py")


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant of a module; its code holds them all, each behind mutmut's switch."""
    path = path_of(ROOT, module)
    changed = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    code = libcst.parse_module(changed.code)
    return [Mutant(module, name, code) for name in changed.mutant_names]


def tests_of(tree: Path, module: str) -> list[str]:
    """The test file beside a module, then its folder's, then its room's."""
    room, *rest = module.split(".")[1:]
    beside = tree.joinpath("tests", room, *rest[:-1], f"test_{rest[-1]}.py") if rest else tree / "tests" / f"test_{room}.py"
    wanted = [beside, beside.parent, tree / "tests" / room]
    return list(dict.fromkeys(str(path.relative_to(tree)) for path in wanted if path.exists()))


def environment(tree: Path, mutant: str = "") -> dict[str, str]:
    """What the tests run in: this tree, with this mutant or none."""
    return {**os.environ, "PYTHONPATH": str(tree), "NAVIGATOR_MUTANTS": "1", "MUTANT_UNDER_TEST": mutant}


def survives_anew(tree: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Whether the tests pass with this mutant from the first import on."""
    process = subprocess.Popen(
        [sys.executable, *PYTEST, *tests], cwd=tree, env=environment(tree, mutant.id), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        return process.wait(LONGEST) in GOOD
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return False


def fates(tree: Path, mutants: list[Mutant], tests: dict[str, list[str]], jobs: int) -> Iterator[tuple[Mutant, str]]:
    """What became of each mutant of modules that share their last tests: killed, survived, or late."""
    named = {mutant.id: mutant for mutant in mutants}
    command = [sys.executable, "-m", "tools.mutant_runner", tests[mutants[0].module][-1], str(jobs)]
    lines = tree / "mutants"
    lines.write_text("".join(json.dumps({"id": mutant.id, "tests": " ".join(tests[mutant.module])}) + "\n" for mutant in mutants))
    with (
        lines.open() as wanted,
        subprocess.Popen(command, cwd=tree, env=environment(tree), stdin=wanted, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process,
    ):
        for line in process.stdout or ():
            answer = json.loads(line)
            if answer["id"] not in named:
                raise SystemExit(f"the tests fail without any mutant: {answer['fate']}")
            mutant = named.pop(answer["id"])
            again = answer["fate"] == "anew"
            yield mutant, ("survived" if survives_anew(tree, mutant, tests[mutant.module]) else "killed") if again else answer["fate"]
    if named:
        raise SystemExit(f"the tests cannot be run: {' '.join(command)}")


def copy_tree(tree: Path) -> None:
    """The files that the tests need."""
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(source, tree / name)


def interval(good: int, total: int) -> str:
    """Wilson's interval of a share, at 95%."""
    z, share = 1.96, good / total
    middle, spread = share + z * z / (2 * total), z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = ((middle + sign * spread) / (1 + z * z / total) for sign in (-1, 1))
    return f"{100 * share:.1f}% ({100 * low:.0f} to {100 * high:.0f})"


def main() -> int:
    """Run a sample, or all; the exit code is 1 when fewer than `--least` percent are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="+", help="modules or packages")
    parser.add_argument("--sample", type=int, default=0, help="how many, drawn at random; all by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--beside", action="store_true", help="against the tests beside each module alone: what they miss others may notice")
    parser.add_argument("--least", type=float, default=0, help="percent that must be killed")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        mutants = [mutant for module in modules_of(options.names) for mutant in mutants_of(module)]
        chosen = random.Random(options.seed).sample(mutants, min(options.sample or len(mutants), len(mutants)))
        chosen.sort(key=attrgetter("module"))
        for module in {mutant.module for mutant in chosen}:
            path_of(tree, module).write_text(next(mutant.code.code for mutant in chosen if mutant.module == module), encoding="utf-8")
        start, counts = time.monotonic(), Counter[str]()
        tests = {mutant.module: tests_of(tree, mutant.module)[: 1 if options.beside else None] for mutant in chosen}
        for _, together in groupby(chosen, lambda mutant: tests[mutant.module][-1]):
            for mutant, fate in fates(tree, list(together), tests, options.jobs):
                counts[fate] += 1
                if fate != "killed":  # at once: whoever ends a long run keeps what it has found
                    print(f"{fate}: {mutant.id}\n{mutant.diff}\n", flush=True)
    killed = counts["killed"] + counts["late"]
    print(f"{killed} of {len(chosen)} killed, {interval(killed, len(chosen))}, of {len(mutants)} there are; {time.monotonic() - start:.0f} s")
    return int(100 * killed / len(chosen) < options.least)


if __name__ == "__main__":
    sys.exit(main())
