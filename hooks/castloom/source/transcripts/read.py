"""An episode's transcript from its neighbours: the timed one, in the paragraphs of the untimed one."""

import re
from collections.abc import Callable

from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.model.transcript import Block, Timing, Transcript
from castloom.source.transcripts.cues import is_plain_vtt, read_srt, read_vtt
from castloom.source.transcripts.segments import read_json
from castloom.source.transcripts.untimed import read_text_transcript

_Reader = Callable[[str, str, Problems], tuple[Block, ...]]
_READERS: dict[str, tuple[_Reader, bool]] = {
    ".vtt": (read_vtt, True),
    ".srt": (read_srt, True),
    ".json": (read_json, True),
    ".txt": (read_text_transcript, False),
}

_AGREE = "remove it, or make the two agree word for word"


def read_transcript(texts: dict[str, str], notes: TranscriptNotes, problems: Problems) -> Transcript | None:
    """The transcript made of an episode's files, path → text; None without files or if one cannot be read.

    The first timed file gives words and times. An untimed one beside it gives the paragraphs, if it has the same
    words. A file that has other words is left out, with a warning.
    """
    read = {path: _blocks(path, text, problems) for path, text in texts.items()}
    timed = next((path for path in texts if _READERS[_ending(path)][1]), None)
    untimed = next((path for path in texts if not _READERS[_ending(path)][1]), None)
    chosen = timed or untimed
    if chosen is None or not read[chosen]:
        return None
    blocks = read[chosen]
    if timed and untimed:
        blocks = _in_paragraphs(blocks, read[untimed], untimed, problems)
    elif notes.timing not in (None, Timing.NONE) and not timed:
        problems.error(chosen, 0, "", f"has no times, but front matter says timing: {notes.timing}",
                       "add a .vtt or .srt file, or remove the timing")  # fmt: skip
    _compare(chosen, {path: read[path] for path in read if path != untimed}, problems)
    timing = (notes.timing or Timing.EXACT) if timed else Timing.NONE
    if timing is Timing.NONE:
        blocks = tuple(block._replace(start=None, end=None) for block in blocks)
    as_vtt = texts[chosen] if timing is not Timing.NONE and is_plain_vtt(texts[chosen], len(blocks)) else ""
    return Transcript(chosen, blocks, timing, notes.language, notes.status, as_vtt)


def _blocks(path: str, text: str, problems: Problems) -> tuple[Block, ...]:
    count = len(problems.errors)
    blocks = _READERS[_ending(path)][0](text, path, problems)
    if not blocks and len(problems.errors) == count:
        problems.error(path, 1, "", "holds no words", "export the transcript again, or remove the file")
    return blocks


def _ending(path: str) -> str:
    return path[path.rindex(".") :].lower()


def _compare(chosen: str, read: dict[str, tuple[Block, ...]], problems: Problems) -> None:
    for path in () if problems.errors else read:
        if path != chosen and _all_words(read[path]) != _all_words(read[chosen]):
            problems.warn(path, 0, "", f"has other words than {chosen}, which is used alone", _AGREE)


def _all_words(blocks: tuple[Block, ...]) -> list[str]:
    return [word for block in blocks for word in _words(block.text)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _in_paragraphs(
    timed: tuple[Block, ...], untimed: tuple[Block, ...], path: str, problems: Problems
) -> tuple[Block, ...]:
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
