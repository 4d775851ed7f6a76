"""The house as it is drawn in ARCHITECTURE.md: imports point one way, and files stay short."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cleannews

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(cleannews.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 300
MOST_FUNCTION_LINES = 40

# From the top of the house to its foundation. A room imports itself and what stands below it.
ROOMS = [
    ("cli", "adapters"),
    ("streams",),
    ("testing",),
    ("",),  # cleannews itself: the public names
    ("pipeline",),
    ("writing",),
    ("judging",),
    ("evidence",),
    ("reading",),
    ("site",),
    ("options",),
    ("article",),
    ("arguments", "errors", "limits", "repairs"),
]
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}

# Values know, when asked, who renders them and who reads the files of their options; `clean_many`
# knows who has workers.
UPWARD_ON_CALL = {
    ("pipeline.py", "cleannews.streams.many"),
    ("article.py", "cleannews.writing.render"),
    ("article.py", "cleannews.writing.report"),
    ("options.py", "cleannews.evidence.lexicon.load"),
}

PUBLIC = [
    "Article",
    "Block",
    "CleanNewsError",
    "InputTooLargeError",
    "MissingExtraError",
    "Options",
    "ProfileError",
    "Reason",
    "Repair",
    "Role",
    "RuleFileError",
    "SiteProfile",
    "clean",
    "clean_many",
    "explain",
    "learn",
]


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    floor = FLOOR[room_of(path)]
    upward = [
        (name_of(path), target)
        for target in imports(ast.parse(path.read_bytes()))
        if FLOOR[target.removeprefix("cleannews").strip(".").split(".")[0]] < floor
    ]
    assert set(upward) <= UPWARD_ON_CALL


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """The package's modules that a module imports when it runs; those for types only are free."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("cleannews"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            if (node.module or "").split(".")[0] == "cleannews":
                yield node.module or ""
        else:
            yield from imports(node)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    functions = [
        (node.name, body_lines(node))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    ]
    assert [name for name, lines in functions if lines > MOST_FUNCTION_LINES] == []


def body_lines(function: ast.FunctionDef) -> int:
    """The lines a function takes, without its docstring: promises may be as long as they need."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_named_after_nothing(path: Path) -> None:
    assert not {"utils", "helpers", "manager", "misc", "common"} & set(Path(name_of(path)).parts)
    assert path.stem not in {"utils", "helpers", "manager", "misc", "common"}


def test_the_public_names_are_exactly_these() -> None:
    assert cleannews.__all__ == PUBLIC
    assert all(hasattr(cleannews, name) for name in PUBLIC)


def test_the_rooms_of_the_package_are_those_of_the_drawing() -> None:
    assert {room_of(path) for path in MODULES} == set(FLOOR)
