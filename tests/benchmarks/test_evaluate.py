"""What a run reports, from invented scores."""

from __future__ import annotations

from benchmarks.evaluate import Scored, language_scores, named_pages, set_intervals, set_scores
from benchmarks.scoring.metrics import PageScore

RIGHT = PageScore(1.0, 1.0, exact=True, word_f1=1.0)
HALF = PageScore(0.5, 0.5, exact=False, word_f1=0.5)
ROWS = [
    Scored("news", "1", "norvale.example", "en", "wet", RIGHT),
    Scored("news", "1", "norvale.example", "en", "markdown", HALF),
    Scored("news", "2", "tofu.example", "ja", "wet", RIGHT),
    Scored("news", "2", "tofu.example", "ja", "markdown", HALF),
    Scored("news", "3", "norvale.example", "en", "wet", RIGHT),
]


def test_scores_are_averaged_over_the_pages_of_a_style() -> None:
    styles = set_scores(ROWS)["news"]
    assert (styles["wet"].pages, styles["wet"].f1) == (3, 1.0)
    assert (styles["markdown"].pages, styles["markdown"].f1) == (2, 0.5)


def test_a_language_counts_its_pages_once_and_scores_them_in_every_style() -> None:
    languages = language_scores(ROWS)
    assert list(languages) == ["en", "ja"]
    assert (languages["en"][0], languages["en"][1].pages) == (2, 3)


def test_pages_of_languages_with_few_are_named() -> None:
    assert named_pages(ROWS) == [
        {
            "language": "ja", "set": "news", "id": "2", "styles": 2, "lowest_f1": 0.5,
            "f1": 0.75, "precision": 0.75, "recall": 0.75, "exact": 0.5, "word_f1": 0.75,
        }
    ]  # fmt: skip


def test_every_set_has_an_interval_around_its_mean() -> None:
    low, high = set_intervals(ROWS)["news"]["precision"]
    assert low <= 0.75 <= high
