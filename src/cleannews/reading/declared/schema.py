"""From values of JSON-LD to claims: which of a page's objects is its article, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cleannews.limits import LIMITS
from cleannews.reading.declared.claims import Origin, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleannews.reading.declared.claims import Claims

__all__ = ["claim_from_json_ld", "is_article_type"]

_ARTICLES: Final = ("article", "posting", "report", "recipe", "review", "howto", "blogpost")
_NO_ARTICLES: Final = frozenset({"aggregatereview", "criticreview", "userreview", "jobposting"})
_PAGES: Final = ("page", "mediaobject", "videoobject", "creativework", "faqpage", "newsevent")
_ORGANISATIONS: Final = ("organization", "corporation", "business", "website", "brand", "company")
# What lies under these keys is about somebody else's text, or about no text at all.
_ELSEWHERE: Final = frozenset(
    "author creator editor contributor publisher comment comments itemlistelement haspart mentions "
    "about itemreviewed isbasedon citation review relatedlink potentialaction breadcrumb video "
    "audio image logo suggestedanswer acceptedanswer hasoffercatalog offers aggregaterating "
    "reviewedby sameas thumbnail speakable address".split()
)
_FIELDS: Final = (
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("articleSection", "sections"),
    ("inLanguage", "languages"),
    ("url", "urls"),
)
_MAX_SECTION_GAPS: Final = 2  # between the words of what may be a section and begin a title
_MAX_DEPTH: Final = 12


class _Graph:
    """The objects of a page, in source order, and those that others refer to by their `@id`."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.pages: list[dict[str, Any]] = []
        self.organisations: list[dict[str, Any]] = []
        self.paths: list[dict[str, Any]] = []
        self.by_id: dict[str, dict[str, Any]] = {}
        self.types: dict[str, None] = {}

    def gather(self, value: Any) -> None:
        """Look through one value of JSON-LD, at no more than `LIMITS.json_ld_nodes` objects."""
        left = LIMITS.json_ld_nodes.value
        # Innermost last: what stands first in the source is found first.
        waiting: list[tuple[Any, int, bool]] = [(value, 0, True)]
        while waiting and left:
            node, depth, own = waiting.pop()
            left -= 1
            if depth > _MAX_DEPTH:
                continue
            if isinstance(node, list):
                waiting.extend((item, depth + 1, own) for item in reversed(node[:left]))
            elif isinstance(node, dict):
                self._take(node, own=own)
                inner = [
                    (item, depth + 1, own and str(key).casefold() not in _ELSEWHERE)
                    for key, item in node.items()
                    if isinstance(item, dict | list)
                ]
                waiting.extend(reversed(inner))

    def _take(self, node: dict[str, Any], *, own: bool) -> None:
        kinds = _types(node)
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(self.by_id.get(identity, ())):
            self.by_id[identity] = node
        if any(kind.endswith(_ORGANISATIONS) for kind in kinds):
            self.organisations.append(node)
        elif "breadcrumblist" in kinds:
            self.paths.append(node)
        if not own:
            return
        self.types |= dict.fromkeys(kinds)
        if any(is_article_type(kind) for kind in kinds):
            self.articles.append(node)
        elif any(kind.endswith(_PAGES) for kind in kinds) or (not kinds and "headline" in node):
            self.pages.append(node)

    def resolve(self, value: Any) -> Any:
        """Follow a reference such as {"@id": "#jane"} to what it refers to."""
        if isinstance(value, dict) and "name" not in value:
            identity = value.get("@id")
            if isinstance(identity, str):
                return self.by_id.get(identity, value)
        return value


def is_article_type(kind: str) -> bool:
    """Whether a case-folded schema.org type is one of writings that have an author and a day."""
    return kind.endswith(_ARTICLES) and kind not in _NO_ARTICLES


def claim_from_json_ld(values: Iterable[Any], claims: Claims, titles: frozenset[str]) -> None:
    """Add what the JSON-LD of a page says of its article.

    `titles` are the page's own, case folded, by which its article is told from others that it
    lists. Linear in the size of the values.
    """
    graph = _Graph()
    for value in values:
        graph.gather(value)
    article = _main(graph.articles, titles)
    if article is not None:
        _claim(article, Origin.JSON_LD, graph, claims)
    for page in graph.pages[:3]:
        _claim(page, Origin.JSON_LD_PAGE, graph, claims)
    for kind in graph.types:
        claims.add("types", Origin.JSON_LD, kind)
    for path in graph.paths[:1]:
        _claim_section(path, claims, titles)
    for organisation in graph.organisations:
        for name in _texts(organisation.get("name")):
            claims.add("names", Origin.JSON_LD, name)


def _main(articles: list[dict[str, Any]], titles: frozenset[str]) -> dict[str, Any] | None:
    if len(articles) < 2:
        return articles[0] if articles else None
    for article in articles:
        for text in _texts(article.get("headline") or article.get("name")):
            headline = plain(text).casefold()
            if headline and any(headline in title or title in headline for title in titles):
                return article
    return articles[0]


def _claim(node: dict[str, Any], origin: Origin, graph: _Graph, claims: Claims) -> None:
    # The page around an article may be named otherwise; an article's other names are shorter ones.
    title = next((key for key in ("headline", "name") if _texts(node.get(key))), "")
    for key, name in ((title, "titles"), *_FIELDS):
        for text in _texts(node.get(key)):
            claims.add(name, origin, text)
    for person, text in _people(node.get("author") or node.get("creator"), graph):
        claims.add("authors" if person else "names", origin, text)
    for _, text in _people(node.get("publisher"), graph):
        claims.add("sites", origin, text)
    for kind in _types(node):
        claims.add("kinds", origin, kind)
    free = node.get("isAccessibleForFree")
    if isinstance(free, bool | str):
        claims.add("access", origin, str(free))
    if origin is Origin.JSON_LD:
        topics = [topic for text in _texts(node.get("keywords")) for topic in text.split(",")]
        for topic in topics:
            claims.add("topics", origin, topic)


def _claim_section(path: dict[str, Any], claims: Claims, titles: frozenset[str]) -> None:
    """Claim the second step of the way to the page: the first is the site, the last the page."""
    steps = path.get("itemListElement")
    for step in steps[1:2] if isinstance(steps, list) else ():
        if isinstance(step, dict):
            for name in _texts(step.get("name") or step.get("item")):
                folded = plain(name).casefold()
                of_page = folded.count(" ") > _MAX_SECTION_GAPS and any(
                    title.startswith(folded) for title in titles
                )
                if folded not in titles and not of_page:
                    claims.add("sections", Origin.PATH, name)


def _people(value: Any, graph: _Graph) -> Iterator[tuple[bool, str]]:
    """Give the names under "author", and whether each may be a person's."""
    nested = value if isinstance(value, list) else [value]
    items = [one for item in nested for one in (item if isinstance(item, list) else [item])]
    for item in items[: LIMITS.declared_values.value]:
        node = graph.resolve(item)
        if isinstance(node, str):
            yield True, node
        elif isinstance(node, dict):
            kinds = _types(node)
            organisation = any(kind.endswith(_ORGANISATIONS) for kind in kinds)
            for name in _texts(node.get("name")):
                yield not organisation, name


def _types(node: dict[str, Any]) -> list[str]:
    return [text.rpartition("/")[2].casefold() for text in _texts(node.get("@type"))]


def _texts(value: Any) -> list[str]:
    """Return the strings of a value that may be one, a list of them, or {"@value": ...}."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        inner = value.get("@value") or value.get("name")
        return [inner] if isinstance(inner, str) else []
    if isinstance(value, list):
        return [text for item in value[: LIMITS.declared_values.value] for text in _flat(item)]
    return []


def _flat(item: Any) -> list[str]:
    return [] if isinstance(item, list) else _texts(item)
