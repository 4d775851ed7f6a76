"""On invented sites full of traps, knowing the site costs no paragraph and no sure heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from cleannews import clean, clean_many, learn
from tests.properties.laws import check_all_laws, examples
from tests.properties.sites import Site, sites

if TYPE_CHECKING:
    from cleannews import Article

SURE = 0.5  # the score of a heading, a standing one among them, that no profile takes away


def sure_body(article: Article, site: Site, page: int) -> set[str]:
    """What is kept of a page's body, but for headings that the page alone leaves in doubt."""
    return {
        block.text
        for block in article.blocks
        if block.role in article.include
        and block.text in site.bodies[page]
        and (block.score >= SURE or block.text not in site.headings)
    }


# 1,000 sites nightly.
@settings(max_examples=examples(50))
@given(sites())
def test_nothing_of_a_body_is_lost_by_knowing_the_site(site: Site) -> None:
    profile = learn(site.sources)
    for page, source in enumerate(site.sources):
        article = clean(source, profile=profile)
        assert sure_body(clean(source), site, page) <= set(article.text.split("\n\n"))
        check_all_laws(article)


@settings(max_examples=examples(20))
@given(sites())
def test_nothing_of_a_body_is_lost_by_knowing_two_other_pages(site: Site) -> None:
    source, *others = site.sources
    article = clean(source, profile=learn(others[:2]))
    assert sure_body(clean(source), site, 0) <= set(article.text.split("\n\n"))


@settings(max_examples=examples(10))
@given(sites(), sites())
def test_pages_of_several_sites_are_cleaned_as_each_with_its_own_profile(a: Site, b: Site) -> None:
    sources = [*a.sources, *b.sources]
    keys = ["https://a.example/1"] * len(a.sources) + ["b"] * len(b.sources)
    profiles = {"https://a.example/1": learn(a.sources), "b": learn(b.sources)}
    wanted = [
        clean(source, profile=profiles[key]).text for source, key in zip(sources, keys, strict=True)
    ]
    assert [article.text for article in clean_many(sources, by_site=keys)] == wanted
