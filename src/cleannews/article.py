"""The values that come out: all frozen, all standard library.

`Role` names what a piece of a page is for, `Block` is such a piece with its place in the source,
and `Article` is the page as judged.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleannews.repairs import Repair

__all__ = ["Article", "Block", "Reason", "Role"]


class Role(StrEnum):
    """What a block of a page is for."""

    # The body: what the newsroom wrote to be read.
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"
    # Metadata: facts about the article.
    TITLE = "title"
    BYLINE = "byline"
    SECTION = "section"
    PUBLISHED = "published"
    TOPIC = "topic"
    URL = "url"
    CAPTION = "caption"
    CREDIT = "credit"
    # Chrome: what the site put around it.
    NAVIGATION = "navigation"
    SHARING = "sharing"
    SIGNUP = "signup"
    CONSENT = "consent"
    LEGAL = "legal"
    RELATED = "related"
    ADVERT = "advert"
    COMMENT = "comment"
    WIDGET = "widget"
    PAYWALL = "paywall"
    BIO = "bio"

    @property
    def is_body(self) -> bool:
        """Whether blocks of this role belong to `Article.text` by default."""
        return self in BODY_ROLES

    @property
    def is_metadata(self) -> bool:
        """Whether blocks of this role state facts about the article."""
        return self in METADATA_ROLES

    @property
    def is_chrome(self) -> bool:
        """Whether blocks of this role are the site's, not the article's."""
        return self in CHROME_ROLES


BODY_ROLES = frozenset(
    {Role.LEAD, Role.HEADING, Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.TABLE}
)
METADATA_ROLES = frozenset(
    {
        Role.TITLE,
        Role.BYLINE,
        Role.SECTION,
        Role.PUBLISHED,
        Role.TOPIC,
        Role.URL,
        Role.CAPTION,
        Role.CREDIT,
    }
)
CHROME_ROLES = frozenset(Role) - BODY_ROLES - METADATA_ROLES


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for or against keeping a block.

    `code` is a rule's id ("en/related/read-also") or a kind of evidence ("context", "shape");
    `text` says it in a sentence; `weight` is what it added to the block's log-odds of being body.
    A negative weight speaks for removal, and an infinite one is a verdict (a certain rule, a
    keep-list, a field).
    """

    code: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of the page.

    `start` and `end` are half-open character offsets into `Article.source`; `score` is the judged
    probability, 0 to 1, that the block is body; `reasons` come strongest first.
    """

    text: str
    start: int
    end: int
    role: Role
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Article:
    """A page as judged. What is not known is `None` or `()`, never a guess.

    `text` holds the body blocks in source order with a blank line between them; `published` and
    `modified` are ISO 8601, as precise as the page is; `captions` say what the pictures show and
    `credits` who made them, as printed; `warnings` are short codes. `source` is the decoded page
    that the offsets of `blocks` point into; `include` are the roles whose blocks make up `text`,
    and `repairs` what was mended in `text` and the fields, if that was asked for. `clean` leaves
    composing the fields, making the blocks and telling the kind until they are first read.

    `kind` says what the page is: "article", "live" (a live blog), "listing" (also a section front,
    or a collection of products), "forum" (a thread), "product", "documentation", "service" (what
    somebody offers), "paywall" (the beginning of a paid article), "consent" (a page that asks for
    it first), "error", or "empty" if there is nothing to keep. In doubt it is "article". It changes
    nothing else, and takes nothing out of `text`. `kind_probability` is how likely the page is of
    that kind, and `confidence` the F1 that `text` is expected to reach; both are 0 to 1, and
    calibrated on sites that had no part in learning them.
    """

    text: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    dateline: str | None
    section: str | None
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    captions: tuple[str, ...]
    credits: tuple[str, ...]
    url: str | None
    site: str | None
    language: str | None
    kind: str
    kind_probability: float
    confidence: float
    blocks: tuple[Block, ...] = field(repr=False)  # what a page holds would fill the screen
    source: str = field(repr=False)
    warnings: tuple[str, ...]
    include: frozenset[Role] = field(default=BODY_ROLES, repr=False)
    repairs: tuple[Repair, ...] = ()

    @cached_property
    def removed(self) -> tuple[Block, ...]:
        """The blocks whose words are not in `text`, in source order, each with its reasons."""
        return tuple(block for block in self.blocks if block.role not in self.include)

    def __getstate__(self) -> dict[str, Any]:
        """The fields, for `pickle` and `copy`, all of them made."""
        return {**self.__dict__, **{name: getattr(self, name) for name in _MADE_WHEN_READ}}

    def to_dict(self, *, blocks: bool = False) -> dict[str, Any]:
        """Give the fields as plain JSON types; with `blocks` also every block and the source.

        An infinite weight, which JSON cannot say, becomes `None`. Linear in the size of the page.
        """
        from cleannews.writing.render import to_dict

        return to_dict(self, blocks=blocks)

    def to_json(self, *, blocks: bool = False, indent: int | None = None) -> str:
        """Give `to_dict` as JSON: one line, or `indent` spaces a level. Always encodes to UTF-8."""
        from cleannews.writing.render import to_json

        return to_json(self, blocks=blocks, indent=indent)

    def to_markdown(self) -> str:
        """Give title and body as CommonMark: `#` title, `##` headings, `-` items, `>` quotes.

        Without title and text it is the empty string. Linear in the size of the page.
        """
        from cleannews.writing.render import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """Give a report as one HTML file: the page, what was kept of it and removed, and why.

        Everything of the page is escaped; the file runs no script and loads nothing. It tells the
        reasons that `blocks` hold: one each, or all where they are those of `explain`. Always
        encodes to UTF-8. Linear in the size of the page.
        """
        from cleannews.writing.report import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        """What notebooks show."""
        from cleannews.writing.report import notebook_card

        return notebook_card(self)


class _MadeWhenRead:
    """A field: where it was given as a function, its value is made when it is first read.

    Making a page's blocks takes a twentieth of its time, and so does telling its kind; composing
    the fields of HTML takes as much. Many callers never look at them.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, article: Article, kind: type[Article]) -> Any:
        value = article.__dict__[self._name]
        if callable(value):
            value = article.__dict__[self._name] = value()
        return value

    def __set__(self, article: Article, value: Any) -> None:
        article.__dict__[self._name] = value


_AS_GIVEN = {"text", "source", "warnings", "include", "repairs"}
_MADE_WHEN_READ = tuple(one.name for one in fields(Article) if one.name not in _AS_GIVEN)
# Set here, for in the class they would be taken for the fields' default values.
for _name in _MADE_WHEN_READ:
    setattr(Article, _name, _MadeWhenRead(_name))
