"""A transcript as search indexes it: its words, and before each passage where it is.

Pagefind tells of every element with an id at which word it stands. So a passage is begun by an empty element whose id
says all that a hit has to tell: address, seconds ("" where untimed) and the speaker's lane, as in `p-3f9a2c71:754:0`.
A chapter is begun by one too, and has no lane. No element is a block: Pagefind would end it with a full stop that
nobody said.
"""

from collections.abc import Sequence

from castloom.model.episode import Chapter
from castloom.model.speech import Speech
from castloom.render.sentence_html import plain_html

_WEIGHT = 3  # of a chapter's title against what is said


def searched_speech(said: Speech, voices: Sequence[str], chapters: Sequence[Chapter]) -> str:
    """Every sentence behind its place, chapters' titles where they begin; `voices` are the speakers by lane."""
    texts = plain_html("\n".join(said.texts)).split("\n")
    lanes = {speaker: lane for lane, speaker in enumerate(voices)}
    waiting, lane = list(chapters), 0
    parts: list[str] = []
    for first, after in said.spans:
        voice, end = said.voices.get(first), said.ends[after - 1]
        lane = lanes[voice.speaker] if voice else lane
        while waiting and end is not None and waiting[0].start.total_seconds() < end:
            parts.append(_chapter(waiting.pop(0)))
        for row in range(first, after):
            start = said.starts[row]
            seconds = "" if start is None else int(start)
            parts.append(f'<i id="{said.addresses[row]}:{seconds}:{lane}"></i>{texts[row]}')
    return "\n".join(parts)


def _chapter(chapter: Chapter) -> str:
    seconds, title = int(chapter.start.total_seconds()), plain_html(chapter.title)
    return f'<i id="chapter-{seconds}:{seconds}:"></i><b data-pagefind-weight="{_WEIGHT}">{title}</b>'
