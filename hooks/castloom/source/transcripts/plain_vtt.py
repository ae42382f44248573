"""The WebVTT that most files are, two lines a cue, read column by column, which is several times as fast."""

import html
from collections.abc import Sequence
from operator import le
from struct import unpack

from ahocorasick_rs import BytesAhoCorasick

from castloom.model.transcript import Block, Blocks, Columns

_SHAPE = b"00:00:00.000 --> 00:00:00.000\n"
_WIDTH = len(_SHAPE)
_TO = _SHAPE.index(b"> ") + 2
_TENS = [3, 6, _TO + 3, _TO + 6]  # where in that line the tens of minutes and of seconds stand
# Where the digits of a time stand, and what they count in thousandths.
_WORTH = {0: 36_000_000, 1: 3_600_000, 3: 600_000, 4: 60_000, 6: 10_000, 7: 1000, 9: 100, 10: 10, 11: 1}
_ALL_ZEROES = (ord("0") * sum(_WORTH.values())).to_bytes(4, "little")
_ANY_DIGIT = bytes.maketrans(b"123456789", b"000000000")
_ASCII = bytes(range(128))
# What stands beside a blank where more than one parts the words. To look for one sequence of bytes alone takes a
# fiftieth of the time of `in`.
_TWO_BLANKS = [BytesAhoCorasick([pair]) for pair in (b"  ", b" \n", b"\n ")]
# All that str.split() takes for blanks, but for the one between words and the line's end.
_ASCII_BLANKS = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f"
_OTHER_BLANKS = frozenset("\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))


def plain_blocks(text: str) -> Sequence[Block]:
    """A block a cue; none at all if the text is not of this shape to the last sign, or has any fault.

    The shape is `WEBVTT` and an empty line, then cues with an empty line between them: a line of times with two-digit
    hours and no settings, in order, and a line `<v Name>words`. Whoever gets blocks may publish the text as it is.
    """
    lines = text.rstrip("\n").split("\n")
    if len(lines) < 4 or len(lines) % 3 != 1 or lines[0] != "WEBVTT" or any(lines[1::3]):
        return ()
    moments = _moments(lines[2::3])
    voices = _voices(lines[3::3])
    if not moments or not voices:
        return ()
    untold = [None] * len(moments[::2]), [()] * len(moments[::2])
    return Blocks(Columns(*voices, moments[::2], moments[1::2], *untold))


def _moments(lines: list[str]) -> list[float]:
    """From and to of each line of times, in seconds, one after the other; none if one of them is at fault."""
    written = "\n".join([*lines, ""]).encode("utf-8", "surrogatepass")
    if written.translate(_ANY_DIGIT) != _SHAPE * len(lines):
        return []
    if b"".join([written[at::_WIDTH] for at in _TENS]).translate(None, b"012345"):
        return []
    moments = _thousandths(written)
    starts, ends = moments[::2], moments[1::2]
    if not all(map(le, starts, ends)) or starts != tuple(sorted(starts)):
        return []
    return [moment / 1000 for moment in moments]


def _thousandths(written: bytes) -> tuple[int, ...]:
    """The times of lines of that shape.

    All of them side by side, 32 bits each, are one large number: so a digit's worth is added to all times at once.
    """
    count = 2 * len(written) // _WIDTH
    whole = -int.from_bytes(_ALL_ZEROES * count, "little")
    digits = bytearray(4 * count)
    for at, worth in _WORTH.items():
        digits[::8] = written[at::_WIDTH]
        digits[4::8] = written[_TO + at :: _WIDTH]
        whole += worth * int.from_bytes(digits, "little")
    return unpack(f"<{count}I", whole.to_bytes(4 * count, "little"))


def _voices(lines: list[str]) -> tuple[list[str], list[str]] | None:
    """Who speaks and what they say, line by line; None if a line is anything but `<v Name>words`."""
    joined = "\n".join([*[line.removesuffix("</v>") for line in lines], ""])
    parts = joined.replace(">", "\n")
    column = parts.split("\n")
    if len(column) != 2 * len(lines) + 1 or joined.count("<") != len(lines) or _is_uneven(parts):
        return None
    tags, said = column[:-1:2], column[1::2]
    names = {tag: " ".join(html.unescape(tag[3:]).split()) for tag in set(tags) if tag.startswith("<v ")}
    if len(names) != len(set(tags)) or not all(names.values()):
        return None
    if "&" in joined:
        said = [" ".join(html.unescape(words).split()) if "&" in words else words for words in said]
    return ([names[tag] for tag in tags], said) if all(said) else None


def _is_uneven(text: str) -> bool:
    """Whether anything but single blanks and line ends parts the words."""
    coded = text.encode("utf-8", "surrogatepass")
    if any(pair.find_matches_as_indexes(coded) for pair in _TWO_BLANKS):
        return True
    if any(blank in text for blank in _ASCII_BLANKS):
        return True
    # Of bytes, all that are ASCII can be left out at once, and few are not.
    foreign = b"" if text.isascii() else coded.translate(None, _ASCII)
    return not _OTHER_BLANKS.isdisjoint(foreign.decode("utf-8", "surrogatepass"))
