"""Profiles merge like sets of pages, and come back from disk as they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews import ProfileError, SiteProfile, learn
from cleannews.limits import LIMITS
from cleannews.site import Outline

KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=70)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    keys = draw(st.lists(KEYS, max_size=6))
    kept = draw(st.lists(st.booleans(), min_size=len(keys), max_size=len(keys)))
    return Outline.of(draw(KEYS), keys, kept)


def profiles() -> st.SearchStrategy[SiteProfile]:
    # Some with more pages than are remembered.
    few = st.lists(outlines(), max_size=4)
    many = st.integers(0, 200).map(
        lambda first: [Outline.of("", [f"page {n}"], [True]) for n in range(first, first + 50)]
    )
    return st.one_of(few, many).map(SiteProfile.of)


@given(profiles(), profiles(), profiles())
def test_merging_is_associative_and_commutative(
    a: SiteProfile, b: SiteProfile, c: SiteProfile
) -> None:
    assert (a | b) | c == a | (b | c)
    assert a | b == b | a


@given(profiles())
def test_merging_with_nothing_or_with_itself_changes_nothing(profile: SiteProfile) -> None:
    assert profile | SiteProfile() == SiteProfile() | profile == profile | profile == profile


@given(st.lists(outlines(), max_size=12), st.randoms(use_true_random=False), st.integers(0, 12))
def test_any_order_and_partition_of_pages_gives_the_same_bytes(
    pages: list[Outline], random: object, cut: int
) -> None:
    whole = SiteProfile.of(pages).to_json()
    random.shuffle(pages)  # type: ignore[attr-defined]
    parts = SiteProfile.of(pages[:cut]) | SiteProfile.of(pages[cut:])
    assert parts.to_json() == whole


def test_of_many_pages_the_same_sample_is_remembered_whatever_the_order() -> None:
    pages = [Outline.of("", [f"page {number}"], [True]) for number in range(1000)]
    profile = SiteProfile.of(pages)
    assert len(profile) == LIMITS.profile_pages.value
    assert SiteProfile.of(reversed(pages)) == profile
    assert set(profile.outlines) < set(pages)


def test_of_a_long_page_the_ends_are_remembered() -> None:
    most = LIMITS.profile_blocks.value
    keys = [f"line {number}" for number in range(3 * most)]
    outline = Outline.of("", keys, [False] * len(keys))
    assert outline.keys == (*keys[: most // 2], *keys[-most // 2 :])
    assert len(outline.kept) == most


@given(profiles())
def test_a_profile_comes_back_from_json_as_it_was(profile: SiteProfile) -> None:
    text = profile.to_json()
    assert SiteProfile.from_json(text) == SiteProfile.from_json(text.encode()) == profile
    assert SiteProfile.from_json(text).to_json() == text


def test_the_json_has_a_line_for_each_block() -> None:
    page = "Storm hits the coast\n\nHome\n\nThe storm made landfall on Monday, they said.\n\nHome"
    lines = learn([page]).to_json().splitlines()
    assert lines[0] == '{"format": "cleannews site profile", "version": 1, "pages": ['
    assert [line.rstrip(",")[1:4] for line in lines[2:6]] in (
        ["- s", "- h", "+ t", "- h"],
        ["+ s", "- h", "+ t", "- h"],
    )
    assert '"- home",' in lines


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("[]", "does not say"),
        ('{"format": "other"}', "does not say"),
        ('{"format": "cleannews site profile", "version": 2}', "version 2"),
        ('{"format": "cleannews site profile", "version": 1}', "damaged"),
        ('{"format": "cleannews site profile", "version": 1, "pages": 5}', "damaged"),
        (
            json.dumps(
                {
                    "format": "cleannews site profile",
                    "version": 1,
                    "pages": [{"title": "", "blocks": ["home"]}],
                }
            ),
            "begins with",
        ),
    ],
)
def test_what_is_no_profile_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ProfileError, match=reason):
        SiteProfile.from_json(text)
