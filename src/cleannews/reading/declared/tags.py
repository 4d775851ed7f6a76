"""What tags declare: meta, title, link, h1, time, microdata, and elements that say "author"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.limits import LIMITS
from cleannews.reading.declared.claims import Origin
from cleannews.reading.declared.properties import (
    ITEM_PROPERTIES,
    META_NAMES,
    SIGNING_LABELS,
    UPDATE_WORDS,
    meta_name,
)
from cleannews.reading.declared.schema import is_article_type

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleannews.reading.declared.claims import Claims

__all__ = ["IN_HEAD", "SELECTOR", "claim_from_tag"]

# One query finds all of them in one walk over the tree.
SELECTOR: Final = (
    "html,meta,script[type*='ld+json' i],:not(svg,g,symbol)>title,link[rel~=canonical],time,h1,"
    "[itemprop],[itemtype],[rel~=author],[class*=author i],[class*=byline i],a[href*='/author/'],"
    "a[href*='/authors/']"
)

IN_HEAD: Final = frozenset(("html", "meta", "title", "link"))
_MARKS: Final = ("author", "byline")
# "author-bio", "author-box", "about-author": what tells of authors, and their pictures.
_NO_NAME: Final = (
    "bio avatar image img photo box about social icon link-list desc info-box card related "
    "comment meta-date date time role title-job position more".split()
)
_MAX_UP: Final = 12  # elements to the one that says what its properties are of
_MAX_LABEL_CHARS: Final = 60
_MAX_NAME_CHARS: Final = 160


def claim_from_tag(node: LexborNode, claims: Claims) -> None:
    """Add what one element that `SELECTOR` found declares."""
    tag = node.tag
    attributes = node.attributes
    if tag == "meta":
        _claim_meta(attributes, claims)
    elif tag == "html":
        claims.add("languages", Origin.HEAD, attributes.get("lang") or attributes.get("xml:lang"))
    elif tag == "title":
        # Not always right under the <head>; but drawings have titles, too.
        if not any(claim.origin is Origin.HEAD for claim in claims.found["titles"]):
            claims.add("titles", Origin.HEAD, node.text())
    elif tag == "link" and "canonical" in (attributes.get("rel") or ""):
        claims.add("urls", Origin.HEAD, attributes.get("href"))
    elif tag == "h1":
        claims.add("titles", Origin.HEADING, _text(node))
    elif tag == "time":
        _claim_time(node, attributes, claims)
    if "itemtype" in attributes and "itemprop" not in attributes:
        kind = (attributes["itemtype"] or "").rpartition("/")[2].casefold()
        claims.add("types", Origin.MICRODATA, kind)
    if "itemprop" in attributes:
        _claim_property(node, attributes, claims)
    elif tag not in {"meta", "link", "script"}:
        _claim_name(node, attributes, claims)


def _claim_meta(attributes: dict[str, str | None], claims: Claims) -> None:
    content = attributes.get("content")
    if not content:
        return
    for key in ("property", "name", "http-equiv"):
        if key not in attributes:
            continue
        name = meta_name(attributes[key])
        if name.startswith(("twitterlabel", "twitterdata")):
            _claim_pair(name, content, claims)
        if name in META_NAMES:
            origin, field = META_NAMES[name]
            for value in content.split(",") if field == "topics" else [content]:
                claims.add(field, origin, value)
            break


def _claim_pair(name: str, content: str, claims: Claims) -> None:
    """Take "twitter:label1" and "twitter:data1" together: the first says what the second is."""
    number = name[-1:]
    if name.startswith("twitterlabel"):
        claims.labels[number] = content.casefold().strip(" :")
    elif claims.labels.get(number) in SIGNING_LABELS:
        claims.add("authors", Origin.TWITTER, content)


def _claim_property(node: LexborNode, attributes: dict[str, str | None], claims: Claims) -> None:
    for prop in (attributes["itemprop"] or "").casefold().split():
        name = ITEM_PROPERTIES.get(prop)
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
    href = attributes.get("href") or ""
    linked = "author" in relation
    boxed = "/author/" in href or "/authors/" in href or any(mark in classes for mark in _MARKS)
    if linked or (boxed and not any(one in classes for one in _NO_NAME)):
        text = _text(node)
        if len(text) <= _MAX_NAME_CHARS:
            claims.add("authors", Origin.LINK if linked else Origin.CLASS, text)


def _claim_time(node: LexborNode, attributes: dict[str, str | None], claims: Claims) -> None:
    """Take a <time> for what the words beside it say it is."""
    about = [attributes.get("class") or "", node.text()]
    if node.parent is not None:
        about.append(node.parent.attributes.get("class") or "")
    if node.prev is not None:
        about.append(node.prev.text()[-_MAX_LABEL_CHARS:])
    words = " ".join(text[:_MAX_LABEL_CHARS] for text in about).casefold()
    field = "modified" if any(word in words for word in UPDATE_WORDS) else "published"
    claims.add(field, Origin.TIME, attributes.get("datetime") or node.text())


def _text(node: LexborNode) -> str:
    text = node.text(deep=True, separator=" ")
    return "" if len(text) > LIMITS.declared_value.value * 4 else text
