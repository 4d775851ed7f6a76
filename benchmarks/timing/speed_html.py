"""The systems that read HTML, to be timed: all as they come, trafilatura with its metadata as well.

cleannews gives an article's fields with every page, so what it is held against should too. The
floor is parsing alone, by the parser that cleannews uses.
"""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from benchmarks.labelled.dumps import HTML, dump
from benchmarks.peers import HTML_PEERS, Peer, PeerMissingError
from benchmarks.peers.peer import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.labelled.datasets import LabelledPage

__all__ = ["HTML_FLOOR", "WITH_METADATA", "html_systems", "html_texts"]

HTML_FLOOR = "parsing alone"
WITH_METADATA = "trafilatura with metadata"


def html_texts(pages: Iterable[LabelledPage]) -> dict[str, list[str]]:
    """The HTML of the pages, as the one style there is."""
    return {HTML: [dump(page, HTML) for page in pages]}


def html_systems() -> dict[str, Peer]:
    """All that are installed, the product and the floor first; says which are not."""
    found = {}
    makers = {name: settings[0] for name, settings in HTML_PEERS.items()}
    ours = makers.pop("cleannews")
    for make in (ours, _parsing, _with_metadata, *makers.values()):
        try:
            peer = make()
        except PeerMissingError as error:
            print(f"left out: {error}", file=sys.stderr)
        else:
            found[peer.name] = peer
    return found


def _parsing() -> Peer:
    module, version = library("selectolax.lexbor", "selectolax")

    def parse(html: str) -> str:
        module.LexborHTMLParser(html)
        return ""

    setting = f"selectolax, Lexbor; Python {platform.python_version()}"
    return Peer(HTML_FLOOR, version, setting, "html", parse)


def _with_metadata() -> Peer:
    module, version = library("trafilatura", "trafilatura")

    def clean(html: str) -> str:
        found = module.bare_extraction(html, include_comments=False, with_metadata=True)
        return (found.text or "") if found else ""

    return Peer(WITH_METADATA, version, "without comments; with_metadata True", "html", clean)
