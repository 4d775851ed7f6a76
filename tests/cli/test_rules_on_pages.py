"""Rules on pages by the command: what they catch and lose, and rules that pages propose."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from cleannews import Options, SiteProfile, clean, learn
from cleannews.cli.rules import main
from cleannews.evidence.lexicon.lint import lint_rules
from tests.properties.laws import examples
from tests.properties.sites import Site, sites

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]

APP = "Listen to this story in the Courier app, where it is read aloud by its author."
TIDES = "Tides today at the {thing}: high water at 06:1{n} and at 18:2{n}, low water at 12:40."
PROVERB = "Tides are never what they were, he said, and the boat waits for nobody."
LETTERS = (
    "Nobody asked me, and the whole of it is a great shame.",
    "Whoever drew up these plans has never seen the sea.",
    "My father built the old one with his own hands.",
    "Could the council tell us what became of the money?",
    "I was there that night and saw the roof fly off.",
    "Thank you for the fine pictures of last week.",
)
RULE = """\
[[rule]]
id     = "{id}"
role   = "widget"
match  = "starts"
any_of = ["{phrase}"]
why    = "A test."
certain = true
drops  = ["{phrase} 12"]
keeps  = ["no {phrase}"]
"""


def body_of(thing: str) -> list[str]:
    return [
        f"The {thing} of Saltmarsh opened again on Monday, four months after a storm broke it.",
        f"Engineers drove sixty piles of {thing} wood into the ground, the harbour master said.",
        PROVERB,
        f"He expects the first boats of the season to call at the {thing} in the middle of May.",
    ]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Six pages of a site with an appeal and a tide table between its paragraphs."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n, thing in enumerate(("pier", "bridge", "church", "market", "mill", "school")):
        body = body_of(thing)
        body.insert(1, APP)
        body.insert(4, TIDES.format(thing=thing, n=n))
        head = ["Home", "News", "Sign in", f"{thing.title()} opens again", "By Ida Moen"]
        lines = [*head, *body, "Most read", "Privacy policy"]
        (folder / f"{n}-{thing}.txt").write_text("".join(f"{line}\n" for line in lines))
    return folder


@pytest.fixture
def wanted(tmp_path: Path, pages: Path) -> Path:
    """The bodies that those pages should have."""
    folder = tmp_path / "wanted"
    folder.mkdir()
    for page in pages.iterdir():
        (folder / page.name).write_text("\n\n".join(body_of(page.stem[2:])))
    return folder


def write(file: Path, **phrases: str) -> Path:
    rules = [RULE.format(id=name, phrase=phrase) for name, phrase in phrases.items()]
    file.write_text("\n".join(rules))
    return file


def test_test_tells_what_a_rule_catches_and_what_would_be_lost(
    rules: Run, pages: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "my.toml", tides="tides", home="home", none="ebb")
    status, out, err = rules("test", file, "--on", pages)
    assert (status, err) == (0, "")
    tables = [TIDES.format(thing=page.stem[2:], n=page.stem[0]) for page in sorted(pages.iterdir())]
    assert out == (
        "my/tides  widget, starts, certain\n"
        "  hits 12 lines on 6 of 6 pages: 12 lost by it\n"
        f"    lost    6 × {PROVERB}\n"
        f"            1 × {tables[0]}\n"
        f"            1 × {tables[1]}\n"
        "                and 4 more\n"
        "my/home  widget, starts, certain\n"
        "  hits 6 lines on 6 of 6 pages: 6 dropped anyway\n"
        "my/none  widget, starts, certain\n"
        "  hits nothing\n"
        "2 rules hit something on 6 pages\n"
        "look at what is lost: 12 lines that would be kept without the rules\n"
    )


def test_test_tells_what_is_lost_from_what_is_rightly_dropped_where_the_bodies_are_known(
    rules: Run, pages: Path, wanted: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "my.toml", tides="tides")
    status, out, err = rules("test", file, "--on", pages, "--wanted", wanted)
    assert (status, err) == (0, "")
    head = "  hits 12 lines on 6 of 6 pages: 6 lost by it, 6 rightly dropped by it\n"
    assert head + f"    lost    6 × {PROVERB}\n    out     1 × Tides today" in out
    assert out.endswith("look at what is lost: 6 lines that would be kept without the rules\n")


def test_test_of_shipped_rules_tells_those_that_hit_something(rules: Run, pages: Path) -> None:
    out = rules("test", "--language", "en", "--on", pages).out
    assert "en/related/most-read-head  related, exact\n  hits 6 lines on 6 of 6 pages: " in out
    assert f": 6 kept\n    kept    6 × {APP}\n" in out
    assert "hits nothing" not in out
    assert "de/" not in out


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_tried(
    rules: Run, pages: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "my.toml", home="home")
    status, out, err = rules("test", file, "--on", tmp_path / "none.txt", pages)
    assert status == 1
    assert "none.txt: no such file or directory" in err
    assert "hits 6 lines on 6 of 6 pages" in out


def test_propose_writes_rules_that_mend_the_pages_and_break_none(
    rules: Run, pages: Path, wanted: Path, tmp_path: Path
) -> None:
    file = tmp_path / "my.toml"
    assert rules("propose", "--pages", pages, "--wanted", wanted, "-o", file) == (0, "", "")
    assert rules("check", file).status == 0
    options = Options.from_files(rules=[file])
    for page in pages.iterdir():
        text = clean(page.read_bytes(), options=options).text
        assert text == (wanted / page.name).read_text()
    written = file.read_text()
    assert "# Of 12 wrong lines they leave 0." in written
    found = tomllib.loads(written)["rule"]
    assert [(rule["match"], rule["any_of"]) for rule in found] == [
        ("exact", ["listen to this story in the courier app where it is read aloud by its author"]),
        ("starts", ["tides today at the"]),
    ]
    assert all("# mends 6 on 6 pages of 1 site\n" in written for _ in found)
    assert found[1]["keeps"][0] == PROVERB


def test_propose_leaves_out_what_would_break_a_wanted_line_and_says_so(
    rules: Run, pages: Path, wanted: Path
) -> None:
    quoting = wanted / "3-market.txt"
    quoting.write_text(f"{quoting.read_text()}\n\n{APP}\n")
    status, out, _ = rules("propose", "--pages", pages, "--wanted", wanted)
    assert status == 0
    assert [rule["any_of"] for rule in tomllib.loads(out)["rule"]] == [["tides today at the"]]
    assert "would mend 5 lines, and break 1 line on 1 page, such as" in out


def test_propose_keeps_lines_that_bodies_share_and_that_are_dropped(
    rules: Run, pages: Path, wanted: Path
) -> None:
    for page in pages.iterdir():
        body = wanted / page.name
        body.write_text(f"{body.read_text()}\n\nMost read\n")
    found = tomllib.loads(rules("propose", "--pages", pages, "--wanted", wanted).out)["rule"]
    assert ("paragraph", ["most read"], True) in [
        (rule["role"], rule["any_of"], rule.get("certain", False)) for rule in found
    ]


def test_propose_finds_the_line_that_heads_what_differs_from_page_to_page(
    rules: Run, pages: Path, wanted: Path
) -> None:
    for page, letter in zip(sorted(pages.iterdir()), LETTERS, strict=True):
        text = page.read_text().replace("Most read\n", f"From the postbag\n{letter}\nMost read\n")
        page.write_text(text)
    found = tomllib.loads(rules("propose", "--pages", pages, "--wanted", wanted).out)["rule"]
    assert [rule["match"] for rule in found if rule["any_of"] == ["from the postbag"]] == ["exact"]
    assert ("from the postbag", "run") in [
        (phrase, rule.get("scope")) for rule in found for phrase in rule["any_of"]
    ]


def test_propose_leaves_out_a_line_that_heads_wanted_ones_elsewhere(
    rules: Run, pages: Path, wanted: Path
) -> None:
    for number, (page, letter) in enumerate(zip(sorted(pages.iterdir()), LETTERS, strict=True)):
        text = page.read_text().replace("Most read\n", f"From the postbag\n{letter}\nMost read\n")
        page.write_text(text)
        if number % 2:
            body = wanted / page.name
            body.write_text(f"{body.read_text()}\n\n{letter}\n")
    out = rules("propose", "--pages", pages, "--wanted", wanted).out
    assert "run" not in [rule.get("scope") for rule in tomllib.loads(out)["rule"]]
    assert "would be lost" not in out
    assert '# - exact "from the postbag" would mend' in out


def test_propose_tells_of_pages_without_a_body_and_of_nothing_to_propose(
    rules: Run, pages: Path, wanted: Path, tmp_path: Path
) -> None:
    (wanted / "3-market.txt").unlink()
    status, _, err = rules("propose", "--pages", pages, "--wanted", wanted)
    assert status == 1
    assert "3-market.txt: its body" in err
    lone = pages / "0-pier.txt"
    file = tmp_path / "my.toml"
    status, out, err = rules("propose", "--pages", lone, "--wanted", wanted, "-o", file)
    assert (status, out) == (0, "")
    assert "of 2 wrong lines none can be mended by a phrase that 2 or more pages share" in err
    assert not file.exists()


def test_nothing_of_a_page_or_its_name_breaks_the_file_that_is_proposed(
    rules: Run, pages: Path, wanted: Path, tmp_path: Path
) -> None:
    hostile = '"""] \\u0041 \x1b[31m # \u202e said \u2028 the \x85 master of the harbour on Monday.'
    for folder in (pages, wanted):
        for page in folder.iterdir():
            page.write_text(page.read_text().replace(PROVERB, f"{PROVERB}\n\n{hostile}"))
            page.rename(page.with_name(f"{page.stem}\n[[rule]]\x1b.txt"))
    file = tmp_path / "my.toml"
    assert rules("propose", "--pages", pages, "--wanted", wanted, "-o", file).status == 0
    assert rules("check", file).status == 0
    assert "\x1b" not in file.read_text()


def test_from_profile_writes_the_lines_that_pages_share(
    rules: Run, pages: Path, tmp_path: Path
) -> None:
    for page in pages.iterdir():
        page.write_text(
            page.read_text().replace(
                "News\n", "Harbour webcam\nNews\n3 May 2021\n03:45 PM on 07/12/2013\n"
            )
        )
    profile = tmp_path / "site.json"
    profile.write_text(learn(page.read_bytes() for page in pages.iterdir()).to_json())
    file = tmp_path / "my.toml"
    assert rules("from-profile", profile, "-o", file) == (0, "", "")
    assert rules("check", file).status == 0
    assert [rule["any_of"] for rule in tomllib.loads(file.read_text())["rule"]] == [
        ["harbour webcam"]
    ]
    assert "# on 6 of 6 pages\n" in file.read_text()


def test_from_profile_says_where_there_is_nothing_to_write(
    rules: Run, pages: Path, tmp_path: Path
) -> None:
    profile = tmp_path / "site.json"
    profile.write_text(learn(page.read_bytes() for page in pages.iterdir()).to_json())
    status, out, err = rules("from-profile", profile)
    assert (status, out) == (0, "")
    assert "no line recurs on 3 or more that cleannews does not know" in err


def test_a_file_that_is_there_is_never_written_over(
    rules: Run, pages: Path, wanted: Path, tmp_path: Path
) -> None:
    file = tmp_path / "my.toml"
    file.write_text("# reviewed")
    profile = tmp_path / "site.json"
    profile.write_text(SiteProfile().to_json())
    for arguments in (["from-profile", profile], ["propose", "--pages", pages, "--wanted", wanted]):
        status, _, err = rules(*arguments, "-o", file)
        assert status == 2
        assert "may hold your work" in err
    assert file.read_text() == "# reviewed"


@settings(max_examples=examples(20))
@given(site=sites())
def test_whatever_is_written_of_a_site_passes_the_check(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    pages, wanted = folder / "pages", folder / "wanted"
    pages.mkdir()
    wanted.mkdir()
    for number, (source, body) in enumerate(zip(site.sources, site.bodies, strict=True)):
        (pages / f"{number}.txt").write_text(source, encoding="utf-8")
        # Every second paragraph is to go, so that there is something to propose.
        (wanted / f"{number}.txt").write_text("\n\n".join(body[::2]), encoding="utf-8")
    (folder / "site.json").write_text(learn(site.sources).to_json(), encoding="utf-8")
    for arguments in (
        ["from-profile", str(folder / "site.json")],
        ["propose", "--pages", str(pages), "--wanted", str(wanted)],
    ):
        file = folder / f"{arguments[0]}.toml"
        assert main([*arguments, "-o", str(file)]) == 0
        if file.exists():
            assert lint_rules(Options.from_files(rules=[file]).rules) == []
