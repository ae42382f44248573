"""WebVTT and SRT: timed cues, with speakers in voice tags (`<v Name>`) or before a colon.

WebVTT is specified at https://www.w3.org/TR/webvtt1/. SRT is what SubRip wrote; for speakers in it see
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md.
"""

import re
from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.telling import Fault, line_at, tell
from castloom.source.transcripts.clock import cue_seconds
from castloom.source.transcripts.order import in_order
from castloom.source.transcripts.plain_vtt import plain_blocks
from castloom.source.transcripts.voices import names_somebody, pieces

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MOMENT = r"(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"[ \t]*{_MOMENT}[ \t]*-->[ \t]*{_MOMENT}(?:[ \t][^\n]*)?")
_ALONE = re.compile(r"(?:(?![^\n]*-->)[^\n]*\n)?([^\n]*-->[^\n]*)(?:\n|$)")
_NEGATIVE = re.compile(r"-[\d:.,]+[ \t]*-->|-->[ \t]*-[\d:.,]")
_NOT_SPEECH = re.compile(r"(?:NOTE|WEBVTT)(?:[ \t\n]|$)|(?:STYLE|REGION)[ \t]*(?:\n|$)")
_COUNT = re.compile(r"\s*\d+\s*")
_HEADER = "write WEBVTT on the first line, then an empty line"
_JOIN = "delete the empty line, or write NOTE above what nobody says"
_EXAMPLE = "write it as 00:01:02.500 --> 00:01:05.000"
_SELDOM = 3  # cues that begin with a name before a colon, from which on it is no accident


class _Cue(NamedTuple):
    """A cue as it stands in the file; `at` is where, as an offset."""

    at: int
    start: float
    end: float
    payload: str


def read_vtt(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """The blocks of a WebVTT text: one a voice in a cue. A cue without a voice keeps the last speaker.

    Notes, styles, regions, names and settings of cues are left out. If a file has no voice tags but `Name:` at the
    beginning of cues, as some programs write it, these are its speakers.
    """
    if blocks := plain_blocks(text):
        return tuple(blocks)
    if not re.match(r"WEBVTT(?:[ \t].*)?(?:\n|$)", text):
        problems.warn(path, 1, "", "does not begin with WEBVTT", _HEADER)
    cues = _Reading(text, path, problems, is_vtt=True).cues()
    return _spoken(cues, text, path, problems, named="<v" not in text and _are_named(cues))


def read_srt(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """The blocks of an SRT text; a line that begins `Name:` tells who speaks, until the next such line."""
    cues = _Reading(text, path, problems, is_vtt=False).cues()
    return _spoken(cues, text, path, problems, named=True)


def _are_named(cues: list[_Cue]) -> bool:
    names = Counter(name for cue in cues if ":" in cue.payload and (name := names_somebody(cue.payload)))
    return names.total() >= max(_SELDOM, 2 * len(names))


def _spoken(cues: list[_Cue], text: str, path: str, problems: Problems, named: bool) -> tuple[Block, ...]:
    speaker = ""
    blocks, places = [], []
    for cue in cues:
        for piece in pieces(cue.payload, cue.start, cue.end, named):
            speaker = speaker if piece.speaker is None else piece.speaker
            if piece.text:
                blocks.append(Block(speaker, piece.text, piece.start, piece.end, words=piece.words))
                places.append(cue.at)
    return in_order(tuple(blocks), lambda number: line_at(text, places[number]), path, problems)


class _Reading:
    """One way through a file of cues, with what is wrong on it: each kind of fault is told in a few lines."""

    def __init__(self, text: str, path: str, problems: Problems, is_vtt: bool) -> None:
        self._text, self._path, self._problems, self._is_vtt = text, path, problems, is_vtt
        self._found: list[_Cue] = []
        self._unclear: list[Fault] = []
        self._negative: list[Fault] = []
        self._reversed: list[Fault] = []
        self._stray: list[Fault] = []
        self._homeless: list[Fault] = []

    def cues(self) -> list[_Cue]:
        for block in _BLOCK.finditer(self._text):
            if "-->" in block[0]:
                self._timed(block[0], block.start())
            else:
                self._untimed(block[0], block.start())
        text, path, warn, error = self._text, self._path, self._problems.warn, self._problems.error
        tell(error, text, path, self._unclear, _EXAMPLE)
        tell(error, text, path, self._negative, "write 00:00:00.000 or a later time")
        tell(error, text, path, self._reversed, "correct the second time")
        tell(warn, text, path, self._stray, _JOIN)
        tell(error, text, path, self._homeless, "write a cue's times above them, or delete them")
        return self._found

    def _timed(self, block: str, at: int) -> None:
        """A block with times: one cue, or several that no empty line parts."""
        if (alone := _ALONE.match(block)) and "-->" not in (payload := block[alone.end() :]):
            self._cue(alone[1], payload, at + alone.start(1))
            return
        lines = block.split("\n")
        places = list(accumulate((len(line) + 1 for line in lines), initial=at))
        heads = [n for n, line in enumerate(lines) if "-->" in line]
        if heads[0] > 1:  # the line above the times may be the cue's name, those above that are not
            self._untimed("\n".join(lines[: heads[0] - 1]), at)
        for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
            # The number of the next cue is no word of this one.
            numbered = after < len(lines) and after - 1 > head and _COUNT.fullmatch(lines[after - 1])
            self._cue(lines[head], "\n".join(lines[head + 1 : after - bool(numbered)]), places[head])

    def _cue(self, times: str, payload: str, at: int) -> None:
        match = _TIMES.fullmatch(times)
        if match is None:
            faults = self._negative if _NEGATIVE.search(times) else self._unclear
            faults.append(Fault(at, f'"{times.strip()}" is not a cue\'s times'))
            return
        start, end = cue_seconds(*match.groups()[:4]), cue_seconds(*match.groups()[4:])
        if end < start:
            self._reversed.append(Fault(at, "the cue ends before it begins"))
        else:
            self._found.append(_Cue(at, start, end, payload))

    def _untimed(self, block: str, at: int) -> None:
        """A block without times: a note, a number, or words that an empty line parts from their cue."""
        if (self._is_vtt and _NOT_SPEECH.match(block)) or _COUNT.fullmatch(block):
            return
        words = block.partition("\n")[0].strip()
        shown = words if len(words) <= 40 else words[:39].rstrip() + "…"
        if not self._found:
            self._homeless.append(Fault(at, f'"{shown}" stands above the first cue'))
            return
        last = self._found[-1]
        self._found[-1] = last._replace(payload=f"{last.payload}\n{block}")
        self._stray.append(Fault(at, f'an empty line parts "{shown}" from its cue'))
