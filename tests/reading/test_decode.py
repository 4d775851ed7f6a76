from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.limits import LIMITS
from cleannews.reading.decode import Decoded, codec_of, decode
from tests.reading.encoded_texts import ENCODED_TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

# Share of 200 short texts read back exactly; 0.965 when it was set, by this test.
MIN_ROUND_TRIPS = 0.95


def test_short_texts_in_twenty_encodings_come_back(
    record_property: Callable[[str, object], None],
) -> None:
    failed = [
        (encoding, text, decode(text.encode(encoding)))
        for encoding, texts in ENCODED_TEXTS.items()
        for text in texts
        if decode(text.encode(encoding)).text != text
    ]
    total = sum(map(len, ENCODED_TEXTS.values()))
    rate = 1 - len(failed) / total
    record_property("round_trip_rate", rate)
    assert total == 200
    assert rate >= MIN_ROUND_TRIPS, failed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        # What charset-normalizer alone makes of these: UTF-16, cp775 and windows-1250.
        pytest.param("Café", "latin-1", id="one short word"),
        pytest.param("Der Bär hört auf zu brüllen.", "cp1252", id="a German sentence"),
        pytest.param("Où est passé le très vieux chêne ?", "cp1252", id="a French sentence"),
    ],
)
def test_known_misreadings_are_not_made(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, "cp1252", ("encoding-guessed",))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Fähre 渡".encode(encoding)) == Decoded("Fähre 渡", encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_zeros_give_wide_encodings_away(encoding: str) -> None:
    text = "The ferry is back in service."
    assert decode(text.encode(encoding)) == Decoded(text, encoding, ("encoding-guessed",))


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        ('<meta charset="windows-1251">', "cp1251", "Паром"),
        ("<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r", "Паром"),
        ('<?xml version="1.0" encoding="shift_jis"?>', "cp932", "渡し船"),
        ('<meta charset="iso-8859-1">', "cp1252", "“Fähre”"),
        ('<meta charset="gb2312">', "gb18030", "渡轮"),
    ],
)
def test_a_declared_charset_is_believed(head: str, encoding: str, text: str) -> None:
    assert decode((head + text).encode(encoding)) == Decoded(head + text, encoding, ())


def test_a_charset_declared_behind_four_kilobytes_is_not_seen() -> None:
    page = (
        " " * 4096
        + '<meta charset="koi8-r">'
        + "Паром снова ходит".encode("cp1251").decode("latin-1")
    )
    assert decode(page.encode("latin-1")).encoding == "cp1251"


@pytest.mark.parametrize("name", ["rot13", "base64", "idna", "undefined", "no-such-thing"])
def test_nonsense_declared_is_ignored(name: str) -> None:
    page = f'<meta charset="{name}">Die Fähre fährt wieder'
    assert decode(page.encode("cp1252")).text == page


def test_utf8_declared_as_latin1_is_utf8() -> None:
    page = '<meta charset="iso-8859-1">Die Fähre fährt für Schüler'
    assert decode(page.encode()) == Decoded(page, "utf-8", ("charset-misdeclared",))


def test_utf8_cut_within_a_character_keeps_the_rest() -> None:
    data = "Die Fähre fährt über".encode() + "ü".encode()[:1]
    assert decode(data) == Decoded("Die Fähre fährt über\ufffd", "utf-8", ("undecodable-bytes",))


def test_bytes_without_meaning_in_the_declared_charset_become_replacements() -> None:
    found = decode(b'<meta charset="shift_jis">' + "渡し船".encode("cp932") + b"\x81")
    assert found == Decoded(
        '<meta charset="shift_jis">渡し船\ufffd', "cp932", ("undecodable-bytes",)
    )


def test_escapes_of_japanese_mail_are_read() -> None:
    assert decode("渡し船が".encode("iso2022_jp")) == Decoded("渡し船が", "iso2022_jp", ())


def test_ascii_and_nothing_are_utf8() -> None:
    assert decode(b"") == Decoded("", "utf-8", ())
    assert decode(b"The ferry is back.") == Decoded("The ferry is back.", "utf-8", ())


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back(text: str) -> None:
    data = text.encode()
    if 0 not in data and not data.startswith(codecs.BOM_UTF8) and b"\x1b$" not in data:
        assert decode(data) == Decoded(text, "utf-8", ())


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"a\0b", "utf-8"),
        (b"a\0b\0", "utf-16-le"),
        (b"\0a\0b", "utf-16-be"),
        # One zero in five bytes is enough, and one in six is not.
        (b"abcd\0e", "utf-8"),
        (b"\0abcd", "utf-16-be"),
        (b"a\0bcd", "utf-16-le"),
        (b"a\0\0\0", "utf-32-le"),
        (b"\0\0\0a", "utf-32-be"),
        # Three characters of four have to be Latin.
        (b"a\0\0\0" * 3 + b"\x1f\x04\0\0", "utf-32-le"),
        (b"a\0\0\0" * 2 + b"\x1f\x04\0\0" * 2, "utf-8"),
        (b"\0\0\0a" * 3 + b"\0\0\x04\x1f", "utf-32-be"),
        # On one side there are more than four times as many as on the other.
        (b"a\0" * 5 + b"\0b", "utf-16-le"),
        (b"a\0" * 4 + b"\0b", "utf-8"),
        (b"\0a" * 5 + b"b\0", "utf-16-be"),
        (b"\0a" * 4 + b"b\0", "utf-8"),
    ],
)
def test_zeros_tell_wide_encodings_by_where_they_stand(data: bytes, encoding: str) -> None:
    assert decode(data).encoding == encoding


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF8", "utf-8"),
        ("utf-16", "utf-8"),
        ("Latin1", "cp1252"),
        ("L1", "cp1252"),
        ("TIS-620", "cp874"),
        ("windows-1251", "cp1251"),
        ("koi8-u", "koi8-u"),
        ("mac-greek", "mac-greek"),
        ("rot13", ""),
        ("no-such-thing", ""),
        ("\0", ""),
    ],
)
def test_a_charset_is_known_by_many_names(declared: str, codec: str) -> None:
    assert codec_of(declared) == codec


@pytest.mark.parametrize(
    ("charset", "text", "encoding", "as_read"),
    [
        ("iso-8859-1", "Café", "cp1252", "CafÃ©"),
        ("iso-8859-1", "été", "utf-8", "été"),
        ("mac-greek", "Café", "utf-8", "Café"),  # hardly any page is written in that
        ("iso-8859-1", "Álamo", "utf-8", "Álamo"),  # its bytes mean nothing in the other
        ("utf-8", "Café", "utf-8", "Café"),
        ("iso-8859-1", "Cafe", "utf-8", "Cafe"),
    ],
)
def test_one_character_of_utf8_may_be_chance_and_two_are_not(
    charset: str, text: str, encoding: str, as_read: str
) -> None:
    head = f'<meta charset="{charset}">'
    is_misdeclared = encoding == "utf-8" != charset and not text.isascii()
    warnings = ("charset-misdeclared",) if is_misdeclared else ()
    assert decode(f"{head}{text}".encode()) == Decoded(f"{head}{as_read}", encoding, warnings)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param("ä".encode() * 8 + b"\xff.", "utf-8", id="eight characters to one bad byte"),
        pytest.param("ä".encode() * 7 + b"\xff.", "cp1252", id="seven"),
        pytest.param("ä".encode() * 16 + b"\xff\xff.", "utf-8", id="sixteen to two"),
        pytest.param("ä".encode() * 15 + b"\xff\xff.", "cp1252", id="fifteen"),
        pytest.param("abcdefä".encode() + b"\xc3", "utf-8", id="cut within a character"),
        pytest.param(b"abcdefg\xe9", "cp1252", id="nothing else that is not ASCII"),
        pytest.param("abcdefä".encode() + b"\xc3.", "cp1252", id="broken before the end"),
    ],
)
def test_a_page_with_few_bad_bytes_is_utf8_all_the_same(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert (found.encoding == "utf-8") is (encoding == "utf-8")
    assert ("undecodable-bytes" in found.warnings) is (encoding == "utf-8")


def test_a_sample_that_is_cut_within_a_character_is_guessed_all_the_same() -> None:
    text = "a" + "渡し船がもどってきた。" * (LIMITS.detection_sample.value // 20)
    assert len(text.encode("cp932")) > LIMITS.detection_sample.value
    assert decode(text.encode("cp932")) == Decoded(text, "cp932", ("encoding-guessed",))
