"""Where sentences end."""

import re

# A closing mark, closing quotes or brackets, and the first character of what follows.
_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?:(?=\s+(\S)|$)|(?<=[。！？]))")
_ABBREVIATIONS = frozenset("dr mr mrs ms prof st vs etc e.g i.e approx jr sr inc ltd co z.b bzw".split())
_BEFORE_NUMBERS = frozenset("no nr vol fig p pp".split())
_LONGEST_ABBREVIATION = 7


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a paragraph, blanks between them left out; every other character is in one."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        after, mark = match[1], match.start()
        if after and text[mark] in ".…" and (after.islower() or _is_abbreviated(text, start, mark, after)):
            continue
        end = match.end()
        spans.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _is_abbreviated(text: str, start: int, mark: int, after: str) -> bool:
    space = text.rfind(" ", max(start, mark - _LONGEST_ABBREVIATION), mark)
    if space < 0 and mark - start > _LONGEST_ABBREVIATION:
        return False
    word = text[max(start, space + 1) : mark].lower()
    if len(word) == 1:
        return word.isalpha() and word != "i"
    return word in _ABBREVIATIONS or (word in _BEFORE_NUMBERS and after.isdigit())
