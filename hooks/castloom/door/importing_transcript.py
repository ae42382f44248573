"""`castloom import FILE --episode SLUG`: a transcript is laid beside its episode, byte for byte."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from castloom.door.replacing import replace_transcript
from castloom.door.voices_found import told_voices
from castloom.door.writing import write_all
from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems, nearest
from castloom.source.episodes import name_parts
from castloom.source.folder import TRANSCRIPTS, read_folder
from castloom.source.transcripts.encoding import read_transcript_text, transcript_text
from castloom.source.transcripts.formats import Format
from castloom.source.transcripts.read import Reading, read_file, read_transcript

_CUES_OR_JSON = {Format.VTT, Format.SRT, Format.PODCAST_JSON, Format.WHISPER, Format.WHISPER_CPP, Format.PODLOVE}


class _Place(NamedTuple):
    """An episode that a transcript is for, and the transcripts that are there, as paths below the show's folder."""

    path: str
    present: tuple[str, ...]

    def named(self, ending: str) -> str:
        return self.path.removesuffix(".md") + ending


def is_plainly_transcript(content: bytes) -> Format | None:
    """The format of a file that can be nothing but a transcript; None if it may be a host's page."""
    problems = Problems()
    text = transcript_text(content, "a file", problems)
    found = read_file(text, "a file", problems).format if text else None
    return found if found in _CUES_OR_JSON else None


def import_transcript(file: Path, content: bytes, show: Path, typed: str, replace: bool, problems: Problems) -> None:
    """Read the file, tell what it holds, and write it beside the episode; nothing is written if it has faults."""
    place = _place(show, typed, problems)
    text = transcript_text(content, str(file), problems)
    reading = read_file(text, str(file), problems) if text is not None else None
    if place is None or reading is None or reading.format is None or problems.errors:
        return
    print(_summary(file, reading))
    for line in told_voices(show, place.path, reading.blocks):
        print(line)
    if replace and place.present:
        new = place.named(reading.format.ending)
        for line in replace_transcript(show, place.path, [*place.present], new, content, problems):
            print(line)
    else:
        _add(show, place, place.named(reading.format.ending), content, problems)


def _place(show: Path, typed: str, problems: Problems) -> _Place | None:
    """The episode of a slug, number or file's name."""
    folder = read_folder(show, "episodes", Problems())
    stem = Path(typed).name.removesuffix(".md")
    found = [s for s in folder.stems if stem in (s, name_parts(s)[1]) or _number(stem) == (name_parts(s)[0] or -1)]
    if len(found) == 1:
        return _Place(folder.path(found[0]), tuple(folder.beside(found[0], *TRANSCRIPTS)))
    slugs = [name_parts(s)[1] for s in folder.stems]
    hint = nearest(stem, [*slugs, *folder.stems]) or "write the slug, number or file name of one in episodes/"
    what = f'no episode "{typed}"' if not found else f'"{typed}" are several episodes: {", ".join(found)}'
    problems.error("--episode", 0, "", what, hint if not found else "write the name of one")
    return None


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _summary(file: Path, reading: Reading) -> str:
    words = sum(block.text.count(" ") + 1 for block in reading.blocks)
    ends = [block.end for block in reading.blocks if block.end is not None]
    lasts = f"{round(max(ends) / 60, 1):g} minutes" if ends else "no times"
    return f"{file.name}: {reading.format}, {len(reading.blocks):,} blocks, {words:,} words, {lasts}"


def _add(show: Path, place: _Place, new: str, content: bytes, problems: Problems) -> None:
    there = next((path for path in place.present if path.lower() == new.lower()), None)
    if there or os.path.lexists(show / new):
        hint = "add --replace to put the new transcript in its place: its addresses are kept"
        problems.error(there or new, 0, "", "is there already", hint)
        return
    _check_together(show, place, new, content, problems)
    if problems.errors:
        return
    try:
        write_all({show / new: content})
        print(f"wrote {new}")
    except OSError as fault:
        problems.error(new, 0, "", f"cannot be written: {fault.strerror}", "make room for it or allow writing there")


def _check_together(show: Path, place: _Place, new: str, content: bytes, problems: Problems) -> None:
    """Read the new file with those that are there, as a build will, and say if it would not be used."""
    texts: dict[str, str] = {}
    for path in _in_order(place, new):
        found = transcript_text(content, path, problems) if path == new else read_transcript_text(show, path, problems)
        if found is not None:
            texts[path] = found
    transcript = read_transcript(texts, TranscriptNotes(), problems)
    timed = {path for path in texts if read_file(texts[path], path, Problems()).is_timed}
    is_told = any(problem.path == new for problem in problems.warnings)
    if transcript and new in timed and transcript.path != new and not is_told:
        hint = f"remove {transcript.path} if the new one is better"
        problems.warn(new, 0, "", f"is kept, but {transcript.path} comes before it and is used", hint)


def _in_order(place: _Place, new: str) -> Sequence[str]:
    """The files in the order in which a build prefers them."""
    return sorted([*place.present, new], key=lambda path: TRANSCRIPTS.index(path[path.rindex(".") :].lower()))
