"""What shells complete the command line by, made from its options: `--completion`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Option", "Shell", "Takes", "completion"]


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


def completion(shell: Shell, options: Sequence[Option]) -> str:
    """Give the script that completes `options` and file names in `shell`."""
    match shell:
        case Shell.BASH:
            return _bash(options)
        case Shell.ZSH:
            return _zsh(options)
        case Shell.FISH:
            return _fish(options)


def _bash(options: Sequence[Option]) -> str:
    names = " ".join(name for option in options for name in option.names)
    cases = [
        f"        {'|'.join(option.names)}) {_bash_reply(option.takes)}; return;;"
        for option in options
        if option.takes is not Takes.NOTHING
    ]
    return "\n".join(
        [
            "_cleannews() {",
            "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            "    COMPREPLY=()",
            '    case "$before" in',
            *cases,
            "    esac",
            '    if [[ "$word" == -* ]]; then',
            f"        {_bash_reply(tuple(names.split()))}",
            "    else",
            f"        {_bash_reply(Takes.FILE)}",
            "    fi",
            "}",
            "complete -o filenames -F _cleannews cleannews",
        ]
    )


def _bash_reply(takes: tuple[str, ...] | Takes) -> str:
    if isinstance(takes, tuple):
        return f'mapfile -t COMPREPLY < <(compgen -W "{" ".join(takes)}" -- "$word")'
    return 'mapfile -t COMPREPLY < <(compgen -f -- "$word")' if takes is Takes.FILE else ":"


def _zsh(options: Sequence[Option]) -> str:
    specs = [f"        {_zsh_spec(option)} \\" for option in options]
    return "\n".join(
        [
            "#compdef cleannews",
            "_cleannews() {",
            "    _arguments -S \\",
            *specs,
            "        '*:page:_files'",
            "}",
            # Found on fpath, the file is the function itself; sourced, it makes one known.
            "if [[ ${funcstack[1]} == _cleannews ]]; then",
            '    _cleannews "$@"',
            "else",
            "    compdef _cleannews cleannews",
            "fi",
        ]
    )


def _zsh_spec(option: Option) -> str:
    about = _quote("".join(f"\\{char}" if char in "[]\\:" else char for char in option.about))
    names = option.names[0] if len(option.names) == 1 else f"{{{','.join(option.names)}}}"
    # The star: it may stand several times, as --rules does.
    return f"'*'{names}'[{about}]{_zsh_value(option.takes)}'"


def _zsh_value(takes: tuple[str, ...] | Takes) -> str:
    if isinstance(takes, tuple):
        return f":value:({' '.join(takes)})"
    return {Takes.FILE: ":file:_files", Takes.TEXT: ":value: ", Takes.NOTHING: ""}[takes]


def _fish(options: Sequence[Option]) -> str:
    return "\n".join(f"complete -c cleannews {_fish_flags(option)}" for option in options)


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
