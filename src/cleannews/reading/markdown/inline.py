"""The markup inside Markdown's lines: links, images, emphasis, escapes, hidden at equal length.

`hide_markup` gives the page with every character of markup replaced by `HIDDEN`, so that what is
left is what a reader sees and offsets still point into the source. One scan finds all tokens, and
a stack pairs the brackets: linear also on a megabyte of "[".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleannews.reading.paragraphs.joints import LETTER_WORDS, PageWords, spaceless

__all__ = ["HIDDEN", "Inline", "hide_markup"]

HIDDEN = "\x01"

_TITLE = r"(?:\s+(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|\([^()]{0,1000}\)))?"
# Where a link leads. html2text wraps targets at hyphens and leaves spaces in them, so a target that
# begins like one may hold both. But where a line begins with a tag, the target was cut off above,
# and what follows is the page's own. The bounds keep a page of "](" linear.
_INSIDE = r"[^()\]\n]|\n(?![ \t]*<)"
_TARGET = (
    rf"\(\s*<?[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+){{0,8}}>?{_TITLE}\s*\)"
    rf"|\((?:[a-z][a-z+.-]*:|[/?#.<]|www\.)(?>(?:{_INSIDE}|\](?!\()){{0,4000}})"
    r"(?:\([^()\[\]]{0,400}+\)[^()\[\]]{0,2000}+){0,8}\)"
)
# Every branch begins with a character of its own and not with a class or a repeat: then the engine
# skips to the next such character, which takes a quarter of the time. Groups are atomic rather than
# possessive: before Python 3.11.5 a possessive group loses matches.
_TOKEN = re.compile(
    r"\[([^\[\]\\*_`<&~\n]{0,400}+)\]\([^\s()<>]*+\)"  # most links, whole
    r"|\\[!-/:-@\[-`{-~]"  # an escape
    r"|`[^`\n]+`"
    r"|!\["
    r"|\["
    rf"|\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\])?"
    r"|<(?:https?://|mailto:)[^<>\s]{1,4000}>"
    r"|<!--(?>(?:[^-<]|-(?!->)|<(?!!--)){0,4000})-->"
    r"|</?[a-zA-Z][^<>]{0,1000}>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#0?39|#x27|#34);"
    r"|\*(?:\*+|(?<=\S\*)|(?=\S))"  # with space around it, it is a bullet
    r"|_(?:_+|(?<=\S_)|(?=\S))"
    r"|~~"
)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "#34": '"'}
_INLINE_TAGS = frozenset(
    "a abbr b bdi cite code del em font i img ins kbd mark q s small span strong sub sup time "
    "u".split()
)
_BLOCK_TAGS = frozenset(
    "article aside blockquote br button center details div figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr iframe li main nav ol p picture pre section source summary table tbody td "
    "th thead tr ul video".split()
)
# Signs that open emphasis; html2text nests bold in bold.
_OPENERS = frozenset(("*", "**", "***", "******", "_", "__", "___", "~~"))
_MAX_NAME = 100  # characters, as in _DEFINITION
_STOPS = frozenset(":.,;!?")  # one character each: the empty string is none of them
_OPEN_LINK = frozenset("[!")
_BLANKS = frozenset(" \n")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class Inline:
    """What the scan found: the visible text, where link text stands, and where code blocks are.

    The ranges are half-open, in order, and apart from one another.
    """

    visible: str = ""
    links: list[tuple[int, int]] = field(default_factory=list)
    fences: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Scan:
    text: str
    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    brackets: list[tuple[int, int, bool]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    emphasis: dict[str, tuple[int, int]] = field(default_factory=dict)

    def hide(self, start: int, end: int, first: str = HIDDEN, last: str = HIDDEN) -> None:
        """Hide a range; `first` or `last` may leave a break or a space in it."""
        if end - start == 1:
            self.cuts.append((start, end, first if first != HIDDEN else last))
        else:
            self.cuts.append((start, end, first + HIDDEN * (end - start - 2) + last))


def hide_markup(shadow: str) -> Inline:
    """Hide the inline markup of a Markdown page. Never raises; linear in `len(shadow)`."""
    scan = _Scan(shadow)
    fences = _fences(shadow)
    known: set[str] = set()
    if "]:" in shadow:
        for match in _DEFINITION.finditer(shadow):
            known.add(match[1].casefold())
            scan.hide(*match.span())
    skips = sorted([*fences, *((start, end) for start, end, _ in scan.cuts)])
    skip = 0
    for match in _TOKEN.finditer(shadow):
        start, end = match.span()
        if skips:
            while skip < len(skips) and skips[skip][1] <= start:
                skip += 1
            if skip < len(skips) and skips[skip][0] <= start:
                continue
        if match.lastindex:
            _hide_link(scan, start, start + 1, match.end(1), end)
        else:
            _take(scan, match[0], start, end, known)
    for token, opened in scan.emphasis.items():
        if _is_markup(token):
            scan.hide(*opened)
    scan.cuts.sort()
    _part_words(shadow, scan.cuts)
    return Inline(_apply(shadow, scan.cuts), scan.links, fences)


def _fences(shadow: str) -> list[tuple[int, int]]:
    """Find fenced code; a fence that nothing closes is not one, for pages get cut off."""
    if "```" not in shadow and "~~~" not in shadow:
        return []
    marks = [(match.start(), match.end(), match[1][0]) for match in _FENCE.finditer(shadow)]
    found: list[tuple[int, int]] = []
    index = 0
    while index + 1 < len(marks):
        start, _, char = marks[index]
        if marks[index + 1][2] == char:
            found.append((start, marks[index + 1][1]))
            index += 1
        index += 1
    return found


def _take(scan: _Scan, token: str, start: int, end: int, known: set[str]) -> None:
    char = token[0]
    if char in "[!":
        scan.brackets.append((start, end, char == "!"))
    elif char == "]":
        _close_bracket(scan, token, start, end, known)
    elif char in "*_~":
        _take_emphasis(scan, token, start, end)
    elif char == "\\":
        scan.hide(start, start + 1)
    elif char == "`":
        scan.hide(start, start + 1)
        scan.hide(end - 1, end)
    elif char == "&":
        scan.cuts.append((start, end, _ENTITIES.get(token[1:-1], "'") + HIDDEN * (end - start - 1)))
    elif token.startswith(("<http", "<mailto")):
        scan.hide(start, start + 1)
        scan.hide(end - 1, end)
        scan.links.append((start + 1, end - 1))
    else:
        _take_tag(scan, token, start, end)


def _take_tag(scan: _Scan, token: str, start: int, end: int) -> None:
    if token.startswith("<!--"):
        scan.hide(start, end)
        return
    name = token.lstrip("</").split(None, 1)[0].rstrip("/>").casefold()
    if name in _INLINE_TAGS:
        scan.hide(start, end)
    elif name in _BLOCK_TAGS:
        scan.hide(start, end, first="\n")


def _close_bracket(scan: _Scan, token: str, start: int, end: int, known: set[str]) -> None:
    if not scan.brackets:
        return
    opened, inner, image = scan.brackets.pop()
    text = scan.text
    if len(token) == 1 or token[1] == "[":
        # A link by name: [text][name], [name][] or [name].
        name = token[2:-1] or (text[inner:start] if start - inner <= _MAX_NAME else "")
        if name.casefold() not in known:
            return
    while scan.links and scan.links[-1][0] >= inner:
        scan.links.pop()
    if not image:
        _hide_link(scan, opened, inner, start, end)
    elif text[inner:start].strip():
        # A picture's alternative text is a line of its own, whatever it was squeezed between.
        scan.hide(opened, inner, first="\n")
        scan.hide(start, end, last="\n")
        scan.links.append((inner, start))
    else:
        scan.hide(opened, end)


def _hide_link(scan: _Scan, opened: int, inner: int, closed: int, end: int) -> None:
    """Hide what stands around the text of a link, from `inner` to `closed`."""
    text = scan.text
    if inner == closed or text[inner:closed].isspace():
        scan.hide(opened, end)
        return
    scan.links.append((inner, closed))
    # "Read more:[Tides](...)"; and links that touch stood in blocks of their own.
    parted = text[opened - 1 : opened] in _STOPS and text[inner].isalnum()
    touching = text[end : end + 1] in _OPEN_LINK
    behind = HIDDEN * (end - closed - 1) + "\n" if touching else HIDDEN * (end - closed)
    scan.cuts += (opened, inner, " " if parted else HIDDEN), (closed, end, behind)


def _take_emphasis(scan: _Scan, token: str, start: int, end: int) -> None:
    text = scan.text
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if token[0] == "_" and before.isalnum() and after.isalnum():
        return
    if len(token) == 4 and (before.strip() or text[end : end + 2].strip()):
        scan.hide(start, end)  # bold around nothing
        return
    opened = scan.emphasis.pop(token, None)
    if opened and _BLANK.search(text, opened[1], start) is None:
        scan.hide(*opened)
        scan.hide(start, end)
        return
    if opened and _is_markup(token):
        scan.hide(*opened)
    if after.strip() and token in _OPENERS:
        scan.emphasis[token] = (start, end)
    elif _is_markup(token) and (len(token) > 1 or before.strip()):
        scan.hide(start, end)  # an icon, which is an empty element in italics, or a stray end


def _is_markup(token: str) -> bool:
    """Whether a sign without its partner is markup all the same; "*" may lead to a note."""
    return token in _OPENERS and token not in {"*", "~~"}


def _apply(text: str, cuts: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, fill in cuts:
        if start < last:
            continue
        parts.append(text[last:start])
        parts.append(fill)
        last = end
    parts.append(text[last:])
    return "".join(parts)


def _part_words(text: str, cuts: list[tuple[int, int, str]]) -> None:
    """Leave a space where markup was all that stood between two words.

    html2text loses the space before most bold words and links: of 195 words that ran into one
    another on labelled pages, 167 had a space in the HTML. Scripts without spaces need none.
    """
    last = 0
    words = PageWords(text)
    for index, (start, end, fill) in enumerate(cuts):
        # Most markup has a space or a break around it.
        if start > last and text[start - 1].isalnum() and text[end : end + 1] not in _BLANKS:
            stop = _end_of_markup(cuts, index)
            before, after = text[start - 1], text[stop] if 0 <= stop < len(text) else ""
            if (
                after.isalnum()
                and not (spaceless(before) and spaceless(after))
                and not (after.islower() and _cuts_word(text, start, stop, words))
            ):
                cuts[index] = (start, end, " " + fill[1:])
        last = max(last, end)


def _cuts_word(text: str, end: int, start: int, words: PageWords) -> bool:
    """Whether markup from `end` to `start` parts a letter, which is no word, from its word."""
    first = text[end - 1].isalpha() and not _touches(text[end - 2 : end - 1])
    if first or not _touches(text[start + 1 : start + 2]):
        letter = text[end - 1] if first else text[start]
        return letter not in LETTER_WORDS and letter not in words and letter.lower() not in words
    return False


def _touches(char: str) -> bool:
    """Whether a character makes the letter beside it a part of a word: "Norvale’s", "l’eau"."""
    return char.isalnum() or char in ("'", "’")


def _end_of_markup(cuts: list[tuple[int, int, str]], index: int) -> int:
    """Where the cuts end that touch this one and one another; -1 where one leaves a sign."""
    stop = cuts[index][0]
    while index < len(cuts) and cuts[index][0] <= stop:
        start, end, fill = cuts[index]
        if start == stop:
            if fill.strip(HIDDEN):
                return -1
            stop = end
        index += 1
    return stop
