"""Words that are common in one part of a site."""

from __future__ import annotations

import pytest

from cleannews.evidence.subjects import GROUPS, WORDS, read_subjects
from cleannews.evidence.tokens import split_tokens


def subjects_of(*texts: str) -> list[set[str]]:
    found = read_subjects(split_tokens(list(texts))).tolist()
    return [{group for bit, group in enumerate(GROUPS) if bits >> bit & 1} for bits in found]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Cookies", "consent"),
        ("Datenschutzhinweise", "legal"),
        ("Newsletter abonnieren", "letter"),
        ("Политика конфиденциальности", "legal"),
        ("Комментарии (3)", "comment"),
        ("Přihlásit se", "entry"),
        ("评论", "comment"),
        ("Foto: Ines Valdraper", "picture"),
        ("Etiquetas", "tags"),
    ],
)
def test_words_are_known_in_any_case_and_by_their_beginning(text: str, group: str) -> None:
    assert group in subjects_of(text, text.upper())[0]
    assert group in subjects_of("Skarholm", text.upper())[1]


def test_each_block_has_its_own_words_and_unknown_ones_say_nothing() -> None:
    assert subjects_of("Skarholm Valdraper", "cookies newsletter", "Qwertz") == [
        set(),
        {"consent", "letter"},
        set(),
    ]


def test_paragraphs_are_not_looked_at() -> None:
    assert subjects_of("The cookies of the harbour café were sold out again. " * 9) == [set()]


def test_every_word_is_known_for_its_group() -> None:
    for group, words in WORDS.items():
        for word, found in zip(words.split(), subjects_of(*words.split()), strict=True):
            assert group in found, word


def test_blocks_of_up_to_sixty_words_are_looked_at() -> None:
    sixty = f"cookies {'x ' * 59}"
    assert subjects_of("Skarholm", sixty, f"{sixty}x", sixty) == [
        set(),
        {"consent"},
        set(),
        {"consent"},
    ]


def test_a_word_of_two_groups_is_of_both() -> None:
    both = {group for group, words in WORDS.items() if "newsletter" in words.split()}
    two = {group for group, words in WORDS.items() if "subscription" in words.split()}
    assert subjects_of("newsletter", "subscription newsletter") == [both, both | two]
