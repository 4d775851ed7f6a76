"""Whole crawls by the command: what goes in, what comes out, what is told on the way."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from cleannews import clean

from .conftest import BODY, PAGE, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]
    Start = Callable[..., subprocess.Popen[bytes]]


def write_jsonl(path: Path, *pages: str, **columns: Any) -> Path:
    rows = [{"id": number, "text": page, **columns} for number, page in enumerate(pages)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A crawl of three pages."""
    pages = [PAGE, PAGE.replace("pier", "quay"), PAGE.replace("oak", "elm")]
    return write_jsonl(tmp_path / "crawl.jsonl", *pages)


def lines_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def test_a_crawl_is_cleaned_to_a_line_each_with_the_columns_it_came_with(
    cleannews: Run, crawl: Path
) -> None:
    status, out, _ = cleannews(crawl, "-q")
    first, second, _ = map(json.loads, out.splitlines())
    assert status == 0
    assert first == {"file": f"{crawl}:1", "id": 0, **clean(PAGE).to_dict()}
    assert second["text"] == BODY.replace("pier", "quay")


def test_the_summary_tells_what_became_of_the_documents(cleannews: Run, crawl: Path) -> None:
    told = cleannews(crawl).err.splitlines()
    assert re.fullmatch(r"3 documents in [\d.]+ s, [\d.]+ a second, none failed", told[0])
    assert [line.split()[0] for line in told[1:]] == ["kept", "kinds", "removed", "by", "slowest"]
    assert "article 3" in told[2]
    assert "navigation" in told[3]


def test_parquet_in_and_out_keeps_all_columns(cleannews: Run, crawl: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table, again = tmp_path / "clean.parquet", tmp_path / "again.jsonl"
    assert cleannews(crawl, "-o", table, "-q") == (0, "", "")
    rows = pq.read_table(table).to_pylist()
    assert [(row["id"], row["title"], row["kind"]) for row in rows] == [
        (number, TITLE, "article") for number in range(3)
    ]
    assert cleannews(table, "--field", "text", "-o", again, "-q", "-j", "2") == (0, "", "")
    assert [(row["id"], row["input_title"]) for row in lines_of(again)] == [
        (number, TITLE) for number in range(3)
    ]


def test_crawls_and_pages_go_into_one_output(cleannews: Run, crawl: Path, page: Path) -> None:
    out = crawl.with_name("out.txt")
    assert cleannews(crawl, page, "-o", out, "-q") == (0, "", "")
    headings = re.findall("^==> (.*) <==$", out.read_text(), re.MULTILINE)
    assert headings == [*(f"{crawl}:{number}" for number in (1, 2, 3)), str(page)]


def test_of_a_folder_its_pages_are_read_and_else_its_crawls(
    cleannews: Run, crawl: Path, page: Path
) -> None:
    assert cleannews(crawl.parent).out == f"==> {page} <==\n{BODY}\n"
    page.unlink()
    out = crawl.with_name("out.jsonl")
    assert cleannews(crawl.parent, "-o", out, "-q") == (0, "", "")
    assert len(lines_of(out)) == 3


@pytest.mark.parametrize("command", [["-o", "OUT/"], ["-o", "OUT/", "--format", "parquet"]])
def test_a_crawl_is_not_written_to_a_folder(
    cleannews: Run, crawl: Path, command: list[str], tmp_path: Path
) -> None:
    arguments = [argument.replace("OUT", str(tmp_path / "out")) for argument in command]
    status, out, err = cleannews(crawl, *arguments)
    assert (status, out) == (2, "")
    assert "a crawl is written to one file" in err


def test_a_bad_record_is_told_kept_aside_and_the_run_goes_on(
    cleannews: Run, tmp_path: Path
) -> None:
    crawl, rejects = tmp_path / "crawl.jsonl", tmp_path / "rejects.jsonl"
    good = json.dumps({"text": PAGE + "\u2028\u2029\u0085"}, ensure_ascii=False)
    crawl.write_bytes(f'{good}\nno json\n{{"id": 5}}\n{good}\n'.encode() + b'{"text": "\xff"}\n')
    status, out, err = cleannews(crawl, "--rejects", rejects)
    assert status == 1
    assert out.count("\n") == 2
    assert len(out.splitlines()) == 2
    assert err.startswith(
        f"cleannews: {crawl}:2: is no JSON: Expecting value at column 1\n"
        f"cleannews: {crawl}:3: has none of the fields"
    )
    assert [row.get("raw", row.get("raw_base64")) for row in lines_of(rejects)] == [
        "no json",
        '{"id": 5}',
        "eyJ0ZXh0IjogIv8ifQ==",
    ]


def test_a_co_process_gets_an_answer_to_each_line(start: Start) -> None:
    process = start(
        ["-", "--from", "jsonl", "-q"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    assert process.stdin
    assert process.stdout
    with process.stdout as answers:
        for number, line in enumerate([json.dumps({"id": 1, "text": PAGE}), "bad", '{"id": 3}']):
            process.stdin.write(f"{line}\n".encode())
            answer = json.loads(read_line(answers))
            assert answer["file"] == f"-:{number + 1}"
            assert ("error" in answer) == (number > 0)
        process.stdin.close()
        assert answers.read() == b""
    assert process.wait(timeout=20) == 1


def read_line(stream: Any) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        line += stream.read(1)
    return line


def test_whoever_looks_on_sees_how_far_it_is_and_then_the_summary(
    start: Start, crawl: Path, tmp_path: Path
) -> None:
    ours, theirs = os.openpty()
    process = start([crawl, "-o", tmp_path / "out.jsonl"], stderr=theirs)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while more := os.read(ours, 65536):
            shown += more
    os.close(ours)
    assert process.wait(timeout=60) == 0
    bar, _, told = shown.decode().rpartition("\x1b[2K")
    assert "3 pages" in bar
    assert "100%" in bar
    assert "left" in bar
    assert "\x1b[?25h" in bar  # the cursor is back
    assert told.startswith("3 documents in ")


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_crawl_is_recognised_on_standard_input(
    start: Start, crawl: Path, pack: Callable[[bytes], bytes]
) -> None:
    process = start(["-", "-q"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    out, _ = process.communicate(pack(crawl.read_bytes()), timeout=60)
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["-:1", "-:2", "-:3"]
    assert process.returncode == 0


def test_a_folder_is_cleaned_by_workers_and_what_is_there_is_not_done_again(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    for name in ("a", "b", "c"):
        shutil.copy(page, pages / f"{name}.txt")
    out.mkdir()
    (out / "b.txt").write_text("done")
    assert cleannews(pages, "-o", out, "-j", "2", "--resume") == (0, "", "")
    texts = {path.name: path.read_text() for path in out.iterdir()}
    assert texts == {"a.txt": f"{BODY}\n", "b.txt": "done", "c.txt": f"{BODY}\n"}


def test_profiles_go_to_the_workers(cleannews: Run, tmp_path: Path) -> None:
    pages = [
        PAGE.replace("pier", thing).replace("Pier", thing.title()).replace("oak", f"oak of {thing}")
        for thing in ("pier", "bridge", "church", "market")
    ]
    crawl = write_jsonl(tmp_path / "crawl.jsonl", *pages, url="https://saltmarsh.example/a")
    profile = tmp_path / "site.json"
    assert cleannews(crawl, "--learn", profile) == (0, "", "")
    assert len(json.loads(profile.read_text())["pages"]) == len(pages)
    for known in (["--profile", profile], ["--auto-profile"]):
        shown = cleannews(crawl, *known, "--explain", "-q").out
        assert shown.count("on 3 of 3 other pages of this site") >= len(pages)


WRONG = [
    (["--format", "parquet", "x"], "--format parquet needs -o and the name of a file"),
    (["--resume", "x"], "--resume needs the -o of the run that did not end"),
    (["-j", "0", "x"], "argument -j/--workers: '0' is no whole number of at least 1"),
    (["-j", "999", "x"], "argument -j/--workers: 999 is over 256"),
    (["--timeout", "nan", "x"], "argument --timeout: 'nan' is no number of seconds"),
    (["--rejects", "-", "x"], "--rejects needs the name of a file"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_a_wrong_command_line_is_told(cleannews: Run, arguments: list[str], message: str) -> None:
    assert cleannews(*arguments) == (2, "", f"cleannews: {message} (see cleannews --help)\n")


def test_a_missing_library_is_told_with_what_installs_it(
    cleannews: Run, crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, _, err = cleannews(crawl, "-o", tmp_path / "out.parquet")
    assert status == 2
    assert 'needs pyarrow: pip install "cleannews[arrow]"' in err


def test_a_damaged_table_is_told_and_the_others_become_a_table(
    cleannews: Run, crawl: Path, tmp_path: Path
) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    damaged, out = tmp_path / "damaged.parquet", tmp_path / "out" / "clean.parquet"
    damaged.write_bytes(b"PAR1 and no more")
    out.parent.mkdir()
    status, _, err = cleannews(damaged, crawl, "-o", out, "-q")
    assert status == 1
    assert err.startswith(f"cleannews: {damaged}: ")
    assert pq.read_table(out).num_rows > 0


def test_a_table_is_written_into_a_plain_file_only(cleannews: Run, crawl: Path) -> None:
    status, _, err = cleannews(crawl, "-o", "/dev/null", "--format", "parquet")
    assert status == 2
    assert "-o /dev/null is no plain file, as --format parquet needs" in err
