"""A phone with or without script: in the suite a test that asks for one of them takes that alone, in the campaign both."""

import pytest

from tests.conftest import CAMPAIGN

IDS = {True: "script", False: "no-script"}


def _phone(script):
    return pytest.mark.parametrize("phone", [True, False] if CAMPAIGN else [script], ids=IDS.get, indirect=True)


with_script, without_script = _phone(True), _phone(False)
