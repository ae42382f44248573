"""Whisper's JSON and that of its kin: WhisperX, faster-whisper, stable-ts, and OpenAI's verbose_json.

`segments` with start, end and text, each perhaps with `words`; WhisperX adds `speaker` to both, and gives words that
it could not align (numbers above all) no times. OpenAI puts `words` beside the segments, or leaves these out. See
https://github.com/openai/whisper (transcribe.py), https://github.com/m-bain/whisperX (types.py), and
https://platform.openai.com/docs/api-reference/audio/verbose-json-object.
"""

from collections.abc import Iterator
from typing import Any

from castloom.source.transcripts.json_shapes import Said, Word, name_in, seconds_in, seconds_or_none, text_in
from castloom.source.transcripts.word_times import by_speaker, filled, whole_words

EXAMPLE = '{"start": 0.5, "end": 4.2, "text": " Hello."}'
_ENDS = (".", "?", "!", "…")
_LONGEST = 60  # words of a segment made of words alone


def segments(document: Any) -> list[Any]:
    """The segments, with their words even if these stand beside them."""
    if not isinstance(document, dict):
        return list(document)
    beside = document.get("words") or document.get("word_segments") or []
    if not document.get("segments"):
        return list(_made(beside, document.get("text")))
    found = list(document["segments"])
    if beside and not any(segment.get("words") for segment in found):
        return [{**segment, "words": words} for segment, words in zip(found, _dealt(found, beside), strict=True)]
    return found


def said(segment: dict[str, Any]) -> list[Said]:
    """What each voice says in a segment: several, if its words are those of several."""
    text = text_in(segment["text"])
    told = [_word(word) for word in segment.get("words") or []]
    start, end = _span(segment, told)
    speaker = name_in(segment.get("speaker"))
    words = whole_words(text, told)
    moments = filled(words, start, end)
    if not moments:
        return [Said(speaker, text, start, end)]
    runs = list(by_speaker(words, speaker))
    if len(runs) == 1:
        return [Said(speaker or runs[0][0], text, start, end, moments)]
    return [
        Said(name, " ".join(words[n].text for n in run), moments[run[0]][0], moments[run[-1]][1],
             tuple(moments[n] for n in run))
        for name, run in runs
    ]  # fmt: skip


def _word(word: dict[str, Any]) -> Word:
    typed = word.get("word", word.get("text"))
    if not isinstance(typed, str):
        raise TypeError
    start, end = seconds_or_none(word.get("start")), seconds_or_none(word.get("end"))
    return Word(typed, start, end, name_in(word.get("speaker")) or None)


def _span(segment: dict[str, Any], words: list[Word]) -> tuple[float, float]:
    """When a segment starts and ends: as it says, else as its words do."""
    moments = [moment for word in words for moment in (word.start, word.end) if moment is not None]
    start, end = segment.get("start"), segment.get("end")
    return (
        seconds_in(min(moments) if start is None and moments else start),
        seconds_in(max(moments) if end is None and moments else end),
    )


def _dealt(found: list[Any], beside: list[Any]) -> Iterator[list[Any]]:
    """For each segment its words: as many as have its letters, for times do not tell surely where one ends."""
    at = 0
    for segment in found:
        since, letters = at, _letters(segment["text"])
        while at < len(beside) and letters > 0:
            letters -= _letters(_word(beside[at]).text)
            at += 1
        yield beside[since:at]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _made(beside: list[Any], text: Any) -> Iterator[dict[str, Any]]:
    """Segments of words alone: a sentence each. The words are as in the whole text, if that has them."""
    told = [_word(word) for word in beside]
    words = whole_words(text_in(text), told) or told
    sentence: list[Word] = []
    for number, word in enumerate(words):
        sentence.append(word)
        changes = number + 1 < len(words) and words[number + 1].speaker not in (None, word.speaker)
        if changes or word.text.endswith(_ENDS) or len(sentence) == _LONGEST or number + 1 == len(words):
            parts = [part._asdict() for part in sentence]
            yield {"text": " ".join(part.text for part in sentence), "words": parts}
            sentence = []
