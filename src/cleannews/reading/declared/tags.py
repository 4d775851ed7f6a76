"""What tags declare: meta, title, link, h1, time, microdata, and elements that say "author"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.limits import LIMITS
from cleannews.reading.declared.claims import Origin
from cleannews.reading.declared.schema import is_article_type

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleannews.reading.declared.claims import Claims

__all__ = ["SELECTOR", "claim_from_tag"]

# One query finds all of them in one walk over the tree.
SELECTOR: Final = (
    "meta,script[type*='ld+json' i],title,link[rel~=canonical],time,h1,[itemprop],[rel~=author],"
    "[class*=author i],[class*=byline i],html"
)

_OG, _META, _TW = Origin.OPEN_GRAPH, Origin.META, Origin.TWITTER
_NAMES: Final[dict[str, tuple[str, Origin]]] = {
    name: (field, origin)
    for field, origin, names in (
        ("titles", _OG, "og:title"),
        (
            "titles",
            _META,
            "title headline dc.title dcterms.title dc:title parsely-title sailthru.title "
            "citation_title hdl mediator_title cxenseparse:title article:title",
        ),
        ("titles", _TW, "twitter:title"),
        ("authors", _OG, "article:author og:article:author og:author book:author"),
        (
            "authors",
            _META,
            "author authors dc.creator dcterms.creator dc:creator dc.creator.name byl byline "
            "parsely-author sailthru.author citation_author article:author_name mediator_author "
            "cxenseparse:author shareaholic:article_author_name article.author dc.author "
            "article-author vr:author news_author creator",
        ),
        ("published", _OG, "article:published_time og:article:published_time og:published_time"),
        (
            "published",
            _META,
            "date dc.date dcterms.date dc.date.issued dcterms.issued dcterms.created dc.date.created "
            "dc:date dc:created dcterms.available parsely-pub-date sailthru.date pubdate publishdate "
            "publish-date publish_date publication_date publicationdate published published_at "
            "published_time date.published article.published article:published "
            "article_date_original date.created created citation_publication_date citation_date "
            "citation_online_date cxenseparse:recs:publishtime cxenseparse:publishtime "
            "mediator_published_time last-published ptime pdate originalpublicationdate "
            "shareaholic:article_published_time datepublished article:post_date "
            "article-publish-date displaydate bt:pubdate vr:published_time rnews:datepublished",
        ),
        (
            "modified",
            _OG,
            "article:modified_time og:updated_time article:updated_time og:article:modified_time "
            "og:modified_time",
        ),
        (
            "modified",
            _META,
            "dcterms.modified dc.date.modified lastmod last-modified modified date.modified "
            "article.updated revised datemodified shareaholic:article_modified_time updated "
            "lastmodified utime moddate",
        ),
        ("sections", _OG, "article:section og:article:section og:section"),
        ("sections", _META, "section parsely-section category cxenseparse:category dc.subject "
         "article.section news_category cg"),
        ("topics", _OG, "article:tag og:article:tag article:tags"),
        ("topics", _META, "news_keywords parsely-tags sailthru.tags keywords"),
        ("sites", _OG, "og:site_name"),
        (
            "sites",
            _META,
            "application-name apple-mobile-web-app-title dc.publisher dcterms.publisher publisher "
            "citation_journal_title cre copyright",
        ),
        ("sites", _TW, "twitter:app:name:iphone twitter:app:name:googleplay twitter:site"),
        ("urls", _OG, "og:url"),
        ("urls", _META, "parsely-link sailthru.url"),
        ("urls", _TW, "twitter:url"),
        ("languages", _OG, "og:locale"),
        ("kinds", _OG, "og:type"),
        ("languages", _META, "content-language language dc.language dcterms.language"),
    )
    for name in names.split()
}  # fmt: skip
_PROPS: Final = {
    "headline": "titles",
    "author": "authors",
    "creator": "authors",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "articlesection": "sections",
    "publisher": "sites",
}
_MARKS: Final = ("author", "byline")
# "author-bio", "author-box", "about-author": what tells of authors, and their pictures.
_NO_NAME: Final = (
    "bio avatar image img photo box about social icon link-list desc info-box card related "
    "comment meta-date date time role title-job position more".split()
)
_MAX_UP: Final = 12  # elements to the one that says what its properties are of
_MAX_NAME_CHARS: Final = 160


def claim_from_tag(node: LexborNode, claims: Claims) -> None:
    """Add what one element that `SELECTOR` found declares."""
    tag = node.tag
    attributes = node.attributes
    if tag == "meta":
        content = attributes.get("content")
        for key in ("property", "name", "http-equiv"):
            known = _NAMES.get((attributes.get(key) or "").strip().casefold())
            if known is not None and content:
                _claim_meta(*known, content, claims)
                break
    elif tag == "html":
        claims.add("languages", Origin.HEAD, attributes.get("lang") or attributes.get("xml:lang"))
    elif tag == "title":
        if node.parent is not None and node.parent.tag == "head":
            claims.add("titles", Origin.HEAD, node.text())
    elif tag == "link":
        claims.add("urls", Origin.HEAD, attributes.get("href"))
    elif tag == "h1":
        claims.add("titles", Origin.HEADING, _text(node))
    elif tag == "time":
        claims.add("published", Origin.TIME, attributes.get("datetime"))
    if "itemprop" in attributes:
        _claim_property(node, attributes, claims)
    elif tag not in {"meta", "link", "script"}:
        _claim_name(node, attributes, claims)


def _claim_meta(name: str, origin: Origin, content: str, claims: Claims) -> None:
    if name == "topics":
        for topic in content.split(","):
            claims.add(name, origin, topic)
    else:
        claims.add(name, origin, content)


def _claim_property(
    node: LexborNode, attributes: dict[str, str | None], claims: Claims
) -> None:
    for prop in (attributes["itemprop"] or "").casefold().split():
        name = _PROPS.get(prop)
        if name is None or not _is_of_article(node):
            continue
        value = attributes.get("content") or attributes.get("datetime")
        if name in {"authors", "sites"} and not value:
            inner = node.css_first("[itemprop=name]")
            if inner is not None:
                value = inner.attributes.get("content") or _text(inner)
        claims.add(name, Origin.MICRODATA, value or _text(node))


def _is_of_article(node: LexborNode) -> bool:
    """Whether the item that a property belongs to is an article, and no comment or product."""
    above = node.parent
    for _ in range(_MAX_UP):
        if above is None:
            break
        attributes = above.attributes
        if "itemscope" in attributes:
            kind = (attributes.get("itemtype") or "").rpartition("/")[2].casefold()
            return is_article_type(kind) or kind.endswith("page") or kind == "creativework"
        above = above.parent
    return True


def _claim_name(node: LexborNode, attributes: dict[str, str | None], claims: Claims) -> None:
    relation = (attributes.get("rel") or "").split()
    classes = (attributes.get("class") or "").casefold()
    if "author" in relation:
        origin = Origin.LINK
    elif any(mark in classes for mark in _MARKS) and not any(one in classes for one in _NO_NAME):
        origin = Origin.CLASS
    else:
        return
    text = _text(node)
    if text and len(text) <= _MAX_NAME_CHARS:
        claims.add("authors", origin, text)


def _text(node: LexborNode) -> str:
    text = node.text(deep=True, separator=" ")
    return "" if len(text) > LIMITS.declared_value.value * 4 else text
