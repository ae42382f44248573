"""SubRip (SRT): cues of two short lines, as the podcast namespace wants them."""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import add, sub

from castloom.model.transcript import Block
from castloom.render.transcripts.timed import stamps, timed

# Podcast namespace, transcripts: SRT: two lines of 32 characters. A longer word stays whole.
_LINE = r"(?:.{1,32}(?!\S)|\S+)"
_CARD = re.compile(rf"({_LINE})(?: +({_LINE}))?(?: *(\n)| +)")
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
    cards, counts = _cards(map(add, labels, texts))
    begins, finishes = ([round(time * 1000) for time in times] for times in (spoken.starts, spoken.ends))
    starts: list[int] = []
    ends: list[int] = []
    shown: list[str] = []
    at = 0
    for label, count, start, end, words in zip(labels, counts, begins, finishes, spoken.words, strict=True):
        if ends and starts[-1] < start < ends[-1]:
            ends[-1] = start
        own = cards[at : at + count]
        at += count
        if end - start < count > 1:  # too short a time for several
            own = ["\n".join(own)]
        edges = _edges([own[0][len(label) :], *own[1:]], start, end, words) if len(own) > 1 else ()
        starts += start, *edges
        ends += *edges, end
        shown += own
    rows = zip(range(1, len(shown) + 1), stamps(starts, ","), stamps(ends, ","), shown, strict=True)
    written = "%d\n%s --> %s\n%s\n\n" * len(shown) % tuple(chain.from_iterable(rows))
    return written[:-1].replace(_GLUE, " ")


def _labels(speakers: Sequence[str], texts: Sequence[str]) -> list[str]:
    """`Name: ` where a turn begins, and where the words themselves begin like a name; else nothing."""
    names = {name: _plain(name.replace(":", "")).replace(" ", _GLUE) for name in set(speakers)}
    labels = {name: f"{written}:{_GLUE}" if written else "" for name, written in names.items()}
    return [
        labels[name] if name != before or (": " in text and _BEGINS_LIKE_NAME.match(text)) else ""
        for name, before, text in zip(speakers, ("", *speakers), texts, strict=False)
    ]


def _cards(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """The words of all cues, one line or two, and how many cues each of the texts takes."""
    glued = [_BEFORE_NAME.sub(_GLUE, text) if ": " in text else text for text in texts]
    found = _CARD.findall("\n".join([*glued, ""]))
    lasts = [n for n, (_, _, end) in enumerate(found, 1) if end]
    cards = [f"{first}\n{second}" if second else first for first, second, _ in found]
    return cards, list(map(sub, lasts, [0, *lasts]))


def _edges(cards: Sequence[str], start: int, end: int, words: tuple[tuple[float, float], ...]) -> list[int]:
    """Where each card but the first begins, in thousandths; `cards` are without the speaker's name."""
    if words:
        places = accumulate([len(_BLANK.findall(card)) + 1 for card in cards[:-1]])
        return _rising([round(words[min(place, len(words) - 1)][0] * 1000) for place in places], start, end)
    *reached, whole = accumulate([len(card) + 1 for card in cards])
    share = (end - start) / (whole - 1)
    edges = [start + int(at * share) for at in reached]
    return edges if share >= 1 else _rising(edges, start, end)


def _rising(edges: Sequence[int], start: int, end: int) -> list[int]:
    """The edges, each at least a thousandth behind the one before it, between start and end."""
    rising = [start]
    for left, edge in zip(range(len(edges), 0, -1), edges, strict=True):
        rising.append(min(max(edge, rising[-1] + 1), end - left))
    return rising[1:]


def _plain(text: str) -> str:
    """The text; SRT has no escapes, so what players would take for a tag or for times is written as in WebVTT."""
    if "&" in text and html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    if "<" in text and _TAG.search(text):
        text = text.replace("<", "&lt;")
    return text.replace("-->", "--&gt;")
