"""Where sentences end."""

import re

# The blank after a sentence: behind a closing mark and any closing quotes, and not before a small letter if the mark
# is a full stop or an ellipsis. One pattern, because the same test in Python takes five times as long.
_SMALL = "a-zß-öø-ÿа-яё"
_CLOSED = "[\"'”’»)\\]]"
_BREAK = re.compile(
    r" (?:"
    rf"(?:(?<=[.…] )|(?<=[.…]{_CLOSED} )|(?<=[.…]{_CLOSED}{_CLOSED} ))(?![{_SMALL}])"
    rf"|(?:(?<=[!?] )|(?<=[!?]{_CLOSED} )|(?<=[!?]{_CLOSED}{_CLOSED} ))"
    r")"
)
_BREAK_EAST_ASIAN = re.compile(rf"(?<=[。！？])(?=[^。！？」』”’\s])|{_BREAK.pattern}")
_ABBREVIATIONS = "Dr Mr Mrs Ms Prof St Jr Sr vs etc approx Inc Ltd e.g i.e z.B".split()
_NUMBERED = "no nr vol fig p pp".split()
_SHORT_FORMS = frozenset(f"{word}." for word in (*_ABBREVIATIONS, *_NUMBERED, *map(str.title, _NUMBERED)))
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}|[A-HJ-Za-z])\.$")
_BEFORE_NUMBER = re.compile(rf"(?:^|\s)(?:{'|'.join(_NUMBERED)})\.$", re.IGNORECASE)


def sentences(paragraph: str) -> list[str]:
    """The sentences of a text that has one blank between words; joined by their blanks they are the text again."""
    if "。" in paragraph or "！" in paragraph or "？" in paragraph:
        return _BREAK_EAST_ASIAN.split(paragraph)
    pieces = _BREAK.split(paragraph)
    return _joined(pieces) if len(pieces) > 1 and any(map(_may_go_on, pieces)) else pieces


def _may_go_on(piece: str) -> bool:
    word = piece.rpartition(" ")[2].removeprefix("(")
    return word in _SHORT_FORMS or len(word) == 2


def _joined(pieces: list[str]) -> list[str]:
    """The pieces, joined where a full stop was an abbreviation's."""
    found = [pieces[0]]
    for piece in pieces[1:]:
        before = found[-1]
        if _ABBREVIATED.search(before) or (piece[:1].isdigit() and _BEFORE_NUMBER.search(before)):
            found[-1] = f"{before} {piece}"
        else:
            found.append(piece)
    return found
