"""On which line of a Markdown text something stands, code left out of account."""

import re

_CODE = re.compile(r"^([ \t]*)(```+|~~~+).*?(?:^[ \t]*\2|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"[ \t]*(?:[-*+] +|\d+[.)] +)*>")


def line_of(text: str, typed: str, first_line: int) -> int:
    """The line of the first place at which something was typed, in a text that begins on `first_line`."""
    place = _without_code(text).find(typed)
    place = text.find(typed) if place < 0 else place
    return first_line + text[: max(place, 0)].count("\n")


def line_of_quotation(text: str, link: str, number: int, first_line: int) -> int:
    """The line on which a quotation begins whose attribution has a link; it is the one of that `number`, from 0."""
    lines = text.split("\n")
    with_link = [n for n, line in enumerate(lines) if link in line and _QUOTED.match(line)]
    if number >= len(with_link):
        return line_of(text, link, first_line)
    line = with_link[number]
    while line and _QUOTED.match(lines[line - 1]):
        line -= 1
    return first_line + line


def _without_code(text: str) -> str:
    """The text with blanks for code, every character in its place."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text) if "`" in text or "~~~" in text else text
