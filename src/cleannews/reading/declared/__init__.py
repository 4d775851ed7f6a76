"""What an HTML page declares of its article, for machines rather than for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleannews.limits import LIMITS
from cleannews.reading.declared.claims import Claim, Claims, Declared, Origin
from cleannews.reading.declared.json_ld import parse_json_ld
from cleannews.reading.declared.schema import claim_from_json_ld
from cleannews.reading.declared.tags import IN_HEAD, SELECTOR, claim_from_tag

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Claim", "Declared", "Origin", "declared_in", "read_declared"]


def read_declared(html: str) -> Declared:
    """Read what the tags and the JSON-LD of a page declare.

    `html` must have passed the preflight, which bounds what parsing costs. A page that declares
    nothing gives empty claims. Never raises for such a page; linear in `len(html)`.

    >>> read_declared("<title>Ferry back | The Echo</title>").titles
    (Claim(origin=<Origin.HEAD: 6>, value='Ferry back | The Echo'),)
    """
    from selectolax.lexbor import LexborHTMLParser  # compiled, and text never needs it

    return declared_in(LexborHTMLParser(html))


def declared_in(tree: LexborHTMLParser) -> Declared:
    """Read what a parsed page declares, before anything is stripped from it."""
    claims = Claims()
    values: list[Any] = []
    left = LIMITS.json_ld_size.value
    aside: list[LexborNode] = []  # over the heading: of the site, or of other articles
    headed = False
    for node in tree.css(SELECTOR)[: LIMITS.declaring_tags.value]:
        tag = node.tag
        if tag == "script":
            script = node.text()
            left -= len(script)
            if left >= 0:
                values += parse_json_ld(script)
        elif headed or tag in IN_HEAD:
            claim_from_tag(node, claims)
        elif tag == "h1":
            claim_from_tag(node, claims)
            headed = _heads_article(claims)
        else:
            aside.append(node)
    for node in aside:
        claim_from_tag(node, claims)
    titles = frozenset(claim.value.casefold() for claim in claims.found["titles"])
    claim_from_json_ld(values, claims, titles)
    return claims.finish()


def _heads_article(claims: Claims) -> bool:
    """Whether the last heading that was read is what the page's head says its title is."""
    *others, last = claims.found["titles"] or [Claim(Origin.HEAD, "")]
    if last.origin is not Origin.HEADING:
        return False
    heading = last.value.casefold()
    titles = (claim.value.casefold() for claim in others if claim.origin is not Origin.HEADING)
    return any(heading in title or title in heading for title in titles)
