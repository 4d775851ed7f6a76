"""What holds for every article, whatever the page: the promises as checks of one value."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from hypothesis import settings

from cleannews.writing.body import body_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews import Article

# Scripts that write no spaces: there a line break inside a sentence leaves no trace, so each
# character counts as a word.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d"
)
WORD = re.compile(rf"(?=\w)[{_DENSE}]|[^\W_{_DENSE}]+")
# What Markdown does not show, and so may stand within a word: inline tags, the targets of links.
NOT_SHOWN = re.compile(
    r"(</?(?:a|b|code|em|i|small|span|strong|sub|sup|u)\b[^<>]{0,200}>|\]\([^()\n]{0,200}\))",
    re.IGNORECASE,
)
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f")
_MOST_PIECES = 3  # of a word
_FURTHEST_PIECE = 30  # words from the first, of an address for the most part
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


# How often a test that draws by itself does so: once, and 20 times nightly.
TIMES = max(1, settings().max_examples // 100)


def examples(at_ci: int) -> int:
    """So many examples under the profile `ci`, a fifth of them under `dev`, 20 times nightly."""
    return max(1, at_ci * settings().max_examples // 100)


def check_all_laws(article: Article) -> None:
    check_places(article)
    check_replay(article)
    check_nothing_invented(article)
    check_clean_output(article)
    check_dates(article)


def check_dates(article: Article) -> None:
    """Dates are those that the calendar has, as precise as they are."""
    for stamp in filter(None, (article.published, article.modified)):
        check_stamp(stamp)


def check_stamp(stamp: str) -> None:
    """A date, or a month, is one that the calendar has, in ISO 8601."""
    datetime.fromisoformat(stamp if len(stamp) > len("2031-02") else f"{stamp}-01")


def check_places(article: Article) -> None:
    """Blocks lie in source order, apart from each other, inside the source, and none is empty."""
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.source)
        end = block.end
    assert all(block.text for block in article.blocks)
    assert all(0 <= block.score <= 1 for block in article.blocks)


def check_replay(article: Article) -> None:
    """The roles of the blocks, replayed, give the text; what they leave out is `removed`."""
    texts = [block.text for block in article.blocks]
    roles = [block.role for block in article.blocks]
    assert article.text == body_text(texts, roles, article.include)
    kept = [block for block in article.blocks if block.role in article.include]
    assert article.text == "\n\n".join(block.text for block in kept)
    removed = iter(article.removed)
    assert all(block.role in article.include or next(removed) is block for block in article.blocks)
    assert next(removed, None) is None


def check_nothing_invented(article: Article) -> None:
    """The words of the text are an ordered subsequence of the source's words.

    Where a dump broke a line within a word ("ferrie", "s"), the word in one piece counts as both;
    and Markdown may have a tag, or the target of a link, within a word.
    """
    source = _marked_words(article.source)
    at = 0
    for word in words(article.text):
        while (size := _pieces(word, source, at)) == 0:
            at += 1
            assert at < len(source), word
        at += size


def _marked_words(source: str) -> list[tuple[str, bool]]:
    """The words of the source, each with whether it may be one that Markdown does not show."""
    parts = NOT_SHOWN.split(source.translate(BASES))  # every second one
    return [
        (word, place % 2 > 0) for place, part in enumerate(parts) for word in WORD.findall(part)
    ]


def _pieces(word: str, source: list[tuple[str, bool]], at: int) -> int:
    """How many words of the source from `at` on make the word; 0 where they do not."""
    joined, pieces = "", 0
    for size, (piece, hidden) in enumerate(source[at : at + _FURTHEST_PIECE], 1):
        if hidden and joined and not word.startswith(joined + piece):
            continue
        joined, pieces = joined + piece, pieces + 1
        if joined == word:
            return size
        if not word.startswith(joined) or pieces == _MOST_PIECES:
            break
    return 0


def words(text: str) -> list[str]:
    """The words of a text without their accents: to compose 64 KB of these would take minutes."""
    return WORD.findall(text.translate(BASES))


class Bases(dict[int, str]):
    """What each character is without its marks, by code point."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(char for char in parts if not unicodedata.combining(char))
        return self[code]


BASES = Bases()


def check_clean_output(article: Article) -> None:
    """All strings are encodable, composed, and free of what steers terminals and readers."""
    for text in strings(article):
        text.encode("utf-8")
        assert unicodedata.is_normalized("NFC", text)
        assert UNSAFE.findall(FLAG.sub("", text)) == []


def strings(article: Article) -> Iterator[str]:
    yield from (block.text for block in article.blocks)
    yield article.text
    yield from article.authors + article.topics + article.sources
    yield from article.captions + article.credits
    fields = (article.title, article.published, article.modified, article.dateline)
    yield from filter(None, (*fields, article.section, article.url, article.site))
    yield from article.warnings
