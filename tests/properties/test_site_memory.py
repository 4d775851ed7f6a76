"""On invented sites full of traps, knowing the site costs no paragraph and no heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from cleannews import clean, clean_many, learn
from tests.properties.laws import check_all_laws, examples
from tests.properties.sites import Site, sites

if TYPE_CHECKING:
    from collections.abc import Sequence


def kept(text: str, body: Sequence[str]) -> list[str]:
    paragraphs = set(text.split("\n\n"))
    return [paragraph for paragraph in body if paragraph in paragraphs]


# 1,000 sites nightly.
@settings(max_examples=examples(50))
@given(sites())
def test_nothing_of_a_body_is_lost_by_knowing_the_site(site: Site) -> None:
    profile = learn(site.sources)
    for source, body in zip(site.sources, site.bodies, strict=True):
        without = clean(source).text
        article = clean(source, profile=profile)
        assert set(kept(without, body)) <= set(kept(article.text, body))
        check_all_laws(article)


@settings(max_examples=examples(20))
@given(sites())
def test_nothing_of_a_body_is_lost_by_knowing_two_other_pages(site: Site) -> None:
    profile = learn(site.sources[1:3])
    without = kept(clean(site.sources[0]).text, site.bodies[0])
    assert set(without) <= set(kept(clean(site.sources[0], profile=profile).text, site.bodies[0]))


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
