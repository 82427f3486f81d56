"""The lowest rooms stand on the standard library, and nothing is imported that the package does not declare."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from cpa_desktop.paths import ROOT

PACKAGE = ROOT / "cpa_desktop"


def imported(folder: str) -> set[str]:
    """The packages outside our own and the standard library that the modules of a folder import."""
    names = set()
    for path in (PACKAGE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"cpa_desktop"}


@pytest.mark.parametrize(("folder", "allowed"), [("core", set()), ("calc", {"numpy", "scipy"})])
def test_that_the_lower_rooms_need_no_package(folder: str, allowed: set[str]) -> None:
    assert imported(folder) <= allowed


def test_that_every_package_in_use_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=]", entry)[0].lower() for entry in project["dependencies"]}
    owners = packages_distributions()
    used = {owner.lower().replace("_", "-") for name in imported("") for owner in owners[name]}
    assert used - {"shiboken6"} <= declared | {"pyside6-essentials"}
