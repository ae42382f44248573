"""The people of a show, and what an episode's front matter says of its transcript, read for themselves alone.

What is wrong with these files is for a build and a check to tell.
"""

from collections.abc import Sequence
from pathlib import Path

from castloom.model.episode import TranscriptNotes
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.source.documents import read_document
from castloom.source.episodes import transcript_notes
from castloom.source.folder import Known, read_folder
from castloom.source.people import read_person
from castloom.source.record import Record


def people_of(show: Path) -> list[Person]:
    """Everybody who has a file in people/."""
    folder, problems = read_folder(show, "people", Problems()), Problems()
    documents = ((stem, read_document(show, folder.path(stem), problems)) for stem in folder.stems)
    return [read_person(d, stem, show, Record(d.fields, d.path, problems)) for stem, d in documents if d]


def notes_of(show: Path, episode: str, people: Sequence[Person]) -> TranscriptNotes:
    """What the episode's front matter says of its transcript; nothing if that cannot be read."""
    document = read_document(show, episode, Problems())
    if document is None:
        return TranscriptNotes()
    record = Record(document.fields, episode, Problems())
    return record.get("transcript", transcript_notes(Known((), tuple(p.id for p in people))), TranscriptNotes())
