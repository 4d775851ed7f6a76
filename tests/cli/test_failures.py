"""Whatever goes wrong is one line on standard error and an exit status, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.limits import LIMITS
from cleannews.pipeline import take_through

from .conftest import BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleannews.pipeline import Passage

    from .conftest import Outcome

    Run = Callable[..., Outcome]
    Start = Callable[..., subprocess.Popen[bytes]]

FULL = Path("/dev/full")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], 'no page is named: give a file, a folder, or "-" for standard input'),
        (["--frobnicate", "x"], "there is no option --frobnicate"),
        (["--formt=json", "x"], "there is no option --formt=json; did you mean --format?"),
        (["--formt"], "there is no option --formt; did you mean --format?"),
        (["--json", "x"], "there is no option --json; did you mean --format json?"),
        (
            ["--jsonl", "x"],
            "there is no option --jsonl; did you mean --from jsonl or --format jsonl?",
        ),
        (["x", "-o"], "argument -o/--output: a value has to follow"),
        (
            ["--format", "jsn", "x"],
            (
                "argument --format: 'jsn' is none of text, json, jsonl, markdown, parquet; "
                "did you mean json?"
            ),
        ),
        (["--diff", "--explain", "x"], "--diff goes with --format text, and without --explain"),
        (["--report", "-", "x"], "--report needs the name of a file"),
        (["--report", "no/such.html", "x"], "--report no/such.html: there is no folder no"),
        (["--report", "a", "-o", "./a", "x"], "--report and -o name the same file"),
        (
            ["--format", "xml", "x"],
            "argument --format: 'xml' is none of text, json, jsonl, markdown, parquet",
        ),
        (
            ["--language", "english", "x"],
            "argument --language: 'english' is no two-letter code such as en",
        ),
        (
            ["--explain", "--format=markdown", "x"],
            "--explain goes with --format text, json or jsonl",
        ),
        (["--url", "u", "x", "y"], "--url is the address of one page, and there are several"),
        (["-o", "", "x"], "-o needs the name of a file or folder"),
        (["-o", "no/such/file", "x"], "-o no/such/file: there is no folder no/such"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    cleannews: Run, arguments: list[str], message: str
) -> None:
    assert cleannews(*arguments) == (2, "", f"cleannews: {message} (see cleannews --help)\n")


def test_a_wrong_preset_is_told_with_the_right_ones(cleannews: Run) -> None:
    outcome = cleannews("--preset", "best", "x")
    assert outcome.status == 2
    assert "'best' is none of" in outcome.err
    assert all(preset in outcome.err for preset in ("precision", "balanced", "recall"))


@pytest.mark.parametrize("option", ["--rules", "--keep"])
def test_a_missing_rule_file_or_keep_list_is_a_wrong_command_line(
    cleannews: Run, page: Path, option: str
) -> None:
    status, out, err = cleannews(option, "missing.txt", page)
    assert (status, out) == (2, "")
    assert err == "cleannews: missing.txt: cannot be read: No such file or directory\n"


def test_a_wrong_rule_is_told_with_file_rule_and_reason(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nid = "tides"\nrole = "weather"\n')
    status, out, err = cleannews("--rules", rules, page)
    assert (status, out) == (2, "")
    assert err == (
        f"cleannews: {rules}, line 1, rule 'tides': match is missing;"
        f" cleannews-rules check {rules} finds all faults\n"
    )


def test_a_missing_page_is_named_and_the_others_are_cleaned(cleannews: Run, page: Path) -> None:
    assert cleannews("gone.txt", page) == (
        1,
        f"==> {page} <==\n{BODY}\n",
        "cleannews: gone.txt: no such file or directory\n",
    )


def test_a_folder_without_pages_is_told(cleannews: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").touch()
    told = "no pages in this folder (cleannews --help says which files are taken for pages)"
    assert cleannews(tmp_path) == (1, "", f"cleannews: {tmp_path}: {told}\n")


def test_an_address_is_not_taken_for_a_file(cleannews: Run) -> None:
    address = "https://courier.example/ferry"
    told = "this is an address, and cleannews fetches nothing: curl -sL ADDRESS | cleannews -"
    assert cleannews(address) == (1, "", f"cleannews: {address}: {told}\n")


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub are"),
    ],
)
def test_a_file_that_is_no_page_is_told_for_what_it_is(
    cleannews: Run, page: Path, tmp_path: Path, start: bytes, what: str
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(start + bytes(range(256)) * 8)
    assert cleannews(file, page) == (
        1,
        f"==> {page} <==\n{BODY}\n",
        f"cleannews: {file}: this is {what}: text, Markdown or HTML is wanted\n",
    )


def test_an_empty_name_is_not_taken_for_this_folder(cleannews: Run) -> None:
    assert cleannews("") == (1, "", "cleannews: PAGE: a name is empty\n")


def test_a_name_too_long_for_any_file_is_told(cleannews: Run) -> None:
    name = "x" * 5000
    assert cleannews(name) == (1, "", f"cleannews: {name}: file name too long\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_page_is_told(cleannews: Run, page: Path) -> None:
    page.chmod(0)
    assert cleannews(page) == (1, "", f"cleannews: {page}: permission denied\n")


def test_a_page_over_the_cap_is_refused_without_being_read_whole(
    cleannews: Run, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(LIMITS.input_size.value * 1000)  # sparse: takes no room
    status, out, err = cleannews(huge)
    assert (status, out) == (1, "")
    assert err.startswith(f"cleannews: {huge}: ")
    assert str(LIMITS.input_size.value) in err.replace(",", "")


def test_binary_junk_is_no_failure(cleannews: Run, tmp_path: Path) -> None:
    junk = tmp_path / "junk.txt"
    junk.write_bytes(bytes(range(256)) * 40)
    status, _, err = cleannews(junk)
    assert status == 0
    assert "Traceback" not in err


def test_a_page_with_no_article_is_warned_of(cleannews: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    warning = "there is nothing in it (empty-input)"
    assert cleannews(empty) == (0, "", f"cleannews: {empty}: warning: {warning}\n")


def test_a_bug_costs_its_page_only(
    cleannews: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(source: bytes, *others: Any) -> Passage:
        if b"bomb" in source:
            raise ZeroDivisionError("of\nall things")
        return take_through(source, *others)

    monkeypatch.setattr("cleannews.streams.job.take_through", explode)
    bomb = tmp_path / "bomb.txt"
    bomb.write_text("bomb")
    assert cleannews("--format", "jsonl", bomb, page, "-o", tmp_path / "out.jsonl") == (
        1,
        "",
        f"cleannews: {bomb}: ZeroDivisionError: of\\u000aall things (please report this)\n",
    )
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1


def test_ctrl_c_ends_the_run_quietly(start: Start, tmp_path: Path) -> None:
    pipe = tmp_path / "page"
    os.mkfifo(pipe)
    process = start([pipe, "-o", tmp_path / "out.txt"], stderr=subprocess.PIPE)
    with pipe.open("wb"):  # returns when the command has opened the other end
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"cleannews: interrupted\n")
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_reader_who_stops_early_is_no_failure(start: Start, page: Path) -> None:
    process = start([page], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stream:
        assert stream.read() == b""
    assert process.wait(timeout=20) == 0


@pytest.mark.skipif(not FULL.exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["--help"], ["PAGE"]])
def test_a_full_disk_is_told(start: Start, page: Path, arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        names = [page if argument == "PAGE" else argument for argument in arguments]
        process = start(names, stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (
        1,
        b"cleannews: cannot write: no space left on device\n",
    )


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_closed_standard_streams_never_show_a_traceback(
    start: Start, page: Path, closed: int
) -> None:
    process = start(
        ["-" if closed == 0 else page],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: os.close(closed),
    )
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == {
        0: (1, b"", b"cleannews: -: standard input is closed\n"),
        1: (1, b"", b"cleannews: cannot write: standard output is closed\n"),
        2: (0, f"{BODY}\n".encode(), b""),
    }[closed]
