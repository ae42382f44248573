"""WebVTT and SRT: timed cues, with speakers in voice tags (`<v Name>`) or before a colon."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from operator import le

from castloom.model.problem import Problems
from castloom.model.transcript import Block

_ARROW = re.compile(r"^([\d:.,]+)[ \t]+-->[ \t]+([\d:.,]+)(?:[ \t].*)?$")
_TIME = re.compile(r"(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})")
_CUE = re.compile(
    r"^(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})[ \t]+-->[ \t]+"
    r"(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})(?:[ \t][^\n]*)?\n((?:[^\n]+\n?)*)",
    re.MULTILINE,
)
_VOICED_CUE = re.compile(
    r"^(\d\d:[0-5]\d):([0-5]\d\.\d{3}) --> (\d\d:[0-5]\d):([0-5]\d\.\d{3})\n"
    r"<v ([^>&\n.]+)>([^<\n]*)(?:</v>)?$(?!\n[^\n])",
    re.MULTILINE,
)
_ONE_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>&]+)>([^<&]*)(?:</v>)?\s*")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"^([^:\n<>]{1,60}):[ \t]+(?=\S)", re.MULTILINE)
_PARTICLES = {"al", "bin", "da", "de", "den", "der", "di", "du", "ibn", "la", "le", "of", "the", "van", "von"}
_EXAMPLE = "write it as 00:01:02.500 --> 00:01:05.000"


def read_vtt(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """The blocks of a WebVTT text (W3C): one a voice in a cue. A cue without a voice keeps the last speaker."""
    if not re.match(r"WEBVTT(?:[ \t].*)?(?:\n|$)", text):
        problems.error(path, 1, "", "does not begin with WEBVTT", "write WEBVTT on the first line, then an empty line")
        return ()
    simple = _VOICED_CUE.findall(text)
    if simple and len(simple) == text.count("-->"):  # most files: one voice and one line in each cue
        blocks = _simple_blocks(simple, text)
        if blocks:
            return blocks
    return tuple(_voices(text, path, problems))


def is_plain_vtt(text: str, cues: int) -> bool:
    """Whether a WebVTT text holds this many cues of one voice each, and no notes, styles or anything else."""
    return text.startswith("WEBVTT\n\n") and text.count("\n<v ") == text.count("-->") == text.count("\n\n") == cues


def read_srt(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """The blocks of an SRT text; a line that begins `Name:` tells who speaks."""
    return tuple(_voices(text, path, problems, named=True))


def _simple_blocks(cues: list[tuple[str, ...]], text: str) -> tuple[Block, ...]:
    """A block a cue, column by column, which takes half the time; none at all if one of them is at fault."""
    from_minutes, from_seconds, to_minutes, to_seconds, names, said = zip(*cues, strict=True)
    minutes = {clock: int(clock[:2]) * 3600 + int(clock[3:]) * 60 for clock in {*from_minutes, *to_minutes}}
    starts = [round(minutes[m] + float(s), 3) for m, s in zip(from_minutes, from_seconds, strict=True)]
    ends = [round(minutes[m] + float(s), 3) for m, s in zip(to_minutes, to_seconds, strict=True)]
    uneven = "  " in text or "\t" in text or "\xa0" in text
    said = tuple([_words(words) if uneven or "&" in words or words != words.strip() else words for words in said])
    if not all(said) or not all(map(le, starts, ends)):
        return ()
    return tuple(map(Block, [name.strip() for name in names], said, starts, ends))


def _voices(text: str, path: str, problems: Problems, named: bool = False) -> Iterator[Block]:
    speaker = ""
    for start, end, payload in _cues(text, path, problems):
        if alone := _ONE_VOICE.fullmatch(payload):
            speaker = alone[1].strip()
            if said := " ".join(alone[2].split()):
                yield Block(speaker, said, start, end)
            continue
        spoken = _NAMED.sub(_voiced, payload) if named else payload
        before, *rest = _VOICE.split(spoken)
        pieces = [(speaker, before), *zip(rest[::2], rest[1::2], strict=True)]
        words = [(html.unescape(name).strip(), _words(piece)) for name, piece in pieces]
        voices = [(name, said) for name, said in words if said]
        moments = _shared(start, end, [len(said) for _, said in voices])
        for (name, said), (begin, finish) in zip(voices, moments, strict=True):
            yield Block(name, said, begin, finish)
        speaker = words[-1][0]


def _voiced(match: re.Match[str]) -> str:
    """`Ada Reef: ` as a voice tag; `One thing is sure: ` as it is, for no name is written so."""
    words = match[1].split()
    is_name = len(words) <= 6 and all(w[0].isupper() or w[0].isdigit() or w in _PARTICLES for w in words)
    return f"<v {match[1].strip()}>" if is_name and words[0] not in _PARTICLES else match[0]


def _words(payload: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", payload) if "<" in payload else payload).split())


def _shared(start: float, end: float, weights: list[int]) -> list[tuple[float, float]]:
    """The span from start to end, shared out in proportion to the weights."""
    if len(weights) < 2:
        return [(start, end)] * len(weights)
    edges = [start]
    for weight in weights:
        edges.append(edges[-1] + (end - start) * weight / sum(weights))
    return list(pairwise(edges))


def _cues(text: str, path: str, problems: Problems) -> Iterator[tuple[float, float, str]]:
    """(start, end, payload) of each cue. Well-formed files go through one pattern, others line by line."""
    found = _CUE.findall(text)
    cues = [(_sum(*cue[:4]), _sum(*cue[4:8]), cue[8]) for cue in found]
    if len(found) == text.count("-->") and all(start <= end for start, end, _ in cues):
        return iter(cues)
    return _careful_cues(text, path, problems)


def _careful_cues(text: str, path: str, problems: Problems) -> Iterator[tuple[float, float, str]]:
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        times = _ARROW.match(lines[at])
        start, end = (_seconds(times[1]), _seconds(times[2])) if times else (None, None)
        first = at + 1
        at = next((n for n in range(first, len(lines)) if not lines[n].strip() or "-->" in lines[n]), len(lines))
        if start is None or end is None:
            problems.error(path, first, "", f'"{lines[first - 1].strip()}" is not a cue\'s times', _EXAMPLE)
        elif end < start:
            problems.error(path, first, "", "the cue ends before it begins", "correct the second time")
        else:
            yield start, end, "\n".join(lines[first:at])


def _seconds(typed: str) -> float | None:
    match = _TIME.fullmatch(typed)
    return _sum(*match.groups()) if match else None


def _sum(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return (int(hours or 0) * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + int(thousandths)) / 1000
