"""The transcript as plain text, for people who read and search."""

from collections.abc import Iterable

from castloom.model.speech import Turn
from castloom.render.transcripts.controls import without_controls


def plain_text(turns: Iterable[Turn]) -> str:
    """A line `Name:` for each turn of a known speaker, then its paragraphs."""
    pieces = []
    for turn in turns:
        name = f"{turn.speaker}:\n\n" if turn.speaker else ""
        said = "\n\n".join([" ".join([s.text for s in paragraph.sentences]) for paragraph in turn.paragraphs])
        pieces.append(f"{name}{said}")
    return without_controls("\n\n\n".join(pieces) + "\n")
