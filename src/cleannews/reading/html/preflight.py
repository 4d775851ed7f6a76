"""Look an HTML page over before a parser sees it: what would cost a conforming parser seconds.

One scan counts how deep elements nest, how many formatting elements the parser would have to open
again, and how many attributes a tag carries. Real pages stay far below every bound.
"""

from __future__ import annotations

import re
from collections import Counter

from cleannews.limits import LIMITS

__all__ = ["find_fault", "without_tags"]

# Scripts, styles and comments hold no tags; a rest that is never closed is all script.
_SILENT_START = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
_SILENT_END = {
    "script": re.compile(r"</script[^>]{0,1000}>", re.IGNORECASE),
    "style": re.compile(r"</style[^>]{0,1000}>", re.IGNORECASE),
    "": re.compile(r"--!?>"),
}
_TAG_NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]{0,40})")
# A whole tag; quotes count after "=" only, for <a title=it's> ends where it seems to. A tag that
# meets the next one before its end is none: what stands there may be words.
_TAG = re.compile(r"<[a-zA-Z/!?](?:[^<>\"'=]|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])*+>?")
# For counting, a tag goes on to its end whatever it meets, as the parser has it.
_LONG_TAG = re.compile(
    r"<[a-zA-Z][^>\"'=]*+(?:(?:=\"[^\"]*+\"|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])[^>\"'=]*+)*+"
)
_ATTRIBUTE = re.compile(r"[^\s=<>/\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?")

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    # Siblings of these close one another, so left open they do not nest.
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body".split()
)
_DRAWING = frozenset(
    "animate circle clippath defs ellipse g line lineargradient mask path polygon polyline "
    "radialgradient rect stop symbol use".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_BREAKING = re.compile(
    r"<[/\s]*(?:address|article|aside|blockquote|body|br|button|center|dd|details|dialog|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|"
    r"summary|table|td|th|title|tr|ul)(?![\w-])",
    re.IGNORECASE,
)


_Tag = tuple[str, bool, bool, bool]  # its name; whether it closes, formats, and nests


def find_fault(html: str) -> str:
    """Name what makes a page unfit for the parser, as a warning code; "" for nothing. Linear."""
    html = without_silent(html)
    if _most_attributes(html) > LIMITS.html_attributes.value:
        return "html-too-many-attributes"
    written = _TAG_NAME.findall(html)
    kinds = {each: _kind_of(each) for each in set(written)}  # many tags, but few that differ
    tags = [kinds[each] for each in written]
    drawings = {each for each in kinds if each.lower() == "svg"}
    if drawings:
        tags = _close_drawings(tags, [at for at, each in enumerate(written) if each in drawings])
    most = LIMITS.html_depth.value
    opened = {kind[0]: 0 for kind in kinds.values()}
    depth = formatting = reopened = 0
    for name, closes, formats, nests in tags:
        if not closes:
            reopened += formatting
            if nests:
                opened[name] += 1
                formatting += formats
                depth += 1
                if depth > most:
                    return "html-too-deep"
        elif opened[name]:
            opened[name] -= 1
            formatting -= formats
            depth -= 1
    return "html-misnested" if reopened > LIMITS.html_reopened.value else ""


def _kind_of(written: str) -> _Tag:
    name = written.lower().lstrip("/")
    return name, written[0] == "/", name in _FORMATTING, name not in _VOID


def _close_drawings(tags: list[_Tag], begins: list[int]) -> list[_Tag]:
    """Close with each <svg>, at `begins`, what was opened in it, where all of that is drawing.

    Tags may close themselves there, and 649 icons of one <use/> each are not 649 levels.
    """
    result: list[_Tag] = []
    last = 0
    for begun in begins:
        drawn: Counter[str] = Counter()
        for at in range(begun + 1, len(tags)):
            name, closes, _, nests = tags[at]
            if name == "svg" and closes:
                left = [(each, True, False, True) for each in drawn.elements()]
                result += (*tags[last:at], *left)
                last = at
                break
            if closes:
                drawn[name] -= drawn[name] > 0
            elif nests and name not in _DRAWING:
                break
            elif nests:
                drawn[name] += 1
    return [*result, *tags[last:]]


def _most_attributes(html: str) -> int:
    shortest = 2 * LIMITS.html_attributes.value  # "a a a"
    return max(
        (
            sum(1 for _ in _ATTRIBUTE.finditer(match[0]))
            for match in _LONG_TAG.finditer(html)
            if match.end() - match.start() > shortest
        ),
        default=0,
    )


def without_silent(html: str) -> str:
    """Cut scripts, styles and comments out. Linear, also where none of them ends."""
    parts: list[str] = []
    last = 0
    while True:
        start = _SILENT_START.search(html, last)
        if start is None:
            parts.append(html[last:])
            return "".join(parts)
        parts.append(html[last : start.start()])
        end = _SILENT_END[(start[1] or "").lower()].search(html, start.end())
        if end is None:
            return "".join(parts)
        last = end.end()


def without_tags(html: str) -> str:
    """Strip every tag, with a newline for those that break a line. Linear; keeps all other text."""
    text = without_silent(html)
    return _TAG.sub(lambda tag: "\n" if _BREAKING.match(tag[0]) else "", text)
