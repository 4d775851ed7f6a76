"""Text that breaks naive code."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

__all__ = ["hostile_text"]

_SURROGATES: Final = st.characters(categories=["Cs"])
_CONTROLS: Final = st.sampled_from([chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))])
_INVISIBLE: Final = st.sampled_from(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff\ufff9\ufffa\ufffb\uffff\U000e0001\U000e0041"
    "\U000e007f"
)
_MARKS: Final = st.sampled_from(
    "\u0300\u0301\u0308\u0323\u0327\u035d\u0489\u05b0\u0651\u0e38\u3099"
)
_SPACES: Final = st.sampled_from(" \t\n\r\x0b\x0c\x85\xa0\u1680\u2003\u202f\u205f\u3000")
_MARKUP: Final = st.sampled_from(
    "<p> </p> <div <!-- --> <![CDATA[ <script> &amp; &#0; &#xD800; ]( [![ ** __ ``` > # - * 1. | "
    "{{ }} ]] http:// @ \\ ( [ « “ ' \" … 。".split(" ")
)
# What recognisers of dates, names, credits and menus look at.
_TOKENS: Final = st.sampled_from(
    (
        "12.08.2020, 10:15",
        "32 Foo 99999999999999",
        "By Jane Doe",
        "von",
        "(AFP, AP)",
        "©",
        "Photo:",
        "LONDON (Reuters) -",
        "Read also:",
        "XS",
        "Tags",
        "2 hours ago",
        "记者",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "\U0001f468\u200d\U0001f469",
        "٣ مارس",
        "100%",
    )
)
_PIECES: Final = st.one_of(
    st.text(max_size=12),
    st.text(_SURROGATES, max_size=3),
    st.text(_CONTROLS, max_size=4),
    st.text(_INVISIBLE, max_size=4),
    st.text(_MARKS, max_size=8),
    _SPACES,
    _MARKUP,
    _TOKENS,
)


def hostile_text(*, max_pieces: int = 30, max_repeats: int = 400) -> st.SearchStrategy[str]:
    """Draw text made to break things: any `str`, lone surrogates included.

    Control and bidi characters, runs of combining marks, broken markup, odd spaces, tokens that
    look like dates and names, and any of these up to `max_repeats` times in a row, in up to
    `max_pieces` pieces. It need not be encodable.

    >>> from hypothesis import find
    >>> from cleannews import clean
    >>> isinstance(clean(find(hostile_text(), lambda text: len(text) > 50)).text, str)
    True
    """
    once = _PIECES
    pumped = st.builds(lambda piece, times: piece * times, _PIECES, st.integers(2, max_repeats))
    return st.lists(st.one_of(once, once, once, pumped), max_size=max_pieces).map("".join)
