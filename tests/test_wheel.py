"""What is installed serves the same pages: rules, content, templates and styles travel inside the wheel."""

import subprocess
import sys
import zipfile

from tests.conftest import ROOT

PAGE = """
import sys, pathlib, navigator.paths
from starlette.testclient import TestClient
from navigator.web.app import create_app
from navigator.settings import Settings
assert str(navigator.paths.ROOT).startswith(sys.argv[1]), navigator.paths.ROOT
client = TestClient(create_app(Settings(data_dir=pathlib.Path(sys.argv[1]) / "data", secret="for tests, and long enough to sign with")))
print(client.get("/ja/").status_code, client.get("/ja/windows/saposute").status_code)
"""


def test_a_wheel_serves_from_another_folder(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True
    )
    there = tmp_path / "installed"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(there)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PAGE, str(there)], cwd=tmp_path, env={"PYTHONPATH": str(there), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["200", "200"], done.stderr
