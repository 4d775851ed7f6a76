"""The command line of `cleannews-rules`: its commands and their help."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.cli.failures import UsageError
from cleannews.cli.parser import Layout, Parser, one_of
from cleannews.cli.rules.request import Choice, Name, Request
from cleannews.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["parse_arguments"]


DESCRIPTION: Final = """\
Look at the rules by which cleannews knows what sites print around their
articles, try rules of your own on pages of your own, and have some proposed."""

COMMANDS: Final = """\
commands:
  list           say which rules there are, a line each
  show           print a rule with its phrases, its examples and its reason
  check          say what is wrong with rule files, and where
  test           say what rules catch on pages, and what would be lost by them
  from-profile   write rules for the lines that pages of a site share
  propose        write rules for what came out wrong, given what should

"cleannews-rules COMMAND --help" has the options of each."""

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
        return _PARSERS[Name(first)](arguments[1:])
    if first.startswith("-"):
        parser = _parser("COMMAND [OPTION ...] ...", DESCRIPTION, f"{COMMANDS}\n\n{EXAMPLES}")
        _read(parser, arguments, version=True)
    there = ", ".join(Name)
    if not first:
        raise UsageError(f"name a command: {there}")
    raise UsageError(f"{first!r} is no command; there are {there}{did_you_mean(first, Name)}")


def _version() -> str:
    from cleannews import __version__

    return f"cleannews-rules {__version__}"


def _parser(usage: str, description: str, epilog: str | None = None) -> Parser:
    return Parser(
        prog="cleannews-rules",
        usage=f"cleannews-rules {usage}",
        description=description,
        epilog=epilog,
        formatter_class=Layout,
        allow_abbrev=False,
        add_help=False,
    )


def _read(parser: Parser, arguments: Sequence[str], *, version: bool = False) -> argparse.Namespace:
    """Read the arguments, once the parser has all options but those that print and stop."""
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="help", help="print this and stop")
    if version:
        about.add_argument(
            "--version", action="version", version=_version(), help="print the version and stop"
        )
    found: argparse.Namespace = parser.parse_args(arguments)
    return found


def _list(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "list [OPTION ...] [FILE ...]",
        "Say which rules there are, a line each: its id, the role that its lines have, where in a "
        "line its phrases must stand, and why. FILE holds rules of your own; without one the "
        "rules that cleannews comes with are meant.",
    )
    _add_files(parser)
    _add_filters(parser)
    return Request(name=Name.LIST, choice=_choice(_read(parser, arguments)))


def _show(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "show [OPTION ...] ID ...",
        "Print rules whole: what for, by which phrases, what they must hit and what they must not.",
    )
    group = parser.add_argument_group("which rules")
    group.add_argument(
        "id", nargs="+", metavar="ID", help="as list has it, such as en/related/read-also"
    )
    group.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="look in this file, and not in the rules that cleannews comes with",
    )
    found = _read(parser, arguments)
    choice = Choice(files=tuple(found.rules))
    return Request(name=Name.SHOW, choice=choice, ids=tuple(found.id))


def _check(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "check [FILE ...]",
        "Say what is wrong with rule files, a line each: the file, the line in which the rule "
        "begins, its id and the reason. Without FILE the rules that cleannews comes with are "
        "looked at.",
    )
    _add_files(parser)
    choice = Choice(files=tuple(_read(parser, arguments).file))
    return Request(name=Name.CHECK, choice=choice)


def _test(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "test [OPTION ...] [FILE ...] --on PAGE ...",
        "Say what each rule hits on pages, and what would be lost by it: lines that are kept "
        "without the rules of FILE and dropped with them. Of the rules that cleannews comes with, "
        "which are meant where there is no FILE, those that hit something are told, with the "
        "lines that stay all the same.",
    )
    group = _add_files(parser)
    group.add_argument(
        "--on", nargs="+", required=True, metavar="PAGE", help="pages, or folders of them"
    )
    group.add_argument(
        "--wanted",
        metavar="FOLDER",
        help="a folder with the bodies that the pages should have, as for propose: it tells what "
        "is lost from what is rightly dropped",
    )
    _add_filters(parser)
    found = _read(parser, arguments)
    return Request(
        name=Name.TEST, choice=_choice(found), pages=tuple(found.on), wanted=found.wanted
    )


def _from_profile(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "from-profile [OPTION ...] PROFILE",
        "Write rules for the lines that pages of a site share and that were never part of an "
        "article, by what cleannews --learn wrote. Lines that cleannews knows anyway are left "
        'out. Read the rules before you use them: where you have to look, they say "LOOK".',
    )
    group = parser.add_argument_group("what goes in")
    group.add_argument("profile", metavar="PROFILE", help="what cleannews --learn wrote")
    _add_output(parser, "a line has to stand on so many pages (the default is 3)", 3)
    found = _read(parser, arguments)
    return Request(
        name=Name.FROM_PROFILE,
        profile=found.profile,
        output=_output(found.output),
        least_pages=found.least,
    )


def _propose(arguments: Sequence[str]) -> Request:
    parser = _parser(
        "propose [OPTION ...] --pages PAGE ... --wanted FOLDER",
        "Write rules for lines that are kept and should not be, and for lines that are dropped "
        "and should be kept. FOLDER has for each page, by the same name and below the same "
        "folders, a .txt of the body that it should have. What a rule would break on these pages "
        "is never proposed, but told. Read the rules before you use them: where you have to "
        'look, they say "LOOK".',
    )
    group = parser.add_argument_group("what goes in")
    group.add_argument(
        "--pages", nargs="+", required=True, metavar="PAGE", help="pages, or folders of them"
    )
    group.add_argument(
        "--wanted", required=True, metavar="FOLDER", help="the folder with their bodies"
    )
    _add_output(parser, "a phrase has to mend so many pages (the default is 2)", 2)
    found = _read(parser, arguments)
    return Request(
        name=Name.PROPOSE,
        pages=tuple(found.pages),
        wanted=found.wanted,
        output=_output(found.output),
        least_pages=found.least,
    )


def _add_files(parser: Parser) -> argparse._ArgumentGroup:
    group = parser.add_argument_group("what goes in")
    group.add_argument("file", nargs="*", metavar="FILE", help="a rule file, or a folder of them")
    return group


def _add_filters(parser: Parser) -> None:
    group = parser.add_argument_group("which rules")
    group.add_argument(
        "--language", metavar="CODE", help='only rules of this language; "any" is of all'
    )
    group.add_argument("--topic", metavar="TOPIC", help="only rules of this topic, as in ids")
    group.add_argument(
        "--role",
        type=one_of(Role),
        choices=tuple(Role),
        metavar="ROLE",
        help="only rules that give this role, such as navigation or related",
    )
    group.add_argument("--hits", metavar="TEXT", help="only rules that hit this line of a page")


def _add_output(parser: Parser, about_least: str, least: int) -> None:
    group = parser.add_argument_group("what comes out")
    group.add_argument("--least", type=_count, default=least, metavar="N", help=about_least)
    group.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to this new file, and not to standard output",
    )


def _count(word: str) -> int:
    if not word.isdecimal() or not word.isascii() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number of at least 1")
    return int(word)


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


_PARSERS: Final[Mapping[Name, Callable[[Sequence[str]], Request]]] = {
    Name.LIST: _list,
    Name.SHOW: _show,
    Name.CHECK: _check,
    Name.TEST: _test,
    Name.FROM_PROFILE: _from_profile,
    Name.PROPOSE: _propose,
}
