"""The markup inside of Markdown's lines: what of it is hidden, and what is left."""

from __future__ import annotations

import pytest

from cleannews.reading.markdown.inline import HIDDEN, hide_markup


def seen(source: str) -> str:
    """What is visible, "#" for what is hidden: as long as the source."""
    visible = hide_markup(source).visible
    assert len(visible) == len(source)
    return visible.replace(HIDDEN, "#")


@pytest.mark.parametrize(
    ("source", "visible", "links"),
    [
        pytest.param("[a](b)", "#a####", [(1, 2)], id="a link"),
        pytest.param("[a*](b) ", "#a*#### ", [(1, 3)], id="a link with a stray sign"),
        pytest.param("[*a*](b)", "##a#####", [(1, 4)], id="a link in italics"),
        pytest.param("[](b)x", "#####x", [], id="a link around nothing"),
        pytest.param("[ ](b)x", "######x", [], id="around a space"),
        pytest.param("[[a](b)](c)", "##a########", [(1, 7)], id="a link in a link"),
        pytest.param("[c](d) [[a](b)](c)", "#c#### ##a########", [(1, 2), (8, 14)], id="or behind"),
        pytest.param("ab:[Cd](e)", "ab: Cd####", [(4, 6)], id="a link that touches a colon"),
        pytest.param("ab:[(d](e)", "ab:#(d####", [(4, 6)], id="but begins with no letter"),
        pytest.param("ab [Cd](e)", "ab #Cd####", [(4, 6)], id="a link that does not"),
        pytest.param("[a](b)[c](d)", "#a###\n#c####", [(1, 2), (7, 8)], id="links that touch"),
        pytest.param("[a](b) [c](d)", "#a#### #c####", [(1, 2), (8, 9)], id="links that do not"),
        pytest.param("[a](b)![](d)", "#a###\n######", [(1, 2)], id="a picture behind a link"),
        pytest.param("![a](b)", "\n#a###\n", [(2, 3)], id="a picture"),
        pytest.param("![](b)x", "######x", [], id="a picture without a text"),
        pytest.param("![ ](b)x", "#######x", [], id="with an empty one"),
        pytest.param("[a](/b-\nc d)", "#a##########", [(1, 2)], id="a target with blanks"),
        pytest.param("[a](/b <c)", "#a########", [(1, 2)], id="with a sign of tags"),
        pytest.param("[a](/b\n <i>c</i> d)", "[a](/b\n ###c#### d)", [], id="one cut off"),
        pytest.param("a](b)", "a](b)", [], id="a bracket that nothing opened"),
        pytest.param("[a] b", "[a] b", [], id="brackets that nothing defines"),
        pytest.param("[a]\n\n[a]: u", "#a#\n\n######", [(1, 2)], id="a link by its text"),
        pytest.param("[a][]\n\n[A]: u", "#a###\n\n######", [(1, 2)], id="with empty brackets"),
        pytest.param("[a][B]\n\n[b]: u", "#a####\n\n######", [(1, 2)], id="by its name"),
        pytest.param("[a][c]\n\n[b]: u", "[a][c]\n\n######", [], id="by no name"),
        pytest.param("a [b]: u", "a [b]: u", [], id="a definition begins its line"),
        pytest.param("<https://a.b>", "#https://a.b#", [(1, 12)], id="an address"),
        pytest.param("<mailto:a@b>", "#mailto:a@b#", [(1, 11)], id="an address of mail"),
        pytest.param("\\*a\\*", "#*a#*", [], id="escapes"),
        pytest.param("`*a*`", "#*a*#", [], id="code"),
        pytest.param("&amp;&lt;&quot;", '&####<###"#####', [], id="entities"),
        pytest.param("&nbsp;&#39;&#x27;&#34;", " #####'####'#####\"####", [], id="more of them"),
        pytest.param("<b>a</b>", "###a####", [], id="a tag in a line"),
        pytest.param("<B class=x>a", "###########a", [], id="one with a class"),
        pytest.param("<p>a</p>", "\n##a\n###", [], id="a tag that breaks it"),
        pytest.param("a<br/>b", "a\n####b", [], id="one that closes itself"),
        pytest.param("<foo>a", "<foo>a", [], id="no tag of HTML"),
        pytest.param("<!-- *a* -->b", "############b", [], id="a comment"),
        pytest.param("a\n```\n*b*\n```\n*c*", "a\n```\n*b*\n```\n#c#", [], id="code by lines"),
        pytest.param("```\n*b*", "```\n#b#", [], id="code that nothing closes"),
        pytest.param("~~~\n*b*\n~~~ *c*", "~~~\n*b*\n~~~ *c*", [], id="with waves"),
        pytest.param("~~~\n```\n*a*", "~~~\n```\n#a#", [], id="closed by another sign"),
        pytest.param("~~~\n```\n*a*\n```", "~~~\n```\n*a*\n```", [], id="the second closes"),
        pytest.param("```\n*a*\n```\n*b*\n```\n```", "```\n*a*\n```\n#b#\n```\n```", [], id="two"),
    ],
)  # fmt: skip
def test_markup_is_hidden_at_equal_length(
    source: str, visible: str, links: list[tuple[int, int]]
) -> None:
    assert seen(source) == visible
    assert hide_markup(source).links == links


def test_code_is_told_with_its_fences() -> None:
    source = "a\n```\nb\n```\nc\n~~~\nd\n~~~\n"
    assert hide_markup(source).fences == [(2, 11), (14, 23)]
    assert [source[start:end] for start, end in hide_markup(source).fences] == [
        "```\nb\n```",
        "~~~\nd\n~~~",
    ]


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("*a*", "#a#"),
        ("**a**", "##a##"),
        ("_a_", "#a#"),
        ("__a__", "##a##"),
        ("~~a~~", "##a##"),
        ("a_b_c", "a_b_c"),
        ("(_b_c", "(#b_c"),
        ("a * b * c", "a * b * c"),
        # A sign without its partner.
        ("**a", "##a"),
        ("__a", "##a"),
        ("_a", "#a"),
        ("*a", "*a"),
        ("~~a", "~~a"),
        ("a**", "a##"),
        ("a_", "a#"),
        ("a*", "a*"),
        ("a~~", "a~~"),
        ("** b", "## b"),
        ("_ b", "_ b"),
        ("*****a", "*****a"),
        ("***a", "###a"),
        # Bold around nothing.
        ("a****", "a####"),
        ("**** b", "#### b"),
        (" ****  b", " ****  b"),
        ("****", "****"),
        # Over a blank line nothing is paired.
        ("**a\nb**", "##a\nb##"),
        ("**a\n\nb**", "##a\n\nb##"),
        ("*a\nb*", "#a\nb#"),
        ("*a\n\nb*", "*a\n\nb*"),
        ("*a\n \t\n*b*", "*a\n \t\n#b#"),
        ("~~a\n\n~~b~~", "~~a\n\n##b##"),
        ("*a *b* c", "#a #b* c"),
    ],
)
def test_emphasis_is_hidden_in_pairs(source: str, visible: str) -> None:
    assert seen(source) == visible


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        pytest.param("Of the**old** port", "Of the #old## port", id="a space that was lost"),
        pytest.param("Of the **old**port", "Of the ##old #port", id="behind the word"),
        pytest.param("the**[old](u)** x", "the ##old###### x", id="markup behind markup"),
        pytest.param("the&amp;**old**", "the&######old##", id="a sign between"),
        pytest.param("the**&amp;old**", "the##&####old##", id="a sign behind"),
        pytest.param("the\\*old", "the#*old", id="an escaped sign"),
        pytest.param("the\\!**old**", "the#!##old##", id="a sign before markup"),
        pytest.param("old**", "old##", id="the end"),
        pytest.param("**T**he", "##T##he", id="a drop cap"),
        pytest.param("**To**he", "##To #he", id="a word"),
        pytest.param("**A**he", "##A #he", id="a letter that is a word"),
        pytest.param("**T**he said T, then", "##T #he said T, then", id="of this page"),
        pytest.param("**T**he said t, then", "##T #he said t, then", id="in lower case"),
        pytest.param("**T**He", "##T #He", id="a capital behind a letter"),
        pytest.param("boat**s** x", "boat##s## x", id="a letter behind a word"),
        pytest.param("boat**so** x", "boat #so## x", id="a word behind a word"),
        pytest.param("boat**a** x", "boat #a## x", id="a letter that is a word by itself"),
        pytest.param("boat**s** said s, x", "boat #s## said s, x", id="of this page, behind one"),
        pytest.param("boat**l'eau**", "boat #l'eau##", id="an article"),
        pytest.param("l’**b**eau", "l’##b##eau", id="a letter behind an article"),
        pytest.param("l’b**eau** x", "l’b #eau## x", id="a word behind one"),
        pytest.param("渡**船**が", "渡##船##が", id="scripts without spaces"),
        pytest.param("渡船**ab** x", "渡船 #ab## x", id="only one of them"),
        pytest.param("7**boats**", "7 #boats##", id="a number"),
    ],
)
def test_markup_between_two_words_leaves_a_space(source: str, visible: str) -> None:
    assert seen(source) == visible
