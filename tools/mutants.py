"""Mutants of the code: changes a function in one place at a time, and sees whether a test notices.

    python tools/mutants.py navigator.dialogue --sample 100
    python tools/mutants.py navigator.engine.decide.rule navigator.engine.prove.proof

mutmut makes the mutants; each runs in a process of its own against the tests that stand beside its module, then
against those of its room, up to the first that fails. Survivors are printed with what was changed.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from math import sqrt
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


def mutate(tree: Path, module: str) -> list[Mutant]:
    """Write every mutant of a module into the tree, each behind mutmut's switch."""
    path = path_of(tree, module)
    changed = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    path.write_text(changed.code, encoding="utf-8")
    code = libcst.parse_module(changed.code)
    return [Mutant(module, name, code) for name in changed.mutant_names]


def tests_of(tree: Path, module: str) -> list[str]:
    """The test file beside a module, then its folder's, then its room's."""
    room, *rest = module.split(".")[1:]
    beside = tree.joinpath("tests", room, *rest[:-1], f"test_{rest[-1]}.py") if rest else tree / "tests" / f"test_{room}.py"
    wanted = [beside, beside.parent, tree / "tests" / room]
    return list(dict.fromkeys(str(path.relative_to(tree)) for path in wanted if path.exists()))


def survives(tree: Path, mutant: Mutant | None, tests: list[str]) -> bool:
    """Whether the tests pass with this mutant, or with none."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "NAVIGATOR_MUTANTS": "1", "MUTANT_UNDER_TEST": mutant.id if mutant else ""}
    process = subprocess.Popen(
        [sys.executable, *PYTEST, *tests], cwd=tree, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        return process.wait(LONGEST) in GOOD
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return False


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
    parser.add_argument("--least", type=float, default=0, help="percent that must be killed")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        modules = modules_of(options.names)
        tests = {module: tests_of(tree, module) for module in modules}
        mutants = [mutant for module in modules for mutant in mutate(tree, module)]
        if not all(survives(tree, None, [test]) for test in sorted({test for wanted in tests.values() for test in wanted[-1:]})):
            print("the tests fail without any mutant")
            return 2
        chosen = random.Random(options.seed).sample(mutants, min(options.sample or len(mutants), len(mutants)))
        start, killed = time.monotonic(), 0
        with ThreadPoolExecutor(options.jobs) as pool:
            alive = pool.map(lambda mutant: survives(tree, mutant, tests[mutant.module]), chosen)
            for mutant, survived in zip(chosen, alive, strict=True):
                killed += not survived
                if survived:  # at once: whoever ends a long run keeps what it has found
                    print(f"survived: {mutant.id}\n{mutant.diff}\n", flush=True)
    print(f"{killed} of {len(chosen)} killed, {interval(killed, len(chosen))}, of {len(mutants)} there are; {time.monotonic() - start:.0f} s")
    return int(100 * killed / len(chosen) < options.least)


if __name__ == "__main__":
    sys.exit(main())
