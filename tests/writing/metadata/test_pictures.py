"""What pictures show and whom they are by: invented pages, whole."""

from __future__ import annotations

import pytest

from cleannews import Role
from cleannews.evidence.cues import find_cues
from cleannews.reading import read
from cleannews.writing.metadata import Metadata, extract_metadata

PROSE = """<p>The ferry to Skarholm is back in service after eleven weeks in dry dock, the board of
the island said on Monday, and the first boat left the harbour with a band on its upper deck.</p>
<p>Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine, and that
the new one could hardly be heard in the wheelhouse, even at full speed and in heavy weather.</p>"""


def facts_of(html: str, role: Role = Role.RELATED) -> Metadata:
    """The fields of a page with a heading and the prose, whose other blocks have this role."""
    page = read(f"<article><h1>Ferry is back in service</h1>{html}</article>")
    roles = [Role.PARAGRAPH if len(text) > 120 else role for text in page.texts]
    roles[0] = Role.TITLE
    return extract_metadata(page, roles, find_cues(page))


def figure(caption: str) -> str:
    return f'<figure><img src="ferry.jpg" alt=""><figcaption>{caption}</figcaption></figure>'


@pytest.mark.parametrize(
    ("caption", "shows", "credit"),
    [
        ("The new ferry at dusk", "The new ferry at dusk", None),
        ("The ferry at dusk. © Jane Doe/AFP", "The ferry at dusk.", "© Jane Doe/AFP"),
        ("The ferry at dusk (Photo: Jane Doe)", "The ferry at dusk", "Photo: Jane Doe"),
        ("Die Fähre am Abend. (Quelle: Jane Doe)", "Die Fähre am Abend.", "Quelle: Jane Doe"),
        ("<p>The ferry at dusk</p><p>Photo: Jane Doe</p>", "The ferry at dusk", "Photo: Jane Doe"),
        (
            '<p>The ferry at dusk</p><p class="figure__credit">Jane Doe, Harbour Pictures</p>',
            "The ferry at dusk", "Jane Doe, Harbour Pictures",
        ),
        (
            "<p>The ferry at dusk (</p><p>Image:</p><p>Jane Doe/AFP)</p>",
            "The ferry at dusk", "Image: Jane Doe/AFP",
        ),
        ("<p>26.10.2031 | 2:43 min</p>", None, None),
    ],
)  # fmt: skip
def test_a_figcaption_is_what_its_picture_shows_and_whom_it_is_by(
    caption: str, shows: str | None, credit: str | None
) -> None:
    found = facts_of(figure(caption) + PROSE)
    assert (found.captions, found.credits) == (
        (shows,) if shows else (), (credit,) if credit else (),
    )  # fmt: skip


def test_what_stays_in_the_text_is_no_caption() -> None:
    found = facts_of(figure("The new ferry at dusk") + PROSE, Role.PARAGRAPH)
    assert found.captions == ()


def test_the_picture_of_a_teaser_is_not_the_articles() -> None:
    teaser = figure('<a href="/2">Bridge to close for a month</a>')
    assert facts_of(PROSE + teaser + PROSE).captions == ()
    assert facts_of(PROSE + "<p>News</p>" * 3 + figure("The bridge at dusk")).captions == ()


def test_a_picture_without_markup_has_its_texts_from_their_roles() -> None:
    found = facts_of("<p>The new ferry at dusk. © Jane Doe/AFP</p>" + PROSE, Role.CAPTION)
    assert (found.captions, found.credits) == (("The new ferry at dusk.",), ("© Jane Doe/AFP",))


def test_the_sites_notice_and_the_reports_source_are_no_credits_of_pictures() -> None:
    below = "<p>(AFP, Reuters)</p><p>© Echo Media</p>"
    found = facts_of(f"<p>Photo: Jane Doe</p>{PROSE}{below}", Role.CREDIT)
    assert (found.credits, found.sources) == (("Photo: Jane Doe",), ("AFP", "Reuters"))
