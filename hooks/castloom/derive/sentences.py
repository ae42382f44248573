"""Where sentences end."""

import re

_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s+|$)|[。！？]")  # noqa: RUF001
_ABBREVIATED = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|vs|etc|e\.g|i\.e|approx|jr|sr|inc|ltd|co|z\.b|bzw)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:no|nr|vol|fig|p|pp)\.", re.IGNORECASE)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a paragraph, blanks between them left out; every other character is in one."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    after = text[match.end() :].lstrip()[:1]
    if after.islower() and match[0] in (".", "…", "..."):
        return True
    if match[0] != "." or not after:
        return False
    word = text[start : match.end()].rsplit(None, 1)[-1]
    return word != "I." and bool(_ABBREVIATED.search(word) or (after.isdigit() and _NUMBER.fullmatch(word)))
