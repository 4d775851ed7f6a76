"""What shells are given to complete the command line by."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]

SHELLS = ["bash", "zsh", "fish"]
ASK_BASH = """
COMP_WORDS=(cleannews {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _cleannews
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ASK_BASH_RULES = """
COMP_WORDS=(cleannews-rules {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _cleannews-rules
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ASK_FISH_RULES = "complete -C 'cleannews-rules {words}' | string replace -r '\\t.*' ''"
ASK_FISH = "complete -C 'cleannews {words}' | string replace -r '\\t.*' ''"


def needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")


def ask(program: Run, shell: str, question: str) -> list[str]:
    script = program("--completion", shell).out + question
    done = subprocess.run([shell, "-c", script], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return sorted(done.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_the_help_is_completed(cleannews: Run, shell: str) -> None:
    options = set(re.findall(r"^  (?:-\w.* )?--([a-z]+)", cleannews("--help").out, re.MULTILINE))
    script = cleannews("--completion", shell).out
    assert {"format", "report", "diff", "completion", "output"} <= options
    assert {name for name in options if not re.search(rf"(--|-l ){name}\b", script)} == set()


@pytest.mark.parametrize(("shell", "question"), [("bash", ASK_BASH), ("fish", ASK_FISH)])
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("--repo", ["--report"]),
        ("--format j", ["json", "jsonl"]),
        ("--preset re", ["recall"]),
        ("--completion z", ["zsh"]),
    ],
)
def test_options_and_their_words_are_completed(
    cleannews: Run, shell: str, question: str, words: str, completed: list[str]
) -> None:
    needs(shell)
    assert ask(cleannews, shell, question.format(words=words)) == completed


@pytest.mark.parametrize(
    ("shell", "question"), [("bash", ASK_BASH_RULES), ("fish", ASK_FISH_RULES)]
)
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("from", ["from-profile"]),
        ("--comp", ["--completion"]),
        ("list --lang", ["--language"]),
        ("list --role nav", ["navigation"]),
        ("propose --wan", ["--wanted"]),
        ("show --", ["--help", "--rules"]),
    ],
)
def test_commands_and_the_options_of_each_are_completed(
    rules: Run, shell: str, question: str, words: str, completed: list[str]
) -> None:
    needs(shell)
    assert ask(rules, shell, question.format(words=words)) == completed


def test_bash_completes_files(
    cleannews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("bash")
    (tmp_path / "page one.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert ask(cleannews, "bash", ASK_BASH.format(words="--rules pa")) == ["one.txt", "page"]


def test_zsh_takes_the_scripts(cleannews: Run, rules: Run, tmp_path: Path) -> None:
    needs("zsh")
    script = tmp_path / "_cleannews"
    for program in (cleannews, rules):
        script.write_text(program("--completion", "zsh").out, encoding="utf-8")
        subprocess.run(["zsh", "-n", script], check=True)  # noqa: S607 - any zsh will do


def test_zsh_completes_commands_and_the_options_of_each(rules: Run, tmp_path: Path) -> None:
    needs("zsh")
    (tmp_path / "script").write_text(rules("--completion", "zsh").out, encoding="utf-8")
    # Completion works at a terminal only; this has what would be offered there printed instead.
    asked = """
    compdef() { : }
    _describe() { print -rl -- ${(P)2%%:*} }
    _arguments() { print -rl -- ${@#\\*} }
    source ./script
    words=(cleannews-rules fro) CURRENT=2; _cleannews-rules
    print LIST
    words=(cleannews-rules list --lang) CURRENT=3; _cleannews-rules
    """
    done = subprocess.run(
        ["zsh", "-f", "-c", asked],  # noqa: S607 - any zsh will do
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    first, _, listed = done.stdout.partition("LIST\n")
    assert "from-profile" in first.splitlines()
    assert "return" not in first.splitlines()  # a line that goes on would swallow it
    assert any(line.startswith("--completion") for line in first.splitlines())
    assert any(line.startswith("--language") for line in listed.splitlines())
    assert not any(line.startswith("--wanted") for line in listed.splitlines())


def test_an_unknown_shell_is_told_with_those_known(cleannews: Run) -> None:
    assert cleannews("--completion", "fsh").err == (
        "cleannews: argument --completion: 'fsh' is none of bash, zsh, fish; did you mean fish?"
        " (see cleannews --help)\n"
    )
