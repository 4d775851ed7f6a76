"""What stands between a title and its prose."""

from __future__ import annotations

from cleannews import Options, clean
from cleannews.article import Role
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon.match import Lexicon
from cleannews.judging.roles import assign_roles
from cleannews.judging.runs import find_runs
from cleannews.reading import read

TITLE = "Ferry to Skarvoy sails again after two winters"
SUMMARY = "After two winters in dock the ferry is back at last"
DATE = "May 5, 2020"
STORY = (
    "The ferry to Skarvoy sailed on Monday again since its engine failed, the port said.",
    "Two hundred people stood on the quay of Skarvoy when the ferry came in after two winters.",
)


def roles_of(blocks: dict[str, float]) -> list[Role]:
    """The roles of blocks with these scores, where no rule speaks for any."""
    page = read("\n\n".join(blocks))
    lexicon = Lexicon([])
    hits = lexicon.match(page.texts)
    runs = find_runs(page, hits, lexicon.rules)
    scores = list(blocks.values())
    return assign_roles(page, hits, lexicon.rules, runs, find_cues(page), scores).roles


def story(*lines: str) -> dict[str, float]:
    return dict.fromkeys(lines or STORY, 0.95)


def test_a_doubted_line_between_the_title_and_its_date_is_the_lead() -> None:
    assert roles_of({TITLE: 0.05, SUMMARY: 0.11, DATE: 0.01, **story()})[:3] == [
        Role.TITLE,
        Role.LEAD,
        Role.PUBLISHED,
    ]
    assert roles_of({TITLE: 0.05, SUMMARY: 0.09, DATE: 0.01, **story()})[1] is not Role.LEAD


def test_a_lone_name_under_the_title_is_the_author_unless_the_article_is_about_it() -> None:
    head = {TITLE: 0.05, "Jane Doe": 0.05, DATE: 0.01}
    assert roles_of(head | story())[1] is Role.BYLINE
    about = STORY[0].replace("the port said", "Captain Doe said")
    assert roles_of(head | story(about, STORY[1]))[1] is not Role.BYLINE


def test_a_block_that_a_keep_list_holds_is_body_with_the_score_of_certainty() -> None:
    page = "\n\n".join(("Most read", *STORY))
    kept = clean(page, options=Options(keep=("Most read",))).blocks[0]
    assert (kept.text, kept.score, kept.role.is_body) == ("Most read", 1.0, True)
