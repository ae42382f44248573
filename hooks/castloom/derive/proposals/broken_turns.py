"""Sentences that run over a change of speaker, and those that somebody cut in on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from castloom.derive.proposals.ordinary import function_words
from castloom.derive.proposals.proposal import Part, Proposal, ProposalKind
from castloom.model.speech import Turn

_FINAL = re.compile(r"[.?!…。！？][\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"^\W*([\w'’]+)")
_SELF = re.compile(r"^I(?:['’]\w+)?$")


def broken_turns(episode: str, turns: Sequence[Turn], language: str) -> Iterator[Proposal]:
    """One for every change of speaker that falls within a sentence, in the order they come."""
    words = function_words(language)
    names = frozenset(word for turn in turns for word in turn.speaker.split())
    said = "\n".join([sentence.text for turn in turns for sentence in turn.sentences])
    for before, after in pairwise(turns):
        head, tail = before.sentences[-1], after.sentences[0]
        if before.speaker == after.speaker or _FINAL.search(head.text) or not _FIRST_WORD.match(tail.text):
            continue
        parts = Part(head.address, head.text, before.speaker), Part(tail.address, tail.text, after.speaker)
        yield _proposal(episode, parts, head.start, _judged(head.text, tail.text, _Known(words, names, said)))


class _Known(NamedTuple):
    """What helps to judge a cut: words that end no sentence, speakers' names, and all that was said."""

    function_words: frozenset[str]
    names: frozenset[str]
    said: str


_Judgement = tuple[ProposalKind, float, str]


def _proposal(episode: str, parts: tuple[Part, Part], time: float | None, judged: _Judgement) -> Proposal:
    head, tail = parts
    kind, score, reason = judged
    moves, stays = (tail, head) if _words(tail.text) <= _words(head.text) else (head, tail)
    if kind is ProposalKind.TURN_JOIN:
        reason += f'; "{moves.text}" is the shorter part, so {stays.speaker} may have said it all'
    sentence = f"{head.text} {tail.text}"
    start = len(head.text) + 1
    here = kind, episode, moves.address, sentence, start, len(sentence), moves.speaker, stays.speaker
    return Proposal(*here, score, reason, time, head.speaker, parts=parts)


def _judged(head: str, tail: str, known: _Known) -> _Judgement:
    """What the cut looks like: a sentence torn apart, or somebody who cut in."""
    first, last = _FIRST_WORD.findall(tail)[0], _last(head)
    hangs = _promises_more(last, known.function_words)
    if first[0].islower():
        return (
            ProposalKind.TURN_JOIN,
            0.95 if hangs else 0.85,
            "no end mark, and the next speaker goes on in lower case",
        )
    if _SELF.match(first) and (hangs or head.endswith(",")):
        return ProposalKind.TURN_JOIN, 0.65, f'"{last}" promises more, and "{first}" has its capital anyway'
    if head.endswith(last) and re.search(rf"\b{re.escape(last)} {re.escape(first)}\b", known.said):
        return ProposalKind.TURN_JOIN, 0.6, f'"{last} {first}" is said together elsewhere'
    if first in known.names or first[0].isdigit():
        return ProposalKind.TURN_JOIN, 0.5, f'no end mark, and "{first}" does not tell whether a sentence begins'
    return ProposalKind.INTERRUPTION, 0.3, "no end mark, but the next speaker begins a sentence: probably cut in"


def _promises_more(last: str, function_words: frozenset[str]) -> bool:
    """Whether a sentence hardly ends with the word, as with their, in and that's."""
    plain = last.casefold().replace("’", "'")
    return plain.replace("'", "") in function_words or plain.removesuffix("'s") in function_words


def _last(text: str) -> str:
    words = re.findall(r"[\w'’]+", text)
    return words[-1] if words else ""


def _words(text: str) -> int:
    return text.count(" ") + 1
