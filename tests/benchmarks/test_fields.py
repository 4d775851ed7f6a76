"""Fields and roles of an invented page are held against what is known of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.fields import PEOPLE, PRINTED_TITLE, Facts, facts_of, people_of, summary
from benchmarks.labelled.datasets import LabelledPage
from cleannews import clean

SOURCE = """\
Storm hits the coast of Norvale
By Ida Moen
12 June 2023
A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
"We had an hour to get the boats in," said Per Holt, who runs the harbour of the little town.
The weather service expects the wind to drop on Tuesday, and the ferries to sail again.
Most read
Sign up for our newsletter
"""
PAGE = LabelledPage(
    set_name="invented", id="1", kind="article", site="norvale.example", country=None, url=None,
    file=Path("none"), text="A storm made landfall", title="Storm hits the coast of Norvale!",
    authors=("Ida Moen",), published="2023-06-12T08:00:00+02:00",
)  # fmt: skip


def facts(page: LabelledPage, source: str = SOURCE) -> Facts:
    return facts_of(page, clean(source))


def test_fields_are_compared_by_words_and_days() -> None:
    assert facts(PAGE).fields == {
        "title": "right", PRINTED_TITLE: "right", "authors": "right", PEOPLE: "right",
        "published": "right",
    }  # fmt: skip


def test_wrong_missing_and_invented_fields_are_told_apart() -> None:
    page = replace(PAGE, title="Calm", authors=(), published="2023-06-13")
    assert facts(page).fields == {
        "title": "wrong", "authors": "invented", PEOPLE: "invented", "published": "wrong",
    }  # fmt: skip
    assert facts(replace(PAGE, title=None), "***").fields == {
        "title": "rightly none", "authors": "missing", PEOPLE: "missing", "published": "missing",
    }  # fmt: skip


def test_newsrooms_agencies_and_the_site_are_no_people() -> None:
    authors = (
        "Ida Moen",
        "dpa",
        "Echo Redaktion",
        "The Norvale Echo",
        "norvale",
        "Jane Norvale",
        "TNE",
        "Norvale Echo et AFP",
    )
    page = replace(PAGE, authors=authors)
    assert people_of(page, ["Norvale Echo", "The Norvale Echo"]) == ("Ida Moen", "Jane Norvale")


def test_a_block_of_known_role_counts_where_it_has_it_once() -> None:
    twice = f"Home\nStorm hits the coast of Norvale\nSport\n{SOURCE}"
    assert facts(PAGE, twice).roles == [("title", "title")]
    lead = replace(PAGE, lead=("Most read",), headings=("Sign up for our newsletter",))
    assert facts(lead).roles == [
        ("lead", "related"), ("heading", "signup"), ("title", "title"),
    ]  # fmt: skip


def test_the_summary_gives_shares() -> None:
    other = replace(PAGE, authors=("Per Holt",), published=None, lead=("Most read",))
    forum = replace(PAGE, kind="forum")
    found = summary([facts(PAGE), facts(other), facts(forum)])
    fields = found["fields"]["invented"]
    assert fields["authors"]["right"] == 0.5
    assert (fields["published"]["pages"], fields["published"]["pages_without"]) == (1, 1)
    assert fields["published"]["invented"] == 1
    assert found["roles"]["title"] == {"blocks": 2, "right": 1.0, "taken_for": {}}
    assert found["roles"]["lead"] == {"blocks": 1, "right": 0.0, "taken_for": {"related": 1.0}}
    assert found["kinds"]["forum"]["pages"] == 1
    assert 0 < found["kinds"]["forum"]["precision"] < 1


@pytest.mark.parametrize("name", ["title", "authors"])
def test_a_field_that_a_set_knows_nothing_of_is_left_out(name: str) -> None:
    page = replace(PAGE, title=None, authors=())
    assert name not in summary([facts(page)])["fields"]["invented"]
