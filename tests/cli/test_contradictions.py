"""An option that would do nothing is refused, and the message says what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]

REPORT_ALONE = (
    "--report alone writes no text, so {} does nothing: "
    "name an output as well, -o - for standard output"
)
NO_TABLE = "{} names a column, and there is no JSONL, CSV or Parquet: --from says what a file is"
BESIDE_EXPLAIN = (
    "--explain shows the page as it is printed, and --repair changes words: "
    "--format json shows both"
)
READ_ONCE = "--auto-profile reads pages twice, and standard input can be read once: name a file"
IN_NO_WORKER = "{} is a bound of worker processes: -j 1 starts one"
IN_OTHER_FORMS = "--title goes with --format text; the other forms have the title anyway"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--title", "--format", "json"], IN_OTHER_FORMS),
        (["--title", "-o", "clean.md"], IN_OTHER_FORMS),
        (
            ["--title", "--explain"],
            "--title goes before the text, and without --explain and --diff",
        ),
        (["--title", "--diff"], "--title goes before the text, and without --explain and --diff"),
        (["--report", "why.html", "--title"], REPORT_ALONE.format("--title")),
        (["--report", "why.html", "--explain"], REPORT_ALONE.format("--explain")),
        (["--report", "why.html", "--diff"], REPORT_ALONE.format("--diff")),
        (["--report", "why.html", "--format", "json"], REPORT_ALONE.format("--format")),
        (
            ["--explain", "--repair", "all"],
            BESIDE_EXPLAIN,
        ),
        (["--field", "body"], NO_TABLE.format("--field")),
        (["--url-field", "link"], NO_TABLE.format("--url-field")),
        (["--timeout", "5"], IN_NO_WORKER.format("--timeout")),
        (["--memory", "500"], IN_NO_WORKER.format("--memory")),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    cleannews: Run, page: Path, arguments: list[str], message: str
) -> None:
    assert cleannews(*arguments, page) == (2, "", f"cleannews: {message} (see cleannews --help)\n")


def test_each_of_them_is_followed_where_it_can_be(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    table = tmp_path / "crawl.jsonl"
    table.write_text(json.dumps({"body": page.read_text(), "link": "https://courier.example/a"}))
    status, out, err = cleannews(
        *("--field", "body", "--url-field", "link", "--timeout", "50", "--memory", "900"),
        *("--explain", "--repair", "glue", "--format", "json", "-q", table),
    )
    assert (status, err) == (0, "")
    assert json.loads(out)[0]["url"] == "https://courier.example/a"
    report = tmp_path / "why.html"
    assert cleannews("--report", report, "--title", "-o", "-", page).out.startswith("Pier")
    assert report.exists()


def test_pages_on_standard_input_cannot_be_learned_from(
    cleannews: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        status, _, err = cleannews("--auto-profile", "-")
        assert (status, err) == (2, f"cleannews: {READ_ONCE} (see cleannews --help)\n")
        assert cleannews("--auto-profile", "-", page).status == 0


def test_nothing_but_a_folder_without_pages_is_told_as_that(cleannews: Run, tmp_path: Path) -> None:
    status, _, err = cleannews("--field", "body", "--timeout", "5", "--auto-profile", tmp_path)
    assert status == 1
    assert "no pages in this folder" in err
