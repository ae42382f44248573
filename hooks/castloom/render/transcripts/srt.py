"""SubRip (SRT): cues of two short lines, as the podcast namespace wants them."""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice
from operator import add, lt, sub

from castloom.model.transcript import Block
from castloom.render.transcripts.cue_times import cue_times
from castloom.render.transcripts.timed import Moments, stamps, timed

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
    begins, finishes = ([round(time * 1000) for time in times] for times in (spoken.starts, spoken.ends))
    cards, counts = _in_time(*_cards(map(add, labels, texts)), list(map(sub, finishes, begins)))
    sizes, firsts = [len(card) + 1 for card in cards], [0, *accumulate(counts)]
    for first, label in zip(firsts, labels, strict=False):
        if label:  # nobody says it
            sizes[first] -= len(label)
    known = {
        row: _known(cards[firsts[row] : firsts[row + 1]], labels[row], words)
        for row, words in enumerate(spoken.words)
        if words
    }
    starts, ends = cue_times(sizes, counts, begins, finishes, known)
    rows = zip(range(1, len(cards) + 1), stamps(starts, ","), stamps(ends, ","), cards, strict=True)
    written = "%d\n%s --> %s\n%s\n\n" * len(cards) % tuple(chain.from_iterable(rows))
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


def _in_time(cards: list[str], counts: list[int], times: Sequence[int]) -> tuple[list[str], list[int]]:
    """The cues and how many each block has: one alone where its time, in thousandths, is too short for several."""
    if not any(map(lt, times, counts)):
        return cards, counts
    rest = iter(cards)
    own = [list(islice(rest, count)) for count in counts]
    own = [["\n".join(cues)] if time < len(cues) else cues for cues, time in zip(own, times, strict=True)]
    return list(chain.from_iterable(own)), list(map(len, own))


def _known(cards: Sequence[str], label: str, words: Moments) -> list[int]:
    """When the first words of a block's cues but the first are said, in thousandths."""
    spoken = [cards[0][len(label) :], *cards[1:-1]]
    places = list(accumulate(len(_BLANK.findall(card)) + 1 for card in spoken))[: len(cards) - 1]
    return [round(words[min(place, len(words) - 1)][0] * 1000) for place in places]


def _plain(text: str) -> str:
    """The text; SRT has no escapes, so what players would take for a tag or for times is written as in WebVTT."""
    if "&" in text and html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    if "<" in text and _TAG.search(text):
        text = text.replace("<", "&lt;")
    return text.replace("-->", "--&gt;")
