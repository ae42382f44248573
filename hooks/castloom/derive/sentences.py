"""Where sentences end."""

import re

# The blank after a sentence: behind a closing mark and any closing quotes, not behind an abbreviation, and not
# before a small letter, if the mark is a full stop or an ellipsis. It all happens inside one pattern because an
# hour of speech has five hundred sentences and the same test in Python takes five times as long.
_SMALL = "a-zß-öø-ÿа-яё"
_ABBREVIATIONS = (
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "St",
    "Jr",
    "Sr",
    "vs",
    "etc",
    "approx",
    "Inc",
    "Ltd",
    "e.g",
    "i.e",
    "z.B",
)
_BEFORE_NUMBERS = ("No", "no", "Nr", "Vol", "vol", "Fig", "fig", "p", "pp")
_NOT_BEHIND = (
    r"(?<!\b[A-HJ-Za-z]\. )"
    + "".join(rf"(?<!\b{re.escape(word)}\. )" for word in _ABBREVIATIONS)
    + "".join(rf"(?!(?<=\b{word}\. )\d)" for word in _BEFORE_NUMBERS)
)
_CLOSED = "[\"'”’»)\\]]"
_BREAK = re.compile(
    r" (?:"
    rf"(?:(?<=[!?] )|(?<=[!?]{_CLOSED} )|(?<=[!?]{_CLOSED}{_CLOSED} ))"
    rf"|(?:(?<=[.…] )|(?<=[.…]{_CLOSED} )|(?<=[.…]{_CLOSED}{_CLOSED} ))(?![{_SMALL}]){_NOT_BEHIND}"
    r")"
)
_BREAK_EAST_ASIAN = re.compile(rf"(?<=[。！？])(?=[^。！？」』”’\s])|{_BREAK.pattern}")


def sentences(paragraph: str) -> list[str]:
    """The sentences of a text that has one blank between words; joined by their blanks they are the text again."""
    if "。" in paragraph or "！" in paragraph or "？" in paragraph:
        return _BREAK_EAST_ASIAN.split(paragraph)
    return _BREAK.split(paragraph)
