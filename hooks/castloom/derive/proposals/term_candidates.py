"""Phrases that recur and look like terms, but have no concept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from castloom.derive.proposals.ordinary import function_words
from castloom.derive.proposals.proposal import Proposal, ProposalKind
from castloom.derive.proposals.targets import targets
from castloom.derive.proposals.windows import Window, Word, Words, overlaps, windows
from castloom.model.concept import Concept
from castloom.model.person import Person
from castloom.model.speech import Sentence, Turn

_LONGEST = 4
_LEAST = 2  # times said
_LEAST_ALONE = 4  # of a single word
_LETTERS = 6  # of a single word
_MOST = 20  # candidates of a run


class _Use(NamedTuple):
    """Where a phrase was said."""

    episode: str
    turn: Turn
    sentence: Sentence
    window: Window


def term_candidates(
    turns_by_episode: Mapping[str, Sequence[Turn]],
    concepts: Iterable[Concept],
    people: Iterable[Person],
    language: str,
) -> list[Proposal]:
    """The phrases worth a concept, the most telling first, each with its count and the first sentence it is in.

    None in a language of which the little words are not known: every second phrase would look like a term.
    """
    if not function_words(language):
        return []
    known = {target.key for target in targets(concepts, people, ()).right}
    uses: dict[str, list[_Use]] = {}
    for use in _uses(turns_by_episode, known, Words(language)):
        uses.setdefault(_key(use.window), []).append(use)
    counts = {key: len(found) for key, found in uses.items()}
    recurring = {key: found for key, found in uses.items() if _recurs(found)}
    kept = [key for key in recurring if not _is_part_of_longer(key, recurring, counts)]
    ranked = sorted(kept, key=lambda key: (-_worth(key, counts[key]), key))
    return [_proposal(recurring[key], _worth(key, counts[key])) for key in ranked[:_MOST]]


def _uses(turns_by_episode: Mapping[str, Sequence[Turn]], known: set[str], words: Words) -> Iterator[_Use]:
    for episode, turns in turns_by_episode.items():
        for turn in turns:
            for sentence in turn.sentences:
                here = list(windows(0, words.runs(sentence.text), _LONGEST))
                named = [(w.start, w.end) for w in here if _key(w) in known or w.key in known]
                for window in here:
                    if _looks_like_term(window.words) and not overlaps(window.start, window.end, named):
                        yield _Use(episode, turn, sentence, window)


def _looks_like_term(words: tuple[Word, ...]) -> bool:
    """Whether the words may name a thing: none of the little ones at the ends, and not only everyday ones."""
    first, last = words[0], words[-1]
    if first.is_function or last.is_function or any(word.text[0].isdigit() for word in words):
        return False
    if len(words) == 1:
        return not first.is_common and len(first.text) >= _LETTERS and not first.is_capital
    rare = sum(not word.is_common for word in words)
    return rare > 0 and not any(word.is_function for word in words) and not all(word.is_capital for word in words)


def _key(window: Window) -> str:
    """The words in the singular."""
    last = window.words[-1].plain
    return " ".join([*(word.plain for word in window.words[:-1]), last.removesuffix("s")])


def _recurs(found: Sequence[_Use]) -> bool:
    least = _LEAST if len(found[0].window.words) > 1 else _LEAST_ALONE
    return len(found) >= least


def _is_part_of_longer(key: str, recurring: Iterable[str], counts: Mapping[str, int]) -> bool:
    """Whether it is said half of the times or more as part of a longer phrase."""
    around = [other for other in recurring if other != key and f" {key} " in f" {other} "]
    return any(counts[other] * 2 >= counts[key] for other in around)


def _worth(key: str, count: int) -> float:
    """From 0 to 1: more for what is longer and said oftener."""
    return round(1 - 1 / (1 + count * len(key.split()) / 6), 2)


def _proposal(found: Sequence[_Use], worth: float) -> Proposal:
    first = found[0]
    window, text = first.window, first.sentence.text
    phrase = min((u.sentence.text[u.window.start : u.window.end] for u in found), key=lambda p: (len(p), p.swapcase()))
    shows = len({use.episode for use in found})
    where = "in this episode" if shows == 1 else f"in {shows} episodes"
    reason = f"said {len(found)} times {where}, and no concept has it"
    spot = first.episode, first.sentence.address, text, window.start, window.end
    return Proposal(
        ProposalKind.TERM, *spot, phrase, "-".join(_key(window).split()), worth, reason,
        first.sentence.start, first.turn.speaker, text, uses=len(found),
    )  # fmt: skip
