"""Every example of the documents runs, and prints what they say it prints.

A page's blocks are run in order, in a folder that holds a copy of `examples/`, and others as the
reader's own `pages/`, `crawl/` and `page.txt`:

- `python` is a session where it has prompts, else a program; the functions of it that are named
  `test_...` are called at the end;
- `console` is run in bash: what is printed must be what is shown, unless nothing is shown;
- `toml` whose first line is a comment with a file's name is written to that file.

"..." stands for anything, and scores and weights such as 0.97 and (-4.3) for any other. Commands in
`sh` blocks install or change things, and are not run here, nor is a block right below a line
`<!-- not run: why -->`. A page whose first line is `<!-- needs: NAME -->` is skipped where the
module NAME is missing.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        ROOT / "README.md",
        # The programs of docs/engines are run where the engines are.
        *(
            page
            for page in (ROOT / "docs").rglob("*.md")
            if not {"_build", "engines"} & set(page.parts)
        ),
    ]
)
BLOCK = re.compile(
    r"^(<!-- not run: .+ -->\n+)?```(python|console|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
NEEDS = re.compile(r"<!-- needs: (\S+) -->")
# They change by a little whenever the judge learns anew.
SCORE = re.compile(r"\b[01]\.\d\d\b|\([-+]\d+\.\d\)")
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Example:
    language: str
    line: int
    code: str


def examples_of(page: Path) -> list[Example]:
    text = page.read_text(encoding="utf-8")
    return [
        Example(block[2], text.count("\n", 0, block.start(3)) + 1, block[3])
        for block in BLOCK.finditer(text)
        if not block[1]
    ]


PAGES_WITH_EXAMPLES = [page for page in PAGES if examples_of(page)]


@pytest.mark.parametrize(
    "page", PAGES_WITH_EXAMPLES, ids=lambda page: str(page.relative_to(ROOT).with_suffix(""))
)
def test_the_examples_of_the_page_hold(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs = NEEDS.match(page.read_text(encoding="utf-8"))
    if needs:
        pytest.importorskip(needs[1])
    for name in ("examples", "pages", "crawl"):
        shutil.copytree(ROOT / "examples", tmp_path / name)
    shutil.copy(ROOT / "examples" / "ferry.txt", tmp_path / "page.txt")
    monkeypatch.chdir(tmp_path)
    # A module of its own, so that what is defined in a page can be found by its name.
    names: dict[str, Any] = {"__name__": "page"}
    run = {"python": run_python, "console": run_console, "toml": write_toml}
    for example in examples_of(page):
        run[example.language](page, example, names)
    for name, value in list(names.items()):
        if name.startswith("test_"):
            value()


def run_python(page: Path, example: Example, names: dict[str, Any]) -> None:
    if '__name__ == "__main__"' in example.code:
        Path("program.py").write_text(example.code, encoding="utf-8")
        subprocess.run([sys.executable, "program.py"], check=True)
        return
    if not example.code.startswith(">>>"):
        # So that a traceback names the line of the page.
        code = compile("\n" * (example.line - 1) + example.code, str(page), "exec")
        exec(code, names)  # noqa: S102  # the page is ours
        return
    test = doctest.DocTestParser().get_doctest(
        example.code, {}, page.name, str(page), example.line - 1
    )
    test.globs = names
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    runner.run(test, out=told.append, clear_globs=False)
    assert told == []


def run_console(page: Path, example: Example, _names: dict[str, Any]) -> None:
    for command, shown in commands_of(example.code):
        done = subprocess.run(
            ["bash", "-c", command],  # noqa: S607  # any bash will do
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if shown else subprocess.PIPE,
            text=True,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        )
        where = f"{page.name}, line {example.line}: {command}"
        if shown:
            wanted, printed = (SCORE.sub("SCORE", text) for text in (shown, done.stdout))
            matches = doctest.OutputChecker().check_output(wanted, printed, OPTIONS)
            assert matches, f"{where}\n{done.stdout}"
        else:
            assert done.returncode == 0, f"{where}\n{done.stderr}"


def commands_of(code: str) -> list[tuple[str, str]]:
    """Each command of a block with what is shown below it."""
    _, *parts = re.split(r"^\$ ", code, flags=re.MULTILINE)
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def write_toml(_page: Path, example: Example, _names: dict[str, Any]) -> None:
    name = re.match(r"# (\S+\.toml)\n", example.code)
    if name:
        Path(name[1]).write_text(example.code, encoding="utf-8")
