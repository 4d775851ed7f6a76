"""What would cost a parser seconds, at the bounds; and what is left where tags are stripped."""

from __future__ import annotations

import pytest

from cleannews.limits import LIMITS
from cleannews.reading.html.preflight import find_fault, without_tags

DEEP = LIMITS.html_depth.value
MANY = LIMITS.html_attributes.value


def test_so_many_elements_may_be_open() -> None:
    assert find_fault("<div>" * DEEP) == ""
    assert find_fault("<div>" * (DEEP + 1)) == "html-too-deep"
    assert find_fault("<div></div>" * (DEEP + 1)) == ""
    assert find_fault("</div>" * 9 + "<div>" * (DEEP + 1)) == "html-too-deep"
    assert find_fault("<p><br>" * (DEEP + 1)) == ""
    assert find_fault(("<div>" * (DEEP - 1) + "</div>" * (DEEP - 1)) * 2) == ""


def test_a_tag_may_have_so_many_attributes() -> None:
    # The tag's own name counts as one.
    assert find_fault(f"<p {'a ' * (MANY - 1)}>") == ""
    assert find_fault(f"<p {'a ' * MANY}>") == "html-too-many-attributes"
    assert find_fault(f"<p {'a=1 ' * MANY}>") == "html-too-many-attributes"
    assert find_fault(f"<p a='{'b ' * MANY}'>") == ""


def test_formatting_may_be_opened_again_so_often() -> None:
    # 125 open elements, of which each that follows opens all anew: 7,750 and 1,538 times 125.
    assert LIMITS.html_reopened.value == 200_000
    assert find_fault("<b>" * 125 + "<p>" * 1_538) == ""
    assert find_fault("<b>" * 125 + "<p>" * 1_539) == "html-misnested"
    assert find_fault("<b></b>" * 125 + "<p>" * 1_539) == ""
    assert find_fault("<q>" * 125 + "<p>" * 1_539) == ""


@pytest.mark.parametrize(
    ("icon", "fault"),
    [
        ("<svg><path></svg>", ""),
        ("<svg><g><path/></g><path/></svg>", ""),
        ("<SVG><path/></SVG>", ""),
        ("<svg><path/></g></path></svg>", ""),
        ("<svg><path/><b></svg>", "html-too-deep"),
        ("<svg><path/>", "html-too-deep"),
    ],
)
def test_what_is_drawn_in_an_icon_ends_with_it(icon: str, fault: str) -> None:
    assert find_fault(icon * (DEEP + 1)) == fault


def test_icons_that_hold_other_elements_close_nothing_but_what_they_drew() -> None:
    assert find_fault("<div><svg><path/></svg>" * (DEEP - 2)) == ""
    assert find_fault("<div><svg><path/></svg>" * (DEEP - 1)) == "html-too-deep"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p>b", "\na\nb"),
        ("<b>a</b>b", "ab"),
        ("<header-x>a", "a"),
        ("<HEADER>a", "\na"),
        ("a<br/>b", "a\nb"),
        ("a < b", "a < b"),
        ("a <b <i>c", "a c"),
        ("<p title=it's>a", "\na"),
        ('<p title="a>b">c', "\nc"),
        ("a<!-- b -->c", "ac"),
        ("a<!-- b --!>c", "ac"),
        ("a<script>b</script>c", "ac"),
        ("a<STYLE>b</style >c", "ac"),
        ("a<script>b", "a"),
        ("a<scripts>b", "ab"),
        ("a<script>b</style>c</script>d", "ad"),
        ("", ""),
    ],
)
def test_tags_go_and_what_stands_between_them_stays(html: str, text: str) -> None:
    assert without_tags(html) == text
