from __future__ import annotations

import pytest

from cleannews.evidence.cues.language import recognise_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge was closed on Monday and it will not be open again before spring."),
        ("de", "Die Brücke wurde am Montag gesperrt und wird vor dem Frühling nicht geöffnet."),
        ("fr", "Le pont a été fermé lundi et il ne sera pas ouvert avant le printemps."),
        ("es", "El puente fue cerrado el lunes y no se abrirá hasta la primavera."),
        ("it", "Il ponte è stato chiuso lunedì e non sarà aperto prima della primavera."),
        ("pt", "A ponte foi fechada na segunda-feira e não será aberta até a primavera."),
        ("ru", "Мост был закрыт в понедельник, и он не откроется до весны, как сообщил совет."),
        ("uk", "Міст було закрито в понеділок, і він не відкриється до весни, як каже рада."),
        ("pl", "Most został zamknięty w poniedziałek i nie będzie otwarty aż do wiosny."),
        ("nl", "De brug werd maandag gesloten en zal niet voor het voorjaar open zijn."),
        ("tr", "Köprü pazartesi günü kapatıldı ve ilkbahara kadar bir daha açılmayacak."),
        ("ar", "أغلق الجسر يوم الاثنين ولن يفتح قبل الربيع كما قال المجلس في بيان له"),
        ("zh", "这座桥于星期一关闭，在春天之前不会重新开放，市议会说。"),
        ("ja", "橋は月曜日に閉鎖され、春まで再開されないと市議会が発表した。"),
        ("ko", "다리는 월요일에 폐쇄되었으며 봄까지 다시 열리지 않을 것이라고 시의회가 밝혔다."),
        ("sv", "Bron stängdes i måndags och den kommer inte att öppnas före våren."),
        ("he", "הגשר נסגר ביום שני ולא ייפתח שוב לפני האביב, כך אמרה המועצה."),
    ],
)
def test_prose_shows_its_language(language: str, text: str) -> None:
    assert recognise_language([text, "Menu", "Home"]) == language


@pytest.mark.parametrize("texts", [[], [""], ["Menu", "Home"], ["12:30 14:30", "0 0 0"]])
def test_too_little_shows_none(texts: list[str]) -> None:
    assert recognise_language(texts) is None


def test_words_that_two_languages_share_decide_for_neither() -> None:
    assert (
        recognise_language(["Han blev af sted efter krigen, og hun har af den grund også et hus"])
        == "da"
    )
    assert recognise_language(["Han har en bil og hun har den, som de kan se etter"]) is None


def test_the_longest_blocks_decide_and_not_the_menu() -> None:
    menu = ["Home", "About us", "All the news of the day"] * 20
    prose = "Die Brücke wurde am Montag gesperrt, wie der Rat der Stadt am Abend mitgeteilt hat."
    assert (
        recognise_language([*menu, prose, prose + " Sie ist alt.", prose + " Das ist so."]) == "de"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # Six words at least.
        ("the boats of the sea are", "en"),
        ("the boats of the sea", None),
        # Nearly a fifth of them small ones in English: 4 of 21, not of 22.
        (f"the of and was {'boats ' * 17}", "en"),
        (f"the of and was {'boats ' * 18}", None),
        # A twelfth in Finnish.
        (f"että hän {'qwx ' * 22}", "fi"),
        (f"että {'qwx ' * 6}", None),
        (f"että hän {'qwx ' * 24}", None),
        ("qwx " * 9, None),
        # Half of the letters and more are of a script.
        ("ελληνικ", "el"),
        ("ελληνικ qwxyz", "el"),
        ("ελληνικ qwxyzqw", None),
        ("ελλην", None),
        ("橋は月", "ja"),
        ("橋橋橋橋橋橋橋橋橋は", "ja"),
        ("橋橋橋橋橋橋橋橋橋橋は", "zh"),
        ("橋は月 qwx", None),
        ("– – – – – – –", None),
    ],
)
def test_so_many_words_or_signs_show_a_language(text: str, language: str | None) -> None:
    assert recognise_language([text]) == language


def test_two_hundred_characters_of_a_block_are_looked_at() -> None:
    german = "der die das und ist nicht mit von "
    assert recognise_language([f"{'x' * 160} {german}"]) == "de"
    assert recognise_language([f"{'x' * 200} {german}"]) is None


def test_more_blocks_are_looked_at_where_the_longest_say_nothing() -> None:
    fillers = ["x" * 300] * 4
    german = "der die das und ist nicht mit von"
    assert recognise_language([*fillers, german]) == "de"
    assert recognise_language(["x" * 300] * 15 + [german]) == "de"
    assert recognise_language(["x" * 300] * 16 + [german]) is None
