"""That a report has nothing of a page in it but escaped text and links: for tests and fuzzing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["Reader", "assert_harmless"]

# All that the report is made of. What else a page smuggled in would show.
ELEMENTS = {
    *"a article b bdi body button code dd details div dl dt fieldset form h1 h2 h4 head header html"
    " input label legend li main meta nav ol p rect section small span style summary svg table"
    " tbody td th thead title tr ul".split(),
}
ATTRIBUTES = {
    *"aria-describedby aria-hidden aria-label aria-labelledby charset checked class content dir"
    " height href http-equiv id lang name open preserveaspectratio rel role scope type viewbox"
    " width x y".split(),
}
VOID = {"input", "meta"}


class Reader(HTMLParser):
    """What a browser makes of a report: elements with their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def assert_harmless(html: str) -> Reader:
    """A page of a stranger has brought no element, attribute, address or character of its own."""
    read = Reader(html)
    assert read.open == []
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert {name for _, attrs in read.elements for name in attrs} <= ATTRIBUTES
    assert all(re.match(r"#|https?:", address) for address in read.values("href"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    html.encode()
    return read
