"""Looking at rules by the command: which there are, one of them whole, and what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cleannews.evidence.lexicon import default_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]

WHY = "The tide table that this newspaper prints on every page."
TIDES = """\
# Rules of one newspaper.

[[rule]]
id     = "tide-table"
role   = "widget"
match  = "starts"
any_of = ["tides today"]
why    = "The tide table that this newspaper prints on every page."
drops  = ["Tides today: high 06:12, low 12:40"]
keeps  = ["The tides today are not what they were, the harbour master said."]
"""


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    """A rule file without a fault."""
    file = tmp_path / "tides.toml"
    file.write_text(TIDES, encoding="utf-8")
    return file


def test_list_tells_each_rule_in_a_line_and_how_many_there_are(rules: Run, tides: Path) -> None:
    assert rules("list", tides) == (
        0,
        f"tides/tide-table  widget  starts     {WHY}\n1 rule\n",
        "",
    )
    lines = rules("list").out.splitlines()
    assert len(lines) == len(default_lexicon().rules) + 1


def test_list_filters_by_language_topic_and_role(rules: Run) -> None:
    *lines, count = rules("list", "--language", "de", "--topic", "related").out.splitlines()
    assert all(line.startswith("de/related/") for line in lines)
    assert count == f"{len(lines)} rules"
    *paywalls, _ = rules("list", "--language", "de", "--role", "paywall").out.splitlines()
    assert paywalls
    assert all(line.split()[1] == "paywall" for line in paywalls)


def test_list_tells_which_rules_hit_a_line(rules: Run, tides: Path) -> None:
    ids = [line.split()[0] for line in rules("list", "--hits", "READ ALSO:").out.splitlines()]
    assert "en/related/read-also" in ids
    assert rules("list", "--hits", "Tides today: low", tides).out.endswith("1 rule\n")
    assert rules("list", "--hits", "The tides today", tides).out == "0 rules\n"


def test_list_marks_verdicts(rules: Run) -> None:
    *_, count = rules("list", "--topic", "navigation", "--language", "en").out.splitlines()
    assert "of them certain" in count


def test_show_prints_a_rule_whole(rules: Run, tides: Path) -> None:
    assert rules("show", "tides/tide-table", "--rules", tides) == (
        0,
        """\
tides/tide-table
  why       The tide table that this newspaper prints on every page.
  role      widget; evidence, no verdict
  hits      a line that begins with one of the phrases, of at most 40 words
            (starts)
  phrases   tides today
  drops     Tides today: high 06:12, low 12:40
  keeps     The tides today are not what they were, the harbour master said.
""",
        "",
    )


def test_show_knows_the_examples_of_shipped_rules(rules: Run) -> None:
    shown = rules("show", "en/related/read-also", "any/legal/copyright-year").out
    assert "Read also:" in shown
    assert "of the short lines below, too" in shown
    assert "patterns" in shown


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "name a command: list, show, check"),
        (["lst"], "did you mean list?"),
        (["list", "--langage", "de"], "did you mean --language?"),
        (["list", "--language", "xx"], "no rule is of 'xx'"),
        (["list", "--topic", "relatd"], "did you mean related?"),
        (["list", "--role", "navigaton"], "did you mean navigation?"),
        (["show", "en/related/read-alos"], "did you mean en/related/read-also?"),
        (["show", "copyright-year"], "did you mean any/legal/copyright-year"),
        (["test"], "--on"),
        (["test", "x.toml", "--of", "pages"], "there is no option --of; did you mean --on?"),
        (["list", "--navigation"], "did you mean --role navigation?"),
        (["show", "sharing"], "cleannews-rules list tells which there are"),
        (["from-profile"], "PROFILE"),
        (["from-profile", "none.json", "--least", "0"], "no whole number of at least 1"),
        (["propose", "--pages", "p", "--wanted", "none"], "there is no such folder"),
        (["propose", "--pages", "p", "--wanted", ".", "-o", ""], "needs the name of a file"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(
    rules: Run, arguments: list[str], reason: str
) -> None:
    status, out, err = rules(*arguments)
    assert (status, out) == (2, "")
    assert reason in err
    assert err.startswith("cleannews-rules: ")
    assert err.endswith("(see cleannews-rules --help)\n")


def test_of_a_file_that_is_wrong_the_fault_is_told_and_no_help_pointed_to(
    rules: Run, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(TIDES.replace("widget", "widgets"))
    assert rules("list", "none.toml") == (
        2,
        "",
        "cleannews-rules: none.toml: cannot be read: No such file or directory\n",
    )
    assert rules("from-profile", "none.json").err == (
        "cleannews-rules: none.json: no such file or directory\n"
    )
    assert rules("list", wrong).err.endswith(
        f"; did you mean widget?; cleannews-rules check {wrong} finds all faults\n"
    )


def test_a_reader_who_stops_early_is_no_failure() -> None:
    code = "import sys; from cleannews.cli.rules import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "list", "--language", "da"],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize(
    "name", [[], ["list"], ["show"], ["check"], ["test"], ["from-profile"], ["propose"]]
)
def test_help_fits_the_terminal(
    rules: Run, name: list[str], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    status, out, err = rules(*name, "--help")
    assert (status, err) == (0, "")
    usage, *lines = out.splitlines()
    assert usage.startswith("usage: cleannews-rules ")
    assert max(map(len, lines)) <= columns


def test_check_says_that_nothing_is_wrong(rules: Run, tides: Path) -> None:
    assert rules("check", tides) == (0, "1 rule with 1 phrase: nothing is wrong\n", "")
    assert rules("check", tides.parent).status == 0


def test_check_names_file_line_rule_and_reason_of_everything_that_is_wrong(
    rules: Run, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    first = TIDES.replace("tides today", "ebb today")
    second = TIDES.replace("any_of", "anyof").replace("tide-table", "second")
    third = TIDES.replace('"widget"', '"widgit"').replace("tide-table", "third")
    bad.write_text(first + second + third, encoding="utf-8")
    status, out, err = rules("check", bad)
    assert (status, err) == (1, "")
    assert out == (
        f"{bad}, line 3, rule 'tide-table': does not hit its example "
        "'Tides today: high 06:12, low 12:40'\n"
        f"{bad}, line 13, rule 'second': unknown key 'anyof'; did you mean any_of?\n"
        f"{bad}, line 23, rule 'third': unknown role 'widgit'; known: lead, heading, paragraph, "
        "quote, list_item, table, title, byline, section, published, topic, url, caption, credit, "
        "navigation, sharing, signup, consent, legal, related, advert, comment, widget, paywall, "
        "bio; did you mean widget?\n"
        "1 rule with 1 phrase: 3 problems\n"
    )


def test_check_tells_of_files_that_cannot_be_read_and_goes_on(
    rules: Run, tides: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.toml").write_text("[[rule", encoding="utf-8")
    status, out, _ = rules("check", tmp_path / "none.toml", tmp_path)
    assert status == 1
    assert "none.toml: cannot be read" in out
    assert "broken.toml: not TOML" in out
    assert out.endswith("1 rule with 1 phrase: 2 problems\n")


def test_a_folder_without_rules_is_told(rules: Run, tmp_path: Path) -> None:
    assert "there is no .toml in this folder" in rules("check", tmp_path).err


def test_nothing_in_a_rule_steers_the_terminal(rules: Run, tides: Path) -> None:
    tides.write_text(TIDES.replace("newspaper prints", r"newspaper \u001b[31m prints"))
    for arguments in (["list", tides], ["show", "tides/tide-table", "--rules", tides]):
        assert "\x1b" not in rules(*arguments).out
