from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.errors import RuleFileError
from cleannews.evidence.lexicon import Match, Rule, Scope
from cleannews.evidence.lexicon.load import load_keep_list, load_rules, read_entries

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
[[rule]]
id = "read-also"
role = "related"
match = "exact"
any_of = ["read also", "see also"]
why = "Introduces links."
drops = ["Read also:"]
keeps = ["Read also the letter."]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_read_with_its_defaults(tmp_path: Path) -> None:
    assert load_rules(written(tmp_path, GOOD)) == (
        Rule(
            id="mine/read-also",
            role=Role.RELATED,
            match=Match.EXACT,
            any_of=("read also", "see also"),
            scope=Scope.BLOCK,
            certain=False,
            max_words=None,
            needs=(),
            why="Introduces links.",
            drops=("Read also:",),
            keeps=("Read also the letter.",),
        ),
    )


def test_every_rule_of_a_file_is_read_or_told_of_with_its_line(tmp_path: Path) -> None:
    wrong = GOOD.replace('"related"', '"relatd"').replace("read-also", "second")
    path = written(tmp_path, GOOD + wrong + GOOD)
    first, second, third = read_entries(path)
    assert (first.line, first.rule) == (2, load_rules(written(tmp_path, GOOD))[0])
    assert isinstance(second.rule, RuleFileError)
    assert (second.line, second.rule.rule, second.rule.line) == (11, "second", 11)
    assert "did you mean related?" in str(second.rule)
    assert isinstance(third.rule, RuleFileError)
    assert third.rule.reason == "another rule of this file has the same id"


def test_a_rule_is_read_with_all_that_can_be_said(tmp_path: Path) -> None:
    text = GOOD.replace('"exact"', '"regex"\nscope = "run"\ncertain = true').replace(
        "any_of", 'needs = ["also"]\nany_of'
    )
    (read,) = load_rules(written(tmp_path, text), "en/related")
    assert (read.id, read.language) == ("en/related/read-also", "en")
    assert (read.match, read.scope, read.certain) == (Match.REGEX, Scope.RUN, True)
    assert (read.needs, read.max_words) == (("also",), 40)


def test_bounds_of_a_rule_may_be_reached(tmp_path: Path) -> None:
    text = GOOD.replace("why =", "max_words = 1\nwhy =").replace("see also", "a" * 150)
    (read,) = load_rules(written(tmp_path, text))
    assert (read.max_words, read.any_of) == (1, ("read also", "a" * 150))
    (read,) = load_rules(written(tmp_path, GOOD.replace('"exact"', '"starts"')))
    assert read.max_words == 40


@pytest.mark.parametrize(
    ("old", "new", "named", "reason"),
    [
        ('id = "read-also"\n', "", "number 1", "id is missing"),
        ("id =", "Id =", "number 1", "unknown key 'Id'; did you mean id?"),
        ('"read-also"', '"Read Also"', "Read Also", "an id is made of a-z"),
        ('"read-also"', "3", "number 1", "id must be a text"),
        ("why =", "because =", "read-also", "unknown key 'because'"),
        ('why = "Introduces links."\n', "", "read-also", "why is missing"),
        ('drops = ["Read also:"]\n', "", "read-also", "drops is missing"),
        ('["Read also:"]', "[]", "read-also", "drops must be a list of texts, such as"),
        ('["Read also:"]', '["Read also:", 3]', "read-also", "drops holds 3, which is no text"),
        ('["Read also:"]', '"Read also:"', "read-also", "drops must be a list"),
        ('keeps = ["Read also the letter."]\n', "", "read-also", "keeps is missing"),
        ('"related"', '"relative"', "read-also", "unknown role 'relative'"),
        ('"exact"', '"equals"', "read-also", "unknown match 'equals'; known: exact, starts"),
        ("why =", 'scope = "page"\nwhy =', "read-also", "unknown scope 'page'"),
        ("why =", 'certain = "yes"\nwhy =', "read-also", "certain must be true or false"),
        ("why =", "max_words = 0\nwhy =", "read-also", "max_words must be a whole number"),
        ("why =", "max_words = true\nwhy =", "read-also", "max_words must be a whole number"),
        ("why =", 'needs = ["a"]\nwhy =', "read-also", "only a regex has needs"),
        ('"exact"', '"regex"', "read-also", "a regex must say which strings"),
        ('"exact"', '"starts"\nmax_words = "3"', "read-also", "max_words must be a whole number"),
        ('"read also", "see also"', f'"{"a" * 151}"', "read-also", "longer than 150 characters"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_named_with_its_file_and_the_reason(
    tmp_path: Path, old: str, new: str, named: str, reason: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(RuleFileError) as caught:
        load_rules(path)
    assert (caught.value.file, caught.value.rule) == (str(path), named)
    assert reason in caught.value.reason


def test_a_wrong_rule_is_told_with_its_line_and_what_may_be_meant(tmp_path: Path) -> None:
    second = GOOD.replace("read-also", "see-also")
    path = written(tmp_path, f"# Ours\n{GOOD}\n{second.replace('drops', 'drop')}")
    line = path.read_text(encoding="utf-8").splitlines().index("[[rule]]", 3) + 1
    with pytest.raises(RuleFileError) as caught:
        load_rules(path)
    assert str(caught.value) == (
        f"{path}, line {line}, rule 'see-also': unknown key 'drop'; did you mean drops?"
    )
    with pytest.raises(RuleFileError, match="did you mean related"):
        load_rules(written(tmp_path, GOOD.replace('"related"', '"relatd"')))


def test_no_line_is_told_where_text_looks_like_a_rule(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace('"Introduces links."', '"""\n[[rule]]"""\nkeep = 1'))
    with pytest.raises(RuleFileError) as caught:
        load_rules(path)
    assert caught.value.line is None


def test_symbols_can_be_a_whole_block_and_nothing_else(tmp_path: Path) -> None:
    text = GOOD.replace('"see also"', '"»"')
    assert load_rules(written(tmp_path, text))[0].any_of == ("read also", "»")
    text = text.replace('"exact"', '"contains"')
    with pytest.raises(RuleFileError, match="phrase '»' has no word in it"):
        load_rules(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[rule]", "not TOML"),
        ("a = " + "[" * 5_000, "not TOML"),
        ("rules = 1", "unknown key 'rules'"),
        ("rule = 1", "write [[rule]], not [rule]"),
        ("[rule]\nid = 'a'", "write [[rule]], not [rule]"),
        ("rule = [1]", "a rule must be a table"),
        (GOOD + GOOD, "another rule of this file has the same id"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RuleFileError) as caught:
        load_rules(path)
    assert caught.value.file == str(path)
    assert reason in caught.value.reason


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "cannot be read"), (tmp_path / "none.toml", "cannot be read")):
        with pytest.raises(RuleFileError, match=reason):
            load_rules(path)
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"a = 'caf\xe9'")
    with pytest.raises(RuleFileError, match="not UTF-8 at byte 8"):
        load_rules(bad)


def test_a_file_without_rules_has_none(tmp_path: Path) -> None:
    assert load_rules(written(tmp_path, "# nothing yet\n")) == ()


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert len(load_rules(written(tmp_path, "\ufeff" + GOOD))) == 1


def test_a_keep_list_is_one_phrase_a_line(tmp_path: Path) -> None:
    path = tmp_path / "keep.txt"
    path.write_text("# ours\n\n  Read also the letter \r\nDateline\n", encoding="utf-8")
    assert load_keep_list(path) == ("Read also the letter", "Dateline")


def test_a_keep_list_with_a_line_of_symbols_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keep.txt"
    path.write_text("one\n***\n", encoding="utf-8")
    with pytest.raises(RuleFileError, match="line 2 has no word in it"):
        load_keep_list(path)
    with pytest.raises(RuleFileError, match="cannot be read"):
        load_keep_list(tmp_path / "none.txt")
