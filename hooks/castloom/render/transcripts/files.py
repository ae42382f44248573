"""Which files of a transcript there are: a line for each."""

from collections.abc import Sequence
from typing import NamedTuple

from castloom.model.speech import Speech
from castloom.model.transcript import Block, Timing
from castloom.render.transcripts.html_file import html_file
from castloom.render.transcripts.plain_text import plain_text
from castloom.render.transcripts.segments import podcast_json
from castloom.render.transcripts.srt import srt
from castloom.render.transcripts.vtt import vtt


class TranscriptFile(NamedTuple):
    """A file beside the episode's page, with its MIME type as feeds name it (podcast namespace, transcript).

    `label` is the name of its format; plain text has none.
    """

    name: str
    label: str
    type: str
    needs_times: bool


FILES = (
    TranscriptFile("transcript.vtt", "WebVTT", "text/vtt", True),
    TranscriptFile("transcript.srt", "SRT", "application/x-subrip", True),
    TranscriptFile("transcript.json", "JSON", "application/json", True),
    TranscriptFile("transcript.html", "HTML", "text/html", False),
    TranscriptFile("transcript.txt", "", "text/plain", False),
)


def files_of(timing: Timing) -> tuple[TranscriptFile, ...]:
    """The files that a transcript of this timing has: no guessed time goes out."""
    return tuple(file for file in FILES if timing.is_sure or not file.needs_times)


def transcript_files(
    blocks: Sequence[Block], said: Speech, timing: Timing, title: str, language: str, as_vtt: str = ""
) -> dict[str, str]:
    """Name → text of each of the transcript's files, from its blocks and sentences as they were meant.

    `as_vtt` is the WebVTT file where there is one already that says the same.
    """
    written = {
        "transcript.html": html_file(said, title, language, timing.is_sure),
        "transcript.txt": plain_text(said),
    }
    if timing.is_sure:
        written |= {
            "transcript.vtt": as_vtt or vtt(blocks),
            "transcript.srt": srt(blocks),
            "transcript.json": podcast_json(blocks),
        }
    return {file.name: written[file.name] for file in files_of(timing)}
