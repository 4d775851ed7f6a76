"""Any `str` or `bytes` gives an Article; what is raised is on purpose."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews import InputTooLargeError, Options, RuleFileError, clean, explain
from cleannews.limits import LIMITS
from cleannews.testing import hostile_text
from cleannews.testing.families import FAMILIES
from tests.properties.laws import TIMES, check_all_laws, examples

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/source.*"))
CUTS = 50 * TIMES
SIZES = (1_000, 4_000, 16_000, 64_000)  # characters

ANY_TEXT = st.text(st.characters(categories=["Cs", "L", "M", "N", "P", "S", "Z", "C"]))
TAGS = st.sampled_from(
    "p div span a b i ul li table tr td h1 h2 article nav script style br img svg math template "
    "noscript title body html head pre textarea select option form input iframe".split()
)
SOUP = st.lists(
    st.one_of(
        TAGS.map("<{}>".format),
        TAGS.map("</{}>".format),
        st.builds("<{} {}>".format, TAGS, hostile_text(max_pieces=2, max_repeats=3)),
        hostile_text(max_pieces=3, max_repeats=20),
        st.sampled_from(
            ["<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "&nbsp", "&#x10ffff;"]
        ),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=examples(3000))
@given(ANY_TEXT)
def test_any_text_gives_an_article_that_keeps_every_law(source: str) -> None:
    check_all_laws(clean(source))


@settings(max_examples=examples(2000))
@given(hostile_text())
def test_hostile_text_gives_an_article_that_keeps_every_law(source: str) -> None:
    check_all_laws(clean(source))


@settings(max_examples=examples(5000))
@given(
    st.one_of(
        st.binary(max_size=300),
        hostile_text().map(lambda text: text.encode("utf-8", "surrogatepass")),
        hostile_text().map(lambda text: text.encode("utf-16", "surrogatepass")),
    )
)
def test_any_bytes_give_an_article_that_keeps_every_law(source: bytes) -> None:
    check_all_laws(clean(source))


@settings(max_examples=examples(5000))
@given(SOUP)
def test_tag_soup_gives_an_article_that_keeps_every_law(source: str) -> None:
    check_all_laws(clean(source))


@settings(max_examples=examples(200))
@given(hostile_text(), st.sampled_from(["precision", "balanced", "recall"]))
def test_everything_can_be_explained(source: str, preset: str) -> None:
    options = Options(preset=preset)  # type: ignore[arg-type]
    article = clean(source, options=options)
    told = explain(source, options=options)
    assert [(block.text, block.role) for block in told] == [
        (block.text, block.role) for block in article.blocks
    ]
    assert all(block.reasons for block in told)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))
def test_pages_of_every_family_give_articles_that_keep_every_law(
    family: Callable[[int], str],
) -> None:
    for size in SIZES:
        check_all_laws(clean(family(size)))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_page_cut_anywhere_gives_an_article_that_keeps_every_law(path: Path) -> None:
    source = path.read_bytes()
    for cut in range(CUTS):
        check_all_laws(clean(source[: len(source) * cut // CUTS]))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_page_with_flipped_bits_gives_an_article_that_keeps_every_law(path: Path) -> None:
    chance = random.Random(path.parent.name)
    source = path.read_bytes()
    for _ in range(CUTS):
        flipped = bytearray(source)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        check_all_laws(clean(bytes(flipped)))


@pytest.mark.parametrize("source", [None, 3, ["page"], object()])
def test_what_is_neither_text_nor_bytes_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError):
        clean(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["a", b"a"])
def test_a_page_over_the_cap_is_refused_with_the_cap_named(unit: str | bytes) -> None:
    cap = LIMITS.input_size.value
    with pytest.raises(InputTooLargeError, match=f"{cap:,}|{cap}"):
        clean(unit * (cap + 1))


# A good rule, and what else may stand in its fields.
RULE = {
    "id": '"tip"',
    "role": '"signup"',
    "match": '"starts"',
    "any_of": '["do you know more"]',
    "why": '"Asks for tips."',
    "drops": '["Do you know more? Write to us."]',
    "keeps": '["What do you know more about?"]',
}
VALUES = st.sampled_from(
    [*RULE.values(), '["(a+)+"]', '[""]', "[]", "true", "-1", "nan", '"regex"', '"body"', "{}", "'"]
)
TABLES = st.builds(
    lambda changes, left_out: "\n".join(
        ["[[rule]]", *(f"{k} = {v}" for k, v in (RULE | changes).items() if k not in left_out)]
    ),
    st.dictionaries(
        st.sampled_from([*RULE, "scope", "certain", "max_words", "needs", "new"]),
        VALUES,
        max_size=2,
    ),
    st.sets(st.sampled_from([*RULE]), max_size=1),
)


@settings(max_examples=examples(500))
@given(
    st.one_of(
        hostile_text(max_pieces=10, max_repeats=10).map(lambda s: s.encode("utf-8", "replace")),
        st.binary(max_size=100),
        st.lists(TABLES, max_size=2).map(lambda tables: "\n".join(tables).encode()),
    )
)
def test_a_wrong_rule_file_is_refused_by_its_name(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "wrong.toml"
    file.write_bytes(content)
    try:
        rules = Options.from_files(rules=[file]).rules
    except RuleFileError as error:
        assert error.file == str(file)  # noqa: PT017 - half of the content is refused
    else:
        assert len(rules) == content.count(b"[[rule]]")
