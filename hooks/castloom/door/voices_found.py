"""Who speaks in a transcript that is imported, and which of the show's people they are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from castloom.derive.speakers import persons_by_name
from castloom.door.voices_known import notes_of, people_of
from castloom.model.problem import nearest_name
from castloom.model.transcript import Block
from castloom.render.yaml_line import Value, yaml_line

_LABEL = re.compile(r"(?:(?:speaker|spk|voice|unknown|s)[ _-]*)*(?:\d+|[a-z])?", re.IGNORECASE)


def told_voices(show: Path, episode: str, blocks: Sequence[Block]) -> Iterator[str]:
    """A line for each speaker, and the front matter that says who the unknown ones are."""
    people = people_of(show)
    known, mapped = persons_by_name(people), dict(notes_of(show, episode, people).speakers)
    unknown: dict[str, str] = {}
    for speaker, count in Counter(block.speaker for block in blocks).items():
        person = mapped.get(speaker) or known.get(" ".join(speaker.casefold().split()), "")
        near = "" if person or _LABEL.fullmatch(speaker) else known.get(nearest_name(speaker, known), "")
        if speaker and not person:
            unknown[speaker] = near
        counted = "1 block" if count == 1 else f"{count:,} blocks"
        yield f"  {speaker or 'nobody is named'}: {counted}{_who(speaker, person, near)}"
    if unknown:
        speakers: dict[str, Value] = {**mapped, **{speaker: near or "ID" for speaker, near in unknown.items()}}
        yield f"if you know who they are, write it in {episode}, with the names of files in people/:"
        yield f"  transcript: {{{yaml_line('speakers', speakers)}}}"


def _who(speaker: str, person: str, near: str) -> str:
    if not speaker:
        return ""
    if person:
        return f", {person}"
    return f", nobody in people/; did you mean {near}?" if near else ", nobody in people/"
