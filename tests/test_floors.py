"""The engine's floors, read from its imports; and that its files and functions stay small enough to read."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import castloom

ENGINE = Path(castloom.__file__).parent
FILES = sorted(path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*.py"))
FLOORS = ("model", "source", "derive", "render", "driver", "door")  # from the lowest up
LONGEST_FILE = 260
LONGEST_FUNCTION = 30


def tree(file: str) -> ast.Module:
    return ast.parse((ENGINE / file).read_text("utf-8"))


def floor(file: str) -> str:
    return file.partition("/")[0]


def imports(module: ast.Module) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Line, module and names of every import, wherever it stands."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import; write the module's whole name"
            yield node.lineno, node.module or "", tuple(alias.name for alias in node.names)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def borrowed(module: ast.Module) -> set[str]:
    """The names that a file has from elsewhere."""
    nodes = [node for node in ast.walk(module) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.asname or alias.name.partition(".")[0] for node in nodes for alias in node.names}


inside = pytest.mark.parametrize("file", [file for file in FILES if "/" in file])


def test_every_folder_of_code_is_a_floor() -> None:
    assert {floor(file) for file in FILES if "/" in file} == set(FLOORS)


@inside
def test_file_imports_its_own_floor_and_lower_ones(file: str) -> None:
    allowed = FLOORS[: FLOORS.index(floor(file)) + 1]
    for line, module, names in imports(tree(file)):
        package, _, rest = module.partition(".")
        if package == "castloom" and module != "castloom":
            assert rest.partition(".")[0] in allowed, f"{file}:{line}: imports {module}, which lies on a higher floor"
        assert module != "castloom" or not set(names) & set(FLOORS), f"{file}:{line}: name the module itself"


@inside
def test_model_imports_only_the_standard_library(file: str) -> None:
    for line, module, _ in imports(tree(file)) if floor(file) == "model" else ():
        known = module.partition(".")[0] in sys.stdlib_module_names or module.startswith("castloom.model.")
        assert known, f"{file}:{line}: imports {module}; the model needs the standard library only"


@inside
def test_only_the_driver_imports_mkdocs(file: str) -> None:
    for line, module, _ in imports(tree(file)) if floor(file) != "driver" else ():
        package = module.partition(".")[0]
        assert package not in ("mkdocs", "properdocs", "material"), f"{file}:{line}: imports {module} outside driver/"


@inside
def test_file_leaves_private_names_of_others_alone(file: str) -> None:
    module = tree(file)
    for line, source, names in imports(module):
        private = [name for name in (*source.split("."), *names) if is_private(name)]
        assert not private, f"{file}:{line}: imports {private[0]}, which is private to {source}"
    theirs = borrowed(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and isinstance(node.value, ast.Name):
            # lxml has no other name for the type of its elements.
            mine = node.value.id not in theirs or (node.value.id, node.attr) == ("etree", "_Element")
            assert mine, f"{file}:{node.lineno}: uses {node.value.id}.{node.attr}, which is private to {node.value.id}"


@pytest.mark.parametrize("file", FILES)
def test_file_is_short(file: str) -> None:
    count = len((ENGINE / file).read_text("utf-8").splitlines())
    assert count <= LONGEST_FILE, f"{file} has {count} lines; cut it where one idea ends and another begins"


@pytest.mark.parametrize("file", FILES)
def test_functions_are_short(file: str) -> None:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            count = node.end_lineno - node.lineno + 1
            # A function that only fills in one value is as long as the value has parts.
            if count > LONGEST_FUNCTION and not _fills_in_one_value(node):
                pytest.fail(f"{file}:{node.lineno}: {node.name} has {count} lines; give its parts names of their own")


def _fills_in_one_value(function: ast.FunctionDef) -> bool:
    spans = [(s.end_lineno or s.lineno) - s.lineno + 1 for s in function.body if _makes(s)]
    return bool(spans) and (function.end_lineno or 0) - function.lineno + 1 - max(spans) <= LONGEST_FUNCTION // 2


def _makes(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign | ast.Return) and isinstance(statement.value, ast.Call | ast.Dict)
