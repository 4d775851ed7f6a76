"""Outputs are whole or not there, stay inside their folder, and never replace what is read."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from cleannews.streams.files import replacing

from .conftest import BODY, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def test_a_file_is_replaced_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with replacing(target) as stream:
        stream.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_gets_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    with replacing(tmp_path / "out.txt") as stream:
        stream.write(b"new")
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@pytest.mark.parametrize("nameless", [True, False])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    target = tmp_path / "out.txt"
    target.write_text("old")

    def fail() -> None:
        with replacing(target) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_without_nameless_files_a_file_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with replacing(tmp_path / "out.txt") as stream:
        stream.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "new"


def test_a_run_without_any_article_leaves_the_output_as_it_was(
    cleannews: Run, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    assert cleannews("gone.txt", "--format=jsonl", "-o", target).status == 1
    assert target.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="this system names files as it opens them")
def test_a_hundred_kills_leave_no_partial_file(tmp_path: Path) -> None:
    whole = b"0123456789" * 20_000
    moments = random.Random(7)
    for _ in range(100):
        child = os.fork()
        if child == 0:
            write_until_killed(tmp_path / "out.txt", whole)
        time.sleep(moments.uniform(0, 0.01))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    left = list(tmp_path.iterdir())
    assert tmp_path / "out.txt" in left
    assert [path.name for path in left if path.read_bytes() != whole] == []


def write_until_killed(target: Path, whole: bytes) -> NoReturn:
    ended = time.monotonic() + 10  # or it would outlive a parent that dies first
    while time.monotonic() < ended:
        with replacing(target) as stream:
            for start in range(0, len(whole), 5000):
                stream.write(whole[start : start + 5000])
                stream.flush()
    os._exit(1)


def test_a_pipe_is_written_to_not_replaced(cleannews: Run, page: Path, tmp_path: Path) -> None:
    # It stands for /dev/null, which a test must not put at risk.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert cleannews(page, "-o", pipe) == (0, "", "")
    assert os.read(reader, 65536) == f"{BODY}\n".encode()
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("kind", ["itself", "dots", "symbolic", "hard", "link to link"])
def test_a_page_is_never_written_over(
    cleannews: Run, page: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "folder").mkdir()
    other = tmp_path / "folder" / "other.txt"
    target = {"itself": page, "dots": tmp_path / "folder" / ".." / "page.txt"}.get(kind, other)
    if kind == "symbolic":
        other.symlink_to(page)
    elif kind == "hard":
        other.hardlink_to(page)
    elif kind == "link to link":
        (tmp_path / "middle").symlink_to(page)
        other.symlink_to(tmp_path / "middle")
    assert cleannews(page, "-o", target) == (
        2,
        "",
        f"cleannews: -o would write over {target}, which is read (see cleannews --help)\n",
    )
    assert page.read_text() == PAGE


def test_a_folder_is_never_cleaned_into_itself(cleannews: Run, page: Path) -> None:
    other = page.with_name("other.txt")
    other.write_text(PAGE)
    assert cleannews(page.parent, "-o", page.parent).status == 2
    assert cleannews(page, other, "-o", page.parent).status == 2
    assert (page.read_text(), other.read_text()) == (PAGE, PAGE)


def test_this_folder_is_a_folder_to_write_to(
    cleannews: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    pages = tmp_path / "pages"
    pages.mkdir()
    page.rename(pages / "pier.txt")
    monkeypatch.chdir(here)
    assert cleannews(pages, "-o", ".") == (0, "", "")
    assert [file.name for file in here.iterdir()] == ["pier.txt"]


def test_a_rule_file_is_never_written_over(cleannews: Run, page: Path, tmp_path: Path) -> None:
    keep = tmp_path / "keep.txt"
    keep.write_text("Most read\n")
    assert cleannews("--keep", keep, page, "-o", keep).status == 2
    assert keep.read_text() == "Most read\n"


def test_the_page_on_standard_input_is_never_written_over(
    cleannews: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert cleannews("-", "-o", page).status == 2
    assert page.read_text() == PAGE


def test_a_link_in_the_output_folder_is_replaced_not_followed(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "page.txt").symlink_to(victim)
    assert cleannews(page, "-o", tmp_path / "out") == (0, "", "")
    assert victim.read_text() == "precious"
    assert (tmp_path / "out" / "page.txt").read_text() == f"{BODY}\n"


def test_a_linked_folder_does_not_lead_out_of_the_output_folder(
    cleannews: Run, tmp_path: Path
) -> None:
    (tmp_path / "crawl" / "deep").mkdir(parents=True)
    (tmp_path / "crawl" / "deep" / "page.txt").write_text(PAGE)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "deep").symlink_to(tmp_path / "elsewhere")
    outcome = cleannews(tmp_path / "crawl", "-o", tmp_path / "out")
    assert outcome.status == 1
    assert "leads out of" in outcome.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_name_as_long_as_names_can_be_is_cut(cleannews: Run, page: Path, tmp_path: Path) -> None:
    longest = page.rename(tmp_path / ("ü" * 125 + "x.txt"))
    assert cleannews("--format=jsonl", longest, "-o", f"{tmp_path}/out/") == (0, "", "")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ü" * 100 + ".jsonl"]


HOSTILE_NAMES = [
    *(f"page{chr(code)}[31m.txt" for code in (1, 7, 8, 9, 10, 13, 27, 127, 0x9B, 0x202E, 0x2066)),
    *(f"{name}.txt" for name in ("..", "...", "-", "--help", "~", "$HOME", "`id`", "*", "?", "|")),
    *(f"{name}.txt" for name in ("a\\..\\b", "C:", "con", "a:b", "%2e%2e%2f", "..\u2215x", "'\"")),
    *(f"{name}.txt" for name in ("..\uff0fx", " ", ". ", "\u200f", "x" * 251, "é" * 125, "%s")),
    "\udcff.txt",
    "\udce9t\udce9.txt",
    "page.txt.txt",
    "page.html",
    "page.md",
]


def test_forty_hostile_names_stay_inside_the_output_folder(cleannews: Run, tmp_path: Path) -> None:
    assert len(HOSTILE_NAMES) >= 40
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    pages = [crawl / name for name in HOSTILE_NAMES]
    for page in pages:
        page.write_text(PAGE)
    before = set(tmp_path.rglob("*"))
    assert cleannews(*pages, "-o", tmp_path / "out") == (0, "", "")
    written = set(tmp_path.rglob("*")) - before - {tmp_path / "out"}
    assert {path.parent for path in written} == {tmp_path / "out"}
    assert {path.read_text() for path in written} == {f"{BODY}\n"}
    assert len(written) == len(HOSTILE_NAMES)
    assert [path.name for path in written if UNSAFE.search(path.name)] == []
