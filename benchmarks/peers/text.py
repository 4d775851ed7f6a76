"""Peers on scraped text: HTML extractors over one paragraph a line, and the line rules of corpora.

Of every system the settings that make sense are listed, the best first: best by mean F1 over
wcxb-dev and publishers-dev, which `python -m benchmarks.peers.settings` works out again.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from benchmarks.peers.justext import justext_peer
from benchmarks.peers.lines import (
    as_paragraphs,
    is_refined,
    keep_lines,
    long_lines,
    unrepeated,
    without_edges,
)
from benchmarks.peers.peer import Peer, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["TEXT_PEERS"]

_NO_LIBRARY = "as published"


def _as_it_comes() -> Peer:
    return Peer("as it comes", "", "nothing removed", "text", str)


def _long_lines(words: int) -> Peer:
    clean = partial(long_lines, least_words=words)
    return Peer("long lines", "", f"lines of {words} words and more", "text", clean)


def _refinedweb() -> Peer:
    def clean(text: str) -> str:
        edited = "\n".join(map(without_edges, map(str.strip, text.split("\n"))))
        return keep_lines(edited, is_refined)

    setting = "line-wise rules of the paper, written from it"
    return Peer("RefinedWeb lines", _NO_LIBRARY, setting, "text", clean)


@cache
def _document() -> Any:
    return library("datatrove.data", "datatrove")[0].Document


def _passes(filter_: Any, text: str) -> bool:
    found = filter_.filter(_document()(text=text, id=""))
    return bool(found[0] if isinstance(found, tuple) else found)


def _c4(**settings: Any) -> Peer:
    module, version = library("datatrove.pipeline.filters.c4_filters", "datatrove")
    options = {
        "min_num_sentences": -1,
        "filter_lorem_ipsum": False,
        "filter_curly_bracket": False,
        **settings,
    }
    filter_ = module.C4QualityFilter(**options)

    def clean(text: str) -> str:
        document = _document()(text=text, id="")
        filter_.filter(document)
        return str(document.text)

    said = ", ".join(f"{name} {value}" for name, value in settings.items())
    setting = "C4QualityFilter without its document rules" + (f", {said}" if said else "")
    return Peer("C4 lines", version, setting, "text", clean)


def _gopher(min_words: int, min_stop_words: int) -> Peer:
    module, version = library("datatrove.pipeline.filters.gopher_quality_filter", "datatrove")
    filter_ = module.GopherQualityFilter(
        min_doc_words=min_words, min_stop_words=min_stop_words, max_doc_words=None
    )
    setting = (
        f"GopherQualityFilter on each line, min_doc_words {min_words},"
        f" min_stop_words {min_stop_words}"
    )

    def keep(line: str) -> bool:
        # Most lines have fewer characters than the words that are asked for: no need to count them.
        return len(line) >= min_words and _passes(filter_, line)

    return Peer("Gopher lines", version, setting, "text", partial(keep_lines, keep=keep))


def _fineweb(short_line_length: int = 30) -> Peer:
    module, version = library("datatrove.pipeline.filters.fineweb_quality_filter", "datatrove")
    filter_ = module.FineWebQualityFilter(short_line_length=short_line_length)

    def clean(text: str) -> str:
        return unrepeated(keep_lines(text, partial(_passes, filter_)))

    setting = (
        f"FineWebQualityFilter on each line, short_line_length {short_line_length};"
        " repeated lines once"
    )
    return Peer("FineWeb lines", version, setting, "text", clean)


def _trafilatura(**settings: bool) -> Peer:
    module, version = library("trafilatura", "trafilatura")
    options = {"include_comments": False, **settings}

    def clean(text: str) -> str:
        return module.extract(as_paragraphs(text), **options) or ""

    said = ", ".join(name for name, value in settings.items() if value) or "default"
    return Peer("trafilatura", version, f"each line as <p>; {said}", "text", clean)


def _words(_: Any, text: str) -> Iterable[str]:
    return text.split()


_justext = partial(justext_peer, "text", as_paragraphs, _words)


def _boilerpy3(extractor: str) -> Peer:
    module, version = library("boilerpy3.extractors", "boilerpy3")

    def clean(text: str) -> str:
        extract = getattr(module, extractor)(raise_on_failure=False)
        return str(extract.get_content(as_paragraphs(text)))

    return Peer("boilerpy3", version, f"each line as <p>; {extractor}", "text", clean)


TEXT_PEERS: dict[str, tuple[Callable[[], Peer], ...]] = {
    "as it comes": (_as_it_comes,),
    "long lines": (partial(_long_lines, 20), partial(_long_lines, 10), partial(_long_lines, 15)),
    "C4 lines": (
        partial(_c4, min_words_per_line=5),
        _c4,
    ),
    "Gopher lines": (
        partial(_gopher, 15, 0),
        partial(_gopher, 10, 0),
        partial(_gopher, 10, 2),
        partial(_gopher, 5, 1),
    ),
    "RefinedWeb lines": (_refinedweb,),
    "FineWeb lines": (_fineweb, partial(_fineweb, 50), partial(_fineweb, 80)),
    "trafilatura": (
        partial(_trafilatura, fast=True),
        _trafilatura,
        partial(_trafilatura, favor_precision=True),
        partial(_trafilatura, favor_recall=True),
    ),
    "jusText": (
        partial(_justext, length_low=50, length_high=140),
        _justext,
        partial(_justext, by_language=False),
        partial(_justext, max_heading_distance=0),
        partial(_justext, length_low=30, length_high=100),
        partial(_justext, stopwords_low=0.2, stopwords_high=0.3),
    ),
    "boilerpy3": tuple(
        partial(_boilerpy3, name)
        for name in (
            "CanolaExtractor",
            "ArticleExtractor",
            "DefaultExtractor",
            "NumWordsRulesExtractor",
            "ArticleSentencesExtractor",
        )
    ),
}
