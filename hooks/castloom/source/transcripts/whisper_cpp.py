"""whisper.cpp's JSON (`--output-json`, `--output-json-full`): `transcription` with offsets in milliseconds.

See output_json in https://github.com/ggml-org/whisper.cpp (examples/cli/cli.cpp).
"""

import re
from typing import Any

from castloom.source.transcripts.json_shapes import Said, Word, name_in, seconds_in, text_in
from castloom.source.transcripts.word_times import filled, whole_words

EXAMPLE = '{"offsets": {"from": 500, "to": 4200}, "text": " Hello."}'
_MARK = re.compile(r"\[_.*\]|<\|.*\|>")  # a token that is no word, such as [_BEG_]


def said(segment: dict[str, Any]) -> list[Said]:
    """What one segment says; the speaker is a number, where the program was asked to tell voices apart."""
    start, end = _span(segment)
    text = text_in(segment["text"])
    tokens = [t for t in segment.get("tokens") or [] if "offsets" in t and not _MARK.fullmatch(t["text"].strip())]
    words = whole_words(text, [Word(token["text"], *_span(token)) for token in tokens])
    speaker = name_in(segment.get("speaker")).strip("()")
    return [Said("" if speaker == "?" else speaker, text, start, end, filled(words, start, end))]


def _span(timed: dict[str, Any]) -> tuple[float, float]:
    return seconds_in(timed["offsets"]["from"], 1000), seconds_in(timed["offsets"]["to"], 1000)
