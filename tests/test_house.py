"""The house: no import goes in a circle, every name is its own, nothing grows out of size. Directions: pyproject.toml."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "navigator"
OURS = ("navigator", "tests", "tools", "benchmarks", "training")
MODULES, LINES, FUNCTION_LINES = 14, 400, 50  # at most, in a folder, a module and a function
WITHOUT_TESTS = {  # module: why it has no tests beside it
    "__main__": "one call of the command line",
    "dialogue/conversation/typed_line": "values alone",
    "dialogue/result/take_along/views": "values alone",
    "editions/records/kinds/every_kind": "declarations; test_every_kind.py of the pages fills a form of each",
    "editions/records/kinds/ground_kinds": "declarations; test_every_kind.py of the pages fills a form of each",
    "editions/records/kinds/place_kinds": "declarations; test_every_kind.py of the pages fills a form of each",
    "editions/records/kinds/question_kinds": "declarations; test_every_kind.py of the pages fills a form of each",
    "engine/decide/goals": "values alone",
    "language/classifiers/array_process": "one call; test_mapped_encoder.py begins the process",
    "paths": "names of folders",
    "web/endpoint": "names of types",
    "web/staff/editions/records/record_words": "words alone",
}
SPEAKING = {PACKAGE / "__init__.py", PACKAGE / "cli/__init__.py"}  # packages that hold more than a docstring


@cache
def parsed(folder: str) -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).rglob("*.py"))}


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("navigator", cache_dir=None)  # imports for types count


def test_no_import_goes_in_a_circle(imports: grimp.ImportGraph) -> None:
    TopologicalSorter({m: imports.find_modules_directly_imported_by(m) & imports.modules for m in imports.modules}).prepare()


def test_imports_go_the_ways_of_the_contracts() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run([sys.executable, "-c", lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_folder_holds_few_modules() -> None:
    folders = defaultdict(list)
    for path in parsed("navigator"):
        if path.name != "__init__.py":
            folders[path.parent.relative_to(ROOT).as_posix()].append(path.stem)
    assert not {folder: modules for folder, modules in folders.items() if len(modules) > MODULES}


def test_a_package_opens_with_a_docstring_alone() -> None:
    for path, tree in parsed("navigator").items():
        if path.name == "__init__.py":
            assert ast.get_docstring(tree), path
            assert len(tree.body) == 1 or path in SPEAKING, path


def test_a_class_name_has_one_meaning() -> None:
    places = defaultdict(list)
    for path, tree in parsed("navigator").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not {name: where for name, where in places.items() if len(where) > 1}


@pytest.mark.parametrize("folder", OURS)
def test_none_of_our_names_is_imported_under_another(folder: str) -> None:
    assert not [
        f"{path.relative_to(ROOT)}:{node.lineno} {name.name} as {name.asname}"
        for path, tree in parsed(folder).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        for name in node.names
        if name.asname and _is_ours(node, name)
    ]


def _is_ours(node: ast.ImportFrom | ast.Import, name: ast.alias) -> bool:
    if isinstance(node, ast.Import):
        return name.name.partition(".")[0] in OURS
    return node.level > 0 or (node.module or "").partition(".")[0] in OURS


def test_modules_and_functions_keep_their_size() -> None:
    for path, tree in parsed("navigator").items():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES, path
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or node.lineno) - node.lineno < FUNCTION_LINES, (path, node.name)


def test_every_module_has_its_tests_beside_it() -> None:
    modules = {path.relative_to(PACKAGE).with_suffix("") for path in parsed("navigator") if path.name != "__init__.py"}
    tested = {module for module in modules if (ROOT / "tests" / module.parent / f"test_{module.name}.py").exists()}
    assert {module.as_posix() for module in modules - tested} == set(WITHOUT_TESTS)


WHOLE_COUNTRY = ("0120", "0570", "050")
TELEPHONE = re.compile(r"0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}")


def test_no_telephone_of_the_region_stands_in_tests_of_code() -> None:
    """Theirs change; a test asks the region for them. Lines for the whole country are not the region's."""
    files = [*(ROOT / "content/offices").glob("*.yaml"), ROOT / "content/municipalities.yaml", ROOT / "content/helplines.yaml"]
    found = (number for file in files for number in TELEPHONE.findall(file.read_text(encoding="utf-8")))
    of_region = {number for number in found if not number.startswith(WHOLE_COUNTRY)}
    assert len(of_region) > 30
    assert not [
        f"{path.relative_to(ROOT)} {number}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for number in TELEPHONE.findall(path.read_text(encoding="utf-8"))
        if number in of_region
    ]
