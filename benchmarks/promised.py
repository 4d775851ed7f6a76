"""How often the promises hold on the labelled pages, as HTML and as dumps of text.

`python -m benchmarks.promised` takes some three minutes. `--each 20` looks at every twentieth page;
the digest of all articles must be the same for every Python, hash seed and machine.
"""

from __future__ import annotations

import hashlib
import platform
import re
import sys
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from benchmarks.labelled.datasets import SETS, load_set
from benchmarks.labelled.dumps import HTML, dump
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.visible import is_within, letters, shown_letters
from cleannews import clean
from cleannews.reading import Door, read
from cleannews.reading.decode import decode

if TYPE_CHECKING:
    from cleannews import Article

__all__ = ["broken_promises"]

_STYLES: Final = (HTML, "inscriptis", "wet")
_TARGET: Final = re.compile(r"\]\([^()\n]*\)")  # of a link of Markdown: it is not shown
_BULLET: Final = re.compile(r"^\s*o ", re.MULTILINE)  # of a list within a list


def broken_promises(source: str | bytes) -> set[str]:
    """The names of the promises that a page breaks; empty where it keeps them all.

    >>> broken_promises("The ferry to Skarvoy is back, says its master.")
    set()
    """
    article = clean(source)
    broken = set()
    if clean(article.text).text != article.text:
        broken.add("idempotence")
    if not _is_conserved(article, source):
        broken.add("conservation")
    if not is_within(letters(article.text), letters(article.source)):
        broken.add("subsequence")
    if clean(source).to_json(blocks=True) != article.to_json(blocks=True):
        broken.add("determinism")
    return broken


def _is_conserved(article: Article, source: str | bytes) -> bool:
    """Whether every letter that the page shows is in its blocks, which do not overlap."""
    blocks = article.blocks
    apart = all(one.end <= two.start for one, two in pairwise(blocks))
    text = decode(source).text if isinstance(source, bytes) else source
    # Only what was read as HTML has another source than the text that came.
    shown = _shown_letters_of_text(text) if article.source == text else shown_letters(text)
    return apart and is_within(shown, letters("".join(block.text for block in blocks)))


def _shown_letters_of_text(text: str) -> str:
    if read(text).door is Door.MARKDOWN:
        text = _TARGET.sub("]", text)
    return letters(_BULLET.sub("", text))


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Go through the pages and print how many keep each promise."""
    parser = parser_for("promised", __doc__)
    parser.add_argument("--each", type=int, default=1, help="look at every so many-th page only")
    parser.add_argument("--styles", nargs="*", choices=_STYLES, default=_STYLES)
    parser.add_argument("--digest", action="store_true", help="only the digest of all articles")
    chosen = parser.parse_args(arguments)
    pages = [page for name in SETS for page in load_set(name)][:: chosen.each]
    if chosen.digest:
        digest = hashlib.sha256()
        for page in pages:
            digest.update(clean(page.html(), url=page.url).to_json(blocks=True).encode())
        print(f"{digest.hexdigest()[:16]} {len(pages)} pages, Python {platform.python_version()}")
        return 0
    for style in chosen.styles:
        counts: Counter[str] = Counter()
        for page in pages:
            source = page.html() if style == HTML else dump(page, style)
            for name in broken_promises(source):
                counts[name] += 1
                if name != "idempotence":
                    print(f"{style}: {page.set_name}/{page.id} breaks {name}")
        for name in ("idempotence", "conservation", "subsequence", "determinism"):
            kept = len(pages) - counts[name]
            print(f"{style}: {name} {kept}/{len(pages)}, {kept / len(pages):.2%}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
