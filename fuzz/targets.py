"""What is fuzzed: functions of bytes that fail where a promise of SECURITY.md is broken."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleannews import Article, Options, ProfileError, RuleFileError, SiteProfile, clean
from cleannews.reading.decode import decode
from tests.properties.laws import check_all_laws
from tests.writing.harmless import assert_harmless

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TARGETS"]

_PAGE: Final = """\
Home
Read also
Pier opens again after the storm
The pier of Saltmarsh opened again on Monday, four months after a storm tore it apart.
Engineers drove sixty oak piles into the sea bed, the harbour master said.
Share
"""


def _read_as(data: bytes) -> Article:
    """Clean as bytes, as text with lone surrogates, or as HTML: the first byte says which."""
    door, rest = data[:1], data[1:]
    if door == b"t":
        return clean(rest.decode("utf-8", "surrogateescape"))
    return clean(b"<html>" + rest if door == b"h" else rest)


def clean_page(data: bytes) -> None:
    """Any page gives an article that keeps every law."""
    check_all_laws(_read_as(data))


def decode_bytes(data: bytes) -> None:
    """Any bytes become text that stays as it is when it is encoded and decoded again."""
    text = decode(data).text
    again = codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")
    assert decode(again).text == text or "\ufffd" in decode(again).text


def load_rules(data: bytes) -> None:
    """A rule file and a keep-list are refused by name, or pages can be cleaned with them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "mine.toml")
        file.write_bytes(data)
        for rules, keep in (((file,), ()), ((), (file,))):
            try:
                options = Options.from_files(rules=rules, keep=keep)
            except RuleFileError as error:
                assert error.file == str(file)  # noqa: PT017 - most of what is drawn is refused
            else:
                check_all_laws(clean(_PAGE, options=options))


def load_profile(data: bytes) -> None:
    """A profile is refused, or comes back from what it writes and can be used."""
    try:
        profile = SiteProfile.from_json(data)
    except ProfileError:
        return
    written = profile.to_json()
    written.encode()
    again = SiteProfile.from_json(written)
    assert again.to_json() == written
    assert (profile | again).to_json() == written
    check_all_laws(clean(_PAGE, profile=profile))


def write_report(data: bytes) -> None:
    """Whatever a page holds, the report and the notebook's card bring nothing of it to life."""
    article = _read_as(data)
    assert_harmless(article.to_html())
    assert_harmless(article._repr_html_())


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "clean": clean_page,
    "decode": decode_bytes,
    "rules": load_rules,
    "profile": load_profile,
    "report": write_report,
}
