"""A parser of command lines that complains as the rest of the command does, and helps."""

from __future__ import annotations

import argparse
import sys
import textwrap
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from cleannews.arguments import no_such_name
from cleannews.cli.completion import Option, Program, Shell, Takes, completion
from cleannews.cli.failures import UsageError
from cleannews.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Layout", "Parser", "add_about", "one_of"]

Word = TypeVar("Word", bound=StrEnum)

# What the values of options are called that may be the names of files.
FILES = frozenset({"OUT", "FILE", "FOLDER", "PAGE", "PHRASE"})
# What argparse says, and what helps more.
OURS = {
    "the following arguments are required: PAGE": (
        'no page is named: give a file, a folder, or "-" for standard input'
    ),
    "expected one argument": "a value has to follow",
}


class Parser(argparse.ArgumentParser):
    """A parser whose complaints go the way of all others: one line, nothing to steer a terminal.

    `commands` are those that may come as the first word, as shells are to know them.
    """

    commands: Sequence[Program] = ()

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` instead of printing the usage."""
        for theirs, ours in OURS.items():
            message = message.replace(theirs, ours)
        raise UsageError(message)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the command line; of an option that there is not, say which one is near it."""
        needed = [action for action in self._actions if action.required]
        # Before what is missing, for that may be what the wrong word was meant to be.
        for action in needed:
            action.required = False
        _, unknown = self.parse_known_args(args)
        for action in needed:
            action.required = True
        for word in unknown:
            if word.startswith("-"):
                self.error(f"there is no option {word}{self._near(word)}")
        if unknown:
            self.error(f"{unknown[0]} is out of place: the option that takes it stands before it")
        return super().parse_args(args, namespace)

    def _near(self, word: str) -> str:
        """Say what was meant by an unknown option: one like it, or one that takes such a word."""
        options = self.options()
        name = word.partition("=")[0]
        value = name.lstrip("-")  # as "--json" is one
        taking = [option for option in options if isinstance(option.takes, tuple)]
        meant = [f"{option.names[-1]} {value}" for option in taking if value in option.takes]
        if meant:
            return f"; did you mean {' or '.join(meant)}?"
        return did_you_mean(name, [name for option in options for name in option.names])

    def options(self) -> tuple[Option, ...]:
        """Give what shells complete, in the order of the help."""
        return tuple(
            Option(
                names=tuple(action.option_strings),
                about=action.help or "",
                takes=_taken_by(action),
            )
            for action in self._actions
            if action.option_strings
        )

    def as_program(self) -> Program:
        """Give what shells are to know of the program, or of the command, that this reads."""
        return Program(self.prog, self.description or "", self.options(), self.commands)


class _PrintCompletion(argparse.Action):
    """Print the script for a shell and stop, as --version does."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: object, shell: object, _name: object = ""
    ) -> None:
        """Raise `SystemExit` after printing."""
        assert isinstance(parser, Parser)
        assert isinstance(shell, Shell)
        if sys.stdout is not None:
            sys.stdout.write(f"{completion(shell, parser.as_program())}\n")
        parser.exit()


def add_about(parser: Parser, version: str) -> None:
    """Add the options that print something and stop."""
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="help", help="print this and stop")
    about.add_argument(
        "--version", action="version", version=version, help="print the version and stop"
    )
    about.add_argument(
        "--completion",
        action=_PrintCompletion,
        type=one_of(Shell),
        choices=tuple(Shell),
        metavar="SHELL",
        help="print what bash, zsh or fish complete options by, and stop",
    )


def _taken_by(action: argparse.Action) -> tuple[str, ...] | Takes:
    if action.nargs == 0:
        return Takes.NOTHING
    if action.choices is not None:
        return tuple(map(str, action.choices))
    return Takes.FILE if action.metavar in FILES else Takes.TEXT


class Layout(argparse.HelpFormatter):
    """Help that fills paragraphs to the terminal's width, and breaks lines of lists only there."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n\n".join(
            "\n".join(_broken(line, width) for line in paragraph.split("\n"))
            if "\n  " in paragraph
            else textwrap.fill(paragraph, width, initial_indent=indent)
            for paragraph in text.split("\n\n")
        )


def _broken(line: str, width: int) -> str:
    """Put what is said of an example below it, where there is no room beside it."""
    if len(line) <= width:
        return line
    example, _, about = line.strip().partition("  ")
    lines = textwrap.wrap(example, width, initial_indent="  ", subsequent_indent="    ")
    below = " " * 6
    lines += textwrap.wrap(about.strip(), width, initial_indent=below, subsequent_indent=below)
    return "\n".join(lines)


def one_of(kind: type[Word]) -> Callable[[str], Word]:
    """Give what reads one of a few words, and says which there are where it is none."""

    def read(word: str) -> Word:
        try:
            return kind(word)
        except ValueError:
            raise argparse.ArgumentTypeError(str(no_such_name(word, kind))) from None

    return read
