"""The command line of `cleannews-rules`: its help, and what it asks for as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.cli.completion import Program
from cleannews.cli.failures import UsageError
from cleannews.cli.parser import add_about
from cleannews.cli.rules.commands import ABOUT, command_parser, new_parser
from cleannews.cli.rules.request import Choice, Name, Request
from cleannews.errors import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from cleannews.cli.parser import Parser

__all__ = ["parse_arguments"]


DESCRIPTION: Final = """\
Look at the rules by which cleannews knows what sites print around their
articles, try rules of your own on pages of your own, and have some proposed."""

COMMANDS: Final = "\n".join(
    ["commands:", *(f"  {name:14} {about}" for name, about in ABOUT.items())]
)

EXAMPLES: Final = """\
examples:
  cleannews-rules list --language de --topic related
  cleannews-rules list --hits "Read also:"        which rules know this line
  cleannews-rules show en/related/read-also
  cleannews-rules check my.toml                   before it is used
  cleannews-rules test my.toml --on pages/        what it catches and loses
  cleannews-rules from-profile site.json -o my.toml
  cleannews-rules propose --pages pages/ --wanted bodies/ -o my.toml

exit status: 0 done, 1 a rule is wrong or a page could not be read (standard
error names it), 2 the command line makes no sense, 130 interrupted."""


def parse_arguments(arguments: Sequence[str]) -> Request:
    """Read the command line.

    Raises `UsageError` for one that makes no sense, `SystemExit` after printing help or version.
    """
    first = arguments[0] if arguments else ""
    if first in tuple(Name):
        name = Name(first)
        return _request(name, command_parser(name).parse_args(arguments[1:]))
    if first.startswith("-"):
        _parser().parse_args(arguments)
    there = ", ".join(Name)
    if not first:
        raise UsageError(f"name a command: {there}")
    raise UsageError(f"{first!r} is no command; there are {there}{did_you_mean(first, Name)}")


def _parser() -> Parser:
    """What reads a command line without a command."""
    epilog = (
        f'{COMMANDS}\n\n"cleannews-rules COMMAND --help" has the options of each.\n\n{EXAMPLES}'
    )
    parser = new_parser("COMMAND [OPTION ...] ...", DESCRIPTION, epilog)
    add_about(parser, _version())
    parser.commands = [
        Program(name, about, command_parser(name).options()) for name, about in ABOUT.items()
    ]
    return parser


def _version() -> str:
    from cleannews import __version__

    return f"cleannews-rules {__version__}"


def _request(name: Name, found: argparse.Namespace) -> Request:
    match name:
        case Name.LIST:
            return Request(name=name, choice=_choice(found))
        case Name.SHOW:
            return Request(name=name, choice=Choice(files=tuple(found.rules)), ids=tuple(found.id))
        case Name.CHECK:
            return Request(name=name, choice=Choice(files=tuple(found.file)))
        case Name.TEST:
            return Request(
                name=name, choice=_choice(found), pages=tuple(found.on), wanted=found.wanted
            )
        case Name.FROM_PROFILE:
            return Request(
                name=name,
                profile=found.profile,
                output=_output(found.output),
                least_pages=found.least,
            )
        case Name.PROPOSE:
            return Request(
                name=name,
                pages=tuple(found.pages),
                wanted=found.wanted,
                output=_output(found.output),
                least_pages=found.least,
            )


def _output(name: str | None) -> str | None:
    if name == "":
        raise UsageError("-o needs the name of a file")
    return None if name == "-" else name


def _choice(found: argparse.Namespace) -> Choice:
    return Choice(
        files=tuple(found.file),
        language=found.language,
        topic=found.topic,
        role=found.role,
        hits=found.hits,
    )
