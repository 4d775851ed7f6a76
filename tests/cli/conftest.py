from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from cleannews.cli import main
from cleannews.cli.rules import main as rules_main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PAGE = """\
Home
News
Sign in
Pier opens again after the storm
The pier of Saltmarsh opened again on Monday, four months after a storm tore away its outer half.
Share
Engineers drove sixty oak piles into the sea bed and laid a new deck, the harbour master said.
He expects the first excursion boats of the season to call there in the second week of May.
Most read
Privacy policy
"""
TITLE = "Pier opens again after the storm"
BODY = """\
The pier of Saltmarsh opened again on Monday, four months after a storm tore away its outer half.

Engineers drove sixty oak piles into the sea bed and laid a new deck, the harbour master said.

He expects the first excursion boats of the season to call there in the second week of May."""


class Outcome(NamedTuple):
    """What a run of the command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def record(self) -> Any:
        """The JSON on standard output."""
        return json.loads(self.out)


@pytest.fixture
def rules(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command `cleannews-rules` in this process."""

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = rules_main([str(argument) for argument in arguments])
        return Outcome(status, *capsys.readouterr())

    return run


@pytest.fixture
def cleannews(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command in this process."""

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Outcome(status, *capsys.readouterr())

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A scraped page."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def start(arguments: Sequence[str | Path], **others: Any) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    # A shell that starts the tests behind its back has them ignore Ctrl-C, and so what they start.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        " from cleannews.cli import main; sys.exit(main())"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"]}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment | others.pop("environment", {}),
        **others,
    )


@pytest.fixture(name="start")
def _start() -> Callable[..., subprocess.Popen[bytes]]:
    return start
