"""What lies beside an episode of its transcript."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from castloom.model.episode import Episode
from castloom.model.problem import Problems
from castloom.source.former import read_former
from castloom.source.transcripts.encoding import read_transcript_text


@dataclass(frozen=True)
class Sources:
    """An episode's transcript files, path → text, and what addresses of an earlier transcription lead to."""

    texts: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)


def read_sources(root: Path, episode: Episode, problems: Problems) -> Sources:
    """The files of an episode's transcript that can be read."""
    read = ((path, read_transcript_text(root, path, problems)) for path in episode.transcript_files)
    former = read_former(root, episode.former_file, problems) if episode.former_file else {}
    return Sources({path: text for path, text in read if text is not None}, former)
