"""The three functions people call, with every option."""

from __future__ import annotations

import math
import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleannews import (
    Options,
    Role,
    RuleFileError,
    SiteProfile,
    clean,
    clean_many,
    explain,
    learn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = """\
Skip to main content
Home
Politics
Share
Bridge over the Aral reopens after repairs
By Hanna Weiss
12 March 2021
The bridge over the Aral opened to traffic on Friday after eleven months of repairs, the town said.
Engineers had replaced forty steel cables that were found to be rusting in a check last spring.
"We can stop counting the detours," the mayor, Ines Castell, told reporters. "It was a long year."
The work cost nine million euros, a third more than planned, because the river ran high all summer.
Lorries will be let across from Monday, and a footpath on the northern side is to follow by winter.
Most read
Five cats rescued from a chimney
Baker wins the lottery twice
Sign up for our newsletter
All rights reserved
"""
PARAGRAPHS = PAGE.splitlines()[7:12]


def test_the_article_is_found_with_its_facts() -> None:
    article = clean(PAGE)
    assert article.text.split("\n\n") == PARAGRAPHS
    assert article.title == "Bridge over the Aral reopens after repairs"
    assert article.authors == ("Hanna Weiss",)
    assert article.published == "2021-03-12"
    assert article.language == "en"
    assert article.warnings == ()


def test_every_block_is_either_in_the_text_or_removed() -> None:
    article = clean(PAGE)
    kept = [block.text for block in article.blocks if block not in article.removed]
    assert "\n\n".join(kept) == article.text
    assert all(block.reasons for block in article.removed)


def test_bytes_give_what_their_text_gives() -> None:
    assert clean(PAGE.encode()) == clean(PAGE)


@pytest.mark.parametrize("source", ["", b"", " \n\t\n", "\u200b"])
def test_nothing_in_gives_an_empty_article_and_a_warning(source: str | bytes) -> None:
    article = clean(source)
    assert article.text == ""
    assert article.warnings != ()


@pytest.mark.parametrize("source", [None, 1, ["text"], bytearray(b"text")])
def test_other_types_are_refused(source: object) -> None:
    with pytest.raises(TypeError, match="source must be str or bytes"):
        clean(source)  # type: ignore[arg-type]


ONE_PAGE = "sources must be several pages, and this is one: give [page]"


@pytest.mark.parametrize(
    ("function", "given", "options", "error"),
    [
        (
            clean,
            Path("a"),
            {},
            TypeError("source must be str or bytes, not PosixPath; give source.read_bytes()"),
        ),
        (clean, "", {"url": math.nan}, TypeError("url must be str or None, not float")),
        (clean, "", {"profile": "a"}, TypeError("profile must be a SiteProfile or None, not str")),
        (explain, "", {"url": 1}, TypeError("url must be str or None, not int")),
        (clean_many, PAGE, {}, TypeError(ONE_PAGE)),
        (learn, PAGE.encode(), {}, TypeError(ONE_PAGE)),
        (
            clean_many,
            [PAGE],
            {"by_site": []},
            ValueError("by_site must have an entry for each page, and has 0 for 1"),
        ),
    ],
)
def test_a_wrong_argument_is_named(
    function: Callable[..., object], given: object, options: dict[str, Any], error: Exception
) -> None:
    with pytest.raises(type(error), match=f"^{re.escape(str(error))}$"):
        function(given, **options)


@pytest.mark.parametrize(
    ("wrong", "error", "told"),
    [
        ({"preset": "precison"}, ValueError, "; did you mean precision?"),
        ({"language": "english"}, ValueError, "'english' is no two-letter code such as en"),
        ({"include": {"captoin"}}, ValueError, "; did you mean caption?"),
        ({"keep": "Read also"}, TypeError, "keep is a list, as in keep=['Read also']"),
        ({"rules": "my.toml"}, TypeError, "rules is a list, as in rules=['my.toml']"),
    ],
)
def test_a_wrong_option_is_told_when_it_is_given(
    wrong: dict[str, Any], error: type[Exception], told: str
) -> None:
    for make in (Options, Options.from_files):
        with pytest.raises(error, match=re.escape(told)):
            make(**wrong)


@pytest.mark.parametrize("file", ["my.toml", Path("my.toml")])
def test_a_file_in_the_place_of_rules_is_told_who_reads_it(file: Any) -> None:
    told = "a file of rules is read by Options.from_files(rules=['my.toml'])"
    with pytest.raises(TypeError, match=re.escape(told)):
        Options(rules=[file])  # type: ignore[arg-type]


def test_a_language_may_be_given_as_a_tag() -> None:
    assert Options(language="pt-BR") == Options(language="pt")


def test_an_article_is_printed_without_the_page_it_comes_from() -> None:
    printed = repr(clean(PAGE))
    assert "title='Bridge over the Aral reopens after repairs'" in printed
    assert "Most read" not in printed


def test_roles_may_be_given_by_their_names() -> None:
    named = frozenset({"caption", "lead"})
    meant = frozenset({Role.CAPTION, Role.LEAD})
    assert Options(include=named) == Options(include=meant)  # type: ignore[arg-type]


def test_many_are_cleaned_lazily_and_in_order() -> None:
    def pages() -> Iterator[str]:
        yield PAGE
        yield "nothing"
        raise AssertionError("asked for a page that nobody wanted")

    articles = clean_many(pages())
    assert next(articles) == clean(PAGE)
    assert next(articles) == clean("nothing")


def test_a_keep_list_overrules_the_judge() -> None:
    article = clean(PAGE, options=Options(keep=("five cats rescued",)))
    assert article.text.split("\n\n") == [*PARAGRAPHS, "Five cats rescued from a chimney"]
    block = next(b for b in article.blocks if b.text.startswith("Five cats"))
    assert (block.score, block.reasons[0].code, block.reasons[0].weight) == (
        1,
        "keep-list",
        math.inf,
    )


def test_a_rule_of_ones_own_overrules_the_judge(tmp_path: Path) -> None:
    rules = tmp_path / "house.toml"
    rules.write_text(
        '[[rule]]\nid = "lorries"\nrole = "advert"\n'
        'match = "starts"\nany_of = ["lorries will be"]\n'
        'certain = true\nwhy = "Our haulage advert."\ndrops = ["Lorries will be here."]\n'
        'keeps = ["The lorries will be late."]\n',
        encoding="utf-8",
    )
    article = clean(PAGE, options=Options.from_files(rules=[rules]))
    assert article.text.split("\n\n") == PARAGRAPHS[:-1]
    gone = next(b for b in article.removed if b.text == PARAGRAPHS[-1])
    assert (gone.role, gone.reasons[0].code) == (Role.ADVERT, "house/lorries")


def test_a_wrong_rule_file_is_named(tmp_path: Path) -> None:
    rules = tmp_path / "house.toml"
    rules.write_text('[[rule]]\nid = "x"\nrole = "advertt"\n', encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"house\.toml"):
        Options.from_files(rules=[rules])


def test_roles_can_be_added_to_the_text() -> None:
    options = Options(include=Options().include | {Role.TITLE})
    text = clean(PAGE, options=options).text
    assert text.split("\n\n") == ["Bridge over the Aral reopens after repairs", *PARAGRAPHS]


def test_recall_keeps_whatever_precision_keeps() -> None:
    kept = {
        preset: {
            b.start for b in clean(PAGE, options=Options(preset=preset)).blocks if b.role.is_body
        }
        for preset in ("precision", "balanced", "recall")
    }
    assert kept["precision"] <= kept["balanced"] <= kept["recall"]


def test_address_and_language_of_the_caller_are_taken() -> None:
    article = clean(PAGE, url="https://news.example/a", options=Options(language="de"))
    assert (article.url, article.language) == ("https://news.example/a", "de")


def test_explaining_gives_the_blocks_of_cleaning_with_all_reasons() -> None:
    blocks, article = explain(PAGE), clean(PAGE)
    same = [(b.text, b.start, b.end, b.role, b.score) for b in blocks]
    assert same == [(b.text, b.start, b.end, b.role, b.score) for b in article.blocks]
    assert all(block.reasons for block in blocks)
    weights = [[abs(reason.weight) for reason in block.reasons] for block in blocks]
    assert weights == [sorted(row, reverse=True) for row in weights]


def test_an_explanation_names_the_rule_that_spoke() -> None:
    block = next(b for b in explain(PAGE) if b.text == "Most read")
    assert block.role == Role.RELATED
    assert any(reason.code.startswith("en/related/") for reason in block.reasons)


def test_an_empty_page_has_nothing_to_explain() -> None:
    assert explain("") == ()


def test_an_article_whose_blocks_and_kind_nobody_read_is_pickled_with_them() -> None:
    article = clean(PAGE)
    copy = pickle.loads(pickle.dumps(clean(PAGE)))  # noqa: S301 - our own
    assert not any(map(callable, vars(copy).values()))
    assert copy == article
    assert (copy.kind, copy.confidence) == (article.kind, article.confidence)
    assert copy.blocks == article.blocks
    assert article.blocks is article.blocks


def of_site(name: str) -> str:
    """The page with its own story, and a notice that no rule knows."""
    story = PAGE.replace("Aral", name).replace("steel", f"steel {name}").replace("nine", name)
    return story.replace("Most read", "Our readers like what others have liked too\nMost read")


NAMES = ("Ister", "Tyras", "Borysthenes", "Tanais")


def test_an_empty_profile_changes_nothing() -> None:
    assert clean(PAGE, profile=SiteProfile()) == clean(PAGE)
    assert explain(PAGE, profile=SiteProfile()) == explain(PAGE)


def test_a_profile_moves_scores_and_the_reasons_add_up_to_them() -> None:
    profile = learn(map(of_site, NAMES))
    page = of_site("Hypanis")
    alone = {block.start: block for block in explain(page)}
    moved = 0
    for block in explain(page, profile=profile):
        weights = [reason.weight for reason in block.reasons if reason.code != "site"]
        shift = sum(reason.weight for reason in block.reasons if reason.code == "site")
        before = alone[block.start]
        if not (0.001 < block.score < 0.999 and 0.001 < before.score < 0.999):
            continue
        odds = math.log(block.score / (1 - block.score))
        assert odds - math.log(before.score / (1 - before.score)) == pytest.approx(shift, abs=0.06)
        moved += shift != 0
        assert all(math.isfinite(weight) for weight in weights) or block.role.is_metadata
    assert moved
    assert all(
        reason.text == "Stands on 4 of 4 other pages of this site."
        for block in explain(page, profile=profile)
        for reason in block.reasons
        if reason.code == "site" and block.text.startswith("Our readers")
    )


def test_learning_goes_through_its_pages_once_and_empty_ones_teach_nothing() -> None:
    assert len(learn(iter([PAGE, "", PAGE, of_site("Ister")]))) == 2


def test_pages_are_grouped_by_the_hosts_of_their_urls() -> None:
    pages = [of_site(name) for name in NAMES]
    urls = [
        "https://www.one.example/a",
        "http://one.example/b?c",
        "https://One.example",
        "https://two.example/d",
    ]
    profile = learn(pages[:3])
    wanted = [clean(page, url=url, profile=profile) for page, url in zip(pages, urls, strict=True)]
    wanted[3] = clean(pages[3], url=urls[3], profile=learn(pages[3:]))
    assert list(clean_many(pages, by_site=urls)) == wanted


def test_pages_that_can_be_read_only_once_are_refused_for_learning() -> None:
    with pytest.raises(TypeError, match="read twice"):
        clean_many(iter([PAGE]), by_site=["a"])
    with pytest.raises(TypeError, match="read twice"):
        clean_many([PAGE], by_site=iter(["a"]))
