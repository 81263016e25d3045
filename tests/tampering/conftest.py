"""A small workspace with a report in it, made once by the real command; each attack is made on a copy."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.commands import ended, environment, saksi, small_sample

SCRIPT = Path(__file__).parents[2] / "docs" / "tutorial" / "tamper.py"


@pytest.fixture(scope="session")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dispatches of the sample, taken in, read, decided, and a report built."""
    folder = small_sample(tmp_path_factory.mktemp("victim"), "01", "02")
    saksi("demo", "--no-serve", cwd=folder)
    return folder / "demo" / "sample"


@pytest.fixture(scope="session")
def tamper() -> ModuleType:
    """The attacks of the tutorial; the commands of Saksi that they run are forked, as in other tests."""
    spec = importlib.util.spec_from_file_location("tamper", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["tamper"] = module  # where its dataclass looks for itself
    spec.loader.exec_module(module)
    plain = module.run
    module.run = lambda command: ended(command, environment()) if command[0] == module.SAKSI else plain(command)
    return module
