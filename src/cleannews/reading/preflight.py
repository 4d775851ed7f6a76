"""Look an HTML page over before a parser sees it: what would cost a conforming parser seconds.

One scan counts how deep elements nest, how many formatting elements the parser would have to open
again, and how many attributes a tag carries. Real pages stay far below every bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
_LONG_TAG = re.compile(r"<[a-zA-Z](?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])*+")
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


def find_fault(html: str) -> str:
    """Name what makes a page unfit for the parser, as a warning code; "" for nothing. Linear."""
    html = without_silent(html)
    if _most_attributes(html) > LIMITS.html_attributes.value:
        return "html-too-many-attributes"
    count = _OpenTags()
    kinds: dict[str, tuple[str, bool, int]] = {}  # pages have many tags, but few that differ
    for tag in _TAG_NAME.findall(html):
        kind = kinds.get(tag)
        if kind is None:
            name = tag.lower().lstrip("/")
            kind = kinds[tag] = name, tag[0] == "/", name in _FORMATTING
        name, closes, formats = kind
        if closes:
            count.close(name, formats)
            continue
        count.reopened += count.formatting
        if name not in _VOID:
            count.open(name, formats)
            if count.depth > LIMITS.html_depth.value:
                return "html-too-deep"
    return "html-misnested" if count.reopened > LIMITS.html_reopened.value else ""


@dataclass(slots=True)
class _OpenTags:
    """The elements that are open, counted by name."""

    depth: int = 0
    formatting: int = 0
    reopened: int = 0
    by_name: dict[str, int] = field(default_factory=dict)
    # What was opened since <svg>, as long as nothing but drawing followed: there, tags may close
    # themselves, and 649 icons of one <use/> each are not 649 levels.
    drawn: list[str] | None = None

    def open(self, name: str, formats: int) -> None:
        self.by_name[name] = self.by_name.get(name, 0) + 1
        self.depth += 1
        self.formatting += formats
        if name == "svg":
            self.drawn = []
        elif self.drawn is not None:
            if name in _DRAWING:
                self.drawn.append(name)
            else:
                self.drawn = None

    def close(self, name: str, formats: int) -> None:
        if self.by_name.get(name):
            self.by_name[name] -= 1
            self.depth -= 1
            self.formatting -= formats
        if self.drawn is not None:
            if name == "svg":
                drawn, self.drawn = self.drawn, None
                for each in drawn:
                    self.close(each, 0)
            elif name in self.drawn:
                self.drawn.remove(name)


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
