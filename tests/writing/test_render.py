from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleannews.article import BODY_ROLES, Article, Block, Reason, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token


def article_of(
    *pieces: tuple[Role, str],
    title: str | None = None,
    include: frozenset[Role] = BODY_ROLES,
    reasons: tuple[Reason, ...] = (),
) -> Article:
    blocks, start = [], 0
    for role, text in pieces:
        blocks.append(Block(text, start, start + len(text), role, 0.75, reasons))
        start += len(text) + 1
    return Article(
        text="\n\n".join(text for role, text in pieces if role in include),
        title=title,
        authors=("Ana Reis", "Bo Lund"),
        published="2019-03-02",
        modified=None,
        dateline=None,
        section=None,
        topics=(),
        sources=("AFP",),
        captions=(),
        credits=(),
        url=None,
        site=None,
        language="en",
        kind="article",
        kind_probability=0.75,
        confidence=0.5,
        blocks=tuple(blocks),
        source="\n".join(text for _, text in pieces),
        warnings=(),
        include=include,
    )


PAGE = (
    (Role.NAVIGATION, "Home"),
    (Role.TITLE, "Ferry runs again"),
    (Role.LEAD, "The ferry to the island runs again."),
    (Role.HEADING, "What passengers should know"),
    (Role.LIST_ITEM, "Tickets cost nothing in the first week"),
    (Role.LIST_ITEM, "Bicycles travel free"),
    (Role.QUOTE, "We waited for two winters."),
    (Role.QUOTE, "Nobody believed in it."),
    (Role.CAPTION, "The ferry at the pier"),
    (Role.PARAGRAPH, "The council pays."),
)


def test_removed_holds_every_block_that_is_not_in_the_text() -> None:
    article = article_of(*PAGE, include=BODY_ROLES | {Role.CAPTION})
    assert [block.text for block in article.removed] == ["Home", "Ferry runs again"]


def test_to_dict_holds_every_field_as_plain_json_types() -> None:
    assert article_of((Role.LEAD, "One."), (Role.ADVERT, "Buy."), title="T").to_dict() == {
        "title": "T",
        "authors": ["Ana Reis", "Bo Lund"],
        "published": "2019-03-02",
        "modified": None,
        "dateline": None,
        "section": None,
        "topics": [],
        "sources": ["AFP"],
        "captions": [],
        "credits": [],
        "url": None,
        "site": None,
        "language": "en",
        "kind": "article",
        "kind_probability": 0.75,
        "confidence": 0.5,
        "warnings": [],
        "text": "One.",
    }


def test_to_dict_gives_blocks_with_the_source_their_offsets_point_into() -> None:
    reasons = (Reason("any/advert/label", "Labels an advert.", -math.inf), Reason("shape", "s", -1))
    record = article_of((Role.LEAD, "One."), (Role.ADVERT, "Buy."), reasons=reasons).to_dict(
        blocks=True
    )
    why = [
        {"code": "any/advert/label", "text": "Labels an advert.", "weight": None},
        {"code": "shape", "text": "s", "weight": -1},
    ]
    lead = {"text": "One.", "start": 0, "end": 4, "role": "lead", "kept": True}
    advert = {"text": "Buy.", "start": 5, "end": 9, "role": "advert", "kept": False}
    assert record["source"] == "One.\nBuy."
    assert record["blocks"] == [
        {**lead, "score": 0.75, "reasons": why},
        {**advert, "score": 0.75, "reasons": why},
    ]
    assert type(record["blocks"][0]["role"]) is str


@given(st.text(st.characters(), max_size=40))
@example("a\u2028b\u2029c\x85d\x9b31m\ud800\udfff\x1b\n")
def test_json_is_one_line_of_utf8_that_reads_back_as_the_record(text: str) -> None:
    article = article_of((Role.PARAGRAPH, text), title=text)
    line = article.to_json(blocks=True)
    assert line.encode().decode().splitlines() == [line]
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    expected = article_of((Role.PARAGRAPH, paired), title=paired)
    assert json.loads(line)["text"] == expected.text
    assert json.loads(line)["blocks"][0]["text"] == expected.blocks[0].text


def test_json_keeps_characters_readable_and_indents_on_request() -> None:
    article = article_of((Role.LEAD, "Größe: 東京"))
    assert '"text": "Größe: 東京"' in article.to_json()
    assert article.to_json(indent=2).startswith('{\n  "title": null,\n')


def test_markdown_shows_each_body_role_in_its_own_form() -> None:
    assert article_of(*PAGE, title="Ferry runs again").to_markdown() == (
        "# Ferry runs again\n\n"
        "The ferry to the island runs again.\n\n"
        "## What passengers should know\n\n"
        "- Tickets cost nothing in the first week\n"
        "- Bicycles travel free\n\n"
        "> We waited for two winters.\n"
        ">\n"
        "> Nobody believed in it.\n\n"
        "The council pays."
    )


def test_markdown_prints_a_title_once_even_where_it_is_part_of_the_text() -> None:
    article = article_of(*PAGE[1:3], title="Ferry runs again", include=BODY_ROLES | {Role.TITLE})
    assert article.to_markdown() == "# Ferry runs again\n\nThe ferry to the island runs again."


def test_markdown_of_nothing_is_empty() -> None:
    assert article_of((Role.NAVIGATION, "Home")).to_markdown() == ""


def test_markdown_items_carry_one_marker_each() -> None:
    items = ["1. First", "2) Second", "• Third", "- Fourth", "Fifth"]
    article = article_of(*((Role.LIST_ITEM, item) for item in items))
    assert article.to_markdown() == "1. First\n2) Second\n- Third\n- Fourth\n- Fifth"


MARKUP_HEAVY = st.lists(
    st.sampled_from(
        [*"#*_-+>=`~|<&!()[]:.\\1aé東", "[a](b)", "&amp;", "<b>", "```", "---", "1.", "~~", "C#"]
    ),
    min_size=1,
    max_size=8,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))
WRITTEN = [Role.LEAD, Role.HEADING, Role.PARAGRAPH, Role.QUOTE, Role.TABLE]


@given(st.lists(st.tuples(st.sampled_from(WRITTEN), MARKUP_HEAVY), min_size=1, max_size=4))
@example([(Role.HEADING, "The return of C #")])
@example([(Role.PARAGRAPH, "~~a~~ b")])
@example([(Role.PARAGRAPH, "1986. A year"), (Role.PARAGRAPH, "[1]: a"), (Role.LEAD, "a\\*b")])
def test_rendered_markdown_reads_as_the_newsroom_typed_it(pieces: list[tuple[Role, str]]) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(article_of(*pieces).to_markdown())
    assert list(shown(tokens)) == [text for _, text in pieces]


@given(st.lists(MARKUP_HEAVY.map(lambda text: f"w{text}"), min_size=1, max_size=4))
def test_rendered_items_read_as_the_newsroom_typed_them(items: list[str]) -> None:
    tokens = MarkdownIt("commonmark").parse(
        article_of(*((Role.LIST_ITEM, item) for item in items)).to_markdown()
    )
    assert list(shown(tokens)) == items
    assert [token.type for token in tokens].count("list_item_open") == len(items)


def shown(tokens: Iterable[Token]) -> Iterable[str]:
    """What a reader sees of each block; any markup that took effect shows as its token's name."""
    for token in tokens:
        if token.type == "inline":
            parts = token.children or []
            yield "".join(
                part.content if part.type in {"text", "text_special"} else f"<{part.type}>"
                for part in parts
            )
        elif token.type in {"code_block", "fence", "hr", "html_block", "table_open"}:
            yield f"<{token.type}>"


@pytest.mark.parametrize("unit", ["*", "_", "\\", "~", "](", "<a", "&a;", "#", "1", "- ", "a_"])
def test_escaping_at_most_doubles_a_hostile_run(unit: str) -> None:
    run = unit * 100_000
    assert len(article_of((Role.PARAGRAPH, run)).to_markdown()) <= 2 * len(run)
