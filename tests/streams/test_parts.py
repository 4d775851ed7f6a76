"""A run that is killed goes on where it was, and ends with the bytes of one that was not."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from cleannews.streams.writers import Lines, Parts, StaleRunError, Table, parts

IDENTITY = {"--preset": "balanced", "input": [["a.jsonl", 5, 7]]}
RECORDS = 200


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_RECORDS", 15)


def begin(target: Path, identity: Any = None, *, resume: bool = True, form: Any = None) -> Parts:
    rejects = target.with_name("rejects.jsonl")
    run = Parts(target, form or Lines("end\n"), IDENTITY | (identity or {}), rejects)
    run.begin(resume=resume)
    return run


def work(run: Parts, upto: int = RECORDS) -> None:
    """Do the records that are still to be done; each seventh of them fails."""
    for number in range(run.state.records, upto):
        if number % 7 == 0:
            run.keep_aside(f"{number}\n")
        elif isinstance(run._form, Table):
            run.add({"file": f"a:{number}", "n": number, "text": "x" * number})
        else:
            run.add(f"{number} {'x' * number}\n")
        run.state.tally.documents += 1


def outcome(target: Path) -> tuple[bytes, bytes]:
    return target.read_bytes(), target.with_name("rejects.jsonl").read_bytes()


def whole(folder: Path, form: Any = None) -> tuple[bytes, bytes]:
    """What a run leaves that nothing happened to."""
    folder.mkdir()
    run = begin(folder / "out", form=form)
    work(run)
    run.finish()
    return outcome(folder / "out")


def test_the_target_appears_when_all_is_done_and_nothing_else_is_left(tmp_path: Path) -> None:
    run = begin(tmp_path / "out")
    work(run)
    assert not (tmp_path / "out").exists()
    run.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "rejects.jsonl"]
    rows, rejects = outcome(tmp_path / "out")
    numbers = [int(line.split()[0]) for line in rows.decode().splitlines()[:-1]]
    assert numbers == [number for number in range(RECORDS) if number % 7]
    assert rows.endswith(b"\nend\n")
    assert [int(line) for line in rejects.split()] == list(range(0, RECORDS, 7))


@pytest.mark.parametrize("form", [Lines("end\n"), Table()], ids=["lines", "table"])
@pytest.mark.parametrize("stops", [[1], [14, 15, 16], [100, 150, 199]])
def test_a_run_that_is_ended_goes_on_to_the_same_bytes(
    tmp_path: Path, form: Any, stops: list[int]
) -> None:
    if isinstance(form, Table):
        pytest.importorskip("pyarrow")
    for stop in stops:
        run = begin(tmp_path / "out", form=form)
        work(run, stop)
        run.abandon()
    run = begin(tmp_path / "out", form=form)
    work(run)
    assert run.state.tally.documents == RECORDS
    run.finish()
    assert outcome(tmp_path / "out") == whole(tmp_path / "whole", form)


@pytest.mark.parametrize("moment", range(6))
@pytest.mark.parametrize("when", ["before", "after"])
def test_ctrl_c_between_two_files_keeps_what_it_says_and_goes_on_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int, when: str
) -> None:
    expected = whole(tmp_path / "whole", Lines("end\n"))
    run = begin(tmp_path / "out")
    replaced = iter(range(100))
    sound = Path.replace

    def replace(path: Path, target: Path) -> None:
        ends_here = next(replaced) == moment
        if when == "after" or not ends_here:
            sound(path, target)
        if ends_here:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            work(run)
        kept = run.abandon()
    assert (kept > 0) == (tmp_path / "out.parts").exists()
    run = begin(tmp_path / "out")
    assert run.state.records == kept
    work(run)
    run.finish()
    assert outcome(tmp_path / "out") == expected


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(Lines("end\n"), id="lines"),
        pytest.param(Table(), id="table", marks=pytest.mark.nightly),
    ],
)
def test_a_hundred_kills_leave_no_partial_file_and_the_same_bytes(
    tmp_path: Path, form: Any
) -> None:
    if isinstance(form, Table):
        pytest.importorskip("pyarrow")
    expected = whole(tmp_path / "whole", form)
    target = tmp_path / "here" / "out"
    target.parent.mkdir()
    moments = random.Random(7)
    kills = 0
    while kills < 100:
        child = os.fork()
        if child == 0:
            run = begin(target, form=form)
            work(run)
            run.finish()
            os._exit(0)
        time.sleep(moments.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        kills += 1
        if target.exists():
            assert target.read_bytes() == expected[0]
        for part in target.with_name("out.parts").glob("rows-*"):
            assert is_whole(part, form, expected[0])
        if os.WIFEXITED(status):
            assert outcome(target) == expected
            target.unlink()
    left = {path.name for path in target.parent.iterdir()}
    assert left <= {"out", "out.parts", "rejects.jsonl"}
    run = begin(target, form=form)
    work(run)
    run.finish()
    assert outcome(target) == expected


def is_whole(part: Path, form: Any, expected: bytes) -> bool:
    if isinstance(form, Lines):
        return part.read_bytes() in expected
    import pyarrow.parquet as pq

    return bool(pq.read_table(part).num_rows)


def end_early(run: Parts) -> None:
    work(run, 50)
    run.abandon()


def test_two_runs_do_not_write_the_same_parts(tmp_path: Path) -> None:
    first = begin(tmp_path / "out")
    with pytest.raises(StaleRunError, match="is written to by another process right now"):
        begin(tmp_path / "out")
    end_early(first)
    work(begin(tmp_path / "out"))


def test_a_run_is_not_begun_over_one_that_did_not_end(tmp_path: Path) -> None:
    end_early(begin(tmp_path / "out"))
    with pytest.raises(StaleRunError, match=r"go on with --resume, or remove"):
        begin(tmp_path / "out", resume=False)
    assert begin(tmp_path / "out").state.records == 45


def test_another_command_does_not_go_on_and_is_told_what_differs(tmp_path: Path) -> None:
    end_early(begin(tmp_path / "out"))
    with pytest.raises(StaleRunError, match="a run with another --preset: "):
        begin(tmp_path / "out", {"--preset": "recall"})


@pytest.mark.parametrize("state", ["", "{", "[]", "{}", '{"identity": {}, "version": 1}'])
def test_a_folder_that_is_no_run_is_told(tmp_path: Path, state: str) -> None:
    (tmp_path / "out.parts").mkdir()
    (tmp_path / "out.parts" / "state.json").write_text(state)
    with pytest.raises(StaleRunError):
        begin(tmp_path / "out")


def test_a_run_that_got_nowhere_leaves_nothing(tmp_path: Path) -> None:
    run = begin(tmp_path / "out")
    work(run, 3)
    assert run.abandon() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_run_without_any_row_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    run = begin(tmp_path / "out")
    run.keep_aside(json.dumps("bad") + "\n")
    run.finish()
    assert outcome(tmp_path / "out") == (b"old", b'"bad"\n')
