"""Whatever was said comes back from every format: words, speakers, and times as finely as the format has them."""

import html
import json
from collections.abc import Callable, Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.read import read_file

NAMES = st.sampled_from(["Ada Reef", "Dr. Bela Foam", "Speaker 2", "Zoë O’Neil", "李 Wei"])
WORD = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
PLAIN_WORD = st.text("abcdéß’-潮?!0", min_size=1, max_size=8).filter(lambda word: word[0] != "-")
SPOKEN = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
PLAIN = st.lists(PLAIN_WORD, min_size=1, max_size=9).map(" ".join)


def conversations(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[Block]]:
    """Blocks in order, of at least a second each, to the millisecond."""
    lasts = st.integers(1_000, 4_000_000)
    return st.lists(st.tuples(NAMES, words, lasts), min_size=1, max_size=6).map(_timed)


def _timed(said: list[tuple[str, str, int]]) -> list[Block]:
    edges = list(accumulate((lasts for _, _, lasts in said), initial=250))
    return [
        Block(name, text, start / 1000, (start + lasts) / 1000)
        for (name, text, lasts), start in zip(said, edges[:-1], strict=True)
    ]


def clock(seconds: float | None, mark: str = ".") -> str:
    thousandths = round((seconds or 0) * 1000)
    rest, last = divmod(thousandths, 1000)
    return f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}{mark}{last:03}"


def vtt(blocks: Sequence[Block]) -> str:
    cues = (f"\n{clock(b.start)} --> {clock(b.end)}\n<v {b.speaker}>{html.escape(b.text)}\n" for b in blocks)
    return "WEBVTT\n" + "".join(cues)


def numbered_vtt(blocks: Sequence[Block]) -> str:
    cues = (
        f"\n{n}\n{clock(b.start)} --> {clock(b.end)} align:start\n<v.x {b.speaker}>{html.escape(b.text)}</v>\n"
        for n, b in enumerate(blocks, 1)
    )
    return "WEBVTT - a title\nKind: captions\n\nNOTE\nby hand\n" + "".join(cues)


def srt(blocks: Sequence[Block]) -> str:
    cues = (
        f"{n}\n{clock(b.start, ',')} --> {clock(b.end, ',')}\n{b.speaker}: {html.escape(b.text)}\n"
        for n, b in enumerate(blocks, 1)
    )
    return "\n".join(cues)


def podcast_json(blocks: Sequence[Block]) -> str:
    segments = [{"speaker": b.speaker, "startTime": b.start, "endTime": b.end, "body": b.text} for b in blocks]
    return json.dumps({"version": "1.0.0", "segments": segments})


def whisper_json(blocks: Sequence[Block]) -> str:
    segments = [{"speaker": b.speaker, "start": b.start, "end": b.end, "text": f" {b.text}"} for b in blocks]
    return json.dumps({"text": "", "segments": segments, "language": "en"})


def podlove_json(blocks: Sequence[Block]) -> str:
    lines = [
        {"start": clock(b.start), "start_ms": round((b.start or 0) * 1000), "end": clock(b.end),
         "end_ms": round((b.end or 0) * 1000), "speaker": "7", "voice": b.speaker, "text": b.text}
        for b in blocks
    ]  # fmt: skip
    return json.dumps(lines, ensure_ascii=False)


def whisper_cpp_json(blocks: Sequence[Block]) -> str:
    segments = [
        {"offsets": {"from": round((b.start or 0) * 1000), "to": round((b.end or 0) * 1000)}, "text": f" {b.text}",
         "speaker": b.speaker}
        for b in blocks
    ]  # fmt: skip
    return json.dumps({"transcription": segments})


def page(blocks: Sequence[Block]) -> str:
    said = (f"<cite>{b.speaker}:</cite>\n<time>{clock(b.start)}</time>\n<p>{html.escape(b.text)}</p>\n" for b in blocks)
    return "".join(said)


@pytest.mark.parametrize(
    "write",
    [vtt, numbered_vtt, srt, podcast_json, whisper_json, whisper_cpp_json, podlove_json],
    ids=lambda w: w.__name__,
)
@given(blocks=conversations(SPOKEN))
def test_timed_formats_lose_nothing(write: Callable[[Sequence[Block]], str], blocks: list[Block]) -> None:
    problems = Problems()
    found = read_file(write(blocks), "a.txt", problems).blocks
    assert [(b.speaker, b.text, b.start, b.end) for b in found] == [(b.speaker, b.text, b.start, b.end) for b in blocks]
    assert not problems.all


@given(conversations(SPOKEN))
def test_page_loses_nothing_but_ends(blocks: list[Block]) -> None:
    found = read_file(page(blocks), "a.txt", Problems()).blocks
    assert [(b.speaker, b.text, b.start) for b in found] == [(b.speaker, b.text, b.start) for b in blocks]


WRITTEN = {
    "otter": "{name}  {time}  \n{text}\n\n",
    "descript": "[{time}] {name}: {text}\n\n",
    "riverside": "{name} ({time})\n{text}\n\n",
    "rev": "{name} ({time}): {text}\n",
    "bare": "{time} {name}: {text}\n",
    "bold": "**{name}** [{time}]\n{text}\n\n",
    "bold-colon": "**{name}:** ({time}) {text}\n\n",
    "bold-line": "**{name}** {time}\n\n{text}\n\n",
    "bold-inner": "**[{time}] {name}:** {text}\n\n",
    "bold-behind": "**{name} ({time}):** {text}\n\n",
    "lone": "[{time}]\n{name}:\n{text}\n\n",
}


@pytest.mark.parametrize("shape", WRITTEN)
@given(blocks=conversations(PLAIN))
def test_written_formats_lose_nothing_but_ends(shape: str, blocks: list[Block]) -> None:
    text = "".join(WRITTEN[shape].format(name=b.speaker, time=clock(b.start), text=b.text) for b in blocks)
    found = read_file(text, "a.txt", Problems()).blocks
    assert [(b.speaker, b.text, b.start) for b in found] == [(b.speaker, b.text, b.start) for b in blocks]
    assert [b.end for b in found[:-1]] == [b.start for b in found[1:]]


@pytest.mark.parametrize("shape", ["{name}:\n\n{text}\n\n", "{name}: {text}\n\n", "**{name}:** {text}\n\n"])
@given(blocks=conversations(PLAIN))
def test_untimed_formats_keep_speakers_and_words(shape: str, blocks: list[Block]) -> None:
    text = "".join(shape.format(name=b.speaker, text=b.text) for b in blocks)
    found = read_file(text, "a.txt", Problems()).blocks
    assert [(b.speaker, b.text, b.start) for b in found] == [(b.speaker, b.text, None) for b in blocks]


@given(st.lists(st.tuples(PLAIN_WORD.filter(str.isalnum), st.integers(0, 900)), min_size=1, max_size=9), st.data())
def test_words_keep_their_times(told: list[tuple[str, int]], data: st.DataObject) -> None:
    edges = list(accumulate((lasts for _, lasts in told), initial=0))
    words = [
        {"word": f" {word}", "start": start / 1000, "end": (start + lasts) / 1000}
        for (word, lasts), start in zip(told, edges[:-1], strict=True)
    ]
    bare = data.draw(st.sets(st.sampled_from(range(len(words)))))
    left = [{"word": w["word"]} if n in bare else w for n, w in enumerate(words)]
    segment = {"start": 0, "end": edges[-1] / 1000, "text": " ".join(word for word, _ in told), "words": left}
    (block,) = read_file(json.dumps({"segments": [segment]}), "a.json", Problems()).blocks
    assert len(block.words) == len(block.text.split())
    moments = [moment for pair in block.words for moment in pair]
    assert moments == sorted(moments)
    known = [n for n in range(len(words)) if n not in bare]
    assert [block.words[n] for n in known] == [(words[n]["start"], words[n]["end"]) for n in known]
