"""A transcript as Markdown, for the twin of its page: every sentence is followed by its mark, such as [#p-3f9a2c71]."""

from collections.abc import Sequence

from castloom.model.clock import clock
from castloom.model.episode import Chapter
from castloom.model.speech import Speech
from castloom.render.data.marked_text import guarded, line, plain
from castloom.render.words.words import Words


def spoken_text(said: Speech, chapters: Sequence[Chapter], words: Words, about: bool = False) -> str:
    """A paragraph each with who says it, where that changes, and when; `about` says that the times are estimated.

    A chapter's heading stands before the paragraph in which it begins.
    """
    texts = plain("\n".join(said.texts)).split("\n")
    rows = [f"{text} [#{address}]" for text, address in zip(texts, said.addresses, strict=True)]
    waiting = list(chapters)
    lead, tail = words.around("about_time", "time") if about else ("", "")
    names = {voice: f"**{line(voice.speaker or words('unnamed_speaker'))}**" for voice in set(said.voices.values())}
    parts = []
    for first, after in said.spans:
        voice, start, end = said.voices.get(first), said.starts[first], said.ends[after - 1]
        while waiting and end is not None and waiting[0].start.total_seconds() < end:
            parts.append(f"### {line(waiting.pop(0).title)}")
        who = names[voice] if voice else ""
        when = f"({lead}{clock(start)}{tail})" if start is not None else ""
        text = " ".join(rows[first:after])
        parts.append(" ".join(filter(None, (who, when, text))) if who or when else guarded(text))
    return "\n\n".join(parts)
