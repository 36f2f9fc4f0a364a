"""The plan of the house: who may know whom. Read from the imports, wherever in a file they stand."""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import claimscan

SOURCE = Path(claimscan.__file__).parent
GROUND = {"claimscan.model", "claimscan.errors", "claimscan.config"}
FAMILIES = ("readers", "rules", "writers")
STAGES = {"split", "claims", "parse", "link", "check", "scan", "corpus", "show", "cli"}
HEAVY = {"pdfplumber", "pypdfium2", "rapidfuzz", "rich", "typer", "http", "ssl", "socket", "asyncio", "sqlite3"}
NETWORK = {"http", "ssl", "socket"}
PUBLIC = "claimscan"  # the package itself names everything, for its users; inside it is asked for the version only


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imported(module: str, nodes: list[ast.AST]) -> set[str]:
    """Full names of the modules that the import statements among ``nodes`` name."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            for alias in node.names:
                full = f"{base}.{alias.name}"
                found.add(full if full in MODULES else base)
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """All that ``module`` imports, also in functions and for the type checker alone."""
    return frozenset(imported(module, list(ast.walk(tree(module)))))


def own(module: str) -> set[str]:
    return {name for name in imports(module) if name in MODULES}


@pytest.mark.parametrize("module", sorted(GROUND))
def test_the_ground_floor_stands_on_the_standard_library(module: str) -> None:
    others = {
        name for name in imports(module) if name not in GROUND and name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert not others


@pytest.mark.parametrize("family", FAMILIES)
def test_families_do_not_know_each_other_nor_what_stands_above(family: str) -> None:
    above = {f"claimscan.{name}" for name in STAGES | set(FAMILIES) - {family}}
    for module in MODULES:
        if module.startswith(f"claimscan.{family}"):
            known = {name for name in own(module) if any(name == up or name.startswith(f"{up}.") for up in above)}
            assert not known, f"{module} must not know {known}"


def test_only_the_command_line_knows_typer() -> None:
    users = {
        module for module in MODULES if any(name.partition(".")[0] in ("typer", "click") for name in imports(module))
    }
    assert users
    assert all(module == "claimscan.cli" or module.startswith("claimscan.cli.") for module in users)
    assert not [module for module in MODULES if any(name.partition(".")[0] == "click" for name in imports(module))]


def test_nothing_but_the_entry_knows_the_command_line() -> None:
    users = {module for module in MODULES if any(name.startswith("claimscan.cli") for name in own(module))}
    assert {user for user in users if not user.startswith("claimscan.cli")} == {"claimscan.__main__"}


def test_there_are_no_cycles() -> None:
    graph = {module: own(module) - {module, PUBLIC} for module in MODULES if module != PUBLIC}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the cycle


@pytest.mark.parametrize("module", sorted(module for module in MODULES if not module.startswith("claimscan.cli")))
def test_what_is_heavy_is_imported_where_it_is_used(module: str) -> None:
    """The network has a room of its own, which is entered only where the network is asked for."""
    top = [node for node in tree(module).body if isinstance(node, ast.Import | ast.ImportFrom)]
    at_home = NETWORK if module.startswith("claimscan.web.") else set()
    assert not {name.partition(".")[0] for name in imported(module, list(top))} & (HEAVY - at_home)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_file_of_a_family_is_in_its_table(family: str) -> None:
    """Or is imported by one that is, or by the table: what several of them need stands beside them."""
    package = f"claimscan.{family}"
    table = in_table(family)
    reached = table | {name for name in own(package) if name.startswith(f"{package}.")}
    while further := {name for module in reached for name in own(module) if name.startswith(f"{package}.")} - reached:
        reached |= further
    for module in reached.copy():  # a member that is a package has rooms of its own
        reached |= {name for name in MODULES if name.startswith(f"{module}.")}
    assert {module for module in MODULES if module.startswith(f"{package}.")} == reached


def in_table(family: str) -> set[str]:
    members = import_module(f"claimscan.{family}")
    if family == "rules":
        return {rule.run.__module__ for rule in members.RULES.values()}
    return set(getattr(members, family.upper()).values())


def test_each_file_with_a_rule_is_in_the_table() -> None:
    """A rule that nobody lists would be imported by nobody, and never run."""
    with_rule = {
        module
        for module in MODULES
        if module.startswith("claimscan.rules.")
        for node in tree(module).body
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "RULE" for to in node.targets)
    }
    assert with_rule == in_table("rules")


def test_there_is_no_room_without_a_name() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "core"}
    assert not [module for module in MODULES if module.rpartition(".")[2] in banned]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_each_module_says_what_it_is(module: str) -> None:
    text = ast.get_docstring(tree(module))
    assert text or MODULES[module].read_text(encoding="utf-8") == ""
