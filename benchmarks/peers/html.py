"""Peers on HTML, for orientation beside those on text: what the HTML is worth where it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import cleannews
from benchmarks.peers.justext import justext_peer
from benchmarks.peers.peer import Peer, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["HTML_PEERS"]

# None of the peers is given the page's own address; those that want one get this.
_URL = "https://example.org/"


def _text_of(fragment: str) -> str:
    """The text of a cleaned piece of HTML, for extractors that give HTML back."""
    inscriptis, _ = library("inscriptis", "inscriptis")
    return str(inscriptis.get_text(fragment)) if fragment.strip() else ""


def _cleannews() -> Peer:
    def clean(html: str) -> str:
        article = cleannews.clean(html)
        _ = article.title  # with the first all fields are composed, as by peers that have any
        return article.text

    setting = "default options; the shipped judge, which was trained on these sites"
    return Peer("cleannews", cleannews.__version__, setting, "html", clean)


def _trafilatura(name: str = "trafilatura", **settings: bool) -> Peer:
    module, version = library("trafilatura", "trafilatura")
    options = {"include_comments": False, **settings}

    def clean(html: str) -> str:
        return module.extract(html, **options) or ""

    said = ", ".join(f"{option} {value}" for option, value in settings.items()) or "default"
    return Peer(name, version, f"without comments; {said}", "html", clean)


def _newspaper() -> Peer:
    module, version = library("newspaper", "newspaper4k")

    def clean(html: str) -> str:
        article = module.Article(_URL, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return Peer("newspaper4k", version, "without images", "html", clean)


def _readability(**settings: Any) -> Peer:
    module, version = library("readability", "readability-lxml")

    def clean(html: str) -> str:
        return _text_of(module.Document(html, **settings).summary(html_partial=True))

    said = ", ".join(f"{name} {value}" for name, value in settings.items()) or "default"
    return Peer("readability-lxml", version, f"{said}; its HTML by inscriptis", "html", clean)


def _resiliparse() -> Peer:
    module, version = library("resiliparse.extract.html2text", "Resiliparse")
    extract = partial(
        module.extract_plain_text, main_content=True, alt_texts=False, comments=False, links=False
    )
    setting = "main_content, no comments, no alt texts"
    return Peer("resiliparse", version, setting, "html", extract)


def _goose(**settings: Any) -> Peer:
    module, version = library("goose3", "goose3")

    def clean(html: str) -> str:
        goose = module.Goose({"enable_image_fetching": False, **settings})
        return str(goose.extract(raw_html=html).cleaned_text)

    said = "".join(f", {name} {value}" for name, value in settings.items())
    return Peer("goose3", version, f"without images{said}", "html", clean)


def _words(justext: Any, html: str) -> Iterable[str]:
    everything = justext.justext(html, frozenset(), stopwords_low=0, stopwords_high=0)
    return (word for one in everything for word in one.text.split())


_justext = partial(justext_peer, "html", str, _words)


def _boilerpy3(extractor: str) -> Peer:
    module, version = library("boilerpy3.extractors", "boilerpy3")

    def clean(html: str) -> str:
        return str(getattr(module, extractor)(raise_on_failure=False).get_content(html))

    return Peer("boilerpy3", version, extractor, "html", clean)


def _magic_html() -> Peer:
    module, version = library("magic_html", "magic-html")
    extractor = module.GeneralExtractor()

    def clean(html: str) -> str:
        return _text_of(extractor.extract(html, base_url=_URL).get("html") or "")

    return Peer("magic-html", version, "article; its HTML by inscriptis", "html", clean)


HTML_PEERS: dict[str, tuple[Callable[[], Peer], ...]] = {
    "cleannews": (_cleannews,),
    "trafilatura": (_trafilatura, partial(_trafilatura, include_tables=False)),
    "trafilatura precision": (
        partial(_trafilatura, "trafilatura precision", favor_precision=True),
    ),
    "trafilatura recall": (partial(_trafilatura, "trafilatura recall", favor_recall=True),),
    "trafilatura fast": (partial(_trafilatura, "trafilatura fast", fast=True),),
    "newspaper4k": (_newspaper,),
    "readability-lxml": (_readability,),
    "resiliparse": (_resiliparse,),
    "goose3": (_goose, partial(_goose, use_meta_language=False)),
    "jusText": (
        partial(_justext, max_heading_distance=0),
        _justext,
        partial(_justext, by_language=False),
    ),
    "boilerpy3": (
        partial(_boilerpy3, "DefaultExtractor"),
        partial(_boilerpy3, "ArticleExtractor"),
        partial(_boilerpy3, "CanolaExtractor"),
    ),
    "magic-html": (_magic_html,),
}
