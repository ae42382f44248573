"""Lines that begin with a time, as people and programs write chapters: `00:01:02.500 Title`, `(1:02) – Title`."""

import re
from typing import NamedTuple

from castloom.source.yamltext import Fields, Node, Text

# Atomic groups: a time without words must not be read as a shorter time whose words are its last digits.
_TIME = r"(?>\d{1,6}(?::\d{1,2}){1,2}(?:[.,]\d{1,9})?)"
_TO = rf"(?>\s?[-–—]\s?{_TIME})?+"
_MARK = re.compile(
    r"(?:[-*+•‣] |\d{1,3}[.)] )?"  # of a list
    rf"(?:\((?P<round>{_TIME}){_TO}\)|\[(?P<square>{_TIME}){_TO}\]|(?P<bare>{_TIME}){_TO}(?=[-–—:|•· ]))"
    r"[-–—:|•· ]*(?P<title>\S.*)"
)
_ADDRESS = re.compile(r" ?(?:<(https?://[^ <>]+)>|\((https?://[^ ()]+)\)|(?<= )(https?://[^ <>]+))$")


class Mark(NamedTuple):
    """A time as typed, the words behind it, and the address that ends them, or ""."""

    time: str
    title: str
    url: str = ""


def mark_in(line: str) -> Mark | None:
    """What a line says that begins with a time; None if it begins otherwise, or says no more."""
    match = _MARK.fullmatch(" ".join(line.split()))
    if match is None:
        return None
    title, url = match["title"], ""
    if found := _ADDRESS.search(title):
        title, url = title[: found.start()].rstrip(" -–—:|"), found[1] or found[2] or found[3]
    return Mark(match["round"] or match["square"] or match["bare"], title, url) if title else None


def fields_of(line: int, **texts: str) -> Fields:
    """A chapter's keys, as front matter would have them on a line; those that are "" are left out."""
    nodes: dict[str, Node] = {key: Text(text, line, quoted=True) for key, text in texts.items() if text}
    return Fields(nodes, dict.fromkeys(nodes, line), line)
