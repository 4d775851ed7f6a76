"""The place, the day and the agency that open a report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.agencies import agencies_of, agency
from cleannews.evidence.cues.cue import DatelineCue
from cleannews.evidence.cues.vocabulary import cities, month_number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_datelines"]

_MIN_CHARS: Final = 50  # the line that a dateline opens is prose
_MIN_CHARS_EAST: Final = 25
_HEAD: Final = 120  # characters that a dateline takes at most

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŐŘŚŞŠŢŤŮŰŹŻŽА-ЯЁЄІЇҐΑ-Ω"
_CAPITAL: Final = re.compile(f"[{_UPPER}]")
_DASH = "(?:[—–―_-]|--)"
# A place, perhaps its country and the day, then the agency between brackets or strokes.
_WITH_AGENCY: Final = re.compile(
    r"(?P<place>[^()\[\]:;!?\"«»„“”—–\n]{0,60}?) ?"
    r"(?:[(\[（](?P<bracket>[^()\[\]（）\n]{2,60})[)\]）]|/(?P<stroke>[^/\n]{2,30})/)"
    rf"(?P<close>\.?:?(?=\s|{_DASH}|$)|(?=[\u3000-\u9fff]))"
)
# The agency first, as "(ANSA) - ROMA, 05 MAR -" has it.
_AGENCY_FIRST: Final = re.compile(
    rf"[(\[](?P<bracket>[^()\[\]\n]{{2,40}})[)\]] ?{_DASH} "
    rf"(?P<place>[{_UPPER}][{_UPPER}0-9 .,'’-]{{2,40}}?) ?(?={_DASH} )"
)
# "МОСКВА, 26 окт — РИА Новости.", "Москва. 26 октября. INTERFAX.RU -"
_AGENCY_LAST: Final = re.compile(
    rf"(?P<place>[{_UPPER}][^()\[\]/:;!?\"«»\n—–]{{2,50}}?)(?: ?{_DASH}|\.) "
    rf"(?P<agency>[{_UPPER}][\w.-]{{1,14}}(?: [{_UPPER}][\w.-]{{1,12}})?)"
    rf"(?:\.(?= [{_UPPER}«\"„“])| (?={_DASH} ))"
)
# "WASHINGTON —", "PORTLAND, Ore. —", "MOSCOW, October 26."
_CAPITALS: Final = re.compile(
    rf"(?P<place>[{_UPPER}][{_UPPER}'’.-]+(?:[ /-][{_UPPER}][{_UPPER}'’.-]*){{0,3}})"
    rf"(?P<more>(?:, [{_UPPER}][^\s,—–:;!?()]{{0,16}}"
    rf"(?: [{_UPPER}0-9][^\s,—–:;!?()]{{0,14}}){{0,2}}){{0,2}}"
    r"(?:, (?:19|20)\d\d)?)"
    rf"(?P<end>\.(?= [\"“«„{_UPPER}])| ?[—–―](?=[ \"“«„{_UPPER}])| (?:-|--|_) |:(?= ))"
)
# "Riad. Die Boxwelt", "Berlin – Die Regierung": only with a city that is known.
_TITLE_CASE: Final = re.compile(
    rf"(?P<place>[{_UPPER}]\w+(?:[ -][{_UPPER}a-z]\w*){{0,2}})(?P<stop>\.?)"
    rf"(?: ?[—–―]| -|(?<=\.)) ?(?=[\"“«„{_UPPER}])"
)
_EAST: Final = re.compile(
    r"[（(]?(?P<agency>新华社|新華社|中新社|中央社|中通社|法新社|路透社|塔斯社)"
    r"(?:记者[^，。]{2,8})?[^，。\s]{1,14}?\d{1,2}日(?:综合)?[电電讯訊][）)]?"
    r"|[【\[（(][^】\]）)\n]{0,14}?(?P<wire>共同|時事|AFP|AP|ロイター|연합뉴스|뉴시스|뉴스1)"
    r"[^】\]）)\n]{0,6}[】\]）)]"
)
_EAST_OPENINGS: Final = frozenset("（([【新中法路塔")
_BRACKET: Final = re.compile(r"[(\[（/]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIRST: Final = 24  # characters that a place's first word takes
_PLACE: Final = 64  # characters before the agency
_ARTICLES: Final = frozenset({"the", "la", "le", "los", "las", "el", "al", "a", "o", "in", "new"})
_STOPPED: Final = frozenset({"de", "ru", "uk", "pl"})
_COLON_LANGUAGE: Final = "ms"  # whose papers write "KUALA LUMPUR: Polis"
_ACRONYM: Final = 5  # letters that an acronym has at most
# Kickers stand in capitals before a dash as places do.
_KICKERS: Final = frozenset(
    "breaking update updated exclusive watch video photos live opinion analysis editorial review "
    "news note editor correction clarification listen read more sponsored advertisement faq "
    "tldr tl dr q a kommentar analyse eilmeldung liveblog direct vidéo exclusif última hora "
    "срочно обновлено видео фото warning notice important urgent alert summary spoiler".split()
)
_SMALL: Final = frozenset(
    "of the de la le les del di do da dos das am an der den an im in sur el los las al bei ob "
    "upon and und et y e на г aux und und".split()
)


def find_datelines(texts: Sequence[str], language: str | None) -> tuple[DatelineCue, ...]:
    """Report the datelines of a page's prose, in order.

    A place with an agency is certain; a place alone only in capitals and before a dash, or with the
    day. Linear in the number of blocks.
    """
    cues = []
    city_words = _city_words()
    for block in [
        block
        for block, text in enumerate(texts)
        if len(text) >= _MIN_CHARS or (len(text) >= _MIN_CHARS_EAST and not text.isascii())
    ]:
        text = texts[block]
        # Most paragraphs are done here: they do not open as a dateline could.
        first = text[:_FIRST].partition(" ")[0]
        if (
            first.isupper()
            or not first.isascii()
            or first.rstrip(".,:").lower() in city_words
            or "(" in text[:_PLACE]
            or "/" in text[:_PLACE]
        ):
            cue = _read(block, text[:_HEAD], language)
            if cue is not None:
                cues.append(cue)
    return tuple(cues)


@cache
def _city_words() -> frozenset[str]:
    return frozenset(city.partition(" ")[0] for city in cities()) - _ARTICLES


def _read(block: int, head: str, language: str | None) -> DatelineCue | None:
    for pattern in (_AGENCY_FIRST, _WITH_AGENCY) if _BRACKET.search(head, 0, _PLACE) else ():
        found = pattern.match(head)
        if found:
            wires = agencies_of(found["bracket"] or found["stroke"])
            if wires and _is_place(found["place"], language):
                return _cue(block, head, found.end(), wires)
    if head[0] in _EAST_OPENINGS and (found := _EAST.match(head)):
        wire = agency(found["agency"] or found["wire"])
        return _cue(block, head, found.end(), (wire,) if wire else ())
    return _read_place(block, head, language) if _CAPITAL.match(head) else None


def _read_place(block: int, head: str, language: str | None) -> DatelineCue | None:
    """Read a dateline that opens with the place, in capitals or with one."""
    found = _AGENCY_LAST.match(head)
    if found:
        wire = agency(found["agency"])
        if wire and _is_place(found["place"], language):
            return _cue(block, head, found.end(), (wire,))
    found = _CAPITALS.match(head)
    if found and (found["end"] != ":" or language == _COLON_LANGUAGE) and _is_city(found, language):
        end = found.end("end") if found["end"] == "." else found.start("end")
        return _cue(block, head, end, ())
    found = _TITLE_CASE.match(head)
    if found and found["place"].casefold() in cities():
        # "London. It is a city": only the papers of some languages end a dateline so.
        if found["stop"] and language not in _STOPPED:
            return None
        return _cue(block, head, found.end("place") + len(found["stop"]), ())
    return None


def _is_city(found: re.Match[str], language: str | None) -> bool:
    """Whether capitals before a dash are a place: "NATO —" and "U.S. -" look like one."""
    place, more = found["place"], found["more"]
    if found["end"] == ".":
        return any(sign.isdigit() for sign in more) and _is_place(place + more, language)
    if place.casefold() in cities():
        return True
    if found["end"] == ":" and " " not in place:
        return False  # "TERKINI: "
    long = max(len(word) for word in place.split()) > _ACRONYM
    return (long or bool(more)) and "." not in place and _is_place(place + more, language)


def _cue(block: int, head: str, end: int, sources: tuple[str, ...]) -> DatelineCue:
    return DatelineCue(block, end, head[:end].strip(), sources, certain=True)


def _is_place(text: str, language: str | None) -> bool:
    """Whether all words could be of a place or a day."""
    words = _WORD.findall(text)
    if len(words) > 8:
        return False
    for word in words:
        folded = word.casefold()
        if folded in _KICKERS or agency(word):
            return False
        if not (
            word[0].isupper()
            or not word[0].islower()
            or folded in _SMALL
            or month_number(folded, language)
        ):
            return False
    return True
