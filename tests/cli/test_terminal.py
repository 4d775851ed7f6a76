"""Sixty payloads that steer terminals, in every place of a page, reach no terminal."""

from __future__ import annotations

import os
import pty
import re
import termios
from typing import TYPE_CHECKING

import pytest

from .conftest import start

if TYPE_CHECKING:
    from pathlib import Path

ESC, CSI, OSC, DCS, ST = "\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\"
PAYLOADS = [
    *(
        CSI + rest
        for rest in ("31;45m", "2J", "H", "6n", "c", ">c", "?25l", "?1049h", "20t", "21t")
    ),
    *(
        CSI + rest
        for rest in ("5i", "4i", "?1000h", "1;1r", "999B", "3J", "0q", "!p", "8m", "201~")
    ),
    *(OSC + rest for rest in ("0;title\x07", f"0;title{ST}", "2;x\x07", "4;1;?\x07", "10;?\x07")),
    *(OSC + rest for rest in ("8;;http://x.example\x07link", "52;c;ZXZpbA==\x07", "50;x\x07")),
    *(OSC + rest for rest in ("1337;File=x\x07", "777;notify;a;b\x07", "9;x\x07", "133;A\x07")),
    *(DCS + rest for rest in (f'$q"p{ST}', f"+q544e{ST}", f"1000p{ST}", "q#0;2;0;0;0")),
    *(
        ESC + rest
        for rest in ("c", "7", "8", "D", "M", "#8", "(0", "=", ">", "N", "_x\x1b\\", "^x\x1b\\")
    ),
    *("\x9b2J", "\x9d0;x\x07", "\x90q\x9c", "\x85", "\x84", "\x8d", "\x9a"),
    *("\r", "\x07", "\x08\x08\x08", "\x0e", "\x0f", "\x05", "\x7f", "\x0b", "\x0c", "\x1a"),
    *("\u202e", "\u202d", "\u2066", "\u2067\u2069", "\u202a\u202c", "\u2028", "\u2029"),
]
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# The styles that --explain uses itself; none of the payloads is one of them.
OWN_STYLES = re.compile(r"\x1b\[(?:0|1|2|2;3|31|32|36|39|49)m")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A page for each payload, which stands in its name, its title, its body and its menu."""
    folder = tmp_path_factory.mktemp("payloads")
    pages = []
    for number, payload in enumerate(PAYLOADS):
        page = folder / f"{number}{payload.replace('/', '')}.txt"
        page.write_text(
            f"Home {payload} page\n"
            f"Harbour opens {payload} after the storm\n"
            f"The harbour opened again {payload} on Monday after four months, its master said.\n"
            f"Engineers{payload} drove sixty oak piles into the sea bed and laid a new deck.\n"
            f"Share {payload}\n",
            encoding="utf-8",
            newline="",
        )
        pages.append(page)
    return pages


def shown(*arguments: str | Path, term: str = "dumb") -> str:
    """What a terminal is sent when the command runs in it, standard error included."""
    ours, theirs = pty.openpty()
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST  # or the terminal's own driver would put a CR before each newline
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    process = start(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, environment={"TERM": term}
    )
    os.close(theirs)
    sent = bytearray()
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how a pty ends
            break
        if not part:
            break
        sent += part
    os.close(ours)
    assert process.wait(timeout=20) in {0, 1, 2}
    return sent.decode()


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize(
    "options",
    [
        ("--title",),
        ("--explain",),
        ("--format=markdown",),
        ("--format=jsonl",),
        ("--explain", "--format=json"),
    ],
    ids=" ".join,
)
def test_no_page_steers_the_terminal(pages: list[Path], options: tuple[str, ...]) -> None:
    out = shown(*options, *pages)
    assert UNSAFE.findall(out) == []
    assert len(re.findall("Engineers|oak piles", out)) >= len(PAYLOADS)


def test_in_colour_nothing_but_our_own_styles_reaches_the_terminal(pages: list[Path]) -> None:
    out = shown("--explain", *pages, term="xterm-256color")
    assert OWN_STYLES.search(out)
    assert UNSAFE.findall(OWN_STYLES.sub("", out)) == []


def test_no_complaint_steers_the_terminal(pages: list[Path]) -> None:
    missing = [page.with_suffix(".gone") for page in pages]
    out = shown(*missing)
    assert UNSAFE.findall(out) == []
    assert out.count("no such file or directory\n") == len(PAYLOADS)


@pytest.mark.parametrize(
    "option", ["--frob", "--format", "--rules", "--language", "--preset", "-o"]
)
def test_no_wrong_option_steers_the_terminal(option: str) -> None:
    value = "".join(PAYLOADS).replace("/", "")
    out = shown(option + "=" + value if option == "--frob" else option, value, "no/page")
    assert UNSAFE.findall(out) == []
    assert out.startswith("cleannews: ")
    assert out.count("\n") == 1
