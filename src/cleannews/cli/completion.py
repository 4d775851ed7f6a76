"""What shells complete the command line by, made from its options: `--completion`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Option", "Program", "Shell", "Takes", "completion"]


class Shell(StrEnum):
    """The shells that a script can be had for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Takes(StrEnum):
    """What stands after an option that is none of a few words."""

    NOTHING = "nothing"
    FILE = "file"
    TEXT = "text"  # nobody can guess


class Option(NamedTuple):
    """An option as shells know it: its names, its help, and what it takes: words, or a kind."""

    names: tuple[str, ...]
    about: str
    takes: tuple[str, ...] | Takes


class Program(NamedTuple):
    """A program, or one of the commands that come as its first word, as shells know it."""

    name: str
    about: str
    options: Sequence[Option]
    commands: Sequence[Program] = ()


def completion(shell: Shell, program: Program) -> str:
    """Give the script that completes commands, options and file names in `shell`."""
    match shell:
        case Shell.BASH:
            return _bash(program)
        case Shell.ZSH:
            return _zsh(program)
        case Shell.FISH:
            return _fish(program)


def _bash(program: Program) -> str:
    function = f"_{program.name}"
    if program.commands:
        first = [*(one.name for one in program.commands), *_names(program)]
        cases = [f"        1:*) {_bash_reply(tuple(first))};;"]
        for one in program.commands:
            cases += [f"        *:{one.name})", *_indented(_bash_words(one), 8), "        ;;"]
        body = ['    case "$COMP_CWORD:${COMP_WORDS[1]}" in', *cases, "    esac"]
    else:
        body = _bash_words(program)
    return "\n".join(
        [
            f"{function}() {{",
            "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            "    COMPREPLY=()",
            *body,
            "}",
            f"complete -o filenames -F {function} {program.name}",
        ]
    )


def _bash_words(program: Program) -> list[str]:
    """What completes the word at hand, once it is known whose it is."""
    return [
        '    case "$before" in',
        *(
            f"        {'|'.join(option.names)}) {_bash_reply(option.takes)}; return;;"
            for option in program.options
            if option.takes is not Takes.NOTHING
        ),
        "    esac",
        '    if [[ "$word" == -* ]]; then',
        f"        {_bash_reply(_names(program))}",
        "    else",
        f"        {_bash_reply(Takes.FILE)}",
        "    fi",
    ]


def _bash_reply(takes: tuple[str, ...] | Takes) -> str:
    if isinstance(takes, tuple):
        return f'mapfile -t COMPREPLY < <(compgen -W "{" ".join(takes)}" -- "$word")'
    return 'mapfile -t COMPREPLY < <(compgen -f -- "$word")' if takes is Takes.FILE else ":"


def _names(program: Program) -> tuple[str, ...]:
    return tuple(name for option in program.options for name in option.names)


def _indented(lines: Sequence[str], columns: int) -> list[str]:
    return [f"{'':{columns}}{line}" for line in lines]


def _zsh(program: Program) -> str:
    function = f"_{program.name}"
    if program.commands:
        names = [f"'{one.name}:{_quote(one.about)}'" for one in program.commands]
        cases = []
        for one in program.commands:
            cases += [f"        {one.name})", *_indented(_zsh_words(one), 8), "        ;;"]
        body = [
            "    if (( CURRENT == 2 )); then",
            f"        local -a commands=({' '.join(names)})",
            "        _describe command commands",
            *_indented(_zsh_words(program), 4),
            "        return",
            "    fi",
            # Options are numbered from the command on, so that it stands where the program did.
            "    shift words; (( CURRENT-- ))",
            "    case $words[1] in",
            *cases,
            "    esac",
        ]
    else:
        body = _zsh_words(program)
    return "\n".join(
        [
            f"#compdef {program.name}",
            f"{function}() {{",
            *body,
            "}",
            # Found on fpath, the file is the function itself; sourced, it makes one known.
            f"if [[ ${{funcstack[1]}} == {function} ]]; then",
            f'    {function} "$@"',
            "else",
            f"    compdef {function} {program.name}",
            "fi",
        ]
    )


def _zsh_words(program: Program) -> list[str]:
    specs = list(map(_zsh_spec, program.options))
    if not program.commands:  # where a command is due, a file is not
        specs.append("'*:file:_files'")
    return " \\\n".join(["    _arguments -S", *(f"        {spec}" for spec in specs)]).split("\n")


def _zsh_spec(option: Option) -> str:
    about = _quote("".join(f"\\{char}" if char in "[]\\:" else char for char in option.about))
    names = option.names[0] if len(option.names) == 1 else f"{{{','.join(option.names)}}}"
    # The star: it may stand several times, as --rules does.
    return f"'*'{names}'[{about}]{_zsh_value(option.takes)}'"


def _zsh_value(takes: tuple[str, ...] | Takes) -> str:
    if isinstance(takes, tuple):
        return f":value:({' '.join(takes)})"
    return {Takes.FILE: ":file:_files", Takes.TEXT: ":value: ", Takes.NOTHING: ""}[takes]


def _fish(program: Program) -> str:
    # The first word is a command until one stands there.
    first = " -n __fish_use_subcommand" if program.commands else ""
    lines = [f"complete -c {program.name}{first} {_fish_flags(one)}" for one in program.options]
    for one in program.commands:
        about = _quote(one.about)
        lines.append(f"complete -c {program.name}{first} -f -a {one.name} -d '{about}'")
        within = f"-n '__fish_seen_subcommand_from {one.name}'"
        lines += [
            f"complete -c {program.name} {within} {_fish_flags(option)}" for option in one.options
        ]
    return "\n".join(lines)


def _fish_flags(option: Option) -> str:
    names = [f"-l {name[2:]}" if name[:2] == "--" else f"-s {name[1:]}" for name in option.names]
    if isinstance(option.takes, tuple):
        value = f"-x -a '{' '.join(option.takes)}'"
    else:
        value = {Takes.FILE: "-r -F", Takes.TEXT: "-x", Takes.NOTHING: ""}[option.takes]
    return " ".join(filter(None, [*names, value, f"-d '{_quote(option.about)}'"]))


def _quote(text: str) -> str:
    """Make a text fit to stand between single quotes."""
    return text.replace("'", "'\\''")
