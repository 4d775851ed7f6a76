"""Steps for datatrove's pipelines, which its executors run here, on Slurm or on Ray."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from cleannews import Options, SiteProfile
from cleannews.adapters.profiles import PREFIX, Profiles, clean_row, learn_page
from cleannews.errors import extra
from cleannews.site import merge_profiles, site_of
from cleannews.streams.columns import COLUMNS

with extra("datatrove"):
    from datatrove.io import get_datafolder
    from datatrove.pipeline.base import PipelineStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from datatrove.data import Document
    from datatrove.io import DataFolder, DataFolderLike

__all__ = ["CleanNews", "LearnSites", "read_sites"]

_DEFAULTS: Final = Options()
_FIELDS: Final = (*(column.name for column in COLUMNS if column.name != "text"), "error")


class CleanNews(PipelineStep):  # type: ignore[misc]  # datatrove is not followed by the checks
    """Put the text of the article in the place of a document's, and its fields into the metadata.

    `url_key` names the entry of the metadata that holds the page's address, or another name of its
    site. `profile` is what was learned of the one site they are all of, or of each by its host;
    `sites` is the folder that `LearnSites` wrote, in its place. `options` are those of `clean`.

    The metadata get every field of the article under its name with `prefix` before it, null where
    it is not known. No document is dropped: one that cannot be cleaned has no text, and the entry
    "error" says why. Drop by the kind of page with a `LambdaFilter` behind this step.
    """

    name = "📰 cleannews"
    type = "🛢 - EXTRAC"

    def __init__(
        self,
        *,
        url_key: str = "url",
        prefix: str = PREFIX,
        options: Options = _DEFAULTS,
        profile: Profiles = None,
        sites: DataFolderLike | None = None,
    ) -> None:
        super().__init__()
        if sites is not None and profile is not None:
            raise TypeError("sites is where to read profiles, and profile has them: give one")
        self.url_key = url_key
        self.prefix = prefix
        self.options = options
        self.profile = profile
        self.sites = sites

    def run(
        self,
        data: Iterable[Document],
        rank: int = 0,  # noqa: ARG002  # the pages of every rank are cleaned alike
        world_size: int = 1,  # noqa: ARG002
    ) -> Iterator[Document]:
        """Clean one document after another."""
        profile = self.profile if self.sites is None else read_sites(self.sites)
        for document in data:
            self.stat_update("total")
            with self.track_time():
                row = clean_row(
                    document.text,
                    document.metadata.get(self.url_key),
                    options=self.options,
                    profile=profile,
                )
                document.text = row.get("text", "")
                document.metadata |= {self.prefix + name: row.get(name) for name in _FIELDS}
            self.stat_update(row.get("kind", "failed"))
            self.update_doc_stats(document)
            yield document


class LearnSites(PipelineStep):  # type: ignore[misc]  # datatrove is not followed by the checks
    """Learn the sites of the documents that pass, for `CleanNews(sites=...)` of a later pipeline.

    Each task writes what it learned to a file of its own in `output_folder`; reading merges them.
    Of a document without an address under `url_key` nothing is learned.
    """

    name = "🧭 cleannews sites"
    type = "🛢 - EXTRAC"

    def __init__(
        self,
        output_folder: DataFolderLike,
        *,
        url_key: str = "url",
        options: Options = _DEFAULTS,
    ) -> None:
        super().__init__()
        self.output_folder = output_folder
        self.url_key = url_key
        self.options = options

    def run(
        self,
        data: Iterable[Document],
        rank: int = 0,
        world_size: int = 1,  # noqa: ARG002  # every rank writes one file
    ) -> Iterator[Document]:
        """Learn from one document after another, and pass them on as they are."""
        sites: dict[str, SiteProfile] = {}
        for document in data:
            self.stat_update("total")
            with self.track_time():
                key = document.metadata.get(self.url_key)
                if key:
                    learned = learn_page(document.text, self.options)
                    site = str(site_of(key))
                    sites[site] = sites.get(site, SiteProfile()) | learned
            yield document
        with get_datafolder(self.output_folder).open(f"{rank:05d}.jsonl", "wt") as lines:
            for site, profile in sites.items():
                lines.write(json.dumps({"site": site, "profile": profile.to_json()}) + "\n")


def read_sites(folder: DataFolderLike) -> dict[str, SiteProfile]:
    """Read what the tasks of `LearnSites` wrote, and merge it by site."""
    return merge_profiles(_read_learned(get_datafolder(folder)))


def _read_learned(folder: DataFolder) -> Iterator[tuple[str, SiteProfile]]:
    for path in folder.list_files(glob_pattern="*.jsonl"):
        with folder.open(path, "rt") as lines:
            for record in map(json.loads, lines):
                yield record["site"], SiteProfile.from_json(record["profile"])
