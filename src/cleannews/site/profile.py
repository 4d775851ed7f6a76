"""The profile of a site: outlines of some of its pages, as a value that merges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from cleannews.errors import ProfileError
from cleannews.limits import LIMITS
from cleannews.site.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from cleannews.site.index import Index

__all__ = ["SiteProfile", "merge_profiles"]

_Site = TypeVar("_Site", bound="Hashable")

_FORMAT: Final = "cleannews site profile"
_VERSION: Final = 1


@dataclass(frozen=True)
class SiteProfile:
    """What is remembered of a site's pages, as `learn` gives it.

    It holds outlines of different pages, at most `LIMITS.profile_pages` of them, chosen by a digest
    of what they say: of a larger site a random sample, the same in whatever order its pages came.
    So what stands on the share p of a site's pages is found on p of the sample, with a standard
    error of sqrt(p (1 - p) / 64): 0.06 at most.

    `a | b` is the profile of the pages of both: associative, commutative and idempotent, and
    `SiteProfile()` is its identity. So a site can be learned in parts, anywhere and in any order.
    """

    outlines: tuple[Outline, ...] = ()

    @classmethod
    def of(cls, outlines: Iterable[Outline]) -> SiteProfile:
        """The profile of these pages; a page that comes twice counts once.

        Goes through them once, and holds no more of them at a time than twice the bound.
        """
        most = LIMITS.profile_pages.value
        held: set[Outline] = set()
        for outline in outlines:
            held.add(outline)
            if len(held) > 2 * most:
                held = set(sorted(held)[:most])
        return cls(tuple(sorted(held)[:most]))

    def __or__(self, other: SiteProfile) -> SiteProfile:
        """The profile of the pages of both."""
        return SiteProfile.of((*self.outlines, *other.outlines))

    def __len__(self) -> int:
        """How many pages are remembered."""
        return len(self.outlines)

    @cached_property
    def index(self) -> Index:
        """Where everything stands, for looking it up."""
        from cleannews.site.index import Index

        return Index(self.outlines)

    def to_json(self) -> str:
        """Give the profile as JSON, a line a block: "+" before those judged body, "-" the others.

        The same pages give the same text. It always encodes to UTF-8 and ends in a line end.
        """
        head = f'{{"format": "{_FORMAT}", "version": {_VERSION}, "pages": ['
        pages = ",\n".join(outline.to_json() for outline in self.outlines)
        return f"{head}\n{pages}\n]}}\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> SiteProfile:
        """Read what `to_json` gave.

        Raises `ProfileError` for what is no profile, is damaged, or is of another version.

        >>> SiteProfile.from_json(SiteProfile().to_json()) == SiteProfile()
        True
        """
        import json

        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ProfileError(f"no site profile: not JSON ({error})") from error
        if not isinstance(data, dict) or data.get("format") != _FORMAT:
            raise ProfileError(f'no site profile: it does not say "format": "{_FORMAT}"')
        version = data.get("version")
        if version != _VERSION:
            raise ProfileError(
                f"a site profile of version {version!r}, and this program reads {_VERSION}: "
                "learn it anew, or update cleannews"
            )
        return cls.of(_read(data))


def _read(data: dict[str, Any]) -> list[Outline]:
    try:
        return [Outline.from_data(page) for page in data["pages"]]
    except (TypeError, KeyError, ValueError) as error:
        raise ProfileError(f"a damaged site profile: {error}") from error


def merge_profiles(learned: Iterable[tuple[_Site, SiteProfile]]) -> dict[_Site, SiteProfile]:
    """Merge what was learned of each site, in any order.

    >>> merge_profiles([("a.example", SiteProfile()), ("a.example", SiteProfile())])
    {'a.example': SiteProfile(outlines=())}
    """
    sites: dict[_Site, SiteProfile] = {}
    for site, profile in learned:
        sites[site] = sites.get(site, SiteProfile()) | profile
    return sites
