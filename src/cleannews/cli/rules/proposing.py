"""Rules for what came out wrong, tried before they are proposed: `cleannews-rules propose`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from cleannews import Options
from cleannews.cli.rules.candidates import find_candidates
from cleannews.cli.rules.corrections import Corrected, read_corrections
from cleannews.cli.rules.drafting import Draft, Phrase, is_writable, write_rules
from cleannews.cli.rules.pages import cleaned_pages
from cleannews.cli.rules.printing import check_new, complain, several, write_new
from cleannews.cli.terminal import neutralise_line
from cleannews.evidence.lexicon import Lexicon, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleannews.article import Role
    from cleannews.cli.rules.candidates import Candidate, Place
    from cleannews.cli.rules.request import Request
    from cleannews.evidence.lexicon import Match

__all__ = ["propose"]

_LOOK_ROLE: Final = (
    "no rule that comes with cleannews knows the lines marked as guessed: is the role theirs?"
)
_LOOK_CERTAIN: Final = (
    "these rules are verdicts, for as evidence they were too weak: make sure that no article has "
    "such a line."
)
_LONGEST_RUN: Final = 60  # blocks that a line may head
_LONGEST: Final = 70  # characters of a line that is quoted in a comment


@dataclass(slots=True)
class Trial:
    """A candidate with what it does: lines mended, and wanted lines that it hits."""

    candidate: Candidate
    mended: list[Place] = field(default_factory=list)
    broken: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Candidates that mend something and break nothing, and those left out.

    `left` is how many lines were wrong before and how many still are; `lost` how many wanted lines
    are dropped because of the rules, though no rule hits them.
    """

    good: list[Trial]
    breaking: list[Trial]
    before: int
    left: int
    lost: list[Place]


def propose(request: Request) -> bool:
    """Write the rules; give whether all pages and bodies could be read. Raises `UsageError`."""
    assert request.wanted is not None
    check_new(request.output)
    failures: list[str] = []
    pages = read_corrections(request.pages, request.wanted, failures)
    proposal = _try_out(pages, request)
    if not proposal.good and not proposal.breaking:
        complain(f"{_why_none(proposal, request.least_pages)}: there is no rule to write")
        return not failures
    kept = [text for page in pages for text in _wanted_texts(page)]
    text = write_rules(_head(pages, proposal), _drafts(pages, proposal.good), kept)
    tail = "".join(f"{line}\n" for line in _left_out(pages, proposal.breaking))
    write_new(request.output, f"{text}\n{tail}" if tail else text)
    return not failures


def _why_none(proposal: Proposal, least_pages: int) -> str:
    if not proposal.before:
        return "no line of these pages is wrong"
    wrong = several(proposal.before, "wrong line")
    return f"of {wrong} none can be mended by a phrase that {least_pages} or more pages share"


def _wanted_texts(page: Corrected) -> list[str]:
    return [text for text, wanted in zip(page.texts, page.wanted, strict=True) if wanted]


def _try_out(pages: Sequence[Corrected], request: Request) -> Proposal:
    """Try the candidates, and once more as verdicts those that are too weak as evidence."""
    trials = [Trial(candidate) for candidate in find_candidates(pages, request.least_pages)]
    _find_broken(pages, trials)
    roles = _roles_with(pages, [trial for trial in trials if not trial.broken], request)
    _blame_heads(pages, [trial for trial in trials if not trial.broken], roles)
    breaking = [trial for trial in trials if trial.broken]
    trials = [trial for trial in trials if not trial.broken]
    roles = _roles_with(pages, trials, request)
    weak = [
        trial
        for trial in trials
        if trial.candidate.rule.scope is Scope.BLOCK
        and any(_is_wrong(pages, roles, place) for place in trial.candidate.targets)
    ]
    if weak:
        for trial in weak:
            rule = replace(trial.candidate.rule, certain=True)
            trial.candidate = replace(trial.candidate, rule=rule)
        roles = _roles_with(pages, trials, request)
    for trial in trials:
        targets = trial.candidate.targets
        trial.mended = [place for place in targets if not _is_wrong(pages, roles, place)]
    wrong = [
        (page, block) for page, one in enumerate(pages) for block in (*one.left_over, *one.lost)
    ]
    return Proposal(
        good=[trial for trial in trials if trial.mended],
        breaking=breaking,
        before=len(wrong),
        left=sum(_is_wrong(pages, roles, place) for place in wrong),
        lost=_lost(pages, roles),
    )


def _find_broken(pages: Sequence[Corrected], trials: Sequence[Trial]) -> None:
    """Note the lines that a candidate hits and must not.

    Those are wanted ones that it would drop, and others that it would keep.
    """
    lexicon = Lexicon(trial.candidate.rule for trial in trials)
    for page, one in enumerate(pages):
        hits = lexicon.match(one.texts)
        for block, number in zip(hits.blocks, hits.rules, strict=True):
            if one.wanted[block] != trials[number].candidate.rule.role.is_body:
                trials[number].broken.append((page, block))


def _blame_heads(
    pages: Sequence[Corrected], trials: Sequence[Trial], roles: Sequence[Sequence[Role]]
) -> None:
    """Note wanted lines that are dropped below a line that heads others: they are of its run."""
    lexicon = Lexicon(trial.candidate.rule for trial in trials)
    for page, block in _lost(pages, roles):
        top = max(0, block - _LONGEST_RUN)
        hits = lexicon.match(pages[page].texts[top:block])
        for number in reversed(hits.rules):
            if trials[number].candidate.rule.scope is Scope.RUN:
                trials[number].broken.append((page, block))
                break


def _lost(pages: Sequence[Corrected], roles: Sequence[Sequence[Role]]) -> list[Place]:
    """The wanted lines that are kept without rules, and dropped in these roles."""
    return [
        (page, block)
        for page, one in enumerate(pages)
        for block, (role, wanted) in enumerate(zip(one.roles, one.wanted, strict=True))
        if wanted and role.is_body and not roles[page][block].is_body
    ]


def _roles_with(
    pages: Sequence[Corrected], trials: Sequence[Trial], request: Request
) -> list[tuple[Role, ...]]:
    """The roles of the blocks of each page, judged with the candidates' rules."""
    rules = tuple(trial.candidate.rule for trial in trials)
    roles = {
        name: tuple(block.role for block in article.blocks)
        for name, _, (article,) in cleaned_pages(request.pages, [Options(rules=rules)], [])
    }
    return [roles[page.name] for page in pages]


def _is_wrong(pages: Sequence[Corrected], roles: Sequence[Sequence[Role]], place: Place) -> bool:
    page, block = place
    return pages[page].wanted[block] != roles[page][block].is_body


def _drafts(pages: Sequence[Corrected], trials: Iterable[Trial]) -> list[Draft]:
    """A rule for all candidates of one role and way of matching, the best of them first."""
    groups: dict[tuple[Role, Match, Scope, bool, int | None], list[Trial]] = defaultdict(list)
    for trial in sorted(trials, key=_rank):
        rule = trial.candidate.rule
        groups[rule.role, rule.match, rule.scope, rule.certain, rule.max_words].append(trial)
    return [_draft(pages, own) for own in groups.values()]


def _rank(trial: Trial) -> tuple[int, str]:
    return -len(trial.mended), trial.candidate.rule.any_of[0]


def _draft(pages: Sequence[Corrected], trials: Sequence[Trial]) -> Draft:
    rule = trials[0].candidate.rule
    guessed = any(trial.candidate.guessed for trial in trials)
    looks = {_LOOK_ROLE: guessed, _LOOK_CERTAIN: rule.certain}
    return Draft(
        role=rule.role,
        match=rule.match,
        why=rule.why,
        phrases=tuple(_phrase(pages, trial) for trial in trials),
        scope=rule.scope,
        certain=rule.certain,
        max_words=rule.max_words,
        look=tuple(look for look, has_to in looks.items() if has_to),
    )


def _phrase(pages: Sequence[Corrected], trial: Trial) -> Phrase:
    rule, targets = trial.candidate.rule, trial.candidate.targets
    on = {page for page, _ in trial.mended}
    sites = {pages[page].site for page in on}
    of = "" if len(trial.mended) == len(targets) else f" of {len(targets)}"
    support = (
        f"mends {len(trial.mended)}{of} on {several(len(on), 'page')} of "
        f"{several(len(sites), 'site')}"
    )
    if trial.candidate.guessed:
        support += "; role guessed"
    return Phrase(rule.any_of[0], support, _example(pages, trial))


def _example(pages: Sequence[Corrected], trial: Trial) -> str:
    """A line that the rule hits, as printed; the phrase where none can be written."""
    lexicon = Lexicon([trial.candidate.rule])
    for page, block in sorted(trial.mended, key=lambda at: len(pages[at[0]].texts[at[1]])):
        text = " ".join(pages[page].texts[block].split())
        if is_writable(text) and lexicon.match([text]).blocks:
            return text
    return trial.candidate.rule.any_of[0]


def _head(pages: Sequence[Corrected], proposal: Proposal) -> Iterator[str]:
    sites = {page.site for page in pages}
    on = f"{several(len(pages), 'page')} of {several(len(sites), 'site')}"
    yield f"Rules proposed from corrections of {on}."
    yield f"Of {several(proposal.before, 'wrong line')} they leave {proposal.left}. They hit no"
    yield "wanted line of these pages."
    if proposal.lost:
        yield ""
        yield f"LOOK: with them, {several(len(proposal.lost), 'wanted line')} would be lost, though"
        yield "no rule hits it, because the lines around it are dropped:"
        for page, block in proposal.lost:
            yield f"- {neutralise_line(pages[page].name)}: {_quote(pages[page].texts[block])}"
    yield ""
    yield "Read them before you use them: where a person has to look, it says LOOK."
    yield "Then: cleannews-rules check FILE, and cleannews-rules test FILE --on PAGES of others."


def _left_out(pages: Sequence[Corrected], trials: Sequence[Trial]) -> Iterator[str]:
    """Comments about the candidates that would break something."""
    if trials:
        yield "# Left out, for they would break what is right:"
    for trial in trials:
        rule = trial.candidate.rule
        page, block = trial.broken[0]
        on = {page for page, _ in trial.broken}
        yield (
            f"# - {rule.match} {_quote(rule.any_of[0])} would mend "
            f"{several(len(trial.candidate.targets), 'line')}, and break "
            f"{several(len(trial.broken), 'line')} on {several(len(on), 'page')}, such as"
        )
        yield f"#   {_quote(pages[page].texts[block])}"


def _quote(text: str) -> str:
    text = neutralise_line(" ".join(text.split()))
    return f'"{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"}"'
