"""`castloom import --replace`: a re-transcription takes a transcript's place, and former addresses lead into it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from castloom.derive.imported import Imported, imported
from castloom.derive.rematch import Rematch, rematch
from castloom.derive.speakers import with_speakers
from castloom.door.voices_known import notes_of, people_of
from castloom.door.writing import write_all
from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.source.documents import read_text
from castloom.source.former import FORMER, former_text, read_former
from castloom.source.ledger_faults import LEDGER
from castloom.source.transcripts.encoding import read_transcript_text, transcript_text
from castloom.source.transcripts.read import read_file, read_transcript

_ADDRESS = re.compile(r"\bp-[0-9a-f]{8}\b")
_TOLD = 60  # characters
_ANOTHER = 0.9  # of a transcript's addresses are gone: no other tool hears so differently
_IS_ANOTHER = "name the episode that it is of; if it is this one's, remove the old transcript and leave --replace out"


class _Voices(NamedTuple):
    """The episode's own notes on its transcript, and persons' names by id. Two labels may be one person's, and a
    sentence runs on where the voice stays."""

    notes: TranscriptNotes
    names: Mapping[str, str]


def replace_transcript(
    show: Path, episode_path: str, old_files: list[str], new_name: str, content: bytes, problems: Problems
) -> list[str]:
    """Put a new transcript, byte for byte, in the place of an episode's; lines that tell what became of its addresses.

    Of the old files, those of the new one's kind, timed or untimed, give way to it; if there is none, all do. Where
    former addresses lead is kept in the registry, `STEM.addresses.yml`. All is written, or nothing: nothing if the
    new file or the registry has faults, or the new file seems to be another episode's, which are problems then.
    """
    stem = episode_path.removesuffix(".md")
    path = PurePosixPath(episode_path).with_name(PurePosixPath(new_name).name).as_posix()
    old, voices = _texts(show, old_files), _voices(show, episode_path)
    after, staying = _beside(old, path, content, voices, problems)
    former = read_former(show, stem + FORMER, problems)
    if after is None or problems.errors:
        return []
    before = _passages(old, voices, Problems())
    found = rematch(before, after) if before else Rematch({}, [])
    if before and len(found.lost) > _ANOTHER * len(before.spans):
        problems.error(episode_path, 0, "", "the new transcript has hardly a word of the old one", _IS_ANOTHER)
        return []
    registry = _registry(former, found.kept, after)
    files = {path: content, **dict.fromkeys([name for name in old_files if name not in staying and name != path])}
    files |= {stem + FORMER: former_text(registry).encode() if registry else None} if registry or former else {}
    if not _write(show, files, problems):
        return []
    lost = dict.fromkeys([a for a in former if a not in registry and a not in after.spans], "") | dict(found.lost)
    _check_uses(show, (stem + LEDGER, episode_path), lost, problems)
    written = [f"{'wrote' if kept is not None else 'removed'} {name}" for name, kept in files.items()]
    return [*written, *_told(before, after, registry, lost)]


def _voices(show: Path, episode: str) -> _Voices:
    people = people_of(show)
    return _Voices(notes_of(show, episode, people), {person.id: person.name for person in people})


def _texts(show: Path, paths: Sequence[str]) -> dict[str, str]:
    """The files' texts; those that cannot be read are left out, for they are to be replaced."""
    read = {path: read_transcript_text(show, path, Problems()) for path in paths}
    return {path: text for path, text in read.items() if text is not None}


def _beside(
    old: Mapping[str, str], path: str, content: bytes, voices: _Voices, problems: Problems
) -> tuple[Imported | None, tuple[str, ...]]:
    """The new file's passages, and the old files that stay beside it: of another kind, if there is one of its kind."""
    text = transcript_text(content, path, problems)
    if text is None:
        return None, ()
    is_timed = read_file(text, path, Problems()).is_timed
    read = {name: read_file(kept, name, Problems()) for name, kept in old.items()}
    others = tuple(name for name in old if read[name].blocks and read[name].is_timed != is_timed and name != path)
    staying = others if len(others) < len(old) else ()
    return _passages({path: text, **{name: old[name] for name in staying}}, voices, problems), staying


def _passages(texts: dict[str, str], voices: _Voices, problems: Problems) -> Imported | None:
    """The passages as a build has them."""
    transcript = read_transcript(texts, voices.notes, problems)
    return imported(with_speakers(transcript, voices.notes.speakers, voices.names)) if transcript else None


def _registry(former: Mapping[str, str], kept: Mapping[str, str], after: Imported) -> dict[str, str]:
    """Every address that the transcript has no more, and where it leads: what led to a former one is led on."""
    pairs = {**{address: kept.get(present, present) for address, present in former.items()}, **kept}
    return {address: now for address, now in pairs.items() if now in after.spans and address not in after.spans}


def _write(show: Path, files: Mapping[str, bytes | None], problems: Problems) -> bool:
    try:
        write_all({show / path: content for path, content in files.items()})
    except OSError as fault:
        path = next(iter(files))
        message = f"cannot be replaced: {fault.strerror}; nothing was changed"
        problems.error(path, 0, "", message, "make room for it or allow writing there")
        return False
    return True


def _check_uses(show: Path, paths: Sequence[str], lost: Mapping[str, str], problems: Problems) -> None:
    """Warns of places that name a lost passage. Those that name a former one need nothing: it leads to its words."""
    for path in paths:
        text = read_text(show, path, Problems()) if (show / path).is_file() else None
        for number, line in enumerate((text or "").split("\n"), 1):
            for address in _ADDRESS.findall(line):
                if address in lost:
                    message = f"{address}{_said(lost[address])} is not in the new transcript"
                    hint = "name the passage that says it now, or remove what names this one"
                    problems.warn(path, number, "", message, hint)


def _told(
    before: Imported | None, after: Imported, registry: Mapping[str, str], lost: Mapping[str, str]
) -> Iterator[str]:
    if before is None:
        yield "the old transcript could not be read, so its addresses lead nowhere now"
        return
    yield f"addresses as before: {sum(address in after.spans for address in before.spans):,}"
    yield f"former addresses that lead to their words: {len(registry):,}"
    if lost:
        yield f"former addresses whose words are gone: {len(lost):,}"
        yield from (f"  {address}{_said(words)}" for address, words in lost.items())


def _said(words: str) -> str:
    """The first words of a passage, if they are known."""
    shown = words if len(words) <= _TOLD else words[: _TOLD - 1].rstrip() + "…"
    return f' "{shown}"' if words else ""
