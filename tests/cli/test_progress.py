"""What a run over a crawl shows while it goes, and at its end."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from cleannews.cli.summary import summary
from cleannews.streams.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.fixture
def crawl(page: Path, tmp_path: Path) -> Path:
    file = tmp_path / "crawl.jsonl"
    file.write_text(f"{json.dumps({'text': page.read_text()})}\n" * 2)
    return file


@pytest.fixture
def looked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks at standard error; the articles go elsewhere."""
    monkeypatch.setattr("cleannews.cli.progress.is_terminal", lambda stream: stream is not None)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("looked_on")
def test_whoever_looks_on_sees_how_far_a_crawl_is(
    cleannews: Run, crawl: Path, tmp_path: Path
) -> None:
    err = cleannews(crawl, "-o", tmp_path / "out.jsonl").err
    assert "2 pages" in err
    assert "100%" in err
    assert "left" in err


@pytest.mark.usefixtures("looked_on")
def test_of_a_pipe_nobody_knows_what_is_left(
    cleannews: Run, crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(crawl.read_bytes())))
    monkeypatch.setattr("sys.stdin", stdin)
    err = cleannews("-", "-o", tmp_path / "out.jsonl").err
    assert "2 pages" in err
    assert "left" not in err


@pytest.mark.usefixtures("looked_on")
def test_quiet_shows_neither_bar_nor_summary(cleannews: Run, crawl: Path, tmp_path: Path) -> None:
    assert cleannews(crawl, "-q", "-o", tmp_path / "out.jsonl").err == ""


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(59.94, "59.9 s"), (75, "1 min 15 s"), (3599.7, "1 h 0 min"), (7320, "2 h 2 min")],
)
def test_a_long_run_is_told_in_minutes_and_hours(seconds: float, told: str) -> None:
    assert summary(Tally(documents=1), seconds).startswith(f"1 document in {told}, ")
