"""Which setting of each peer is its best: `python -m benchmarks.peers.settings`.

The mean F1 over all articles of publishers-dev and a fourth of those of wcxb-dev; on text, over
three dump styles. The first setting in the lists of `benchmarks.peers` is the one that is compared.
"""

from __future__ import annotations

import sys
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.labelled.dumps import HTML
from benchmarks.peers import HTML_PEERS, TEXT_PEERS
from benchmarks.peers.run import articles, run
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import page_score, summarise

if TYPE_CHECKING:
    from benchmarks.labelled.datasets import LabelledPage
    from benchmarks.peers import Peer

__all__ = ["main"]

_STYLES = ("inscriptis", "markdown", "beautifulsoup")


def _f1(peer: Peer, pages: list[LabelledPage]) -> float:
    styles = _STYLES if peer.takes == "text" else (HTML,)
    scores = []
    for style in styles:
        found = run(peer.clean, pages, style)
        rows = zip(pages, found, strict=True)
        scores.append(summarise(page_score(page.text or "", one.text) for page, one in rows).f1)
    return fmean(scores)


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Print the F1 of every setting; exit with 2 where the pages or a library are missing."""
    parser = parser_for("peers.settings", __doc__)
    parser.add_argument("--input", choices=["text", "html"], default="text")
    parser.add_argument("--systems", nargs="*", help="names; all where none is given")
    chosen = parser.parse_args(arguments)
    peers = TEXT_PEERS if chosen.input == "text" else HTML_PEERS
    samples = [articles("wcxb-dev")[::4], articles("publishers-dev")]
    for name, settings in peers.items():
        if chosen.systems and name not in chosen.systems:
            continue
        for make in settings:
            peer = make()
            f1 = [_f1(peer, pages) for pages in samples]
            print(
                f"{name:22} {fmean(f1):.4f} ({f1[0]:.4f} {f1[1]:.4f})  {peer.setting}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
