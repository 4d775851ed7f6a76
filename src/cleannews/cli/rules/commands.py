"""The commands of `cleannews-rules`: what each is for, and its options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.cli.parser import Layout, Parser, one_of
from cleannews.cli.rules.request import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["ABOUT", "command_parser", "new_parser"]

ABOUT: Final[Mapping[Name, str]] = {
    Name.LIST: "say which rules there are, a line each",
    Name.SHOW: "print a rule with its phrases, its examples and its reason",
    Name.CHECK: "say what is wrong with rule files, and where",
    Name.TEST: "say what rules catch on pages, and what would be lost by them",
    Name.FROM_PROFILE: "write rules for the lines that pages of a site share",
    Name.PROPOSE: "write rules for what came out wrong, given what should",
}


def command_parser(name: Name) -> Parser:
    """Give what reads the command line that comes after the name of a command."""
    parser = _PARSERS[name]()
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="help", help="print this and stop")
    return parser


def new_parser(usage: str, description: str, epilog: str | None = None) -> Parser:
    """Give a parser without options yet."""
    return Parser(
        prog="cleannews-rules",
        usage=f"cleannews-rules {usage}",
        description=description,
        epilog=epilog,
        formatter_class=Layout,
        allow_abbrev=False,
        add_help=False,
    )


def _list() -> Parser:
    parser = new_parser(
        "list [OPTION ...] [FILE ...]",
        "Say which rules there are, a line each: its id, the role that its lines have, where in a "
        "line its phrases must stand, and why. FILE holds rules of your own; without one the "
        "rules that cleannews comes with are meant.",
    )
    _add_files(parser)
    _add_filters(parser)
    return parser


def _show() -> Parser:
    parser = new_parser(
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
    return parser


def _check() -> Parser:
    parser = new_parser(
        "check [FILE ...]",
        "Say what is wrong with rule files, a line each: the file, the line in which the rule "
        "begins, its id and the reason. Without FILE the rules that cleannews comes with are "
        "looked at.",
    )
    _add_files(parser)
    return parser


def _test() -> Parser:
    parser = new_parser(
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
    return parser


def _from_profile() -> Parser:
    parser = new_parser(
        "from-profile [OPTION ...] PROFILE",
        "Write rules for the lines that pages of a site share and that were never part of an "
        "article, by what cleannews --learn wrote. Lines that cleannews knows anyway are left "
        'out. Read the rules before you use them: where you have to look, they say "LOOK".',
    )
    group = parser.add_argument_group("what goes in")
    group.add_argument("profile", metavar="PROFILE", help="what cleannews --learn wrote")
    _add_output(parser, "a line has to stand on so many pages (the default is 3)", 3)
    return parser


def _propose() -> Parser:
    parser = new_parser(
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
    return parser


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


_PARSERS: Final[Mapping[Name, Callable[[], Parser]]] = {
    Name.LIST: _list,
    Name.SHOW: _show,
    Name.CHECK: _check,
    Name.TEST: _test,
    Name.FROM_PROFILE: _from_profile,
    Name.PROPOSE: _propose,
}
