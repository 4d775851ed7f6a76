"""jusText, which is asked in one way whether it is given HTML or lines made into HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.peers.peer import Peer, library
from benchmarks.peers.stoplists import best_stoplist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Literal

__all__ = ["justext_peer"]


def justext_peer(
    takes: Literal["text", "html"],
    as_html: Callable[[str], str],
    words_of: Callable[[Any, str], Iterable[str]],
    *,
    by_language: bool = True,
    **settings: float,
) -> Peer:
    """The peer with these settings; `words_of` gives a page's words, to tell its language by."""
    module, version = library("justext", "jusText")
    english = module.get_stoplist("English")

    def clean(source: str) -> str:
        stops = best_stoplist(words_of(module, source)) if by_language else english
        # What its documentation says to do for a language without a list.
        options = settings if stops else {**settings, "stopwords_low": 0, "stopwords_high": 0}
        paragraphs = module.justext(as_html(source), stops, **options)
        return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)

    lines = "each line as <p>; " if takes == "text" else ""
    lists = "stop list of the page's language" if by_language else "English stop list"
    said = "".join(f", {name} {value}" for name, value in settings.items())
    return Peer("jusText", version, f"{lines}{lists}{said}", takes, clean)
