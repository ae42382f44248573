"""An episode's transcript from its neighbours: the timed one, in the paragraphs of the untimed one."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.model.transcript import Block, Timing, Transcript
from castloom.source.transcripts.cues import read_srt, read_vtt
from castloom.source.transcripts.detect import find_format
from castloom.source.transcripts.formats import Format
from castloom.source.transcripts.markdown import read_markdown
from castloom.source.transcripts.plain_vtt import plain_blocks
from castloom.source.transcripts.segments import read_json
from castloom.source.transcripts.timed_text import read_timed_text
from castloom.source.transcripts.untimed import read_text_transcript
from castloom.source.transcripts.web_page import read_html

_READERS: dict[Format, Callable[[str, str, Problems], tuple[Block, ...]]] = {
    Format.VTT: read_vtt,
    Format.SRT: read_srt,
    Format.PODCAST_JSON: read_json,
    Format.WHISPER: read_json,
    Format.WHISPER_CPP: read_json,
    Format.PODLOVE: read_json,
    Format.HTML: read_html,
    Format.MARKDOWN: read_markdown,
    Format.TIMED_TEXT: read_timed_text,
    Format.TEXT: read_text_transcript,
}
_AGREE = "remove it, or make the two agree word for word"


class Reading(NamedTuple):
    """A file's blocks and its format. `is_plain` says that it may be published as it is: see `plain_blocks`."""

    blocks: Sequence[Block]
    format: Format | None
    is_plain: bool = False

    @property
    def is_timed(self) -> bool:
        return bool(self.blocks) and self.blocks[0].start is not None


def read_file(text: str, path: str, problems: Problems) -> Reading:
    """A transcript in whatever format; no blocks, and a problem, if it cannot be read or holds no words."""
    if text.startswith("WEBVTT\n\n") and path.endswith(".vtt") and (blocks := plain_blocks(text)):
        return Reading(blocks, Format.VTT, is_plain=True)
    count = len(problems.errors)
    form = find_format(text, path, problems)
    if form is None:
        return Reading((), None)
    _check_ending(path, form, problems)
    blocks = _READERS[form](text, path, problems)
    if not blocks and len(problems.errors) == count:
        problems.error(path, 1, "", "holds no words", "export the transcript again, or remove the file")
    return Reading(blocks, form)


def read_transcript(texts: dict[str, str], notes: TranscriptNotes, problems: Problems) -> Transcript | None:
    """The transcript made of an episode's files, path → text; None without files or if one cannot be read.

    The first timed file gives words and times. An untimed one beside it gives the paragraphs, if it has the same
    words. A file that has other words is left out, with a warning.
    """
    read = {path: read_file(text, path, problems) for path, text in texts.items()}
    if not all(reading.blocks for reading in read.values()):
        return None
    timed = next((path for path in texts if read[path].is_timed), None)
    untimed = next((path for path in texts if not read[path].is_timed), None)
    chosen = timed or untimed
    if chosen is None:
        return None
    blocks = read[chosen].blocks
    if timed and untimed:
        blocks = _in_paragraphs(blocks, read[untimed].blocks, untimed, problems)
    elif notes.timing not in (None, Timing.NONE) and not timed:
        problems.error(chosen, 0, "", f"has no times, but front matter says timing: {notes.timing}",
                       "add a .vtt or .srt file, or remove the timing")  # fmt: skip
    _compare(chosen, {path: read[path].blocks for path in read if path != untimed}, problems)
    timing = (notes.timing or Timing.EXACT) if timed else Timing.NONE
    if timing is Timing.NONE:
        blocks = tuple(block._replace(start=None, end=None, words=()) for block in blocks)
    as_vtt = texts[chosen] if timing is not Timing.NONE and read[chosen].is_plain else ""
    return Transcript(chosen, blocks, timing, notes.language, notes.status, as_vtt)


def _check_ending(path: str, form: Format, problems: Problems) -> None:
    stem, dot, ending = path.rpartition(".")
    if dot and dot + ending.lower() in (".vtt", ".srt") and dot + ending.lower() != form.ending:
        name = stem.rpartition("/")[2] + form.ending
        problems.warn(path, 0, "", f"holds {form}, which its ending does not say", f"rename it {name}")


def _compare(chosen: str, read: dict[str, Sequence[Block]], problems: Problems) -> None:
    for path in () if problems.errors else read:
        if path != chosen and _all_words(read[path]) != _all_words(read[chosen]):
            problems.warn(path, 0, "", f"has other words than {chosen}, which is used alone", _AGREE)


def _all_words(blocks: Sequence[Block]) -> list[str]:
    return [word for block in blocks for word in _words(block.text)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _in_paragraphs(timed: Sequence[Block], untimed: Sequence[Block], path: str, problems: Problems) -> Sequence[Block]:
    cues = [_words(block.text) for block in timed]
    paragraphs = [_words(block.text) for block in untimed]
    if [w for words in cues for w in words] != [w for words in paragraphs for w in words]:
        problems.warn(path, 0, "", "has other words than the timed transcript, which is used alone", _AGREE)
        return timed
    starts, at = {0}, 0
    for words in paragraphs:
        starts.add(at)
        at += len(words)
    marked, at = [], 0
    for block, words in zip(timed, cues, strict=True):
        marked.append(block._replace(begins=at in starts))
        at += len(words)
    return tuple(marked)
