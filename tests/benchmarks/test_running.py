from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from benchmarks.peers import PeerMissingError
from benchmarks.running import tells_what_is_missing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["ablation", "compare", "cost", "fields", "gate", "roles"])
def test_a_benchmark_without_labelled_pages_says_how_to_name_them(
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("CLEANNEWS_DATA", str(tmp_path / "nowhere"))
    monkeypatch.setattr("sys.argv", [name])
    assert import_module(f"benchmarks.{name}").main() == 2
    told = "no labelled pages: set CLEANNEWS_DATA to a folder with sets, as wcxb-dev/gold.jsonl\n"
    assert capsys.readouterr() == ("", told)


def test_a_missing_library_is_told_and_any_other_error_is_not_hidden(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @tells_what_is_missing
    def fails(error: Exception) -> int:
        raise error

    assert fails(PeerMissingError("pip install peer")) == 2
    assert capsys.readouterr().err == "pip install peer\n"
    with pytest.raises(ZeroDivisionError):
        fails(ZeroDivisionError())
