"""The text of a cue: who speaks in it, and their words without tags. Tags are dropped, whatever stands between is kept.

WebVTT's tags are those of https://www.w3.org/TR/webvtt1/#webvtt-caption-or-subtitle-cue-text; SRT has no specification,
and uses HTML's and `{\\an8}`.
"""

import html
import re
from typing import NamedTuple

from castloom.source.transcripts.clock import clock_seconds, shared

Words = tuple[tuple[float, float], ...]

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]*)>")
_ONE_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>&]+)>([^<>&]*)(?:</v>)?\s*")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|</>|<\d[\d:.]*>")
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STAMP = re.compile(r"<(\d[\d:.]*)>")
# What is written above the words tells how they sound: it is not said a second time.
_ABOVE = re.compile(r"<rt[.\s>].*?(?:</rt>|(?=</ruby>)|\Z)", re.DOTALL)
_NAMED = re.compile(r"^(?:</?[A-Za-z][^<>]*>)*([^:\n<>]{1,60}):[ \t]+(?=\S)", re.MULTILINE)
_PARTICLES = {"al", "bin", "da", "de", "den", "der", "di", "du", "ibn", "la", "le", "of", "the", "van", "von"}


class Piece(NamedTuple):
    """What one voice says in a cue; `speaker` is None where the cue does not tell."""

    speaker: str | None
    text: str
    start: float
    end: float
    words: Words = ()


def pieces(payload: str, start: float, end: float, named: bool) -> list[Piece]:
    """What each voice says in a cue, in order, with its share of the cue's time; only the last may have no words.

    `named` says whether `Name:` at the beginning of a line tells the voice, as in SRT.
    """
    if named:
        payload = _NAMED.sub(_voiced, _OVERRIDE.sub("", payload))
    if "<" not in payload and "&" not in payload:
        return [Piece(None, " ".join(payload.split()), start, end)]
    if alone := _ONE_VOICE.fullmatch(payload):
        return [Piece(" ".join(alone[1].split()), " ".join(alone[2].split()), start, end)]
    before, *rest = _VOICE.split(_ABOVE.sub("", payload))
    parts: list[tuple[str | None, str]] = [(None, before)]
    parts += [(_name(name), part) for name, part in zip(rest[::2], rest[1::2], strict=True)]
    said = [(name, part, words) for name, part in parts if (words := plain_words(part))]
    moments = shared(start, end, [len(words) for _, _, words in said])
    found = [Piece(name, words, *at) for (name, _, words), at in zip(said, moments, strict=True)]
    if len(found) == 1 and _STAMP.search(payload):
        found = [found[0]._replace(words=_stamped(said[0][1], found[0]))]
    silent = rest and not plain_words(parts[-1][1])
    return [*found, Piece(parts[-1][0], "", end, end)] if silent else found


def names_somebody(payload: str) -> str:
    """The name before the first colon of a cue's text; "" if no name stands there."""
    match = _NAMED.match(payload)
    return match[1].strip() if match and _voiced(match) != match[0] else ""


def is_name(typed: str) -> bool:
    """Whether `typed` is written as a name is: up to six words, none of which begins with a small letter.

    Particles may; and scripts without small letters give no hint.
    """
    words = typed.split()
    return (
        0 < len(words) <= 6
        and all((w[0].isalnum() and not w[0].islower()) or w in _PARTICLES for w in words)
        and words[0] not in _PARTICLES
    )


def plain_words(marked: str) -> str:
    """The words without tags, references resolved, with single blanks between them."""
    if "<" in marked:
        marked = _TAG.sub("", _BREAK.sub(" ", marked))
    return " ".join(html.unescape(marked).split())


def _voiced(match: re.Match[str]) -> str:
    """`Ada Reef: ` as a voice tag; `One thing is sure: ` as it is, for no name is written so."""
    return f"<v {match[1].strip()}>" if is_name(match[1]) else match[0]


def _name(typed: str) -> str:
    return " ".join(html.unescape(typed).split())


def _stamped(part: str, piece: Piece) -> Words:
    """From and to of each word, if times inside the cue tell all of them."""
    before, *rest = _STAMP.split(part)
    moments = [piece.start, *(clock_seconds(typed) for typed in rest[::2])]
    told = [len(plain_words(words).split()) for words in (before, *rest[1::2])]
    sure = [moment for moment in moments if moment is not None]
    if max(told) > 1 or len(sure) < len(moments) or sure != sorted(sure) or sure[-1] > piece.end:
        return ()
    words = tuple([(a, b) for a, b, count in zip(sure, [*sure[1:], piece.end], told, strict=True) if count])
    return words if len(words) == len(piece.text.split()) else ()
