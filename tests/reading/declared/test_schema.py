"""What JSON-LD declares, at its bounds and in its odd forms."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleannews.limits import LIMITS
from cleannews.reading.declared import Declared, Origin, read_declared
from cleannews.reading.declared.schema import is_article_type


def declared(*values: Any, html: str = "") -> Declared:
    scripts = (f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in values)
    return read_declared("".join(scripts) + html)


def titles(*values: Any, html: str = "") -> list[str]:
    found = declared(*values, html=html).titles
    return [each.value for each in found if each.origin <= Origin.JSON_LD_PAGE]


def article(title: str, **others: Any) -> dict[str, Any]:
    return {"@type": "Article", "headline": title, **others}


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        ("newsarticle", True),
        ("blogposting", True),
        ("jobposting", False),
        ("userreview", False),
        ("review", True),
        ("webpage", False),
        ("", False),
    ],
)
def test_types_of_writings_end_alike(kind: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_article_type(kind) is is_one


def nested(depth: int) -> Any:
    """An article so many objects deep."""
    value: Any = article("Ferry")
    for _ in range(depth):
        value = {"isPartOf": value}
    return value


def test_a_graph_is_looked_through_to_a_depth_and_a_number_of_objects() -> None:
    assert titles(nested(12)) == ["Ferry"]
    assert titles(nested(13)) == []
    most = LIMITS.json_ld_nodes.value
    assert titles([{}] * (most - 2) + [article("Ferry")]) == ["Ferry"]
    assert titles([{}] * (most - 1) + [article("Ferry")]) == []


def test_the_first_article_counts_unless_another_has_the_pages_title() -> None:
    both = [article("Ferry"), article("Harbour")]
    assert titles(both) == ["Ferry"]
    assert titles(both, html="<title>Harbour</title>") == ["Harbour"]
    assert titles(both, html="<title>The Harbour | Echo</title>") == ["Harbour"]
    assert titles([article(""), article("Harbour")], html="<title>Echo</title>") == []
    assert titles([article("Ferry"), {"@type": "Article", "name": "Echo"}],
                  html="<title>Echo</title>") == ["Echo"]  # fmt: skip


def test_three_pages_and_one_path_count() -> None:
    pages = [{"@type": "WebPage", "headline": f"Page {number}"} for number in range(4)]
    assert titles(pages) == ["Page 0", "Page 1", "Page 2"]
    assert titles({"headline": "No type"}) == ["No type"]
    assert titles({"name": "No type"}) == []
    paths = [
        {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": name}]}
        for name in ("Coast", "Sport")
    ]
    assert [each.value for each in declared(paths).sections] == ["Coast"]


@pytest.mark.parametrize(
    ("step", "sections"),
    [
        ("Ferry is back", []),
        ("Ferry is", ["Ferry is"]),
        ("Ferry is back in", []),
        ("Boat is back in", ["Boat is back in"]),
    ],
)
def test_a_step_that_is_or_begins_the_title_is_no_section(step: str, sections: list[str]) -> None:
    path = {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": step}]}
    html = "<title>Ferry is back</title><h1>Ferry is back in service</h1>"
    assert [each.value for each in declared(path, html=html).sections] == sections


def test_a_reference_is_followed_to_the_fullest_object() -> None:
    short, full = {"@id": "#j", "x": 1}, {"@id": "#j", "name": "Jane Doe", "x": 1}
    for graph in ([short, full], [full, short]):
        value = [*graph, article("Ferry", author={"@id": "#j"})]
        assert [each.value for each in declared(value).authors] == ["Jane Doe"]
    own = article("Ferry", author={"@id": "#j", "name": "Max Moe"})
    assert [each.value for each in declared([full, own]).authors] == ["Max Moe"]
    unknown = article("Ferry", author={"@id": "#x"}, creator="Ida Berg")
    assert declared(unknown).authors == ()
    assert [each.value for each in declared(article("F", creator="Ida Berg")).authors] == [
        "Ida Berg"
    ]


@pytest.mark.parametrize(
    ("author", "people", "organisations"),
    [
        ("Jane Doe", ["Jane Doe"], []),
        (["Jane Doe", ["Max Moe"]], ["Jane Doe", "Max Moe"], []),
        ({"name": ["Jane Doe", "Max Moe"]}, ["Jane Doe", "Max Moe"], []),
        ({"@type": "Person", "name": "Jane Doe"}, ["Jane Doe"], []),
        ({"@type": "Organization", "name": "Echo"}, [], ["Echo"]),
        ({"@type": "NewsMediaOrganization", "name": {"@value": "Echo"}}, [], ["Echo"]),
        ([7, None, "Jane Doe"], ["7", "Jane Doe"], []),
    ],
)
def test_authors_come_as_names_objects_and_lists(
    author: Any, people: list[str], organisations: list[str]
) -> None:
    found = declared(article("Ferry", author=author))
    assert [each.value for each in found.authors] == people
    assert [each.value for each in found.names] == organisations


def test_what_is_of_others_is_not_of_the_article() -> None:
    about = {"@type": "Article", "headline": "Another"}
    assert titles(article("Ferry", mentions=about, hasPart=[about])) == ["Ferry"]
    assert titles({"isPartOf": about}) == ["Another"]
    assert titles({"MENTIONS": about}) == []
    names = declared({"author": {"@type": "Organization", "name": "Echo"}}).names
    assert [each.value for each in names] == ["Echo"]
    found = declared(
        article("Ferry", keywords=["a, b", "c"]), {"@type": "WebPage", "keywords": "d"}
    )
    assert [each.value for each in found.topics] == ["a", "b", "c"]
    assert declared(article("Ferry", isAccessibleForFree=None)).access == ()
