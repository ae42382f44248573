"""The untimed transcript: a line `Speaker:`, then paragraphs until the next speaker."""

import re

from castloom.model.problem import Problems
from castloom.model.transcript import Block

# A name has a full stop only behind a title or an initial: other lines that end in a colon are speech.
_TITLE = r"\b(?:Dr|Mr|Mrs|Ms|Prof|Jr|Sr|St|[A-Z])\."
_SPEAKER = re.compile(rf"(?P<name>(?:{_TITLE}|[^\s:.!?])(?:{_TITLE}|[^:.!?]){{0,58}})\s*:\s*")


def read_text_transcript(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a paragraph; a paragraph's line breaks become spaces."""
    blocks: list[Block] = []
    speaker = ""
    paragraph: list[str] = []
    for line in [*text.split("\n"), ""]:
        named = _SPEAKER.fullmatch(line.strip())
        if line.strip() and not named:
            paragraph.append(line.strip())
            continue
        if paragraph:
            blocks.append(Block(speaker, " ".join(" ".join(paragraph).split()), begins=True))
            paragraph = []
        speaker = named["name"].strip() if named else speaker
    if blocks and not any(block.speaker for block in blocks):
        problems.warn(path, 1, "", "names no speaker", "write `Name:` on a line of its own before what each one says")
    return tuple(blocks)
