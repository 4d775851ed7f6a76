"""Which lines around an article are its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import BylineCue, DateCue, DateLabel, find_cues
from cleannews.evidence.lexicon import Lexicon, Scope
from cleannews.judging import THRESHOLDS
from cleannews.judging.roles.facts import give_facts
from cleannews.judging.roles.frame import frame_page
from cleannews.judging.roles.placing import place_roles
from cleannews.judging.runs import find_runs
from cleannews.reading import read
from cleannews.reading.declared import Claim, Declared, Origin
from tests.judging.exact_rules import exact_rule
from tests.judging.sketches import PROSE, cued, framed, sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.judging.roles.frame import Frame
    from cleannews.reading import Page
    from tests.judging.sketches import Cue

TITLE = "Ferry to Skarvoy sails again after two winters"
DATE = "May 5, 2020"
STORY = (
    "The ferry to Skarvoy sailed on Monday again since its engine failed, the port said.",
    "Two hundred people stood on the quay of Skarvoy when the ferry came in after two winters.",
)


LEXICON = Lexicon(
    [
        exact_rule(Role.NAVIGATION, "harbours", name="section-name"),
        exact_rule(Role.NAVIGATION, "skarvoy", name="place-name"),
        exact_rule(Role.TOPIC, "tags", name="topics", scope=Scope.RUN),
        exact_rule(Role.CONSENT, "accept", name="button"),
        exact_rule(Role.CONSENT, "privacy settings", name="settings"),
    ]
)


def roles_of(*blocks: str, body: tuple[str, ...] = STORY) -> list[Role]:
    """The roles by rules and places, where the story and `body` are what scores find."""
    return roles_in("\n\n".join(blocks), body)


def roles_in(source: str, body: tuple[str, ...] = STORY) -> list[Role]:
    page = read(source)
    scores = [0.95 if text in (*STORY, *body) else 0.02 for text in page.texts]
    hits, cues = LEXICON.match(page.texts), find_cues(page)
    frame = frame_page(page, hits, LEXICON.rules, cues, scores, THRESHOLDS["balanced"])
    return place_roles(page, frame, find_runs(page, hits, LEXICON.rules), cues, scores)


def test_a_name_right_under_the_date_is_the_author_where_nothing_parts_it_from_the_title() -> None:
    assert roles_of(TITLE, DATE, "Zorvan Quillby", *STORY)[:3] == [
        Role.TITLE,
        Role.PUBLISHED,
        Role.BYLINE,
    ]
    assert roles_of(TITLE, "Harbour news", DATE, "Zorvan Quillby", *STORY)[3] is not Role.BYLINE


def test_names_right_under_a_byline_are_further_authors_and_other_lines_are_none() -> None:
    names = ("By Jane Doe", "Zorvan Quillby", "Max Moe")
    assert roles_of(TITLE, *names, DATE, *STORY)[1:4] == [Role.BYLINE] * 3
    assert roles_of(TITLE, names[0], "Print this page now", DATE, *STORY)[2] is not Role.BYLINE


def test_sentences_below_the_body_that_begin_with_the_author_are_on_the_author() -> None:
    note = "Jane Doe has sailed the fjords of the north since 1990."
    other = "Ole Brandt has sailed the fjords of the north since 1990."
    short = "Jane lives by the sea in Skarvoy."
    lines = ("Share", other, note, "Jane Doe sails", short)
    roles = roles_of(TITLE, "By Jane Doe", DATE, *STORY, *lines)
    assert [role is Role.BIO for role in roles[-4:]] == [False, True, False, True]


@pytest.mark.parametrize("label", ["Photo:", "Bild:", "写真："])
def test_the_label_of_a_picture_is_a_credit(label: str) -> None:
    assert roles_of(TITLE, DATE, label, *STORY)[2] is Role.CREDIT
    assert roles_of(TITLE, DATE, "Harbour:", *STORY)[2] is not Role.CREDIT


def test_a_known_section_beside_the_date_is_the_article_s_and_an_unknown_one_is_not() -> None:
    assert roles_of("Home", TITLE, DATE, "Harbours", *STORY)[3] is Role.SECTION
    assert roles_of("Home", "Harbours", DATE, TITLE, *STORY)[1] is Role.SECTION
    assert roles_of("Home", TITLE, DATE, "Lighthouses", *STORY)[3] is not Role.SECTION


def test_a_known_section_is_the_article_s_where_a_gap_parts_it_from_the_menu() -> None:
    parted = f"Home\nBoats\n\n\nHarbours\n\n{TITLE}\n\n" + "\n\n".join(STORY)
    assert roles_in(parted)[2] is Role.SECTION
    assert roles_in(parted.replace("\n\n\nHarbours", "\nHarbours"))[2] is not Role.SECTION


def test_the_name_of_a_place_is_a_topic_among_topics() -> None:
    roles = roles_of(TITLE, DATE, *STORY, "Tags", "Ferries", "Skarvoy", "Winter")
    assert roles[-4:] == [Role.TOPIC] * 4


def test_a_list_of_more_topics_than_any_article_has_is_the_site_s() -> None:
    names = [f"Topic {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    assert Role.TOPIC not in roles_of(TITLE, DATE, *STORY, "Tags", *names)
    assert roles_of(TITLE, DATE, *STORY, "Tags", *names[:12])[-12:] == [Role.TOPIC] * 12


@pytest.mark.parametrize("line", ["as the", ") and the quay", "The port (owned by the („"])
def test_a_piece_of_a_sentence_that_was_cut_at_its_links_is_no_heading(line: str) -> None:
    assert roles_of(TITLE, DATE, STORY[0], line, STORY[1], body=(line,))[3] is Role.PARAGRAPH
    heading = "What comes next"
    assert roles_of(TITLE, DATE, STORY[0], heading, STORY[1], body=(heading,))[3] is Role.HEADING


def test_a_button_of_any_dialogue_needs_others_of_its_kind_and_a_longer_label_does_not() -> None:
    assert roles_of(TITLE, DATE, *STORY, "Accept")[-1] is not Role.CONSENT
    assert roles_of(TITLE, DATE, *STORY, "Accept", "Privacy settings")[-2:] == [Role.CONSENT] * 2
    assert roles_of(TITLE, DATE, *STORY, "Privacy settings")[-1] is Role.CONSENT


def test_the_section_and_topics_that_a_page_declares_are_found_where_it_says_them() -> None:
    head = (
        '<meta name="keywords" content="Zorvan boats,Quays">'
        '<meta property="article:section" content="Fjordlife">'
    )
    story = "".join(f"<p>{text}</p>" for text in STORY)
    page = (
        "<html><head>{head}</head><body><div>Fjordlife</div>"
        f"<h1>{TITLE}</h1><p>{DATE}</p>{story}<ul><li>Zorvan boats</li><li>Print</li></ul></body>"
    )
    declared, silent = roles_in(page.replace("{head}", head)), roles_in(page.replace("{head}", ""))
    assert (declared[0], declared[-2]) == (Role.SECTION, Role.TOPIC)
    assert not {Role.SECTION, Role.TOPIC}.intersection(silent)
    assert declared[-1] is silent[-1]


HEAD = ["Home", TITLE]  # the first two lines of the sketches below
NEW, AGAIN = Role.PUBLISHED, Role.BYLINE


def date(
    block: int,
    value: str | None = "2020-05-12",
    *,
    whole: bool = True,
    label: DateLabel | None = None,
    start: int = 0,
) -> DateCue:
    return DateCue(block, start, start + 1, value, label, whole)


def byline(
    block: int,
    *names: str,
    marked: bool = True,
    whole: bool = True,
    sources: tuple[str, ...] = (),
) -> BylineCue:
    return BylineCue(block, names, sources, marked, whole)


def given(
    page: Page,
    frame: Frame,
    *cues: Cue,
    urls: Sequence[int] = (),
    before: Mapping[int, Role] = {},
    kinds: Mapping[int, int] = {},
) -> dict[int, Role]:
    """The facts among the blocks, where `before` have their roles already."""
    roles = [before.get(block) for block in range(len(page))]
    give_facts(page, frame, cued(page, *cues, urls=urls, kinds=kinds), roles, [0.5] * len(page))
    return {
        block: role for block, role in enumerate(roles) if role is not None and block not in before
    }


def story(*below: str, over: Sequence[str] = ()) -> tuple[Page, Frame]:
    """A menu, a title, lines `over` two paragraphs and lines below, each part of the frame."""
    page = sketch(*HEAD, *over, PROSE, PROSE, *below)
    first = 2 + len(over)
    head, tail = range(first + 1), range(first + 2, len(page))
    return page, framed(page, (first, first + 1), title=1, head=head, tail=tail)


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        (date(2), {2: NEW}),
        (date(2, whole=False, label=DateLabel.PUBLISHED), {2: NEW}),
        (date(2, None), {2: NEW}),
        (date(3, whole=False, label=DateLabel.PUBLISHED), {}),  # within the first paragraph
        (date(4, label=DateLabel.PUBLISHED), {}),  # in the last paragraph, below the head
        (date(5), {5: NEW}),
        (date(5, whole=False), {}),
        (date(5, whole=False, label=DateLabel.MODIFIED), {5: NEW}),
        (date(6), {6: NEW}),
        (date(7), {}),
    ],
)
def test_a_date_stands_around_the_title_or_right_under_the_body(
    cue: DateCue, found: dict[int, Role]
) -> None:
    page, frame = story("One", "Two", "Three", over=["Now"])
    assert given(page, frame, cue) == found


def test_a_date_at_the_head_is_the_article_s_and_one_below_the_body_is_then_another_s() -> None:
    page, frame = story("One", "Two", over=["Now", "Then"])
    assert given(page, frame, date(2), date(3), date(6)) == {2: NEW, 3: NEW}
    assert given(page, frame, date(6), date(7)) == {6: NEW, 7: NEW}
    assert given(page, frame, date(2), date(6), before={2: Role.TITLE}) == {6: NEW}
    assert given(page, frame, date(6), before={6: Role.CREDIT}) == {}


@pytest.mark.parametrize(
    ("text", "start", "dated"),
    [
        ("Jane Doe | The Echo | 12 May 2020", 22, True),
        ("one two three four five six 12 May", 27, True),
        ("one two three four five six seven 12 May", 33, False),
        ("one two three four - five six seven 12 May", 35, True),
        ("12 May 2020 and five more words.", 0, False),
        ("12 May 2020 and four more", 0, True),
        ("12 May 2020 and two.", 0, True),
        ("12 May 2020 and one two.", 0, True),
        ("12 May " + "w" * 153, 0, True),
        ("12 May " + "w" * 154, 0, False),
    ],
)
def test_a_line_that_has_more_than_a_date_is_there_for_it_if_little_stands_before_it(
    text: str, start: int, *, dated: bool
) -> None:
    page, frame = story(over=[text])
    assert given(page, frame, date(2, whole=False, start=start)) == ({2: NEW} if dated else {})


def test_a_caption_merely_mentions_a_date() -> None:
    page, frame = story(over=["The quay on 12 May"])
    assert given(page, frame, date(2, whole=False), kinds={2: 16}) == {}
    assert given(page, frame, date(2), kinds={2: 16}) == {2: NEW}


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ([date(3), date(5)], {3: NEW, 5: NEW}),
        ([date(3), date(5, "2020-05-12T18:30")], {3: NEW, 5: NEW}),
        ([date(3), date(5, "2020-05-13")], {}),
        ([date(3), date(5, None)], {3: NEW}),
        ([date(3), date(5, "2020-05-13", whole=False)], {3: NEW}),
        ([date(2), date(3)], {3: NEW}),  # the body's own line is left alone
        ([date(1)], {}),
        ([date(6)], {}),
    ],
)
def test_the_one_day_that_stands_by_itself_amid_an_article_is_its_date(
    dates: list[DateCue], found: dict[int, Role]
) -> None:
    page = sketch(*HEAD, PROSE, "Now", PROSE, "Then", "More", PROSE)
    frame = framed(page, (2, 4, 6, 7), title=1)
    assert given(page, frame, *dates) == found
    assert given(page, framed(page, (2, 4, 6, 7)), *dates) == {}


def test_the_one_day_amid_an_article_stands_right_under_the_title_or_over_the_last_line() -> None:
    page = sketch(TITLE, "Now", PROSE, "Then", PROSE)
    frame = framed(page, (2, 4), title=0)
    assert given(page, frame, date(1), date(3)) == {1: NEW, 3: NEW}
    assert given(page, frame, date(1), date(3), before={3: Role.URL}) == {1: NEW}


BY = "By Jane Doe"


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        ([byline(2, "Ole Brandt", marked=False), byline(3, "Ida Moen")], {3: AGAIN}),
        ([byline(0, "Ole Brandt"), byline(2, "Ida Moen", marked=False)], {2: AGAIN}),
        ([byline(0, "Ole Brandt")], {0: AGAIN}),
        ([byline(0, "Ole Brandt", marked=False)], {}),
        ([byline(7, "Ole Brandt")], {7: AGAIN}),
        ([byline(7, "Ole Brandt", marked=False)], {}),
        ([byline(7, "Ole Brandt", whole=False)], {}),
        ([byline(0, "Ole Brandt"), byline(7, "Ida Moen")], {0: AGAIN}),
        ([byline(4, "Ole Brandt", whole=False)], {}),  # within a paragraph
        ([byline(2, "Ole Brandt", whole=False)], {2: AGAIN}),
        ([byline(4, "Ole Brandt")], {4: AGAIN}),  # a paragraph that is nothing but a byline
    ],
)
def test_a_byline_stands_under_the_title_else_over_it_else_below_the_body(
    cues: list[BylineCue], found: dict[int, Role]
) -> None:
    page, frame = story("More", "Some", "Else", over=["One", "Two"])
    assert given(page, frame, *cues) == found


@pytest.mark.parametrize(("apart", "both"), [(3, True), (4, False)])
def test_bylines_that_stand_together_are_of_one_article(apart: int, *, both: bool) -> None:
    page, frame = story(over=["Line"] * 6)
    found = given(page, frame, byline(2, "Ole Brandt"), byline(2 + apart, "Ida Moen"))
    assert found == ({2: AGAIN, 2 + apart: AGAIN} if both else {2: AGAIN})


def test_a_byline_may_stand_in_the_line_of_the_date_and_in_no_other_that_has_a_role() -> None:
    page, frame = story(over=["By Jane Doe, 12 May 2020"])
    assert given(page, frame, date(2), byline(2, "Jane Doe")) == {2: AGAIN}
    assert given(page, frame, byline(2, "Jane Doe"), before={2: Role.TITLE}) == {}


@pytest.mark.parametrize(
    ("cue", "role"),
    [
        (byline(2, "rc", "msh", sources=("AFP",)), Role.CREDIT),
        (byline(2, "rc", "msh"), Role.BYLINE),
        (byline(2, "rc", "Jane Doe", sources=("AFP",)), Role.BYLINE),
        (byline(2, sources=("AFP",)), Role.BYLINE),
    ],
)
def test_the_letters_of_a_desk_with_its_agency_are_a_credit(cue: BylineCue, role: Role) -> None:
    page, frame = story(over=["rc/msh (AFP)"])
    assert given(page, frame, cue) == {2: role}


def test_a_desk_signs_at_the_end_whatever_byline_there_is() -> None:
    page, frame = story("rc/msh (AFP)", over=[BY, "rc/msh (AFP)"])
    desk: dict[str, Any] = {"sources": ("AFP",), "marked": False}
    cues = [byline(2, "Jane Doe"), byline(3, "rc", **desk), byline(6, "rc", **desk)]
    assert given(page, frame, *cues) == {2: AGAIN, 6: Role.CREDIT}
    assert given(page, frame, byline(2, "Jane Doe"), byline(5, "rc", **desk)) == {
        2: AGAIN,
        5: Role.CREDIT,
    }


@pytest.mark.parametrize(
    ("over", "dates", "found"),
    [
        (["Jane Doe", "Now"], [3], True),
        (["Zorvan Quillby", "Now"], [3], True),  # between the title and the date
        (["Zorvan Quillby", "Share"], [], False),
        (["Share", "Zorvan Quillby", "Print", "Now"], [5], False),  # only a date is near
        (["Share", "Jane Doe", "Print", "Now"], [5], True),
        (["Share", "Jane Doe", "Print", "More", "Now"], [6], False),
        (["Share", "Jane Doe", "Print", "More"], [], False),
        (["Jane Doe", "Share"], [], True),  # a known name, under the title
        (["Zorvan Quillby, Jane Doe", "Share"], [], False),  # only one of them is known
        (["Now", "Share", "Jane Doe"], [2], True),
        (["Now", "Share", "More", "Jane Doe"], [2], False),
        (["Print this page", "Now"], [3], False),
        ([f"{'Jane Doe, ' * 7}Jane Lowes", "Now"], [3], True),  # 80 characters
        ([f"{'Jane Doe, ' * 7}Jane Lowest", "Now"], [3], False),
    ],
)
def test_a_lone_name_needs_two_witnesses_that_it_is_the_author_s(
    over: list[str], dates: list[int], *, found: bool
) -> None:
    page, frame = story(over=over)
    names = ("Doe", "Quillby", "Lowes", "Lowest", "Print this page")
    block = next(at for at, text in enumerate(page.texts) if text.endswith(names))
    roles = given(page, frame, *map(date, dates))
    assert (roles.get(block) is AGAIN) is found


@pytest.mark.parametrize(
    ("below", "found"), [(["Zorvan Quillby"], True), (["Zorvan"], False), ([], False)]
)
def test_a_lone_name_that_comes_back_below_the_article_is_the_author_s(
    below: list[str], *, found: bool
) -> None:
    page, frame = story(*below, over=["Zorvan Quillby"])
    assert (given(page, frame).get(2) is AGAIN) is found


@pytest.mark.parametrize(
    ("paragraph", "found"), [("Of Doe the port spoke. ", False), ("Of Roe the port spoke. ", True)]
)
def test_one_whom_the_article_is_about_is_not_its_author(paragraph: str, *, found: bool) -> None:
    for place in (4, 5):
        page = sketch(
            *HEAD,
            "Jane Doe",
            "Now",
            *(paragraph + PROSE if place == at else PROSE for at in (4, 5)),
        )
        frame = framed(page, (4, 5), title=1, head=range(5))
        # The last paragraph may be on the author.
        assert (given(page, frame, date(3)).get(2) is AGAIN) is (found or place == 5)


def test_a_lone_name_has_no_role_is_no_body_and_unknown_to_rules() -> None:
    page, frame = story(over=["Jane Doe", "Now"])
    assert given(page, frame, date(3)) == {2: AGAIN, 3: NEW}
    told = framed(page, (4, 5), title=1, head=frame.head, spoken={2: Role.ADVERT})
    assert given(page, told, date(3)) == {3: NEW}
    kept = framed(page, (2, 4, 5), title=1, head=frame.head)
    assert given(page, kept, date(3)) == {3: NEW}
    untitled = framed(page, (4, 5), head=frame.head)
    assert given(page, untitled, date(3)) == {3: NEW}
    assert given(page, frame, date(3), before={2: Role.URL}) == {3: NEW}
    far = framed(page, (4, 5), title=1, head=range(2))
    assert AGAIN not in given(page, far, date(3)).values()


def test_only_the_first_lone_name_is_the_author_s() -> None:
    page, frame = story(over=["Jane Doe", "Now", "Max Moe"])
    assert given(page, frame, date(3)) == {2: AGAIN, 3: NEW}


@pytest.mark.parametrize(
    ("line", "spoken", "body", "found"),
    [
        ("Max Moe", None, False, True),
        ("Max Moe", Role.BIO, False, True),
        ("Max Moe", Role.ADVERT, False, False),
        ("Max Moe", None, True, False),
        ("Print this page", None, False, False),
        (f"{'Max Moe, ' * 8}Max Roes", None, False, True),  # 80 characters
        (f"{'Max Moe, ' * 8}Max Roess", None, False, False),
    ],
)
def test_a_name_right_under_a_byline_is_a_further_author_s(
    line: str, spoken: Role | None, *, body: bool, found: bool
) -> None:
    page = sketch(*HEAD, BY, line, PROSE, PROSE)
    kept = (3, 4, 5) if body else (4, 5)
    frame = framed(page, kept, title=1, head=range(5), spoken={3: spoken} if spoken else {})
    assert given(page, frame, byline(2, "Jane Doe")) == {2: AGAIN} | ({3: AGAIN} if found else {})


def test_a_name_under_the_very_first_line_is_no_further_author_s_by_what_ends_the_page() -> None:
    page = sketch("Max Moe", TITLE, PROSE, PROSE, BY)
    frame = framed(page, (2, 3), title=1, head=range(3), tail=range(4, 5))
    assert given(page, frame, byline(4, "Jane Doe")) == {4: AGAIN}


def test_the_name_of_an_author_around_the_article_is_his_again() -> None:
    page = sketch("Jane Doe", TITLE, BY, PROSE, "Jane Doe", PROSE, "Jane Doe", "Jane Doe, Bergen")
    frame = framed(page, (3, 5), title=1, head=range(4), tail=range(6, 8))
    assert given(page, frame, byline(2, "Jane Doe")) == {0: AGAIN, 2: AGAIN, 6: AGAIN}
    kept = framed(page, (3, 5, 6), title=1, head=range(4), tail=range(6, 8))
    assert given(page, kept, byline(2, "Jane Doe")) == {0: AGAIN, 2: AGAIN}
    assert given(page, frame, byline(2, "Jane Doe"), before={0: Role.URL}) == {
        2: AGAIN,
        6: AGAIN,
    }


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Jane Doe has sailed since 1990.", True),
        ("Jane has sailed since the nineties.", True),
        ("Jane has sailed since 1990 or", False),
        ("Jane has sailed since 1990.", False),  # of five words
        ("Janet has sailed since the nineties.", False),
        ("Ole Brandt has sailed since 1990.", False),
        ("Jane Doe has sailed since 1990 …", True),
    ],
)
def test_a_sentence_below_the_body_that_begins_with_the_author_is_on_the_author(
    note: str, *, found: bool
) -> None:
    page, frame = story(note, over=[BY])
    assert given(page, frame, byline(2, "Jane Doe")).get(5) == (Role.BIO if found else None)


def test_notes_on_authors_go_by_given_names_of_three_letters_and_end_soon_below_the_body() -> None:
    note = "{} Doe has sailed the fjords since 1990."
    page, frame = story(*["Share"] * 29, note.format("Ida"), note.format("Ida"), over=[BY])
    found = given(page, frame, byline(2, "Ida Roe"))
    assert [block for block, role in found.items() if role is Role.BIO] == [34]
    page, frame = story("Al has sailed the fjords since 1990.", over=[BY])
    assert Role.BIO not in given(page, frame, byline(2, "Al Roe")).values()
    page, frame = story("Ida has sailed the fjords since 1990.", over=[BY])
    assert Role.BIO not in given(page, frame, byline(2, "Ida")).values()
    assert given(page, frame, byline(2, "Ida Roe"), before={5: Role.URL}) == {2: AGAIN}


def test_the_last_line_of_a_body_is_no_note_on_its_author_and_no_topic() -> None:
    note = "Jane Doe has sailed the fjords since 1990."
    page = sketch(*HEAD, BY, PROSE, note, note)
    frame = framed(page, (3, 4), title=1, head=range(4))
    assert given(page, frame, byline(2, "Jane Doe")) == {2: AGAIN, 5: Role.BIO}
    declared = Declared(topics=(Claim(Origin.META, "Quays"),))
    page = sketch(*HEAD, PROSE, "Quays", "Quays", declared=declared)
    assert given(page, framed(page, (2, 3), title=1)) == {4: Role.TOPIC}


def test_topics_that_a_page_declares_are_marked_soon_below_the_body() -> None:
    declared = Declared(topics=(Claim(Origin.META, "Old Quays"),))
    lines = (*HEAD, PROSE, PROSE, "#old quays", *["Share"] * 18, "Old Quays", "Old Quays")
    page = sketch(*lines, declared=declared)
    frame = framed(page, (2, 3), title=1, head=range(3))
    topics = {4: Role.TOPIC, 23: Role.TOPIC}
    assert given(page, frame) == topics
    assert given(page, frame, before={4: Role.URL}) == {23: Role.TOPIC}
    assert given(sketch(*lines, declared=Declared()), frame) == {}
    short = sketch(*HEAD, PROSE, PROSE, "Old Quays", declared=declared)
    assert given(short, framed(short, (2, 3), title=1)) == {4: Role.TOPIC}


@pytest.mark.parametrize(
    ("block", "found"), [(0, False), (1, True), (2, True), (4, True), (5, False)]
)
def test_the_address_of_a_page_stands_at_its_head_or_right_below_the_first_prose(
    block: int, *, found: bool
) -> None:
    page = sketch(TITLE, "Line", PROSE, "Line", "Line", "Line", PROSE)
    frame = framed(page, (2, 6), title=0, head=range(1, 3))
    assert given(page, frame, urls=[block]) == ({block: Role.URL} if found else {})
    assert given(page, frame, urls=[block], before={block: Role.TITLE}) == {}
    assert given(page, framed(page, title=0, head=range(1, 3)), urls=[block]) == {}


def test_an_address_far_down_a_long_head_is_the_page_s() -> None:
    page = sketch(TITLE, *["Line"] * 5, PROSE)
    frame = framed(page, (6,), title=0, top=0, head=range(6))
    assert given(page, frame, urls=[5]) == {5: Role.URL}
