"""SubRip (SRT): cues of two short lines, as the podcast namespace wants them."""

import html
import re
from collections.abc import Sequence
from itertools import accumulate

from castloom.model.transcript import Block
from castloom.render.transcripts.timed import stamps, timed

# Podcast namespace, transcripts: SRT: two lines of 32 characters. A longer word stays whole.
_LINE = r"(?:.{1,32}(?!\S)|\S+)"
_CARD = re.compile(rf"({_LINE})(?: +({_LINE}))?(?: +|$)")
# What a reader would take for a speaker's name if a line began with it: `Note: `, `The Human Debt: `.
_BIG = r"[^\s:a-zß-öø-ÿа-яё][^\s:]*"
_NAME = rf"{_BIG}(?: (?:{_BIG}|al|bin|da|den?|der|d[iu]|ibn|l[ae]|of|the|van|von)){{0,5}}:(?= )"
_BEGINS_LIKE_NAME = re.compile(_NAME)
_BEFORE_NAME = re.compile(rf" (?={_NAME})")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[ \n\0]")
_GLUE = "\0"  # a blank at which no line ends; no text holds it


def srt(blocks: Sequence[Block]) -> str:
    """Cues of at most two lines; the speaker's name stands before the first of a turn.

    The cues of a block share its time by their characters or, where words have times, begin with their first word.
    """
    spoken = timed(blocks)
    texts = spoken.texts if spoken.marks.isdisjoint("&<>") else [_plain(text) for text in spoken.texts]
    labels = _labels(spoken.speakers, texts)
    moments = ([round(time * 1000) for time in times] for times in (spoken.starts, spoken.ends))
    starts: list[int] = []
    ends: list[int] = []
    cards: list[str] = []
    for label, text, start, end, words in zip(labels, texts, *moments, spoken.words, strict=True):
        found = _cards(label + text)
        edges = _edges(found, len(label), start, end, words)
        if ends and starts[-1] < start < ends[-1]:
            ends[-1] = start
        starts += edges[:-1]
        ends += edges[1:]
        cards += found if len(edges) > len(found) else ["\n".join(found)]
    rows = zip(stamps(starts, ","), stamps(ends, ","), cards, strict=True)
    written = [f"{n}\n{start} --> {end}\n{card}\n" for n, (start, end, card) in enumerate(rows, 1)]
    return "\n".join(written).replace(_GLUE, " ")


def _labels(speakers: Sequence[str], texts: Sequence[str]) -> list[str]:
    """`Name: ` where a turn begins, and where the words themselves begin like a name; else nothing."""
    names = {name: _plain(name.replace(":", "")).replace(" ", _GLUE) for name in set(speakers)}
    labels = {name: f"{written}:{_GLUE}" if written else "" for name, written in names.items()}
    return [
        labels[name] if name != before or (": " in text and _BEGINS_LIKE_NAME.match(text)) else ""
        for name, before, text in zip(speakers, ("", *speakers), texts, strict=False)
    ]


def _cards(text: str) -> list[str]:
    """The text of each cue: one line or two."""
    if ": " in text:
        text = _BEFORE_NAME.sub(_GLUE, text)
    return [f"{first}\n{second}" if second else first for first, second in _CARD.findall(text)]


def _edges(cards: list[str], label: int, start: int, end: int, words: tuple[tuple[float, float], ...]) -> list[int]:
    """Where each card begins, and where the last ends, in thousandths; only two of them if the time is too short."""
    if len(cards) == 1 or end - start < len(cards):
        return [start, end]
    spoken = [cards[0][label:], *cards[1:]]
    if words:
        places = accumulate([len(_BLANK.findall(card)) + 1 for card in spoken[:-1]])
        return _rising([start, *[round(words[min(place, len(words) - 1)][0] * 1000) for place in places], end])
    share = (end - start) / (sum(map(len, spoken)) + len(spoken) - 1)
    edges = [start]
    at = 0
    for card in spoken[:-1]:
        at += len(card) + 1
        edges.append(start + int(at * share))
    edges.append(end)
    return edges if share >= 1 else _rising(edges)


def _rising(edges: list[int]) -> list[int]:
    """The edges, each at least a thousandth behind the one before it, between the first and the last."""
    rising = edges[:1]
    for left, edge in zip(range(len(edges) - 2, 0, -1), edges[1:-1], strict=True):
        rising.append(min(max(edge, rising[-1] + 1), edges[-1] - left))
    return [*rising, edges[-1]]


def _plain(text: str) -> str:
    """The text; SRT has no escapes, so what players would take for a tag or for times is written as in WebVTT."""
    if "&" in text and html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    if "<" in text and _TAG.search(text):
        text = text.replace("<", "&lt;")
    return text.replace("-->", "--&gt;")
