from __future__ import annotations

import pytest

from cleannews.evidence.cues.datelines import find_datelines

STORY = " The minister said on Monday that the government would act."
WEST = " Министр сказал в понедельник, что правительство будет действовать."
EAST = "国务院总理星期一表示，政府将在未来几周内采取行动，并将向议会提交一份报告。"


def datelines_of(text: str, language: str | None = "en") -> list[tuple[str, tuple[str, ...]]]:
    return [(cue.text, cue.sources) for cue in find_datelines([text], language)]


@pytest.mark.parametrize(
    ("text", "dateline", "sources"),
    [
        ("MOSCOW, October 26. /TASS/." + STORY, "MOSCOW, October 26. /TASS/.", ("TASS",)),
        ("BERLIN (Reuters) -" + STORY, "BERLIN (Reuters)", ("Reuters",)),
        ("KYIV, March 3 (AP) —" + STORY, "KYIV, March 3 (AP)", ("AP",)),
        ("WASHINGTON, D.C. (AP) —" + STORY, "WASHINGTON, D.C. (AP)", ("AP",)),
        ("Wien/Berlin (APA/dpa) -" + STORY, "Wien/Berlin (APA/dpa)", ("APA", "dpa")),
        ("ROMA (ANSA) -" + STORY, "ROMA (ANSA)", ("ANSA",)),
        ("(ANSA) - ROMA, 05 MAR -" + STORY, "(ANSA) - ROMA, 05 MAR", ("ANSA",)),
        ("Madrid, 5 mar (EFE).-" + STORY, "Madrid, 5 mar (EFE).", ("EFE",)),
        ("ANKARA (AA) -" + STORY, "ANKARA (AA)", ("Anadolu",)),
        (
            "МОСКВА, 26 окт — РИА Новости." + WEST,
            "МОСКВА, 26 окт — РИА Новости.",
            ("RIA Novosti",),
        ),
        ("МОСКВА, 26 октября. /ТАСС/." + WEST, "МОСКВА, 26 октября. /ТАСС/.", ("TASS",)),
        ("新华社北京3月5日电 " + EAST, "新华社北京3月5日电", ("Xinhua",)),
        ("【共同】" + EAST * 2, "【共同】", ("Kyodo",)),
    ],
)
def test_a_place_with_an_agency_is_a_dateline(
    text: str, dateline: str, sources: tuple[str, ...]
) -> None:
    assert datelines_of(text) == [(dateline, sources)]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("WASHINGTON —" + STORY, "WASHINGTON"),
        ("NEW YORK –" + STORY, "NEW YORK"),
        ("PORTLAND, Ore. —" + STORY, "PORTLAND, Ore."),
        ("ROME —" + STORY, "ROME"),
        ("MOSCOW, October 26." + STORY, "MOSCOW, October 26."),
        ("Berlin –" + STORY, "Berlin"),
    ],
)
def test_a_place_alone_is_a_dateline_in_capitals_or_if_it_is_a_known_city(
    text: str, dateline: str
) -> None:
    assert datelines_of(text) == [(dateline, ())]


def test_a_city_before_a_full_stop_is_a_dateline_only_where_papers_write_so() -> None:
    text = "Berlin. Die Feuerwehr hat am Montag einen Brand in Lichterfelde bekämpft."
    assert datelines_of(text, "de") == [("Berlin.", ())]
    assert datelines_of("London. It is a city of more than eight million people.", "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING —" + STORY,
        "NATO —" + STORY,
        "U.S. -" + STORY,
        "IS (Islamic State) fighters have said that they will not leave the city.",
        "The AP (Associated Press) -" + STORY,
        "Anna Brandt (left) -" + STORY,
        "The film (AP Photo)." + STORY,
        "WASHINGTON —",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert datelines_of(text) == []


@pytest.mark.parametrize(
    ("text", "language", "dateline"),
    [
        pytest.param(f"ROME - {'x' * 43}", "en", "ROME", id="a line of fifty characters"),
        pytest.param(f"ROME - {'x' * 42}", "en", None, id="a shorter one"),
        pytest.param("МОСКВА — Министр уехал там", "ru", "МОСКВА", id="of twenty-five in Russian"),
        pytest.param("МОСКВА — Министр уехал", "ru", None, id="a shorter one in Russian"),
        pytest.param("NATO —" + STORY, "en", None, id="an acronym"),
        pytest.param("ABCDE —" + STORY, "en", None, id="of five letters"),
        pytest.param("ABCDEF —" + STORY, "en", "ABCDEF", id="six are a place"),
        pytest.param("NATO, Ore. —" + STORY, "en", "NATO, Ore.", id="or what has a country"),
        pytest.param("U.S.ABCDEF —" + STORY, "en", None, id="full stops are of an acronym"),
        pytest.param("UPDATE —" + STORY, "en", None, id="a kicker"),
        pytest.param("REUTERS —" + STORY, "en", None, id="an agency"),
        pytest.param("ROME:" + STORY, "en", None, id="a colon"),
        pytest.param("ROME:" + STORY, "ms", "ROME", id="a colon in Malay"),
        pytest.param("TERKINI:" + STORY, "ms", None, id="but not behind a word alone"),
        pytest.param("KOTA TERKINI:" + STORY, "ms", "KOTA TERKINI", id="two words"),
        pytest.param("ROME." + STORY, "en", None, id="a full stop without a day"),
        pytest.param("ROME, May 5." + STORY, "en", "ROME, May 5.", id="with one"),
        pytest.param("Rome –" + STORY, "en", "Rome", id="a known city"),
        pytest.param("Qwxtz –" + STORY, "en", None, id="no city"),
        pytest.param("Rome." + STORY, "en", None, id="a city and a full stop"),
        pytest.param("Rome." + STORY, "de", "Rome.", id="in German"),
        pytest.param("Rome was" + STORY, "en", None, id="a sentence"),
    ],
)
def test_a_place_is_told_from_what_only_looks_like_one(
    text: str, language: str, dateline: str | None
) -> None:
    found = [line for line, _ in datelines_of(text, language)]
    assert found == ([dateline] if dateline else [])


@pytest.mark.parametrize(
    ("head", "sources"),
    [
        ("Bo Co Mo No Fo Go Ho Ko (AP) —", ("AP",)),
        ("Bo Co Mo No Fo Go Ho Ko Lo (AP) —", None),
        ("ROME of the Sea (AP) —", ("AP",)),
        ("ROME with Sea (AP) —", None),
        ("ROME, 5 may (AP) —", ("AP",)),
        ("Update (AP) —", None),
        ("ROME (Tor) —", None),
        ("(Tor) — ROME —", None),
        ("ROME, May 5 — Tor —", None),
        ("MOSCOW, May 5 — TASS —", ("TASS",)),
        ("Qwxtz, May 5. /TASS/.", ("TASS",)),
    ],
)
def test_words_of_a_place_begin_with_capitals_or_are_small_ones_of_places(
    head: str, sources: tuple[str, ...] | None
) -> None:
    found = datelines_of(head + STORY)
    assert [told for _, told in found if told] == ([sources] if sources else [])
