"""Where sentences end."""

import re
from itertools import pairwise

# Patterns from the closing mark to the blank after it: the same tests in Python take five times as long.
# A full stop or an ellipsis ends nothing before a small letter, an abbreviation's stop ends nothing either, and
# "no." and the like end nothing before a number. Lookbehinds want one width each, hence the groups by length.
_SMALL = "a-zß-öø-ÿа-яё"
_CLOSING = " \"'”’»)]"
_CLOSED = "[\"'”’»)\\]]{0,2}"
_ABBREVIATIONS = "Dr Mr Ms St Jr Sr vs Mrs etc Inc Ltd e.g i.e z.B Prof approx".split()
_NUMBERED = "no nr vol fig pp".split()
_BEFORE = r"[\s(]"


def _not_after(words: list[str], prefix: str, suffix: str) -> str:
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(re.escape(word))
    return "".join(rf"(?<!{prefix}(?:{'|'.join(group)}){suffix})" for group in by_length.values())


_NUMBERS = "|".join(_not_after([word], r"\s", r"\. ") for word in (*_NUMBERED, *map(str.title, _NUMBERED)))
_NOT_SHORT = rf"(?<!{_BEFORE}[A-HJ-Za-z]\.)" + _not_after(_ABBREVIATIONS, _BEFORE, r"\.")
_AFTER_STOP = rf"{_NOT_SHORT}{_CLOSED} (?![{_SMALL}])(?:(?!\d)|{_NUMBERS.replace('|', '')})"
# A pattern that begins with one character is looked for four times as fast as one that begins with any of four.
_BREAKS = {
    ".": re.compile(rf"\.{_AFTER_STOP}"),
    "…": re.compile(rf"…{_AFTER_STOP}"),
    "?": re.compile(rf"\?{_CLOSED} "),
    "!": re.compile(rf"!{_CLOSED} "),
    **{mark: re.compile(rf"{mark}(?=[^。！？」』”’\s])") for mark in "。！？"},
}


def is_east_asian(text: str) -> bool:
    """Whether sentences of the text may end with no blank after them."""
    return "。" in text or "！" in text or "？" in text


def beginnings(text: str) -> list[int]:
    """Where a sentence begins in a text of one blank between words, but for the first: places of characters.

    A line break is no end; whoever puts one between two voices knows that a sentence begins there.
    """
    found = [match.end() for mark, pattern in _BREAKS.items() if mark in text for match in pattern.finditer(text)]
    found.sort()
    # At the very beginning no blank stands before an abbreviation, which the pattern wants to see.
    if (
        found
        and found[0] < 10
        and not _BREAKS[text[: found[0]].rstrip(_CLOSING)[-1]].search(f" {text[: found[0] + 1]}")
    ):
        del found[0]
    return found


def sentences(paragraph: str) -> list[str]:
    """The sentences of a text that has one blank between words."""
    edges = [0, *beginnings(paragraph), len(paragraph)]
    return [paragraph[start:end].rstrip(" ") for start, end in pairwise(edges)]
