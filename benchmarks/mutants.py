"""How many small faults the tests notice: a random sample of mutants of a room of the house.

`python -m benchmarks.mutants judging --sample 40` changes one operator, number or branch at a time
in a copy of the sources, runs the room's tests on it and those of whole pages, and names the
mutants that nobody noticed.
Takes as long as the tests do, times the sample; mutants that are noticed end theirs early.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.running import parser_for

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Mutant", "mutants_of", "wilson"]

ROOT: Final = Path(__file__).parent.parent
_SECONDS: Final = 900  # after which a mutant counts as noticed: it hangs
# Beside a room's own: what a room gets wrong shows in the articles of whole pages.
_WHOLE: Final = ("tests/test_fixtures.py", "tests/test_pipeline.py", "tests/writing/metadata")
_Z: Final = 1.96  # of a 95 % interval
_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


class Mutant(NamedTuple):
    """A module with one fault: its source, where the fault is, and what it says instead."""

    source: str
    line: int
    change: str


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its syntax tree.

    >>> [mutant.change for mutant in mutants_of("a = b < 1 and c")]
    ['b < 1 and c -> b < 1 or c', 'b < 1 -> b <= 1', '1 -> 2']
    """
    count = sum(1 for _ in _faults(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        node, put = list(_faults(tree))[number]
        before = ast.unparse(node)
        put()
        yield Mutant(ast.unparse(tree), node.lineno, f"{before} -> {ast.unparse(node)}")


def _faults(tree: ast.AST) -> Iterator[tuple[ast.expr, _Put]]:
    for node in ast.walk(tree):
        match node:
            case ast.BoolOp():
                other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
                yield node, _Put(node, "op", other)
            case ast.Compare() if type(node.ops[0]) in _COMPARED:
                yield node, _Put(node, "ops", [_COMPARED[type(node.ops[0])](), *node.ops[1:]])
            case ast.BinOp() if type(node.op) in _COUNTED and not _is_type(node):
                yield node, _Put(node, "op", _COUNTED[type(node.op)]())
            case ast.UnaryOp(op=ast.Not()):
                yield node, _Put(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
            case ast.Constant(value=bool()):
                yield node, _Put(node, "value", not node.value)
            case ast.Constant(value=int() | float() as number):
                yield node, _Put(node, "value", number + 1)
            case ast.IfExp():
                yield node, _Put(node, "test", ast.Constant(value=True))


def _is_type(node: ast.BinOp) -> bool:
    """Whether it is `X | None`: an annotation, which nothing runs."""
    return isinstance(node.op, ast.BitOr) and "None" in ast.unparse(node)


class _Put(NamedTuple):
    """Puts a value into a field of a node, when called."""

    node: ast.AST
    field: str
    value: object

    def __call__(self) -> None:
        setattr(self.node, self.field, self.value)


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The 95 % interval of a rate, after Wilson.

    >>> [round(bound, 2) for bound in wilson(9, 10)]
    [0.6, 0.98]
    """
    rate, spread = hits / tries, _Z**2 / tries
    middle = rate + spread / 2
    half = _Z * (rate * (1 - rate) / tries + spread / tries / 4) ** 0.5
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def _is_noticed(folder: Path, room: str) -> bool:
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            [*command, f"tests/{room}", *_WHOLE],  # most end in the first
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main(arguments: list[str] | None = None) -> int:
    """Draw mutants of a room, run its tests on each, and print those that survive."""
    parser = parser_for("mutants", __doc__)
    parser.add_argument("room", choices=["reading", "evidence", "judging"])
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    files = sorted((ROOT / "src" / "cleannews" / chosen.room).rglob("*.py"))
    every = [(file, mutant) for file in files for mutant in mutants_of(file.read_text())]
    drawn = random.Random(chosen.seed).sample(every, min(chosen.sample, len(every)))  # noqa: S311
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "src" / "cleannews", Path(folder, "cleannews"))
        for number, (file, mutant) in enumerate(drawn, 1):
            copy = Path(folder, file.relative_to(ROOT / "src"))
            copy.write_text(mutant.source)
            killed = _is_noticed(Path(folder), chosen.room)
            copy.write_text(file.read_text())
            noticed += killed
            if not killed:
                place = f"{file.relative_to(ROOT)}:{mutant.line}"
                print(f"survives: {place}: {mutant.change}", flush=True)
            low, high = wilson(noticed, number)
            print(f"{noticed} of {number} noticed ({low:.0%} to {high:.0%}), of {len(every)}")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
