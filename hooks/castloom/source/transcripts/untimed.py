"""The untimed transcript, as hosts show it: a line `Speaker:`, then paragraphs until the next speaker.

It has no specification; this is what Transistor's share pages hold. If a text has no such lines but begins with a name
and words (`Speaker: words`), such names at the beginning of lines are its speakers.
"""

import re

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.voices import is_name
from castloom.source.transcripts.written import Written

# A name has a full stop only behind a title or an initial: other lines that end in a colon are speech.
_TITLE = r"\b(?:Dr|Mr|Mrs|Ms|Prof|Jr|Sr|St|[A-Z])\."
_NAME = rf"(?P<name>(?:{_TITLE}|[^\s:.!?])(?:{_TITLE}|[^:.!?]){{0,58}})"
_SPEAKER = re.compile(rf"{_NAME}\s*:\s*")
_INLINE = re.compile(rf"{_NAME}\s*:\s+(?P<words>\S.*)")


def read_text_transcript(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a paragraph; a paragraph's line breaks become blanks."""
    lines = [line.strip() for line in text.split("\n")]
    inline = not any(map(own_line_name, lines)) and bool(inline_name(next(filter(None, lines), "")))
    written = Written()
    for number, line in enumerate(lines, 1):
        if name := own_line_name(line):
            written.turn(name, None)
        elif inline and (named := inline_name(line)):
            written.turn(named[0], None)
            written.say(named[1], number)
        elif line:
            written.say(line, number)
        else:
            written.pause()
    return written.blocks(path, problems)


def own_line_name(line: str) -> str:
    """The name on a line that is nothing but `Name:`; "" on any other line."""
    match = _SPEAKER.fullmatch(line) if line.endswith(":") else None
    return match["name"].strip() if match else ""


def inline_name(line: str) -> tuple[str, str] | None:
    """Name and words of a line `Ada Reef: words`; None if no name stands before the colon."""
    match = _INLINE.fullmatch(line) if ": " in line else None
    return (match["name"].strip(), match["words"]) if match and is_name(match["name"]) else None
