"""From evidence to a judgement: verdicts, keep-lists, presets and what is left for later."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cleannews.article import Role
from cleannews.evidence import looks_of, observe
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import Lexicon, Rule, default_lexicon
from cleannews.evidence.memory import outline
from cleannews.judging import THRESHOLDS, Judgement, decide, judge, judge_once
from cleannews.judging.model import load_model
from cleannews.options import Options
from cleannews.reading import read
from cleannews.site import SiteProfile
from tests.judging.exact_rules import exact_rule
from tests.judging.sketches import PROSE

OTHER = "Two hundred people stood on the quay of Skarvoy when the ferry came in after two winters."
SOURCE = f"Home\n\nFerry to Skarvoy sails again\n\n{PROSE}\n\nShout\n\n{OTHER}\n\nShare"
SHOUT, LAST = 3, 4
CERTAIN = replace(exact_rule(Role.ADVERT, "shout"), certain=True)


def decided(
    scores: list[float], *rules: Rule, options: Options | None = None, source: str = SOURCE
) -> Judgement:
    page = read(source)
    lexicon = Lexicon(rules)
    cues = find_cues(page)
    evidence = observe(page, cues, lexicon, load_model().learned)
    return decide(page, cues, evidence, scores, lexicon.rules, options or Options())


@pytest.mark.parametrize(
    ("role", "certain", "score"),
    [
        (Role.ADVERT, True, 0.0),
        (Role.PARAGRAPH, True, 1.0),
        (Role.TITLE, True, 0.0),
        (Role.ADVERT, False, 0.5),
    ],
)
def test_a_certain_rule_is_a_verdict(role: Role, score: float, *, certain: bool) -> None:
    rule = replace(exact_rule(role, "shout"), certain=certain)
    told = decided([0.1, 0.1, 0.9, 0.5, 0.9, 0.1], rule)
    assert told.scores == [0.1, 0.1, 0.9, score, 0.9, 0.1]


def test_a_keep_list_has_the_last_word() -> None:
    options = Options(keep=("shout",))
    told = decided([0.1, 0.1, 0.9, 0.1, 0.9, 0.1], CERTAIN, options=options)
    assert told.scores[SHOUT] == 1.0
    assert told.kept == {SHOUT}
    assert told.roles[SHOUT].is_body
    assert told.parts[SHOUT].is_body
    assert not decided([0.1, 0.1, 0.9, 0.1, 0.9, 0.1], CERTAIN).kept


def test_what_a_keep_list_holds_is_body_whatever_it_is() -> None:
    source = SOURCE.replace("Shout", "May 5, 2020")
    told = decided([0.1, 0.1, 0.9, 0.1, 0.9, 0.1], options=Options(keep=("May 5",)), source=source)
    assert told.roles[SHOUT] is Role.PARAGRAPH
    heading = SOURCE.replace("Shout", "# Shout")
    told = decided([0.1, 0.1, 0.9, 0.1, 0.9, 0.1], options=Options(keep=("Shout",)), source=heading)
    assert told.roles[SHOUT] is Role.HEADING


def test_a_paragraph_that_stands_twice_is_body_once_unless_a_keep_list_holds_it() -> None:
    source = f"{SOURCE}\n\n{PROSE}"
    scores = [0.1, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9]
    told = decided(list(scores), source=source)
    assert told.repeats == {6}
    assert told.roles[6] is told.parts[6] is Role.WIDGET
    assert told.roles[2].is_body
    kept = decided(list(scores), source=source, options=Options(keep=("first time",)))
    assert not kept.repeats
    assert kept.roles[6].is_body


def test_what_stands_twice_and_is_no_body_repeats_nothing() -> None:
    source = f"{SOURCE}\n\n{PROSE}"
    assert not decided([0.1, 0.1, 0.1, 0.1, 0.9, 0.1, 0.1], source=source).repeats


def test_what_is_remembered_of_a_site_moves_the_scores_that_the_page_alone_gave() -> None:
    page = read(SOURCE)
    roles = (Role.NAVIGATION, Role.TITLE, Role.PARAGRAPH, Role.ADVERT)
    site = SiteProfile.of(
        outline(["Home", f"Boat {name} sails", f"{name} {PROSE}", "Shout"], roles)
        for name in ("Asta", "Brita", "Dagny", "Elin")
    )
    alone = judge_once(page, Options(), None, load_model())
    told = judge_once(page, Options(), site, load_model())
    assert told.remembered is not None
    assert any(told.remembered.shifts)
    odds, before = (
        np.log(np.array(one.scores) / (1 - np.array(one.scores))) for one in (told, alone)
    )
    assert odds - before == pytest.approx(told.remembered.shifts, abs=1e-3)


@pytest.mark.parametrize(
    "options", [Options(preset="precision"), Options(), Options(preset="recall")]
)
def test_a_preset_is_the_least_score_that_keeps_a_paragraph(options: Options) -> None:
    least = THRESHOLDS[options.preset]
    for score, kept in ((least, True), (least * 0.7, False)):
        told = decided([0.1, 0.1, 0.9, 0.0, score, 0.1], options=options)
        assert told.roles[LAST].is_body is kept


def test_presets_keep_the_more_the_less_precise_they_are() -> None:
    assert 0 < THRESHOLDS["recall"] < THRESHOLDS["balanced"] < THRESHOLDS["precision"] < 1


def test_what_the_text_would_lose_by_itself_has_the_role_that_it_has_then() -> None:
    told = replace(decided([0.1, 0.1, 0.9, 0.1, 0.9, 0.1]), settled={2: Role.BIO})
    assert told.roles[2] is told.parts[2] is Role.BIO


def test_a_page_without_blocks_is_judged_to_have_none() -> None:
    told = judge(read(""), Options())
    assert (told.roles, told.parts, told.scores) == ((), (), ())
    assert (told.assigned, told.evidence) == (None, None)
    assert told.runs.roles == []


def test_rules_of_the_caller_s_are_judged_by() -> None:
    page = read(SOURCE)
    plain = judge_once(page, Options(), None, load_model())
    told = judge_once(page, Options(rules=(CERTAIN,)), None, load_model())
    assert told.scores[SHOUT] == 0.0 != plain.scores[SHOUT]
    assert told.rules[-1] == CERTAIN
    assert len(told.rules) == len(plain.rules) + 1


def test_what_is_known_of_the_blocks_is_not_looked_for_again() -> None:
    page, model = read(SOURCE), load_model()
    plain = judge_once(page, Options(), None, model)
    known = looks_of(page, default_lexicon(), model.learned)
    assert judge_once(page, Options(), None, model, known).scores == plain.scores
    silent = replace(known, hits=known.hits.among(()))
    assert not judge_once(page, Options(), None, model, silent).hits.blocks
