"""The exact versions that `make setup` installs."""

import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
PINNED = [Requirement(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()]
OLDEST = "3.11.0"


def test_oldest_python_is_the_one_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={OLDEST.removesuffix('.0')}"


@pytest.mark.parametrize("pinned", PINNED, ids=str)
def test_version_takes_the_oldest_python(pinned: Requirement) -> None:
    found = metadata(pinned.name)
    assert found["Version"] in pinned.specifier, "run make setup"
    wanted = found["Requires-Python"] or ""
    assert OLDEST in SpecifierSet(wanted), f"{pinned} wants Python {wanted}: see pin in the Makefile"
