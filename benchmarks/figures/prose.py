"""What the page of figures says between its tables."""

from __future__ import annotations

__all__ = ["END", "ERRORS_NOTE", "HTML_NOTE", "INTRODUCTION", "MEASURED", "TEXT_NOTE"]

INTRODUCTION = """\
# How good it is, and how fast

How well cleannews finds the article on pages of sites it has never seen, and how fast, beside the
other systems that can be asked to. F1 is the score to look at first: 1 means that every word of the
article is there and nothing else is. *Exact* is the share of pages of which that is so, word for
word. [How it was measured](#how-it-was-measured) explains the sets, the dump styles and the scores.
"""

MEASURED = """\
## How it was measured

| set | pages | what it is |
|---|---|---|
| wcxb-dev | articles and 40 pages each of six other kinds | the development half of the \
Web Content Extraction Benchmark: mostly blogs and news sites in English |
| publishers-dev | articles of newsrooms in some 40 countries | bodies by hand-written \
scrapers, one a site, so nearly exact |
| portals-dev | articles of four news portals | CleanPortalEval; many pages of the same site |
| segments-dev | pages of many small sites, mostly German | no whole body is known, only snippets \
that it must and must not have |

**Dump styles.** Each labelled page is turned into scraped text in the ways people do it, and the
cleaner sees that text alone: inscriptis (`inscriptis`), html2text with and without links
(`markdown`, `markdown-plain`), BeautifulSoup's `get_text("\\n")` (`beautifulsoup`), selectolax's
`text("\\n")` (`selectolax`), resiliparse's full text (`resiliparse`), inscriptis wrapped at 72
columns (`wrapped`), and Common Crawl's WET (`wet`). A page in one style is a *dump*. Where a set
has a single figure, it is the mean over the dump styles. All runs use the default options.

**Scores.** F1, precision and recall are those of article-extraction-benchmark: they count runs of
four words (shingles), as shares of each page, averaged over the pages; F1 is made of the two
averages. *Word F1* counts single words. Intervals are bootstrapped over sites.

**Unseen sites.** The labelled pages are parted by site into five folds, and the pages of a fold are
cleaned by a judge that was trained on the other four (cross-validation over sites). The rules are
the shipped ones; the words and weights they are judged by are learned anew for each fold. Two
things were not learned anew, so the figures are a little kinder than those of a site nobody has
looked at: the rules, whose authors read frequent lines of these same pages, and the constants by
which titles are chosen. Neither holds anything that only one site prints.

**Runs.** Each part of this page comes from one run:
"""

TEXT_NOTE = """\
Each system is given the same scraped text. *P / R* are precision and recall; *snippets* are those
of segments-dev, the share of the wanted that are present and of the unwanted that are absent.
"""

HTML_NOTE = """\
The same pages, where the HTML is there. The figures of cleannews are those of sites it was not
trained on, as on text.
"""

ERRORS_NOTE = """\
*Left over* are words of the output that the article does not have, *lost* are words of the article
that the output does not have. *Short* and *long* blocks are told apart at ten words.
"""

END = """\
## How to run it

    pip install -r requirements-benchmarks.txt -r requirements-peers.txt
    export CLEANNEWS_DATA=...   # the folder of the labelled pages
    python -m benchmarks.evaluate --json benchmarks/results/evaluate.json \\
        --outputs .cache/outputs --sights .cache/sights.jsonl --keep .cache/judged.pkl
    python -m benchmarks.kinds .cache/sights.jsonl
    python -m benchmarks.sites .cache/judged.pkl --json benchmarks/results/sites.json
    python -m benchmarks.compare --json benchmarks/results/peers.json
    python -m benchmarks.fields --json benchmarks/results/fields.json
    python -m benchmarks.assorting --json benchmarks/results/roles.json
    python -m benchmarks.downstream --json benchmarks/results/downstream.json
    python -m benchmarks.speed --json benchmarks/results/speed.json
    python -m benchmarks.streams --json benchmarks/results/streams.json
    python -m benchmarks.ablation --json benchmarks/results/ablation.json
    python -m benchmarks.report

Every figure of this page is also in `benchmarks/results/*.json`. After `benchmarks.evaluate`,
`python -m benchmarks.browse .cache/judged.pkl` shows any page line by line, wanted against judged.

The labelled pages belong to their publishers and are not part of this project. `CLEANNEWS_DATA`
names the folder that holds them, each set as `NAME/gold.jsonl` and `NAME/pages/ID.html.gz`.
`python -m benchmarks.importers` makes that layout out of three public collections:
article-extraction-benchmark, fundus-evaluation and WCXB.
"""
