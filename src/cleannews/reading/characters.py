"""Make what a page shows safe to store and to print, without moving a single offset.

Two steps. `shadow_of` gives a string of exactly the source's length in which every break is a
newline, every other space a space, and everything dangerous harmless; the readers cut the shadow,
so their offsets are offsets into the source. `tidy` finishes the text of a block where lengths may
change.
"""

from __future__ import annotations

import re
import unicodedata

from cleannews.limits import LIMITS

__all__ = ["INVISIBLE", "coarsen", "needs_tidying", "shadow_of", "tidy"]

# Stands in the shadow for a character that is to vanish. A NUL of the source becomes a space first.
_GONE = "\x00"
_GONE_RUN = re.compile(r"\s*\x00[\s\x00]*")

# Everything the readers should not see, and black flags, which may have tags behind them to keep.
_FLAG = "\U0001f3f4"
_ODD = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\xa0"  # controls, no-break space
    "\u1680\u2000-\u200a\u202f\u205f\u3000"  # spaces
    "\u2028\u2029"  # breaks
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # BOM, interlinear annotation, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f"  # lone surrogates, tags
    f"{_FLAG}](?:(?<={_FLAG})[\U000e0020-\U000e007e]{{1,16}}\U000e007f)?"
)
_PLAIN_BYTES = b"\t\n" + bytes(range(0x20, 0x7F))
_COMMON_ODD = frozenset("\r\xa0")
_BREAKS = frozenset("\x0b\x0c\x0d\x1c\x1d\x1e\x85\u2028\u2029")
_SPACES = frozenset("\xa0\u1680\u202f\u205f\u3000\ufeff") | {chr(c) for c in range(0x2000, 0x200B)}

# Characters that take no room: a line of nothing else shows nothing.
INVISIBLE = "\x00\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f"

_PIECE_CHARS = 1 << 16
_MARK_RUN = re.compile(rf"[^\w\s]{{{LIMITS.combining_run.value + 1},}}")


def _replace_odd(match: re.Match[str]) -> str:
    char = match[0]
    if char[0] == _FLAG:
        return char
    if char in _SPACES:
        return " "
    if char in _BREAKS:
        return "\n"
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return " " if char <= "\x9f" else _GONE


def shadow_of(source: str) -> str:
    r"""Give `source` with breaks, spaces and dangerous characters made plain, at equal length.

    Never raises. Linear in `len(source)`; an ordinary page costs one scan.

    >>> shadow_of("one\r\ntwo\u2028three\ud800")
    'one \ntwo\nthree\ufffd'
    """
    # What is ASCII goes first, for looking through all of it would take twice as long.
    strange = source.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    if not strange:
        return source
    odd = set(_ODD.findall("".join(set(strange.decode("utf-8", "surrogatepass")))))
    if not odd:
        return source
    source = source.replace("\r\n", " \n") if "\r" in odd else source
    source = source.replace("\xa0", " ") if "\xa0" in odd else source
    if odd <= _COMMON_ODD:
        return source.replace("\r", "\n")
    # In pieces, for a megabyte of nothing but odd characters has a match for each.
    parts: list[str] = []
    start = 0
    while start < len(source):
        end = start + _PIECE_CHARS
        while source[end : end + 1] >= "\U000e0000" and end < start + 2 * _PIECE_CHARS:
            end += 1  # not within a flag
        parts.append(_ODD.sub(_replace_odd, source[start:end]))
        start = end
    return "".join(parts)


def coarsen(shadow: str) -> tuple[str, bool]:
    r"""Leave no more lines with anything on them than `LIMITS.lines`; say whether any went.

    The length stays. Linear; most pages cost a count of their line breaks.

    >>> coarsen("a\nb")
    ('a\nb', False)
    """
    cap = LIMITS.lines.value
    if shadow.count("\n") < cap:
        return shadow, False
    lines = shadow.split("\n")
    written = sum(1 for line in lines if line and not line.isspace())
    if written <= cap:
        return shadow, False
    run = -(-written // cap)
    groups: list[str] = []
    first = met = 0
    for end, line in enumerate(lines, 1):
        met += bool(line) and not line.isspace()
        if met == run or end == len(lines):
            groups.append(" ".join(lines[first:end]))
            first, met = end, 0
    return "\n".join(groups), True


def needs_tidying(texts: str) -> bool:
    """Whether texts cut from a shadow must go through `tidy`. Linear, and quick for most."""
    return _GONE in texts or not unicodedata.is_normalized("NFC", texts)


def tidy(text: str) -> str:
    r"""Drop what is to vanish from the text of a block and compose it (NFC).

    Words stay apart where only a vanishing character parted them. Never raises; linear.

    >>> tidy("caf" + "e\u0301")
    'café'
    """
    if _GONE in text:
        text = _GONE_RUN.sub(_close_gap, text).strip()
    if unicodedata.is_normalized("NFC", text):
        return text
    # NFC alone takes 6.7 s for 131 KB of alternating marks on one letter.
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_cap_marks, text))


def _close_gap(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if any(char != _GONE for char in match[0]):
        return " "
    if end == len(text) or start == 0:
        return ""
    before, after = text[start - 1], text[end]
    # An accent before the gap may yet be composed with its letter.
    word_before = before == "_" or before.isalnum() or unicodedata.combining(before)
    words_meet = word_before and (after == "_" or after.isalnum())
    return " " if words_meet or unicodedata.combining(after) else ""


def _cap_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in match[0]:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= LIMITS.combining_run.value:
            kept.append(char)
    return "".join(kept)
