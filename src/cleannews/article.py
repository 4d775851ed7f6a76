"""The values that go in and come out: all frozen, all standard library.

`Role` names what a piece of a page is for, `Block` is such a piece with its place in the source,
`Article` is the page as judged, and `Options` is how the caller wants it judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from cleannews.repairs import read_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from cleannews.evidence.lexicon import Rule
    from cleannews.repairs import Repair

__all__ = ["Article", "Block", "Options", "Reason", "Role"]


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
    `text` says it in a sentence; `weight` is what it added to the block's log-odds of being body:
    negative speaks for removal, and infinite is a verdict (a certain rule, a keep-list, a field of
    metadata).
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
    `credits` whom they are by, as printed; `warnings` are short codes. `source` is the decoded page
    that the offsets of `blocks` point into; `include` are the roles whose blocks make up `text`,
    and `repairs` what was mended in it and in the fields where that was asked for.
    `clean` leaves making the blocks, and telling the kind, until they are first read.

    `kind` says what the page is: "article", "live" (a live blog), "listing" (also a section front,
    or a collection of products), "forum" (a thread of it), "product", "documentation", "service"
    (what somebody offers), "paywall" (the stub over one), "consent" (a wall of it), "error", or
    "empty" where there is nothing to keep. It changes nothing else: an article's text is kept
    wherever it stands. `kind_probability` is how likely the page is of that kind, in doubt it is an
    article, and `confidence` the F1 that `text` is expected to reach; both are 0 to 1, and
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
    blocks: tuple[Block, ...]
    source: str
    warnings: tuple[str, ...]
    include: frozenset[Role] = BODY_ROLES
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

    Making a page's blocks takes a twentieth of its time, and so does telling its kind. Most callers
    never look at them.
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


_MADE_WHEN_READ = ("kind", "kind_probability", "confidence", "blocks")
# Set here, for in the class they would be taken for the fields' default values.
for _name in _MADE_WHEN_READ:
    setattr(Article, _name, _MadeWhenRead(_name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to judge a page.

    `preset` trades precision against recall. `include` are the roles that `text` holds. `rules` are
    extra rules and `keep` phrases whose blocks are always kept, both most easily read from files
    with `Options.from_files`. `language` is an ISO 639-1 code where the caller knows it. `repair`
    are the names of the steps that mend damaged text, such as "hyphens", or "all".
    """

    preset: Literal["precision", "balanced", "recall"] = "balanced"
    include: frozenset[Role] = BODY_ROLES
    rules: tuple[Rule, ...] = ()
    keep: tuple[str, ...] = ()
    language: str | None = None
    repair: Collection[str] = frozenset()

    def __post_init__(self) -> None:
        """Read the names of steps; raise what `read_steps` raises."""
        object.__setattr__(self, "repair", read_steps(self.repair))

    @classmethod
    def from_files(
        cls,
        *,
        rules: Iterable[str | Path] = (),
        keep: Iterable[str | Path] = (),
        preset: Literal["precision", "balanced", "recall"] = "balanced",
        include: frozenset[Role] = BODY_ROLES,
        language: str | None = None,
        repair: Collection[str] = frozenset(),
    ) -> Options:
        """Read rule files (TOML) and keep-lists (a phrase a line) into options.

        The files are read here and once, so cleaning stays a pure function. Raises
        `RuleFileError`, which names file, rule and reason, for a file that cannot be read or is
        wrong.
        """
        from pathlib import Path

        from cleannews.evidence.lexicon.load import load_keep_list, load_rules

        return cls(
            preset=preset,
            include=include,
            rules=tuple(rule for file in rules for rule in load_rules(Path(file))),
            keep=tuple(phrase for file in keep for phrase in load_keep_list(Path(file))),
            language=language,
            repair=repair,
        )
