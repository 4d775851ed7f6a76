"""An article in other forms: plain JSON types, JSON, Markdown. `Article` has methods for each."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from cleannews.article import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews.article import Article, Block, Reason

__all__ = ["encode_json", "to_dict", "to_json", "to_markdown"]

FIELDS = (
    "title",
    "authors",
    "published",
    "modified",
    "dateline",
    "section",
    "topics",
    "sources",
    "captions",
    "credits",
    "url",
    "site",
    "language",
    "kind",
    "kind_probability",
    "confidence",
    "warnings",
    "text",
)


def to_dict(article: Article, *, blocks: bool = False) -> dict[str, Any]:
    """Give the article's fields as `str`, `float`, `None`, `list` and `dict`, ready for any writer.

    With `blocks` there are also `blocks`, each with its place, role, score, reasons and whether it
    was `kept`, and the `source` that the places point into. A reason that is a verdict has an
    infinite weight, which JSON cannot say: there its `weight` is `None`. Where something was mended
    there are also the `repairs`. Linear in the size of the
    page.
    """
    record: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(article, name)
        record[name] = list(value) if isinstance(value, tuple) else value
    if article.repairs:
        record["repairs"] = [asdict(repair) for repair in article.repairs]
    if blocks:
        record["blocks"] = [_block_record(article, block) for block in article.blocks]
        record["source"] = article.source
    return record


def _block_record(article: Article, block: Block) -> dict[str, Any]:
    return {
        "text": block.text,
        "start": block.start,
        "end": block.end,
        "role": block.role.value,
        "kept": block.role in article.include,
        "score": block.score,
        "reasons": [_reason_record(reason) for reason in block.reasons],
    }


def _reason_record(reason: Reason) -> dict[str, Any]:
    weight = reason.weight if math.isfinite(reason.weight) else None
    return {"code": reason.code, "text": reason.text, "weight": weight}


# Lone surrogates cannot be written as UTF-8; C1 controls drive terminals; U+0085, U+2028 and U+2029
# end a line for readers that split JSONL with `str.splitlines`. JSON lets all of them be escaped.
UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_json(article: Article, *, blocks: bool = False, indent: int | None = None) -> str:
    """Give `to_dict` as JSON: one line, or `indent` spaces a level. Always encodes to UTF-8.

    Characters stand for themselves, except those that would break a line, a terminal or the
    encoding. Two surrogates that pair up read back as the one character they make.
    """
    return encode_json(to_dict(article, blocks=blocks), indent=indent)


def encode_json(value: Any, *, indent: int | None = None) -> str:
    r"""Give plain JSON types as JSON that no terminal, line splitter or encoder stumbles over.

    >>> encode_json({"title": "Größer\x9b"})
    '{"title": "Größer\\u009b"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_markdown(article: Article) -> str:
    """Give title and body as CommonMark: `#` title, `##` headings, `-` items, `>` quotes.

    What the newsroom typed reads the same after rendering: characters that Markdown would take for
    its own are escaped. An article with neither title nor text gives the empty string.
    """
    # Each step tells what it made of a block, and the last one what became of it.
    mended = {one.block: one.after for one in article.repairs}
    kept = [
        replace(block, text=mended[number]) if number in mended else block
        for number, block in enumerate(article.blocks)
        if block.role in article.include and mended.get(number, block.text)
    ]
    pieces = [_markdown_piece(block) for block in kept]
    if article.title and Role.TITLE not in {block.role for block in kept}:
        pieces.insert(0, _markdown_title(article.title))
    return "".join(_join_pieces(pieces))


def _markdown_title(title: str) -> tuple[str, str]:
    return ("\n\n", f"# {_escape_heading(title)}")


def _markdown_piece(block: Block) -> tuple[str, str]:
    """Give what parts the block from one of its own kind, and its Markdown."""
    match block.role:
        case Role.TITLE:
            return _markdown_title(block.text)
        case Role.HEADING:
            return ("\n\n", f"## {_escape_heading(block.text)}")
        case Role.QUOTE:
            return ("\n>\n", f"> {_escape(block.text)}")
        case Role.LIST_ITEM:
            return ("\n", _markdown_item(block.text))
        case _:
            return ("\n\n", _escape(block.text))


NUMBERED = re.compile(r"(\d{1,9}[.)]) (?=\S)")
BULLET = re.compile("[-*•‣◦▪●·–] +")


def _markdown_item(text: str) -> str:
    if number := NUMBERED.match(text):
        return f"{number[0]}{_escape(text[number.end() :])}"
    if bullet := BULLET.match(text):
        text = text[bullet.end() :]
    return f"- {_escape(text)}"


def _join_pieces(pieces: list[tuple[str, str]]) -> Iterator[str]:
    previous = ""
    for part, text in pieces:
        if previous:
            yield part if part == previous else "\n\n"
        yield text
        previous = part


INLINE_MARKUP = re.compile(
    r"""
      [`*~]
    | \\ (?= [!-/:-@\[-`{-~] )           # would escape what follows
    | (?<! [^\W_] ) _ | _ (?! [^\W_] )   # inside a word it is only itself
    | < (?= [A-Za-z/!?] )
    | \] (?= [(\[:] )                    # ends the text of a link
    | & (?= \#? \w+ ; )
    """,
    re.VERBOSE,
)
LEADING_MARKUP = re.compile(
    r"^(?:(?=#|>|-[-\s]|-$|\+\s|\+$)|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE
)


def _escape(text: str) -> str:
    r"""Escape what Markdown would take for markup.

    >>> print(_escape("1986. The *best* of snake_case"))
    1986\. The \*best\* of snake_case
    """
    return LEADING_MARKUP.sub(r"\1\\", INLINE_MARKUP.sub(r"\\\g<0>", text))


def _escape_heading(text: str) -> str:
    """Escape a heading, whose trailing "#" Markdown drops: "The return of C#"."""
    escaped = _escape(text)
    return f"{escaped[:-1]}\\#" if escaped.endswith("#") and text != "#" else escaped
