"""The transcript as plain text, for people who read and search."""

from castloom.model.speech import Speech
from castloom.render.transcripts.controls import without_controls


def plain_text(said: Speech) -> str:
    """A line `Name:` for each turn of a known speaker, then its paragraphs."""
    pieces = []
    for (first, _), text in zip(said.spans, said.paragraph_texts, strict=True):
        if voice := said.voices.get(first):
            pieces.append(f"\n\n\n{voice.speaker}:\n\n{text}" if voice.speaker else f"\n\n\n{text}")
        else:
            pieces.append(f"\n\n{text}")
    return without_controls("".join(pieces).removeprefix("\n\n\n") + "\n")
