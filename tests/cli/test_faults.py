"""What goes wrong in a crawl costs what it must and no more, in every form that pages come in."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.streams.writers import Lines
from tests.crawls import (
    FORMS,
    is_installed,
    jsonl_lines,
    read_rows,
    warc_record,
    write_crawl,
    write_pages,
)

from .conftest import BODY, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

    Run = Callable[..., Outcome]
    Start = Callable[..., subprocess.Popen[bytes]]

# What pages can do to the process that cleans them, and how runs are made short enough to test.
MEDDLING = """
import os, time
import cleannews.pipeline as pipeline
import cleannews.streams.writers.parts as parts

parts.PART_RECORDS = 4
sound = pipeline.take_through

def take_through(source, *others):
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    if "MEDDLE crash" in text:
        os._exit(3)
    if "MEDDLE hang" in text:
        time.sleep(1000)
    if "MEDDLE eat" in text:
        held = [bytes(64 * 1024 * 1024) for _ in range(160)]  # 10 GB
    if "MEDDLE slow" in text:
        time.sleep(0.1)
    return sound(source, *others)

pipeline.take_through = take_through
"""
HARM = {
    "crash": "ended its worker (exit status 3)",
    "hang": "took more than 2 s",
    "eat": "took more than 128 MiB of memory",
}
BOUNDS = ["-j", "2", "--timeout", "2", "--memory", "128"]


def output(name: str, *, every_night: bool = False) -> Any:
    """An output as a parameter of a test; of some there is one in each run, and all at night."""
    needs_pyarrow = name.endswith(".parquet") and not is_installed("pyarrow")
    marks = [pytest.mark.skipif(needs_pyarrow, reason="pyarrow is not installed")]
    return pytest.param(name, marks=[*marks, pytest.mark.nightly] if every_night else marks)


@pytest.fixture
def _meddling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every Python that is started do what its pages say."""
    folder = tmp_path / "meddling"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(MEDDLING)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
    monkeypatch.setattr("cleannews.streams.writers.parts.PART_RECORDS", 4)


def every_form(folder: Path, pages: Callable[[int], list[str]]) -> list[Path]:
    """Write the pages for a form's number to a crawl of that form; the last is a folder."""
    folder.mkdir()
    forms = [form for form, needs in FORMS.items() if all(map(is_installed, needs))]
    crawls = [
        write_crawl(folder / f"crawl{form}", by_address(pages(number)))
        for number, form in enumerate(forms)
    ]
    return [*crawls, *write_pages(folder / "pages", by_address(pages(len(forms))))]


def by_address(pages: list[str]) -> dict[str, str]:
    return {f"https://a.example/{number}": page for number, page in enumerate(pages)}


def names_in(out: Path) -> list[str]:
    """Where the pages of an output came from."""
    if out.suffix == ".txt":
        return re.findall("^==> (.*) <==$", out.read_text(), re.MULTILINE)
    return [row["file"] for row in read_rows(out)]


# Pages that harm what cleans them


@pytest.mark.usefixtures("_meddling")
@pytest.mark.parametrize(
    "out",
    [
        output("out.jsonl"),
        *(output(f"out.{form}", every_night=True) for form in ("txt", "parquet")),
    ],
)
def test_a_poisoned_page_of_any_form_costs_itself_alone_and_the_summary_names_it(
    cleannews: Run, tmp_path: Path, out: str
) -> None:
    harms = list(HARM)
    poisoned = every_form(tmp_path / "in", lambda n: [PAGE, f"MEDDLE {harms[n % 3]} {n}", PAGE])
    rejects = tmp_path / "rejects.jsonl"
    status, _, err = cleannews(*poisoned, "-o", tmp_path / out, "--rejects", rejects, *BOUNDS)
    forms = len(poisoned) - 2
    assert status == 1
    failed = read_rows(rejects)
    assert [row["error"] for row in failed] == [HARM[harms[n % 3]] for n in range(forms)]
    assert [number_of(row) for row in failed] == list(range(forms))
    assert len(names_in(tmp_path / out)) == 2 * forms
    assert not {row["file"] for row in failed} & set(names_in(tmp_path / out))
    summary = err[err.index(f"{3 * forms} documents") :]
    assert f"{forms} failed" in summary
    assert f"failed    {failed[0]['file']}: {failed[0]['error']}\n" in summary


def number_of(failed: dict[str, Any]) -> int:
    """Which of the poisoned pages it is: it is kept as it was read, as text or bytes."""
    held = failed["page"] if "page" in failed else failed["raw"]
    return int(held.split()[-1])


@pytest.mark.usefixtures("_meddling")
def test_in_a_folder_a_poisoned_page_costs_its_own_file(cleannews: Run, tmp_path: Path) -> None:
    write_pages(tmp_path / "in", by_address([PAGE, "MEDDLE crash", PAGE]))
    status, _, err = cleannews(tmp_path / "in", "-o", f"{tmp_path}/out/", *BOUNDS)
    assert status == 1
    assert err == f"cleannews: {tmp_path}/in/000001.txt: {HARM['crash']}\n"
    texts = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert texts == dict.fromkeys(("000000.txt", "000002.txt"), f"{BODY}\n")


# Records that cannot be read


def test_a_bad_record_of_any_form_is_told_by_its_place_kept_aside_and_the_run_goes_on(
    cleannews: Run, tmp_path: Path
) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("fastwarc")
    good = b"".join(jsonl_lines({"https://a.example/": PAGE}))
    (tmp_path / "a.jsonl").write_bytes(good + b"no json\n" + good)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(good) + gzip.compress(good * 9)[:-20])
    (tmp_path / "c.csv").write_text(f'url,text\n,"{PAGE}"\nonly\n,"{PAGE}"\n')
    pq.write_table(pa.table({"text": [PAGE, None, PAGE]}), tmp_path / "d.parquet")
    sent = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    plain, packed = f"{sent}\r\n{PAGE}", f"{sent}Content-Encoding: deflate\r\n\r\n{PAGE}"
    (tmp_path / "e.warc").write_bytes(
        b"".join(
            warc_record("response", "https://a.example/", "application/http", block)
            for block in (plain, packed, plain)
        )
    )
    (tmp_path / "f.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "g.txt").write_text(PAGE)
    crawls = sorted(tmp_path.iterdir())
    out, rejects = tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
    status, _, err = cleannews(*crawls, "-o", out, "--rejects", rejects, "-q")
    assert status == 1
    failed = [
        ("a.jsonl:2", "is no JSON: Expecting value at column 1", "no json"),
        ("b.jsonl.gz", "compressed data are cut off", None),
        ("c.csv:13", "has 1 cells, not 2", "only"),
        ("d.parquet:2", "field 'text' is null, not text", None),
        ("e.warc:2 https://a.example/", "compressed data are damaged", PAGE),
        ("f.txt", "no such file or directory", None),
    ]
    for row, line, (place, reason, raw) in zip(
        read_rows(rejects), err.splitlines(), failed, strict=True
    ):
        assert row["file"] == f"{tmp_path}/{place}"
        assert row["error"].startswith(reason)
        assert row.get("raw") == raw
        assert line == f"cleannews: {row['file']}: {row['error']}"
    kept = [Path(name).name.partition(":")[0] for name in names_in(out)]
    assert [kept.count(path.name) for path in crawls] == [
        2,
        kept.count("b.jsonl.gz"),
        2,
        2,
        2,
        0,
        1,
    ]
    assert kept.count("b.jsonl.gz") >= 1


def test_what_others_take_for_line_ends_survives_in_every_form(
    cleannews: Run, tmp_path: Path
) -> None:
    page = PAGE.replace("pier", "pi\u2028e\u2029r\u0085")
    crawls = every_form(tmp_path / "in", lambda _: [page, PAGE])
    out = tmp_path / "out.jsonl"
    assert cleannews(*crawls, "-o", out, "-q").status == 0
    assert len(read_rows(out)) == out.read_bytes().count(b"\n") == 2 * (len(crawls) - 1)
    assert len({row["text"] for row in read_rows(out)[::2]}) == 1


# Outputs that cannot be written


def test_a_crawl_of_any_form_is_never_written_over(cleannews: Run, tmp_path: Path) -> None:
    for crawl in every_form(tmp_path / "in", lambda _: [PAGE]):
        before = crawl.read_bytes()
        link, twin = tmp_path / "link.jsonl", tmp_path / "twin.jsonl"
        link.symlink_to(crawl)
        twin.hardlink_to(crawl)
        for target in (crawl, link, twin):
            for option in ("-o", "--rejects"):
                outcome = cleannews(crawl, option, target, *["--format", "jsonl"])
                assert outcome.status == 2
                assert f"{option} would write over {target}, which is read" in outcome.err
        assert crawl.read_bytes() == before
        link.unlink()
        twin.unlink()
    assert not list(tmp_path.rglob("*.parts"))


@pytest.mark.parametrize("out", [["-o", "out.jsonl"], []])
def test_a_folder_that_is_missing_is_told_before_anything_is_done(
    cleannews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([PAGE]))
    gone = tmp_path / "gone" / "rejects.jsonl"
    assert cleannews(crawl, *out, "--rejects", gone) == (
        2,
        "",
        f"cleannews: --rejects {gone}: there is no folder {gone.parent} (see cleannews --help)\n",
    )
    assert list(tmp_path.iterdir()) == [crawl]


@pytest.mark.usefixtures("_meddling")
@pytest.mark.parametrize("out", [output("out.jsonl"), output("out.txt"), output("out.parquet")])
def test_a_full_disk_is_told_and_the_run_goes_on_to_the_same_bytes(
    start: Start, cleannews: Run, tmp_path: Path, out: str
) -> None:
    crawls = every_form(tmp_path / "in", lambda n: [f"{PAGE}\nThe quay has {n} bollards."])
    whole, target = tmp_path / f"whole-{out}", tmp_path / out
    assert cleannews(*crawls, "-o", whole, "-q").status == 0
    room = whole.stat().st_size - 1
    process = start(
        [*crawls, "-o", target, "-q"],
        # Nothing else may be written there, or Python would keep halves of what it compiles.
        environment={"PYTHONPATH": os.environ["PYTHONPATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        stderr=subprocess.PIPE,
    )
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode() == (
        f"cleannews: {len(crawls)} records are kept in {target}.parts: "
        "the same command with --resume goes on from there\n"
        "cleannews: cannot write: file too large\n"
    )
    assert not target.exists()
    assert cleannews(*crawls, "-o", target, "-q", "--resume") == (0, "", "")
    assert target.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("*.parts"))


@pytest.mark.usefixtures("_meddling")
def test_a_disk_that_fills_up_on_the_way_leaves_whole_parts(
    cleannews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([PAGE] * 10))
    out = tmp_path / "out.jsonl"
    with monkeypatch.context() as full:
        write = Lines.write

        def write_one(form: Lines, part: Path, rows: list[str]) -> None:
            if part.name != "rows-000000.jsonl":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            write(form, part, rows)

        full.setattr(Lines, "write", write_one)
        status, _, err = cleannews(crawl, "-o", out, "-q")
    assert status == 1
    assert err == (
        f"cleannews: 4 records are kept in {out}.parts: "
        "the same command with --resume goes on from there\n"
        "cleannews: cannot write: no space left on device\n"
    )
    assert cleannews(crawl, "-o", out, "-q", "--resume") == (0, "", "")
    assert names_in(out) == [f"{crawl}:{number}" for number in range(1, 11)]


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_whoever_reads_only_some_lines_is_no_failure(
    start: Start, tmp_path: Path, form: str
) -> None:
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([PAGE] * 200))
    command = [crawl, "-q", "--format", form]
    process = start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(1)
    process.stdout.close()
    with process.stderr as stream:
        assert stream.read() == b""
    assert process.wait(timeout=20) == 0


# Runs that are ended


@pytest.mark.usefixtures("_meddling")
def test_too_many_errors_stop_the_run_which_can_go_on(cleannews: Run, tmp_path: Path) -> None:
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([PAGE] * 9))
    crawl.write_bytes(crawl.read_bytes() + b"bad\n" * 3)
    out = tmp_path / "out.jsonl"
    status, _, err = cleannews(crawl, "-o", out, "--max-errors", "1")
    assert status == 1
    assert "cleannews: stopped, for 2 have failed (--max-errors)\n" in err
    assert "8 records are kept in" in err
    assert not out.exists()
    assert cleannews(crawl, "-o", out).status == 2  # what is kept is not thrown away
    assert cleannews(crawl, "-o", out, "--resume", "-q").status == 1
    assert len(read_rows(out)) == 9
    assert not list(tmp_path.glob("*.parts"))


@pytest.mark.usefixtures("_meddling")
@pytest.mark.parametrize(
    "out",
    [
        output("out.parquet"),
        *(output(f"out.{form}", every_night=True) for form in ("txt", "jsonl")),
    ],
)
def test_a_run_that_is_killed_goes_on_to_the_same_bytes(
    start: Start, cleannews: Run, tmp_path: Path, out: str
) -> None:
    crawls = every_form(tmp_path / "in", lambda n: [f"{PAGE}\nMEDDLE slow {n}", PAGE])
    target, whole = tmp_path / out, tmp_path / f"whole-{out}"
    assert cleannews(*crawls, "-o", whole, "-q", "-j", "2").status == 0
    moments = random.Random(out)
    for _ in range(2):
        process = start(
            [*crawls, "-o", target, "-q", "--resume"],
            environment={"PYTHONPATH": os.environ["PYTHONPATH"]},
        )
        wait_for_more_parts(tmp_path / f"{out}.parts", process)
        time.sleep(moments.uniform(0, 0.1))
        process.kill()
        process.wait()
        assert not target.exists() or target.read_bytes() == whole.read_bytes()
    assert cleannews(*crawls, "-o", target, "-q", "--resume") == (0, "", "")
    assert target.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("*.parts"))


def wait_for_more_parts(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Return when more count; or when the run is over, as it may be before a busy machine sees.

    Its parts are gone then. A part counts once the state says so: a run that is ended between the
    two has kept nothing of it.
    """
    before = parts_that_count(folder)
    ended = time.monotonic() + 60
    while parts_that_count(folder) <= before:
        if process.poll() == 0:
            return
        assert process.poll() is None
        assert time.monotonic() < ended
        time.sleep(0.01)


def parts_that_count(folder: Path) -> int:
    try:
        return int(json.loads((folder / "state.json").read_bytes())["parts"])
    except FileNotFoundError:
        return 0


@pytest.mark.usefixtures("_meddling")
@pytest.mark.parametrize(
    "out",
    [
        output("out.jsonl"),
        *(output(f"out.{form}", every_night=True) for form in ("txt", "parquet")),
    ],
)
def test_ctrl_c_leaves_a_run_that_goes_on_and_no_process(
    start: Start, cleannews: Run, tmp_path: Path, out: str
) -> None:
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([f"{PAGE}\nMEDDLE slow"] * 20))
    target = tmp_path / out
    process = start(
        [crawl, "-o", target],
        environment={"PYTHONPATH": os.environ["PYTHONPATH"]},
        stderr=subprocess.PIPE,
    )
    wait_for_more_parts(tmp_path / f"{out}.parts", process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    kept = re.fullmatch(
        rf"cleannews: (\d+) records are kept in {target}\.parts: "
        r"the same command with --resume goes on from there\ncleannews: interrupted\n",
        err.decode(),
    )
    assert kept
    assert int(kept[1]) in {4, 8, 12, 16}
    assert not target.exists()
    assert cleannews(crawl, "-o", target, "-q", "--resume").status == 0
    assert names_in(target) == [f"{crawl}:{number}" for number in range(1, 21)]


@pytest.mark.usefixtures("_meddling")
def test_ctrl_c_leaves_whole_pages_in_a_folder(
    start: Start, cleannews: Run, tmp_path: Path
) -> None:
    write_pages(tmp_path / "in", by_address([f"{PAGE}\nMEDDLE slow"] * 20))
    out = tmp_path / "out"
    process = start(
        [tmp_path / "in", "-o", f"{out}/", "-j", "1"],
        environment={"PYTHONPATH": os.environ["PYTHONPATH"]},
        stderr=subprocess.PIPE,
    )
    ended = time.monotonic() + 60
    while not list(out.glob("*.txt")):
        assert time.monotonic() < ended
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"cleannews: interrupted\n")
    before = {path: path.stat().st_ino for path in out.iterdir()}
    assert {path.read_text() for path in before} == {f"{BODY}\n"}
    assert cleannews(tmp_path / "in", "-o", f"{out}/", "--resume").status == 0
    assert len(list(out.iterdir())) == 20
    assert before == {path: path.stat().st_ino for path in before}  # they are not done again


OTHERS = [
    ["--preset", "recall"],
    ["--repair", "all"],
    ["--repair", "glue"],
    ["--keep", "Share"],
    ["--language", "en"],
    ["--rejects", "rejects.jsonl"],
    ["--auto-profile"],
    ["--from", "csv"],
]


@pytest.mark.usefixtures("_meddling")
def test_a_run_is_gone_on_with_by_the_same_command_on_the_same_input_alone(
    cleannews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    crawl = write_crawl(tmp_path / "crawl.jsonl", by_address([PAGE] * 5))
    crawl.write_bytes(crawl.read_bytes() + b"bad\n" * 5)
    command = [crawl, "-o", "out.jsonl", "--max-errors", "4"]
    assert cleannews(*command).status == 1
    for other in OTHERS:
        status, _, err = cleannews(*command, "--resume", *other)
        assert status == 2
        assert f"is a run with another {other[0]}: remove that folder to begin anew" in err
    crawl.touch()
    assert "is a run with another input: " in cleannews(*command, "--resume").err
    assert not (tmp_path / "out.jsonl").exists()
